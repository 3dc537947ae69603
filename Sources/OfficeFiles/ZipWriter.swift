internal import CZip
package import Files
internal import Libraries

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A ZIP archive that is being written: the same files give the same bytes, at any time and in any time zone.
///
/// Not `Sendable`: libzip's archives are for one thread at a time.
package final class ZipWriter {
  private static let library: personals_zip_writing? = {
    guard let opened = OptionalPart.zip.open() else { return nil }
    var functions = personals_zip_writing()
    return personals_zip_find_writing(opened, &functions) != 0 ? functions : nil
  }()

  /// The first of January 1980, as ZIP archives have it.
  private static let firstDay: UInt16 = 1 << 5 | 1

  private let library: personals_zip_writing
  /// Where libzip writes to, in memory. Owned.
  private let target: UnsafeMutableRawPointer
  /// Owned; nil once it is finished.
  private var archive: UnsafeMutableRawPointer?

  /// - Throws: `FileFault` where libzip is missing.
  package init() throws(FileFault) {
    guard let library = Self.library else {
      throw FileFault(
        "cannot be written without libzip: install \(OptionalPart.zip.advice)", kind: .unavailable)
    }
    self.library = library
    var error = personals_zip_error()
    guard let target = library.make_source(nil, 0, 0, &error) else { throw Self.memory }
    let flags = Int32(personals_ZIP_CREATE) | Int32(personals_ZIP_TRUNCATE)
    guard let archive = library.open(target, flags, &error) else {
      library.free_source(target)
      throw Self.memory
    }
    // The archive has taken the source, which has to outlive it.
    library.keep_source(target)
    self.target = target
    self.archive = archive
  }

  deinit {
    if let archive { library.discard(archive) }
    library.free_source(target)
  }

  private static let memory = FileFault("cannot be written: out of memory")

  /// Adds a file, and copies its content.
  ///
  /// - Parameters:
  ///   - name: its path in the archive.
  ///   - content: its bytes.
  ///   - isCompressed: false for what is compressed already.
  /// - Returns: its place, for `replace`.
  /// - Throws: `FileFault` where there is no memory.
  @discardableResult
  package func add(_ name: String, _ content: [UInt8], isCompressed: Bool = true) throws(FileFault) -> UInt64
  {
    let source = try source(of: content)
    guard let archive, case let index = library.add(archive, name, source, 0), index >= 0 else {
      library.free_source(source)
      throw Self.memory
    }
    let method = isCompressed ? personals_ZIP_CM_DEFLATE : personals_ZIP_CM_STORE
    guard library.set_compression(archive, UInt64(index), Int32(method), 0) == 0,
      library.set_time(archive, UInt64(index), 0, Self.firstDay, 0) == 0
    else { throw Self.memory }
    return UInt64(index)
  }

  /// Gives a file other content; it keeps its place.
  ///
  /// - Throws: `FileFault` where there is no memory.
  package func replace(_ index: UInt64, _ content: [UInt8]) throws(FileFault) {
    let source = try source(of: content)
    guard let archive, library.replace(archive, index, source, 0) == 0 else {
      library.free_source(source)
      throw Self.memory
    }
  }

  /// A copy of some bytes, which libzip frees.
  private func source(of content: [UInt8]) throws(FileFault) -> UnsafeMutableRawPointer {
    guard let copy = malloc(max(1, content.count)) else { throw Self.memory }
    content.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    var error = personals_zip_error()
    guard let source = library.make_source(copy, UInt64(content.count), 1, &error) else {
      free(copy)
      throw Self.memory
    }
    return source
  }

  /// Compresses everything and writes it.
  ///
  /// - Throws: `FileFault` where there is no memory, `FileError` where the sink failed.
  package func finish(to sink: any ByteSink) throws {
    guard let archive, library.close(archive) == 0 else { throw Self.memory }
    self.archive = nil
    guard library.open_source(target) == 0 else { throw Self.memory }
    defer { _ = library.close_source(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = library.read_source(target, &buffer, UInt64(buffer.count))
      guard count >= 0 else { throw Self.memory }
      if count == 0 { return }
      try buffer.withUnsafeBytes { try sink.write(UnsafeRawBufferPointer(rebasing: $0[..<Int(count)])) }
    }
  }
}
