package import Files
package import Scene

/// Lays hand-made pages onto pages of a deck that were left for them.
package enum PDFComposer {
  /// Where a hand-made page comes.
  package struct Placement: Sendable {
    /// The page in the deck, from 1. Its own content is drawn over the hand-made page, so it must not paint a
    /// ground; it is painted here.
    package var pageNumber: Int
    package var slide: OwnSlide
    /// Where on the page: the hand-made page is scaled to fit and centred.
    package var frame: Rect
    /// The colour of the whole page below it; nil for none.
    package var ground: Color?
    /// The alternative text of the hand-made page, for people who cannot see it; nil if it is decoration.
    package var alternative: String?

    package init(
      pageNumber: Int, slide: OwnSlide, frame: Rect, ground: Color? = nil, alternative: String? = nil
    ) {
      self.pageNumber = pageNumber
      self.slide = slide
      self.frame = frame
      self.ground = ground
      self.alternative = alternative
    }
  }

  /// Copies a deck with hand-made pages in their places, and with links that lead to pages, not to names.
  ///
  /// The deck's pages stay in its file and are copied one after the other; of the whole, only the table of
  /// objects is in memory. Of a hand-made page that is placed twice, fonts and pictures are in
  /// the result once.
  ///
  /// - Parameters:
  ///   - path: the deck, a PDF of ours. A file comes and goes beside it.
  ///   - placements: the hand-made pages, in any order; several may share a page.
  ///   - isArchival: whether the deck is PDF/A, and stays so.
  ///   - sink: where the bytes go.
  /// - Throws: `FileError` where a file cannot be read or written, `ComposingError` if the deck is not a PDF.
  package static func compose(
    deckAt path: String, placements: [Placement], isArchival: Bool = false, to sink: any ByteSink
  ) throws {
    let output = try PassingFile(beside: path)
    try DeepStack.run { () throws in
      do {
        let composition = try Composition(deckAt: path, isArchival: isArchival)
        for placement in placements { try composition.place(placement) }
        try composition.write(to: output)
      } catch let failure as QPDFFailure {
        throw ComposingError("cannot put hand-made pages into \(path): \(failure.detail)")
      }
    }
    try output.copy(to: sink)
  }

  /// Whether the library that composes is installed.
  package static var isInstalled: Bool { QPDFFile.isInstalled }

  /// Does with a hand-made page what `compose` does, on a page of its size. Only writing is left out: the page has just
  /// been written.
  static func rehearse(_ slide: OwnSlide) throws(OwnSlideError) {
    let frame = Rect(x: 0, y: 0, width: slide.size.width, height: slide.size.height)
    try DeepStack.run { () throws(OwnSlideError) in
      do {
        let composition = try Composition(size: slide.size)
        try composition.place(Placement(pageNumber: 1, slide: slide, frame: frame))
      } catch {
        throw OwnSlideError("is broken: it cannot be put into a deck")
      }
    }
  }
}

/// A deck that hand-made pages could not be put into.
package struct ComposingError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
