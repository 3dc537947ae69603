/// What is wrong with a value somebody wrote, before it is known where it stands.
package struct InputProblem: Error, Hashable, Sendable {
  package var message: String
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
