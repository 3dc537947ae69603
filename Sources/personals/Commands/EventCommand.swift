internal import ArgumentParser
internal import EventEdits

struct EventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Start an event, and change who presents when.",
    discussion: """
      Changes only the lines of the event file that a change is about, and prints whose time changed. No one else's \
      time changes without --close-gap or --shift. Git has the file as it was before; for a file that is not in Git, \
      a copy is kept as FILE.bak, once.

        personals event new forum --preset apricot
        personals event add event.yaml AS64512 AS64513
        personals event cancel event.yaml AS64500
        personals event swap event.yaml AS64501 AS64502
      """,
    subcommands: [
      EventNewCommand.self, EventFreezeCommand.self, EventAddCommand.self, EventCancelCommand.self,
      EventMoveCommand.self, EventSwapCommand.self, EventApplyCommand.self, EventPurgeCommand.self,
    ])
}

struct EventFreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Write out who presents when, so that later files move no one.",
    discussion: """
      Each session gets a list of its presenters in place of patterns, in today's order; no time changes.

        personals event freeze event.yaml
      """)

  @OptionGroup var target: EventFileOptions
  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func run() throws { try EventEditRun(target, source).make(.freeze) }
}

struct EventAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add presenters, such as walk-ups, after all others.",
    discussion: """
      Adding a cancelled presenter takes that back. Adding the submission of a presenter who is listed by number puts \
      it in the number's place.

        personals event add event.yaml AS64512 submissions/reef.yaml
        personals event add event.yaml AS64512 --session Afternoon
      """)

  @OptionGroup var target: EventFileOptions
  @Argument(help: EventPresenters.help, completion: .sources) var presenters: [String]

  @Option(
    help: ArgumentHelp("Add them at the end of the session with this title.", valueName: "title"),
    completion: .text)
  var session: String?

  @Option(help: ArgumentHelp("Add them right before this one.", valueName: "presenter"), completion: .sources)
  var before: String?

  @Flag(help: "Let others move to make room.") var shift = false
  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func validate() throws {
    try EventPresenters.validate(presenters)
    if session != nil, before != nil { throw ValidationError("give --session or --before, not both") }
  }

  func run() throws {
    let destination: EventEdit.Destination =
      session.map { .session($0) } ?? before.map { .before($0) } ?? .last
    try EventEditRun(target, source).make(.add(presenters, destination, shifts: shift))
  }
}

struct EventCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take out presenters who do not come; their time stays free.",
    discussion: """
        personals event cancel event.yaml AS64500
        personals event cancel event.yaml AS64500 --close-gap    the others move up
      """)

  @OptionGroup var target: EventFileOptions
  @Argument(help: EventPresenters.help, completion: .sources) var presenters: [String]
  @Flag(help: "Have those who come later move up.") var closeGap = false
  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func validate() throws { try EventPresenters.validate(presenters) }

  func run() throws { try EventEditRun(target, source).make(.cancel(presenters, closesGap: closeGap)) }
}

struct EventMoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move presenters to another time; the old one stays free.",
    discussion: """
        personals event move event.yaml AS64500 --session Afternoon
        personals event move event.yaml AS64500 --last
        personals event move event.yaml AS64500 --before AS64502 --shift
      """)

  @OptionGroup var target: EventFileOptions
  @Argument(help: EventPresenters.help, completion: .sources) var presenters: [String]

  @Option(
    help: ArgumentHelp("Move them to the end of the session with this title.", valueName: "title"),
    completion: .text)
  var session: String?

  @Option(
    help: ArgumentHelp("Move them right before this one.", valueName: "presenter"), completion: .sources)
  var before: String?

  @Flag(help: "Move them to the end of their session.") var last = false
  @Flag(help: "Let others move: up where time becomes free, back to make room.") var shift = false
  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func validate() throws {
    try EventPresenters.validate(presenters)
    guard [session != nil, before != nil, last].count(where: { $0 }) == 1 else {
      throw ValidationError("say where to: give one of --session, --before and --last")
    }
  }

  func run() throws {
    let destination: EventEdit.Destination =
      session.map { .session($0) } ?? before.map { .before($0) } ?? .last
    try EventEditRun(target, source).make(.move(presenters, destination, shifts: shift))
  }
}

struct EventSwapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swap", abstract: "Exchange the times of two presenters.",
    discussion: """
        personals event swap event.yaml AS64501 AS64502
      """)

  @OptionGroup var target: EventFileOptions
  @Argument(help: EventPresenters.help, completion: .sources) var first: String
  @Argument(help: "The other one.", completion: .sources) var second: String
  @OptionGroup(title: "Where records come from") var source: SourceOptions

  func validate() throws { try EventPresenters.validate([first, second]) }

  func run() throws { try EventEditRun(target, source).make(.swap(first, second)) }
}
