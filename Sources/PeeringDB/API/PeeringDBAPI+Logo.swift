package import Diagnostics

extension PeeringDBAPI {
  /// The logo at a URL that a record gives.
  ///
  /// A slide without it is still a slide, so that what goes wrong is a warning. Only the server itself and PeeringDB's
  /// two stores of logos are asked: else a record could have us ask any server.
  /// The key is not sent: logos are public. They are files, not answers of the API, and its pace is not theirs.
  package func logo(_ reference: String) -> Diagnosed<RecordLogo?> {
    let url = resolve(reference)
    guard let address = WebAddress(url), isAllowed(address) else {
      return without(reference, "it is not at PeeringDB")
    }
    let known = cache?.answer("logo", "\(address)")
    if let known, isFresh(known) { return Diagnosed(RecordLogo(url: "\(address)", bytes: known.body)) }
    switch fetchLogo("\(address)", address.host, settings.refreshes ? nil : known) {
    case .success(let logo): return Diagnosed(logo)
    // An old logo is better than none, and hardly ever another.
    case .failure(let why):
      return known.map { Diagnosed(RecordLogo(url: "\(address)", bytes: $0.body)) } ?? without(url, why.text)
    }
  }

  /// Where PeeringDB keeps logos: its own and its test server's. Never all of amazonaws.com.
  private static let stores = [
    "peeringdb-media-prod.s3.amazonaws.com", "peeringdb-media-beta.s3.amazonaws.com",
  ]

  private func isAllowed(_ address: WebAddress) -> Bool {
    address.host == base.host
      || address.scheme == "https" && address.port == nil && Self.stores.contains(address.host)
  }

  private func isFresh(_ known: KeptAnswer) -> Bool {
    let age = settings.clock.now() - known.head.kept
    return settings.isOffline || (!settings.refreshes && age < settings.maxAge && age > -60)
  }

  /// Why there is no logo, in words.
  private struct NoLogo: Error {
    var text: String
  }

  private func fetchLogo(
    _ url: String, _ host: String, _ known: KeptAnswer?
  ) -> Result<RecordLogo, NoLogo> {
    // A server that does not answer for records is not asked for pictures.
    let isAsked = state.hopeless == nil || host != base.host
    do throws(SourceError.Reason) {
      if !isAsked, let reason = state.hopeless { throw reason }
      let answer = try get(
        url, headers: ["Accept: image/*"] + (known?.conditions ?? []), limit: RecordLogo.limit)
      if answer.status == 304, let known {
        keep(known, tag: answer.headers["etag"] ?? known.head.tag, changed: known.head.changed)
        return .success(RecordLogo(url: url, bytes: known.body))
      }
      guard answer.status == 200 else {
        return .failure(NoLogo(text: "the server answers with status \(answer.status)"))
      }
      guard !answer.body.isEmpty, answer.mediaType.hasPrefix("image/") else {
        return .failure(NoLogo(text: "the server answers with something other than an image"))
      }
      var head = KeptAnswer.Head(
        url: url, kind: "logo", fetched: settings.timestamp(), kept: settings.clock.now())
      head.mediaType = answer.mediaType
      keep(
        KeptAnswer(head, body: answer.body), tag: answer.headers["etag"],
        changed: answer.headers["last-modified"])
      return .success(RecordLogo(url: url, bytes: answer.body))
    } catch {
      return .failure(NoLogo(text: SourceError(request: "its logo", host: host, reason: error).message))
    }
  }

  private func without(_ url: String, _ why: String) -> Diagnosed<RecordLogo?> {
    Diagnosed(
      nil,
      [
        Diagnostic(
          .warning, rule: "record-logo", at: SourceLocation(file: ServerText.cleaned(url, limit: 120)),
          "the logo is left out: \(why)", hint: "give a logo of your own")
      ])
  }
}
