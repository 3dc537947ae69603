internal import Desk
internal import Diagnostics
internal import Foundation
internal import PeeringDB

extension DeskSite {
  // MARK: - The event's link

  func startPage(_ visit: Visit, note: String? = nil, names: [StartPage.Choice] = [], typed: String = "")
    throws
    -> WebResponse
  {
    let event = try desk.event()
    let page = StartPage(
      language: visit.language, event: event.name, closes: try closes(event), isClosed: try desk.isClosed(),
      note: note, choices: names, typed: typed, isOpen: visit.key != nil && !settings.isKiosk,
      sentence: settings.isKiosk ? String((visit.form?.fields["message"] ?? "").prefix(300)) : nil)
    return WebResponse(note == nil ? 200 : 422, page.bytes)
  }

  /// The end of the form, in words; nil for none.
  func closes(_ event: DeskEvent) throws -> String? { try desk.deadline().map { event.time(at: $0) } }

  /// Begins a draft for what somebody typed: a number, or a name.
  func start(_ visit: Visit) async throws -> WebResponse {
    guard !(try desk.isClosed()) else { throw DeskError.closed }
    let form = visit.form?.fields ?? [:]
    let typed = String((form["who"] ?? "").prefix(200)).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    guard typed.contains(where: { $0.isLetter || $0.isNumber }) else {
      return try startPage(visit, note: visit.language(.nameMissing))
    }
    if form["without"] == "yes" { return try await begin(nil, name: typed, visit) }
    if let subject = RecordSubject(typed) {
      switch await desk.records.fetch(subject, now: desk.now()) {
      case .known:
        let name = desk.records.bundle(subject)?.value.name ?? typed
        return try await begin(subject, name: name, visit)
      case .unknown:
        return try startPage(
          visit, note: visit.language(.unknownNumber, ["number": subject.description]), typed: typed)
      case .unavailable:
        return try startPage(visit, note: visit.language(.unavailable), typed: typed)
      }
    }
    let found = await desk.records.find(typed)
    return try startPage(
      visit, note: nil, names: found.map { StartPage.Choice(number: $0.number, name: $0.name) }, typed: typed)
  }

  private func begin(_ subject: RecordSubject?, name: String, _ visit: Visit) async throws -> WebResponse {
    let token = DeskToken.random()
    let (desk, language) = (desk, visit.language.tag)
    let sentence = settings.isKiosk ? visit.form?.fields["message"] ?? "" : ""
    try await desk.work.run {
      let entry = try desk.start(subject, name: name, language: language, token: token)
      if !sentence.isEmpty { _ = try desk.save(entry.id, ["message": sentence], basedOn: entry.revision) }
    }
    var response = WebResponse.see("/slide")
    response.headers.append(
      cookie("slide", token.text, seconds: settings.isKiosk ? 2 * Self.kioskSeconds : Self.cookieSeconds))
    return response
  }

  // MARK: - The presenter's slide

  func presenterRoute(_ visit: Visit) async throws -> WebResponse {
    let desk = desk
    guard let key = visit.key,
      let entry = try await desk.work.run({ try desk.presenter(key) })
    else { return page(visit, 404, .badLink) }
    let parts = visit.request.parts
    if visit.request.method == "POST" {
      // A page of another slide, opened in this browser before, must not write into this one.
      guard visit.form?.fields["key"] == key.formKey else { return page(visit, 409, .oldPage) }
    }
    switch (visit.request.method == "POST", parts.joined(separator: "/")) {
    case (false, "slide"): return try await presenterPage(visit, entry)
    case (true, "slide"): return try await change(visit, entry)
    case (false, "slide.svg"):
      if let view = visit.request.query["view"].flatMap(SlideView.init) {
        let bytes = try await desk.draw(entry, as: view, on: threads, key: "v\(entry.id)")
        return WebResponse(200, type: "image/svg+xml", bytes)
      }
      return try await picture(of: entry, key: "p\(entry.id)")
    case (false, "data"): return try await ownData(entry)
    case (true, "withdraw"):
      let taken = try await desk.work.run { try desk.withdraw(entry.id) }
      return try await presenterPage(visit, taken.entry)
    case (true, "erase"):
      guard visit.form?.fields["sure"] == "yes" else { return .see("/slide") }
      _ = try await desk.work.run { try desk.erase(entry.id) }
      var response = page(visit, 200, .erased)
      response.headers.append(cookie("slide", ""))
      return response
    default: return page(visit, 404, .noPage)
    }
  }

  /// The page of a presenter's form.
  func presenterPage(
    _ visit: Visit, _ entry: DeskEntry, status: Int = 200, conflicts: [DraftMerge.Conflict] = [],
    typed: [String: String]? = nil, note: String? = nil, isDone: Bool = false
  ) async throws -> WebResponse {
    let event = try desk.event()
    let isOrganiser = visit.request.parts.first == "queue"
    var draft: DrawnDraft?
    do { draft = try await drawing(of: entry, key: "p\(entry.id)") } catch is SlideThreads.Refusal {}
    let values: [String: String]
    do throws(DeskError) {
      values = try DraftForm(entry.text, file: entry.file ?? entry.stem).values
    } catch {
      return page(visit, 422, .fault, error.message)
    }
    var page = PresenterPage(
      language: visit.language, event: event.name, entry: entry, values: values, draft: draft)
    page.typed = typed
    page.conflicts = conflicts
    page.note = note
    page.isDone = isDone
    page.base = isOrganiser ? "/queue/\(entry.id)/edit" : "/slide"
    page.formKey = (isOrganiser ? visit.organiser : visit.key)?.formKey ?? ""
    page.link = isOrganiser ? nil : visit.key.map { address("/k/\($0.text)", visit.request) }
    page.closes = try closes(event)
    page.isClosed = try !isOrganiser && desk.isClosed()
    page.saved = clock(event, entry)
    let desk = desk
    if let file = entry.file { page.turn = try await desk.work.run { try desk.turn(of: file) } }
    page.takesPresentations = conversion != nil
    return WebResponse(status, page.bytes)
  }

  func clock(_ event: DeskEvent, _ entry: DeskEntry) -> String {
    event.time(at: entry.saved).split(separator: " ").last.map(String.init) ?? ""
  }

  /// What a form of a presenter asks for: saving, and then submitting, a file, or only another look.
  func change(_ visit: Visit, _ entry: DeskEntry) async throws -> WebResponse {
    let (desk, form) = (desk, visit.form ?? FormData.empty)
    let author: DeskStore.Author = visit.request.parts.first == "queue" ? .organiser : .presenter
    var values = Self.values(form.fields)
    let wanted = form.fields["do"] ?? "show"
    if wanted.hasPrefix("fix:"), let equals = wanted.firstIndex(of: "=") {
      values[String(wanted[wanted.index(wanted.startIndex, offsetBy: 4)..<equals])] =
        String(wanted[wanted.index(after: equals)...])
    }
    // Only uploads name files, and only their own.
    for purpose in UploadedFile.Purpose.allCases { values[purpose.rawValue] = nil }
    if wanted.hasPrefix("remove:") { values[String(wanted.dropFirst("remove:".count))] = "" }
    if wanted == "remove:slide" { values["page"] = "" }
    let revision = Int(form.fields["revision"] ?? "") ?? 0
    let (sent, id) = (values, entry.id)
    let saved = try await desk.work.save { try desk.save(id, sent, basedOn: revision, by: author) }
    guard case .saved(var now) = saved else {
      guard case .conflict(let current, let conflicts) = saved else { throw DeskError.unknown }
      return try await conflict(visit, current, conflicts, values)
    }
    var note: String?
    for purpose in UploadedFile.Purpose.allCases {
      guard let bytes = form.files[purpose.rawValue] else { continue }
      do {
        let file = try UploadedFile(purpose, try await readable(bytes, for: purpose))
        now = try await desk.work.run { try desk.take(file, for: id, by: author) }
        drawn.forget(id)
      } catch DeskError.upload(let reason) {
        note = reason
      }
    }
    if visit.request.wantsJSON { return try await reply(visit, now, note: note) }
    guard wanted == "submit", note == nil else {
      return note == nil && form.files.isEmpty && !wanted.hasPrefix("fix:") && !wanted.hasPrefix("remove:")
        ? try await presenterPage(visit, now)
        : try await presenterPage(visit, now, status: note == nil ? 200 : 422, note: note)
    }
    let draft = try await drawing(of: now, key: "p\(id)")
    guard !draft.hasErrors else { return try await presenterPage(visit, now, status: 422) }
    let submitted = try await desk.work.run { try desk.submit(id, by: author) }
    return try await presenterPage(visit, submitted.entry, isDone: true)
  }

  /// An upload as the desk takes it: a presentation as PDF, where those are converted.
  private func readable(_ bytes: [UInt8], for purpose: UploadedFile.Purpose) async throws -> [UInt8] {
    guard purpose == .slide, let conversion, SlideConversion.takes(bytes) else { return bytes }
    do { return try await conversion.pdf(bytes) } catch is SlideConversion.Busy {
      throw SlideThreads.Refusal.full
    }
  }

  /// The fields of a form; a box without a tick is not sent, and says no.
  static func values(_ fields: [String: String]) -> [String: String] {
    var values = fields.filter { DraftForm.isField($0.key) }
    if fields["ticks"] == "yes" {
      for name in DraftForm.consents where values["consent-\(name)"] == nil { values["consent-\(name)"] = "" }
    }
    return values
  }

  private func conflict(
    _ visit: Visit, _ entry: DeskEntry, _ conflicts: [DraftMerge.Conflict], _ typed: [String: String]
  ) async throws -> WebResponse {
    if visit.request.wantsJSON {
      var reply = Reply(message: visit.language(.conflict))
      reply.revision = entry.revision
      reply.conflictHTML = PresenterPage.conflictHTML(conflicts, visit.language)
      return WebResponse(409, type: "application/json", reply.bytes)
    }
    return try await presenterPage(visit, entry, status: 409, conflicts: conflicts, typed: typed)
  }

  /// What the page's script needs after a change.
  private func reply(_ visit: Visit, _ entry: DeskEntry, note: String?) async throws -> WebResponse {
    let event = try desk.event()
    var reply = Reply(message: note)
    reply.revision = entry.revision
    reply.saved = visit.language(.saved, ["time": clock(event, entry)])
    do {
      let draft = try await drawing(of: entry, key: "p\(entry.id)")
      let parts = ProblemParts(draft, visit.language)
      reply.picture = String(decoding: draft.svg, as: UTF8.self)
      reply.reading = draft.reading
      reply.problemsHTML = parts.list
      reply.fieldsHTML = parts.fields
      reply.fitting = draft.fitting
      reply.submit = PresenterPage.submitLabel(entry, draft, visit.language)
      reply.hasErrors = draft.hasErrors
      reply.stateHTML = PresenterPage.stateHTML(entry, visit.language)
    } catch SlideThreads.Refusal.superseded {
      // Saved all the same; the newer request brings the picture.
    } catch is SlideThreads.Refusal {
      var response = WebResponse(503, type: "application/json", reply.bytes)
      response.headers.append(("Retry-After", "1"))
      return response
    }
    return WebResponse(note == nil ? 200 : 422, type: "application/json", reply.bytes)
  }

  /// Everything that is kept about a presenter.
  private func ownData(_ entry: DeskEntry) async throws -> WebResponse {
    struct Version: Encodable { var author: String; var time: Int; var submission: String }
    struct Data: Encodable {
      var name: String
      var state: String
      var note: String?
      var submission: String?
      var draft: String
      var versions: [Version]
    }
    let versions = try desk.store.versions(of: entry.id).map {
      Version(author: $0.author, time: $0.time, submission: $0.text)
    }
    let data = Data(
      name: entry.name, state: entry.state.rawValue, note: entry.note, submission: entry.sent,
      draft: entry.text,
      versions: versions)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return .download(Array(try encoder.encode(data)), type: "application/json", name: "\(entry.stem).json")
  }
}

extension RecordBundle {
  /// The name in the record.
  var name: String {
    switch self {
    case .network(let bundle): bundle.network.name
    case .exchange(let bundle): bundle.exchange.name
    case .facility(let bundle): bundle.facility.name
    }
  }
}
