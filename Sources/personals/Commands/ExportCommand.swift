internal import ArgumentParser
internal import Exports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write contacts of presenters who agreed to be published, or a calendar.",
    discussion: """
      Contacts are those that presenters wrote; an address that only PeeringDB has is not exported. The calendar has \
      the sessions, and the slots of those who agreed.

        personals export event.yaml -o contacts.vcf    for address books; --vcard 3.0 for old ones
        personals export event.yaml -o contacts.csv    for spreadsheets
        personals export event.yaml -o contacts.json   for programs
        personals export event.yaml -o forum.ics       for calendars
      """)

  /// A format, by the ending of its files.
  enum Format: String, CaseIterable {
    case vcf
    case csv
    case json
    case ics

    /// The format of a file; nil where its ending is none of these.
    init?(path: String) {
      guard let format = Format.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) })
      else { return nil }
      self = format
    }
  }

  @Argument(
    help: ArgumentHelp("The event file.", valueName: "event"), completion: .file(extensions: ["yaml", "yml"]))
  var event: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write: .vcf, .csv, .json or .ics.", valueName: "file"),
    completion: .files)
  var output: String

  @Option(
    name: .customLong("vcard"),
    help: ArgumentHelp("The version of vCards: 4.0 or 3.0.", valueName: "version"),
    completion: .values(ContactList.VCardVersion.self))
  var vCard: String?

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !event.isEmpty else { throw ValidationError("give the event file") }
    guard let format = Format(path: output) else {
      let endings = Format.allCases.map { "." + $0.rawValue }
      throw ValidationError(
        "'\(output)' does not end in \(endings.dropLast().joined(separator: ", ")) or \(endings.last ?? "")")
    }
    guard let vCard else { return }
    guard ContactList.VCardVersion(rawValue: vCard) != nil else {
      throw ValidationError("--vcard takes 4.0 or 3.0, not '\(vCard)'")
    }
    guard format == .vcf else { throw ValidationError("--vcard needs an output that ends in .vcf") }
  }

  func run() throws {
    guard let format = Format(path: output) else { return }
    let version = vCard.flatMap(ContactList.VCardVersion.init) ?? .four
    let run = ExportRun(
      event: event, output: output, format: format, version: version, isQuiet: quiet, reach: reach,
      source: source)
    if let code = try run.make() { throw code }
  }
}
