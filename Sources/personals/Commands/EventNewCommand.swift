internal import ArgumentParser
internal import Diagnostics
internal import EventFolders
internal import Files
internal import Foundation
internal import Submissions

struct EventNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a folder for an event, with a form for presenters.",
    discussion: """
      Writes the event file, a program that makes a Google Form, the same questions for pretalx and as text, a call, \
      a CI workflow, and a .gitignore. 'personals import' reads the form's answers without a map.

        personals event new forum
        personals event new lagoon --preset apricot --name "Lagoon Peering Forum" --language fr
      """)

  @Argument(
    help: ArgumentHelp("The folder, which is made where it is missing.", valueName: "folder"),
    completion: .directory)
  var folder: String

  @Option(
    help: "A series of meetings, whose words and requirements to use: apricot, nanog, afpif or none.",
    completion: .values(Event.Preset.self))
  var preset = "none"

  @Option(help: "The event's name; by default the folder's.", completion: .text)
  var name: String?

  @Option(
    help: ArgumentHelp("The form's language: en, es, pt, fr, ar or ja.", valueName: "tag"),
    completion: .languages)
  var language = "en"

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    guard !folder.isEmpty else { throw ValidationError("give the path of a folder") }
    guard Event.Preset(rawValue: preset.lowercased()) != nil else {
      let names = Event.Preset.allCases.map(\.rawValue)
      let hint = NearestWord.hint(among: names, to: preset, listing: "it can be")
      throw ValidationError("--preset takes a series of meetings, not '\(preset)': \(hint)")
    }
    guard EventFolder.languages.contains(tag) else {
      throw ValidationError(
        "--language takes \(EventFolder.languages.dropLast().joined(separator: ", ")) or ja, not '\(language)'"
      )
    }
    if let name, DisplayText.cleanOrNil(name) == nil { throw ValidationError("--name has nothing in it") }
  }

  /// The language, without a region.
  private var tag: String { language.lowercased().split(separator: "-").first.map(String.init) ?? "" }

  func run() throws {
    if InputFile.exists(folder), !InputFile.isFolder(folder) {
      throw Failure("\(folder) is a file; give the path of a folder", Exit.cannotCreate)
    }
    let path = URL(filePath: folder, relativeTo: .currentDirectory()).standardized.lastPathComponent
    guard
      let event = EventFolder(
        name: DisplayText.cleanOrNil(name ?? path) ?? "event",
        preset: Event.Preset(rawValue: preset.lowercased()) ?? .none, language: tag,
        homepage: Environment.homepage)
    else { return }
    let files = event.files.map { (path: Outputs.path(of: $0.path, in: folder), text: $0.text) }
    // Before the first is written: nothing is overwritten, and nothing half made.
    if let file = files.first(where: { InputFile.exists($0.path) }) {
      throw Failure(
        "\(file.path) already exists; event new does not overwrite it", hint: "give the name of a new folder",
        Exit.cannotCreate)
    }
    var written: [String] = []
    do {
      for file in files {
        try OutputFolder.createAll(for: file.path)
        try StandardText.write(Array(file.text.utf8), to: file.path)
        written.append(file.path)
      }
    } catch {
      for path in written { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
    guard !quiet else { return }
    for path in written { Terminal.wrote(path) }
  }
}
