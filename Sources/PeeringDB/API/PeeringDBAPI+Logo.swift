internal import Diagnostics

extension PeeringDBAPI {
  /// The logo at a URL that a record gives.
  ///
  /// A slide without it is still a slide, so that what goes wrong is a warning. PeeringDB serves logos
  /// itself; a URL elsewhere is not followed, since whoever keeps a record could have us ask anybody.
  /// The key is not sent: logos are public.
  func logo(_ reference: String) -> Diagnosed<RecordLogo?> {
    let url = resolve(reference)
    guard let address = WebAddress(url), isTrusted(address.host) else {
      return without(reference, "it is not at PeeringDB")
    }
    do throws(SourceError.Reason) {
      let answer = try get("\(address)", headers: ["Accept: image/*"], limit: RecordLogo.limit)
      guard answer.status == 200 else {
        return without(url, "the server answers with status \(answer.status)")
      }
      guard !answer.body.isEmpty, answer.mediaType.hasPrefix("image/") else {
        return without(url, "the server answers with something else than an image")
      }
      return Diagnosed(RecordLogo(url: "\(address)", bytes: answer.body))
    } catch {
      return without(url, SourceError(request: "its logo", host: address.host, reason: error).message)
    }
  }

  private func isTrusted(_ host: String) -> Bool {
    host == base.host || host == "peeringdb.com" || host.hasSuffix(".peeringdb.com")
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
