/// Turns links to named places of a deck into links to pages. Programs that join PDFs keep those; names they drop, or
/// take for those of another deck.
struct NamedPlaces {
  private let file: QPDFFile
  /// Where names lead, by their bytes.
  private var places: [[UInt8]: QPDFObject] = [:]

  /// The named places of a file.
  init(_ file: QPDFFile) {
    self.file = file
    read(file.root.get("/Names").get("/Dests"), depth: 0)
  }

  /// Reads a tree of names (PDF 32000-1, 7.9.6), as deep as ours are.
  private mutating func read(_ node: QPDFObject, depth: Int) {
    guard depth < 20 else { return }
    let names = node.get("/Names")
    for index in stride(from: 0, to: names.count - 1, by: 2) {
      guard let name = names.item(index).string else { continue }
      let value = names.item(index + 1)
      places[name] = value.isArray ? value : value.get("/D")
    }
    for kid in node.get("/Kids").items { read(kid, depth: depth + 1) }
  }

  /// Has the links of all pages lead to pages.
  func makeDirect() {
    guard !places.isEmpty else { return }
    for index in 0..<file.pageCount {
      for annotation in file.page(at: index).get("/Annots").items {
        if let place = annotation.get("/Dest").string.flatMap({ places[$0] }) {
          annotation.set("/Dest", place)
        }
        let action = annotation.get("/A")
        if let place = action.get("/D").string.flatMap({ places[$0] }) { action.set("/D", place) }
      }
    }
  }
}
