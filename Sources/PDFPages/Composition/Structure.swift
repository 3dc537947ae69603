/// The structure tree of a deck that Cairo wrote (PDF 32000-1, 14.7).
struct Structure {
  private let file: QPDFFile

  init(_ file: QPDFFile) { self.file = file }

  /// Adds a figure as the first thing in a page's section.
  ///
  /// - Parameters:
  ///   - alternative: its alternative text.
  ///   - page: the page.
  /// - Returns: the number by which content on the page is marked as the figure's; nil where the page has no
  ///   structure to add it to.
  func addFigure(_ alternative: String, to page: QPDFObject) -> Int? {
    guard let key = page.get("/StructParents").integer, let marked = elements(of: key),
      let section = section(above: marked.items.first { $0.isDictionary })
    else { return nil }
    let number = marked.count
    let figure = file.indirect(
      file.dictionary([
        "/Type": file.name("StructElem"), "/S": file.name("Figure"), "/P": section, "/Pg": page,
        "/K": file.integer(number), "/Alt": file.text(alternative),
      ]))
    marked.append(figure)
    let children = section.get("/K")
    if children.isArray {
      children.insert(figure, at: 0)
    } else {
      section.set("/K", file.array(children.isNull ? [figure] : [figure, children]))
    }
    return number
  }

  /// The elements that content on a page belongs to, by the numbers it is marked with.
  private func elements(of key: Int) -> QPDFObject? {
    let pairs = file.root.get("/StructTreeRoot").get("/ParentTree").get("/Nums")
    // Cairo writes one for each page, in order.
    for index in [2 * key] + Array(stride(from: 0, to: pairs.count, by: 2))
    where index + 1 < pairs.count && pairs.item(index).integer == key {
      let elements = pairs.item(index + 1)
      return elements.isArray ? elements : nil
    }
    return nil
  }

  /// The section that an element is in, or is.
  private func section(above element: QPDFObject?) -> QPDFObject? {
    var element = element
    var depth = 0
    var outermost: QPDFObject?
    while let current = element, current.isDictionary, depth < 100 {
      if current.get("/S").name == "Sect" { outermost = current }
      element = current.get("/P")
      depth += 1
    }
    return outermost
  }
}
