import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions
import TestSupport
import Testing

/// What gives way, what closes up, and what is reported.
@Suite struct SlideBehaviourTests {
  @Test func `a name shrinks then wraps then is cut`() throws {
    func name(_ text: String) throws -> (runs: [GlyphRun], rules: [String]) {
      var network = Sample.network
      network.name = text
      // Less on the page, so that nothing need go for the taller name.
      let result = try Sample.result(Sample.bundle(network)) { $0.hidden = [.conditions, .prefixes, .asSet] }
      let runs = result.page.elements.flatMap { element -> [GlyphRun] in
        guard case .tag(.heading(level: 1), let children) = element else { return [] }
        return children.flatMap(\.runs)
      }
      return (runs, result.diagnostics.map(\.rule))
    }
    let short = try name("Pacific")
    #expect(short.runs.map(\.size) == [46])
    let longer = try name(String(repeating: "Pacific ", count: 5))
    #expect(longer.runs.count == 1)
    #expect(longer.runs[0].size < 46 && longer.runs[0].size >= 32)
    let wrapped = try name(String(repeating: "Pacific ", count: 10))
    #expect(wrapped.runs.map(\.size) == [32, 32])
    #expect(wrapped.rules.isEmpty)
    let cut = try name(String(repeating: "Pacific ", count: 30))
    #expect(cut.runs.count == 2)
    #expect(cut.runs[1].text.contains("…"))
    #expect(cut.rules == ["text-cut"])
  }

  /// The parts of a network's slide, and what the page's dump has of each.
  private static let parts: [SlidePart: String] = [
    .types: "Content ·", .scope: "· Global ·", .protocols: "IPv4 + IPv6", .policy: "\"Open\"",
    .conditions: "No contract", .traffic: "500–1000", .ratio: "Mostly outbound", .profile: "Eyeballs",
    .prefixes: "1,250 IPv4", .asSet: "AS-PACLIGHT", .exchanges: "\" exchanges\"",
    .facilities: "Harbour Gate DC1", .planned: "Nadi-IX", .message: "Come and see us",
    .contact: "peering@paclight.example", .qr: "QR code that leads", .logo: " png 400×100",
    .alsoKnownAs: "Paclight Ltd", .website: "\"Website\"", .lookingGlass: "lg.paclight.example",
    .phone: "+679 555 0100",
  ]
  /// Those of other presenters.
  private static let others: Set<SlidePart> = [
    .participants, .capacity, .routeServers, .peeringLAN, .terms, .networks, .carriers, .campus, .address,
    .power,
  ]

  @Test func `every part is of a network or of others`() {
    #expect(Self.others.union(Self.parts.keys) == Set(SlidePart.allCases))
  }

  @Test(arguments: Self.parts.keys.sorted { $0.rawValue < $1.rawValue })
  func `a hidden part does not appear`(_ part: SlidePart) throws {
    let words = try #require(Self.parts[part])
    var network = Sample.network
    network.aka = "Paclight Ltd"
    network.lookingGlass = "https://lg.paclight.example"
    network.pocSet[0].phone = "+679 555 0100"
    let logo = SceneImage(format: .png, bytes: [], pixelWidth: 400, pixelHeight: 100)
    func dump(hidden: Set<SlidePart>) throws -> String {
      let result = try Sample.result(
        Sample.bundle(network), assets: SlideAssets(logo: logo, qr: Sample.symbol)
      ) {
        // Only where it is looked for: the page has no room for all.
        if SlidePart.onRequest.contains(part) { $0.shown = [part] }
        if part == .profile { $0.profile = .eyeballs }
        if part == .planned { $0.planned = [PlannedPresence(place: "Nadi-IX", when: nil)] }
        if part == .message { $0.message = "Come and see us" }
        $0.hidden = hidden
      }
      #expect(PageInspection.problems(of: result) == [])
      return result.page.dump
    }
    #expect(try dump(hidden: []).contains(words))
    #expect(try !dump(hidden: [part]).contains(words))
  }

  /// Columns that a block makes of its parts are not taken for it, nor for one another.
  @Test func `facts in two columns are each there once`() throws {
    var submission = Submission()
    submission.policy = .restrictive
    submission.traffic = try TrafficVolume(parsing: "640G")
    let name = Located(
      "Coral Registry", source: SourceText(file: "coral.yaml", text: ""), line: 0, column: 0,
      at: DocumentPath(nil, key: "name"))
    let result = try SlideLayout(Repository.template("classic"), typesetter: FixedAdvanceTypesetter())
      .slide(
        .other(OtherPersonal.resolve(name, submission).value), assets: SlideAssets(),
        location: Diagnostics.SourceLocation(file: "coral.yaml"))
    #expect(result.texts.filter { $0 == "Restrictive" }.count == 1)
    #expect(result.texts.filter { $0 == "640" }.count == 1, "\(result.texts)")
    let (badge, traffic) = try (#require(result.frame("policy")), #require(result.frame("traffic")))
    #expect(badge.maxX < traffic.minX)
  }

  @Test func `the page closes up where a part is hidden`() throws {
    let whole = try Sample.result()
    let without = try Sample.result { $0.hidden = [.policy] }
    #expect(!without.texts.contains("Open"))
    #expect(whole.texts.contains("Open"))
    #expect(without.frame("traffic")?.minY == without.frame("exchanges")?.minY)
  }

  @Test func `facts are larger where there are no places, and so is the QR code`() throws {
    let result = try Sample.result { $0.hidden = [.exchanges, .facilities, .planned] }
    let code = try #require(result.frame("large qr"))
    let traffic = try #require(result.frame("traffic"))
    #expect(code.width == 200 && code.maxX == 920)
    #expect(try traffic.height > #require(Sample.result().frame("traffic")).height)
    #expect(result.frame("qr") == nil && result.frame("low qr") == nil)
  }

  @Test func `shown and left out add up to the total`() throws {
    var network = Sample.network
    network.netfacSet = (0..<57).map {
      FacilityConnection(facID: $0, name: "Hall \($0)", city: "City \($0 % 19)", country: "FJ")
    }
    let texts = try Sample.result(Sample.bundle(network)).texts
    let shown = texts.joined(separator: " ").matches(of: /Hall \d+/).count
    // The last row has how many facilities are left out, at its end.
    let last = try #require(texts.firstIndex(of: "more facilities"))
    let rest = try #require(Int(texts[last + 1]))
    // Each city has three: what a row leaves out are its own, and its end says how many there are.
    let inRows = texts.compactMap { $0.wholeMatch(of: /\s*\+(\d+)/)?.1 }.compactMap { Int($0) }
    #expect(shown > 0 && inRows.allSatisfy { $0 < 3 })
    #expect(shown + inRows.reduce(0, +) + rest == 57)
    #expect(texts[..<last].count { $0 == "3" } * 3 + rest == 57)
  }

  @Test(arguments: 1...40)
  func `no row counts again what the heading says`(cities: Int) throws {
    var network = Sample.network
    network.netfacSet = (0..<cities).map {
      FacilityConnection(facID: $0, name: "Hall \($0)", city: "City \($0)", country: "FJ")
    }
    for template in ["classic", "stage"] {
      let texts = try Sample.result(Sample.bundle(network), template: Repository.template(template)).texts
      let isNamed = texts.contains { $0.contains(/City \d+|Hall \d+/) }
      #expect(isNamed || !texts.contains { $0.contains("more facilities") }, "\(template): \(texts)")
    }
  }

  @Test func `the best known building of a city is named first`() throws {
    var network = Sample.network
    network.netfacSet = ["Alpha Hall", "Beta Hall", "Gamma Hall"].enumerated().map { id, name in
      FacilityConnection(facID: id, name: name, city: "Nadi", country: "FJ")
    }
    var bundle = Sample.bundle(network)
    for (id, networks) in [3, nil, 40].enumerated() {
      var record = FacilityRecord(id: id, name: "Hall", city: "Nadi", country: "FJ")
      record.netCount = networks
      bundle.facilities[id] = record
    }
    let texts = try Sample.result(bundle).texts
    #expect(texts.contains { $0.hasPrefix("Gamma Hall, Alpha Hall") }, "\(texts)")
  }

  @Test(arguments: [
    ("Heavy Inbound", ["Heavy inbound", "out"], ["in"]), ("Balanced", ["in", "Balanced", "out"], []),
    ("Heavy Outbound", ["in", "Heavy outbound"], ["out"]),
  ]) func `a ratio's word is not said twice`(_ ratio: String, _ words: [String], _ without: [String]) throws {
    var network = Sample.network
    network.infoRatio = ratio
    let texts = try Sample.result(Sample.bundle(network)) { $0.profile = .balanced }.texts
    for word in words { #expect(texts.count { $0 == word } == 1, "\(word) in \(texts)") }
    for word in without { #expect(!texts.contains(word), "\(word) in \(texts)") }
  }

  @Test func `an exchange with no participant yet does not count them`() {
    var record = ExchangeRecord(id: 7, name: "New IX", city: "Nadi", country: "FJ")
    record.netCount = 0
    let bundle = ExchangeBundle(exchange: record, origin: RecordOrigin(name: "ix7.json"))
    #expect(ExchangePersonal.resolve(bundle, Submission()).value.participantCount == nil)
  }

  @Test func `a long name does not keep shorter ones out`() throws {
    var network = Sample.network
    let long = "The Hall of the Confederation of Island Universities and Research Libraries"
    network.netfacSet = (["A", "B \(long)"] + (3...12).map { "Hall \($0 + 10)" }).enumerated().map {
      id, name in
      FacilityConnection(facID: id, name: name, city: "Nadi", country: "FJ")
    }
    let texts = try Sample.result(Sample.bundle(network)).texts
    #expect(texts.contains("A, Hall 13, Hall 14") && texts.contains { $0.hasSuffix("+9") }, "\(texts)")
  }

  @Test func `exchanges left out are counted with their cities and capacity`() throws {
    let texts = try Sample.result {
      $0.planned = [PlannedPresence(place: "Nadi")]
      $0.message = "Come and see us"
    }.texts
    let rows = Sample.exchangeCities.map(\.city).filter { texts.contains($0) }
    let hidden = Sample.exchangeCities.filter { !rows.contains($0.city) }
    let last = try #require(texts.firstIndex(of: "+ \(hidden.count) cities"))
    #expect(!hidden.isEmpty && texts[last + 1] == "\(hidden.count) more exchanges")
    // Rows and rest are what the figures say: 432 Gbps.
    let gigabits = texts[..<(last + 3)].compactMap { $0.wholeMatch(of: /(\d+(?:\.\d+)?)([GM])/) }
      .reduce(0.0) { $0 + (Double($1.1) ?? 0) / ($1.2 == "M" ? 1000 : 1) }
    #expect(abs(gigabits - 432) < 0.6, "\(texts)")
  }

  @Test func `a logo is never enlarged past its pixels`() throws {
    func logoFrame(_ format: SceneImage.Format, _ width: Int, _ height: Int) throws -> Rect {
      let image = SceneImage(format: format, bytes: [], pixelWidth: width, pixelHeight: height)
      let result = try Sample.result(assets: SlideAssets(logo: image))
      for case .tag(.figure, let children) in result.page.elements {
        if case .image(let placed)? = children.first { return placed.frame }
      }
      return Rect(origin: .zero, size: .zero)
    }
    #expect(try logoFrame(.png, 40, 20).size == Size(width: 40, height: 20))
    #expect(try logoFrame(.svg, 40, 20).size == Size(width: 144, height: 72))
    #expect(try logoFrame(.jpeg, 1900, 100).size == Size(width: 190, height: 10))
    #expect(try logoFrame(.png, 40, 20).maxX == 920)
  }

  @Test func `a logo that cannot be seen is on a plate`() throws {
    /// The plate's frame and colour, and the logo's frame.
    func plate(_ shade: UInt8?) throws -> (plate: (frame: Rect, fill: Color?)?, logo: Rect) {
      var image = SceneImage(format: .svg, bytes: [], pixelWidth: 190, pixelHeight: 60)
      if let shade {
        var ink = PictureInk()
        ink.add(red: shade, green: shade, blue: shade)
        image.ink = ink
      }
      let elements = try Sample.result(assets: SlideAssets(logo: image)).page.elements
      for (index, element) in elements.enumerated() {
        guard case .tag(.figure, let children) = element, case .image(let placed)? = children.first else {
          continue
        }
        if case .shape(let below) = elements[index - 1], let frame = below.path.bounds,
          frame.contains(placed.frame)
        {
          return ((frame, below.fill), placed.frame)
        }
        return (nil, placed.frame)
      }
      throw Missing()
    }
    let seen = try plate(0)
    #expect(seen.plate == nil && seen.logo == Rect(x: 730, y: seen.logo.minY, width: 190, height: 60))
    #expect(try plate(nil).plate == nil, "a logo with a ground of its own")
    let lost = try plate(255)
    let below = try #require(lost.plate)
    #expect(below.fill == Color(hex: "#14213d"))
    // The plate, and not the logo, goes to the edge of the box.
    #expect(below.frame.maxX == 920 && lost.logo.maxX == 912)
    #expect(below.frame.width == 190 && lost.logo.width == 174)
  }

  private struct Missing: Error {}

  @Test func `the QR code keeps its quiet zone`() throws {
    let result = try Sample.result()
    let square = try #require(result.frame("low qr"))
    #expect(square.size == Size(width: 66, height: 66))
    let module = 66.0 / (5 + 8)
    let dark = result.page.elements.compactMap { element -> Rect? in
      guard case .tag(.figure, let children) = element, children.count == 2,
        case .shape(let shape) = children[1]
      else { return nil }
      return shape.path.bounds
    }
    let bounds = try #require(dark.first)
    #expect(abs((bounds.minX - square.minX).points - 4 * module) < 0.001)
    #expect(abs((square.maxY - bounds.maxY).points - 4 * module) < 0.001)
  }

  @Test func `an accent too light for text is set darker and reported`() throws {
    let result = try Sample.result { $0.accent = Located(flag: "--accent", "#ffd54a") }
    #expect(
      result.diagnostics.map(\.text) == [
        """
        --accent: warning: the accent #ffd54a is too light for text on #ffffff; text in it is set darker
          hint: a colour with a contrast of 4.5 to 1 or more stays as it is
        """
      ])
    let asn = try #require(result.page.elements.flatMap(\.runs).first { $0.text == "AS64500" })
    #expect(asn.color.contrast(against: .white) >= 4.5)
  }

  @Test func `characters without a font are reported`() throws {
    var network = Sample.network
    network.name = "Rocket 🚀 Net"
    let result = try Sample.result(
      Sample.bundle(network), typesetter: FixedAdvanceTypesetter(missing: ["🚀"]))
    #expect(
      result.diagnostics.map(\.text) == [
        """
        as64500.yaml: warning: no font has '🚀' (U+1F680) in 'name'
          hint: install the Debian package fonts-symbola, or write it otherwise
        """
      ])
  }

  @Test func `three sentences have a line each`() throws {
    let result = try Sample.result { submission in
      submission.message = "We are new."
      submission.seeking = "caches"
      submission.offering = "eyeballs"
      submission.hidden = [.prefixes, .asSet]
    }
    #expect(result.diagnostics.map(\.rule) == [])
    #expect(["We are new.", "caches", "eyeballs"].allSatisfy(result.texts.contains), "\(result.texts)")
  }

  @Test func `links lead where they say`() throws {
    let result = try Sample.result { $0.shown = [.website] }
    func targets(_ element: Element) -> [String] {
      switch element {
      case .link(.uri(let uri), _): [uri]
      case .tag(_, let children), .group(_, let children), .link(_, let children): children.flatMap(targets)
      default: []
      }
    }
    #expect(
      result.page.elements.flatMap(targets) == [
        "https://www.paclight.example/", "mailto:peering@paclight.example", "https://www.paclight.example/",
        "https://www.peeringdb.com/asn/64500",
      ])
  }
}
