internal import CYAML

/// What a YAML text consists of, and where: for changing parts of the text.
///
/// Places are offsets in Unicode scalars. Anchors and tags belong to the value behind them.
package struct YAMLOutline: Sendable {
  /// A value, by what it is written as.
  package indirect enum Kind: Sendable {
    case scalar(String)
    /// What another value is to be repeated for.
    case alias
    case list([YAMLOutline], isFlow: Bool)
    case mapping([Pair], isFlow: Bool)
  }

  /// A key and its value.
  package struct Pair: Sendable {
    package let key: YAMLOutline
    package let value: YAMLOutline
  }

  package let kind: Kind
  /// From its first scalar to behind its last one; empty where a value is missing. A list or mapping without brackets ends
  /// where the last thing in it does.
  package let range: Range<Int>
  /// Whether an anchor or a tag precedes it.
  package let isMarked: Bool

  /// The outline of the only document in a text; nil where it is empty or not YAML.
  ///
  /// - Parameter text: without a byte order mark.
  package init?(_ text: String) {
    var text = text
    let root = text.withUTF8 { bytes -> YAMLOutline? in
      // The parser refers to itself by its address.
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else { return nil }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var builder = Builder(parser: parser)
      return builder.document()
    }
    guard let root else { return nil }
    self = root
  }

  fileprivate init(_ kind: Kind, _ range: Range<Int>, isMarked: Bool = false) {
    (self.kind, self.range, self.isMarked) = (kind, range, isMarked)
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> YAMLOutline? {
    guard case .mapping(let pairs, _) = kind else { return nil }
    return pairs.first { $0.key.text == key }?.value
  }

  /// A scalar's text.
  package var text: String? { if case .scalar(let text) = kind { text } else { nil } }

  /// Whether nothing is written.
  package var isEmpty: Bool { range.isEmpty }

  /// The items of a list.
  package var items: [YAMLOutline]? { if case .list(let items, _) = kind { items } else { nil } }

  /// Whether it is in brackets or braces.
  package var isFlow: Bool {
    switch kind {
    case .list(_, let isFlow), .mapping(_, let isFlow): isFlow
    case .scalar, .alias: false
    }
  }

  /// Builds values from libyaml's events.
  private struct Builder {
    let parser: UnsafeMutablePointer<yaml_parser_t>
    private var depth = 0

    init(parser: UnsafeMutablePointer<yaml_parser_t>) { self.parser = parser }

    mutating func document() -> YAMLOutline? {
      guard skip(YAML_STREAM_START_EVENT), skip(YAML_DOCUMENT_START_EVENT), case .value(let root)? = next(),
        skip(YAML_DOCUMENT_END_EVENT), skip(YAML_STREAM_END_EVENT)
      else { return nil }
      return root
    }

    private mutating func skip(_ type: yaml_event_type_t) -> Bool {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { return false }
      defer { yaml_event_delete(&event) }
      return event.type == type
    }

    private enum Next {
      case value(YAMLOutline)
      /// The end of a list or mapping, with the offset behind its bracket.
      case end(Int)
    }

    private mutating func next() -> Next? {
      var event = yaml_event_t()
      guard depth < 200, yaml_parser_parse(parser, &event) == 1 else { return nil }
      defer { yaml_event_delete(&event) }
      let (start, end) = (Int(event.start_mark.index), Int(event.end_mark.index))
      switch event.type {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        return .value(
          YAMLOutline(.scalar(text), start..<end, isMarked: scalar.anchor != nil || scalar.tag != nil))
      case YAML_ALIAS_EVENT: return .value(YAMLOutline(.alias, start..<end))
      case YAML_SEQUENCE_START_EVENT:
        let data = event.data.sequence_start
        let isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
        guard let (items, last) = children() else { return nil }
        let behind = isFlow ? last : items.last?.range.upperBound ?? start
        return .value(
          YAMLOutline(
            .list(items, isFlow: isFlow), start..<max(start, behind),
            isMarked: data.anchor != nil || data.tag != nil))
      case YAML_MAPPING_START_EVENT:
        let data = event.data.mapping_start
        let isFlow = data.style == YAML_FLOW_MAPPING_STYLE
        guard let (values, last) = children(), values.count % 2 == 0 else { return nil }
        let pairs = stride(from: 0, to: values.count, by: 2).map {
          Pair(key: values[$0], value: values[$0 + 1])
        }
        let behind = isFlow ? last : values.last?.range.upperBound ?? start
        return .value(
          YAMLOutline(
            .mapping(pairs, isFlow: isFlow), start..<max(start, behind),
            isMarked: data.anchor != nil || data.tag != nil))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end(end)
      default: return nil
      }
    }

    private mutating func children() -> ([YAMLOutline], Int)? {
      depth += 1
      defer { depth -= 1 }
      var values: [YAMLOutline] = []
      while let next = next() {
        switch next {
        case .value(let value): values.append(value)
        case .end(let end): return (values, end)
        }
      }
      return nil
    }
  }
}
