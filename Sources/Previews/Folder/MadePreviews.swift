internal import Foundation
internal import Files

/// A folder of previews or a gallery that was made before.
package struct MadePreviews {
  /// The folder.
  package let path: String
  private let manifest: PreviewManifest

  /// nil where a folder has none that can be read.
  package init?(_ path: String) {
    guard let manifest = try? PreviewManifest.read(in: path) else { return nil }
    (self.path, self.manifest) = (path, manifest)
  }

  /// How many files it has.
  package var count: Int { manifest.files.count }

  /// Whether a presenter is in it.
  ///
  /// - Parameters:
  ///   - numbers: what the presenter goes by: AS number, or name.
  ///   - file: the name of the submission's file.
  /// - Returns: whether any slide is theirs.
  package func has(_ numbers: Set<String>, file: String) -> Bool {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return manifest.slides.contains { slide in
      numbers.contains(slide.number) || numbers.contains(slide.name) || slide.id == stem
        || slide.source?.split(separator: "/").last.map(String.init) == file
    } || (manifest.gone ?? []).contains { numbers.contains($0.number) || $0.id == stem }
  }

  /// Removes all of it: its page and its list name everyone.
  package func remove() {
    for name in manifest.files { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    for folder in PreviewFolder.folders { WorkFolder.removeIfEmpty("\(path)/\(folder)") }
    WorkFolder.removeIfEmpty(path)
  }
}
