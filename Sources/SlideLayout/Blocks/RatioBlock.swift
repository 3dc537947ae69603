internal import Scene
internal import Submissions
internal import Templates

/// Which way the traffic flows: five steps for PeeringDB's classes, a proportional bar for measured shares.
struct RatioBlock: Block {
  var options: BlockOptions
  var barHeight: Length
  var gap: Length
  var radius: Length
  var wordsGap: Length
  var step: ColorReference
  var filled: ColorReference
  var endStyle: StyleDefinition
  var wordStyle: StyleDefinition

  func saysNothing(_ context: LayoutContext) -> Bool { context.content?.ratio == nil }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    switch context.content?.ratio {
    case .classified(let known): return try steps(known, space.width, context)
    case .measured(let shares): return try bar(shares, space.width, context)
    case nil: return nil
    }
  }

  private func steps(
    _ known: TrafficRatio.Class, _ width: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> Fragment {
    let count = TrafficRatio.Class.allCases.count
    let stepWidth = (width - gap * Double(count - 1)) / Double(count)
    var bar: [Element] = []
    for index in 0..<count {
      let rect = Rect(
        x: (stepWidth + gap) * Double(index), y: 0, width: stepWidth, height: barHeight)
      let path = Path.roundedRect(
        rect, left: index == 0 ? radius : 0, right: index == count - 1 ? radius : 0)
      bar.append(.shape(Shape(path, fill: context.palette[index == known.step ? filled : step])))
    }
    let labels = context.template.labels
    let word = labels.text(
      "ratio-" + known.rawValue.lowercased().split(separator: " ").joined(separator: "-"))
    let setter = TextSetter(context: context)
    // The class at an end has the word in it: 'Heavy inbound' needs no 'in' beside it.
    var start = try setter.line(known.step == 0 ? "" : labels.text("in"), endStyle)
    var end = try setter.line(known.step == count - 1 ? "" : labels.text("out"), endStyle)
    let middle = try setter.set(
      [TextSetter.Span(text: word, style: wordStyle, isTyped: false)], width: width, TextSetter.Fit())
    setter.report(middle, options.name, by: .record)
    let centre = (stepWidth + gap) * Double(known.step) + stepWidth / 2 - middle.width / 2
    // The words are under their step, as near as the ends' words leave room.
    func room(_ word: TextSetter.Lines) -> Length { word.width > .zero ? word.width + wordGapBetween : 0 }
    if room(start) + middle.width + room(end) > width {
      // The word says which way it is.
      start = try setter.line("", endStyle)
      end = start
    }
    let x = max(room(start), min(centre, width - room(end) - middle.width))
    let words = [(start, Length.zero), (middle, x), (end, width - end.width)]
    let place = labels.text("part-of", ["number": "\(known.step + 1)", "total": "\(count)"])
    return fragment(
      bar, alternative: "\(labels.text("traffic-ratio")): \(word), \(place)", width,
      words.filter { $0.0.width > .zero })
  }

  private func bar(
    _ shares: TrafficRatio.Shares, _ width: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> Fragment {
    let labels = context.template.labels
    let inbound = width * (Double(shares.inbound) / 100)
    // A sliver still shows as one; the gap is between two shares only.
    let split =
      shares.inbound == 0 ? .zero : shares.outbound == 0 ? width : max(radius, min(inbound, width - radius))
    let half = split > .zero && split < width ? gap / 2 : .zero
    let left = Rect(x: 0, y: 0, width: max(.zero, split - half), height: barHeight)
    let right = Rect(x: split + half, y: 0, width: max(.zero, width - split - half), height: barHeight)
    let inIsLarger = shares.inbound > shares.outbound
    var bar: [Element] = []
    if left.width > .zero {
      let path = Path.roundedRect(left, left: radius, right: right.width > .zero ? 0 : radius)
      bar.append(.shape(Shape(path, fill: context.palette[inIsLarger ? filled : step])))
    }
    if right.width > .zero {
      let path = Path.roundedRect(right, left: left.width > .zero ? 0 : radius, right: radius)
      bar.append(.shape(Shape(path, fill: context.palette[inIsLarger ? step : filled])))
    }
    let inText = labels.text("in-share", ["share": "\(shares.inbound)"])
    let outText = labels.text("out-share", ["share": "\(shares.outbound)"])
    let setter = TextSetter(context: context)
    let start = try setter.line(inText, inIsLarger ? wordStyle : endStyle)
    let end = try setter.line(outText, inIsLarger ? endStyle : wordStyle)
    return fragment(
      bar, alternative: "\(labels.text("traffic-ratio")): \(inText), \(outText)", width,
      [(start, 0), (end, width - end.width)])
  }

  /// The least room between words: as much as between bar and words.
  private var wordGapBetween: Length { wordsGap * 2 }

  private func fragment(
    _ bar: [Element], alternative: String, _ width: Length, _ words: [(TextSetter.Lines, Length)]
  ) -> Fragment {
    let top = barHeight + wordsGap
    let height = top + (words.map(\.0.height).max() ?? 0)
    let text = words.flatMap { word, x in word.elements(at: Point(x: x, y: top)) }
    return Fragment(
      size: Size(width: width, height: height),
      // The words alone say little: "in", "Mostly outbound", "out".
      elements: [.tag(.figure(alternative: alternative), bar + text)], leaf: options.name)
  }
}

extension RatioBlock {
  static let kind = "ratio"
  static let optionNames = ["gap", "radius", "words-gap", "step", "filled", "end-style", "word-style"]

  init?(_ reader: BlockReader) {
    guard let height = reader.part(reader.content, keys: ["height"], "the bar")?.requiredLength("height"),
      let step = reader.requiredColor("step"), let filled = reader.requiredColor("filled"),
      let endStyle = reader.style("end-style"), let wordStyle = reader.style("word-style")
    else { return nil }
    self.init(
      options: reader.options, barHeight: height, gap: reader.length("gap") ?? 0,
      radius: reader.length("radius") ?? 0, wordsGap: reader.length("words-gap") ?? 0, step: step,
      filled: filled, endStyle: endStyle, wordStyle: wordStyle)
  }
}
