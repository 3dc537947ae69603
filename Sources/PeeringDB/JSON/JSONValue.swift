/// Any JSON value of a sensible depth, kept to be written again.
enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The member of an object; null where there is none.
  subscript(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }
}

extension JSONValue: Codable {
  /// PeeringDB's answers are five levels deep. What is far below is not kept, since each level costs the
  /// decoder errors as long as the way to it.
  private static let deepest = 20

  init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count < Self.deepest else {
      self = .null
      return
    }
    // The commonest first: each failure costs an error.
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .list(values)
    } else if let decimal = try? container.decode(Double.self), decimal.isFinite {
      self = .decimal(decimal)
    } else {
      // A number beyond any that a machine holds, or text with half a surrogate pair.
      self = .null
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .integer(let integer): try container.encode(integer)
    case .decimal(let decimal): try container.encode(decimal)
    case .text(let text): try container.encode(text)
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}
