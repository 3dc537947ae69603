package import OfficeFiles

/// What is wrong with a presentation's package, as far as it is known to make a program repair or refuse it, or show
/// something else: rules beyond the schema.
package struct PresentationCheck {
  /// What is wrong, each with its part.
  package private(set) var problems: [String] = []
  /// The parts' XML, by name.
  package private(set) var parts: [String: String] = [:]
  private let archive: ZipArchive

  /// The elements of a part, with their attributes.
  private struct Element {
    var name: String
    var attributes: [String: String]
  }

  private static let watched: [StaticString] = [
    "id", "embed", "name", "descr", "type", "wrap", "lang", "typeface", "PartName", "ContentType",
    "Extension", "cx",
    "cy", "action", "uri",
  ]

  /// Checks a file.
  ///
  /// - Throws: `FileFault` where it is no archive of XML.
  package init(_ bytes: [UInt8]) throws(FileFault) {
    archive = try ZipArchive(bytes)
    for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      parts[name] = String(decoding: try archive.content(name) ?? [], as: UTF8.self)
    }
    try checkTypes()
    for name in archive.names where !name.hasSuffix(".rels") { try checkRelations(of: name) }
    for name in parts.keys.sorted() where name.hasPrefix("ppt/slides/slide") { try checkSlide(name) }
    try checkMasters()
  }

  /// The slides' XML in order.
  package var slides: [String] {
    (1...).lazy.map { parts["ppt/slides/slide\($0).xml"] }.prefix { $0 != nil }.compactMap(\.self)
  }

  private mutating func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { problems.append(problem()) }
  }

  private func elements(of part: String) throws(FileFault) -> [Element] {
    var found: [Element] = []
    try XMLEvents.read(
      Array((parts[part] ?? "<none/>").utf8),
      opening: { name, attributes in
        var element = Element(name: name, attributes: [:])
        for attribute in Self.watched { element.attributes["\(attribute)"] = attributes[attribute] }
        element.attributes["r:id"] = attributes.prefixed("id")
        found.append(element)
      }, closing: { _, _ in })
    return found
  }

  private mutating func checkTypes() throws(FileFault) {
    var (named, endings): (Set<String>, Set<String>) = ([], [])
    for element in try elements(of: "[Content_Types].xml") {
      if let part = element.attributes["PartName"] {
        let exists = archive.names.contains(String(part.dropFirst()))
        expect(exists, "a type for \(part), which there is not")
        expect(named.insert(part).inserted, "two types for \(part)")
      }
      if let ending = element.attributes["Extension"] { endings.insert(ending) }
      expect(element.attributes["ContentType"] != "image/jpg", "image/jpg, which is image/jpeg")
    }
    let isFirst = archive.names.first == "[Content_Types].xml"
    expect(isFirst, "the types are not the first part")
    for name in archive.names where name != "[Content_Types].xml" && !named.contains("/" + name) {
      let ending = name.split(separator: ".").last.map(String.init) ?? ""
      expect(endings.contains(ending), "no type for \(name)")
      expect(ending != "xml", "only the type of all XML for \(name)")
    }
  }

  private mutating func checkRelations(of part: String) throws(FileFault) {
    let relations = try archive.relations(of: part)
    for relation in relations where !relation.isExternal {
      let exists = archive.names.contains(relation.target)
      expect(exists, "\(part): leads to \(relation.target), which there is not")
    }
    expect(Set(relations.map(\.id)).count == relations.count, "\(part): two relations of one id")
    let known = Set(relations.map(\.id))
    for element in try elements(of: part) {
      for id in [element.attributes["r:id"], element.attributes["embed"]].compactMap(\.self) {
        expect(known.contains(id), "\(part): \(id) is no relation")
      }
    }
  }

  private mutating func checkSlide(_ part: String) throws(FileFault) {
    let elements = try elements(of: part)
    let shapes = elements.filter { $0.name == "cNvPr" }
    let identifiers = shapes.compactMap { $0.attributes["id"] }
    expect(Set(identifiers).count == identifiers.count, "\(part): two shapes of one id")
    let names = shapes.dropFirst().compactMap { $0.attributes["name"] }
    expect(!names.contains(""), "\(part): a shape without a name")
    expect(Set(names).count == names.count, "\(part): two shapes of one name")
    let titles = elements.count { $0.name == "ph" && $0.attributes["type"] == "title" }
    expect(titles == 1, "\(part): \(titles) titles")
    for element in elements {
      switch element.name {
      case "bodyPr" where !element.attributes.isEmpty:
        expect(element.attributes["wrap"] == "square", "\(part): text that other programs wrap elsewhere")
      case "rPr", "endParaRPr": expect(element.attributes["lang"] != nil, "\(part): text without a language")
      case "ext": expect(element.attributes["cx"]?.hasPrefix("-") != true, "\(part): a negative size")
      default: break
      }
    }
    func count(_ name: String) -> Int { elements.count { $0.name == name } }
    // A hidden title takes the theme's.
    let plain = count("latin")
    expect(count("ea") == plain && count("cs") == plain, "\(part): text without fonts for all scripts")
    expect(count("spAutoFit") + count("normAutofit") == 0, "\(part): text that programs fit anew")
    let xml = parts[part] ?? ""
    expect(!xml.contains("wrap=\"none\""), "\(part): text that does not wrap")
    let pictures = elements.count { $0.name == "pic" }
    let told = shapes.count { $0.attributes["descr"] != nil } + xml.count(of: "adec:decorative ")
    expect(told >= pictures, "\(part): a picture that says nothing")
  }

  private mutating func checkMasters() throws(FileFault) {
    let presentation = parts["ppt/presentation.xml"] ?? ""
    expect(presentation.contains("<p:notesMasterIdLst>"), "no list of masters of notes, which Keynote wants")
    let hasNotes = parts["ppt/notesMasters/notesMaster1.xml"] != nil
    expect(hasNotes, "no master of notes")
    let size = presentation.split(separator: "<p:sldSz ").last?.prefix { $0 != ">" } ?? ""
    expect(!size.contains("type="), "the slides' size has a type")
    var themes: Set<String> = []
    for master in ["ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"] {
      for relation in try archive.relations(of: master) where relation.type == "theme" {
        expect(themes.insert(relation.target).inserted, "one theme for two masters")
      }
    }
    expect(themes.count == 2, "\(themes.count) themes")
    for theme in themes.sorted() {
      let xml = parts[theme] ?? ""
      let fills =
        xml.split(separator: "<a:fillStyleLst>").last?.split(separator: "</a:fillStyleLst>").first ?? ""
      expect(String(fills).count(of: "<a:solidFill>") >= 3, "\(theme): fewer than three fills")
    }
    let layouts = archive.names.count { $0.hasPrefix("ppt/slideLayouts/slideLayout") }
    expect(layouts == 5, "\(layouts) layouts, not five")
    let (sections, all) = (presentation.count(of: "<p14:sldId "), slides.count)
    expect(sections == 0 || sections == all, "\(sections) of \(all) slides in sections")
  }
}

extension String {
  /// How often a text is in it.
  package func count(of text: String) -> Int { ranges(of: text).count }
}
