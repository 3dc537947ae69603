/// Whether a network sends, receives, or does both.
package enum NetworkProfile: String, Sendable, Hashable, CaseIterable {
  case content
  case eyeballs
  case balanced

  /// The profile that types and ratio suggest. PeeringDB has no such field.
  ///
  /// - Parameters:
  ///   - types: `info_types`.
  ///   - ratio: the traffic ratio, used where the types do not decide.
  /// - Returns: nil where neither decides.
  package static func suggested(types: [String], ratio: TrafficRatio?) -> NetworkProfile? {
    let isContent = types.contains("Content")
    let isAccess = types.contains("Cable/DSL/ISP") || types.contains("Educational/Research")
    if isContent != isAccess { return isContent ? .content : .eyeballs }
    switch ratio {
    case .classified(let known):
      return switch known {
      case .heavyInbound, .mostlyInbound: .eyeballs
      case .balanced: .balanced
      case .mostlyOutbound, .heavyOutbound: .content
      }
    case .measured(let shares):
      return shares.inbound > 60 ? .eyeballs : shares.inbound < 40 ? .content : .balanced
    case nil: return isContent ? .balanced : nil
    }
  }
}
