internal import Slides
internal import Diagnostics
internal import Files

/// Makes one slide repeatedly, with the same typesetter.
struct SlideWatch: Watchable {
  /// Messages of a run.
  private final class Messages { var texts: [String] = [] }

  private var run: SlideRun
  private let path: String
  private let messages = Messages()

  init(_ request: SlideRequest, _ folders: DataFolders) {
    path = request.output ?? ""
    run = SlideRun(request, folders, isRepeated: true) { [messages] in messages.texts.append($0) }
  }

  mutating func make() -> WatchState {
    messages.texts = []
    let started = ContinuousClock.now
    let outcome = run.make()
    let time = started.duration(to: .now)
    let line =
      !outcome.written.isEmpty
      ? "wrote \(path) in \(time.components.attoseconds / 1_000_000_000_000_000) ms"
      : InputFile.exists(path) ? "kept the old \(path)" : "nothing written yet"
    return WatchState(line: line, messages: messages.texts, inputs: outcome.inputs.sorted())
  }
}
