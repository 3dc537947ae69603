internal import Diagnostics
package import LocatedYAML
package import Scene

extension YAMLValue {
  /// A length in points.
  package func length(_ range: ClosedRange<Double> = 0...5000) -> Length? {
    number(in: range, "a length in points").map { Length($0.value) }
  }
}

/// Reads the values templates are made of.
package struct TemplateDecoder {
  /// The names of colours that anything refers to. Belongs to one task.
  package final class Used {
    package fileprivate(set) var colors: Set<String> = []
  }

  let colorNames: [String]
  package let used = Used()

  /// `ink`, or `accent 6%`.
  package func color(_ value: YAMLValue) -> ColorReference? {
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
  ///   - base: the style of the template below, which gives what is not written. With another size its leading
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
    let names = Labels.names + Labels.optionalNames
    if let words = layers.group("labels", keys: names, "the words by their names") {
      for name in names {
        guard words.contains(name) else {
          guard Labels.names.contains(name) else { continue }
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
