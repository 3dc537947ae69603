internal import Foundation
internal import TestSupport
import Testing

/// What CI jobs do for a pull request: the steps of `action.yml`, and those that `docs/ci.md` gives for GitLab.
struct ReviewTests {
  private let scratch: Scratch
  /// The commit that the pull request starts from.
  private let base: String

  /// A repository with an event of two submissions, the second of which the pull request changes.
  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("forum/records")
    for asn in [64500, 64502] {
      try scratch.copy("records/as\(asn).json", to: "forum/records/as\(asn).json")
      try scratch.write("network: \(asn)\nrecord: records/as\(asn).json\n", to: "forum/as\(asn).yaml")
    }
    try scratch.write("event: Forum\nsubmissions: as*.yaml\n", to: "forum/event.yaml")
    let git = """
      git init -q && git config user.name T && git config user.email t@example.org && git add -A &&
      git commit -qm base && git rev-parse HEAD
      """
    base = try scratch.shell("cd forum && \(git)").text.trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(base.count == 40)
    // What a runner fetches from.
    _ = try scratch.shell(
      "git clone -q --bare forum origin.git && cd forum && git remote add origin ../origin.git")
    try scratch.write(
      "network: 64502\nrecord: records/as64502.json\ntraffic: 120G\ntrafic: 1G\n", to: "forum/as64502.yaml")
  }

  // MARK: - GitHub

  /// Runs a step as GitHub's runner does, in `forum`.
  private func run(
    _ step: CompositeAction.Step, _ values: [String: String], _ environment: [String: String] = [:]
  ) throws -> Run {
    try scratch.write(try CompositeAction.filled(step.script, values), to: "step.sh")
    var variables = environment
    for (name, value) in step.environment { variables[name] = try CompositeAction.filled(value, values) }
    for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] { variables[name] = scratch(name) }
    variables["GITHUB_ACTION_PATH"] = environment["GITHUB_ACTION_PATH"] ?? Places.root
    variables["GITHUB_ACTIONS"] = "true"
    variables["PERSONALS"] = Program.personals.path
    return try scratch.shell(
      "cd forum && bash --noprofile --norc -eo pipefail ../step.sh", environment: variables)
  }

  private func inputs(_ action: CompositeAction, _ changes: [String: String] = [:]) throws -> [String: String]
  {
    var values: [String: String] = [
      "github.event.pull_request.base.sha": base, "github.event.pull_request.number": "7",
      "github.token": "secret", "github.action_repository": "nog/personals",
      "github.server_url": "https://git.example", "steps.install.outputs.program": Program.personals.path,
      "steps.upload.outputs.artifact-url": "https://example.org/artefact",
    ]
    for (name, value) in action.inputs {
      values["inputs.\(name)"] = try CompositeAction.filled(value, values)
    }
    values["inputs.event"] = "event.yaml"
    values["inputs.options"] = "--offline"
    return values.merging(changes) { $1 }
  }

  @Test func `the action's steps check, picture, comment and judge`() throws {
    let action = try CompositeAction(path: Places.root + "/action.yml")
    #expect(action.steps.map(\.name) == ["Install", "Check and draw", "Comment", "Verdict"])
    var values = try inputs(action)
    values["steps.install.outputs.program"] = Program.personals.path

    let review = try run(try action.step("Check and draw"), values)
    #expect(review.code == 0, "\(review.message)")
    #expect(
      review.text.contains("::error file=as64502.yaml,line=4,") && review.text.contains("trafic"),
      "\(review.text)")
    let output = try scratch.text(of: "GITHUB_OUTPUT")
    #expect(output == "code=65\n")
    let summary = try scratch.text(of: "GITHUB_STEP_SUMMARY")
    #expect(summary == (try scratch.text(of: "forum/review/comment.md")))
    #expect(summary.contains("as64502.yaml"))
    #expect(
      summary.contains(
        "**\n\n1 of 2 slides changed (as64502)\n\n1 submission that did not change: 1 note\n\n|"),
      "\(summary)")
    for name in ["previews/index.html", "check.sarif", "check.xml"] {
      #expect(FileManager.default.fileExists(atPath: scratch("forum/review/\(name)")), "\(name)")
    }
    // The copy of the base is gone, and the repository knows nothing of it.
    #expect(try scratch.shell("cd forum && git worktree list | wc -l").text.contains("1"))

    #expect(try scratch.text(of: "forum/review/.gitignore") == "*\n")

    let cache = try #require(action.uses.first { $0.action.hasPrefix("actions/cache@v") })
    #expect(cache.inputs["path"] == "${{ steps.install.outputs.cache }}")
    let upload = try #require(action.uses.last)
    #expect(upload.action.hasPrefix("actions/upload-artifact@v"))
    #expect(try CompositeAction.filled(upload.inputs["path"] ?? "", values) == "review")

    let server = try LocalServer(.json("[]"), .json("{}", status: "201 Created"))
    let hosts = ["GITHUB_API_URL": server.root, "GITHUB_REPOSITORY": "nog/forum"]
    let comment = try run(try action.step("Comment"), values, hosts)
    #expect(comment.code == 0, "\(comment.message)")
    #expect(server.received.map(\.method) == ["GET", "POST"])
    #expect(server.received.map(\.target).last == "/repos/nog/forum/issues/7/comments")
    #expect(server.received.allSatisfy { $0.header("authorization") == "Bearer secret" })
    let said = try body(server.received.last)
    #expect(said.hasPrefix("<!--") && said.contains("[All slides](https://example.org/artefact)"))

    values["steps.review.outputs.code"] = "65"
    #expect(try run(try action.step("Verdict"), values).code == 65)
  }

  @Test func `all is well with an event in which nothing is wrong`() throws {
    let action = try CompositeAction(path: Places.root + "/action.yml")
    try scratch.write("network: 64502\nrecord: records/as64502.json\n", to: "forum/as64502.yaml")
    let review = try run(try action.step("Check and draw"), inputs(action))
    #expect(review.code == 0, "\(review.message)")
    #expect(try scratch.text(of: "GITHUB_OUTPUT") == "code=0\n")
    #expect(try scratch.text(of: "GITHUB_STEP_SUMMARY").contains("0 of 2 slides changed"))
    // Warnings fail the job where the organiser wants them to.
    try scratch.write("", to: "GITHUB_OUTPUT")
    try scratch.write("network: 64502\nrecord: records/as64502.json\n", to: "forum/again-as64502.yaml")
    try scratch.write("event: Forum\nsubmissions: '*as*.yaml'\n", to: "forum/event.yaml")
    let strict = try run(
      try action.step("Check and draw"), inputs(action, ["inputs.warnings-as-errors": "true"]))
    #expect(strict.code == 0)
    #expect(try scratch.text(of: "GITHUB_OUTPUT") == "code=65\n")
  }

  @Test func `a pull request answers for what it changes, and the others are counted`() throws {
    let action = try CompositeAction(path: Places.root + "/action.yml")
    try scratch.write("network: 64500\nrecord: records/as64500.json\npolcy: open\n", to: "forum/as64500.yaml")
    try scratch.write("event: Forum\nsubmissions: as*.yaml\n", to: "forum/event.yaml")
    let commit = "git add -A && git -c user.name=T -c user.email=t@example.org commit -qm"
    let head = "git rev-parse HEAD"
    // The branch has a mistake in one, and in the other since the setup.
    let mended = "git stash -q -- as64502.yaml && \(commit) wrong >/dev/null && git stash pop -q && \(head)"
    let base = try scratch.shell("cd forum && \(mended)").text.trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(base.count == 40)
    let changes = ["inputs.base": base]
    func review(_ says: String...) throws -> (code: String, text: String, comment: String) {
      try scratch.write("", to: "GITHUB_OUTPUT")
      let run = try run(try action.step("Check and draw"), inputs(action, changes))
      #expect(run.code == 0, "\(run.message)")
      return (
        try scratch.text(of: "GITHUB_OUTPUT"), run.text, try scratch.text(of: "forum/review/comment.md")
      )
    }
    let own = try review()
    #expect(own.code == "code=65\n")
    #expect(own.text.contains("trafic") && !own.text.contains("polcy"), "\(own.text)")
    #expect(
      own.text.contains("\n1 of 2 submissions: 1 error, 1 note\n1 submission that did not change: 1 error"),
      "\(own.text)")
    #expect(
      own.comment.contains("\n1 submission that did not change: 1 error") && !own.comment.contains("polcy"))
    // No one fails for another's mistake.
    try scratch.write("network: 64502\nrecord: records/as64502.json\n", to: "forum/as64502.yaml")
    #expect(try review().code == "code=0\n")
    // A file that a submission is made from is as good as the submission.
    try scratch.write(
      try scratch.text(of: "forum/records/as64500.json") + "\n", to: "forum/records/as64500.json")
    let record = try review()
    #expect(record.code == "code=65\n" && record.text.contains("polcy"), "\(record.text)")
    _ = try scratch.shell("cd forum && git checkout -q records")
    // What two submissions have in common is reported, whichever of them changed.
    try scratch.write("network: 64500\nrecord: records/as64500.json\n", to: "forum/as1.yaml")
    let duplicate = try review()
    #expect(duplicate.code == "code=0\n")
    #expect(duplicate.text.contains("AS64500 is also in as1.yaml"), "\(duplicate.text)")
    #expect(!duplicate.text.contains("polcy"))
    // The event is everybody's.
    try scratch.write("event: Our forum\nsubmissions: as*.yaml\n", to: "forum/event.yaml")
    #expect(try review().text.contains("polcy"))
  }

  /// Runs `review.sh` in a folder, against a revision.
  private func review(in folder: String, against revision: String) throws -> Run {
    try scratch.shell(
      "cd \(folder) && '\(Places.root)/scripts/review.sh' --base '\(revision)' event.yaml -- --offline",
      environment: ["PERSONALS": Program.personals.path, "CI": "true"])
  }

  @Test func `files in a submodule are compared`() throws {
    try scratch.makeFolder("list")
    try scratch.write("name: Lagoon\nplace: Suva\n", to: "list/a.yaml")
    let git = "git -c user.name=T -c user.email=t@example.org -c protocol.file.allow=always"
    let made = try scratch.shell(
      """
      set -e; (cd list; git init -q; git add -A; \(git) commit -qm 1); mkdir outer; cd outer; git init -q
      \(git) submodule --quiet add "$PWD/../list" "a list"; printf 'event: F\nsubmissions: a list/*.yaml\n' > event.yaml
      git add -A; \(git) commit -qm 1; cd "a list"; printf 'traffic: 640G\ntrafic: 640G\n' >> a.yaml; \(git) commit -qam 2
      cd ..; git add -A; \(git) commit -qm 2
      """)
    #expect(made.code == 0, "\(made.message)")
    let changed = try review(in: "outer", against: "HEAD^")
    #expect(changed.code == 65)
    #expect(changed.text.contains("a list/a.yaml:4:1: error: unknown key 'trafic'"), "\(changed.text)")
    #expect(changed.text.hasSuffix("1 of 1 slide changed (a)\n"), "\(changed.text)")
    let same = try review(in: "outer", against: "HEAD")
    #expect(same.code == 0 && same.text.hasSuffix("0 of 1 slide changed\n"), "\(same.text)")
    // The copies of the base are gone, and no repository knows of them.
    #expect(
      try scratch.shell("cd outer && git worktree list | wc -l && git -C 'a list' worktree list | wc -l").text
        .filter { !$0.isWhitespace } == "11")
  }

  @Test func `what others have merged since is not this branch's change`() throws {
    let made = try scratch.shell(
      """
      set -e; cd forum; git checkout -q as64502.yaml; git checkout -qb other
      printf 'traffic: 10G\n' >> as64500.yaml; git commit -qam other; git checkout -q -; git checkout -qb own
      printf 'traffic: 20G\n' >> as64502.yaml; git commit -qam own
      """)
    #expect(made.code == 0, "\(made.message)")
    let run = try review(in: "forum", against: "other")
    #expect(run.code == 0 && run.text.hasSuffix("1 of 2 slides changed (as64502)\n"), "\(run.text)")
    #expect(run.text.contains("\n1 submission that did not change"), "\(run.text)")
  }

  @Test func `what went and what the event does not take is named`() throws {
    let made = try scratch.shell(
      """
      set -e; cd forum; git checkout -q as64502.yaml; git mv as64502.yaml AS64502.YAML; rm as64500.yaml
      printf 'name: Reef Net\npolicy: Open\n' > as-reef.yaml
      """)
    #expect(made.code == 0, "\(made.message)")
    let run = try review(in: "forum", against: base)
    #expect(
      run.code == 0
        && run.text.hasSuffix("0 of 1 slide changed, 1 added (as-reef), 2 gone (as64500, as64502)\n"),
      "\(run.text)")
    let comment = try scratch.text(of: "forum/review/comment.md")
    for (file, words) in [
      ("as64500.yaml", "is no longer there"), ("as64502.yaml", "is no longer there"),
      ("AS64502.YAML", "is a submission that the event does not list"),
    ] {
      #expect(comment.contains("<code>\(file)</code> \(words)"), "\(comment)")
    }
  }

  @Test func `the comment on a broken event says that no slides are drawn`() throws {
    try scratch.write("event: Forum\nsubmissions: as*.yaml\nsessions: 7\n", to: "forum/event.yaml")
    for old in [base, ""] {
      let run = try review(in: "forum", against: old)
      #expect(
        run.code == 65 && run.text.hasSuffix("\nno slides are drawn: correct the errors above first\n"),
        "\(run.text)")
      let comment = try scratch.text(of: "forum/review/comment.md")
      #expect(comment.contains("**\n\nno slides are drawn: correct the errors above first\n"), "\(comment)")
    }
  }

  @Test func `an event that is new has nothing to be compared with`() throws {
    let action = try CompositeAction(path: Places.root + "/action.yml")
    try scratch.makeFolder("forum/new")
    try scratch.write("network: 64500\nrecord: ../records/as64500.json\n", to: "forum/new/as64500.yaml")
    let review = try run(
      try action.step("Check and draw"), inputs(action, ["inputs.event": "new/as64500.yaml\n"]))
    #expect(review.code == 0, "\(review.message)")
    #expect(try scratch.text(of: "GITHUB_OUTPUT") == "code=0\n", "\(review.text)")
    let summary = try scratch.text(of: "GITHUB_STEP_SUMMARY")
    #expect(!summary.contains("changed") && !summary.contains(scratch.path), "\(summary)")
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give a repository away"))
  func `a workspace that another user owns is reviewed as well, without a word in anybody's settings`() throws
  {
    let settings = "[user]\n\tname = T\n"
    try scratch.write(settings, to: "settings")
    // As on a runner: the base has yet to be fetched.
    let clone = "git clone -q --depth 1 \"file://$PWD/origin.git\" shallow && cp forum/as64502.yaml shallow/"
    let commit =
      "cd forum && git commit -qm more --allow-empty && git push -q origin HEAD:$(git branch --show-current)"
    #expect(try scratch.shell("(\(commit)) && \(clone) && chown -R 1001:1001 shallow").code == 0)
    let review = "cd shallow && '\(Places.root)/scripts/review.sh' --base \(base) event.yaml -- --offline"
    var environment = ["PERSONALS": Program.personals.path, "GIT_CONFIG_GLOBAL": scratch("settings")]
    for name in ["CI", "GITHUB_ACTIONS", "SUDO_UID"] { environment[name] = "" }
    let refused = try scratch.shell(review, environment: environment)
    #expect(refused.message.contains("dubious ownership"), "\(refused.message)")
    environment["CI"] = "true"
    let run = try scratch.shell(review, environment: environment)
    #expect(run.code == 65, "\(run.message)")
    #expect(run.text.hasSuffix("1 of 2 slides changed (as64502)\n"), "\(run.text)")
    #expect(try scratch.text(of: "settings") == settings)
  }

  // MARK: - Comments

  private func body(_ request: LocalServer.Request?) throws -> String {
    let data = Data(try #require(request).body)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
    return try #require(object["body"])
  }

  private func comment(_ text: String, _ environment: [String: String]) throws -> Run {
    try scratch.write(text, to: "comment.md")
    return try scratch.shell(
      "'\(Places.root)/scripts/comment.py' comment.md", environment: environment)
  }

  private func gitHub(_ server: LocalServer) -> [String: String] {
    [
      "GITHUB_API_URL": server.root, "GITHUB_REPOSITORY": "nog/forum", "GITHUB_TOKEN": "secret",
      "PULL_REQUEST": "7",
    ]
  }

  @Test func `the comment of an earlier run is replaced, on whichever page it is`() throws {
    let server = try LocalServer { request in
      guard request.method == "GET" else { return .json("{}") }
      guard request.target.contains("page=2") else {
        var first = LocalServer.Answer.json(#"[{"id": 1, "body": "hello"}, {"id": 2, "body": null}]"#)
        let host = request.header("host") ?? ""
        first.headers.append("Link: <http://\(host)/next?page=2>; rel=\"next\", <http://x/>; rel=\"last\"")
        return first
      }
      return .json(#"[{"id": 31, "body": "<!-- personals -->\nold"}]"#)
    }
    let run = try comment("<!-- personals -->\nnew 日本\n", gitHub(server))
    #expect(run.code == 0, "\(run.message)")
    #expect(
      server.received.map { "\($0.method) \($0.target)" } == [
        "GET /repos/nog/forum/issues/7/comments?per_page=100", "GET /next?page=2",
        "PATCH /repos/nog/forum/issues/comments/31",
      ])
    #expect(try body(server.received.last) == "<!-- personals -->\nnew 日本\n")
  }

  @Test func `GitLab's merge requests are commented with a token of the project`() throws {
    let server = try LocalServer(.json(#"[{"id": 5, "body": "<!-- personals -->\nold"}]"#), .json("{}"))
    let environment = [
      "CI_API_V4_URL": server.root + "/api/v4", "CI_PROJECT_ID": "99", "CI_MERGE_REQUEST_PROJECT_ID": "12",
      "CI_MERGE_REQUEST_IID": "3",
      "PERSONALS_TOKEN": "secret",
    ]
    let run = try comment("<!-- personals -->\nnew\n", environment)
    #expect(run.code == 0, "\(run.message)")
    #expect(
      server.received.map { "\($0.method) \($0.target)" } == [
        "GET /api/v4/projects/12/merge_requests/3/notes?per_page=100",
        "PUT /api/v4/projects/12/merge_requests/3/notes/5",
      ])
    #expect(server.received.allSatisfy { $0.header("private-token") == "secret" })
  }

  @Test func `a token that may not write comments fails no job, all else does and says why`() throws {
    let forbidden = try LocalServer(.json("{}", status: "403 Forbidden"))
    let fork = try comment("<!-- personals -->\n", gitHub(forbidden))
    #expect(fork.code == 0)
    #expect(fork.message == "comment.py: the token may not write comments (403); nothing is written\n")
    let broken = try LocalServer(.json("{}", status: "500 Internal Server Error"))
    let failed = try comment("<!-- personals -->\n", gitHub(broken))
    #expect(failed.code == 1)
    #expect(failed.message.hasSuffix(" answers 500 Internal Server Error\n"), "\(failed.message)")
    var environment = gitHub(broken)
    environment["GITHUB_TOKEN"] = ""
    #expect(
      try comment("<!-- personals -->\n", environment).message == "comment.py: GITHUB_TOKEN is not set\n")
    let elsewhere = try comment("<!-- personals -->\n", [:])
    #expect(elsewhere.message == "comment.py: this is no job of a pull or merge request\n")
    let other = try comment("# Hello\n", gitHub(broken))
    #expect(other.message == "comment.py: comment.md does not begin with a marker: it is no review\n")
  }

  @Test func `a review of very many problems is cut at a line`() throws {
    let server = try LocalServer(.json("[]"), .json("{}"))
    let line = String(repeating: "x", count: 99) + "\n"
    let run = try comment("<!-- personals -->\n" + String(repeating: line, count: 900), gitHub(server))
    #expect(run.code == 0, "\(run.message)")
    let said = try body(server.received.last)
    #expect(said.count < 65_536 && said.hasSuffix("x\n\n…and more: see the job.\n"))
  }
}
