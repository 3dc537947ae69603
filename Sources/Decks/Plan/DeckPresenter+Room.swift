internal import PeeringDB
internal import Room
internal import Slides
internal import Submissions

extension DeckPresenter {
  /// The presenter as one of those in a room.
  var inRoom: RoomPresenter { RoomPresenter(personal, asns: asns) }

  /// The numbers of all networks on the slide.
  var asns: [ASN] {
    let siblings = personal?.network?.siblings.map(\.asn) ?? []
    return [asn].compactMap(\.self) + siblings
  }

  /// PeeringDB's number of the exchange that presents; nil where somebody else does.
  var exchangeID: Int? { if case .exchange(let exchange) = personal { exchange.id } else { nil } }

  /// PeeringDB's number of the data centre that presents; nil where somebody else does.
  var facilityID: Int? { if case .facility(let facility) = personal { facility.id } else { nil } }
}
