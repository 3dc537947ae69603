/// Finds the word that was probably meant.
package enum NearestWord {
  /// The candidate nearest to `word`, if one is near enough to be worth saying.
  ///
  /// Near enough is a third of the word's length in edits (insert, delete, replace, swap neighbours), at
  /// least one, letter case and punctuation apart; or a candidate the word begins or is the beginning of.
  ///
  /// - Parameters:
  ///   - candidates: what could have been meant. Of equally near ones the first wins.
  ///   - word: what was written.
  /// - Returns: nil where nothing is near.
  package static func among(_ candidates: some Sequence<String>, to word: String) -> String? {
    let folded = fold(word)
    guard !folded.isEmpty else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = fold(candidate)
      var distance = editDistance(folded, other)
      if folded.count >= 3, other.count >= 3, other.starts(with: folded) || folded.starts(with: other) {
        distance = min(distance, 1)
      }
      guard distance <= max(1, folded.count / 3) else { continue }
      if let best, best.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// The hint `did you mean 'traffic'?` for a word that is not among the candidates; nil where none is near.
  package static func hint(among candidates: some Sequence<String>, to word: String) -> String? {
    among(candidates, to: word).map { hint($0) }
  }

  /// That hint, if there is one, followed by `rest`.
  package static func hint(
    among candidates: some Sequence<String>, to word: String, then rest: String
  ) -> String {
    hint(among(candidates, to: word), then: rest)
  }

  /// That hint, if there is one, and all candidates after the words `listing`, as in "it can be".
  package static func hint(among candidates: [String], to word: String, listing: String) -> String {
    hint(among: candidates, to: word, then: "\(listing) \(candidates.joined(separator: ", "))")
  }

  /// The hint for a candidate that is already known.
  package static func hint(_ candidate: String) -> String { "did you mean '\(candidate)'?" }

  /// The hint for a candidate, if there is one, followed by `rest`.
  package static func hint(_ candidate: String?, then rest: String) -> String {
    (candidate.map { hint($0) + " " } ?? "") + rest
  }

  private static func fold(_ word: String) -> [Character] {
    word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" }
  }

  /// Damerau's distance in its restricted form (optimal string alignment).
  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var twoBack: [Int] = []
    var oneBack = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let replaced = oneBack[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var least = min(oneBack[column] + 1, current[column - 1] + 1, replaced)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          least = min(least, twoBack[column - 2] + 1)
        }
        current.append(least)
      }
      twoBack = oneBack
      oneBack = current
    }
    return oneBack[right.count]
  }
}
