internal import ArgumentParser
internal import Importing
internal import MailDrafts

struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail",
    abstract: "Write drafts of mails to presenters: how their slide looks, and what is wrong.",
    discussion: """
      Each draft is a file that mail programs open: the slide as a picture, its problems and what to do in the event's \
      language, and the submission attached. Those who are expected and have sent nothing get one, too. Nothing is sent.

      Addresses come from private.yaml, which import writes beside the event; without it no draft is made.

        personals mail event.yaml -o drafts/ --sender "Hana <hana@forum.example>"
        personals mail event.yaml -o drafts.csv    for a mail merge, without pictures
      """)

  @Argument(
    help: ArgumentHelp("The event file.", valueName: "event"), completion: .file(extensions: ["yaml", "yml"]))
  var event: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A folder for a file for each presenter, or a table that ends in .csv.", valueName: "path"),
    completion: .files)
  var output = "drafts/"

  @Option(
    help: ArgumentHelp("Who the mails are from: 'Name <address>', or an address.", valueName: "mailbox"),
    completion: .text)
  var sender: String?

  @Flag(help: "Write drafts only to those whose slide has a problem, or who are missing.")
  var onlyProblems = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup(title: "How slides look (overrides the event file)")
  var look: TemplateOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !event.isEmpty, !output.isEmpty else {
      throw ValidationError("give the event file, and a path behind -o")
    }
    if !isTable, !output.hasSuffix("/"), !Outputs.isFolder(output) {
      throw ValidationError(
        "-o takes a folder, with '/' at its end, or a path that ends in .csv, not '\(output)'")
    }
    if let sender, MailRun.mailbox(sender) == nil {
      throw ValidationError("--sender takes 'Name <address>' or an address, not '\(sender)'")
    }
  }

  private var isTable: Bool { output.lowercased().hasSuffix(".csv") }

  func run() throws {
    do {
      try MailRun(
        event: event, output: output, isTable: isTable, sender: sender.flatMap(MailRun.mailbox),
        onlyProblems: onlyProblems, isQuiet: quiet, look: look, reach: reach, source: source
      ).make()
    } catch let failure as ImportFailure {
      failure.report()
      throw Exit.code(for: failure)
    } catch let error as MailDraftError {
      throw Failure("\(error)", Exit.unavailable)
    }
  }
}
