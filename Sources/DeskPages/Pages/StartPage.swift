internal import Previews

/// The page that the event's link opens: a presenter says who they are.
struct StartPage {
  /// A network by the name that was typed.
  struct Choice: Sendable {
    var number: String
    var name: String
  }

  var language: PageLanguage
  var event: String
  var closes: String?
  var isClosed: Bool
  var note: String?
  var choices: [Choice]
  var typed: String
  /// Whether a slide is open in this browser.
  var isOpen: Bool
  /// The sentence of a walk-up so far; nil where none is asked for.
  var sentence: String?

  var bytes: [UInt8] {
    PageFrame.bytes(language, title: "\(language(.startTitle)) · \(event)") { html in
      PageFrame.languages(language, &html)
      html.element("main", [("class", "narrow")]) { html in
        html.element("p", [("class", "event"), ("dir", "auto")], text: event)
        html.element("h1", text: language(.startTitle))
        if isClosed {
          html.element("p", [("class", "box")], text: language(.closed))
        } else {
          html.element("p", text: language(.startIntro))
          if let closes { html.element("p", text: language(.closes, ["time": closes])) }
          form(&html)
        }
        if isOpen {
          html.element("p") { $0.element("a", [("href", "/slide")], text: language(.openSlide)) }
        }
      }
    }
  }

  /// What the other forms of the page send along.
  private var kept: [(String, String)] { sentence.map { [("message", $0)] } ?? [] }

  private func form(_ html: inout HTML) {
    html.element("form", [("method", "post"), ("action", "/start")]) { html in
      if let note {
        html.element("p", [("class", "box error"), ("id", "note"), ("role", "alert")], text: note)
      }
      html.element("label", [("for", "who")], text: language(.who))
      html.open(
        "input",
        [
          ("id", "who"), ("name", "who"), ("value", typed), ("required", ""), ("maxlength", "200"),
          ("autocomplete", "off"), ("dir", "auto"),
          ("aria-describedby", note == nil ? "who-help" : "note who-help"),
        ])
      html.element("p", [("class", "help"), ("id", "who-help")], text: language(.whoHelp))
      if let sentence {
        html.element("label", [("for", "message")], text: language(.message))
        html.open(
          "input",
          [
            ("id", "message"), ("name", "message"), ("value", sentence), ("maxlength", "300"),
            ("autocomplete", "off"), ("dir", "auto"),
          ])
      }
      html.element("button", [("class", "primary")], text: language(.start))
    }
    guard !typed.isEmpty else { return }
    if !choices.isEmpty {
      html.element("h2", text: language(.whichOne))
      html.element("ul", [("class", "choices")]) { html in
        for choice in choices {
          html.element("li") { html in
            html.element("form", [("method", "post"), ("action", "/start")]) { html in
              PageFrame.hidden([("who", choice.number)] + kept, &html)
              html.element("button") { html in
                html.element("b", [("dir", "auto")], text: choice.name)
                html.add(" ")
                html.element("span", [("dir", "ltr")], text: choice.number)
              }
            }
          }
        }
      }
    }
    html.element("form", [("method", "post"), ("action", "/start")]) { html in
      PageFrame.hidden([("who", typed), ("without", "yes")] + kept, &html)
      html.element("button", text: language(.noneOfThese))
    }
  }
}
