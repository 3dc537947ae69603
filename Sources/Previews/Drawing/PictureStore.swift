internal import Digests
internal import Files

/// Pictures of slides, kept in the user's cache folder from one run to the next.
///
/// Each is a file that is named by its key and led by a line with key and checksum; what is no whole picture of that
/// key is removed, and was never there. Any number of processes may use the folder at once: files appear whole.
package struct PictureStore: Sendable {
  /// How much is kept, in bytes: some two thousand slides. What was used least recently goes first.
  package static let usualLimit = 512_000_000
  /// The most bytes of one picture that are read.
  private static let largest = 256_000_000
  private static let ending = ".picture"

  private let folder: PrivateFolder
  private let limit: Int

  /// The store in a folder, which need not be there yet.
  package init(_ folder: String, limit: Int = PictureStore.usualLimit) {
    self.folder = PrivateFolder(folder)
    self.limit = limit
  }

  /// The folder's path.
  package var path: String { folder.path }

  /// The picture of a key; nil where there is none that is whole.
  func picture(_ key: Digest) -> Picture? {
    guard folder.isTrusted else { return nil }
    let name = Self.name(key)
    guard let file = try? InputFile.read(folder.file(name), limit: Self.largest) else { return nil }
    guard let end = file.firstIndex(of: UInt8(ascii: "\n")) else {
      folder.remove(name)
      return nil
    }
    let picture = Picture(Array(file[(end + 1)...]))
    guard file[...end].elementsEqual(Self.head(key, picture).utf8) else {
      folder.remove(name)
      return nil
    }
    folder.touch(name)
    return picture
  }

  /// Keeps a picture. Where that fails it is not kept, which costs nothing but the time to draw it again.
  func keep(_ picture: Picture, as key: Digest) {
    guard (try? folder.create()) != nil,
      let file = try? OutputFile(folder.file(Self.name(key)), isPrivate: true)
    else { return }
    guard (try? file.write(Array(Self.head(key, picture).utf8))) != nil,
      (try? file.write(picture.bytes)) != nil
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

  /// How many pictures are kept, and how many bytes they take.
  package var sum: (count: Int, size: Int) {
    let files = contents
    return (files.count, files.reduce(0) { $0 + $1.size })
  }

  /// Removes all pictures.
  package func clear() {
    for file in contents { folder.remove(file.name) }
  }

  private var contents: [PrivateFolder.Entry] {
    folder.isTrusted ? folder.entries.filter { $0.name.hasSuffix(Self.ending) } : []
  }

  private static func name(_ key: Digest) -> String { key.hex + ending }

  private static func head(_ key: Digest, _ picture: Picture) -> String {
    "personals picture \(key.hex) \(picture.digest.hex)\n"
  }
}
