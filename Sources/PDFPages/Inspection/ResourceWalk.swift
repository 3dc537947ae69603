internal import Files

/// Walks through all that a page draws with, takes out what is not for drawing, and notes what there is.
///
/// Afterwards nothing refers in a circle, to another page, or to a stream that qpdf would unpack.
struct ResourceWalk {
  private let limits: OwnSlide.Limits
  /// What forms without resources of their own use.
  private let pageResources: QPDFObject
  private(set) var filters: StreamFilters
  private(set) var fontsNotEmbedded: Set<String> = []
  private(set) var fontsEmbedded: Set<String> = []
  /// Whether anything is mixed with what is below it (PDF 32000-1, 11.3.5).
  private(set) var blends = false
  /// Fonts that do not say which letters their glyphs are.
  private(set) var fontsWithoutUnicode: Set<String> = []
  /// What keeps the page from being PDF/A.
  private(set) var obstacles: Set<ArchiveObstacle> = []
  /// The layers that things are on, each once.
  private(set) var layers: [QPDFObject] = []
  /// Objects that were walked through, and those that are being.
  private var seen: Set<QPDFObject.ID> = []
  private var path: Set<QPDFObject.ID> = []
  private var values = 0

  init(limits: OwnSlide.Limits, pageResources: QPDFObject, filters: StreamFilters) {
    self.limits = limits
    self.pageResources = pageResources
    self.filters = filters
  }

  /// What a dictionary is, which says what its keys mean.
  private enum Role {
    case resources
    /// Keys are names that the file chose.
    case names
    case other
  }

  /// Walks through what a form XObject uses, whose own stream is in order.
  ///
  /// - Throws: `OwnSlideError`, or `QPDFFailure` where something is broken.
  mutating func clean(form: QPDFObject) throws {
    if let id = form.id {
      seen.insert(id)
      path.insert(id)
    }
    try clean(values: form, as: .other, depth: 0)
    if let id = form.id { path.remove(id) }
  }

  private mutating func clean(_ container: QPDFObject, as role: Role, depth: Int) throws {
    guard depth <= limits.depth else {
      throw OwnSlideError("is nested more than \(limits.depth) deep in what it draws with")
    }
    let id = container.id
    if let id {
      guard seen.insert(id).inserted else { return }
      path.insert(id)
    }
    defer { if let id { path.remove(id) } }
    if container.isArray {
      try clean(items: container, depth: depth)
    } else {
      if container.isStream { try prepare(stream: container) }
      try clean(values: container, as: role, depth: depth)
      note(container)
    }
  }

  private mutating func clean(items array: QPDFObject, depth: Int) throws {
    for index in 0..<array.count {
      let item = array.item(index)
      defer { item.release() }
      try count()
      guard item.isContainer else {
        note(name: item)
        continue
      }
      if isCircle(item) || Self.isForeign(item) {
        array.set(array.file.null(), at: index)
      } else {
        try clean(item, as: .other, depth: depth + 1)
      }
    }
  }

  private mutating func clean(values dictionary: QPDFObject, as role: Role, depth: Int) throws {
    for key in dictionary.keys {
      let value = dictionary.get(key)
      defer { value.release() }
      try count()
      let name = key.text
      if role == .resources, !Self.resourceKeys.contains(name) {
        dictionary.remove(key)
        continue
      }
      guard value.isContainer else {
        // Readers use the profile that this is in place of.
        if name != "/Alternate" { note(name: value) }
        continue
      }
      let leadsAway = role == .other && Self.foreignKeys.contains(name)
      if leadsAway || isCircle(value) || Self.isForeign(value) {
        dictionary.remove(key)
      } else {
        try clean(value, as: Self.role(of: name, in: role), depth: depth + 1)
      }
    }
  }

  private mutating func count() throws(OwnSlideError) {
    values += 1
    guard values <= limits.values else { throw OwnSlideError("has far too many parts") }
  }

  private func isCircle(_ object: QPDFObject) -> Bool { object.id.map(path.contains) ?? false }

  private static func role(of key: String, in role: Role) -> Role {
    switch (role, key) {
    case (.resources, _): .names
    case (.other, "/Resources"): .resources
    case (.other, "/CharProcs"), (.other, "/Colorants"): .names
    default: .other
    }
  }
}

// What goes and what stays.
extension ResourceWalk {
  /// PDF 32000-1, table 33; without `/ProcSet`, which nothing reads any more.
  private static let resourceKeys: Set<String> = [
    "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/Properties",
  ]

  /// Keys that lead away from what is drawn: to other pages, structure, metadata, files, scripts.
  private static let foreignKeys: Set<String> = [
    "/A", "/AA", "/AF", "/Alternates", "/Annots", "/Dest", "/EF", "/JS", "/Kids", "/Measure", "/Metadata",
    "/Next", "/OPI", "/OpenAction", "/Parent", "/PieceInfo", "/PtData", "/Ref", "/StructParent",
    "/StructParents", "/Thumb",
  ]

  /// What forms and tiling patterns have that is for drawing (PDF 32000-1, tables 75, 95).
  private static let formKeys: Set<String> = [
    "/BBox", "/DecodeParms", "/Filter", "/FormType", "/Group", "/Length", "/Matrix", "/Name", "/OC",
    "/PaintType", "/PatternType", "/Resources", "/Subtype", "/TilingType", "/Type", "/XStep", "/YStep",
  ]

  /// What pictures have that is for drawing (PDF 32000-1, tables 89, 145).
  private static let imageKeys: Set<String> = [
    "/BitsPerComponent", "/ColorSpace", "/Decode", "/DecodeParms", "/Filter", "/Height", "/ImageMask",
    "/Intent", "/Interpolate", "/Length", "/Mask", "/Matte", "/Name", "/OC", "/SMask", "/SMaskInData",
    "/Subtype", "/Type", "/Width",
  ]

  /// Types of objects that draw nothing.
  private static let foreignTypes: Set<String> = [
    "Action", "Annot", "Bead", "Catalog", "EmbeddedFile", "F", "FileSpec", "Filespec", "MCR", "Metadata",
    "OBJR",
    "ObjStm", "Outlines", "Page", "Pages", "Sig", "StructElem", "StructTreeRoot", "Template", "Thread",
    "XRef",
  ]

  /// Kinds of actions (PDF 32000-1, table 198).
  private static let actions: Set<String> = [
    "GoTo", "GoTo3DView", "GoToE", "GoToR", "Hide", "ImportData", "JavaScript", "Launch", "Movie", "Named",
    "Rendition", "ResetForm", "RichMediaExecute", "SetOCGState", "Sound", "SubmitForm", "Thread", "Trans",
    "URI",
  ]

  private static func isForeign(_ object: QPDFObject) -> Bool {
    guard !object.isArray else { return false }
    if let type = object.get("/Type").name, foreignTypes.contains(type) { return true }
    if let kind = object.get("/S").name, actions.contains(kind) { return true }
    return object.isStream && object.get("/Subtype").name == "PS"
  }

  private mutating func prepare(stream: QPDFObject) throws {
    let subtype = stream.get("/Subtype").name
    let isForm = subtype == "Form" || stream.get("/PatternType").integer == 1
    if isForm || subtype == "Image" {
      let allowed = isForm ? Self.formKeys : Self.imageKeys
      for key in stream.keys where !allowed.contains(key.text) { stream.remove(key) }
    }
    // Readers go to the page for these, which will be another.
    if isForm, !stream.get("/Resources").isDictionary { stream.set("/Resources", pageResources) }
    if subtype == "Image" {
      let (width, height) = (stream.get("/Width").number ?? 0, stream.get("/Height").number ?? 0)
      guard width * height <= Double(limits.pixels) else {
        throw OwnSlideError(
          "has a picture of \(PDFNumber.text(width)) × \(PDFNumber.text(height)) pixels, more than the "
            + "\(limits.pixels / 1_000_000) million that are taken")
      }
    }
    try filters.normalize(stream)
    if isForm {
      filters.removePrivateData(amid: stream)
      note(content: stream, isPart: true)
    }
    if subtype == "Image" { try removePrivateData(of: stream) }
  }

  /// Leaves of a photo what is drawn.
  private func removePrivateData(of picture: QPDFObject) throws(QPDFFailure) {
    let filter = picture.get("/Filter")
    let bare: [UInt8]
    let bytes: [UInt8]
    switch (filter.count == 1 ? filter.item(0) : filter).name {
    case "DCTDecode", "DCT":
      bytes = try picture.packedBytes()
      bare = BareJPEG.bytes(of: bytes)
    case "JPXDecode":
      bytes = try picture.packedBytes()
      bare = BareJPEG2000.bytes(of: bytes)
    default: return
    }
    if bare.count < bytes.count {
      picture.setBytes(bare, filter: filter, parameters: picture.get("/DecodeParms"))
    }
  }

  private mutating func note(_ dictionary: QPDFObject) {
    let mode = dictionary.get("/BM")
    let name = mode.count > 0 ? mode.item(0).name : mode.name
    if let name, name != "Normal", name != "Compatible" { blends = true }
    if dictionary.isOfType("OCG"), dictionary.id != nil { layers.append(dictionary.again) }
    obstacles.formUnion(ArchiveObstacle.obstacles(of: dictionary))
    if FontLetters.areUnknown(in: dictionary) {
      fontsWithoutUnicode.insert(Self.fontName(dictionary.get("/BaseFont").name ?? "a font without a name"))
    }
    guard let kind = dictionary.get("/Subtype").name, Self.fontKinds.contains(kind) else { return }
    let descriptor = dictionary.get("/FontDescriptor")
    let isEmbedded = Self.fontFiles.contains { descriptor.get($0).isStream }
    let font = Self.fontName(dictionary.get("/BaseFont").name ?? "a font without a name")
    if isEmbedded { fontsEmbedded.insert(font) } else { fontsNotEmbedded.insert(font) }
    // PDF 32000-1, 9.7.4.2: for embedded TrueType it has to be there, though readers do without.
    if kind == "CIDFontType2", isEmbedded, dictionary.get("/CIDToGIDMap").isNull {
      dictionary.set("/CIDToGIDMap", dictionary.file.name("Identity"))
    }
  }

  /// Notes what the instructions of a form say, and takes marks out of one that is part of another: they would be
  /// within marks of that.
  mutating func note(content form: QPDFObject, isPart: Bool = false) {
    guard let bytes = try? filters.unpack(form) else { return }
    if ContentOperators(bytes).choosesInks { obstacles.insert(.inks) }
    if isPart, bytes.hasBytes("MC".utf8) || bytes.hasBytes("BDC".utf8) {
      ContentMarks.mark(form, bytes, owned: nil, ContentMarks.properties(form))
    }
  }

  private mutating func note(name: QPDFObject) {
    if name.name == "DeviceCMYK" { obstacles.insert(.inks) }
  }

  /// Kinds of fonts with outlines of their own. One of `/Type0` has them in the font below it, and `/Type3` is
  /// drawn by its own instructions.
  private static let fontKinds: Set<String> = [
    "CIDFontType0", "CIDFontType2", "MMType1", "TrueType", "Type1",
  ]

  private static let fontFiles: [PDFKey] = ["/FontFile", "/FontFile2", "/FontFile3"]

  /// A font's name without the mark of a subset (PDF 32000-1, 9.6.4).
  private static func fontName(_ name: String) -> String {
    let parts = name.split(separator: "+", maxSplits: 1)
    return parts.count == 2 && parts[0].count == 6 ? String(parts[1]) : name
  }
}
