internal import Diagnostics
internal import LocatedYAML
internal import Templates

/// What templates change in the blocks of those they extend, by the blocks' names.
///
/// A change is written under `blocks`, behind a block's name or, for one kind of page, `network/header`.
/// Belongs to one task; not `Sendable`, since it remembers which changes met their block.
final class BlockChanges {
  /// One template's changes.
  private struct Layer {
    var source: TemplateSource
    var changes: YAMLMapping?
  }

  private let layers: [Layer]
  /// The names of the blocks that there are, as far as they were read.
  private var known: Set<String> = []
  private var met: [Set<String>]
  /// The names of blocks that were taken away.
  private(set) var removed: Set<String> = []

  init(_ layers: TemplateLayers) {
    self.layers = layers.sources.map { source in
      Layer(source: source, changes: source.fields?["blocks"]?.mapping(keys: nil, "blocks by their names"))
    }
    met = Array(repeating: [], count: layers.sources.count)
  }

  /// What is to be laid over a block, in the order in which it is: the nearest template's last.
  ///
  /// Only templates that extend the one a block is written in change it.
  ///
  /// - Parameters:
  ///   - name: the block's name.
  ///   - page: the kind of page it is on.
  ///   - block: the block as written.
  /// - Returns: mappings, or nothing for a block that is taken away.
  func changes(of name: String, on page: String, to block: YAMLValue) -> [YAMLValue] {
    known.formUnion([name, "\(page)/\(name)"])
    let own = layers.firstIndex { $0.source.holds(block) } ?? 0
    var found: [YAMLValue] = []
    for index in layers[..<own].indices.reversed() {
      // What is said of one kind of page goes above what is said of all.
      for key in [name, "\(page)/\(name)"] {
        guard let change = layers[index].changes?.written(key) else { continue }
        met[index].insert(key)
        if change.isNull { removed.insert(name) }
        found.append(change)
      }
    }
    return found
  }

  /// Whether a value is said by a preset that goes for templates which it does not know.
  func isForOthers(_ value: YAMLValue) -> Bool {
    layers.contains { $0.source.isForOthers && $0.source.holds(value) }
  }

  /// Reports changes of blocks that no page has.
  func reportUnmet() {
    for (layer, met) in zip(layers, met) {
      guard let changes = layer.changes, !layer.source.isForOthers else { continue }
      for key in changes.keys where !met.contains(key) {
        let nearest = NearestWord.hint(among: known.sorted(), to: key)
        changes.name(key)?.report(
          .error, rule: "unknown-name", "no page of the template below has a block named '\(key)'",
          hint: nearest ?? "write the 'name' that the block has there, or its 'part', or its kind")
      }
    }
  }
}
