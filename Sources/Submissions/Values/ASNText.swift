internal import Diagnostics
internal import PeeringDB

/// An AS number as people type it: `AS64500 (Reef One)`, `AS1.10`, `https://www.peeringdb.com/asn/64500`.
enum ASNText {
  /// - Throws: `InputProblem` for what is none, or could be several.
  static func read(_ text: String) throws(InputProblem) -> ASN {
    if let asn = ASN(text) { return asn }
    let plain = text.withPlainDigits
    let hint = "write '64500' or 'AS64500'"
    let several = plain.split { "/,;&+ ".contains($0) }.filter { $0.lowercased() != "and" }.map {
      ASN(String($0))
    }
    let all = several.compactMap(\.self).map { "\($0.number)" }.joined(separator: ", ")
    let none = InputProblem(
      "'\(text.quotable)' is not an AS number",
      hint: (2...50).contains(several.count) && !several.contains(nil)
        ? "for several, write 'networks: [\(all)]'" : hint)
    if plain.lowercased().contains("peeringdb.com/") {
      let parts = plain.split { "/?#".contains($0) }
      guard let place = parts.firstIndex(where: { $0.lowercased() == "asn" }), place + 1 < parts.endIndex,
        let asn = ASN(String(parts[place + 1]))
      else {
        throw InputProblem(
          none.message, hint: "the number in this address is PeeringDB's own; the AS number is on its page")
      }
      return asn
    }
    var rest = plain.splitRemark.text
    if let asn = ASN(rest) { return asn }
    let isPrefixed = rest.lowercased().hasPrefix("as")
    if isPrefixed { rest = DisplayText.clean(String(rest.drop { $0.isLetter })) }
    let parts = rest.split(omittingEmptySubsequences: false) { ".,".contains($0) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else {
      throw none
    }
    let joined = parts.joined()
    // A spreadsheet's 64500.0.
    if !isPrefixed, rest.contains("."), parts[1] == "0", parts[0].count > 2, let asn = ASN(String(parts[0])) {
      return asn
    }
    if parts[1].count == 3, parts[0].count <= 3 {
      throw InputProblem(
        "'\(text.quotable)' can mean AS\(joined) or another number",
        hint: "write '\(joined)' without a sign in it")
    }
    // RFC 5396, asdot.
    guard isPrefixed, rest.contains("."), let high = UInt32(parts[0]), let low = UInt32(parts[1]), high > 0,
      high <= 65_535, low <= 65_535
    else { throw none }
    return ASN(number: high << 16 + low)
  }
}
