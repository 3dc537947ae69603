/// What PDF/A forbids in a hand-made page, and can be taken out without a change that can be seen.
enum Archiving {
  /// Prepares all that a form draws with (ISO 19005-2, 6.2.8.1 and 6.2.11.4.2).
  ///
  /// - Parameter form: of a page that was walked through before, so that nothing refers in a circle.
  static func prepare(_ form: QPDFObject) {
    var seen: Set<QPDFObject.ID> = []
    var rest = [form]
    while let object = rest.popLast() {
      if let id = object.id, !seen.insert(id).inserted { continue }
      if object.isArray {
        rest += object.items.filter(\.isContainer)
        continue
      }
      // How pictures are smoothed is up to readers.
      object.remove("/Interpolate")
      // Lists of a font's glyphs, which need not be there, and often are of other glyphs.
      if object.isOfType("FontDescriptor") {
        object.remove("/CIDSet")
        object.remove("/CharSet")
      }
      rest += object.keys.map(object.get).filter(\.isContainer)
    }
  }
}
