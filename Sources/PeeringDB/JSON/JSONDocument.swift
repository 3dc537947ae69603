/// JSON text taken apart: where each value is, and what is in what. Values are read on demand.
final class JSONDocument: Sendable {
  enum Kind: UInt8 {
    case object, list, text, number
    /// `true`, `false` or `null`.
    case word
  }

  /// A value, or the key of one.
  ///
  /// They are in the order in which they begin, so what is in a list or an object directly follows it; in an
  /// object each value follows its key.
  struct Node {
    var kind: Kind
    /// Of a text: whether it has a `\` in it. Of an object: whether two of its keys may be equal.
    private var mark = false
    /// Of a key: the same for equal texts, and seldom for others. `anyTag` where it has escapes.
    var tag: UInt16 = 0
    // Texts of four gigabytes do not get here, and of these there are many.
    private var places: (start: UInt32, end: UInt32, next: UInt32)

    init(_ kind: Kind, from start: Int) {
      self.kind = kind
      places = (UInt32(truncatingIfNeeded: start), 0, 0)
    }

    /// Sets where it ends, and the index of the node behind it and all that is in it.
    mutating func close(at end: Int, next: Int) {
      places.end = UInt32(truncatingIfNeeded: end)
      places.next = UInt32(truncatingIfNeeded: next)
    }

    var hasEscapes: Bool {
      get { kind == .text && mark }
      set { mark = newValue }
    }
    var hasRepeatedKeys: Bool {
      get { kind == .object && mark }
      set { mark = newValue }
    }

    /// Where its first byte is.
    var start: Int { Int(places.start) }
    /// Where the byte behind its last is.
    var end: Int { Int(places.end) }
    /// The index of the node behind it and all that is in it.
    var next: Int { Int(places.next) }
  }

  let bytes: [UInt8]
  /// Whether all its texts are UTF-8.
  let isUTF8: Bool
  private let nodes: [Node]

  /// - Throws: the first thing that breaks the grammar.
  init(_ bytes: [UInt8]) throws(JSONScanner.Fault) {
    self.bytes = bytes
    (nodes, isUTF8) = try JSONScanner.scan(bytes)
  }

  /// The outermost value.
  static let root = 0

  func kind(_ index: Int) -> Kind { nodes[index].kind }

  /// Whether a value is a text with a `\` in it.
  func hasEscapes(_ index: Int) -> Bool { nodes[index].hasEscapes }

  /// Where a value is in the text.
  func range(_ index: Int) -> Range<Int> { nodes[index].start..<nodes[index].end }

  /// The entries of a list; none for anything else.
  func entries(_ index: Int) -> [Int] {
    guard nodes[index].kind == .list else { return [] }
    var entries: [Int] = []
    var entry = index + 1
    while entry < nodes[index].next {
      entries.append(entry)
      entry = nodes[entry].next
    }
    return entries
  }

  /// The keys of an object, each followed by its value, in the order they are written; none for anything else.
  func keys(_ index: Int) -> [Int] {
    guard nodes[index].kind == .object else { return [] }
    var keys: [Int] = []
    var key = index + 1
    while key < nodes[index].next {
      keys.append(key)
      key = nodes[key + 1].next
    }
    return keys
  }

  /// The value of a key in an object, of several of one name the last, as JSON readers commonly take it; nil where
  /// there is none.
  func member(_ name: String, of index: Int) -> Int? {
    guard nodes[index].kind == .object else { return nil }
    var name = name
    return name.withUTF8 { name in
      nodes.withUnsafeBufferPointer { nodes in
        bytes.withUnsafeBufferPointer { bytes in
          let tag = Self.tag(name[...])
          let isFirstLast = !nodes[index].hasRepeatedKeys
          var found: Int?
          var key = index + 1
          let end = nodes[index].next
          while key < end {
            if nodes[key].tag == tag || nodes[key].tag == Self.anyTag,
              isKey(nodes[key], at: key, name, in: bytes)
            {
              found = key + 1
              if isFirstLast { break }
            }
            key = nodes[key + 1].next
          }
          return found
        }
      }
    }
  }

  private func isKey(
    _ node: Node, at key: Int, _ name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if node.hasEscapes { return text(key)?.utf8.elementsEqual(name) == true }
    guard node.end - node.start == name.count + 2 else { return false }
    for index in name.indices where bytes[node.start + 1 + index] != name[index] { return false }
    return true
  }

  /// The tag of keys whose text is not known from their bytes.
  static let anyTag = UInt16.max

  /// Made from the length of a key and the ends of its text.
  static func tag(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16 {
    guard let first = text.first, let last = text.last else { return 0 }
    return UInt16(truncatingIfNeeded: text.count) & 0x3F | UInt16(first & 0x1F) << 6 | UInt16(last & 0x1F)
      << 11
  }

  /// The keys of an object whose values count: of several of one name the last.
  func lastKeys(_ index: Int) -> [Int] {
    var seen: Set<String?> = []
    return keys(index).reversed().filter { seen.insert(text($0)).inserted }.reversed()
  }

  /// Where the value at `path` begins, in bytes; else where the nearest value around it does.
  func offset(of path: JSONPath) -> Int {
    var place = Self.root
    for step in path.steps {
      switch step {
      case .key(let name):
        guard let member = member(name, of: place) else { return nodes[place].start }
        place = member
      case .index(let index):
        let entries = entries(place)
        guard entries.indices.contains(index) else { return nodes[place].start }
        place = entries[index]
      }
    }
    return nodes[place].start
  }

  /// The way to a value.
  func path(of index: Int) -> JSONPath {
    var path = JSONPath()
    var place = Self.root
    while place != index {
      // What is in something is between it and what follows it.
      if let position = entries(place).lastIndex(where: { $0 <= index }) {
        path.steps.append(.index(position))
        place = entries(place)[position]
      } else if let key = keys(place).last(where: { $0 <= index }) {
        path.steps.append(.key(text(key) ?? ""))
        place = key + 1
      } else {
        break
      }
    }
    return path
  }
}
