internal import Files

/// What one part of a package refers to (ECMA-376, part 2, section 9.3).
struct Relations {
  /// Where a reference leads.
  enum Target: Hashable {
    /// A part, by its path from the folder of the part that refers to it.
    case part(String)
    case address(String)
    /// The slide with a destination, which may still be to come.
    case destination(String)
  }

  private struct Relation {
    var kind: String
    var target: Target
  }

  private var relations: [Relation] = []
  private var known: [Target: String] = [:]

  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// The identifier of a reference, which is added the first time.
  ///
  /// - Parameters:
  ///   - kind: the last word of its type: `slide`; or all of the type.
  ///   - target: where it leads.
  /// - Returns: `rId1`.
  mutating func add(_ kind: String, _ target: Target) -> String {
    if let identifier = known[target] { return identifier }
    relations.append(Relation(kind: kind, target: target))
    let identifier = "rId\(relations.count)"
    known[target] = identifier
    return identifier
  }

  var isEmpty: Bool { relations.isEmpty }

  /// The part of the package that says so; `slide` is the path of the slide with a destination.
  func xml(slide: (String) -> String) -> String {
    var xml = XML.declaration + "<Relationships xmlns=\"\(Self.package)\">"
    for (index, relation) in relations.enumerated() {
      let type = relation.kind.hasPrefix("http") ? relation.kind : Self.office + relation.kind
      xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(type)\" "
      switch relation.target {
      case .part(let path): xml += "Target=\"\(XMLText.attribute(path))\"/>"
      case .destination(let name): xml += "Target=\"\(XMLText.attribute(slide(name)))\"/>"
      case .address(let address):
        xml += "Target=\"\(XMLText.attribute(address))\" TargetMode=\"External\"/>"
      }
    }
    return xml + "</Relationships>"
  }
}
