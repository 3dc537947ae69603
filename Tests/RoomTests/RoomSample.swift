import Diagnostics
import PeeringDB
import Submissions

/// Made-up networks, by the way that records take.
enum RoomSample {
  /// A network.
  ///
  /// - Parameters:
  ///   - asn: its number.
  ///   - exchanges: PeeringDB's numbers of the exchanges it is at; `ix 3` is the name of the third.
  ///   - facilities: those of the facilities it is in.
  ///   - capacity: of each port, in Gbit/s.
  ///   - city: where all of them are.
  ///   - policy: PeeringDB's word.
  /// - Returns: what its slide says.
  static func network(
    _ asn: Int, exchanges: [Int], facilities: [Int], capacity: Int = 10, city: String = "",
    policy: String = ""
  ) -> Personal {
    var record = NetworkRecord(asn: ASN(number: UInt32(asn)), name: "Network \(asn)")
    record.policyGeneral = policy
    record.netixlanSet = exchanges.map {
      ExchangeConnection(ixID: $0, name: "ix \($0)", speed: capacity * 1000)
    }
    record.netfacSet = facilities.map { FacilityConnection(facID: $0, name: "fac \($0)", city: city) }
    var bundle = NetworkBundle(network: record, origin: RecordOrigin(name: "test"))
    for id in exchanges { bundle.exchanges[id] = ExchangeRecord(id: id, name: "ix \(id)", city: city) }
    return .network(NetworkPersonal.resolve(bundle, Submission()).value)
  }
}

extension Personal {
  /// Changes what a network's slide says.
  mutating func change(_ change: (inout NetworkPersonal) -> Void) {
    guard case .network(var network) = self else { return }
    change(&network)
    self = .network(network)
  }
}
