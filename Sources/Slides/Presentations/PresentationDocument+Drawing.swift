internal import CairoDrawing
internal import Files
package import OfficeFiles
package import PresentationML
package import Scene
package import Templates

extension PresentationDocument {
  /// A presentation in a template's size, colours and fonts, whose pictures Cairo draws.
  ///
  /// - Parameters:
  ///   - size: of its slides.
  ///   - template: how pages look; nil for black on white.
  ///   - information: what it says about itself.
  /// - Throws: `FileFault` where libzip is missing.
  package convenience init(
    size: Size, template: Template?, _ information: DocumentInformation
  ) throws(FileFault) {
    var own = Information()
    own.title = information.title
    own.author = information.author
    own.subject = information.subject
    own.creator = Program.name
    own.created = information.created
    own.language = information.language
    let fonts = FontMeasure()
    let resources = DrawingResources()
    try self.init(
      size: size, theme: template.map(PresentationTheme.init) ?? .plain, own,
      fonts: FontSource(description: fonts.description, width: fonts.width),
      pictures: PictureDrawing(
        pixels: { page, width in try TransparentPNG.bytes(page, width: width, sharing: resources) },
        vectors: { page in
          let sink = MemorySink()
          try SVGWriter.write(page, to: sink)
          return sink.bytes
        }))
  }
}

extension PresentationTheme {
  /// Black on white.
  fileprivate static let plain = PresentationTheme(
    name: "Personals", colors: [:], isDark: false, titleFamily: "Inter Display", textFamily: "Inter")

  /// The colours and families of a template.
  package init(_ template: Template) {
    let palette = template.palette
    var colors: [Slot: Color] = [:]
    let ink = palette.colors["ink"] ?? .black
    let (soft, rule) = (palette.colors["grey"] ?? ink, palette.colors["rule"] ?? template.ground)
    let isDark = template.isDark
    colors[.dark1] = isDark ? template.ground : ink
    colors[.light1] = isDark ? ink : template.ground
    colors[.dark2] = isDark ? rule : soft
    colors[.light2] = isDark ? soft : rule
    let accents = [
      "accent-network", "accent-exchange", "accent-facility", "accent-other", "policy-selective",
      "policy-restrictive",
    ]
    let slots: [Slot] = [.accent1, .accent2, .accent3, .accent4, .accent5, .accent6]
    for (slot, name) in zip(slots, accents) { colors[slot] = palette.colors[name] ?? ink }
    colors[.link] = palette.readable(colors[.accent1] ?? ink)
    colors[.followedLink] = palette.colors["accent-deck"] ?? ink
    func family(_ names: [String], _ usual: String) -> String {
      let family = names.lazy.compactMap { template.styles[$0]?.family }.first ?? usual
      return template.families[family] ?? family
    }
    self.init(
      name: "Personals \(template.name)", colors: colors, isDark: isDark,
      titleFamily: family(["title", "name"], "Inter Display"), textFamily: family(["label", "fact"], "Inter"))
  }
}
