internal import Foundation
internal import TestSupport
import Testing

/// Flags override the submission, which overrides the record; and what they cannot say.
@Suite struct FlagsTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64500.json", to: "record.json")
  }

  /// The text of a slide made with some flags, words one space apart.
  private func words(_ flags: String..., of source: String = "record.json") throws -> String {
    let run = try scratch.personals(["slide", source, "-q", "-o", "slide.pdf"] + flags)
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    let text = try Program.tool("pdftotext", "-enc", "UTF-8", scratch("slide.pdf"), "-").text
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A flag, what it says, and what the slide then says.
  private static let flags = [
    ("--traffic", "640G", "640 Gbps"), ("--traffic", "1-5 Tbps", "1–5 Tbps"), ("--ratio", "28:72", "28"),
    ("--policy", "restrictive", "Restrictive"), ("--seeking", "Eyeballs in Suva", "Eyeballs in Suva"),
    ("--offering", "A cache in Manila", "A cache in Manila"), ("--message", "New in Suva!", "New in Suva!"),
    ("--speaker", "Sione Talanoa", "Sione Talanoa"), ("--contact", "Ana <ana@a.example>", "ana@a.example"),
    ("--contact", "https://peer.example/us", "peer.example/us"), ("--show", "website", "paclight.example"),
  ]

  @Test(arguments: flags)
  func `a flag is on the slide`(flag: String, value: String, shown: String) throws {
    let with = try words(flag, value)
    #expect(with.contains(shown), "\(with)")
    #expect(try words() != with)
  }

  @Test func `a flag overrides the submission, which overrides the record`() throws {
    try scratch.write(
      """
      record: record.json
      traffic: 333G
      seeking: content in Apia
      contact: Sina <sina@written.example>
      hide: [exchanges]
      """, to: "mine.yaml")
    let written = try words(of: "mine.yaml")
    #expect(written.contains("333 Gbps") && written.contains("content in Apia"), "\(written)")
    #expect(written.contains("sina@written.example") && !written.contains("mele"))
    let flagged = try words(
      "--traffic", "777G", "--seeking", "caches in Nadi", "--contact", "ana@flag.example", "--show",
      "exchanges", of: "mine.yaml")
    #expect(flagged.contains("777 Gbps") && !flagged.contains("333"), "\(flagged)")
    #expect(flagged.contains("caches in Nadi") && !flagged.contains("Apia"))
    #expect(flagged.contains("ana@flag.example") && !flagged.contains("written.example"))
    #expect(flagged.contains("Straits-IX") && !written.contains("Straits-IX"), "the exchanges are back")
  }

  @Test func `parts are hidden, one flag for each`() throws {
    let all = try words()
    let some = try words("--hide", "exchanges", "--hide", "facilities", "--hide", "qr")
    #expect(all.contains("Straits-IX") && all.contains("Harbour Gate"))
    #expect(!some.contains("Straits-IX") && !some.contains("Harbour Gate") && some.contains("AS64500"))
  }

  @Test func `the accent colours the slide`() throws {
    for (flag, colour) in [("#0B6E4F", "#0b6e4f"), ("#abc", "#aabbcc")] {
      let run = try scratch.personals("slide", "record.json", "-q", "--accent", flag, "-o", "a.svg")
      #expect(run.code == 0, "\(run.message)")
      let digits = colour.dropFirst()
      let parts = [0, 2, 4].compactMap { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return Int(digits[start...].prefix(2), radix: 16).map { Double($0) / 2.55 }
      }
      let text = try scratch.text(of: "a.svg")
      let shown = parts.map { String(format: "%.6g", $0) }.joined(separator: "%, ")
      let short = parts.map { String(format: "%.4g", $0) }.joined(separator: "%,")
      #expect(text.contains(colour) || text.contains(shown) || text.contains(short.prefix(4)), "\(parts)")
    }
  }

  @Test func `wrong values name their flags, all of them, before anything is asked or read`() throws {
    let server = try LocalServer { _ in .json("{}") }
    let run = try scratch.personals(
      "slide", "AS64500", "AS64501", "missing.json", "--from", server.base, "--traffic", "lots", "--ratio",
      "28:73:9", "--profile", "contents", "--policy", "maybe", "--contact", "a@", "--accent", "red", "--qr",
      "web", "--hide", "exchange", "--show", "everything", "-o", "out/")
    #expect(run.code == 64)
    #expect(server.requests.isEmpty && scratch.names == ["record.json"])
    let lines = run.message.split(separator: "\n").filter { !$0.hasPrefix("  ") }.map(String.init)
    #expect(
      lines == [
        "--traffic: error: 'lots' is not one of PeeringDB's traffic classes",
        "--ratio: error: '28:73:9' is not a traffic ratio",
        "--profile: error: 'contents' is not a profile",
        "--policy: error: 'maybe' is not a peering policy",
        "--contact: error: 'a@' is not a mail address",
        "--accent: error: 'red' is not a colour",
        "--qr: error: 'web' is not a target of a QR code",
        "--hide: error: 'exchange' is not a part of the slide",
        "--show: error: 'everything' is not a part of the slide",
      ], "\(run.message)")
    #expect(run.message.contains("did you mean 'exchanges'?"))
    #expect(run.message.contains("did you mean 'content'?"))
  }

  @Test(arguments: [
    "--traffic", "--ratio", "--profile", "--policy", "--contact", "--accent", "--qr", "--hide",
  ])
  func `an empty value is no value`(flag: String) throws {
    let run = try scratch.personals("slide", "record.json", flag, "", "-o", "out.pdf")
    #expect(run.code == 64)
    #expect(run.message.hasPrefix("\(flag): error: "), "\(run.message)")
    #expect(scratch.names == ["record.json"])
  }

  @Test func `a template that is missing, or wrong`() throws {
    try scratch.expectFailure(
      "slide", "record.json", "--template", "./none", "-o", "out.pdf", code: 66,
      says: """
        --template: error: ./none/template.yaml: no such file
          hint: built in are card, classic, handout, map, sheet, stage; a folder's path has a '/' in it: './mine'
        """)
    try scratch.makeFolder("mine")
    try scratch.write("page: 3\n", to: "mine/template.yaml")
    let run = try scratch.personals("slide", "record.json", "--template", "mine", "-o", "out.pdf")
    #expect(run.code == 65)
    #expect(run.message.hasPrefix("mine/template.yaml:"), "\(run.message)")
    #expect(!scratch.names.contains("out.pdf") || scratch.names.count == 4)
  }

  @Test func `a template's folder, wherever it is`() throws {
    try FileManager.default.copyItem(atPath: Places.root + "/templates/classic", toPath: scratch("mine"))
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "a.pdf").code == 0)
    for template in ["mine", "mine/", "mine/template.yaml", "./mine"] {
      let run = try scratch.personals("slide", "record.json", "-q", "--template", template, "-o", "b.pdf")
      #expect(run.code == 0, "\(template): \(run.message)")
      #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
    }
  }
}
