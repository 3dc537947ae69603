internal import Scene

extension PageTags {
  /// The key of the catalogue of an own slide under which its tags are.
  static let key: PDFKey = "/StructTreeRoot"

  /// Writes the tags into an own slide's file.
  ///
  /// - Parameters:
  ///   - file: the own slide's.
  ///   - form: the form there whose content is marked.
  ///   - annotations: the annotations there, by what they were in the presenter's file.
  ///   - geometry: the page's.
  func write(
    to file: QPDFFile, form: QPDFObject, annotations: [QPDFObject.ID: QPDFObject], geometry: PageGeometry
  ) {
    let root = file.dictionary(["/Type": file.name("StructTreeRoot"), "/Stm": form])
    root.set("/K", file.array(elements.map { object($0, in: file, annotations, geometry) }))
    if let language, !language.isEmpty { root.set("/Lang", file.string(language)) }
    file.root.set(Self.key, root)
  }

  /// Writes the tags of what is drawn over the page.
  func write(_ appearances: [(type: String, words: [UInt8]?)], to file: QPDFFile) {
    let items = appearances.map { type, words in
      let object = file.dictionary(["/S": file.name(type)])
      if let words { object.set("/Alt", file.string(words)) }
      return object
    }
    if !items.isEmpty { file.root.get(Self.key).set("/Appearances", file.array(items)) }
  }

  private func object(
    _ element: Element, in file: QPDFFile, _ annotations: [QPDFObject.ID: QPDFObject],
    _ geometry: PageGeometry
  ) -> QPDFObject {
    let object = file.dictionary(["/S": file.name(element.type)])
    for (key, value) in element.texts { object.set(key, file.string(value)) }
    var attributes = file.null()
    if element.type == "TH" || element.type == "TD" {
      attributes = file.dictionary(["/O": file.name("Table")])
      if element.type == "TH" { attributes.set("/Scope", file.name(element.scope ?? "Column")) }
      for (key, value) in element.spans { attributes.set(key, file.integer(value)) }
      if attributes.keys.count == 1 { attributes = file.null() }
    } else if element.type == "L", let numbering = element.numbering {
      attributes = file.dictionary(["/O": file.name("List"), "/ListNumbering": file.name(numbering)])
    } else if element.type == "Figure" {
      attributes = file.dictionary(["/O": file.name("Layout"), "/Placement": file.name("Block")])
      let box =
        element.box.flatMap(geometry.placed) ?? [
          0, 0, geometry.size.width.points, geometry.size.height.points,
        ]
      attributes.set("/BBox", file.array(box.map(file.number)))
    }
    if !attributes.isNull { object.set("/A", attributes) }
    let kids = element.kids.compactMap { kid -> QPDFObject? in
      switch kid {
      case .element(let kid): self.object(kid, in: file, annotations, geometry)
      case .content(let number): file.integer(number)
      case .link(let id):
        annotations[id].map { file.dictionary(["/Type": file.name("OBJR"), "/Obj": $0]) }
      }
    }
    object.set("/K", file.array(kids))
    return object
  }
}
