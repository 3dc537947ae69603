internal import Diagnostics
internal import Libraries

extension SourceError {
  /// What went wrong, in one sentence without a full stop.
  package var message: String {
    switch reason {
    case .badBaseURL: "'\(host)' is not the base URL of an API"
    case .keyNotSafe: "the API key is not sent to \(host): the connection is not encrypted"
    case .keyUnusable: "the API key has spaces, line breaks or other characters that no key has"
    case .keyNotPrivate(let file):
      "the API key in \(file) is not used: others than you can read or change the file"
    case .keyUnreadable(let detail): "the API key cannot be read: \(detail)"
    case .noLibrary(let detail): "cannot ask \(host): libcurl cannot be used: \(detail)"
    case .unknownHost: "\(cannotAsk): there is no such host, or no network"
    case .cannotConnect(let detail): "\(cannotAsk): \(detail)"
    case .timedOut(let seconds): "\(host) did not answer for \(request) within \(max(1, seconds)) s"
    case .tls(let detail): "\(cannotAsk): no secure connection: \(detail)"
    case .cut(let detail):
      "\(host) ended the connection in the middle of its answer for \(request): \(detail)"
    case .tooLarge(let limit):
      "the answer of \(host) for \(request) has more than \(Self.size(limit)), which is no record"
    case .other(let detail): "\(cannotAsk): \(detail)"
    case .throttled(let seconds?, _):
      "\(host) asks to wait \(Self.duration(seconds)) before it answers for \(request) (429)"
    case .throttled(nil, _):
      "\(host) refuses to answer for \(request) (429): too many questions, and it does not say how long to wait"
    case .unauthorized(let detail, _): "\(host) refuses the API key (401)\(Self.quoted(detail))"
    case .forbidden(let detail): "\(host) refuses to answer for \(request) (403)\(Self.quoted(detail))"
    case .httpStatus(let status, let detail):
      "\(host) answers for \(request) with an error (\(status))\(Self.quoted(detail))"
    case .redirected(let status, let target?):
      "\(host) sends the question for \(request) on to \(target) (\(status))"
    case .redirected(let status, nil): "\(host) sends the question for \(request) elsewhere (\(status))"
    case .notJSON("text/html"): "\(host) answers for \(request) with a web page (HTML), not JSON"
    case .notJSON(""): "\(host) answers for \(request) without saying that it is JSON"
    case .notJSON(let type):
      "\(host) answers for \(request) with \(ServerText.cleaned(type, limit: 60)), not JSON"
    case .store(let message, _, _): message
    case .malformed(let diagnostics):
      "the answer of \(host) for \(request) cannot be read"
        + diagnostics.map { "\n\($0.text)" }.joined()
    case .notAllowed:
      "\(host) is not asked for \(request): URLs in submissions are asked only with --allow-urls"
    case .notPublic: "\(host) is not asked for \(request): its address is not on the public internet"
    case .notKept: "\(request) is not in the cache of answers from \(host)"
    case .truncated(let detail), .unfiltered(let detail):
      "\(host) left records out of its answer for \(request)\(Self.quoted(detail))"
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch reason {
    case .badBaseURL: "it has the form https://www.peeringdb.com/api"
    case .keyNotSafe: "use a base URL with https, or no key"
    case .keyUnusable: "look at PEERINGDB_API_KEY, or the file with the key"
    case .keyNotPrivate(let file): "chmod 600 \(file), and a new key if someone may have seen this one"
    case .keyUnreadable: "remove the file, or set PEERINGDB_API_KEY"
    case .noLibrary: "install \(OptionalPart.curl.advice), or use a saved record"
    case .notKept: "run once online, without --offline"
    case .unknownHost, .cannotConnect: "check the network and the base URL, or use a saved record"
    case .timedOut, .cut: "try again later, or use a saved record"
    case .tls: "check the machine's clock and its certificates (Debian: ca-certificates)"
    case .throttled(let seconds, let withKey):
      (seconds == nil ? "try again in an hour" : "try again then")
        + (withKey ? "" : ", or set PEERINGDB_API_KEY")
    case .unauthorized(_, withKey: true): "look at PEERINGDB_API_KEY, or the file with the key"
    case .unauthorized(_, withKey: false): "set PEERINGDB_API_KEY"
    case .httpStatus(500..., _): "try again later, or use a saved record"
    case .httpStatus(404, _), .notJSON: "check that the base URL is that of a PeeringDB API"
    case .redirected(_, let target): Self.baseURL(in: target).map { "set the base URL to \($0)" }
    case .store(_, let hint, _): hint
    case .unfiltered: "the server does not know the question: use another base URL"
    // The diagnostics of a malformed answer have hints of their own.
    case .malformed, .tooLarge, .truncated, .other, .forbidden, .httpStatus, .notAllowed, .notPublic: nil
    }
  }

  private var cannotAsk: String { "cannot ask \(host) for \(request)" }

  private static func quoted(_ detail: String) -> String {
    detail.isEmpty ? "" : ": \(ServerText.cleaned(detail))"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\((seconds + 59) / 60) min"
    default: "\((seconds + 3599) / 3600) h"
    }
  }

  /// The base URL a redirect to `target` asks for: all before the object's name.
  private static func baseURL(in target: String?) -> String? {
    guard let target, let question = target.firstIndex(of: "?") else { return nil }
    let path = target[..<question]
    guard let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/") else { return nil }
    return String(target[..<slash])
  }
}
