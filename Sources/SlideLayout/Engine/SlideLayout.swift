package import Diagnostics
package import Scene
package import Submissions
package import Templates

/// Lays out slides: content and a template become a page.
package struct SlideLayout {
  /// A page, where its blocks are, and what could not be shown as it should.
  package struct Result: Sendable {
    package var page: Page
    /// The blocks that draw, in reading order.
    package var blocks: [PlacedBlock]
    package var diagnostics: [Diagnostic]
  }

  /// The rule of warnings about the footer, whose words are the same on all slides of an event.
  package static let footerRule = TextSetter.footerRule

  package let template: Template
  let typesetter: any Typesetter

  package init(_ template: Template, typesetter: any Typesetter) {
    self.template = template
    self.typesetter = typesetter
  }

  /// The page for one presenter.
  ///
  /// - Parameters:
  ///   - personal: what the slide says.
  ///   - assets: the pictures and the deck's words.
  ///   - location: the file that problems are reported for.
  /// - Returns: the page with its diagnostics.
  /// - Throws: `TypesettingError` where shaping fails.
  package func slide(
    _ personal: Personal, assets: SlideAssets, location: SourceLocation
  ) throws(TypesettingError) -> Result {
    let kind = PageKind(personal)
    let content = personal.content
    var palette = template.palette
    let ground = template.palette[template.background]
    let ownAccent = content.accent.flatMap { Color(hex: $0.value) }
    palette = palette.with(
      accent: ownAccent ?? palette.colors["accent-\(kind.subject)"] ?? .black,
      policy: content.policy?.general.rawValue.lowercased())
    let context = LayoutContext(
      template: template, palette: palette, typesetter: typesetter,
      fields: SlideFields(personal, assets: assets, labels: template.labels), personal: personal,
      assets: assets, location: location)
    var diagnostics: [Diagnostic] = []
    if let accent = content.accent, let ownAccent, ownAccent.contrast(against: ground) < 4.5 {
      diagnostics.append(
        accent.diagnostic(
          .warning, rule: "contrast",
          ground.contrast(against: .white) > ground.contrast(against: .black)
            ? "the accent \(accent.value) is too dark for text on \(ground.hex); text in it is set lighter"
            : "the accent \(accent.value) is too light for text on \(ground.hex); text in it is set darker",
          hint: "a colour with a contrast of 4.5 to 1 or more stays as it is"))
    }
    let space = Space(width: template.pageSize.width, height: template.pageSize.height, fillsHeight: true)
    let fragment = try template.blocks(kind)?.visibleFragment(in: space, context)
    let flat = FlatLayout(fragment, on: template)
    return Result(
      page: Page(
        size: template.pageSize, background: ground, elements: template.backdropElements + flat.elements,
        blocks: flat.leaves),
      blocks: flat.leaves,
      diagnostics: diagnostics + context.notes + flat.diagnostics(template, at: location))
  }
}

extension FlatLayout {
  /// What is reported of a page.
  func diagnostics(_ template: Template, at location: SourceLocation) -> [Diagnostic] {
    problems + MissingCharacter.problems(missing, at: location) + beyond(template, at: location)
  }

  /// What is beyond the page's edges, as far as blocks know where they are: the template gave them no room.
  ///
  /// - Parameters:
  ///   - template: whose page it is.
  ///   - location: the file that problems are reported for.
  /// - Returns: a problem, at most.
  private func beyond(_ template: Template, at location: SourceLocation) -> [Diagnostic] {
    let page = Rect(origin: .zero, size: template.pageSize)
    func isBeyond(_ frame: Rect) -> Bool {
      // Empty frames draw nothing.
      frame.width > .zero && frame.height > .zero
        && (frame.minX < -0.5 || frame.minY < -0.5 || frame.maxX > page.maxX + 0.5
          || frame.maxY > page.maxY + 0.5)
    }
    let names = leaves.filter { isBeyond($0.frame) }.map(\.name)
    guard let first = names.first else { return [] }
    let others = Set(names).count - 1
    let more =
      others == 0 ? " is" : others == 1 ? " and another part are" : " and \(others) more parts are"
    return [
      Diagnostic(
        .warning, rule: "off-page", at: location,
        "'\(first)'\(more) beyond the page's edge",
        hint: "give parts a 'priority' in the template '\(template.name)', or less height or smaller text")
    ]
  }
}
