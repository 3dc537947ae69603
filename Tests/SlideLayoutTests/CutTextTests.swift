import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

/// Whatever ends in an ellipsis is reported: in every template, ratio and kind of page.
@Suite struct CutTextTests {
  private static let cases = EveryTemplateTests.cases.filter { ["en", "ar"].contains($0.language) }
  private static let deckKinds: [PageKind] = [
    .cover, .runningOrder, .divider, .missing, .matrix, .meetings, .exchanges, .presenters, .closing,
  ]

  /// A text that is cut, and the block that it is in.
  private struct Cut {
    var shown: String
    var block: String
  }

  private func cuts(_ result: SlideLayout.Result) -> [Cut] {
    result.page.elements.flatMap(\.runs).filter { $0.text.contains("…") }.map { run in
      let middle = Rect(
        x: run.origin.x + run.advance / 2, y: run.origin.y - run.size * 0.2, width: 0, height: 0)
      let block = result.blocks.first { $0.frame.contains(middle, tolerance: 1) }
      return Cut(
        shown: run.text.filter { $0 != "\u{2068}" && $0 != "\u{2069}" }, block: block?.name ?? "none")
    }
  }

  /// The cuts of a page that nothing reports.
  private func unreported(_ result: SlideLayout.Result) -> [String] {
    let told = result.diagnostics.filter { $0.rule == "text-cut" || $0.rule == "footer-cut" }
    for diagnostic in told {
      #expect(diagnostic.hint?.isEmpty == false && diagnostic.part?.isEmpty == false, "\(diagnostic.text)")
    }
    return cuts(result).filter { cut in
      !told.contains { diagnostic in
        // A name in a list, the text of a block, or one of the sentences.
        diagnostic.message.contains("\(cut.shown)' in '") || diagnostic.part == cut.block
          || (cut.block == "message" && ["message", "seeking", "offering"].contains(diagnostic.part ?? ""))
      }
    }.map { "'\($0.shown)' in \($0.block)" }
  }

  @Test(arguments: cases)
  func `every cut on a slide is reported`(variant: EveryTemplateTests.Case) throws {
    let layout = SlideLayout(try variant.template(), typesetter: FixedAdvanceTypesetter())
    var generator = PersonalGenerator(seed: 77)
    var count = 0
    for length in [2, 6, 12] {
      for kind in PresenterKind.allCases {
        var assets = generator.assets()
        assets.event = generator.text(1...12)
        assets.next = generator.text(1...8)
        let result = try layout.slide(
          generator.presenter(kind, words: length), assets: assets,
          location: SourceLocation(file: "generated"))
        count += cuts(result).count
        let lost = unreported(result)
        #expect(lost.isEmpty, "\(kind) \(length): \(lost.prefix(4).joined(separator: "; "))")
      }
    }
    // A card says little.
    #expect(count > (variant.name == "card" ? 10 : 20))
  }

  @Test(arguments: cases)
  func `every cut on a page of a deck is reported`(variant: EveryTemplateTests.Case) throws {
    let layout = SlideLayout(try variant.template(), typesetter: FixedAdvanceTypesetter())
    var generator = PersonalGenerator(seed: 78)
    var count = 0
    for length in [3, 15] {
      for kind in Self.deckKinds {
        let page = generator.deckPage(kind, words: length)
        let location = SourceLocation(file: "event.yaml")
        for start in try layout.starts(page, location: location) {
          let result = try layout.page(page, from: start, location: location, pageNumber: "8 / 9")
          count += cuts(result).count
          let lost = unreported(result)
          #expect(lost.isEmpty, "\(kind) \(length): \(lost.prefix(4).joined(separator: "; "))")
        }
      }
    }
    #expect(count > 20)
  }

  @Test func `a cut says how long the text may be, and that is true`() throws {
    let long = "We peer with everybody who has a cable to the islands, and with all who plan one, "
    func result(_ length: Int) throws -> SlideLayout.Result {
      try Sample.result {
        $0.message = String(String(repeating: long, count: 5).prefix(length))
        // The page has room for all that is left.
        $0.hidden = [.prefixes, .asSet]
      }
    }
    let cut = try result(Int.max)
    let found = try #require(cut.diagnostics.first { $0.rule == "text-cut" })
    #expect(found.message == "'message' is too long for its place and ends in an ellipsis")
    let hint = try #require(found.hint?.wholeMatch(of: /shorten it to about ([0-9]+) characters/))
    let length = try #require(Int(hint.1))
    let shorter = try result(length)
    #expect(shorter.diagnostics.map(\.rule) == [])
    let longer = try result(length + 40)
    #expect(longer.diagnostics.map(\.rule) == ["text-cut"])
  }

  @Test func `a name in a list is reported with what is left of it`() throws {
    var network = Sample.network
    network.netfacSet = (1...3).map { id in
      let name = "\(id) Harbour Gate Data Centre for the Islands of the South Sea and Beyond, Building \(id)"
      return .init(facID: id, name: name, city: "Suva", country: "FJ")
    }
    let result = try Sample.result(Sample.bundle(network))
    #expect(
      result.diagnostics.map(\.text) == [
        """
        as64500.yaml: warning: '1 Harbour Gate Data Centre for the…' in 'facilities' is too long for its place and ends in an ellipsis
          hint: PeeringDB has it so long; a template can give it more room
        """
      ])
  }
}
