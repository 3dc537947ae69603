internal import Submissions
internal import Templates

extension MapBlock {
  /// How many cities are named in words.
  private static let mostNames = 12

  /// What a map shows, in words: how many cities, and the names of the first.
  static func alternative(_ places: [MapPlace], _ context: LayoutContext) -> String {
    let labels = context.template.labels
    let names = places.prefix(mostNames).map(\.name).joined(separator: labels.text("list-separator"))
    let count = labels.text("city-count", count: places.count)
    let more = places.count > mostNames ? " " + labels.text("more", count: places.count - mostNames) : ""
    return (count.isEmpty ? "" : count + ": ") + names + more
  }
}
