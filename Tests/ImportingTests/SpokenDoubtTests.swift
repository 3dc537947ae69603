import Importing
import Submissions
import Testing

/// Values that words, signs and question marks beside them change.
@Suite struct SpokenDoubtTests {
  @Test(arguments: [
    "2/3 in", "1/3", "3/4 inbound", "60-40 inbound", "40/60 out", "70:30 in", "-30:70", "+30:70", "−30:70",
    "30:70:10",
    "0:0", "1:0", "0:1", "10:0", "⅔", "1⅔ in", "30:70?", "70/30 ?", ">70% in", "70+% in", "1 in 3",
    "2 to 1 outbound",
    "50:50 mostly in", "mostly 70:30", "maybe 70:30", "30% mostly in", "in 70 in 30", "in 70, out 30, in 20",
    "vielleicht 70:30", "70±5:30", "10^2:1", "about two thirds in", "1-Mar", "01.03.2026", "0:30:70",
    "not 70:30",
    "70:30 do not publish", "3:1 upload", "70% 40%", "غير متوازن", "不均等", "unbalanced", "5 in 7", "七三",
    "40/60 mostly in", "mostly outbound, 70:30", "Mostly inbound (20:80)", "heavy outbound 80:20",
    "far from balanced",
    "hardly balanced", "anything but balanced", "rarely balanced", "used to be balanced", "soon balanced",
    "balanced soon",
    "kaum ausgeglichen", "bald ausgeglichen", "alles andere als ausgeglichen", "loin d'être équilibré",
    "à peine équilibré",
    "lejos de equilibrado", "pronto equilibrado", "longe de equilibrado", "均等ではない", "均等ではありません", "均等でない",
    "均等とは言えない", "均等だった",
    "もうすぐ均等", "ليس متوازنا", "غير متوازنة", "لسنا متوازنين", "لم يكن متوازنا", "كان متوازنا",
    "بعيد عن متوازن", "balanced, mostly inbound",
    "mostly or heavy inbound", "Balanced / Mostly Outbound", "soon mostly inbound",
    "more in than out, balanced", "almost never balanced",
    "..5:1",
  ])
  func `ratios that may be another are reported and not taken`(text: String) {
    let read = SpokenRatio.read(text)
    #expect(read.value == nil && read.doubt != nil, "\(text): \(read)")
  }

  @Test(
    arguments: [
      ("⅔ in", "67:33"), ("⅔ in, ⅓ out", "67:33"), ("¼ out", "75:25"), ("⅓:⅔", "33:67"),
      ("60-40 mostly inbound", "60:40"),
      ("mostly outbound, 30:70", "30:70"), (".5:1", "33:67"), (".7/.3", "70:30"), (",7:,3", "70:30"),
      ("٫5:٫5", "50:50"),
      ("3 in / 1 out", "75:25"),
      ("0.3:0.7", "30:70"),
      ("0,3/0,7", "30:70"), ("100:0", "100:0"), ("0:100", "0:100"), ("in 70 / out 30", "70:30"),
      ("out 20%, in 80%", "80:20"),
      ("- 70:30", "70:30"), ("in=70 out=30", "70:30"), ("70% in/30%", "70:30"),
      ("インバウンド70% アウトバウンド30%", "70:30"),
      ("mostly in, 70%", "70:30"), ("3 a 1", "75:25"), ("٧٠:٣٠", "70:30"), ("28∶72", "28:72"),
    ] as [(String, String)])
  func `ratios in other words`(text: String, expected: String) {
    #expect(SpokenRatio.read(text).value == expected, "\(text)")
  }

  @Test(arguments: [
    "1.0E-4", "1e3", "2.5E+10", "1E9", "2.5e+10 bps", "1.5E3 Gbps", "-5G", "−5 Gbps", "~ -5G", "5G-3G", "0",
    "0.00001", "0 Gbps",
    "0.0000001 kbps", "10G?", "10G (?)", "10 Gbps؟", "100 Gbps (not public)",
    "100 Gbps (please do not publish)",
    "confidential: 100G", "10G (port speed)", "10G (planned)", "10G (per site)", "10G (average)", "100 GBps",
    "½ T", "10³",
    "10^3 Gbps", "maybe 10G", "10G, nicht veröffentlichen", "10G (geplant)", "10G (par site)",
    "10G vertraulich", "10/20G",
    "10:30", "2026-09-01", "10-Mar", "no more than 10G", "not 10G", "1,2,3 Gbps", "5 x 10G", "10 GB",
    "10 TB a day",
    "10 Gbps per site, 3 sites", "2x100G", "..5 Tbps", ".5.5 T", "under 100G", "100G or less",
    "no more than 100G",
    "100000 Pbps", "10 G per month", "10G/month", "#REF!", "ten", "zero", "100G minus 20G",
  ])
  func `amounts that may be another are reported and not taken`(text: String) {
    for unit in [nil, 1_000_000_000] {
      if unit != nil, ["1.0E-4", "0.00001"].contains(text) { continue }
      let read = SpokenTraffic.read(text, unit: unit)
      #expect(read.value == nil && read.doubt != nil, "\(text): \(read)")
    }
  }

  @Test(
    arguments: [
      ("10-Gbps", "10 Gbps"), ("- 10 Gbps", "10 Gbps"), ("10 Gbps - peak", "10 Gbps"), ("10ギガ", "10 Gbps"),
      ("10 جيجابت", "10 Gbps"),
      ("10 Gbps (Suva)", "10 Gbps"), ("5 – 10 Gbps", "5-10Gbps"), ("5G bis 10G", "5-10Gbps"),
      ("ca. 10 Gbit/s", "10 Gbps"),
      ("10'000 Mbps", "10 Gbps"), ("10 Gigabit per second", "10 Gbps"), ("0.5G", "500 Mbps"),
      ("0,5 T", "500 Gbps"),
      (">10G", "10Gbps+"), (".5 Tbps", "500 Gbps"), (",5 Tbps", "500 Gbps"), ("٫5 Tbps", "500 Gbps"),
      ("~.5T", "500 Gbps"),
      ("über 100 Gbit/s", "100Gbps+"), ("min. 100G", "100Gbps+"), (">=100G", "100Gbps+"),
      ("≥ 100G", "100Gbps+"),
      ("100G or more", "100Gbps+"), ("mindestens 100G", "100Gbps+"), ("100G oder mehr", "100Gbps+"),
      ("au moins 100G", "100Gbps+"),
      ("100G ou plus", "100Gbps+"), ("al menos 100G", "100Gbps+"), ("100G o más", "100Gbps+"),
      ("pelo menos 100G", "100Gbps+"),
      ("acima de 100G", "100Gbps+"), ("100Gbps以上", "100Gbps+"), ("أكثر من 100G", "100Gbps+"),
      ("no less than 100G", "100Gbps+"),
      ("100G and up", "100Gbps+"), ("more than 100G", "100Gbps+"), ("10 G bps", "10 Gbps"),
      ("100Gbps程度", "100 Gbps"), ("10 gigs", "10 Gbps"), ("約10Gbps", "10 Gbps"),
    ] as [(String, String)])
  func `amounts in other words`(text: String, expected: String) {
    #expect(SpokenTraffic.read(text).value?.spelling == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("10 Gbps per site, 3 sites", "says an amount for each of several"),
      ("2x100G", "multiplies figures, and may be about ports"),
      ("500-1T", "has a figure without a unit beside one with a unit"), ("640", "has no unit"),
      ("100G, 640", "has a figure without a unit beside one with a unit"),
    ])
  func `what is wrong with an amount`(text: String, problem: String) {
    #expect(SpokenTraffic.read(text).doubt == "'\(text)' \(problem)")
  }

  @Test func `numbers under a header with a unit`() {
    #expect(SpokenTraffic.read("10", unit: 1_000_000_000).value == .rate(10_000_000_000))
    #expect(SpokenTraffic.read("5-10", unit: 1_000_000_000).value == .range(5_000_000_000, 10_000_000_000))
    #expect(SpokenTraffic.read("0.00001", unit: 1_000_000_000).value == .rate(10_000))
    #expect(SpokenTraffic.read("Not disclosed") == .init(nil))
  }

  @Test(arguments: [
    "yes?", "yes (?)", "yes/no", "Y/N", "no/yes", "yes — no", "maybe", "x", "X", "✗", "☐", "❌", "?", "¿sí?",
    "نعم؟", "はい？", "[ ] yes",
    "☐ yes", "□ yes", "( ) yes ( ) no", "[x] yes", "yes or no", "yes no", "o", "of course not",
    "certainly not", "n/a", "claro que no",
    "I agree to nothing", "I agree?", "I agree, maybe", "I agree with limits: not the photo", "yes, later",
    "ja, aber", "ja?",
    "oui mais", "sim, se", "talvez", "vielleicht", "peut-être", "たぶん", "ربما", "yes ;-)", "👍",
    "yes, if no photo", "ok?", "sure?",
    "yes and no", "jein", "not yet", "none", "private", "yes (internal only)",
  ])
  func `nothing but a plain yes is consent`(text: String) {
    let read = SpokenConsent.read(text)
    #expect(read.value != true && read.doubt != nil, "\(text): \(read)")
  }

  @Test func `plain answers to a question for consent`() {
    for text in [
      "yes!!", "Yes.", "YES", "\"yes\"", "☑", "✅", "✓", "Sí, claro", "Oui", "ＹＥＳ", "はい。", "はい、お願いします",
      "I agree to publish it",
    ] {
      #expect(SpokenConsent.read(text) == .init(true), "\(text)")
    }
    for text in ["No.", "no!!", "Nein", "non", "não", "いいえ", "لا"] {
      #expect(SpokenConsent.read(text) == .init(false), "\(text)")
    }
    for text in ["", "-", "–", "...", "__"] { #expect(SpokenConsent.read(text) == .init(nil), "\(text)") }
  }

  @Test(arguments: [
    "open-ish", "openish", "open?", "open (?)", "semi-open", "open/selective", "none", "None.", "yes",
    "mostly open", "keine", "aucune",
    "ninguna", "nenhuma", "なし", "half open", "open-minded", "https://open.example/", "open.example",
    "not open", "open (selective in Suva)",
    "Open (not really)", "Open (for members)", "open or closed", "maybe open", "open to all", "open, but ask",
    "non-open", "closed?", "no?",
    "offen?", "ouverte sauf Suva", "abierta solo en IX", "meist offen", "オープン？", "オープンではない", "غير مفتوحة",
    "open, depends", "it depends",
    "1", "x", "nil", "reopen", "unrestrictive", "selective/restrictive", "no open", "open—selective",
  ])
  func `policies that are none are reported and not taken`(text: String) {
    let read = SpokenPolicy.read(text)
    #expect(read.value == nil && read.doubt != nil, "\(text): \(read)")
  }

  @Test(
    arguments: [
      ("Open.", "Open"), ("open - mail us", "Open"), ("Open peering policy", "Open"), ("we are open", "Open"),
      ("Selective: see website", "Selective"),
      ("Open (https://open.example/no)", "Open"), ("closed", "No"), ("no peering", "No"),
      ("Restriktiv", "Restrictive"), ("open house", "Open"),
      ("Política abierta", "Open"), ("selectif", "Selective"), ("مفتوح", "Open"),
    ] as [(String, String)])
  func `policies in other words`(text: String, expected: String) {
    #expect(SpokenPolicy.read(text).value?.rawValue == expected, "\(text)")
  }
}
