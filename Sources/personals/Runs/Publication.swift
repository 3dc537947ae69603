internal import Decks
internal import Diagnostics
internal import PeeringDB
internal import Slides
internal import Submissions

/// What may leave the room.
enum Publication {
  /// The event without those who did not agree to be published today, who are counted on the terminal.
  ///
  /// - Parameters:
  ///   - loaded: the event with all presenters.
  ///   - use: what it is for.
  ///   - isQuiet: whether not to count them.
  ///   - allowsNone: whether there is something to publish without presenters.
  /// - Returns: the event for the public.
  /// - Throws: `Failure` where none of them agreed.
  static func published(
    _ loaded: LoadedEvent, for use: LoadedEvent.Use = .publication, isQuiet: Bool, allowsNone: Bool = false
  ) throws -> LoadedEvent {
    let count = loaded.presenters.count
    guard count > 0 else { return loaded }
    var published = loaded
    let leftOut = published.publish(use, on: CalendarDate.today(at: Environment.epochSeconds))
    guard allowsNone || !published.presenters.isEmpty else {
      let agreed =
        "write 'consent: {\(use == .sheets ? "sheets" : "publish"): yes}' into the submissions of those who agreed"
      throw Failure(
        "none of \(Count.text(count, "presenter")) agreed to be \(use.words), so nothing is made",
        hint: loaded.event.source == nil
          ? agreed : agreed + ", or 'consent: given' into the event if all of them did in another way",
        Exit.data)
    }
    if !leftOut.isEmpty, !isQuiet {
      let files = leftOut.prefix(10).map(\.file)
      let rest = leftOut.count > files.count ? " and \(leftOut.count - files.count) more" : ""
      Terminal.report(
        "left out \(leftOut.count) of \(Count.text(count, "presenter")), who did not agree to be \(use.words): "
          + (files.joined(separator: ", ") + rest).withVisibleControls)
    }
    return published
  }
}
