internal import Diagnostics
package import LocatedYAML

/// A template and those it extends, the nearest first: each overrides those after it.
package struct TemplateLayers {
  package let sources: [TemplateSource]
  private let fields: [YAMLMapping]

  init(_ sources: [TemplateSource]) {
    self.sources = sources
    fields = sources.compactMap(\.fields)
  }

  /// The nearest value of a key; nil where none says anything.
  subscript(key: String) -> YAMLValue? { fields.lazy.compactMap { $0[key] }.first }

  /// The nearest value of a key. Its absence is reported in the file that extends no other.
  func required(_ key: String, _ what: String) -> YAMLValue? {
    self[key] ?? fields.last?.required(key, what)
  }

  /// The values of a key in the groups behind another, the nearest first.
  package func values(_ group: String, _ key: String) -> [YAMLValue] {
    groups(group, keys: nil, "names").compactMap { $0[key] }
  }

  /// The groups of keys under `key`, the nearest first.
  ///
  /// - Parameters:
  ///   - key: a key of the template.
  ///   - known: the keys the groups may have; nil for any.
  ///   - expectation: what they should be, for messages.
  /// - Returns: one for each file that has one.
  func groups(_ key: String, keys known: [String]?, _ expectation: String) -> [YAMLMapping] {
    sources.compactMap { source in
      guard source.saysWords || key != "labels" else { return nil }
      return source.fields?[key]?.mapping(keys: known, expectation)
    }
  }

  /// The same as one: of each key what the nearest says. Their absence is reported.
  package func group(_ key: String, keys known: [String]?, _ expectation: String) -> YAMLMapping? {
    guard required(key, expectation) != nil else { return nil }
    let groups = groups(key, keys: known, expectation)
    return groups.dropFirst().reduce(groups.first) { nearer, base in nearer?.over(base) ?? base }
  }

  /// Reports names in a group that no file below knows and that nothing uses: misspelt, most of the time.
  ///
  /// Only those of the nearest template are reported: what it replaces may well leave names of others unused.
  ///
  /// - Parameters:
  ///   - key: the group, as in `styles`.
  ///   - what: what has such a name.
  ///   - used: the names that something uses.
  package func reportUnused(_ key: String, _ what: String, used: Set<String>) {
    guard sources.count > 1 else { return }
    let groups = sources.map { $0.fields?[key]?.mapping(keys: nil, "names") }
    let own = sources.firstIndex { $0.fields?.contains("template") == true } ?? 0
    for (index, group) in groups.enumerated().prefix(own + 1) {
      guard let group else { continue }
      let below = Set(groups[(index + 1)...].compactMap { $0 }.flatMap(\.keys))
      guard !below.isEmpty else { continue }
      for name in group.keys where !below.contains(name) && !used.contains(name) {
        group.name(name)?.report(
          .warning, rule: "unused-name", "nothing uses the \(what) '\(name)'",
          hint: NearestWord.hint(
            among: below.sorted(), to: name,
            then: "the template below has no \(what) of that name, and no block here asks for it"))
      }
    }
  }
}
