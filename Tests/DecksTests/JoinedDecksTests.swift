import Foundation
import TestSupport
import Testing

@testable import Decks

/// Decks of sessions, joined by others' programs.
@Suite struct JoinedDecksTests {
  @Test func `links lead where they did`() throws {
    let (builder, _) = try DeckBuilderTests.builder(DeckBuilderTests.event)
    let scratch = try Scratch()
    var wanted: [[Int]] = []
    var paths: [String] = []
    for session in 0..<2 {
      let bytes = try DeckBuilderTests.write(builder, session: session)
      let deck = try DeckFile(bytes)
      #expect(try deck.problem == nil)
      // A name may be another deck's.
      #expect(try !PDF.source(bytes).contains("/Dest ("))
      #expect(!deck.links.joined().isEmpty && !deck.links.joined().contains(0))
      let before = wanted.count
      wanted += deck.links.map { $0.map { $0 + before } }
      paths.append(try scratch.write(bytes, to: "\(session).pdf"))
    }
    // qpdf drops links to pages that come later. None may lead elsewhere.
    let joined = try DeckFile(Command.run("qpdf", ["--empty", "--pages"] + paths + ["--", "%"]).result).links
    let backward = wanted.enumerated().map { page, links in links.map { $0 > page + 1 ? 0 : $0 } }
    #expect(joined == wanted || joined == backward)
  }
}
