internal import CairoDrawing
internal import Scene
internal import SlideLayout
internal import Work
internal import Slides
internal import Templates

/// Slide makers that lay out ahead of the thread that draws, one for each core. The result does not depend on how many
/// there are.
final class Workers {
  /// For pages that are laid out in between, by the thread that draws.
  let own: SlideMaker
  private let makers: [SlideMaker]

  /// A maker for the thread that draws, and one for each core; fewer if there are fewer slides.
  ///
  /// - Parameters:
  ///   - template: how pages look.
  ///   - folders: where fonts are.
  ///   - slides: how many slides there are to make.
  ///   - cores: how many are made at once; nil for as many as there are cores, up to eight.
  /// - Throws: `TypesettingError` where there are no fonts to set anything in.
  init(
    template: Template, folders: DataFolders, slides: Int, cores: Int? = nil
  ) throws(TypesettingError) {
    let fonts = FontSettings(template, folders)
    let system = SystemTypesetter(fonts)
    own = try SlideMaker(template: template, fonts, system: system)
    var makers: [SlideMaker] = []
    let cores = cores ?? WorkPool.cores
    // One slide, or one core, gains nothing from threads.
    if slides > 1, cores > 1 {
      for _ in 0..<min(cores, slides) {
        makers.append(try SlideMaker(template: template, fonts, system: system))
      }
    }
    self.makers = makers
  }

  /// `work` done for each of `indices` on all cores; the results in order.
  ///
  /// - Parameters:
  ///   - indices: what to work on.
  ///   - work: makes one result. It may touch nothing but what it is given and what never changes.
  /// - Returns: as many results as indices.
  /// - Throws: the error of the first index that failed.
  func map<Value: Sendable>(
    _ indices: Range<Int>, _ work: @escaping @Sendable (Int, SlideMaker) throws -> Value
  ) throws -> [Value] {
    try ahead(indices, work) { next in try indices.map { _ in try next() } }
  }

  /// Does `work` for each of `indices` on all cores, ahead of `body`, which asks for the results in order.
  ///
  /// - Parameters:
  ///   - indices: what to work on.
  ///   - work: makes one result. It may touch nothing but what it is given and what never changes.
  ///   - body: is handed a function that returns the next result, or throws the error that came instead of it. It
  ///     may be called once for each index.
  /// - Returns: what `body` does. No work goes on by then.
  /// - Throws: what `body` does.
  func ahead<Value: Sendable, Answer>(
    _ indices: Range<Int>, _ work: @escaping @Sendable (Int, SlideMaker) throws -> Value,
    _ body: (_ next: () throws -> Value) throws -> Answer
  ) throws -> Answer {
    try WorkPool.ahead(
      indices.count, workers: makers.isEmpty ? [own] : makers,
      { offset, maker in try work(indices.lowerBound + offset, maker) }, body)
  }
}
