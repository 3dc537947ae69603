internal import Diagnostics

extension SessionPlan {
  /// Plans an event.
  ///
  /// A presenter in a session's list is in that session. The others are dealt, in the event's order, to the
  /// sessions without a list: each is filled up to its length before the next, and the last takes the rest.
  /// A session without a length has no limit. Then `overflow` says what happens to those who come after a
  /// session's time: they stay, they open the next session, or they wait. No one moves to a session whose list
  /// is empty (it is a break), and presenters of the last session stay. The time of those who do not come stays free, and
  /// so do gaps in a list, where presenters are in its order.
  ///
  /// - Parameters:
  ///   - presenters: each with an index of its own, in any order.
  ///   - event: the sessions, the seconds of a slot, the order, and what `overflow` says.
  package init(_ presenters: [Presenter], for event: Event) {
    let planned = event.sessions
    let (slot, clock) = (max(1, event.slot), event.clock)
    let room = planned.map { session in session.length.map { max(0, $0.value) / slot } }
    var dealing = Dealing(
      presenters: Self.order(presenters, for: event), sessions: planned, room: room,
      hasGaps: event.order == .asListed)
    dealing.deal()
    switch event.overflow {
    case .stay: break
    case .nextSession: dealing.moveOn()
    case .waitingList: dealing.makeWait()
    }
    sessions = dealing.seats.indices.map { number in
      let seats = dealing.seats[number]
      let start = planned[number].start?.value
      let slots = seats.enumerated().compactMap { place, seat in
        seat.presenter.map { presenter in
          Slot(
            presenter: presenter, offset: place * slot,
            start: start.map { clock.after($0, seconds: place * slot) }, movedFrom: seat.movedFrom)
        }
      }
      let free = seats.enumerated().compactMap { place, seat in
        seat.cancelled.map { Slot(presenter: $0, offset: place * slot) }
      }
      let taken = (slots.last?.offset).map { $0 + slot } ?? 0
      let overrun = planned[number].length.map { max(0, taken - $0.value) } ?? 0
      return Session(slots: slots, free: free, overrun: overrun, movedOn: dealing.movedOn[number])
    }
    waiting = dealing.waiting
  }
}

/// Who sits in which session, while that is being found out.
private struct Dealing {
  struct Seat {
    /// nil where the time stays free.
    var presenter: Int?
    /// Who does not come, so that it stays free.
    var cancelled: Int?
    var movedFrom: Int?
  }

  /// In the event's order.
  let presenters: [SessionPlan.Presenter]
  let sessions: [Event.Session]
  /// Whether gaps count, which are places in the order of listing.
  let hasGaps: Bool
  /// For how many presenters each session has time; nil for any number.
  let room: [Int?]
  var seats: [[Seat]]
  var movedOn: [[Int]]
  var waiting: [SessionPlan.Waiting] = []

  init(presenters: [SessionPlan.Presenter], sessions: [Event.Session], room: [Int?], hasGaps: Bool) {
    self.hasGaps = hasGaps
    self.presenters = presenters
    self.sessions = sessions
    self.room = room
    seats = Array(repeating: [], count: sessions.count)
    movedOn = Array(repeating: [], count: sessions.count)
  }

  /// The session in whose list a presenter is.
  private func own(_ presenter: SessionPlan.Presenter) -> Int? {
    presenter.session.flatMap { sessions.indices.contains($0) ? $0 : nil }
  }

  /// A presenter's seat, and those that stay free before it.
  private func seats(_ presenter: SessionPlan.Presenter) -> [Seat] {
    let gaps = hasGaps && presenter.last == nil ? presenter.gapsBefore : 0
    return Array(repeating: Seat(), count: gaps)
      + [presenter.isCancelled ? Seat(cancelled: presenter.index) : Seat(presenter: presenter.index)]
  }

  mutating func deal() {
    var left = room
    for presenter in presenters {
      if let number = own(presenter) { left[number] = left[number].map { $0 - seats(presenter).count } }
    }
    let open = sessions.indices.filter { sessions[$0].submissions == nil }
    var next = open.startIndex
    for presenter in presenters {
      if let own = own(presenter) {
        seats[own] += seats(presenter)
        continue
      }
      guard let last = open.last else {
        if !presenter.isCancelled { waiting.append(SessionPlan.Waiting(presenter: presenter.index)) }
        continue
      }
      for seat in seats(presenter) {
        while open[next] != last, let count = left[open[next]], count <= 0 { next += 1 }
        seats[open[next]].append(seat)
        left[open[next]] = left[open[next]].map { $0 - 1 }
      }
    }
  }

  mutating func moveOn() {
    let takers = sessions.indices.filter { sessions[$0].submissions?.isEmpty != true }
    for (number, next) in zip(takers, takers.dropFirst()) {
      guard let room = room[number], seats[number].count > room else { continue }
      let rest = seats[number].dropFirst(room)
      movedOn[number] = rest.compactMap(\.presenter)
      let moved = rest.map { seat in
        Seat(presenter: seat.presenter, cancelled: seat.cancelled, movedFrom: seat.movedFrom ?? number)
      }
      seats[next] = moved + seats[next]
      seats[number].removeLast(rest.count)
    }
  }

  mutating func makeWait() {
    let unlisted = waiting
    waiting = []
    for number in sessions.indices {
      guard let room = room[number], seats[number].count > room else { continue }
      let rest = seats[number].dropFirst(room)
      waiting += rest.compactMap(\.presenter).map { SessionPlan.Waiting(presenter: $0, session: number) }
      seats[number].removeLast(rest.count)
    }
    waiting += unlisted
  }
}
