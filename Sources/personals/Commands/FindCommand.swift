internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase
internal import Submissions

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find networks by name in the snapshot that 'sync' made.",
    discussion: """
      Prints the AS number, the name, the number of cities, and the date of the last change, in columns on a \
      terminal, else separated by tabs. Accents, case and the order of words are ignored.

        personals find "pacific light"
        personals find sao paulo --limit 10
      """)

  @Argument(
    help: ArgumentHelp("Words or parts of words of a name; or an AS number.", valueName: "name"),
    completion: .text)
  var words: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "Another snapshot, or the database of PeeringDB's client.", valueName: "file"), completion: .files)
  var from: String?

  @Option(help: ArgumentHelp("The most networks to print.", valueName: "count"), completion: .text)
  var limit = 50

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ValidationError("give a name with at least one letter or digit")
    }
  }

  func run() throws {
    let name = words.joined(separator: " ")
    let found = try search().find(name, limit: limit, cityKey: { PlaceName.key($0, country: $1) })
    guard !found.networks.isEmpty else {
      Terminal.report("no network has a name like '\(name)'".withVisibleControls)
      throw Exit.noInput
    }
    try StandardText.write(FoundTable(found.networks).text(aligned: StandardOutput.isTerminal))
    if found.count > found.networks.count {
      Terminal.report("\(found.count - found.networks.count) more; add a word of the name, or raise --limit")
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
