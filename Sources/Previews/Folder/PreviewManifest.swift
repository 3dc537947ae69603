internal import Diagnostics
internal import Digests
internal import Files
internal import Foundation
internal import PeeringDB

/// What is in a folder of previews: `previews.json`, described in docs/previews.md.
///
/// Nothing in it depends on the machine, the folder or the time, so that the same event has the same everywhere.
struct PreviewManifest: Codable, Hashable, Sendable {
  /// The version of the form; a reader that knows another one keeps off.
  static let currentVersion = 1
  static let name = "previews.json"
  /// The most bytes that are read.
  private static let limit = 256_000_000

  /// A picture's file.
  struct Image: Codable, Hashable, Sendable {
    /// From the folder of previews.
    var file: String
    /// In pixels.
    var width: Int
    /// In pixels.
    var height: Int
    /// 64 hexadecimal digits, of the file's bytes.
    var sha256: String
  }

  /// What one slide is compared with.
  enum Change: String, Codable, Hashable, Sendable {
    case same
    case changed
    case added
    case gone
  }

  /// Whether there is a slide to show.
  enum State: String, Codable, Hashable, Sendable {
    /// A page made from a submission.
    case made
    /// A presenter's own page.
    case ownSlide = "own-slide"
    /// The page that keeps the place of one who has none.
    case missing
  }

  struct Slide: Codable, Hashable, Sendable {
    var id: String
    var picture: Image
    var thumbnail: Image
    var name: String
    /// The AS number, or the short name of somebody without one.
    var number: String
    var kind: PresenterKind
    /// The title of the session; nil for one that is in none.
    var session: String?
    /// The submission; nil in what is public.
    var source: String?
    var state: State
    var diagnostics: [PreviewProblem]
    /// What the slide says, line by line in reading order.
    var text: [String]
    /// Set where the previews were compared with others.
    var change: Change?
    /// The picture before, where the slide has changed.
    var before: Image?
  }

  /// A slide that is in the previews compared with, and no more.
  struct Gone: Codable, Hashable, Sendable {
    var id: String
    var name: String
    var number: String
    var before: Image
  }

  var version = PreviewManifest.currentVersion
  /// The event's name; empty for one without.
  var event: String
  var slides: [Slide]
  /// Set where the previews were compared with others.
  var gone: [Gone]?
  /// What is wrong with the event itself.
  var diagnostics: [PreviewProblem]
  /// All files that belong to the previews, this one among them.
  var files: [String]
}

extension PreviewManifest {
  /// The manifest's file, which ends with a line feed.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(String(decoding: try encoder.encode(self), as: UTF8.self).withJSONEscapes.utf8) + [
      UInt8(ascii: "\n")
    ]
  }

  /// The manifest of a folder.
  ///
  /// - Returns: nil where the folder has no such file.
  /// - Throws: `FileError` where it cannot be read, `PreviewError.noPreviews` where it is no manifest of this version.
  static func read(in folder: String) throws -> PreviewManifest? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try InputFile.read("\(folder)/\(name)", limit: limit)
    } catch {
      guard error.reason == .notFound else { throw error }
      return nil
    }
    let decoder = JSONDecoder()
    guard let version = try? decoder.decode(Version.self, from: Data(bytes)) else {
      throw PreviewError.noPreviews(folder: folder, reason: "\(name) is not a list of previews")
    }
    guard version.version == currentVersion else {
      throw PreviewError.noPreviews(
        folder: folder, reason: "\(name) is of another version of this program (\(version.version))")
    }
    guard let read = try? decoder.decode(Self.self, from: Data(bytes)) else {
      throw PreviewError.noPreviews(folder: folder, reason: "\(name) is damaged")
    }
    // Paths in it are followed, and files removed: none may lead out of the folder.
    let images = read.slides.flatMap { [$0.picture, $0.thumbnail] + [$0.before].compactMap(\.self) }
    let names = read.files + (images + (read.gone ?? []).map(\.before)).map(\.file)
    guard names.allSatisfy(PreviewNames.isOurs) else {
      throw PreviewError.noPreviews(
        folder: folder, reason: "\(name) names files that are none of a preview's")
    }
    return read
  }

  private struct Version: Decodable { var version: Int }
}
