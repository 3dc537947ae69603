internal import Slides
internal import Diagnostics
internal import Files
internal import Previews

/// An event's previews, made again and again.
struct EventWatch: Watchable {
  private let run: PreviewRun
  private let output: String
  /// What the event was made from when it could be read last.
  private var inputs: [String]

  /// - Throws: `FileError` where the program cannot read itself.
  init(_ command: WatchCommand, _ folders: DataFolders) throws(FileError) {
    inputs = [command.file]
    output = command.output ?? "previews/"
    run = try PreviewRun(
      PreviewRequest(
        files: [command.file], output: output, look: command.look, source: command.source,
        width: command.width, isQuiet: true), folders,
      memory: PreviewMemory())
  }

  mutating func make() -> WatchState {
    do {
      let outcome = try run.make()
      // An event that cannot be read at the moment is made from what it was made from before.
      inputs = outcome.summary == nil ? Set(inputs + outcome.inputs).sorted() : outcome.inputs
      let line = outcome.summary.map { PreviewRun.Outcome.text($0, in: output) }
      return WatchState(
        line: line ?? "kept the previews as they were",
        told: outcome.diagnostics.filter { $0.severity > .note }.map(\.text), inputs: inputs)
    } catch {
      return WatchState(
        line: "kept the previews as they were", told: [Terminal.text(of: error)], inputs: inputs)
    }
  }
}
