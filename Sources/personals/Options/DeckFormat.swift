internal import Slides

/// What a deck is written as.
enum DeckFormat: String, CaseIterable {
  case pdf
  case pptx
  /// The chair's page.
  case html

  /// The format that a file's ending asks for.
  init?(path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex
    else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}
