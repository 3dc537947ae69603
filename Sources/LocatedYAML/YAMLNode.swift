/// A node of a YAML document, with where it begins. An alias is the same node as its anchor.
final class YAMLNode {
  enum Content {
    /// The text as written, and whether it is plain: without quotes or a block indicator.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  struct Pair {
    var key: YAMLNode
    var value: YAMLNode
  }

  private var known: Content
  private var begin: TextPosition
  private var behind: TextPosition
  /// Whether it is a block scalar, whose text begins in the line below `position`.
  private(set) var isBlock: Bool
  /// Reads what it is, where that is still to be read.
  private var read: (() -> YAMLNode)?
  /// Whether an anchor or a tag precedes it.
  let isMarked: Bool
  /// How many nodes it contains, each alias counted in full.
  let size: Int

  init(
    _ content: Content, at position: TextPosition, to end: TextPosition? = nil, isBlock: Bool = false,
    isMarked: Bool
  ) {
    known = content
    begin = position
    behind = end ?? position
    self.isBlock = isBlock
    self.isMarked = isMarked
    // Aliases of aliases soon overflow an integer.
    func sum(_ sizes: some Sequence<Int>) -> Int {
      sizes.reduce(1) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
    }
    size =
      switch content {
      case .scalar: 1
      case .sequence(let items): sum(items.lazy.map(\.size))
      case .mapping(let pairs): sum(pairs.lazy.flatMap { [$0.key.size, $0.value.size] })
      }
  }

  /// A node that is read when it is needed, without anchor or tag.
  ///
  /// - Parameters:
  ///   - position: where it seems to begin.
  ///   - read: reads it.
  init(at position: TextPosition, _ read: @escaping () -> YAMLNode) {
    known = .scalar("", isPlain: true)
    begin = position
    behind = position
    isBlock = false
    isMarked = false
    size = 1
    self.read = read
  }

  var content: Content {
    if read != nil { fill() }
    return known
  }

  var position: TextPosition {
    if read != nil { fill() }
    return begin
  }

  /// The place behind a scalar's last character, its closing quote included; for lists and mappings, where they begin.
  var end: TextPosition {
    if read != nil { fill() }
    return behind
  }

  @inline(never)
  private func fill() {
    guard let node = read?() else { return }
    read = nil
    (known, begin, behind, isBlock) = (node.content, node.position, node.end, node.isBlock)
  }

  /// The text of a scalar.
  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  var pairs: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// Whether it is plain and empty, or one of YAML's words for null.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Whether it is plain and empty.
  var isEmpty: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty
  }
}

/// Why a text is not a YAML document.
enum YAMLSyntaxError: Error {
  /// libyaml's problem, what it was doing, and where that began.
  case syntax(problem: String, at: TextPosition, context: String, begun: TextPosition?)
  /// A key that occurs twice in a mapping.
  case duplicateKey(String, first: TextPosition, second: TextPosition)
  /// An alias where aliases are not allowed.
  case alias(String, at: TextPosition)
  /// Lists and mappings nested too deep.
  case tooDeep(TextPosition, most: Int)
  /// Aliases that expand to too many values.
  case tooLarge(alias: String, at: TextPosition, most: Int)
  /// Bytes that are not text to YAML.
  case reader(problem: String)
}
