internal import Diagnostics

/// Lengths of time as people write and read them.
package enum TimeSpan {
  /// What a number without a unit counts.
  package enum Unit: Int, Sendable {
    case seconds = 1
    case minutes = 60
    case hours = 3600

    fileprivate init?(word: some StringProtocol) {
      switch word.lowercased() {
      case "s", "sec", "secs", "second", "seconds": self = .seconds
      case "m", "min", "mins", "minute", "minutes": self = .minutes
      case "h", "hr", "hrs", "hour", "hours": self = .hours
      default: return nil
      }
    }

    /// The unit below.
    fileprivate var next: Unit? {
      switch self {
      case .hours: .minutes
      case .minutes: .seconds
      case .seconds: nil
      }
    }
  }

  /// The seconds in a text such as `30 min`, `1 h 30 min`, `1h30`, `90 s`, `1.5 h`, `45` or `1:30`.
  ///
  /// - Parameters:
  ///   - text: what was written.
  ///   - unit: what a single number counts. After a colon it counts the same, and before a colon the unit
  ///     above: with minutes `1:30` is an hour and a half, with seconds it is 90 seconds.
  /// - Returns: whole seconds, 0 or more.
  /// - Throws: `InputProblem` for anything else.
  package static func seconds(_ text: String, counting unit: Unit) throws(InputProblem) -> Int {
    let trimmed = DisplayText.clean(text)
    let example =
      unit == .seconds ? "write seconds, as in '60', or '1 min 30 s'" : "write '30 min' or '1 h 30 min'"
    if trimmed.hasPrefix("-") || trimmed.hasPrefix("−") {
      throw InputProblem("'\(text.quotable)' is negative", hint: example)
    }
    let seconds = trimmed.contains(":") ? clock(trimmed, unit) : words(trimmed, unit)
    guard let seconds else { throw InputProblem("'\(text.quotable)' is not a length of time", hint: example) }
    return seconds
  }

  /// A span as messages show it: `1 h 30 min`, `3 min 20 s`, `0 s`.
  package static func text(_ seconds: Int) -> String {
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
      .filter { $0.0 != 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
  }

  private static func clock(_ text: String, _ unit: Unit) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, let major = digits(first, atMost: 3),
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    let minors = parts.dropFirst().compactMap { digits($0, atMost: 2) }.filter { $0 < 60 }
    guard minors.count == parts.count - 1 else { return nil }
    switch (minors.count, unit) {
    case (1, .seconds): return major * 60 + minors[0]
    case (1, _): return major * 3600 + minors[0] * 60
    case (2, _): return major * 3600 + minors[0] * 60 + minors[1]
    default: return nil
    }
  }

  /// Numbers with units from large to small; the last may lack its own.
  private static func words(_ text: String, _ unit: Unit) -> Int? {
    var total = 0.0
    var above: Unit?
    var rest = text[...]
    repeat {
      let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
      rest = rest.dropFirst(number.count).drop { $0 == " " }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "." || $0 == "," }
      guard let value = decimal(number) else { return nil }
      let counted: Unit?
      if word.isEmpty {
        counted = above.map(\.next) ?? unit
        guard rest.isEmpty else { return nil }
      } else {
        counted = Unit(word: word)
      }
      guard let counted, above.map({ counted.rawValue < $0.rawValue }) ?? true else { return nil }
      total += value * Double(counted.rawValue)
      above = counted
    } while !rest.isEmpty
    return Int(total.rounded())
  }

  private static func digits(_ text: Substring, atMost count: Int) -> Int? {
    guard (1...count).contains(text.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// A number below a million, with a point or a comma before its decimals.
  private static func decimal(_ text: Substring) -> Double? {
    guard (1...9).contains(text.count), text.first?.isNumber == true, text.last?.isNumber == true,
      let value = Double(text.replacing(",", with: ".")), value < 1e6
    else { return nil }
    return value
  }
}
