/// Why a hand-made page cannot be used, as a predicate to put behind the file's name: "is encrypted: …".
package struct OwnSlideError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
