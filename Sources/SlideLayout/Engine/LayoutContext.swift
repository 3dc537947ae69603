internal import Diagnostics
internal import Scene
internal import Submissions
internal import Templates

/// What blocks need while one page is laid out. Belongs to one thread.
final class LayoutContext {
  let template: Template
  let palette: Palette
  let typesetter: any Typesetter
  let fields: SlideFields
  /// The presenter; nil on a deck's own pages.
  let personal: Personal?
  /// What slides of all kinds say; nil on a deck's own pages.
  let content: (any PersonalContent)?
  /// A deck's own page; nil on slides.
  let deckPage: DeckPage?
  /// Where a page begins that goes on from another.
  let firstRow: Int
  let assets: SlideAssets
  private let location: SourceLocation
  /// What the blocks being laid out have reported so far, and no fragment has taken.
  private var problems: [Diagnostic] = []
  private var missing: [MissingCharacter] = []
  /// The blocks laid out so far, nil for those that have nothing to say.
  var laidOut: [LaidOut: Fragment?] = [:]
  /// The lines of lists set so far.
  var lines: [PresenceLine.Key: PresenceLine] = [:]
  /// What is reported of the page, whichever blocks are on it in the end.
  private(set) var notes: [Diagnostic] = []

  init(
    template: Template, palette: Palette, typesetter: any Typesetter, fields: SlideFields,
    personal: Personal? = nil, deckPage: DeckPage? = nil, firstRow: Int = 0,
    assets: SlideAssets = SlideAssets(), location: SourceLocation
  ) {
    self.template = template
    self.palette = palette
    self.typesetter = typesetter
    self.fields = fields
    self.personal = personal
    content = personal?.content
    self.deckPage = deckPage
    self.firstRow = firstRow
    self.assets = assets
    self.location = location
  }

  var table: DeckTable? { deckPage?.table }
  var matrix: DeckMatrix? { deckPage?.matrix }
  var sheet: DeckSheet? { deckPage?.sheet }
  var kinds: [DeckFacts.KindCount] { deckPage?.facts.kinds ?? [] }

  /// Who the pictures are of.
  var subjectName: String { content?.name ?? deckPage?.facts.event ?? "" }

  func shows(_ part: SlidePart) -> Bool { content.map { $0.parts.contains(part) } ?? true }

  /// Reports a problem of the block being laid out. It is dropped with the attempt.
  ///
  /// - Parameters:
  ///   - rule: the stable name of what was checked.
  ///   - message: what is wrong.
  ///   - part: the part of the slide it is about.
  ///   - hint: what to do about it.
  ///   - severity: how much it matters.
  func warn(
    _ rule: String, _ message: String, of part: String? = nil, hint: String? = nil,
    severity: Diagnostic.Severity = .warning
  ) {
    var problem = Diagnostic(severity, rule: rule, at: location, message, hint: hint)
    problem.part = part
    problems.append(problem)
  }

  /// Reports a character in a part of the slide that no font has. All of a page are reported together.
  func warn(missing scalar: Unicode.Scalar, of part: String) {
    missing.append(MissingCharacter(scalar: scalar, part: part))
  }

  /// How much the block being laid out has reported so far.
  var reports: Int { problems.count + missing.count }

  /// Reports, once, a fact about the page, even if the block being laid out is dropped.
  func note(_ rule: String, _ message: String, hint: String? = nil) {
    let note = Diagnostic(.note, rule: rule, at: location, message, hint: hint)
    if !notes.contains(note) { notes.append(note) }
  }

  /// Lays out with `attempt`; the fragment takes the problems reported meanwhile.
  func attempt(
    _ attempt: () throws(TypesettingError) -> Fragment?
  ) throws(TypesettingError) -> Fragment? {
    let before = (problems, missing)
    (problems, missing) = ([], [])
    defer { (problems, missing) = before }
    var fragment = try attempt()
    // A block may hand on a child's fragment, with the child's problems.
    fragment?.problems += problems
    fragment?.missing += missing
    return fragment
  }

  /// A style as the typesetter takes it.
  ///
  /// - Parameters:
  ///   - definition: the template's style.
  ///   - text: what it is for; Han characters get the slide's language.
  ///   - scale: how much the text is shrunk, 1 for not at all.
  ///   - color: a colour in place of the style's.
  ///   - isTyped: whether people or records typed the text.
  /// - Returns: the style.
  func style(
    _ definition: StyleDefinition, for text: String, scale: Double, color: ColorReference?, isTyped: Bool
  ) -> TextStyle {
    let size = definition.size * scale
    return TextStyle(
      family: template.families[definition.family] ?? definition.family, weight: definition.weight,
      size: size,
      color: palette[color ?? definition.color], tracking: size * definition.tracking,
      features: definition.features,
      language: text.hasHan ? content?.hanLanguage ?? template.language : nil, isTyped: isTyped)
  }

  /// Texts that follow one another, with their placeholders filled; those without a value are left out.
  ///
  /// Where pages run from right to left, a sentence and a list of texts are the template's own: they run as it does, and
  /// each value in them is isolated. A value alone, and a number with its unit, run as they do by themselves.
  func filled(_ texts: [[String]]) -> [[String]] {
    let plain = texts.map { $0.compactMap { Placeholders.fill($0, fields.value) } }
    guard template.isRightToLeft, plain.contains(where: { $0.count > 1 || $0.contains { $0.hasRightToLeft } })
    else { return plain }
    return texts.map { texts in
      texts.compactMap { text in
        Placeholders.fill(text) { name in
          fields.value(name).map { name.hasPrefix("label:") ? $0 : $0.apart }
        }
      }
    }
  }

  /// The direction of lists of names, whatever the names' own.
  var listDirection: StyledText.Direction { template.isRightToLeft ? .rightToLeft : .leftToRight }

  /// A name among others, or after a label, isolated so that it does not change their direction.
  func apart(_ name: String) -> String { template.isRightToLeft ? name.apart : name.isolated }
}

extension String {
  /// Whether any character is a Han one, whose form depends on the language.
  fileprivate var hasHan: Bool {
    !isASCII && unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }
}
