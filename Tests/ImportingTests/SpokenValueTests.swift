import Importing
import Submissions
import Testing

/// What people type into forms.
@Suite struct SpokenValueTests {
  @Test(
    arguments: [
      ("AS64500", [64500]), ("as 64500", [64500]), ("64500", [64500]), ("ASN 64500", [64500]),
      ("AS4.10", [262_154]),
      ("https://www.peeringdb.com/asn/64500", [64500]), ("peeringdb.com/asn/64500/", [64500]),
      ("https://bgp.he.net/AS64500", [64500]),
      ("AS64500 (Reef)", [64500]), ("64500/64501", [64500, 64501]),
      ("AS64500, AS64501 and AS64502", [64500, 64501, 64502]),
      ("64500.0", [64500]), ("4.200000001E9", [4_200_000_001]), ("６４５０７", [64507]),
      ("\u{200B}64500 ", [64500]), ("'64497", [64497]),
      ("AS#64500", [64500]), ("#", nil), ("AS0", nil), ("4294967296", nil), ("23456", nil), ("65535", nil),
      ("AS-CORAL", nil), ("TBA", nil), ("6450O", nil),
      ("64.504", nil), ("AS64.504", nil), ("4.10", nil), ("https://www.peeringdb.com/net/920001", nil),
      ("-64500", nil), ("+64500 ext", nil), ("", nil),
    ] as [(String, [UInt32]?)])
  func `AS numbers`(text: String, expected: [UInt32]?) {
    #expect(SpokenASN.read(text).value == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("~10 Gbps", "10 Gbps"), ("10 Gig", "10 Gbps"), ("5gbps peak", "5 Gbps"), ("500G-1T", "500-1000Gbps"),
      ("1,2 Tbps", "1.2 Tbps"),
      ("640G", "640 Gbps"), ("95th percentile 36 Gb/s", "36 Gbps"), ("P95 36G", "36 Gbps"),
      ("300 Гбит/с", "300 Gbps"), ("２０ Gbps", "20 Gbps"), ("٢٠ Gbps", "20 Gbps"),
      ("1\u{A0}200 Gbps", "1.2 Tbps"), ("100-200Gbps", "100-200Gbps"),
      ("100 Gbps (Suva 60, Nadi 40)", "100 Gbps"), ("1Tbps+", "1Tbps+"),
      ("more than 1 Tbps", "1Tbps+"), ("between 5 and 10 Gbps", nil), ("5 to 10 Gbps", "5-10Gbps"),
      ("800 Mbps", "800 Mbps"), ("about 2.5 T", "2.5 Tbps"), ("640", nil), ("1.200 Gbps", nil),
      ("1.2 PB/month", nil), ("10 TB", nil),
      ("10G port", nil), ("in 40G / out 120G", nil), ("up to 10G", nil), ("Not disclosed", nil),
      ("see PeeringDB", nil), ("-", nil), ("ten gigabit", nil), ("10%", nil),
      ("2x100G", nil), ("0 Gbps", nil), ("5 Gbps, 10 Gbps", nil),
    ] as [(String, String?)])
  func `amounts of traffic`(text: String, expected: String?) {
    #expect(SpokenTraffic.read(text).value?.spelling == expected, "\(text)")
  }

  @Test(arguments: [
    "1.200 Gbps", "640", "10G port", "640GB/s", "20gb", "5Gpbs", "1,200 Gbps", "10G now, 40G by 2027",
    "up to 10G",
  ])
  func `amounts that can be understood otherwise are reported`(text: String) {
    #expect(SpokenTraffic.read(text).doubt != nil)
  }

  @Test(
    arguments: [
      ("50-50", "50:50"), ("70/30", "70:30"), ("70% in 30% out", "70:30"), ("30% out 70% in", "70:30"),
      ("mostly out", "Mostly Outbound"), ("1:3", "25:75"),
      ("2 to 1", "67:33"), ("75:25 (out:in)", "25:75"), ("out:in 80:20", "20:80"), ("1：3", "25:75"),
      ("100% inbound", "100:0"), ("half-half", "50:50"),
      ("balanced-ish", "Balanced"), ("heavy outbound (CDN)", "Heavy Outbound"),
      ("more in than out", "Mostly Inbound"), ("28,5 : 71,5", "29:71"),
      ("Mostly Inbound", "Mostly Inbound"), ("ausgeglichen", "Balanced"), ("not balanced", nil),
      ("60:60", nil), ("80", nil), ("28.72", nil), ("01:03:00 AM", nil), ("01:03", nil),
      ("it depends", nil), ("eyeballs", nil), ("28:00", nil), ("12/2/2026", nil), ("", nil),
      ("Not Disclosed", nil),
    ] as [(String, String?)])
  func `ratios`(text: String, expected: String?) {
    #expect(SpokenRatio.read(text).value == expected, "\(text)")
  }

  @Test func `the header may ask for the other order`() throws {
    let outFirst = try table("AS number,\"Ratio, out:in\"\n64500,80:20\n64501,70% in 30% out\n")
    var reader = try AnswerReader(outFirst, .guess(outFirst))
    #expect(reader.read().map { $0["ratio"]?.summary } == ["20:80", "70:30"])
  }

  @Test(arguments: [
    "Ratio, out:in", "Traffic ratio outbound/inbound", "Egress/ingress", "Ratio upload:download",
    "Ratio sent:received",
    "Out-in ratio", "Tx/Rx ratio", "Verhältnis ausgehend:eingehend", "Rapport sortant/entrant",
    "Relación salida:entrada",
    "Proporção saída:entrada", "トラフィック比（送信：受信）", "比率 上り:下り", "نسبة الصادر إلى الوارد", "نسبة صادر/وارد",
    "Ratio in percent, out to in",
    "Ratio of outgoing traffic to incoming traffic", "Verhältnis von ausgehendem zu eingehendem Verkehr",
    "比率 アウトバウンド/インバウンド",
    "Verhältnis gesendet:empfangen",
  ])
  func `a header may ask for the outbound share first`(header: String) throws {
    let answers = try table("AS number,\"\(header)\"\n64500,80:20\n64501,70% in 30% out\n")
    var reader = try AnswerReader(answers, .guess(answers))
    #expect(reader.read().map { $0["ratio"]?.summary } == ["20:80", "70:30"])
  }

  @Test(arguments: [
    "Ratio in:out", "Ratio, inbound to outbound", "Ingress/egress ratio", "Rx/Tx ratio", "Verhältnis ein:aus",
    "Rapport entrant/sortant",
    "比率 受信:送信", "نسبة الوارد إلى الصادر", "Ratio in percent", "比率を入力してください", "Ratio (figure it out)",
    "Ratio download/upload",
    "Proporção entrada e saída",
  ])
  func `other headers ask for the inbound share first`(header: String) throws {
    let answers = try table("AS number,\"\(header)\"\n64500,80:20\n64501,70% in 30% out\n")
    var reader = try AnswerReader(answers, .guess(answers))
    #expect(reader.read().map { $0["ratio"]?.summary } == ["80:20", "70:30"])
  }

  @Test(arguments: [
    ("Inbound traffic", "Outbound traffic"), ("Traffic in", "Traffic out"), ("Peak (in)", "Peak (out)"),
    ("Eingehender Verkehr", "Ausgehender Verkehr"), ("Trafic entrant", "Trafic sortant"),
    ("Tráfico de entrada", "Tráfico de salida"),
    ("Tráfego de entrada", "Tráfego de saída"), ("受信トラフィック", "送信トラフィック"),
    ("حركة المرور الواردة", "حركة المرور الصادرة"),
    ("Ingress Gbps", "Egress Gbps"), ("Peak download (Gbps)", "Peak upload (Gbps)"),
  ])
  func `traffic in one direction is not the traffic`(inbound: String, outbound: String) throws {
    let answers = try table("AS number,\(inbound),\(outbound)\n64500,10G,40G\n64501,20G,30G\n")
    let mapping = ColumnMapping.guess(answers)
    #expect(mapping.columns.dropFirst().allSatisfy { $0.field == .ignored })
    #expect(mapping.remarks(for: answers).count { $0.message.contains("one direction") } == 2)
  }

  @Test(
    arguments: [
      ("Open", "Open"), ("OPEN!!", "Open"), ("selektiv", "Selective"), ("Ouverte", "Open"),
      ("Open policy, just mail us", "Open"),
      ("Selective (https://lagoon.example/peering)", "Selective"), ("No", "No"), ("closed", "No"),
      ("No peering at the moment", "No"), ("opne", "Open"),
      ("Abierta", "Open"), ("オープン", "Open"), ("yes", nil), ("no policy", nil), ("Not open", nil),
      ("Open/Selective", nil), ("case by case", nil), ("Restricted", nil),
      ("open to offers", nil), ("selective, but open for IXs", nil), ("open only at IXPs", nil),
      ("never open", nil), ("", nil),
    ] as [(String, String?)])
  func `policies`(text: String, expected: String?) {
    #expect(SpokenPolicy.read(text).value?.rawValue == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("Yes", true), ("yes please", true), ("I agree", true), ("Ja", true), ("sim", true), ("はい", true),
      ("No", false), ("no!!", false), ("N", false),
      ("no, use noc@ instead", false), ("Yes, but not the phone number", nil), ("not no", nil),
      ("ask me first", nil), ("", nil), ("yes if my boss agrees", nil),
      ("maybe", nil), ("x", nil), ("I agree, except for the photo", nil),
    ] as [(String, Bool?)])
  func `consent is never more than a plain yes`(text: String, expected: Bool?) {
    let read = SpokenConsent.read(text)
    #expect(read.value == expected, "\(text)")
    #expect(expected != nil || text.isEmpty || read.doubt != nil)
  }

  @Test func `places`() {
    func places(_ text: String, _ known: [String] = []) -> [String]? {
      SpokenPlaces.read(text, known: KnownChoices(cells: known)).value?.map {
        $0.place + ($0.when.map { " @ \($0)" } ?? "")
      }
    }
    #expect(places("Suva-IX (Q1 2027), Nadi (later)") == ["Suva-IX @ Q1 2027", "Nadi @ later"])
    #expect(places("Sydney, Singapore and Tokyo") == ["Sydney", "Singapore", "Tokyo"])
    #expect(places("FRA/AMS/LON") == ["FRA", "AMS", "LON"])
    #expect(places("Suva, Fiji;Nadi, Fiji") == ["Suva, Fiji", "Nadi, Fiji"])
    #expect(places("Suva, Fiji") == ["Suva, Fiji"])
    #expect(places("A;B;") == ["A", "B"])
    #expect(places("everywhere ;-)") == nil)
    let known = ["Reef Hall, left", "Reef Hall, left", "Suva", "Suva"]
    #expect(places("Reef Hall, left, Suva", known) == ["Reef Hall, left", "Suva"])
  }
}
