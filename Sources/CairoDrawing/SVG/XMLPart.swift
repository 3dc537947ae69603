/// A piece of XML, with entities in their places and without comments.
enum XMLPart {
  case opening(XMLElement)
  case closing
  /// All text between two tags.
  case text(String)
  /// An instruction such as `<?xml-stylesheet href="…"?>`, read as an element.
  case instruction(XMLElement)
}

/// The start of an element.
struct XMLElement {
  /// The name without a prefix.
  var name: String
  /// The attributes, without prefixes, in order.
  var attributes: [(name: String, value: String)]
  /// The line on which the tag ends, from 1.
  var line: Int
  /// Whether its namespace is SVG's, or none.
  var isSVG = true

  /// The value of an attribute, whatever its prefix.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
