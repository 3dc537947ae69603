package import Diagnostics
internal import LocatedYAML
internal import Scene

extension Template {
  /// The errors in a template, and warnings about contrast, sizes and fonts that make its pages hard to read.
  ///
  /// - Parameters:
  ///   - sources: the nearest first; the last one extends no other.
  ///   - families: the font families available.
  ///   - pages: makes its pages.
  /// - Returns: the problems, file by file.
  package static func check(
    _ sources: [TemplateSource], families: [String], pages: PageSource.Reader
  ) -> [Diagnostic] {
    if sources.allSatisfy(\.isReadable), !sources.isEmpty {
      let (uses, layers) = (StyleUses(), TemplateLayers(sources))
      let template = Template(layers, uses: uses, pages: pages)
      template.pages.readAll()
      if !sources.flatMap(\.diagnostics).hasErrors {
        TemplateCheck(template: template, layers: layers, uses: uses).report(families: families)
      }
    }
    return sources.flatMap(\.diagnostics)
  }
}

/// Looks for what makes pages hard to read.
struct TemplateCheck {
  /// The least size of text, in points.
  static let floor: Length = 11

  let template: Template
  let layers: TemplateLayers
  let uses: StyleUses

  /// Text that is too faint.
  private struct Faint {
    var use: StyleUse
    /// Where the style or the use of it is written.
    var place: YAMLValue
    var contrast: Double

    var ground: String { "'\(use.ground.name)': contrast \(tenths / 10).\(tenths % 10) to 1" }
    private var tenths: Int { Int((contrast * 10).rounded(.down)) }

    var hint: String {
      "take colours with a contrast of \(use.leastContrast == 3 ? "3" : "4.5") to 1 or more"
    }
  }

  func report(families: [String]) {
    var faint: [Faint] = []
    let styles = layers.groups("styles", keys: nil, "names and styles")
    for name in template.styles.keys.sorted() {
      guard let style = template.styles[name] else { continue }
      let written = styles.compactMap { $0[name] }
      func value(_ keys: [String]) -> YAMLValue? {
        let found = written.lazy.compactMap { style in
          let fields = style.mapping(keys: nil, "a text style")
          return keys.lazy.compactMap { fields?[$0] }.first
        }
        return found.first ?? written.first
      }
      if style.minimumSize < Self.floor {
        value(["minimum", "size"])?.report(
          .warning, rule: "floor",
          "text of the style '\(name)' may be as small as \(style.minimumSize.plain) pt",
          hint: "write a 'minimum' of \(Self.floor.plain) or more")
      }
      if !families.contains(style.family) {
        value(["family"])?.report(
          .warning, rule: "font", "there is no font of the family '\(style.family)'; Inter is used instead",
          hint: NearestWord.hint(among: families, to: style.family, listing: "the families are"))
      }
      faint += self.faint(name, style, value(["color"]))
    }
    report(faint)
  }

  /// A style's text that is too faint, once for each background.
  private func faint(_ name: String, _ style: StyleDefinition, _ place: YAMLValue?) -> [Faint] {
    var told: Set<String> = []
    return uses.found.filter { $0.use.style == name }.compactMap { use, written in
      let contrast = template.contrast(of: use)
      guard contrast < use.leastContrast, told.insert("\(use.color) \(use.ground)").inserted else {
        return nil
      }
      let color = use.color == style.color ? place ?? written : written
      // A block of a nearer template that uses a style of one below it.
      return Faint(use: use, place: layer(written) < layer(color) ? written : color, contrast: contrast)
    }
  }

  /// Reports text that is too faint: where it is written, or once for all of it at a colour that a nearer template gave.
  private func report(_ faint: [Faint]) {
    let colors = layers.groups("colors", keys: nil, "names and colours")
    var byColor: [(name: String, written: YAMLValue, faint: [Faint])] = []
    for text in faint {
      let names = colorNames(text.use)
      let nearest = names.compactMap { name in
        colors.lazy.compactMap { $0[name] }.first.map { (name: name, written: $0) }
      }.min { layer($0.written) < layer($1.written) }
      guard let nearest, layer(nearest.written) < layer(text.place) else {
        text.place.report(
          .warning, rule: "contrast",
          "text of the style '\(text.use.style)' is hard to read on \(text.ground)",
          hint: text.hint)
        continue
      }
      if let index = byColor.firstIndex(where: { $0.name == nearest.name }) {
        byColor[index].faint.append(text)
      } else {
        byColor.append((nearest.name, nearest.written, [text]))
      }
    }
    for (name, written, faint) in byColor {
      guard let worst = faint.min(by: { $0.contrast < $1.contrast }) else { continue }
      let styles = Set(faint.map(\.use.style)).count
      let what =
        styles == 1
        ? "text of the style '\(worst.use.style)' is hard to read"
        : "text of \(styles) styles is hard to read, as of '\(worst.use.style)'"
      written.report(
        .warning, rule: "contrast", "with this '\(name)' \(what) on \(worst.ground)", hint: worst.hint)
    }
  }

  /// The colours that decide how a text can be read, the text's own first.
  private func colorNames(_ use: StyleUse) -> [String] {
    let names = [use.color, use.ground].flatMap { reference -> [String] in
      switch reference.name {
      case "accent", "accent-text": ["accent-\(use.page.subject)"]
      case "policy": ["open", "selective", "restrictive", "no"].map { "policy-\($0)" }
      default: [reference.name]
      }
    }
    // What is thinned is mixed with the ground.
    return use.color.share < 1 || use.ground.share < 1 ? names + ["background"] : names
  }

  /// How far from the nearest template something is written.
  private func layer(_ value: YAMLValue) -> Int {
    layers.sources.firstIndex { $0.holds(value) } ?? layers.sources.count
  }
}

extension Length {
  /// The number of points, without decimals where there are none.
  fileprivate var plain: String { points == points.rounded() ? "\(Int(points))" : "\(points)" }
}
