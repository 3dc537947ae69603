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
