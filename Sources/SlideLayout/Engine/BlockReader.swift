internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions
internal import Synchronization
internal import Templates

/// What the blocks of a page are read with.
struct BlockContext {
  let source: PageSource
  /// What templates change in the blocks of those they extend.
  let changes: BlockChanges
  /// Collects the uses of styles.
  var uses: StyleUses
  /// The kind of page the blocks are on.
  let page: PageKind
  /// The colour behind them.
  var ground: ColorReference
  /// Collects the options read; nil outside of tests.
  var reads: BlockReads?
  /// Blocks that an anchor names, which are read once; nil where nothing is kept.
  var anchored: AnchoredBlocks?
}

/// The blocks of one page that anchors name, by what is behind them.
final class AnchoredBlocks {
  private struct Key: Hashable {
    var anchor: ObjectIdentifier
    var ground: ColorReference
  }

  private var known: [Key: (any Block)?] = [:]

  /// The block of an anchor on a ground, read where it is not known yet.
  func block(_ anchor: ObjectIdentifier, on ground: ColorReference, _ read: () -> (any Block)?) -> (
    any Block
  )? {
    let key = Key(anchor: anchor, ground: ground)
    if let block = known[key] { return block }
    let block = read()
    known[key] = .some(block)
    return block
  }
}

/// The options that blocks were read with, by kind.
final class BlockReads: Sendable {
  private let known = Mutex<[String: Set<String>]>([:])

  func add(_ option: String, of kind: String) {
    known.withLock { _ = $0[kind, default: []].insert(option) }
  }

  func options(of kind: String) -> Set<String> { known.withLock { $0[kind] ?? [] } }
}

/// One written block: its options by their names, and the blocks in it. Problems are reported as they are read.
struct BlockReader {
  let kind: String
  private(set) var context: BlockContext
  private(set) var options = BlockOptions(name: "")
  private var fields: YAMLMapping
  /// Reads a block on a ground.
  private let decode: (YAMLValue, ColorReference) -> (any Block)?

  /// How many blocks were read so far.
  private static let count = Atomic(0)

  /// The options of all kinds.
  static let commonOptions = [
    "name", "part", "width", "height", "minimum-width", "maximum-width", "priority", "optional", "weight",
  ]

  init(
    _ kind: String, _ fields: YAMLMapping, name: String, _ context: BlockContext,
    decode: @escaping (YAMLValue, ColorReference) -> (any Block)?
  ) {
    self.kind = kind
    self.fields = fields
    self.context = context
    self.decode = decode
    options = common(name: name)
    options.id = Self.count.add(1, ordering: .relaxed).newValue
  }

  /// A mapping in the block, as a column of a table is; nil where it is none.
  func part(_ value: YAMLValue?, keys: [String], _ what: String) -> BlockReader? {
    guard let fields = value?.mapping(keys: keys, what) else { return nil }
    var part = self
    part.fields = fields
    part.context.reads = nil
    return part
  }

  /// What is written for the kind itself.
  var content: YAMLValue? { fields[kind] }

  subscript(option: String) -> YAMLValue? {
    context.reads?.add(option, of: kind)
    return fields[option]
  }

  /// The value of an option; its absence is reported.
  func required(_ option: String, _ what: String) -> YAMLValue? {
    self[option] ?? fields.required(option, what)
  }

  func report(missing message: String) { fields.report(.error, rule: "missing-key", message) }

  func length(_ option: String, _ range: ClosedRange<Double> = 0...5000) -> Length? {
    self[option]?.length(range)
  }
  func requiredLength(_ option: String) -> Length? { required(option, "points")?.length() }
  func integer(_ option: String, in range: ClosedRange<Int>) -> Int? {
    self[option]?.integer(in: range)?.value
  }
  func number(_ option: String, in range: ClosedRange<Double>, _ what: String = "a number") -> Double? {
    self[option]?.number(in: range, what)?.value
  }
  func flag(_ option: String) -> Bool { self[option]?.bool()?.value ?? false }
  func color(_ option: String) -> ColorReference? { self[option].flatMap(context.source.values.color) }
  func requiredColor(_ option: String) -> ColorReference? {
    required(option, "the name of a colour").flatMap(context.source.values.color)
  }

  func alignment() -> Alignment {
    self["align"]?.word(
      ["start": Alignment.start, "center": .center, "end": .end, "baseline": .baseline], "an alignment")?
      .value ?? .start
  }

  /// A style that a block can do without; nil where none is given.
  func optionalStyle(_ option: String) -> StyleDefinition? { self[option] == nil ? nil : style(option) }

  /// A style by its name.
  ///
  /// - Parameters:
  ///   - option: the option that names it.
  ///   - color: the colour of its text, where it is not the style's.
  ///   - ground: the colour behind it, where it is not the block's.
  /// - Returns: nil where there is no style of that name.
  func style(_ option: String, color: ColorReference? = nil, on ground: ColorReference? = nil)
    -> StyleDefinition?
  {
    let styles = context.source.styles
    guard let value = required(option, "the name of a text style"), let name = value.text() else {
      return nil
    }
    if let style = styles[name.value] {
      context.uses.add(
        StyleUse(
          style: name.value, size: style.minimumSize, color: color ?? style.color,
          ground: ground ?? context.ground, page: context.page), at: value)
      return style
    }
    value.report(
      .error, rule: "unknown-style", "there is no style '\(name.value)'",
      hint: NearestWord.hint(among: styles.keys.sorted(), to: name.value, listing: "the styles are"))
    return nil
  }

  /// A block in this one, on a ground of its own or this one's.
  func block(_ value: YAMLValue, on ground: ColorReference? = nil) -> (any Block)? {
    decode(value, ground ?? context.ground)
  }

  /// The blocks of a container: those that `order` names come first.
  func children(ordered: Bool = true) -> [any Block] {
    let children = content?.items("a list of blocks").compactMap { block($0) } ?? []
    guard ordered else { return children }
    var rest = children
    var first: [any Block] = []
    for name in names("order", of: children) {
      guard let index = rest.firstIndex(where: { $0.options.name == name }) else { continue }
      first.append(rest.remove(at: index))
    }
    return first + rest
  }

  /// The names of children in an option; a name that no child has is reported.
  func names(_ option: String, of children: [any Block]) -> [String] {
    let names = children.map(\.options.name)
    return (self[option]?.items(allowingOne: true) ?? []).compactMap { item in
      guard let text = item.text("the name of a block in here") else { return nil }
      guard names.contains(text.value) else {
        // A template above may take the block away.
        if context.changes.removed.contains(text.value) || context.changes.isForOthers(item) { return nil }
        item.report(
          .error, rule: "unknown-name", "no block in here is named '\(text.value)'",
          hint: NearestWord.hint(among: names, to: text.value, listing: "their names are"))
        return nil
      }
      return text.value
    }
  }

  private func common(name: String) -> BlockOptions {
    var part: SlidePart?
    if let value = self["part"], let text = value.text("the name of a part") {
      part = SlidePart(rawValue: text.value)
      if part == nil {
        let names = SlidePart.allCases.map(\.rawValue)
        value.report(
          .error, rule: "value", "'\(text.value)' is not a part of the slide",
          hint: NearestWord.hint(among: names, to: text.value, listing: "the parts are"))
      }
    }
    var options = BlockOptions(name: name, part: part)
    options.width = extent("width")
    options.height = extent("height")
    options.minimumWidth = length("minimum-width") ?? 0
    options.maximumWidth = length("maximum-width")
    options.priority = integer("priority", in: 0...100)
    options.isOptional = flag("optional")
    options.weight = number("weight", in: 0...100) ?? 1
    return options
  }

  private func extent(_ option: String) -> BlockOptions.Extent {
    let value = self[option]
    return switch value?.scalarText {
    case nil, "fit": .fit
    case "fill": .fill
    default: value?.length().map(BlockOptions.Extent.points) ?? .fit
    }
  }
}
