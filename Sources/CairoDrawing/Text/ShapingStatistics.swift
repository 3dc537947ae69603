/// What a typesetter did so far: counts that depend on nothing but what it was asked for.
package struct ShapingStatistics: Sendable, Hashable {
  /// The paragraphs asked for.
  package var asked = 0
  /// Those of them that had to be shaped, since the cache did not hold them.
  package var shaped = 0
  /// Those shaped without Pango's layout.
  package var shapedDirectly = 0

  package init() {}
}
