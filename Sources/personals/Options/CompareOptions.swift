internal import ArgumentParser
internal import Decks
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase
internal import Slides
internal import Submissions

/// Older records that slides are compared with.
struct CompareOptions: ParsableArguments {
  @Option(
    name: .customLong("compare"),
    help: ArgumentHelp(
      "Say what has grown since older records: a snapshot, a folder of tables, or one of saved records.",
      valueName: "records"), completion: .files)
  var records: String?

  func validate() throws {
    guard let records else { return }
    if records.isEmpty { throw ValidationError("--compare takes a path; the one given is empty") }
    if records.contains("://") {
      throw ValidationError(
        "--compare takes a snapshot or a folder, not a URL: PeeringDB keeps no older records")
    }
  }
}

extension OlderRecords {
  /// The older records at a path; nil where there is to be no comparison.
  ///
  /// - Parameters:
  ///   - path: a snapshot, or a folder.
  ///   - isQuiet: whether to report errors only.
  /// - Returns: records to compare with.
  /// - Throws: `Failure` where there are none at the path.
  static func open(_ path: String?, quietly isQuiet: Bool) throws -> OlderRecords? {
    guard let path else { return nil }
    do throws(StoreError) {
      switch try RecordStore.open(path) {
      case .snapshot(let store): return OlderRecords(store)
      case .client(let store): return OlderRecords(store)
      case .dump(let store): return OlderRecords(store)
      }
    } catch {
      // A folder without tables may have records that 'fetch' saved.
      if InputFile.isFolder(path) {
        let saved = try SavedRecords(path)
        Terminal.report(saved.problems.map(\.asWarning), quietly: isQuiet)
        if saved.count > 0 { return OlderRecords(saved) }
      }
      throw Failure(
        "\(error)".withVisibleControls,
        hint:
          "give a snapshot, a folder of PeeringDB's tables, or one with records that 'personals fetch' saved",
        option: "--compare", InputFile.exists(path) ? Exit.data : Exit.noInput)
    }
  }
}

extension Diagnostic {
  /// The same, where it costs no slide.
  fileprivate var asWarning: Diagnostic {
    var warning = self
    warning.severity = min(severity, .warning)
    return warning
  }
}

extension LoadedEvent {
  /// Adds to each slide what has grown since older records.
  mutating func compare(with older: OlderRecords) {
    let shown = presenters.indices.filter { presenters[$0].slide != nil }
    let slides = shown.compactMap { index in
      presenters[index].slide.map { slide in
        OlderRecords.Slide(
          slide.personal, subject: presenters[index].subject,
          hasExport: presenters[index].submission?.ixf != nil)
      }
    }
    for (index, change) in zip(shown, older.changes(of: slides)) { presenters[index].slide?.change = change }
  }
}
