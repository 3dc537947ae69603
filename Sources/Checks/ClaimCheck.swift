internal import Decks
internal import Diagnostics
internal import PeeringDB
internal import Submissions

/// Looks for AS numbers that are on the slides of two presenters.
enum ClaimCheck {

  /// The problems. Two submissions of one network are reported by the search for duplicates.
  static func diagnostics(_ presenters: [DeckPresenter]) -> [Diagnostic] {
    guard presenters.contains(where: { $0.submission?.siblings.isEmpty == false }) else { return [] }
    var owners: [ASN: DeckPresenter] = [:]
    for presenter in presenters {
      guard let asn = presenter.asn, owners[asn] == nil else { continue }
      owners[asn] = presenter
    }
    var claims: [ASN: DeckPresenter] = [:]
    return presenters.flatMap { presenter in
      (presenter.submission?.siblings ?? []).compactMap { sibling -> Diagnostic? in
        let asn = sibling.value
        let other = owners[asn] ?? claims[asn]
        claims[asn] = presenter
        guard let other, other.file != presenter.file else { return nil }
        var diagnostic = sibling.diagnostic(
          .warning, rule: "claimed-twice", "\(asn) is also on the slide of \(other.name) (\(other.file))",
          hint: "remove it from one of them")
        diagnostic.otherFiles = [other.file]
        return diagnostic
      }
    }
  }
}
