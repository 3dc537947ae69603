internal import Diagnostics

/// Rules about one kind of thing.
package struct RuleChapter: Sendable {
  /// What they look at, as a heading.
  package let title: String
  package let rules: [Rule]
}
