package import Diagnostics
internal import LocatedYAML
internal import Scene

extension Template {
  /// The most bytes a template file may have.
  package static let limit = 1_000_000

  /// The template of several files, each of which overrides those after it.
  ///
  /// - Parameters:
  ///   - sources: the nearest first; the last one extends no other.
  ///   - readsPagesLater: whether pages are read when they are needed, for templates known to be right.
  ///   - pages: makes its pages.
  /// - Returns: nil where there are errors. Problems come file by file.
  package static func decode(
    _ sources: [TemplateSource], readsPagesLater: Bool = false, pages: PageSource.Reader
  ) -> Diagnosed<Template?> {
    let isReadable = sources.allSatisfy(\.isReadable) && !sources.isEmpty
    let template = isReadable ? Template(TemplateLayers(sources), pages: pages) : nil
    if !readsPagesLater { template?.pages.readAll() }
    let diagnostics = sources.flatMap(\.diagnostics)
    return Diagnosed(diagnostics.hasErrors ? nil : template, diagnostics)
  }

  /// - Parameters:
  ///   - layers: what is written.
  ///   - uses: collects the uses of styles.
  ///   - reader: makes its pages.
  init(_ layers: TemplateLayers, uses: StyleUses = StyleUses(), pages reader: PageSource.Reader) {
    name = layers.required("template", "the template's name")?.text()?.value ?? ""
    for source in layers.sources {
      guard let written = source.fields?["version"], let version = written.integer(in: 1...99) else {
        continue
      }
      guard version.value != 1 else { continue }
      written.report(
        .error, rule: "version", "this program reads templates of version 1, not \(version.value)",
        hint: "use a newer program")
    }
    let page = layers.group(
      "page", keys: ["width", "height", "background", "cap-height", "picture-width"],
      "the page's size and colour")
    pageSize = Size(
      width: page?.required("width", "points")?.length(72...5000) ?? 960,
      height: page?.required("height", "points")?.length(72...5000) ?? 540)
    pictureWidth = page?["picture-width"]?.integer(in: 16...16384, "pixels")?.value
    capHeight = page?["cap-height"]?.number(in: 0.3...1)?.value ?? 0.7

    let colors = Self.colors(layers)
    palette = Palette(colors: colors)
    let decoder = TemplateDecoder(colorNames: Array(colors.keys) + Palette.dynamicNames)
    background = page?["background"].flatMap(decoder.color) ?? ColorReference(name: "background")

    var styles: [String: StyleDefinition] = [:]
    if layers.required("styles", "named text styles") != nil {
      let groups = layers.groups("styles", keys: nil, "names and styles")
      for key in Set(groups.flatMap(\.keys)) {
        // A style says what it changes of the style below it.
        let style = groups.reversed().reduce(nil) { base, group in
          group[key].map { decoder.style($0, over: base) } ?? base
        }
        // What uses a style that cannot be read is not wrong, too.
        styles[key] = style ?? .unreadable
      }
    }
    self.styles = styles
    labels = decoder.labels(layers)

    pages = reader(
      PageSource(layers: layers, values: decoder, styles: styles, background: background, uses: uses))
    hasMap = layers.sources.contains { $0.reader?.mentions("map:") ?? false }
    atlas = nil
  }

  /// The colours that every template has to have.
  private static let requiredColors =
    ["background", "ink", "grey"]
    + ["accent", "bright"].flatMap { name in PageKind.subjects.map { "\(name)-\($0)" } }

  /// The colours that are used by their names.
  package static let colorsWithMeaning =
    requiredColors + ["open", "selective", "restrictive", "no"].map { "policy-\($0)" }

  private static func colors(_ layers: TemplateLayers) -> [String: Color] {
    var colors: [String: Color] = [:]
    guard let definitions = layers.group("colors", keys: nil, "names and colours") else { return colors }
    for key in definitions.keys {
      if let written = definitions.written(key), written.isCommentedOut {
        written.report(
          .error, rule: "value", "the colour is missing: what follows a '#' is a comment",
          hint: "put it in quotes, as in  \(key): \"#0b6e4f\"")
        // What uses the colour is not wrong, too.
        colors[key] = .black
        continue
      }
      guard let value = definitions[key], let text = value.text("a colour") else {
        colors[key] = .black
        continue
      }
      if Palette.dynamicNames.contains(key) {
        value.report(.error, rule: "value", "'\(key)' is a colour of the slide, not of the template")
      } else if let color = Color(hex: text.value) {
        colors[key] = color
      } else {
        value.report(
          .error, rule: "value", "'\(text.value)' is not a colour", hint: "write it as \"#0b6e4f\"")
        colors[key] = .black
      }
    }
    for name in Self.requiredColors where !definitions.contains(name) {
      definitions.report(.error, rule: "missing-key", "the colour '\(name)' is missing")
    }
    return colors
  }
}
