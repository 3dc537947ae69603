/// Why a presentation makes no page.
package struct PresentationError: Error, Sendable, Hashable {
  /// A predicate to put behind the file's name: "is broken".
  package var words: String
  /// What to do about it.
  package var hint: String?
  /// Whether the program that converts is missing, and nothing is wrong with the file.
  package var isOfConverter: Bool

  init(_ words: String, hint: String? = nil, isOfConverter: Bool = false) {
    self.words = words
    self.hint = hint
    self.isOfConverter = isOfConverter
  }
}
