/// The sort key of names, the same in every locale: numbers by value, Latin letters before
/// those of other scripts.
struct NaturalKey: Sendable, Hashable {
  /// One for each character; a number is its length and then its digits, so that longer ones come later.
  private var units: [UInt32] = []

  /// The key of a name as people see it: case, accents, spaces and punctuation are ignored.
  init(name: String) {
    let folded = DisplayText.fold(name)
    // A name of signs alone sorts after those with letters.
    if folded.isEmpty { units.append(.max) }
    append(folded.isEmpty ? name : folded)
  }

  /// The key of a file's name: only case is ignored, and the extension counts last.
  init(file name: String) {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    append(name[..<dot].lowercased())
    units.append(0)
    append(name[dot...].lowercased())
  }

  /// The key of a path: that of the file's name, and then that of the folders.
  init(path: String) {
    let slash = path.lastIndex(of: "/")
    self.init(file: String(slash.map { path[path.index(after: $0)...] } ?? path[...]))
    units.append(0)
    if let slash { append(path[..<slash].lowercased()) }
  }

  private mutating func append(_ text: String) {
    var digits: [UInt32] = []
    var isNumber = false
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
        isNumber = true
        if value > 0 || !digits.isEmpty { digits.append(UInt32(value)) }
        continue
      }
      if isNumber { appendNumber(digits) }
      isNumber = false
      digits = []
      append(scalar)
    }
    if isNumber { appendNumber(digits) }
  }

  private mutating func appendNumber(_ digits: [UInt32]) {
    units.append(Self.numbers + UInt32(clamping: digits.count))
    units += digits
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if !scalar.properties.isAlphabetic {
      units.append(scalar.value)
    } else if let letters = Self.withoutStrokes[scalar] {
      units += letters.unicodeScalars.map { Self.latin + $0.value }
    } else {
      units.append((Self.isLatin(scalar) ? Self.latin : Self.others) + scalar.value)
    }
  }

  /// Signs come first, then numbers, Latin letters, other letters.
  private static let numbers: UInt32 = 0x20_0000
  private static let latin: UInt32 = 0x4000_0000
  private static let others: UInt32 = 0x8000_0000

  /// Latin letters that Unicode does not take apart, as its collation has them (Unicode Technical Standard 10).
  private static let withoutStrokes: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss",
    "þ": "th",
  ]

  /// Whether a letter is in one of Unicode's Latin blocks.
  private static func isLatin(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case ..<0x250, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F: true
    default: false
    }
  }
}

extension NaturalKey: Comparable {
  static func < (left: NaturalKey, right: NaturalKey) -> Bool {
    left.units.lexicographicallyPrecedes(right.units)
  }
}
