/// A font face as other programs know it. Lengths are shares of the text's size.
package struct FontDescription: Sendable, Hashable {
  /// The family that office programs list it under: `Inter Semi Bold`, since they know no weights but regular and bold.
  package var family: String
  /// Whether it is the bold face of its family.
  package var isBold: Bool
  /// How far a line of it reaches above the baseline; positive.
  package var ascent: Double
  /// How far a line of it reaches below the baseline; positive.
  package var descent: Double
  /// The width of a space.
  package var space: Double

  package init(family: String, isBold: Bool, ascent: Double, descent: Double, space: Double) {
    self.family = family
    self.isBold = isBold
    self.ascent = ascent
    self.descent = descent
    self.space = space
  }
}
