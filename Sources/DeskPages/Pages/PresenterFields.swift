internal import Desk
internal import Diagnostics
internal import PeeringDB
internal import Previews

/// The fields of a presenter's form.
struct PresenterFields {
  var language: PageLanguage
  var subject: RecordSubject?
  /// By the form's names of the fields.
  var values: [String: String]
  var known: [String: String]
  var problems: ProblemParts
  /// How many letters the slide shows of the fields that it cuts.
  var fitting: [String: Int]
  var isReadOnly: Bool
  var takesPresentations: Bool

  /// What a field is called.
  static func label(_ field: String, _ language: PageLanguage) -> String {
    let words: [String: DeskWord] = [
      "name": .name, "place": .place, "website": .website, "traffic": .traffic, "ratio": .ratio,
      "profile": .profile,
      "policy": .policy, "seeking": .seeking, "offering": .offering, "message": .message, "speaker": .speaker,
      "pronounced": .pronounced, "contact": .contact, "qr": .qr, "logo": .logo, "photo": .portrait,
      "slide": .slide,
      "page": .slide,
      "slide-alt": .slide, "consent-publish": .agree, "consent-sheets": .agree, "consent-photo": .agree,
      "consent-until": .until,
    ]
    if field.hasPrefix("planned-") { return language(.planned) }
    if field.hasPrefix("when-") { return language(.when) }
    return words[field].map { language($0) } ?? field
  }

  /// What the slide says of the presenter.
  func addContent(_ html: inout HTML) {
    let kind = subject?.kind
    html.element("div", [("class", "grid")]) { html in
      if kind == nil {
        text("name", &html, isWide: true)
        text("place", &html)
        text("website", &html)
      }
      if kind == .network || kind == nil {
        text("traffic", &html, help: .trafficHelp, isLatin: true)
        text("ratio", &html, help: .ratioHelp, isLatin: true)
        choice(
          "profile", [("content", .content), ("eyeballs", .eyeballs), ("balanced", .balanced)], &html)
        choice(
          "policy",
          [("Open", .open), ("Selective", .selective), ("Restrictive", .restrictive), ("No", .noPeering)],
          &html)
      }
      if kind == .exchange { text("traffic", &html, isWide: true, isLatin: true) }
      for name in ["seeking", "offering", "message"] { text(name, &html, isWide: true, isCounted: true) }
      let plans = (0..<DraftForm.mostPlans).filter { index in
        index == 0
          || ["planned-\(index)", "when-\(index)", "planned-\(index - 1)"].contains { values[$0] != nil }
      }
      for index in plans {
        text("planned-\(index)", &html)
        text("when-\(index)", &html)
      }
    }
  }

  /// Who speaks, and how to reach them.
  func addPerson(_ html: inout HTML) {
    html.element("div", [("class", "grid")]) { html in
      text("speaker", &html)
      text("pronounced", &html)
      text("contact", &html, help: .contactHelp)
      choice("qr", [("peeringdb", nil), ("contact", .qrContact), ("none", .qrNone)], &html)
      file("logo", ".svg,.png,.jpg,.jpeg,image/svg+xml,image/png,image/jpeg", .logoHelp, &html)
      if takesPresentations {
        file("slide", ".pdf,application/pdf,.pptx,.ppt,.odp", .presentationHelp, &html)
      } else {
        file("slide", ".pdf,application/pdf", .slideHelp, &html)
      }
      file("photo", ".png,.jpg,.jpeg,image/png,image/jpeg", .portraitHelp, &html)
    }
  }

  /// What the presenter agrees to.
  func addConsent(_ html: inout HTML) {
    html.element("fieldset", [("class", "consent")]) { html in
      html.element("legend") { $0.element("h2", text: language(.agree)) }
      for (name, word) in [("publish", DeskWord.publish), ("sheets", .sheets), ("photo", .photo)] {
        html.element("label", [("class", "tick")]) { html in
          let field = "consent-\(name)"
          html.open(
            "input",
            [("type", "checkbox"), ("id", field), ("name", field), ("value", "yes"), ("form", "slide-form")]
              + (values[field] == "yes" ? [("checked", "")] : []) + (isReadOnly ? [("disabled", "")] : []))
          html.element("span", text: language(word))
        }
        problem("consent-\(name)", &html)
      }
      html.element("label", [("for", "consent-until")], text: language(.until))
      html.open(
        "input",
        [
          ("type", "date"), ("id", "consent-until"), ("name", "consent-until"), ("form", "slide-form"),
          ("value", values["consent-until"] ?? ""), ("aria-describedby", "p-consent-until"),
        ] + (isReadOnly ? [("disabled", "")] : []))
      problem("consent-until", &html)
      html.element("p", [("class", "help")], text: language(.purpose))
    }
  }

  // MARK: - Kinds of fields

  private func field(_ name: String, isWide: Bool = false, _ html: inout HTML, _ body: (inout HTML) -> Void) {
    let state = problems.severities[name].map { " has-\($0.rawValue)" } ?? ""
    html.element("div", [("class", "field\(isWide ? " wide" : "")\(state)"), ("data-field", name)]) { html in
      html.element("label", [("for", name)], text: Self.label(name, language))
      body(&html)
      problem(name, &html)
    }
  }

  private func problem(_ name: String, _ html: inout HTML) {
    html.element("div", [("class", "beside"), ("id", "p-\(name)")]) { html in
      html.add(bytes: Array((problems.fields[name] ?? "").utf8))
    }
  }

  private func state(_ name: String, isHelped: Bool) -> [(StaticString, String)] {
    [("aria-describedby", isHelped ? "h-\(name) p-\(name)" : "p-\(name)")]
      + (problems.severities[name] == .error ? [("aria-invalid", "true")] : [])
  }

  /// How many letters a sentence has, and how many of them the slide shows where it cuts them.
  private func counter(_ name: String, _ html: inout HTML) {
    let count = values[name]?.count ?? 0
    let fitting = fitting[name]
    html.element(
      "span",
      [
        ("class", fitting == nil ? "counter" : "counter over"), ("data-counter", name),
        ("aria-hidden", "true"),
      ],
      text: fitting.map { "\(count) / \($0)" } ?? (count > 0 ? "\(count)" : ""))
  }

  private func text(
    _ name: String, _ html: inout HTML, help: DeskWord? = nil, isWide: Bool = false, isLatin: Bool = false,
    isCounted: Bool = false
  ) {
    field(name, isWide: isWide, &html) { html in
      if isCounted { counter(name, &html) }
      html.open(
        "input",
        [
          ("id", name), ("name", name), ("value", values[name] ?? ""), ("maxlength", "500"),
          ("autocomplete", "off"),
          ("dir", isLatin ? "ltr" : "auto"), ("placeholder", known[name] ?? ""),
        ] + state(name, isHelped: help != nil))
      if let help { html.element("p", [("class", "help"), ("id", "h-\(name)")], text: language(help)) }
    }
  }

  private func choice(_ name: String, _ choices: [(value: String, word: DeskWord?)], _ html: inout HTML) {
    field(name, &html) { html in
      html.element("select", [("id", name), ("name", name)] + state(name, isHelped: false)) { html in
        let value = values[name] ?? ""
        let isKnown = choices.contains { $0.value.lowercased() == value.lowercased() }
        if name != "qr" {
          let record = known[name].map { " (\($0))" } ?? ""
          html.element("option", [("value", "")], text: language(.fromRecord) + record)
        }
        // What somebody wrote in the file stays until another is chosen.
        if !value.isEmpty, !isKnown {
          html.element("option", [("value", value), ("selected", "")], text: value)
        }
        for choice in choices {
          let isDefault = name == "qr" && choice.value == "peeringdb"
          let isChosen = value.lowercased() == choice.value.lowercased() && !value.isEmpty
          html.element(
            "option",
            [("value", isDefault ? "" : isChosen ? value : choice.value)]
              + (isChosen ? [("selected", "")] : []),
            text: choice.word.map { language($0) } ?? "PeeringDB")
        }
      }
    }
  }

  private func file(_ name: String, _ types: String, _ help: DeskWord, _ html: inout HTML) {
    field(name, isWide: true, &html) { html in
      html.element("div", [("class", "drop"), ("data-drop", name)]) { html in
        if let value = values[name] {
          html.element("span", [("class", "file"), ("dir", "ltr")], text: value)
          html.element("button", [("name", "do"), ("value", "remove:\(name)")], text: language(.remove))
        }
        html.open(
          "input",
          [("type", "file"), ("id", name), ("name", name), ("accept", types)] + state(name, isHelped: true))
        html.element(
          "button", [("name", "do"), ("value", "upload"), ("class", "plain")], text: language(.upload))
      }
      html.element("p", [("class", "help"), ("id", "h-\(name)")], text: language(help))
    }
  }
}
