import Scene

/// How much a hand-made page asks of viewers, whatever its file's size: a form may draw a form many times, and
/// that one another.
struct DrawingCost {
  /// Common viewers draw about as many operators in a second on a laptop. Maps and plots of real slides have up to some
  /// hundred thousand.
  static let quick = 1_000_000
  /// More is not counted.
  private static let most = 1_000_000_000_000

  private var filters: StreamFilters
  private let pageArea: Double
  /// What forms and patterns cost.
  private var known: [QPDFObject.ID: Int] = [:]
  private var path: Set<QPDFObject.ID> = []

  init(filters: StreamFilters, size: Size) {
    self.filters = filters
    pageArea = size.width.points * size.height.points
  }

  /// The warning about a page that is not drawn quickly, as a predicate to put after the file's name.
  mutating func warning(_ form: QPDFObject) -> String? {
    let count = operators(in: form)
    guard count > Self.quick else { return nil }
    let words = count < Self.most ? "\(count / 1_000_000) million" : "far too many"
    return "takes \(words) drawing operators, and viewers may be slow to show it on stage: "
      + "above 1 million, simplify the page or export it as a picture"
  }

  /// The operators that drawing a form takes, those of all it draws included.
  private mutating func operators(in form: QPDFObject) -> Int {
    let id = form.id
    if let id {
      if let count = known[id] { return count }
      // Readers refuse circles.
      guard path.insert(id).inserted else { return 0 }
    }
    defer { if let id { path.remove(id) } }
    guard form.isStream, path.count <= 50, let bytes = try? filters.unpack(form) else { return 0 }
    let operators = ContentOperators(bytes)
    let resources = form.get("/Resources")
    var count = operators.count
    for (name, times) in operators.drawn {
      let drawn = resources.get("/XObject").get(name)
      guard drawn.get("/Subtype").name == "Form" else { continue }
      count = Self.sum(count, self.operators(in: drawn), times: Double(times))
    }
    for (name, times) in operators.patterns {
      let pattern = resources.get("/Pattern").get(name)
      guard pattern.get("/PatternType").integer == 1 else { continue }
      count = Self.sum(count, self.operators(in: pattern), times: Double(times) * tiles(of: pattern))
    }
    if let id { known[id] = count }
    return count
  }

  /// How often a pattern repeats on the page at most.
  private func tiles(of pattern: QPDFObject) -> Double {
    let matrix = pattern.get("/Matrix").numbers ?? []
    let scale = matrix.count == 6 ? abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) : 1
    let step = abs((pattern.get("/XStep").number ?? 1) * (pattern.get("/YStep").number ?? 1)) * scale
    return step > 0 ? max(1, pageArea / step) : 1
  }

  private static func sum(_ count: Int, _ more: Int, times: Double) -> Int {
    let sum = Double(count) + Double(more) * times
    return sum < Double(most) ? Int(sum) : most
  }
}
