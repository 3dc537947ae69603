package import Diagnostics
internal import LocatedYAML
internal import Scene

extension TemplateFile {
  /// All that is wrong with a template, and all that makes its pages hard to read.
  ///
  /// - Parameters:
  ///   - sources: the nearest first; the last one stands on no other.
  ///   - families: the families of fonts there are.
  /// - Returns: errors, and warnings about contrast, sizes and fonts. Problems come file by file.
  package static func check(_ sources: [TemplateSource], families: [String]) -> [Diagnostic] {
    let uses = StyleUses()
    let isReadable = sources.allSatisfy(\.isReadable) && !sources.isEmpty
    if isReadable {
      let layers = TemplateLayers(sources)
      let template = Template(layers, uses: uses)
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

  func report(families: [String]) {
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
        let nearest = NearestWord.among(families, to: style.family).map { "did you mean '\($0)'? " } ?? ""
        value(["family"])?.report(
          .warning, rule: "font", "there is no font of the family '\(style.family)'; Inter stands in for it",
          hint: nearest + "the families are \(families.joined(separator: ", "))")
      }
      reportContrast(name, style, value(["color"]))
    }
  }

  /// Reports a style's text that is too faint, once for each ground it stands on.
  private func reportContrast(_ name: String, _ style: StyleDefinition, _ place: YAMLValue?) {
    var told: Set<String> = []
    for (use, written) in uses.found where use.style == name {
      let contrast = template.contrast(of: use)
      guard contrast < use.leastContrast, told.insert("\(use.color) \(use.ground)").inserted else { continue }
      let tenths = Int((contrast * 10).rounded(.down))
      let least = use.leastContrast == 3 ? "3" : "4.5"
      let color = use.color == style.color ? place : written
      (color ?? written).report(
        .warning, rule: "contrast",
        "text of the style '\(name)' is hard to read on '\(use.ground.name)': contrast \(tenths / 10).\(tenths % 10) to 1",
        hint: "take colours with a contrast of \(least) to 1 or more")
    }
  }
}

extension Length {
  /// The number of points, without decimals where there are none.
  fileprivate var plain: String { points == points.rounded() ? "\(Int(points))" : "\(points)" }
}
