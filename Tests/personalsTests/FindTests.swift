internal import Foundation
internal import TestSupport
internal import Testing

/// `personals find`.
@Suite struct FindTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("tables")
    try RecordWorld().writeTables(to: scratch("tables"))
  }

  private func sync() throws {
    let run = try scratch.personals("sync", "--from", "tables", "-q", environment: environment)
    #expect(run.code == 0, "\(run.message)")
  }

  private var environment: [String: String] { ["XDG_DATA_HOME": scratch("data")] }

  private func find(_ arguments: String...) throws -> Run {
    try scratch.personals(["find"] + arguments, environment: environment)
  }

  @Test func `without a snapshot it says how to make one`() throws {
    let run = try find("pacific")
    #expect(run.code == 66 && run.output.isEmpty)
    #expect(
      run.message == """
        error: there is no snapshot (\(scratch("data/personals/peeringdb.sqlite")))
          hint: make one while there is a network: personals sync

        """)
  }

  @Test func `tabs between the fields where no one reads along`() throws {
    try sync()
    let run = try find("PACIFIC", "light")
    #expect(run.code == 0 && run.message.isEmpty)
    #expect(run.text == "AS64500\tPacific Lightwave\t14\t2026-10-30\n", "\(run.text)")
    #expect(try find("朝凪").text.hasPrefix("AS64506\t朝凪ネットワーク\t"))
    let several = try find("network", "--limit", "2")
    #expect(several.text.split(separator: "\n").count == 2)
    #expect(
      several.message.contains(" more; add a word of the name, or raise --limit\n"), "\(several.message)")
  }

  @Test func `columns on a terminal`() throws {
    try sync()
    let run = try scratch.shell(
      #"script -qec "$P find pacific" /dev/null </dev/null || true"#, environment: environment)
    let lines = run.text.split(whereSeparator: \.isNewline).map(String.init)
    // Some systems have no such tool.
    guard !lines.isEmpty else { return }
    #expect(
      lines.count > 1 && lines.allSatisfy { $0.contains(" cities  20") || $0.contains(" city  20") },
      "\(lines)")
    #expect(
      Set(lines.map { $0.distance(from: $0.startIndex, to: $0.range(of: "  20")?.lowerBound ?? $0.endIndex) })
        .count == 1)
  }

  @Test func `nothing of that name`() throws {
    try sync()
    let run = try find("no such name")
    #expect(run.code == 66 && run.output.isEmpty)
    #expect(run.message == "no network has a name like 'no such name'\n")
    try scratch.expectMisuse("find", "  ", "…", says: "give a name with at least one letter or digit")
    try scratch.expectMisuse("find", "x", "--limit", "0", says: "--limit takes a number from 1")
  }

  @Test func `a folder of tables is not searched`() throws {
    let run = try find("pacific", "--from", "tables")
    #expect(run.code == 65)
    #expect(
      run.message.contains("hint: make a snapshot of it: personals sync --from tables -o snapshot.sqlite\n"))
  }
}
