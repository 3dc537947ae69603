package import Diagnostics
package import PeeringDB

/// The submission files of an event, each once, in the order of listing.
package struct EventListing: Sendable {
  /// One file.
  package struct Entry: Sendable {
    /// The path, relative to where the event file's path starts.
    package var path: String
    /// The number of the session in whose list the file is, from 0; nil for one in the event's own.
    package var session: Int?
    /// The path or pattern that lists the file.
    package var listed: Located<String>
    /// Whether the path does not exist, which has been reported.
    package var isMissing = false
    /// For how many presenters the list keeps time free right before this one.
    package var gapsBefore = 0
    /// Whether the event says that the presenter does not come.
    package var isCancelled = false
    /// Whether it is a number in `last`, which gives way to a submission of the same presenter.
    package var isStandIn = false
    /// Whether no list but `cancelled` has the presenter, so that there is no time to keep free.
    package var isUnlisted = false
    /// The place among those who come last; nil for a presenter in the usual order.
    package var last: Int?

    package init(path: String, session: Int? = nil, listed: Located<String>, isMissing: Bool = false) {
      self.path = path
      self.session = session
      self.listed = listed
      self.isMissing = isMissing
    }

    /// A submission without an event.
    package init(path: String) {
      self.init(
        path: path, listed: Located(path, source: SourceText(file: path, text: ""), line: 0, column: 0))
    }
  }

  /// The pattern used where neither the event nor a session lists anything.
  package static let usual = "submissions/*.yaml"

  /// Those of the sessions first, session by session, then those of no session's list.
  package private(set) var entries: [Entry] = []
  /// Presenters who do not come, and those who come last, by number and not by file.
  package private(set) var cancelledSubjects: Set<RecordSubject> = []
  package private(set) var lastSubjects: [RecordSubject: Int] = [:]

  /// Submissions and the like without an event.
  package init(paths: [String]) { entries = paths.map(Entry.init(path:)) }

  private init() {}

  /// Finds the files that an event lists.
  ///
  /// The matches of a pattern are sorted by file name, numbers by value, and then by path. A file that a session
  /// lists is in that session only, and a file listed twice counts once.
  ///
  /// - Parameters:
  ///   - event: its lists and those of its sessions.
  ///   - file: the path of the event file.
  ///   - matching: the paths that a path or a pattern matches, in any order, folders with a trailing slash;
  ///     none where nothing matches. Gets the event file's folder and the path as listed.
  /// - Returns: the files, with what is wrong with the lists.
  package static func find(
    _ event: Event, file: String,
    matching: (_ folder: String, _ pattern: String) throws(InputProblem) -> [String]
  ) -> Diagnosed<EventListing> {
    var search = Search(event: event, file: file)
    for (number, session) in event.sessions.enumerated() {
      for pattern in session.submissions ?? [] { search.take(pattern, session: number, matching) }
    }
    for pattern in event.submissions ?? [] { search.take(pattern, session: nil, matching) }
    if event.submissions == nil, event.sessions.allSatisfy({ $0.submissions == nil }) {
      search.takeUsual(matching)
    }
    for (rank, pattern) in event.last.enumerated() { search.takeLast(pattern, rank, matching) }
    for pattern in event.cancelled { search.takeCancelled(pattern, matching) }
    return Diagnosed(search.listing, search.diagnostics)
  }

  private struct Search {
    let event: Event
    let file: String
    let folder: String
    var listing = EventListing()
    var diagnostics: [Diagnostic] = []
    /// The session of each file that is listed.
    private var sessions: [String: Int?] = [:]
    /// How many gaps the list has behind its last file, and of which session it is.
    private var gaps = (session: Int?.none, count: 0)

    init(event: Event, file: String) {
      self.event = event
      self.file = file
      folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    }

    mutating func take(
      _ pattern: Located<String>, session: Int?,
      _ matching: (String, String) throws(InputProblem) -> [String]
    ) {
      if pattern.value == Event.gap {
        gaps = (session, gaps.session == session ? gaps.count + 1 : 1)
        return
      }
      if let subject = RecordSubject(pattern.value) {
        add(subject.description, pattern, session: session)
        return
      }
      let isPattern = pattern.value.contains { "*?[{".contains($0) }
      let found: [String]
      do throws(InputProblem) {
        found = try matching(pattern.value.hasPrefix("/") ? "" : folder, pattern.value)
      } catch {
        diagnostics.append(pattern.diagnostic(.error, rule: "no-files", error.message, hint: error.hint))
        if !isPattern {
          add(EventListing.path(folder, pattern.value), pattern, session: session, isMissing: true)
        }
        return
      }
      let files = found.filter { !$0.hasSuffix("/") }.map { (NaturalKey(path: $0), $0) }
        .sorted { $0 < $1 }.map(\.1)
      guard !files.isEmpty else {
        reportNothing(pattern, isPattern: isPattern, isFolder: !found.isEmpty)
        if !isPattern, found.isEmpty {
          add(EventListing.path(folder, pattern.value), pattern, session: session, isMissing: true)
        }
        return
      }
      var others: [String] = []
      for path in files {
        if EventListing.standard(path) == EventListing.standard(file) {
          diagnostics.append(pattern.diagnostic(.note, rule: "skipped", "the event file itself is skipped"))
        } else if [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix)
          || !isPattern && path.lowercased().hasSuffix(".json")
        {
          add(path, pattern, session: session)
        } else {
          others.append(path)
        }
      }
      if let first = others.first {
        let names = others.count == 1 ? "'\(first)' is" : "'\(first)' and \(others.count - 1) more are"
        diagnostics.append(
          pattern.diagnostic(
            isPattern ? .note : .warning, rule: "skipped",
            "\(names) skipped: submissions end in '.yaml'"))
      }
    }

    /// Takes presenters who come last; those that no list has are listed here.
    mutating func takeLast(
      _ pattern: Located<String>, _ rank: Int,
      _ matching: (String, String) throws(InputProblem) -> [String]
    ) {
      if let subject = RecordSubject(pattern.value) { listing.lastSubjects[subject] = rank }
      let before = Set(listing.entries.map { EventListing.standard($0.path) })
      let paths = Set(paths(pattern, matching))
      take(pattern, session: nil, matching)
      for index in listing.entries.indices {
        let path = EventListing.standard(listing.entries[index].path)
        guard paths.contains(path) || !before.contains(path) else { continue }
        listing.entries[index].last = rank
        listing.entries[index].isStandIn = !before.contains(path) && RecordSubject(path) != nil
      }
    }

    mutating func takeCancelled(
      _ pattern: Located<String>, _ matching: (String, String) throws(InputProblem) -> [String]
    ) {
      if let subject = RecordSubject(pattern.value) { listing.cancelledSubjects.insert(subject) }
      let paths = paths(pattern, matching)
      let count = listing.entries.count
      take(pattern, session: nil, matching)
      for index in listing.entries.indices {
        let path = EventListing.standard(listing.entries[index].path)
        guard index >= count || paths.contains(path) else { continue }
        listing.entries[index].isCancelled = true
        guard index >= count else { continue }
        listing.entries[index].isUnlisted = true
        listing.entries[index].isStandIn = RecordSubject(path) != nil
      }
    }

    /// What a path, a pattern or a presenter's number means, as `standard` writes it.
    private func paths(
      _ pattern: Located<String>, _ matching: (String, String) throws(InputProblem) -> [String]
    ) -> [String] {
      if let subject = RecordSubject(pattern.value) { return [subject.description] }
      let found = try? matching(pattern.value.hasPrefix("/") ? "" : folder, pattern.value)
      return (found ?? []).map(EventListing.standard)
    }

    mutating func takeUsual(_ matching: (String, String) throws(InputProblem) -> [String]) {
      let source = event.source ?? SourceText(file: file, text: "")
      let usual = Located(EventListing.usual, source: source, line: 0, column: 0)
      take(usual, session: nil, matching)
      guard listing.entries.isEmpty else { return }
      diagnostics = [
        usual.diagnostic(
          .error, rule: "no-files", "there are no submissions: nothing matches '\(EventListing.usual)'",
          hint: "write 'submissions:' with the paths of files, or patterns such as 'networks/*.yaml'")
      ]
    }

    private mutating func add(
      _ path: String, _ pattern: Located<String>, session: Int?, isMissing: Bool = false
    ) {
      if let known = sessions.updateValue(session, forKey: EventListing.standard(path)) {
        sessions[EventListing.standard(path)] = known
        if let known, let session, known != session {
          diagnostics.append(
            pattern.diagnostic(
              .warning, rule: "two-sessions",
              "'\(path)' is in \(event.name(ofSession: known)) already; it stays there"))
        }
        return
      }
      var entry = Entry(path: path, session: session, listed: pattern, isMissing: isMissing)
      if gaps.session == session { entry.gapsBefore = gaps.count }
      gaps = (session, 0)
      listing.entries.append(entry)
    }

    private mutating func reportNothing(_ pattern: Located<String>, isPattern: Bool, isFolder: Bool) {
      let path = pattern.value.quotable
      if isPattern {
        diagnostics.append(
          pattern.diagnostic(.warning, rule: "no-files", "no file matches '\(path)'"))
      } else if isFolder {
        let folder = path.hasSuffix("/") ? path : path + "/"
        diagnostics.append(
          pattern.diagnostic(
            .error, rule: "no-files", "'\(path)' is a folder",
            hint: "write '\(folder)*.yaml' for the files in it"))
      } else {
        diagnostics.append(pattern.diagnostic(.error, rule: "no-files", "there is no file '\(path)'"))
      }
    }
  }

  private static func path(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder + path
  }

  /// A path without the parts that lead nowhere: `./a//b` is `a/b`.
  private static func standard(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
