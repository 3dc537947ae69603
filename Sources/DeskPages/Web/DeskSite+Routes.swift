internal import Desk

extension DeskSite {
  /// The most bytes of a request's body.
  package static func limit(path: String, type: String) -> Int {
    type.lowercased().hasPrefix("multipart/") ? UploadedFile.limit + 100_000 : 100_000
  }

  /// Answers a request.
  package func answer(_ request: WebRequest) async -> WebResponse {
    var response = await answerPlainly(request)
    let isPicture = response["Content-Type"]?.hasPrefix("image/svg") == true
    let usual: [(String, String)] = [
      (
        "Content-Security-Policy",
        isPicture
          ? "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
          : "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
      ),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("X-Frame-Options", "DENY"),
    ]
    response.headers += usual
    if response["Cache-Control"] == nil { response.headers.append(("Cache-Control", "no-store")) }
    return response
  }

  private func answerPlainly(_ request: WebRequest) async -> WebResponse {
    let accepted = request.headers["accept-language"]
    var visit = Visit(
      request: request, language: PageLanguage.of(chosen: nil, event: nil, accepted: accepted),
      address: ClientAddress.of(
        request.peer, forwarded: request.headers["x-forwarded-for"], proxies: settings.proxies))
    do {
      let cookies = request.cookies
      visit.chosen = PageLanguage(request.query["language"])
      visit.language = PageLanguage.of(
        chosen: visit.chosen?.tag ?? cookies["language"], event: try desk.event().language, accepted: accepted
      )
      visit.key = cookies["slide"].flatMap { DeskToken($0) }
      visit.organiser = cookies["queue"].flatMap { DeskToken($0) }
      if !settings.hosts.isEmpty, !settings.hosts.contains(request.headers["host"]?.lowercased() ?? "") {
        return page(visit, 421, .noPage)
      }
      if let asset = Self.asset(request) { return asset }
      guard requests.allows(visit.address, at: Uptime.seconds) else { return busy(visit) }
      if request.method == "POST" {
        guard isOwn(request) else { return page(visit, 403, .oldPage) }
        visit.form = FormData(request.body, type: request.headers["content-type"] ?? "")
        guard visit.form != nil else { return page(visit, 400, .oldPage) }
        if let key = visit.key ?? visit.organiser, !changes.allows(key.formKey, at: Uptime.seconds) {
          return busy(visit)
        }
      } else if request.method != "GET", request.method != "HEAD" {
        var response = page(visit, 405, .noPage)
        response.headers.append(("Allow", "GET, HEAD, POST"))
        return response
      }
      var response = try await route(visit)
      if let chosen = visit.chosen { response.headers.append(cookie("language", chosen.tag)) }
      return response
    } catch let refusal as SlideThreads.Refusal {
      if case .superseded = refusal { return WebResponse(204, []) }
      return busy(visit)
    } catch let error as DeskError {
      switch error {
      case .storage(_, let isFull): return page(visit, isFull ? 507 : 500, isFull ? .diskFull : .fault)
      case .unknown: return page(visit, 404, .badLink)
      case .closed: return page(visit, 403, .closed)
      case .changed: return page(visit, 409, .oldPage)
      case .unreadable(let reason), .upload(let reason), .event(let reason):
        return page(visit, 422, .fault, reason)
      }
    } catch {
      return page(visit, 500, .fault)
    }
  }

  private func route(_ visit: Visit) async throws -> WebResponse {
    if settings.isKiosk { return try await kioskRoute(visit) }
    let parts = visit.request.parts
    switch (visit.request.method == "POST", parts.first) {
    case (false, nil): return try startPage(visit)
    case (true, "start"):
      guard beginnings.allows(visit.address, at: Uptime.seconds) else { return busy(visit) }
      return try await start(visit)
    case (false, "k") where parts.count == 2:
      return try open(parts[1], visit, cookie: "slide", to: "/slide") { try desk.presenter($0) != nil }
    case (false, "o") where parts.count == 2:
      return try open(parts[1], visit, cookie: "queue", to: "/queue") { try desk.isOrganiser($0) }
    case (_, "slide"), (_, "slide.svg"), (_, "data"), (_, "erase"), (_, "withdraw"):
      return try await presenterRoute(visit)
    case (_, "queue"): return try await organiserRoute(visit)
    default: return page(visit, 404, .noPage)
    }
  }

  /// The answer to a request whose body is larger than `limit`.
  package func tooLarge(_ request: WebRequest) -> WebResponse {
    page(
      Visit(
        request: request,
        language: PageLanguage.of(
          chosen: request.cookies["language"], event: nil, accepted: request.headers["accept-language"]),
        address: request.peer), 413, .tooLarge)
  }

  /// Opens what a secret leads to: it becomes a cookie, and the browser goes to a path without it.
  private func open(
    _ secret: String, _ visit: Visit, cookie name: String, to path: String,
    _ opens: (DeskToken) throws -> Bool
  ) throws -> WebResponse {
    guard let token = DeskToken(secret), try opens(token) else {
      guard guesses.allows(visit.address, at: Uptime.seconds) else { return busy(visit) }
      return page(visit, 404, .badLink)
    }
    var response = WebResponse.see(path)
    response.headers.append(cookie(name, token.text))
    return response
  }
}
