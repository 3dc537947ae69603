/// Keeps a large value, where there is one, outside what it belongs to. Events have a hundred thousand places for such
/// values, and many are empty.
@propertyWrapper
package struct OutOfLine<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box?

  package init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }

  package var wrappedValue: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}
