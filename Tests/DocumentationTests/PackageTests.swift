internal import Foundation
internal import Libraries
internal import Testing

/// What packages and the documentation say of the parts that are used only when needed, against the list of them.
@Suite struct PackageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(Self.root)/\(path)", encoding: .utf8)
  }

  /// The entries of a field of the binary package.
  private func field(_ name: String) throws -> [String] {
    let control = try text("debian/control")
    let start = try #require(control.range(of: "\n\(name): ")).upperBound
    let lines = control[start...].split(separator: "\n")
    let value = ([lines[0]] + lines.dropFirst().prefix { $0.hasPrefix(" ") }).joined(separator: " ")
    return value.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test(arguments: [OptionalPart.Need.depends, .recommends, .suggests])
  func `the package asks for what the program loads`(need: OptionalPart.Need) throws {
    // Certificates are libcurl's business, Git and Python are for the scripts of CI jobs, and dpkg-shlibdeps finds the rest.
    let others = ["${misc:Depends}", "${shlibs:Depends}", "ca-certificates", "git", "python3:any"]
    #expect(try field(need.rawValue).filter { !others.contains($0) } == OptionalPart.field(need).sorted())
  }

  @Test func `the container has what the package recommends`() throws {
    let file = try text("Containerfile")
    for part in OptionalPart.all where part.need == .recommends {
      #expect(file.contains(" \(part.packages[.bookworm] ?? "")"), "\(part.name)")
    }
  }

  @Test func `the readme has one line that installs all, and says what for`() throws {
    let readme = try text("README.md")
    let names = OptionalPart.all.map { $0.packages[.bookworm] ?? "" }
    #expect(readme.contains("\nsudo apt install \(names.joined(separator: " "))\n"))
    for (part, name) in zip(OptionalPart.all, names) {
      #expect(readme.contains("\n| \(name) | \(part.use) |\n"))
    }
    for (distribution, title) in [(Distribution.trixie, "On Debian 13: "), (.noble, "On Ubuntu 24.04: ")] {
      let start = try #require(readme.range(of: title)).upperBound
      let others = OptionalPart.all.compactMap { part in
        part.packages[distribution].flatMap { $0 == part.packages[.bookworm] ? nil : $0 }
      }
      let flat = readme[start...].replacing("\n", with: " ")
      #expect(flat.hasPrefix(others.joined(separator: ", ") + "."), "\(others)")
    }
  }

  @Test func `one version is written everywhere`() throws {
    let source = try text("Sources/Slides/OutputFormat.swift")
    let version = try #require(source.firstMatch(of: /static let version = "(.+)"/)).output.1
    #expect(try text("debian/changelog").hasPrefix("personals (\(version)) "))
    #expect(try text("CHANGELOG.md").contains(try Regex("\n## \(version) \\(\\d{4}-\\d\\d-\\d\\d\\)\n")))
    for page in ["README.md", "docs/ci.md", "Sources/EventFolders/EventFolder.swift"] {
      let named = try text(page).matches(of: /(?:personals[_-]|@v|download\/v)(\d+\.\d+\.\d+)/).map(
        \.output.1)
      #expect(!named.isEmpty && named.allSatisfy { $0 == version }, "\(page)")
    }
  }

  @Test func `setup and the package build with the same libraries`() throws {
    let setup = try text("scripts/setup.sh")
    let control = try text("debian/control")
    for line in control.split(separator: "\n") where line.contains("-dev,") {
      let name = line.split { $0 == " " || $0 == "," }.last { $0.hasSuffix("-dev") } ?? ""
      #expect(setup.contains(":\(name):"), "\(name)")
    }
  }
}
