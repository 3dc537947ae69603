package import Diagnostics

/// A value in a YAML document, with its place.
package struct YAMLValue {
  let node: YAMLNode
  package let reader: YAMLReader
  /// nil for the document itself.
  let path: DocumentPath?

  init(_ node: YAMLNode, _ reader: YAMLReader, at path: DocumentPath?) {
    self.node = node
    self.reader = reader
    self.path = path
  }

  /// The place in the document's own terms: `planned[0].when`.
  package var keyPath: String { path?.text ?? "" }

  /// Which node of the document it is, where an anchor precedes it; an alias is the same one. nil for others.
  package var anchor: ObjectIdentifier? { node.isMarked ? ObjectIdentifier(node) : nil }

  package var line: Int { node.position.line }
  package var column: Int { node.position.column }

  /// Whether nothing, `~` or `null` is written.
  package var isNull: Bool { node.isNull }

  package var isMapping: Bool { node.pairs != nil }
  package var isSequence: Bool { node.items != nil }
  package var isEmptyList: Bool { node.items?.isEmpty == true }

  /// Whether the value is null because its text begins with a `#`.
  package var isCommentedOut: Bool { isNull && reader.rest(ofLine: line, from: column).first == "#" }

  /// Whether all that is written here is read; reported where YAML takes its beginning for a name or a tag.
  var isAsWritten: Bool {
    guard node.isMarked, !reader.allowsAliases, let first = reader.rest(ofLine: line, from: column).first,
      "&!".contains(first)
    else { return true }
    report(
      .error, rule: "yaml", "a value cannot begin with '\(first)'", hint: "put the value in quotes")
    return false
  }

  /// What kind of value this is, for messages.
  package var kind: String {
    switch node.content {
    case .scalar: isNull ? "nothing" : "a text"
    case .mapping: "a group of keys"
    case .sequence: "a list"
    }
  }

  /// The scalar's text as written, whatever YAML would make of it: `No` stays "No".
  package var scalarText: String? { isNull ? nil : node.text }

  /// The text; anything but a scalar is reported.
  package func text(_ expectation: String = "a text") -> Located<String>? {
    guard let text = scalarText else {
      reportKind(expectation)
      return nil
    }
    return located(text)
  }

  /// The items of a list; anything else is reported. A single value counts as a list of one where allowed.
  package func items(_ expectation: String = "a list", allowingOne: Bool = false) -> [YAMLValue] {
    guard let items = node.items else {
      if allowingOne, !isNull { return [self] }
      reportKind(expectation)
      return []
    }
    return items.enumerated().map { index, item in
      YAMLValue(item, reader, at: DocumentPath(path, index: index))
    }.filter(\.isAsWritten)
  }

  /// A whole number within `range`; anything else is reported.
  package func integer(in range: ClosedRange<Int>, _ expectation: String = "a whole number") -> Located<Int>?
  {
    guard let text = scalarText, let number = Int(text.filter { $0 != "_" && $0 != "," }) else {
      reportKind(expectation)
      return nil
    }
    guard range.contains(number) else {
      report(
        .error, rule: "value", "\(number) is not between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return located(number)
  }

  /// A number within `range`; anything else is reported.
  package func number(in range: ClosedRange<Double>, _ expectation: String = "a number") -> Located<Double>? {
    guard let text = scalarText, let number = Double(text), number.isFinite else {
      reportKind(expectation)
      return nil
    }
    guard range.contains(number) else {
      report(
        .error, rule: "value",
        "\(text) is not between \(range.lowerBound.plain) and \(range.upperBound.plain)")
      return nil
    }
    return located(number)
  }

  /// `true` or `false`, `yes` or `no`, `on` or `off`; anything else is reported.
  package func bool() -> Located<Bool>? {
    switch scalarText?.lowercased() {
    case "true", "yes", "on": return located(true)
    case "false", "no", "off": return located(false)
    default:
      reportKind("true or false")
      return nil
    }
  }

  /// One of a set of words, letter case apart; anything else is reported with the nearest of them.
  package func word<Choice>(_ choices: KeyValuePairs<String, Choice>, _ what: String) -> Located<Choice>? {
    guard let text = scalarText else {
      reportKind(what)
      return nil
    }
    let match =
      choices.first { $0.key == text } ?? choices.first { $0.key.lowercased() == text.lowercased() }
    if let match { return located(match.value) }
    guard !reader.isFull else { return nil }
    let words = choices.map(\.key)
    report(
      .error, rule: "value", "'\(text.quotable)' is not \(what)",
      hint: NearestWord.hint(among: words, to: text.quotable, listing: "it can be"))
    return nil
  }

  /// A value written here.
  package func located<Value>(_ value: Value) -> Located<Value> {
    Located(value, source: reader.source, line: line, column: column, at: path)
  }

  /// Reports a problem with this value.
  package func report(
    _ severity: Diagnostic.Severity, rule: String, _ message: String, hint: String? = nil
  ) {
    reader.report(located(()).diagnostic(severity, rule: rule, message, hint: hint))
  }

  /// Reports that this is not what it should be.
  package func reportKind(_ expectation: String) {
    let found = scalarText.map { "'\($0.quotable)'" } ?? kind
    let name = keyPath.isEmpty ? "the file" : "'\(keyPath)'"
    report(
      .error, rule: "type", "\(name) should be \(expectation), not \(found)",
      hint: isCommentedOut ? "text after a '#' is a comment; put the whole text in quotes" : nil)
  }
}

extension Double {
  /// Without a decimal point where no decimals follow.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
