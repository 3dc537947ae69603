import Submissions
import Testing

@Suite struct TrafficRatioTests {
  private func problem(_ text: String) -> InputProblem? {
    do throws(InputProblem) {
      _ = try TrafficRatio(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the five classes go from in to out`() {
    #expect(TrafficRatio.Class.allCases.map(\.step) == [0, 1, 2, 3, 4])
    #expect(TrafficRatio.Class.heavyInbound.step == 0)
    #expect(TrafficRatio.Class.heavyOutbound.step == 4)
  }

  @Test(arguments: TrafficRatio.Class.allCases)
  func `each class is read in any case and spacing`(known: TrafficRatio.Class) throws {
    let name = known.rawValue
    for spelling in [name, name.lowercased(), name.uppercased(), name.replacing(" ", with: "-"), " \(name) "]
    {
      #expect(try TrafficRatio(parsing: spelling) == .classified(known))
      #expect(TrafficRatio(record: spelling) == .classified(known))
    }
  }

  @Test(arguments: [
    ("28:72", 28), ("28 : 72", 28), ("28/72", 28), ("28%:72%", 28), ("28 % / 72 %", 28), ("1:3", 25),
    ("1:2", 33), ("0:100", 0), ("100:0", 100), ("50:50", 50), ("28.5:71.5", 29), ("28,4:71,6", 28),
    ("1:1000", 0), ("0:0.001", 0), ("028:072", 28), ("28in:72out", 28), ("٢٨:٧٢", 28), ("28-72", 28),
    ("70% in 30% out", 70), ("30% out, 70% in", 70), ("75:25 (out:in)", 25), ("72% out", 28),
  ])
  func `shares, in before out`(text: String, inbound: Int) throws {
    #expect(try TrafficRatio(parsing: text) == .measured(.init(inbound: inbound)))
    #expect(TrafficRatio.Shares(inbound: inbound).outbound == 100 - inbound)
  }

  @Test(arguments: ["0:0", "99999999999:1", "3:1000000000", "60:60", "30:50", "70% in 20% out"])
  func `no pair of shares`(text: String) {
    #expect(
      problem(text) == InputProblem("'\(text)' does not add up to 100", hint: "write in:out as '28:72'"))
  }

  @Test(arguments: [
    ("outbound", "Mostly Outbound"), ("inbound", "Mostly Inbound"), ("out", "Mostly Outbound"),
    ("outgoing", "Mostly Outbound"), ("in", "Mostly Inbound"), ("mostly outbond", "Mostly Outbound"),
    ("balance", "Balanced"),
    ("Mosty Inbound", "Mostly Inbound"),
  ])
  func `the nearest class is named`(text: String, expected: String) {
    #expect(problem(text)?.message == "'\(text)' is not a traffic ratio")
    #expect(problem(text)?.hint?.hasPrefix("did you mean '\(expected)'? it can be Heavy Inbound, ") == true)
  }

  @Test(arguments: [("heavy out", TrafficRatio.Class.heavyOutbound), ("heavily inbound", .heavyInbound)])
  func `a class in other words`(text: String, expected: TrafficRatio.Class) throws {
    #expect(try TrafficRatio(parsing: text) == .classified(expected))
  }

  @Test(arguments: [
    "a:b", "", "lots", "50", "50%", "28:72:5", "::", "equal", "28:", ":72", "-28:72", "1e2:3", "0x1:3",
    "28:x",
    "28:72%%", "1.2.3:4", ".5:1", "nan:1",
  ])
  func `no ratio`(text: String) {
    let hint = """
      it can be Heavy Inbound, Mostly Inbound, Balanced, Mostly Outbound, Heavy Outbound, or measured \
      shares in:out as '28:72'
      """
    #expect(problem(text) == InputProblem("'\(text)' is not a traffic ratio", hint: hint))
  }

  @Test func `what is not disclosed is hidden, not written`() {
    let expected = InputProblem(
      "'Not Disclosed' is not a traffic ratio", hint: "to leave it off the slide, write 'hide: [ratio]'")
    #expect(problem("Not Disclosed") == expected)
  }

  @Test(arguments: ["", "Not Disclosed", "28:72", "Sideways"])
  func `a record that says nothing known`(text: String) {
    #expect(TrafficRatio(record: text) == nil)
  }
}
