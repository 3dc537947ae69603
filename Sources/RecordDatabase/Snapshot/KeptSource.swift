internal import Diagnostics
package import PeeringDB

/// What this machine keeps of PeeringDB, for `--offline`: the snapshot, and answers of earlier look-ups.
///
/// Of a network that is in both, the younger record is taken.
package struct KeptSource: RecordSource {
  let snapshot: Result<SnapshotSource, StoreError>
  let cache: PeeringDBAPI

  /// The two together.
  ///
  /// - Parameters:
  ///   - snapshot: the path of the snapshot, which need not be there; nil for none.
  ///   - cache: PeeringDB's API, set to use only what is kept.
  package init(snapshot: String?, cache: PeeringDBAPI) {
    self.cache = cache
    do throws(StoreError) {
      guard let snapshot else { throw StoreError("", .noSnapshot) }
      self.snapshot = .success(try SnapshotSource(snapshot))
    } catch {
      self.snapshot = .failure(error)
    }
  }

  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    let parts = try parts(asns)
    var lookUp = NetworkLookUp()
    for asn in asns {
      let candidates = parts.compactMap { part in part.networks[asn] }
      if let best = candidates.max(by: { Self.isOlder($0.value, $1.value) }) {
        lookUp.networks[asn] = best
        lookUp.networks[asn]?.diagnostics += warnings
      } else if let error = parts.lazy.compactMap({ $0.unavailable[asn] }).first {
        lookUp.unavailable[asn] = error
      }
    }
    return lookUp
  }

  /// The answers of whichever of the two knows more of some networks, to be saved.
  ///
  /// - Throws: `SourceError` where neither knows any.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    let parts = try parts(asns)
    // Of two that know as many, the younger.
    return parts.dropFirst().reduce(parts[0]) { best, other in
      if best.networks.count != other.networks.count {
        return best.networks.count > other.networks.count ? best : other
      }
      let isOlder = asns.contains { asn in
        guard let mine = best.networks[asn], let theirs = other.networks[asn] else { return false }
        return Self.isOlder(mine.value, theirs.value)
      }
      return isOlder ? other : best
    }
  }

  /// What each of the two says, one at least.
  private func parts(_ asns: [ASN]) throws(SourceError) -> [PeeringDBAnswers] {
    var parts: [PeeringDBAnswers] = []
    var failures: [SourceError] = []
    do throws(SourceError) {
      switch snapshot {
      case .success(let snapshot): parts.append(try snapshot.answers(asns))
      case .failure(let error) where error.reason != .noSnapshot: throw error.sourceError
      case .failure: break
      }
    } catch {
      failures.append(error)
    }
    do throws(SourceError) { parts.append(try cache.answers(asns)) } catch { failures.append(error) }
    if parts.isEmpty, let first = failures.first { throw first }
    return parts
  }

  /// A snapshot that is there and cannot be used is told, even where the other has the record.
  private var warnings: [Diagnostic] {
    guard case .failure(let error) = snapshot, error.reason != .noSnapshot else { return [] }
    return [
      Diagnostic(
        .warning, rule: "snapshot", at: SourceLocation(file: error.path),
        "the snapshot is not used: \(error)".withVisibleControls, hint: error.hint)
    ]
  }

  private static func isOlder(_ left: NetworkBundle, _ right: NetworkBundle) -> Bool {
    guard let other = right.origin.date else { return false }
    return left.origin.date.map { $0 < other } ?? true
  }
}
