internal import CairoDrawing
internal import Diagnostics
internal import PeeringDB
internal import Scene
internal import SlideLayout
internal import Submissions

extension Specimen {
  /// What problems with specimens are reported for.
  static let location = SourceLocation(file: "an invented presenter")

  /// Slides from the fullest to the emptiest.
  package static var slides: [Specimen] {
    [
      network("Everything there is, and more than fits", full),
      network("A long name, and many exchanges", large),
      network("A network as most are", usual),
      network("Names in other scripts", otherScripts),
      network("A ratio and nothing else", { $0.network.infoRatio = "Heavy Inbound" }),
      network("A name and a number", { _ in }),
    ] + otherKinds
  }

  /// What goes into a specimen.
  struct Draft {
    var network = NetworkRecord(asn: ASN(number: 64500), name: "Driftwood Net")
    var exchanges: [Int: ExchangeRecord] = [:]
    var facilities: [Int: FacilityRecord] = [:]
    var submission = Submission()

    /// A port at an exchange of its own, in a city.
    mutating func join(_ name: String, _ city: String, _ country: String, gigabits: Int) {
      let id = exchanges.count + 1
      exchanges[id] = ExchangeRecord(id: id, name: name, city: city, country: country)
      network.netixlanSet.append(ExchangeConnection(ixID: id, name: name, speed: gigabits * 1000))
    }

    /// A facility of its own, in a city, at a latitude and a longitude.
    mutating func enter(_ name: String, _ city: String, _ country: String, at place: (Double, Double)? = nil)
    {
      let id = network.netfacSet.count + 1
      var record = FacilityRecord(id: id, name: name, city: city, country: country)
      (record.latitude, record.longitude) = (place?.0, place?.1)
      facilities[id] = record
      network.netfacSet.append(FacilityConnection(facID: id, name: name, city: city, country: country))
    }
  }

  private static func network(_ title: String, _ fill: (inout Draft) -> Void) -> Specimen {
    var draft = Draft()
    draft.network.updated = CalendarDate(isoPrefix: "2026-11-22")
    fill(&draft)
    let bundle = NetworkBundle(
      network: draft.network, exchanges: draft.exchanges, facilities: draft.facilities,
      origin: RecordOrigin(name: "specimen"))
    let personal = NetworkPersonal.resolve(bundle, draft.submission).value
    return Specimen(title: title, content: .slide(.network(personal)))
  }

  private static func full(_ draft: inout Draft) {
    usual(&draft)
    draft.network.aka = "Driftwood, Flotsam & Jetsam Interconnection Networks of the Southern Ocean"
    draft.network.infoTypes = ["NSP", "Content", "Educational/Research", "Network Services"]
    draft.network.policyGeneral = "Restrictive"
    draft.network.policyLocations = "Required - International"
    draft.network.policyContracts = "Private Only"
    draft.network.irrAsSet = "RIPE::AS64500:AS-DRIFTWOOD-ALL RADB::AS-DRIFTWOOD-V6 AS-DRIFTWOOD"
    draft.network.lookingGlass = "https://looking-glass.driftwood-interconnection.example/"
    draft.network.infoTraffic = "100+Tbps"
    draft.submission.shown = SlidePart.onRequest
    draft.submission.speaker = "Alexandrina Montgomery-Featherstonehaugh"
    draft.submission.profile = .balanced
    draft.submission.seeking =
      "eyeball networks in South Asia and the Pacific, with a port of 10 Gbps or more"
    draft.submission.offering =
      "caches for everybody on the atolls, and a cup of tea at every landing station"
    draft.submission.planned = [
      PlannedPresence(place: "Apia-IX", when: "Q1 2027"), PlannedPresence(place: "Suva", when: "Q2 2027"),
      PlannedPresence(place: "Llanfairpwllgwyngyll", when: "the end of 2027"),
    ]
    draft.submission.contact = Contact(
      name: "Peering Desk of the Driftwood Net", email: "peering-coordination@driftwood-net.example",
      phone: "+1 555 0100")
  }

  private static func large(_ draft: inout Draft) {
    usual(&draft)
    draft.network.name = "Confederation of Island Universities and Research Libraries of the South Sea"
    draft.network.policyGeneral = "No"
    draft.submission.message = "We are at every exchange there is."
    draft.submission.traffic = .measured(BitRate(bitsPerSecond: 31_400_000_000_000))
    draft.submission.ratio = .measured(.init(inbound: 51))
    let places = [
      ("Amsterdam", "NL"), ("São Paulo", "BR"), ("Kuala Lumpur", "MY"), ("Frankfurt am Main", "DE"),
    ]
    for index in 0..<120 {
      let (city, country) = places[index % places.count]
      draft.join(
        "Quayside Exchange \(index + 1)", index < 60 ? city : "\(city) \(index)", country, gigabits: 100)
      draft.enter("Harbour Gate DC\(index + 1)", city, country)
      // All over the world, and close together.
      let place = (Double(index * 37 % 110) - 45, Double(index * 83 % 360) - 180)
      draft.enter("Landing \(index + 1)", "Port \(city) \(index)", country, at: place)
    }
  }

  private static func usual(_ draft: inout Draft) {
    draft.network.infoTypes = ["Content"]
    draft.network.infoScope = "Asia Pacific"
    draft.network.infoUnicast = true
    draft.network.infoIPv6 = true
    draft.network.infoTraffic = "500-1000Gbps"
    draft.network.infoRatio = "Mostly Outbound"
    draft.network.infoPrefixes4 = 1250
    draft.network.infoPrefixes6 = 340
    draft.network.irrAsSet = "AS-DRIFTWOOD"
    draft.network.policyGeneral = "Open"
    draft.network.policyLocations = "Preferred"
    draft.network.policyContracts = "Not Required"
    draft.network.policyRatio = false
    draft.network.website = "https://www.driftwood.example/"
    draft.network.pocSet = [
      PointOfContact(role: "Policy", name: "Peering", email: "peering@driftwood.example")
    ]
    draft.submission.seeking = "eyeball networks in South Asia"
    draft.join("Straits-IX", "Singapore", "SG", gigabits: 400)
    draft.join("Lattice IX", "Singapore", "SG", gigabits: 100)
    draft.join("Musashi Peering Point", "Tokyo", "JP", gigabits: 300)
    draft.join("Suva-IX", "Suva", "FJ", gigabits: 10)
    draft.enter("Basalt Hall 2", "Singapore", "SG", at: (1.3, 103.8))
    draft.enter("Harbour Gate DC1", "Suva", "FJ", at: (-18.1, 178.4))
  }

  private static func otherScripts(_ draft: inout Draft) {
    draft.network.name = "شبكة السدرة للاتصالات"
    draft.network.infoTypes = ["Cable/DSL/ISP"]
    draft.network.infoTraffic = "20-50Gbps"
    draft.network.infoRatio = "Heavy Inbound"
    draft.network.policyGeneral = "Selective"
    draft.network.policyContracts = "Required"
    draft.network.policyRatio = true
    draft.submission.message = "نرحب بجميع الشبكات في الخليج"
    draft.submission.contact = Contact(
      name: "ليلى حداد", email: "peering@sidranet.example", phone: nil, url: nil)
    draft.join("IX-الخليج", "دبي", "AE", gigabits: 200)
    draft.join("กรุงเทพ-IX", "กรุงเทพมหานคร", "TH", gigabits: 40)
    draft.join("江戸川エクスチェンジ", "東京", "JP", gigabits: 10)
    draft.enter("ឃ្លាំងទិន្នន័យ", "ភ្នំពេញ", "KH")
  }

  /// The pictures of a slide: a QR code where it has one.
  var assets: SlideAssets {
    var assets = SlideAssets(
      logo: logo, event: "Coral Coast Peering Forum 2027 · Peering Forum 1", page: "888 / 999",
      next: "AS64511 Coral Coast Wireless")
    if case .slide(let personal) = content, personal.content.shows(.qr), let text = personal.content.qrText {
      assets.qr = try? QRSymbol.encoding(text)
    }
    return assets
  }

  /// An invented logo.
  var logo: SceneImage? {
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 190 72"><rect width="190" height="72" rx="8" \
      fill="#0b1f3a"/><circle cx="95" cy="36" r="20" fill="#5fd3a7"/></svg>
      """
    return (try? ImageDecoder.read(Array(text.utf8)))?.image
  }
}
