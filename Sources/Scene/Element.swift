/// One thing on a page. Later elements cover earlier ones, and the order is also the reading order.
package indirect enum Element: Sendable, Hashable {
  /// Elements that belong together, with a name for people who read a dump.
  case group(name: String, [Element])
  case glyphs(GlyphRun)
  case shape(Shape)
  case image(PlacedImage)
  /// Elements that lead somewhere when clicked.
  case link(Link.Target, [Element])
  /// Elements with a role in the document's structure.
  case tag(Tag, [Element])
}

/// Where links lead.
package enum Link {
  package enum Target: Sendable, Hashable {
    /// An absolute URI in ASCII: `https://…`, `mailto:…`.
    case uri(String)
    /// A destination named elsewhere in the document.
    case destination(String)
  }
}

/// A role in the document's structure (PDF 32000-1, 14.8.4, standard structure types).
package enum Tag: Sendable, Hashable {
  case section
  /// A heading of level 1 to 6.
  case heading(level: Int)
  case paragraph
  case list
  case listItem
  /// A picture, with its alternative text.
  case figure(alternative: String)
  /// A place links may lead to. It has no structure of its own.
  case destination(name: String)
}
