internal import PeeringDB

/// The filters of the page: hidden until the script is there to use them.
struct PreviewFilters {
  private let manifest: PreviewManifest
  private let sessions: [String?]

  /// - Parameters:
  ///   - manifest: what is filtered.
  ///   - sessions: the titles of its sessions; nil for slides in none.
  init(_ manifest: PreviewManifest, sessions: [String?]) {
    self.manifest = manifest
    self.sessions = sessions
  }

  func add(to html: inout HTML) {
    html.add("\n")
    html.element(
      "form", [("class", "filters"), ("role", "search"), ("aria-label", "Slides"), ("hidden", "")]
    ) {
      html in
      html.add(
        "<label class=\"search\">Search<input type=\"search\" name=\"search\" autocomplete=\"off\"></label>")
      if sessions.count > 1 {
        choice(
          "Session", "session", &html, sessions.enumerated().map { ("\($0)", $1 ?? "Without a session") })
      }
      let kinds = PresenterKind.allCases.filter { kind in
        manifest.slides.contains { $0.kind == kind }
      }
      if kinds.count > 1 {
        choice("Kind", "kind", &html, kinds.map { ($0.rawValue, PreviewCard.word(forKind: $0)) })
      }
      choice(
        "Problems", "problem", &html,
        [("any", "Any"), ("error", "Errors"), ("warning", "Warnings"), ("none", "None")])
      if manifest.gone != nil {
        choice(
          "Changes", "change", &html,
          [("changed", "Changed"), ("added", "Added"), ("same", "Unchanged"), ("gone", "Gone")])
      }
      html.add("<button type=\"reset\">Show all</button><p role=\"status\"></p>")
    }
  }

  private func choice(
    _ label: String, _ name: String, _ html: inout HTML, _ options: [(value: String, words: String)]
  ) {
    html.element("label") { html in
      html.text(label)
      html.element("select", [("name", name)]) { html in
        html.element("option", [("value", "")], text: "All")
        for option in options { html.element("option", [("value", option.value)], text: option.words) }
      }
    }
  }
}
