internal import ArgumentParser
internal import Decks
internal import Desk
internal import Diagnostics
internal import Digests
internal import Files
internal import Foundation
internal import Importing
internal import PeeringDB
internal import Presentations
internal import Previews
internal import Slides
internal import Submissions

/// One run of `personals event purge`.
struct PurgeRun {
  /// What to remove.
  enum Wanted {
    /// What presenters allowed to keep until a day that is over.
    case expired
    /// A presenter by number, file or name, or a mail address.
    case person(String)
    /// What last changed before a day.
    case olderThan(CalendarDate)
  }

  let event: String
  let wanted: Wanted
  let isDryRun: Bool
  let isQuiet: Bool

  /// A submission's file, and what it says if that can be read.
  struct Found {
    var path: String
    var submission: Submission?
    /// Whose record it names, where it names only that.
    var recordSubject: RecordSubject?
    /// The name in that record.
    var recordName: String?

    var subject: RecordSubject? { submission?.subject ?? recordSubject }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// What the presenter goes by.
    var names: Set<String> {
      let texts = [submission?.name?.value, recordName, subject?.description]
      return Set(texts.compactMap(\.self))
    }
  }

  /// Removes, and prints what.
  ///
  /// - Throws: `Failure`, `FileError`, `ImportFailure`.
  func make() throws {
    guard EventSources.isEvent(event, isAlone: true), !InputFile.isFolder(event) else {
      if !InputFile.exists(event) { throw FileError(.read, event, .notFound) }
      throw Failure("\(event) is not an event file", hint: "name the file that has 'event:' in it", Exit.data)
    }
    let read = try DeckSources.event(event)
    guard let value = read.value else {
      Terminal.report(read.diagnostics, quietly: isQuiet)
      throw Exit.data
    }
    let all = submissions(of: value)
    let folder =
      all.first.map { Paths.folder(of: $0.path) } ?? EventListing.folders(value, file: event).first ?? ""
    var purge = try ImportPurge(ImportFolder(folder.isEmpty ? "." : folder))
    let chosen = try self.chosen(all, purge)
    let names = Set(chosen.map(\.name)).union(forgotten(purge))
    let addresses = Set(
      names.flatMap(purge.addresses) + chosen.compactMap { $0.submission?.contact?.email }
        + (address.map { [$0] } ?? []))
    let subjects = self.subjects(chosen)
    let answers = Environment.userFolders.answers.map { KeptAnswers(root: $0) }
    let cached = try answers?.remove(subjects, addresses: addresses, isDryRun: true) ?? 0
    let atDesk = try desk(purge, isDryRun: true)
    guard !names.isEmpty || cached > 0 || !atDesk.isEmpty else {
      if case .person(let person) = wanted {
        throw Failure(
          "there is nothing of '\(person)'",
          hint: "name an AS number, a submission, a name or a mail address",
          Exit.noInput)
      }
      if !isQuiet { try StandardText.write("nothing to remove\n") }
      return
    }
    let paths = chosen.map(\.path).filter { isInside($0) } + own(chosen, besides: all, value)
    let drafts = self.drafts(chosen, addresses).filter { isInside($0) }
    let previews = self.previews.filter { made in
      isInside(made.path + "/") && chosen.contains { made.has($0.names, file: $0.name) }
    }
    let changed = purge.remove(names)
    // First what says who they are; should anything fail, the rest can be found again by the submissions.
    if !isDryRun {
      try purge.write()
      for preview in previews { preview.remove() }
      clearCaches()
      _ = try desk(purge, isDryRun: false)
      _ = try answers?.remove(subjects, addresses: addresses, isDryRun: false)
      for path in drafts + paths.reversed() { try remove(path) }
    }
    guard !isQuiet else { return }
    let verb = isDryRun ? "would remove" : "removed"
    var lines = (paths + drafts).map { "\(verb) \($0)" }
    lines += changed.map { "\(verb) \(Count.text($0.count, "entry")) from \(Paths.tidy($0.path))" }
    lines += previews.map { "\(verb) \($0.path) with \(Count.text($0.count, "file")): make it again" }
    lines += atDesk.map { "\(verb) \($0) from the desk" }
    if !chosen.isEmpty { lines.append("\(verb) cached pictures and converted presentations") }
    if cached > 0 {
      lines.append("\(verb) what \(Count.text(cached, "cached answer")) of PeeringDB had of them")
    }
    lines.append(contentsOf: beyond(chosen, addresses, all))
    try StandardText.write(lines.map { $0.withVisibleControls + "\n" }.joined())
  }

  private var home: String { Paths.folder(of: event) }

  /// The mail address of the person; nil for other words.
  private var address: String? {
    if case .person(let text) = wanted, Contact.isEmail(text) { return text }
    return nil
  }

  /// The event's submissions, and those in its folders that it does not list.
  private func submissions(of value: Event) -> [Found] {
    let listed = EventListing.find(value, file: event).value.entries.filter { !$0.isMissing }.map(\.path)
    let loose = EventListing.folders(value, file: event).flatMap { folder in
      (try? Glob.paths(
        matching: "*.{yaml,yml}", in: folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"))
        ?? []
    }
    var seen: Set<String> = []
    return (listed + loose).map(Paths.tidy).compactMap { path in
      guard case .submission = SlideSource(listed: path), InputFile.exists(path),
        !InputFile.isSame(path, as: event),
        path.split(separator: "/").last.map(String.init) != Submitters.file, seen.insert(path).inserted
      else { return nil }
      let read = (try? InputFile.read(path, limit: SubmissionFile.limit)).map {
        SubmissionFile.decode($0, file: path)
      }
      // What may not be kept must be readable.
      Terminal.report(
        (read?.diagnostics ?? []).filter { $0.location.keyPath?.hasPrefix("consent") == true },
        quietly: isQuiet)
      var found = Found(path: path, submission: read?.value)
      if let record = read?.value?.record?.value, let bundle = self.record(record, of: path) {
        found.recordSubject = bundle.subject
        found.recordName = bundle.givenName
      }
      return found
    }
  }

  /// The record that a submission names; nil where it cannot be read.
  private func record(_ written: String, of path: String) -> RecordBundle? {
    let file = Paths.resolve(written, in: Paths.folder(of: path))
    return (try? InputFile.read(file, limit: RecordFile.limit)).flatMap {
      RecordFile.decode($0, file: file).value
    }
  }

  private func chosen(_ all: [Found], _ purge: ImportPurge) throws -> [Found] {
    switch wanted {
    case .expired:
      let today = CalendarDate.today(at: Environment.epochSeconds)
      return all.filter { $0.submission?.consent.hasExpired(on: today) == true }
    case .olderThan(let day):
      let times = FileAges(environment: Environment.variables).times(of: all.map(\.path))
      return zip(all, times).filter { $0.1.upperBound / 86_400_000_000_000 < day.daysSince1970 }.map(\.0)
    case .person(let person):
      let words = DisplayText.fold(person)
      let sent = Set(purge.files(address: person))
      let subject = RecordSubject(person)
      return all.filter { found in
        if InputFile.exists(person), InputFile.isSame(found.path, as: person) { return true }
        guard !sent.contains(found.name) else { return true }
        guard let submission = found.submission else { return false }
        if let subject {
          return found.subject == subject
            || submission.siblings.contains { .network($0.value) == subject }
        }
        if address != nil { return submission.contact?.email?.lowercased() == person.lowercased() }
        let names = [submission.name?.value, found.recordName, submission.speaker, submission.contact?.name]
        return !words.isEmpty && names.contains { $0.map(DisplayText.fold) == words }
      }
    }
  }

  /// Removes presenters from the event's desk.
  ///
  /// - Returns: their names.
  private func desk(_ purge: ImportPurge, isDryRun: Bool) throws -> [String] {
    try Desk.purge(event: event, isDryRun: isDryRun) { path, submission, saved in
      if case .olderThan(let day) = wanted { return saved / 86_400 < day.daysSince1970 }
      return (try? !chosen([Found(path: path, submission: submission)], purge).isEmpty) ?? false
    }
  }

  /// Whose records they present, and whose was named.
  private func subjects(_ chosen: [Found]) -> [RecordSubject] {
    var subjects = Set(
      chosen.flatMap { found in
        (found.submission?.siblings ?? []).map { .network($0.value) } + (found.subject.map { [$0] } ?? [])
      })
    if case .person(let person) = wanted, let subject = RecordSubject(person) { subjects.insert(subject) }
    return subjects.sorted()
  }

  /// Submissions of an address that import remembers, and whose files are gone.
  private func forgotten(_ purge: ImportPurge) -> [String] { address.map { purge.files(address: $0) } ?? [] }

  /// The kinds of files that submissions bring with them: pictures, pages and records. What else they name stays.
  private static let ownKinds: Set = ["svg", "png", "jpg", "jpeg", "pdf", "pptx", "odp", "json"]

  /// The files that only some submissions name, as far as they are in the event's folder, and not the event's own.
  private func own(_ chosen: [Found], besides all: [Found], _ event: Event) -> [String] {
    func named(_ found: [Found]) -> Set<String> {
      Set(found.flatMap { $0.submission?.inputs(in: Paths.folder(of: $0.path)) ?? [] }.map(Paths.tidy))
    }
    let gone = Set(chosen.map(\.path))
    let brand = [event.brand.logo, event.brand.backgroundImage, event.brand.textFont, event.brand.titleFont]
    let kept =
      named(all.filter { !gone.contains($0.path) }).union(all.map(\.path))
      .union(brand.compactMap { $0.map { Paths.resolve($0.value, in: home) } })
    return named(chosen).subtracting(kept).sorted().filter { path in
      let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
      return Self.ownKinds.contains(ending) && InputFile.exists(path) && !InputFile.isFolder(path)
        && !kept.contains { InputFile.isSame($0, as: path) } && isInside(path) && leadsInside(path)
    }
  }

  /// The event's folder, without links.
  private var root: String { URL(filePath: home.isEmpty ? "." : home).resolvingSymlinksInPath().path + "/" }

  /// Whether a file is in the event's folder, whatever it leads to itself.
  private func isInside(_ path: String) -> Bool {
    let folder = Paths.folder(of: path)
    let real = URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path + "/"
    return real.hasPrefix(root)
  }

  /// Whether what a path leads to is in the event's folder.
  private func leadsInside(_ path: String) -> Bool {
    URL(filePath: path).resolvingSymlinksInPath().path.hasPrefix(root)
  }

  /// What may have been made of the event, beside it and one folder below.
  private func made(besides all: [Found]) -> [String] {
    let kinds = "{pdf,pptx,csv,xlsx,json,vcf,ics,html,eml,mbox,bak,pdfpc,png,svg}"
    let patterns = ["*.", "*/*.", "*/*/*."].map { $0 + kinds }
    let inputs = Set(
      all.flatMap { $0.submission?.inputs(in: Paths.folder(of: $0.path)) ?? [] }.map(Paths.tidy))
    let previews = self.previews.map(\.path)
    // Drafts of mails are removed, or someone else's.
    let drafts = Paths.resolve("drafts", in: home) + "/"
    return patterns.flatMap { (try? Glob.paths(matching: $0, in: home)) ?? [] }.filter { path in
      !path.hasSuffix("/") && !path.hasPrefix(drafts) && InputFile.exists(path)
        && !inputs.contains(Paths.tidy(path))
        && !previews.contains { path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }
  }

  private var previews: [MadePreviews] {
    let lists = (try? Glob.paths(matching: "*/previews.json", in: home)) ?? []
    return lists.compactMap { MadePreviews(Paths.folder(of: $0)) }
  }

  /// Drafts of mails to them.
  private func drafts(_ chosen: [Found], _ addresses: Set<String>) -> [String] {
    let stems = Set(
      chosen.flatMap { found in
        [found.name.split(separator: ".").first.map(String.init) ?? found.name]
          + found.names.map { $0.lowercased() }
      })
    let files = ["drafts/*.eml", "drafts.csv"].flatMap { (try? Glob.paths(matching: $0, in: home)) ?? [] }
    return files.filter { path in
      let stem =
        path.split(separator: "/").last.flatMap { $0.split(separator: ".").first }.map(String.init) ?? ""
      if path.hasSuffix(".eml"), stems.contains(stem) { return true }
      guard let bytes = try? InputFile.read(path, limit: 100_000_000) else { return false }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return addresses.contains { text.names(address: $0.lowercased()) }
    }
  }

  /// Removes a file; of a link the link.
  private func remove(_ path: String) throws {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw Failure("cannot remove \(path): \(error.localizedDescription)", Exit.cannotCreate)
    }
  }

  /// Pictures and converted presentations are kept by checksums, which do not say whose they are.
  private func clearCaches() {
    Environment.userFolders.pictures.map { PictureStore($0).files.clear() }
    Environment.userFolders.slides.map { PresentationConverter.kept(in: $0).clear() }
  }

  /// What cannot be reached.
  private func beyond(_ chosen: [Found], _ addresses: Set<String>, _ all: [Found]) -> [String] {
    var lines = ["not reached, and yours to remove:"]
    let text =
      (try? InputFile.read(event, limit: EventFile.limit)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let isNamed = chosen.contains { found in
        line.contains(found.name) || found.names.contains { line.contains($0) }
      }
      if isNamed || addresses.contains(where: line.contains) {
        lines.append("  \(event):\(number + 1), which names them")
      }
    }
    lines += chosen.map(\.path).filter { !isInside($0) }.map { "  \($0), outside of the event's folder" }
    for other in all where !chosen.contains(where: { $0.path == other.path }) {
      guard let text = (try? InputFile.read(other.path, limit: SubmissionFile.limit)) else { continue }
      let words = String(decoding: text, as: UTF8.self)
      let isNamed = chosen.contains { found in found.names.contains { words.contains($0) } }
      if isNamed || addresses.contains(where: words.names(address:)) {
        lines.append("  \(other.path), which names them")
      }
    }
    let files = made(besides: all)
    if !files.isEmpty {
      lines.append("  decks, exports and answers beside the event: \(files.joined(separator: ", "))")
    }
    if Environment.userFolders.snapshot.map(InputFile.exists) == true {
      lines.append("  PeeringDB's own record, and the snapshot of it: 'personals sync' makes that again")
    }
    lines.append("  what was published, mailed or printed, the form's own answers, and backups")
    let isTracked = FileAges(environment: Environment.variables).isTracked(event)
    if isTracked { lines.append("  Git's history, here and in all clones: git-filter-repo rewrites it") }
    return lines
  }
}

extension RecordBundle {
  fileprivate var givenName: String {
    switch self {
    case .network(let bundle): bundle.network.name
    case .exchange(let bundle): bundle.exchange.name
    case .facility(let bundle): bundle.facility.name
    }
  }
}

extension String {
  /// Whether an address is in the text, and not as a part of a longer one.
  fileprivate func names(address: String) -> Bool {
    var rest = self[...]
    while let place = rest.firstRange(of: address) {
      let before = place.lowerBound > startIndex ? self[index(before: place.lowerBound)] : " "
      let after = place.upperBound < endIndex ? self[place.upperBound] : " "
      func continues(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || "+-_".contains(letter)
      }
      if !continues(before), before != ".", !continues(after) { return true }
      rest = rest[place.upperBound...]
    }
    return false
  }
}
