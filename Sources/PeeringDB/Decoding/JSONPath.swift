/// Where a value stands in a JSON document.
struct JSONPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  var steps: [Step]

  init(_ steps: [Step] = []) {
    self.steps = steps
  }

  init(_ codingPath: [any CodingKey]) {
    steps = codingPath.map { key in key.intValue.map(Step.index) ?? .key(key.stringValue) }
  }

  func appending(_ key: FieldKey) -> JSONPath { JSONPath(steps + [.key(key.stringValue)]) }

  /// The row of `data` the value belongs to, for a value below `data[…]` of an answer.
  var rowOfData: Int? {
    guard steps.count >= 2, steps[0] == .key("data"), case .index(let index) = steps[1] else { return nil }
    return index
  }
}

extension JSONPath: CustomStringConvertible {
  /// As people write it: `data[0].netixlan_set[3].speed`.
  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

/// The name of a field, as PeeringDB spells it.
struct FieldKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringLiteral value: String) { stringValue = value }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
