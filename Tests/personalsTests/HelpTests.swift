internal import Foundation
internal import TestSupport
internal import Testing

/// What the command says about itself.
@Suite struct HelpTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A command as the parser has it, whatever its help says.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let kind, name: String }

      let kind: String
      let names: [Name]?
      let abstract: String?
      let valueName: String?

      var option: String? { names?.first { $0.kind == "long" }?.name }
    }

    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    var options: [Argument] { (arguments ?? []).filter { $0.option != nil } }

    /// This command and those below it, except for `help`, each by the words that call it.
    func all(_ path: [String] = []) -> [(path: [String], command: Command)] {
      [(path, self)]
        + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(path + [$0.commandName]) }
    }
  }

  private func parser() throws -> Command {
    struct Dump: Decodable { let command: Command }
    let run = try scratch.personals("--experimental-dump-help")
    return try JSONDecoder().decode(Dump.self, from: Data(run.output)).command
  }

  /// The options that a help text lists: a line about an option begins with it, after the short form if it has one.
  private func options(in help: String) -> [String] {
    help.split(separator: "\n").filter { $0.hasPrefix("  -") }.compactMap { line in
      line.split { $0 == " " || $0 == "," }.first { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    }
  }

  @Test func `help says of every option what it does, and lists no other`() throws {
    let commands = try parser().all()
    #expect(commands.count > 15)
    for (path, command) in commands {
      for arguments in [path + ["--help"], path + ["-h"], ["help"] + path] {
        let run = try scratch.personals(arguments)
        #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
        #expect(options(in: run.text).sorted() == command.options.compactMap(\.option).sorted(), "\(path)")
      }
      for option in command.options {
        let words = option.abstract ?? ""
        #expect(words.contains(" ") && [".", ")"].contains(words.suffix(1)), "\(path) \(option)")
        // The name of a path says what it is of.
        #expect(option.kind == "flag" || !["output", "source-source"].contains(option.valueName), "\(path)")
      }
    }
  }

  @Test func `the documentation has every option, and no other`() throws {
    let docs = Places.root + "/docs"
    let pages = try FileManager.default.contentsOfDirectory(atPath: docs).filter { $0.hasSuffix(".md") }
    let text = try (pages.map { "\(docs)/\($0)" } + [Places.root + "/README.md"]).map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }.joined(separator: "\n")
    let options = Set(try parser().all().flatMap(\.command.options).compactMap(\.option))
    #expect(options.count > 40)
    // Options that say what a submission says have its keys' names.
    for option in options.subtracting(["output", "version"]) {
      #expect(text.contains(try Regex("--\(option)(?![a-z-])|`\(option)`")), "--\(option)")
    }
    let written = text.split(separator: "\n").filter { $0.contains("personals ") || $0.contains("`--") }
      .flatMap { $0.matches(of: /(?:\A|[\ `(])--([a-z][a-z-]*)/).map { String($0.output.1) } }
    // Those of Git, of the scripts that CI runs, and of podman.
    let others = ["all", "base", "depth", "silent", "link", "look", "rm", "trixie"]
    #expect(Set(written).subtracting(options).subtracting(others) == [])
  }

  @Test func `the documentation says where files of settings are`() throws {
    let page = try String(contentsOfFile: Places.root + "/docs/sources.md", encoding: .utf8)
    for place in ["personals/api-key", "personals/peeringdb", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
      #expect(page.contains(place))
    }
  }

  @Test func `the defaults and limits in help hold`() throws {
    let help = try scratch.personals("slide", "--help").text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(help.contains("pdf, png, svg or pptx; by default as the output's ending says, else pdf."))
    #expect(help.contains("The width of a PNG, in pixels; by default 1920, or"))
    #expect(help.contains("(default: https://www.peeringdb.com/api)"))
    #expect(help.contains("PEERINGDB_API_KEY"))
    #expect(help.contains("Profile: content, eyeballs or balanced."))
    #expect(help.contains("What the QR code leads to: peeringdb, contact or none."))
  }

  @Test func `the overview has every command, in groups, within 80 columns`() throws {
    for arguments in [[], ["--help"], ["-h"], ["help"]] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty)
      let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 80 })
      let groups = lines.filter { $0.hasSuffix("SUBCOMMANDS:") }.map {
        $0.replacing(" SUBCOMMANDS:", with: "")
      }
      #expect(groups == ["MAKE", "CHECK", "COLLECT", "RUN AN EVENT", "RECORDS", "LOOK"])
      let start = try #require(lines.firstIndex(of: "MAKE SUBCOMMANDS:"))
      let listed = lines[start...].compactMap { line in
        line.prefixMatch(of: /\ \ ([a-z]+)\ {2,}\S/).map { String($0.1) }
      }
      #expect(listed == (try parser().subcommands ?? []).map(\.commandName).filter { $0 != "help" })
      #expect(run.text.contains("personals deck event.yaml"))
      for code in ["64", "65", "66", "69", "70", "73", "74"] { #expect(run.text.contains(code)) }
    }
  }

  @Test(arguments: ["", "slide", "deck", "check", "template show"])
  func `help for a full disk`(command: String) throws {
    let run = try scratch.shell("\"$P\" \(command) --help >/dev/full")
    #expect(run.code == 74)
    #expect(run.message == "error: cannot write standard output: no space left on device\n")
  }

  @Test func `the version is a version`() throws {
    for arguments in [["--version"], ["slide", "--version"], ["init", "--version"]] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty)
      #expect(run.text.contains(/\A\d+\.\d+\.\d+\n\z/), "\(run.text)")
    }
  }

  /// Mistakes, and the command whose usage is shown.
  private static let mistakes: [(arguments: [String], message: String, command: String)] = [
    (["bake"], "Unexpected argument 'bake'", "personals"),
    (["slide", "x.json", "-o"], "Missing value for '-o <path>'", "personals slide"),
    (["slide", "x.json", "--colour", "red"], "Unknown option '--colour'", "personals slide"),
    (
      ["slide", "x.json", "--width", "wide"], "The value 'wide' is invalid for '--width <pixels>'",
      "personals slide"
    ),
    (
      ["slide", "a.json", "b.json", "-o", "x.pdf"],
      "2 sources make as many files: give a folder with '/' at its end, as '-o slides/'", "personals slide"
    ),
    (["deck"], "Missing expected argument '<source> ...'", "personals deck"),
    (["template", "show"], "Missing expected argument '<template>'", "personals template show"),
  ]

  @Test(arguments: mistakes)
  func `a mistake shows the usage of its command`(
    arguments: [String], message: String, command: String
  ) throws {
    let run = try scratch.personals(arguments)
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(run.message.hasPrefix("error: \(message)\n"), "\(run.message)")
    #expect(run.message.contains("\nUsage: \(command) "), "\(run.message)")
    #expect(run.message.hasSuffix("\n  See '\(command) --help' for more information.\n"), "\(run.message)")
  }
}
