internal import Foundation
internal import TestSupport

/// A rule, with an event that it has something to say of, and one that it nearly has.
struct RuleFixture: Sendable {
  /// Files by their names, on top of those where all is well.
  typealias Files = [String: Content]

  /// What is in a file.
  enum Content: Sendable, ExpressibleByStringInterpolation {
    case bytes([UInt8])
    /// The copy of an example, by its path below `examples`.
    case example(String)

    init(stringLiteral text: String) { self = .bytes(Array(text.utf8)) }
    init(_ text: String) { self = .bytes(Array(text.utf8)) }
  }

  /// What a run needs beside files.
  struct Surroundings {
    var arguments = ["--offline"]
    var environment: [String: String] = [:]
    /// What has to live as long as the run.
    var keeping: AnyObject?
  }

  let rule: String
  let fires: Files
  let quiet: Files
  /// Makes what one of the two needs, in the folder with its files; nil where they can be checked with all others.
  var surroundings: (@Sendable (_ scratch: Scratch, _ fires: Bool) throws -> Surroundings)?

  init(
    _ rule: String, fires: Files, quiet: Files = [:],
    in surroundings: (@Sendable (Scratch, Bool) throws -> Surroundings)? = nil
  ) {
    self.rule = rule
    self.fires = fires
    self.quiet = quiet
    self.surroundings = surroundings
  }

  /// One of which the submission differs, in what it says beside the usual.
  static func submission(_ rule: String, fires: String, quiet: String = "") -> RuleFixture {
    RuleFixture(
      rule, fires: [submissionName: Content(submission + fires + "\n")],
      quiet: [submissionName: Content(submission + quiet + "\n")])
  }

  /// One of which the event differs, in what it says beside the usual, and perhaps by other files.
  static func event(_ rule: String, fires: String, quiet: String = "", with files: Files = [:]) -> RuleFixture
  {
    func made(_ more: String) -> Files { files.merging([eventName: Content(event + more + "\n")]) { $1 } }
    return RuleFixture(rule, fires: made(fires), quiet: made(quiet))
  }

  /// One of which the record differs, by other words in the place of some.
  static func record(_ rule: String, _ words: String, _ others: String) -> RuleFixture {
    precondition(record.contains(words), "\(words) is not in the record")
    return RuleFixture(rule, fires: [recordName: Content(record.replacing(words, with: others))])
  }

  /// One of which the template differs, in what it says beside its name.
  static func template(_ rule: String, fires: String, quiet: String = "extends: classic") -> RuleFixture {
    func made(_ more: String) -> Files {
      [
        eventName: Content(event + "template: ./mine\n"),
        "mine/template.yaml": Content("template: mine\n\(more)\n"),
      ]
    }
    return RuleFixture(rule, fires: made(fires), quiet: made(quiet))
  }

  /// Writes one of the two.
  func write(fires: Bool, to scratch: Scratch, in folder: String) throws {
    let files = Self.base.merging(fires ? self.fires : quiet) { $1 }
    // In order: of two submissions of one network the later one counts.
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      let path = folder + name
      try scratch.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      switch content {
      case .bytes(let bytes): try scratch.write(bytes, to: path)
      case .example(let example): try scratch.copy(example, to: path)
      }
    }
  }
}

extension RuleFixture {
  static let eventName = "event.yaml"
  static let submissionName = "submissions/a.yaml"
  static let recordName = "record.json"

  static let event = "event: Lagoon Forum\ndates: 2027-02-24\n"
  static let submission = "network: 64500\nrecord: ../record.json\nlogo: ../logo.svg\n"

  /// Of a network of which all is known.
  static let record = """
    {"data": [{
      "id": 900500, "asn": 64500, "name": "Lagoon Net", "website": "https://lagoon.example",
      "info_types": ["NSP"], "info_prefixes4": 400, "info_prefixes6": 60, "info_traffic": "100-200Gbps",
      "info_ratio": "Balanced", "info_scope": "Regional", "info_unicast": true, "info_ipv6": true,
      "policy_general": "Open", "policy_locations": "Not Required", "policy_contracts": "Not Required",
      "policy_ratio": false, "ix_count": 1, "fac_count": 0, "updated": "2026-10-01T00:00:00Z", "status": "ok",
      "netixlan_set": [{
        "ix_id": 919001, "ixlan_id": 919001, "name": "Reef IX", "asn": 64500, "speed": 10000,
        "operational": true, "status": "ok"
      }],
      "netfac_set": [],
      "poc_set": [{"role": "Policy", "visible": "Public", "name": "Mele", "email": "peering@lagoon.example",
        "status": "ok"}]
    }], "meta": {}}
    """

  /// The record of another network.
  static let otherRecord = record.replacing("64500", with: "64501").replacing("Lagoon Net", with: "Coral Net")

  /// An event of which there is nothing to tell.
  static let base: Files = [
    eventName: Content(event), submissionName: Content(submission), recordName: Content(record),
    "logo.svg": """
    <svg xmlns="http://www.w3.org/2000/svg" width="190" height="72"><rect width="190" height="72" fill="#123"/></svg>
    """,
  ]
}
