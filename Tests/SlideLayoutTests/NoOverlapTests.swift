import CairoDrawing
import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

/// Nothing overlaps and nothing leaves the page, whatever the record.
@Suite struct NoOverlapTests {
  @Test(arguments: 0..<8)
  func `networks with fixed advances`(batch: Int) throws {
    try check(
      "classic", .network, FixedAdvanceTypesetter(missing: ["🚀"]), seed: UInt64(1000 + batch), count: 260)
  }

  @Test(arguments: 0..<4)
  func `networks with real fonts`(batch: Int) throws {
    let typesetter = try PangoTypesetter(FontSettings(bundledFolder: Repository.path("fonts")))
    try check("classic", .network, typesetter, seed: UInt64(5000 + batch), count: 60)
  }

  @Test(arguments: (try? Repository.templates.builtIn()) ?? [], PresenterKind.allCases)
  func `every kind in every template`(template: String, kind: PresenterKind) throws {
    try check(template, kind, FixedAdvanceTypesetter(missing: ["🚀"]), seed: 7000, count: 16)
  }

  @Test func `there are templates`() throws {
    #expect(try Repository.templates.builtIn().count > 2)
  }

  private func check(
    _ template: String, _ kind: PresenterKind, _ typesetter: any Typesetter, seed: UInt64, count: Int
  ) throws {
    let layout = SlideLayout(try Repository.template(template), typesetter: typesetter)
    var generator = PersonalGenerator(seed: seed)
    for index in 0..<count {
      let result = try layout.slide(
        generator.personal(kind), assets: generator.assets(), location: SourceLocation(file: "generated"))
      let problems = PageInspection.problems(of: result)
      #expect(problems.isEmpty, "seed \(seed), slide \(index): \(problems.joined(separator: "\n"))")
      if !problems.isEmpty { return }
    }
  }
}
