internal import Desk
internal import Diagnostics
internal import EventEdits
internal import PeeringDB

extension DeskSite {
  func organiserRoute(_ visit: Visit) async throws -> WebResponse {
    let desk = desk
    guard let key = visit.organiser, try await desk.work.run({ try desk.isOrganiser(key) }) else {
      return page(visit, 404, .badLink)
    }
    let parts = Array(visit.request.parts.dropFirst())
    guard visit.request.method == "POST" else { return try await organiserPage(visit, parts) }
    guard visit.form?.fields["key"] == key.formKey else { return page(visit, 409, .oldPage) }
    return try await organiserChange(visit, parts)
  }

  private func organiserPage(_ visit: Visit, _ parts: [String]) async throws -> WebResponse {
    switch (parts.first, parts.count) {
    case (nil, _): return try await queuePage(visit)
    case ("make"?, 2):
      guard let product = DeckMaking.Product(rawValue: parts[1]), let bytes = decks.bytes(product) else {
        return page(visit, 404, .noPage)
      }
      return .download(bytes, type: product.type, name: product.file)
    case ("progress"?, 2):
      guard let product = DeckMaking.Product(rawValue: parts[1]) else { return page(visit, 404, .noPage) }
      var reply = Reply()
      if case .making(let since) = decks.state(product) {
        reply.progress = visit.language(.makingFor, ["count": "\(Int(Uptime.seconds - since))"])
        reply.isDone = false
      } else {
        reply.isDone = true
      }
      return WebResponse(200, type: "application/json", reply.bytes)
    case (let number?, _):
      guard let entry = try await entry(number) else { return page(visit, 404, .noPage) }
      switch parts.dropFirst().joined(separator: "/") {
      case "": return try await entryPage(visit, entry)
      case "slide.svg": return try await picture(of: entry, key: "o\(entry.id)")
      case "edit": return try await presenterPage(visit, entry)
      default: return page(visit, 404, .noPage)
      }
    }
  }

  private func entry(_ number: String) async throws -> DeskEntry? {
    guard let id = Int64(number) else { return nil }
    let desk = desk
    return try await desk.work.run { try desk.current(id) }
  }

  private func queuePage(_ visit: Visit, note: String? = nil) async throws -> WebResponse {
    let desk = desk
    let (event, lines) = try await desk.work.run { try desk.queue() }
    let about = try desk.event()
    let session = visit.request.query["session"] ?? visit.form?.fields["session"] ?? "0"
    var page = QueuePage(
      language: visit.language, name: about.name, event: event, lines: lines, session: session)
    page.formKey = visit.organiser?.formKey ?? ""
    page.deadline = try closes(about)
    page.note = note
    page.startLink = address("/", visit.request)
    for product in DeckMaking.Product.allCases { page.products[product] = decks.state(product) }
    for line in page.shown {
      guard let entry = line.entry else { continue }
      // One that cannot be drawn now has no count; the others have.
      page.drawn[entry.id] = try? await drawing(of: entry, key: "o\(entry.id)", isWhole: false)
    }
    return WebResponse(note == nil ? 200 : 422, page.bytes)
  }

  private func entryPage(_ visit: Visit, _ entry: DeskEntry, link: String? = nil) async throws -> WebResponse
  {
    var page = EntryPage(
      language: visit.language, event: try desk.event().name, entry: entry,
      draft: try? await drawing(of: entry, key: "o\(entry.id)"))
    page.formKey = visit.organiser?.formKey ?? ""
    page.changes = desk.changes(since: entry)
    page.link = link
    return WebResponse(200, page.bytes)
  }

  // MARK: - Changes

  private func organiserChange(_ visit: Visit, _ parts: [String]) async throws -> WebResponse {
    let (desk, fields) = (desk, visit.form?.fields ?? [:])
    switch (parts.first, parts.count) {
    case ("make"?, 2):
      guard let product = DeckMaking.Product(rawValue: parts[1]) else { return page(visit, 404, .noPage) }
      decks.make(product)
      return .see("/queue?session=\(session(fields))")
    case ("deadline"?, 1):
      return try await edited(visit) { desk throws(DeskError) in
        try desk.setDeadline(Self.moment(fields["deadline"] ?? "", try desk.event()))
      }
    case ("move"?, 1):
      let (who, before) = (fields["who"] ?? "", fields["before"] ?? "")
      return try await edited(visit) { desk throws(DeskError) in
        try desk.edit(
          .move([desk.path(who)], before.isEmpty ? .last : .before(desk.path(before)), shifts: true))
      }
    case ("add"?, 1): return try await add(visit)
    case (let number?, _):
      guard let entry = try await entry(number) else { return page(visit, 404, .noPage) }
      let id = entry.id
      switch parts.dropFirst().joined(separator: "/") {
      case "edit": return try await change(visit, entry)
      case "approve":
        return try await edited(visit) { desk throws(DeskError) in
          try desk.approve(id, seen: fields["seen"] ?? "")
        }
      case "return":
        let note = fields["note"] ?? ""
        return try await edited(visit) { desk throws(DeskError) in
          try desk.giveBack(id, note: note, seen: fields["seen"] ?? "")
        }
      case "cancel":
        return try await edited(visit) { desk throws(DeskError) in
          guard let file = entry.file else { throw .unknown }
          try desk.edit(.cancel([desk.path(file)], closesGap: false))
        }
      case "erase":
        guard fields["sure"] == "yes" else { return .see("/queue/\(id)") }
        return try await edited(visit) { desk throws(DeskError) in
          if let stillListed = try desk.erase(id) { throw .event(stillListed) }
        }
      case "link":
        let token = try await desk.work.run { try desk.newToken(of: id) }
        return try await entryPage(visit, entry, link: address("/k/\(token.text)", visit.request))
      default: return page(visit, 404, .noPage)
      }
    default: return page(visit, 404, .noPage)
    }
  }

  private func session(_ fields: [String: String]) -> String {
    (fields["session"] ?? "0").filter { $0.isLetter || $0.isNumber }
  }

  /// Makes a change and shows the queue; what is wrong with it is shown above the queue.
  private func edited(
    _ visit: Visit, _ change: @escaping @Sendable (Desk) throws(DeskError) -> Void
  ) async throws -> WebResponse {
    let desk = desk
    do {
      try await desk.work.run { try change(desk) }
      let fields = visit.form?.fields ?? [:]
      if fields["session"] == nil, visit.request.parts.count == 3, visit.request.parts[2] != "erase" {
        return .see("/queue/\(visit.request.parts[1])")
      }
      return .see("/queue?session=\(session(fields))")
    } catch let error as DeskError {
      guard case .event(let reason) = error else { throw error }
      return try await queuePage(visit, note: reason)
    }
  }

  /// Adds a walk-up: a draft that the organiser fills in.
  private func add(_ visit: Visit) async throws -> WebResponse {
    let typed = String((visit.form?.fields["who"] ?? "").prefix(200))
    guard typed.contains(where: { $0.isLetter || $0.isNumber }) else {
      return try await queuePage(visit, note: visit.language(.nameMissing))
    }
    let desk = desk
    var name = typed
    let subject = RecordSubject(typed)
    if let subject {
      switch await desk.records.fetch(subject, now: desk.now()) {
      case .known: name = desk.records.bundle(subject)?.value.name ?? typed
      case .unknown:
        return try await queuePage(
          visit, note: visit.language(.unknownNumber, ["number": subject.description]))
      case .unavailable: return try await queuePage(visit, note: visit.language(.unavailable))
      }
    }
    let given = name
    let entry = try await desk.work.run { try desk.start(subject, name: given, language: "en", token: nil) }
    return .see("/queue/\(entry.id)/edit")
  }

  /// A moment as browsers send it, `2027-02-20T23:59`, on the event's clocks; nil for an empty one.
  static func moment(_ text: String, _ event: DeskEvent) throws(DeskError) -> Int? {
    guard !text.isEmpty else { return nil }
    let parts = text.split { $0 == "T" || $0 == " " }
    let clock = parts.count == 2 ? parts[1].split(separator: ":").map { Int($0) } : []
    guard parts.count == 2, parts[0].utf8.count == 10, let day = CalendarDate(isoPrefix: String(parts[0])),
      clock.count >= 2, let hour = clock[0], let minute = clock[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { throw .event("'\(text.prefix(40))' is no day and time; write it as 2027-02-20 23:59") }
    return event.moment(day, hour: hour, minute: minute)
  }
}
