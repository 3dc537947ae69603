internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Templates

extension BlockDecoder {
  /// The blocks that know what a personal says.
  func domainBlock(_ kind: String, _ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    switch kind {
    case "rule":
      return RuleBlock(
        options: options, thickness: fields["rule"]?.length() ?? 1,
        color: required("color", fields) ?? ColorReference(name: "ink"))
    case "logo": return logo(fields, options)
    case "qr":
      return QRBlock(
        options: options, side: required(kind, fields) ?? 0,
        quietZone: fields["quiet-zone"]?.integer(in: 0...20)?.value ?? 4,
        dark: required("dark", fields) ?? ColorReference(name: "ink"),
        light: required("light", fields) ?? ColorReference(name: "ink"))
    case "ratio": return ratio(fields, options)
    case "message":
      guard let style = style("style", fields), let labelStyle = self.style("label-style", fields) else {
        return nil
      }
      return MessageBlock(
        options: options, style: style, labelStyle: labelStyle,
        lines: fields["lines"]?.integer(in: 1...20)?.value ?? 2)
    case "presence": return presence(fields, options)
    case "names": return names(fields, options)
    case "map": return map(fields, options)
    case "table", "matrix", "shares": return deckBlock(kind, fields, options)
    default: return planned(fields, options)
    }
  }

  func required(_ key: String, _ fields: YAMLMapping) -> Length? {
    fields.required(key, "points")?.length()
  }

  func required(_ key: String, _ fields: YAMLMapping) -> ColorReference? {
    fields.required(key, "the name of a colour").flatMap(values.color)
  }

  private func logo(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let box = fields["logo"]?.mapping(keys: ["width", "height"], "the logo's box"),
      let width = box.required("width", "points")?.length(),
      let height = box.required("height", "points")?.length()
    else {
      if fields["logo"] == nil { fields.report(.error, rule: "missing-key", "the logo has no box") }
      return nil
    }
    return LogoBlock(
      options: options, size: Size(width: width, height: height), alignment: alignment(fields),
      pointsPerPixel: fields["points-per-pixel"]?.number(in: 0.01...100)?.value ?? 1, ground: ground,
      plate: fields["plate"]?.length() ?? 8)
  }

  private func ratio(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard
      let height = fields["ratio"]?.mapping(keys: ["height"], "the bar")?.required("height", "points")?
        .length(),
      let step: ColorReference = required("step", fields),
      let filled: ColorReference = required("filled", fields),
      let endStyle = style("end-style", fields), let wordStyle = style("word-style", fields)
    else { return nil }
    return RatioBlock(
      options: options, barHeight: height, gap: fields["gap"]?.length() ?? 0,
      radius: fields["radius"]?.length() ?? 0, wordsGap: fields["words-gap"]?.length() ?? 0, step: step,
      filled: filled, endStyle: endStyle, wordStyle: wordStyle)
  }

  private func map(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let land: ColorReference = required("land", fields),
      let dot: ColorReference = required("dot", fields),
      let edge: ColorReference = required("edge", fields), let moreStyle = style("more-style", fields),
      let placeStyle = style("place-style", fields)
    else { return nil }
    // Names stand on land and on water.
    var ashore = self
    ashore.ground = land
    _ = (ashore.style("place-style", fields), ashore.style("more-style", fields))
    return MapBlock(
      options: options, land: land, dot: dot, edge: edge, placeStyle: placeStyle, moreStyle: moreStyle,
      leastRadius: fields["least-radius"]?.length(0.5...100) ?? 3,
      mostRadius: fields["most-radius"]?.length(0.5...100) ?? 9,
      leastWidth: fields["least-width"]?.number(in: 1...360, "degrees")?.value ?? 40,
      radius: fields["radius"]?.length() ?? 0, inset: fields["inset"]?.length() ?? 0)
  }

  private func presence(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard
      let kind = fields["presence"]?.word(
        ["exchanges": PresenceBlock.Kind.exchanges, "facilities": .facilities], "a kind of presence"),
      let labelStyle = style("label-style", fields), let placeStyle = style("place-style", fields),
      let nameStyle = style("name-style", fields), let capacityStyle = style("capacity-style", fields),
      let moreStyle = style("more-style", fields)
    else { return nil }
    return PresenceBlock(
      options: options, kind: kind.value, labelStyle: labelStyle, placeStyle: placeStyle,
      nameStyle: nameStyle, capacityStyle: capacityStyle, moreStyle: moreStyle,
      labelGap: fields["label-gap"]?.length() ?? 0, cellGap: fields["cell-gap"]?.length() ?? 0,
      minimumName: fields["minimum-name"]?.length() ?? 0,
      minimumRows: fields["minimum-rows"]?.integer(in: 0...100)?.value ?? 1)
  }

  private func names(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard
      let kind = fields["names"]?.word(
        [
          "participants": NamesBlock.Kind.participants, "exchanges": .exchanges, "networks": .networks,
          "carriers": .carriers,
        ], "whose names"), let labelStyle = style("label-style", fields),
      let nameStyle = style("name-style", fields), let moreStyle = style("more-style", fields)
    else { return nil }
    return NamesBlock(
      options: options, kind: kind.value, labelStyle: labelStyle, nameStyle: nameStyle, moreStyle: moreStyle,
      labelGap: fields["label-gap"]?.length() ?? 0, cellGap: fields["cell-gap"]?.length() ?? 0,
      minimumRows: fields["minimum-rows"]?.integer(in: 1...100)?.value ?? 1)
  }

  private func planned(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let labelStyle = style("label-style", fields), let placeStyle = style("place-style", fields),
      let whenStyle = style("when-style", fields), let moreStyle = style("more-style", fields)
    else { return nil }
    return PlannedBlock(
      options: options, labelStyle: labelStyle, placeStyle: placeStyle, whenStyle: whenStyle,
      moreStyle: moreStyle, cellGap: fields["cell-gap"]?.length() ?? 0)
  }
}
