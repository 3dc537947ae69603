package import Files

/// Files that were made before, kept in a folder of the user's cache from one run to the next.
///
/// Each is named by its key and led by a line with key and checksum; what is no whole file of that key is removed, and
/// was never there. Any number of processes may use the folder at once: files appear whole.
package struct KeptFiles: Sendable {
  /// The most bytes of one file that are read.
  private static let largest = 256_000_000

  /// The folder, which need not exist.
  package let folder: PrivateFolder
  private let kind: String
  private let limit: Int

  /// - Parameters:
  ///   - folder: the folder, which need not exist yet.
  ///   - kind: what the files are, as their ending and the first line say it.
  ///   - limit: how much is kept, in bytes. What was used least recently goes first.
  package init(_ folder: String, kind: String, limit: Int) {
    self.folder = PrivateFolder(folder)
    self.kind = kind
    self.limit = limit
  }

  /// The content of a key, and its checksum; nil where there is none that is whole.
  package func content(_ key: Digest) -> (bytes: [UInt8], digest: Digest)? {
    guard folder.isTrusted else { return nil }
    let name = name(key)
    guard let file = try? InputFile.read(folder.file(name), limit: Self.largest) else { return nil }
    guard let end = file.firstIndex(of: UInt8(ascii: "\n")) else {
      folder.remove(name)
      return nil
    }
    let bytes = Array(file[(end + 1)...])
    let digest = SHA256.digest(of: bytes)
    guard file[...end].elementsEqual(head(key, digest).utf8) else {
      folder.remove(name)
      return nil
    }
    folder.touch(name)
    return (bytes, digest)
  }

  /// Keeps a content with its checksum. Where that fails it is not kept, which costs nothing but the time to make it again.
  package func keep(_ bytes: [UInt8], _ digest: Digest, as key: Digest) {
    guard (try? folder.create()) != nil,
      let file = try? OutputFile(folder.file(name(key)), isPrivate: true)
    else { return }
    guard (try? file.write(Array(head(key, digest).utf8))) != nil, (try? file.write(bytes)) != nil
    else { return }
    try? file.commit(isDurable: false)
  }

  /// Removes what was used least recently, until no more is left than the limit.
  package func trim() {
    var files = contents
    var size = files.reduce(0) { $0 + $1.size }
    guard size > limit else { return }
    files.sort { ($0.modified, $0.name) > ($1.modified, $1.name) }
    while size > limit, let oldest = files.popLast() {
      folder.remove(oldest.name)
      size -= oldest.size
    }
  }

  /// How many files are kept, and how many bytes they take.
  package var sum: (count: Int, size: Int) {
    let files = contents
    return (files.count, files.reduce(0) { $0 + $1.size })
  }

  /// Removes all files.
  package func clear() {
    for file in contents { folder.remove(file.name) }
  }

  private var contents: [PrivateFolder.Entry] {
    folder.isTrusted ? folder.entries.filter { $0.name.hasSuffix(".\(kind)") } : []
  }

  private func name(_ key: Digest) -> String { "\(key.hex).\(kind)" }

  private func head(_ key: Digest, _ digest: Digest) -> String {
    "personals \(kind) \(key.hex) \(digest.hex)\n"
  }
}
