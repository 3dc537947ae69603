import PeeringDB
import Scene
import SlideLayout
import Submissions
import TestSupport
import Testing

/// Whole pages, element by element. Look at a change before recording it with RECORD_SNAPSHOTS=1.
@Suite struct SlideSnapshotTests {
  @Test func `every part`() throws {
    let result = try Sample.result { submission in
      submission.seeking = "eyeball networks in South Asia"
      submission.offering = "caches"
      submission.planned = [PlannedPresence(place: "Nadi", when: "Q1 2027")]
      submission.speaker = "Mele Tau'olunga"
    }
    expectSnapshot(of: result.page.dump, named: "every-part.txt")
  }

  @Test func `bare answer`() throws {
    let result = try Sample.result(Sample.bundle(withExchanges: false))
    expectSnapshot(of: result.page.dump, named: "bare-answer.txt")
  }

  @Test func `measured traffic in a deck`() throws {
    let assets = SlideAssets(
      logo: SceneImage(format: .png, bytes: [], pixelWidth: 100, pixelHeight: 50), qr: Sample.symbol,
      event: "APRICOT 2027 · Peering Forum 1", page: "7 / 31")
    let result = try Sample.result(assets: assets) { submission in
      submission.traffic = .measured(BitRate(bitsPerSecond: 640_000_000_000))
      submission.ratio = .measured(.init(inbound: 28))
      submission.prefixes = .init(ipv4: 742, ipv6: nil)
    }
    expectSnapshot(of: result.page.dump, named: "measured-in-a-deck.txt")
  }

  @Test func `nothing but a name`() throws {
    let network = NetworkRecord(asn: ASN(number: 64511), name: "Atoll Community Network")
    let result = try Sample.result(Sample.bundle(network))
    expectSnapshot(of: result.page.dump, named: "nothing-but-a-name.txt")
  }

  @Test func `facts without places`() throws {
    var network = Sample.network
    network.netixlanSet = []
    network.netfacSet = []
    let result = try Sample.result(Sample.bundle(network))
    expectSnapshot(of: result.page.dump, named: "facts-without-places.txt")
  }
}
