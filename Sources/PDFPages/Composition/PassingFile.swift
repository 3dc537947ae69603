internal import Files

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A temporary file that qpdf writes and that is then copied to its destination; it is always removed afterwards.
///
/// It has a name only until qpdf has opened it.
final class PassingFile {
  let path: String
  /// What the file lies beside, by which errors name it.
  private let neighbour: String
  private let descriptor: Int32
  private var isHidden = false

  init(beside path: String) throws(FileError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    neighbour = path
    guard descriptor >= 0 else { throw FileError(.create, path, .system(errno)) }
  }

  deinit {
    hide()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes the name away.
  func hide() {
    if !isHidden, descriptor >= 0 { unlink(path) }
    isHidden = true
  }

  /// Copies what was written.
  ///
  /// - Throws: `FileError`, also where it is not a whole PDF: qpdf does not say so when the disk is full at the
  ///   very end.
  func copy(to sink: any ByteSink) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var position: off_t = 0
    guard isWhole else { throw FileError(.write, neighbour, .system(ENOSPC)) }
    while true {
      let count = pread(descriptor, &buffer, buffer.count, position)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(.read, neighbour, .system(errno))
      }
      if count == 0 { return }
      position += off_t(count)
      try sink.write(Array(buffer[..<count]))
    }
  }

  /// Whether the file ends as a PDF does.
  private var isWhole: Bool {
    let end = Array("%%EOF\n".utf8)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > end.count else { return false }
    var tail = [UInt8](repeating: 0, count: end.count)
    return pread(descriptor, &tail, end.count, status.st_size - off_t(end.count)) == end.count && tail == end
  }
}
