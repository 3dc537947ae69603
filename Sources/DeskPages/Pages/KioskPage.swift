internal import Desk
internal import Previews

/// A walk-up's slide on the tablet.
struct KioskPage {
  var language: PageLanguage
  var event: String
  var entry: DeskEntry
  var draft: DrawnDraft
  var formKey: String

  var bytes: [UInt8] {
    PageFrame.bytes(language, title: "\(draft.name) · \(event)", "kiosk") { html in
      html.element("main", [("class", "one")]) { html in
        html.element("h1", [("dir", "auto")], text: draft.name)
        if draft.svg.isEmpty {
          html.element("p", [("class", "empty")], text: language(.noSlide))
        } else {
          html.open(
            "img",
            [
              ("src", "/slide.svg?v=\(entry.revision)"), ("alt", draft.reading), ("width", "960"),
              ("height", "540"),
            ])
        }
        if entry.sent != nil {
          html.element("p", [("class", "box good"), ("role", "status")], text: language(.done))
        } else {
          if draft.hasErrors {
            html.element("ul", [("class", "problems")]) { html in
              html.add(bytes: Array(ProblemParts(draft, language).list.utf8))
            }
          }
          html.element("form", [("method", "post"), ("action", "/slide"), ("id", "slide-form")]) { html in
            PageFrame.hidden([("key", formKey)], &html)
            html.element("p") { html in
              html.element("button", [("class", "primary")], text: language(.submit))
            }
          }
        }
        html.element("p") { html in
          html.element("a", [("class", "button"), ("href", "/forget")], text: language(.startAgain))
        }
      }
    }
  }
}
