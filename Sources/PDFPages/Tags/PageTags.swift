/// The tags of one page of a stranger's file (PDF 32000-1, 14.7), and what each of them is in PDF/UA-1.
struct PageTags {
  struct Element {
    var type: String
    var kids: [Kid] = []
    /// Alternative text, replacement text, expansion and language, as they are written.
    var texts: [(key: PDFKey, value: [UInt8])] = []
    /// Of a table's cell.
    var scope: String?
    var spans: [(key: PDFKey, value: Int)] = []
    /// Of a list.
    var numbering: String?
    /// Where a figure is, in the page's space.
    var box: [Double]?

    func has(_ key: PDFKey) -> Bool { texts.contains { $0.key == key && !$0.value.isEmpty } }
  }

  enum Kid {
    case element(Element)
    /// Marked content of the page, by its number.
    case content(Int)
    /// The annotation of a link.
    case link(QPDFObject.ID)
  }

  private(set) var elements: [Element] = []
  /// The numbers of the content that belongs to elements.
  private(set) var content: Set<Int> = []
  /// How many figures have no alternative text.
  private(set) var undescribed = 0
  /// The document's language, as it is written.
  let language: [UInt8]?

  private let page: QPDFObject.ID?
  private let links: Set<QPDFObject.ID>
  /// The numbers that content is marked with; nil for any.
  private let present: Set<Int>?
  private let roles: QPDFObject
  private var seen: Set<QPDFObject.ID> = []
  private var visits = 0
  /// The level of the last heading.
  private var level = 0

  private static let most = 200_000
  private static let deepest = 100

  /// Reads the tags of a page.
  ///
  /// - Parameters:
  ///   - file: the page's file.
  ///   - page: the page.
  ///   - links: the annotations of the links that are kept.
  ///   - present: the numbers that content is marked with; nil for any.
  init(_ file: QPDFFile, page: QPDFObject, links: Set<QPDFObject.ID>, present: Set<Int>? = nil) {
    let root = file.root.get("/StructTreeRoot")
    self.page = page.id
    self.links = links
    self.present = present
    roles = root.get("/RoleMap")
    language = file.root.get("/Lang").string
    guard page.id != nil, root.isDictionary else { return }
    elements = kids(of: root, page: nil, depth: 0).compactMap {
      if case .element(let one) = $0 { one } else { nil }
    }
    // Too many are as good as none.
    if visits > Self.most { removeAll() }
  }

  /// Whether the page has tags.
  var exist: Bool { !content.isEmpty }

  private mutating func removeAll() { (elements, content, undescribed) = ([], [], 0) }

  private mutating func kids(of parent: QPDFObject, page inherited: QPDFObject.ID?, depth: Int) -> [Kid] {
    let written = parent.get("/K")
    let items = written.isArray ? written.items : [written]
    return items.compactMap { item in
      visits += 1
      guard visits <= Self.most, depth <= Self.deepest else { return nil }
      if let number = item.integer { return inherited == page ? own(number) : nil }
      guard item.isDictionary else { return nil }
      let itemPage = item.get("/Pg").id ?? inherited
      switch item.get("/Type").name {
      case "MCR":
        // Content of a form XObject has numbers of its own.
        guard itemPage == page, item.get("/Stm").isNull, let number = item.get("/MCID").integer else {
          return nil
        }
        return own(number)
      case "OBJR":
        guard let id = item.get("/Obj").id, links.contains(id) else { return nil }
        return .link(id)
      default:
        if let id = item.id, !seen.insert(id).inserted { return nil }
        return element(item, page: itemPage, depth: depth + 1).map { .element($0) }
      }
    }
  }

  private mutating func own(_ number: Int) -> Kid? {
    guard (0..<Self.most).contains(number), present?.contains(number) ?? true, content.insert(number).inserted
    else { return nil }
    return .content(number)
  }

  private mutating func element(_ object: QPDFObject, page: QPDFObject.ID?, depth: Int) -> Element? {
    let role = self.role(of: object)
    guard role != "Artifact" else { return nil }
    var element = Element(type: role)
    // Before its kids: a heading may hold none, but its place is here.
    element.kids = kids(of: object, page: page, depth: depth)
    let isCell = ["TD", "TH"].contains(role)
    if element.kids.isEmpty { return isCell ? element : nil }
    // A row without content is one of another page.
    if role == "TR", element.kids.allSatisfy(\.isEmpty) { return nil }
    for key: PDFKey in ["/Alt", "/ActualText", "/E", "/Lang"] {
      if let text = object.get(key).string { element.texts.append((key, text)) }
    }
    readAttributes(of: object, into: &element)
    complete(&element)
    return element
  }

  private func readAttributes(of object: QPDFObject, into element: inout Element) {
    let written = object.get("/A")
    for attributes in written.isArray ? written.items : [written] {
      switch attributes.get("/O").name {
      case "Table":
        element.scope = attributes.get("/Scope").name ?? element.scope
        for key: PDFKey in ["/ColSpan", "/RowSpan"] {
          if let span = attributes.get(key).integer, span > 1 { element.spans.append((key, span)) }
        }
      case "List": element.numbering = attributes.get("/ListNumbering").name ?? element.numbering
      case "Layout": element.box = attributes.get("/BBox").numbers ?? element.box
      default: break
      }
    }
  }

  /// What PDF/UA wants of an element, and programs leave out.
  private mutating func complete(_ element: inout Element) {
    let hasElements = element.kids.contains { if case .element = $0 { true } else { false } }
    switch element.type {
    case "H", "H1", "H2", "H3", "H4", "H5", "H6":
      // No level is skipped (ISO 14289-1, 7.4.2); in a deck, a page begins with the first.
      level = min(element.type.last?.wholeNumberValue ?? 2, level + 1)
      element.type = "H\(level)"
    case "LI":
      let isWhole = element.kids.allSatisfy { $0.type == "LBody" || $0.type == "Lbl" }
      guard !isWhole else { break }
      let labels = element.kids.filter { $0.type == "Lbl" }
      let rest = element.kids.filter { $0.type != "Lbl" }
      element.kids = labels + [.element(Element(type: "LBody", kids: rest))]
    case "TR":
      let headers = element.kids.count { $0.type == "TH" }
      // A header beside cells is the row's, one beside headers its column's.
      let scope = headers == element.kids.count ? "Column" : "Row"
      element.kids = element.kids.map { kid in
        guard case .element(var cell) = kid, cell.type == "TH", cell.scope == nil else { return kid }
        cell.scope = scope
        return .element(cell)
      }
    case "Figure", "Formula": if !element.has("/Alt"), !element.has("/ActualText") { undescribed += 1 }
    // One without its annotation is none, and what is filled in is drawn. A note would need an identifier.
    case "Link" where element.kids.contains { if case .link = $0 { true } else { false } }: break
    case "Link", "Annot", "Form", "Note": element.type = hasElements ? "Div" : "Span"
    default: break
    }
  }

  // MARK: Roles

  private func role(of object: QPDFObject) -> String {
    var name = object.get("/S").name ?? ""
    for _ in 0..<10 {
      if let type = Self.type(name) { return type }
      // A namespace has roles of its own (PDF 32000-2, 14.7.4).
      let here = object.get("/NS").get("/RoleMapNS").get(PDFKey("/" + name))
      guard let next = (here.isArray ? here.item(0) : here).name ?? roles.get(PDFKey("/" + name)).name else {
        break
      }
      name = next
    }
    return "NonStruct"
  }

  /// The type that a role is in PDF/UA-1; nil for one that is not standard.
  private static func type(_ name: String) -> String? {
    if standard.contains(name) { return name }
    if let type = later[name] { return type }
    // PDF 2.0 has any level.
    guard name.first == "H", let level = Int(name.dropFirst()), level > 6 else { return nil }
    return "H6"
  }

  private static let standard: Set<String> = [
    "Annot", "Art", "BibEntry", "BlockQuote", "Caption", "Code", "Div", "Figure", "Form", "Formula", "H",
    "H1",
    "H2", "H3", "H4", "H5", "H6", "Index", "L", "LBody", "LI", "Lbl", "Link", "NonStruct", "Note", "P",
    "Part",
    "Quote", "RB", "RP", "RT", "Reference", "Ruby", "Sect", "Span", "TBody", "TD", "TFoot", "TH", "THead",
    "TOC",
    "TOCI", "TR", "Table", "WP", "WT", "Warichu",
  ]

  /// Roles that are another here: a page is no document, and those of PDF 2.0.
  private static let later = [
    "Artifact": "Artifact", "Aside": "Sect", "Document": "Sect", "DocumentFragment": "Sect", "Em": "Span",
    "FENote": "Note", "Private": "NonStruct", "Strong": "Span", "Sub": "Span", "Title": "H1",
  ]
}

extension PageTags.Kid {
  /// The type of an element.
  fileprivate var type: String? { if case .element(let element) = self { element.type } else { nil } }
  fileprivate var isEmpty: Bool {
    if case .element(let element) = self { element.kids.isEmpty } else { false }
  }
}
