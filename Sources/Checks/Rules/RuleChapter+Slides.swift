internal import Diagnostics

/// Rules about what slides say and how they look, and about templates.
extension RuleChapter {
  static let content = RuleChapter(
    title: "What a slide says",
    rules: [
      Rule("policy-unknown", .note, "no peering policy"),
      Rule("traffic-unknown", .note, "no traffic volume"),
      Rule("ratio-unknown", .note, "no traffic ratio"),
      Rule("contact-unknown", .note, "no public contact"),
      Rule("logo-missing", .note, "no logo"),
      Rule("prefixes-maximum", .warning, "maximum-prefix settings in place of announced prefixes"),
      Rule("prefixes-above-maximum", .warning, "more announced prefixes than the record's maximum"),
      Rule("planned-live", .warning, "a plan to join a place where the network already is"),
      Rule("message-long", .warning, "more words than a presenter has time to say"),
      Rule("no-coordinates", .note, "places left off the map because their coordinates are unknown"),
    ])

  static let pages = RuleChapter(
    title: "The finished slide",
    rules: [
      Rule("text-cut", .warning, "text too long for its place"),
      Rule("footer-cut", .warning, "an event footer too long for its place"),
      Rule("part-dropped", .warning, "a part left out for lack of room"),
      Rule("off-page", .warning, "a part beyond the page's edge"),
      Rule("missing-glyph", .warning, "a character that no font has"),
      Rule("system-font", .warning, "text in a font that another machine may not have"),
      Rule("contrast", .warning, "colours in which text is hard to read"),
      Rule("qr", .warning, "a QR code that cannot be made, or leads elsewhere"),
      Rule("link", .warning, "an address that nothing can open"),
      Rule("logo-small", .warning, "a logo with too few pixels for a stage"),
      Rule(
        "logo-parts", .warning, "a logo of which a part is not drawn, or drawn otherwise than in a browser"),
      Rule("logo-margin", .warning, "a logo with an empty margin that makes it small"),
      Rule("logo-shape", .warning, "a logo so wide or tall that it becomes tiny"),
      Rule("own-slide-ratio", .warning, "a hand-made page of another shape than the deck's"),
    ])

  static let templates = RuleChapter(
    title: "Templates",
    rules: [
      Rule("version", .error, "a template for another version of the program"),
      Rule("extends", .error, "a template that extends one that does not exist"),
      Rule("variant", .error, "a ratio or language that a template does not support"),
      Rule("unknown-block", .error, "an unknown block"),
      Rule("unknown-name", .error, "an unknown block or part of the slide"),
      Rule("unknown-style", .error, "an unknown text style"),
      Rule("unknown-color", .error, "an unknown colour"),
      Rule("unknown-placeholder", .error, "an unknown placeholder"),
      Rule("unused-name", .warning, "an unused colour or style"),
      Rule("font", .warning, "a missing font"),
      Rule("floor", .warning, "text too small to read from the back row"),
    ])
}
