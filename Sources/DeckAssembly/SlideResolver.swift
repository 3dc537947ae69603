package import Diagnostics
package import Files
package import PeeringDB
package import Submissions

/// The content of one slide, and where problems with it are told.
package struct ResolvedSlide: Sendable {
  package var personal: Personal
  /// The file the presenter wrote, or the record.
  package var location: SourceLocation
  /// The folder that paths in the submission start from.
  package var folder: String
  /// The files it was read from.
  package var files: [String] = []

  /// The files that making it needs: those it was read from, and its logo's.
  package var inputs: [String] {
    switch personal {
    case .network(let network):
      guard case .file(let logo) = network.logo else { return files }
      return files + [path(of: logo)]
    }
  }

  /// Where a path leads that the presenter wrote. A flag's path starts from the current folder.
  func path(of written: Located<String>) -> String {
    written.line == 0 ? written.value : Paths.resolve(written.value, in: folder)
  }
}

/// Finds out what slides say: reads submissions and records, and looks up what is not in files.
package struct SlideResolver {
  /// Makes the source of live records, when the first is needed.
  private let makeSource: () throws(SourceError) -> any RecordSource

  package init(source makeSource: @escaping () throws(SourceError) -> any RecordSource) {
    self.makeSource = makeSource
  }

  /// What came of one source.
  package struct Outcome: Sendable {
    /// An operation without which there is nothing to show.
    package enum Failure: Sendable {
      /// A file that cannot be read.
      case unreadable(FileError)
      /// There is no such network.
      case unknown(ASN, from: String)
      /// A look-up that failed.
      case unavailable(SourceError)
    }

    /// The content; nil where it cannot be shown.
    package var slide: ResolvedSlide?
    /// What is wrong with what people wrote, whatever else failed.
    package var diagnostics: [Diagnostic] = []
    package var failure: Failure?
    /// The network that was meant, as far as that is known.
    package var network: ASN?
    /// What its record says, though the slide may be wrong.
    package var known: NetworkPersonal?
    /// The presenter's own slide, as the submission names it.
    package var ownSlide: OwnSlidePath?
  }

  /// A page of a presenter's own PDF.
  package struct OwnSlidePath: Sendable {
    package var written: Located<String>
    /// The path from the current folder.
    package var path: String
    package var page: Int?
  }

  /// A source with its files read, before anything is looked up.
  private struct Draft: Sendable {
    var submission = Submission()
    var bundle: NetworkBundle?
    var wanted: ASN?
    /// The file the record was read from.
    var recordFile: String?
    var file: String
    var folder = ""
    var diagnostics: [Diagnostic] = []
    var failure: FileError?
  }

  /// The content of each source, in order. Look-ups are one batch; what is wrong with one source leaves the
  /// others alone.
  ///
  /// - Parameters:
  ///   - sources: what the user named.
  ///   - flags: what the command line says about all of them.
  /// - Returns: as many outcomes as sources.
  package func resolve(_ sources: [SlideSource], flags: SubmissionFlags) -> [Outcome] {
    var drafts = AllCores.map(sources.count) { Self.draft(sources[$0], flags) }
    let wanted = drafts.filter { $0.bundle == nil }.compactMap(\.wanted)
    var lookUp = NetworkLookUp()
    if !wanted.isEmpty {
      do throws(SourceError) {
        lookUp = try makeSource().networks(Array(Set(wanted)).sorted())
        for index in drafts.indices where drafts[index].bundle == nil {
          guard let asn = drafts[index].wanted, let answer = lookUp[asn] else { continue }
          drafts[index].bundle = answer.value
          drafts[index].diagnostics += answer.diagnostics
        }
      } catch {
        for asn in wanted { lookUp.unavailable[asn] = error }
      }
    }
    let (read, found) = (drafts, lookUp)
    return AllCores.map(read.count) { index in
      Self.outcome(read[index], read[index].wanted.flatMap { found.unavailable[$0] })
    }
  }

  private static func outcome(_ draft: Draft, _ failure: SourceError?) -> Outcome {
    var outcome = Outcome(diagnostics: draft.diagnostics)
    outcome.ownSlide = draft.submission.slide.map {
      OwnSlidePath(
        written: $0, path: Paths.resolve($0.value, in: draft.folder), page: draft.submission.page?.value)
    }
    outcome.network = draft.bundle?.network.asn ?? draft.wanted ?? draft.submission.network?.value
    guard let bundle = draft.bundle else {
      if let error = draft.failure {
        outcome.failure = .unreadable(error)
      } else if let wanted = draft.wanted {
        outcome.failure = failure.map(Outcome.Failure.unavailable) ?? .unknown(wanted, from: draft.file)
      }
      return outcome
    }
    let content = NetworkPersonal.resolve(
      bundle, draft.submission, recordFile: draft.recordFile ?? draft.wanted?.description)
    outcome.diagnostics += content.diagnostics
    if draft.submission.network.map({ $0.value == bundle.network.asn }) ?? true {
      outcome.known = content.value
    }
    if !outcome.diagnostics.hasErrors {
      outcome.slide = ResolvedSlide(
        personal: .network(content.value), location: SourceLocation(file: draft.file), folder: draft.folder,
        files: [draft.submission.source?.file, draft.recordFile].compactMap(\.self))
    }
    return outcome
  }

  private static func draft(_ source: SlideSource, _ flags: SubmissionFlags) -> Draft {
    var draft: Draft
    do throws(FileError) {
      switch source {
      case .network(let asn):
        draft = Draft(wanted: asn, file: asn.description)
      case .record(let path):
        draft = Draft(file: path)
        try readRecord(path, into: &draft)
      case .submission(let path):
        draft = Draft(file: path, folder: Paths.folder(of: path))
        let submission = SubmissionFile.decode(
          try InputFile.read(path, limit: SubmissionFile.limit), file: path)
        draft.diagnostics += submission.diagnostics
        if let value = submission.value {
          draft.submission = value
          draft.wanted = value.network?.value
          if let record = value.record { readRecord(record, into: &draft) }
        }
      }
    } catch {
      return Draft(file: error.path, failure: error)
    }
    let flagged = flags.applied(to: draft.submission)
    draft.submission = flagged.value
    draft.diagnostics += flagged.diagnostics
    return draft
  }

  private static func readRecord(_ path: String, into draft: inout Draft) throws(FileError) {
    let record = try RecordFile.read(path)
    draft.recordFile = path
    draft.bundle = record.value
    draft.diagnostics += record.diagnostics
  }

  /// Reads the record a submission names; that it cannot be read is the submission's problem.
  private static func readRecord(_ record: Located<String>, into draft: inout Draft) {
    // With a record that is wrong, nothing is looked up: the presenter meant that file.
    draft.wanted = nil
    do throws(FileError) {
      try readRecord(Paths.resolve(record.value, in: draft.folder), into: &draft)
    } catch {
      draft.diagnostics.append(
        record.diagnostic(
          .error, rule: "record-unreadable", error.description,
          hint: "the path starts from the submission's folder"))
    }
  }
}
