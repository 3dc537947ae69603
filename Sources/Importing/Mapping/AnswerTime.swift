/// The time an answer was sent, as far as answers of one table need to be put in order.
enum AnswerTime {
  /// A number that grows with time; nil where the text is no time of the kinds that forms write.
  static func order(_ text: String, _ dateOrder: ColumnMapping.DateOrder?) -> Int? {
    let plain = CellText.plain(text)
    var numbers: [Int] = []
    var (number, count) = (0, 0)
    for byte in plain.utf8 + [0x20] {
      if (0x30...0x39).contains(byte), count < 9 {
        (number, count) = (number * 10 + Int(byte - 0x30), count + 1)
      } else if count > 0 {
        numbers.append(number)
        (number, count) = (0, 0)
        if numbers.count == 6 { break }
      }
    }
    guard numbers.count >= 3 else { return nil }
    var (year, month, day) = (numbers[0], numbers[1], numbers[2])
    if year < 1000 {
      (year, month, day) =
        dateOrder == .monthFirst ? (numbers[2], numbers[0], numbers[1]) : (numbers[2], numbers[1], numbers[0])
    }
    if year < 100 { year += 2000 }
    guard (1...12).contains(month), (1...31).contains(day), (1900...9999).contains(year) else { return nil }
    var hour = numbers.count > 3 ? numbers[3] : 0
    let lower = plain.lowercased()
    if lower.has("pm") || lower.has("p.m") {
      hour = hour % 12 + 12
    } else if lower.has("am ") || lower.hasSuffix("am") || lower.has("a.m") {
      hour %= 12
    }
    let minute = numbers.count > 4 ? numbers[4] : 0
    let second = numbers.count > 5 ? numbers[5] : 0
    return ((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute) * 60 + second
  }
}
