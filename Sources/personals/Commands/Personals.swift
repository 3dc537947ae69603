internal import ArgumentParser
internal import Slides

@main
struct Personals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "personals",
    abstract: "Peering personals from PeeringDB records: one slide, one minute.",
    discussion: """
      A peering personal is the one slide with which a network introduces itself at an operators' meeting.

        personals slide AS64500 -o slide.pdf            from PeeringDB
        personals slide as64500.yaml -o slide.png       from a submission file
        personals check event.yaml                      what is wrong with an event and its submissions
        personals init AS64500 > as64500.yaml           a submission file to fill in
        personals preview event.yaml                    pictures of all slides, and a page to look through them
        personals watch as64500.yaml                    a slide, made again when you save
        personals fetch AS64500 -o as64500.json         save a record for later
        personals sync                                  save all records for a place without a network
        personals find "pacific light"                  find a network's AS number by its name
        personals template new mine                     a look of your own
        personals cache                                 what is kept of PeeringDB's answers

      Exit codes are those of sysexits.h: 64 usage, 65 wrong data, 66 no such file or network, 69 PeeringDB \
      unavailable, 73 and 74 cannot write.
      """,
    version: Program.version,
    subcommands: [
      SlideCommand.self, DeckCommand.self, CheckCommand.self, PreviewCommand.self, WatchCommand.self,
      FetchCommand.self, InitCommand.self, SyncCommand.self, FindCommand.self, CacheCommand.self,
      TemplateCommand.self,
    ])

  static func main() {
    ForeignFiles.serveIfAsked()
    ForeignFiles.readInChildren()
    Environment.occupyStandardStreams()
    Environment.takeDate()
    main(nil)
  }
}
