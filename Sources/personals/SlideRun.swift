internal import ArgumentParser
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Scene
internal import SlideLayout
internal import Submissions

/// One run of `personals slide`.
struct SlideRun {
  private let command: SlideCommand
  /// The code of the first source that came to nothing.
  private(set) var exitCode: ExitCode?

  init(command: SlideCommand) { self.command = command }

  /// Makes a file for each source; one that comes to nothing leaves the others alone.
  mutating func make(_ folders: DataFolders) throws {
    let template = try template(folders)
    let sources = command.sources.map(SlideSource.init(argument:))
    let api = command.source
    let resolver = SlideResolver { () throws(SourceError) in try api.api() }
    let outcomes = resolver.resolve(sources, flags: command.slide.flags)
    // Fonts are read only once there is something to set.
    var maker: SlideMaker?
    var taken: Set<String> = []
    for (source, outcome) in zip(sources, outcomes) {
      guard let slide = content(outcome) else { continue }
      do {
        let ready = try maker ?? SlideMaker(template: template, folders: folders)
        maker = ready
        let page = try ready.page(slide)
        Terminal.tell(page.diagnostics, quietly: command.quiet)
        if page.diagnostics.hasErrors {
          fail(Exit.data)
          continue
        }
        try write(page.value, of: slide, to: path(for: source, slide, &taken))
      } catch {
        Terminal.fail(error)
        fail(Exit.code(for: error))
      }
    }
  }

  private func template(_ folders: DataFolders) throws -> Template {
    let template = try SlideMaker.template(command.template, folders: folders)
    Terminal.tell(template.diagnostics, quietly: command.quiet)
    guard let value = template.value else { throw Exit.data }
    return value
  }

  private mutating func fail(_ code: ExitCode) { exitCode = exitCode ?? code }

  /// The content, or nil with the reason told.
  private mutating func content(_ outcome: SlideResolver.Outcome) -> ResolvedSlide? {
    switch outcome {
    case .resolved(let diagnosed):
      Terminal.tell(diagnosed.diagnostics, quietly: command.quiet)
      if diagnosed.value == nil { fail(Exit.data) }
      return diagnosed.value
    case .unreadable(let error):
      Terminal.fail(error)
      fail(Exit.code(for: error))
    case .unknown(let asn, let file):
      let place = file == asn.description ? "" : "\(file): "
      Terminal.tell("\(place)error: PeeringDB knows no network with the number \(asn)")
      Terminal.tell("  hint: check the number; a network without a record can register at peeringdb.com")
      fail(Exit.noInput)
    case .unavailable(let error):
      Terminal.fail(error)
      fail(Exit.code(for: error))
    }
    return nil
  }

  /// The format, by flag or by ending.
  private var format: OutputFormat {
    command.format.flatMap { OutputFormat(rawValue: $0.lowercased()) }
      ?? command.output.flatMap { command.isFolder($0) ? nil : OutputFormat(path: $0) } ?? .pdf
  }

  /// Where a source's file goes. Two sources of one name get different files.
  private func path(for source: SlideSource, _ slide: ResolvedSlide, _ taken: inout Set<String>) -> String {
    if let output = command.output, !command.isFolder(output) { return output }
    let network =
      switch slide.personal {
      case .network(let network): network
      }
    let folder = command.output.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    let stem = command.output == nil ? network.asn.description.lowercased() : source.stem
    var name = "\(stem).\(format.rawValue)"
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number).\(format.rawValue)"
      number += 1
    }
    return folder + name
  }

  private func write(_ page: Page, of slide: ResolvedSlide, to path: String) throws {
    let network =
      switch slide.personal {
      case .network(let network): network
      }
    let information = network.information(created: Environment.timestamp)
    if path == "-" {
      // Drawn whole before the first byte, so that a failure leaves nothing half written.
      let memory = MemorySink()
      try page.write(as: format, width: command.width, information: information, to: memory)
      try StandardOutput().write(memory.bytes)
      return
    }
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try page.write(as: format, width: command.width, information: information, to: file)
    try file.commit()
    if !command.quiet { Terminal.tell("wrote \(path)") }
  }
}
