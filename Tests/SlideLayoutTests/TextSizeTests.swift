internal import Scene
internal import Templates
internal import TestSupport
internal import Testing

/// How small text may become, so that it is read from the back of a room; a handout from the hand.
@Suite struct TextSizeTests {
  /// The least size of what the audience reads.
  private static let floors: [String: Double] = ["classic": 18, "map": 18, "stage": 22, "handout": 11]

  /// What may be smaller on a screen: what belongs to a map or to the numbers of a table, and the footer.
  private static let smaller: [String: Double] = [
    "footer": 12.5, "matrix-head": 16, "matrix-count": 16, "map-place": 16, "map-more": 16, "map-legend": 14,
  ]

  @Test(arguments: ["classic", "map", "stage", "handout"], ["16:9", "4:3"])
  func `no style goes below the floor`(name: String, ratio: String) throws {
    let floor = try #require(Self.floors[name])
    let template = try Repository.template(
      name, name == "handout" ? .init() : TemplateVariant(ratio: TemplateVariant.Ratio(ratio)))
    #expect(template.styles.count > 50)
    for (style, definition) in template.styles {
      let least = name == "handout" ? floor : Self.smaller[style] ?? floor
      #expect(definition.minimumSize.points >= least, "\(style): \(definition.minimumSize.points)")
    }
  }
}
