internal import Digests
internal import Foundation
internal import Synchronization

/// What a process that makes previews again and again need not find out again: the checksums of fonts that are as they
/// were, and the pictures of the last run.
package final class PreviewMemory: Sendable {
  /// The most bytes of pictures: some four hundred slides.
  static let usualLimit = 128_000_000

  private struct State {
    /// Pictures that this run has asked for or drawn.
    var pictures: [Digest: Picture] = [:]
    /// Those of the run before.
    var earlier: [Digest: Picture] = [:]
    /// The bytes of `pictures`.
    var size = 0
    var fonts = FontDigests()
  }

  private let state = Mutex(State())
  private let limit: Int

  package convenience init() { self.init(limit: Self.usualLimit) }

  init(limit: Int) { self.limit = limit }

  /// Begins a run: what the last one did not use is forgotten.
  ///
  /// - Returns: the checksums of fonts for this run.
  func begin() -> FontDigests {
    state.withLock { state in
      state.earlier = state.pictures
      state.pictures = [:]
      state.size = 0
      state.fonts = FontDigests(after: state.fonts)
      return state.fonts
    }
  }

  /// The picture of a key; nil where it is not remembered.
  func picture(_ key: Digest) -> Picture? {
    guard let found = state.withLock({ $0.pictures[key] ?? $0.earlier[key] }) else { return nil }
    keep(found, as: key)
    return found
  }

  /// Remembers a picture, as long as there is room.
  func keep(_ picture: Picture, as key: Digest) {
    state.withLock { state in
      guard state.pictures[key] == nil, state.size + picture.bytes.count <= limit else { return }
      state.pictures[key] = picture
      state.size += picture.bytes.count
    }
  }
}
