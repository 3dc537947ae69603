internal import Diagnostics
internal import Files
internal import OfficeFiles

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
    [".eml", ".mbox", ".mbx", ".msg"].contains(where: path.lowercased().hasSuffix)
  }

  /// Reads mails, in the order of their files' names. A mail that cannot be read costs a message.
  ///
  /// - Parameters:
  ///   - inputs: files and folders.
  ///   - map: which words before a colon are which field; others are read by their words.
  /// - Throws: `ImportFailure` where GMime is missing, or a folder has no mails; `FileError`.
  package init(_ inputs: [String], map: ColumnMap? = nil) throws {
    self.map = map
    for input in inputs {
      let isFolder = InputFile.isFolder(input)
      let files = isFolder ? try Self.files(in: input) : [input]
      guard !files.isEmpty else {
        throw ImportFailure(
          "\(input): error: there is no mail in the folder",
          hint: "mails have names that end in .eml or .mbox; name tables of answers one by one")
      }
      for file in files { try read(file, isInFolder: isFolder) }
    }
  }

  /// The mails in a folder: by their endings, and everything in a Maildir's `cur` and `new`.
  private static func files(in folder: String) throws -> [String] {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    let patterns = [
      "*.[eE][mM][lL]", "*.[mM][bB][oO][xX]", "*.[mM][bB][xX]", "*.[mM][sS][gG]", "mbox", "cur/*", "new/*",
    ]
    var files: [String] = []
    for pattern in patterns { files += try Glob.paths(matching: pattern, in: folder) }
    return files.filter { !$0.hasSuffix("/") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func read(_ file: String, isInFolder: Bool) throws {
    guard var bytes = try content(of: file, isInFolder: isInFolder) else { return }
    // CR alone ends lines, too.
    if !bytes.contains(0x0A) { bytes = bytes.map { $0 == 0x0D ? 0x0A : $0 } }
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      remarks.append(
        ImportRemark(
          .error, file: file, "the file is in Outlook's own format (.msg)",
          hint: "save the mail as .eml, as Outlook on the web and Thunderbird do"))
      return
    }
    if let problem = MailBounds.problem(bytes) {
      remarks.append(
        ImportRemark(
          .error, file: file, "the file \(problem), and was not read",
          hint: "save the mails that have answers by themselves"))
      return
    }
    let isMailbox = bytes.starts(with: Array("From ".utf8))
    do throws(FileFault) {
      var parser = try MailParser()
      let mails = try parser.mails(in: bytes, isMailbox: isMailbox)
      for (index, mail) in mails.enumerated() {
        for one in mail.flattened {
          let read = MailAnswer(
            one, file: mails.count > 1 ? "\(file) (mail \(index + 1))" : file, row: rows + 1, map)
          rows += 1
          remarks += read.remarks
          understood += read.understood
          if let answer = read.answer { answers.append(answer) }
        }
      }
    } catch {
      guard error.kind == .data else {
        throw ImportFailure("\(file): error: the mail \(error.words)", kind: error.failureKind)
      }
      remarks.append(ImportRemark(.error, file: file, "the file \(error.words)", hint: "save the mail again"))
    }
  }

  /// The bytes of a file; nil where it cannot be read and is one of many, which are read all the same.
  private mutating func content(of file: String, isInFolder: Bool) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try InputFile.read(file, limit: MailParser.Limits.bytes)
    } catch {
      guard isInFolder else { throw error }
      remarks.append(ImportRemark(.error, file: file, "the file cannot be read: \(error)"))
      return nil
    }
  }

  private var rows = 0
  private let map: ColumnMap?
}
