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

  func appending(_ key: String) -> JSONPath { JSONPath(steps + [.key(key)]) }

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
