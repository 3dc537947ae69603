package import Desk
internal import Diagnostics
internal import Synchronization

/// The desk's pages: an answer for each request. Knows no server.
package final class DeskSite: Sendable {
  /// How the desk is reached.
  package struct Settings: Sendable {
    /// The address that visitors see, without a slash at its end, as `https://peering.example.net`; nil for that of the
    /// request.
    package var publicURL: String?
    /// The addresses of proxies whose `X-Forwarded-For` counts.
    package var proxies: Set<String> = []
    /// The names by which the desk may be called, with ports; empty for any.
    package var hosts: Set<String> = []
    /// Whether there is only the page for walk-ups.
    package var isKiosk = false

    package init() {}

    /// Whether browsers reach it through TLS.
    var isSecure: Bool { publicURL?.lowercased().hasPrefix("https://") ?? false }
  }

  let desk: Desk
  let threads: SlideThreads
  let settings: Settings
  let drawn = DrawnDrafts()
  let decks: DeckMaking
  /// Makes PDFs of presentations; nil where those are not taken.
  let conversion: SlideConversion?
  /// Saves and looks, drafts begun, and wrong links, of one address.
  let requests = RateLimit(burst: 240, perSecond: 40)
  let beginnings = RateLimit(burst: 20, perSecond: 0.2)
  let guesses = RateLimit(burst: 20, perSecond: 0.1)
  /// Changes through one secret.
  let changes = RateLimit(burst: 40, perSecond: 10)

  package init(
    _ desk: Desk, threads: SlideThreads, settings: Settings, conversion: SlideConversion? = nil
  ) {
    self.conversion = conversion
    self.desk = desk
    self.threads = threads
    self.settings = settings
    decks = DeckMaking(desk)
  }

  /// Who asks, and in which language.
  struct Visit: Sendable {
    var request: WebRequest
    var form: FormData?
    var language: PageLanguage
    var address: String
    /// The secret of a presenter, and the organiser's.
    var key: DeskToken?
    var organiser: DeskToken?
    /// The visitor's own choice of language, to be remembered.
    var chosen: PageLanguage?
  }

  // MARK: - Parts of answers

  /// How long browsers keep a secret: half a year.
  static let cookieSeconds = 15_552_000

  func cookie(_ name: String, _ value: String, seconds: Int = cookieSeconds) -> (String, String) {
    let attributes = "; Path=/; Max-Age=\(value.isEmpty ? 0 : seconds); HttpOnly; SameSite=Lax"
    return ("Set-Cookie", "\(name)=\(value)\(attributes)\(settings.isSecure ? "; Secure" : "")")
  }

  /// Whether one of our pages sent a form: browsers say where a form comes from.
  func isOwn(_ request: WebRequest) -> Bool {
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return false }
    guard let origin = request.headers["origin"] else { return true }
    let own = [settings.publicURL, request.headers["host"].map { "http://" + $0 }].compactMap(\.self)
    return own.contains { $0.lowercased() == origin.lowercased() }
  }

  /// The address of a page, to be sent to others.
  func address(_ path: String, _ request: WebRequest) -> String {
    (settings.publicURL ?? "http://" + (request.headers["host"] ?? "127.0.0.1")) + path
  }

  /// A page that says one thing.
  func page(_ visit: Visit, _ status: Int, _ word: DeskWord, _ detail: String? = nil) -> WebResponse {
    if visit.request.wantsJSON {
      return WebResponse(
        status, type: "application/json", Reply(message: visit.language(word), detail: detail).bytes)
    }
    return WebResponse(status, MessagePage(visit.language, visit.language(word), detail).bytes)
  }

  func busy(_ visit: Visit) -> WebResponse {
    var response = page(visit, 503, .busy)
    response.headers.append(("Retry-After", "2"))
    return response
  }
}
