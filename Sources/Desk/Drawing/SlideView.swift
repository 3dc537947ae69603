internal import Decks
internal import Slides

/// Another look of a slide than that of the event's deck.
package enum SlideView: String, Sendable, Hashable, CaseIterable {
  case wide = "16:9"
  case narrow = "4:3"
  /// Large and light on dark.
  case stage
  /// A page to print.
  case paper

  /// The template, nil for the event's; and the pages' ratio.
  private var look: (template: String?, ratio: String) {
    switch self {
    case .wide: (nil, "16:9")
    case .narrow: (nil, "4:3")
    case .stage: ("stage", "16:9")
    case .paper: ("handout", "a4")
    }
  }

  /// The event's slides in this look.
  ///
  /// - Throws: `DeskError.event` where the event's template has no such form.
  func event(_ event: DeskEvent, _ folders: DataFolders) throws(DeskError) -> DeskEvent {
    try DeskEvent(event, template: look.template, ratio: look.ratio, folders)
  }
}

extension Desk {
  /// Draws a presenter's draft in another look than the event's.
  ///
  /// - Throws: `SlideThreads.Refusal`, `DeskError`, and what drawing throws.
  package func draw(
    _ entry: DeskEntry, as view: SlideView, on threads: SlideThreads, key: String
  ) async throws -> [UInt8] {
    let (event, folders) = (try event(), folders)
    let drawing = try drawing(of: entry)
    return try await threads.run(key) { _ in
      let other = try view.event(event, folders)
      return try drawing(other, other.builder.maker()).svg
    }
  }
}
