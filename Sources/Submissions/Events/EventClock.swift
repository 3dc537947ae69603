internal import Diagnostics
internal import Foundation
internal import PeeringDB

/// The clocks where an event is: they know when summer time begins and ends.
///
/// Rules come from Foundation, which brings its own copy of the time zone database.
package struct EventClock: Sendable, Hashable {
  /// nil where no zone is known; then days have 24 hours.
  private let zone: TimeZone?

  /// The clocks of a zone by its IANA name.
  package init(zone name: String?) { zone = name.flatMap(TimeZone.init(identifier:)) }

  /// Whether there is a zone of this IANA name: `Pacific/Fiji`, `America/Argentina/Salta`, `UTC`.
  ///
  /// Abbreviations such as `CET` are none: they have no summer time.
  static func isZone(_ name: String) -> Bool {
    name == "UTC" || name.contains("/") && name.utf8.count <= 64 && TimeZone(identifier: name) != nil
  }

  /// The zone that was probably meant by another name, such as the city alone; nil where none is near.
  static func zone(like name: String) -> String? {
    guard name.utf8.count <= 64 else { return nil }
    let zones = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
    let place = name.replacing(" ", with: "_")
    if let same = zones.first(where: { $0.lowercased() == place.lowercased() }) { return same }
    func city(_ zone: String) -> String { String(zone.split(separator: "/").last ?? "") }
    guard let nearest = NearestWord.among(zones.map(city), to: city(place)) else {
      return NearestWord.among(zones, to: place)
    }
    return NearestWord.among(zones.filter { city($0) == nearest }, to: place)
      ?? zones.first { city($0) == nearest }
  }

  /// Whether a time is on these clocks.
  package enum Occurrence: Sendable, Hashable {
    case once
    /// In the hour that comes again when clocks go back.
    case twice
    /// In the hour that clocks skip; the same moment on clocks that went on.
    case never(instead: LocalTime)
  }

  /// How often a time occurs.
  package func occurrence(of time: LocalTime) -> Occurrence {
    guard zone != nil else { return .once }
    let moments = moments(of: time)
    if moments.count > 1 { return .twice }
    return moments.isEmpty ? .never(instead: after(time, seconds: 0)) : .once
  }

  /// The time on these clocks once so many seconds have passed. Of a time that occurs twice, the first counts.
  package func after(_ time: LocalTime, seconds: Int) -> LocalTime {
    guard zone != nil else { return time + seconds }
    let moment = (moments(of: time).first ?? time.asUTC - offset(at: time.asUTC - 86_400)) + seconds
    return LocalTime(utc: moment + offset(at: moment))
  }

  /// How far these clocks are ahead of UTC at a time, in seconds; nil where no zone is known.
  package func secondsFromUTC(at time: LocalTime) -> Int? {
    guard zone != nil else { return nil }
    return time.asUTC - (moments(of: time).first ?? time.asUTC - offset(at: time.asUTC - 86_400))
  }

  /// A moment with the time that clocks show then.
  package struct Moment: Sendable, Hashable {
    package let time: LocalTime
    /// Seconds since 1970 in UTC; nil where no zone is known.
    package let utc: Int?
    /// How far the clocks are ahead of UTC, in seconds; nil where no zone is known.
    package let secondsFromUTC: Int?
    /// Whether clocks have gone back and show the time for the second time.
    package let isSecond: Bool
  }

  /// The moment so many seconds after a time. Of a time that occurs twice, the first counts.
  package func moment(_ time: LocalTime, plus seconds: Int = 0) -> Moment {
    guard let ahead = secondsFromUTC(at: time) else {
      return Moment(time: time + seconds, utc: nil, secondsFromUTC: nil, isSecond: false)
    }
    let utc = time.asUTC - ahead + seconds
    let local = LocalTime(utc: utc + offset(at: utc))
    return Moment(
      time: local, utc: utc, secondsFromUTC: offset(at: utc),
      isSecond: moments(of: local).first.map { $0 != utc } ?? false)
  }

  /// A moment at which clocks are changed.
  package struct Change: Sendable, Hashable {
    /// Seconds since 1970 in UTC.
    package let utc: Int
    /// How far clocks are ahead of UTC before and from then on, in seconds.
    package let before: Int
    package let after: Int
    /// Whether summer time begins.
    package let isToSummer: Bool
  }

  /// The changes of clocks from one moment to another, in order; the first is what clocks show at the beginning.
  package func changes(from first: Int, to last: Int) -> [Change] {
    func change(_ utc: Int, _ before: Int) -> Change {
      let isSummer = zone?.isDaylightSavingTime(for: Date(timeIntervalSince1970: Double(utc))) ?? false
      return Change(utc: utc, before: before, after: offset(at: utc), isToSummer: isSummer)
    }
    var changes = [change(first, offset(at: first))]
    for day in stride(from: first, to: last, by: 43_200) {
      let before = offset(at: day)
      var (low, high) = (day, min(day + 43_200, last))
      guard offset(at: high) != before else { continue }
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(at: middle) == before { low = middle } else { high = middle }
      }
      changes.append(change(high, before))
    }
    return changes
  }

  /// The moments, in seconds since 1970, at which clocks show a time, the first first.
  private func moments(of time: LocalTime) -> [Int] {
    let offsets = Set([offset(at: time.asUTC - 86_400), offset(at: time.asUTC + 86_400)])
    return offsets.map { time.asUTC - $0 }.filter { $0 + offset(at: $0) == time.asUTC }.sorted()
  }

  private func offset(at moment: Int) -> Int {
    zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))) ?? 0
  }
}

extension LocalTime {
  /// Seconds since 1970 if the clocks were those of UTC.
  fileprivate var asUTC: Int { date.daysSince1970 * 86_400 + secondOfDay }

  /// The time on clocks that are `seconds` from the beginning of 1970.
  package init(utc seconds: Int) { self.init(CalendarDate(daysSince1970: 0), second: seconds) }
}
