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
///
/// Text outside of all roles is a paragraph; shapes and pictures outside of figures are decoration.
package enum Tag: Sendable, Hashable {
  case section
  /// A heading of level 1 to 6.
  case heading(level: Int)
  case paragraph
  case list
  case listItem
  /// What an item of a list begins with: a time, a number, a bullet.
  case label
  case table
  case row
  /// A cell of a table that says what its column has, or its row (`isRow`).
  case headerCell(isRow: Bool)
  case cell
  /// A picture, with its alternative text; decoration where that is empty.
  case figure(alternative: String)
  /// What readers leave out: decoration, and text that comes back at the foot of each page.
  case artifact
  /// A place links may lead to. It has no structure of its own.
  case destination(name: String)
}
