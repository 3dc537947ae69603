/// What is searched of a record's names.
enum SearchName {
  /// Names as they are kept for the search: folded, one a line, the name itself first.
  static func folded(_ names: [String]) -> String { names.map(SearchText.fold).joined(separator: "\n") }

  /// How well a name fits what is looked for: 0 is best. `folded` is as `folded(_:)` makes it.
  static func rank(_ folded: String, for query: String) -> Int {
    let name = folded.prefix { $0 != "\n" }
    if name == query { return 0 }
    if name.hasPrefix(query) { return 1 }
    let words = query.split(separator: " ")
    if words.allSatisfy({ name.hasPrefix($0) || name.contains(" \($0)") }) { return 2 }
    return words.allSatisfy { name.contains($0) } ? 3 : 4
  }
}
