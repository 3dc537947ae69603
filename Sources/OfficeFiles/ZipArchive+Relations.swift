/// The parts of an office file and what they refer to (ECMA-376, part 2).
extension ZipArchive {
  /// What one part refers to.
  package struct Relation: Sendable {
    package var id: String
    /// The last word of its type: `slide`.
    package var type: String
    /// The name of a part in the archive, or an address outside of it.
    package var target: String
    /// Whether it is outside of the archive.
    package var isExternal: Bool
  }

  /// What a part refers to; with an empty name, what the whole file does.
  ///
  /// - Throws: `FileFault`.
  package func relations(of part: String) throws(FileFault) -> [Relation] {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    guard let xml = try content("\(part[..<slash])_rels/\(part[slash...]).rels") else { return [] }
    let folder = part[..<slash].split(separator: "/")
    var relations: [Relation] = []
    try XMLEvents.read(
      xml,
      opening: { name, attributes in
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
          let target = attributes["Target"]
        else { return }
        let isExternal = attributes["TargetMode"] == "External"
        relations.append(
          Relation(
            id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
            target: isExternal ? target : Self.resolve(target, from: folder), isExternal: isExternal))
      }, closing: { _, _ in })
    return relations
  }

  private static func resolve(_ target: String, from folder: [Substring]) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case "..": _ = path.popLast()
      case ".": break
      default: path.append(step)
      }
    }
    return path.joined(separator: "/")
  }
}
