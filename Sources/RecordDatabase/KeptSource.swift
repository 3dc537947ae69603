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

  package func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    let kept = cache.records(subjects)
    guard case .success(let source) = snapshot else {
      guard case .failure(let error) = snapshot, error.reason != .noSnapshot else { return kept }
      // A snapshot that cannot be used is reported, even where the other has the record.
      let warning = Diagnostic(
        .warning, rule: "snapshot", at: SourceLocation(file: error.path),
        "the snapshot is not used: \(error)".withVisibleControls, hint: error.hint)
      var lookUp = kept
      for subject in kept.bundles.keys { lookUp.bundles[subject]?.diagnostics.append(warning) }
      for subject in kept.unavailable.keys { lookUp.unavailable[subject] = error.sourceError }
      return lookUp
    }
    var lookUp = source.records(subjects)
    for (subject, found) in kept.bundles {
      if let own = lookUp.bundles[subject]?.value, !Self.isOlder(own, found.value) { continue }
      lookUp.bundles[subject] = found
      lookUp.documents[subject] = kept.documents[subject]
      lookUp.incomplete[subject] = kept.incomplete[subject]
      lookUp.unavailable[subject] = nil
    }
    return lookUp
  }

  private static func isOlder(_ left: RecordBundle, _ right: RecordBundle) -> Bool {
    guard let other = right.origin.date else { return false }
    return left.origin.date.map { $0 < other } ?? true
  }
}
