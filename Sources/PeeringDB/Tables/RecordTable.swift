/// PeeringDB's tables, by the names they have in its API and its daily files.
package enum RecordTable: String, CaseIterable, Sendable, Hashable {
  case org
  case net
  case netixlan
  case netfac
  case poc
  case ix
  case fac
  case ixlan
  case ixpfx
  case ixfac
  case campus
  case carrier
  case carrierfac

  /// The file of a whole table, as at `https://public.peeringdb.com`.
  package var fileName: String { "\(rawValue)-0.json" }

  /// The tables without which no network's slide is made.
  package static let essential: [RecordTable] = [.net, .netixlan, .netfac, .poc, .ix, .fac, .org]

  /// Whether its rows are records by themselves; else they connect such records.
  var isOfRecords: Bool { [.org, .net, .ix, .fac, .campus, .carrier].contains(self) }

  /// The fields by which rows refer to others, in this order.
  package var references: [String] {
    switch self {
    case .org: []
    case .net, .ix, .campus, .carrier: ["org_id"]
    case .netixlan: ["net_id", "ix_id"]
    case .netfac: ["net_id", "fac_id"]
    case .poc: ["net_id"]
    case .fac: ["org_id", "campus_id"]
    case .ixlan: ["ix_id"]
    case .ixpfx: ["ixlan_id"]
    case .ixfac: ["ix_id", "fac_id"]
    case .carrierfac: ["carrier_id", "fac_id"]
    }
  }
}
