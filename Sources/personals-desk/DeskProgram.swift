internal import ArgumentParser
internal import Desk
internal import DeskPages
internal import Files
internal import Foundation
internal import Slides
internal import Work

/// The web server of the desk. `personals desk` checks the options and starts it.
@main
struct DeskProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "personals-desk",
    abstract: "The web server of 'personals desk', which starts it.",
    discussion: "Use 'personals desk'; its help explains the options.")

  @Argument(help: ArgumentHelp("The event file.", valueName: "event")) var event: String

  @Option(help: ArgumentHelp("The program 'personals'.", valueName: "path")) var program: String

  @Option(help: ArgumentHelp("Where to listen.", valueName: "address")) var listen: String

  @Option(help: ArgumentHelp("The address that visitors see.", valueName: "url")) var publicURL: String?

  @Option(help: ArgumentHelp("A proxy that is trusted.", valueName: "address")) var trustedProxy: [String] =
    []

  @Flag(help: "Replace the organiser's link.") var newLink = false

  @Flag(help: "Serve the page for walk-ups alone.") var kiosk = false

  @Flag(help: "Convert presentations by LibreOffice in a sandbox.") var convert = false

  @Option(
    name: .customLong("source"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of 'personals' that says where records come from.", valueName: "option"))
  var source: [String] = []

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parse()
      try await command.run()
    } catch let error as DeskError {
      end("\(error.message)", code: { if case .storage = error { 73 } else { 65 } }())
    } catch let error as StartError {
      end(error.message, hint: error.hint, code: error.code)
    } catch {
      exit(withError: error)
    }
  }

  private static func end(_ message: String, hint: String? = nil, code: Int32) -> Never {
    let text = "error: \(message)\n" + (hint.map { "  hint: \($0)\n" } ?? "")
    FileHandle.standardError.write(Foundation.Data(text.utf8))
    Foundation.exit(code)
  }

  mutating func run() async throws {
    guard let address = ListenAddress(listen) else {
      throw StartError("'\(listen)' is no address to listen on", hint: "write it as 127.0.0.1:8400", code: 64)
    }
    var environment = ProcessInfo.processInfo.environment
    ForeignFiles.readInChildren(of: program, environment: environment)
    let home = environment["PERSONALS_HOME"].map {
      Paths.resolve($0, in: FileManager.default.currentDirectoryPath)
    }
    guard let folders = DataFolders.locate(executable: Self.executable, home: home) else {
      throw StartError(
        "the folders 'fonts' and 'templates' are not beside the program",
        hint: "set PERSONALS_HOME to the folder that holds them", code: 70)
    }
    environment["PERSONALS_HOME"] = home
    let desk = try Desk(
      event: event, folders: folders,
      companion: Companion(program, sourceArguments: source, environment: environment),
      now: { Int(Foundation.Date().timeIntervalSince1970) })
    let threads = SlideThreads(
      max(1, min(8, ProcessInfo.processInfo.activeProcessorCount)), version: { desk.eventVersion }
    ) { try desk.maker() }
    var settings = DeskSite.Settings()
    settings.publicURL = publicURL
    settings.proxies = Set(trustedProxy)
    settings.isKiosk = kiosk
    settings.hosts = address.hosts(publicURL: publicURL)
    let site = DeskSite(
      desk, threads: threads, settings: settings,
      conversion: convert ? try Self.conversion(environment) : nil)
    let token = kiosk ? nil : try desk.organiserToken(isNew: newLink)
    let (isOpen, root) = (!address.isLoopback && publicURL == nil, publicURL ?? "http://\(address)")
    try await DeskServer(site).run(on: address) {
      Self.say("presenters: \(root)/")
      if let token {
        Self.say("organiser:  \(root)/o/\(token.text)")
        Self.say("  This link is printed once; keep it. 'personals desk --new-link' makes another.")
      }
      if isOpen {
        Self.say(
          "warning: others in the network can reach the desk without TLS; put a proxy before it (--public-url)"
        )
      }
    }
    threads.end()
  }

  private static func conversion(_ environment: [String: String]) throws -> SlideConversion {
    // Before the server listens for signals: a conversion that listened later would take them from it.
    Interruption.listen {}
    do throws(SlideConversion.Missing) {
      return try SlideConversion(environment: environment)
    } catch {
      throw StartError("--convert: \(error.words)", hint: error.hint, code: 69)
    }
  }

  private static func say(_ line: String) {
    FileHandle.standardError.write(Foundation.Data((line + "\n").utf8))
  }

  private static var executable: String {
    #if os(Linux)
    let path = "/proc/self/exe"
    #else
    let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Why the server does not start.
struct StartError: Error {
  var message: String
  var hint: String?
  /// As `sysexits.h` has it.
  var code: Int32

  init(_ message: String, hint: String? = nil, code: Int32) {
    self.message = message
    self.hint = hint
    self.code = code
  }
}
