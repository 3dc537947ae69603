internal import LocatedYAML

/// The value of a field of a submission, as YAML has it: all scalars are text.
package indirect enum FieldValue: Sendable {
  case text(String)
  case list([FieldValue])
  case map([Pair])

  package struct Pair: Sendable, Hashable {
    package var key: String
    package var value: FieldValue

    package init(_ key: String, _ value: FieldValue) {
      self.key = key
      self.value = value
    }
  }

  /// What is written in a YAML document; nil where nothing is.
  init?(_ yaml: YAMLValue) {
    if yaml.isNull { return nil }
    if let text = yaml.scalarText {
      self = .text(text)
    } else if yaml.isSequence {
      self = .list(yaml.items().map { FieldValue($0) ?? .text("") })
    } else if let mapping = yaml.mapping(keys: nil, "keys and values") {
      self = .map(
        mapping.keys.compactMap { key in mapping[key].flatMap { FieldValue($0) }.map { Pair(key, $0) } })
    } else {
      return nil
    }
  }

  /// The value on one line, for messages.
  package var summary: String {
    switch self {
    case .text(let text): text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .list(let items): items.map(\.summary).joined(separator: ", ")
    case .map(let pairs): pairs.map { "\($0.key): \($0.value.summary)" }.joined(separator: ", ")
    }
  }
}

extension FieldValue: Hashable {
  /// The order of keys is ignored.
  package static func == (left: FieldValue, right: FieldValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)):
      left.count == right.count
        && left.sorted { $0.key < $1.key }.elementsEqual(right.sorted { $0.key < $1.key })
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .text(let text): hasher.combine(text)
    case .list(let items): hasher.combine(items)
    case .map(let pairs): hasher.combine(Set(pairs))
    }
  }
}

extension FieldValue: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let items = try? container.decode([FieldValue].self) {
      self = .list(items)
    } else {
      let map = try container.decode([String: FieldValue].self)
      self = .map(map.sorted { $0.key < $1.key }.map { Pair($0.key, $0.value) })
    }
  }
}
