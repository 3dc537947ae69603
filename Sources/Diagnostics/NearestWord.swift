/// Finds the word somebody probably meant.
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
