internal import Diagnostics
internal import LocatedYAML

/// A template and those it stands on, the nearest first: what the nearest says counts.
struct TemplateLayers {
  let sources: [TemplateSource]
  private let fields: [YAMLMapping]

  init(_ sources: [TemplateSource]) {
    self.sources = sources
    fields = sources.compactMap(\.fields)
  }

  /// The nearest value of a key; nil where none says anything.
  subscript(key: String) -> YAMLValue? { fields.lazy.compactMap { $0[key] }.first }

  /// The nearest value of a key. Its absence is reported in the file that stands on no other.
  func required(_ key: String, _ what: String) -> YAMLValue? {
    self[key] ?? fields.last?.required(key, what)
  }

  /// The values of a key in the groups behind another, the nearest first.
  func values(_ group: String, _ key: String) -> [YAMLValue] {
    groups(group, keys: nil, "names").compactMap { $0[key] }
  }

  /// The groups of keys that stand behind `key`, the nearest first.
  ///
  /// - Parameters:
  ///   - key: a key of the template.
  ///   - known: the keys the groups may have; nil for any.
  ///   - expectation: what they should be, for messages.
  /// - Returns: one for each file that has one.
  func groups(_ key: String, keys known: [String]?, _ expectation: String) -> [YAMLMapping] {
    fields.compactMap { $0[key]?.mapping(keys: known, expectation) }
  }

  /// The same as one: of each key what the nearest says. Their absence is reported.
  func group(_ key: String, keys known: [String]?, _ expectation: String) -> YAMLMapping? {
    guard required(key, expectation) != nil else { return nil }
    let groups = groups(key, keys: known, expectation)
    return groups.dropFirst().reduce(groups.first) { nearer, base in nearer?.over(base) ?? base }
  }
}
