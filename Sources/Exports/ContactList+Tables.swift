internal import Diagnostics
internal import Files
internal import Foundation
internal import PeeringDB
internal import Submissions

extension ContactList {
  /// The contacts as a table, in UTF-8.
  ///
  /// Spreadsheets turn what looks like a number, a date or a formula into one. So there is none.
  package var csv: String {
    let heads = [
      "presenter", "number", "kind", "session", "time", "speaker", "contact", "email", "phone", "url",
      "website",
      "record", "policy", "traffic", "seeking", "offering", "message", "planned",
    ]
    let rows = entries.map { entry in
      let start = entry.start.map { "\($0.time.date.iso) at \($0.time.clock)" }
      let cells: [String?] = [
        entry.name, entry.number, entry.kind, entry.session, start, entry.speaker, entry.contact?.name,
        entry.contact?.email, entry.contact?.phone, entry.contact?.url, entry.website, entry.record,
        entry.policy, entry.traffic, entry.seeking, entry.offering, entry.message,
        entry.planned.map { [$0.place, $0.when].compactMap(\.self).joined(separator: ", ") }
          .joined(separator: "; "),
      ]
      return cells.map { SpreadsheetText.kept($0 ?? "") }
    }
    return ([heads] + rows).map(CSVRow.text).joined()
  }

  /// The contacts as JSON, described by docs/contacts.schema.json.
  ///
  /// - Throws: an error of encoding.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      event: .init(
        name: event.name, place: event.place, firstDay: event.dates?.first.iso,
        lastDay: event.dates?.last.iso,
        timeZone: event.timeZone),
      contacts: entries.map(Document.Presenter.init))
    return String(decoding: try encoder.encode(document), as: UTF8.self).withJSONEscapes + "\n"
  }
}

/// The JSON document.
private struct Document: Encodable {
  struct EventFacts: Encodable {
    var name: String
    var place: String?
    var firstDay: String?
    var lastDay: String?
    var timeZone: String?
  }

  struct Address: Encodable {
    var name: String?
    var email: String?
    var phone: String?
    var url: String?
  }

  struct Plan: Encodable {
    var place: String
    var when: String?
  }

  struct Presenter: Encodable {
    var name: String
    var number: String
    var asn: Int?
    var kind: String
    var session: String?
    var start: String?
    var speaker: String?
    var contact: Address?
    var website: String?
    var record: String?
    var policy: String?
    var traffic: String?
    var seeking: String?
    var offering: String?
    var message: String?
    var planned: [Plan]?

    init(_ entry: ContactList.Entry) {
      (name, number, asn, kind, session) = (entry.name, entry.number, entry.asn, entry.kind, entry.session)
      start = entry.start.map(\.iso)
      speaker = entry.speaker
      contact = entry.contact.map { Address(name: $0.name, email: $0.email, phone: $0.phone, url: $0.url) }
      (website, record, policy, traffic) = (entry.website, entry.record, entry.policy, entry.traffic)
      (seeking, offering, message) = (entry.seeking, entry.offering, entry.message)
      planned =
        entry.planned.isEmpty ? nil : entry.planned.map { Plan(place: $0.place, when: $0.when) }
    }
  }

  var version = 1
  var event: EventFacts
  var contacts: [Presenter]
}

extension EventClock.Moment {
  /// RFC 3339, or without the offset where no zone is known.
  fileprivate var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [time.hour, time.minute, time.second].map(two).joined(separator: ":")
    let offset = secondsFromUTC.map { seconds in
      let minutes = abs(seconds) / 60
      return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }
    return "\(time.date.iso)T\(clock)\(offset ?? "")"
  }
}
