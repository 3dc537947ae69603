internal import ChairPage
internal import Decks
internal import Files
internal import Foundation
internal import Previews
internal import Submissions
internal import Templates

/// What decks for the chair have beyond others.
struct ChairRun {
  private let state: DrawingState

  /// - Throws: `FileError` where the program cannot read itself.
  init() throws(FileError) {
    state = try DrawingState(program: Environment.runningProgram, environment: Environment.variables)
  }

  /// Marks all pages as not for publication, and has a PDF's slides say what to announce.
  static func prepare(_ builder: inout DeckBuilder, _ template: Template, _ format: DeckFormat) {
    builder.mark = ChairWords(template.language).notForPublication
    guard format == .pdf else { return }
    let notes = ChairNotes(builder.presenters, template)
    builder.note = { notes.text($0) }
  }

  /// Writes the chair's page.
  ///
  /// - Returns: what became of it: one page with all slides.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`.
  func write(
    _ builder: DeckBuilder, _ session: Int?, created: String, to sink: any ByteSink,
    progress: (Int, Int, String) -> Void
  ) throws -> DeckBuilder.Summary {
    let settings = PreviewMaker.Settings(
      state: state, store: Environment.userFolders.pictures.map { PictureStore($0) },
      environment: Environment.variables)
    let made = try ChairMaker(settings, created: created).make(builder, session: session, progress: progress)
    try sink.write(made.bytes)
    var summary = DeckBuilder.Summary()
    (summary.pages, summary.slides, summary.toFollow) = (1, made.slides, made.toFollow)
    summary.waiting = builder.plan.waiting.count
    summary.diagnostics = made.diagnostics
    return summary
  }

  /// Puts a PDF in its place, and the file for pdfpc beside it: both or none.
  ///
  /// - Parameters:
  ///   - file: the PDF, written.
  ///   - path: its path.
  ///   - pages: its pages.
  ///   - seconds: how long all turns take.
  /// - Throws: `FileError`.
  static func commit(
    _ file: OutputFile, _ path: String, _ pages: [NotedPage], seconds: Int
  ) throws(FileError) {
    let beside = ConsoleFile.path(beside: path)
    let old = try? InputFile.read(beside, limit: 64_000_000)
    let console = try OutputFile(beside)
    try console.write(ConsoleFile.bytes(pages, seconds: seconds))
    try console.commit()
    do throws(FileError) { try file.commit() } catch {
      if let old {
        try? StandardText.write(old, to: beside)
      } else {
        try? FileManager.default.removeItem(atPath: beside)
      }
      throw error
    }
  }
}
