internal import Diagnostics
internal import LocatedYAML
package import PeeringDB

/// A submission for a presenter to fill in, with what the record says as the example of each line.
package enum SubmissionDraft {
  /// The draft as YAML with comments; every line but the presenter's is commented out.
  ///
  /// - Parameters:
  ///   - bundle: the record.
  ///   - record: the saved record's path, where the slide should be made from it.
  ///   - flags: what the presenter says already; a logo's path is as the file should have it.
  /// - Returns: the text of a file that reads back without a problem.
  package static func yaml(
    for bundle: RecordBundle, record: String?, _ flags: SubmissionFlags = SubmissionFlags()
  ) -> String {
    var draft = Lines(said: flags.lines)
    switch bundle {
    case .network(let bundle): network(NetworkPersonal.resolve(bundle, Submission()).value, record, &draft)
    case .exchange(let bundle): exchange(ExchangePersonal.resolve(bundle, Submission()).value, record, &draft)
    case .facility(let bundle): facility(FacilityPersonal.resolve(bundle, Submission()).value, record, &draft)
    }
    return draft.text
  }

  /// The draft for a presenter without a record; every line but the name's is commented out.
  package static func yaml(named name: String, _ flags: SubmissionFlags = SubmissionFlags()) -> String {
    var draft = Lines(said: flags.lines)
    draft.say("The peering personal of \(DisplayText.clean(name)), who is not in PeeringDB.")
    draft.say("")
    draft.say("With a record there, others can find you: https://www.peeringdb.com/register")
    draft.say("To use a line, delete the leading # and write your value after the colon.")
    draft.say("Then:  personals slide THIS-FILE -o slide.pdf")
    draft.lines += ["", "name: \(quoted(DisplayText.clean(name)))"]
    draft.offer("place", "Suva, Fiji", "Where you are.")
    draft.offer("traffic", "100-200Gbps", "How much traffic, if you are a network.")
    draft.offer("ratio", "Balanced", "Which way it flows.")
    draft.offer("policy", "Open", "Your peering policy: Open, Selective, Restrictive or No.")
    draft.offer("seeking", "somebody to host a server in Suva", "Who you want to peer with.")
    draft.offer("offering", "a route collector at every exchange of the region", "What you offer.")
    end(nil, parts: [.policy, .traffic, .ratio, .profile] + common.filter { $0 != .alsoKnownAs }, &draft)
    return draft.text
  }

  /// Lines of a draft.
  private struct Lines {
    var lines: [String] = []
    /// What is said already: the value of a key, as YAML.
    var said: [String: String]

    init(said: [String: String]) { self.said = said }

    mutating func say(_ comment: String) { lines.append(comment.isEmpty ? "#" : "# " + comment) }

    /// A commented-out line, with its explanation above it.
    mutating func offer(_ key: String, _ value: String, _ comment: String) {
      lines.append("")
      say(comment)
      lines.append(said.removeValue(forKey: key).map { "\(key): \($0)" } ?? "#\(key): \(value)")
    }

    /// All lines, those at the end that this kind of presenter is not asked for.
    var text: String {
      let rest = said.isEmpty ? [] : [""] + said.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      return (lines + rest).joined(separator: "\n") + "\n"
    }
  }

  private static func begin(
    _ title: String, _ presenter: String, _ record: String?, _ draft: inout Lines
  ) {
    draft.say("The peering personal of \(title).")
    draft.say("")
    draft.say("What you write here overrides your PeeringDB record; the rest comes from the record.")
    draft.say("To use a line, delete the leading # and write your value after the colon.")
    draft.say("Then:  personals slide THIS-FILE -o slide.pdf")
    draft.lines += ["", presenter]
    if let record {
      draft.lines += ["", "# The saved record the slide is made from.", "record: \(quoted(record))"]
    }
  }

  private static func network(_ personal: NetworkPersonal, _ record: String?, _ draft: inout Lines) {
    begin("\(personal.name) (\(personal.asn))", "network: \(personal.asn.number)", record, &draft)
    draft.offer(
      "traffic", traffic(personal.traffic),
      "How much traffic: a class of PeeringDB's, or a measured figure such as 640G or 1.2 Tbps.")
    draft.offer(
      "ratio", ratio(personal.ratio),
      "Which way it flows: a class of PeeringDB's, or measured shares in:out such as \"28:72\".")
    draft.offer(
      "profile", personal.profile?.rawValue ?? "balanced",
      "Your profile: content, eyeballs or balanced.")
    draft.offer(
      "policy", personal.policy?.general.rawValue ?? "Open",
      "Your peering policy: Open, Selective, Restrictive or No.")
    draft.lines += [
      "", "# Prefixes you announce; without this the slide gives PeeringDB's max-prefix settings.",
    ]
    draft.lines += ["#prefixes:", "#  ipv4: 100", "#  ipv6: 20"]
    draft.lines += ["", "# All AS numbers of your organisation, on one slide; the first is the largest."]
    draft.lines += ["#networks: [\(personal.asn.number)]"]
    draft.offer("seeking", "eyeball networks in South Asia", "Who you want to peer with.")
    draft.offer("offering", "remote peering and a cache in Manila", "What you offer.")
    end(personal, parts: network, &draft)
  }

  private static func exchange(_ personal: ExchangePersonal, _ record: String?, _ draft: inout Lines) {
    begin("\(personal.name) (ix:\(personal.id))", "exchange: \(personal.id)", record, &draft)
    draft.offer("traffic", "46G", "Your peak traffic, which PeeringDB does not have.")
    draft.offer(
      "ixf", "members.json",
      "Your own list of members, an IX-F member export: a file, or its URL. It knows more than PeeringDB.")
    draft.offer(
      "traffic-url", "traffic.json",
      "Or your own figures of traffic, in the form json-traffic: a file, or its URL.")
    draft.offer("offering", "no port fees until 2028 for networks new to Fiji", "What you offer.")
    end(personal, parts: exchange, &draft)
  }

  private static func facility(_ personal: FacilityPersonal, _ record: String?, _ draft: inout Lines) {
    begin("\(personal.name) (fac:\(personal.id))", "facility: \(personal.id)", record, &draft)
    draft.offer("offering", "free cross-connects to all exchanges for a year", "What you offer.")
    end(personal, parts: facility, &draft)
  }

  /// The lines for slides of all kinds.
  private static func end(
    _ personal: (any PersonalContent)?, parts: [SlidePart], _ draft: inout Lines
  ) {
    draft.offer(
      "message", "We open a new site in Suva.",
      "A sentence of your own, above the others. Two lines fit in all.")
    draft.lines += ["", "# Where you will be."]
    draft.lines += ["#planned:", "#  - exchange: Suva-IX", "#    when: Q1 2027"]
    draft.offer("speaker", "Your Name", "The speaker's name.")
    draft.offer("pronounced", "\"MEH-reh tah-vai-NGGI-ah\"", "How your name is pronounced, for the chair.")
    draft.offer("photo", "photo.jpg", "A photo of you, which only the chair sees: PNG or JPEG.")
    draft.offer(
      "contact", contact(personal?.contact), "How to reach you: 'Name <address>', or an address alone.")
    draft.offer("website", personal?.website ?? "https://www.your-network.example", "Your website.")
    draft.offer("logo", "logo.svg", "Your logo: SVG, PNG or JPEG. The path starts from this file's folder.")
    draft.lines += [
      "", "# A page of your own that decks show instead; 'page' picks one if the PDF has several.",
    ]
    draft.lines += ["#slide: my-slide.pdf", "#page: 1", "#slide-alt: Map of our cables in the Pacific"]
    draft.offer("accent", "\"#0b6e4f\"", "The colour of the strip and of your number or short name.")
    draft.offer("qr", "peeringdb", "What the QR code leads to: peeringdb, contact or none.")
    let names = parts.map(\.rawValue).joined(separator: ", ")
    draft.offer("hide", "[]", "Parts to leave out: \(names).")
    let onRequest = parts.filter(SlidePart.onRequest.contains).map(\.rawValue)
    draft.offer("show", "[]", "Parts shown only on request: \(onRequest.joined(separator: ", ")).")
    draft.offer(
      "consent", "{publish: yes, sheets: yes, photo: no}",
      "What may be shown beyond the stage: the slide in public, you on printed sheets, photographs of you.")
    draft.offer("cancelled", "yes", "If you cannot come.")
  }

  /// The parts of a kind's slide.
  private static let common: [SlidePart] = [
    .alsoKnownAs, .website, .planned, .message, .contact, .phone, .qr, .logo,
  ]
  private static let exchange: [SlidePart] =
    [.traffic, .facilities, .participants, .capacity, .routeServers, .peeringLAN, .terms] + common
  private static let facility: [SlidePart] =
    [.networks, .exchanges, .carriers, .campus, .address, .power] + common
  private static let network: [SlidePart] = SlidePart.allCases.filter { part in
    common.contains(part) || [.exchanges, .facilities, .traffic].contains(part)
      || !(exchange + facility).contains(part)
  }

  private static func traffic(_ volume: TrafficVolume?) -> String {
    switch volume {
    case .range(let known): known.name
    case .measured, .other, nil: "100-200Gbps"
    }
  }

  private static func ratio(_ ratio: TrafficRatio?) -> String {
    guard case .classified(let known) = ratio else { return TrafficRatio.Class.balanced.rawValue }
    return known.rawValue
  }

  private static func contact(_ contact: Contact?) -> String {
    guard let email = contact?.email else { return "Your Name <peering@your-network.example>" }
    guard let name = contact?.name else { return quoted(email) }
    return quoted("\(name.filter { !"<>".contains($0) }) <\(email)>")
  }

  private static func quoted(_ text: String) -> String { YAMLScalar.quoted(text) }
}

extension SubmissionFlags {
  /// What is said, as the values of a submission's keys.
  fileprivate var lines: [String: String] {
    let texts = [
      "traffic": traffic, "ratio": ratio, "profile": profile, "policy": policy, "seeking": seeking,
      "offering": offering, "message": message, "speaker": speaker, "contact": contact, "logo": logo,
      "accent": accent, "qr": qr,
    ]
    var lines = texts.compactMapValues { $0.map { YAMLScalar.text(DisplayText.clean($0)) } }
    for (key, parts) in [("hide", hide), ("show", show)] where !parts.isEmpty {
      lines[key] =
        "[" + parts.map { YAMLScalar.text($0.lowercased(), isInFlow: true) }.joined(separator: ", ") + "]"
    }
    return lines
  }
}
