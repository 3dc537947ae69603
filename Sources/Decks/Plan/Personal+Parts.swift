internal import Submissions
internal import Slides

extension Personal {
  /// Whether there is anything in a part of the slide; nil where slides of the kind do not have that part.
  func has(_ part: SlidePart) -> Bool? {
    let content = content
    switch part {
    case .alsoKnownAs: return content.alsoKnownAs != nil
    case .website: return content.website != nil
    case .planned: return !content.planned.isEmpty
    case .message: return content.message != nil || content.seeking != nil || content.offering != nil
    case .contact: return content.contact?.hasAddress == true
    case .phone: return content.contact?.phone != nil
    case .qr: return content.qrTarget != .none
    case .logo: return content.logo != nil
    default: break
    }
    return switch self {
    case .network(let network): network.has(part)
    case .exchange(let exchange): exchange.has(part)
    case .facility(let facility): facility.has(part)
    case .other(let other): other.has(part)
    }
  }
}

extension NetworkPersonal {
  fileprivate func has(_ part: SlidePart) -> Bool? {
    switch part {
    case .types: !types.isEmpty
    case .scope: scope != nil
    case .protocols: hasIPv4 || hasIPv6
    case .policy: policy != nil
    case .conditions: policy?.contracts != nil || policy?.locations != nil
    case .traffic: traffic != nil
    case .ratio: ratio != nil
    case .profile: profile != nil
    case .prefixes: prefixes != nil
    case .asSet: !asSets.isEmpty
    case .lookingGlass: lookingGlass != nil
    case .exchanges: !exchanges.isEmpty
    case .facilities: !facilities.isEmpty
    default: nil
    }
  }
}

extension ExchangePersonal {
  fileprivate func has(_ part: SlidePart) -> Bool? {
    switch part {
    case .traffic: traffic != nil
    case .facilities: !facilities.isEmpty
    case .participants: participantCount != nil
    case .capacity: capacity > .zero
    case .routeServers: routeServerPeerCount != nil
    case .peeringLAN: !prefixes.isEmpty
    case .terms: terms != nil || serviceLevel != nil
    default: nil
    }
  }
}

extension FacilityPersonal {
  fileprivate func has(_ part: SlidePart) -> Bool? {
    switch part {
    case .exchanges: exchangeCount ?? 0 > 0
    case .networks: networkCount ?? 0 > 0
    case .carriers: carrierCount ?? 0 > 0
    case .campus: campusName != nil
    case .address: address != nil
    case .power: hasDiversePower != nil || !voltages.isEmpty
    default: nil
    }
  }
}

extension OtherPersonal {
  fileprivate func has(_ part: SlidePart) -> Bool? {
    switch part {
    case .policy: policy != nil
    case .traffic: traffic != nil
    case .ratio: ratio != nil
    case .profile: profile != nil
    default: nil
    }
  }
}
