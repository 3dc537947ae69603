/// The dates of HTTP headers.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT` and of the two older forms that RFC 9110 (5.6.7) has
  /// clients read, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ").map(String.init)
    // Day, month, year, time.
    let fields: [String]
    switch parts.count {
    case 6 where parts[5] == "GMT" && parts[0].hasSuffix(","):
      fields = Array(parts[1...4])
    case 4 where parts[3] == "GMT" && parts[0].hasSuffix(","):
      let date = parts[1].split(separator: "-").map(String.init)
      guard date.count == 3, date[2].utf8.count == 2, let short = Int(date[2]) else { return nil }
      // Times of Unix begin in 1970.
      fields = [date[0], date[1], "\(short < 70 ? 2000 + short : 1900 + short)", parts[2]]
    case 5: fields = [parts[2], parts[1], parts[4], parts[3]]
    default: return nil
    }
    guard let month = months.firstIndex(of: fields[1]), let day = Int(fields[0]), let year = Int(fields[2]),
      (1970...9999).contains(year), (1...31).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = fields[3].split(separator: ":").compactMap { Int($0) }
    guard let date = CalendarDate(isoPrefix: "\(year)-\(two(month + 1))-\(two(day))"), time.count == 3,
      (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2])
    else { return nil }
    return date.daysSince1970 * 86400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  /// The longest wait that is understood, a year in seconds: more is as long.
  static let longestWait = 31_536_000

  /// How long `Retry-After` asks to wait, in seconds: a number, or a date.
  ///
  /// - Parameters:
  ///   - value: the header's.
  ///   - date: the answer's own date, which the server's clock made too; nil where it has none.
  ///   - now: in seconds since 1970, for that case.
  /// - Returns: nil for what is neither.
  static func wait(_ value: String, date: String?, now: Double) -> Int? {
    if value.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) }), let seconds = Double(value) {
      return Int(min(max(0, seconds.rounded(.up)), Double(longestWait)))
    }
    guard let until = seconds(value) else { return nil }
    return min(max(0, until - (date.flatMap(seconds) ?? Int(now))), longestWait)
  }
}
