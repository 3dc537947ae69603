/// A part of a slide that a presenter may hide or show. The names are those of submissions and templates.
package enum SlidePart: String, Sendable, Hashable, CaseIterable {
  case alsoKnownAs = "also-known-as"
  case types
  case scope
  case protocols
  case policy
  case conditions
  case traffic
  case ratio
  case profile
  case prefixes
  case asSet = "as-set"
  case website
  case lookingGlass = "looking-glass"
  case exchanges
  case facilities
  case participants
  case capacity
  case routeServers = "route-servers"
  case peeringLAN = "peering-lan"
  case terms
  case networks
  case carriers
  case campus
  case address
  case power
  case planned
  case message
  case contact
  case phone
  case qr
  case logo

  /// The parts that appear only when a presenter asks for them.
  package static let onRequest: Set<SlidePart> = [.alsoKnownAs, .website, .lookingGlass, .phone]
}
