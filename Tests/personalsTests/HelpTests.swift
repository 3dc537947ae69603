internal import Foundation
internal import TestSupport
internal import Testing

/// What the command says about itself.
@Suite struct HelpTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The options that commands share.
  private static let source = ["from", "offline", "max-age", "refresh", "wait", "timeout", "allow-urls"]
  private static let look = ["template", "page-ratio", "language"]

  /// The commands, in the order of the help, with their options but `--version` and `--help`.
  private static let commands: [(name: String, options: [String])] = [
    (
      "slide",
      source + look + [
        "output", "format", "width", "quiet", "traffic", "ratio", "profile", "policy", "seeking", "offering",
        "message", "speaker", "contact", "logo", "accent", "qr", "hide", "show",
      ]
    ),
    ("deck", source + look + ["output", "session", "split", "strict", "quiet"]),
    ("preview", source + look + ["output", "against", "width", "single-file", "no-cache", "quiet"]),
    ("watch", source + look + ["output", "width"]),
    (
      "check",
      source + look + [
        "format", "severity", "quiet", "warnings-as-errors", "changed", "max-record-age", "color", "rules",
      ]
    ),
    ("init", source + ["output", "name"]),
    ("import", ["output", "map", "explain", "dry-run", "prefer", "prefer-row", "quiet"]),
    ("find", ["from", "limit"]),
    ("fetch", source + ["output", "quiet"]),
    ("sync", ["from", "for", "output", "timeout", "quiet"]),
    ("cache", ["clear"]),
    ("template", []),
  ]

  /// The options that a help text lists: a line about an option begins with it, after the short form if it has one.
  private func options(in help: String) -> [String] {
    help.split(separator: "\n").filter { $0.hasPrefix("  -") }.compactMap { line in
      line.split { $0 == " " || $0 == "," }.first { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    }
  }

  @Test(arguments: commands)
  func `help lists every option, and no other`(command: String, options: [String]) throws {
    for arguments in [[command, "--help"], [command, "-h"], ["help", command]] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
      #expect(self.options(in: run.text).sorted() == (options + ["version", "help"]).sorted())
      // Every option with a value has a name for it that says more than the option's own.
      #expect(!run.text.contains("<output>") && !run.text.contains("<source-source>"))
    }
  }

  @Test func `every option about sources is documented`() throws {
    let page = try String(contentsOfFile: Places.root + "/docs/sources.md", encoding: .utf8)
    for option in Self.source + ["clear"] {
      #expect(page.contains("`--\(option)") || page.contains(" --\(option)`"), "\(option)")
    }
    for place in ["personals/api-key", "personals/peeringdb", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
      #expect(page.contains(place))
    }
  }

  @Test func `every option in help is accepted`() throws {
    let values = [
      "width": "100", "timeout": "1", "wait": "1", "max-age": "1", "format": "pdf", "output": "x.pdf",
    ]
    for option in Self.commands[0].options
    where !["quiet", "offline", "refresh", "allow-urls"].contains(option) {
      // The source is refused after the options are read.
      let run = try scratch.personals("slide", "missing.json", "--\(option)", values[option] ?? "x")
      #expect(!run.message.contains("Unknown option"), "\(run.message)")
    }
  }

  @Test func `the defaults and limits in help hold`() throws {
    let help = try scratch.personals("slide", "--help").text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(help.contains("pdf, png or svg; by default as the output's ending says, else pdf."))
    #expect(help.contains("The width of a PNG, in pixels. (default: 1920)"))
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
      #expect(groups == ["MAKE", "CHECK", "COLLECT", "RECORDS", "LOOK"])
      let start = try #require(lines.firstIndex(of: "MAKE SUBCOMMANDS:"))
      let listed = lines[start...].compactMap { line in
        line.prefixMatch(of: /\ \ ([a-z]+)\ {2,}\S/).map { String($0.1) }
      }
      #expect(listed == Self.commands.map(\.name))
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
    (["deck"], "Missing expected argument '<file> ...'", "personals deck"),
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
