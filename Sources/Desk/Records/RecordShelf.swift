package import Diagnostics
internal import Files
package import PeeringDB
internal import Synchronization

/// Saved records, as files in a folder; those used last are in memory.
package final class RecordShelf: RecordSource, Sendable {
  private struct Kept {
    var stamp: FileStamp
    var bundle: Diagnosed<RecordBundle>
    var used: Int
  }

  private let folder: String
  private let companion: Companion
  private let most: Int
  private let kept = Mutex<(bundles: [RecordSubject: Kept], uses: Int)>(([:], 0))

  /// - Parameters:
  ///   - folder: where the files are.
  ///   - companion: asks for new ones.
  ///   - most: how many are kept in memory.
  package init(_ folder: String, _ companion: Companion, most: Int = 64) {
    self.folder = folder
    self.companion = companion
    self.most = most
  }

  private func file(_ subject: RecordSubject) -> String {
    folder + "/" + subject.description.lowercased().filter { $0 != ":" } + ".json"
  }

  /// The record of a presenter; nil where none is saved.
  package func bundle(_ subject: RecordSubject) -> Diagnosed<RecordBundle>? {
    let path = file(subject)
    guard let stamp = FileStamp(path) else { return nil }
    let known: Diagnosed<RecordBundle>? = kept.withLock { kept in
      kept.uses += 1
      guard var found = kept.bundles[subject], found.stamp == stamp else { return nil }
      found.used = kept.uses
      kept.bundles[subject] = found
      return found.bundle
    }
    if let known { return known }
    guard let read = try? RecordFile.read(path), let value = read.value else { return nil }
    let bundle = Diagnosed(value, read.diagnostics)
    kept.withLock { kept in
      kept.bundles[subject] = Kept(stamp: stamp, bundle: bundle, used: kept.uses)
      if kept.bundles.count > most, let oldest = kept.bundles.min(by: { $0.value.used < $1.value.used }) {
        kept.bundles[oldest.key] = nil
      }
    }
    return bundle
  }

  package func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    var found = RecordLookUp()
    for subject in subjects {
      if let bundle = bundle(subject) {
        found.bundles[subject] = bundle
      } else {
        found.unavailable[subject] = SourceError(
          request: subject.description, host: "the desk", reason: .notKept)
      }
    }
    return found
  }

  /// What came of asking for a record.
  package enum Answer: Sendable, Hashable {
    case known
    /// There is no such record.
    case unknown
    /// It cannot be found out now.
    case unavailable
  }

  /// Asks for a record, unless one is saved that is new enough.
  ///
  /// - Parameters:
  ///   - subject: whose.
  ///   - now: seconds since 1970.
  ///   - maxAge: how old a saved one may be, in seconds. An older one is used if PeeringDB cannot be asked.
  /// - Returns: whether there is one.
  package func fetch(_ subject: RecordSubject, now: Int, maxAge: Int = 3600) async -> Answer {
    let path = file(subject)
    if InputFile.exists(path), now - InputFile.modified(path) < maxAge, bundle(subject) != nil {
      return .known
    }
    let ending = await companion.run(["fetch", "--quiet", subject.description, "-o", path], within: 90)
    switch ending {
    case .done: return bundle(subject) == nil ? .unavailable : .known
    case .failed(66): return .unknown
    case .failed, .broken, .busy: return bundle(subject) == nil ? .unavailable : .known
    }
  }

  /// Networks by name: number and name of each, the likeliest first; empty where none is known by that name.
  package func find(_ name: String) async -> [(number: String, name: String)] {
    let ending = await companion.run(
      ["find", "--limit", "12", "--", name], readsRecords: false, within: 20)
    guard case .done(let bytes) = ending else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count > 1, RecordSubject(String(parts[0])) != nil else { return nil }
      return (String(parts[0]), String(parts[1]))
    }
  }
}
