internal import ArgumentParser
internal import EventEdits
internal import Files

struct EventApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Write down what happened in the room: who was absent, who came, in which order.",
    discussion: """
      Reads the file that the chair's page downloads. Absent presenters become cancelled, and their time stays free. \
      Those who presented are in the order in which they did, walk-ups in the last places. Prints when each of them \
      presented.

        personals event apply event.yaml happened.json
        personals event apply event.yaml happened.json --dry-run
      """)

  @OptionGroup var target: EventFileOptions

  @Argument(
    help: ArgumentHelp("The file that the chair's page downloaded.", valueName: "happened"),
    completion: .file(extensions: ["json"]))
  var happened: String

  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func run() throws {
    let bytes = try InputFile.read(happened, limit: Happened.limit)
    let read: Happened
    do throws(EventEditError) { read = try Happened(bytes) } catch {
      throw Failure("\(happened): \(error.message)", hint: error.hint, Exit.data)
    }
    try EventEditRun(target, source).make(.apply(read))
  }
}
