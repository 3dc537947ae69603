internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Previews

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "List cached PeeringDB answers, with their age, or remove them.",
    discussion: """
      Cached answers serve look-ups within --max-age, --offline, and look-ups while PeeringDB is unavailable. \
      Pictures of slides are cached too, so that 'preview' draws only what has changed.
      """)

  @Flag(help: "Remove everything.")
  var clear = false

  func run() throws {
    guard let root = Environment.userFolders.answers else {
      throw Failure("there is no cache folder: neither XDG_CACHE_HOME nor HOME is set", Exit.noInput)
    }
    let answers = KeptAnswers(root: root)
    let pictures = Environment.userFolders.pictures.map { PictureStore($0) }
    let lines = (clear ? cleared(answers) : listed(answers)) + (pictures.map(line) ?? [])
    try StandardText.write(lines.map { $0.withVisibleControls + "\n" }.joined())
    if clear, KeptAnswers(root: root).count > 0 {
      throw Failure("not everything could be removed from \(root)", Exit.cannotCreate)
    }
  }

  /// The line about cached pictures; none without pictures.
  private func line(_ pictures: PictureStore) -> [String] {
    let sum = pictures.sum
    guard sum.count > 0 else { return [] }
    let (count, size) = (Count.text(sum.count, "picture"), Self.size(sum.size))
    guard clear else { return ["\(pictures.path): \(count), \(size)"] }
    pictures.clear()
    return ["removed \(count) (\(size)) from \(pictures.path)"]
  }

  private func cleared(_ answers: KeptAnswers) -> [String] {
    let failed = answers.clear()
    let count = Count.text(max(0, answers.count - failed), "answer")
    return ["removed \(count) (\(Self.size(answers.size))) from \(answers.root)"]
  }

  private func listed(_ answers: KeptAnswers) -> [String] {
    guard !answers.servers.isEmpty else { return ["the cache in \(answers.root) is empty"] }
    let now = SourceClock.system.now()
    var lines = ["\(answers.root): \(Count.text(answers.count, "answer")), \(Self.size(answers.size))"]
    for server in answers.servers {
      let parts = [
        (server.networks.count, "network"), (server.exchanges.count, "exchange"),
        (server.facilities.count, "facility"), (server.organizations.count, "organization"),
        (server.logos, "logo"),
      ]
      let counts = parts.filter { $0.0 > 0 }.map { Count.text($0.0, $0.1) }.joined(separator: ", ")
      lines.append("\(server.name)\(server.isForKey ? ", with a key" : ""): \(counts)")
      lines += server.networks.map { network in
        let age = Age.words(now - network.kept).padded(to: 8)
        return "  \(network.asn.description.padded(to: 12))  \(age)  \(network.name)"
      }
    }
    return lines
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 99_999) / 100_000 / 10) MB"
  }
}
