internal import Diagnostics
internal import Files

/// Mails in files (`.eml`, mbox) and folders of them, read as answers.
package struct MailFolder {
  package private(set) var answers: [ImportedAnswer] = []
  package private(set) var remarks: [ImportRemark] = []
  /// What was understood differently from how it was typed, for `--explain`.
  package private(set) var understood: [String] = []

  /// Whether an input is a mail or a folder of mails.
  package static func isMail(_ input: String) -> Bool {
    InputFile.isFolder(input) || isMailFile(input)
  }

  private static func isMailFile(_ path: String) -> Bool {
    [".eml", ".mbox", ".mbx"].contains(where: path.lowercased().hasSuffix)
  }

  /// Reads mails, in the order of their files' names. A mail that cannot be read costs a message.
  ///
  /// - Parameter inputs: files and folders.
  /// - Throws: `ImportFailure` where GMime is missing, or a folder has no mails; `FileError`.
  package init(_ inputs: [String]) throws {
    for input in inputs {
      let files = InputFile.isFolder(input) ? try Self.files(in: input) : [input]
      guard !files.isEmpty else {
        throw ImportFailure(
          "\(input): error: there is no mail in the folder",
          hint: "mails have names that end in .eml or .mbox")
      }
      for file in files { try read(file) }
    }
  }

  /// The mails in a folder: by their endings, and everything in a Maildir's `cur` and `new`.
  private static func files(in folder: String) throws -> [String] {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    let patterns = ["*.[eE][mM][lL]", "*.[mM][bB][oO][xX]", "*.[mM][bB][xX]", "cur/*", "new/*"]
    var files: [String] = []
    for pattern in patterns { files += try Glob.paths(matching: pattern, in: folder) }
    return files.filter { !$0.hasSuffix("/") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func read(_ file: String) throws {
    let bytes = try InputFile.read(file, limit: MailParser.Limits.bytes)
    let isMailbox = bytes.starts(with: Array("From ".utf8))
    do throws(FileFault) {
      var parser = try MailParser()
      let mails = try parser.mails(in: bytes, isMailbox: isMailbox)
      for (index, mail) in mails.enumerated() {
        for one in mail.flattened {
          let read = MailAnswer(
            one, file: mails.count > 1 ? "\(file) (mail \(index + 1))" : file, row: rows + 1)
          rows += 1
          remarks += read.remarks
          understood += read.understood
          if let answer = read.answer { answers.append(answer) }
        }
      }
    } catch {
      guard error.kind == .data else {
        throw ImportFailure("\(file): error: the mail \(error.words)", kind: error.kind)
      }
      remarks.append(ImportRemark(.error, file: file, "the file \(error.words)", hint: "save the mail again"))
    }
  }

  private var rows = 0
}
