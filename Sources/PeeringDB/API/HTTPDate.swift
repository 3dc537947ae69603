/// The dates of HTTP headers.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, the form RFC 9110 (5.6.7) has servers send; nil
  /// for anything else.
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", parts[0].hasSuffix(","), let day = Int(parts[1]),
      let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
      (1970...9999).contains(year), (1...31).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = parts[4].split(separator: ":").compactMap { Int($0) }
    guard let date = CalendarDate(isoPrefix: "\(year)-\(two(month + 1))-\(two(day))"), time.count == 3,
      (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2])
    else { return nil }
    return date.daysSince1970 * 86400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  /// How long `Retry-After` asks to wait, in seconds: a number, or a date.
  ///
  /// - Parameters:
  ///   - value: the header's.
  ///   - date: the answer's own date, which the server's clock made too; nil where it has none.
  ///   - now: in seconds since 1970, for that case.
  /// - Returns: nil for what is neither.
  static func wait(_ value: String, date: String?, now: Double) -> Int? {
    if let seconds = Int(value) { return max(0, seconds) }
    guard let until = seconds(value) else { return nil }
    return max(0, until - (date.flatMap(seconds) ?? Int(now)))
  }
}
