internal import Diagnostics

/// Every rule there is.
package enum RuleCatalogue {
  /// All rules, by what they look at, in the order the documentation has them.
  package static let chapters: [RuleChapter] = [
    .files, .submissions, .events, .records, .lookUps, .content, .pages, .templates, .comments,
  ]

  /// All rules in that order.
  package static let rules = chapters.flatMap(\.rules)

  /// The rule of a name; nil where there is none.
  package static subscript(name: String) -> Rule? { byName[name] }

  /// The rule that was probably meant, as a hint.
  package static func hint(for name: String) -> String {
    NearestWord.hint(among: rules.lazy.map(\.name), to: name)
      ?? "'personals check --rules' lists them"
  }

  private static let byName = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
}
