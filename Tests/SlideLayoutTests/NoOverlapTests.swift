import CairoDrawing
import Diagnostics
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

/// Nothing overlaps and nothing leaves the page, whatever the record.
@Suite struct NoOverlapTests {
  @Test(arguments: 0..<8)
  func withFixedAdvances(batch: Int) throws {
    try check(FixedAdvanceTypesetter(missing: ["🚀"]), seed: UInt64(1000 + batch), count: 260)
  }

  @Test(arguments: 0..<4)
  func withRealFonts(batch: Int) throws {
    let typesetter = try PangoTypesetter(FontSettings(bundledFolder: Repository.path("fonts")))
    try check(typesetter, seed: UInt64(5000 + batch), count: 60)
  }

  private func check(_ typesetter: any Typesetter, seed: UInt64, count: Int) throws {
    let layout = SlideLayout(try Repository.template("classic"), typesetter: typesetter)
    var generator = PersonalGenerator(seed: seed)
    for index in 0..<count {
      let personal = generator.personal()
      let assets = generator.assets()
      let result = try layout.slide(
        .network(personal), assets: assets, location: SourceLocation(file: "generated"))
      let problems = PageInspection.problems(of: result)
      #expect(problems.isEmpty, "seed \(seed), slide \(index): \(problems.joined(separator: "\n"))")
      if !problems.isEmpty { return }
    }
  }
}
