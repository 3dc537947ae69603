import Diagnostics
@testable import PeeringDB
import TestSupport
import Testing

/// Which addresses a stranger's URL may lead to.
struct InternetAddressTests {
  @Test(arguments: [
    "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "fe80::1",
    "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
    "100::1",
    "2001::1", "2001:10::1", "3fff::1", "5f00::1", "::127.0.0.1", "fec0::1",
  ])
  func `special addresses`(_ text: String) throws {
    #expect(try #require(InternetAddress(text)).isPublic == false)
  }

  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "172.32.0.1", "172.15.255.255", "100.128.0.1", "192.0.1.1", "198.20.0.1",
    "223.255.255.255",
    "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
  ])
  func `public addresses`(_ text: String) throws {
    #expect(try #require(InternetAddress(text)).isPublic)
  }

  @Test func `other texts are none`() {
    for text in ["", "localhost", "127.1", "1.2.3", "::g", "0x7f000001"] {
      #expect(InternetAddress(text) == nil)
    }
  }

  /// With the transport that the command has, and a server that would answer.
  @Test func `sockets to special addresses are not opened`() throws {
    let server = try LocalServer { _ in .json("{}") }
    let transport = CurlTransport(
      timeout: .seconds(5), connectTimeout: .seconds(5), userAgent: "x", isPublicOnly: true)
    for host in ["127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"] {
      #expect(throws: SourceError.Reason.self, "\(host)") {
        try transport.get("http://\(host):\(server.port)/", headers: [], limit: 1000)
      }
    }
    #expect(server.connections == 0)
    let open = CurlTransport(timeout: .seconds(5), connectTimeout: .seconds(5), userAgent: "x")
    #expect(try open.get("\(server.root)/", headers: [], limit: 1000).status == 200)
  }

  @Test func `messages do not quote what a server says`() {
    let body =
      #"{"version": "secret-version", "member_list": [], "ixp_list": [{"shortname": "secret-name"}]}"#
    let exchange = ExchangeRecord(id: 31, name: "Nadi-IX")
    for text in [body, "secretword", #"{"member_list": "secret""#, "<html>secret", #"["secret"]"#] {
      let told = MemberExport.decode(Array(text.utf8), file: "https://ix.example/x", exchange: exchange)
        .diagnostics
        .map(ExchangeExport.withoutQuotations)
      #expect(!told.isEmpty && told.allSatisfy { !$0.text.contains("secret") }, "\(told.map(\.text))")
    }
  }
}
