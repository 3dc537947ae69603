import Templates
import CairoDrawing
@testable import Slides
import Diagnostics
import Files
import PeeringDB
import Scene
import SlideLayout
import Submissions
import TestSupport
import Testing

/// Every built-in template, in each of its ratios and languages: nothing overlaps, nothing leaves the page, and all text
/// is large and strong enough to be read.
@Suite struct EveryTemplateTests {
  /// A template in a shape and a language.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var ratio: String?
    var language: String

    var testDescription: String { "\(name) \(ratio ?? "") \(language)" }

    func template() throws -> Template {
      try Repository.template(
        name, TemplateVariant(ratio: ratio.flatMap { TemplateVariant.Ratio($0) }, language: language))
    }
  }

  /// All there are, asked of the templates themselves.
  static let cases: [Case] = {
    let names = (try? Repository.templates.builtIn()) ?? []
    return names.flatMap { name -> [Case] in
      guard let found = try? Repository.templates.variants(of: name) else { return [] }
      let ratios: [String?] = found.ratios.isEmpty ? [nil] : found.ratios
      return ratios.flatMap { ratio in
        found.languages.map { Case(name: name, ratio: ratio, language: $0) }
      }
    }
  }()

  private func check(_ result: SlideLayout.Result, _ title: String) -> Bool {
    let problems = PageInspection.problems(of: result) + PageInspection.illegible(in: result)
    #expect(problems.isEmpty, "\(title): \(problems.prefix(8).joined(separator: "\n"))")
    return problems.isEmpty
  }

  @Test func `there are all that should be`() {
    let names = Set(Self.cases.map(\.name))
    #expect(names.isSuperset(of: ["classic", "stage", "handout"]))
    for name in names {
      let own = Self.cases.filter { $0.name == name }
      #expect(Set(own.map(\.language)) == ["en", "es", "pt", "fr", "ar", "ja"], "\(name)")
      let ratios: [String: Set<String?>] = [
        "handout": ["a4", "letter"], "sheet": ["a4", "letter"], "card": ["card", "card-tall"],
      ]
      #expect(Set(own.map(\.ratio)) == ratios[name] ?? ["16:9", "4:3"], "\(name)")
    }
  }

  /// The pages that `template show` makes, with real fonts.
  @Test(arguments: cases)
  func `hardest pages`(variant: Case) throws {
    let maker = try SlideMaker(template: variant.template(), folders: Repository.folders)
    // Tables hold names, not words: two languages do for them. Who can meet whom has a line of words below.
    let hasTables = ["en", "ar"].contains(variant.language)
    let matrix = Specimen.all.filter { $0.title == PageKind.matrix.rawValue }
    for specimen in hasTables ? Specimen.all : Specimen.slides + matrix {
      for result in try specimen.pages(maker) {
        if !check(result, specimen.title) { return }
        // Lists and facts may give way; what the presenter says may not.
        let lost = result.diagnostics.map(\.message).filter { $0 == "there is no room for 'message'" }
        #expect(lost.isEmpty, "\(specimen.title)")
      }
    }
  }

  /// Presenters from the empty to the overfull, with widths that anybody can add up.
  @Test(arguments: cases)
  func `made up presenters`(variant: Case) throws {
    let layout = SlideLayout(
      try variant.template(), typesetter: FixedAdvanceTypesetter(missing: ["🚀"]))
    var generator = PersonalGenerator(seed: 9000)
    for index in 0..<12 {
      let result = try layout.slide(
        generator.personal(), assets: generator.assets(),
        location: SourceLocation(file: "generated"))
      if !check(result, "slide \(index)") { return }
    }
  }

  /// The examples, in English and in Arabic.
  @Test(arguments: cases.filter { ["en", "ar"].contains($0.language) })
  func examples(variant: Case) throws {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let files = try Glob.paths(matching: "examples/submissions/*.yaml", in: Repository.path(""))
    let maker = try SlideMaker(template: variant.template(), folders: Repository.folders)
    for outcome in resolver.resolve(files.map { .submission($0) }, flags: SubmissionFlags()) {
      let slide = try #require(outcome.slide)
      let result = try maker.layout.slide(
        slide.personal, assets: SlideAssets(event: "An event", page: "1 / 9"), location: slide.location)
      if !check(result, slide.location.file) { return }
    }
  }
}
