internal import Diagnostics

/// A YAML syntax error, explained to people who do not know YAML.
struct YAMLSyntaxProblem {
  private let source: SourceText
  private let lines: [Substring]
  private var rule = "yaml"
  private var position: TextPosition
  private var message: String
  private var hint: String?

  var diagnostic: Diagnostic {
    source.diagnostic(
      .error, rule: rule, line: position.line, column: position.column, message, hint: hint)
  }

  /// The explanation of the parser's error on `source`.
  init(_ error: YAMLSyntaxError, in source: SourceText) {
    self.source = source
    lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    position = TextPosition(line: 0, column: 0)
    message = "\(error)"
    switch error {
    case .syntax(let problem, let place, let context, let begun):
      position = place
      explain(problem, context, begun: begun)
    case .duplicateKey(let key, let first, let second):
      rule = "duplicate-key"
      say(
        "duplicate key '\(key)'",
        hint: first.line == second.line
          ? "keep one of the two" : "keep this one or the one on line \(first.line)",
        at: second)
    case .alias(let name, let place):
      rule = "alias"
      say(
        "'*\(name)' is an alias of '&\(name)', and aliases do not work here",
        hint: "write the value out, or put it in quotes if it is text",
        at: place)
    case .tooDeep(let place, let most):
      say(
        "lists and groups are nested more than \(most) deep", hint: "check the brackets and the indentation",
        at: place)
    case .tooLarge(let name, let place, let most):
      rule = "alias"
      say(
        "'*\(name)' and the other aliases expand to more than \(most) values",
        hint: "use fewer aliases inside anchored values", at: place)
    case .reader(let problem): explainForbiddenCharacter(problem)
    }
  }

  private mutating func say(_ message: String, hint: String? = nil, at position: TextPosition? = nil) {
    self.message = message
    self.hint = hint
    if let position { self.position = position }
  }

  /// Explains libyaml's `problem`, found within `context`, which began at `begun`.
  private mutating func explain(_ problem: String, _ context: String, begun: TextPosition?) {
    let begun = begun ?? position
    switch (problem, context) {
    case _ where indentation(of: position.line).contains("\t"):
      say("this line is indented with a tab", hint: "indent with spaces; YAML does not take tabs")
    case ("could not find expected ':'", _): explainMissingColon(begun)
    case ("mapping values are not allowed in this context", _): explainColon()
    case ("found unexpected end of stream", "while scanning a quoted scalar"),
      ("found unexpected document indicator", "while scanning a quoted scalar"):
      say("the quote that opens here is never closed", hint: "add the closing quote", at: begun)
    case ("found unknown escape character", _):
      say(
        "this is not an escape that double quotes allow",
        hint: "write two backslashes, or put the value in single quotes")
    case ("did not find expected hexdecimal number", _), ("found invalid Unicode character escape code", _):
      say("this escape is not a character", hint: "write two backslashes for a backslash")
    case ("found character that cannot start any token", _),
      (_, "while scanning an alias"), (_, "while scanning an anchor"), (_, "while scanning a directive"),
      ("found undefined alias", _), ("found undefined tag handle", _), (_, "while parsing a tag"),
      (_, "while scanning a tag"):
      let start = character(at: position).contains { "@`%*&!".contains($0) } ? position : begun
      say(
        "a value cannot begin with '\(character(at: start))'", hint: "put the value in quotes", at: start
      )
    case ("block sequence entries are not allowed in this context", _):
      say(
        "a list cannot begin on the line of its key",
        hint: "put each '- ' on its own line below, or quotes around a text that begins with '-'")
    case ("but found another document", _):
      say(
        "a second document begins here, but a file can hold only one", hint: "remove the '---' on this line")
    case ("did not find expected ',' or ']'", _): explainList(begun, close: "]")
    case ("did not find expected ',' or '}'", _): explainList(begun, close: "}")
    case (_, "while scanning a block scalar"):
      say(
        "a text cannot begin with '\(character(at: begun))'", hint: "put the text in quotes", at: begun)
    case (_, "while parsing"): say("lists are nested too deep here")
    default: explainStructure(problem, context)
    }
  }

  private mutating func explainList(_ begun: TextPosition, close: String) {
    say(
      "the '\(character(at: begun))' that opens here is not closed, or a comma is missing after it",
      hint: "close it with '\(close)'; a text that begins with '\(character(at: begun))' needs quotes",
      at: begun)
  }

  private mutating func explainMissingColon(_ begun: TextPosition) {
    let text = line(begun.line).drop { $0 == " " }
    if text.hasPrefix("[") || text.hasPrefix("{") {
      explainList(begun, close: text.hasPrefix("[") ? "]" : "}")
    } else if line(begun.line - 1).drop(while: { $0 == " " }).hasPrefix("- "),
      indentation(of: begun.line) == indentation(of: begun.line - 1)
    {
      say("this line should begin with '- ', as the one above it does", at: begun)
    } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains(" ") {
      say(
        "a space is missing after the colon",
        hint: "write  \(text[...colon]) \(text[colon...].dropFirst())", at: begun)
    } else {
      say(
        "this line has no colon: each line should be 'key: value'",
        hint: "put a colon and a space after the key, or quotes around a text of several lines", at: begun)
    }
  }

  /// A misplaced colon: a second one on its line, or one on a line indented for no reason.
  private mutating func explainColon() {
    let before = line(position.line).unicodeScalars.prefix(position.column - 1)
    if String(before).contains(": ") || String(before).contains(":\t") {
      say("a value with a colon and a space in it needs quotes", hint: quotingHint)
    } else if indentation(of: position.line).isEmpty {
      explainMissingColon(TextPosition(line: position.line - 1, column: 1))
    } else {
      say(
        "this line is indented, but the line above it already has its value",
        hint: "begin it in the same column as the other keys, or put quotes around a text of several lines",
        at: TextPosition(line: position.line, column: indentation(of: position.line).count + 1))
    }
  }

  /// The line of the problem, as it would be with quotes.
  private var quotingHint: String {
    let text = line(position.line)
    let plain = "put the whole value in quotes"
    guard let colon = text.firstRange(of: ": "), !text.contains("\""), !text.contains("\t"),
      text.count <= 80
    else { return plain }
    let key = text[..<colon.lowerBound].drop { $0 == " " }
    return "\(plain), as in  \(key): \"\(text[colon.upperBound...].drop { $0 == " " })\""
  }

  /// Something in the wrong place.
  private mutating func explainStructure(_ problem: String, _ context: String) {
    let before = String(line(position.line).unicodeScalars.prefix(position.column - 1))
    let content = before.drop { $0 == " " }
    if isAtEnd, let bracket = unclosedBracket {
      explainList(bracket.place, close: bracket.close)
    } else if let open = unclosedQuote(before: position.line) {
      say(
        "this line runs into a text whose quote opens on line \(open) and is not closed",
        hint: "close the quote on line \(open)")
    } else if content.contains("]") || content.contains("}") {
      say(
        "unexpected text after the closing bracket",
        hint: "a text that begins with a bracket needs quotes around all of it")
    } else if content.contains("\"") || content.contains("'") {
      say(
        "unexpected text after the closing quote",
        hint: "put the whole value in one pair of quotes; for a quote within, use the other kind")
    } else if content.isEmpty || content == "- " {
      say(
        problem == "did not find expected '-' indicator"
          ? "this line should begin with '- ', as the items above it do"
          : "this line does not begin in the same column as the lines it belongs with",
        hint: "indent keys that belong together by the same number of spaces")
    } else {
      say(
        "this does not read as 'key: value': \([problem, context].filter { !$0.isEmpty }.joined(separator: " "))"
      )
    }
  }

  private mutating func explainForbiddenCharacter(_ problem: String) {
    var place = TextPosition(line: 1, column: 1)
    for scalar in source.text.unicodeScalars {
      if Self.isForbidden(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        say("the invisible character \(name) is not text", hint: "remove it", at: place)
        return
      }
      place.advance(over: scalar)
    }
    message = problem
  }

  /// What libyaml refuses to read (YAML 1.1, 5.1).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: false
    default: true
    }
  }

  // MARK: Lines

  /// A 1-based line; empty beyond the text.
  private func line(_ number: Int) -> Substring {
    number >= 1 && number <= lines.count ? lines[number - 1] : ""
  }

  private func indentation(of number: Int) -> Substring { line(number).prefix { $0 == " " || $0 == "\t" } }

  /// Whether only comments follow the problem.
  private var isAtEnd: Bool {
    lines.dropFirst(position.line - 1).allSatisfy { line in
      let text = line.drop { $0 == " " }
      return text.isEmpty || text.hasPrefix("#")
    }
  }

  /// The last bracket that nothing closes, and what would; of brackets that begin a value or an item.
  private var unclosedBracket: (place: TextPosition, close: String)? {
    var open: [(place: TextPosition, close: Unicode.Scalar)] = []
    var place = TextPosition(line: 1, column: 1)
    var quote: Unicode.Scalar?
    var (previous, isComment): (Unicode.Scalar, Bool) = ("\n", false)
    for scalar in source.text.unicodeScalars {
      let begins = " \n[{,:-".unicodeScalars.contains(previous)
      switch scalar {
      case "\n": isComment = false
      case _ where isComment: break
      case _ where quote != nil: if scalar == quote { quote = nil }
      case "'" where begins, "\"" where begins: quote = scalar
      case "#" where begins: isComment = true
      case "[" where begins: open.append((place, "]"))
      case "{" where begins: open.append((place, "}"))
      case _ where scalar == open.last?.close: open.removeLast()
      default: break
      }
      place.advance(over: scalar)
      previous = scalar
    }
    return open.last.map { ($0.place, String($0.close)) }
  }

  private func character(at place: TextPosition) -> String {
    line(place.line).unicodeScalars.dropFirst(place.column - 1).first.map { String($0) } ?? ""
  }

  /// The line before `number` whose double quote is still open there.
  private func unclosedQuote(before number: Int) -> Int? {
    var open: Int?
    for (index, line) in lines.prefix(max(0, number - 1)).enumerated() where line.first != "#" {
      if !line.count(where: { $0 == "\"" }).isMultiple(of: 2) { open = open == nil ? index + 1 : nil }
    }
    return open
  }
}
