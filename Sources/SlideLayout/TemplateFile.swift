package import Diagnostics
internal import LocatedYAML
internal import Scene

/// Reads template files.
package enum TemplateFile {
  /// The most bytes a template file may have.
  package static let limit = 1_000_000

  /// The template in a file's bytes, with all that is wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: the content of a `template.yaml` that stands on no other.
  ///   - file: the name for messages.
  /// - Returns: nil where anything is wrong that is more than a warning.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<Template?> {
    decode([TemplateSource(bytes, file: file)])
  }

  /// The template of several files, each of which says what those behind it leave open.
  ///
  /// - Parameters:
  ///   - sources: the nearest first; the last one stands on no other.
  ///   - readsPagesLater: whether pages are read when they are needed, for templates that are known to be right.
  /// - Returns: nil where anything is wrong that is more than a warning. Problems come file by file.
  package static func decode(
    _ sources: [TemplateSource], readsPagesLater: Bool = false
  ) -> Diagnosed<Template?> {
    let isReadable = sources.allSatisfy(\.isReadable) && !sources.isEmpty
    let template = isReadable ? Template(TemplateLayers(sources)) : nil
    if !readsPagesLater { template?.pages.readAll() }
    let diagnostics = sources.flatMap(\.diagnostics)
    return Diagnosed(diagnostics.hasErrors ? nil : template, diagnostics)
  }
}

extension Template {
  /// - Parameters:
  ///   - layers: what is written.
  ///   - recorded: is told where styles are used.
  init(_ layers: TemplateLayers, uses recorded: StyleUses = StyleUses()) {
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
      "page", keys: ["width", "height", "background", "cap-height"], "the page's size and colour")
    pageSize = Size(
      width: page?.required("width", "points")?.length(72...5000) ?? 960,
      height: page?.required("height", "points")?.length(72...5000) ?? 540)
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

    pages = TemplatePages(layers, values: decoder, styles: styles, background: background, uses: recorded)
    hasMap = layers.sources.contains { $0.reader?.mentions("map:") ?? false }
    atlas = nil
  }

  /// The colours that every template has to have.
  private static let requiredColors =
    ["background", "ink", "grey"] + ["accent", "bright"].flatMap { name in subjects.map { "\(name)-\($0)" } }

  /// The colours that are used by their names.
  static let colorsWithMeaning =
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

extension YAMLValue {
  /// A length in points.
  func length(_ range: ClosedRange<Double> = 0...5000) -> Length? {
    number(in: range, "a length in points").map { Length($0.value) }
  }
}

/// Reads the values templates are made of.
struct TemplateDecoder {
  /// The names of colours that anything refers to. Belongs to one task.
  final class Used {
    var colors: Set<String> = []
  }

  let colorNames: [String]
  let used = Used()

  /// `ink`, or `accent 6%`.
  func color(_ value: YAMLValue) -> ColorReference? {
    guard let text = value.text("the name of a colour") else { return nil }
    let parts = text.value.split(separator: " ")
    let name = parts.first.map(String.init) ?? ""
    guard colorNames.contains(name) else {
      value.report(
        .error, rule: "unknown-color", "there is no colour '\(name)'",
        hint: NearestWord.hint(among: colorNames.sorted(), to: name, listing: "the colours are")
      )
      return nil
    }
    used.colors.insert(name)
    guard parts.count > 1 else { return ColorReference(name: name) }
    guard parts.count == 2, parts[1].last == "%", let share = Double(parts[1].dropLast()),
      (0...100).contains(share)
    else {
      value.report(.error, rule: "value", "'\(text.value)' is not a colour", hint: "write '\(name) 6%'")
      return nil
    }
    return ColorReference(name: name, share: share / 100)
  }

  /// A text style.
  ///
  /// - Parameters:
  ///   - value: what is written.
  ///   - base: the style of the template below, which stands for what is not. With another size its leading
  ///     grows alike.
  /// - Returns: nil where it has no size.
  func style(_ value: YAMLValue, over base: StyleDefinition?) -> StyleDefinition? {
    guard
      let fields = value.mapping(
        keys: ["family", "weight", "size", "minimum", "leading", "color", "tracking", "features"],
        "a text style")
    else { return base }
    let written = base == nil ? fields.required("size", "points") : fields["size"]
    guard let size = written?.length(4...400) ?? base?.size else { return nil }
    let minimum = fields["minimum"]?.length(4...400)
    if let minimum, minimum > size {
      fields["minimum"]?.report(.error, rule: "value", "the minimum is larger than the size")
    }
    let doesShrink = base.map { $0.minimumSize < $0.size } ?? false
    return StyleDefinition(
      family: fields["family"]?.text()?.value ?? base?.family ?? "Inter",
      weight: fields["weight"]?.integer(in: 100...900)?.value ?? base?.weight ?? 400, size: size,
      minimumSize: minimum ?? (doesShrink ? min(size, base?.minimumSize ?? size) : size),
      leading: fields["leading"]?.length(4...800)
        ?? base.map { $0.leading * size.ratio(to: $0.size) } ?? size * 1.25,
      color: fields["color"].flatMap(color) ?? base?.color ?? ColorReference(name: "ink"),
      tracking: fields["tracking"]?.number(in: -0.2...1, "a share of the size")?.value ?? base?.tracking ?? 0,
      features: fields["features"].map(features) ?? base?.features ?? [])
  }

  private func features(_ value: YAMLValue) -> [String] {
    value.items(allowingOne: true).compactMap { feature in
      guard let tag = feature.text("an OpenType feature") else { return nil }
      guard tag.value.utf8.count == 4 else {
        feature.report(
          .error, rule: "value", "'\(tag.value)' is not a feature", hint: "features have four letters")
        return nil
      }
      return tag.value
    }
  }

  func labels(_ layers: TemplateLayers) -> Labels {
    var labels = Labels(labels: [:], months: Array(repeating: "", count: 12))
    labels.language = layers["language"]?.text("the tag of a language")?.value ?? labels.language
    labels.isRightToLeft =
      layers["direction"]?.word(["left-to-right": false, "right-to-left": true], "a direction")?.value
      ?? false
    if let words = layers.group("labels", keys: Labels.names, "the words by their names") {
      for name in Labels.names {
        guard words.contains(name) else {
          words.report(.error, rule: "missing-key", "the label '\(name)' is missing")
          continue
        }
        guard let value = words[name] else { continue }
        if value.isMapping {
          let categories = PluralCategory.allCases
          guard let forms = value.mapping(keys: categories.map(\.rawValue), "'one' and 'other'"),
            let other = forms.required("other", "the form for most numbers").flatMap({ form($0, of: name) })
          else { continue }
          var label = Labels.Label(other: other)
          for category in categories where category != .other {
            label.forms[category] = forms[category.rawValue].flatMap { form($0, of: name) }
          }
          labels.labels[name] = label
        } else if let text = form(value, of: name) {
          labels.labels[name] = Labels.Label(other: text)
        }
      }
    }
    if let months = layers.required("months", "the twelve months") {
      let names = months.items("the twelve months").compactMap { $0.text()?.value }
      if names.count == 12 {
        labels.months = names
      } else {
        months.report(.error, rule: "value", "there are \(names.count) months, not 12")
      }
    }
    return labels
  }

  /// A label's text, whose placeholders are those the label is given.
  private func form(_ value: YAMLValue, of name: String) -> String? {
    guard let text = value.text()?.value else { return nil }
    let known = Labels.placeholders[name] ?? []
    Placeholders.reportUnclosed(in: text, value)
    for placeholder in Placeholders.names(in: text) where !known.contains(placeholder) {
      value.report(
        .error, rule: "unknown-placeholder", "the label '\(name)' has nothing named '{\(placeholder)}'",
        hint: NearestWord.hint(
          among: known.map { "{\($0)}" }, to: placeholder,
          then: (known.isEmpty
            ? "it takes no placeholders" : "it takes \(known.map { "{\($0)}" }.joined(separator: ", "))")))
    }
    return text
  }
}
