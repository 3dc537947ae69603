internal import Decks
internal import Diagnostics
internal import PeeringDB
internal import Submissions
internal import Slides

/// Looks at what presenters and their records say, before anything is laid out.
struct ContentCheck {
  let event: Event
  /// The day the event begins, else today.
  private let day: CalendarDate
  private let recordAge: Int

  init(_ event: Event, today: CalendarDate, recordAge: Int?) {
    self.event = event
    day = event.dates?.first ?? today
    self.recordAge = recordAge ?? event.checks.recordAge ?? RecordAge.usualLimit
  }

  /// The problems of one presenter, in no order.
  func diagnostics(_ presenter: DeckPresenter) -> [Diagnostic] {
    var found = failure(presenter) + record(presenter)
    found += presenter.photo().diagnostics
    // A page of their own says what it says.
    if !presenter.hasOwnSlide, let slide = presenter.slide {
      found += prefixes(presenter) + planned(presenter, slide.personal) + words(presenter)
      let content = slide.personal.content
      if content.logo == nil, content.shows(.logo) {
        found.append(
          presenter.diagnostic(
            .note, rule: "logo-missing", "there is no logo in the submission or in PeeringDB",
            hint: "add 'logo:' with the path of an SVG, PNG or JPEG file"))
      }
    }
    return found
  }

  /// What failed, as a problem of the line that made it necessary.
  private func failure(_ presenter: DeckPresenter) -> [Diagnostic] {
    switch presenter.failure {
    case .unreadable(let error):
      let location = SourceLocation(file: presenter.file)
      return [Diagnostic(.error, rule: "file-unreadable", at: location, "\(error)")]
    case .unknown(let subject, _):
      return [
        presenter.diagnostic(
          .error, rule: "record-unknown", subject.unknown,
          hint: "check the number; without a record, write 'name:'")
      ]
    // Reported once for all it cost.
    case .unavailable(let error) where error.isOfServer: return []
    case .unavailable(let error):
      return [presenter.diagnostic(.error, rule: "record-unavailable", error.message, hint: error.hint)]
    case nil: return []
    }
  }

  private func record(_ presenter: DeckPresenter) -> [Diagnostic] {
    guard let facts = presenter.facts else { return [] }
    let age = RecordAge(facts, on: day, isEvent: event.dates != nil, limit: recordAge)
    var found = age.diagnostics { presenter.diagnostic(.warning, rule: "record-old", $0, hint: $1) }
    // Networks' are reported when the record is read.
    if case .network = presenter.subject {
    } else if !["", "ok"].contains(facts.status) {
      found.append(
        presenter.diagnostic(
          .warning, rule: "record-deleted",
          "the record has the status '\(facts.status.quotable)' at PeeringDB",
          hint: "what the record says may no longer be so"))
    }
    found += facts.badURLs.map { field in
      presenter.diagnostic(
        .note, rule: "record-url",
        "the record's '\(field.name)' is not a web address: '\(field.text.quotable)'",
        hint: "correct it in PeeringDB: a web address begins with 'https://'")
    }
    return found
  }

  private func planned(_ presenter: DeckPresenter, _ personal: Personal) -> [Diagnostic] {
    guard let submission = presenter.submission else { return [] }
    let content = personal.content
    let names = Array(content.exchangeNames.values) + Array(content.facilityNames.values)
    let live = Set(names.map(DisplayText.fold))
    return submission.planned.enumerated().filter { live.contains(DisplayText.fold($0.element.place)) }.map {
      presenter.diagnostic(
        .warning, rule: "planned-live", at: "planned[\($0.offset)]",
        "the record says that \(presenter.name) is already at \($0.element.place.quotable)",
        hint: "delete the plan: the record already puts it on the slide")
    }
  }
}
