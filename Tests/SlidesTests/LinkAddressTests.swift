import Diagnostics
import PeeringDB
import Files
internal import Foundation
import Scene
@testable import Slides
import Submissions
import Templates
import TestSupport
import Testing

/// Addresses in any script as QR codes and links hold them.
@Suite struct LinkAddressTests {
  /// What is typed, and what programs read.
  static let addresses: [(typed: String, read: String)] = [
    ("https://www.lagoon.example/peering?a=1&b=2#top", "https://www.lagoon.example/peering?a=1&b=2#top"),
    ("https://zürich-übertragung.example/straße/", "https://xn--zrich-bertragung-jzbf.example/stra%C3%9Fe/"),
    ("https://BÜCHER.example", "https://xn--bcher-kva.example"),
    ("https://straße.example", "https://xn--strae-oqa.example"),
    ("https://пример.рф/пиринг", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D0%B8%D1%80%D0%B8%D0%BD%D0%B3"),
    ("https://παράδειγμα.ελ/α", "https://xn--hxajbheg2az3al.xn--qxam/%CE%B1"),
    ("https://مثال.إختبار/شبكة", "https://xn--mgbh0fb.xn--kgbechtv/%D8%B4%D8%A8%D9%83%D8%A9"),
    ("https://דוגמה.קום/רשת", "https://xn--6dbbec0c.xn--9dbq2a/%D7%A8%D7%A9%D7%AA"),
    ("https://ตัวอย่าง.ไทย/ก", "https://xn--72c1a1bt4awk9o.xn--o3cw4h/%E0%B8%81"),
    ("https://उदाहरण.भारत/न", "https://xn--p1b6ci4b4b3a.xn--h2brj9c/%E0%A4%A8"),
    ("https://ឧទាហរណ៍.ខ្មែរ/ប", "https://xn--w2ef1ax7a5fyh.xn--j2e0cg3n2c/%E1%9E%94"),
    ("https://例え.jp/朝凪", "https://xn--r8jz45g.jp/%E6%9C%9D%E5%87%AA"),
    ("https://例子。中国/网络", "https://xn--fsqu00a.xn--fiqs8s/%E7%BD%91%E7%BB%9C"),
    ("https://예시.한국/망", "https://xn--vv4b11d.xn--3e0b707e/%EB%A7%9D"),
    ("https://lagoon.example/🏝️", "https://lagoon.example/%F0%9F%8F%9D%EF%B8%8F"),
    ("https://lagoon.example/?q=größe&r=é#ü", "https://lagoon.example/?q=gr%C3%B6%C3%9Fe&r=%C3%A9#%C3%BC"),
    ("https://jörg:pä@bücher.example:8443/", "https://j%C3%B6rg:p%C3%A4@xn--bcher-kva.example:8443/"),
    // Encoded already, wholly or in part.
    ("https://lagoon.example/stra%C3%9Fe/ö%20", "https://lagoon.example/stra%C3%9Fe/%C3%B6%20"),
    ("https://lagoon.example/100%/50%2", "https://lagoon.example/100%25/50%252"),
    ("https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"),
    ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
    ("https://lagoon.example/a[1]|b\"<c>", "https://lagoon.example/a%5B1%5D%7Cb%22%3Cc%3E"),
    ("https://[2001:db8::1]:8080/é", "https://[2001:db8::1]:8080/%C3%A9"),
    ("https://192.0.2.1/", "https://192.0.2.1/"),
    ("https://as_64500.example./", "https://as_64500.example./"),
    ("mailto:peering@bücher.example", "mailto:peering@xn--bcher-kva.example"),
    ("mailto:jörg@пример.рф", "mailto:j%C3%B6rg@xn--e1afmkfd.xn--p1ai"),
    ("mailto:noc+peering@lagoon.example", "mailto:noc+peering@lagoon.example"),
    ("mailto:a&b@lagoon.example?subject=Grüße", "mailto:a%26b@lagoon.example?subject=Gr%C3%BC%C3%9Fe"),
    ("tel:+15550100", "tel:+15550100"),
  ]

  @Test(arguments: addresses)
  func `an address becomes ASCII`(typed: String, read: String) throws {
    #expect(try LinkAddress.ascii(typed) == read)
    // What is encoded stays.
    #expect(try LinkAddress.ascii(read) == read)
  }

  @Test(arguments: [
    (
      "https://☕.example/",
      "the host '☕.example' is not allowed by IDNA 2008: string contains a disallowed character"
    ),
    ("https://-bad.example/", "the host '-bad.example' has a hyphen at the start or end of '-bad'"),
    ("https://a..example/", "the host 'a..example' has nothing before or after a dot"),
    ("https:///path", "it has no host"),
    ("https://lagoon.example:80a/", "'80a' is not a port"),
    ("https://lagoon!.example/", "the host 'lagoon!.example' has '!' in it"),
    (
      "https://xn--zz-aaaa.example/",
      "the host 'xn--zz-aaaa.example' is not allowed by IDNA 2008: domain label has character forbidden in "
        + "non-transitional mode (TR46)"
    ),
    (
      "https://\(String(repeating: "a", count: 64)).example/",
      "the host '\(String(repeating: "a", count: 64)).example' has a part of 64 characters, and 63 are allowed"
    ),
    (
      "mailto:a@שלום1a.example",
      "the host 'שלום1a.example' is not allowed by IDNA 2008: string has forbidden bi-directional properties"
    ),
  ])
  func `a host that cannot be is an error`(typed: String, message: String) throws {
    let error = #expect(throws: AddressError.self) { try LinkAddress.ascii(typed) }
    #expect(error?.description == message)
  }

  // MARK: - On the slide

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let folders = DataFolders(root: root)

  private func page(_ contact: Contact, website: String? = nil) throws -> Diagnosed<Page> {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let source = SlideSource.record(Self.root + "/examples/records/as64502.json")
    var flags = SubmissionFlags()
    flags.qr = "contact"
    var slide = try #require(resolver.resolve([source], flags: flags).first?.slide)
    guard case .network(var network) = slide.personal else { throw CancellationError() }
    network.pitch.contact = contact
    network.website = website ?? network.website
    slide.personal = .network(network)
    let template = try #require(try TemplateLibrary(Self.folders).template("classic").value)
    return try SlideMaker(template: template, folders: Self.folders).page(slide)
  }

  private func links(_ element: Element) -> [String] {
    switch element {
    case .link(let target, let children):
      let own = if case .uri(let address) = target { [address] } else { [String]() }
      return own + children.flatMap(links)
    case .group(_, let children), .tag(_, let children): return children.flatMap(links)
    case .glyphs, .shape, .image: return []
    }
  }

  /// Codes as a decoder reads them, and the links of the page.
  @Test(arguments: addresses.filter { $0.typed.hasPrefix("https") || $0.typed.hasPrefix("mailto") })
  func `a decoder reads the address that the page links to`(typed: String, read: String) throws {
    let isMail = typed.hasPrefix("mailto:")
    guard !typed.contains("?subject") else { return }
    let contact = isMail ? Contact(email: String(typed.dropFirst(7))) : Contact(url: typed)
    let page = try page(contact)
    #expect(page.diagnostics.map(\.rule).filter { ["qr", "link"].contains($0) } == [])
    let sink = MemorySink()
    let information = DocumentInformation(title: "", author: "", subject: "", created: "2026-11-22T09:30:00Z")
    try PageWriter().write(page.value, as: .png, width: 1920, information: information, to: sink)
    let decoded = try Command.run("zbarimg", ["--nodbus", "--quiet", "--raw", "@"], on: sink.bytes).output
    #expect(decoded.split(separator: "\n").map(String.init) == [read])
    #expect(page.value.elements.flatMap(links).contains(read))
  }

  @Test func `an address that nothing can open is no code and no link, and is reported`() throws {
    let page = try page(Contact(url: "https://☕.example/menu"), website: "https://a..example/")
    #expect(
      page.diagnostics.filter { ["qr", "link"].contains($0.rule) }.map(\.text) == [
        """
        \(Self.root)/examples/records/as64502.json: warning: the QR code is left out: the host '☕.example' is not \
        allowed by IDNA 2008: string contains a disallowed character
        """,
        """
        \(Self.root)/examples/records/as64502.json: warning: 'https://☕.example/menu' is not a link on the slide: \
        the host '☕.example' is not allowed by IDNA 2008: string contains a disallowed character
          hint: correct the address
        """,
        """
        \(Self.root)/examples/records/as64502.json: warning: 'https://a..example/' is not a link on the slide: the \
        host 'a..example' has nothing before or after a dot
          hint: correct the address
        """,
      ])
    let links = page.value.elements.flatMap(links)
    #expect(!links.contains { $0.contains("☕") || $0.contains("a..") } && !links.isEmpty)
  }

  @Test(arguments: [
    (
      Contact(name: "Mele"),
      "the QR code leads to PeeringDB or the website: no contact with an address is known"
    ),
    (Contact(), "the QR code leads to PeeringDB or the website: no contact with an address is known"),
  ])
  func `a code that should lead to a contact without an address is reported`(
    contact: Contact, message: String
  ) throws {
    let found = try page(contact).diagnostics.filter { $0.rule == "qr" }
    #expect(found.map(\.message) == [message])
    #expect(
      found.first?.hint
        == "give a contact, as in 'Mele <peering@net.example>', or choose 'peeringdb' or 'none' for the QR code"
    )
  }
}
