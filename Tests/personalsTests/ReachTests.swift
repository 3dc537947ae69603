internal import Foundation
internal import TestSupport
internal import Testing

/// What submissions may reach, and what messages may show.
@Suite struct ReachTests {
  private let scratch: Scratch
  private static let key = "aB3xY9pQ.f00dcafe0123456789abcdef01234567"

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("forum/submissions")
    try scratch.write("event: Forum\nsubmissions: submissions/*.yaml\n", to: "forum/event.yaml")
  }

  @Test func `the API key is in no message of any format`() throws {
    // A part of it is cut from the message, and another from the excerpt.
    let long = String(repeating: "x", count: 40) + Self.key + String(repeating: " y", count: 60)
    try scratch.write(
      "name: Somewhere\n\(Self.key): 1\ntraffic: \(long)\nratio: \(Self.key)\n",
      to: "forum/submissions/a.yaml")
    let environment = ["PEERINGDB_API_KEY": Self.key]
    let formats = ["json", "github", "junit", "sarif", "markdown"]
    let check = try scratch.personals(
      ["check", "forum/event.yaml", "--offline"] + formats.flatMap { ["--format", "\($0)=report.\($0)"] }
        + ["--format", "text"], environment: environment)
    #expect(check.code == 65, "\(check.message)")
    #expect(
      check.text.contains(
        "\(Self.key.map { _ in "*" }.joined())' is not a traffic ratio"), "\(check.text)")
    let slide = try scratch.personals(
      ["slide", "forum/submissions/a.yaml", "-o", "a.pdf"], environment: environment)
    let preview = try scratch.personals(
      ["preview", "forum/event.yaml", "--offline", "-o", "previews/"], environment: environment)
    let unknown = try scratch.personals(["slide", "\(Self.key).yaml"], environment: environment)
    var texts = [check.text, slide.message, preview.message, unknown.message]
    texts += try (formats.map { "report.\($0)" } + ["previews/previews.json", "previews/index.html"])
      .map(scratch.text)
    for text in texts {
      #expect(!text.isEmpty && !text.contains("f00dcafe") && !text.contains("aB3xY9pQ"), "\(text)")
    }
    // A key in a file is hidden, too.
    try scratch.makeFolder("config/personals")
    try scratch.write(Self.key + "\n", to: "config/personals/api-key")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: scratch("config/personals/api-key"))
    let kept = try scratch.personals(
      ["check", "forum/event.yaml", "--offline"], environment: ["XDG_CONFIG_HOME": scratch("config")])
    #expect(kept.text == check.text)
  }

  @Test func `an event does not follow a link out of its folder`() throws {
    try scratch.write("secret: of the machine\n", to: "secret.yaml")
    try scratch.link("forum/submissions/b.yaml", to: scratch("secret.yaml"))
    try scratch.write("name: C\n", to: "forum/c.yaml")
    try scratch.link("forum/submissions/c.yaml", to: "../c.yaml")
    for arguments in [
      ["check", "forum/event.yaml", "--offline"], ["deck", "forum/event.yaml", "-o", "deck.pdf"],
      ["check", "--root", "forum", "forum/submissions/b.yaml", "--offline"],
    ] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 65 || run.code == 66, "\(run.message)")
      let told = run.text + run.message
      #expect(
        told.contains("forum/submissions/b.yaml: is outside the folder that submissions may read from"),
        "\(told)")
      #expect(!told.contains("of the machine") && !told.contains("submissions/c.yaml: is"), "\(told)")
    }
    // Without an event, it is the user who named the file.
    let own = try scratch.personals("slide", "forum/submissions/b.yaml", "-o", "own.pdf")
    #expect(own.message.contains("unknown key 'secret'"), "\(own.message)")
  }

  @Test func `a root decides which files are inside`() throws {
    try scratch.copy("records/as64502.json", to: "record.json")
    try scratch.write("record: ../../record.json\n", to: "forum/submissions/a.yaml")
    let outside = """
      forum/submissions/a.yaml:1:9: error: ../../record.json: is outside the folder that submissions may read from
        record: ../../record.json
                ^
        hint: move the file next to the submission, or allow a folder with --root

      """
    let slide = try scratch.personals("slide", "forum/submissions/a.yaml", "-q", "-o", "a.pdf")
    #expect(slide.code == 65 && slide.message == outside)
    for root in [".", scratch.path, "forum/.."] {
      let run = try scratch.personals(
        "slide", "forum/submissions/a.yaml", "--root", root, "-q", "-o", "a.pdf")
      #expect(run.code == 0, "\(root): \(run.message)")
      let deck = try scratch.personals("deck", "forum/event.yaml", "--root", root, "-q", "-o", "deck.pdf")
      #expect(deck.code == 0, "\(root): \(deck.message)")
    }
    // A narrower root than the event's folder.
    try scratch.copy("records/as64502.json", to: "forum/record.json")
    try scratch.write("record: ../record.json\n", to: "forum/submissions/a.yaml")
    #expect(try scratch.personals("deck", "forum/event.yaml", "-q", "-o", "deck.pdf").code == 0)
    #expect(
      try scratch.personals("deck", "forum/event.yaml", "--root", "forum/submissions", "-q", "-o", "d.pdf")
        .code
        == 65)
    try scratch.expectMisuse(
      "deck", "forum/event.yaml", "--root", "none", "-o", "d.pdf",
      says: "--root takes a folder, and 'none' is none")
  }

  @Test func `how the user writes the way to an event is their affair`() throws {
    try scratch.makeFolder("side/in")
    try scratch.copy("records/as64502.json", to: "forum/record.json")
    try scratch.write("record: ../record.json\n", to: "forum/submissions/a.yaml")
    try scratch.link("side/forum", to: "in/../../forum")
    for path in [
      "../forum", "../side/../forum", "in/../../forum", "forum", "forum/submissions/..",
      "\(scratch.path)/side/../forum",
    ] {
      for root in ["", "--root \(path)"] {
        let run = try scratch.shell(
          "cd \"$HERE/side\" && \"$P\" deck \(path)/event.yaml \(root) -q -o d.pdf",
          environment: ["HERE": scratch.path])
        #expect(run.code == 0, "\(path): \(run.message)")
      }
    }
  }

  @Test func `messages to send on name no folder of the machine`() throws {
    try scratch.write("name: A\ntrafic: 1\nlogo: none.svg\n", to: "forum/submissions/a.yaml")
    try scratch.write("name: A\n", to: "forum/submissions/b.yaml")
    let environment = ["HERE": scratch.path]
    for arguments in [
      "check \"$HERE/forum/event.yaml\" --offline",
      "check \"$HERE/forum/event.yaml\" --offline --format json",
      "deck \"$HERE/forum/event.yaml\" -q -o \"$HERE/d.pdf\"",
      "slide \"$HERE/forum/submissions/a.yaml\" -q -o \"$HERE/a.pdf\"",
    ] {
      for (folder, name) in [("/", "submissions/a.yaml"), (scratch.path, "forum/submissions/a.yaml")] {
        let run = try scratch.shell("cd \"\(folder)\" && \"$P\" \(arguments)", environment: environment)
        let told = run.text + run.message
        let isSlide = arguments.hasPrefix("slide")
        let expected = isSlide && folder == "/" ? "a.yaml" : name
        #expect(run.code == 65 && told.contains(expected), "\(arguments): \(told)")
        #expect(!told.contains(scratch.path), "\(arguments) in \(folder): \(told)")
      }
    }
  }

  @Test func `the API key is hidden as the name of a file, too`() throws {
    try scratch.write(
      "trafic: 1\nlogo: \(Self.key).svg\nrecord: \(Self.key).json\n", to: "forum/submissions/\(Self.key).yaml"
    )
    try scratch.write("name: [", to: "forum/submissions/b \(Self.key).yaml")
    try scratch.write("name: C\nslide: a.pdf\n", to: "forum/submissions/\(Self.key)-c.yaml")
    let environment = ["PEERINGDB_API_KEY": Self.key]
    let formats = ["text", "json", "github", "junit", "sarif", "markdown"]
    var texts = try formats.map { format in
      let run = try scratch.personals(
        ["check", "forum/event.yaml", "--offline", "--format", format], environment: environment)
      #expect(run.code == 65 && run.text.contains("trafic"), "\(run.message)")
      return run.text + run.message
    }
    for arguments in [
      ["preview", "forum/event.yaml", "--offline", "-o", "previews/"],
      ["deck", "forum/event.yaml", "--offline", "-o", "d.pdf"],
      ["slide", "forum/submissions/\(Self.key)-c.yaml", "-o", "c.pdf"], ["init", "\(Self.key).json"],
    ] { texts.append(try scratch.personals(arguments, environment: environment).message) }
    texts += try ["previews/previews.json", "previews/index.html"].map(scratch.text)
    texts += scratch.names.filter { $0.hasPrefix("previews/") }
    texts.append(try PDF.text(scratch.bytes(of: "d.pdf")))
    for text in texts {
      #expect(
        !text.isEmpty && !text.contains("f00dcafe") && !text.lowercased().contains("ab3xy9pq"), "\(text)")
    }
  }

  @Test func `names of files show what cannot be seen`() throws {
    let names = [
      "\u{202E}lmay.exe", "a\u{200B}b", "\u{2066}x\u{2069}", "soft\u{AD}", "\u{FEFF}bom", "e\u{301}",
      "می\u{200C}خ",
    ]
    for name in names {
      try scratch.write("trafic: \"\(name)\"\nratio: \(name)\n", to: "forum/submissions/\(name).yaml")
    }
    let hidden: Set<Unicode.Scalar> = ["\u{202E}", "\u{200B}", "\u{2066}", "\u{2069}", "\u{AD}", "\u{FEFF}"]
    func expectVisible(_ text: String) {
      #expect(!text.isEmpty && text.unicodeScalars.allSatisfy { !hidden.contains($0) }, "\(text)")
    }
    for format in ["text", "json", "github", "junit", "sarif", "markdown"] {
      let run = try scratch.personals("check", "forum/event.yaml", "--offline", "--format", format)
      expectVisible(run.text)
      // SARIF has files as URIs.
      if format != "sarif" { #expect(run.text.contains("می\u{200C}خ.yaml"), "\(format)") }
      if format == "json" {
        let report = try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any]
        let files = (report?["subjects"] as? [[String: Any]])?.compactMap { $0["file"] as? String } ?? []
        #expect(files.contains("forum/submissions/\u{202E}lmay.exe.yaml"), "\(files)")
      }
    }
    let preview = try scratch.personals("preview", "forum/event.yaml", "--offline", "-o", "previews/")
    for text in try [
      preview.message, scratch.text(of: "previews/previews.json"), scratch.text(of: "previews/index.html"),
    ] {
      expectVisible(text)
    }
  }

  @Test func `names of files steer nothing`() throws {
    let names = [
      "-dash", "--root", "esc\u{1B}[31m", "line\nbreak", "::error::x", "a,b:c%d", "$(touch pwned)",
    ]
    for name in names { try scratch.write("trafic: 1\n", to: "forum/submissions/\(name).yaml") }
    let before = scratch.names
    for format in ["text", "json", "github", "junit", "sarif", "markdown"] {
      let run = try scratch.personals("check", "forum/event.yaml", "--offline", "--format", format)
      #expect(run.code == 65, "\(run.message)")
      #expect(!run.text.contains("\u{1B}") && !run.text.contains("line\nbreak"), "\(format)")
      // Each is shown, as far as it can be.
      #expect(run.text.contains("pwned"), "\(format)")
    }
    let github = try scratch.personals("check", "forum/event.yaml", "--offline", "--format", "github").text
    #expect(github.contains("file=forum/submissions/line%0Abreak.yaml,"))
    #expect(github.contains("file=forum/submissions/a%2Cb%3Ac%25d.yaml,"))
    #expect(github.contains("file=forum/submissions/%3A%3Aerror%3A%3Ax.yaml,"))
    #expect(scratch.names == before)
  }
}
