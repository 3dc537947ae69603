internal import Diagnostics

/// An amount of traffic as people type it: `~10 Gig`, `1,2 Tbps peak`, `640GB/s`, `95th percentile 36 Gb/s`.
struct TrafficText {
  /// The amount, its numbers without grouping and its units in one spelling.
  private(set) var spelling: TrafficSpelling = .other
  private(set) var doubt: InputProblem?
  private let text: String

  /// - Throws: `InputProblem` for what can mean several amounts, or none.
  init(_ text: String) throws(InputProblem) {
    self.text = text.quotable
    let (amount, remark) = text.withPlainDigits.splitRemark
    guard !remark.contains("byte") else { throw bytes }
    var rest = Self.stripped(amount)
    var isLeast = false
    for sign in [">=", ">", "≥"] where rest.hasPrefix(sign) {
      rest = Self.clean(rest.dropFirst(sign.count))
      isLeast = true
    }
    if let plus = rest.firstIndex(of: "+"), plus > rest.startIndex {
      isLeast = true
      rest.remove(at: plus)
    }
    let parts = Self.ends(rest)
    switch parts.count {
    case 1:
      guard let end = try read(parts[0]) else { return }
      spelling =
        isLeast ? .least(number: end.number, unit: end.unit) : .amount(number: end.number, unit: end.unit)
    case 2 where !isLeast:
      let doubted = doubt
      guard let lower = try read(parts[0]), let upper = try read(parts[1]) else { return }
      doubt = doubted
      spelling = .range(
        lower: lower.number, lowerUnit: lower.unit, upper: upper.number, upperUnit: upper.unit)
    default: return
    }
  }

  private var bytes: InputProblem {
    InputProblem(
      "'\(text)' can mean bits or bytes", hint: "write bits per second, as in '640 Gbps' or '1.2 Tbps'")
  }

  private static func clean(_ text: some StringProtocol) -> String { DisplayText.clean(String(text)) }

  /// The two ends of a range, or the whole.
  private static func ends(_ text: String) -> [String] {
    var plain = String(text.map { "–—−‐‑‒~〜".contains($0) ? "-" : $0 })
    if let to = plain.lowercased().firstRange(of: " to ") { plain.replaceSubrange(to, with: "-") }
    return plain.split(separator: "-", omittingEmptySubsequences: false).map(clean)
  }

  private static let before = [
    "95th percentile", "95th", "p95", "approximately", "approx.", "approx", "about", "around", "roughly",
    "circa", "ca.", "ca", "currently", "peak of", "peak traffic", "peak", "at peak", "maximum", "max.", "max",
    "total", "traffic", "up to", "environ", "ungefähr", "etwa", "~", "≈", ":",
  ]
  private static let behind = [
    "95th percentile", "at peak", "peak", "maximum", "max.", "max", "in total", "total", "of traffic",
    "traffic", "(95th)", ".", "!",
  ]

  /// Without the words around an amount that do not change it.
  private static func stripped(_ text: String) -> String {
    var text = text
    var isDone = false
    while !isDone {
      isDone = true
      for word in before where text.lowercased().hasPrefix(word) {
        let rest = text.dropFirst(word.count)
        guard !(rest.first?.isLetter ?? false) || word == "~" else { continue }
        text = clean(rest)
        isDone = false
        break
      }
      for word in behind where text.lowercased().hasSuffix(word) {
        let rest = text.dropLast(word.count)
        guard word.count == 1 || rest.last == " " else { continue }
        text = clean(rest)
        isDone = false
        break
      }
    }
    return text
  }

  /// A number and its unit; nil where there is no number.
  private mutating func read(_ part: String) throws(InputProblem) -> (number: String, unit: String)? {
    let digits = part.prefix { $0.isASCII && $0.isNumber || ".,' ’".contains($0) }
    guard digits.contains(where: \.isNumber) else { return nil }
    let written = Self.clean(part.dropFirst(digits.count))
    let unit = try self.unit(written)
    let number = try self.number(Self.clean(digits), unit: written)
    guard unit.isBytes, let value = Double(number) else { return (number, unit.name) }
    let bits = value * 8
    let shown = bits == bits.rounded() && bits < 1e15 ? "\(Int(bits))" : "\(bits)"
    doubt = InputProblem(
      "'\(text)' is in bytes, and taken as \(shown) \(unit.name)",
      hint: "write bits per second: '\(shown) \(unit.name)'")
    return (shown, unit.name)
  }

  /// A number without grouping, with a point before its decimals.
  private mutating func number(_ written: String, unit: String) throws(InputProblem) -> String {
    let groups = written.split { " '’".contains($0) }
    guard
      groups.count == 1
        || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.prefix { $0.isNumber }.count == 3 })
    else { throw InputProblem("'\(written)' is not a number", hint: "write it without spaces") }
    let plain = groups.joined()
    let points = plain.count { $0 == "." }
    let commas = plain.count { $0 == "," }
    guard points + commas > 0 else { return plain }
    // Of two kinds of signs, the last is before the decimals.
    let last: Character =
      (plain.lastIndex(of: ".") ?? plain.startIndex) > (plain.lastIndex(of: ",") ?? plain.startIndex)
      ? "." : ","
    let parts = plain.split(omittingEmptySubsequences: false) { ".,".contains($0) }
    let isGrouped = (1...3).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 }
    if points > 0, commas > 0 {
      guard (last == "." ? points : commas) == 1, (1...3).contains(parts[0].count),
        parts.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
      else { throw InputProblem("'\(written)' is not a number", hint: "write it as in '1200.5'") }
      return parts.dropLast().joined() + "." + (parts.last ?? "")
    }
    if points + commas > 1 {
      guard isGrouped else {
        throw InputProblem("'\(written)' is not a number", hint: "write it as in '1200.5'")
      }
      return parts.joined()
    }
    guard commas == 0 || !parts[0].isEmpty else {
      throw InputProblem("'\(written)' is not a number", hint: "write it as in '1200.5'")
    }
    guard isGrouped, parts[0] != "0" else { return parts.joined(separator: ".") }
    let (small, large) = ("\(parts[0]).\(parts[1])".trimmingZeros, parts.joined())
    let hint = "write '\(large) \(unit)' or '\(small) \(unit)'"
    guard last == "," else {
      throw InputProblem("'\(written)' can mean \(small) or \(large)", hint: hint)
    }
    doubt = InputProblem("'\(written)' is taken as \(large); it can also mean \(small)", hint: hint)
    return large
  }

  /// The unit in one spelling; as it is where it is unknown.
  private mutating func unit(_ written: String) throws(InputProblem) -> (name: String, isBytes: Bool) {
    let unit = written.filter { !$0.isWhitespace }
    let lower = unit.lowercased().replacing("persecond", with: "/s")
    guard let prefix = lower.first, let name = Self.units[prefix] else { return (unit, false) }
    let rest = String(lower.dropFirst())
    let bitWords = [
      "", "b", "bit", "bits", "bps", "b/s", "b/sec", "bit/s", "bits/s", "bit/sec", "bits/sec", "bitps",
      "bitsps", "/s",
      "ig", "igs", "igabit", "igabits", "igabit/s", "igabits/s", "iga", "eg", "egs", "ega", "egabit",
      "egabits", "egabit/s",
      "era", "erabit", "erabits", "erabit/s", "ilobit", "ilobits", "ilobit/s", "бит/с", "бит/сек", "бит",
      "б/с",
      "bits/second", "bit/second", "igbit/s",
    ]
    let byteWords = [
      "byte/s", "bytes/s", "byteps", "bytesps", "igabyte/s", "igabytes/s", "egabyte/s", "egabytes/s",
      "erabyte/s", "erabytes/s", "байт/с", "байт/сек",
    ]
    if byteWords.contains(rest) { return (name, true) }
    if unit.dropFirst().hasPrefix("B"), rest.hasPrefix("b"), !rest.hasPrefix("bit") {
      // All capitals say nothing about the B.
      if unit == unit.uppercased(), rest == "bps" { return (name, false) }
      if unit.hasSuffix("B/s") || unit.hasSuffix("B/sec") { return (name, true) }
      throw bytes
    }
    // In Russian the capital is a byte, too.
    if unit.dropFirst().hasPrefix("Б") {
      if unit.hasSuffix("Б/с") || unit.hasSuffix("Б/сек") { return (name, true) }
      throw bytes
    }
    if rest.contains("byte") || rest.contains("байт") { throw bytes }
    if rest == "b", unit == lower {
      doubt = InputProblem(
        "'\(unit)' is taken as bits, \(name)", hint: "write '\(name)'")
    }
    if bitWords.contains(rest) { return (name, false) }
    if rest.count == 3,
      rest.sorted() == ["b", "p", "s"] || ["bp", "bs", "ps", "bpps", "bbps", "bpss"].contains(rest)
    {
      doubt = InputProblem("'\(unit)' is taken as \(name)", hint: "write '\(name)'")
      return (name, false)
    }
    return (unit, false)
  }

  private static let units: [Character: String] = [
    "k": "kbps", "m": "Mbps", "g": "Gbps", "t": "Tbps", "к": "kbps", "м": "Mbps", "г": "Gbps", "т": "Tbps",
  ]
}

extension String {
  /// A number without zeros at the end of its decimals.
  fileprivate var trimmingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
