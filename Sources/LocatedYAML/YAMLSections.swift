/// The parts of one group of a document, found by their lines, so that each can be read when it is needed.
///
/// The group is a block mapping at the top of the document, and each part a key of it, alone on its line after two
/// spaces. A part may use the anchors of parts above it; those are read first. What is written otherwise is no group of
/// sections, and read with the rest of the document.
final class YAMLSections {
  /// One key of the group, with all that is behind it.
  private struct Section {
    /// The number of its first line, from 1.
    var line: Int
    /// The places of its bytes.
    var bytes: Range<Int>
    /// What was read; nil where it was not yet.
    var value: YAMLNode?
    /// What it names for itself and the sections below.
    var anchors: [String: YAMLNode] = [:]
    var isBeingRead = false
  }

  private let text: [UInt8]
  private var sections: [Section] = []
  private var names: [String: Int] = [:]
  private let allowsAliases: Bool
  private let fail: (YAMLSyntaxError) -> Void
  /// The document without what is in the sections: of each only its key, and no line fewer.
  private let outline: String
  /// What is named outside the sections.
  private var named: [String: YAMLNode] = [:]
  private let group: String

  /// - Parameters:
  ///   - source: the document.
  ///   - group: the key of the group.
  ///   - allowsAliases: as for the document.
  ///   - fail: called with what is wrong in a section when it is read; it is null then.
  init?(
    _ source: String, of group: String, allowsAliases: Bool, fail: @escaping (YAMLSyntaxError) -> Void
  ) {
    let text = Array(source.utf8)
    self.text = text
    self.group = group
    self.allowsAliases = allowsAliases
    self.fail = fail
    var found: [Section] = []
    var keys: [String: Int] = [:]
    var outline: [UInt8] = []
    outline.reserveCapacity(text.count)
    var (isInside, isSplit) = (false, true)
    let header = Array("\(group):".utf8)
    Self.lines(of: text) { line, number in
      switch Self.indentation(text[line]) {
      case nil:
        // Blank lines and comments end nothing, and may be part of a text.
        if !isInside { outline += text[line] }
      case 0:
        isInside = Self.isKey(text[line], header)
        outline += text[line]
      case let indentation? where isInside && indentation < 4:
        guard indentation == 2, let key = Self.key(text[line]) else {
          isSplit = false
          return
        }
        keys[key] = found.count
        found.append(Section(line: number, bytes: line))
        outline += text[line]
      default:
        if isInside {
          guard !found.isEmpty else {
            isSplit = false
            return
          }
          found[found.count - 1].bytes = found[found.count - 1].bytes.lowerBound..<line.upperBound
        } else {
          outline += text[line]
        }
      }
      outline.append(UInt8(ascii: "\n"))
    }
    guard isSplit, !found.isEmpty, keys.count == found.count else { return nil }
    sections = found
    names = keys
    self.outline = String(decoding: outline, as: UTF8.self)
  }

  /// The document with its sections, none of which is read yet; nil where it has to be read at once.
  func root() -> YAMLNode? {
    guard let read = try? YAMLComposer.document(outline, allowsAliases: allowsAliases), let root = read.node,
      let pairs = root.pairs
    else { return nil }
    named = read.anchors
    let all = pairs.map { pair in
      guard pair.key.text == group, let parts = pair.value.pairs else { return pair }
      let filled = parts.map { part in
        guard let index = part.key.text.flatMap({ names[$0] }) else { return part }
        return YAMLNode.Pair(key: part.key, value: YAMLNode(at: part.value.position) { self.value(index) })
      }
      return YAMLNode.Pair(
        key: pair.key,
        value: YAMLNode(.mapping(filled), at: pair.value.position, isMarked: pair.value.isMarked))
    }
    return YAMLNode(.mapping(all), at: root.position, isMarked: root.isMarked)
  }

  /// What is behind the key of a section.
  private func value(_ index: Int) -> YAMLNode {
    if let value = sections[index].value { return value }
    let section = sections[index]
    sections[index].isBeingRead = true
    var anchors = named
    for name in marks("*", in: section.bytes) {
      // The nearest above has the name; one within replaces it when it is read.
      let above = sections[..<index].lastIndex { marks("&", in: $0.bytes).contains(name) }
      guard let above, !sections[above].isBeingRead else { continue }
      _ = value(above)
      anchors[name] = sections[above].anchors[name]
    }
    var read: YAMLNode?
    do throws(YAMLSyntaxError) {
      let composed = try YAMLComposer.document(
        String(decoding: text[section.bytes], as: UTF8.self), allowsAliases: allowsAliases, anchors: anchors,
        firstLine: section.line)
      sections[index].anchors = composed.anchors
      read = composed.node?.pairs?.first?.value
    } catch {
      fail(error)
    }
    let value =
      read
      ?? YAMLNode(
        .scalar("", isPlain: true), at: TextPosition(line: section.line, column: 1), isMarked: false)
    sections[index].value = value
    sections[index].isBeingRead = false
    return value
  }

  /// The names behind `*` or `&` where a value begins.
  private func marks(_ sign: Unicode.Scalar, in range: Range<Int>) -> Set<String> {
    var names: Set<String> = []
    Self.places(of: UInt8(ascii: sign), in: text, range) { place in
      guard place > range.lowerBound, " [{,".utf8.contains(text[place - 1]) else { return }
      let name = text[(place + 1)..<range.upperBound].prefix(while: Self.isWord)
      if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
    }
    return names
  }

  /// Calls `body` with each line, without its end, and its number from 1.
  private static func lines(of text: [UInt8], _ body: (Range<Int>, Int) -> Void) {
    var (start, number) = (0, 1)
    places(of: UInt8(ascii: "\n"), in: text, 0..<text.count) { end in
      body(start..<end, number)
      (start, number) = (end + 1, number + 1)
    }
    if start < text.count { body(start..<text.count, number) }
  }

  /// Calls `body` with each place of a byte.
  private static func places(of byte: UInt8, in text: [UInt8], _ range: Range<Int>, _ body: (Int) -> Void) {
    text.withUnsafeBufferPointer { bytes in
      var start = range.lowerBound
      while let place = bytes.place(of: byte, in: start..<range.upperBound) {
        body(place)
        start = place + 1
      }
    }
  }

  /// How many spaces a line begins with; nil for blank lines and comments.
  private static func indentation(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.firstIndex(where: { $0 != UInt8(ascii: " ") }), line[first] != UInt8(ascii: "#")
    else { return nil }
    return first - line.startIndex
  }

  /// Whether a line is a key and nothing else.
  private static func isKey(_ line: ArraySlice<UInt8>, _ key: [UInt8]) -> Bool { line.elementsEqual(key) }

  /// The key on a line after two spaces; nil where anything follows it.
  private static func key(_ line: ArraySlice<UInt8>) -> String? {
    guard line.last == UInt8(ascii: ":") else { return nil }
    let key = line.dropFirst(2).dropLast()
    return !key.isEmpty && key.allSatisfy(isWord) ? String(decoding: key, as: UTF8.self) : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
