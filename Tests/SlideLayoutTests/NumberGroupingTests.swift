import PeeringDB
import Scene
import SlideLayout
import Submissions
@testable import Templates
import Testing

/// Numbers are written as CLDR has them for each language.
@Suite struct NumberGroupingTests {
  private static let numbers = [999, 1250, 12_500, 1_234_567, -1250]

  private func labels(_ language: String) throws -> Labels {
    try Repository.template("classic", TemplateVariant(language: language)).labels
  }

  @Test(arguments: [
    ("en", ["999", "1,250", "12,500", "1,234,567", "−1,250"]),
    ("es", ["999", "1250", "12.500", "1.234.567", "−1250"]),
    ("pt", ["999", "1.250", "12.500", "1.234.567", "−1.250"]),
    ("fr", ["999", "1\u{202F}250", "12\u{202F}500", "1\u{202F}234\u{202F}567", "−1\u{202F}250"]),
    ("ar", ["999", "1,250", "12,500", "1,234,567", "−1,250"]),
    ("ja", ["999", "1,250", "12,500", "1,234,567", "−1,250"]),
  ])
  func `whole numbers`(language: String, expected: [String]) throws {
    #expect(try Self.numbers.map(labels(language).number) == expected)
  }

  /// As a slide shows a measured volume of 1.25 Tbps, and a network's prefixes.
  @Test(arguments: [
    ("en", "1.25", "12,500 IPv4 1,250 IPv6"), ("es", "1,25", "12.500 IPv4 1250 IPv6"),
    ("pt", "1,25", "12.500 IPv4 1.250 IPv6"), ("fr", "1,25", "12\u{202F}500 IPv4 1\u{202F}250 IPv6"),
    ("ar", "1.25", "12,500 IPv4 1,250 IPv6"), ("ja", "1.25", "12,500 IPv4 1,250 IPv6"),
  ])
  func `decimals, on the slide`(language: String, traffic: String, prefixes: String) throws {
    let template = try Repository.template("classic", TemplateVariant(language: language))
    var network = Sample.network
    (network.infoPrefixes4, network.infoPrefixes6) = (12_500, 1250)
    let result = try Sample.result(Sample.bundle(network), template: template) {
      $0.hidden = [.protocols, .conditions, .ratio, .asSet]
      $0.traffic = .measured(BitRate(bitsPerSecond: 1_250_000_000_000))
    }
    let texts = result.texts.map { $0.filter { $0 != "\u{2068}" && $0 != "\u{2069}" } }
    #expect(texts.contains(traffic), "\(texts)")
    // On one line with a dot between, or on two.
    let found = texts.filter { $0.contains("IPv4") || $0.contains("IPv6") }.joined(separator: " ")
    #expect(found.replacing(" · ", with: " ").contains(prefixes), "\(texts)")
  }

  /// What ICU 78 writes.
  @Test(arguments: [
    ("es-ES", false), ("es-MX", true), ("es-419", true), ("pt-BR", true), ("pt-PT", false), ("PT-pt", false),
    ("pt-AO", true), ("pt-MZ", false), ("it", false), ("pl", false), ("bg", false), ("de", true),
    ("fr-CH", true),
    ("en-GB", true), ("hu", false), ("xx", true), ("", true),
  ])
  func `four digits are a group in some languages only`(language: String, isGrouped: Bool) throws {
    var labels = try labels("en")
    labels.language = language
    #expect(labels.number(1250) == (isGrouped ? "1,250" : "1250"))
    #expect(labels.number(12_500) == "12,500")
  }
}
