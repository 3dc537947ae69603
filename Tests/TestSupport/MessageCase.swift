// A build with the static standard library, which makes no tests, has no such module.
#if canImport(Testing)
internal import Testing

/// A text that people wrote, and the whole of what is reported about it.
package struct MessageCase: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  package let text: String
  package let expected: String

  package init(_ name: String, _ text: String, _ expected: String) {
    testDescription = name
    self.text = text
    self.expected = expected
  }
}
#endif
