internal import Files

/// A text that a document keeps for this program.
///
/// Cairo 1.16 has no place for it: it is given as keywords, and gets a key of its own on its way.
package enum DocumentNote {
  /// The key in the document's information dictionary.
  package static let key = "PersonalsPages"
  /// What the text begins with.
  package static let mark = "personals-pages "

  private static let information = Array("<< /Producer".utf8)
  private static let keywords = Array("/Keywords (\(mark)".utf8)
  private static let renamed = Array("/\(key) (\(mark)".utf8)

  /// An object of a PDF, with the note under its key.
  ///
  /// - Parameter object: any object's bytes.
  /// - Returns: the same bytes where there is no note.
  static func renamed(_ object: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // Cairo's information dictionary begins so; looking through all objects would take a tenth of a deck's time.
    guard object.starts(with: information), let place = object.firstRange(of: keywords) else { return object }
    return (object[..<place.lowerBound] + renamed + object[place.upperBound...])[...]
  }
}
