import Scene

/// A column of a table.
struct GridColumn {
  let lines: [TextLine]
  /// The rectangles that fill its cells.
  private let fills: [Rect]

  init(_ cells: [CellContent]) {
    lines = cells.flatMap(\.lines)
    fills = cells.flatMap(\.others).compactMap { element in
      guard case .shape(let shape) = element, shape.fill != nil, shape.stroke == nil,
        let rectangle = shape.path.rectangle, rectangle.width > 6
      else { return nil }
      return rectangle
    }
  }

  private var left: Length? { lines.map(\.left).min() }
  private var right: Length? { lines.map(\.right).max() }
  var middle: Length? { left.flatMap { left in right.map { (left + $0) / 2 } } }

  /// How its texts are aligned; nil where they are not, or there are too few to know.
  var alignment: TextBlock.Alignment? {
    guard lines.count > 1, let first = lines.first else { return nil }
    func same(_ edge: KeyPath<TextLine, Length>) -> Bool {
      lines.allSatisfy { abs(($0[keyPath: edge] - first[keyPath: edge]).points) < 0.15 }
    }
    if same(\.left) { return .left }
    if same(\.right) { return .right }
    return same(\.middle) ? .center : nil
  }

  /// The room that its texts need at an end, where programs measure a little more.
  private var slack: Length { lines.map { $0.width * 0.03 + $0.wideningBetweenScripts }.max() ?? 0 }
  private var slackBefore: Length { [.right, .center].contains(alignment) ? slack : 0 }
  private var slackAfter: Length { alignment == .right ? 0 : slack }

  /// The edges of columns from left to right; nil where they overlap.
  ///
  /// - Parameters:
  ///   - columns: the columns.
  ///   - rules: the lines between rows, which are as wide as the table.
  /// - Returns: one edge more than columns.
  static func edges(_ columns: [GridColumn], _ rules: [Rect]) -> [Length]? {
    let lefts = columns.compactMap { column in
      [column.left, column.fills.first?.minX].compactMap(\.self).min()
    }
    let rights = columns.compactMap { column in
      [column.right, column.fills.first?.maxX].compactMap(\.self).max()
    }
    guard let left = (lefts + rules.map(\.minX)).min(), let right = (rights + rules.map(\.maxX)).max() else {
      return nil
    }
    var edges = [min(left, (columns.first?.left ?? left) - (columns.first?.slackBefore ?? 0))]
    for index in columns.indices.dropLast() {
      let (own, next) = (columns[index], columns[index + 1])
      if let edge = own.fills.first?.maxX ?? next.fills.first?.minX {
        edges.append(edge)
        continue
      }
      // What has no text has the room up to the next that has.
      guard let end = own.right else {
        guard let begin = next.left else { return nil }
        edges.append(begin - next.slackBefore)
        continue
      }
      guard let begin = next.left ?? columns[(index + 2)...].lazy.compactMap(\.left).first else { return nil }
      let gap = begin - end
      guard gap > -0.1 else { return nil }
      let needs = own.slackAfter + next.slackBefore
      edges.append(needs > .zero ? end + gap * own.slackAfter.ratio(to: needs) : end + gap / 2)
    }
    let last = columns.last
    edges.append(max(right, (last?.right ?? right) + (rules.isEmpty ? last?.slackAfter ?? 0 : 0)))
    return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } ? edges : nil
  }

  /// The stretches from left to right that lines fill, those that overlap joined.
  static func spans(_ lines: [TextLine]) -> [(left: Length, right: Length)] {
    var spans: [(left: Length, right: Length)] = []
    for line in lines.sorted(by: { $0.left < $1.left }) {
      if let last = spans.last, line.left <= last.right {
        spans[spans.count - 1].right = max(last.right, line.right)
      } else {
        spans.append((line.left, line.right))
      }
    }
    return spans
  }
}
