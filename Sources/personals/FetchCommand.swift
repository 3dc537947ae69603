internal import ArgumentParser
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Save all that a slide needs from PeeringDB, to make it without a network.")

  @Argument(help: ArgumentHelp("AS numbers.", valueName: "asn"))
  var networks: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; '-' is standard output; a folder, with '/' at its end, takes a file for each network.",
      valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    for network in networks where ASN(network) == nil {
      throw ValidationError("'\(network)' is not an AS number: write AS64500 or 64500")
    }
    try Outputs.validate(output, count: asns.count, of: "networks", example: "records")
  }

  /// The networks, each once.
  private var asns: [ASN] {
    var seen: Set<ASN> = []
    return networks.compactMap { ASN($0) }.filter { seen.insert($0).inserted }
  }

  func run() throws {
    do {
      try fetch()
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }

  private func fetch() throws {
    let answers = try source.answers(asns, quietly: quiet)
    let bundles = BundleFile.encode(answers, fetched: Environment.timestamp)
    // One network that comes to nothing leaves the others alone; the first gives the code.
    var code: ExitCode?
    var told: Set<SourceError> = []
    for asn in asns {
      if let error = answers.unavailable[asn] ?? answers.incomplete[asn] {
        // Half a record is not worth a good one's place either.
        if told.insert(error).inserted { Terminal.fail(error) }
        code = code ?? Exit.code(for: error)
        continue
      }
      guard let bytes = bundles[asn] else {
        Terminal.tell(Terminal.unknown(asn))
        code = code ?? Exit.noInput
        continue
      }
      let diagnostics = answers.networks[asn]?.diagnostics ?? []
      Terminal.tell(diagnostics, quietly: quiet)
      do {
        // No slide could be made from it, so it is not worth a good record's place.
        if diagnostics.hasErrors { throw Exit.data }
        try save(bytes, at: path(asn))
      } catch {
        if !(error is ExitCode) { Terminal.fail(error) }
        code = code ?? Exit.code(for: error)
      }
    }
    if let code { throw code }
  }

  private func save(_ bytes: [UInt8], at path: String) throws(FileError) {
    guard path != "-" else { return try StandardOutput().write(bytes) }
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit()
    if !quiet { Terminal.wrote(path) }
  }

  private func path(_ asn: ASN) -> String {
    let name = asn.description.lowercased() + ".json"
    guard let output else { return name }
    return Outputs.isFolder(output) ? Outputs.path(of: name, in: output) : output
  }
}
