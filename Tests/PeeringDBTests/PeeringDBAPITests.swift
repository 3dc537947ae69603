import Diagnostics
@testable import PeeringDB
import TestSupport
import Testing

private let as64500 = ASN(number: 64500)

/// What is asked, and what becomes of the answers.
struct PeeringDBAPITests {
  @Test func `asks each table once and for the logo`() throws {
    let transport = try FakeTransport.fixtures()
    let answer = try api(transport).networks([as64500])
    #expect(
      transport.questions == [
        "api/net?asn__in=64500", "api/netixlan?net_id__in=64", "api/netfac?net_id__in=64",
        "api/poc?net_id__in=64", "api/ix?id__in=601,602,605", "api/fac?id__in=501,502", "api/org?id__in=9",
        "media/logos_user_supplied/org-9.png",
      ])
    #expect(transport.requests.first?.url == "https://www.peeringdb.com/api/net?asn__in=64500")
    let bundle = try #require(answer[as64500]).value
    #expect(bundle.network.name == "Example Networks")
    #expect(bundle.network.pocSet.map(\.email) == ["peering@exnet.example"])
    #expect(bundle.exchanges[601]?.city == "Singapore")
    #expect(bundle.exchanges[605]?.country == "TW")
    #expect(bundle.facilities[501]?.latitude == 1.29027)
    #expect(bundle.facilities[502]?.latitude == nil)
    #expect(bundle.facilities[502]?.availableVoltageServices == ["48 VDC", "480 VAC"])
    #expect(bundle.organization?.name == "Example Org")
    #expect(bundle.origin == RecordOrigin(name: "www.peeringdb.com", date: .today(at: 1_775_614_842)))
    #expect(
      bundle.logo
        == RecordLogo(
          url: "https://www.peeringdb.com/media/logos_user_supplied/org-9.png",
          bytes: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func `reads every field of the other records`() throws {
    let bundle = try #require(try api(FakeTransport.fixtures()).networks([as64500])[as64500]).value
    var exchange = ExchangeRecord(id: 601, name: "Example IX Singapore", city: "Singapore", country: "SG")
    exchange.orgID = 9
    exchange.regionContinent = "Asia Pacific"
    exchange.media = "Ethernet"
    exchange.protoUnicast = true
    exchange.protoIPv6 = true
    exchange.website = "https://ix.example"
    exchange.urlStats = "https://ix.example/stats"
    exchange.techEmail = "tech@ix.example"
    exchange.policyEmail = "policy@ix.example"
    exchange.netCount = 110
    exchange.facCount = 2
    exchange.ixfNetCount = 0
    exchange.serviceLevel = "24/7 Support"
    exchange.terms = "Recurring Fees"
    exchange.updated = CalendarDate(isoPrefix: "2026-04-08")
    exchange.status = "ok"
    #expect(bundle.exchanges[601] == exchange)
    var facility = FacilityRecord(id: 501, name: "Exämple Data Centre 1", city: "Singapore", country: "SG")
    facility.orgID = 9
    facility.orgName = "Example Org"
    facility.website = "https://dc.example"
    facility.netCount = 119
    facility.ixCount = 4
    facility.carrierCount = 0
    facility.salesEmail = "sales@dc.example"
    facility.availableVoltageServices = ["48 VDC", "480 VAC"]
    facility.property = "Owner"
    facility.regionContinent = "Asia Pacific"
    facility.address1 = "1 Example Street"
    facility.zipcode = "20147"
    facility.latitude = 1.29027
    facility.longitude = 103.851959
    facility.updated = CalendarDate(isoPrefix: "2026-04-08")
    facility.status = "ok"
    #expect(bundle.facilities[501] == facility)
    var organization = OrganizationRecord(id: 9, name: "Example Org")
    organization.website = "https://www.exnet.example"
    organization.city = "Singapore"
    organization.country = "SG"
    organization.logo = "/media/logos_user_supplied/org-9.png"
    organization.status = "ok"
    #expect(bundle.organization == organization)
  }

  @Test func `says which records are missing`() throws {
    let bundle = try #require(try api(FakeTransport.fixtures()).networks([as64500])[as64500])
    #expect(
      bundle.diagnostics.map(\.text) == [
        "www.peeringdb.com: ix: warning: 1 of the 3 exchanges of AS64500 has no record (602)\n"
          + "  hint: only the name is known of those"
      ])
  }

  @Test func `unknown networks are absent`() throws {
    for answer in [
      HTTPAnswer.nothing, .json(#"{"data": [], "meta": {"error": "Entity not found"}}"#, status: 404),
    ] {
      let transport = FakeTransport { _ in .success(answer) }
      #expect(try api(transport).networks([as64500]).networks.isEmpty)
      #expect(transport.requests.count == 1)
    }
    let transport = FakeTransport { _ in .success(.nothing) }
    #expect(try api(transport).networks([]).networks.isEmpty)
    #expect(transport.requests.isEmpty)
  }

  @Test func `other networks than asked for are left out`() throws {
    let transport = FakeTransport { _ in
      .success(.json(#"{"data": [{"asn": 64501, "name": "B"}, {"asn": 64500, "name": "A"}]}"#))
    }
    #expect(try api(transport).networks([as64500]).networks.keys.sorted() == [as64500])
  }

  @Test func `asks in groups`() throws {
    let transport = FakeTransport { _ in .success(.nothing) }
    _ = try api(transport).networks(
      (0..<301).map { ASN(number: 4_200_000_000 + UInt32($0)) } + [as64500, as64500])
    // A network's row has about 1.3 kB, and an answer is meant to have 80 kB at most.
    let counts = transport.requests.map { $0.url.count { $0 == "," } + 1 }
    #expect(counts == [61, 61, 61, 61, 58])
    #expect(transport.requests.allSatisfy { $0.url.utf8.count < 2000 })
  }

  @Test func `questions are sized by what is expected`() {
    func chunks(_ question: RowQuestion, room: Int = 1900) -> [[Int]] {
      RowChunks.chunks(question, room: room)
    }
    #expect(chunks(RowQuestion(.org, "id", [1, 22, 333]), room: 5) == [[1, 22], [333]])
    #expect(chunks(RowQuestion(.org, "id", [1, 2]), room: -5) == [[1], [2]])
    #expect(chunks(RowQuestion(.org, "id", [])) == [])
    #expect(chunks(RowQuestion(.ixpfx, "id", Array(1...400))).map(\.count) == [150, 150, 100])
    let ports = RowQuestion(.netixlan, "net_id", [1, 2, 3, 4], expected: [1: 100, 2: 100, 3: 20, 4: 500])
    #expect(chunks(ports) == [[1, 2], [3], [4]])
    #expect(RowChunks.needsPages(ports, 4) && !RowChunks.needsPages(ports, 1))
    #expect(RowChunks.pageLength(.netixlan) == 213)
  }

  @Test func `problems go to the network they are of`() throws {
    let transport = FakeTransport { url in
      .success(
        url.contains("/net?")
          ? .json(
            #"{"data": [{"asn": 64501, "name": "B", "aka": 7}, {"asn": 64500, "name": "A"}, {"asn": 64502}, {}]}"#
          )
          : .nothing)
    }
    let asked = [64500, 64501, 64502].map { ASN(number: $0) }
    let answer = try api(transport).networks(asked)
    #expect(answer[asked[0]]?.diagnostics == [])
    #expect(
      answer[asked[1]]?.diagnostics.map(\.text) == [
        "www.peeringdb.com: AS64501: warning: net.data[0].aka should be text, but is 7"
      ])
    #expect(
      answer.unavailable[asked[2]]?.description == """
        the answer of www.peeringdb.com for AS64502 cannot be read
        www.peeringdb.com: AS64502: error: net.data[0] has no 'name'
          hint: every record of PeeringDB has one: fetch AS64502 again
        """)
    // A row that is no network's is left out.
    #expect(try api(transport).records([.network(ASN(number: 64503))]).unavailable.isEmpty)
  }

  @Test func `deep answers do no harm`() throws {
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    let failing = FakeTransport { _ in .success(.json(#"{"meta": \#(deep)}"#, status: 500)) }
    #expect(
      failure { () throws(SourceError) in try api(failing).networks([as64500]) }?.reason
        == .httpStatus(500, ""))
    let transport = FakeTransport { _ in
      .success(.json(#"{"data": [{"asn": 64500, "name": "A", "x": \#(deep)}]}"#))
    }
    let file = try api(transport).records([.network(as64500)]).documents[.network(as64500)]?.file(fetched: "")
    #expect(RecordFile.decode(try #require(file), file: "x").value?.asNetwork?.network.name == "A")
  }

  @Test func `cut and broken answers are errors`() {
    let truncated = FakeTransport { _ in
      .success(
        .json(
          #"{"data": [{"asn": 64500, "name": "A"}], "meta": {"truncated": "Your search is limited to\n250 rows"}}"#
        ))
    }
    #expect(
      failure { () throws(SourceError) in try api(truncated).networks([as64500]) }?.message
        == "www.peeringdb.com left records out of its answer for AS64500: Your search is limited to 250 rows")
    let broken = FakeTransport { _ in .success(.json(#"{"data": [{"asn": 64500, "#)) }
    #expect(
      failure { () throws(SourceError) in try api(broken).networks([as64500]) }?.description == """
        the answer of www.peeringdb.com for AS64500 cannot be read
        www.peeringdb.com/api/net?asn__in=64500:1:26: error: the text ends inside an object that began in line 1
          {"data": [{"asn": 64500, 
                                   ^
          hint: it may have been cut while it was saved: fetch it again
        """)
    for text in ["[]", "{}", #"{"data": 7}"#, #"{"data": null}"#] {
      let transport = FakeTransport { _ in .success(.json(text)) }
      guard
        case .malformed = failure({ () throws(SourceError) in try api(transport).networks([as64500]) })?
          .reason
      else {
        Issue.record("no error for \(text)")
        continue
      }
    }
  }

  @Test(
    arguments: [
      "https://evil.example/logo.png", "ftp://www.peeringdb.com/logo.png", "//evil.example/x",
      "file:///etc/passwd",
      "https://peeringdb.com.evil.example/x", "https://evilpeeringdb.com/x", "https://a@www.peeringdb.com/x",
      "https://www.peeringdb.com\\@evil.example/x", "logo.png", "https://www.peeringdb.com:x/",
      "https://other.s3.amazonaws.com/x.png", "https://peeringdb-media-prod.s3.amazonaws.com.evil.example/x",
      "http://peeringdb-media-prod.s3.amazonaws.com/x",
      "https://peeringdb-media-prod.s3.amazonaws.com:8443/x",
      "https://peeringdb-media-test.s3.amazonaws.com/x.png", "https://media.peeringdb.com/x.png",
    ])
  func `logos elsewhere are not fetched`(_ url: String) throws {
    let transport = FakeTransport { asked in
      guard asked.contains("/net?") else { return .success(.logo) }
      let logo = url.replacing("\\", with: "\\\\")
      return .success(.json(#"{"data": [{"asn": 64500, "name": "A", "logo": "\#(logo)"}]}"#))
    }
    let answer = try #require(try api(transport).networks([as64500])[as64500])
    #expect(transport.requests.count == 1)
    #expect(answer.value.logo == nil)
    #expect(answer.diagnostics.map(\.message) == ["the logo is left out: it is not at PeeringDB"])
  }

  @Test(arguments: ["prod", "beta"])
  func `logos of PeeringDB's stores are fetched`(_ name: String) throws {
    let url = "https://peeringdb-media-\(name).s3.amazonaws.com/media/logos_user_supplied/network-1.png"
    let transport = FakeTransport { asked in
      if asked.hasSuffix("network-1.png") { return .success(.logo) }
      return .success(.json(#"{"data": [{"asn": 64500, "name": "A", "logo": "\#(url)"}]}"#))
    }
    let answer = try #require(try api(transport, key: "secret").networks([as64500])[as64500])
    #expect(answer.value.logo == RecordLogo(url: url, bytes: HTTPAnswer.logo.body))
    #expect(transport.requests.last?.headers == ["Accept: image/*"], "the key stays here")
  }

  @Test func `logos that fail are warnings`() throws {
    let answers: [(Result<HTTPAnswer, SourceError.Reason>, String)] = [
      (.success(HTTPAnswer(status: 404)), "the server answers with status 404"),
      (.success(.json("{}")), "the server answers with something other than an image"),
      (
        .success(HTTPAnswer(status: 200, headers: ["content-type": "image/png"])),
        "the server answers with something other than an image"
      ),
      (
        .failure(.timedOut(seconds: 60)),
        "peeringdb-media-prod.s3.amazonaws.com did not answer for its logo within 60 s"
      ),
      (
        .success(
          HTTPAnswer(
            status: 200, headers: ["content-type": "image/png"], body: Array(repeating: 0, count: 200_001))),
        "the answer of peeringdb-media-prod.s3.amazonaws.com for its logo has more than 200 kB, which is no record"
      ),
    ]
    for (result, message) in answers {
      let transport = FakeTransport { asked in
        guard asked.contains("/net?") else { return result }
        return .success(
          .json(
            #"{"data": [{"asn": 64500, "name": "A", "logo": "https://peeringdb-media-prod.s3.amazonaws.com/x"}]}"#
          )
        )
      }
      let answer = try #require(try api(transport).networks([as64500])[as64500])
      #expect(answer.value.logo == nil)
      #expect(answer.diagnostics.map(\.message) == ["the logo is left out: " + message])
    }
  }
}
