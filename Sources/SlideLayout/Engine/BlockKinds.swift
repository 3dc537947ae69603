/// The kinds of blocks, with the options of each.
struct BlockKinds: Sendable {
  /// In the order of the documentation.
  let all: [any Block.Type]
  /// Their names, in the same order.
  let names: [String]
  private let types: [String: any Block.Type]
  /// The keys that a block of each kind may have.
  private let keys: [String: Set<String>]
  /// The options of any kind.
  let options: Set<String>

  init(_ all: [any Block.Type]) {
    self.all = all
    names = all.map { $0.kind }
    types = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
    keys = Dictionary(
      uniqueKeysWithValues: all.map { ($0.kind, Set([$0.kind] + BlockReader.commonOptions + $0.optionNames)) }
    )
    options = Set(all.flatMap { $0.optionNames } + BlockReader.commonOptions)
  }

  subscript(kind: String) -> (any Block.Type)? { types[kind] }

  func keys(of kind: String) -> Set<String> { keys[kind] ?? [] }

  /// The kinds that have an option.
  func owners(of option: String) -> [String] {
    all.filter { $0.optionNames.contains(option) }.map { $0.kind }
  }
}
