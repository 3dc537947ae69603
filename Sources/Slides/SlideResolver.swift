package import Diagnostics
package import Files
package import PeeringDB
package import Submissions
internal import Synchronization
internal import Work

/// The content of one slide, and where problems with it are reported.
package struct ResolvedSlide: Sendable {
  package var personal: Personal
  /// The file the presenter wrote, or the record.
  package var location: SourceLocation
  /// The files that the submission names.
  package var named: NamedFiles
  /// The files it was read from.
  package var files: [String] = []
  /// What has grown since an older record; nil where none is compared with, or nothing has.
  package var change: PresenceChange?

  /// The files that making it needs: those it was read from, and its logo's.
  package var inputs: [String] {
    guard case .file(let logo) = personal.content.logo else { return files }
    return files + [named.path(of: logo)]
  }
}

/// Finds out what slides say: reads submissions and records, and looks up what is not in files.
package struct SlideResolver {
  /// Makes the source of live records, when the first is needed.
  private let makeSource: () throws(SourceError) -> any RecordSource
  /// Fetches a document from a URL that a submission names.
  private let fetch: (ExchangeExport, String) throws(SourceError) -> [UInt8]

  /// The only folder that submissions may name files in; nil for that of the event or the submission.
  private let root: String?

  package init(
    root: String? = nil, source makeSource: @escaping () throws(SourceError) -> any RecordSource,
    fetch: @escaping (ExchangeExport, String) throws(SourceError) -> [UInt8] = {
      export, url throws(SourceError) in
      throw SourceError(request: export.name, host: url, reason: .notKept)
    }
  ) {
    self.root = root
    self.makeSource = makeSource
    self.fetch = fetch
  }

  /// What came of one source.
  package struct Outcome: Sendable {
    /// An operation without which there is nothing to show.
    package enum Failure: Sendable {
      /// A file that cannot be read.
      case unreadable(FileError)
      /// There is no such record.
      case unknown(RecordSubject, from: String)
      /// A look-up that failed.
      case unavailable(SourceError)

      /// Why, in a sentence.
      package var sentence: String {
        switch self {
        case .unreadable(let error): "\(error)"
        case .unknown(let subject, _): subject.unknown
        case .unavailable(let error): "\(error)"
        }
      }
    }

    /// The content; nil where it cannot be shown.
    @OutOfLine package var slide: ResolvedSlide? = nil
    /// What is wrong with what people wrote, whatever else failed.
    package var diagnostics: [Diagnostic] = []
    package var failure: Failure?
    /// Whose record was meant, as far as that is known.
    package var subject: RecordSubject?
    /// The name the presenter gives, where there is no record.
    package var name: String?
    /// What the record says, though the slide may be wrong.
    package var known: Personal?
    /// The presenter's own slide, as the submission names it.
    @OutOfLine package var ownSlide: OwnSlidePath? = nil
    /// The presenter's photo, as the submission names it.
    @OutOfLine package var photo: NamedPhoto? = nil
    /// What the presenter wrote; nil where that cannot be read as a submission, or there is none.
    @OutOfLine package var submission: Submission? = nil
    /// What the record says that no slide shows.
    @OutOfLine package var facts: RecordFacts? = nil
    /// The submission that the content can be made from again; nil where everything is here.
    package var shelved: ShelvedSubmission?
  }

  /// A page of a presenter's own PDF.
  package struct OwnSlidePath: Sendable {
    package var written: Located<String>
    package var files: NamedFiles
    package var page: Int?
    /// What it shows, in the presenter's words.
    package var alternative: String?
    /// The path from the current folder.
    package var path: String { files.path(of: written) }
  }

  /// A photo that a submission names.
  package struct NamedPhoto: Sendable {
    package var written: Located<String>
    package var files: NamedFiles
  }

  /// The content of each source, in order. Look-ups are one batch; what is wrong with one source leaves the
  /// others alone.
  ///
  /// - Parameters:
  ///   - sources: what the user named.
  ///   - flags: what the command line says about all of them.
  ///   - eventFolder: the folder of the event that lists them; nil without an event.
  ///   - keepsOutWrongFields: whether an error in any field keeps a slide from being made.
  ///   - isShelving: whether to keep of submissions without a record only their text.
  /// - Returns: as many outcomes as sources.
  package func resolve(
    _ sources: [SlideSource], flags: SubmissionFlags, eventFolder: String? = nil,
    keepsOutWrongFields: Bool = false, isShelving: Bool = false
  ) -> [Outcome] {
    let scope = Scope(root: root, eventFolder: eventFolder, keepsOutWrongFields: keepsOutWrongFields)
    @Sendable func outcome(_ draft: SlideDraft, _ found: RecordLookUp) -> Outcome {
      let outcome = draft.outcome(found)
      return isShelving ? draft.shelved(outcome) : outcome
    }
    // A record from a file is not needed once the content is made from it: a thousand need not be in memory.
    var steps = WorkPool.map(sources.count) { index -> Step in
      let draft = SlideDraft(sources[index], flags, scope)
      let isWaiting = !draft.open.isEmpty || draft.submission.namesExport
      guard isWaiting else { return .done(outcome(draft, RecordLookUp())) }
      // Most records of a hundred thousand may be unknown: then the text is all that is kept while they are looked up.
      if isShelving, !draft.submission.namesExport, let subject = draft.open.first {
        let outcome = draft.shelved(draft.outcome(RecordLookUp()))
        if outcome.shelved != nil { return .shelved(outcome, subject) }
      }
      return .waiting(draft)
    }
    let waiting = steps.flatMap { step -> [RecordSubject] in
      switch step {
      case .waiting(let draft): draft.open
      case .shelved(_, let subject): [subject]
      case .done, .taken: []
      }
    }
    let found = lookUp(Set(waiting).sorted())
    func finished(_ draft: SlideDraft) -> Outcome {
      let draft = filled(draft, from: found)
      return outcome(draft, found)
    }
    return steps.indices.map { index in
      let step = steps[index]
      // Of a hundred thousand, drafts and outcomes are not kept both.
      steps[index] = .taken
      switch step {
      case .taken: return Outcome()
      case .done(let outcome): return outcome
      case .shelved(var outcome, let subject):
        guard let shelved = outcome.shelved, found.bundles[subject] != nil else {
          if outcome.failure != nil, let error = found.unavailable[subject] {
            outcome.failure = .unavailable(error)
          }
          return outcome
        }
        return finished(SlideDraft(shelved))
      case .waiting(let draft): return finished(draft)
      }
    }
  }

  /// A draft with the records that it waits for, and with what its exchange publishes.
  func filled(_ draft: SlideDraft, from found: RecordLookUp) -> SlideDraft {
    var draft = draft
    for subject in draft.open {
      guard let answer = found.bundles[subject] else { continue }
      draft.take(answer.value, of: subject)
      draft.diagnostics += answer.diagnostics
    }
    readExports(into: &draft)
    return draft
  }

  private func lookUp(_ subjects: [RecordSubject]) -> RecordLookUp {
    guard !subjects.isEmpty else { return RecordLookUp() }
    do throws(SourceError) { return try makeSource().records(subjects) } catch {
      return RecordLookUp(subjects, failed: error)
    }
  }

  /// What applies to all sources of one run.
  struct Scope: Sendable {
    /// The folder named by `--root`.
    let root: String?
    let eventFolder: String?
    let keepsOutWrongFields: Bool
    /// By the folder. Finding out how far the files in one may reach takes longer than reading one of them.
    private let known = Known()

    private final class Known: Sendable {
      let files = Mutex<[String: NamedFiles]>([:])
    }

    init(root: String? = nil, eventFolder: String? = nil, keepsOutWrongFields: Bool = false) {
      self.root = root
      self.eventFolder = eventFolder
      self.keepsOutWrongFields = keepsOutWrongFields
    }

    /// The files that a submission in a folder may name.
    func files(in folder: String) -> NamedFiles {
      known.files.withLock { known in
        if let files = known[folder] { return files }
        let files = NamedFiles(folder: folder, root: root, eventFolder: eventFolder)
        known[folder] = files
        return files
      }
    }
  }

  /// How far a source is.
  private indirect enum Step: Sendable {
    case done(Outcome)
    /// Something has to be looked up for it.
    case waiting(SlideDraft)
    /// The record of one subject has to be looked up for it. Its outcome is what comes of it without.
    case shelved(Outcome, RecordSubject)
    /// Its outcome is made.
    case taken
  }

  /// Reads what an exchange's submission names of the exchange's own. Without it, PeeringDB's rows have to do.
  private func readExports(into draft: inout SlideDraft) {
    guard case .exchange(let bundle) = draft.bundle else { return }
    let (submission, exchange) = (draft.submission, bundle.exchange)
    if let written = submission.ixf {
      draft.members = read(.members, written, into: &draft) {
        MemberExport.decode($0.bytes, file: $0.path, exchange: exchange)
      }
    }
    // What the presenter writes is what counts.
    if let written = submission.trafficURL, submission.traffic == nil {
      draft.traffic = read(.traffic, written, into: &draft) {
        TrafficExport.decode($0.bytes, file: $0.path, exchange: exchange)
      }
    }
  }

  /// One export, from a file or a URL.
  private func read<Export>(
    _ export: ExchangeExport, _ written: Located<String>, into draft: inout SlideDraft,
    _ decode: (FileReach.File) -> Diagnosed<Export?>
  ) -> Export? {
    func leaveOut(_ reason: String, hint: String) {
      draft.diagnostics.append(
        written.diagnostic(
          .warning, rule: export.key, "\(export.name) is left out, and \(export.loss): \(reason)", hint: hint)
      )
    }
    do {
      let isURL = written.value.contains("://")
      let file =
        isURL
        ? FileReach.File(path: written.value, bytes: try fetch(export, written.value))
        : try draft.files.read(written, limit: ExchangeExport.limit)
      let decoded = decode(file)
      // The slide is made without it: a mistake in it costs no one their slide.
      draft.diagnostics += decoded.diagnostics.map { diagnostic in
        var told = isURL ? ExchangeExport.withoutQuotations(diagnostic) : diagnostic
        told.severity = min(diagnostic.severity, .warning)
        return told
      }
      return decoded.value
    } catch let error as SourceError {
      leaveOut(error.message, hint: export.hint(for: error))
    } catch let error as FileError {
      leaveOut(
        error.description,
        hint: NamedFiles.hint(for: error, written) ?? "name a file that can be read after '\(export.key)'")
    } catch {
      leaveOut("\(error)", hint: "name a file that can be read after '\(export.key)'")
    }
    return nil
  }
}
