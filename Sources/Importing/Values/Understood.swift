/// What was understood of a cell.
package struct Understood<Value> {
  /// nil where nothing is said, or nothing that could be understood.
  package var value: Value?
  /// Why the organiser should look at the cell; nil where there is no doubt.
  package var doubt: String?
  package var hint: String?

  package init(_ value: Value?, doubt: String? = nil, hint: String? = nil) {
    self.value = value
    self.doubt = doubt
    self.hint = hint
  }

  /// A cell that says nothing.
  static var nothing: Understood { Understood(nil) }

  /// A cell that says something that cannot be known for sure.
  static func unclear(_ doubt: String, hint: String? = nil) -> Understood {
    Understood(nil, doubt: doubt, hint: hint)
  }
}

extension Understood: Sendable where Value: Sendable {}
extension Understood: Equatable where Value: Equatable {}
