internal import ArgumentParser
internal import Checks
internal import Diagnostics
internal import Reports
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A report to write: `sarif`, or `sarif=check.sarif`.
struct ReportOutput: ExpressibleByArgument {
  var format: ReportFormat
  /// Where it goes; nil for standard output.
  var path: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: parts[0].lowercased()) else { return nil }
    self.format = format
    if parts.count == 2 {
      // `text=-` means standard output, which is the default.
      guard !parts[1].isEmpty, parts[1] != "-" else { return nil }
      path = String(parts[1])
    }
  }
}

/// The level of a rule: `text-cut=error`.
struct RuleSeverity: ExpressibleByArgument {
  var rule: String
  var level: RuleLevel

  init?(argument: String) {
    let parts = argument.split(separator: "=")
    guard parts.count == 2, let level = RuleLevel(rawValue: parts[1].lowercased()) else { return nil }
    rule = String(parts[0])
    self.level = level
  }
}

extension RuleSeverity {
  /// Every rule with every level that it takes, as they are written.
  static var words: [String] {
    RuleCatalogue.rules.flatMap { rule in RuleLevel.allCases.map { "\(rule.name)=\($0.rawValue)" } }
  }
}

/// When text has colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// Whether to use them now. `NO_COLOR` is described at no-color.org.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(STDOUT_FILENO) == 1 && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
    }
  }
}

/// The rules as `--rules` lists them.
enum RuleList {
  /// The rules in columns, one a line, under headings.
  static var text: String {
    let width = RuleCatalogue.rules.map(\.name.count).max() ?? 0
    return RuleCatalogue.chapters.map { chapter in
      let lines = chapter.rules.map { rule in
        let name = rule.name.padded(to: width)
        let levels = rule.severities.map(\.rawValue).joined(separator: ", ")
        return "  \(name)  \(levels.padded(to: "error, warning".count))  \(rule.summary)\n"
      }
      return "\(chapter.title)\n" + lines.joined()
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text, padded with spaces to at least `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
