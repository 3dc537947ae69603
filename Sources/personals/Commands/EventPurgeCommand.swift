internal import ArgumentParser
internal import PeeringDB
internal import Submissions

struct EventPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Remove what may not be kept any more, or one person.",
    discussion: """
      Without options, removes submissions whose 'keep-until' is over. Their files go, what private.yaml and .imported/ \
      have of them, drafts of mails, previews beside the event, and cached pictures. Prints what it removed, and what it \
      cannot reach.

        personals event purge event.yaml --dry-run
        personals event purge event.yaml --person mele@net.example
        personals event purge event.yaml --older-than 2026-01-01
      """)

  @OptionGroup var target: EventFileOptions

  @Option(
    help: ArgumentHelp(
      "Remove a presenter, by number, submission or name, or everyone with a mail address.",
      valueName: "presenter"), completion: .sources)
  var person: String?

  @Option(
    help: ArgumentHelp("Remove submissions that last changed before a day.", valueName: "date"),
    completion: .text)
  var olderThan: String?

  func validate() throws {
    if let person, person.isEmpty { throw ValidationError("--person takes a presenter or a mail address") }
    if person != nil, olderThan != nil { throw ValidationError("give --person or --older-than, not both") }
    if let olderThan, day == nil {
      throw ValidationError("--older-than takes a day such as 2026-01-01, not '\(olderThan)'")
    }
  }

  private var day: CalendarDate? {
    olderThan.flatMap { $0.utf8.count == 10 ? CalendarDate(isoPrefix: $0) : nil }
  }

  func run() throws {
    let what: PurgeRun.Wanted = person.map { .person($0) } ?? day.map { .olderThan($0) } ?? .expired
    try PurgeRun(event: target.event, wanted: what, isDryRun: target.dryRun, isQuiet: target.quiet).make()
  }
}
