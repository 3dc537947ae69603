/// The tags of a hand-made page, on their way into a deck.
struct OwnTags {
  /// What `PageTags` wrote into the own slide.
  private let tags: QPDFObject
  /// Copies in the deck: the form whose content is marked, and the form that is drawn, which has it and what is over it.
  private(set) var form: QPDFObject
  private var whole: QPDFObject
  private let language: [UInt8]?

  /// The tags in `slide`, which is drawn as `whole`; nil where it has none.
  init?(_ slide: QPDFFile, drawnAs whole: QPDFObject, in deck: QPDFFile) {
    tags = slide.root.get(PageTags.key)
    guard tags.isDictionary else { return nil }
    form = deck.copy(tags.get("/Stm"))
    self.whole = whole
    language = tags.get("/Lang").string
  }

  /// The same tags of another copy of the page.
  func drawn(as whole: QPDFObject, content form: QPDFObject) -> OwnTags {
    var tags = self
    (tags.form, tags.whole) = (form, whole)
    return tags
  }

  /// Where all of it comes in a deck.
  struct Place {
    let structure: Structure
    let page: QPDFObject
    /// The page's section.
    let section: QPDFObject
    /// From the hand-made page to the deck's.
    let scale: Double
    let offset: (x: Double, y: Double)
    /// What figures without a text are.
    let alternative: String
    /// The links in the deck, by their annotations in the own slide.
    let links: [QPDFObject.ID: QPDFObject]
  }

  /// Adds the tags to a page's section.
  ///
  /// - Returns: how many elements were added, and the links in the own slide that belong to one of them.
  func add(to place: Place) -> (count: Int, links: Set<QPDFObject.ID>) {
    var owners: [Int: QPDFObject] = [:]
    var linked: Set<QPDFObject.ID> = []
    var added = tags.get("/K").items.map { element($0, in: place.section, place, &owners, &linked) }
    place.structure.own(content: form, owners)
    owners = [:]
    for (number, appearance) in tags.get("/Appearances").items.enumerated() {
      let element = self.element(appearance, in: place.section, place, &owners, &linked)
      element.set("/K", content(number, of: whole, place))
      owners[number] = element
      added.append(element)
    }
    place.structure.own(content: whole, owners)
    for (index, element) in added.enumerated() {
      if let language, language != place.section.file.root.get("/Lang").string, element.get("/Lang").isNull {
        element.set("/Lang", place.section.file.string(language))
      }
      place.structure.insert(element, into: place.section, at: index)
    }
    return (added.count, linked)
  }

  private func content(_ number: Int, of form: QPDFObject, _ place: Place) -> QPDFObject {
    let file = place.section.file
    return file.dictionary([
      "/Type": file.name("MCR"), "/Pg": place.page, "/Stm": form, "/MCID": file.integer(number),
    ])
  }

  private func element(
    _ tag: QPDFObject, in parent: QPDFObject, _ place: Place, _ owners: inout [Int: QPDFObject],
    _ linked: inout Set<QPDFObject.ID>
  ) -> QPDFObject {
    let file = place.section.file
    let type = tag.get("/S").name ?? "NonStruct"
    let element = file.indirect(file.dictionary(["/S": file.name(type), "/P": parent, "/Pg": place.page]))
    for key: PDFKey in ["/Alt", "/ActualText", "/E", "/Lang"] {
      if let text = tag.get(key).string { element.set(key, file.string(text)) }
    }
    let isFigure = type == "Figure" || type == "Formula"
    if isFigure, element.get("/Alt").isNull, element.get("/ActualText").isNull {
      element.set("/Alt", file.text(place.alternative))
    }
    if let attributes = attributes(tag.get("/A"), place) { element.set("/A", attributes) }
    let kids = file.array()
    for kid in tag.get("/K").items {
      if let number = kid.integer {
        kids.append(content(number, of: form, place))
        owners[number] = element
      } else if kid.isOfType("OBJR") {
        guard let id = kid.get("/Obj").id, let annotation = place.links[id] else { continue }
        linked.insert(id)
        kids.append(file.dictionary(["/Type": file.name("OBJR"), "/Obj": annotation, "/Pg": place.page]))
        place.structure.own(annotation: annotation, element)
      } else {
        kids.append(self.element(kid, in: element, place, &owners, &linked))
      }
    }
    element.set("/K", kids)
    return element
  }

  /// The attributes of an element, with a figure's place on the deck's page.
  private func attributes(_ written: QPDFObject, _ place: Place) -> QPDFObject? {
    guard written.isDictionary else { return nil }
    let file = place.section.file
    let attributes = file.dictionary()
    for key in written.keys {
      let value = written.get(key)
      if let name = value.name { attributes.set(key, file.name(name)) }
      if let number = value.integer { attributes.set(key, file.integer(number)) }
      if let box = value.numbers, box.count == 4 {
        let moved = zip(box, [place.offset.x, place.offset.y, place.offset.x, place.offset.y])
        attributes.set(key, file.array(moved.map { file.number($0 * place.scale + $1) }))
      }
    }
    return attributes
  }
}
