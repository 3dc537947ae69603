internal import Diagnostics

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The document `personals fetch` saves: everything a slide needs, as PeeringDB answered it.
///
/// ```json
/// {
///   "format": "personals-bundle", "version": 1,
///   "fetched": "2026-04-08T02:20:42Z", "source": "https://www.peeringdb.com/api",
///   "net": {"data": […]}, "ix": {"data": […]}, "fac": {"data": […]}, "org": {"data": […]},
///   "logo": {"url": "https://…", "base64": "…"}
/// }
/// ```
///
/// Records keep the fields we know nothing of, so that a newer program can use them. Two things are not as
/// PeeringDB gave them: contacts that are not public are left out, since a bundle is made to be passed on;
/// and `notes` are empty, since they never stand on a slide and are most of some records.
package enum BundleFile {
  static let format = "personals-bundle"
  /// The newest version that is read, and the one that is written.
  static let version = 1

  /// A bundle for each network of some answers.
  ///
  /// - Parameters:
  ///   - answers: what PeeringDB said.
  ///   - fetched: when, in ISO 8601, where the answers do not say. It is the only part that differs between two runs on equal answers.
  /// - Returns: UTF-8 with a line break at its end.
  package static func encode(_ answers: PeeringDBAnswers, fetched: String) -> [ASN: [UInt8]] {
    let networks = rows(of: answers.net)
    let exchanges = rows(of: answers.ix)
    let facilities = rows(of: answers.fac)
    let organizations = rows(of: answers.org)
    return answers.networks.mapValues { diagnosed in
      let bundle = diagnosed.value
      let orgID = bundle.network.orgID
      var members: [String: JSONValue] = [
        "format": .text(format),
        "version": .integer(version),
        "fetched": .text(answers.fetched[bundle.network.asn] ?? fetched),
        "source": .text(answers.source),
        "net": data(networks) { $0["asn"].asn == bundle.network.asn },
        "ix": data(exchanges) { $0["id"].wholeNumber.map { bundle.exchanges[$0] != nil } ?? false },
        "fac": data(facilities) { $0["id"].wholeNumber.map { bundle.facilities[$0] != nil } ?? false },
        "org": data(organizations) { orgID != nil && $0["id"].wholeNumber == orgID },
      ]
      if let logo = bundle.logo {
        members["logo"] = .object([
          "url": .text(logo.url), "base64": .text(Data(logo.bytes).base64EncodedString()),
        ])
      }
      return text(of: .object(members))
    }
  }

  /// The records of some answers. Answers that are no JSON have been refused before.
  private static func rows(of bodies: [[UInt8]]) -> [JSONValue] { bodies.flatMap(JSONValue.rows) }

  private static func data(_ rows: [JSONValue], where isWanted: (JSONValue) -> Bool) -> JSONValue {
    .object(["data": .list(rows.filter(isWanted).map(\.fitToShare))])
  }

  static func text(of document: JSONValue) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(document) else {
      preconditionFailure("JSON has no value that cannot be written as JSON")
    }
    return [UInt8](data) + [UInt8(ascii: "\n")]
  }
}
