internal import CZip
internal import Diagnostics
internal import Libraries

/// A ZIP archive, of which single files are unpacked into memory, within limits.
///
/// Not `Sendable`: libzip's archives are for one thread at a time.
package final class ZipArchive {
  /// What is read of an archive at most.
  enum Limits {
    static let files = 10_000
    /// Bytes unpacked, of all files read.
    static let bytes = 200_000_000
    /// How many times larger than packed a file of more than `freely` bytes may be.
    static let ratio = 250
    static let freely = 8_000_000
  }

  private static let library: personals_zip? = {
    guard let opened = OptionalPart.zip.open() else { return nil }
    var functions = personals_zip()
    return personals_zip_find(opened, &functions) != 0 ? functions : nil
  }()

  private let library: personals_zip
  /// The archive's bytes, which libzip borrows. Owned.
  private let bytes: UnsafeMutableRawBufferPointer
  /// Owned, with its source.
  private let archive: UnsafeMutableRawPointer
  private var indices: [String: UInt64] = [:]
  private var unpacked = 0
  /// The names of the files, in the archive's order.
  package private(set) var names: [String] = []

  /// - Throws: `FileFault` where it is not a ZIP archive, has too many files, or libzip is missing.
  package init(_ content: [UInt8]) throws(FileFault) {
    guard let library = Self.library else {
      throw FileFault("cannot be read without libzip: install \(OptionalPart.zip.advice)", kind: .unavailable)
    }
    self.library = library
    bytes = .allocate(byteCount: max(1, content.count), alignment: 1)
    bytes.copyBytes(from: content)
    var error = personals_zip_error()
    guard let source = library.make_source(bytes.baseAddress, UInt64(content.count), 0, &error) else {
      bytes.deallocate()
      throw FileFault("cannot be read: out of memory")
    }
    guard let archive = library.open(source, Int32(personals_ZIP_RDONLY), &error) else {
      library.free_source(source)
      bytes.deallocate()
      throw FileFault("is broken: its list of files cannot be read")
    }
    self.archive = archive
    let count = library.count(archive, 0)
    guard count <= Limits.files else { throw FileFault("has more than \(Limits.files) files in it") }
    for index in 0..<UInt64(max(0, count)) {
      guard let name = entry(index)?.name.map({ String(cString: $0) }), indices[name] == nil else { continue }
      indices[name] = index
      names.append(name)
    }
  }

  deinit {
    library.discard(archive)
    bytes.deallocate()
  }

  private func entry(_ index: UInt64) -> personals_zip_entry? {
    var entry = personals_zip_entry()
    return library.look(archive, index, 0, &entry) == 0 ? entry : nil
  }

  /// The content of a file; nil where the archive has none of the name.
  ///
  /// - Throws: `FileFault` where it is over the limits, has a password, or is broken.
  package func content(_ name: String) throws(FileFault) -> [UInt8]? {
    guard let index = indices[name] else { return nil }
    var content: [UInt8] = []
    try unpack(index, name) { content += $0 }
    return content
  }

  /// Unpacks everything once, for a program that will do so without limits.
  ///
  /// - Throws: `FileFault` where a file is over the limits, has a password, or is broken.
  package func check() throws(FileFault) {
    let before = unpacked
    defer { unpacked = before }
    for index in 0..<UInt64(max(0, library.count(archive, 0))) {
      guard let name = entry(index)?.name.map({ String(cString: $0) }) else {
        throw FileFault("is broken: its list of files cannot be read")
      }
      // Folders have nothing to unpack.
      if !name.hasSuffix("/") { try unpack(index, name) { _ in } }
    }
  }

  private func unpack(
    _ index: UInt64, _ name: String, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(FileFault) {
    guard let entry = entry(index) else { return }
    guard entry.encryption == 0 else { throw FileFault("has a password") }
    guard let file = library.open_entry(archive, index, 0) else {
      throw FileFault("is broken: '\(name.quotable)' cannot be unpacked")
    }
    defer { _ = library.close_entry(file) }
    let most = min(
      Limits.bytes - unpacked, max(Limits.freely, Int(clamping: entry.packed_size) &* Limits.ratio))
    var size = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = library.read(file, &buffer, UInt64(buffer.count))
      guard count >= 0 else {
        throw FileFault("is broken: '\(name.quotable)' cannot be unpacked")
      }
      if count == 0 { break }
      guard size + Int(count) <= most else {
        throw FileFault("grows too large when '\(name.quotable)' is unpacked")
      }
      size += Int(count)
      take(buffer[..<Int(count)])
    }
    unpacked += size
  }
}
