extension [Element] {
  /// The rectangle around what the elements draw, text with its line; nil where they draw nothing.
  package var bounds: Rect? {
    reduce(nil) { result, element in
      guard let bounds = element.bounds else { return result }
      return result?.union(bounds) ?? bounds
    }
  }

  /// Whether any of them is read, and not decoration or a running footer.
  package var isRead: Bool {
    contains { element in
      switch element {
      case .tag(.artifact, _): false
      case .group(_, let children), .link(_, let children), .tag(_, let children): children.isRead
      case .glyphs, .shape, .image: true
      }
    }
  }

  /// The words in them.
  package var text: String {
    reduce(into: "") { text, element in
      switch element {
      case .group(_, let children), .link(_, let children), .tag(_, let children): text += children.text
      case .glyphs(let run): text += run.text
      case .shape, .image: break
      }
    }
  }
}

extension Element {
  fileprivate var bounds: Rect? {
    switch self {
    case .group(_, let children), .link(_, let children), .tag(_, let children): children.bounds
    case .glyphs(let run):
      // From the ascenders to the descenders of most faces.
      Rect(
        x: run.origin.x, y: run.origin.y - run.size * 0.8, width: run.advance, height: run.size * 1.05)
    case .shape(let shape): shape.path.bounds
    case .image(let placed): placed.frame
    }
  }
}
