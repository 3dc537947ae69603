internal import Scene

/// A form of a template: another shape of the page, another language, or a preset.
package struct TemplateVariant: Sendable, Hashable {
  /// The rule that reports a ratio or a language the template does not come in.
  package static let rule = "variant"

  /// Width and height of the page, as in `4:3`; nil for the template's own.
  package var ratio: Ratio?
  /// The language of the labels, as a BCP 47 tag; nil for the template's own.
  package var language: String?

  /// A series of meetings whose words and order it has; nil for none.
  package var preset: String?

  package init(ratio: Ratio? = nil, language: String? = nil, preset: String? = nil) {
    self.ratio = ratio
    self.language = language
    self.preset = preset
  }

  /// The files beside a template that say what is different, from the template's folder; nil for what is not.
  package var ratioFile: String? { ratio.map { "\($0.width)x\($0.height).yaml" } }
  package var languageFile: String? { language.map { "labels/\($0).yaml" } }
  package var presetFile: String? { preset.map { "presets/\($0).yaml" } }
  /// A preset's words in the language.
  package var presetWordsFile: String? {
    preset.flatMap { preset in language.map { "presets/\(preset).\($0).yaml" } }
  }

  /// Width to height, in whole numbers.
  package struct Ratio: Sendable, Hashable, CustomStringConvertible {
    package var width: Int
    package var height: Int

    /// The shapes that go by names: those of cards, and those of paper, to a hundredth.
    private static let cards = ["card": (40, 21), "card-tall": (4, 5)]
    private static let papers = ["a4": (70, 99), "letter": (17, 22)]
    private static let names = cards.merging(papers) { card, _ in card }

    /// What pages of a shape are for. A template for one does not come in the shapes of another.
    enum Purpose: Sendable {
      case slides
      case cards
      case paper
    }

    /// A ratio written as `16:9`, or the name of one; nil for anything else.
    package init?(_ text: some StringProtocol) {
      if let (width, height) = Self.names[String(text)] {
        (self.width, self.height) = (width, height)
        return
      }
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
        (1...100).contains(width), (1...100).contains(height), "\(width):\(height)" == text
      else { return nil }
      self.width = width
      self.height = height
    }

    package var description: String { name ?? "\(width):\(height)" }

    private var name: String? { Self.names.first { $0.value == (width, height) }?.key }

    var purpose: Purpose {
      guard let name else { return .slides }
      return Self.cards[name] == nil ? .paper : .cards
    }
  }
}

extension Template {
  /// Whether its pages have a ratio, to a hundredth.
  package func has(_ ratio: TemplateVariant.Ratio) -> Bool {
    let wanted = Double(ratio.width) / Double(ratio.height)
    return abs(pageSize.width.ratio(to: pageSize.height) / wanted - 1) < 0.01
  }
}
