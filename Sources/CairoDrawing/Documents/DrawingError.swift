internal import CCairo

/// A drawing library that failed: what was being done, and what the library said.
package struct DrawingError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}

extension DrawingError {
  /// Throws where `status` is anything but success.
  ///
  /// - Parameters:
  ///   - status: what a Cairo object says of itself.
  ///   - action: what was being done, as in "cannot <action>".
  /// - Throws: `DrawingError` with Cairo's own words.
  static func check(_ status: cairo_status_t, _ action: String) throws(DrawingError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw DrawingError("cannot \(action): \(String(cString: cairo_status_to_string(status)))")
  }
}
