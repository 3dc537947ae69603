internal import Diagnostics
package import PeeringDB
internal import Slides
internal import Submissions

extension LoadedEvent {
  /// What leaves the stage.
  package enum Use: Sendable {
    /// Anybody can see it.
    case publication
    /// Printed sheets for those in the room.
    case sheets

    /// What presenters agree to be.
    package var words: String { self == .sheets ? "on sheets" : "published" }
  }

  /// Takes out everything that is not for a use: presenters who did not agree to it, wherever they are named.
  ///
  /// The times of those who are left out stay free, so that the others have the times they had. Contacts that only a
  /// record has stay on slides, and are in no list.
  ///
  /// - Parameters:
  ///   - use: what for.
  ///   - day: the day of publication, in UTC.
  /// - Returns: those who are left out; those who do not come are not among them.
  package mutating func publish(_ use: Use = .publication, on day: CalendarDate) -> [DeckPresenter] {
    let refused = Set((presenters + cancelled).filter { $0.refuses(use, on: day) }.flatMap(\.identities))
    var shown = presenters.filter { presenter in
      presenter.agrees(to: use, isGiven: event.isConsentGiven, on: day)
        && refused.isDisjoint(with: presenter.identities)
    }
    // A slide of several networks shows each of them.
    while true {
      let files = Set(shown.map(\.file))
      let others = Set((presenters + cancelled).filter { !files.contains($0.file) }.flatMap(\.allASNs))
      let clean = shown.filter { others.isDisjoint(with: $0.siblings) }
      guard clean.count < shown.count else { break }
      shown = clean
    }
    let files = Set(shown.map(\.file))
    let leftOut = presenters.filter { !files.contains($0.file) }
    let unnamed = UnpublishedNames(leftOut + cancelled, besides: shown, for: use)
    diagnostics.removeAll { diagnostic in leftOut.contains { $0.file == diagnostic.location.file } }
    cancelled += leftOut
    diagnostics += unnamed.remove(from: &event)
    presenters = shown.map { presenter in
      var presenter = presenter
      if use == .publication { presenter.listsContact = presenter.submission?.contact != nil }
      unnamed.remove(from: &presenter)
      return presenter
    }
    return leftOut
  }
}

extension DeckPresenter {
  /// Who is on the slide: by the record, and by folded name.
  fileprivate var identities: [String] {
    let subject = subject ?? fileSubject
    let name = subject == nil ? [DisplayText.fold(name)] : []
    return ([subject?.description].compactMap(\.self) + allASNs.map(\.description) + name).filter {
      !$0.isEmpty
    }
  }

  /// The numbers of all networks that the presenter names, even where they are on no slide.
  var allASNs: [ASN] {
    if case .network(let asn) = fileSubject { return asns + [asn] }
    return asns + (submission?.siblings.map(\.value) ?? [])
  }

  /// Whom a submission that cannot be read is of, by the name of its file.
  private var fileSubject: RecordSubject? {
    guard submission == nil, subject == nil, case .submission = SlideSource(listed: file) else { return nil }
    return file.split(separator: "/").last?.split(separator: ".").first.flatMap { RecordSubject(String($0)) }
  }

  /// The networks besides the one that presents.
  fileprivate var siblings: [ASN] { allASNs.filter { $0 != asn } }

  /// Whether the presenter, or another submission of theirs that is not used, says no to a use, or has expired.
  fileprivate func refuses(_ use: LoadedEvent.Use, on day: CalendarDate) -> Bool {
    let consent = submission?.consent
    if consent?.hasExpired(on: day) == true { return true }
    return switch use {
    case .publication: isRefused || consent?.refusesPublishing == true
    case .sheets: isRefusedOnSheets || consent?.refusesSheets == true
    }
  }

  /// Whether the presenter agreed to a use.
  fileprivate func agrees(to use: LoadedEvent.Use, isGiven: Bool, on day: CalendarDate) -> Bool {
    if refuses(use, on: day) { return false }
    if let consent = submission?.consent {
      return use == .sheets
        ? consent.allowsSheets(isGiven: isGiven, on: day)
        : consent.allowsPublishing(isGiven: isGiven, on: day)
    }
    // Of a file that cannot be read it is unknown what it says; numbers and records say nothing.
    if case .submission = SlideSource(listed: file) { return false }
    return isGiven
  }

  /// The contact for lists of presenters; nil where the slide does not show it, or lists may not.
  var listedContact: Contact? {
    guard listsContact, let content, content.shows(.contact) else { return nil }
    return content.contact
  }
}
