internal import Diagnostics
internal import LocatedYAML
internal import Synchronization
package import Templates

/// The blocks of a template's pages. Each kind of page is read when it is first needed: of all kinds a slide needs
/// one, and reading blocks takes most of the start-up time.
///
/// `@unchecked Sendable`: what a template is read from belongs to one task. That is the one that makes this, until it
/// hands it on, and from then on the one that holds `lock`.
package final class BlockPages: TemplatePages, @unchecked Sendable {
  private let lock = Mutex(())
  private let source: PageSource
  private let definitions: YAMLMapping?
  private let changes: BlockChanges
  private let reads: BlockReads?
  /// The pages read so far; nil for those that are missing or wrong.
  private var known: [PageKind: (any Block)?] = [:]

  package convenience init(_ source: PageSource) { self.init(source, reads: nil) }

  init(_ source: PageSource, reads: BlockReads?) {
    self.source = source
    self.reads = reads
    changes = BlockChanges(source.layers)
    definitions = source.layers.group(
      "pages", keys: PageKind.allCases.map(\.rawValue), "a tree of blocks for each kind of page")
  }

  /// The blocks of a kind of page; nil where they are wrong.
  subscript(kind: PageKind) -> (any Block)? { lock.withLock { _ in page(kind) } }

  package func has(_ kind: PageKind) -> Bool { self[kind] != nil }

  package func readAll() { lock.withLock { _ in readRest() } }

  package var uses: [StyleUse] {
    lock.withLock { _ in
      readRest()
      return Array(Set(source.uses.found.map(\.use)))
    }
  }

  private func readRest() {
    guard definitions != nil, known.count < PageKind.allCases.count else { return }
    for kind in PageKind.allCases { _ = page(kind) }
    changes.reportUnmet()
    let layers = source.layers
    guard !layers.sources.flatMap(\.diagnostics).hasErrors else { return }
    layers.reportUnused("styles", "style", used: Set(source.uses.found.map(\.use.style)))
    layers.reportUnused(
      "colors", "colour", used: source.values.used.colors.union(Template.colorsWithMeaning))
  }

  private func page(_ kind: PageKind) -> (any Block)? {
    if let page = known[kind] { return page }
    // Pages that another one replaces are read all the same: templates change blocks in them.
    for replaced in source.layers.values("pages", kind.rawValue).dropFirst() {
      _ = decoder(kind, StyleUses()).block(replaced)
    }
    let written =
      kind.isOptional
      ? definitions?[kind.rawValue] : definitions?.required(kind.rawValue, "the page of that kind")
    let page = written.flatMap(decoder(kind, source.uses).block)
    if let page { checkRows(of: kind, page) }
    known[kind] = .some(page)
    return page
  }

  /// Reports a page that has no place for its rows.
  private func checkRows(of kind: PageKind, _ page: any Block) {
    let hasRows =
      switch kind {
      case .matrix: page.holds(MatrixBlock.self)
      case _ where DeckTable.cellNames[kind] != nil: page.holds(TableBlock.self)
      default: true
      }
    guard !hasRows else { return }
    let block = kind == .matrix ? "matrix" : "table"
    definitions?.name(kind.rawValue)?.report(
      .error, rule: "missing-key", "the page '\(kind.rawValue)' has no block of the kind '\(block)'",
      hint: "it is there for the rows of one; to have no such page, leave it out of the event's 'pages'")
  }

  private func decoder(_ kind: PageKind, _ uses: StyleUses) -> BlockDecoder {
    BlockDecoder(
      kinds: BlockRegistry.kinds,
      context: BlockContext(
        source: source, changes: changes, uses: uses, page: kind, ground: source.background, reads: reads,
        anchored: AnchoredBlocks()))
  }
}

extension Template {
  /// The blocks of a kind of page; nil where they are wrong.
  func blocks(_ kind: PageKind) -> (any Block)? { (pages as? BlockPages)?[kind] }
}
