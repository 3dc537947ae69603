/// What an exchange publishes about itself, which its submission names by a file or a URL.
package enum ExchangeExport: Sendable {
  case members
  case traffic

  /// What it is called in messages.
  package var name: String {
    switch self {
    case .members: "the member export"
    case .traffic: "the traffic export"
    }
  }

  /// The submission's key.
  package var key: String {
    switch self {
    case .members: "ixf"
    case .traffic: "traffic-url"
    }
  }

  /// The most that is read of one, in bytes. The largest exchanges' lists of members have about 5 MB.
  package static let limit = 32_000_000

  /// The bytes at a URL that a submission names.
  ///
  /// The author of the submission makes us ask that server, once: only over a line on which the answer cannot be
  /// changed. No redirect is followed, and no key is sent.
  ///
  /// - Parameters:
  ///   - url: https.
  ///   - transport: what to fetch it with.
  /// - Returns: what the server answers.
  /// - Throws: `SourceError` where there is no answer, or one that is none.
  package func fetch(_ url: String, with transport: any Transport) throws(SourceError) -> [UInt8] {
    guard let address = WebAddress(url) else {
      throw SourceError(
        request: name, host: ServerText.cleaned(url, limit: 100),
        reason: .other("it is not a URL that begins with https://"))
    }
    do throws(SourceError.Reason) {
      guard address.scheme == "https" else {
        throw .other("it is not https, so that anyone on the way could change it")
      }
      let answer = try transport.get(
        "\(address)", headers: ["Accept: application/json"], limit: Self.limit)
      switch answer.status {
      case 200: return answer.body
      case 300..<400:
        throw .redirected(
          answer.status, to: answer.headers["location"].map { ServerText.cleaned($0, limit: 300) })
      default: throw .httpStatus(answer.status, "")
      }
    } catch {
      throw SourceError(request: name, host: address.host, reason: error)
    }
  }

  /// What to do if one is not available.
  package func hint(for error: SourceError) -> String {
    let byHand = "save the export beside the submission, and name that file behind '\(key)'"
    switch error.reason {
    case .notAllowed: return "give --allow-urls if you trust who wrote this, or \(byHand)"
    case .notKept: return "leave out --offline, or \(byHand)"
    case .timedOut, .cut, .httpStatus(500..., _), .throttled: return "try again later, or \(byHand)"
    case .redirected(_, let target?): return "write \(target) behind '\(key)', if that is the export"
    default: return "correct the URL behind '\(key)', or \(byHand)"
    }
  }
}
