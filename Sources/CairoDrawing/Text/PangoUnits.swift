internal import CPango
import Scene

/// How many of Pango's units make a point, at 72 dots per inch.
let unitsPerPoint = Double(PANGO_SCALE)

extension Length {
  /// A length in Pango's units.
  init(units: Int) { self.init(Double(units) / unitsPerPoint) }
}
