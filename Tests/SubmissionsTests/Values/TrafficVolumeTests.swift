import Submissions
import Testing

@Suite struct TrafficVolumeTests {
  /// What a text is read as: a class's name, or a figure in bit/s.
  private func read(_ text: String) throws -> String {
    switch try TrafficVolume(parsing: text) {
    case .range(let known): known.name
    case .measured(let rate): "\(rate.bitsPerSecond)"
    case .other(let text): "other: \(text)"
    }
  }

  private func problem(_ text: String) -> InputProblem? {
    do throws(InputProblem) {
      _ = try TrafficVolume(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `there are PeeringDB's eighteen classes, in order`() {
    let names = """
      0-20Mbps 20-100Mbps 100-1000Mbps 1-5Gbps 5-10Gbps 10-20Gbps 20-50Gbps 50-100Gbps 100-200Gbps \
      200-300Gbps 300-500Gbps 500-1000Gbps 1-5Tbps 5-10Tbps 10-20Tbps 20-50Tbps 50-100Tbps 100+Tbps
      """
    #expect(TrafficClass.all.map(\.name).joined(separator: " ") == names)
  }

  @Test(arguments: TrafficClass.all)
  func `each class is read in every usual spelling`(known: TrafficClass) throws {
    let unit = known.unit.rawValue
    let letter = String(unit.prefix(1))
    let spellings =
      if let upper = known.upper {
        [
          known.name, known.name.lowercased(), known.name.uppercased(),
          "\(known.lower)-\(upper) \(unit)", "\(known.lower) - \(upper) \(unit)",
          "\(known.lower)–\(upper) \(unit)", "\(known.lower)—\(upper)\(unit)",
          "\(known.lower) to \(upper) \(unit)", "\(known.lower)\u{A0}\u{2212}\u{A0}\(upper)\u{A0}\(unit)",
          "\(known.lower)-\(upper)\(letter)", "\(known.lower)\(letter)-\(upper)\(letter)",
          "\(known.lower)-\(upper) \(letter)bit/s", "\(known.lower)-\(upper) \(letter)b/s",
          "\(known.lower) \(unit) to \(upper) \(unit)", "\(known.lower)~\(upper)\(unit)",
        ]
      } else {
        [
          known.name, "\(known.lower)+ \(unit)", "\(known.lower) \(unit)+", "\(known.lower)\(letter)+",
          "\(known.lower)+ \(letter)bit/s",
        ]
      }
    for spelling in spellings {
      #expect(try read(spelling) == known.name, "\(spelling)")
      #expect(TrafficVolume(record: spelling) == .range(known), "\(spelling)")
    }
  }

  @Test(arguments: [
    ("500G-1T", "500-1000Gbps"), ("0.5–1 Tbps", "500-1000Gbps"), ("100M-1G", "100-1000Mbps"),
    ("1,000-5,000 Gbps", "1-5Tbps"), ("０-２０Ｍｂｐｓ", "0-20Mbps"), ("100,000+ Gbps", "100+Tbps"),
  ])
  func `a class is its ends, whatever the unit`(text: String, expected: String) throws {
    #expect(try read(text) == expected)
  }

  @Test(
    arguments: [
      ("640G", 640_000_000_000), ("640 Gbps", 640_000_000_000), ("640 Gbit/s", 640_000_000_000),
      ("640gb/s", 640_000_000_000), ("640Gb", 640_000_000_000), ("640 Gbits/sec", 640_000_000_000),
      ("1.2 Tbps", 1_200_000_000_000), ("1,2T", 1_200_000_000_000), ("1.25T", 1_250_000_000_000),
      ("1,200 Gbps", 1_200_000_000_000), ("1,200.5G", 1_200_500_000_000), ("๕G", 5_000_000_000),
      ("~640G", 640_000_000_000),
      ("12,345,678k", 12_345_678_000), ("800M", 800_000_000), ("64k", 64_000), ("  5 g ", 5_000_000_000),
      (".5G", 500_000_000), ("６４０Ｇ", 640_000_000_000), ("100P", 0), ("99999T", 99_999_000_000_000_000),
    ].filter { $0.1 > 0 })
  func `a figure is a figure`(text: String, expected: Int) throws {
    #expect(try read(text) == "\(expected)")
  }

  @Test(arguments: [
    ("640", "'640' has no unit", "write 640M, 640G or 640T, for Mbps, Gbps or Tbps"),
    ("640 GX", "'GX' is not a unit of traffic", "write 640M, 640G or 640T, for Mbps, Gbps or Tbps"),
    ("5Pbps", "'Pbps' is not a unit of traffic", "write 5M, 5G or 5T, for Mbps, Gbps or Tbps"),
    ("1e5G", "'e5G' is not a unit of traffic", "write 1M, 1G or 1T, for Mbps, Gbps or Tbps"),
    ("0G", "'0G' is not a possible amount of traffic", "write '640G' or '1.2 Tbps'"),
    ("0.0001k", "'0.0001k' is not a possible amount of traffic", "write '640G' or '1.2 Tbps'"),
    ("1.2.3G", "'1.2.3' is not a number", "write it as in '1200.5'"),
    ("1,2,3G", "'1,2,3' is not a number", "write it as in '1200.5'"),
    (",200G", "',200' is not a number", "write it as in '1200.5'"),
    ("1.200G", "'1.200' can mean 1.2 or 1200", "write '1200 G' or '1.2 G'"),
    ("200000T", "'200000T' is not a possible amount of traffic", "write '640G' or '1.2 Tbps'"),
    (
      "99999999999999999999999999999999T",
      "'99999999999999999999999999999999T' is not a possible amount of traffic", "write '640G' or '1.2 Tbps'"
    ),
  ])
  func `a figure that cannot be`(text: String, message: String, hint: String) {
    #expect(problem(text) == InputProblem(message, hint: hint))
  }

  @Test(arguments: [
    ("500-900Gbps", "500-1000Gbps"), ("80-90G", "50-100Gbps"), ("2–4 Tbps", "1-5Tbps"),
    ("200 to 350 Gbps", "200-300Gbps"), ("1 Tbps+", "1-5Tbps"), ("500M-2G", "1-5Gbps"),
    ("200+ Tbps", "100+Tbps"), ("0-1k", "0-20Mbps"),
  ])
  func `of a range that is no class the nearest is named`(text: String, expected: String) {
    let hint =
      "did you mean '\(expected)'? write a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps')"
    #expect(
      problem(text) == InputProblem("'\(text)' is not one of PeeringDB's traffic classes", hint: hint))
  }

  @Test(arguments: [
    "lots", "NaN", "nanG", "inf T", "-5G", "", "G", "Gbps", "+", "5-", "5G-", "-", "1-2-3G", "5++T", "tototo",
    "1-5", "500-1000", "5-x", ".G", "\u{0}",
  ])
  func `what is no amount`(text: String) {
    #expect(
      problem(text)
        == InputProblem(
          "'\(text)' is not one of PeeringDB's traffic classes",
          hint: "write a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps')"))
  }

  @Test func `a long text is quoted in part`() {
    #expect((problem(String(repeating: "9", count: 100_000))?.message.count ?? .max) < 100)
    #expect((problem(String(repeating: "9", count: 100_000))?.hint?.count ?? .max) < 100)
    #expect((problem("5" + String(repeating: "g", count: 100_000))?.message.count ?? .max) < 100)
    #expect((problem(String(repeating: "x", count: 100_000))?.message.count ?? .max) < 120)
  }

  @Test(arguments: ["", " ", "Not Disclosed", "not disclosed", "\u{200B}"])
  func `a record that says nothing`(text: String) {
    #expect(TrafficVolume(record: text) == nil)
  }

  @Test(arguments: ["1 Tbps+", "1-10 Gbps", "a lot", "640G"])
  func `a record's unknown words are shown as they are`(text: String) {
    #expect(TrafficVolume(record: text) == .other(text))
  }

  @Test(arguments: [("0-20 Mbps", "0-20Mbps"), ("100-1000 Mbps", "100-1000Mbps"), ("100+ Tbps", "100+Tbps")])
  func `a record's old spelling of a class is that class`(text: String, expected: String) {
    #expect(
      TrafficVolume(record: text) == TrafficClass.all.first { $0.name == expected }.map(TrafficVolume.range))
  }
}
