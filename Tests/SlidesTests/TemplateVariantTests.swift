@testable import Slides
import Diagnostics
import Files
internal import Foundation
import PeeringDB
import Scene
@testable import SlideLayout
import Submissions
import TestSupport
import Testing

/// Templates in other shapes and languages.
@Suite struct TemplateVariantTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private let folders = DataFolders(root: root)
  private static let languages = ["es", "pt", "fr", "ar", "ja"]

  private func template(_ variant: TemplateVariant, _ name: String = "classic") throws -> Template {
    let read = try TemplateLibrary(folders).template(name, variant: variant)
    #expect(read.diagnostics.map(\.text) == [])
    return try #require(read.value)
  }

  @Test func `classic exists in both ratios`() throws {
    let wide = try template(TemplateVariant(ratio: TemplateVariant.Ratio("16:9")))
    let narrow = try template(TemplateVariant(ratio: TemplateVariant.Ratio("4:3")))
    #expect(wide.pageSize == Size(width: 960, height: 540))
    #expect(narrow.pageSize == Size(width: 720, height: 540))
  }

  @Test(arguments: languages)
  func `a language has every word and placeholder`(language: String) throws {
    let path = Self.root + "/templates/classic/labels/\(language).yaml"
    let text = String(decoding: try InputFile.read(path, limit: Template.limit), as: UTF8.self)
    for name in Labels.names {
      #expect(text.contains("\n  \(name):"), "\(language) lacks '\(name)'")
    }
    let (own, english) = (try template(TemplateVariant(language: language)), try template(TemplateVariant()))
    #expect(own.language == language)
    for name in Labels.names {
      // How a date is put together differs from language to language; what is counted or named, does not.
      guard name != "date" else { continue }
      let wanted = Placeholders.names(in: english.labels.labels[name]?.other ?? "").sorted()
      let found = Placeholders.names(in: own.labels.labels[name]?.other ?? "").sorted()
      #expect(found == wanted, "\(language): '\(name)'")
    }
  }

  /// What a preset asks for, it asks of every template, whichever blocks that replaces.
  @Test(arguments: ["classic", "stage", "handout"], [nil, "ar"])
  func `a presets order is every templates`(name: String, language: String?) throws {
    let specimen = try #require(Specimen.slides.first)
    func order(_ preset: String?) throws -> [String] {
      let template = try template(TemplateVariant(language: language, preset: preset), name)
      let maker = try SlideMaker(template: template, folders: folders)
      let result = try #require(try specimen.pages(maker).first)
      return result.blocks.map(\.name).filter { ["exchanges", "planned", "facilities"].contains($0) }
    }
    #expect(try order("nanog") == ["exchanges", "planned", "facilities"])
    #expect(try order(nil) == ["exchanges", "facilities", "planned"])
  }

  /// What a preset calls things, it calls so in every language; and what it changes in blocks, it changes in all.
  @Test(arguments: ["apricot", "nanog", "afpif"], languages)
  func `a preset speaks every language`(preset: String, language: String) throws {
    let english = try template(TemplateVariant(preset: preset)).labels.labels
    let plain = try template(TemplateVariant()).labels.labels
    let own = try template(TemplateVariant(language: language, preset: preset)).labels.labels
    let changed = Labels.names.filter { english[$0] != plain[$0] }
    #expect(!changed.isEmpty)
    for name in changed { #expect(own[name] != english[name], "'\(name)' is English in \(language)") }
    let path = Self.root + "/templates/classic/presets/\(preset).\(language).yaml"
    let text = String(decoding: try InputFile.read(path, limit: Template.limit), as: UTF8.self)
    for name in changed { #expect(text.contains("\n  \(name): "), "\(path) lacks '\(name)'") }
  }

  @Test func `variants that do not exist`() throws {
    let missing = try TemplateLibrary(folders).template(
      "classic", variant: TemplateVariant(ratio: TemplateVariant.Ratio("5:4"), language: "eo"))
    #expect(missing.value == nil)
    #expect(
      missing.diagnostics.map { $0.text.replacing(Self.root + "/", with: "") } == [
        """
        templates/classic/template.yaml: error: page-ratio: the template 'classic' does not come in the ratio 5:4
          hint: it comes in 16:9, 4:3
        """,
        """
        templates/classic/template.yaml: error: language: the template 'classic' does not come in the language 'eo'
          hint: it comes in en, ar, es, fr, ja, pt
        """,
      ])
  }

  /// Records have codes of countries, so that their names are the template's.
  @Test(arguments: [
    ("en", "Suva, Fiji"), ("es", "Suva, Fiyi"), ("fr", "Suva, Fidji"), ("ja", "フィジー"), ("ar", "فيجي"),
  ])
  func `countries in the language of the page`(language: String, place: String) throws {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let source = SlideSource.record(Self.root + "/examples/records/ix919001.json")
    let slide = try #require(resolver.resolve([source], flags: SubmissionFlags()).first?.slide)
    let maker = try SlideMaker(template: template(TemplateVariant(language: language)), folders: folders)
    let page = try maker.layout.slide(slide.personal, assets: SlideAssets(), location: slide.location)
    let text = page.page.elements.flatMap(\.runs).map(\.text).joined(separator: " ")
    #expect(text.contains(place) && (language == "en" || !text.contains("Fiji")), "\(text)")
  }

  @Test(arguments: languages) func `every country has a name`(language: String) throws {
    let countries = try template(TemplateVariant(language: language)).countries
    #expect(
      countries.count > 240
        && countries.values.allSatisfy { !$0.contains("(") || $0.contains("néerlandaise") })
  }

  @Test func `a template names countries itself`() throws {
    let scratch = try Scratch()
    try scratch.write("template: mine\nextends: classic\n", to: "mine/template.yaml")
    try scratch.write("# Ours.\nFJ Viti\nnonsense\n\n", to: "mine/countries/es.txt")
    let mine = try template(TemplateVariant(language: "es"), scratch("mine"))
    #expect(mine.countries["FJ"] == "Viti" && mine.countries["WS"] == "Samoa")
    #expect(try template(TemplateVariant(), scratch("mine")).countries == [:])
  }

  /// A language of one country falls back on the one there is; letters count in either case.
  @Test(arguments: [
    ("pt-BR", "pt"), ("ar-EG", "ar"), ("EN", "en"), ("Ja", "ja"), ("zh-x-fr", nil), ("fr-x-reef", "fr"),
    ("eo", nil),
    ("es-419", "es"), ("p", nil),
  ])
  func `the nearest language`(wanted: String, served: String?) throws {
    let read = try TemplateLibrary(folders).template("classic", variant: TemplateVariant(language: wanted))
    #expect(read.value?.language == served)
    #expect(
      read.value?.labels.labels
        == (try served.map { try template(TemplateVariant(language: $0)).labels.labels }))
    let presets = try served.map {
      try template(TemplateVariant(language: $0, preset: "nanog")).labels.labels
    }
    let preset = TemplateVariant(language: wanted, preset: "nanog")
    #expect(
      try TemplateLibrary(folders).template("classic", variant: preset).value?.labels.labels == presets)
  }

  @Test func `a template has the variants of its base`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "template: mine\nextends: classic\nlabels: { policy: Ours }\nstyles: { value: { size: 50 } }\n",
      to: "mine/template.yaml")
    try scratch.write("labels: { traffic: Nuestro }\n", to: "mine/labels/es.yaml")
    let mine = try template(
      TemplateVariant(ratio: TemplateVariant.Ratio("4:3"), language: "es"), scratch("mine"))
    #expect(mine.pageSize.width == 720)
    #expect(mine.styles["value"]?.size == 50)
    #expect(mine.labels.labels["policy"]?.other == "Ours")
    #expect(mine.labels.labels["traffic"]?.other == "Nuestro")
    #expect(mine.labels.labels["website"]?.other == "Sitio web")
  }

  @Test func `a variant cannot extend another`() throws {
    let scratch = try Scratch()
    try scratch.write("template: mine\nextends: classic\n", to: "mine/template.yaml")
    try scratch.write("extends: classic\npage: { width: 720 }\n", to: "mine/4x3.yaml")
    let read = try TemplateLibrary(folders).template(
      scratch("mine"), variant: TemplateVariant(ratio: TemplateVariant.Ratio("4:3")))
    #expect(read.diagnostics.first?.text.contains("mine/4x3.yaml:1:1: error: unknown key 'extends'") == true)
  }

  @Test(arguments: ["16:9", "4:3", "1:1", "100:1"])
  func ratios(text: String) { #expect(TemplateVariant.Ratio(text)?.description == text) }

  @Test(arguments: ["", "4", "4:", "4:3:2", "4x3", "04:3", "0:3", "101:1", "-4:3", "4 : 3", "4.0:3"])
  func `no ratios`(text: String) { #expect(TemplateVariant.Ratio(text) == nil) }

  /// From right to left, everything that is drawn is on the other side, and text still has its letters.
  @Test func `Arabic mirrors the page`() throws {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let source = SlideSource.submission(Self.root + "/examples/submissions/as64500.yaml")
    let slide = try #require(resolver.resolve([source], flags: SubmissionFlags()).first?.slide)
    let arabic = try SlideMaker(template: template(TemplateVariant(language: "ar")), folders: folders)
    let page = try arabic.layout.slide(slide.personal, assets: SlideAssets(), location: slide.location)
    let accent = try #require(page.blocks.first { $0.name == "accent" }).frame
    #expect(accent.maxX == 960 && accent.width == 12)
    let name = try #require(page.blocks.first { $0.name == "name" }).frame
    #expect(abs(name.maxX.points - (960 - 12 - 32)) < 0.01)
    let runs = page.page.elements.flatMap(\.runs)
    #expect(runs.contains { $0.text.contains("Pacific Lightwave") })
    // A line's runs are side by side, in the order in which they are read there.
    let label = runs.filter { $0.text.contains("مواقع") }
    let first = try #require(label.first)
    #expect(label.count == 1)
    #expect(abs((first.origin.x + first.advance).points - (960 - 12 - 32)) < 0.5)
  }
}

extension Element {
  fileprivate var runs: [GlyphRun] {
    switch self {
    case .glyphs(let run): [run]
    case .group(_, let children), .link(_, let children), .tag(_, let children): children.flatMap(\.runs)
    case .shape, .image: []
    }
  }
}
import Templates
