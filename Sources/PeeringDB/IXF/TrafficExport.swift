package import Diagnostics

/// The most traffic that an exchange had, as it publishes it: the form `json-traffic`, aggregated or as samples
/// (https://github.com/euro-ix/json-traffic).
package struct TrafficExport: Sendable, Hashable {
  /// The octets in one direction in the interval with the most.
  package var octets: Double
  /// The length of the interval in seconds.
  package var seconds: Int

  package init(octets: Double, seconds: Int) {
    self.octets = octets
    self.seconds = seconds
  }

  /// What the octets come to.
  package enum Reading: Sendable, Hashable {
    /// Bits a second.
    case rate(Int)
    /// Only as octets a second, not as octets of the interval, are they traffic of such an exchange.
    case perSecond
    /// More than all ports have.
    case tooMuch
    /// Less than any exchange has.
    case tooLittle
  }

  /// The parts of its capacity that an exchange's peak may be.
  private static let shares = 0.005...1.0

  /// The peak in an exchange of a capacity.
  ///
  /// The schema counts octets in an interval. Portals that write octets a second there would make a peak that is wrong
  /// by the interval's seconds, so that the sum of the ports decides: what cannot be true is not taken.
  ///
  /// - Parameter capacity: of all ports, in bits a second.
  /// - Returns: the peak, or why it is unknown.
  package func peak(of capacity: Int) -> Reading {
    let (rate, ports) = (octets * 8 / Double(seconds), Double(capacity))
    if Self.shares.contains(rate / ports) { return .rate(Int(rate)) }
    if rate > ports { return .tooMuch }
    return Self.shares.contains(octets * 8 / ports) ? .perSecond : .tooLittle
  }

  /// The peak in the bytes of an export.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - file: the name for messages.
  ///   - exchange: the exchange, to distinguish it from others in the same export.
  /// - Returns: nil where there is no peak; then the diagnostics say why.
  package static func decode(
    _ bytes: [UInt8], file: String, exchange: ExchangeRecord
  ) -> Diagnosed<TrafficExport?> {
    ExchangeExport.traffic.decode(bytes, file: file) {
      (document: TrafficDocument, _: inout [FieldProblem]) throws(ExportDoubt) in
      try document.export(of: exchange)
    }
  }
}

/// The document as it is written.
private struct TrafficDocument: AnswerContent {
  /// One source of the figures, by the exchange's own key of it.
  private struct Source {
    var key: String
    var title = ""
    var seconds: Int?
    /// Octets in either direction.
    var octets: [Double] = []
    var path: JSONPath
  }

  private var sources: [Source] = []
  private var path = JSONPath()

  init() {}

  init(_ fields: Fields) {
    // The schema requires 'aggregated' and describes 'statistics'.
    let name = ["statistics", "aggregated", "samples"].first(where: fields.holds) ?? ""
    guard let figures = fields.object(name) else {
      fields.log.tell(
        .error, rule: "traffic-url", at: fields.path,
        "is no traffic export, since it has none of 'statistics', 'aggregated' and 'samples'",
        hint: "name an export in the form json-traffic, or \(ExchangeExport.traffic.hint)")
      return
    }
    path = figures.path
    let about = fields.quietObject("sources")
    for key in figures.keys {
      var source = Source(key: key, path: figures.path(of: key))
      if let known = about?.quietObject(key) {
        source.title = known.optionalText("title") ?? ""
        source.seconds = known.number("aggregate_interval")
      }
      if name == "samples" {
        source.octets = figures.lists(key).flatMap { $0.count < 5 ? [] : $0[3...4].compactMap { $0 } }
      } else if let entry = figures.quietObject(key) {
        source.octets = ["maximum_octets_in", "maximum_octets_out"].compactMap(entry.decimal)
      }
      sources.append(source)
    }
  }

  /// The peak at one exchange.
  func export(of exchange: ExchangeRecord) throws(ExportDoubt) -> TrafficExport {
    let source = try source(of: exchange)
    guard let octets = source.octets.max(), octets > 0 else {
      throw ExportDoubt(
        path: source.path, message: "the traffic export has no traffic of the exchange",
        hint: ExchangeExport.traffic.hint)
    }
    guard let seconds = source.seconds, (1...2_678_400).contains(seconds) else {
      throw ExportDoubt(
        path: source.path,
        message:
          "the traffic export does not say in which time the octets are counted ('aggregate_interval')",
        hint: ExchangeExport.traffic.hint)
    }
    return TrafficExport(octets: octets, seconds: seconds)
  }

  /// The only source, or of several the one with the exchange's name as its title.
  private func source(of exchange: ExchangeRecord) throws(ExportDoubt) -> Source {
    if sources.count == 1 { return sources[0] }
    let names = Set([exchange.name, exchange.aka, exchange.nameLong].map(ExchangeExport.folded)).subtracting([
      ""
    ])
    let named = sources.filter { names.contains(ExchangeExport.folded($0.title)) }
    guard named.count == 1 else {
      let message =
        sources.isEmpty
        ? "the traffic export has no figures"
        : "it is not clear which of the export's \(sources.count) sources is \(ServerText.cleaned(exchange.name))"
      throw ExportDoubt(
        path: path, message: message,
        hint:
          "have the 'title' of its source be the exchange's name in PeeringDB, or \(ExchangeExport.traffic.hint)"
      )
    }
    return named[0]
  }
}
