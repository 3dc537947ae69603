import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport

/// Invented networks to lay out, and the page they come to with fixed advances.
enum Sample {
  /// A network with something in every part of the slide.
  static var network: NetworkRecord {
    var network = NetworkRecord(asn: ASN(number: 64500), name: "Pacific Lightwave")
    network.infoTypes = ["Content"]
    network.infoScope = "Global"
    network.infoUnicast = true
    network.infoIPv6 = true
    network.infoTraffic = "500-1000Gbps"
    network.infoRatio = "Mostly Outbound"
    network.infoPrefixes4 = 1250
    network.infoPrefixes6 = 340
    network.irrAsSet = "RIPE::AS-PACLIGHT"
    network.policyGeneral = "Open"
    network.policyContracts = "Not Required"
    network.policyLocations = "Preferred"
    network.policyRatio = false
    network.website = "https://www.paclight.example/"
    network.updated = CalendarDate(isoPrefix: "2026-11-22")
    network.netixlanSet = exchangeCities.enumerated().map { index, site in
      ExchangeConnection(ixID: index, name: "\(site.name): LAN", speed: site.speed)
    }
    network.netfacSet = [
      FacilityConnection(facID: 1, name: "Harbour Gate DC1 - Manila", city: "Manila", country: "PH"),
      FacilityConnection(facID: 2, name: "Basalt Hall 2", city: "Singapore", country: "SG"),
      FacilityConnection(facID: 3, name: "Basalt Hall 3", city: "Singapore", country: "SG"),
    ]
    network.pocSet = [PointOfContact(role: "Policy", name: "Peering Desk", email: "peering@paclight.example")]
    return network
  }

  static let exchangeCities: [(name: String, city: String, country: String, speed: Int)] = [
    ("Lattice IX Singapore", "Singapore", "SG", 200_000), ("Straits-IX", "Singapore", "SG", 100_000),
    ("Lattice IX Tokyo", "Tokyo", "JP", 100_000), ("Bayani-IX", "Manila", "PH", 20_000),
    ("Wattle IX", "Sydney", "AU", 10_000), ("Apia-IX", "Apia", "WS", 1000), ("Suva-IX", "Suva", "FJ", 500),
  ]

  static func bundle(_ network: NetworkRecord = network, withExchanges: Bool = true) -> NetworkBundle {
    var exchanges: [Int: ExchangeRecord] = [:]
    if withExchanges {
      for (id, site) in exchangeCities.enumerated() {
        exchanges[id] = ExchangeRecord(id: id, name: site.name, city: site.city, country: site.country)
      }
    }
    return NetworkBundle(network: network, exchanges: exchanges, origin: RecordOrigin(name: "as64500.json"))
  }

  /// A small symbol that is no QR code; layout does not mind.
  static let symbol = QRSymbol(
    width: 5,
    modules: [
      true, true, false, true, true, true, false, false, false, true, false, false, true, false, false, true,
      false, false, false, true, true, true, false, true, true,
    ])

  static func result(
    _ bundle: NetworkBundle = bundle(), assets: SlideAssets = SlideAssets(qr: symbol),
    template: Template? = nil, typesetter: any Typesetter = FixedAdvanceTypesetter(),
    _ change: (inout Submission) -> Void = { _ in }
  ) throws -> SlideLayout.Result {
    var submission = Submission()
    change(&submission)
    let content = NetworkPersonal.resolve(bundle, submission).value
    return try SlideLayout(template ?? Repository.template("classic"), typesetter: typesetter)
      .slide(.network(content), assets: assets, location: SourceLocation(file: "as64500.yaml"))
  }
}

extension SlideLayout.Result {
  /// All text on the page, a run a line.
  var texts: [String] { page.elements.flatMap(\.texts) }

  func frame(_ name: String) -> Rect? { blocks.first { $0.name == name }?.frame }
}

extension Element {
  var texts: [String] {
    switch self {
    case .glyphs(let run): [run.text]
    case .group(_, let children), .link(_, let children), .tag(_, let children): children.flatMap(\.texts)
    case .shape, .image: []
    }
  }

  /// The runs of glyphs, in reading order.
  var runs: [GlyphRun] {
    switch self {
    case .glyphs(let run): [run]
    case .group(_, let children), .link(_, let children), .tag(_, let children): children.flatMap(\.runs)
    case .shape, .image: []
    }
  }
}
