internal import Foundation
internal import TestSupport
internal import Testing

/// `personals preview`, run as people run it.
@Suite struct PreviewTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An event of some made-up presenters, who need no record.
  private func makeEvent(_ count: Int, more: String = "") throws {
    try scratch.makeFolder("s")
    try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n\(more)", to: "event.yaml")
    for number in 0..<count { try writePresenter(number) }
  }

  private func writePresenter(_ number: Int, message: String = "Come and peer", more: String = "") throws {
    let name = String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
    try scratch.write(
      "name: Network \(number)\ncontact: peering@n\(number).example\nmessage: \(message)\n\(more)",
      to: "s/n\(name).yaml")
  }

  @discardableResult
  private func preview(
    _ more: String..., to folder: String = "out", environment: [String: String] = [:]
  ) throws -> Run {
    try scratch.personals(
      ["preview", "event.yaml", "-o", folder, "--width", "320"] + more, environment: environment)
  }

  private func drawn(_ run: Run) -> String {
    run.message.split(separator: "\n").first { $0.hasPrefix("wrote ") }.map(String.init) ?? run.message
  }

  private func files(_ folder: String) throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch(folder)) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: scratch("\(folder)/\(name)"), isDirectory: &isFolder)
      if !isFolder.boolValue { result[name] = try scratch.bytes(of: "\(folder)/\(name)") }
    }
    return result
  }

  // MARK: - What is drawn

  @Test func `a line in one of two hundred draws one`() throws {
    try makeEvent(200)
    #expect(drawn(try preview()) == "wrote out/index.html: drew 200 of 200 slides")
    let before = try files("out")
    #expect(drawn(try preview()) == "wrote out/index.html: drew 0 of 200 slides")
    #expect(try files("out") == before)
    try writePresenter(137, message: "Come and see")
    #expect(drawn(try preview()) == "wrote out/index.html: drew 1 of 200 slides")
    let after = try files("out")
    #expect(
      Set(after.keys.filter { after[$0] != before[$0] })
        == ["n0137.png", "small/n0137.png", "previews.json", "index.html"])
    #expect(drawn(try preview("--no-cache", to: "anew")) == "wrote anew/index.html: drew 200 of 200 slides")
    #expect(try files("anew") == after)
  }

  @Test func `what a slide is made from draws it again`() throws {
    try makeEvent(2)
    try scratch.copy("logos/as64500.svg", to: "logo.svg")
    try writePresenter(0, more: "logo: ../logo.svg\n")
    let none = "wrote out/index.html: drew 0 of 2 slides"
    func expect(_ count: Int, _ reason: Comment, environment: [String: String] = [:]) throws {
      let run = try preview(environment: environment)
      #expect(drawn(run) == "wrote out/index.html: drew \(count) of 2 slides", reason)
      #expect(drawn(try preview(environment: environment)) == none, reason)
    }
    try expect(2, "the first time")
    let logo = try scratch.text(of: "logo.svg")
    try scratch.write(logo.replacing("</svg>", with: "<path d='M0 0h9v9z'/></svg>"), to: "logo.svg")
    try expect(1, "another logo")
    let event = "event: Forum\nsubmissions: [s/*.yaml]\n"
    try scratch.write(event + "brand: {background: '#f0f4f8'}\n", to: "event.yaml")
    try expect(2, "another colour of the event's")
    #expect(try scratch.personals("template", "new", "mine").code == 0)
    try scratch.write(event + "template: ./mine\n", to: "event.yaml")
    _ = try preview()
    let template = try scratch.text(of: "mine/template.yaml")
    try scratch.write(
      template.replacing("# ink: \"#000000\"", with: "ink: \"#202020\""), to: "mine/template.yaml")
    try expect(2, "another colour of the template's")
    try expect(
      2, "the environment of a library that draws",
      environment: ["FREETYPE_PROPERTIES": "cff:no-stem-darkening=0"])
    // The program's fonts, of which one byte more changes no glyph: the file is another all the same.
    for folder in ["fonts", "templates"] {
      try FileManager.default.copyItem(atPath: "\(Places.root)/\(folder)", toPath: scratch(folder))
    }
    let home = ["PERSONALS_HOME": scratch.path]
    _ = try preview(environment: home)
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch("fonts"))
    where name.hasSuffix("tf") {
      try scratch.write(try scratch.bytes(of: "fonts/\(name)") + [0], to: "fonts/\(name)")
    }
    try expect(2, "other fonts", environment: home)
  }

  @Test func `another program draws all again`() throws {
    try makeEvent(2)
    try preview()
    try FileManager.default.copyItem(atPath: Program.personals.path, toPath: scratch("personals"))
    let file = try FileHandle(forWritingTo: URL(filePath: scratch("personals")))
    try file.seekToEnd()
    try file.write(contentsOf: Data([0]))
    try file.close()
    let run = try scratch.shell(
      "./personals preview event.yaml -o out --width 320", environment: ["PERSONALS_HOME": Places.root])
    #expect(drawn(run) == "wrote out/index.html: drew 2 of 2 slides")
  }

  @Test func `what is broken in the cache is not shown`() throws {
    try makeEvent(1)
    try preview()
    let before = try files("out")
    let cache = scratch.home + "/cache/personals/pictures"
    let names = try FileManager.default.contentsOfDirectory(atPath: cache)
    #expect(names.count == 1)
    for name in names {
      let url = URL(filePath: "\(cache)/\(name)")
      var bytes = try Data(contentsOf: url)
      bytes[bytes.count - 20] ^= 1
      try bytes.write(to: url)
    }
    try FileManager.default.removeItem(atPath: scratch("out"))
    #expect(drawn(try preview()) == "wrote out/index.html: drew 1 of 1 slide")
    #expect(try files("out") == before)
  }

  /// Random changes, each previewed with what is kept and without.
  @Test func `a cache does not change the result`() throws {
    try makeEvent(4)
    #expect(try scratch.personals("template", "new", "mine").code == 0)
    let template = try scratch.text(of: "mine/template.yaml")
    var random = SeededNumbers(state: 20_261_122)
    for round in 0..<10 {
      let number = random.next(4)
      switch random.next(8) {
      case 0: try writePresenter(number, message: "Word \(random.next(3))")
      case 1: try writePresenter(number, more: "accent: '#\(random.next(2))0\(random.next(2))040'\n")
      case 2: try writePresenter(number, more: "traffic: \(1 + random.next(3))00G\n")
      case 3: try writePresenter(number, more: "hide: [qr]\n")
      case 4:
        let color = "#10\(random.next(2))0\(random.next(2))0"
        try scratch.write(
          "event: Forum \(random.next(2))\nsubmissions: [s/*.yaml]\nbrand: {accent: '\(color)'}\n",
          to: "event.yaml")
      case 5:
        try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\ntemplate: ./mine\n", to: "event.yaml")
      case 6:
        try scratch.write(
          template.replacing("# ink: \"#000000\"", with: "ink: \"#20\(random.next(3))020\""),
          to: "mine/template.yaml")
      default:
        try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\npage-ratio: '4:3'\n", to: "event.yaml")
      }
      try preview()
      try preview("--no-cache", to: "anew")
      let (kept, anew) = (try files("out"), try files("anew"))
      #expect(kept == anew, "in round \(round)")
    }
  }

  // MARK: - What is written

  /// The examples' event, cloned twice: nothing of the folder, the time zone, the locale or the clock is in any file.
  @Test func `clones have the same previews`() throws {
    var previews: [[String: [UInt8]]] = []
    let places = [
      ("one", ["TZ": "Pacific/Fiji", "LC_ALL": "C", "SOURCE_DATE_EPOCH": Program.date]),
      (
        "a longer name, elsewhere",
        [
          "TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "LANG": "ja_JP.UTF-8",
          "SOURCE_DATE_EPOCH": "1795426200",
        ]
      ),
    ]
    for (folder, environment) in places {
      try scratch.makeFolder(folder)
      for name in ["apricot", "logos", "records", "submissions"] {
        try scratch.copy(name, to: "\(folder)/\(name)")
      }
      let event = scratch("\(folder)/apricot/event.yaml")
      let run = try scratch.personals(
        ["preview", event, "-o", folder + "-out", "--width", "480", "--no-cache"], environment: environment)
      #expect(run.message.contains("wrote "), "\(run.message)")
      previews.append(try files(folder + "-out"))
    }
    #expect(previews[0].count > 60)
    #expect(Set(previews[0].keys) == Set(previews[1].keys))
    for (name, bytes) in previews[0] { #expect(previews[1][name] == bytes, "\(name)") }
    for (name, bytes) in previews[0] where !name.hasSuffix(".png") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(scratch.path), "\(name)")
    }
  }

  @Test func `sizes follow the page`() throws {
    try makeEvent(1)
    for (more, name, size) in [
      ("", "a", "1920×1080"), ("page-ratio: '4:3'\n", "b", "1440×1080"),
      ("template: handout\n", "c", "1080×1528"),
    ] {
      try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n\(more)", to: "event.yaml")
      _ = try scratch.personals("preview", "event.yaml", "-o", name)
      let header = try scratch.bytes(of: "\(name)/n0000.png")[16..<24].map(Int.init)
      let width = header[0] << 24 | header[1] << 16 | header[2] << 8 | header[3]
      let height = header[4] << 24 | header[5] << 16 | header[6] << 8 | header[7]
      #expect("\(width)×\(height)" == size)
    }
  }

  @Test func `what is wrong has its place and is reported there`() throws {
    try makeEvent(2)
    try scratch.write("name: Somebody\nplaned: now\n", to: "s/wrong.yaml")
    let run = try preview()
    #expect(run.code == 65)
    #expect(drawn(run) == "wrote out/index.html: drew 3 of 3 slides")
    #expect(run.message.contains("s/wrong.yaml:2:1: error: unknown key 'planed'"))
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(try scratch.bytes(of: "out/previews.json")))
        as? [String: Any])
    #expect(list["version"] as? Int == 1)
    let slides = try #require(list["slides"] as? [[String: Any]])
    let wrong = try #require(slides.first { $0["id"] as? String == "wrong" })
    #expect(wrong["state"] as? String == "made")
    let problems = try #require(wrong["diagnostics"] as? [[String: Any]])
    let problem = try #require(problems.first { $0["rule"] as? String == "unknown-key" })
    #expect(problem["line"] as? Int == 2)
    #expect(problem["file"] as? String == "s/wrong.yaml")
    #expect(try scratch.text(of: "out/index.html").contains("s/wrong.yaml:2:1"))
  }

  @Test func `a hand made slide is there`() throws {
    try makeEvent(1)
    try scratch.copy("apricot", to: "apricot")
    let slides = try FileManager.default.contentsOfDirectory(atPath: scratch("apricot/submissions/slides"))
    let pdf = try #require(slides.sorted().first { $0.hasSuffix(".pdf") })
    try writePresenter(1, more: "slide: ../apricot/submissions/slides/\(pdf)\n")
    let run = try preview()
    #expect(drawn(run) == "wrote out/index.html: drew 1 of 1 slide and 1 made by hand")
    let with = try scratch.bytes(of: "out/n0001.png")
    // Without Poppler its place is framed, and that is said.
    let without = try preview(to: "frame", environment: ["PATH": "/nonexistent"])
    #expect(without.message.contains("wrote frame/index.html"))
    #expect(try scratch.text(of: "frame/previews.json").contains("pdftocairo is not installed"))
    #expect(try scratch.bytes(of: "frame/n0001.png") != with)
  }

  @Test func `a failed run leaves the previews whole`() throws {
    try makeEvent(3)
    try preview()
    let before = try files("out")
    try scratch.write("event: [\n", to: "event.yaml")
    #expect(try preview().code == 65)
    #expect(try files("out") == before)
    try scratch.write("event: Forum\nsubmissions: [none/*.yaml]\n", to: "event.yaml")
    #expect(try preview().code == 65)
    #expect(try files("out") == before)
    try makeEvent(3)
    try writePresenter(1, message: "Changed")
    // A file of ours has become a folder: it cannot be put in its place.
    try FileManager.default.removeItem(atPath: scratch("out/index.html"))
    try scratch.makeFolder("out/index.html")
    let run = try preview()
    #expect([73, 74].contains(run.code), "\(run.message)")
    for name in ["n0000.png", "n0001.png", "n0002.png"] {
      #expect(try scratch.bytes(of: "out/\(name)") == before[name])
    }
  }

  @Test func `pictures of somebody else are safe`() throws {
    try makeEvent(1)
    try scratch.makeFolder("out")
    try scratch.write("mine", to: "out/n0000.png")
    let run = try preview()
    #expect(run.code == 73)
    #expect(
      run.message == """
        error: cannot write out/n0000.png: it exists and was not made by preview
          hint: give a folder with -o that has nothing else in it

        """)
    #expect(try files("out") == ["n0000.png": Array("mine".utf8)])
  }

  @Test func `one page can have everything in it`() throws {
    try makeEvent(2)
    try preview("--single-file")
    let page = try scratch.text(of: "out/index.html")
    #expect(page.matches(of: /src="data:image\/png;base64,/).count == 2)
    #expect(!page.contains("src=\"small/"))
  }

  // MARK: - Comparing

  @Test func `what changed is said and shown`() throws {
    try makeEvent(4)
    try preview(to: "old")
    try writePresenter(1, message: "Changed")
    try writePresenter(7)
    try FileManager.default.removeItem(atPath: scratch("s/n0003.yaml"))
    let run = try preview("--against", "old")
    #expect(run.message.hasSuffix("1 of 4 slides changed (n0001), 1 added (n0007), 1 gone (n0003)\n"))
    let names = try files("out").keys.filter { $0.hasPrefix("before/") }.sorted()
    #expect(names == ["before/n0001.png", "before/n0003.png"])
    #expect(try scratch.bytes(of: "out/before/n0001.png") == scratch.bytes(of: "old/n0001.png"))
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(try scratch.bytes(of: "out/previews.json")))
        as? [String: Any])
    let slides = try #require(list["slides"] as? [[String: Any]])
    #expect(slides.map { $0["change"] as? String } == ["same", "changed", "same", "added"])
    #expect((list["gone"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["n0003"])
    // With the folder itself.
    try writePresenter(0, message: "Changed, too")
    #expect(try preview("--against", "out").message.hasSuffix("1 of 4 slides changed (n0000)\n"))
    #expect(try files("out").keys.filter { $0.hasPrefix("before/") } == ["before/n0000.png"])
    // Without a comparison, pictures as they were go.
    try preview()
    #expect(try files("out").keys.filter { $0.hasPrefix("before/") } == [])
  }

  @Test func `a folder without previews is not compared with`() throws {
    try makeEvent(1)
    let run = try preview("--against", "old")
    #expect(run.code == 66)
    #expect(
      run.message == """
        error: cannot read the previews in old: previews.json is missing
          hint: give the folder that an earlier preview was written to

        """)
    #expect(!FileManager.default.fileExists(atPath: scratch("out")))
  }

  // MARK: - What is kept

  @Test func `the cache shows and clears pictures`() throws {
    try makeEvent(2)
    try preview()
    let shown = try scratch.personals("cache").text
    #expect(shown.contains("2 pictures"))
    #expect(try scratch.personals("cache", "--clear").code == 0)
    #expect(drawn(try preview()) == "wrote out/index.html: drew 2 of 2 slides")
  }

  @Test func `two at once get the same`() throws {
    try makeEvent(5)
    let scratch = scratch
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      let folder = ["a", "b"][index]
      let run = try? scratch.personals("preview", "event.yaml", "-o", folder, "--width", "320")
      #expect(run?.code == 0)
    }
    #expect(try files("a") == files("b"))
    #expect(try files("a").count == 12)
  }
}

/// Numbers that only look random (splitmix64), the same in every run.
private struct SeededNumbers {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(limit))
  }
}
