internal import OfficeFiles
internal import PeeringDB

/// How a workbook shows numbers: what is a date, a time or a share is only said there.
struct NumberFormats {
  /// What a number is.
  enum Kind {
    case number, percent, date, dateAndTime, time
  }

  /// Days since 1900-01-00, or since 1904-01-01.
  var is1904 = false
  /// By the index of a cell's style.
  private var kinds: [Kind] = []

  init() {}

  /// The formats in `styles.xml`.
  ///
  /// - Throws: `FileFault`.
  init(_ styles: [UInt8]) throws(FileFault) {
    var codes: [Int: String] = [:]
    var formats: [Int] = []
    var isInCells = false
    try XMLEvents.read(
      styles,
      opening: { name, attributes in
        switch name {
        case "numFmt":
          if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
            codes[id] = attributes["formatCode"] ?? ""
          }
        case "cellXfs": isInCells = true
        case "xf":
          if isInCells, formats.count < 100_000 {
            formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
          }
        default: break
        }
      }, closing: { name, _ in if name == "cellXfs" { isInCells = false } })
    kinds = formats.map { id in codes[id].map(Self.kind) ?? Self.builtIn(id) }
  }

  /// What a format that is not written out is (ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian dates).
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 9, 10: .percent
    case 14...17, 27...31, 36, 50...54, 57, 58: .date
    case 22: .dateAndTime
    case 18...21, 32...35, 45...47, 55, 56: .time
    default: .number
    }
  }

  /// What a format code says: by its letters, without texts, colours and conditions.
  static func kind(_ code: String) -> Kind {
    var letters: Set<Character> = []
    var isPercent = false
    var rest = code.prefix { $0 != ";" }
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let content = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.dropFirst(content.count + 1)
        // [h] counts hours beyond a day; others are colours, conditions and languages.
        if ["h", "hh", "m", "mm", "s", "ss"].contains(content) { letters.insert("h") }
      case "%": isPercent = true
      default: letters.formUnion(character.lowercased())
      }
    }
    let isTime = letters.contains("h") || letters.contains("s")
    // A month and a minute are both m.
    let isDate = letters.contains("y") || letters.contains("d") || letters.contains("m") && !isTime
    if code.lowercased().hasPrefix("general") { return .number }
    if isDate { return isTime ? .dateAndTime : .date }
    if isTime { return .time }
    return isPercent ? .percent : .number
  }

  /// A number in words that do not depend on how the sheet shows it: `64500`, `2026-09-01 07:05:00`, `28:00:00`.
  func text(_ written: String, style: Int) -> String {
    guard let number = Double(written), number.isFinite else { return written }
    switch kinds.indices.contains(style) ? kinds[style] : .number {
    case .number: return Self.plain(number)
    case .percent: return Self.plain((number * 1e10).rounded() / 1e8) + "%"
    case .time where number >= 0 && number < 1000: return Self.clock(Int((number * 86_400).rounded()))
    case .date, .dateAndTime, .time:
      let serial = is1904 ? number + 1462 : number
      // 9999-12-31 is the last day there is.
      guard serial >= 0, serial < 2_958_466 else { return Self.plain(number) }
      let seconds = Int((serial * 86_400).rounded())
      var (day, time) = (seconds / 86_400, seconds % 86_400)
      if day == 0 { return Self.clock(time) }
      // 1900-02-29 is a day in Excel, and the sixtieth.
      if day < 60 { day += 1 }
      let date = CalendarDate(daysSince1970: day - 25_569).iso
      if time == 0, kinds[style] == .date { return date }
      if kinds[style] == .date { time = time / 60 * 60 }
      return "\(date) \(Self.clock(time))"
    }
  }

  /// A number without an exponent and without the noise of floating point.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e18 { return "\(Int(number))" }
    let text = "\(number)"
    // 1.5e-05
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]),
      exponent < 0,
      exponent >= -300
    else { return text }
    let digits = text[..<mark].filter(\.isNumber)
    let sign = text.hasPrefix("-") ? "-" : ""
    let written = String(digits.reversed().drop { $0 == "0" }.reversed())
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + written
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
      separator: ":")
  }
}
