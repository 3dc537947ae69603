internal import Digests
internal import Files
internal import Synchronization

/// The checksums of font files, each read once.
///
/// Make a new one for each run: a font may be replaced while a program goes on.
final class FontDigests: Sendable {
  /// A file as it was when it was read.
  private struct Known {
    var digest: Digest
    var stamp: FileStamp
  }

  private let known = Mutex<[String: Known]>([:])

  /// The checksum of a font's file; nil where it cannot be read.
  func digest(of path: String) -> Digest? {
    known.withLock { known in
      if let entry = known[path] { return entry.digest }
      // Looked at first: a file that changes while it is read is not the one that was looked at.
      guard let stamp = FileStamp(path), let digest = try? SHA256.digest(ofFile: path) else { return nil }
      known[path] = Known(digest: digest, stamp: stamp)
      return digest
    }
  }

  /// Whether the files are those that were read: what was drawn with others must not be kept.
  var areUnchanged: Bool {
    known.withLock { known in known.allSatisfy { FileStamp($0.key) == $0.value.stamp } }
  }
}
