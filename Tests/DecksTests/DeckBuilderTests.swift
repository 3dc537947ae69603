import Diagnostics
import Files
import Foundation
import PeeringDB
import Presentations
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

@testable import Decks
@testable import Slides

/// Decks of the example event and of events made for a test.
@Suite struct DeckBuilderTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let event = root + "/examples/apricot/event.yaml"

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func resolver() -> SlideResolver {
    SlideResolver(root: "/") { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
  }

  static func builder(_ file: String) throws -> (builder: DeckBuilder, told: [Diagnostic]) {
    let event = try DeckSources.event(file)
    let loaded = DeckSources.load(try #require(event.value), file: file, resolver(), FileAges(), .none)
    let folders = DataFolders(root: root)
    let template = try #require(try TemplateLibrary(folders).template("classic").value)
    let builder = DeckBuilder(loaded, template: template, folders: folders)
    return (builder, event.diagnostics + loaded.diagnostics + builder.diagnostics)
  }

  static func write(_ builder: DeckBuilder, session: Int? = nil) throws -> [UInt8] {
    let sink = MemorySink()
    _ = try builder.write(session: session, created: "2026-11-22T09:30:00Z", to: sink) { _, _, _ in }
    return sink.bytes
  }

  /// An event in a folder of its own, with submissions of the examples' records.
  private func event(_ text: String, _ networks: [Int], files: [String: String] = [:]) throws -> String {
    for asn in networks {
      try scratch.write(
        "network: \(asn)\nrecord: \(Self.root)/examples/records/as\(asn).json\n",
        to: "submissions/as\(asn).yaml")
    }
    for (name, text) in files { try scratch.write(text, to: name) }
    return try scratch.write(text, to: "event.yaml")
  }

  // MARK: - The example

  @Test func `the example is a complete event without a mistake`() throws {
    let (builder, told) = try Self.builder(Self.event)
    #expect(told.map(\.text) == [])
    #expect(builder.event.sessions.count == 3)
    #expect(builder.presenters.count >= 30)
    #expect(builder.presenters.allSatisfy { $0.slide != nil })
    #expect(builder.plan.sessions.allSatisfy { !$0.slots.isEmpty && $0.overrun == 0 })
    #expect(builder.plan.waiting.isEmpty)
  }

  @Test func `pages, outline, labels and links fit each other`() throws {
    let (builder, _) = try Self.builder(Self.event)
    let deck = try DeckFile(try Self.write(builder))
    #expect(try deck.problem == nil)
    let pages = try deck.pages
    let outline = deck.outline

    // Session by session: the divider, then everybody in the order of the plan, a page each.
    var wanted: [(String, Int)] = []
    for (number, session) in builder.plan.sessions.enumerated() {
      wanted.append((builder.event.sessions[number].title ?? "", 1))
      wanted += session.slots.map { slot in
        let presenter = builder.presenters[slot.presenter]
        let short = presenter.asn?.description ?? presenter.content?.identifier ?? presenter.name
        return (short == presenter.name ? short : "\(presenter.name) (\(short))", 2)
      }
    }
    let first = try #require(outline.firstIndex { $0.title == wanted[0].0 })
    let middle = outline[first..<first + wanted.count]
    #expect(middle.map(\.title) == wanted.map(\.0))
    #expect(middle.map(\.depth) == wanted.map(\.1))
    let start = try #require(middle.first?.page)
    #expect(middle.map(\.page) == Array(start..<start + wanted.count))
    #expect(
      (outline[..<first] + outline[(first + wanted.count)...]).map(\.title) == [
        "Peering Personals", "Running order", "Who can meet whom", "Who is where", "Presenters", "Vinaka!",
      ])
    for entry in middle.dropFirst() where entry.depth == 2 && entry.title.contains("(AS") {
      let asn = try #require(entry.title.firstMatch(of: /AS\d+/)).output
      #expect(pages[entry.page - 1].contains(asn))
      #expect(pages[entry.page - 1].contains("\(entry.page) / \(pages.count)"))
    }

    // The index of presenters says the pages that the outline leads to.
    let index = try #require(outline.first { $0.title == "Presenters" }).page
    let rows = pages[(index - 1)..<(pages.count - 1)].joined()
    for entry in middle where entry.depth == 2 && entry.title.contains("(AS") {
      let asn = try #require(entry.title.firstMatch(of: /AS\d+/)).output
      let row = try #require(rows.split(separator: "\n").first { $0.contains("\(asn) ") })
      #expect(row.split(separator: " ").last.map(String.init) == "\(entry.page)")
    }

    // Every link within the deck leads somewhere, and each slide is led to from the running order.
    #expect(!deck.links.joined().contains(0))
    let order = try #require(outline.first { $0.title == "Running order" }).page
    let ordered = Set(deck.links[(order - 1)..<(start - 1)].joined())
    #expect(ordered.isSuperset(of: middle.map(\.page)))
    #expect(deck.labels.values.contains("AS64500"))
  }

  @Test func `AS numbers beyond 31 bits are labels, titles and places like others`() throws {
    let record = try String(contentsOfFile: Self.root + "/examples/records/as64502.json", encoding: .utf8)
    let numbers = [4_200_000_000, 4_294_967_294, 2_147_483_647, 2_147_483_648, 65551]
    var files: [String: String] = [:]
    for asn in numbers {
      files["records/\(asn).json"] = record.replacing("64502", with: "\(asn)")
      files["submissions/\(asn).yaml"] = "network: \(asn)\nrecord: ../records/\(asn).json\n"
    }
    let file = try event("event: E\nsubmissions: submissions/*.yaml\n", [], files: files)
    let (builder, told) = try Self.builder(file)
    #expect(told.filter { $0.severity == .error }.map(\.text) == [])
    let deck = try DeckFile(try Self.write(builder))
    #expect(try deck.problem == nil)
    for asn in numbers {
      let entry = try #require(deck.outline.first { $0.title.hasSuffix("(AS\(asn))") })
      #expect(try deck.pages[entry.page - 1].contains("AS\(asn)"))
      #expect(deck.labels[entry.page - 1] == "AS\(asn)", "\(deck.labels)")
      #expect(deck.links.joined().contains(entry.page))
    }
    #expect(!deck.links.joined().contains(0))
  }

  @Test func `the same bytes twice, by any number of workers`() throws {
    let (builder, _) = try Self.builder(Self.event)
    let first = try Self.write(builder, session: 2)
    #expect(try Self.write(Self.builder(Self.event).builder, session: 2) == first)
    let folders = DataFolders(root: Self.root)
    let template = try #require(try TemplateLibrary(folders).template("classic").value)
    let slides = builder.presenters.compactMap(\.slide)
    let workers = try Workers(template: template, folders: folders, slides: slides.count)
    let apart = try workers.ahead(slides.indices) { index, maker in
      try maker.page(slides[index]).value.dump
    } _: { next in
      try slides.map { _ in try next() }
    }
    let alone = try slides.map { try workers.own.page($0).value.dump }
    #expect(apart == alone)
  }

  // MARK: - Matrix and index

  @Test func `a deck too large for a matrix has rows, and everything leads there and back`() throws {
    for copy in 0..<4 {
      for asn in Array(64500...64511) + Array(65536...65544) {
        try scratch.write(
          "network: \(asn)\nrecord: \(Self.root)/examples/records/as\(asn).json\n",
          to: "submissions/\(copy)-as\(asn).yaml")
      }
    }
    let file = try scratch.write("event: E\nduplicates: keep\n", to: "event.yaml")
    let (builder, _) = try Self.builder(file)
    #expect(builder.presenters.count == 84)
    let deck = try DeckFile(try Self.write(builder))
    #expect(try deck.problem == nil)
    #expect(!deck.links.joined().contains(0))
    let outline = deck.outline
    let meetings = try #require(outline.first { $0.title == "Who can meet whom" }).page
    let after = try #require(outline.first { $0.page > meetings }).page
    // Some rows a page: it grows with the deck, not with its square.
    #expect(after - meetings < 84 / 4)
    let rows = deck.links[(meetings - 1)..<(after - 1)].joined()
    for entry in outline where entry.title.contains("(AS") {
      #expect(Set(rows).contains(entry.page), "a row of \(entry.title) leads to the slide")
    }
  }

  @Test func `a slide leads back to its own rows`() throws {
    let (builder, _) = try Self.builder(Self.event)
    let deck = try DeckFile(try Self.write(builder))
    let outline = deck.outline
    let pages = try deck.pages
    func range(_ title: String) throws -> Range<Int> {
      let first = try #require(outline.first { $0.title == title }).page
      return first..<(outline.map(\.page).filter { $0 > first }.min() ?? pages.count + 1)
    }
    let lists = try ["Running order", "Who can meet whom", "Presenters"].map(range)
    let slides = outline.filter { $0.title.contains("(AS") }
    #expect(slides.count == 31)
    for slide in slides {
      let asn = try #require(slide.title.firstMatch(of: /AS\d+/)).output
      let isOwn = slide.title.contains("AS65547")
      for (number, list) in lists.enumerated() where !isOwn || number != 1 {
        let leads = deck.links[slide.page - 1].filter(list.contains)
        #expect(!leads.isEmpty, "\(slide.title) to list \(number)")
        // To the page with its row, not just to the first.
        if number != 1 { #expect(leads.contains { pages[$0 - 1].contains(asn) }, "\(slide.title)") }
      }
    }
  }

  @Test func `the number of cores is ignored`() throws {
    let (builder, _) = try Self.builder(Self.event)
    let alone = MemorySink()
    _ = try builder.write(created: "2026-11-22T09:30:00Z", to: alone, cores: 1) { _, _, _ in }
    for cores in [2, 5] {
      let many = MemorySink()
      _ = try builder.write(created: "2026-11-22T09:30:00Z", to: many, cores: cores) { _, _, _ in }
      #expect(many.bytes == alone.bytes, "\(cores) cores")
    }
  }

  // MARK: - What goes wrong

  @Test func `a broken submission keeps its place`() throws {
    let file = try event(
      "event: E\nsubmissions: [submissions/as64502.yaml, broken.yaml, submissions/as64503.yaml]\n",
      [64502, 64503], files: ["broken.yaml": "network: 65550\ntrafic: 20G\n"])
    let (builder, _) = try Self.builder(file)
    #expect(builder.presenters.map { $0.slide == nil } == [false, true, false])
    #expect(builder.presenters[1].diagnostics.hasErrors)
    let deck = try DeckFile(try Self.write(builder))
    let page = try #require(deck.outline.first { $0.title.contains("AS65550") }).page
    #expect(try deck.pages[page - 1].contains("Slide to follow"))
    #expect(!deck.links.joined().contains(0))
    #expect(try deck.problem == nil)
  }

  @Test(arguments: ["keep", "newest"])
  func `two submissions of one network`(choice: String) throws {
    let file = try event("event: E\nduplicates: \(choice)\n", [64502, 64503])
    let again = try scratch.write(
      "network: 64502\nrecord: \(Self.root)/examples/records/as64502.json\n", to: "submissions/z.yaml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: again)
    let (builder, told) = try Self.builder(file)
    let newer = scratch("submissions/as64502.yaml")
    let problem = try #require(told.first { $0.rule == "duplicate" })
    // Where both stay, the one that is listed later has the report.
    #expect(problem.severity == .warning && problem.location.file == (choice == "keep" ? again : newer))
    #expect(builder.presenters.count == (choice == "keep" ? 3 : 2))
    #expect(builder.presenters.contains { $0.file == again } == (choice == "keep"))
  }

  @Test(arguments: ["stay", "next-session", "waiting-list"])
  func `more presenters than there is time for`(choice: String) throws {
    let file = try event(
      """
      event: E
      overflow: \(choice)
      sessions:
        - {title: One, start: 2027-02-24 14:00, length: 2 min, submissions: submissions/*.yaml}
        - {title: Two, start: 2027-02-24 15:00, length: 30 min}

      """, [64502, 64503, 64504])
    let (builder, told) = try Self.builder(file)
    #expect(
      builder.plan.sessions.map(\.slots.count)
        == (choice == "stay" ? [3, 0] : choice == "next-session" ? [2, 1] : [2, 0]))
    #expect(told.contains { $0.rule == "overrun" } == (choice == "stay"))
    let deck = try DeckFile(try Self.write(builder))
    #expect(try deck.problem == nil)
    #expect(try deck.pages.joined().contains("waiting list") == (choice == "waiting-list"))
    #expect(!deck.links.joined().contains(0))
  }

  @Test(arguments: [("#ffffff", 0), ("#fdf6e3", 0), ("#9aa4b8", 1), ("#14213d", 1), ("#777777", 1)])
  func `a ground on which text cannot be read is reported`(ground: String, problems: Int) throws {
    let file = try event("event: E\nbrand:\n  background: \"\(ground)\"\n", [64502])
    let told = try Self.builder(file).told.filter { $0.rule == "contrast" }
    #expect(told.count == problems)
    for problem in told {
      #expect(problem.location.line == 3 && problem.location.column == 15)
      #expect(problem.message.hasPrefix("on \(ground) text of the style '"))
    }
  }

  /// A footer that has no room is the organiser's to mend: it is reported once, where it is written.
  @Test(arguments: [true, false])
  func `a footer without room is reported once`(isOwn: Bool) throws {
    let long = String(repeating: "General Assembly of the Islands ", count: 6)
    let text = isOwn ? "event: E\nbrand:\n  footer: \(long)\n" : "event: \(long)\n"
    let file = try event(text + "submissions: submissions/*.yaml\n", [64502, 64503, 64504])
    let sink = MemorySink()
    let summary = try Self.builder(file).builder
      .write(created: "2026-11-22T09:30:00Z", to: sink) { _, _, _ in }
    let told = summary.diagnostics.filter { $0.message.contains("ends in an ellipsis") }
    #expect(
      told.map(\.message) == [
        isOwn
          ? "the footer is too long for its place and ends in an ellipsis"
          : "the footer, which is event and session, is too long for its place and ends in an ellipsis"
      ])
    #expect(told.first?.location.file == file && told.first?.location.line == (isOwn ? 3 : nil))
  }

  @Test func `a footer of the organiser's leaves the event its name`() throws {
    let file = try event(
      "event: Lagoon Forum\nbrand:\n  footer: Reef 2027\nsubmissions: submissions/*.yaml\n", [64502, 64503])
    let pages = try DeckFile(try Self.write(Self.builder(file).builder)).pages
    let first = try #require(pages.first)
    #expect(first.contains("Lagoon Forum") && !first.contains("Reef 2027"))
    #expect(
      pages.dropFirst().dropLast().allSatisfy { $0.contains("Reef 2027") && !$0.contains("Lagoon Forum") })
  }

  @Test(arguments: ["[running-order]", "[index]", "[cover, matrix]", "[running-order, closing]"])
  func `any pages can be left out`(pages: String) throws {
    let file = try event(
      """
      event: E
      pages: \(pages)
      sessions:
        - {title: One, submissions: submissions/as64502.yaml}
        - {title: Two, submissions: submissions/as64503.yaml}

      """, [64502, 64503])
    let deck = try DeckFile(try Self.write(Self.builder(file).builder))
    #expect(try deck.problem == nil)
    #expect(!deck.links.joined().contains(0))
    #expect(try deck.pages.contains { $0.contains("Running order") } == pages.contains("running-order"))
  }
}
