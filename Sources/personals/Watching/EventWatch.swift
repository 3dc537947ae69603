internal import Slides
internal import Diagnostics
internal import Files
internal import Previews

/// Makes an event's previews repeatedly.
struct EventWatch: Watchable {
  private let run: PreviewRun
  private let output: String
  /// What the event was made from when it could last be read.
  private var inputs: [String]

  /// - Throws: `FileError` where the program cannot read itself.
  init(_ request: PreviewRequest, _ folders: DataFolders) throws(FileError) {
    inputs = request.files
    output = request.output
    run = try PreviewRun(request, folders, memory: PreviewMemory())
  }

  mutating func make() -> WatchState {
    do {
      let outcome = try run.make()
      // An event that cannot be read now is watched with what it was made from before.
      inputs = outcome.summary == nil ? Set(inputs + outcome.inputs).sorted() : outcome.inputs
      let line = outcome.summary.map { PreviewRun.Outcome.text($0, in: output) }
      return WatchState(
        line: line ?? "kept the old previews",
        messages: outcome.diagnostics.filter { $0.severity > .note }.map(\.text), inputs: inputs)
    } catch {
      return WatchState(line: "kept the old previews", messages: [Terminal.text(of: error)], inputs: inputs)
    }
  }
}
