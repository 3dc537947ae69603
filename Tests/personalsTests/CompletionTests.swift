internal import Foundation
internal import TestSupport
internal import Testing

/// Man pages and completions, which are made from the definitions of commands.
@Suite struct CompletionTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      struct Kind: Decodable {}

      let kind: String
      let names: [Name]?
      let abstract: String?
      let valueName: String?
      let completionKind: Kind?
      let shouldDisplay: Bool
    }

    let commandName: String
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?

    func all(_ path: [String]) -> [(path: [String], command: Command)] {
      [(path, self)]
        + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(path + [$0.commandName]) }
    }
  }

  private func commands() throws -> [(path: [String], command: Command)] {
    struct Dump: Decodable { let command: Command }
    let run = try scratch.personals("--experimental-dump-help")
    return try JSONDecoder().decode(Dump.self, from: Data(run.output)).command.all(["personals"])
  }

  @Test func `every value says how shells complete it`() throws {
    for (path, command) in try commands() {
      for argument in command.arguments ?? [] where argument.kind != "flag" {
        let name = argument.names?.last.map { "--\($0.name)" } ?? "<\(argument.valueName ?? "")>"
        #expect(
          argument.completionKind != nil,
          "\(path.joined(separator: " ")) \(name): give it a 'completion:', or '.text' where nothing can be offered"
        )
      }
    }
  }

  @Test func `every command has a man page with its options and examples`() throws {
    let made = try scratch.shell(
      "'\(Places.root)/scripts/man-pages' \"$P\" pages && ls pages")
    #expect(made.code == 0, "\(made.message)")
    let commands = try commands()
    #expect(
      Set(made.text.split(separator: "\n").map(String.init))
        == Set(commands.map { $0.path.joined(separator: "-") + ".1" }))
    for (path, command) in commands {
      let page = try scratch.text(of: "pages/\(path.joined(separator: "-")).1")
      let plain = page.replacing("\\-", with: "-")
      #expect(
        plain.contains(".SH EXAMPLES\n.EX\n"), "\(path): give an example in the discussion, indented by two")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] {
          let option = name.name.count == 1 ? "-\(name.name)" : "--\(name.name)"
          #expect(plain.contains("\\fB\(option)\\fR"), "\(path) \(option)")
        }
        if argument.kind == "positional" {
          #expect(plain.contains(".TP\n\\fI\(argument.valueName ?? "")\\fR\n"), "\(path)")
        }
      }
      #expect(
        !page.contains("\\[u"), "\(path): man cannot show this in the locale C; map it in scripts/man-pages")
      // A line that begins with a dot would be a command to roff.
      let requests = Set(
        plain.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
      #expect(
        requests.isSubset(of: [".TH", ".nh", ".ad", ".SH", ".SS", ".PP", ".TP", ".EX", ".EE"]), "\(path)")
    }
  }

  private func offered(_ words: String, in shell: String = "bash") throws -> [String] {
    let run = try scratch.shell("SAP_SHELL=\(shell) SAP_SHELL_VERSION=5 \"$P\" ---completion \(words)")
    return run.text.split(separator: "\n").map(String.init)
  }

  @Test func `values are offered as they are typed`() throws {
    #expect(
      try offered("slide -- --template 3 0 personals slide --template ''")
        == ["card", "classic", "handout", "map", "sheet", "stage"])
    #expect(try offered("slide -- --template 3 2 personals slide --template st") == ["stage"])
    try scratch.makeFolder("own")
    try scratch.write("template: own\nextends: classic\n", to: "own/template.yaml")
    #expect(try offered("slide -- --template 3 1 personals slide --template o") == ["own"])
    #expect(
      try offered("slide -- --language 3 0 personals slide --language ''") == [
        "ar", "en", "es", "fr", "ja", "pt",
      ])
    #expect(try offered("slide -- --page-ratio 3 0 personals slide --page-ratio ''").contains("4:3"))
    #expect(
      try offered("slide -- --page-ratio 3 0 personals slide --page-ratio ''", in: "zsh").contains(#"4\:3"#))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions have policies and parts`(shell: String) throws {
    let run = try scratch.personals("--generate-completion-script", shell)
    #expect(run.code == 0)
    for word in ["Selective", "looking-glass", "peeringdb", "sarif", "svg"] {
      #expect(run.text.contains(word), "\(word)")
    }
  }
}
