/// The parts of an amount of traffic as written.
enum TrafficSpelling {
  /// `640G`: a number and what follows it.
  case amount(number: String, unit: String)
  /// `500G-1T`: two amounts. The unit of the lower one may be missing.
  case range(lower: String, lowerUnit: String, upper: String, upperUnit: String)
  /// `100+Tbps`.
  case least(number: String, unit: String)
  case other

  /// Takes a text apart; spaces, letter case and the kind of dash do not matter.
  init(_ text: String) {
    var rest = Substring(Self.fold(text))
    let number = Self.takeNumber(&rest)
    guard !number.isEmpty else {
      self = .other
      return
    }
    let unit = rest.prefix { $0.isLetter || $0 == "/" }
    let behind = rest.dropFirst(unit.count)
    if behind.first == "-" {
      var upper = behind.dropFirst()
      let upperNumber = Self.takeNumber(&upper)
      self =
        upperNumber.isEmpty || upper.contains(where: Self.isSign)
        ? .other
        : .range(
          lower: number, lowerUnit: String(unit), upper: upperNumber, upperUnit: String(upper))
    } else if behind.first == "+", unit.isEmpty || behind.count == 1 {
      // Old data has the sign last: `100Tbps+`.
      self = .least(number: number, unit: unit.isEmpty ? String(behind.dropFirst()) : String(unit))
    } else {
      self = rest.contains(where: Self.isSign) ? .other : .amount(number: number, unit: String(rest))
    }
  }

  /// Without spaces and width, in small letters, with one kind of dash.
  private static func fold(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      // The full-width forms of ASCII.
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      folded += "–—−‐‑‒~〜".unicodeScalars.contains(narrow) ? "-" : narrow.properties.lowercaseMapping
    }
    // `100to200Gbps`, but no `to` in a word.
    guard let to = folded.firstRange(of: "to"), to.lowerBound > folded.startIndex,
      to.upperBound < folded.endIndex, folded[to.upperBound].isNumber
    else { return folded }
    return folded[..<to.lowerBound] + "-" + folded[to.upperBound...]
  }

  private static func takeNumber(_ rest: inout Substring) -> String {
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
    rest = rest.dropFirst(number.count)
    return String(number)
  }

  private static func isSign(_ character: Character) -> Bool { "-+".contains(character) }
}

extension BitRate {
  /// A number as people write it, in `unit`: in `1,200` three digits behind a comma are thousands, in `1,2`
  /// and `1.2` the digits are decimals.
  ///
  /// nil for what is no number, or too large for a rate.
  init?(_ text: String, _ unit: Unit) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var plain = text
    if parts.count == 2, parts[1].count < 3, !text.contains(".") {
      plain = "\(parts[0]).\(parts[1])"
    } else if parts.count > 1 {
      guard (1...3).contains(parts[0].count), !parts.dropLast().contains(where: { $0.contains(".") }),
        parts.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 })
      else { return nil }
      plain = parts.joined()
    }
    guard plain.contains(where: \.isNumber), let value = Double(plain) else { return nil }
    let bits = (value * Double(unit.bitsPerSecond)).rounded()
    // Doubles above this are whole numbers no more.
    guard bits < 1e18 else { return nil }
    self.init(bitsPerSecond: Int(bits))
  }
}
