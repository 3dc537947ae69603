internal import Files
import Scene

/// Writes the objects that Cairo does not: the structure tree, links, and metadata (PDF 32000-1, 14.7 and 12.5.6.5).
///
/// It runs at a document's end, when all numbers are known, and makes one page's objects after the other.
struct StructureWriter {
  /// An object of Cairo's that gets more entries.
  typealias Held = (number: Int, content: [UInt8])

  private let structure: DocumentStructure
  private let pages: [Held]
  private let catalog: Held
  /// The first number that is free.
  private let first: Int
  /// The number of each page's section; its elements follow, then its links and its note, and then its list of owners.
  private var sections: [Int] = []
  /// The number of the first leaf of the tree of owners, if it has any.
  private var leaves = 0
  /// How many entries that tree has.
  private var parentCount = 0
  /// One behind the last number.
  private(set) var end: Int
  private var places: [String: (page: Int, corner: Point)] = [:]
  /// The elements of the links so far, in their order.
  private var linkElements: [Int] = []

  private var root: Int { first }
  private var document: Int { first + 1 }
  private var metadata: Int { first + 2 }
  private var parents: Int { first + 3 }
  /// The number of the profile of colours, if the document has one.
  private let profile: Int?

  /// How many entries a node of a tree of numbers has at most.
  private static let fan = 256

  init(_ structure: DocumentStructure, pages: [Held], catalog: Held, first: Int) {
    self.structure = structure
    self.pages = pages
    self.catalog = catalog
    self.first = first
    profile = structure.metadata.isArchival ? first + 4 : nil
    end = first + (profile == nil ? 4 : 5)
    for (index, page) in structure.pages.enumerated() {
      for place in page.places where places[place.name] == nil { places[place.name] = (index, place.corner) }
    }
    for page in structure.pages {
      sections.append(end)
      let elements = page.nodes.count { $0.type != .content && $0.type != .nothing }
      let linkCount = page.links.count(where: leads)
      end += 2 + elements + linkCount + (page.note == nil ? 0 : 1)
      parentCount += 1 + linkCount
    }
    leaves = end
    if parentCount > Self.fan { end += (parentCount + Self.fan - 1) / Self.fan }
  }

  /// Whether a link leads somewhere.
  private func leads(_ link: PageStructure.PageLink) -> Bool {
    if case .destination(let name) = link.target { places[name] != nil } else { true }
  }

  /// Makes the objects.
  ///
  /// - Parameters:
  ///   - producer: the library that drew the document.
  ///   - add: takes an object that is not a stream, with its number.
  ///   - addStream: takes a stream with its number and its dictionary's entries.
  mutating func write(
    producer: String, add: (Int, [UInt8]) -> Void, addStream: (Int, StaticString, [UInt8]) -> Void
  ) {
    addStream(metadata, "/Type/Metadata/Subtype/XML", structure.metadata.xmp(producer: producer))
    if let profile {
      addStream(
        profile, "/N 3/Filter/FlateDecode", Deflation.deflated(SRGBProfile.bytes))
    }
    for index in pages.indices { write(index, add) }
    var text = [UInt8]()
    text.add("<</S/Document/P ")
    text.add(reference: root)
    text.add("/K[")
    for section in sections {
      text.add(reference: section)
      text.add(" ")
    }
    text.add("]>>")
    add(document, text)
    text.removeAll(keepingCapacity: true)
    text.add("<</Type/StructTreeRoot/K ")
    text.add(reference: document)
    text.add("/ParentTree ")
    text.add(reference: parents)
    text.add("/ParentTreeNextKey ")
    text.add(pages.count + linkElements.count)
    text.add(">>")
    add(root, text)
    writeParents(add)
    add(catalog.number, Self.extended(catalog.content, catalogEntries))
  }

  private var catalogEntries: [UInt8] {
    var text = [UInt8]()
    text.add("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot ")
    text.add(reference: root)
    text.add("/Metadata ")
    text.add(reference: metadata)
    text.add("/Lang")
    text.add(string: structure.metadata.language ?? "en")
    if let profile {
      text.add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)")
      text.add("/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
      text.add(reference: profile)
      text.add(">>]")
    }
    if catalog.content.hasBytes("/Outlines".utf8), !catalog.content.hasBytes("/PageMode".utf8) {
      text.add("/PageMode/UseOutlines")
    }
    return text
  }

  /// A dictionary with more entries.
  private static func extended(_ dictionary: [UInt8], _ entries: [UInt8]) -> [UInt8] {
    let end = dictionary.lastIndex(of: UInt8(ascii: ">")) ?? dictionary.startIndex + 1
    return dictionary[..<(end - 1)] + entries + [UInt8(ascii: ">"), UInt8(ascii: ">")]
  }

  // MARK: A page

  private mutating func write(_ index: Int, _ add: (Int, [UInt8]) -> Void) {
    let page = structure.pages[index]
    let object = pages[index].number
    let nodes = page.nodes
    // The elements' numbers, and each one's first kid and next sibling; at 0 the section.
    var numbers = [Int](repeating: 0, count: nodes.count + 1)
    var kids = [Int](repeating: -1, count: nodes.count + 1)
    var siblings = kids
    numbers[0] = sections[index]
    var next = sections[index] + 1
    for (place, node) in nodes.enumerated() where node.type != .content && node.type != .nothing {
      numbers[place + 1] = next
      next += 1
    }
    for place in nodes.indices.reversed() where nodes[place].type != .nothing {
      let parent = Int(nodes[place].parent) + 1
      siblings[place + 1] = kids[parent]
      kids[parent] = place + 1
    }
    var annotations: [Int: Int] = [:]
    var pageEntries = [UInt8]()
    for link in page.links {
      guard leads(link) else {
        annotations[link.node] = 0
        continue
      }
      annotations[link.node] = next
      pageEntries.add(pageEntries.isEmpty ? "/Annots[" : " ")
      pageEntries.add(reference: next)
      add(next, annotation(link, on: page))
      linkElements.append(numbers[link.node + 1])
      next += 1
    }
    if let note = page.note {
      pageEntries.add(pageEntries.isEmpty ? "/Annots[" : " ")
      pageEntries.add(reference: next)
      add(next, Self.note(note))
      next += 1
    }
    if !pageEntries.isEmpty { pageEntries.add("]") }
    if let seconds = page.seconds {
      pageEntries.add("/Dur ")
      pageEntries.add(seconds)
    }
    pageEntries.add("/Tabs/S/StructParents ")
    pageEntries.add(index)
    add(object, Self.extended(pages[index].content, pageEntries))
    var owners = [Int](repeating: 0, count: page.contentCount)
    var text = [UInt8]()
    text.reserveCapacity(512)
    for place in 0...nodes.count where numbers[place] > 0 {
      text.removeAll(keepingCapacity: true)
      var type = place == 0 ? .section : nodes[place - 1].type
      let annotation = annotations[place - 1]
      if annotation == 0 { type = .span }
      text.add("<</S/")
      text.add(type.name)
      text.add("/P ")
      text.add(reference: place == 0 ? document : numbers[Int(nodes[place - 1].parent) + 1])
      text.add("/Pg ")
      text.add(reference: object)
      if place > 0 { Self.addAttributes(nodes[place - 1], of: page, to: &text) }
      let isOne =
        annotation ?? 0 == 0 && kids[place] >= 0 && siblings[kids[place]] < 0
        && (page.splits.isEmpty || numbers[kids[place]] > 0
          || page.splits[Int(nodes[kids[place] - 1].value)] == nil)
      text.add(isOne ? "/K " : "/K[")
      var kid = kids[place]
      while kid >= 0 {
        if numbers[kid] > 0 {
          text.add(reference: numbers[kid])
        } else {
          let content = Int(nodes[kid - 1].value)
          owners[content] = numbers[place]
          text.add(content)
          if !page.splits.isEmpty, let parts = page.splits[content] {
            for part in parts {
              owners[part] = numbers[place]
              text.add(" ")
              text.add(part)
            }
          }
        }
        kid = siblings[kid]
        if kid >= 0 { text.add(" ") }
      }
      if let annotation, annotation > 0 {
        text.add("<</Type/OBJR/Obj ")
        text.add(reference: annotation)
        text.add(">>")
      }
      text.add(isOne ? ">>" : "]>>")
      add(numbers[place], text)
    }
    var list = [UInt8]()
    list.add("[")
    for owner in owners {
      list.add(reference: owner)
      list.add(" ")
    }
    list.add("]")
    add(next, list)
  }

  private static func addAttributes(
    _ node: PageStructure.Node, of page: PageStructure, to text: inout [UInt8]
  ) {
    switch node.type {
    case .headerOfColumn: text.add("/A<</O/Table/Scope/Column>>")
    case .headerOfRow: text.add("/A<</O/Table/Scope/Row>>")
    default: break
    }
    guard node.value >= 0 else { return }
    let details = page.details[Int(node.value)]
    if let alternative = details.alternative {
      text.add("/Alt")
      text.add(string: alternative)
    }
    if let language = details.language {
      text.add("/Lang")
      text.add(string: language)
    }
    if let words = details.words {
      text.add("/ActualText")
      text.add(string: words)
    }
    if let box = details.box {
      text.add("/A<</O/Layout/Placement/Block/BBox")
      add(box, on: page, to: &text)
      text.add(">>")
    }
  }

  /// A text annotation (PDF 32000-1, 12.5.6.4) that is hidden: no reader shows its sign, and PDF/UA-1 does not ask for a tag
  /// (ISO 14289-1, 7.18.1), while programs for presenting read it.
  private static func note(_ note: String) -> [UInt8] {
    var text = [UInt8]()
    text.add("<</Type/Annot/Subtype/Text/F 2/Rect[0 0 20 20]/Contents")
    text.add(string: note)
    text.add(">>")
    return text
  }

  private func annotation(_ link: PageStructure.PageLink, on page: PageStructure) -> [UInt8] {
    var text = [UInt8]()
    text.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect")
    Self.add(link.box, on: page, to: &text)
    text.add("/StructParent ")
    text.add(pages.count + linkElements.count)
    text.add("/Contents")
    text.add(string: link.text)
    switch link.target {
    case .uri(let uri):
      text.add("/A<</S/URI/URI")
      text.add(string: uri)
      text.add(">>")
    case .destination(let name):
      if let place = places[name] {
        text.add("/Dest[")
        text.add(reference: pages[place.page].number)
        text.add("/XYZ ")
        text.add(points: place.corner.x.points)
        text.add(" ")
        text.add(points: (structure.pages[place.page].size.height - place.corner.y).points)
        text.add(" 0]")
      }
    }
    text.add(">>")
    return text
  }

  private static func add(_ box: Rect, on page: PageStructure, to text: inout [UInt8]) {
    text.add("[")
    for (index, value) in [box.minX, page.size.height - box.maxY, box.maxX, page.size.height - box.minY]
      .enumerated()
    {
      if index > 0 { text.add(" ") }
      text.add(points: value.points)
    }
    text.add("]")
  }

  // MARK: Owners

  /// The tree that leads from pages and links to elements: a page's list of owners, a link's element.
  private mutating func writeParents(_ add: (Int, [UInt8]) -> Void) {
    // Each page's list is the last of its objects.
    let lists = (sections.dropFirst() + [leaves]).map { $0 - 1 }
    let entries = lists + linkElements
    guard parentCount > Self.fan else {
      return add(parents, Self.leaf(entries.indices, entries, hasLimits: false))
    }
    var text = [UInt8]()
    text.add("<</Kids[")
    for (index, start) in stride(from: 0, to: entries.count, by: Self.fan).enumerated() {
      text.add(reference: leaves + index)
      text.add(" ")
      let leaf = start..<min(start + Self.fan, entries.count)
      add(leaves + index, Self.leaf(leaf, entries, hasLimits: true))
    }
    text.add("]>>")
    add(parents, text)
  }

  private static func leaf(_ range: Range<Int>, _ entries: [Int], hasLimits: Bool) -> [UInt8] {
    var text = [UInt8]()
    text.add("<<")
    if hasLimits {
      text.add("/Limits[")
      text.add(range.lowerBound)
      text.add(" ")
      text.add(range.upperBound - 1)
      text.add("]")
    }
    text.add("/Nums[")
    for key in range {
      text.add(key)
      text.add(" ")
      text.add(reference: entries[key])
      text.add(" ")
    }
    text.add("]>>")
    return text
  }
}
