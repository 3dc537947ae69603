internal import Desk
internal import Diagnostics
internal import MailDrafts
internal import Previews

/// The organiser's queue.
struct QueuePage {
  var language: PageLanguage
  var name: String
  var event: QueueEvent
  var lines: [QueueLine]
  /// The number of the session that is shown; `waiting` or `drafts`.
  var session: String
  var formKey = ""
  var deadline: String?
  var note: String?
  /// Where presenters begin.
  var startLink = ""
  var products: [DeckMaking.Product: DeckMaking.State] = [:]
  /// The slides of the lines that are shown.
  var drawn: [Int64: DrawnDraft] = [:]

  init(language: PageLanguage, name: String, event: QueueEvent, lines: [QueueLine], session: String) {
    self.language = language
    self.name = name
    self.event = event
    self.lines = lines
    let isKnown =
      ["waiting", "drafts"].contains(session) || Int(session).map(event.sessions.indices.contains) == true
    self.session = isKnown ? session : "0"
  }

  private func lines(_ session: String) -> [QueueLine] {
    lines.filter { line in
      switch session {
      case "drafts": line.state == .draft || line.state == .withdrawn
      case "waiting": line.session == nil && line.state != .draft && line.state != .withdrawn
      default: line.session.map { "\($0)" } == session
      }
    }
  }

  /// The lines of the session that is shown.
  var shown: [QueueLine] { lines(session) }

  private var title: String {
    switch session {
    case "drafts": language(.drafts)
    case "waiting": language(.waiting)
    default: Int(session).map { event.sessions[$0].title } ?? name
    }
  }

  var bytes: [UInt8] {
    PageFrame.bytes(language, title: "\(title) · \(name)", "organiser") { html in
      html.element("header") { html in
        html.element("h1", [("dir", "auto")], text: name)
        let count = language(.presenters, ["count": "\(lines.count { $0.state.isInDeck })"])
        let closes = deadline.map { language(.formCloses, ["time": $0]) }
        html.element("p", text: [count, closes].compactMap(\.self).joined(separator: " · "))
        making(.deck, isPrimary: true, &html)
      }
      html.element("main") { html in
        html.element("aside") { self.aside(&$0) }
        html.element("section", [("class", "queue")]) { queue(&$0) }
      }
      html.element("form", [("id", "move"), ("method", "post"), ("action", "/queue/move"), ("hidden", "")]) {
        html in
        PageFrame.hidden([("key", formKey), ("session", session), ("who", ""), ("before", "")], &html)
      }
    }
  }

  private static func word(_ state: DeskState) -> DeskWord {
    switch state {
    case .draft: .draft
    case .submitted: .submitted
    case .changed: .changed
    case .approved: .approved
    case .returned: .returned
    case .waiting: .waiting
    case .withdrawn: .withdrawn
    case .cancelled: .cancelled
    }
  }

  // MARK: - Beside the queue

  private func aside(_ html: inout HTML) {
    html.element("nav", [("aria-label", language(.sessions))]) { html in
      html.element("ul") { html in
        for (number, session) in event.sessions.enumerated() { self.session(number, session, &html) }
        for (key, label) in [("waiting", language(.waiting)), ("drafts", language(.drafts))] {
          html.element("li") { html in
            html.element("a", link(key)) { html in
              html.element("b", text: "\(label): \(lines(key).count)")
            }
          }
        }
      }
    }
    html.element("div", [("class", "aside-box")]) { html in
      html.element("h2", text: language(.forDeck))
      let toApprove = lines.count { $0.state == .submitted || $0.state == .changed }
      html.element("p", text: language(.toApprove, ["count": "\(toApprove)"]))
      for problem in event.problems.prefix(5) {
        html.element("p", [("class", "error"), ("lang", "en"), ("dir", "auto")], text: problem)
      }
      if !event.missing.isEmpty {
        html.element("h2", text: language(.expected))
        html.element("p", [("dir", "auto")], text: event.missing.joined(separator: ", "))
      }
    }
    html.element("div", [("class", "aside-box")]) { html in
      html.element("h2", text: language(.forPresenters))
      html.element("p") { $0.element("a", [("href", startLink), ("dir", "ltr")], text: startLink) }
      post("deadline", &html) { html in
        html.element("label", [("for", "deadline")], text: language(.closesLabel))
        html.open(
          "input",
          [
            ("type", "datetime-local"), ("id", "deadline"), ("name", "deadline"),
            ("value", deadline.map { $0.replacing(" ", with: "T") } ?? ""),
          ])
        html.element("button", text: language(.set))
      }
      post("add", &html) { html in
        html.element("label", [("for", "add")], text: language(.addWalkUp))
        html.open("input", [("id", "add"), ("name", "who"), ("autocomplete", "off"), ("required", "")])
        html.element("button", text: language(.add))
      }
    }
    html.element("div", [("class", "aside-box")]) { html in
      html.element("h2", text: language(.files))
      for product in DeckMaking.Product.allCases { making(product, isPrimary: false, &html) }
    }
    PageFrame.languages(language, &html)
  }

  private func link(_ key: String) -> [(StaticString, String)] {
    [("href", "/queue?session=\(key)")] + (key == session ? [("aria-current", "page")] : [])
  }

  private func session(_ number: Int, _ session: QueueEvent.Session, _ html: inout HTML) {
    html.element("li") { html in
      html.element("a", link("\(number)")) { html in
        html.element("b", [("dir", "auto")], text: session.title)
        let about = [session.start, session.room].compactMap(\.self).joined(separator: " · ")
        if !about.isEmpty { html.element("span", [("dir", "auto")], text: about) }
        let used = (session.used + 59) / 60
        guard let length = session.length else {
          return html.element("span", text: language(.minutes, ["used": "\(used)"]))
        }
        let isOver = session.used > length
        html.element(
          "progress",
          [
            ("value", "\(min(session.used, length))"), ("max", "\(max(1, length))"),
            ("class", isOver ? "over" : ""),
            ("aria-label", language(.timeUsed)),
          ]
        ) { _ in }
        html.element(
          "span", [("class", isOver ? "over" : "")],
          text: language(.minutesOf, ["used": "\(used)", "length": "\(length / 60)"])
            + (isOver ? " · " + language(.tooMany, ["count": "\(used - length / 60)"]) : ""))
      }
    }
  }

  private func making(_ product: DeckMaking.Product, isPrimary: Bool, _ html: inout HTML) {
    let state = products[product]
    post("make/\(product.rawValue)", &html) { html in
      if case .making = state {
        html.element(
          "span", [("role", "status"), ("data-making", "/queue/progress/\(product.rawValue)")],
          text: language(.making))
        return
      }
      html.element(
        "button", isPrimary ? [("class", "primary")] : [],
        text: isPrimary ? language(.build) : language(.make, ["what": language(product.label)]))
      switch state {
      case .made(_, let hasProblems):
        html.add(" ")
        html.element(
          "a", [("href", "/queue/make/\(product.rawValue)")],
          text: language(.download, ["file": product.file]))
        if hasProblems {
          html.element("p", [("class", "warning")], text: language(.somethingWrong))
        }
      case .failed(let reason):
        html.element("p", [("class", "error")], text: language(.notMade, ["reason": reason]))
      case .making, nil: break
      }
    }
  }

  private func post(_ path: String, _ html: inout HTML, _ body: (inout HTML) -> Void) {
    html.element("form", [("method", "post"), ("action", "/queue/\(path)")]) { html in
      PageFrame.hidden([("key", formKey), ("session", session)], &html)
      body(&html)
    }
  }

  // MARK: - The queue

  private func queue(_ html: inout HTML) {
    html.element("h1", [("dir", "auto")], text: title)
    if let note { html.element("p", [("class", "box error"), ("role", "alert")], text: note) }
    let shown = shown
    guard !shown.isEmpty else { return html.element("p", text: language(.noOne)) }
    html.element("div", [("class", "filters"), ("hidden", "")]) { html in
      let kinds = shown.map(self.kinds)
      let filters = [
        ("all", language(.all)), ("you", language(.needsYou)), ("approved", language(.approved)),
        ("error", language(.errors)),
      ]
      for (value, label) in filters {
        let number = value == "all" ? shown.count : kinds.count { $0.contains(value) }
        html.element(
          "button",
          [("type", "button"), ("value", value), ("aria-pressed", value == "all" ? "true" : "false")],
          text: "\(label) \(number)")
      }
      html.open(
        "input",
        [
          ("id", "search"), ("type", "search"), ("placeholder", language(.find)),
          ("aria-label", language(.find)),
        ])
    }
    html.element("ol", [("class", "lines")]) { html in
      for (index, line) in shown.enumerated() { self.line(line, index, shown, &html) }
    }
  }

  private func kinds(_ line: QueueLine) -> [String] {
    var kinds: [String] = []
    if [.submitted, .changed].contains(line.state) || line.hasRival { kinds.append("you") }
    if line.state == .approved { kinds.append("approved") }
    if let entry = line.entry, drawn[entry.id]?.hasErrors == true { kinds.append("error") }
    return kinds
  }

  private func line(_ line: QueueLine, _ index: Int, _ shown: [QueueLine], _ html: inout HTML) {
    let words = "\(line.name) \(line.number)".lowercased()
    let isMovable = line.session != nil && line.file != nil && line.state != .cancelled
    html.element(
      "li",
      [
        ("data-words", words), ("data-kinds", kinds(line).joined(separator: " ")),
        ("data-file", line.file ?? ""),
      ]
        + (isMovable ? [("draggable", "true")] : [])
    ) { html in
      html.element("div", [("class", "time")]) { html in
        html.text(line.time ?? "–")
        if isMovable { moves(line, index, shown, &html) }
      }
      html.element("div") { html in
        if let entry = line.entry, drawn[entry.id]?.hasPicture == true {
          html.open(
            "img",
            [
              ("src", "/queue/\(entry.id)/slide.svg?v=\(entry.revision)"), ("alt", ""), ("loading", "lazy"),
              ("width", "142"), ("height", "80"),
            ])
        }
      }
      html.element("div", [("class", "name")]) { html in
        html.element("b", [("dir", "auto")], text: line.name)
        html.element("span", text: line.number)
      }
      html.element("div") {
        $0.element("span", [("class", "chip \(line.state.rawValue)")], text: language(Self.word(line.state)))
      }
      html.element("div") { notes(line, &$0) }
      html.element("div", [("class", "work")]) { html in
        guard let entry = line.entry else { return }
        if line.state == .changed {
          html.element("a", [("class", "button"), ("href", "/queue/\(entry.id)")], text: language(.compare))
        } else if line.state == .submitted || line.state == .waiting, entry.sent != nil {
          post("\(entry.id)/approve", &html) { html in
            PageFrame.hidden([("seen", entry.sentMark)], &html)
            html.element(
              "button", [("class", "primary"), ("aria-label", language(.approveWho, ["name": line.name]))],
              text: language(.approve))
          }
        }
        html.element(
          "a",
          [
            ("class", "button"), ("href", "/queue/\(entry.id)"),
            ("aria-label", language(.openWho, ["name": line.name])),
          ],
          text: language(.openEntry))
      }
    }
  }

  /// Buttons that do what dragging does.
  private func moves(_ line: QueueLine, _ index: Int, _ shown: [QueueLine], _ html: inout HTML) {
    html.element("span", [("class", "moves")]) { html in
      if index > 0, let before = shown[index - 1].file {
        move(line, before: before, "↑", language(.moveUp, ["name": line.name]), &html)
      }
      if index + 1 < shown.count {
        let next = index + 2 < shown.count ? shown[index + 2].file ?? "" : ""
        move(line, before: next, "↓", language(.moveDown, ["name": line.name]), &html)
      }
    }
  }

  private func move(_ line: QueueLine, before: String, _ sign: String, _ label: String, _ html: inout HTML) {
    post("move", &html) { html in
      PageFrame.hidden([("who", line.file ?? ""), ("before", before)], &html)
      html.element("button", [("aria-label", label)], text: sign)
    }
  }

  /// How many problems there are, and what the first is, in the page's language as far as that has words for it.
  private func told(_ word: OrganiserWord, _ count: Int, _ first: DeskProblem) -> String {
    let advice = language.tag == "en" ? nil : MailAdvice(rule: first.rule).text(language: language.tag)
    return language(word, ["count": "\(count)"]) + " "
      + (advice ?? first.message.prefix(1).uppercased() + first.message.dropFirst() + ".")
  }

  private func notes(_ line: QueueLine, _ html: inout HTML) {
    var notes: [(String, String)] = []
    if line.hasRival { notes.append(("error", language(.rivals))) }
    if let entry = line.entry {
      let problems = drawn[entry.id]?.problems ?? []
      if let error = problems.first(where: { $0.severity == .error }) {
        notes.append(
          ("error", told(.errorCount, problems.count { $0.severity == .error }, error)))
      } else if let warning = problems.first(where: { $0.severity == .warning }) {
        notes.append(
          ("warning", told(.checkCount, problems.count { $0.severity == .warning }, warning)))
      }
      if entry.isChangedByHand { notes.append(("warning", language(.byHand))) }
      if entry.hasUnsentChanges { notes.append(("help", language(.unsentChanges))) }
      if let note = entry.note, entry.state == .returned {
        notes.append(("help", language(.youAsked, ["note": note])))
      }
      if let domain = drawn[entry.id]?.isInDomain {
        notes.append(
          ("help", language(domain ? .inDomain : .notInDomain)))
      }
    }
    if notes.isEmpty { notes = [("help", language(.nothingToDo))] }
    for (name, text) in notes { html.element("p", [("class", name)], text: text) }
  }
}
