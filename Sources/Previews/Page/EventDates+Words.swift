internal import PeeringDB
internal import Submissions

extension Event.Dates {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// The days as people say them: "24–26 February 2027", "28 February – 2 March 2027".
  var words: String {
    func month(_ date: CalendarDate) -> String { Self.months[date.month - 1] }
    let end = "\(last.day) \(month(last)) \(last.year)"
    if first == last { return end }
    if first.year != last.year { return "\(first.day) \(month(first)) \(first.year) – \(end)" }
    return first.month == last.month ? "\(first.day)–\(end)" : "\(first.day) \(month(first)) – \(end)"
  }
}
