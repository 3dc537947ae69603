internal import Diagnostics
internal import PeeringDB
internal import Submissions

/// The pages of a gallery. Everything a person wrote goes in as text, and nothing is loaded but the files beside them.
struct GalleryPages {
  private let event: Event
  private let slides: [GallerySlide]
  private let sessions: [(title: String?, slides: [GallerySlide])]

  init(_ event: Event, _ slides: [GallerySlide]) {
    (self.event, self.slides) = (event, slides)
    var sessions: [(title: String?, slides: [GallerySlide])] = []
    for slide in slides {
      if sessions.isEmpty || sessions[sessions.count - 1].title != slide.slide.session {
        sessions.append((slide.slide.session, []))
      }
      sessions[sessions.count - 1].slides.append(slide)
    }
    self.sessions = sessions
  }

  private var title: String { event.name.isEmpty ? "Peering personals" : event.name }

  private var facts: String {
    [event.place, event.dates?.words].compactMap(\.self).joined(separator: " · ")
  }

  /// The page with all slides.
  var index: [UInt8] {
    document("Peering personals · \(title)", { meta(nil, &$0) }) { html in
      html.add("\n<a class=\"skip\" href=\"#slides\">Skip to the slides</a>\n")
      html.element("header", [("class", "head")]) { html in
        html.element("div") { html in
          html.element("h1", [("dir", "auto")], text: title)
          if !facts.isEmpty { html.element("p", [("class", "facts")], text: facts) }
        }
      }
      filters(&html)
      html.element("main", [("id", "slides"), ("tabindex", "-1")]) { html in
        for (number, session) in sessions.enumerated() {
          section(
            number, session.title ?? (sessions.count == 1 ? "All slides" : "Others"), session.slides, &html)
        }
        html.add("<p class=\"none\" hidden>No slide has these words.</p>")
      }
    }
  }

  private func section(_ number: Int, _ title: String, _ slides: [GallerySlide], _ html: inout HTML) {
    html.add("\n")
    html.element("section", [("aria-labelledby", "session-\(number)")]) { html in
      html.element("h2", [("id", "session-\(number)")]) { html in
        html.element("bdi", text: title)
        html.add(" ")
        html.element("span", text: slides.count.counted("slide"))
      }
      html.element("ul", [("class", "sheet")]) { html in
        for slide in slides { card(slide, session: number, &html) }
      }
    }
  }

  private func card(_ gallery: GallerySlide, session: Int, _ html: inout HTML) {
    let slide = gallery.slide
    html.add("\n")
    html.element(
      "li",
      [
        ("class", "card"), ("id", slide.id), ("data-session", "\(session)"),
        ("data-kind", slide.kind.rawValue),
      ]
    ) { html in
      html.element("a", [("href", PreviewNames.page(slide.id))]) { html in
        html.open(
          "img",
          [
            ("src", slide.thumbnail.file), ("width", "\(slide.thumbnail.width)"),
            ("height", "\(slide.thumbnail.height)"), ("loading", "lazy"), ("decoding", "async"),
            ("alt", "Slide of \(gallery.title)"),
          ])
      }
      html.element("h3", [("dir", "auto")], text: slide.name)
      html.element("p", [("class", "meta")], text: facts(of: gallery))
      for (label, names) in [("Exchanges", gallery.exchanges), ("Cities", gallery.cities)]
      where !names.isEmpty {
        html.element("details") { html in
          html.element("summary", text: "\(label): \(names.count)")
          html.element("p", [("dir", "auto")], text: names.joined(separator: " · "))
        }
      }
    }
  }

  private func facts(of gallery: GallerySlide) -> String {
    let slide = gallery.slide
    return ((slide.number == slide.name ? [] : [slide.number]) + [PreviewCard.word(forKind: slide.kind)])
      .joined(separator: " · ")
  }

  private func filters(_ html: inout HTML) {
    html.add("\n")
    html.element(
      "form", [("class", "filters"), ("role", "search"), ("aria-label", "Slides"), ("hidden", "")]
    ) { html in
      html.add(
        "<label class=\"search\">Name, exchange or city<input type=\"search\" name=\"search\" autocomplete=\"off\"></label>"
      )
      if sessions.count > 1 {
        choice(
          "Session", "session", sessions.enumerated().map { ("\($0)", $1.title ?? "Others") }, &html)
      }
      let kinds = PresenterKind.allCases.filter { kind in slides.contains { $0.slide.kind == kind } }
      if kinds.count > 1 {
        choice("Kind", "kind", kinds.map { ($0.rawValue, PreviewCard.word(forKind: $0)) }, &html)
      }
      html.add("<button type=\"reset\">Show all</button><p role=\"status\"></p>")
    }
  }

  private func choice(
    _ label: String, _ name: String, _ options: [(value: String, words: String)], _ html: inout HTML
  ) {
    html.element("label") { html in
      html.text(label)
      html.element("select", [("name", name)]) { html in
        html.element("option", [("value", "")], text: "All")
        for option in options { html.element("option", [("value", option.value)], text: option.words) }
      }
    }
  }

  /// The page of a slide, by its place in the gallery.
  func page(_ index: Int) -> [UInt8] {
    let gallery = slides[index]
    let slide = gallery.slide
    return document("\(gallery.title) · \(title)", { meta(gallery, &$0) }) { html in
      html.add("\n")
      html.element("main", [("class", "slide-page")]) { html in
        html.element("nav", [("class", "ways"), ("aria-label", "Slides")]) { html in
          html.element("a", [("href", "\(PreviewNames.index)#\(slide.id)")], text: "All slides")
          if index > 0 { way("prev", "Previous", slides[index - 1], &html) }
          if index + 1 < slides.count { way("next", "Next", slides[index + 1], &html) }
        }
        html.open(
          "img",
          [
            ("src", slide.picture.file), ("width", "\(slide.picture.width)"),
            ("height", "\(slide.picture.height)"),
            ("alt", "Slide of \(gallery.title); its text is below"),
          ])
        html.element("h1", [("dir", "auto")], text: slide.name)
        let session = [slide.session, title].compactMap(\.self)
        html.element(
          "p", [("class", "meta"), ("dir", "auto")],
          text: ([facts(of: gallery)] + session).joined(separator: " · "))
        if let record = gallery.record {
          html.element("p") { html in
            html.element(
              "a", [("href", record), ("rel", "noreferrer")], text: "\(slide.number) at PeeringDB")
          }
        }
        html.add("<h2>What the slide says</h2>")
        html.element("div", [("class", "said")]) { html in
          for line in slide.text { html.element("p", [("dir", "auto")], text: line) }
        }
      }
    }
  }

  private func way(_ rel: String, _ word: String, _ to: GallerySlide, _ html: inout HTML) {
    html.element("a", [("rel", rel), ("href", PreviewNames.page(to.slide.id))]) { html in
      html.text("\(word): ")
      html.element("bdi", text: to.slide.name)
    }
  }

  /// What programs that show a link show of it. Addresses are whole where the event says where the gallery is.
  private func meta(_ gallery: GallerySlide?, _ html: inout HTML) {
    let site = event.site?.value ?? ""
    let description = gallery?.description ?? "\(slides.count.counted("slide")) · \(facts)"
    var properties: [(String, String)] = [
      ("og:type", "website"), ("og:site_name", title), ("og:title", gallery?.title ?? title),
      ("og:description", description),
    ]
    if !site.isEmpty {
      let address = site + (gallery.map { PreviewNames.page($0.slide.id) } ?? "")
      html.open("link", [("rel", "canonical"), ("href", address)])
      properties.append(("og:url", address))
    }
    if let card = gallery?.card ?? slides.first?.card, let title = (gallery ?? slides.first)?.title {
      properties += [
        ("og:image", site + card.file), ("og:image:type", "image/png"), ("og:image:width", "\(card.width)"),
        ("og:image:height", "\(card.height)"), ("og:image:alt", "Card of \(title)"),
      ]
    }
    html.open("meta", [("name", "description"), ("content", description)])
    html.open("meta", [("name", "twitter:card"), ("content", "summary_large_image")])
    for (property, content) in properties {
      html.open("meta", [("property", property), ("content", content)])
    }
  }

  private func document(
    _ title: String, _ meta: (inout HTML) -> Void, _ body: (inout HTML) -> Void
  ) -> [UInt8] {
    var html = HTML()
    html.add("<!doctype html>\n")
    html.element("html", [("lang", "en")]) { html in
      html.add("<head>\n<meta charset=\"utf-8\">\n")
      html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
      html.add("<meta name=\"referrer\" content=\"no-referrer\">\n")
      html.element("title", text: title)
      meta(&html)
      // Else browsers ask the server's root for one.
      html.add("<link rel=\"icon\" href=\"data:,\">")
      html.open("link", [("rel", "stylesheet"), ("href", PreviewNames.style)])
      html.open("script", [("src", PreviewNames.script), ("defer", "")])
      html.add("</script></head>\n")
      html.element("body") { html in
        body(&html)
        html.add("\n<footer><p>Made with Personals, of presenters who agreed to be published.</p></footer>")
      }
    }
    html.add("\n")
    return html.bytes
  }
}
