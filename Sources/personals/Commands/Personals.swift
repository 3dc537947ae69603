internal import ArgumentParser
internal import Files
internal import Slides

@main
struct Personals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "personals",
    abstract: "Make peering personals from PeeringDB records: one slide, one minute.",
    discussion: """
      A peering personal is the slide with which a network introduces itself at a
      network operators' meeting.

        personals slide AS64500 -o slide.pdf        make a slide from PeeringDB
        personals slide as64500.yaml -o slide.png   ... from a submission
        personals deck event.yaml -o forum.pdf      make one PDF of an event
        personals preview event.yaml                see every slide in a browser
        personals watch as64500.yaml                redraw whenever you save
        personals check event.yaml                  list what is wrong
        personals init AS64500 -o as64500.yaml      start a submission
        personals import answers.csv -o forum/      ... from answers to a form
        personals desk event.yaml                   collect slides by a web page
        personals event cancel event.yaml AS64500   change who presents when
        personals mail event.yaml -o drafts/        write mails about problems
        personals export event.yaml -o forum.ics    write contacts, or a calendar
        personals find "pacific light"              look up an AS number by name
        personals fetch AS64500 -o as64500.json     save a record for later
        personals sync                              save all records, to go offline
        personals template new mine                 start a template of your own

      Exit codes: 0 success, 64 wrong usage, 65 wrong data, 66 no such file or
      network, 69 PeeringDB unavailable, 70 broken installation, 73 and 74 cannot
      write.
      """,
    version: Program.version,
    groupedSubcommands: [
      CommandGroup(
        name: "Make",
        subcommands: [SlideCommand.self, DeckCommand.self, PreviewCommand.self, WatchCommand.self]),
      CommandGroup(name: "Check", subcommands: [CheckCommand.self]),
      CommandGroup(name: "Collect", subcommands: [InitCommand.self, ImportCommand.self, DeskCommand.self]),
      CommandGroup(
        name: "Run an event", subcommands: [EventCommand.self, MailCommand.self, ExportCommand.self]),
      CommandGroup(
        name: "Records",
        subcommands: [FindCommand.self, FetchCommand.self, SyncCommand.self, CacheCommand.self]),
      CommandGroup(name: "Look", subcommands: [TemplateCommand.self]),
    ])

  /// Our own errors begin in the same way.
  static var _errorPrefix: String { "error: " }

  static func main() {
    ForeignFiles.serveIfAsked()
    ForeignFiles.readInChildren()
    Environment.occupyStandardStreams()
    Environment.ignoreFileSizeSignal()
    Environment.takeDate()
    Environment.hideAPIKey()
    do {
      // On Linux the arguments come from /proc. Without them, the command would print help and succeed.
      guard !CommandLine.arguments.isEmpty else {
        throw Failure("cannot read the command line", hint: "mount /proc", Exit.software)
      }
      try run(parsed())
    } catch {
      end(error)
    }
  }

  /// The command that the arguments ask for.
  private static func parsed() throws -> any ParsableCommand {
    do { return try parseAsRoot() } catch {
      throw Message(text: fullMessage(for: error), code: exitCode(for: error))
    }
  }

  private static func run(_ parsed: any ParsableCommand) throws {
    var command = parsed
    do {
      try command.run()
    } catch let error as ValidationError {
      // As the parser itself reports one.
      let usage = usageString(for: type(of: command))
      let name = usage.split(separator: " ").prefix(2).joined(separator: " ")
      throw Message(
        text: """
          \(_errorPrefix)\(error.message)
          Usage: \(usage)
            See '\(name) --help' for more information.
          """, code: Exit.usage)
    } catch  where exitCode(for: error).isSuccess {
      throw Message(text: fullMessage(for: error), code: .success)
    }
  }

  /// What the argument parser has to say: help, a version, or an error with its usage.
  private struct Message: Error {
    var text: String
    var code: ExitCode
  }

  /// Reports why the command ends, and ends it.
  private static func end(_ error: any Error) -> Never {
    switch error {
    case let message as Message where message.code.isSuccess:
      do throws(FileError) { try StandardText.write(message.text + "\n") } catch { end(error) }
      exit(withError: message.code)
    case let message as Message:
      Terminal.report(message.text)
      exit(withError: message.code)
    case let code as ExitCode: exit(withError: code)
    default:
      Terminal.report(error)
      exit(withError: Exit.code(for: error))
    }
  }
}
