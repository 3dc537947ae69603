/// How far a submission is.
package enum DeskState: String, Sendable, Hashable, CaseIterable {
  case draft
  case submitted
  /// Approved, and another since.
  case changed
  case approved
  /// Sent back to its presenter, with a sentence.
  case returned
  /// Without a time, because the sessions are full.
  case waiting
  case withdrawn
  case cancelled

  /// Whether `deck` takes it.
  package var isInDeck: Bool {
    switch self {
    case .submitted, .changed, .approved, .returned: true
    case .draft, .waiting, .withdrawn, .cancelled: false
    }
  }
}
