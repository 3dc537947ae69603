internal import ArgumentParser
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import Previews

/// An event's previews, made again and again.
struct EventWatch: Watchable {
  private let run: PreviewRun
  private let command: WatchCommand
  private let folders: DataFolders
  /// What the event was made from when it could be read last.
  private var inputs: [String]

  /// - Throws: `FileError` where the program cannot read itself.
  init(_ command: WatchCommand, _ folders: DataFolders) throws(FileError) {
    self.command = command
    self.folders = folders
    inputs = [command.file]
    var preview = PreviewSettings(
      files: [command.file], output: command.output ?? "previews/", look: command.look, source: command.source)
    preview.width = command.width
    run = try PreviewRun(preview)
  }

  mutating func make() -> WatchState {
    do {
      let made = try run.make(folders)
      if !made.inputs.isEmpty { inputs = made.inputs }
      return WatchState(line: made.line, told: made.told.map(\.text), inputs: inputs)
    } catch {
      return WatchState(line: "kept the previews as they were", told: [Terminal.text(of: error)], inputs: inputs)
    }
  }
}
