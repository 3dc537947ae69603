internal import PeeringDB
internal import Submissions
internal import Slides

/// Where the presenters of a deck can be met: where their own records have them, and where the records of the
/// exchanges and data centres among them do. An exchange can be met at itself, and so can a data centre.
struct MeetingPlaces {
  /// PeeringDB's numbers of the exchanges each presenter is at, and of the facilities it is in.
  private(set) var exchanges: [Set<Int>]
  private(set) var facilities: [Set<Int>]

  init(_ presenters: [DeckPresenter]) {
    exchanges = presenters.map { Set($0.content?.exchangeNames.keys.map(\.self) ?? []) }
    facilities = presenters.map { Set($0.content?.facilityNames.keys.map(\.self) ?? []) }
    var networksAt: [ASN: Set<Int>] = [:]
    var networksIn: [ASN: Set<Int>] = [:]
    var exchangesIn: [Int: Set<Int>] = [:]
    for presenter in presenters {
      switch presenter.personal {
      case .exchange(let exchange):
        for asn in exchange.ports.keys { networksAt[asn, default: []].insert(exchange.id) }
      case .facility(let facility):
        for asn in facility.networkASNs { networksIn[asn, default: []].insert(facility.id) }
        for id in facility.exchangeIDs { exchangesIn[id, default: []].insert(facility.id) }
      case .network, .other, nil: break
      }
    }
    for (index, presenter) in presenters.enumerated() {
      for asn in presenter.asns {
        exchanges[index].formUnion(networksAt[asn] ?? [])
        facilities[index].formUnion(networksIn[asn] ?? [])
      }
      if case .exchange(let exchange) = presenter.personal {
        facilities[index].formUnion(exchangesIn[exchange.id] ?? [])
      }
    }
  }
}

extension DeckPresenter {
  /// The numbers of all networks on the slide.
  var asns: [ASN] {
    let siblings = personal?.network?.siblings.map(\.asn) ?? []
    return [asn].compactMap(\.self) + siblings
  }

  /// PeeringDB's number of the exchange that presents; nil where somebody else does.
  var exchangeID: Int? { if case .exchange(let exchange) = personal { exchange.id } else { nil } }
}
