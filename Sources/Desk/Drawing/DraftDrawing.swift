internal import CairoDrawing
internal import Checks
internal import Decks
internal import Diagnostics
internal import Files
package import PeeringDB
internal import Presentations
internal import Scene
package import Slides
internal import Submissions

/// What a draft looks like.
package struct DrawnDraft: Sendable {
  /// The slide; empty where there is none.
  package var svg: [UInt8] = []
  /// Whether there is a slide.
  package internal(set) var hasPicture = false
  /// What it says, a line for each part, for people who do not see it.
  package var reading = ""
  /// The presenter's name and number, as the slide has them.
  package var name = ""
  package var number = ""
  /// What the slide says where the draft says nothing, by the form's names of fields.
  package var known: [String: String] = [:]
  /// How many letters of a field the slide shows, of those that it cuts, by the form's names of fields.
  package var fitting: [String: Int] = [:]
  /// By field, the most severe first.
  package var problems: [DeskProblem] = []
  /// Whether the deck shows a page of the presenter's own instead.
  package var hasOwnSlide = false

  /// Whether the contact's address is in a domain that the record names; nil where one of them is not known.
  package var isInDomain: Bool?

  /// Without the slide and its words: what a queue of hundreds needs.
  package var withoutPicture: DrawnDraft {
    var drawn = self
    (drawn.svg, drawn.reading, drawn.known) = ([], "", [:])
    return drawn
  }

  /// Whether it has to be corrected before it is submitted.
  package var hasErrors: Bool { problems.contains { $0.severity == .error } }
}

/// Draws drafts of an event's submissions.
package struct DraftDrawing: Sendable {
  let event: DeskEvent
  /// Today, for the age of records.
  let today: CalendarDate
  let screen: ScreenWriter

  /// Draws a draft.
  ///
  /// - Parameters:
  ///   - text: the draft.
  ///   - name: the path that its file has or will have.
  ///   - folder: where the files that it names are.
  ///   - eventFolder: the folder that the files have to be in; nil for `folder`.
  ///   - records: what is known of the networks it names.
  ///   - session: the session it is in; nil where that is open.
  ///   - maker: lays it out.
  /// - Returns: the slide, and what is wrong with it.
  /// - Throws: `TypesettingError`, and what drawing throws.
  package func draw(
    _ text: String, name: String, folder: String, eventFolder: String? = nil, records: RecordLookUp,
    session: Int? = nil,
    _ maker: SlideMaker
  ) throws -> DrawnDraft {
    let source = SourceText(file: name, text: text)
    let outcome = resolve(source, folder, eventFolder, records)
    let presenter = DeckSources.presenter(event.event, name, session: session, outcome, .none)
    var drawn = DrawnDraft(name: presenter.name, number: presenter.number)
    drawn.hasOwnSlide = presenter.hasOwnSlide
    // A hand-made page is drawn by other programs: the form shows the slide that it replaces.
    var shown = presenter
    if presenter.hasOwnSlide, let slide = outcome.slide {
      shown = DeckPresenter(file: name, slide: slide, subject: outcome.subject, session: session)
    }
    let page = try event.builder.preview(of: shown, session: session, maker)
    let checked =
      presenter.hasOwnSlide ? try event.builder.preview(of: presenter, session: session, maker) : page
    if let slide = outcome.slide {
      let about = slide.personal.content.information(created: "", language: event.builder.language)
      drawn.hasPicture = true
      drawn.svg = try screen.svg(page.page, title: about.title)
      drawn.reading = page.page.readingText.joined(separator: "\n")
    }
    if let content = presenter.personal?.content { drawn.known = Self.known(content) }
    drawn.isInDomain = Self.isInDomain(presenter.submission?.contact, records)
    let found = PresenterCheck(event.event, today: today).diagnostics(checked)
    drawn.problems = found.map(DeskProblem.init).sorted { $0.severity > $1.severity }
    drawn.fitting = Self.fitting(drawn, text, name)
    for index in drawn.problems.indices { addFix(to: &drawn.problems[index], text, name) }
    return drawn
  }

  private func resolve(
    _ source: SourceText, _ folder: String, _ eventFolder: String?, _ records: RecordLookUp
  ) -> SlideResolver.Outcome {
    let resolver = SlideResolver(source: { () throws(SourceError) in NoRecords() })
    return resolver.outcome(
      of: source, in: folder, eventFolder: eventFolder, records: records, keepsOutWrongFields: false)
  }

  /// What is known of a presenter, in the words that a submission has for it.
  private static func known(_ content: any PersonalContent) -> [String: String] {
    var known: [String: String] = [:]
    if case .range(let range) = content.traffic { known["traffic"] = range.name }
    if case .classified(let ratio) = content.ratio { known["ratio"] = ratio.rawValue }
    known["policy"] = content.policy?.general.rawValue
    known["website"] = content.website
    if let email = content.contact?.email {
      known["contact"] = content.contact?.name.map { "\($0) <\(email)>" } ?? email
    }
    return known
  }

  /// How much of each field that is cut the slide shows.
  private static func fitting(_ drawn: DrawnDraft, _ text: String, _ name: String) -> [String: Int] {
    let cut = Set(drawn.problems.filter { $0.rule == "text-cut" }.compactMap(\.field))
    guard !cut.isEmpty, let values = try? DraftForm(text, file: name).values else { return [:] }
    let shown = Array(drawn.reading.split(whereSeparator: \.isNewline).joined(separator: " "))
    let cuts = shown.indices.filter { shown[$0] == "…" }
    return values.filter { cut.contains($0.key) }.compactMapValues { value in
      // The longest beginning that is followed by an ellipsis.
      let value = Array(value)
      return cuts.compactMap { end in
        (1...max(1, min(end, value.count))).last { count in
          count <= end && shown[(end - count)..<end].elementsEqual(value.prefix(count))
        }
      }.max()
    }
  }

  /// Whether an address is in a domain that a record names.
  private static func isInDomain(_ contact: Contact?, _ records: RecordLookUp) -> Bool? {
    guard let email = contact?.email, let at = email.lastIndex(of: "@") else { return nil }
    let domain = email[email.index(after: at)...].lowercased()
    var known: Set<String> = []
    for case .network(let bundle) in records.bundles.values.map(\.value) {
      for address in bundle.network.pocSet.compactMap(\.email) {
        if let at = address.lastIndex(of: "@") {
          known.insert(address[address.index(after: at)...].lowercased())
        }
      }
      let site = bundle.network.website.lowercased()
      if let start = site.firstRange(of: "://") {
        let host = site[start.upperBound...].prefix { $0 != "/" && $0 != ":" }
        known.insert(String(host.hasPrefix("www.") ? host.dropFirst(4) : host))
      }
    }
    known.remove("")
    return known.isEmpty ? nil : known.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// Finds a value that solves a problem: the one that its hint proposes, after which the text no longer has it.
  private func addFix(to problem: inout DeskProblem, _ text: String, _ name: String) {
    guard let field = problem.field, let proposal = problem.proposal,
      var form = try? DraftForm(text, file: name), form.values[field] != proposal,
      (try? form.change([field: proposal])) != nil
    else { return }
    let left = SubmissionFile.decode(Array(form.text.utf8), file: name).diagnostics.map(DeskProblem.init)
    if !left.contains(where: { $0.field == field }) { problem.fix = proposal }
  }
}

/// Knows no presenters: records are looked up before.
private struct NoRecords: RecordSource {
  func records(_ subjects: [RecordSubject]) -> RecordLookUp { RecordLookUp() }
}
