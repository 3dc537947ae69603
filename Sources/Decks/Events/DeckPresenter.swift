package import Diagnostics
internal import Files
package import PeeringDB
internal import PDFPages
package import Slides
package import Submissions

/// Somebody in a deck: with a slide, or with a place kept for one.
package struct DeckPresenter: Sendable {
  package var file: String
  /// The content; nil where the slide is still to come.
  @OutOfLine package var slide: ResolvedSlide? = nil
  /// Whose record it is, as far as that is known.
  package var subject: RecordSubject?
  /// The name the presenter gives, where there is no record.
  package var givenName: String?
  /// The session the submission was listed in.
  package var session: Int?
  /// The number in the order of listing.
  package var place = 0
  /// For how many presenters the list keeps time free right before this one.
  package var gapsBefore = 0
  /// The place among those who come after all others; nil for a presenter in the usual order.
  package var last: Int?
  package var diagnostics: [Diagnostic]
  /// What failed, without which there is nothing to show.
  package var failure: SlideResolver.Outcome.Failure?
  /// What the presenter wrote; nil where that cannot be read as a submission.
  @OutOfLine package var submission: Submission? = nil
  /// What the record says that no slide shows.
  @OutOfLine package var facts: RecordFacts? = nil
  /// What the record says of a presenter without a slide to show.
  var known: Personal?
  /// The page the presenter made, where there is one that can be used.
  @OutOfLine var ownSlide: OwnSlide? = nil
  /// What that page shows, in the presenter's words.
  var ownSlideWords: String?
  /// Where that page is.
  var ownSlidePath: String?
  /// The photo of who speaks.
  @OutOfLine var namedPhoto: SlideResolver.NamedPhoto? = nil
  /// Whether a newer submission of theirs, which has errors, does not agree to be published.
  var isRefused = false
  /// The same for sheets.
  var isRefusedOnSheets = false
  /// Whether lists name the contact, too: not in public where only a record has it.
  var listsContact = true
  /// The submission, where only its text is kept; see `DeckSources.whole`.
  package var shelved: ShelvedSubmission?

  /// Whether the presenter shows a page of their own, even one that cannot be used.
  package var hasOwnSlide: Bool { ownSlidePath != nil }

  /// Whether there is a slide to show: where the presenter made one, that one.
  package var isReady: Bool {
    ownSlidePath == nil ? slide != nil || shelved?.hasSlide == true : ownSlide != nil
  }

  package init(
    file: String, slide: ResolvedSlide? = nil, subject: RecordSubject? = nil, session: Int? = nil,
    diagnostics: [Diagnostic] = [], failure: SlideResolver.Outcome.Failure? = nil
  ) {
    self.file = file
    self.slide = slide
    self.subject = subject
    self.session = session
    self.diagnostics = diagnostics
    self.failure = failure
  }

  /// What the order of presenters depends on.
  func planned(as index: Int) -> SessionPlan.Presenter {
    var person = SessionPlan.Presenter(
      index: index, name: name, kind: kind, asn: asn, country: content?.country, region: content?.region,
      session: session)
    (person.place, person.gapsBefore, person.last) = (place, gapsBefore, last)
    return person
  }

  /// The files that the presenter's slide is made from, those among them that are named and not there.
  package var inputs: [String] {
    [file] + (shelved?.inputs ?? submission?.inputs(in: Paths.folder(of: file)) ?? [])
  }

  /// The number of a network.
  package var asn: ASN? {
    if case .network(let asn) = subject { return asn }
    if case .other(let other) = personal { return other.asn }
    return nil
  }

  /// What the slide says, or the record if there is no slide to show.
  package var personal: Personal? { slide?.personal ?? known }

  var content: (any PersonalContent)? { personal?.content }

  /// The kind, by the names templates use.
  package var kind: PresenterKind {
    personal?.kind ?? (shelved?.isNamed == true ? .other : subject?.kind ?? .other)
  }

  /// The name, if anything says it.
  package var name: String {
    if let name = content?.name ?? givenName ?? subject?.description { return name }
    // It goes on pages.
    let name = (file.split(separator: "/").last.map(String.init) ?? file).withoutSecrets
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// The AS number, or the short name of somebody without one.
  package var number: String {
    asn?.description ?? content?.identifier
      ?? (shelved?.isNamed == true ? name : subject?.description ?? name)
  }
}
