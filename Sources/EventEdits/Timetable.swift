internal import Decks
internal import Diagnostics
internal import Submissions

/// When each presenter of an event has their turn.
struct Timetable {
  /// One presenter's time.
  enum Time: Equatable {
    /// So many seconds after the start of a session.
    case at(session: Int, offset: Int)
    /// Without a time.
    case waiting
    case cancelled
  }

  private let event: Event
  /// By the presenter's file, or number.
  private(set) var times: [String: Time] = [:]
  /// The files in the order of the times.
  private(set) var order: [String]

  init(_ loaded: LoadedEvent, _ plan: SessionPlan) {
    event = loaded.event
    var order: [String] = []
    for (number, session) in plan.sessions.enumerated() {
      for slot in session.slots where loaded.presenters.indices.contains(slot.presenter) {
        let file = loaded.presenters[slot.presenter].file
        order.append(file)
        times[file] = .at(session: number, offset: slot.offset)
      }
    }
    for presenter in loaded.presenters where times[presenter.file] == nil {
      order.append(presenter.file)
      times[presenter.file] = .waiting
    }
    for presenter in loaded.cancelled {
      order.append(presenter.file)
      times[presenter.file] = .cancelled
    }
    self.order = order
  }

  /// The same times, of presenters with other files.
  func renamed(_ files: [String: String]) -> Timetable {
    guard !files.isEmpty else { return self }
    var renamed = self
    renamed.order = order.map { files[$0] ?? $0 }
    renamed.times = Dictionary(times.map { (files[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
    return renamed
  }

  /// A time in words: `14:03 in 'Morning'`.
  func words(_ time: Time?) -> String {
    switch time {
    case .at(let number, let offset):
      let session = event.sessions[number]
      let title =
        session.title.map { " in '\($0)'" } ?? (event.sessions.count > 1 ? " in session \(number + 1)" : "")
      guard let start = session.start?.value else {
        return (offset == 0 ? "first" : "after \(TimeSpan.text(offset))") + title
      }
      let time = event.clock.after(start, seconds: offset)
      let days = Set(event.sessions.compactMap { $0.start?.value.date })
      return (days.count > 1 ? time.description : time.clock) + title
    case .waiting: return "no time"
    case .cancelled: return "cancelled"
    case nil: return "not in the event"
    }
  }
}
