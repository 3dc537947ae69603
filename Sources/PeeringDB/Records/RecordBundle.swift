/// Whom a record is about.
package enum RecordSubject: Sendable, Hashable, Comparable {
  case network(ASN)
  /// By PeeringDB's number of its `ix`.
  case exchange(Int)
  /// By PeeringDB's number of its `fac`.
  case facility(Int)

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: (Int, Int) {
    switch self {
    case .network(let asn): (0, Int(asn.number))
    case .exchange(let id): (1, id)
    case .facility(let id): (2, id)
    }
  }

  /// A subject as people write it: `AS64500` or `64500`, `ix:31`, `fac:1`; nil for anything else.
  package init?(_ text: String) {
    for (prefix, make) in [("ix:", Self.exchange), ("fac:", Self.facility)]
    where text.lowercased().hasPrefix(prefix) {
      let digits = text.dropFirst(prefix.count)
      guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let id = Int(digits), id > 0, id < 1 << 31
      else {
        return nil
      }
      self = make(id)
      return
    }
    guard let asn = ASN(text) else { return nil }
    self = .network(asn)
  }
}

extension RecordSubject: CustomStringConvertible {
  /// As `init(_:)` reads it.
  package var description: String {
    switch self {
    case .network(let asn): asn.description
    case .exchange(let id): "ix:\(id)"
    case .facility(let id): "fac:\(id)"
    }
  }

  /// Whom it means, in a sentence: `AS64500`, `the exchange 31`.
  package var words: String {
    switch self {
    case .network(let asn): asn.description
    case .exchange(let id), .facility(let id): "the \(kind.rawValue) \(id)"
    }
  }

  /// That there is no record of it, in a sentence.
  package var unknown: String {
    switch self {
    case .network(let asn): "PeeringDB has no network with the number \(asn)"
    case .exchange(let id), .facility(let id): "PeeringDB has no \(kind.rawValue) with the number \(id)"
    }
  }

  package var kind: PresenterKind {
    switch self {
    case .network: .network
    case .exchange: .exchange
    case .facility: .facility
    }
  }
}

/// A record of any kind, with all that belongs to it.
///
/// Indirect: a bundle takes more than a kilobyte in place, and events have thousands of places that are empty.
package indirect enum RecordBundle: Sendable, Hashable {
  case network(NetworkBundle)
  case exchange(ExchangeBundle)
  case facility(FacilityBundle)

  /// The network; nil for the others.
  package var asNetwork: NetworkBundle? {
    if case .network(let bundle) = self { bundle } else { nil }
  }

  package var subject: RecordSubject {
    switch self {
    case .network(let bundle): .network(bundle.network.asn)
    case .exchange(let bundle): .exchange(bundle.exchange.id)
    case .facility(let bundle): .facility(bundle.facility.id)
    }
  }

  package var origin: RecordOrigin {
    get {
      switch self {
      case .network(let bundle): bundle.origin
      case .exchange(let bundle): bundle.origin
      case .facility(let bundle): bundle.origin
      }
    }
    set { change({ $0.origin = newValue }, { $0.origin = newValue }, { $0.origin = newValue }) }
  }

  package var logo: RecordLogo? {
    get {
      switch self {
      case .network(let bundle): bundle.logo
      case .exchange(let bundle): bundle.logo
      case .facility(let bundle): bundle.logo
      }
    }
    set { change({ $0.logo = newValue }, { $0.logo = newValue }, { $0.logo = newValue }) }
  }

  /// The URL of the record's logo, or of its organisation's.
  package var logoReference: String? {
    switch self {
    case .network(let bundle): bundle.network.logo ?? bundle.organization?.logo
    case .exchange(let bundle): bundle.exchange.logo ?? bundle.organization?.logo
    case .facility(let bundle): bundle.facility.logo ?? bundle.organization?.logo
    }
  }

  private mutating func change(
    _ network: (inout NetworkBundle) -> Void, _ exchange: (inout ExchangeBundle) -> Void,
    _ facility: (inout FacilityBundle) -> Void
  ) {
    switch self {
    case .network(var bundle):
      network(&bundle)
      self = .network(bundle)
    case .exchange(var bundle):
      exchange(&bundle)
      self = .exchange(bundle)
    case .facility(var bundle):
      facility(&bundle)
      self = .facility(bundle)
    }
  }
}
