package import Scene

/// A text style as a template defines it.
package struct StyleDefinition: Sendable, Hashable {
  package var family: String
  package var weight: Int
  package var size: Length
  /// The least size the text shrinks to; equal to `size` where it does not shrink.
  package var minimumSize: Length
  /// The distance from baseline to baseline at `size`.
  package var leading: Length
  package var color: ColorReference
  /// Space after each letter, as a share of the size.
  package var tracking: Double
  package var features: [String]

  /// Replaces a style that is wrong, so that the rest of its template can be read.
  static let unreadable = StyleDefinition(
    family: "Inter", weight: 400, size: 12, minimumSize: 12, leading: 15, color: ColorReference(name: "ink"),
    tracking: 0, features: [])
}
