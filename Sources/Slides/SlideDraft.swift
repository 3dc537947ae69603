internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Submissions

/// A source with its files read, and what has been looked up for it so far.
struct SlideDraft: Sendable {
  var submission = Submission()
  private(set) var bundle: RecordBundle?
  /// Other networks on the same slide, by number.
  private var siblings: [ASN: NetworkBundle] = [:]
  /// Whose record is wanted; nil where it was read from a file, or there is none.
  private var wanted: RecordSubject?
  /// An exchange's own list of members.
  var members: MemberExport?
  /// An exchange's own figures of its traffic.
  var traffic: TrafficExport?
  /// The file the record was read from.
  private var recordFile: String?
  private var siblingFiles: [String] = []
  private var file: String
  /// The files that the submission names.
  private(set) var files: NamedFiles
  var diagnostics: [Diagnostic] = []
  private var failure: FileError?
  /// Whether an error in any field keeps the slide from being made.
  private var keepsOutWrongFields: Bool

  /// Those whose records have to be looked up.
  var open: [RecordSubject] {
    let main = bundle == nil ? wanted.map { [$0] } ?? [] : []
    return main
      + submission.siblings.map { .network($0.value) }.filter { subject in
        if case .network(let asn) = subject { siblings[asn] == nil } else { true }
      }
  }

  mutating func take(_ found: RecordBundle, of subject: RecordSubject) {
    if subject == wanted, bundle == nil {
      bundle = found
    } else if case .network(let sibling) = found {
      siblings[sibling.network.asn] = sibling
    }
  }

  // MARK: - Reading

  init(_ source: SlideSource, _ flags: SubmissionFlags, _ scope: SlideResolver.Scope = .init()) {
    keepsOutWrongFields = scope.keepsOutWrongFields
    let folder =
      switch source {
      case .submission(let path), .record(let path): Paths.folder(of: path)
      case .subject: ""
      }
    files = scope.files(in: folder)
    do throws(FileError) {
      switch source {
      case .subject(let subject):
        file = subject.description
        wanted = subject
      case .record(let path):
        file = path
        try readRecord(path)
      case .submission(let path):
        file = path
        take(try Self.submission(path, files))
      }
    } catch {
      self = SlideDraft(failed: error, files)
      return
    }
    let flagged = flags.applied(to: submission)
    submission = flagged.value
    diagnostics += flagged.diagnostics
  }

  /// The draft of a submission that was read before.
  init(_ shelved: ShelvedSubmission) {
    keepsOutWrongFields = shelved.keepsOutWrongFields
    files = shelved.files
    file = shelved.source.file
    take(SubmissionFile.decode(shelved.source))
  }

  private init(failed error: FileError, _ files: NamedFiles) {
    keepsOutWrongFields = false
    self.files = files
    file = error.path
    failure = error
  }

  /// The submission in a file; a large file of another kind is named, too.
  private static func submission(
    _ path: String, _ files: NamedFiles
  ) throws(FileError) -> Diagnosed<Submission?> {
    do throws(FileError) {
      return SubmissionFile.decode(try files.readSource(path, limit: SubmissionFile.limit), file: path)
    } catch {
      var head: [UInt8] = []
      guard case .tooLarge = error.reason, try FileReader(path).read(4096, to: &head) > 0,
        OtherDocument(head, file: path) != nil
      else { throw error }
      return SubmissionFile.decode(head, file: path)
    }
  }

  private mutating func take(_ read: Diagnosed<Submission?>) {
    diagnostics += read.diagnostics
    guard let value = read.value else { return }
    submission = value
    wanted = value.subject
    if let record = value.record { readRecords([record] + value.siblingRecords) }
  }

  private mutating func readRecord(_ path: String) throws(FileError) {
    let record = RecordFile.decode(try files.readSource(path, limit: RecordFile.limit), file: path)
    recordFile = path
    bundle = record.value
    diagnostics += record.diagnostics
  }

  /// Reads the records a submission names; that one cannot be read is the submission's problem.
  ///
  /// The one that the submission names first is the main one, whatever the order of the files.
  private mutating func readRecords(_ records: [Located<String>]) {
    // With a record that is wrong, nothing is looked up: the presenter meant that file.
    wanted = nil
    var read: [(index: Int, path: String, bundle: RecordBundle)] = []
    for (index, record) in records.enumerated() {
      do throws(FileError) {
        let file = try files.read(record, limit: RecordFile.limit)
        let found = RecordFile.decode(file.bytes, file: file.path)
        diagnostics += found.diagnostics
        if let bundle = found.value { read.append((index, file.path, bundle)) }
      } catch {
        diagnostics.append(
          record.diagnostic(
            .error, rule: "record-unreadable", error.description, hint: NamedFiles.hint(for: error, record)))
      }
    }
    let main =
      read.firstIndex { $0.bundle.subject == submission.subject } ?? (read.first?.index == 0 ? 0 : nil)
    if let main {
      bundle = read[main].bundle
      recordFile = read[main].path
    }
    for (position, found) in read.enumerated() where position != main {
      takeSibling(found.bundle, found.path, records[found.index])
    }
  }

  /// Takes the record of another network on the same slide.
  private mutating func takeSibling(_ found: RecordBundle, _ path: String, _ record: Located<String>) {
    guard case .network(let network) = found else {
      diagnostics.append(
        record.diagnostic(
          .error, rule: "wrong-record", "the record is of \(found.subject), which is not a network",
          hint: "only networks can share a slide"))
      return
    }
    let asn = network.network.asn
    guard bundle?.subject != found.subject, siblings[asn] == nil else {
      diagnostics.append(
        record.diagnostic(
          .warning, rule: "claimed-twice", "the record of \(asn) is named twice",
          hint: "delete one of the two, or name another network's"))
      return
    }
    siblings[asn] = network
    siblingFiles.append(path)
    // A record says itself whose it is.
    if !submission.siblings.contains(where: { $0.value == asn }) {
      submission.siblings.append(record.map { _ in asn })
    }
  }

  // MARK: - Content

  /// What has come of it, once everything has been looked up.
  func outcome(_ found: RecordLookUp) -> SlideResolver.Outcome {
    var outcome = SlideResolver.Outcome(diagnostics: diagnostics)
    outcome.ownSlide = submission.slide.map {
      SlideResolver.OwnSlidePath(
        written: $0, files: files, page: submission.page?.value, alternative: submission.slideAlt)
    }
    outcome.photo = submission.photo.map { SlideResolver.NamedPhoto(written: $0, files: files) }
    outcome.subject = bundle?.subject ?? wanted ?? submission.subject
    outcome.name = submission.name?.value
    outcome.submission = submission.source == nil ? nil : submission
    outcome.facts = bundle.map(RecordFacts.init)
    if let failure {
      outcome.failure = .unreadable(failure)
      return outcome
    }
    outcome.diagnostics += missingSiblings(found)
    guard let content = content() else {
      if let wanted {
        outcome.failure = found.unavailable[wanted].map { .unavailable($0) } ?? .unknown(wanted, from: file)
      }
      return outcome
    }
    outcome.diagnostics += content.diagnostics
    outcome.known = isMeant ? content.value : nil
    let isKeptOut = outcome.diagnostics.contains {
      $0.severity == .error && (keepsOutWrongFields || !submission.leavesOut($0))
    }
    if !isKeptOut {
      outcome.slide = ResolvedSlide(
        personal: content.value, location: SourceLocation(file: file), named: self.files,
        files: [submission.source?.file, recordFile].compactMap(\.self) + exportFiles + siblingFiles)
    }
    return outcome
  }

  /// An outcome without what the submission's text is enough to make again.
  func shelved(_ outcome: SlideResolver.Outcome) -> SlideResolver.Outcome {
    guard let source = submission.source, bundle == nil, siblings.isEmpty, submission.siblings.isEmpty,
      submission.slide == nil, !submission.isCancelled
    else { return outcome }
    var kept = SlideResolver.Outcome()
    kept.failure = outcome.failure
    kept.subject = outcome.subject
    kept.name = outcome.name
    kept.shelved = ShelvedSubmission(
      source: source, files: files, keepsOutWrongFields: keepsOutWrongFields,
      inputs: submission.inputs(in: files.folder), hasSlide: outcome.slide != nil,
      isNamed: outcome.known != nil)
    return kept
  }

  /// Whether the record is of the submission's presenter.
  private var isMeant: Bool {
    guard let subject = submission.subject, let bundle else { return true }
    return subject == bundle.subject
  }

  /// The files of what the exchange publishes that were read.
  private var exportFiles: [String] {
    [members.flatMap { _ in submission.ixf }, traffic.flatMap { _ in submission.trafficURL }]
      .compactMap { $0 }.filter { !$0.value.contains("://") }.map(files.path)
  }

  /// What the slide says; nil if it is unknown whose it is.
  private func content() -> Diagnosed<Personal>? {
    let record = recordFile ?? wanted?.description
    switch bundle {
    case .network(let bundle):
      let others = submission.siblings.compactMap { siblings[$0.value] }
      let content = NetworkPersonal.resolve(bundle, submission, siblings: others, recordFile: record)
      return Diagnosed(.network(content.value), content.diagnostics + mismatch)
    case .exchange(let bundle):
      let content = ExchangePersonal.resolve(
        bundle, submission, members: members, measured: traffic, recordFile: record)
      return Diagnosed(.exchange(content.value), content.diagnostics + mismatch)
    case .facility(let bundle):
      let content = FacilityPersonal.resolve(bundle, submission, recordFile: record)
      return Diagnosed(.facility(content.value), content.diagnostics + mismatch)
    case nil:
      // A presenter with a name needs no record, and a record that is named and missing is an error of its own.
      guard let name = submission.name, submission.record == nil else { return nil }
      let content = OtherPersonal.resolve(name, submission)
      return Diagnosed(.other(content.value), content.diagnostics)
    }
  }

  /// A submission for one kind with the record of another.
  private var mismatch: [Diagnostic] {
    guard let subject = submission.subject, let bundle, subject.kind != bundle.subject.kind else { return [] }
    let message = "the submission is for \(subject), the record is of \(bundle.subject)"
    let hint = "correct the submission, or 'record'"
    let diagnostic = submission.record?.diagnostic(.error, rule: "wrong-record", message, hint: hint)
    return diagnostic.map { [$0] } ?? []
  }

  /// Networks that are to be on the slide, too, and are nowhere.
  private func missingSiblings(_ found: RecordLookUp) -> [Diagnostic] {
    submission.siblings.filter { siblings[$0.value] == nil }.map { sibling in
      let reason = found.unavailable[.network(sibling.value)]
      let message =
        "\(sibling.value) is left out: \(reason?.message ?? "PeeringDB has no network with that number")"
      // The author of the submission cannot help what a server does.
      if let reason, reason.isOfServer {
        return Diagnostic(
          .warning, rule: "record-missing", at: SourceLocation(file: reason.host), message, hint: reason.hint)
      }
      return sibling.diagnostic(.warning, rule: "record-missing", message, hint: reason?.hint)
    }
  }
}
