import Files
import OfficeFiles

/// A package of parts that is being written (ECMA-376, part 2): each part has a type, and what it refers to.
final class PackageWriter {
  private let archive: ZipWriter
  /// The place of the list of types, which comes first.
  private let typesPlace: UInt64
  private var overrides = ""
  private var endings: Set<String> = ["rels", "xml"]
  /// Names of pictures' parts by content.
  private var media: [[UInt8]: String] = [:]

  /// The types of pictures, by their endings.
  private static let mediaTypes = ["jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"]

  /// - Throws: `FileFault` where libzip is missing.
  init() throws(FileFault) {
    archive = try ZipWriter()
    typesPlace = try archive.add("[Content_Types].xml", [])
  }

  /// Adds a part.
  ///
  /// - Parameters:
  ///   - path: where it is in the package, without a slash in front.
  ///   - type: its content type.
  ///   - xml: its content.
  ///   - relations: what it refers to; nil where that is added later.
  /// - Throws: `FileFault` where there is no memory.
  func add(_ path: String, type: String, _ xml: String, _ relations: Relations? = nil) throws(FileFault) {
    overrides += "<Override PartName=\"/\(path)\" ContentType=\"\(type)\"/>"
    try archive.add(path, Array(xml.utf8))
    if let relations { try add(relations, of: path) { _ in "" } }
  }

  /// Adds what a part refers to.
  ///
  /// - Parameters:
  ///   - relations: all of it.
  ///   - path: the part's; empty for the package.
  ///   - slide: the path of the slide with a destination.
  /// - Throws: `FileFault` where there is no memory.
  func add(_ relations: Relations, of path: String, slide: (String) -> String) throws(FileFault) {
    guard !relations.isEmpty else { return }
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let own = "\(path[..<cut])_rels/\(path[cut...]).rels"
    try archive.add(own, Array(relations.xml(slide: slide).utf8))
  }

  /// The path of a picture, seen from a slide; each picture is in the package once.
  ///
  /// - Throws: `FileFault` where there is no memory.
  func picture(_ bytes: [UInt8], ending: String) throws(FileFault) -> String {
    if let name = media[bytes] { return name }
    let name = "image\(media.count + 1).\(ending)"
    endings.insert(ending)
    try archive.add("ppt/media/\(name)", bytes, isCompressed: ending == "svg")
    media[bytes] = "../media/\(name)"
    return "../media/\(name)"
  }

  /// Writes the package.
  ///
  /// - Throws: `FileFault` where there is no memory, `FileError` where the sink failed.
  func finish(to sink: any ByteSink) throws {
    var xml =
      XML.declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    for ending in endings.sorted() {
      let type =
        ending == "rels"
        ? "application/vnd.openxmlformats-package.relationships+xml"
        : Self.mediaTypes[ending] ?? "application/xml"
      xml += "<Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>"
    }
    try archive.replace(typesPlace, Array((xml + overrides + "</Types>").utf8))
    try archive.finish(to: sink)
  }
}
