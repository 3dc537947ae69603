package import Diagnostics
package import Submissions

/// Which problems are reported, and at which level: as the organiser and the command line set the rules, and
/// without what comments silence.
///
/// An error stays an error, whatever they set: it prevents a slide from being made.
package struct RulePolicy: Sendable {
  private var levels: [String: RuleLevel] = [:]
  private let warningsAreErrors: Bool

  /// - Parameters:
  ///   - event: what the event file says of rules.
  ///   - flags: what the command line says of them, which wins.
  ///   - warningsAreErrors: whether warnings are reported as errors.
  package init(
    _ event: Event.Checks = Event.Checks(), flags: [String: RuleLevel] = [:], warningsAreErrors: Bool = false
  ) {
    for choice in event.choices { levels[choice.rule.value] = choice.level }
    levels.merge(flags) { _, flag in flag }
    self.warningsAreErrors = warningsAreErrors
  }

  /// Unknown rules in the event file, and rules in it whose level cannot be lowered.
  package static func problems(with event: Event.Checks) -> [Diagnostic] {
    event.choices.compactMap { choice in
      let name = choice.rule.value
      guard let rule = RuleCatalogue[name] else {
        return choice.rule.diagnostic(
          .warning, rule: "unknown-rule", "there is no rule '\(name.quotable)'",
          hint: RuleCatalogue.hint(for: name))
      }
      guard rule.severities == [.error], choice.level != .error else { return nil }
      return choice.rule.diagnostic(
        .warning, rule: "fixed-rule",
        "'\(name)' stays an error: what it finds prevents a slide from being made",
        hint: "delete the line")
    }
  }

  /// The problems to report.
  ///
  /// - Parameters:
  ///   - found: what was found, in any order.
  ///   - comments: what comments silence.
  /// - Returns: what is left, in the same order.
  package func told(_ found: [Diagnostic], _ comments: IgnoreComments) -> [Diagnostic] {
    found.compactMap { diagnostic in
      guard diagnostic.severity != .error else { return diagnostic }
      guard comments.indices(silencing: diagnostic).isEmpty else { return nil }
      return leveled(diagnostic)
    }
  }

  /// What is wrong with a file's comments: unknown rules, and rules that silence nothing.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - comments: the comments of this file, and perhaps of others.
  ///   - found: what was found in it.
  ///   - isWhole: whether all was looked for; else a comment may be for what would have been found.
  /// - Returns: the problems, by line.
  package func problems(
    withCommentsOf file: String, _ comments: IgnoreComments, found: [Diagnostic], isWhole: Bool
  ) -> [Diagnostic] {
    let own = found.filter { $0.location.file == file }
    let used = Set(own.filter { $0.severity != .error }.flatMap(comments.indices))
    let refused = Set(own.filter { $0.severity == .error }.flatMap(comments.indices))
    let problems = comments.entries(in: file).enumerated().compactMap { index, entry -> Diagnostic? in
      let name = entry.rule.value
      if name.isEmpty {
        return entry.rule.diagnostic(
          .warning, rule: "unknown-rule", "the comment names no rule to ignore",
          hint: "name one, as in '# personals:ignore text-cut'")
      }
      guard RuleCatalogue[name] != nil else {
        return entry.rule.diagnostic(
          .warning, rule: "unknown-rule", "there is no rule '\(name.quotable)'",
          hint: RuleCatalogue.hint(for: name))
      }
      if refused.contains(index) {
        return entry.rule.diagnostic(
          .warning, rule: "fixed-rule",
          "an error of '\(name)' cannot be ignored: it prevents a slide from being made",
          hint: "correct it, and delete the comment")
      }
      guard isWhole, !used.contains(index) else { return nil }
      return entry.rule.diagnostic(
        .note, rule: "unused-ignore", "the comment ignores nothing: '\(name)' finds nothing here",
        hint: "delete it")
    }
    return problems.compactMap(leveled)
  }

  /// The diagnostic with the severity that is wanted of its rule; nil where none is.
  private func leveled(_ diagnostic: Diagnostic) -> Diagnostic? {
    var told = diagnostic
    if let level = levels[diagnostic.rule] {
      guard let severity = level.severity else { return nil }
      told.severity = severity
    }
    if warningsAreErrors, told.severity == .warning { told.severity = .error }
    return told
  }
}
