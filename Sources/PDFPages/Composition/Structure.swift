/// The structure tree of a deck of ours (PDF 32000-1, 14.7): a document of sections, one for each page.
struct Structure {
  private let file: QPDFFile

  init(_ file: QPDFFile) { self.file = file }

  private var root: QPDFObject { file.root.get("/StructTreeRoot") }

  /// Adds a figure as the first thing in a page's section.
  ///
  /// - Parameters:
  ///   - alternative: its alternative text.
  ///   - box: where it is on the page: left, bottom, right and top.
  ///   - index: the page's, from 0.
  /// - Returns: the number by which content on the page is marked as the figure's; nil where the page has no
  ///   structure to add it to.
  func addFigure(_ alternative: String, box: [Double], toPage index: Int) -> Int? {
    let page = file.page(at: index)
    guard let key = page.get("/StructParents").integer, let owners = owners(key), owners.isArray,
      let section = section(ofPage: index)
    else { return nil }
    let number = owners.count
    let figure = file.indirect(
      file.dictionary([
        "/S": file.name("Figure"), "/P": section, "/Pg": page, "/K": file.integer(number),
        "/Alt": file.text(alternative),
        "/A": file.dictionary([
          "/O": file.name("Layout"), "/Placement": file.name("Block"),
          "/BBox": file.array(box.map(file.number)),
        ]),
      ]))
    owners.append(figure)
    insert(figure, into: section, at: 0)
    return number
  }

  /// Adds a link to a page's section.
  ///
  /// - Parameters:
  ///   - annotation: the link's annotation, an object with a number.
  ///   - text: what it is, for people who do not see it.
  ///   - index: the page's, from 0.
  ///   - place: its place in the section.
  func addLink(_ annotation: QPDFObject, text: String, toPage index: Int, at place: Int) {
    guard let section = section(ofPage: index) else { return }
    let page = file.page(at: index)
    let link = file.indirect(
      file.dictionary([
        "/S": file.name("Link"), "/P": section, "/Pg": page, "/Alt": file.text(text),
        "/K": file.dictionary(["/Type": file.name("OBJR"), "/Obj": annotation]),
      ]))
    insert(link, into: section, at: place)
    own(annotation: annotation, link)
  }

  /// Says which element an annotation of a link belongs to, and what it is, for people who do not see it.
  func own(annotation: QPDFObject, _ element: QPDFObject) {
    let words = element.get("/Alt").string ?? annotation.get("/A").get("/URI").string ?? []
    annotation.set("/Contents", file.string(words))
    annotation.set("/F", file.integer(4))
    if let key = own(element) { annotation.set("/StructParent", file.integer(key)) }
  }

  /// Says which elements the marked content of a form belongs to, by its numbers.
  func own(content form: QPDFObject, _ owners: [Int: QPDFObject]) {
    guard let last = owners.keys.max(),
      let key = own(file.indirect(file.array((0...last).map { owners[$0] ?? file.null() })))
    else { return }
    form.set("/StructParents", file.integer(key))
  }

  /// Adds to the tree that leads from content to elements.
  ///
  /// - Returns: the key there; nil in a document without such a tree.
  private func own(_ owner: QPDFObject) -> Int? {
    guard let key = root.get("/ParentTreeNextKey").integer else { return nil }
    root.set("/ParentTreeNextKey", file.integer(key + 1))
    var node = root.get("/ParentTree")
    if let last = node.get("/Kids").items.last {
      node = last
      node.get("/Limits").set(file.integer(key), at: 1)
    }
    let pairs = node.get("/Nums")
    pairs.append(file.integer(key))
    pairs.append(owner)
    return key
  }

  func insert(_ element: QPDFObject, into section: QPDFObject, at place: Int) {
    let children = section.get("/K")
    if !children.isArray { section.set("/K", file.array(children.isNull ? [] : [children])) }
    let list = section.get("/K")
    list.insert(element, at: min(place, list.count))
  }

  /// The elements that content on a page belongs to, by the numbers it is marked with.
  private func owners(_ key: Int) -> QPDFObject? {
    var node = root.get("/ParentTree")
    if let kid = node.get("/Kids").items.first(where: { ($0.get("/Limits").item(1).integer ?? 0) >= key }) {
      node = kid
    }
    let pairs = node.get("/Nums")
    guard let first = pairs.item(0).integer, pairs.item(2 * (key - first)).integer == key else { return nil }
    return pairs.item(2 * (key - first) + 1)
  }

  /// The section of a page, from 0; nil in a document without structure.
  func section(ofPage index: Int) -> QPDFObject? {
    let sections = root.get("/K").get("/K")
    let section = sections.isArray ? sections.item(index) : sections
    return section.get("/S").name == "Sect" ? section : nil
  }
}
