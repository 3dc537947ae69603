package import PeeringDB

/// The content of one slide, resolved: what a personal says, in values with units.
///
/// Indirect: events keep thousands of these, most of them empty, and a network's takes more than a kilobyte in place.
package indirect enum Personal: Sendable {
  case network(NetworkPersonal)
  case exchange(ExchangePersonal)
  case facility(FacilityPersonal)
  /// A presenter without a record in PeeringDB.
  case other(OtherPersonal)

  /// What slides of all kinds have in common.
  package var content: any PersonalContent {
    switch self {
    case .network(let network): network
    case .exchange(let exchange): exchange
    case .facility(let facility): facility
    case .other(let other): other
    }
  }

  package var kind: PresenterKind {
    switch self {
    case .network: .network
    case .exchange: .exchange
    case .facility: .facility
    case .other: .other
    }
  }

  package var network: NetworkPersonal? {
    if case .network(let network) = self { network } else { nil }
  }
}
