internal import Diagnostics
package import PeeringDB

/// A submission for a presenter to fill in, with what the record says as the example of each line.
package enum SubmissionDraft {
  /// The draft as YAML with comments; every line but the network's is commented out.
  ///
  /// - Parameters:
  ///   - bundle: the record.
  ///   - record: the saved record's path, where the slide should be made from it.
  /// - Returns: the text of a file that reads back without a problem.
  package static func yaml(for bundle: NetworkBundle, record: String?) -> String {
    let personal = NetworkPersonal.resolve(bundle, Submission()).value
    var lines: [String] = []
    func say(_ comment: String) { lines.append("# " + comment) }
    func offer(_ key: String, _ value: String, _ comment: String) {
      lines.append("")
      say(comment)
      lines.append("#\(key): \(value)")
    }
    let name = personal.name
    say("The peering personal of \(name) (\(personal.asn)).")
    say("")
    say("What stands here wins over your PeeringDB record; the rest is taken from there.")
    say("To use a line, delete the # in front of it and write what you want behind the colon.")
    say("Then:  personals slide THIS-FILE -o slide.pdf")
    lines.append("")
    lines.append("network: \(personal.asn.number)")
    if let record {
      lines += ["", "# The saved record the slide is made from.", "record: \(quoted(record))"]
    }
    offer(
      "traffic", traffic(personal.traffic),
      "How much traffic: a class of PeeringDB's, or a measured figure such as 640G or 1.2 Tbps.")
    offer(
      "ratio", ratio(personal.ratio),
      "Which way it flows: a class of PeeringDB's, or measured shares in:out such as \"28:72\".")
    offer(
      "profile", personal.profile?.rawValue ?? "balanced",
      "What you mostly are: content, eyeballs or balanced.")
    offer(
      "policy", personal.policy?.general.rawValue ?? "Open",
      "With whom you peer: Open, Selective, Restrictive or No.")
    lines += ["", "# Prefixes you announce; without this the slide gives PeeringDB's max-prefix settings."]
    lines += ["#prefixes:", "#  ipv4: 100", "#  ipv6: 20"]
    offer("seeking", "eyeball networks in South Asia", "Whom you look for.")
    offer("offering", "remote peering and a cache in Manila", "What you have to give.")
    offer(
      "message", "We open a new site in Suva.",
      "One sentence of your own, above those two; there is room for two lines in all.")
    lines += ["", "# Where you will be."]
    lines += ["#planned:", "#  - exchange: Suva-IX", "#    when: Q1 2027"]
    offer("speaker", "Your Name", "Who stands on the stage.")
    offer("contact", contact(personal.contact), "How to reach you: 'Name <address>', or an address alone.")
    offer("logo", "logo.svg", "Your logo: SVG, PNG or JPEG. The path starts from this file's folder.")
    lines += [
      "", "# A page of your own, which stands in decks in place of ours; which one, if the PDF has several.",
    ]
    lines += ["#slide: my-slide.pdf", "#page: 1"]
    offer("accent", "\"#0b6e4f\"", "The colour of the strip and of your AS number.")
    offer("qr", "peeringdb", "What the QR code leads to: peeringdb, contact or none.")
    let parts = SlidePart.allCases.map(\.rawValue).joined(separator: ", ")
    offer("hide", "[]", "Parts to leave out: \(parts).")
    let onRequest = SlidePart.allCases.filter(SlidePart.onRequest.contains).map(\.rawValue)
    offer("show", "[]", "Parts that appear only when asked for: \(onRequest.joined(separator: ", ")).")
    return lines.map { $0 == "# " ? "#" : $0 }.joined(separator: "\n") + "\n"
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

  /// A text as a YAML scalar in double quotes (YAML 1.2, 7.3.1), on one line.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      // Line breaks, controls and what else YAML does not read as it is.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
