internal import Scene
internal import Submissions
internal import Templates

/// The names in a city, or the cities of an exchange, as far as there is room.
struct PresenceNames {
  let setter: TextSetter
  let list: String
  let nameStyle: StyleDefinition
  let moreStyle: StyleDefinition
  /// Between the first city of an exchange and how many more there are.
  let cellGap: Length
  /// The least room in which a name is begun at all.
  let minimumName: Length
  /// Whether what is left out is counted without a word: "+2".
  var isShort = false
  /// Whether a name that has no room is begun, and ends in an ellipsis.
  var beginsNames = true
  /// Whether it is set on two lines first.
  var wrapsNames = false

  init(_ block: PresenceBlock, _ setter: TextSetter) {
    self.setter = setter
    list = block.list.rawValue
    (nameStyle, moreStyle) = (block.nameStyle, block.moreStyle)
    (cellGap, minimumName) = (block.cellGap, block.minimumName)
  }

  /// The first of the cities that an exchange is in, and how many more there are.
  func cities(_ row: Presence.Row, _ width: Length) throws(TypesettingError) -> [TextSetter.Lines] {
    let more = try setter.line(
      setter.context.template.labels.text(isShort ? "rest-cities" : "more-cities", count: row.moreCities),
      moreStyle)
    let room = width - more.width - cellGap
    guard room >= minimumName, let first = row.names.first else { return more.width <= width ? [more] : [] }
    let city = try setter.set([TextSetter.Span(text: first, style: nameStyle)], width: room, TextSetter.Fit())
    setter.report(item: city, in: list)
    return [city, more]
  }

  /// As many whole names as fit, then how many more there are.
  func names(_ names: [String], _ width: Length) throws(TypesettingError) -> [TextSetter.Lines] {
    let labels = setter.context.template.labels
    let fit = TextSetter.Fit(direction: setter.context.listDirection)
    func lines(
      _ shown: some Collection<String>, isShort: Bool = isShort
    ) throws(TypesettingError) -> TextSetter.Lines {
      var spans: [TextSetter.Span] = []
      if !shown.isEmpty {
        let text = shown.map(setter.context.apart).joined(separator: labels.text("list-separator"))
        spans.append(TextSetter.Span(text: text, style: nameStyle))
      }
      let rest = names.count - shown.count
      if rest > 0 {
        let more = labels.text(isShort ? "more-short" : "more", count: rest)
        spans.append(
          TextSetter.Span(text: (shown.isEmpty ? "" : "  ") + more, style: moreStyle, isTyped: false))
      }
      return try setter.set(spans, width: nil, fit)
    }
    // A name is at least a few points wide, and more names are never narrower. How many fit is guessed by their
    // letters, tried with one more or fewer, and then halved: each try has to be shaped.
    var (fitting, tooMany) = (0, min(names.count, Int(width.ratio(to: nameStyle.size)) + 1) + 1)
    var best: TextSetter.Lines?
    var count = guess(names, width)
    var tries = 0
    while tooMany - fitting > 1 {
      count = max(fitting + 1, min(count, tooMany - 1))
      let some = try lines(names.prefix(count))
      tries += 1
      if some.width <= width {
        (fitting, best) = (count, some)
      } else {
        tooMany = count
      }
      count = tries < 3 ? (fitting == count ? count + 1 : count - 1) : (fitting + tooMany) / 2
    }
    if var best {
      // If the next name is long, one name alone would represent ten and more: shorter ones replace it.
      var shown = Array(names.prefix(fitting))
      for name in names.dropFirst(2).prefix(8) where fitting == 1 && names.count > 10 && shown.count < 3 {
        let more = try lines(shown + [name])
        if more.width <= width { (shown, best) = (shown + [name], more) }
      }
      setter.report(item: best, in: list)
      return [best]
    }
    // If the largest has too long a name, the others are counted without a word, or a shorter one represents the
    // city; else the name is begun.
    for isShort in isShort ? [true] : [false, true] {
      for name in names.prefix(8) {
        let one = try lines([name], isShort: isShort)
        if one.width <= width {
          setter.report(item: one, in: list)
          return [one]
        }
      }
    }
    guard beginsNames else { return [] }
    let rest = names.count - 1
    let more = rest > 0 ? try setter.line(labels.text("more-short", count: rest), moreStyle) : nil
    let room = width - (more.map { $0.width + cellGap } ?? 0)
    if let name = names.first, room >= minimumName {
      if wrapsNames {
        let both = TextSetter.Fit(lines: 2, direction: setter.context.listDirection)
        let whole = try setter.set([TextSetter.Span(text: name, style: nameStyle)], width: room, both)
        if !whole.shaped.isTruncated, !setter.breaksWords(whole, whole.spans) {
          setter.report(item: whole, in: list)
          return [whole] + [more].compactMap { $0 }
        }
      }
      let begun = try setter.set([TextSetter.Span(text: name, style: nameStyle)], width: room, fit)
      setter.report(item: begun, in: list)
      return [begun] + [more].compactMap { $0 }
    }
    for isShort in [false, true] where !names.isEmpty {
      let only = try lines([], isShort: isShort)
      if only.width <= width { return [only] }
    }
    return []
  }

  /// About how many names fit into `width`, at half an em a letter.
  private func guess(_ names: [String], _ width: Length) -> Int {
    var room = width.ratio(to: nameStyle.size) * 2
    return names.prefix { name in
      room -= Double(name.unicodeScalars.count + 2)
      return room > -2
    }.count
  }
}
