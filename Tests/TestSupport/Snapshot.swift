internal import Foundation

/// `Tests/<target>/Snapshots` for a file anywhere in `Tests/<target>`.
func snapshotFolder(of filePath: String) -> URL {
  var folder = URL(filePath: filePath).deletingLastPathComponent()
  while folder.deletingLastPathComponent().lastPathComponent != "Tests", folder.path != "/" {
    folder.deleteLastPathComponent()
  }
  return folder.appending(path: "Snapshots")
}

/// A reference file and what is done with it.
struct Snapshot {
  var file: URL
  var isRecording: Bool

  /// Compares `text` with the reference, or makes it the reference.
  ///
  /// - Returns: what is wrong; nil where nothing is.
  func compare(_ text: String) -> String? {
    if isRecording { return record(text) }
    guard let data = try? Data(contentsOf: file) else {
      return "no reference \(shownPath); look at the text, then record it with RECORD_SNAPSHOTS=1\n\(text)"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if Array(expected.utf8) == Array(text.utf8) { return nil }
    return "not as \(shownPath) says (- reference, + now):\n" + Self.difference(from: expected, to: text)
  }

  private func record(_ text: String) -> String? {
    do {
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    } catch {
      return "cannot record \(shownPath): \(error)"
    }
  }

  /// The path from the target's folder on.
  private var shownPath: String { file.pathComponents.suffix(3).joined(separator: "/") }

  /// The lines that differ, each with its number in the text it is in.
  static func difference(from old: String, to new: String) -> String {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let changes = lines(new).difference(from: lines(old))
    // Removals come last offset first; read in the order of the lines instead.
    let inOrder = changes.sorted { $0.place < $1.place }
    return inOrder.map(\.text).joined(separator: "\n")
  }
}

extension CollectionDifference<Substring>.Change {
  /// The line, and removals before insertions there.
  fileprivate var place: (Int, Int) {
    switch self {
    case .remove(let offset, _, _): (offset, 0)
    case .insert(let offset, _, _): (offset, 1)
    }
  }

  fileprivate var text: String {
    switch self {
    case .remove(let offset, let line, _): "- \(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
    }
  }
}
