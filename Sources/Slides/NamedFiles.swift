package import Diagnostics
package import Files
package import Submissions

/// The files that one submission names, read as far as it may reach.
package struct NamedFiles: Sendable {
  /// The folder that paths in the submission start from; empty for the current one.
  package let folder: String
  private let reach: FileReach
  /// Whether an event or `--root` limits which file the submission itself may be.
  private let isLimited: Bool

  /// - Parameters:
  ///   - folder: the submission's folder.
  ///   - root: the folder named by `--root`, which goes before all else.
  ///   - eventFolder: the folder of the event that lists the submission. A submission elsewhere has its own folder.
  init(folder: String, root: String?, eventFolder: String?) {
    self.folder = folder
    isLimited = root != nil || eventFolder != nil
    if let root {
      reach = FileReach(root: root)
    } else if let eventFolder, case let reach = FileReach(root: eventFolder), reach.contains(folder: folder) {
      self.reach = reach
    } else {
      reach = FileReach(root: folder)
    }
  }

  /// The path that a presenter wrote, from the current folder. A flag's path starts there.
  package func path(of written: Located<String>) -> String {
    written.line == 0 ? written.value : Paths.resolve(written.value, in: folder)
  }

  /// Reads a file that a submission names, or a flag: the user who runs the program may read anything.
  ///
  /// - Returns: the bytes, and the path that leads to them.
  /// - Throws: `FileError`, with the path as written.
  package func read(_ written: Located<String>, limit: Int) throws(FileError) -> FileReach.File {
    if written.line == 0 {
      return FileReach.File(path: written.value, bytes: try InputFile.read(written.value, limit: limit))
    }
    let file = try reach.read(written.value, from: folder, limit: limit)
    return FileReach.File(path: Paths.tidy(file.path), bytes: file.bytes)
  }

  /// Reads the submission or record itself. In an event, a link must not lead out of its folder or the root.
  ///
  /// - Throws: `FileError`.
  func readSource(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    guard isLimited else { return try InputFile.read(path, limit: limit) }
    // How the folder is written is the user's affair; whether the file in it leads elsewhere is not.
    let name = path.split(separator: "/").last.map(String.init) ?? path
    do throws(FileError) {
      return try FileReach(root: folder).read(name, from: folder, limit: limit).bytes
    } catch {
      do throws(FileError) {
        guard error.reason == .outside else { throw error }
        return try reach.read(name, from: folder, limit: limit).bytes
      } catch {
        throw FileError(.read, path, error.reason)
      }
    }
  }

  /// What to do about a file that cannot be read.
  ///
  /// - Parameters:
  ///   - error: why it cannot.
  ///   - written: the path, as a flag or a submission has it; nil for a submission's.
  /// - Returns: the hint; nil where the error says it all.
  package static func hint(for error: FileError, _ written: Located<String>? = nil) -> String? {
    switch error.reason {
    case .notFound: "the path starts from \(written?.line == 0 ? "the current" : "the submission's") folder"
    case .outside: "move the file next to the submission, or allow a folder with --root"
    case .hidden: "move the file out of the hidden folder"
    case .otherCase(let path): "write '\(path)'"
    default: nil
    }
  }
}

extension Submission {
  /// The files it names, from the current folder.
  package func inputs(in folder: String) -> [String] {
    let written =
      [record, logo, slide, photo, ixf, trafficURL].compactMap { $0?.value } + siblingRecords.map(\.value)
    return written.filter { !$0.utf8.hasBytes("://".utf8) }.map { Paths.resolve($0, in: folder) }
  }
}
