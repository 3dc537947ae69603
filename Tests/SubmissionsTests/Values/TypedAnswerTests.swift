import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Answers as people type them into forms: read rightly, or reported, and never misread.
@Suite struct TypedAnswerTests {
  /// `640000000000`, with a `?` where the reading is doubted; the message where it is refused.
  private func traffic(_ text: String) -> String {
    do throws(InputProblem) {
      let read = try TrafficVolume.understood(text)
      let doubt = read.doubt == nil ? "" : " ?"
      switch read.value {
      case .measured(let rate): return "\(rate.bitsPerSecond)\(doubt)"
      case .range(let known): return known.name + doubt
      case .other(let text): return "other \(text)"
      }
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("640G", "640000000000"), ("700 GBPS", "700000000000"), ("1,200 Gbps", "1200000000000 ?"),
    ("٢٠ Gbps", "20000000000"), ("~10 Gbps", "10000000000"), ("20gb", "20000000000 ?"),
    ("300 Гбит/с", "300000000000"), ("10 Gig", "10000000000"), ("800 Mbps", "800000000"),
    ("100-200Gbps", "100-200Gbps"), ("100 Gbps (Suva 60, Nadi 40)", "100000000000"),
    ("5gbps peak", "5000000000"), ("500G-1T", "500-1000Gbps"), ("1,2 Tbps", "1200000000000"),
    ("95th percentile 36 Gb/s", "36000000000"), ("640GB/s", "5120000000000 ?"),
    ("1\u{A0}200 Gbps", "1200000000000"), ("5Gpbs", "5000000000 ?"), ("１２０Gbps", "120000000000"),
    ("about 40 Gbit/s in total", "40000000000"), ("1.200,5 Gbps", "1200500000000"),
    ("0.125 Tbps", "125000000000"),
    ("1'200 Gbps", "1200000000000"), ("80 gigabytes per second", "640000000000 ?"),
    ("10 ГБ/с", "80000000000 ?"), ("10 Гбайт/с", "80000000000 ?"), ("10 Гб/с", "10000000000"),
  ])
  func `traffic that is read`(text: String, expected: String) {
    #expect(traffic(text) == expected)
  }

  @Test(arguments: [
    ("1.200 Gbps", "'1.200' can mean 1.2 or 1200"), ("640", "'640' has no unit"),
    ("10 GBps", "'10 GBps' can mean bits or bytes"), ("10 GB", "'10 GB' can mean bits or bytes"),
    ("10G (GByte)", "'10G (GByte)' can mean bits or bytes"), ("12 34 Gbps", "'12 34' is not a number"),
    ("10 ГБ", "'10 ГБ' can mean bits or bytes"), ("10 ГБ/С", "'10 ГБ/С' can mean bits or bytes"),
  ])
  func `traffic that can mean two amounts`(text: String, message: String) {
    #expect(traffic(text) == message)
  }

  @Test(arguments: [
    "1.2 PB/month", "ten gigabit", "10G port", "in 40G / out 120G", "10G now, 40G by 2027", "1Tbps+",
    "between 5 and 10G", "100 users", "10G/day", "5 Gbps or 8 Gbps",
  ])
  func `traffic that is refused`(text: String) {
    #expect(Int(traffic(text).prefix { $0.isNumber }) == nil, "\(traffic(text))")
  }

  private func ratio(_ text: String) -> String {
    do throws(InputProblem) {
      switch try TrafficRatio(parsing: text) {
      case .measured(let shares): return "\(shares.inbound):\(shares.outbound)"
      case .classified(let known): return known.rawValue
      }
    } catch {
      return "no"
    }
  }

  @Test(arguments: [
    ("1:3", "25:75"), ("out:in 80:20", "20:80"), ("75:25 (out:in)", "25:75"), ("balanced-ish", "Balanced"),
    ("heavy outbound (CDN)", "Heavy Outbound"), ("100% inbound", "100:0"), ("half-half", "50:50"),
    ("50-50", "50:50"), ("1：3", "25:75"), ("70/30", "70:30"), ("more in than out", "Mostly Inbound"),
    ("70% in 30% out", "70:30"), ("30% out 70% in", "70:30"), ("2 to 1", "67:33"),
    ("mostly out", "Mostly Outbound"),
    ("70% inbound, 30% outbound", "70:30"), ("25 in / 75 out", "25:75"), ("٢٨:٧٢", "28:72"),
    ("mainly inbound", "Mostly Inbound"), ("more out than in", "Mostly Outbound"), ("20% outbound", "80:20"),
  ])
  func `ratios that are read`(text: String, expected: String) {
    #expect(ratio(text) == expected)
  }

  @Test(arguments: [
    "eyeballs", "28.72", "80", "60:60", "it depends", "01:03:00 AM", "not balanced", "70% in 30% in",
    "more than 1:3",
    "in 40 Gbps out 120 Gbps", "balanced? mostly out",
  ])
  func `ratios that are refused`(text: String) {
    #expect(ratio(text) == "no")
  }

  private func policy(_ text: String) -> String {
    (try? PeeringPolicy.General(parsing: text))?.rawValue ?? "no answer"
  }

  @Test(arguments: [
    ("OPEN!!", "Open"), ("selektiv", "Selective"),
    ("Selective (https://lagoon.example/peering)", "Selective"),
    ("Ouverte", "Open"), ("Open policy, just mail us", "Open"), ("No peering at the moment", "No"),
    ("closed", "No"), ("No", "No"), ("none", "No"), ("restrictive", "Restrictive"), ("Open.", "Open"),
    ("open peering policy", "Open"),
  ])
  func `policies that are read`(text: String, expected: String) {
    #expect(policy(text) == expected)
  }

  @Test(arguments: [
    "yes", "case by case", "no policy", "Not open", "Open/Selective", "Open, but not for everyone",
    "open or selective", "No open policy", "open only in Asia", "selective not open",
  ])
  func `policies that are refused`(text: String) {
    #expect(policy(text) == "no answer")
  }

  private func network(_ text: String) -> String {
    let submission = SubmissionFile.decode(Array("network: '\(text)'".utf8), file: "a.yaml").value
    return submission?.network.map { "\($0.value.number)" } ?? "no"
  }

  @Test(arguments: [
    ("https://www.peeringdb.com/asn/64511", "64511"), ("AS64498 (Reef One)", "64498"),
    ("\u{200B}65540 ", "65540"),
    ("65544.0", "65544"), ("AS1.10", "65546"), ("as 4200000020", "4200000020"),
    ("ASN4200000034", "4200000034"),
    ("６４５０７", "64507"), ("peeringdb.com/asn/64500/", "64500"), ("AS4.10", "262154"),
  ])
  func `AS numbers that are read`(text: String, expected: String) {
    #expect(network(text) == expected)
  }

  @Test(arguments: [
    "64,503", "https://www.peeringdb.com/net/920001", "64.504", "TBA", "AS64505 / AS64506", "6450O",
    "AS-CORAL",
    "AS64.504", "1.10", "AS65536.1", "-64500",
  ])
  func `AS numbers that are refused`(text: String) {
    #expect(network(text) == "no")
  }

  @Test(arguments: ["n/a", "N.A.", "-", "--", "none", "None.", "TBD", "see PeeringDB", "?", "not applicable"])
  func `fillers`(text: String) {
    #expect(NoAnswer.isFiller(text))
  }

  @Test(arguments: ["", "Nan", "Nadi", "none of your business", "0", "No", "unknown territory"])
  func `no fillers`(text: String) {
    #expect(!NoAnswer.isFiller(text))
  }
}
