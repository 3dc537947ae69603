internal import PeeringDB
package import Submissions

/// Where presenters can be met: where their own records have them, and where the records of the exchanges and data
/// centres among them do. An exchange can be met at itself, and so can a data centre.
package struct RoomPlaces: Sendable {
  /// PeeringDB's numbers of the exchanges each presenter is at, with the capacity of the ports there; zero where unknown.
  package private(set) var ports: [[Int: BitRate]]
  /// PeeringDB's numbers of the facilities each presenter is in.
  package private(set) var facilities: [Set<Int>]

  /// PeeringDB's numbers of the exchanges each presenter is at.
  package var exchanges: [Set<Int>] { ports.map { Set($0.keys) } }

  package init(_ presenters: [RoomPresenter]) {
    ports = presenters.map { presenter in
      guard let content = presenter.personal?.content else { return [:] }
      let capacities = content.exchanges.capacities
      return Dictionary(
        uniqueKeysWithValues: content.exchangeNames.keys.map { ($0, capacities[$0] ?? .zero) })
    }
    facilities = presenters.map { Set($0.personal?.content.facilityNames.keys.map(\.self) ?? []) }
    var portsOf: [ASN: [Int: BitRate]] = [:]
    var networksIn: [ASN: Set<Int>] = [:]
    var exchangesIn: [Int: Set<Int>] = [:]
    for presenter in presenters {
      switch presenter.personal {
      case .exchange(let exchange):
        for (asn, capacity) in exchange.ports {
          portsOf[asn, default: [:]][exchange.id] = capacity
        }
      case .facility(let facility):
        for asn in facility.networkASNs { networksIn[asn, default: []].insert(facility.id) }
        for id in facility.exchangeIDs { exchangesIn[id, default: []].insert(facility.id) }
      case .network, .other, nil: break
      }
    }
    for (index, presenter) in presenters.enumerated() {
      for asn in presenter.asns {
        // What the exchange says of its own ports counts where the network's record says nothing.
        ports[index].merge(portsOf[asn] ?? [:]) { own, other in own > .zero ? own : other }
        facilities[index].formUnion(networksIn[asn] ?? [])
      }
      if case .exchange(let exchange) = presenter.personal {
        facilities[index].formUnion(exchangesIn[exchange.id] ?? [])
      }
    }
  }
}
