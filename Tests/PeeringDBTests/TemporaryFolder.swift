import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder of its own that goes with everything in it.
final class TemporaryFolder {
  struct Failure: Error {
    var errno: Int32
  }

  private let folder: String
  private var made: [String] = []

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/personals-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(errno: errno) }
    folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit {
    for path in made { unlink(path) }
    if rmdir(folder) != 0 { try? FileManager.default.removeItem(atPath: folder) }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func makeFifo(_ path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw Failure(errno: errno) }
    made.append(path)
  }

  /// A file of so many bytes, all zero, that takes no room.
  func makeSparse(_ path: String, size: Int) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    made.append(path)
    defer { close(descriptor) }
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw Failure(errno: errno) }
  }
}
