internal import Diagnostics
package import PeeringDB
package import Submissions

/// Older records, which slides are compared with.
package struct OlderRecords {
  /// A slide, and whose record it is of.
  package struct Slide {
    package var personal: Personal
    package var subject: RecordSubject?
    /// Whether an exchange's own list says who is there, which the older record does not have.
    package var hasExport: Bool

    package init(_ personal: Personal, subject: RecordSubject?, hasExport: Bool) {
      (self.personal, self.subject, self.hasExport) = (personal, subject, hasExport)
    }
  }

  private let source: any RecordSource

  package init(_ source: some RecordSource) { self.source = source }

  /// What has grown on each slide since.
  ///
  /// - Returns: as many as slides; nil where nothing has, where the older record is missing, and where it is incomplete.
  package func changes(of slides: [Slide]) -> [PresenceChange?] {
    let wanted = Set(slides.flatMap(\.subjects)).sorted()
    let found = source.records(wanted)
    return slides.map { slide in
      guard let subject = slide.subject, !slide.hasExport, let old = Self.older(slide, subject, found),
        !Self.isNewer(old.content.source, than: slide.personal.content.source)
      else { return nil }
      return PresenceChange(from: old, to: slide.personal)
    }
  }

  /// What the older record says; nil where it is missing, wrong, or not all there.
  private static func older(_ slide: Slide, _ subject: RecordSubject, _ found: RecordLookUp) -> Personal? {
    func bundle(_ subject: RecordSubject) -> RecordBundle? {
      guard let known = found.bundles[subject], !known.diagnostics.hasErrors,
        found.incomplete[subject] == nil, known.value.isWhole
      else { return nil }
      return known.value
    }
    switch bundle(subject) {
    case .network(let network):
      var siblings: [NetworkBundle] = []
      for sibling in slide.siblings {
        guard let known = bundle(.network(sibling))?.asNetwork else { return nil }
        siblings.append(known)
      }
      return .network(NetworkPersonal.resolve(network, Submission(), siblings: siblings).value)
    case .exchange(let exchange): return .exchange(ExchangePersonal.resolve(exchange, Submission()).value)
    case .facility(let facility): return .facility(FacilityPersonal.resolve(facility, Submission()).value)
    case nil: return nil
    }
  }

  /// Whether what should be older is not.
  private static func isNewer(_ old: DataSource, than now: DataSource) -> Bool {
    guard case .updated(let before) = old.age, case .updated(let after) = now.age else { return false }
    return before > after
  }
}

extension OlderRecords.Slide {
  fileprivate var siblings: [ASN] { personal.network?.siblings.map(\.asn) ?? [] }
  fileprivate var subjects: [RecordSubject] {
    [subject].compactMap(\.self) + siblings.map(RecordSubject.network)
  }
}

extension RecordBundle {
  /// Whether it has as many rows as its record counts. A bare answer of PeeringDB has none.
  fileprivate var isWhole: Bool {
    switch self {
    case .network(let bundle):
      let network = bundle.network
      let exchanges = Set(network.netixlanSet.map(\.ixID)).count
      let facilities = Set(network.netfacSet.map(\.facID)).count
      // Without a count, nothing says that there is no more.
      guard let known = network.ixCount ?? (exchanges > 0 ? exchanges : nil) else { return false }
      return exchanges >= known && facilities >= network.facCount ?? 0
    case .exchange(let bundle):
      return Set(bundle.connections.compactMap(\.asn)).count >= bundle.exchange.netCount ?? .max
    case .facility(let bundle): return bundle.facility.netCount != nil
    }
  }
}
