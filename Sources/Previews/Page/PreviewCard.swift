internal import Foundation
internal import PeeringDB

/// A slide on the contact sheet.
enum PreviewCard {
  /// Adds a slide.
  ///
  /// - Parameters:
  ///   - slide: the slide.
  ///   - session: the number of its session on the page.
  ///   - html: where it goes.
  ///   - content: the bytes of a picture to embed in the page; nil for one that stays beside it.
  static func add(
    _ slide: PreviewManifest.Slide, session: Int, to html: inout HTML,
    content: (PreviewManifest.Image) throws -> [UInt8]?
  ) rethrows {
    let whole = try content(slide.picture).map(dataURI)
    var attributes: [(StaticString, String)] = [
      ("class", "card"), ("id", slide.id), ("data-session", "\(session)"), ("data-kind", slide.kind.rawValue),
      ("data-problem", PreviewProblems.worst(slide.diagnostics)),
    ]
    if slide.diagnostics.contains(where: { $0.severity == "warning" }) {
      attributes.append(("data-warnings", "yes"))
    }
    if let change = slide.change { attributes.append(("data-change", change.rawValue)) }
    if let before = slide.before {
      attributes.append(("data-before", try content(before).map(dataURI) ?? before.file))
    }
    html.add("\n")
    html.element("li", attributes) { html in
      picture(slide.picture, shown: slide.thumbnail, whole, alternative(slide), &html)
      heading(slide.name, slide.number, [word(forKind: slide.kind)], &html)
      // A page that is sent alone has the picture in it, for the large view.
      marks(slide, before: whole == nil ? slide.before?.file : nil, &html)
      if !slide.diagnostics.isEmpty {
        html.element("details") { html in
          html.element("summary") { html in PreviewProblems.marks(slide.diagnostics, &html) }
          PreviewProblems.list(slide.diagnostics, &html)
        }
      }
      if !slide.text.isEmpty {
        html.element("details", [("class", "said")]) { html in
          html.add("<summary>Text of the slide</summary>")
          for line in slide.text { html.element("p", [("dir", "auto")], text: line) }
        }
      }
    }
  }

  /// Adds a slide that is no more.
  static func add(
    _ gone: PreviewManifest.Gone, to html: inout HTML, content: (PreviewManifest.Image) throws -> [UInt8]?
  ) rethrows {
    let whole = try content(gone.before).map(dataURI)
    html.add("\n")
    html.element(
      "li",
      [("class", "card"), ("id", "gone-\(gone.id)"), ("data-problem", "none"), ("data-change", "gone")]
    ) { html in
      picture(gone.before, shown: gone.before, whole, "Slide of \(gone.name) as it was", &html)
      heading(gone.name, gone.number, [], &html)
      html.add("<p class=\"marks\"><span class=\"mark change\">Gone</span></p>")
    }
  }

  /// A kind in words.
  static func word(forKind kind: PresenterKind) -> String {
    switch kind {
    case .network: "Network"
    case .exchange: "Exchange"
    case .facility: "Data centre"
    case .other: "Other"
    }
  }

  /// The picture as a link to the large one; where that is in the page, the link leads to the card itself.
  private static func picture(
    _ large: PreviewManifest.Image, shown: PreviewManifest.Image, _ whole: String?, _ words: String,
    _ html: inout HTML
  ) {
    var link: [(StaticString, String)] = [("href", whole == nil ? large.file : "#slides")]
    if whole != nil { link.append(("data-inside", "yes")) }
    html.element("a", link) { html in
      html.open(
        "img",
        [
          ("src", whole ?? shown.file), ("width", "\(shown.width)"), ("height", "\(shown.height)"),
          ("loading", "lazy"), ("decoding", "async"), ("alt", words),
        ])
    }
  }

  private static func heading(_ name: String, _ number: String, _ more: [String], _ html: inout HTML) {
    html.element("h3", [("dir", "auto")], text: name)
    let parts = (number == name ? [] : [number]) + more
    if !parts.isEmpty { html.element("p", [("class", "meta")], text: parts.joined(separator: " · ")) }
  }

  private static func marks(_ slide: PreviewManifest.Slide, before: String?, _ html: inout HTML) {
    let change: String? =
      switch slide.change {
      case .changed: "Changed"
      case .added: "Added"
      case .same, .gone, nil: nil
      }
    guard slide.state != .made || change != nil else { return }
    html.element("p", [("class", "marks")]) { html in
      if let change { html.element("span", [("class", "mark change")], text: change) }
      switch slide.state {
      case .made: break
      case .ownSlide: html.element("span", [("class", "mark missing")], text: "Made by hand")
      case .missing: html.element("span", [("class", "mark missing")], text: "Still to come")
      }
      if let before {
        html.add(" ")
        html.element("a", [("href", before)], text: "as it was")
      }
    }
  }

  /// What the picture is, for people who cannot see it; what it says is in the text of the slide.
  private static func alternative(_ slide: PreviewManifest.Slide) -> String {
    let who = slide.number == slide.name ? slide.name : "\(slide.name), \(slide.number)"
    return switch slide.state {
    case .made: "Slide of \(who)"
    case .ownSlide: slide.text.first ?? "Hand-made slide of \(who)"
    case .missing: "Page in the place of \(who), whose slide is still to come"
    }
  }

  private static func dataURI(_ bytes: [UInt8]) -> String {
    "data:image/png;base64," + Data(bytes).base64EncodedString()
  }
}
