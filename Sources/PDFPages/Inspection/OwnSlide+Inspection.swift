internal import CQPDF
import Scene

extension OwnSlide {
  /// As `inspect`, in this process.
  static func inspectHere(_ bytes: [UInt8], page: Int?, limits: Limits) throws(OwnSlideError) -> OwnSlide {
    try checkKind(of: bytes, limits)
    try StreamScan.check(bytes, limits: limits)
    return try DeepStack.run { () throws(OwnSlideError) in
      do {
        return try OwnSlideReader(bytes, limits: limits).read(page: page)
      } catch let error as OwnSlideError {
        throw error
      } catch {
        throw OwnSlideError(Self.words(for: error))
      }
    }
  }

  /// Refuses what is too large or does not even start like a PDF, with a word on what it may be.
  static func checkKind(of bytes: [UInt8], _ limits: Limits) throws(OwnSlideError) {
    guard bytes.count <= limits.bytes else {
      throw OwnSlideError(
        "has \(bytes.count / 1_000_000) MB, more than the \(limits.bytes / 1_000_000) MB that are taken")
    }
    guard !bytes.isEmpty else { throw OwnSlideError("is empty") }
    // Readers look for it in the first 1024 bytes (PDF 32000-1, annex H, note 13).
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    guard !head.contains("%PDF-") else { return }
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(15).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
      throw OwnSlideError("is a web page, not a PDF")
    }
    throw OwnSlideError("is not a PDF")
  }

  private static func words(for error: any Error) -> String {
    guard let failure = error as? QPDFFailure else { return "cannot be read: \(error)" }
    switch failure.code {
    case qpdf_e_password: return "is encrypted, and asks for a password; please save it without one"
    case qpdf_e_system: return "cannot be read: \(failure.detail)"
    default: return failure.detail.isEmpty ? "is broken" : "is broken: \(failure.detail)"
    }
  }
}

/// Makes an `OwnSlide` of a presenter's file.
struct OwnSlideReader {
  private let file: QPDFFile
  private let fileSize: Int
  private let limits: OwnSlide.Limits

  /// The name that the page's form has in its resources.
  static let formKey: PDFKey = "/OwnSlide"

  init(_ bytes: [UInt8], limits: OwnSlide.Limits) throws {
    file = try QPDFFile(bytes)
    fileSize = bytes.count
    self.limits = limits
    guard !file.isEncrypted else {
      throw OwnSlideError(
        "is encrypted, though it opens without a password; please save it without encryption")
    }
  }

  func read(page number: Int?) throws -> OwnSlide {
    let (page, count) = try find(page: number)
    var warnings: [String] = []
    let geometry = try PageGeometry(page, limits: limits, warnings: &warnings)
    var filters = StreamFilters(limits: limits, fileSize: fileSize)
    var form = try makeForm(of: page, geometry: geometry, filters: &filters)
    let active = ActiveContent(file, page: page.object, geometry: geometry, limits: limits)
    let tags = try PageTags(
      marking: form, of: page.object, links: Set(active.links.compactMap(\.origin)), &filters)
    let marked = form
    var walk = ResourceWalk(limits: limits, pageResources: form.get("/Resources"), filters: filters)
    try walk.clean(form: form)
    walk.note(content: form)
    if !active.appearances.isEmpty {
      form = active.appearances.drawn(over: form, isTagged: tags.exist)
      try walk.clean(form: form)
    }
    if walk.blends, form.get("/Group").isNull { form.set("/Group", group()) }
    try file.check()
    var cost = DrawingCost(filters: walk.filters, size: geometry.size)
    if let slow = cost.warning(form) { warnings.append(slow) }

    let bytes = try slide(form, geometry: geometry, links: active.links, layers: walk.layers) {
      guard tags.exist else { return }
      tags.write(to: $0, form: $0.copy(marked), annotations: $1, geometry: geometry)
      tags.write(active.appearances.tags, to: $0)
    }
    file.collectWarnings()
    if file.warningCount > 0 { warnings.append("is damaged; what could be read of it is shown") }
    return OwnSlide(
      bytes: bytes, page: number ?? 1, pageCount: count, size: geometry.size,
      otherWarnings: warnings + active.warnings, fontsNotEmbedded: walk.fontsNotEmbedded.sorted(),
      fontsEmbedded: walk.fontsEmbedded.sorted(), fontsWithoutUnicode: walk.fontsWithoutUnicode.sorted(),
      archiveObstacles: ArchiveObstacle.allCases.filter(walk.obstacles.contains).map(\.rawValue),
      isTagged: tags.exist, undescribed: tags.undescribed)
  }

  private func find(page number: Int?) throws -> (page: PageTree.Page, count: Int) {
    let tree = try PageTree(file, keeping: number ?? 1)
    try file.check()
    guard tree.count > 0 else { throw OwnSlideError("has no pages") }
    guard number != nil || tree.count == 1 else {
      throw OwnSlideError("has \(tree.count) pages; please say which one with “page:”")
    }
    guard let page = tree.page else {
      throw OwnSlideError(
        "has no page \(number ?? 1): it has \(tree.count == 1 ? "one page" : "\(tree.count) pages")")
    }
    return (page, tree.count)
  }

  /// The page's instructions and resources as a form XObject of its file.
  private func makeForm(
    of page: PageTree.Page, geometry: PageGeometry, filters: inout StreamFilters
  ) throws -> QPDFObject {
    let form = try content(of: page, filters: &filters)
    filters.removePrivateData(amid: form)
    for key in form.keys where !["/Length", "/Filter", "/DecodeParms"].contains(key) { form.remove(key) }
    let resources = page.attribute("/Resources")
    form.set("/Type", file.name("XObject"))
    form.set("/Subtype", file.name("Form"))
    form.set("/BBox", file.array(geometry.box.map(file.number)))
    form.set("/Matrix", file.array(geometry.matrix.map(file.number)))
    form.set("/Resources", file.indirect(resources.isDictionary ? resources : file.dictionary()))
    let group = page.object.get("/Group")
    if group.get("/S").name == "Transparency" { form.set("/Group", self.group(group)) }
    return form
  }

  /// A page's group, which is always isolated (PDF 32000-1, 11.4.7), for a form, whose is where it says so.
  private func group(_ page: QPDFObject? = nil) -> QPDFObject {
    let group = page?.shallowCopy() ?? file.dictionary(["/S": file.name("Transparency")])
    group.set("/I", file.object(file.library.oh_new_bool(file.data, QPDF_TRUE)))
    return group
  }

  /// The page's instructions as one stream: the only one there is, as it is packed, or several joined.
  private func content(of page: PageTree.Page, filters: inout StreamFilters) throws -> QPDFObject {
    let contents = page.object.get("/Contents")
    let streams = contents.isStream ? [contents] : contents.items.filter(\.isStream)
    if streams.count == 1 {
      try filters.normalize(streams[0])
      return streams[0]
    }
    var joined: [UInt8] = []
    for stream in streams {
      try filters.normalize(stream)
      // The end of a stream is also the end of a word (PDF 32000-1, 7.8.2).
      joined += try filters.unpack(stream) + [0x0A]
      guard joined.count <= limits.contentBytes else {
        throw OwnSlideError("has a page with far too many instructions")
      }
    }
    return file.stream(joined)
  }

  /// A PDF of the one page.
  ///
  /// - Parameters:
  ///   - form: what the page draws.
  ///   - geometry: its size and its place.
  ///   - links: its links.
  ///   - layers: the layers it has, in the file it is from.
  ///   - tag: adds the page's tags, with the annotations of links by what they were.
  /// - Returns: the file's bytes.
  /// - Throws: what qpdf reports.
  private func slide(
    _ form: QPDFObject, geometry: PageGeometry, links: [PageLink], layers: [QPDFObject],
    tag: (QPDFFile, [QPDFObject.ID: QPDFObject]) -> Void
  ) throws -> [UInt8] {
    let slide = try QPDFFile()
    let copy = slide.copy(form)
    try slide.check()
    let size = [0, 0, geometry.size.width.points, geometry.size.height.points]
    let page = slide.dictionary([
      "/Type": slide.name("Page"), "/MediaBox": slide.array(size.map(slide.number)),
      "/Resources": slide.dictionary(["/XObject": slide.dictionary([Self.formKey: copy])]),
      "/Contents": slide.stream(Array("\(Self.formKey.text) Do\n".utf8)),
    ])
    let annotations = links.map { $0.annotation(in: slide) }
    if !links.isEmpty { page.set("/Annots", slide.array(annotations)) }
    slide.add(slide.indirect(page))
    let pairs = zip(links, annotations).compactMap { link, annotation in link.origin.map { ($0, annotation) }
    }
    tag(slide, Dictionary(pairs) { first, _ in first })
    Layers.add(
      layers.map(slide.copy), hidden: Layers.hidden(layers, in: file).map(slide.copy), to: slide)
    try slide.check()
    let version = PDFVersion.later(PDFVersion.known(file.version), "1.5")
    return try slide.bytes(minimumVersion: version, isPassing: true)
  }
}
