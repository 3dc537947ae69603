internal import ArgumentParser
internal import Files

struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Serve a web page where presenters make their slides, and the organiser's queue.",
    discussion: """
      Presenters open the address, type their AS number or name, and see their slide while they fill in a form. What \
      they submit is written beside the event file. Drafts, links and versions are kept in '.desk' beside it. \
      Needs the package personals-desk. See docs/desk.md.

        personals desk event.yaml
        personals desk event.yaml --listen 0.0.0.0:8400 \\
          --public-url https://peering.example.net --trusted-proxy 127.0.0.1
      """)

  @Argument(
    help: ArgumentHelp("The event file.", valueName: "event"), completion: .file(extensions: ["yaml", "yml"]))
  var event: String

  @Option(
    help: ArgumentHelp("The address and port to listen on.", valueName: "address:port"), completion: .text)
  var listen = "127.0.0.1:8400"

  @Option(
    name: .customLong("public-url"),
    help: ArgumentHelp(
      "The address that visitors see, where a proxy with TLS is in front: 'https://peering.example.net'.",
      valueName: "url"), completion: .text)
  var publicURL: String?

  @Option(
    name: .customLong("trusted-proxy"),
    help: ArgumentHelp(
      "The address of a proxy whose X-Forwarded-For is trusted; may be repeated.", valueName: "address"),
    completion: .text)
  var trustedProxy: [String] = []

  @Flag(name: .customLong("new-link"), help: "Replace the organiser's link, and print the new one.")
  var newLink = false

  @Flag(help: "Serve only the page for walk-ups: a tablet on which they submit as the last of their session.")
  var kiosk = false

  @Flag(
    help: """
      Take presentations (PPTX, PPT, ODP) as hand-made pages, and convert them by LibreOffice in a sandbox without network. \
      Needs libreoffice-impress and bubblewrap.
      """)
  var convert = false

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    if let publicURL {
      let isURL = ["http://", "https://"].contains { publicURL.lowercased().hasPrefix($0) }
      guard isURL, !publicURL.hasSuffix("/"), publicURL.split(separator: "/").count == 2 else {
        throw ValidationError(
          "--public-url takes an address without a path, as in 'https://peering.example.net'")
      }
    }
    if kiosk, convert { throw ValidationError("--kiosk takes no files, so there is nothing to --convert") }
    if kiosk, newLink { throw ValidationError("--new-link is the organiser's, whom --kiosk does not serve") }
    guard let colon = listen.lastIndex(of: ":"), UInt16(listen[listen.index(after: colon)...]) != nil,
      colon > listen.startIndex
    else { throw ValidationError("--listen takes an address and a port, as in '127.0.0.1:8400'") }
  }

  func run() throws {
    guard InputFile.exists(event) else { throw FileError(.read, event, .notFound) }
    guard !InputFile.isFolder(event), EventSources.isEvent(event, isAlone: true) else {
      throw Failure("\(event) is not an event file", hint: "'personals event new' makes one", Exit.data)
    }
    let program = Environment.executable
    let server = Paths.resolve("personals-desk", in: Paths.folder(of: program))
    guard InputFile.isExecutable(server) else {
      throw Failure(
        "the program personals-desk is not installed", hint: "install the package personals-desk",
        Exit.software)
    }
    var arguments = [event, "--program", program, "--listen", listen]
    if let publicURL { arguments += ["--public-url", publicURL] }
    for proxy in trustedProxy { arguments += ["--trusted-proxy", proxy] }
    if kiosk { arguments.append("--kiosk") }
    if convert { arguments.append("--convert") }
    if newLink { arguments.append("--new-link") }
    for word in source.words { arguments += ["--source", word] }
    throw Environment.become(server, arguments)
  }
}
