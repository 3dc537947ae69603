/// The pages of a template. The layout engine reads their blocks; a template only carries them.
package protocol TemplatePages: Sendable {
  /// Reads all pages, so that all their problems are reported.
  func readAll()

  /// Whether there is a page of a kind.
  func has(_ kind: PageKind) -> Bool

  /// Every use of a style on any page, in no order.
  var uses: [StyleUse] { get }
}

/// What the layout engine reads a template's pages from.
package struct PageSource {
  /// The written pages and blocks.
  package let layers: TemplateLayers
  /// Reads colours.
  package let values: TemplateDecoder
  /// The template's styles, by name.
  package let styles: [String: StyleDefinition]
  /// The colour of pages.
  package let background: ColorReference
  /// Collects the uses of styles, as pages are read.
  package let uses: StyleUses

  /// What makes the pages of a template.
  package typealias Reader = @Sendable (PageSource) -> any TemplatePages
}
