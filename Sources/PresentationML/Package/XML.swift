import Scene

/// Pieces of XML.
enum XML {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  /// The namespaces of a part of a presentation.
  static let namespaces =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    + "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
}

extension Length {
  /// In English Metric Units, of which a point has 12,700.
  var emu: Int { Int((points * 12_700).rounded()) }
  /// In hundredths of a point.
  var hundredths: Int { Int((points * 100).rounded()) }
}

extension Rect {
  /// The rectangle as `a:off` and `a:ext`.
  var placed: String {
    "<a:off x=\"\(minX.emu)\" y=\"\(minY.emu)\"/>"
      + "<a:ext cx=\"\(max(0, maxX.emu - minX.emu))\" cy=\"\(max(0, maxY.emu - minY.emu))\"/>"
  }
}
