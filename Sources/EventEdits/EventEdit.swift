/// A late change of an event. Presenters are named as on the command line.
package enum EventEdit: Sendable {
  /// Where a presenter goes.
  package enum Destination: Sendable {
    /// The end of the session with this title.
    case session(String)
    /// The end of the session of this number, from 0.
    case number(Int)
    /// Right before another presenter.
    case before(String)
    /// The end of their own session; of those who are new, of the last one.
    case last
  }

  /// Writes out who presents when.
  case freeze
  /// New presenters, in this order.
  case add([String], Destination, shifts: Bool)
  /// Presenters who do not come; their time stays free, or the rest moves up.
  case cancel([String], closesGap: Bool)
  /// `shifts` says whether others may get another time.
  case move([String], Destination, shifts: Bool)
  /// What happened in the room, as the chair's page has it.
  case apply(Happened)
  /// Two presenters exchange their times.
  case swap(String, String)
}
