internal import Diagnostics

extension SessionPlan {
  /// Plans an event.
  ///
  /// A presenter in a session's list is in that session. The others are dealt, in the event's order, to the
  /// sessions without a list: each is filled up to its length before the next, and the last takes the rest.
  /// A session without a length has no limit. Then `overflow` says what happens to those who come after a
  /// session's time: they stay, they open the next session, or they wait. No one moves to a session whose list
  /// is empty (it is a break), and presenters of the last session stay.
  ///
  /// - Parameters:
  ///   - presenters: each with an index of its own, in any order.
  ///   - event: the sessions, the seconds of a slot, the order, and what `overflow` says.
  package init(_ presenters: [Presenter], for event: Event) {
    let planned = event.sessions
    let (slot, clock) = (max(1, event.slot), event.clock)
    let room = planned.map { session in session.length.map { max(0, $0.value) / slot } }
    var dealing = Dealing(
      presenters: Self.order(presenters, for: event), sessions: planned, room: room)
    dealing.deal()
    switch event.overflow {
    case .stay: break
    case .nextSession: dealing.moveOn()
    case .waitingList: dealing.makeWait()
    }
    sessions = dealing.seats.indices.map { number in
      let seats = dealing.seats[number]
      let start = planned[number].start?.value
      let slots = seats.enumerated().map { place, seat in
        Slot(
          presenter: seat.presenter, offset: place * slot,
          start: start.map { clock.after($0, seconds: place * slot) },
          movedFrom: seat.movedFrom)
      }
      let overrun = planned[number].length.map { max(0, slots.count * slot - $0.value) } ?? 0
      return Session(slots: slots, overrun: overrun, movedOn: dealing.movedOn[number])
    }
    waiting = dealing.waiting
  }
}

/// Who sits in which session, while that is being found out.
private struct Dealing {
  struct Seat {
    var presenter: Int
    var movedFrom: Int?
  }

  /// In the event's order.
  let presenters: [SessionPlan.Presenter]
  let sessions: [Event.Session]
  /// For how many presenters each session has time; nil for any number.
  let room: [Int?]
  var seats: [[Seat]]
  var movedOn: [[Int]]
  var waiting: [SessionPlan.Waiting] = []

  init(presenters: [SessionPlan.Presenter], sessions: [Event.Session], room: [Int?]) {
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

  mutating func deal() {
    var left = room
    for number in presenters.compactMap(own) { left[number] = left[number].map { $0 - 1 } }
    let open = sessions.indices.filter { sessions[$0].submissions == nil }
    var next = open.startIndex
    for presenter in presenters {
      let seat = Seat(presenter: presenter.index)
      if let own = own(presenter) {
        seats[own].append(seat)
        continue
      }
      guard let last = open.last else {
        waiting.append(SessionPlan.Waiting(presenter: presenter.index))
        continue
      }
      while open[next] != last, let count = left[open[next]], count <= 0 { next += 1 }
      seats[open[next]].append(seat)
      left[open[next]] = left[open[next]].map { $0 - 1 }
    }
  }

  mutating func moveOn() {
    let takers = sessions.indices.filter { sessions[$0].submissions?.isEmpty != true }
    for (number, next) in zip(takers, takers.dropFirst()) {
      guard let room = room[number], seats[number].count > room else { continue }
      let rest = seats[number].dropFirst(room)
      movedOn[number] = rest.map(\.presenter)
      let moved = rest.map { Seat(presenter: $0.presenter, movedFrom: $0.movedFrom ?? number) }
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
      waiting += rest.map { SessionPlan.Waiting(presenter: $0.presenter, session: number) }
      seats[number].removeLast(rest.count)
    }
    waiting += unlisted
  }
}
