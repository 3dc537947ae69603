/// Numbers as a PDF writes them: decimal, without exponents.
enum PDFNumber {
  /// `value` to five decimals.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let hundredThousandths = Int((value * 100_000).rounded())
    let (whole, part) = hundredThousandths.magnitude.quotientAndRemainder(dividingBy: 100_000)
    let sign = hundredThousandths < 0 ? "-" : ""
    guard part > 0 else { return "\(sign)\(whole)" }
    var digits = String(part)
    digits = String(repeating: "0", count: 5 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// The numbers with spaces in between.
  static func text(_ values: [Double]) -> String { values.map(text).joined(separator: " ") }
}
