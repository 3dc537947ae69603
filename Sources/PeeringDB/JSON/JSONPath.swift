/// Where a value is in a JSON document.
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
