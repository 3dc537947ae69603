internal import ArgumentParser
internal import Checks
internal import Decks
internal import Diagnostics
internal import Digests
internal import Files
internal import Foundation
internal import Importing
internal import MailDrafts
internal import PeeringDB
internal import Previews
internal import Slides
internal import Submissions

/// One run of `personals mail`.
struct MailRun {
  let event: String
  let output: String
  /// Whether to write one table in place of a file for each mail.
  let isTable: Bool
  let sender: MailDraft.Mailbox?
  let onlyProblems: Bool
  let isQuiet: Bool
  let look: TemplateOptions
  let reach: ReachOptions
  let source: SourceOptions

  /// A mail, with the name of its file.
  private struct Named {
    var name: String
    var presenter: String
    var draft: MailDraft
    var problems: Int
  }

  /// A mailbox as people type it; nil for anything else.
  static func mailbox(_ text: String) -> MailDraft.Mailbox? {
    guard let contact = try? Contact(parsing: text), let address = contact.email else { return nil }
    return MailDraft.Mailbox(name: contact.name, address: address)
  }

  /// Writes the drafts.
  ///
  /// - Throws: `Failure`, `FileError`, `MailDraftError`, and what previews throw; nothing is written then.
  func make() throws {
    guard EventSources.isEvent(event, isAlone: true), InputFile.exists(event), !InputFile.isFolder(event)
    else {
      if !InputFile.exists(event) { throw FileError(.read, event, .notFound) }
      throw Failure(
        "\(event) is not an event file", hint: "mails need an event, and private.yaml beside it", Exit.data)
    }
    let submitters = try self.submitters()
    let folder = FileManager.default.temporaryDirectory.appending(path: "personals-mail-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var request = PreviewRequest(files: [event], output: folder, look: look, source: source, reach: reach)
    request.width = 1280
    request.isQuiet = true
    let outcome = try PreviewRun(request, Environment.folders()).make()
    guard let summary = outcome.summary, let checked = summary.checked.first,
      let loaded = outcome.loaded.first
    else {
      Terminal.report(outcome.diagnostics, quietly: isQuiet)
      throw Exit.data
    }
    Terminal.report(checked.general.filter { $0.severity == .error }, quietly: isQuiet)
    let pictures = try PreviewPictures(folder, of: loaded.presenters)
    var drafts = checked.presenters.compactMap { presenter in
      draft(presenter, loaded, pictures, submitters)
    }
    drafts += loaded.missing.map { missing($0.value, loaded.event, submitters) }
    try write(drafts)
    guard !isQuiet else { return }
    let unknown = drafts.filter { $0.draft.recipient == nil }.map(\.presenter)
    if !unknown.isEmpty {
      Terminal.report(
        "no address is known of \(unknown.joined(separator: ", ")): their drafts have no recipient"
          .withVisibleControls)
    }
    let target = isTable ? output : output.hasSuffix("/") ? output : output + "/"
    Terminal.report(
      "wrote \(target): \(Count.text(drafts.count, "draft")); nothing is sent".withVisibleControls)
  }

  /// What `private.yaml` beside the event says.
  private func submitters() throws -> Submitters {
    let path = Paths.resolve(Submitters.file, in: Paths.folder(of: event))
    guard InputFile.exists(path) else {
      throw Failure(
        "there is no \(path), and without it no address is known",
        hint: "'personals import' writes it when it reads answers", Exit.noInput)
    }
    let bytes = try InputFile.read(path, limit: 64_000_000)
    return try Submitters(String(decoding: bytes, as: UTF8.self), file: path)
  }

  private func draft(
    _ presenter: CheckedEvent.Presenter, _ loaded: LoadedEvent, _ pictures: PreviewPictures,
    _ submitters: Submitters
  ) -> Named? {
    let known = loaded.presenters[presenter.index]
    let problems = presenter.diagnostics.filter { $0.severity > .note }
    if onlyProblems, problems.isEmpty, presenter.isReady { return nil }
    let title =
      presenter.number == presenter.name ? presenter.name : "\(presenter.name) (\(presenter.number))"
    let person = known.submission?.speaker
    let letter = MailLetter(
      language: loaded.event.language?.value, event: loaded.event.name, person: person, presenter: title,
      problems: problems.map { problem in
        let lines = Environment.paths(of: [event]).shortening([problem]).first ?? problem
        let line = problem.location.line.map { ":\($0)" } ?? ""
        let file = known.file.split(separator: "/").last.map(String.init) ?? known.file
        return MailLetter.Problem(
          rule: problem.rule, message: "\(file)\(line): \(lines.message)", hint: lines.hint)
      }, isReady: presenter.isReady, isShown: presenter.isReady && !isTable,
      time: time(of: presenter.index, loaded))
    let name = known.file.split(separator: "/").last.map(String.init) ?? known.file
    let address = address(submitters.address(ofFile: name) ?? submitters.address(of: presenter.number))
    var draft = MailDraft(
      sender: from(loaded.event), recipient: address.map { MailDraft.Mailbox(name: person, address: $0) },
      letter: letter, date: Environment.epochSeconds, identifier: identifier(loaded.event.name, known.file))
    if presenter.isReady, let picture = pictures.picture(at: presenter.index) {
      draft.picture = MailDraft.Picture(bytes: picture.bytes, alternative: picture.text)
    }
    if RecordSubject(known.file) == nil, let bytes = try? InputFile.read(known.file, limit: 1_000_000) {
      draft.attachment = MailDraft.Attachment(name: name, bytes: bytes)
    }
    return Named(
      name: pictures.identifiers[presenter.index], presenter: title, draft: draft, problems: problems.count)
  }

  private func missing(_ expected: String, _ event: Event, _ submitters: Submitters) -> Named {
    let number = RecordSubject(expected)?.description ?? expected
    let letter = MailLetter(language: event.language?.value, event: event.name, missing: number)
    let address = address(submitters.address(of: number))
    let draft = MailDraft(
      sender: from(event), recipient: address.map { MailDraft.Mailbox(address: $0) }, letter: letter,
      date: Environment.epochSeconds, identifier: identifier(event.name, "missing \(number)"))
    let words = number.lowercased().split { !$0.isLetter && !$0.isNumber }
    return Named(
      name: "missing-" + words.joined(separator: "-"), presenter: number, draft: draft, problems: 1)
  }

  /// An address to send to; nil for what is none, which is reported.
  private func address(_ known: String?) -> String? {
    guard let known, !MailDraft.Mailbox.isAddress(known) else { return known }
    Terminal.report(
      "warning: '\(known)' in \(Submitters.file) is not a mail address; the draft has no recipient"
        .withVisibleControls)
    return nil
  }

  /// The organiser; where none is named, a mailbox that mail programs replace by their own.
  private func from(_ event: Event) -> MailDraft.Mailbox {
    sender ?? MailDraft.Mailbox(name: event.name, address: "organisers@personals.invalid")
  }

  private func identifier(_ event: String, _ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return String(
      SHA256.digest(of: Array("\(event)\u{1F}\(name)\u{1F}\(Environment.epochSeconds)".utf8)).hex.prefix(16))
  }

  /// When a presenter has their turn, in words; nil where that is open.
  private func time(of index: Int, _ loaded: LoadedEvent) -> String? {
    for session in SessionPlan(loaded.people, for: loaded.event).sessions {
      guard let start = session.slots.first(where: { $0.presenter == index })?.start else { continue }
      return loaded.event.dates.map { $0.first == $0.last } == true ? start.clock : start.description
    }
    return nil
  }

  // MARK: - Writing

  private func write(_ drafts: [Named]) throws {
    var files: [(path: String, bytes: [UInt8])] = []
    if isTable {
      files.append((output, Array(MailTable(drafts.map { (name: $0.name, draft: $0.draft) }).text.utf8)))
    } else {
      var names = UniqueNames()
      for draft in drafts {
        let name = names.next(draft.name.replacing("/", with: "-"), ending: ".eml")
        files.append((Outputs.path(of: name, in: output), try draft.draft.bytes()))
      }
    }
    for (path, bytes) in files {
      if let problem = Outputs.problem(writing: path, from: [event]) { throw problem }
      try OutputFolder.create(for: path)
      // There are addresses in it.
      let file = try OutputFile(path, isPrivate: true)
      try file.write(bytes)
      try file.commit()
    }
  }
}
