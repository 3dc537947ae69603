/// A length in points of 1/72 inch.
package struct Length: Sendable, Hashable, Comparable {
  /// How many points.
  package var points: Double

  package init(_ points: Double) { self.points = points }

  package static let zero = Length(0)

  package static func < (left: Length, right: Length) -> Bool { left.points < right.points }
}

extension Length: AdditiveArithmetic {
  package static func + (left: Length, right: Length) -> Length { Length(left.points + right.points) }
  package static func - (left: Length, right: Length) -> Length { Length(left.points - right.points) }
}

extension Length {
  package static prefix func - (length: Length) -> Length { Length(-length.points) }
  package static func * (length: Length, factor: Double) -> Length { Length(length.points * factor) }
  package static func / (length: Length, divisor: Double) -> Length { Length(length.points / divisor) }
  /// How many times `other` goes into this.
  package func ratio(to other: Length) -> Double { points / other.points }
}

extension Length: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { points = value }
  package init(integerLiteral value: Int) { points = Double(value) }
}
