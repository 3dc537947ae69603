internal import Desk
internal import PeeringDB

/// The tablet for walk-ups: a number or a name, and a sentence. It reaches nothing else, and forgets.
extension DeskSite {
  /// How long the tablet shows a slide, in seconds.
  static let kioskSeconds = 60

  func kioskRoute(_ visit: Visit) async throws -> WebResponse {
    let entry = try visit.key.flatMap { try desk.presenter($0) }
    switch (visit.request.method == "POST", visit.request.path) {
    case (false, "/"): return try startPage(visit)
    case (true, "/start"): return try await start(visit)
    case (false, "/slide"):
      guard let entry else { return .see("/") }
      return try await kioskPage(visit, entry)
    case (false, "/slide.svg"):
      guard let entry else { return page(visit, 404, .noPage) }
      return try await picture(of: entry, key: "k\(entry.id)")
    case (true, "/slide"):
      guard let entry, visit.form?.fields["key"] == visit.key?.formKey else { return .see("/") }
      let draft = try await drawing(of: entry, key: "k\(entry.id)")
      guard !draft.hasErrors else { return try await kioskPage(visit, entry) }
      let desk = desk
      let sent = try await desk.work.run { try desk.submit(entry.id) }
      return try await kioskPage(visit, sent.entry)
    case (_, "/forget"):
      // A draft that no one submitted is of no use to anyone.
      if let entry, entry.sent == nil {
        let desk = desk
        _ = try await desk.work.run { try desk.erase(entry.id) }
      }
      var response = WebResponse.see("/")
      response.headers.append(cookie("slide", ""))
      return response
    default: return page(visit, 404, .noPage)
    }
  }

  private func kioskPage(_ visit: Visit, _ entry: DeskEntry) async throws -> WebResponse {
    let page = KioskPage(
      language: visit.language, event: try desk.event().name, entry: entry,
      draft: try await drawing(of: entry, key: "k\(entry.id)"), formKey: visit.key?.formKey ?? "")
    var response = WebResponse(200, page.bytes)
    response.headers.append(("Refresh", "\(Self.kioskSeconds); url=/forget"))
    return response
  }
}
