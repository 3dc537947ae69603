internal import Foundation
internal import TestSupport
internal import Testing

/// How a job gets the program: `scripts/get.sh`, and the action's step that calls it.
@Suite struct InstallTests {
  private let scratch: Scratch
  /// A version that no machine has installed.
  private let version = "0.0.0"

  /// A place with releases, and programs that only note what they are asked to do.
  init() throws {
    scratch = try Scratch()
    for folder in ["bin", "made", "clone/scripts", "clone/Sources/Slides", "releases/v\(version)"] {
      try scratch.makeFolder(folder)
    }
    for name in ["get.sh", "homepage"] { try scratch.copy("../scripts/\(name)", to: "clone/scripts/\(name)") }
    let source = try String(
      contentsOfFile: Places.root + "/Sources/Slides/OutputFormat.swift", encoding: .utf8)
    let line = try #require(source.firstMatch(of: /static let version = ".+"/)).output
    try scratch.write(
      source.replacing(line, with: "static let version = \"\(version)\""),
      to: "clone/Sources/Slides/OutputFormat.swift")
    try script(
      "apt-get", "echo \"apt-get $*\" >>\"$LOG\"; case $* in *.deb) cp made/personals bin/personals ;; esac")
    try script("make", "echo \"make $*\" >>\"$LOG\"")
    try script("dpkg", "echo amd64")
    try script("sudo", "exec \"$@\"")
    try scratch.write("#!/bin/sh\necho \(version)\n", to: "made/personals")
    try scratch.write("a package\n", to: "releases/v\(version)/\(package)")
    let made = try scratch.shell(
      "chmod +x bin/* made/personals && cd releases/v\(version) && sha256sum \(package) >SHA256SUMS")
    try #require(made.code == 0, "\(made.message)")
  }

  private var package: String { "personals_\(version)_amd64.deb" }

  private func script(_ name: String, _ line: String) throws {
    try scratch.write("#!/bin/sh\n\(line)\n", to: "bin/\(name)")
  }

  private func get(
    _ options: String = "", from place: String? = "releases", homepage: String = ""
  ) throws -> (run: Run, log: String) {
    try scratch.write("", to: "log")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try scratch.shell(
      "HOMEPAGE='\(homepage)' clone/scripts/get.sh \(place.map { "--from 'file://\(scratch($0))'" } ?? "") \(options)",
      environment: ["PATH": scratch("bin") + ":" + path, "LOG": scratch("log")])
    return (run, try scratch.text(of: "log"))
  }

  @Test func `a release is installed once its checksum is right`() throws {
    let (run, log) = try get()
    #expect(run.code == 0, "\(run.message)")
    #expect(run.text == "\(scratch("bin/personals"))\n")
    #expect(log.contains(try Regex("apt-get .* install --yes /\\S+/\(package)\n")), "\(log)")
    #expect(!log.contains("make"))
    // It is there now.
    let again = try get()
    #expect(again.run.text == "\(scratch("bin/personals"))\n" && again.log.isEmpty)
  }

  @Test func `a package with another checksum is refused`() throws {
    try scratch.write("another package\n", to: "releases/v\(version)/\(package)")
    let (run, log) = try get()
    #expect(run.code == 65 && run.text.isEmpty)
    #expect(
      run.message.contains("get: \(package) is not what it should be: its checksum is "), "\(run.message)")
    #expect(log.isEmpty)
    // A person who changes the package can change the list beside it.
    let listed = try scratch.shell(
      "cd releases/v\(version) && sha256sum \(package) | tee SHA256SUMS | cut -d ' ' -f 1")
    let other = String(repeating: "0", count: 64)
    #expect(try get("--sha256 \(other)").run.code == 65)
    #expect(try get("--sha256 \(listed.text.prefix(64))").run.code == 0)
  }

  @Test func `without a release the clone is built, unless that is not wanted`() throws {
    let (run, log) = try get(from: "nowhere")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.text == "\(scratch("clone/.build/release/personals"))\n")
    #expect(run.message.contains("there is no release \(version) at file://"), "\(run.message)")
    #expect(log == "make --silent -C \(scratch("clone")) build\n")
    let refused = try get("--build false", from: "nowhere")
    #expect(refused.run.code == 69 && refused.log.isEmpty)
    #expect(refused.run.message.contains("cannot get file://"), "\(refused.run.message)")
  }

  @Test func `releases are looked for where the clone comes from`() throws {
    // No server answers there.
    let (run, log) = try get("--build false", from: nil, homepage: "http://127.0.0.1:9/nog/personals.git")
    #expect(run.code == 69 && log.isEmpty)
    let address = "http://127.0.0.1:9/nog/personals/releases/download/v\(version)/SHA256SUMS"
    #expect(run.message.contains("cannot get \(address): "), "\(run.message)")
    let unknown = try get(from: nil)
    #expect(unknown.log == "make --silent -C \(scratch("clone")) build\n")
    #expect(unknown.run.message == "get: where releases are is not known: building; --from URL gives it\n")
    let refused = try get("--build false", from: nil)
    #expect(refused.run.code == 64 && refused.log.isEmpty)
    #expect(refused.run.message == "get: where releases are is not known: give it with --from URL\n")
  }

  @Test(arguments: [
    ("https://github.com/nog/personals", "https://github.com/nog/personals\n"),
    ("https://github.com/nog/personals.git/", "https://github.com/nog/personals\n"),
    ("https://user:token@github.com/nog/personals.git", "https://github.com/nog/personals\n"),
    ("git@github.com:nog/personals.git", "https://github.com/nog/personals\n"),
    ("ssh://git@git.example:2222/nog/personals", "https://git.example/nog/personals\n"),
    ("git.example:/nog/personals.git", "https://git.example/nog/personals\n"),
    ("/srv/git/personals.git", ""), ("../personals", ""), ("file:///srv/personals", ""),
    ("C:\\personals", ""),
    ("https://github.com/nog/x y", ""), ("", ""),
  ])
  func `the project's page is where the clone comes from`(origin: String, page: String) throws {
    let made = try scratch.shell(
      "cd clone && git init -q && git remote add origin \"$ORIGIN\"", environment: ["ORIGIN": origin])
    #expect(made.code == 0 || origin.isEmpty, "\(made.message)")
    #expect(try scratch.shell("clone/scripts/homepage").text == page)
    // What is set counts, even if it is empty.
    #expect(try scratch.shell("HOMEPAGE= clone/scripts/homepage").text.isEmpty)
    #expect(try scratch.shell("clone/scripts/homepage", environment: ["HOMEPAGE": origin]).text == page)
    // Another repository around a copy without one is not the project's.
    _ = try scratch.shell("mkdir clone/copy && cp -R clone/scripts clone/copy/")
    #expect(try scratch.shell("clone/copy/scripts/homepage").text.isEmpty)
  }

  @Test func `a release without this machine's package is reported`() throws {
    try scratch.write("", to: "releases/v\(version)/SHA256SUMS")
    let (run, _) = try get()
    #expect(run.code == 69)
    #expect(run.message == "get: the release \(version) has no \(package)\n")
  }

  @Test func `building is asked for, and happens once`() throws {
    #expect(try get("--build true").log == "make --silent -C \(scratch("clone")) build\n")
    // What a cache brought is not built again, and needs its libraries all the same.
    try scratch.makeFolder("clone/.build/release")
    try scratch.write("", to: "clone/.build/release/personals")
    _ = try scratch.shell("chmod +x clone/.build/release/personals")
    #expect(try get("--build true").log == "make --silent -C \(scratch("clone")) setup\n")
  }

  @Test(arguments: ["--build maybe", "--version", "--nothing x"])
  func `wrong usage is reported`(options: String) throws {
    let (run, log) = try get(options)
    #expect(run.code == 64 && log.isEmpty)
    #expect(run.message.hasPrefix("usage: scripts/get.sh"), "\(run.message)")
  }

  @Test func `the action asks for its own release, and says where the program is`() throws {
    let action = try CompositeAction(path: Places.root + "/action.yml")
    let step = try action.step("Install")
    try scratch.write("#!/bin/sh\necho \"$@\" >&2\necho /usr/bin/personals\n", to: "clone/scripts/get.sh")
    var values = [
      "github.action_repository": "nog/personals", "github.server_url": "https://git.example",
    ]
    for (name, value) in action.inputs where !value.contains("github.") { values["inputs.\(name)"] = value }
    var environment = [
      "GITHUB_ACTION_PATH": scratch("clone"), "GITHUB_OUTPUT": scratch("output"), "HOME": "/home/u",
    ]
    environment["XDG_CACHE_HOME"] = ""
    for (name, value) in step.environment { environment[name] = try CompositeAction.filled(value, values) }
    try scratch.write(step.script, to: "step.sh")
    let run = try scratch.shell("bash -eo pipefail step.sh", environment: environment)
    #expect(run.code == 0)
    #expect(run.message == "--build auto --from https://git.example/nog/personals/releases/download\n")
    #expect(
      try scratch.text(of: "output") == "program=/usr/bin/personals\ncache=/home/u/.cache/personals\n")
  }
}
