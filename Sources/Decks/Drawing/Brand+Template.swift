internal import CairoDrawing
internal import Diagnostics
internal import Files
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Slides
internal import Templates

extension Event.Brand {
  /// A template in the event's colours and fonts, and with its picture behind the pages.
  ///
  /// - Parameters:
  ///   - template: any template.
  ///   - folder: the event file's folder, from which paths start.
  ///   - folders: where the program's fonts are.
  /// - Returns: the template, with what cannot be used, and what cannot be read in it.
  func applied(to template: Template, in folder: String, _ folders: DataFolders) -> Diagnosed<Template> {
    var branded = template
    var problems: [Diagnostic] = []
    if let color = background.flatMap({ Color(hex: $0.value) }) { branded = branded.with(background: color) }
    var own = accents
    own["deck"] = own["deck"] ?? accent
    branded = branded.with(accents: own.compactMapValues { Color(hex: $0.value) })
    branded = withBackdrop(branded, folder, &problems)
    branded = withFonts(branded, folder, folders, &problems)
    problems += accentProblems(own, branded) + groundProblems(template, branded)
    return Diagnosed(branded, problems)
  }

  private func withBackdrop(_ template: Template, _ folder: String, _ problems: inout [Diagnostic])
    -> Template
  {
    guard let written = backgroundImage,
      let image = DeckSources.image(written, "background image", rule: "background", in: folder, &problems)
    else { return template }
    var template = template
    template.backdrop = Backdrop(image: image, wash: wash)
    return template
  }

  private func withFonts(
    _ template: Template, _ folder: String, _ folders: DataFolders, _ problems: inout [Diagnostic]
  ) -> Template {
    var template = template
    for (written, family) in [(textFont, "Inter"), (titleFont, "Inter Display")] {
      guard let written else { continue }
      let path = Paths.resolve(written.value, in: folder)
      do {
        // Read before fontconfig does, which does not report a missing file.
        _ = try InputFile.read(path, limit: 64_000_000)
        let settings = FontSettings(bundledFolder: folders.fonts, additionalFiles: [path])
        guard let found = try settings.family(of: path) else {
          problems.append(
            written.diagnostic(
              .warning, rule: "font", "\(written.value) holds no font, and \(family) stays",
              hint: "give an OpenType or TrueType file: .otf, .ttf"))
          continue
        }
        template.fontFiles.append(path)
        template.families[family] = found
      } catch {
        problems.append(
          written.diagnostic(
            .warning, rule: "font", "the font is left out: \(error)",
            hint: "the path starts from the event file's folder"))
      }
    }
    return template
  }

  /// Accents in which text cannot be read on the ground.
  private func accentProblems(_ own: [String: Located<String>], _ template: Template) -> [Diagnostic] {
    own.sorted { $0.key < $1.key }.compactMap { subject, written in
      guard let color = Color(hex: written.value) else { return nil }
      let contrast = color.contrast(against: template.ground)
      guard contrast < Palette.leastContrast else { return nil }
      return written.diagnostic(
        .warning, rule: "contrast",
        "the accent \(written.value) of '\(subject)' has a contrast of \(Self.tenths(contrast)) to 1 on \(template.ground.hex); text in it gets another colour",
        hint: "a colour with a contrast of 4.5 to 1 or more stays as it is")
    }
  }

  /// What could be read in a template's own colours, and cannot on the event's ground.
  private func groundProblems(_ template: Template, _ branded: Template) -> [Diagnostic] {
    guard let written = background ?? backgroundImage else { return [] }
    // Behind the wash may be anything from black to white.
    let grounds: [Color] =
      branded.backdrop.map { backdrop in
        [Color.black, .white].map { branded.ground.tinted(share: backdrop.wash, over: $0) }
      } ?? [branded.ground]
    let known = Set(template.unreadable().map(\.use))
    let found = grounds.flatMap { ground in
      branded.with(background: ground).unreadable().filter { !known.contains($0.use) }
    }
    guard let worst = found.min(by: { ($0.contrast, $0.use.style) < ($1.contrast, $1.use.style) }) else {
      return []
    }
    let others = Set(found.map(\.use.style)).count - 1
    let rest = others == 0 ? "is" : others == 1 ? "and one more are" : "and \(others) more are"
    return [
      written.diagnostic(
        .warning, rule: "contrast",
        "on \(written.value) text of the style '\(worst.use.style)' \(rest) hard to read: contrast \(Self.tenths(worst.contrast)) to 1",
        hint: branded.backdrop == nil
          ? "use a colour with a contrast of 4.5 to 1 or more"
          : "cover more of it, as in 'wash: 95%'")
    ]
  }

  /// A contrast with one decimal, rounded down.
  private static func tenths(_ contrast: Double) -> String {
    let tenths = Int(contrast * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
