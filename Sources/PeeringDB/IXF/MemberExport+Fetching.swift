extension MemberExport {
  /// The bytes of the export at a URL that a submission names.
  ///
  /// The author of the submission makes us ask that server, once: only over a line on which the answer cannot be
  /// changed. No redirect is followed, and no key is sent.
  ///
  /// - Parameters:
  ///   - url: https.
  ///   - transport: what to fetch it with.
  /// - Returns: what the server answers.
  /// - Throws: `SourceError` where there is no answer, or one that is none.
  package static func fetch(_ url: String, with transport: any Transport) throws(SourceError) -> [UInt8] {
    let request = "the member export"
    guard let address = WebAddress(url) else {
      throw SourceError(
        request: request, host: ServerText.cleaned(url, limit: 100),
        reason: .other("it is not a URL that begins with https://"))
    }
    do throws(SourceError.Reason) {
      guard address.scheme == "https" else {
        throw .other("it is not https, so that anyone on the way could change it")
      }
      let answer = try transport.get("\(address)", headers: ["Accept: application/json"], limit: limit)
      switch answer.status {
      case 200: return answer.body
      case 300..<400:
        throw .redirected(
          answer.status, to: answer.headers["location"].map { ServerText.cleaned($0, limit: 300) })
      default: throw .httpStatus(answer.status, "")
      }
    } catch {
      throw SourceError(request: request, host: address.host, reason: error)
    }
  }
}

extension SourceError {
  /// What to do if a member export is not available.
  package var memberExportHint: String {
    let byHand = "save the export beside the submission, and name that file behind 'ixf'"
    switch reason {
    case .notAllowed: return "give --allow-urls if you trust who wrote this, or \(byHand)"
    case .notKept: return "leave out --offline, or \(byHand)"
    case .timedOut, .cut, .httpStatus(500..., _), .throttled: return "try again later, or \(byHand)"
    case .redirected(_, let target?): return "write \(target) behind 'ixf', if that is the export"
    default: return "correct the URL behind 'ixf', or \(byHand)"
    }
  }
}
