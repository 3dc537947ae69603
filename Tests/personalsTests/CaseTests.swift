internal import Foundation
internal import TestSupport
internal import Testing

/// Files as presenters and organisers send them, which gave wrong results without a report. The fixtures are invented, after
/// reports about other programs.
@Suite struct CaseTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64503.json", to: "as64503.json")
  }

  /// Copies the files of a case to the test's folder.
  private func open(_ name: String) throws {
    let folder = "\(Places.root)/Tests/personalsTests/Cases/\(name)"
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.copyItem(atPath: "\(folder)/\(file)", toPath: scratch(file))
    }
  }

  private static let submission = "network: 64503\nrecord: as64503.json\n"

  /// Writes a submission with a changed record.
  private func submit(_ lines: String = "traffic: 10G\n", record change: (inout [String: Any]) -> Void) throws
  {
    let data = Data(try scratch.bytes(of: "as64503.json"))
    var bundle = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    var answer = try #require(bundle["net"] as? [String: Any])
    var rows = try #require(answer["data"] as? [[String: Any]])
    change(&rows[0])
    answer["data"] = rows
    bundle["net"] = answer
    try scratch.write(Array(JSONSerialization.data(withJSONObject: bundle)), to: "as64503.json")
    try scratch.write(Self.submission + lines, to: "a.yaml")
  }

  /// What `check` reports about `a.yaml`.
  private func checked() throws -> [String] {
    let run = try scratch.personals("check", "a.yaml")
    return run.text.split(separator: "\n").map(String.init)
  }

  /// The slide of `a.yaml` as text.
  private func slideText() throws -> String {
    let run = try scratch.personals("slide", "a.yaml", "-q", "-o", "out.pdf")
    #expect(run.code == 0, "\(run.message)")
    return try PDF.text(scratch.bytes(of: "out.pdf"))
  }

  // MARK: - Logos

  /// The part of the slide of `a.yaml`, 1920 pixels wide, that holds the logo.
  private func logo() throws -> Pixmap {
    let run = try scratch.personals("slide", "a.yaml", "-q", "-o", "out.png")
    #expect(run.code == 0, "\(run.message)")
    return try Pixmap(png: scratch.bytes(of: "out.png")).cropped(x: 1380..<1920, y: 40..<240)
  }

  @Test(arguments: ["01-svg-mask-use", "02-svg-mask-image"])
  func `a logo with a mask is drawn on the slide and in the deck`(name: String) throws {
    try open(name)
    #expect(try !logo().ink.isEmpty)
    let run = try scratch.personals("deck", "a.yaml", "-o", "deck.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(try PDF.check(scratch.bytes(of: "deck.pdf")) == nil)
  }

  @Test func `the logo of an event can have a mask`() throws {
    try open("04-svg-mask-brand")
    let run = try scratch.personals("deck", "ev.yaml", "-o", "deck.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(try PDF.check(scratch.bytes(of: "deck.pdf")) == nil)
  }

  @Test func `a PNG of 16 bits keeps its colours`() throws {
    try open("05-png16")
    let colors = try logo().colors
    #expect(colors.contains([200, 60, 30]) && colors.contains([20, 110, 180]))
  }

  @Test func `a turned photograph is drawn upright`() throws {
    try open("07-exif-6")
    #expect(try !checked().contains { $0.contains("[logo-shape]") })
    let ink = try logo().ink
    #expect(abs(Double(ink.width) / Double(ink.height) - 800 / 300) < 0.1, "\(ink)")
  }

  /// What nothing, or not all, is drawn of.
  @Test(arguments: ["09-foreignobject", "10-dropshadow", "11-css-var", "13-outside"])
  func `a logo that is not drawn as it looks elsewhere is reported`(name: String) throws {
    try open(name)
    let lines = try checked()
    guard lines.contains(where: { $0.contains(#/^a\.yaml:4:7: (warning|error): /#) }) else {
      // librsvg 2.60 draws shadows.
      #expect(name == "10-dropshadow", "\(lines)")
      #expect(try !logo().ink.isEmpty)
      return
    }
    // Reported as an error where nothing is left.
    let run = try scratch.personals("slide", "a.yaml", "-o", "out.png")
    if run.code == 0, name != "11-css-var" { #expect(try !logo().ink.isEmpty) }
  }

  @Test func `a logo that is small in its canvas is cropped or reported`() throws {
    try open("33-a4-canvas")
    let ink = try logo().ink
    let isReported = try checked().contains { $0.contains(/^a\.yaml:4:7: warning: .*\[logo-margin\]/) }
    #expect(ink.width > 100 || isReported, "\(ink)")
  }

  // MARK: - Pages made by hand

  /// The colour of a place of the hand-made page itself, and of the same place in the deck.
  private func colors(_ name: String, _ x: Int, _ y: Int) throws -> (own: [UInt8], deck: [UInt8]) {
    try open(name)
    let run = try scratch.personals("deck", "ev.yaml", "-o", "out.pdf")
    #expect(run.code == 0, "\(run.message)")
    func drawn(_ file: String) throws -> Pixmap {
      let arguments = ["-r", "36", "-png", "-singlefile", "@"]
      return try Pixmap(png: Command.run("pdftoppm", arguments, on: scratch.bytes(of: file)).bytes)
    }
    let (own, deck) = (try drawn("own.pdf"), try drawn("out.pdf"))
    // Above the footer, the page has 500 of 540 points.
    let scale = Double(deck.height) * 500 / 540 / Double(own.height)
    let left = (Double(deck.width) - Double(own.width) * scale) / 2
    return (own[x, y], deck[Int(Double(x) * scale + left), Int(Double(y) * scale)])
  }

  @Test(arguments: [
    ("16-blend-nogroup", 250, 132), ("18-freetext", 340, 142), ("19-filled-form", 340, 142),
    ("20-stamp", 250, 155),
  ])
  func `a page made by hand looks in the deck as by itself`(name: String, x: Int, y: Int) throws {
    let (own, deck) = try colors(name, x, y)
    #expect(own != [255, 255, 255])
    #expect(zip(own, deck).allSatisfy { abs(Int($0) - Int($1)) <= 2 }, "\(own) \(deck)")
  }

  // MARK: - Records

  @Test(arguments: ["n/a", "0"])
  func `a contact with a filler for a number gives way to one with an address`(phone: String) throws {
    try submit { network in
      let policy = ["role": "Policy", "name": "Peering", "email": "", "phone": phone, "url": ""]
      let noc = ["role": "NOC", "name": "NOC", "email": "noc@bandanh.example", "phone": "", "url": ""]
      network["poc_set"] = [policy, noc].map {
        $0.merging(["visible": "Public", "status": "ok"]) { old, _ in old }
      }
    }
    let text = try slideText()
    #expect(text.contains("noc@bandanh.example"))
    #expect(!text.split(separator: "\n").contains { $0.trimmingCharacters(in: .whitespaces) == phone })
  }

  @Test func `words are no as-sets`() throws {
    try submit { $0["irr_as_set"] = "see our website" }
    #expect(try !slideText().contains("as-set"))
    #expect(try checked().contains { $0.contains("note: ") && $0.contains("see our website") })
  }

  // MARK: - Member lists

  @Test func `an unknown state of a member is reported with its number`() throws {
    try open("26-ixf-state")
    try scratch.copy("records/ix919001.json", to: "ix.json")
    let lines = try checked()
    #expect(
      lines.contains { $0.contains("warning: ") && $0.contains("live") && $0.contains("3") }, "\(lines)")
  }

  @Test func `a speed in bits is not one in megabits`() throws {
    try open("27-ixf-bits")
    try scratch.copy("records/ix919001.json", to: "ix.json")
    #expect(try !slideText().contains("11,000 Tbps"))
    #expect(try checked().contains { $0.contains("warning: ") && $0.contains("if_speed") })
  }

  // MARK: - Submissions

  @Test func `words after a hash sign are reported`() throws {
    try scratch.write(Self.submission + "message: We are the #1 CDN in Fiji\n", to: "a.yaml")
    let lines = try checked()
    #expect(lines.contains { $0.hasPrefix("a.yaml:3:") && $0.contains("warning: ") && $0.contains("#") })
  }

  @Test func `a name of the other Unicode form is found`() throws {
    try scratch.copy("logos/as64500.svg", to: "logo-cafe\u{301}.svg")
    try scratch.write(Self.submission + "logo: logo-caf\u{E9}.svg\n", to: "a.yaml")
    #expect(try !logo().ink.isEmpty)
  }

  @Test func `a path with backslashes is found, or its error says how to write it`() throws {
    try scratch.makeFolder("logos")
    try scratch.copy("logos/as64500.svg", to: "logos/as64503.svg")
    try scratch.write(Self.submission + "logo: logos\\as64503.svg\n", to: "a.yaml")
    let run = try scratch.personals("slide", "a.yaml", "-o", "out.png")
    #expect(run.code == 0 || run.message.contains("logos/as64503.svg"), "\(run.message)")
  }

  @Test func `three digits after a point are in doubt`() throws {
    try scratch.write(Self.submission + "traffic: 1.200 Gbps\n", to: "a.yaml")
    let lines = try checked()
    #expect(lines.contains { $0.contains(#/^a\.yaml:3:10: (warning|error): /#) }, "\(lines)")
  }

  // MARK: - Events

  @Test func `slots follow the clock when it changes`() throws {
    for number in 1...3 { try scratch.write("name: Net \(number)\nplace: Suva\n", to: "s\(number).yaml") }
    try scratch.write(
      """
      event: Forum
      dates: 2027-03-28
      time-zone: Europe/Berlin
      slot: 1800
      submissions: s*.yaml
      sessions:
        - title: Night
          start: 2027-03-28 01:30
          length: 2 h

      """, to: "ev.yaml")
    let run = try scratch.personals("deck", "ev.yaml", "-o", "out.pdf")
    #expect(run.code == 0, "\(run.message)")
    let text = try Command.run(
      "pdftotext", ["-layout", "@", "-"], on: scratch.bytes(of: "out.pdf")
    ).output
    let times = text.matches(of: /(?m)^ *([0-9]{2}:[0-9]{2}) +Org/).map { String($0.1) }
    #expect(times.prefix(3) == ["01:30", "03:00", "03:30"])
  }

  @Test func `a review follows submodules`() throws {
    let script = """
      set -e
      g() { git -c user.email=t@example.org -c user.name=T -c protocol.file.allow=always "$@"; }
      g init -q s; cd s; printf 'name: Lagoon\\nplace: Suva\\n' >a.yaml; g add -A; g commit -qm 1; cd ..
      g init -q e; cd e; g submodule --quiet add "$PWD/../s" extern
      printf 'event: Forum\\nsubmissions: extern/*.yaml\\n' >event.yaml; g add -A; g commit -qm 1
      base=$(git rev-parse HEAD)
      cd extern; printf 'name: Lagoon\\nplace: Suva\\ntrafic: 640G\\n' >a.yaml; g commit -qam 2; cd ..
      g add extern; g commit -qm 2
      set +e
      CI=1 PERSONALS=$P '\(Places.root)/scripts/review.sh' -o ../review --base $base event.yaml
      """
    let run = try scratch.shell(script)
    #expect(run.code == 65, "\(run.text)\(run.message)")
    #expect((run.text + run.message).contains("extern/a.yaml:3:1: error: "), "\(run.text)\(run.message)")
  }
}

extension Pixmap {
  fileprivate func cropped(x: Range<Int>, y: Range<Int>) -> Pixmap {
    let rows = y.flatMap { row in x.flatMap { self[$0, row] } }
    return Pixmap(width: x.count, height: y.count, pixels: rows)
  }

  /// Every colour.
  fileprivate var colors: Set<[UInt8]> {
    Set((0..<height).flatMap { row in (0..<width).map { self[$0, row] } })
  }

  /// The size of everything that differs from the first pixel.
  fileprivate var ink: (width: Int, height: Int, isEmpty: Bool) {
    let ground = self[0, 0]
    var (left, right, top, bottom) = (width, -1, height, -1)
    for row in 0..<height {
      for column in 0..<width where self[column, row] != ground {
        (left, right) = (min(left, column), max(right, column))
        (top, bottom) = (min(top, row), max(bottom, row))
      }
    }
    return (max(0, right - left + 1), max(0, bottom - top + 1), right < 0)
  }
}
