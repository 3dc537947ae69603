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
    if let output, networks.count > 1, !isFolder(output) {
      throw ValidationError("\(networks.count) networks make as many files: give a folder, as '-o records/'")
    }
  }

  private func isFolder(_ output: String) -> Bool { output.hasSuffix("/") || InputFile.isFolder(output) }

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
    let asns = networks.compactMap { ASN($0) }
    let answers = try source.api().answers(asns)
    let bundles = BundleFile.encode(answers, fetched: Environment.timestamp)
    var isIncomplete = false
    for asn in asns {
      guard let bytes = bundles[asn] else {
        Terminal.tell("error: PeeringDB knows no network with the number \(asn)")
        isIncomplete = true
        continue
      }
      Terminal.tell(answers.networks[asn]?.diagnostics ?? [], quietly: quiet)
      let path = path(asn)
      if path == "-" {
        try StandardOutput().write(bytes)
        continue
      }
      try OutputFolder.create(for: path)
      let file = try OutputFile(path)
      try file.write(bytes)
      try file.commit()
      if !quiet { Terminal.tell("wrote \(path)") }
    }
    if isIncomplete { throw Exit.noInput }
  }

  private func path(_ asn: ASN) -> String {
    let name = asn.description.lowercased() + ".json"
    guard let output else { return name }
    guard isFolder(output) else { return output }
    return output.hasSuffix("/") ? output + name : "\(output)/\(name)"
  }
}
