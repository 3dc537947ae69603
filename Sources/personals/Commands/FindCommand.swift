internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase
internal import Submissions

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find networks by name in the snapshot.",
    discussion: """
      Tells the AS number, the name, in how many cities the network is, and the day its record last changed: in \
      columns on a terminal, else with tabs between them. Accents and case make no difference, and neither does \
      the order of words.
      """)

  @Argument(help: ArgumentHelp("Words, or parts of words, of a name; or an AS number.", valueName: "name"))
  var words: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "Another snapshot, or the database of PeeringDB's client.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("The most networks to tell.", valueName: "count"))
  var limit = 50

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ValidationError("there is no letter or digit to look for")
    }
  }

  func run() throws {
    let found: FoundNetworks
    do throws(StoreError) {
      found = try search().find(
        words.joined(separator: " "), limit: limit, cityKey: { PlaceName.key($0, country: $1) })
    } catch {
      Terminal.tell("error: \(error)".withVisibleControls)
      if let hint = error.hint { Terminal.tell("  hint: \(hint)") }
      throw Exit.code(for: error)
    }
    guard !found.networks.isEmpty else {
      Terminal.tell("no network has a name like '\(words.joined(separator: " "))'".withVisibleControls)
      throw Exit.noInput
    }
    try StandardOutput().write(
      Array(FoundTable(found.networks).text(aligned: StandardOutput.isTerminal).utf8))
    if found.count > found.networks.count {
      Terminal.tell("\(found.count - found.networks.count) more; give another word of the name, or a --limit")
    }
  }

  private func search() throws(StoreError) -> any NameSearch {
    let usual = Environment.userFolders.snapshot
    guard let path = from ?? usual else { throw StoreError("XDG_DATA_HOME", .noSnapshot) }
    if from == nil { return try SnapshotSource(path) }
    guard let search = try RecordStore.open(path).search else { throw StoreError(path, .noSearch) }
    return search
  }
}
