internal import Desk
internal import Previews

/// One submission, as the organiser looks at it.
struct EntryPage {
  var language: PageLanguage
  var event: String
  var entry: DeskEntry
  var draft: DrawnDraft?
  var formKey = ""
  var changes: [(field: String, before: String, after: String)] = []
  /// A new secret link of the presenter, shown once.
  var link: String?

  init(language: PageLanguage, event: String, entry: DeskEntry, draft: DrawnDraft?) {
    self.language = language
    self.event = event
    self.entry = entry
    self.draft = draft
  }

  var bytes: [UInt8] {
    let name = draft?.name ?? entry.name
    return PageFrame.bytes(language, title: "\(name) · \(event)", "organiser") { html in
      html.element("header") { html in
        html.element("h1", [("dir", "auto")], text: name)
        html.element(
          "p", text: [draft?.number ?? "", entry.file ?? language(.notSubmitted)].joined(separator: " · "))
        html.element("a", [("class", "button"), ("href", "/queue")], text: language(.backToQueue))
      }
      html.element("div", [("class", "one"), ("role", "main")]) { html in
        if let draft, !draft.svg.isEmpty {
          html.open(
            "img",
            [
              ("src", "/queue/\(entry.id)/slide.svg?v=\(entry.revision)"), ("alt", draft.reading),
              ("width", "960"),
              ("height", "540"),
            ])
        } else {
          html.element("p", [("class", "empty")], text: language(.noSlide))
        }
        if draft?.hasOwnSlide == true {
          html.element("p", text: language(.ownShown))
        }
        if let link {
          html.element("div", [("class", "box"), ("role", "status")]) { html in
            html.element(
              "p", text: language(.newLink))
            html.element("p") { $0.element("a", [("href", link)], text: link) }
          }
        }
        state(&html)
        comparison(&html)
        html.element("h2", text: language(.problems))
        html.element("ul", [("class", "problems")]) { html in
          html.add(bytes: Array(ProblemParts(draft, language).list.utf8))
        }
        actions(&html)
      }
      html.element("form", [("id", "slide-form"), ("method", "post"), ("action", "/queue/\(entry.id)/edit")])
      { html in
        PageFrame.hidden([("key", formKey), ("revision", "\(entry.revision)")], &html)
      }
    }
  }

  private func state(_ html: inout HTML) {
    html.element("p") { html in
      html.add(bytes: Array(PresenterPage.stateHTML(entry, language).utf8))
      if entry.isChangedByHand { html.text(" " + language(.byHand)) }
    }
    if let note = entry.note, !note.isEmpty {
      html.element("p", [("class", "asked")], text: language(.youAsked, ["note": note]))
    }
  }

  private func comparison(_ html: inout HTML) {
    guard !changes.isEmpty else { return }
    html.element("h2", text: language(.changedSince))
    html.element("table") { html in
      html.element("tr") { html in
        for head in [OrganiserWord.field, .asApproved, .now] {
          html.element("th", [("scope", "col")], text: language(head))
        }
      }
      for change in changes {
        html.element("tr") { html in
          html.element("th", [("scope", "row")], text: PresenterFields.label(change.field, language))
          html.element("td", [("dir", "auto")], text: change.before.isEmpty ? "–" : change.before)
          html.element("td", [("dir", "auto")], text: change.after.isEmpty ? "–" : change.after)
        }
      }
    }
  }

  private func post(_ action: String, _ html: inout HTML, _ body: (inout HTML) -> Void) {
    html.element("form", [("method", "post"), ("action", "/queue/\(entry.id)/\(action)")]) { html in
      PageFrame.hidden([("key", formKey), ("seen", entry.sentMark)], &html)
      body(&html)
    }
  }

  private func actions(_ html: inout HTML) {
    html.element("div", [("class", "inline")]) { html in
      if entry.sent != nil {
        post("approve", &html) { $0.element("button", [("class", "primary")], text: language(.approve)) }
      }
      html.element("a", [("class", "button"), ("href", "/queue/\(entry.id)/edit")], text: language(.edit))
      post("link", &html) { $0.element("button", text: language(.makeLink)) }
      if entry.file != nil { post("cancel", &html) { $0.element("button", text: language(.cancel)) } }
    }
    post("return", &html) { html in
      html.element(
        "label", [("for", "note")], text: language(.returnAsk))
      html.open(
        "input",
        [
          ("id", "note"), ("name", "note"), ("value", entry.note ?? ""), ("maxlength", "1000"),
          ("required", ""),
        ])
      html.element("button", text: language(.giveBack))
    }
    html.element("details") { html in
      html.element("summary", text: language(.eraseEntry))
      post("erase", &html) { html in
        html.element(
          "p",
          text: language(.eraseEntryAsk))
        html.element("label", [("class", "tick")]) { html in
          html.open("input", [("type", "checkbox"), ("name", "sure"), ("value", "yes"), ("required", "")])
          html.element("span", text: language(.eraseEntrySure))
        }
        html.element("button", [("class", "danger")], text: language(.eraseEntry))
      }
    }
  }
}
