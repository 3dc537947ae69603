/// Puts changes that two people made to one submission together, field by field.
package enum DraftMerge {
  /// A field that both changed, to other values.
  package struct Conflict: Sendable, Hashable {
    /// The form's name of the field.
    package let field: String
    package let mine: String
    package let theirs: String
  }

  /// What a form changes in a text that may have changed since the form was made.
  ///
  /// - Parameters:
  ///   - sent: the values of all fields that the form has.
  ///   - base: the values when the form was made.
  ///   - current: the values now.
  /// - Returns: what to change now, and the fields that somebody else gave another value meanwhile.
  package static func changes(
    sent: [String: String], base: [String: String], current: [String: String]
  ) -> (changes: [String: String], conflicts: [Conflict]) {
    var changes: [String: String] = [:]
    var conflicts: [Conflict] = []
    for (field, mine) in sent.sorted(by: { $0.key < $1.key }) {
      let (before, now) = (base[field] ?? "", current[field] ?? "")
      guard mine != before, mine != now else { continue }
      if now == before {
        changes[field] = mine
      } else {
        conflicts.append(Conflict(field: field, mine: mine, theirs: now))
      }
    }
    return (changes, conflicts)
  }

  /// The draft once its file has been changed by hand: the file, with what the draft changed where the file did not.
  ///
  /// - Parameters:
  ///   - draft: the draft's text.
  ///   - base: the file's text when it was last known.
  ///   - file: the file's text now.
  ///   - name: the file's name.
  /// - Returns: the draft's text; the file's where any of them cannot be read by fields.
  static func text(draft: String, base: String, file: String, name: String) -> String {
    guard draft != base, let mine = try? DraftForm(draft, file: name),
      let old = try? DraftForm(base, file: name),
      var now = try? DraftForm(file, file: name)
    else { return file }
    let (before, current) = (old.values, now.values)
    let fields = Set(mine.values.keys).union(before.keys)
    let sent = Dictionary(uniqueKeysWithValues: fields.map { ($0, mine.values[$0] ?? "") })
    let merged = changes(sent: sent, base: before, current: current)
    guard (try? now.change(merged.changes)) != nil else { return file }
    return now.text
  }
}
