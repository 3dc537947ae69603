@testable import Previews
internal import Diagnostics
internal import Foundation
internal import PeeringDB
internal import Submissions
internal import PeeringDB
internal import Testing
import PeeringDB

@Suite struct PreviewPageTests {
  private static func image(_ file: String) -> PreviewManifest.Image {
    PreviewManifest.Image(file: file, width: 1920, height: 1080, sha256: String(repeating: "0", count: 64))
  }

  private static func slide(_ text: String, id: String = "as64500", session: String? = nil)
    -> PreviewManifest.Slide
  {
    let problem = Diagnostic(
      .error, rule: text, at: SourceLocation(file: text, line: 4, column: 1), text, hint: text,
      excerpt: SourceExcerpt(source: "a\nb\nc\n" + text, line: 4, column: 2))
    return PreviewManifest.Slide(
      id: id, picture: image(PreviewNames.picture(id)), thumbnail: image(PreviewNames.thumbnail(id)),
      name: text,
      number: text, kind: .network, session: session ?? text, source: text, state: .made,
      diagnostics: [PreviewProblem(problem, ShortPaths(from: ""))], text: [text])
  }

  private static func page(_ manifest: PreviewManifest) -> String {
    var event = Event()
    event.place = manifest.event
    return String(decoding: PreviewPage(manifest, event).bytes { _ in nil }, as: UTF8.self)
  }

  /// Whatever a submission says, the page has the elements it has with plain words.
  @Test(arguments: [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)", "</style><svg onload=alert(1)>", "<!--", "-->", "&lt;script&gt;", "]]>",
    "a\u{0}b",
    "\u{202E}evil\u{2066}", "javascript:alert(1)", "</title></head><body>", "${alert(1)}", "`",
  ]) func `what people wrote is text`(attack: String) {
    func tags(_ text: String) -> [String] {
      let manifest = PreviewManifest(
        event: text, slides: [Self.slide(text)], diagnostics: Self.slide(text).diagnostics, files: [])
      return Self.page(manifest).matches(of: /<[^>]*>/).map { match in
        // The values of attributes are quoted; what they say is another matter.
        String(match.output).replacing(/="[^"]*"/, with: "")
      }
    }
    #expect(tags(attack) == tags("plain"))
  }

  @Test func `text is escaped`() {
    #expect(
      HTML.escaped("<a href=\"b\" c='d'>&amp;") == "&lt;a href=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;")
    #expect(HTML.escaped("a\u{0}\u{1B}[31m\u{202E}b\nc\u{7F}") == "a\u{FFFD}\u{FFFD}[31mb\nc\u{FFFD}")
    #expect(HTML.escaped("Tau'olunga 東京 עברית") == "Tau&#39;olunga 東京 עברית")
  }

  @Test func `a problem is reported as on a terminal`() {
    let diagnostic = Diagnostic(
      .warning, rule: "text-cut", at: SourceLocation(file: "a.yaml", line: 2, column: 3), "too long",
      hint: "shorten it",
      excerpt: SourceExcerpt(source: "a\n  b", line: 2, column: 3))
    var html = HTML()
    PreviewProblems.list([PreviewProblem(diagnostic, ShortPaths(from: ""))], &html)
    #expect(
      String(decoding: html.bytes, as: UTF8.self) == """
        <ol class="problems"><li class="problem warning"><p class="warning"><span class="mark">Warning</span>: \
        <bdi>too long</bdi></p><p class="where"><code>a.yaml:2:3</code> <code title="rule">text-cut</code></p>\
        <pre tabindex="0" role="group" aria-label="The line" dir="ltr"><code>  b</code>
        <span aria-hidden="true">  ^</span></pre><p class="hint" dir="auto">shorten it</p></li></ol>
        """)
  }

  /// Nothing is loaded from anywhere but the folder.
  @Test func `the page refers to nothing outside`() {
    let manifest = PreviewManifest(event: "Event", slides: [Self.slide("a")], diagnostics: [], files: [])
    let page = Self.page(manifest)
    for sign in ["http:", "https:", "//cdn", "@import", "url("] { #expect(!page.contains(sign)) }
  }

  /// A thousand slides make a page ten times that of a hundred.
  @Test func `the page grows with its slides`() {
    func size(_ count: Int) -> Int {
      let slides = (0..<count).map { Self.slide("Network", id: "as\($0 + 100_000)", session: "S") }
      return Self.page(PreviewManifest(event: "Event", slides: slides, diagnostics: [], files: [])).utf8.count
    }
    let empty = size(0)
    let (hundred, thousand) = (size(100) - empty, size(1000) - empty)
    #expect(thousand < 11 * hundred)
    #expect(thousand < 2_000_000)
  }

  @Test func `paths of the machine are left out`() {
    let paths = ShortPaths(from: "/home/ann/event", leavingOut: ["/opt/share", ""])
    #expect(paths.shortening("/home/ann/event/a.yaml: no such file") == "a.yaml: no such file")
    #expect(
      paths.shortening("/home/ann/logo.svg, /home/b/c and /etc/d") == "../logo.svg, ../../b/c and /etc/d")
    #expect(paths.shortening("/opt/share/templates/a.yaml") == "templates/a.yaml")
    #expect(paths.shortening("relative/a") == "relative/a")
    #expect(ShortPaths(from: "event").shortening("event/a.yaml /event/b") == "event/a.yaml /event/b")
  }
}
