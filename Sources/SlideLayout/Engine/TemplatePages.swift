internal import Diagnostics
internal import LocatedYAML
internal import Synchronization

/// The blocks of a template's pages. Each kind of page is read when it is first asked for: of all kinds a slide is
/// one, and reading blocks is most of what starting takes.
///
/// `@unchecked Sendable`: what a template is read from belongs to one task. That is whoever makes this, until it is
/// handed on, and from then on whoever holds `lock`.
final class TemplatePages: @unchecked Sendable {
  private let lock = Mutex(())
  private let layers: TemplateLayers
  private let definitions: YAMLMapping?
  private let values: TemplateDecoder
  private let styles: [String: StyleDefinition]
  private let background: ColorReference
  private let changes: BlockChanges
  private let recorded: StyleUses
  /// The pages read so far; nil for those that are missing or wrong.
  private var known: [Template.PageKind: (any Block)?] = [:]

  /// - Parameters:
  ///   - layers: what is written.
  ///   - values: reads colours.
  ///   - styles: the template's styles, by name.
  ///   - background: the colour of pages.
  ///   - recorded: is told where styles are used, as pages are read.
  init(
    _ layers: TemplateLayers, values: TemplateDecoder, styles: [String: StyleDefinition],
    background: ColorReference, uses recorded: StyleUses
  ) {
    self.layers = layers
    self.values = values
    self.styles = styles
    self.background = background
    self.recorded = recorded
    changes = BlockChanges(layers)
    definitions = layers.group(
      "pages", keys: Template.PageKind.allCases.map(\.rawValue), "a tree of blocks for each kind of page")
  }

  /// The blocks of a kind of page; nil where they are wrong.
  subscript(kind: Template.PageKind) -> (any Block)? { lock.withLock { _ in page(kind) } }

  /// Reads all pages, so that all that is wrong with them is reported.
  func readAll() { lock.withLock { _ in readRest() } }

  /// Which styles stand where on any page, in no order.
  var uses: [StyleUse] {
    lock.withLock { _ in
      readRest()
      return Array(Set(recorded.found.map(\.use)))
    }
  }

  private func readRest() {
    guard definitions != nil, known.count < Template.PageKind.allCases.count else { return }
    for kind in Template.PageKind.allCases { _ = page(kind) }
    changes.reportUnmet()
    guard !layers.sources.flatMap(\.diagnostics).hasErrors else { return }
    layers.reportUnused("styles", "style", used: Set(recorded.found.map(\.use.style)))
    layers.reportUnused("colors", "colour", used: values.used.colors.union(Template.colorsWithMeaning))
  }

  private func page(_ kind: Template.PageKind) -> (any Block)? {
    if let page = known[kind] { return page }
    // Pages that another takes the place of are read all the same: templates change blocks in them.
    for replaced in layers.values("pages", kind.rawValue).dropFirst() {
      _ = decoder(kind, StyleUses()).block(replaced)
    }
    let page = definitions?.required(kind.rawValue, "the page of that kind")
      .flatMap(decoder(kind, recorded).block)
    if let page { checkRows(of: kind, page) }
    known[kind] = .some(page)
    return page
  }

  /// Reports a page that has nowhere to put the rows it is for.
  private func checkRows(of kind: Template.PageKind, _ page: any Block) {
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

  private func decoder(_ kind: Template.PageKind, _ uses: StyleUses) -> BlockDecoder {
    BlockDecoder(
      values: values, styles: styles, changes: changes, uses: uses, page: kind, ground: background)
  }
}
