package import Diagnostics

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

  /// What one is called where it is not known to be one.
  private var kind: String {
    switch self {
    case .members: "IX-F member export"
    case .traffic: "traffic export"
    }
  }

  private var article: String { self == .members ? "an" : "a" }

  /// What becomes of the slide without it.
  package var loss: String {
    switch self {
    case .members: "PeeringDB's rows are used"
    case .traffic: "no peak is shown"
    }
  }

  /// What to do about a text that is no such export.
  var hint: String {
    switch self {
    case .members:
      "the exchange's portal (IXP Manager and others) gives the export as JSON; get it again from there"
    case .traffic: "write the peak by hand, as in 'traffic: 46G'"
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

/// Why what an export says of the exchange is unknown.
struct ExportDoubt: Error {
  var path: JSONPath
  var message: String
  var hint: String
}

extension ExchangeExport {
  /// What an export says.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - file: the name for messages.
  ///   - read: makes it of the document, with problems that it goes on after.
  /// - Returns: nil where it cannot be used; then the diagnostics say why.
  func decode<Document: AnswerContent, Value>(
    _ bytes: [UInt8], file: String,
    _ read: (Document, inout [FieldProblem]) throws(ExportDoubt) -> Value
  ) -> Diagnosed<Value?> {
    var text = AnswerText(bytes, file: file)
    (text.isNot, text.isNo) = ("is not \(article) \(kind)", "is no \(kind)")
    switch text.decode(Document.self) {
    case .unreadable(let fault): return Diagnosed(nil, [unusable(fault)])
    case .value(let content, var problems, let document):
      let errors = text.diagnostics(problems, in: document).filter { $0.severity == .error }
      guard errors.isEmpty else { return Diagnosed(nil, errors.map(unusable)) }
      var value: Value?
      do throws(ExportDoubt) { value = try read(content, &problems) } catch {
        problems.append(
          FieldProblem(
            severity: .warning, rule: key, path: error.path,
            kind: .told("\(error.message): \(loss)", hint: error.hint)))
      }
      return Diagnosed(value, text.diagnostics(problems, in: document).map(aboutExport))
    }
  }

  /// Why there is no export in a text, for the person who named it.
  private func unusable(_ fault: Diagnostic) -> Diagnostic {
    var told = aboutExport(fault)
    told.message =
      told.message.hasPrefix("is ") || told.message.hasPrefix("has ")
      ? "\(name) \(told.message): \(loss)" : "\(name) is left out, and \(loss): \(told.message)"
    told.hint = fault.rule == key ? fault.hint : hint
    return told
  }

  /// A problem with an export that some server sent, without anything of what that said: the author of a submission
  /// must not learn what a server answers that only we can reach.
  package static func withoutQuotations(_ problem: Diagnostic) -> Diagnostic {
    var told = problem
    told.excerpt = nil
    // The first quote is one of ours; whatever follows may have quotes of its own, so that all of it goes. Apostrophes in
    // our own words come first, and are between letters.
    let message = problem.message.replacing("PeeringDB's", with: "PeeringDB’s").replacing(
      "export's", with: "export’s")
    if let open = message.firstIndex(of: "'"), let close = message.lastIndex(of: "'") {
      let quoted = String(message[message.index(after: open)..<max(close, message.index(after: open))])
      told.message = own.contains(quoted) ? message : "\(message[..<open])'…'"
    }
    return told
  }

  /// What is between quotes in our own words.
  private static let own: Set = [
    "member_list", "ixp_list", "ixp_id", "peeringdb_id", "if_speed", "asnum", "state", "version", "ixf", "]",
    "}", ":", "traffic-url", "statistics", "aggregated", "samples", "aggregate_interval", "title",
    "statistics', 'aggregated' and 'samples",
  ]

  /// A problem with an export: what readers of records say of theirs is of no help here.
  private func aboutExport(_ problem: Diagnostic) -> Diagnostic {
    guard problem.rule != key else { return problem }
    var told = problem
    (told.rule, told.hint) = (key, nil)
    return told
  }

  /// A name without what people write one way or another.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
