internal import Diagnostics

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension RecordLogo {
  /// The most a logo may have, in bytes. PeeringDB itself takes 50 kB.
  static let limit = 200_000

  /// The logo of a bundle; nil where it cannot be used, which the log says.
  init?(_ fields: Fields) {
    guard let base64 = fields.optionalText("base64") else { return nil }
    // Four letters carry three bytes.
    guard base64.utf8.count / 4 * 3 <= Self.limit, let data = Data(base64Encoded: base64) else {
      fields.log.tell(
        .warning, rule: "record-logo", at: fields.path(of: "base64"),
        "the logo is not base64 of at most \(Self.limit / 1000) kB and is left out")
      return nil
    }
    self.init(url: fields.text("url"), bytes: [UInt8](data))
  }
}
