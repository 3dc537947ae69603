internal import Diagnostics
internal import Files
internal import PDFPages
internal import Presentations
internal import Slides

extension DeckSources {
  /// Reads the presenter's own page; where it cannot be used, their place is kept, since it is what they want
  /// to show.
  static func read(
    _ own: SlideResolver.OwnSlidePath, into presenter: inout DeckPresenter, _ converter: PresentationConverter
  ) {
    let name = own.written.value
    func tell(
      _ severity: Diagnostic.Severity, rule: String = "own-slide", _ message: String, hint: String? = nil
    ) {
      presenter.diagnostics.append(own.written.diagnostic(severity, rule: rule, message, hint: hint))
    }
    presenter.ownSlidePath = own.path
    var presentation: Presentation?
    do {
      let bytes = try own.files.read(own.written, limit: OwnSlide.Limits.default.bytes).bytes
      presentation = try Presentation(bytes)
      let pdf = try presentation.map(converter.pdf) ?? bytes
      let slide = try OwnSlide.inspect(pdf, page: own.page)
      for warning in slide.otherWarnings { tell(.warning, "\(name): \(warning)") }
      if let fonts = slide.fontsWarning { tell(.warning, rule: "own-slide-fonts", "\(name): \(fonts)") }
      if own.alternative == nil, let words = slide.wordsWarning {
        tell(
          .warning, rule: "own-slide-alt", "\(name): \(words)",
          hint: "say what the page shows, as in  slide-alt: Map of our cables in the Pacific")
      }
      if let letters = slide.lettersWarning {
        tell(
          .warning, rule: "own-slide-letters", "\(name): \(letters)",
          hint:
            "export the page again, by another program; until then the deck does not say that it is PDF/UA-1")
      }
      if let presentation {
        for warning in presentation.warnings(page: slide.page, of: slide.pageCount) {
          tell(.warning, "\(name): \(warning)")
        }
        if let fonts = presentation.fontsWarning(
          page: slide.page, of: slide.pageCount, used: slide.fontsEmbedded + slide.fontsNotEmbedded)
        {
          tell(
            .warning, rule: "own-slide-fonts", "\(name): \(fonts)",
            hint: "install them, or export the slide as PDF where they are")
        }
      }
      presenter.ownSlide = slide
      presenter.ownSlideWords = own.alternative
    } catch let error as FileError {
      tell(.error, "the slide cannot be used: \(error)", hint: NamedFiles.hint(for: error, own.written))
    } catch let error as PresentationError {
      let message = "the slide \(name) cannot be used: it \(error.words)"
      if error.isOfConverter {
        tell(.error, rule: "own-slide-converter", message, hint: error.hint)
      } else {
        tell(.error, message, hint: error.hint)
      }
    } catch {
      tell(
        .error, "the slide \(name) cannot be used: it \(error)",
        hint: presentation?.hiddenWarning.map { "it \($0)" })
    }
  }
}
