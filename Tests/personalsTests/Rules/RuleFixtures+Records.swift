internal import Foundation
internal import TestSupport
internal import Testing

extension RuleFixture {
  static let records: [RuleFixture] = [
    RuleFixture("record-empty", fires: [recordName: " \n"]),
    RuleFixture("record-html", fires: [recordName: "<!DOCTYPE html><html><body>Not found</body></html>"]),
    RuleFixture("record-syntax", fires: [recordName: "{\"data\": ["]),
    RuleFixture(
      "record-error-answer", fires: [recordName: #"{"data": [], "meta": {"error": "Entity not found"}}"#]),
    RuleFixture("bundle-format", fires: [recordName: #"{"format": "something", "net": {"data": []}}"#]),
    RuleFixture(
      "bundle-version",
      fires: [recordName: Content(bundle.replacing("\"version\": 1", with: "\"version\": 99"))],
      quiet: [recordName: Content(bundle)]),
    RuleFixture("record-none", fires: [recordName: #"{"data": [], "meta": {}}"#]),
    RuleFixture(
      "record-several",
      fires: [
        recordName: #"{"data": [{"asn": 64500, "name": "A"}, {"asn": 64501, "name": "B"}], "meta": {}}"#
      ]),
    RuleFixture(
      "record-kind", fires: [recordName: #"{"data": [{"id": 1, "name": "A carrier"}], "meta": {}}"#]),
    .record("record-asn", "\"asn\": 64500, \"name\": \"Lagoon", "\"asn\": 0, \"name\": \"Lagoon"),
    .record("record-field", "\"info_prefixes4\": 400", "\"info_prefixes4\": \"many\""),
    .record("record-depth", "\"netfac_set\": []", "\"netfac_set\": [920001]"),
    RuleFixture(
      "record-logo",
      fires: [
        recordName: Content(
          bundle.replacing("{\"format\"", with: #"{"logo": {"url": "a.png", "base64": "%%"}, "format""#))
      ], quiet: [recordName: Content(bundle)]),
    .record("record-deleted", #"T00:00:00Z", "status": "ok""#, #"T00:00:00Z", "status": "deleted""#),
    .record("record-old", "2026-10-01T00", "2025-10-01T00"),
    .record("record-filler", "\"name\": \"Mele\"", "\"name\": \"Mele\", \"phone\": \"n/a\""),
    .record("record-url", "https://lagoon.example\"", "lagoon dot example\""),
    .record("replacement-character", "Lagoon Net", "Lag\u{FFFD}\u{FFFD}n Net"),
  ]

  static let lookUps: [RuleFixture] = [
    RuleFixture(
      "record-unknown", fires: [submissionName: "network: 64501\n"],
      quiet: [submissionName: "network: 64500\n"]
    ) { _, _ in
      let server = try LocalServer(answer)
      return Surroundings(arguments: ["--from", server.base], keeping: server)
    },
    RuleFixture("record-unavailable", fires: [submissionName: "network: 64500\n"]),
    RuleFixture(
      "record-missing",
      fires: [submissionName: "networks: [64500, 64501]\nrecord: ../record.json\nlogo: ../logo.svg\n"],
      quiet: [
        submissionName:
          "networks: [64500, 64501]\nrecord: [../record.json, ../other.json]\nlogo: ../logo.svg\n",
        "other.json": Content(otherRecord),
      ]),
    RuleFixture(
      "record-kept", fires: [submissionName: "network: 64500\n"], quiet: [submissionName: "network: 64500\n"]
    ) { scratch, fires in
      let server = try LocalServer(answer)
      guard fires else { return Surroundings(arguments: ["--from", server.base], keeping: server) }
      _ = try scratch.personals("slide", "AS64500", "--from", server.base, "-o", "kept.pdf")
      return Surroundings(arguments: ["--from", server.base, "--offline"])
    },
    RuleFixture(
      "snapshot", fires: [submissionName: "network: 64500\n"], quiet: [submissionName: "network: 64500\n"]
    ) { scratch, fires in
      try scratch.keepAnswers()
      if fires {
        try FileManager.default.createDirectory(
          atPath: scratch.home + "/data/personals", withIntermediateDirectories: true)
        try Data("no database".utf8).write(
          to: URL(filePath: scratch.home + "/data/personals/peeringdb.sqlite"))
      }
      return Surroundings()
    },
  ]

  /// A saved bundle of the same record.
  private static let bundle =
    record.replacing(
      "{\"data\"", with: "{\"format\": \"personals-bundle\", \"version\": 1, \"net\": {\"data\"") + "}"

  /// PeeringDB's API, which knows one network.
  fileprivate static func answer(_ request: LocalServer.Request) -> LocalServer.Answer {
    .json(
      request.target.contains("/net?") && request.target.contains("64500")
        ? record : #"{"data": [], "meta": {}}"#)
  }
}

extension Scratch {
  /// Has an answer kept of PeeringDB itself, which is not asked.
  fileprivate func keepAnswers() throws {
    let server = try LocalServer(RuleFixture.answer)
    _ = try personals("slide", "AS64500", "--from", server.base, "-o", "kept.pdf")
    let answers = home + "/cache/personals/peeringdb"
    let files = FileManager.default
    let folder = try #require(try files.contentsOfDirectory(atPath: answers).first)
    let real = answers + "/www.peeringdb.com_api"
    try files.moveItem(atPath: "\(answers)/\(folder)", toPath: real)
    for name in files.enumerator(atPath: real)?.compactMap({ $0 as? String }) ?? []
    where name.hasSuffix(".kept") {
      let path = URL(filePath: "\(real)/\(name)")
      let text = try String(contentsOf: path, encoding: .utf8)
      let api = "https://www.peeringdb.com/api"
      let escaped = server.base.replacing("/", with: "\\/")
      try Data(text.replacing(server.base, with: api).replacing(escaped, with: api).utf8).write(to: path)
    }
  }
}
