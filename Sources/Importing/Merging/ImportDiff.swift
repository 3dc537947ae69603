extension ImportPlan.Change {
  /// The change as `diff -u` shows it, with all lines of the file.
  package var diff: String {
    let before = old?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: [Int: String] = [:]
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var lines = ["--- \(old == nil ? "/dev/null" : path)", "+++ \(path)"]
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, removed.contains(left) {
        lines.append("-" + before[left])
        left += 1
      } else if let line = inserted[right] {
        lines.append("+" + line)
        right += 1
      } else if left < before.count {
        lines.append(" " + before[left])
        left += 1
        right += 1
      } else {
        break
      }
    }
    if lines.last == "+" || lines.last == " " { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
