internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Previews

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Show what is kept of PeeringDB's answers, where, and how old it is.",
    discussion: """
      What is kept serves look-ups within --max-age, when PeeringDB does not answer, and --offline. Pictures of \
      slides are kept, too, so that previews draw only what has changed.
      """)

  @Flag(help: "Remove all of it.")
  var clear = false

  func run() throws {
    guard let root = Environment.userFolders.answers else {
      Terminal.tell("error: there is no folder to keep answers in: neither XDG_CACHE_HOME nor HOME names one")
      throw Exit.noInput
    }
    let kept = KeptAnswers(root: root)
    do throws(FileError) {
      let pictures = Environment.userFolders.pictures.map { PictureStore($0) }
      let lines = (clear ? cleared(kept) : listed(kept)) + (pictures.map(told) ?? [])
      try StandardOutput().write(lines.flatMap { Array(($0.withVisibleControls + "\n").utf8) })
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
    if clear, KeptAnswers(root: root).count > 0 {
      Terminal.tell("error: not everything could be removed from \(root)".withVisibleControls)
      throw Exit.cannotCreate
    }
  }

  /// What there is of pictures, or was; nothing where there are none.
  private func told(_ pictures: PictureStore) -> [String] {
    let sum = pictures.sum
    guard sum.count > 0 else { return [] }
    let (count, size) = (Self.count(sum.count, "picture"), Self.size(sum.size))
    guard clear else { return ["\(pictures.path): \(count), \(size)"] }
    pictures.clear()
    return ["removed \(count) (\(size)) from \(pictures.path)"]
  }

  private func cleared(_ kept: KeptAnswers) -> [String] {
    let failed = kept.clear()
    let count = Self.count(max(0, kept.count - failed), "answer")
    return ["removed \(count) (\(Self.size(kept.size))) from \(kept.root)"]
  }

  private func listed(_ kept: KeptAnswers) -> [String] {
    guard !kept.servers.isEmpty else { return ["nothing is kept in \(kept.root)"] }
    let now = SourceClock.system.now()
    var lines = ["\(kept.root): \(Self.count(kept.count, "answer")), \(Self.size(kept.size))"]
    for server in kept.servers {
      let parts = [
        (server.networks.count, "network"), (server.exchanges.count, "exchange"),
        (server.facilities.count, "facility"), (server.organizations.count, "organization"),
        (server.logos, "logo"),
      ]
      let counts = parts.filter { $0.0 > 0 }.map { Self.count($0.0, $0.1) }.joined(separator: ", ")
      lines.append("\(server.name)\(server.isForKey ? ", with a key" : ""): \(counts)")
      for network in server.networks {
        let asn = network.asn.description
        let age = Age.words(now - network.kept)
        func padded(_ text: String, _ width: Int) -> String {
          text + String(repeating: " ", count: max(0, width - text.count))
        }
        lines.append("  \(padded(asn, 12))  \(padded(age, 8))  \(network.name)")
      }
    }
    return lines
  }

  /// "1 answer", "3 facilities".
  private static func count(_ number: Int, _ word: String) -> String {
    guard number != 1 else { return "1 \(word)" }
    return "\(number) \(word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s")"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 99_999) / 100_000 / 10) MB"
  }
}
