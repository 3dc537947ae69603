internal import Previews

/// What all pages have around their content.
enum PageFrame {
  /// A page.
  ///
  /// - Parameters:
  ///   - language: its language and direction.
  ///   - title: for the window.
  ///   - name: the class of its body, by which it is styled.
  ///   - body: adds the content.
  /// - Returns: the HTML.
  static func bytes(
    _ language: PageLanguage, title: String, _ name: String = "plain", _ body: (inout HTML) -> Void
  ) -> [UInt8] {
    var html = HTML()
    html.add("<!doctype html>\n")
    let direction = language.isRightToLeft ? "rtl" : "ltr"
    html.element("html", [("lang", language.tag), ("dir", direction)]) { html in
      html.element("head") { html in
        html.add(
          "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        html.add("<link rel=\"stylesheet\" href=\"/desk.css\"><script src=\"/desk.js\" defer></script>")
        html.element("title", text: title)
      }
      html.element("body", [("class", name)], body)
    }
    return html.bytes
  }

  /// Links to the page in other languages.
  static func languages(_ current: PageLanguage, _ html: inout HTML) {
    html.element("nav", [("class", "languages"), ("aria-label", current(.language))]) { html in
      for language in PageLanguage.all {
        let isCurrent = language.tag == current.tag
        html.element(
          "a",
          [("href", "?language=\(language.tag)"), ("lang", language.tag), ("hreflang", language.tag)]
            + (isCurrent ? [("aria-current", "true")] : []), text: language.name)
      }
    }
  }

  /// Hidden fields of a form.
  static func hidden(_ fields: [(String, String)], _ html: inout HTML) {
    for (name, value) in fields {
      html.open("input", [("type", "hidden"), ("name", name), ("value", value)])
    }
  }
}

/// A page that says one thing.
struct MessagePage {
  let bytes: [UInt8]

  init(_ language: PageLanguage, _ message: String, _ detail: String? = nil) {
    bytes = PageFrame.bytes(language, title: message) { html in
      html.element("main", [("class", "narrow")]) { html in
        html.element("h1", text: message)
        if let detail { html.element("p", [("lang", "en"), ("dir", "auto")], text: detail) }
        html.element("p") { $0.element("a", [("href", "/")], text: language(.back)) }
      }
    }
  }
}
