/// What is wrong with a picture, as a predicate to put after the file's name: "is not a correct PNG: …".
package struct ImageError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
