import DeckAssembly
import Diagnostics
import Files
import PeeringDB
import Submissions
import Synchronization
import Testing

/// A source of records that knows some, and remembers what it was asked.
private final class FakeSource: RecordSource, Sendable {
  let known: [ASN: Diagnosed<NetworkBundle>]
  let failure: SourceError?
  let unavailable: [ASN: SourceError]
  private let questions = Mutex<[[ASN]]>([])

  init(
    _ known: [Diagnosed<NetworkBundle>] = [], failure: SourceError? = nil,
    unavailable: [ASN: SourceError] = [:]
  ) {
    self.known = Dictionary(known.map { ($0.value.network.asn, $0) }) { first, _ in first }
    self.failure = failure
    self.unavailable = unavailable
  }

  var asked: [[ASN]] { questions.withLock { $0 } }

  func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    questions.withLock { $0.append(asns) }
    if let failure { throw failure }
    return NetworkLookUp(known.filter { asns.contains($0.key) }, unavailable: unavailable)
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
    return Diagnosed(try #require(decoded.value))
  }

  private func resolve(
    _ source: FakeSource, _ arguments: String..., flags: SubmissionFlags = SubmissionFlags()
  ) -> [SlideResolver.Outcome] {
    SlideResolver { () throws(SourceError) in source }
      .resolve(arguments.map(SlideSource.init(argument:)), flags: flags)
  }

  private func network(_ outcome: SlideResolver.Outcome) -> NetworkPersonal? {
    switch outcome.slide?.personal {
    case .network(let network): network
    case nil: nil
    }
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

  @Test func `flags win over the submission, which wins over the record`() throws {
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
    // What is not there cannot be told by another path.
    #expect(
      outcome.slide?.inputs == [submission, scratch("records/record.json"), scratch("in/../logo.svg")])
    var flags = SubmissionFlags()
    flags.logo = "here.svg"
    let flagged = try #require(resolve(FakeSource(), submission, flags: flags).first)
    #expect(flagged.slide?.inputs.last == "here.svg", "a flag's path starts from the current folder")
  }

  @Test func `a failed look-up leaves what is in files, and what is wrong is told all the same`() throws {
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
    guard case .unknown(ASN(number: 64500), from: "AS64500") = outcomes[0].failure,
      case .unknown(ASN(number: 64501), from: submission) = outcomes[1].failure
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
}
