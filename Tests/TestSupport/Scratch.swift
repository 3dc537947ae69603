internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A temporary folder of one test, deleted with it.
package final class Scratch: Sendable {
  package let path: String
  /// A home folder for programs run by the test; made when needed.
  package var home: String { path + "-home" }

  package struct Failure: Error { var errno: Int32 }

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "personals-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: home)
  }

  /// The path of `name` in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders it is in.
  ///
  /// - Returns: its path.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(filePath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return self(name)
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  package func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: self(name))))
  }

  package func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link to `target`.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  package func makeFifo(_ name: String) throws {
    guard mkfifo(self(name), 0o600) == 0 else { throw Failure(errno: errno) }
  }

  /// Makes a file of zeros that takes no space on the disk.
  package func writeSparse(_ size: UInt64, to name: String) throws {
    try write("", to: name)
    let file = try FileHandle(forWritingTo: URL(filePath: self(name)))
    try file.truncate(atOffset: size)
    try file.close()
  }

  /// The permissions of a file.
  package func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: self(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  package func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self(name))
  }

  /// The names of everything in the folder, at any depth, hidden files too.
  package var names: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  /// Everything in the folder, at any depth: what it is, and a checksum of its content.
  package var contents: [String: String] {
    var result: [String: String] = [:]
    for name in names {
      let attributes = try? FileManager.default.attributesOfItem(atPath: self(name))
      let kind = attributes?[.type] as? FileAttributeType
      let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
      guard kind == .typeRegular, size < 10_000_000 else {
        result[name] = kind?.rawValue ?? "?"
        continue
      }
      result[name] = (try? bytes(of: name)).map { "\($0.count) bytes, \($0.hashValue)" } ?? "unreadable"
    }
    return result
  }
}
