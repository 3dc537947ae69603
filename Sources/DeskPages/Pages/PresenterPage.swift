internal import Desk
internal import Diagnostics
internal import PeeringDB
internal import Previews

/// A presenter's form beside the slide.
struct PresenterPage {
  var language: PageLanguage
  var event: String
  var entry: DeskEntry
  var values: [String: String]
  /// The slide; nil where it could not be drawn now.
  var draft: DrawnDraft?
  /// What the visitor typed and was not saved.
  var typed: [String: String]?
  var conflicts: [DraftMerge.Conflict] = []
  var note: String?
  var isDone = false
  /// Where the form goes.
  var base = "/slide"
  var formKey = ""
  /// The secret link; nil where it is not to be shown.
  var link: String?
  var closes: String?
  var isClosed = false
  var saved = ""
  /// When and where it is presented; nil where that is open.
  var turn: String?
  /// Whether presentations are taken as hand-made pages.
  var takesPresentations = false

  init(language: PageLanguage, event: String, entry: DeskEntry, values: [String: String], draft: DrawnDraft?)
  {
    self.language = language
    self.event = event
    self.entry = entry
    self.values = values
    self.draft = draft
  }

  /// What the button to submit says.
  static func submitLabel(_ entry: DeskEntry, _ draft: DrawnDraft?, _ language: PageLanguage) -> String {
    let errors = draft?.problems.count { $0.severity == .error } ?? 0
    if errors > 0 { return language(.submitCount, ["count": "\(errors)"]) }
    return language(entry.sent == nil ? .submit : .submitAgain)
  }

  private static func state(_ entry: DeskEntry) -> (name: String, word: DeskWord) {
    switch entry.state {
    case .approved where entry.sent != entry.approved: ("submitted", .submitted)
    case .approved: ("approved", .approved)
    case .submitted: ("submitted", .submitted)
    case .returned: ("returned", .returned)
    case .withdrawn: ("withdrawn", .withdrawn)
    default: ("draft", .draft)
    }
  }

  /// The state, and whether something is not submitted.
  static func stateHTML(_ entry: DeskEntry, _ language: PageLanguage) -> String {
    var html = HTML()
    let (name, word) = state(entry)
    html.element("span", [("class", "chip \(name)")], text: language(word))
    if entry.hasUnsentChanges { html.element("span", [("class", "unsent")], text: language(.unsent)) }
    return String(decoding: html.bytes, as: UTF8.self)
  }

  /// The fields that two people changed.
  static func conflictHTML(_ conflicts: [DraftMerge.Conflict], _ language: PageLanguage) -> String {
    var html = HTML()
    html.element("p") { $0.element("b", text: language(.conflict)) }
    html.element("ul") { html in
      for conflict in conflicts {
        let words = [
          "field": PresenterFields.label(conflict.field, language), "theirs": conflict.theirs,
          "mine": conflict.mine,
        ]
        html.element("li", [("dir", "auto")], text: language(.theirs, words))
      }
    }
    html.element("p", [("class", "buttons")]) { html in
      html.element(
        "button", [("name", "do"), ("value", "show"), ("form", "slide-form"), ("data-mine", "")],
        text: language(.keepMine))
      html.element("a", [("class", "button"), ("href", "?")], text: language(.takeTheirs))
    }
    return String(decoding: html.bytes, as: UTF8.self)
  }

  var bytes: [UInt8] {
    let title = "\(draft?.name ?? entry.name) · \(event)"
    return PageFrame.bytes(language, title: title, "presenter") { html in
      header(&html)
      html.element("main") { html in
        html.element("section", [("class", "slide"), ("aria-label", language(.pictureOf))]) { picture(&$0) }
        html.element("div", [("class", "form")]) { html in
          notices(&html)
          form(&html)
        }
        html.element("section", [("class", "below")]) { html in
          let fields = self.fields
          html.element("div", [("class", "before")]) { html in
            html.element("h2", text: language(.before))
            html.element("ul", [("class", "problems"), ("id", "problems")]) { html in
              html.add(bytes: Array(ProblemParts(draft, language).list.utf8))
            }
          }
          fields.addConsent(&html)
          views(&html)
          own(&html)
        }
      }
    }
  }

  private var fields: PresenterFields {
    PresenterFields(
      language: language, subject: entry.subject, values: typed ?? values, known: draft?.known ?? [:],
      problems: ProblemParts(draft, language), fitting: draft?.fitting ?? [:], isReadOnly: isClosed,
      takesPresentations: takesPresentations)
  }

  private func header(_ html: inout HTML) {
    html.element("header") { html in
      html.element("h1", text: language(.title))
      html.element("span", [("id", "state")]) { $0.add(bytes: Array(Self.stateHTML(entry, language).utf8)) }
      html.element(
        "span", [("class", "event"), ("dir", "auto")],
        text: [event, turn].compactMap(\.self).joined(separator: " · "))
      html.element(
        "span",
        [
          ("id", "saved"), ("role", "status"), ("data-failed", language(.notSaved)),
        ], text: language(.saved, ["time": saved]))
      guard !isClosed else { return }
      html.element("span", [("class", "actions")]) { html in
        html.element(
          "button", [("name", "do"), ("value", "show"), ("form", "slide-form"), ("class", "save")],
          text: language(.show))
        html.element(
          "button",
          [
            ("name", "do"), ("value", "submit"), ("form", "slide-form"), ("id", "submit"),
            ("class", draft?.hasErrors == true ? "primary blocked" : "primary"),
          ], text: Self.submitLabel(entry, draft, language))
      }
    }
  }

  private func picture(_ html: inout HTML) {
    if let draft, !draft.svg.isEmpty {
      html.open(
        "img",
        [
          ("id", "picture"), ("src", picturePath), ("alt", draft.reading), ("width", "960"),
          ("height", "540"),
        ])
    } else {
      html.open("img", [("id", "picture"), ("alt", ""), ("hidden", ""), ("width", "960"), ("height", "540")])
      html.element("p", [("class", "empty"), ("id", "no-picture")], text: language(.noSlide))
    }
    if draft?.hasOwnSlide == true { html.element("p", [("class", "help")], text: language(.ownShown)) }
  }

  /// The picture's address, another for each version.
  private var picturePath: String {
    base == "/slide" ? "/slide.svg?v=\(entry.revision)" : "/queue/\(entry.id)/slide.svg?v=\(entry.revision)"
  }

  private func notices(_ html: inout HTML) {
    PageFrame.languages(language, &html)
    html.element("p", [("class", "who")]) { html in
      html.element("b", [("dir", "auto")], text: draft?.name ?? entry.name)
      if let subject = entry.subject {
        html.add(" ")
        html.element("span", [("dir", "ltr")], text: subject.description)
      }
    }
    if isClosed { html.element("p", [("class", "box")], text: language(.closed)) }
    if isDone {
      html.element("p", [("class", "box good"), ("role", "status")]) { html in
        html.element("b", text: language(.done))
        html.add(" ")
        html.text(language(.changeUntil))
      }
    }
    if let note = entry.note, !note.isEmpty {
      html.element("p", [("class", "box warning")]) { html in
        html.element("b", text: language(.asked))
        html.add(" ")
        html.element("span", [("dir", "auto")], text: note)
      }
    }
    if let note {
      html.element("p", [("class", "box error"), ("role", "alert"), ("dir", "auto")], text: note)
    }
    html.element(
      "div",
      [("id", "conflict"), ("class", "box error"), ("role", "alert")]
        + (conflicts.isEmpty ? [("hidden", "")] : [])
    ) {
      html in
      if !conflicts.isEmpty { html.add(bytes: Array(Self.conflictHTML(conflicts, language).utf8)) }
    }
    if let closes, !isClosed {
      html.element("p", [("class", "help")], text: language(.closes, ["time": closes]))
    }
    if let link, entry.sent == nil { self.link(link, &html) }
  }

  private func link(_ link: String, _ html: inout HTML) {
    html.element("details", [("class", "link")] + (entry.revision == 1 ? [("open", "")] : [])) { html in
      html.element("summary", text: language(.yourLink))
      html.element("p", text: language(.linkText))
      html.element("p") { $0.element("a", [("href", link), ("dir", "ltr")], text: link) }
    }
  }

  private func form(_ html: inout HTML) {
    html.element(
      "form",
      [
        ("id", "slide-form"), ("method", "post"), ("action", base), ("enctype", "multipart/form-data"),
        ("novalidate", ""),
      ] + (isClosed ? [] : [("data-live", "")])
    ) { html in
      PageFrame.hidden(
        [("key", formKey), ("revision", "\(entry.revision)"), ("ticks", "yes")], &html)
      html.element("fieldset", isClosed ? [("disabled", "")] : []) { html in
        html.element("legend") { $0.element("h2", text: language(.groupSlide)) }
        // What the return key does.
        html.element(
          "button",
          [
            ("name", "do"), ("value", "show"), ("class", "first"), ("tabindex", "-1"),
            ("aria-hidden", "true"),
          ],
          text: language(.show))
        fields.addContent(&html)
      }
      html.element("fieldset", isClosed ? [("disabled", "")] : []) { html in
        html.element("legend") { $0.element("h2", text: language(.groupPerson)) }
        fields.addPerson(&html)
      }
    }
  }

  /// Links to the slide in other looks.
  private func views(_ html: inout HTML) {
    guard base == "/slide", draft?.svg.isEmpty == false else { return }
    html.element("p", [("class", "views")]) { html in
      html.text(language(.seeAs))
      for view in SlideView.allCases {
        html.add(" ")
        let word: DeskWord? = view == .stage ? .stage : view == .paper ? .paper : nil
        html.element(
          "a",
          [
            ("class", "button"), ("href", "/slide.svg?view=\(view.rawValue)"), ("target", "_blank"),
            ("rel", "noopener"),
          ], text: word.map { language($0) } ?? view.rawValue)
      }
    }
  }

  private func own(_ html: inout HTML) {
    guard base == "/slide" else { return }
    if entry.file != nil {
      html.element("details", [("class", "own")]) { html in
        html.element("summary", text: language(.withdraw))
        html.element("form", [("method", "post"), ("action", "/withdraw")]) { html in
          PageFrame.hidden([("key", formKey)], &html)
          html.element("p", text: language(.withdrawAsk))
          html.element("button", text: language(.withdraw))
        }
      }
    }
    html.element("details", [("class", "own")]) { html in
      html.element("summary", text: language(.yourData))
      html.element("p") { $0.element("a", [("href", "/data")], text: language(.readData)) }
      if let link, entry.sent != nil {
        html.element("p", text: language(.linkText))
        html.element("p") { $0.element("a", [("href", link), ("dir", "ltr")], text: link) }
      }
      html.element("form", [("method", "post"), ("action", "/erase")]) { html in
        PageFrame.hidden([("key", formKey)], &html)
        html.element("p", text: language(.eraseAsk))
        html.element("label", [("class", "tick")]) { html in
          html.open("input", [("type", "checkbox"), ("name", "sure"), ("value", "yes"), ("required", "")])
          html.element("span", text: language(.eraseSure))
        }
        html.element("button", [("class", "danger")], text: language(.erase))
      }
    }
  }
}
