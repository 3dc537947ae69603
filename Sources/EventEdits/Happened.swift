internal import Diagnostics
internal import PeeringDB

/// What happened in the sessions of an event, as the chair's page writes it; docs/chair.md describes the file.
package struct Happened: Sendable {
  /// What became of one presenter.
  struct Turn: Sendable {
    enum State: String, Sendable {
      case presented
      /// Still speaking when the file was written.
      case presenting
      case absent
      /// Not called yet.
      case waiting
    }

    var state: State
    /// How the event lists the presenter; nil for one who came without a place.
    var item: String?
    /// What a presenter without a place gave: an AS number or a name.
    var given: String
    /// Seconds since 1970 in UTC.
    var began: Int?
    var ended: Int?
    /// Seconds without pauses, and those that they had.
    var seconds: Int?
    var allowed: Int?

    var hasPresented: Bool { state == .presented || state == .presenting }
  }

  struct Session: Sendable {
    /// From 1.
    var number: Int
    var title: String
    /// Those who presented are in the order in which they did.
    var turns: [Turn]
  }

  /// The event's name.
  let event: String
  let sessions: [Session]

  /// The most bytes that a file may have.
  package static let limit = 8_000_000

  /// - Parameter bytes: the file.
  /// - Throws: `EventEditError` where it is none of the chair's page.
  package init(_ bytes: [UInt8]) throws(EventEditError) {
    guard let file = JSONValue(bytes), file["format"].string == "personals-happened" else {
      throw .refused(
        "it is not a file of what happened",
        hint: "download it from the chair's page, with 'Download what happened'")
    }
    guard file["version"].wholeNumber == 1 else {
      throw .refused(
        "it is of another version (\(file["version"].wholeNumber ?? 0))",
        hint: "use the program that made the page")
    }
    event = file["event"].string ?? ""
    var sessions: [Session] = []
    for session in file["sessions"].entries {
      guard let number = session["number"].wholeNumber else {
        throw .refused("a session in it has no number", hint: "download it again")
      }
      var turns: [Turn] = []
      for presenter in session["presenters"].entries { turns.append(try Turn(presenter, number)) }
      sessions.append(Session(number: number, title: session["title"].string ?? "", turns: turns))
    }
    self.sessions = sessions
  }
}

extension Happened.Turn {
  fileprivate init(_ json: JSONValue, _ session: Int) throws(EventEditError) {
    guard let state = json["state"].string.flatMap(State.init) else {
      throw .refused(
        "a presenter of session \(session) in it is neither presented, presenting, absent nor waiting",
        hint: "download it again")
    }
    self.state = state
    item = json["item"].string
    given = json["number"].string.flatMap { $0.isEmpty ? nil : $0 } ?? json["name"].string ?? ""
    guard item != nil || json["walk-up"] == .flag(true), item != nil || !given.isEmpty else {
      throw .refused("a presenter of session \(session) in it has no 'item'", hint: "download it again")
    }
    began = json["began"].string.flatMap(Self.moment)
    ended = json["ended"].string.flatMap(Self.moment)
    seconds = json["seconds"].wholeNumber
    allowed = json["allowed"].wholeNumber
  }

  /// Seconds since 1970 of `2027-02-24T02:00:04Z`; nil for another form.
  private static func moment(_ text: String) -> Int? {
    let parts = text.split(whereSeparator: { !("0"..."9").contains($0) }).compactMap { Int($0) }
    guard text.utf8.count == 20, text.hasSuffix("Z"), parts.count == 6,
      let day = CalendarDate(isoPrefix: text),
      (0..<24).contains(parts[3]), (0..<60).contains(parts[4]), (0...60).contains(parts[5])
    else { return nil }
    return day.daysSince1970 * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
  }
}
