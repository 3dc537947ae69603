import Diagnostics
import PeeringDB
import Testing

@Suite struct TrafficExportTests {
  private func decode(_ text: String, name: String = "Wattle IX") -> Diagnosed<TrafficExport?> {
    TrafficExport.decode(
      Array(text.utf8), file: "traffic.json",
      exchange: ExchangeRecord(id: 31, name: name, city: "Suva", country: "FJ"))
  }

  private static let figures = """
    "current_octets_in": 1, "maximum_packets_in": 9000000000000, "maximum_octets_in": 1500000000000, \
    "maximum_octets_out": 1650000000000, "maximum_in_at": "2026-05-07T14:40:00Z"
    """

  /// A document with figures under a key, and its sources.
  private func document(
    _ key: String = "statistics", _ figures: [String: String] = ["31": "{\(figures)}"],
    sources: String = #"{"31": {"title": "Wattle IX", "aggregate_interval": 300}}"#
  ) -> String {
    let entries = figures.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    return #"{"version": "1.0", "sources": \#(sources), "\#(key)": {\#(entries)}}"#
  }

  @Test(arguments: ["statistics", "aggregated"])
  func `the larger direction's maximum is taken, under either name`(key: String) {
    let read = decode(document(key))
    #expect(read.value == TrafficExport(octets: 1_650_000_000_000, seconds: 300))
    #expect(read.diagnostics.isEmpty)
  }

  @Test func `of samples the one with the most is taken`() {
    let samples =
      #"[["2026-01-01T00:00:00Z", 1, 2, 100, 200], ["2026-01-01T00:05:00Z", 9, 9, 700, 300], [1, 2]]"#
    #expect(decode(document("samples", ["31": samples])).value == TrafficExport(octets: 700, seconds: 300))
  }

  @Test func `of several sources the one of the exchange's name is taken`() {
    let two = ["a": #"{"maximum_octets_in": 5}"#, "b": #"{"maximum_octets_in": "7"}"#]
    let named =
      #"{"a": {"title": "Coral IX", "aggregate_interval": 1}, "b": {"title": "WATTLE-IX", "aggregate_interval": 60}}"#
    #expect(
      decode(document("statistics", two, sources: named)).value == TrafficExport(octets: 7, seconds: 60))
    let unnamed = decode(document("statistics", two, sources: "{}"))
    #expect(unnamed.value == .some(nil))
    #expect(
      unnamed.diagnostics.map(\.message) == [
        "it is not clear which of the export's 2 sources is Wattle IX: no peak is shown"
      ])
  }

  @Test(arguments: [
    (#"{"statistics": {}}"#, "the traffic export has no figures: no peak is shown"),
    (#"{"statistics": {"31": {}}}"#, "the traffic export has no traffic of the exchange: no peak is shown"),
    (
      #"{"statistics": {"31": {"maximum_octets_in": 5}}}"#,
      "the traffic export does not say in which time the octets are counted ('aggregate_interval'): no peak is shown"
    ),
    (
      #"{"sources": {"31": {"aggregate_interval": 0}}, "statistics": {"31": {"maximum_octets_in": 5}}}"#,
      "the traffic export does not say in which time the octets are counted ('aggregate_interval'): no peak is shown"
    ),
    (
      #"{"member_list": []}"#,
      "the traffic export is no traffic export, since it has none of 'statistics', 'aggregated' and 'samples': no peak is shown"
    ),
  ])
  func `what is missing is reported`(text: String, message: String) {
    let read = decode(text)
    #expect(read.value == .some(nil))
    #expect(read.diagnostics.map(\.message) == [message])
    #expect(
      read.diagnostics.allSatisfy { $0.rule == "traffic-url" && $0.hint?.contains("traffic: 46G") == true })
  }

  @Test(arguments: ["", "<html>", "[]", "{", "null", #"{"statistics": []}"#, #"{"statistics": {"31": 5}}"#])
  func `anything else is reported and traps nothing`(text: String) {
    let read = decode(text)
    #expect(read.value == .some(nil) && !read.diagnostics.isEmpty)
    #expect(read.diagnostics.allSatisfy { $0.rule == "traffic-url" })
  }

  /// What a server says does not reach the author of a submission.
  @Test func `messages about what a server sent quote nothing of it`() {
    let text =
      #"{"statistics": {"31": {"maximum_octets_in": "SECRET"}, "SECRET": {}}, "sources": {"SECRET": 5}}"#
    let told = decode(text).diagnostics.map(ExchangeExport.withoutQuotations)
    #expect(!told.isEmpty && !told.contains { $0.text.contains("SECRET") }, "\(told.map(\.text))")
  }

  @Test(arguments: [
    // Octets of 300 s: 44 Gbit/s of 400.
    (1_650_000_000_000.0, 300, 400_000_000_000, TrafficExport.Reading.rate(44_000_000_000)),
    (50_000_000_000, 1, 400_000_000_000, .rate(400_000_000_000)),
    // 44 Gbit/s as octets a second, with an interval of 300 s.
    (5_500_000_000, 300, 400_000_000_000, .perSecond),
    (16_500_000_000_000, 300, 400_000_000_000, .tooMuch), (1000, 300, 400_000_000_000, .tooLittle),
    (1, 1, 400_000_000_000, .tooLittle),
  ])
  func `the capacity of the ports decides what octets are`(
    octets: Double, seconds: Int, capacity: Int, reading: TrafficExport.Reading
  ) {
    #expect(TrafficExport(octets: octets, seconds: seconds).peak(of: capacity) == reading)
  }
}
