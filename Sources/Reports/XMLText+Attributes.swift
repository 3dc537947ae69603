internal import Diagnostics
internal import Files

extension XMLText {
  /// Attributes in their order, each with a space before it.
  static func attributes(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0)=\"\(shown($1.withVisibleControls))\"" }.joined()
  }

  /// Text between tags, in which what XML cannot hold is seen to be missing.
  static func shown(_ text: String) -> String { escaped(text, substitute: "\u{FFFD}") }
}
