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

  /// In nanoseconds; the coarsest clocks, those of FAT, tick every two seconds.
  private static let settling: Int64 = 5_000_000_000

  private let known = Mutex<[String: Known]>([:])

  init() {}

  /// With those checksums of an earlier run whose files are as they were.
  init(after earlier: FontDigests) {
    let still = earlier.known.withLock { known in
      known.filter { $0.value.isSettled && FileStamp($0.key) == $0.value.stamp }
    }
    known.withLock { $0 = still }
  }

  /// The checksum of a font's file; nil where it cannot be read.
  func digest(of path: String) -> Digest? {
    known.withLock { known in
      if let entry = known[path] { return entry.digest }
      // Looked at first: a file that changes while it is read is not the one that was looked at.
      let now = Int64(Date().timeIntervalSince1970 * 1_000_000_000)
      guard let stamp = FileStamp(path), let digest = try? SHA256.digest(ofFile: path) else { return nil }
      known[path] = Known(
        digest: digest, stamp: stamp, isSettled: stamp.lastChange < now - Self.settling)
      return digest
    }
  }

  /// Whether the files are those that were read: what was drawn with others must not be kept.
  var areUnchanged: Bool {
    known.withLock { known in known.allSatisfy { FileStamp($0.key) == $0.value.stamp } }
  }
}
