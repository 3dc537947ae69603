internal import Digests
internal import Files
internal import Foundation
internal import Synchronization

/// The checksums of font files, each read once.
///
/// Make a new one for each run: a font may be replaced while a program goes on. One that is made after another takes over
/// what is certain.
final class FontDigests: Sendable {
  /// A file as it was when it was read.
  private struct Known {
    var digest: Digest
    var stamp: FileStamp
    /// Whether the file was changed so long before it was read that a later change cannot have the same stamp: clocks of
    /// file systems are coarse.
    var isSettled: Bool
  }

  /// In nanoseconds: the coarsest clocks, those of FAT, tick every two seconds.
  static let usualSettling: Int64 = 5_000_000_000

  private struct State {
    var known: [String: Known] = [:]
    var reads = 0
  }

  private let state = Mutex(State())
  /// How long before it is read a file must have last changed to count as settled, in nanoseconds.
  private let settling: Int64

  init(settling: Int64 = FontDigests.usualSettling) { self.settling = settling }

  /// With those checksums of an earlier run whose files are as they were.
  init(after earlier: FontDigests) {
    settling = earlier.settling
    let still = earlier.state.withLock { state in
      state.known.filter { $0.value.isSettled && FileStamp($0.key) == $0.value.stamp }
    }
    state.withLock { $0.known = still }
  }

  /// How many files were read.
  var reads: Int { state.withLock { $0.reads } }

  /// The checksum of a font's file; nil where it cannot be read.
  func digest(of path: String) -> Digest? {
    state.withLock { state in
      if let entry = state.known[path] { return entry.digest }
      // Looked at first: a file that changes while it is read is not the one that was looked at.
      let now = Int64(Date().timeIntervalSince1970 * 1_000_000_000)
      guard let stamp = FileStamp(path), let digest = try? SHA256.digest(ofFile: path) else { return nil }
      state.reads += 1
      state.known[path] = Known(
        digest: digest, stamp: stamp, isSettled: stamp.lastChange < now - settling)
      return digest
    }
  }

  /// Whether the files are those that were read: what was drawn with others must not be kept.
  var areUnchanged: Bool {
    state.withLock { state in state.known.allSatisfy { FileStamp($0.key) == $0.value.stamp } }
  }
}
