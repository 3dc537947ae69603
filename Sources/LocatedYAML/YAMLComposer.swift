internal import CYAML

/// Builds nodes from libyaml's events.
///
/// Owns its parser, and borrows the text while it reads.
struct YAMLComposer: ~Copyable {
  private var parser: UnsafeMutablePointer<yaml_parser_t>
  private var anchors: [String: YAMLNode] = [:]
  private let allowsAliases: Bool
  /// The number of the first line, from 1.
  private var firstLine = 1
  /// How many lists and mappings the next node is in.
  private var depth = 0
  /// The first alias used, where aliases are allowed.
  private var firstAlias: (name: String, position: TextPosition)?
  /// The lines, from 1, between which quoted texts run on: the first and the last of each.
  private(set) var quotedLines: [ClosedRange<Int>] = []

  /// How deep lists and mappings may be nested, since each level takes stack.
  private static let deepest = 200
  /// The most values that a document with aliases may expand to: a few lines of them can outgrow memory.
  private static let mostValues = 50_000

  /// The top node of the only document in a text, or in a part of one; nil where there is none.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - allowsAliases: whether aliases are replaced with what their anchors name.
  ///   - anchors: what is named above it.
  ///   - firstLine: the number of its first line, from 1.
  /// - Returns: the node, with all that is in it, the lines of quoted texts that run over several, and all that is named
  ///   above it and in it.
  /// - Throws: `YAMLSyntaxError`.
  static func document(
    _ text: String, allowsAliases: Bool, anchors: [String: YAMLNode] = [:], firstLine: Int = 1
  ) throws(YAMLSyntaxError) -> (
    node: YAMLNode?, quotedLines: [ClosedRange<Int>], anchors: [String: YAMLNode]
  ) {
    var text = text
    typealias Found = (YAMLNode?, [ClosedRange<Int>], [String: YAMLNode])
    let result: Result<Found, YAMLSyntaxError> = text.withUTF8 { bytes in
      do throws(YAMLSyntaxError) {
        var composer = try YAMLComposer(borrowing: bytes, allowsAliases: allowsAliases)
        (composer.anchors, composer.firstLine) = (anchors, firstLine)
        let node = try composer.root()
        return .success((node, composer.quotedLines, composer.anchors))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(
    borrowing text: UnsafeBufferPointer<UInt8>, allowsAliases: Bool
  ) throws(YAMLSyntaxError) {
    self.allowsAliases = allowsAliases
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLSyntaxError.reader(problem: "out of memory")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  private mutating func root() throws(YAMLSyntaxError) -> YAMLNode? {
    // The stream begins, and then a document, unless there is none.
    try skip()
    var event = try next()
    defer { yaml_event_delete(&event) }
    guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
    let node = try self.node()
    if let (name, position) = firstAlias, node.size > Self.mostValues {
      throw YAMLSyntaxError.tooLarge(alias: name, at: position, most: Self.mostValues)
    }
    try skip()
    var last = try next()
    defer { yaml_event_delete(&last) }
    guard last.type == YAML_STREAM_END_EVENT else {
      throw YAMLSyntaxError.syntax(
        problem: "but found another document", at: place(last.start_mark),
        context: "expected a single document in the stream", begun: TextPosition(line: 1, column: 1))
    }
    return node
  }

  /// The next event, which the caller deletes.
  private mutating func next() throws(YAMLSyntaxError) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    return event
  }

  private mutating func skip() throws(YAMLSyntaxError) {
    var event = try next()
    yaml_event_delete(&event)
  }

  /// The next node, within a document.
  private mutating func node() throws(YAMLSyntaxError) -> YAMLNode {
    var event = try next()
    defer { yaml_event_delete(&event) }
    guard let node = try node(event) else {
      throw YAMLSyntaxError.reader(problem: "expected a value")
    }
    return node
  }

  /// The node that begins with an event; nil where something ends with it.
  private mutating func node(_ event: yaml_event_t) throws(YAMLSyntaxError) -> YAMLNode? {
    let position = place(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let end = place(event.end_mark)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      let isQuoted =
        scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
      let node = YAMLNode(
        .scalar(text, isPlain: isPlain), at: position, to: end, isBlock: !isPlain && !isQuoted,
        isMarked: scalar.anchor != nil || scalar.tag != nil)
      if isQuoted, end.line > position.line { quotedLines.append(position.line...end.line) }
      name(node, scalar.anchor)
      return node
    case YAML_SEQUENCE_START_EVENT:
      try enter(position)
      defer { depth -= 1 }
      var items: [YAMLNode] = []
      while let item = try child() { items.append(item) }
      let node = YAMLNode(
        .sequence(items), at: position,
        isMarked: event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil)
      name(node, event.data.sequence_start.anchor)
      return node
    case YAML_MAPPING_START_EVENT:
      try enter(position)
      defer { depth -= 1 }
      var pairs: [YAMLNode.Pair] = []
      while let key = try child() { pairs.append(YAMLNode.Pair(key: key, value: try self.node())) }
      try checkDuplicates(pairs)
      let node = YAMLNode(
        .mapping(pairs), at: position,
        isMarked: event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil)
      name(node, event.data.mapping_start.anchor)
      return node
    case YAML_ALIAS_EVENT:
      let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
      guard let node = anchors[name] else {
        throw YAMLSyntaxError.syntax(
          problem: "found undefined alias", at: position, context: "", begun: nil)
      }
      guard allowsAliases else { throw YAMLSyntaxError.alias(name, at: position) }
      firstAlias = firstAlias ?? (name, position)
      return node
    default: return nil
    }
  }

  private mutating func enter(_ position: TextPosition) throws(YAMLSyntaxError) {
    depth += 1
    guard depth <= Self.deepest else { throw YAMLSyntaxError.tooDeep(position, most: Self.deepest) }
  }

  /// The next node of a list or mapping; nil at its end.
  private mutating func child() throws(YAMLSyntaxError) -> YAMLNode? {
    var event = try next()
    defer { yaml_event_delete(&event) }
    return try node(event)
  }

  private mutating func name(_ node: YAMLNode, _ anchor: UnsafeMutablePointer<yaml_char_t>?) {
    guard let anchor else { return }
    // A later anchor of a name replaces the earlier one (YAML 1.1, 3.2.2.2).
    anchors[String(cString: anchor)] = node
  }

  /// Keys that are not scalars are reported by the caller.
  private func checkDuplicates(_ pairs: [YAMLNode.Pair]) throws(YAMLSyntaxError) {
    guard pairs.count > 1 else { return }
    // Of few keys comparing each with each takes less than hashing them.
    if pairs.count <= 8, !Self.hasTwoAlike(pairs) { return }
    var places: [String: TextPosition] = [:]
    places.reserveCapacity(pairs.count)
    for pair in pairs {
      guard let key = pair.key.text else { continue }
      if let first = places.updateValue(pair.key.position, forKey: key) {
        throw YAMLSyntaxError.duplicateKey(key, first: first, second: pair.key.position)
      }
    }
  }

  private static func hasTwoAlike(_ pairs: [YAMLNode.Pair]) -> Bool {
    pairs.indices.contains { index in
      pairs[..<index].contains { $0.key.text == pairs[index].key.text }
    }
  }

  /// What the parser stopped at.
  private var failure: YAMLSyntaxError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    guard [YAML_SCANNER_ERROR, YAML_PARSER_ERROR, YAML_COMPOSER_ERROR].contains(state.error) else {
      return .reader(problem: problem)
    }
    let context = state.context.map { String(cString: $0) }
    return .syntax(
      problem: problem, at: place(state.problem_mark), context: context ?? "",
      begun: context.map { _ in place(state.context_mark) })
  }

  private func place(_ mark: yaml_mark_t) -> TextPosition {
    TextPosition(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
  }
}
