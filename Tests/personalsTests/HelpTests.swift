internal import Foundation
internal import Testing

/// What the command says about itself.
@Suite struct HelpTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The commands, with all their options.
  private static let commands: [(String, [String])] = [
    (
      "slide",
      [
        "--output", "--format", "--width", "--template", "--page-ratio", "--language", "--quiet", "--traffic",
        "--ratio", "--profile",
        "--policy", "--seeking", "--offering", "--message", "--speaker", "--contact", "--logo", "--accent",
        "--qr", "--hide", "--show", "--from", "--offline", "--max-age", "--refresh", "--wait", "--timeout",
        "--version", "--help",
      ]
    ),
    (
      "fetch",
      [
        "--output", "--quiet", "--from", "--offline", "--max-age", "--refresh", "--wait", "--timeout",
        "--version", "--help",
      ]
    ),
    (
      "preview",
      [
        "--output", "--against", "--width", "--single-file", "--no-cache", "--quiet", "--template",
        "--page-ratio",
        "--language", "--from", "--offline", "--max-age", "--refresh", "--wait", "--timeout", "--version",
        "--help",
      ]
    ),
    (
      "watch",
      [
        "--output", "--width", "--template", "--page-ratio", "--language", "--from", "--offline", "--max-age",
        "--refresh", "--wait", "--timeout", "--version", "--help",
      ]
    ),
    ("cache", ["--clear", "--version", "--help"]),
    ("sync", ["--from", "--for", "--output", "--timeout", "--quiet", "--version", "--help"]),
    ("find", ["--from", "--limit", "--version", "--help"]),
    (
      "init",
      [
        "--output", "--name", "--from", "--offline", "--max-age", "--refresh", "--wait", "--timeout",
        "--version",
        "--help",
      ]
    ),
  ]

  @Test(arguments: commands)
  func `help tells every option, and no other`(command: String, options: [String]) throws {
    for arguments in [[command, "--help"], [command, "-h"], ["help", command]] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
      let told = run.text.split(separator: "\n").compactMap { line -> String? in
        let words = line.split { $0 == " " || $0 == "," }
        // A line about an option begins with it, behind the short form where it has one.
        guard line.hasPrefix("  -") else { return nil }
        return words.first { $0.hasPrefix("--") }.map(String.init)
      }
      #expect(told.sorted() == options.sorted())
      // Every option with a value has a name for it that says more than the option's own.
      #expect(!run.text.contains("<output>") && !run.text.contains("<source-source>"))
    }
  }

  @Test func `every option about sources has its place in the documentation`() throws {
    let page = try String(contentsOfFile: Places.root + "/docs/sources.md", encoding: .utf8)
    let others = ["--output", "--quiet", "--version", "--help"]
    for option in Self.commands.filter({ $0.0 == "fetch" || $0.0 == "cache" }).flatMap(\.1)
    where !others.contains(option) {
      #expect(page.contains("`\(option)") || page.contains(" \(option)`"), "\(option)")
    }
    for place in ["personals/api-key", "personals/peeringdb", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
      #expect(page.contains(place))
    }
  }

  @Test func `every option that help tells is taken`() throws {
    // With a value that is refused after the arguments are read: a source that is not there.
    for option in Self.commands[0].1
    where !["--version", "--help", "--quiet", "--offline", "--refresh"].contains(option) {
      let value =
        [
          "--width": "100", "--timeout": "1", "--wait": "1", "--max-age": "1", "--format": "pdf",
          "--output": "x.pdf",
        ][option] ?? "x"
      let run = try scratch.personals("slide", "missing.json", option, value)
      #expect(!run.message.contains("Unknown option"), "\(run.message)")
    }
    let run = try scratch.personals("slide", "missing.json", "--colour", "red")
    #expect(run.code == 64 && run.message.contains("Unknown option '--colour'"), "\(run.message)")
  }

  @Test func `the formats, qualities and limits that help claims hold`() throws {
    let help = try scratch.personals("slide", "--help").text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(help.contains("pdf, png or svg; by default as the output's ending says, else pdf."))
    #expect(help.contains("The width of a PNG, in pixels. (default: 1920)"))
    #expect(help.contains("(default: https://www.peeringdb.com/api)"))
    #expect(help.contains("PEERINGDB_API_KEY"))
    #expect(help.contains("Profile: content, eyeballs or balanced."))
    #expect(help.contains("What the QR code leads to: peeringdb, contact or none."))
  }

  @Test func `the command without anything, and help, tell what there is`() throws {
    for arguments in [[], ["--help"], ["-h"], ["help"]] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty)
      for command in ["slide", "fetch", "init"] { #expect(run.text.contains("\n  \(command) ")) }
      for code in ["64", "65", "66", "69", "73", "74"] { #expect(run.text.contains(code)) }
    }
  }

  @Test func `the version is a version`() throws {
    for arguments in [
      ["--version"], ["slide", "--version"], ["fetch", "--version"], ["init", "--version"],
    ] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0 && run.message.isEmpty)
      #expect(run.text.contains(/\A\d+\.\d+\.\d+\n\z/), "\(run.text)")
    }
  }

  @Test func `what it does not know`() throws {
    try scratch.expectMisuse("bake", says: "Unexpected argument 'bake'")
    try scratch.expectMisuse("slide", "x.json", "-o", says: "Missing value for '-o <path>'")
    try scratch.expectMisuse(
      "slide", "x.json", "--width", "wide", says: "The value 'wide' is invalid for '--width <pixels>'")
  }
}
