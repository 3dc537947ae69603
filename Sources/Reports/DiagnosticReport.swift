package import Diagnostics

/// What was found in a run of the program, ready to be written in any format.
package struct DiagnosticReport: Sendable {
  /// One thing that was looked at, with what was found in it.
  package struct Section: Sendable {
    /// What people call it: a presenter's name, the event's.
    package let name: String
    /// The file that somebody wrote about it.
    package let file: String
    /// In reading order.
    package internal(set) var diagnostics: [Diagnostic]
    /// Whether its problems are reported; else they are only counted.
    package let isConcerned: Bool

    package init(name: String, file: String, diagnostics: [Diagnostic], isConcerned: Bool = true) {
      // Someone may have put a key where their name belongs.
      self.name = name.withoutSecrets
      self.file = file
      self.diagnostics = diagnostics
      self.isConcerned = isConcerned
    }
  }

  /// A rule, described for someone who has not seen it before.
  package struct Rule: Sendable {
    package let name: String
    package let severity: Diagnostic.Severity
    package let summary: String

    package init(name: String, severity: Diagnostic.Severity, summary: String) {
      self.name = name
      self.severity = severity
      self.summary = summary
    }
  }

  /// The program's version.
  package let version: String
  /// When it ran, as ISO 8601 in UTC.
  package let created: String
  /// What is reported, in order.
  package let subjects: [Section]
  /// How many submissions are only counted, and what was found in them.
  let others: (submissions: Int, diagnostics: [Diagnostic])
  /// How many of the subjects are submissions.
  package let submissions: Int
  /// Those who are expected and have sent nothing, as the events name them.
  package var missing: [String] = []
  /// All rules there are.
  package let rules: [Rule]
  /// Which of the names that diagnostics have for files are paths of files.
  private let paths: Set<String>

  /// A report of what was found. What is the same for several subjects is reported with the first.
  ///
  /// Of a subject that is not concerned, problems in files that changed are still reported.
  ///
  /// - Parameters:
  ///   - version: the program's version.
  ///   - created: when it ran, as ISO 8601 in UTC.
  ///   - subjects: what was looked at.
  ///   - submissions: how many of these are submissions.
  ///   - rules: all rules there are.
  ///   - isPath: whether the name a diagnostic has for a file is the path of one. Options and hosts have names, too.
  ///   - isChanged: whether a file changed.
  package init(
    version: String, created: String, subjects: [Section], submissions: Int, rules: [Rule],
    isPath: (String) -> Bool, isChanged: (String) -> Bool = { _ in true }
  ) {
    self.version = version
    self.created = created
    self.submissions = submissions
    self.rules = rules
    let shared = Self.sharedFiles(subjects)
    // Of a hundred thousand submissions, only what more than one of them can have is kept for comparison.
    var seen: Set<Diagnostic> = []
    self.subjects = subjects.compactMap { subject in
      var own: Set<Diagnostic> = []
      func isNew(_ diagnostic: Diagnostic) -> Bool {
        shared.contains(diagnostic.location.file)
          ? seen.insert(diagnostic).inserted : own.insert(diagnostic).inserted
      }
      let isTold = subject.diagnostics.map { diagnostic in
        (subject.isConcerned || diagnostic.otherFiles.contains(where: isChanged)) && isNew(diagnostic)
      }
      var told = subject
      if isTold.contains(false) {
        told.diagnostics = zip(subject.diagnostics, isTold).filter(\.1).map(\.0)
      }
      return subject.isConcerned || !told.diagnostics.isEmpty ? told : nil
    }
    let rest = subjects.filter { !$0.isConcerned }
    var counted = rest.isEmpty ? [] : Set(self.subjects.flatMap(\.diagnostics))
    others = (rest.count, rest.flatMap(\.diagnostics).filter { counted.insert($0).inserted })
    var names = Set(subjects.map(\.file))
    for subject in self.subjects {
      for diagnostic in subject.diagnostics { names.insert(diagnostic.location.file) }
    }
    paths = names.filter(isPath)
  }

  /// The files whose problems may be in several subjects.
  private static func sharedFiles(_ subjects: [Section]) -> Set<String> {
    var files: Set<String> = []
    var shared: Set<String> = []
    for subject in subjects {
      if !files.insert(subject.file).inserted { shared.insert(subject.file) }
      for diagnostic in subject.diagnostics where diagnostic.location.file != subject.file {
        shared.insert(diagnostic.location.file)
      }
    }
    return shared
  }

  /// All that was found.
  package var diagnostics: some Sequence<Diagnostic> { subjects.lazy.flatMap(\.diagnostics) }

  /// How many there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  /// The file to show a diagnostic at, and whether its place is in this file; nil where there is none.
  ///
  /// A problem of something that is not a file, such as an option, is shown at the subject's.
  func path(of diagnostic: Diagnostic, in subject: Section) -> (path: String, isOwn: Bool)? {
    if paths.contains(diagnostic.location.file) { return (Self.tidy(diagnostic.location.file), true) }
    return paths.contains(subject.file) ? (Self.tidy(subject.file), false) : nil
  }

  /// A path without `./` in it, as those who show reports know it.
  private static func tidy(_ path: String) -> String {
    guard path.contains("./") else { return path }
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The message for formats that show the place themselves, with its hint on a line of its own.
  func message(of diagnostic: Diagnostic, in subject: Section) -> String {
    let isOwn = path(of: diagnostic, in: subject)?.isOwn == true
    let place = isOwn ? "" : "\(diagnostic.location): "
    let hint = diagnostic.hint.map { "\nhint: \($0.withVisibleControls)" } ?? ""
    return (place + diagnostic.messageWithKeyPath).withVisibleControls + hint
  }

  /// "12 submissions: 2 errors, 5 warnings".
  package var summary: String {
    let all = submissions.counted("submission")
    let what = others.submissions == 0 ? all : "\(submissions - others.submissions) of \(all)"
    let found = counts(of: diagnostics)
    return "\(what): \(found.isEmpty ? "nothing found" : found)"
  }

  /// "31 submissions that did not change: 4 errors"; nil if all are reported.
  var summaryOfOthers: String? {
    guard others.submissions > 0 else { return nil }
    let found = counts(of: others.diagnostics)
    return
      "\(others.submissions.counted("submission")) that did not change: \(found.isEmpty ? "nothing found" : found)"
  }

  /// The lines that count what was found.
  var summaries: [String] { [summary] + [summaryOfOthers].compactMap { $0 } }

  /// "2 errors, 5 warnings"; empty for none.
  func counts(of diagnostics: some Sequence<Diagnostic>) -> String {
    Diagnostic.Severity.allCases.reversed().compactMap { severity in
      let count = diagnostics.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }.joined(separator: ", ")
  }
}
