/// A look-up that failed.
package struct SourceError: Error, Hashable, Sendable {}
