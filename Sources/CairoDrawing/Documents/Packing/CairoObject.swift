internal import Files

/// What Cairo leaves out of objects, or writes otherwise than it should.
enum CairoObject {
  /// An object of a PDF as it should be.
  ///
  /// - Parameter object: any object's bytes.
  /// - Returns: the same bytes where nothing is wrong with it.
  static func completed(_ object: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if object.starts(with: font) {
      // PDF 32000-1, 9.7.4.2: for embedded TrueType it has to be there.
      guard object.hasBytes(trueType), !object.hasBytes(map),
        let end = object.firstRange(of: trueType)?.upperBound
      else { return object }
      return object[..<end] + map + object[end...]
    }
    if object.starts(with: information), let place = object.firstRange(of: date) {
      return DocumentNote.renamed(object[..<place.lowerBound] + completedDate + object[place.upperBound...])
    }
    return DocumentNote.renamed(PageLabel.unmarked(object))
  }

  private static let font = Array("<< /Type /Font\n".utf8)
  private static let trueType = Array("/Subtype /CIDFontType2".utf8)
  private static let map = Array(" /CIDToGIDMap /Identity".utf8)
  private static let information = Array("<< /Producer".utf8)
  /// A date that was set has no mark before it (7.9.4).
  private static let date = Array("/CreationDate (2".utf8)
  private static let completedDate = Array("/CreationDate (D:2".utf8)
}
