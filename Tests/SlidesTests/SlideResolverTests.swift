import Slides
import Diagnostics
import Files
import PeeringDB
import Submissions
import Synchronization
import TestSupport
import Testing

/// A source of records that knows some, and remembers what it was asked.
private final class FakeSource: RecordSource, Sendable {
  let known: [ASN: Diagnosed<NetworkBundle>]
  let failure: SourceError?
  let unavailable: [ASN: SourceError]
  /// Exchanges and facilities.
  let others: [RecordSubject: Diagnosed<RecordBundle>]
  private let questions = Mutex<[[ASN]]>([])

  init(
    _ known: [Diagnosed<NetworkBundle>] = [], failure: SourceError? = nil,
    unavailable: [ASN: SourceError] = [:], others: [RecordBundle] = []
  ) {
    self.known = Dictionary(known.map { ($0.value.network.asn, $0) }) { first, _ in first }
    self.failure = failure
    self.unavailable = unavailable
    self.others = Dictionary(others.map { ($0.subject, Diagnosed($0)) }) { first, _ in first }
  }

  var asked: [[ASN]] { questions.withLock { $0 } }

  func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    let asns = subjects.compactMap { if case .network(let asn) = $0 { asn } else { nil } }
    if !asns.isEmpty { questions.withLock { $0.append(asns) } }
    if let failure { return RecordLookUp(subjects, failed: failure) }
    var lookUp = RecordLookUp()
    for subject in subjects {
      lookUp.bundles[subject] = others[subject]
      guard case .network(let asn) = subject else { continue }
      lookUp.bundles[subject] = known[asn].map { Diagnosed(.network($0.value), $0.diagnostics) }
      lookUp.unavailable[subject] = unavailable[asn]
    }
    return lookUp
  }
}

@Suite struct SlideResolverTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func record(_ asn: Int, name: String) -> String {
    #"{"data": [{"asn": \#(asn), "name": "\#(name)", "info_traffic": "1-5Gbps"}]}"#
  }

  private func bundle(_ asn: Int, name: String) throws -> Diagnosed<NetworkBundle> {
    let decoded = RecordFile.decode(Array(Self.record(asn, name: name).utf8), file: "live.json")
    return Diagnosed(try #require(decoded.value?.asNetwork))
  }

  private func resolve(
    _ source: FakeSource, _ arguments: String..., flags: SubmissionFlags = SubmissionFlags()
  ) -> [SlideResolver.Outcome] {
    SlideResolver(root: "/") { () throws(SourceError) in source }
      .resolve(arguments.map(SlideSource.init(argument:)), flags: flags)
  }

  private func network(_ outcome: SlideResolver.Outcome) -> NetworkPersonal? {
    outcome.slide?.personal.network
  }

  @Test func `a saved record is not asked for`() throws {
    let path = try scratch.write(Self.record(64500, name: "Saved"), to: "in/record.json")
    let source = FakeSource()
    let outcome = try #require(resolve(source, path).first)
    #expect(network(outcome)?.name == "Saved")
    #expect(outcome.failure == nil && source.asked.isEmpty)
    #expect(outcome.slide?.location.file == path)
    #expect(outcome.slide?.inputs == [path])
  }

  @Test func `networks are asked for once and together, in order`() throws {
    let source = FakeSource([try bundle(64501, name: "One"), try bundle(64500, name: "Zero")])
    let submission = try scratch.write("network: 64501\nspeaker: Ana\n", to: "mine.yaml")
    let outcomes = resolve(source, "AS64501", "64500", submission, "AS64501")
    #expect(source.asked == [[ASN(number: 64500), ASN(number: 64501)]])
    #expect(outcomes.map { network($0)?.name } == ["One", "Zero", "One", "One"])
    #expect(outcomes.map { network($0)?.speaker } == [nil, nil, "Ana", nil])
  }

  @Test func `flags override the submission, which overrides the record`() throws {
    let path = try scratch.write(Self.record(64500, name: "Saved"), to: "record.json")
    let submission = try scratch.write("record: record.json\nspeaker: Ana\nseeking: all\n", to: "mine.yaml")
    var flags = SubmissionFlags()
    flags.speaker = "Ben"
    flags.traffic = "3 Tbps"
    let outcomes = resolve(FakeSource(), submission, path, flags: flags)
    #expect(outcomes.map { network($0)?.speaker } == ["Ben", "Ben"])
    #expect(outcomes.map { network($0)?.seeking } == ["all", nil])
    #expect(Set(outcomes.map { network($0)?.traffic }).count == 1)
  }

  @Test func `the files a slide is made from are known`() throws {
    try scratch.write(Self.record(64500, name: "Saved"), to: "records/record.json")
    let submission = try scratch.write(
      "record: ../records/record.json\nlogo: ../logo.svg\n", to: "in/mine.yaml")
    let outcome = try #require(resolve(FakeSource(), submission).first)
    // A missing file has no other path.
    #expect(
      outcome.slide?.inputs == [submission, scratch("records/record.json"), scratch("in/../logo.svg")])
    var flags = SubmissionFlags()
    flags.logo = "here.svg"
    let flagged = try #require(resolve(FakeSource(), submission, flags: flags).first)
    #expect(flagged.slide?.inputs.last == "here.svg", "a flag's path starts from the current folder")
  }

  @Test func `a failed look-up leaves what is in files, and what is wrong is reported all the same`() throws {
    let error = SourceError(request: "AS64500", host: "peer.example", reason: .unknownHost)
    let path = try scratch.write(Self.record(64502, name: "Saved"), to: "record.json")
    let submission = try scratch.write("network: 64501\nratio: sideways\n", to: "mine.yaml")
    let outcomes = resolve(FakeSource(failure: error), "AS64500", path, submission)
    guard case .unavailable(error) = outcomes[0].failure, case .unavailable(error) = outcomes[2].failure
    else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(outcomes[1].failure == nil && network(outcomes[1])?.name == "Saved")
    #expect(outcomes[2].diagnostics.map(\.message) == ["'sideways' is not a traffic ratio"])
  }

  @Test func `networks that were answered are served though others were not`() throws {
    let error = SourceError(request: "AS64500", host: "peer.example", reason: .timedOut(seconds: 60))
    let source = FakeSource(
      [try bundle(64501, name: "One")], unavailable: [ASN(number: 64500): error])
    let outcomes = resolve(source, "AS64500", "AS64501", "AS64502")
    guard case .unavailable(error) = outcomes[0].failure else {
      Issue.record("\(outcomes[0])")
      return
    }
    #expect(network(outcomes[1])?.name == "One")
    guard case .unknown = outcomes[2].failure else {
      Issue.record("\(outcomes[2])")
      return
    }
  }

  @Test func `an unknown network is known by the file that names it`() throws {
    let submission = try scratch.write("network: 64501\n", to: "mine.yaml")
    let outcomes = resolve(FakeSource(), "AS64500", submission)
    guard case .unknown(.network(ASN(number: 64500)), from: "AS64500") = outcomes[0].failure,
      case .unknown(.network(ASN(number: 64501)), from: submission) = outcomes[1].failure
    else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(outcomes.allSatisfy { $0.slide == nil })
  }

  @Test func `a file that cannot be read is no reason to ask`() throws {
    let source = FakeSource([try bundle(64500, name: "Live")])
    let submission = try scratch.write("network: 64500\nrecord: none.json\n", to: "mine.yaml")
    let outcomes = resolve(source, scratch("none.json"), submission)
    guard case .unreadable(let error) = outcomes[0].failure else {
      Issue.record("\(outcomes[0])")
      return
    }
    #expect(error.path == scratch("none.json") && error.reason == .notFound)
    #expect(outcomes[1].slide == nil && outcomes[1].failure == nil)
    #expect(outcomes[1].diagnostics.map(\.rule) == ["record-unreadable"])
    #expect(source.asked.isEmpty, "the presenter meant that file")
  }

  @Test func `a record with an error makes no slide`() throws {
    let broken = Diagnosed(
      try bundle(64500, name: "Live").value,
      [Diagnostic(.error, rule: "x", at: SourceLocation(file: "peer.example"), "is wrong")])
    let outcome = try #require(resolve(FakeSource([broken]), "AS64500").first)
    #expect(outcome.slide == nil && outcome.failure == nil)
    #expect(outcome.diagnostics.hasErrors)
  }

  // MARK: - Others than networks

  private static let exchange = RecordBundle.exchange(
    ExchangeBundle(
      exchange: ExchangeRecord(id: 31, name: "Suva-IX", city: "Suva", country: "FJ"),
      origin: RecordOrigin(name: "live")))
  private static let facility = RecordBundle.facility(
    FacilityBundle(
      facility: FacilityRecord(id: 1, name: "Harbour Gate", city: "Suva", country: "FJ"),
      origin: RecordOrigin(name: "live")))

  @Test func `exchanges and facilities are looked up, by argument and by submission`() throws {
    let source = FakeSource(others: [Self.exchange, Self.facility])
    let ours = try scratch.write("exchange: 31\ntraffic: 46G\n", to: "ix.yaml")
    let house = try scratch.write("facility: fac:1\n", to: "fac.yaml")
    let outcomes = resolve(source, "ix:31", ours, "fac:1", house, "ix:32")
    #expect(
      outcomes.map { $0.slide?.personal.content.name } == [
        "Suva-IX", "Suva-IX", "Harbour Gate", "Harbour Gate", nil,
      ])
    #expect(outcomes[0].slide?.personal.content.traffic == nil)
    #expect(outcomes[1].slide?.personal.content.traffic != nil)
    guard case .unknown(.exchange(32), from: "ix:32") = outcomes[4].failure else {
      Issue.record("\(outcomes[4])")
      return
    }
    #expect(source.asked.isEmpty, "no network was wanted")
  }

  @Test func `a record of another than the submission is for`() throws {
    try scratch.write(Self.record(64500, name: "Saved"), to: "net.json")
    let file = try scratch.write("exchange: 31\nrecord: net.json\n", to: "ix.yaml")
    let outcome = try #require(resolve(FakeSource(), file).first)
    #expect(outcome.slide == nil && outcome.known == nil)
    #expect(
      outcome.diagnostics.contains { $0.message == "the submission is for ix:31, the record is of AS64500" })
  }

  @Test func `somebody without a record has a slide by name`() throws {
    let file = try scratch.write(
      "name: Coral Registry\nplace: Nadi, Fiji\nmessage: We run .example in the Pacific.\n", to: "other.yaml")
    let unknown = try scratch.write("name: New Net\nnetwork: 64511\ntraffic: 20G\n", to: "new.yaml")
    let outcomes = resolve(FakeSource(), file, unknown)
    guard case .other(let registry)? = outcomes[0].slide?.personal,
      case .other(let network)? = outcomes[1].slide?.personal
    else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(registry.name == "Coral Registry" && registry.place == "Nadi, Fiji" && registry.asn == nil)
    #expect(network.asn == ASN(number: 64511) && network.traffic != nil)
    #expect(
      outcomes.allSatisfy { $0.diagnostics.contains { $0.rule == "no-record" && $0.severity == .note } })
  }

  @Test func `several networks of one organization are one slide`() throws {
    let source = FakeSource([
      try bundle(64500, name: "Main"), try bundle(64501, name: "Second"), try bundle(64502, name: "Main"),
    ])
    let file = try scratch.write("networks: [64500, 64501, 64502, 64509]\n", to: "all.yaml")
    let outcome = try #require(resolve(source, file).first)
    let network = try #require(outcome.slide?.personal.network)
    #expect(network.asn == ASN(number: 64500) && network.name == "Main")
    #expect(network.siblings.map(\.asn.number) == [64501, 64502])
    let told = try #require(outcome.diagnostics.first { $0.rule == "record-missing" })
    #expect(
      told.location.line == 1 && told.location.column == 33 && told.message.hasPrefix("AS64509 is left out"))
  }

  @Test func `records of several networks are told apart by their numbers, and count once`() throws {
    for (asn, name) in [(64500, "Main"), (64501, "Second")] {
      try scratch.write(Self.record(asn, name: name), to: "\(asn).json")
    }
    for (lines, told) in [
      ("networks: [64500, 64501]\nrecord: [64501.json, 64500.json]\n", []),
      ("network: 64500\nrecord: [64501.json, 64500.json]\n", []),
      ("record: [64500.json, 64501.json]\n", []),
      (
        "networks: [64500, 64501]\nrecord: [64500.json, 64501.json, 64500.json]\n",
        ["2:34 the record of AS64500 is named twice"]
      ),
      (
        "networks: [64500, 64500, 64501]\nrecord: [64500.json, 64501.json, 64501.json]\n",
        [
          "1:19 AS64500 is named twice",
          "2:34 the record of AS64501 is named twice",
        ]
      ),
    ] {
      let file = try scratch.write(lines, to: "all.yaml")
      let outcome = try #require(resolve(FakeSource(), file).first)
      let warnings = outcome.diagnostics.filter { $0.severity != .note }
      #expect(
        warnings.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.message)" } == told)
      #expect(network(outcome)?.asn == ASN(number: 64500), "\(lines)")
      #expect(network(outcome)?.siblings.map(\.asn.number) == [64501], "\(lines)")
      #expect(outcome.slide?.inputs == [file, scratch("64500.json"), scratch("64501.json")], "\(lines)")
    }
  }

  @Test func `an exchange's own list of members is read`() throws {
    let export = """
      {"version": "1.0", "ixp_list": [{"ixp_id": 7, "peeringdb_id": 31}, {"ixp_id": 8}], "member_list": [
        {"asnum": 64500, "name": "One", "connection_list": [
          {"ixp_id": 7, "state": "active", "if_list": [{"if_speed": 10000}, {"if_speed": 10000}],
           "vlan_list": [{"ipv4": {"address": "192.0.2.1", "routeserver": true}}]}]},
        {"asnum": 64501, "name": "Two", "connection_list": [{"ixp_id": 7, "if_list": [{"if_speed": 100000}]}]},
        {"asnum": 64502, "name": "Elsewhere", "connection_list": [{"ixp_id": 8, "if_list": []}]},
        {"asnum": 64503, "name": "Off", "connection_list": [{"ixp_id": 7, "state": "inactive"}]},
        {"asnum": 64504, "name": "RS", "member_type": "routeserver", "connection_list": [{"ixp_id": 7}]}]}
      """
    try scratch.write(export, to: "members.json")
    let source = FakeSource(others: [Self.exchange])
    let file = try scratch.write("exchange: 31\nixf: members.json\n", to: "ix.yaml")
    let outcome = try #require(resolve(source, file).first)
    guard case .exchange(let exchange)? = outcome.slide?.personal else {
      Issue.record("\(outcome)")
      return
    }
    #expect(exchange.participantCount == 2 && exchange.routeServerPeerCount == 1)
    #expect(exchange.participants.map(\.name) == ["Two", "One"])
    #expect(exchange.capacity == BitRate(megabitsPerSecond: 120_000))

    for (text, told) in [("{}", "is no IX-F member export"), ("<html>", "")] {
      try scratch.write(text, to: "members.json")
      let outcome = try #require(resolve(source, file).first)
      #expect(outcome.diagnostics.contains { $0.message.contains(told) && $0.severity == .warning })
      #expect(outcome.slide != nil, "PeeringDB's rows have to do")
    }
    let absent = try scratch.write("exchange: 31\nixf: https://nobody.example/members\n", to: "url.yaml")
    let without = try #require(resolve(source, absent).first)
    #expect(
      without.slide != nil && without.diagnostics.contains { $0.rule == "ixf" && $0.severity == .warning })
    // Where an export is of another exchange, PeeringDB's rows are the better answer.
    try scratch.write(
      export.replacing("\"peeringdb_id\": 31", with: "\"peeringdb_id\": 30"), to: "members.json")
    let other = try #require(resolve(source, file).first)
    guard case .exchange(let counted)? = other.slide?.personal else {
      Issue.record("\(other)")
      return
    }
    #expect(counted.participants == [])
    let doubt = try #require(other.diagnostics.first { $0.rule == "ixf" })
    #expect(doubt.location.file == scratch("members.json") && doubt.location.line == 1)
    #expect(doubt.message.hasSuffix(": PeeringDB's rows are used"), "\(doubt.message)")
  }
  /// The exchange's own figures are the peak, unless its ports or the presenter say something else.
  @Test func `an exchange's traffic is read from its export`() throws {
    func export(_ octets: Int) -> String {
      #"{"sources": {"31": {"title": "x", "aggregate_interval": 300}}, "statistics": {"31": {"maximum_octets_in": \#(octets)}}}"#
    }
    try scratch.write(
      #"{"version": "1.0", "ixp_list": [{"ixp_id": 7}], "member_list": [{"asnum": 64500, "name": "One", "connection_list": [{"ixp_id": 7, "if_list": [{"if_speed": 100000}]}]}]}"#,
      to: "members.json")
    func read(_ octets: Int, _ more: String = "", members: Bool = true) throws -> (
      TrafficVolume?, [Diagnostic]
    ) {
      try scratch.write(export(octets), to: "traffic.json")
      let ixf = members ? "ixf: members.json\n" : ""
      let file = try scratch.write(
        "exchange: 31\n\(ixf)traffic-url: traffic.json\n\(more)", to: "ix.yaml")
      let outcome = try #require(resolve(FakeSource(others: [Self.exchange]), file).first)
      guard case .exchange(let exchange)? = outcome.slide?.personal else { return (nil, []) }
      return (exchange.traffic, outcome.diagnostics.filter { $0.rule == "traffic-url" })
    }
    let plain = try read(750_000_000_000)
    #expect(plain.0 == .measured(BitRate(bitsPerSecond: 20_000_000_000)) && plain.1.isEmpty)
    let written = try read(750_000_000_000, "traffic: 46G\n")
    #expect(written.0 == .measured(BitRate(bitsPerSecond: 46_000_000_000)) && written.1.isEmpty)
    for (octets, members, reason) in [
      (2_500_000_000, true, "the octets seem to be those of a second, not of the 300 s that it states"),
      (7_500_000_000_000, true, "the peak is above the capacity of all ports"),
      (1, true, "the peak is below a two-hundredth of the capacity of all ports"),
      (750_000_000_000, false, "no capacity of ports is known, by which to see whether the peak is possible"),
    ] {
      let (traffic, told) = try read(octets, members: members)
      #expect(traffic == nil)
      #expect(told.map(\.message) == ["the traffic export is left out: \(reason)"])
      #expect(told.first?.location.line == (members ? 3 : 2))
    }
    let file = try scratch.write("exchange: 31\ntraffic-url: https://none.example/t\n", to: "url.yaml")
    let absent = try #require(resolve(FakeSource(others: [Self.exchange]), file).first)
    #expect(absent.slide != nil && absent.diagnostics.contains { $0.rule == "traffic-url" })
  }
}
