internal import Diagnostics
internal import Submissions

/// The page to look through an event's slides: one file of HTML, with its style and script in it.
///
/// Everything a person wrote goes in as text, through `HTML`; nothing is loaded but the pictures beside it.
struct PreviewPage {
  let manifest: PreviewManifest
  /// Where and when the event is, in words; empty for one that does not say.
  private let facts: String
  /// The sessions with the slides in them, in order; the title is nil for those in none.
  let sessions: [(title: String?, slides: [PreviewManifest.Slide])]

  init(_ manifest: PreviewManifest, _ event: Event) {
    self.manifest = manifest
    facts = [event.place, event.dates?.words].compactMap(\.self).joined(separator: " · ")
    var sessions: [(title: String?, slides: [PreviewManifest.Slide])] = []
    for slide in manifest.slides {
      if sessions.isEmpty || sessions[sessions.count - 1].title != slide.session {
        sessions.append((slide.session, []))
      }
      sessions[sessions.count - 1].slides.append(slide)
    }
    self.sessions = sessions
  }

  /// The page.
  ///
  /// - Parameter content: the bytes of a picture to embed in the page; nil for one that stays beside it.
  /// - Returns: the file.
  /// - Throws: what `content` throws.
  func bytes(content: (PreviewManifest.Image) throws -> [UInt8]?) rethrows -> [UInt8] {
    var html = HTML()
    html.add("<!doctype html>\n")
    try html.element("html", [("lang", "en")]) { html in
      head(&html)
      html.add("\n")
      try html.element("body") { html in try body(&html, content) }
    }
    html.add("\n")
    return html.bytes
  }

  private var title: String { manifest.event.isEmpty ? "Slides" : manifest.event }

  private func head(_ html: inout HTML) {
    html.add("<head>\n<meta charset=\"utf-8\">\n")
    html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.add("<meta name=\"referrer\" content=\"no-referrer\">\n")
    html.element("title", text: title == "Slides" ? title : "Slides · \(title)")
    html.add("\n<style>\n")
    html.add(bytes: PackageResources.page_css)
    html.add("</style>\n</head>")
  }

  private func body(
    _ html: inout HTML, _ content: (PreviewManifest.Image) throws -> [UInt8]?
  ) rethrows {
    html.add("\n<a class=\"skip\" href=\"#slides\">Skip to the slides</a>\n")
    html.element("header", [("class", "head")]) { html in
      html.element("div") { html in
        html.element("h1", [("dir", "auto")], text: title)
        if !facts.isEmpty { html.element("p", [("class", "facts")], text: facts) }
        html.element("ul", [("class", "sum")]) { html in
          for part in sum { html.element("li", text: part) }
        }
      }
      html.add("<button type=\"button\" class=\"theme\" hidden>Theme: automatic</button>")
    }
    if !manifest.diagnostics.isEmpty {
      html.element("section", [("class", "general"), ("aria-labelledby", "general")]) { html in
        html.add("<h2 id=\"general\">The event</h2>")
        PreviewProblems.list(manifest.diagnostics, &html)
      }
    }
    PreviewFilters(manifest, sessions: sessions.map(\.title)).add(to: &html)
    try html.element("main", [("id", "slides"), ("tabindex", "-1")]) { html in
      for (index, session) in sessions.enumerated() {
        try section("session-\(index)", session.title ?? unnamed, session.slides.count, &html) { html in
          for slide in session.slides {
            try PreviewCard.add(slide, session: index, to: &html, content: content)
          }
        }
      }
      if let gone = manifest.gone, !gone.isEmpty {
        try section("gone", "No longer there", gone.count, &html) { html in
          for slide in gone { try PreviewCard.add(slide, to: &html, content: content) }
        }
      }
      html.add("<p class=\"none\" hidden>No slide is like that.</p>")
    }
    html.add(
      "\n<footer><p>Made with Personals. Problems are reported as <code>personals check</code> reports them.</p></footer>"
    )
    html.add(bytes: Array(Self.largeView.utf8))
    html.add("<script>\n")
    html.add(bytes: PackageResources.page_js)
    html.add("</script>")
  }

  private func section(
    _ name: String, _ title: String, _ count: Int, _ html: inout HTML, _ cards: (inout HTML) throws -> Void
  ) rethrows {
    html.add("\n")
    try html.element("section", [("aria-labelledby", name)]) { html in
      html.element("h2", [("id", name)]) { html in
        html.element("bdi", text: title)
        html.add(" ")
        html.element("span", text: count.counted("slide"))
      }
      try html.element("ul", [("class", "sheet")], cards)
    }
  }

  /// The heading of slides without a session.
  private var unnamed: String {
    sessions.count == 1 ? "All slides" : "Without a session"
  }

  /// What there is, in a line.
  private var sum: [String] {
    func slides(_ severity: String) -> Int {
      manifest.slides.count { $0.diagnostics.contains { $0.severity == severity } }
    }
    var parts = [manifest.slides.count.counted("slide")]
    let missing = manifest.slides.count { $0.state == .missing }
    if missing > 0 { parts.append("\(missing) still to come") }
    if slides("error") > 0 { parts.append("\(slides("error")) with errors") }
    if slides("warning") > 0 { parts.append("\(slides("warning")) with warnings") }
    if let gone = manifest.gone {
      parts.append("\(manifest.slides.count { $0.change == .changed }) changed")
      parts.append("\(manifest.slides.count { $0.change == .added }) added")
      parts.append("\(gone.count) gone")
    }
    return parts
  }

  /// The large view as it is before a slide is in it.
  private static let largeView = """

    <dialog class="large" aria-labelledby="large-title">
    <div class="bar">
    <div class="title"><h2 id="large-title" tabindex="-1" dir="auto"></h2><p class="meta"></p></div>
    <p class="position" role="status"></p>
    <button type="button" class="previous">Previous</button>
    <button type="button" class="next">Next</button>
    <button type="button" class="help" aria-expanded="false" aria-controls="keys">Keys</button>
    <button type="button" class="close">Close</button>
    </div>
    <div class="body">
    <figure>
    <div class="stage" data-view="after"><img class="after" alt=""><img class="before" alt=""></div>
    <fieldset class="views" hidden><legend>Show</legend>
    <label><input type="radio" name="view" value="after" checked>after</label>
    <label><input type="radio" name="view" value="before">before</label>
    <label><input type="radio" name="view" value="slider">both</label>
    <label><input type="radio" name="view" value="difference">difference</label>
    <label class="share" hidden>before <input type="range" min="0" max="100" value="50" aria-label="The edge between before and after"> after</label>
    <span class="black" hidden>What is black has not changed.</span>
    </fieldset>
    </figure>
    <aside aria-label="About this slide" tabindex="0"><h3>Problems</h3><div class="found"></div><div class="text"></div></aside>
    </div>
    <section class="keys" id="keys" aria-label="Keys" hidden>
    <h3>Keys</h3>
    <dl>
    <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>the slide before, the next</dd>
    <dt><kbd>Home</kbd> <kbd>End</kbd></dt><dd>the first, the last</dd>
    <dt><kbd>Esc</kbd></dt><dd>back to all slides</dd>
    <dt><kbd>?</kbd></dt><dd>these keys</dd>
    </dl>
    </section>
    </dialog>

    """
}
