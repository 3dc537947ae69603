internal import ArgumentParser
internal import Digests
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Presentations
internal import Previews

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "List cached PeeringDB answers, with their age, or remove them.",
    discussion: """
      Cached answers serve look-ups within --max-age, --offline, and look-ups while PeeringDB is unavailable. \
      Pictures of slides are cached too, so that 'preview' draws only what has changed, and PDFs that LibreOffice \
      made of presentations.

        personals cache
        personals cache --clear
      """)

  @Flag(help: "Remove everything.")
  var clear = false

  func run() throws {
    guard let root = Environment.userFolders.answers else {
      throw Failure(
        "there is no cache folder",
        hint: "set XDG_CACHE_HOME to an absolute path, or HOME to a folder that exists",
        Exit.noInput)
    }
    let answers = KeptAnswers(root: root)
    let pictures = Environment.userFolders.pictures.map { line(PictureStore($0).files, "picture") }
    let slides = Environment.userFolders.slides.map {
      line(PresentationConverter.kept(in: $0), "converted presentation")
    }
    let lines = (clear ? cleared(answers) : listed(answers)) + (pictures ?? []) + (slides ?? [])
    try StandardText.write(lines.map { $0.withVisibleControls + "\n" }.joined())
    if clear, KeptAnswers(root: root).count > 0 {
      throw Failure("not everything could be removed from \(root)", Exit.cannotCreate)
    }
  }

  /// The line about cached files; none without any.
  private func line(_ files: KeptFiles, _ what: String) -> [String] {
    let sum = files.sum
    guard sum.count > 0 else { return [] }
    let (count, size) = (Count.text(sum.count, what), Self.size(sum.size))
    guard clear else { return ["\(files.folder.path): \(count), \(size)"] }
    files.clear()
    return ["removed \(count) (\(size)) from \(files.folder.path)"]
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
