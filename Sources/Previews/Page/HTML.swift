internal import Diagnostics

/// HTML as it is written: whatever is put in as text or as an attribute's value says just that.
package struct HTML {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Markup of the program's own.
  package mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Bytes that are HTML already.
  package mutating func add(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

  /// Text that anybody may have written.
  package mutating func text(_ text: String) { bytes.append(contentsOf: Self.escaped(text).utf8) }

  /// An element around text.
  package mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text content: String
  ) {
    element(name, attributes) { $0.text(content) }
  }

  /// An element around what `body` adds.
  package mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ body: (inout HTML) throws -> Void
  ) rethrows {
    open(name, attributes)
    try body(&self)
    add("</")
    add(name)
    add(">")
  }

  /// The beginning of an element, or the whole of one that has no content.
  package mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    add("<")
    add(name)
    for (name, value) in attributes {
      add(" ")
      add(name)
      add("=\"")
      text(value)
      add("\"")
    }
    add(">")
  }

  /// Text in which nothing is markup, and nothing is hidden or steers the direction of what is around it.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case _ where !scalar.isInvisible(after: previous): result.append(scalar)
      case _ where scalar.properties.generalCategory == .control: result.append("\u{FFFD}")
      default: break
      }
      previous = scalar
    }
    return String(result)
  }
}
