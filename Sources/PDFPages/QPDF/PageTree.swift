/// The pages of a stranger's document, found without recursion, which qpdf's own look at them is.
struct PageTree {
  /// A page, and the nodes above it from the root down.
  struct Page {
    let object: QPDFObject
    let ancestors: [QPDFObject]

    /// An attribute of the page that it may have from a node above (PDF 32000-1, 7.7.3.4).
    func attribute(_ key: PDFKey) -> QPDFObject {
      let own = object.get(key)
      if !own.isNull { return own }
      return ancestors.reversed().lazy.map { $0.get(key) }.first { !$0.isNull } ?? own
    }
  }

  private(set) var count = 0
  private(set) var page: Page?

  private static let deepest = 100
  private static let most = 100_000

  /// Counts the pages and keeps the one with number `number`, from 1.
  ///
  /// - Throws: `OwnSlideError` where the tree has circles or is too deep.
  init(_ file: QPDFFile, keeping number: Int) throws(OwnSlideError) {
    var seen: Set<QPDFObject.ID> = []
    /// Nodes from the root down, and the index of the child to look at next.
    var path: [(node: QPDFObject, next: Int)] = []
    var candidate: QPDFObject? = file.root.get("/Pages")
    var visits = 0
    while true {
      visits += 1
      guard visits <= Self.most else { throw OwnSlideError("has far too many pages") }
      if let object = candidate {
        candidate = nil
        if Self.isNode(object) {
          if let id = object.id, !seen.insert(id).inserted {
            throw OwnSlideError("is broken: its pages are listed in a circle")
          }
          guard path.count < Self.deepest else {
            throw OwnSlideError("is broken: its list of pages is nested more than \(Self.deepest) deep")
          }
          path.append((object, 0))
        } else if object.isDictionary {
          count += 1
          if count == number { page = Page(object: object, ancestors: path.map(\.node)) }
        }
      }
      guard let (node, next) = path.last else { return }
      let kids = node.get("/Kids")
      defer { kids.release() }
      guard next < kids.count else {
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      candidate = kids.item(next)
    }
  }

  private static func isNode(_ object: QPDFObject) -> Bool {
    object.isDictionary && (object.isOfType("Pages") || object.get("/Kids").isArray)
      && !object.isOfType("Page")
  }
}
