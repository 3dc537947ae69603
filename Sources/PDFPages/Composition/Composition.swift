import Scene

/// A deck with hand-made pages being put into it.
final class Composition {
  private let deck: QPDFFile
  private let pageCount: Int
  /// What the hand-made pages are copied from, which has to live until the deck is written.
  private var sources: [OwnSlide: Source] = [:]
  private var version = "1.5"
  private let isArchival: Bool
  /// The tagged pages that are in the deck.
  private var tagged: Set<OwnSlide> = []

  /// A hand-made page, and its drawing in the deck.
  private struct Source {
    let file: QPDFFile
    var form: QPDFObject
    let links: [PageLink]
    var tags: OwnTags?
  }

  init(deckAt path: String, isArchival: Bool) throws {
    self.isArchival = isArchival
    deck = try QPDFFile(path: path)
    pageCount = deck.pageCount
    try deck.check()
    version = PDFVersion.later(version, PDFVersion.known(deck.version))
  }

  /// A deck of one empty page.
  init(size: Size) throws {
    isArchival = false
    deck = try QPDFFile()
    let box = [0, 0, size.width.points, size.height.points]
    deck.add(
      deck.indirect(
        deck.dictionary(["/Type": deck.name("Page"), "/MediaBox": deck.array(box.map(deck.number))])))
    pageCount = 1
    try deck.check()
  }

  /// Puts a hand-made page below what its page in the deck draws.
  func place(_ placement: PDFComposer.Placement) throws {
    guard (1...max(1, pageCount)).contains(placement.pageNumber), pageCount > 0 else {
      throw ComposingError("cannot put a hand-made page on page \(placement.pageNumber) of \(pageCount)")
    }
    let page = deck.page(at: placement.pageNumber - 1)
    guard let box = page.get("/MediaBox").numbers, box.count == 4 else {
      throw ComposingError("cannot find the size of page \(placement.pageNumber)")
    }
    var source = try source(of: placement.slide)
    if source.tags != nil, !tagged.insert(placement.slide).inserted {
      // Marked content can be on one page only.
      (source.form, source.tags) = try again(source)
    }
    let fit = Fit(placement.slide.size, into: placement.frame, pageTop: box[3], pageLeft: box[0])
    let name = addForm(source.form, to: page)
    let structure = Structure(deck)
    let index = placement.pageNumber - 1
    let section = structure.section(ofPage: index)
    let tags = section == nil ? nil : source.tags
    let mark = (tags == nil ? placement.alternative : nil).flatMap {
      structure.addFigure(
        $0, box: [fit.x, fit.y, fit.x + fit.width, fit.y + fit.height], toPage: index)
    }
    var drawing = ""
    if let ground = placement.ground, ground.alpha > 0 {
      let area = [box[0], box[1], box[2] - box[0], box[3] - box[1]]
      drawing += "/Artifact BMC\nq\n\(Self.fill(ground)) \(PDFNumber.text(area)) re f\nQ\nEMC\n"
    }
    // Where the hand-made page paints nothing there is paper. Its own drawing begins in black, as on any page.
    // A tagged page has marks of its own, and what is around them belongs to no element.
    let (begin, between, end) =
      tags == nil
      ? (mark.map { "/Figure <</MCID \($0)>> BDC" } ?? "/Artifact BMC", "", "EMC")
      : ("/Artifact BMC", "EMC\n/NonStruct BMC", "EMC")
    drawing += """
      \(begin)
      q
      \(Self.fill(.white)) \(PDFNumber.text(fit.rectangle)) re f
      Q
      \(between)
      q
      \(PDFNumber.text(fit.rectangle)) re W n
      \(PDFNumber.text(fit.scale)) 0 0 \(PDFNumber.text(fit.scale)) \(PDFNumber.text([fit.x, fit.y])) cm
      \(name.text) Do
      Q
      \(end)

      """
    insert(drawing, before: page)
    let links = addLinks(source.links, to: page, fit: fit)
    var added = (count: 1, links: Set<QPDFObject.ID>())
    if let section, let tags {
      let pairs = links.compactMap { link, annotation in link.origin.map { ($0, annotation) } }
      added = tags.add(
        to: OwnTags.Place(
          structure: structure, page: page, section: section, scale: fit.scale, offset: (fit.x, fit.y),
          alternative: placement.alternative ?? "", links: Dictionary(pairs) { first, _ in first }))
    }
    let others = links.filter { link, _ in link.origin.map { !added.links.contains($0) } ?? true }
    for (place, (link, annotation)) in others.enumerated() {
      structure.addLink(
        annotation, text: String(decoding: link.uri, as: UTF8.self), toPage: index,
        at: added.count + place)
    }
    try deck.check()
  }

  func write(to output: PassingFile) throws {
    try deck.check()
    try deck.startWriting(to: output.path, minimumVersion: version, isArchival: isArchival)
    output.hide()
    try deck.write()
  }

  /// The hand-made page's drawing, copied into the deck the first time.
  private func source(of slide: OwnSlide) throws -> Source {
    if let source = sources[slide] { return source }
    let file = try QPDFFile(slide.bytes)
    let page = file.page(at: 0)
    let form = page.get("/Resources").get("/XObject").get(OwnSlideReader.formKey)
    guard file.pageCount == 1, form.isStream else {
      throw ComposingError("has been given a page that is none")
    }
    let copy = deck.copy(form)
    if isArchival { Archiving.prepare(copy) }
    let properties = file.root.get("/OCProperties")
    Layers.add(
      properties.get("/OCGs").items.map(deck.copy),
      hidden: properties.get("/D").get("/OFF").items.map(deck.copy), to: deck)
    try deck.check()
    version = PDFVersion.later(version, PDFVersion.known(file.version))
    let source = Source(
      file: file, form: copy, links: PageLink.all(of: page), tags: OwnTags(file, drawnAs: copy, in: deck))
    try deck.check()
    sources[slide] = source
    return source
  }

  /// Another copy of a tagged page's drawing, which shares fonts and pictures with the first.
  private func again(_ source: Source) throws -> (form: QPDFObject, tags: OwnTags?) {
    let marked = try source.tags.map { try copy($0.form) }
    guard let marked, let tags = source.tags else { return (source.form, nil) }
    guard tags.form.id != source.form.id else {
      return (marked, tags.drawn(as: marked, content: marked))
    }
    // What is over the page is drawn by a form of its own, which draws the page.
    let whole = try copy(source.form)
    let resources = whole.get("/Resources").shallowCopy()
    let forms = resources.get("/XObject").shallowCopy()
    for key in forms.keys where forms.get(key).id == tags.form.id { forms.set(key, marked) }
    resources.set("/XObject", forms)
    whole.set("/Resources", resources)
    return (whole, tags.drawn(as: whole, content: marked))
  }

  private func copy(_ stream: QPDFObject) throws -> QPDFObject {
    let copy = deck.stream([])
    for key in stream.keys where key != "/Length" && key != "/StructParents" {
      copy.set(key, stream.get(key))
    }
    copy.setBytes(
      try stream.packedBytes(), filter: stream.get("/Filter"), parameters: stream.get("/DecodeParms"))
    return copy
  }

  /// Makes `form` one of the page's resources, under a name that no other has.
  private func addForm(_ form: QPDFObject, to page: QPDFObject) -> PDFKey {
    // Pages may share resources; this one gets its own.
    let resources = page.get("/Resources").shallowCopy()
    let forms = resources.get("/XObject").shallowCopy()
    var name = OwnSlideReader.formKey
    var number = 1
    while !forms.get(name).isNull {
      number += 1
      name = PDFKey(OwnSlideReader.formKey.text + String(number))
    }
    forms.set(name, form)
    resources.set("/XObject", forms)
    page.set("/Resources", resources)
    return name
  }

  private func insert(_ drawing: String, before page: QPDFObject) {
    let own = page.get("/Contents")
    let contents = deck.array([deck.stream(Array(drawing.utf8))])
    for stream in own.isArray ? own.items : [own] where !stream.isNull { contents.append(stream) }
    page.set("/Contents", contents)
  }

  /// Adds links to a page, without a word on what they are.
  private func addLinks(
    _ links: [PageLink], to page: QPDFObject, fit: Fit
  ) -> [(link: PageLink, annotation: QPDFObject)] {
    guard !links.isEmpty else { return [] }
    let annotations = deck.array(page.get("/Annots").items)
    let added = links.map { ($0, $0.annotation(in: deck, scale: fit.scale, offset: (fit.x, fit.y))) }
    for (_, annotation) in added { annotations.append(annotation) }
    page.set("/Annots", annotations)
    return added
  }

  private static func fill(_ color: Color) -> String {
    PDFNumber.text([color.red, color.green, color.blue].map { Double($0) / 255 }) + " rg"
  }
}

/// A hand-made page scaled to fit a frame and centred in it, in the space of the deck's page.
private struct Fit {
  let scale: Double
  /// The lower left corner.
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  init(_ size: Size, into frame: Rect, pageTop: Double, pageLeft: Double) {
    scale = min(frame.width.ratio(to: size.width), frame.height.ratio(to: size.height))
    width = size.width.points * scale
    height = size.height.points * scale
    x = pageLeft + frame.minX.points + (frame.width.points - width) / 2
    y = pageTop - frame.maxY.points + (frame.height.points - height) / 2
  }

  var rectangle: [Double] { [x, y, width, height] }
}
