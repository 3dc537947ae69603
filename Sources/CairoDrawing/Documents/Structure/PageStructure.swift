import Scene

/// The structure of one page of a PDF: its elements in reading order, and which of them each mark on it belongs to.
struct PageStructure {
  /// An element, or marked content.
  struct Node {
    var type: StructureType
    /// The index of the element it is in; -1 for the page's section.
    var parent: Int32
    /// Of content, its number on the page; of an element, the index of its details, or -1.
    var value: Int32
  }

  /// What few elements have.
  struct Details {
    /// What is read in place of a figure.
    var alternative: String?
    /// The BCP 47 tag of a language that is not the document's.
    var language: String?
    /// The words of a text whose glyphs do not say them all.
    var words: String?
    /// Where a figure is on the page.
    var box: Rect?
  }

  struct PageLink {
    var target: Link.Target
    /// The index of its element.
    var node: Int
    var box: Rect
    /// What its words are.
    var text: String
  }

  /// What is drawn from a change on: decoration, a running footer, or the content of an element.
  struct Change {
    /// nil for decoration and footers.
    var type: StructureType?
    var isFooter = false
    /// The content's number on the page.
    var number = 0
  }

  let size: Size
  /// How long presenting programs show the page; nil for as long as somebody wants.
  var seconds: Int?
  /// What they tell who presents.
  var note: String?
  private(set) var nodes: [Node] = []
  private(set) var details: [Details] = []
  private(set) var links: [PageLink] = []
  /// The places that links can lead to, with their top left corners.
  var places: [(name: String, corner: Point)] = []
  /// In the order they are drawn. A page begins with decoration.
  private(set) var changes: [Change] = []
  /// How many parts of content are marked.
  private(set) var contentCount = 0
  /// The numbers of the parts that content was split into, behind the first, by that one's number.
  private(set) var splits: [Int: Range<Int>] = [:]

  /// The open elements, by index.
  private var open: [Int] = []
  /// How many artifacts, and how many figures, are open.
  private var artifacts = 0
  private var figures = 0
  /// The element that what is drawn belongs to; nil for decoration, and `footer`.
  private var owner: Int?
  private static let footer = -2
  /// Where the last run was set: its left and right end on the baseline.
  private var lastRun: (left: Point, right: Length)?
  /// The paragraph of text that is outside of all elements; nil once something else came.
  private var loose: Int?

  init(size: Size) { self.size = size }

  /// Frees what is only needed while the page is drawn.
  mutating func close() {
    changes = []
    prune()
  }

  /// Splits content, with `count` more parts behind it.
  ///
  /// - Returns: the first of their numbers.
  mutating func split(_ content: Int, into count: Int) -> Int {
    let first = contentCount
    contentCount += count
    splits[content] = first..<contentCount
    return first
  }

  // MARK: Elements

  /// Opens an element. Each `begin` has its `end`.
  mutating func begin(_ tag: Tag, box: @autoclosure () -> Rect?) {
    switch tag {
    case .section: push(.section)
    case .heading(let level): push(.heading(level))
    case .paragraph: push(.paragraph)
    case .list: push(.list)
    case .listItem: push(.listItem)
    case .label: push(.label)
    case .table: push(.table)
    case .row: push(.row)
    case .headerCell(let isRow): push(isRow ? .headerOfRow : .headerOfColumn)
    case .cell: push(.cell)
    case .figure(let alternative):
      if alternative.isEmpty { return begin(.artifact, box: nil) }
      push(.figure, Details(alternative: alternative, box: box()))
      figures += 1
    case .artifact: artifacts += 1
    case .destination: break
    }
  }

  mutating func end(_ tag: Tag) {
    switch tag {
    case .destination: break
    case .artifact: artifacts -= 1
    case .figure(let alternative) where alternative.isEmpty: artifacts -= 1
    case .figure:
      figures -= 1
      open.removeLast()
    default: open.removeLast()
    }
  }

  /// Opens a link's element.
  ///
  /// - Parameters:
  ///   - target: where it leads.
  ///   - box: where it is on the page.
  ///   - words: those in it; empty for none.
  ///   - areRead: whether they are content, which says what the link is.
  mutating func beginLink(to target: Link.Target, box: Rect, words: String, areRead: Bool = true) {
    let text = target.description(of: words)
    push(.link, words.isEmpty || !areRead ? Details(alternative: text) : nil)
    links.append(PageLink(target: target, node: nodes.count - 1, box: box, text: text))
  }

  mutating func endLink() { open.removeLast() }

  private mutating func push(_ type: StructureType, _ details: Details? = nil) {
    loose = nil
    // What is in an item of a list, apart from its label, is in its body.
    let parent = type == .label ? open.last ?? -1 : container
    open.append(add(type, in: parent, details))
  }

  private mutating func add(_ type: StructureType, in parent: Int, _ details: Details? = nil) -> Int {
    var index: Int32 = -1
    if let details {
      index = Int32(self.details.count)
      self.details.append(details)
    }
    nodes.append(Node(type: type, parent: Int32(parent), value: index))
    return nodes.count - 1
  }

  /// The element that other elements and content go into: the innermost open one, or the body of that list's item.
  private var container: Int {
    mutating get {
      guard let last = open.last else { return -1 }
      guard nodes[last].type == .listItem else { return last }
      if let body = nodes[last...].lastIndex(where: { $0.type == .listBody && $0.parent == last }) {
        return body
      }
      return add(.listBody, in: last)
    }
  }

  // MARK: Marks

  /// Says that text is drawn next.
  ///
  /// - Parameters:
  ///   - language: the text's, where it is not the document's.
  ///   - words: the text, where its glyphs do not say it all.
  ///   - run: the glyphs.
  /// - Returns: whether it belongs to another element than what was drawn before, or is apart from it: words that are not
  ///   side by side are not one word.
  mutating func text(in language: String?, words: String?, _ run: GlyphRun) -> Bool {
    guard artifacts == 0 else { return change(to: Self.footer) }
    let isApart = isApart(run)
    lastRun = (run.origin, run.origin.x + run.advance)
    var owner = container
    if owner < 0 {
      owner = loose ?? add(.paragraph, in: -1)
      loose = owner
    }
    guard language != nil || words != nil else { return change(to: owner, isApart: isApart) }
    if words == nil, !isApart, let current = self.owner, current >= 0, nodes[current].type == .span,
      nodes[current].parent == owner,
      details[Int(nodes[current].value)].language == language,
      details[Int(nodes[current].value)].words == nil
    {
      return false
    }
    owner = add(.span, in: owner, Details(language: language, words: words))
    return change(to: owner)
  }

  /// Says that a shape or a picture is drawn next; the same as for text.
  mutating func picture() -> Bool { change(to: artifacts == 0 && figures > 0 ? container : nil) }

  /// Whether a run neither begins where the last one ended, nor, from right to left, ends where that began.
  private func isApart(_ run: GlyphRun) -> Bool {
    guard let lastRun else { return false }
    let gap = run.size * 0.15
    func isNear(_ one: Length, _ other: Length) -> Bool { one - other < gap && other - one < gap }
    return !isNear(run.origin.y, lastRun.left.y)
      || !isNear(run.origin.x, lastRun.right) && !isNear(run.origin.x + run.advance, lastRun.left.x)
  }

  private mutating func change(to owner: Int?, isApart: Bool = false) -> Bool {
    guard owner != self.owner || isApart else { return false }
    self.owner = owner
    guard let owner else {
      changes.append(Change())
      return true
    }
    guard owner >= 0 else {
      changes.append(Change(isFooter: true))
      return true
    }
    nodes.append(Node(type: .content, parent: Int32(owner), value: Int32(contentCount)))
    changes.append(Change(type: nodes[owner].type, number: contentCount))
    contentCount += 1
    return true
  }

  /// Takes out elements that hold nothing.
  private mutating func prune() {
    var holds = [Bool](repeating: false, count: nodes.count)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      if node.type == .content || node.type.mayBeEmpty || holds[index] {
        if node.parent >= 0 { holds[Int(node.parent)] = true }
      } else {
        nodes[index].type = .nothing
      }
    }
  }
}
