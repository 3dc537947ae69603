internal import Diagnostics

extension Fields {
  /// The speed of a port in Mbit/s; 0 where it is not known. One that no port has is reported.
  func speed(_ key: String) -> Int {
    guard let number = number(key) else { return 0 }
    let speed = PortSpeed(number)
    switch speed.reading {
    case .megabits: break
    case .unknown: log.noteUnknownSpeed(path(of: key))
    case .slow:
      let place = path(of: key)
      log.tell(
        .warning, rule: "record-field", at: place,
        "\(place) is \(number) Mbit/s, which hardly any port has",
        hint: "if Gbit/s are meant, correct it in PeeringDB: it is in Mbit/s there")
    case .bits, .impossible:
      let place = path(of: key)
      log.tell(
        .warning, rule: "record-field", at: place,
        "\(place) is \(number) Mbit/s, which no port has, and is "
          + (speed.reading == .bits ? "taken as bit/s" : "left out"),
        hint: "correct it in PeeringDB: it is in Mbit/s there")
    }
    return speed.megabits
  }

  /// How the object is called in messages: `data[0]`, or the record where it is the whole document.
  var name: String { path.steps.isEmpty ? "the record" : "\(path)" }

  /// Whether an object of that status is neither pending nor deleted.
  static func isLive(_ status: String) -> Bool { status.isEmpty || status == "ok" }

  /// The number other records know this one by. A record without one is of no use, which the log says.
  func identifier() -> Int? {
    if let id = number("id") { return id }
    if !holds("id") {
      log.tell(.warning, rule: "record-field", at: path, "\(name) has no 'id', so nothing can refer to it")
    }
    return nil
  }

  /// The number of the network's autonomous system; what is wrong with it is an error.
  func asn() -> ASN? {
    // A connection has the number of its network, and a name, too.
    let isConnection = has("ixlan_id") || has("fac_id")
    guard holds("asn"), !isConnection else {
      log.tell(
        .error, rule: "record-kind", at: path,
        "\(name) is not a network" + (isConnection ? "" : ": it has no 'asn'"),
        hint: likelyKind.map {
          "it looks like \($0); a slide is made from a network's, an exchange's or a facility's record"
        })
      return nil
    }
    if let asn = numberOrText("asn").flatMap({ ASN($0) }) { return asn }
    log.tell(
      .error, rule: "record-asn", at: path(of: "asn"),
      "\(path(of: "asn")) is not the number of an autonomous system (1 to 4294967295)")
    return nil
  }

  /// What else an object without `asn` may be.
  private var likelyKind: String? {
    if has("ixlan_id") || has("fac_id") || has("net_id") { return "a connection" }
    if has("ixf_net_count") || has("ixlan_set") || has("proto_unicast") { return "an exchange" }
    if has("clli") || has("carrier_count") || has("latitude") { return "a facility" }
    if has("net_set") || has("ix_set") || has("zipcode") { return "an organization" }
    return nil
  }

  /// Says so where a record counts connections and does not hold them.
  func warnOfMissingSets(ixCount: Int?, facCount: Int?) {
    var missing: [String] = []
    if !holds("netixlan_set"), (ixCount ?? 0) > 0 { missing.append("'netixlan_set'") }
    if !holds("netfac_set"), (facCount ?? 0) > 0 { missing.append("'netfac_set'") }
    guard !missing.isEmpty else { return }
    log.tell(
      .warning, rule: "record-depth", at: path,
      "\(name) counts connections but does not hold them: it has no \(missing.joined(separator: " and no "))",
      hint: "ask PeeringDB with '&depth=2' to get them")
  }
}
