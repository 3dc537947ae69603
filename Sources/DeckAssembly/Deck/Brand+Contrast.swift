internal import Diagnostics
internal import Scene
internal import SlideLayout
internal import Submissions

extension Event.Brand {
  /// What could be read in a template's own colours, and cannot in the event's.
  func contrastProblems(on template: Template) -> [Diagnostic] {
    guard let written = background, let ground = Color(hex: written.value) else { return [] }
    let own = Set(template.unreadable().map(\.use))
    let found = template.with(background: ground).unreadable().filter { !own.contains($0.use) }
    guard let worst = found.first else { return [] }
    let others = Set(found.map(\.use.style)).count - 1
    let rest = others == 0 ? "is" : others == 1 ? "and one more are" : "and \(others) more are"
    let tenths = Int(worst.contrast * 10)
    return [
      written.diagnostic(
        .warning, rule: "contrast",
        "on \(written.value) text of the style '\(worst.use.style)' \(rest) hard to read: contrast \(tenths / 10).\(tenths % 10) to 1",
        hint: "take a colour on which it is 4.5 to 1 or more")
    ]
  }
}
