internal import Libraries

/// What is wrong with a picture, as a predicate to put after the file's name: "is not a correct PNG: …".
package struct ImageError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
  /// What to do about it, where that is not to give another picture.
  package var hint: String?

  package init(_ description: String) { self.description = description }

  /// - Parameters:
  ///   - description: what is wrong.
  ///   - part: what is not installed.
  init(_ description: String, missing part: OptionalPart) {
    self.description = description
    hint = "install \(part.advice)"
  }
}
