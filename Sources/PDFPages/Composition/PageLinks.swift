package import Scene

/// A place on a page that leads to the web or to an address.
struct PageLink {
  /// Left, bottom, right and top in points, from the lower left corner of the page as it is seen.
  let rectangle: [Double]
  /// ASCII.
  let uri: [UInt8]
  /// The annotation that it was in its file, if that has a number.
  let origin: QPDFObject.ID?

  private static let schemes = ["http://", "https://", "mailto:"]
  private static let longest = 2048

  /// The address where it is one that may stay.
  static func accepted(_ uri: [UInt8]) -> [UInt8]? {
    guard uri.count <= longest, uri.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    let text = String(decoding: uri, as: UTF8.self).lowercased()
    return schemes.contains { text.hasPrefix($0) && text.count > $0.count } ? uri : nil
  }

  /// The link as an annotation of `file`, moved to where `scale` and `offset` put its page.
  func annotation(
    in file: QPDFFile, scale: Double = 1, offset: (x: Double, y: Double) = (0, 0)
  ) -> QPDFObject {
    let corners = zip(rectangle, [offset.x, offset.y, offset.x, offset.y]).map { $0 * scale + $1 }
    return file.indirect(
      file.dictionary([
        "/Type": file.name("Annot"), "/Subtype": file.name("Link"),
        "/Rect": file.array(corners.map(file.number)),
        "/Border": file.array([file.integer(0), file.integer(0), file.integer(0)]),
        "/A": file.dictionary([
          "/Type": file.name("Action"), "/S": file.name("URI"), "/URI": file.string(uri),
        ]),
      ]))
  }
}

extension PageLink {
  /// The links of the page that a hand-made slide is.
  static func all(of page: QPDFObject) -> [PageLink] {
    page.get("/Annots").items.compactMap { annotation in
      guard let rectangle = annotation.get("/Rect").numbers, rectangle.count == 4,
        let uri = annotation.get("/A").get("/URI").string.flatMap(accepted)
      else { return nil }
      return PageLink(rectangle: rectangle, uri: uri, origin: annotation.id)
    }
  }
}

extension OwnSlide {
  /// A place on the page that leads somewhere.
  package struct Link: Sendable, Hashable {
    /// From the upper left corner of the page as it is seen.
    package let frame: Rect
    /// The address, which begins with `http`, `https` or `mailto`.
    package let address: String
  }

  /// The places that lead to the web or to an address, in the order of the file.
  package var links: [Link] {
    guard let file = try? QPDFFile(bytes), file.pageCount == 1 else { return [] }
    return PageLink.all(of: file.page(at: 0)).map { link in
      let edges = link.rectangle
      let (left, right) = (min(edges[0], edges[2]), max(edges[0], edges[2]))
      let (bottom, top) = (min(edges[1], edges[3]), max(edges[1], edges[3]))
      return Link(
        frame: Rect(
          x: Length(left), y: size.height - Length(top), width: Length(right - left),
          height: Length(top - bottom)),
        address: String(decoding: link.uri, as: UTF8.self))
    }
  }
}
