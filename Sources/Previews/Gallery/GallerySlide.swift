internal import Decks
internal import Submissions

/// A slide of the gallery, and where its presenter can be met.
struct GallerySlide: Sendable {
  let slide: PreviewManifest.Slide
  /// The picture that is shown for a link to its page.
  let card: PreviewManifest.Image
  /// The names of exchanges and of cities, as far as the slide may show them.
  let exchanges: [String]
  let cities: [String]
  /// The page of the record at PeeringDB.
  let record: String?

  /// - Parameters:
  ///   - slide: the slide.
  ///   - card: its card.
  ///   - presenter: whose.
  init(_ slide: PreviewManifest.Slide, _ card: PreviewManifest.Image, _ presenter: DeckPresenter) {
    (self.slide, self.card) = (slide, card)
    let content = presenter.personal?.content
    record = content?.peeringDBURL
    func rows(_ part: SlidePart, _ presence: Presence?) -> [Presence.Row] {
      content?.shows(part) == true ? presence?.rows ?? [] : []
    }
    let names = content?.shows(.exchanges) == true ? content?.exchangeNames.values.map(\.self) ?? [] : []
    let (at, housed) = (rows(.exchanges, content?.exchanges), rows(.facilities, content?.facilities))
    exchanges = Self.sorted(names)
    cities = Self.sorted((at + housed).map(\.place))
  }

  private static func sorted(_ names: [String]) -> [String] { Set(names.filter { !$0.isEmpty }).sorted() }

  /// What a link to its page says of it.
  var description: String {
    let text = slide.text.joined(separator: ". ")
    return text.count <= 300 ? text : text.prefix(299) + "…"
  }

  /// The presenter and the number.
  var title: String { slide.number == slide.name ? slide.name : "\(slide.name) (\(slide.number))" }
}
