import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Who presents when.
@Suite struct EventPlanTests {
  private func event(_ sessions: String, _ rest: String = "") throws -> Event {
    try EventText.event("event: X\nsessions: \(sessions)\n\(rest)\n")
  }

  private func presenters(_ count: Int, session: Int? = nil) -> [SessionPlan.Presenter] {
    (0..<count).map { SessionPlan.Presenter(index: $0, name: "N\($0)", session: session) }
  }

  /// The plan as text, one session a line.
  private func text(_ plan: SessionPlan) -> [String] {
    let sessions = plan.sessions.map { session in
      let slots = session.slots.map { slot in
        "\(slot.presenter)" + (slot.movedFrom.map { "<\($0)" } ?? "")
          + (slot.start.map { "@\($0.clock)" } ?? "+\(slot.offset)")
      }
      return
        (slots + (session.overrun > 0 ? ["over \(session.overrun)"] : [])
        + (session.movedOn.isEmpty ? [] : ["moved \(session.movedOn)"])).joined(separator: " ")
    }
    guard !plan.waiting.isEmpty else { return sessions }
    let waiting = plan.waiting.map { "\($0.presenter)<\($0.session.map(String.init) ?? "-")" }
    return sessions + ["waiting " + waiting.joined(separator: " ")]
  }

  @Test func `no sessions`() throws {
    let event = try EventText.event("event: X\nslot: 90\n")
    #expect(text(SessionPlan(presenters(3), for: event)) == ["0+0 1+90 2+180"])
    #expect(text(SessionPlan([], for: event)) == [""])
  }

  @Test func `across midnight`() throws {
    let event = try event("[{ start: 2027-12-31 23:58 }]")
    let plan = SessionPlan(presenters(4), for: event)
    #expect(text(plan) == ["0@23:58 1@23:59 2@00:00 3@00:01"])
    #expect(plan.sessions[0].slots[2].start?.description == "2028-01-01 00:00")
  }

  @Test func `dealt until full`() throws {
    let event = try event("[{ length: 2 min 59 s }, { length: 1 min }, { length: 2 min }]")
    #expect(
      text(SessionPlan(presenters(7), for: event)) == ["0+0 1+60", "2+0", "3+0 4+60 5+120 6+180 over 120"])
    #expect(text(SessionPlan(presenters(2), for: event)) == ["0+0 1+60", "", ""])
  }

  @Test func `a session without length takes all`() throws {
    let event = try event("[{ length: 1 }, {title: B}, {title: C}]")
    #expect(text(SessionPlan(presenters(4), for: event)) == ["0+0", "1+0 2+60 3+120", ""])
  }

  @Test func `own sessions`() throws {
    let event = try event("[{ length: 2, submissions: [a] }, { length: 2 }]")
    let presenters = [
      SessionPlan.Presenter(index: 3, name: "D", session: 0),
      SessionPlan.Presenter(index: 0, name: "A", session: 1),
      SessionPlan.Presenter(index: 1, name: "B"), SessionPlan.Presenter(index: 2, name: "C"),
    ]
    #expect(text(SessionPlan(presenters, for: event)) == ["3+0", "0+0 1+60 2+120 over 60"])
  }

  @Test func `every session lists its own`() throws {
    let event = try event("[{ length: 2, submissions: [a] }, { length: 2, submissions: [b] }]")
    let presenters = presenters(1, session: 0) + [SessionPlan.Presenter(index: 5, name: "Z")]
    let plan = SessionPlan(presenters, for: event)
    #expect(text(plan) == ["0+0", "", "waiting 5<-"])
    #expect(
      plan.problems(of: event, presenters: presenters).map(\.text) == [
        """
        event.yaml:2:12: warning: 1 of 2 presenters are not in any session: every session lists its own
          sessions: [{ length: 2, submissions: [a] }, { length: 2, submissions: [b] }]
                     ^
          hint: remove 'submissions' from the session that should include them
        """
      ])
  }

  @Test func `moved on`() throws {
    let event = try event(
      "[{ length: 2 }, { title: Break, submissions: [] }, { length: 1 }, { length: 2, submissions: [a] }]",
      "overflow: next-session")
    let presenters = (0..<6).map { SessionPlan.Presenter(index: $0, name: "N", session: $0 == 5 ? 3 : 0) }
    let plan = SessionPlan(presenters, for: event)
    #expect(
      text(plan) == [
        "0+0 1+60 moved [2, 3, 4]", "", "2<0+0 moved [3, 4]", "3<0+0 4<0+60 5+120 over 60",
      ])
    #expect(
      plan.problems(of: event, presenters: presenters).map(\.message) == [
        "session 4 runs over by 1 min: 3 × 1 min in 2 min, and no session follows"
      ])
  }

  @Test func `waiting list`() throws {
    let event = try event("[{ length: 1 }, { length: 2 }]", "overflow: waiting-list")
    #expect(
      text(SessionPlan(presenters(5), for: event)) == ["0+0", "1+0 2+60", "waiting 3<1 4<1"])
    #expect(
      text(SessionPlan(presenters(3, session: 0), for: event)) == ["0+0", "", "waiting 1<0 2<0"])
  }

  @Test func `overrun is reported`() throws {
    let event = try event("[{ title: Peering Forum 1, length: 30 min }]", "slot: 70")
    let presenters = presenters(28)
    #expect(
      SessionPlan(presenters, for: event).problems(of: event, presenters: presenters).map(\.text) == [
        """
        event.yaml:2:46: warning: 'Peering Forum 1' runs over by 2 min 40 s: 28 × 1 min 10 s in 30 min
          sessions: [{ title: Peering Forum 1, length: 30 min }]
                                                       ^
          hint: 'overflow: next-session' or 'overflow: waiting-list' keeps to the time
        """
      ])
  }

  @Test func `no one local is reported`() throws {
    let event = try EventText.event("event: X\norder: local-first\nlocal: FJ\n")
    let presenters = presenters(2)
    #expect(
      SessionPlan(presenters, for: event).problems(of: event, presenters: presenters).map(\.text) == [
        """
        event.yaml:3:8: warning: none of the 2 presenters is local
          local: FJ
                 ^
        """
      ])
  }

  @Test func `neither lost nor doubled`() throws {
    let lengths = [nil, 1, 3, 8]
    var draw = SeededDraw(seed: 7)
    func pick(_ count: Int) -> Int { Int(draw.next() % UInt64(count)) }
    for _ in 0..<500 {
      let sessions = (0..<pick(5)).map { _ in
        "{ " + (lengths[pick(4)].map { "length: \($0), " } ?? "") + (pick(4) == 0 ? "submissions: [a]" : "")
          + " }"
      }
      let event = EventFile.decode(
        Array(
          """
          event: X
          sessions: [\(sessions.joined(separator: ", "))]
          order: \(Event.Order.allCases[pick(7)].rawValue)
          overflow: \(Event.Overflow.allCases[pick(3)].rawValue)
          """.utf8), file: "event.yaml"
      ).value
      let listed = (0..<pick(20)).map { index in
        SessionPlan.Presenter(
          index: index, name: "N\(pick(9))", asn: ASN("\(1 + pick(9))"), country: pick(2) == 0 ? "FJ" : nil,
          session: pick(3) == 0 && !sessions.isEmpty ? pick(sessions.count) : nil)
      }
      let plan = SessionPlan(listed, for: try #require(event))
      let seated = plan.sessions.flatMap(\.slots).map(\.presenter) + plan.waiting.map(\.presenter)
      #expect(seated.sorted() == listed.map(\.index))
      // The order of the input says nothing.
      #expect(plan == SessionPlan(listed.reversed(), for: try #require(event)))
    }
  }
}
