internal import Diagnostics

/// Rules about what slides say and how they come out, and about templates.
extension RuleCatalogue {
  static let content = Chapter(
    title: "What a slide says",
    rules: [
      Rule("policy-unknown", .note, "no peering policy"),
      Rule("traffic-unknown", .note, "no traffic volume"),
      Rule("ratio-unknown", .note, "no traffic ratio"),
      Rule("contact-unknown", .note, "no contact that everybody may see"),
      Rule("logo-missing", .note, "no logo"),
      Rule("prefixes-maximum", .warning, "maximum-prefix settings in the place of announced prefixes"),
      Rule("prefixes-above-maximum", .warning, "more announced prefixes than the record's maximum"),
      Rule("planned-live", .warning, "a plan to come to where the network is already"),
      Rule("message-long", .warning, "more words than a presenter has time to say"),
      Rule("no-coordinates", .note, "places left off the map, since nobody says where they are"),
    ])

  static let pages = Chapter(
    title: "How a slide comes out",
    rules: [
      Rule("text-cut", .warning, "text that is too long for its place"),
      Rule("footer-cut", .warning, "a footer of the event's that is too long for its place"),
      Rule("part-dropped", .warning, "a part that the slide has no room for"),
      Rule("off-page", .warning, "a part that stands beyond the page's edge"),
      Rule("missing-glyph", .warning, "a character that no font has"),
      Rule("system-font", .warning, "text in a font that another machine may not have"),
      Rule("contrast", .warning, "colours in which text is hard to read"),
      Rule("qr", .warning, "a QR code that cannot be made"),
      Rule("logo-small", .warning, "a logo of too few pixels for a stage"),
      Rule("logo-parts", .warning, "a logo of which a part is not drawn, or drawn otherwise than in a browser"),
      Rule("logo-margin", .warning, "a logo with an empty margin that makes it small"),
      Rule("logo-shape", .warning, "a logo so wide or so high that it comes out tiny"),
      Rule("own-slide-ratio", .warning, "a page of the presenter's own that is not of the deck's shape"),
    ])

  static let templates = Chapter(
    title: "Templates",
    rules: [
      Rule("version", .error, "a template for another version of the program"),
      Rule("extends", .error, "a template that stands on one that is not there"),
      Rule("variant", .error, "a ratio or a language that a template does not come in"),
      Rule("unknown-block", .error, "a block that there is not"),
      Rule("unknown-name", .error, "a name that no block or part of the slide has"),
      Rule("unknown-style", .error, "a text style that the template does not have"),
      Rule("unknown-color", .error, "a colour that the template does not have"),
      Rule("unknown-placeholder", .error, "a placeholder that there is not"),
      Rule("unused-name", .warning, "a colour or a style that nothing uses"),
      Rule("font", .warning, "a font that is not there"),
      Rule("floor", .warning, "text below the size that can be read from the back row"),
    ])
}
