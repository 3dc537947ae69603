internal import ArgumentParser
internal import Checks
internal import Diagnostics
internal import Reports
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A report that is asked for: `sarif`, or `sarif=check.sarif`.
struct ReportOutput: ExpressibleByArgument {
  var format: ReportFormat
  /// Where it goes; nil for standard output.
  var path: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: parts[0].lowercased()) else { return nil }
    self.format = format
    if parts.count == 2 {
      // `text=-` is what goes to standard output anyway.
      guard !parts[1].isEmpty, parts[1] != "-" else { return nil }
      path = String(parts[1])
    }
  }
}

/// What is wanted of a rule: `text-cut=error`.
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

/// When text is in colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// Whether it is now. `NO_COLOR` is of no-color.org.
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
  /// One rule a line below the heading of what they look at, in columns.
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
  /// The text with spaces behind it, so that it has at least as many characters.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
