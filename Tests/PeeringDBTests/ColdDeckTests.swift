import Diagnostics
@testable import PeeringDB
import TestSupport
import Testing

/// A deck of a hundred networks against a server with PeeringDB's limits. No time passes.
struct ColdDeckTests {
  @Test func `a deck is whole three times within an hour`() throws {
    let time = FakeTime(chance: 0.5)
    let server = ProductionServer(time)
    let asns = (1...ProductionServer.networks).map { ASN(number: 4_200_000_000 + UInt32($0)) }
    // All runs keep one pace, and none uses what another has kept.
    let folder = try Scratch()
    let start = time.now
    for run in 1...3 {
      let begin = time.now
      let lookUp = try api(server, time: time) { settings in
        settings.patience = 120
        settings.cacheFolder = folder("cache")
        settings.refreshes = true
      }.records(asns.map(RecordSubject.network))
      let account = server.account()
      #expect(lookUp.bundles.count == asns.count && lookUp.unavailable.isEmpty && lookUp.incomplete.isEmpty)
      for asn in asns {
        let network = try #require(lookUp[asn])
        #expect(network.diagnostics == [], "\(asn)")
        let isLarge = asn.number == 4_200_000_001
        #expect(network.value.network.netixlanSet.count == (isLarge ? 500 : ProductionServer.ports))
        #expect(network.value.network.netfacSet.count == 8 && network.value.network.pocSet.count == 3)
        #expect(!network.value.exchanges.isEmpty && network.value.facilities.count == 8)
        #expect(network.value.organization != nil)
      }
      // docs/sources.md has these figures.
      #expect(account.questions == 29, "run \(run)")
      #expect(account.refusals == 0)
      #expect((1_590_000...1_610_000).contains(account.bytes), "\(account.bytes)")
      #expect(account.largest < 100_000)
      #expect((60...110).contains(time.now - begin), "run \(run): \(time.now - begin) s")
    }
    #expect(time.now - start < 3600)
  }

  @Test func `where the server repeats its refusal it is left in peace`() throws {
    // Another program of the same user has used up the minute.
    let time = FakeTime()
    let server = ProductionServer(time)
    for _ in 0..<20 { _ = try server.get("https://x/api/org?id__in=1", headers: [], limit: 1_000_000) }
    _ = server.account()
    let lookUp = try api(server, time: time) { $0.patience = 120 }.networks([ASN(number: 4_200_000_002)])
    #expect(lookUp.networks.count == 1)
    #expect(server.account().refusals == 1)
  }
}
