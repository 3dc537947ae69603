internal import Files
internal import Work

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A folder that only the user may look into, deleted with its content when the instance goes, or Ctrl-C ends the process.
final class ScratchFolder {
  let path: String

  /// Makes one in a folder for temporary files; in `/tmp` by default, and where none of that folder's files are read.
  ///
  /// - Throws: `FileError` with operation `.create`.
  init(in folder: String?) throws(FileError) {
    let isUsual = folder.map { path in
      path.hasPrefix("/") && !["/dev", "/proc", "/sys"].contains { (path + "/").hasPrefix($0 + "/") }
    }
    let folder = isUsual == true ? folder ?? "/tmp" : "/tmp"
    var template = Array("\(folder)/personals-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(.create, folder, .system(errno)) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Interruption.removes(path)
  }

  deinit { Interruption.removed(path) }

  /// Writes a file, and makes the folders it is in.
  ///
  /// - Throws: `FileError`.
  func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let file = "\(path)/\(name)"
    try OutputFolder.createAll(for: file)
    let output = try OutputFile(file, isPrivate: true)
    try output.write(bytes)
    try output.commit(isDurable: false)
  }
}
