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
  ///   - bytes: the content of a `template.yaml`.
  ///   - file: the name for messages.
  /// - Returns: nil where anything is wrong that is more than a warning.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<Template?> {
    let reading = YAMLReader.reading(bytes, file: file)
    guard let reader = reading.value else { return Diagnosed(nil, reading.diagnostics) }
    let template = reader.root("a template").flatMap(Template.init(yaml:))
    return Diagnosed(reader.diagnostics.hasErrors ? nil : template, reader.diagnostics.inOrder)
  }
}

extension Template {
  init?(yaml root: YAMLValue) {
    guard
      let fields = root.mapping(
        keys: ["template", "version", "page", "colors", "styles", "labels", "months", "pages"], "a template")
    else { return nil }
    name = fields.required("template", "the template's name")?.text()?.value ?? ""
    if let version = fields["version"]?.integer(in: 1...99), version.value != 1 {
      fields["version"]?.report(
        .error, rule: "version", "this program reads templates of version 1, not \(version.value)",
        hint: "use a newer program")
    }
    let page = fields.required("page", "its size")?.mapping(
      keys: ["width", "height", "background", "cap-height"], "the page's size and colour")
    pageSize = Size(
      width: page?.required("width", "points")?.length(72...5000) ?? 960,
      height: page?.required("height", "points")?.length(72...5000) ?? 540)
    capHeight = page?["cap-height"]?.number(in: 0.3...1)?.value ?? 0.7

    var colors: [String: Color] = [:]
    if let definitions = fields.required("colors", "named colours")?.mapping(keys: nil, "names and colours") {
      for key in definitions.keys {
        guard let value = definitions[key], let text = value.text("a colour") else { continue }
        if Palette.dynamicNames.contains(key) {
          value.report(.error, rule: "value", "'\(key)' is a colour of the slide, not of the template")
        } else if let color = Color(hex: text.value) {
          colors[key] = color
        } else {
          value.report(
            .error, rule: "value", "'\(text.value)' is not a colour", hint: "write it as \"#0b6e4f\"")
        }
      }
      let subjectColors = ["accent", "bright"].flatMap { name in Self.subjects.map { "\(name)-\($0)" } }
      for name in ["background", "ink", "grey"] + subjectColors where !definitions.contains(name) {
        definitions.report(.error, rule: "missing-key", "the colour '\(name)' is missing")
      }
    }
    palette = Palette(colors: colors)
    let decoder = TemplateDecoder(colorNames: Array(colors.keys) + Palette.dynamicNames)
    background = page?["background"].flatMap(decoder.color) ?? ColorReference(name: "background")

    var styles: [String: StyleDefinition] = [:]
    if let definitions = fields.required("styles", "named text styles")?.mapping(
      keys: nil, "names and styles")
    {
      for key in definitions.keys { styles[key] = definitions[key].flatMap(decoder.style) }
    }
    self.styles = styles
    labels = decoder.labels(fields)

    let blocks = BlockDecoder(values: decoder, styles: styles)
    var pages: [PageKind: any Block] = [:]
    if let definitions = fields.required("pages", "a tree of blocks for each kind of page")?.mapping(
      keys: PageKind.allCases.map(\.rawValue), "kinds of pages")
    {
      for kind in PageKind.allCases {
        pages[kind] = definitions.required(kind.rawValue, "the page of that kind").flatMap(blocks.block)
      }
    }
    self.pages = pages
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
  let colorNames: [String]

  /// `ink`, or `accent 6%`.
  func color(_ value: YAMLValue) -> ColorReference? {
    guard let text = value.text("the name of a colour") else { return nil }
    let parts = text.value.split(separator: " ")
    let name = parts.first.map(String.init) ?? ""
    guard colorNames.contains(name) else {
      let nearest = NearestWord.among(colorNames, to: name).map { "did you mean '\($0)'? " } ?? ""
      value.report(
        .error, rule: "unknown-color", "there is no colour '\(name)'",
        hint: nearest + "the colours are \(colorNames.sorted().joined(separator: ", "))")
      return nil
    }
    guard parts.count > 1 else { return ColorReference(name: name) }
    guard parts.count == 2, parts[1].last == "%", let share = Double(parts[1].dropLast()),
      (0...100).contains(share)
    else {
      value.report(.error, rule: "value", "'\(text.value)' is not a colour", hint: "write '\(name) 6%'")
      return nil
    }
    return ColorReference(name: name, share: share / 100)
  }

  func style(_ value: YAMLValue) -> StyleDefinition? {
    guard
      let fields = value.mapping(
        keys: ["family", "weight", "size", "minimum", "leading", "color", "tracking", "features"],
        "a text style")
    else { return nil }
    guard let size = fields.required("size", "points")?.length(4...400) else { return nil }
    let minimum = fields["minimum"]?.length(4...400) ?? size
    if minimum > size {
      fields["minimum"]?.report(.error, rule: "value", "the minimum is larger than the size")
    }
    return StyleDefinition(
      family: fields["family"]?.text()?.value ?? "Inter",
      weight: fields["weight"]?.integer(in: 100...900)?.value ?? 400, size: size, minimumSize: minimum,
      leading: fields["leading"]?.length(4...800) ?? size * 1.25,
      color: fields["color"].flatMap(color) ?? ColorReference(name: "ink"),
      tracking: fields["tracking"]?.number(in: -0.2...1, "a share of the size")?.value ?? 0,
      features: fields["features"]?.items(allowingOne: true).compactMap { feature in
        guard let tag = feature.text("an OpenType feature") else { return nil }
        guard tag.value.utf8.count == 4 else {
          feature.report(
            .error, rule: "value", "'\(tag.value)' is not a feature", hint: "features have four letters")
          return nil
        }
        return tag.value
      } ?? [])
  }

  func labels(_ fields: YAMLMapping) -> Labels {
    var labels = Labels(labels: [:], months: Array(repeating: "", count: 12))
    if let words = fields.required("labels", "the words")?.mapping(keys: Labels.names, "names and words") {
      for name in Labels.names {
        guard words.contains(name) else {
          words.report(.error, rule: "missing-key", "the label '\(name)' is missing")
          continue
        }
        guard let value = words[name] else { continue }
        if value.isMapping {
          guard let forms = value.mapping(keys: ["one", "other"], "'one' and 'other'"),
            let other = forms.required("other", "the form for most numbers").flatMap({ form($0, of: name) })
          else { continue }
          labels.labels[name] = Labels.Label(one: forms["one"].flatMap { form($0, of: name) }, other: other)
        } else if let text = form(value, of: name) {
          labels.labels[name] = Labels.Label(one: nil, other: text)
        }
      }
    }
    if let months = fields.required("months", "the twelve months") {
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
    for placeholder in Placeholders.names(in: text) where !known.contains(placeholder) {
      let nearest = NearestWord.among(known, to: placeholder).map { "did you mean '{\($0)}'? " } ?? ""
      value.report(
        .error, rule: "unknown-placeholder", "the label '\(name)' has nothing named '{\(placeholder)}'",
        hint: nearest
          + (known.isEmpty
            ? "it takes no placeholders" : "it takes \(known.map { "{\($0)}" }.joined(separator: ", "))"))
    }
    return text
  }
}
