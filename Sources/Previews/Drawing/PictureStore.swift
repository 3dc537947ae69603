package import Digests

/// Pictures of slides, kept in the user's cache folder from one run to the next.
package struct PictureStore: Sendable {
  /// How much is kept, in bytes: some two thousand slides.
  package static let usualLimit = 512_000_000

  /// The files they are in.
  package let files: KeptFiles

  /// The store in a folder, which need not be there yet.
  package init(_ folder: String, limit: Int = PictureStore.usualLimit) {
    files = KeptFiles(folder, kind: "picture", limit: limit)
  }

  /// The picture of a key; nil where there is none that is whole.
  func picture(_ key: Digest) -> Picture? {
    files.content(key).map { Picture(bytes: $0.bytes, digest: $0.digest) }
  }

  /// Keeps a picture. Where that fails it is not kept, which costs nothing but the time to draw it again.
  func keep(_ picture: Picture, as key: Digest) { files.keep(picture.bytes, picture.digest, as: key) }

  /// Removes what was used least recently, until no more is left than the limit.
  package func trim() { files.trim() }
}
