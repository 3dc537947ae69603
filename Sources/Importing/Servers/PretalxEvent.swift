internal import Diagnostics
package import PeeringDB

/// The proposals of an event on a pretalx server, asked for through its API (REST v2).
package struct PretalxEvent {
  /// The variable of the environment that holds an organiser's token.
  package static let tokenName = "PRETALX_TOKEN"
  private static let mostPages = 500
  /// What is asked for in place of its number.
  private static let expanded =
    "answers,answers.question,answers.options,speakers,speakers.answers,speakers.answers.question"

  private let origin: String
  /// `/api/events/forum/`.
  private let path: String
  private let token: String
  private let transport: any Transport

  /// Whether an input is the address of a server, not a file.
  package static func isAddress(_ input: String) -> Bool {
    ["http://", "https://"].contains(where: input.lowercased().hasPrefix)
  }

  /// - Parameters:
  ///   - url: of the event, as `https://pretalx.example/api/events/forum`.
  ///   - token: an organiser's; sent to this server only.
  ///   - transport: what to ask with.
  /// - Throws: `ImportFailure` where the address or the token cannot be used.
  package init(_ url: String, token: String?, transport: any Transport) throws(ImportFailure) {
    let form = "the address has the form https://pretalx.example/api/events/forum"
    guard let parts = HTTPAddress.parts(of: url) else {
      throw ImportFailure("error: '\(url.quotable)' is not the address of a server", hint: form, kind: .usage)
    }
    let steps = parts.rest.prefix { $0 != "?" }.split(separator: "/")
    guard let events = steps.firstIndex(of: "events"), events > 0, steps[events - 1] == "api",
      steps.count > events + 1
    else {
      throw ImportFailure(
        "error: '\(url.quotable)' is not an event of pretalx's API", hint: form, kind: .usage)
    }
    (origin, path) = (parts.origin, "/" + steps[...(events + 1)].joined(separator: "/") + "/")
    self.transport = transport
    guard let token, !token.isEmpty else {
      throw ImportFailure(
        "\(origin)\(path): error: \(Self.tokenName) is not set, and without a token pretalx shows only its public view",
        hint: "create a token in pretalx under your account, and set \(Self.tokenName) to it", kind: .usage)
    }
    guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw ImportFailure(
        "error: \(Self.tokenName) has spaces, line breaks or other characters that no token has", kind: .usage
      )
    }
    guard parts.isPrivate else {
      throw ImportFailure(
        "\(origin)\(path): error: the token is not sent there: the connection is not encrypted",
        hint: "use the address with https", kind: .usage)
    }
    self.token = token
  }

  /// The event's proposals, a row each.
  ///
  /// - Throws: `ImportFailure` where the server does not answer, or not with everything.
  package func table() throws(ImportFailure) -> AnswerTable {
    let file = origin + path.dropLast()
    let questions = try pages("questions/?page_size=50")
    guard !questions.isEmpty else {
      throw ImportFailure(
        "\(file): error: the server shows only its public view: it has no questions for this token",
        hint: "\(Self.tokenName) must be the token of an organiser who may see the event's questions")
    }
    var header = ["ID", "Proposal title", "Proposal state", "Speaker names", "Email address", "Created"]
    var columns: [String: Int] = [:]
    for question in questions {
      columns[question["id"].cell] = header.count
      header.append(question["question"].cell)
    }
    let proposals = try pages("submissions/?page_size=50&expand=\(Self.expanded)")
    var rows: [AnswerTable.Row] = []
    for (index, proposal) in proposals.enumerated() {
      let speakers = proposal["speakers"].entries
      var cells = [String](repeating: "", count: header.count)
      cells[0] = proposal["code"].cell
      cells[1] = proposal["title"].cell
      cells[2] = proposal["state"].cell
      cells[3] = speakers.map { $0["name"].cell }.joined(separator: ", ")
      cells[4] = speakers.first?["email"].cell ?? ""
      cells[5] = proposal["created"].cell
      for answer in ([proposal] + speakers).flatMap({ $0["answers"].entries }) {
        let question = answer["question"]
        let key = (question["id"] == .null ? question : question["id"]).cell
        guard let column = columns[key] else { continue }
        let text = Self.text(answer)
        cells[column] += (cells[column].isEmpty || text.isEmpty ? "" : ";") + text
      }
      rows.append(AnswerTable.Row(number: index + 1, line: index + 1, cells: cells))
    }
    guard !rows.isEmpty else {
      throw ImportFailure(
        "\(file): error: the event has no proposals", hint: "look at the address: it names the event")
    }
    return try AnswerTable.made(.pretalx, header: header, rows: rows, file: file)
  }

  /// What an answer says: its options one by one, since they may hold commas; else as it was typed.
  private static func text(_ answer: JSONValue) -> String {
    let upload = answer["answer_file"].cell
    if !upload.isEmpty { return upload }
    let options = answer["options"].entries.map { ($0["answer"] == .null ? $0 : $0["answer"]) }
    let isExpanded = options.allSatisfy { if case .integer = $0 { false } else { true } }
    return options.isEmpty || !isExpanded ? answer["answer"].cell : options.map(\.cell).joined(separator: ";")
  }

  /// The results of all pages, on this server only.
  private func pages(_ first: String) throws(ImportFailure) -> [JSONValue] {
    let place = String(first.prefix { $0 != "?" })
    var results: [JSONValue] = []
    var query: String? = String(first.dropFirst(place.count))
    var asked: Set<String> = []
    while let current = query {
      guard asked.insert(current).inserted, asked.count <= Self.mostPages else {
        throw failure(place, "the pages of its answer never end", kind: .unavailable)
      }
      let page = try ask(place + current)
      guard case .list(let found) = page["results"] else {
        throw failure(place, "the answer has no 'results', so it is not pretalx's API", kind: .unavailable)
      }
      results += found
      query = nil
      guard let next = page["next"].string else { continue }
      // Behind a proxy pretalx may write another scheme; the host decides, and this server is asked again.
      guard let parts = HTTPAddress.parts(of: next),
        HTTPAddress.host(of: next) == HTTPAddress.host(of: origin),
        parts.rest.hasPrefix(path + place), let mark = parts.rest.firstIndex(of: "?")
      else {
        throw failure(
          place, "the next page is elsewhere: '\(next.quotable)'; the token is not sent there",
          kind: .unavailable)
      }
      query = String(parts.rest[mark...])
    }
    return results
  }

  private func ask(_ rest: String) throws(ImportFailure) -> JSONValue {
    let place = String(rest.prefix { $0 != "?" })
    let answer: HTTPAnswer
    do throws(SourceError.Reason) {
      answer = try transport.get(
        origin + path + rest, headers: ["Accept: application/json", "Authorization: Token \(token)"],
        limit: AnswerTable.limit)
    } catch {
      let source = SourceError(
        request: place.hasPrefix("questions") ? "the event's questions" : "the event's proposals",
        host: HTTPAddress.host(of: origin) ?? origin, reason: error)
      throw ImportFailure(
        "error: \(source.message)", hint: "check the address and the network, or try again later",
        kind: .unavailable)
    }
    switch answer.status {
    case 200: break
    case 401:
      throw failure(
        place, "the server refuses the token (401)",
        hint: "set \(Self.tokenName) to a valid token, from pretalx under Account, API access")
    case 403:
      throw failure(
        place, "the token may not read this (403)",
        hint: "give it the permission to read submissions, questions and speakers")
    case 404:
      throw failure(
        place, "there is no such event, or it is not on pretalx (404)", hint: "look at the address",
        kind: .noInput)
    case 300..<400:
      throw failure(
        place, "the server sends the request elsewhere (\(answer.status)); the token is not sent there",
        hint: answer.headers["location"].map { "use that address, if it is right: '\($0.quotable)'" },
        kind: .unavailable)
    default:
      throw failure(place, "the server answers with an error (\(answer.status))", kind: .unavailable)
    }
    guard let value = JSONValue(answer.body) else {
      throw failure(place, "the answer is not JSON", hint: "look at the address", kind: .unavailable)
    }
    return value
  }

  private func failure(
    _ place: String, _ words: String, hint: String? = nil, kind: ImportFailure.Kind = .data
  ) -> ImportFailure {
    ImportFailure("\(origin)\(path)\(place): error: \(words)", hint: hint, kind: kind)
  }
}
