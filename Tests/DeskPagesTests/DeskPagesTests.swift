import Desk
@testable import DeskPages
import DeskWorld
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The desk's pages, without a server.
@Suite struct DeskPagesTests {
  /// A browser with cookies.
  final class Visitor {
    let site: DeskSite
    var cookies: [String: String] = [:]
    var headers: [String: String] = [
      "host": "127.0.0.1:8400", "content-type": "application/x-www-form-urlencoded",
    ]

    init(_ site: DeskSite) { self.site = site }

    func ask(_ method: String, _ path: String, _ fields: [String: String] = [:], accept: String? = nil) async
      -> WebResponse
    {
      var headers = headers
      headers["cookie"] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
      headers["accept"] = accept
      let parts = path.split(separator: "?", maxSplits: 1)
      let body = fields.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
      let response = await site.answer(
        WebRequest(
          method: method, path: String(parts[0]),
          query: FormData.decode(parts.count > 1 ? String(parts[1]) : "") ?? [:],
          headers: headers, body: Array(body.utf8)))
      for (name, value) in response.headers where name == "Set-Cookie" {
        let pair = value.prefix { $0 != ";" }.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        cookies[String(pair[0])] = pair.count > 1 && !pair[1].isEmpty ? String(pair[1]) : nil
      }
      return response
    }

    private static func escaped(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    var formKey: String { DeskToken(cookies["slide"] ?? cookies["queue"] ?? "")?.formKey ?? "" }
  }

  private func site(_ world: DeskWorld, _ settings: DeskSite.Settings = DeskSite.Settings()) -> (
    DeskSite, SlideThreads
  ) {
    let threads = SlideThreads(1) { [desk = world.desk] in try desk.maker() }
    return (DeskSite(world.desk, threads: threads, settings: settings), threads)
  }

  private func text(_ response: WebResponse) -> String { String(decoding: response.body, as: UTF8.self) }

  @Test func `a presenter from the event's link to a submission`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    #expect(await visitor.ask("POST", "/start", ["who": "as 64501"]).status == 303)
    let page = await visitor.ask("GET", "/slide")
    #expect(page.status == 200 && text(page).contains("Bluefin Broadband"))
    let saved = await visitor.ask(
      "POST", "/slide", ["key": visitor.formKey, "revision": "1", "traffic": "640G"],
      accept: "application/json")
    #expect(saved.status == 200 && text(saved).contains("\"revision\":2"))
    let submitted = await visitor.ask(
      "POST", "/slide", ["key": visitor.formKey, "revision": "2", "traffic": "640G", "do": "submit"])
    #expect(text(submitted).contains("Your slide is with the organisers."))
    #expect(try world.text("submissions/as64501.yaml").contains("traffic: 640G"))
    // The secret opens it in another browser, and is not in the path that is shown.
    let other = Visitor(site)
    let opened = await other.ask("GET", "/k/\(visitor.cookies["slide"] ?? "")")
    #expect(opened.status == 303 && opened["Location"] == "/slide")
    #expect(text(await other.ask("GET", "/data")).contains("640G"))
    _ = await other.ask("POST", "/erase", ["key": other.formKey, "sure": "yes"])
    #expect(await visitor.ask("GET", "/slide").status == 404)
  }

  @Test func `every answer is guarded`() async throws {
    let world = try DeskWorld()
    var settings = DeskSite.Settings()
    settings.publicURL = "https://peering.example.net"
    let (site, threads) = site(world, settings)
    defer { threads.end() }
    let visitor = Visitor(site)
    let started = await visitor.ask("POST", "/start", ["who": "AS64501"])
    let cookie = try #require(started["Set-Cookie"])
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
      #expect(cookie.contains("; " + attribute))
    }
    for path in ["/", "/slide", "/slide.svg", "/data", "/nothing", "/desk.js", "/k/0", "/queue"] {
      let response = await visitor.ask("GET", path)
      #expect(response["X-Content-Type-Options"] == "nosniff", "\(path)")
      #expect(response["Referrer-Policy"] == "same-origin", "\(path)")
      let policy = response["Content-Security-Policy"] ?? ""
      #expect(policy.contains("default-src 'none'") && !policy.contains("script-src 'unsafe"), "\(path)")
    }
    #expect((await visitor.ask("GET", "/slide.svg"))["Content-Security-Policy"]?.contains("sandbox") == true)
    #expect(
      (await visitor.ask("GET", "/data"))["Content-Disposition"] == "attachment; filename=\"as64501.json\"")
  }

  @Test func `only the desk's own forms change anything`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    let form = [
      "key": visitor.formKey, "revision": "1", "traffic": "1T", "logo": "../../secret.svg", "slide": "a.pdf",
    ]
    #expect(await visitor.ask("POST", "/slide", ["revision": "1", "traffic": "1T"]).status == 409)
    #expect(await visitor.ask("POST", "/slide", form.merging(["key": "00"]) { $1 }).status == 409)
    for (name, value) in [
      ("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site"),
    ] {
      visitor.headers[name] = value
      #expect(await visitor.ask("POST", "/slide", form).status == 403, "\(value)")
      visitor.headers[name] = nil
    }
    visitor.headers["content-type"] = "text/plain"
    #expect(await visitor.ask("POST", "/slide", form).status == 400)
    visitor.headers["content-type"] = "application/x-www-form-urlencoded"
    visitor.headers["origin"] = "http://127.0.0.1:8400"
    #expect(await visitor.ask("POST", "/slide", form).status == 200)
    // A form names no files.
    #expect(
      try world.desk.store.entries().allSatisfy { !$0.text.contains("secret") && !$0.text.contains("pdf") })
    #expect(await visitor.ask("DELETE", "/slide").status == 405)
    // A presenter is no organiser.
    #expect(await visitor.ask("GET", "/queue").status == 404)
  }

  @Test func `another name of the host is refused`() async throws {
    let world = try DeskWorld()
    var settings = DeskSite.Settings()
    settings.hosts = ["127.0.0.1:8400"]
    let (site, threads) = site(world, settings)
    defer { threads.end() }
    let visitor = Visitor(site)
    #expect(await visitor.ask("GET", "/").status == 200)
    visitor.headers["host"] = "evil.example:8400"
    #expect(await visitor.ask("GET", "/").status == 421)
  }

  @Test func `what people type is text on every page`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    let attack = "\"><script>alert(1)</script>"
    #expect(!text(await visitor.ask("POST", "/start", ["who": attack])).contains("<script>alert"))
    _ = await visitor.ask("POST", "/start", ["who": attack, "without": "yes"])
    let page = await visitor.ask(
      "POST", "/slide",
      ["key": visitor.formKey, "revision": "1", "message": attack, "traffic": attack, "place": attack])
    #expect(page.status == 200 && !text(page).contains("<script>alert"))
    let token = try #require(try world.desk.organiserToken(isNew: true))
    let organiser = Visitor(site)
    _ = await organiser.ask("GET", "/o/\(token.text)")
    let queue = await organiser.ask("GET", "/queue?session=drafts")
    #expect(
      queue.status == 200 && text(queue).contains("script&gt;") && !text(queue).contains("<script>alert"))
  }

  @Test func `an organiser approves only what the page showed`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    func submit(_ revision: Int, _ traffic: String) async {
      _ = await visitor.ask(
        "POST", "/slide",
        ["key": visitor.formKey, "revision": "\(revision)", "traffic": traffic, "do": "submit"])
    }
    await submit(1, "1T")
    let token = try #require(try world.desk.organiserToken(isNew: false))
    let organiser = Visitor(site)
    _ = await organiser.ask("GET", "/o/\(token.text)")
    func seen() async throws -> String {
      let page = text(await organiser.ask("GET", "/queue"))
      return String(try #require(page.firstMatch(of: /name="seen" value="([0-9a-f]{16})"/)).1)
    }
    let old = try await seen()
    await submit(2, "2T")
    let stale = await organiser.ask("POST", "/queue/1/approve", ["key": organiser.formKey, "seen": old])
    #expect(stale.status == 409 && text(stale).contains("This page is out of date."))
    #expect(await organiser.ask("POST", "/queue/1/approve", ["key": organiser.formKey]).status == 409)
    #expect(try world.desk.queue().lines.map(\.state) == [.submitted])
    let now = await organiser.ask(
      "POST", "/queue/1/approve", ["key": organiser.formKey, "seen": try await seen()])
    #expect(now.status == 303)
    #expect(try world.desk.queue().lines.map(\.state) == [.approved])
  }

  @Test func `the organiser sets a deadline, and the form is closed from then on`() async throws {
    let world = try DeskWorld("event: Forum\ntime-zone: Pacific/Fiji\n")
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    let token = try #require(try world.desk.organiserToken(isNew: false))
    let organiser = Visitor(site)
    _ = await organiser.ask("GET", "/o/\(token.text)")
    let set = await organiser.ask(
      "POST", "/queue/deadline", ["key": organiser.formKey, "deadline": "2026-11-19T00:26"])
    #expect(set.status == 303)
    #expect(try world.desk.deadline() == 1_795_004_760)
    world.moment.value = 1_795_004_760
    #expect(
      await visitor.ask("POST", "/slide", ["key": visitor.formKey, "revision": "1", "traffic": "1T"]).status
        == 403)
    #expect(text(await visitor.ask("GET", "/")).contains("The form is closed"))
    #expect(await Visitor(site).ask("POST", "/start", ["who": "AS64503"]).status == 403)
    let wrong = await organiser.ask(
      "POST", "/queue/deadline", ["key": organiser.formKey, "deadline": "tomorrow"])
    #expect(wrong.status == 422 && text(wrong).contains("&#39;tomorrow&#39; is no day and time"))
    // The secret is not printed a second time.
    #expect(try world.desk.organiserToken(isNew: false) == nil)
  }

  @Test func `the tablet for walk-ups submits, forgets, and reaches nothing else`() async throws {
    let world = try DeskWorld()
    var settings = DeskSite.Settings()
    settings.isKiosk = true
    let (site, threads) = site(world, settings)
    defer { threads.end() }
    let visitor = Visitor(site)
    #expect(text(await visitor.ask("GET", "/")).contains("name=\"message\""))
    _ = await visitor.ask("POST", "/start", ["who": "AS64501", "message": "Meet us"])
    let shown = await visitor.ask("GET", "/slide")
    #expect(shown["Refresh"] == "60; url=/forget" && text(shown).contains("Meet us"))
    let secret = visitor.cookies["slide"] ?? ""
    for path in ["/queue", "/data", "/k/\(secret)", "/o/\(secret)"] {
      #expect(await visitor.ask("GET", path).status == 404, "\(path)")
    }
    _ = await visitor.ask("POST", "/slide", ["key": visitor.formKey])
    #expect(try world.text("submissions/as64501.yaml").contains("message: Meet us"))
    _ = await visitor.ask("GET", "/forget")
    #expect(visitor.cookies["slide"] == nil)
    // What is not submitted is erased.
    _ = await visitor.ask("POST", "/start", ["who": "AS64503", "message": "Zanzibarquilt"])
    _ = await visitor.ask("GET", "/forget")
    #expect(try world.desk.queue().lines.map(\.number) == ["AS64501"])
  }

  @Test func `all words are in each language`() {
    for (tag, words) in DeskWord.languages {
      for word in DeskWord.allCases {
        let text = words[word] ?? ""
        #expect(!text.isEmpty, "\(tag): \(word)")
        let english = DeskWord.english[word] ?? ""
        for name in [
          "{time}", "{count}", "{value}", "{field}", "{mine}", "{theirs}", "{number}", "PeeringDB", "SVG",
          "PDF", "64500",
        ]
        where english.contains(name) { #expect(text.contains(name), "\(tag): \(word)") }
      }
    }
  }

  @Test func `all of the organiser's words are in each language`() {
    #expect(Set(OrganiserWord.languages.keys) == Set(DeskWord.languages.keys))
    for (tag, words) in OrganiserWord.languages {
      for word in OrganiserWord.allCases {
        let (text, english) = (words[word] ?? "", OrganiserWord.english[word] ?? "")
        #expect(!text.isEmpty, "\(tag): \(word)")
        func names(_ text: String) -> Set<String> { Set(text.matches(of: #/{\w+}/#).map { String($0.0) }) }
        #expect(names(text) == names(english), "\(tag): \(word)")
      }
    }
  }

  @Test(arguments: ["fr", "ar", "ja"])
  func `the organiser's pages are in the language that the browser asks for`(_ tag: String) async throws {
    let world = try DeskWorld()
    let (entry, _) = try world.start()
    _ = try world.desk.submit(entry.id)
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    visitor.headers["accept-language"] = tag
    let token = try #require(try world.desk.organiserToken(isNew: true))
    _ = await visitor.ask("GET", "/o/\(token.text)")
    let language = try #require(PageLanguage(tag))
    let queue = text(await visitor.ask("GET", "/queue"))
    #expect(queue.contains("<html lang=\"\(tag)\" dir=\"\(tag == "ar" ? "rtl" : "ltr")\">"))
    for word in [OrganiserWord.build, .approve, .files, .closesLabel] {
      #expect(queue.contains(language(word)))
    }
    #expect(!queue.contains("Approve") && !queue.contains("Waiting list"))
    let one = text(await visitor.ask("GET", "/queue/\(entry.id)"))
    #expect(one.contains(language(.makeLink)) && one.contains(language(.eraseEntryAsk)))
  }

  @Test func `a presenter takes the slide back, and submits it again`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    let form = ["key": visitor.formKey, "revision": "1", "message": "Meet us", "do": "submit"]
    #expect(!text(await visitor.ask("GET", "/slide")).contains("/withdraw"))
    #expect(text(await visitor.ask("POST", "/slide", form)).contains("action=\"/withdraw\""))
    #expect(await visitor.ask("POST", "/withdraw", ["key": "no"]).status == 409)
    #expect(await visitor.ask("GET", "/withdraw").status == 404)
    let page = text(await visitor.ask("POST", "/withdraw", ["key": visitor.formKey]))
    #expect(page.contains("Withdrawn") && page.contains("Meet us"))
    #expect(throws: (any Error).self) { try world.text("submissions/as64501.yaml") }
    let again = ["key": visitor.formKey, "revision": "2", "message": "Meet us", "do": "submit"]
    #expect(text(await visitor.ask("POST", "/slide", again)).contains("with the organisers"))
    #expect(try world.text("submissions/as64501.yaml").contains("Meet us"))
  }

  @Test func `a slide in other looks, and when it is shown`() async throws {
    let world = try DeskWorld(
      "event: Forum\nsessions:\n  - title: Plenary\n    start: 2027-02-24 14:00\n    submissions: submissions/*.yaml\n"
    )
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    for (view, size) in [
      ("16:9", "0 0 960 540"), ("4:3", "0 0 720 540"), ("stage", "0 0 960 540"), ("paper", "0 0 595"),
    ] {
      let picture = await visitor.ask("GET", "/slide.svg?view=\(view)")
      #expect(
        picture.status == 200 && text(picture).contains("viewBox=\"\(size)"),
        "\(view): \(text(picture).prefix(300))")
    }
    #expect(!text(await visitor.ask("GET", "/slide")).contains("Plenary"))
    _ = await visitor.ask("POST", "/slide", ["key": visitor.formKey, "revision": "1", "do": "submit"])
    #expect(text(await visitor.ask("GET", "/slide")).contains("Forum · Plenary, 2027-02-24, 14:00"))
  }

  @Test func `a sentence that is cut says how much of it is shown`() async throws {
    let world = try DeskWorld()
    let (site, threads) = site(world)
    defer { threads.end() }
    let visitor = Visitor(site)
    _ = await visitor.ask("POST", "/start", ["who": "AS64501"])
    let sentence = String(repeating: "networks in the Pacific ", count: 15)
    let form = ["key": visitor.formKey, "revision": "1", "message": sentence]
    let reply = text(await visitor.ask("POST", "/slide", form, accept: "application/json"))
    let fitting = try #require(reply.firstMatch(of: #/"fitting":{"message":(\d+)}/#), "\(reply.suffix(400))")
    let count = try #require(Int(fitting.1))
    #expect(count > 40 && count < sentence.count - 20)
    #expect(text(await visitor.ask("GET", "/slide")).contains("\(sentence.count - 1) / \(count)<"))
  }

  @Test(arguments: [
    ("ja, en;q=0.5", nil, "ja"), ("de, pt-BR;q=0.8", nil, "pt"), ("de", "fr", "fr"), ("", nil, "en"),
    ("ar", "fr", "ar"),
  ])
  func `the browser's language before the event's`(_ accepted: String, _ event: String?, _ tag: String) {
    #expect(PageLanguage.of(chosen: nil, event: event, accepted: accepted).tag == tag)
    #expect(PageLanguage.of(chosen: "es", event: event, accepted: accepted).tag == "es")
  }

  @Test func `forms with files`() throws {
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n--x\r\n"
      + "Content-Disposition: form-data; name=\"logo\"; filename=\"l.svg\"\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>\r\n--x--\r\n"
    let form = try #require(FormData(Array(body.utf8), type: "multipart/form-data; boundary=x"))
    #expect(form.fields == ["a": "1\r\n2"])
    #expect(form.files == ["logo": Array("<svg/>".utf8)])
    for cut in 0..<(body.utf8.count - 4) {
      #expect(
        FormData(Array(body.utf8.prefix(cut)), type: "multipart/form-data; boundary=x") == nil, "\(cut)")
    }
    #expect(FormData.decode("a=%E2%82%AC+1&b&c=%zz")?["a"] == "€ 1")
    #expect(FormData.decode(String(repeating: "a=1&", count: 200)) == nil)
  }

  @Test func `an address is limited, and only a trusted proxy names another`() {
    let limit = RateLimit(burst: 2, perSecond: 1)
    #expect([0, 0, 0, 0.5, 1.1].map { limit.allows("a", at: $0) } == [true, true, false, false, true])
    #expect(limit.allows("b", at: 0))
    #expect(ClientAddress.of("198.51.100.1", forwarded: "203.0.113.9", proxies: []) == "198.51.100.1")
    #expect(
      ClientAddress.of("127.0.0.1", forwarded: "10.0.0.1, 203.0.113.9", proxies: ["127.0.0.1"])
        == "203.0.113.9")
    #expect(ClientAddress.of("127.0.0.1", forwarded: nil, proxies: ["127.0.0.1"]) == "127.0.0.1")
  }
}
