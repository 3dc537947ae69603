internal import Desk
internal import DeskWorld
internal import Foundation
internal import TestSupport
internal import Testing

/// Decks of what was approved at the desk.
@Suite struct ApprovedDeckTests {
  private func text(_ scratch: Scratch) throws -> String { try PDF.text(scratch.bytes(of: "deck.pdf")) }

  @Test func `only what is approved as it is now is in the deck`() throws {
    let world = try DeskWorld()
    let scratch = world.scratch
    var (first, _) = try world.start(nil, name: "Alphanet")
    let (second, _) = try world.start(nil, name: "Betanet")
    first = try world.desk.submit(first.id).entry
    _ = try world.desk.submit(second.id)
    try world.desk.approve(first.id)
    let make = { try scratch.personals("deck", "event.yaml", "--approved-only", "-o", "deck.pdf") }
    var run = try make()
    #expect(run.code == 0 && run.message.contains("left out 1 presenter: not approved"), "\(run.message)")
    #expect(try text(scratch).contains("Alphanet") && !text(scratch).contains("Betanet"))
    // All that is submitted, without the option.
    run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(try text(scratch).contains("Alphanet") && text(scratch).contains("Betanet"))
    // Both are approved; one is changed since, by hand.
    try world.desk.approve(second.id)
    #expect(try make().code == 0)
    #expect(try text(scratch).contains("Betanet"))
    let name = try #require(first.file)
    try scratch.write(try scratch.text(of: name) + "message: Changed since\n", to: name)
    run = try make()
    #expect(run.code == 0 && run.message.contains("left out 1 presenter"), "\(run.message)")
    #expect(try !text(scratch).contains("Alphanet") && text(scratch).contains("Betanet"))
  }

  @Test func `without a desk nothing is approved`() throws {
    let scratch = try Scratch()
    try scratch.write("name: Alphanet\n", to: "submissions/a.yaml")
    try scratch.write("event: Forum\n", to: "event.yaml")
    let run = try scratch.personals("deck", "event.yaml", "--approved-only", "-o", "deck.pdf")
    #expect(run.code != 0)
    #expect(
      run.message.contains("no desk was opened for event.yaml, so nothing is approved"), "\(run.message)")
    #expect(!scratch.names.contains("deck.pdf"))
  }
}
