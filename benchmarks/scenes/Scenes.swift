internal import CairoDrawing
internal import Decks
internal import Slides
internal import Diagnostics
internal import Foundation
internal import PeeringDB
internal import Presentations
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Templates

/// Writes what the slides of an event draw, for programs that draw the same with other means: see benchmarks/README.md.
///
///     scenes EVENT.YAML ROOT > slides.scene
///
/// The output is text in UTF-8, an instruction a line, its fields set apart by tabs. Lengths are points from the top
/// left, colours `#rrggbb`.
///
///     font    FILE FAMILY WEIGHT FEATURES            numbered from 0 in order of appearance
///     page    WIDTH HEIGHT COLOUR
///     text    FONT SIZE TRACKING COLOUR X BASELINE WIDTH TEXT
///     shape   FILL STROKE WIDTH PATH                 `-` for no colour; M, L, C and Z with points
///     open    ROLE ARGUMENT                          a block, a tag or a link, up to its `close`
///     close
@main struct Scenes {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: scenes EVENT.YAML ROOT\n".utf8))
      exit(64)
    }
    let folders = DataFolders(root: arguments[2])
    guard let event = try DeckSources.event(arguments[1]).value,
      let template = try TemplateLibrary(folders).template("classic").value
    else {
      FileHandle.standardError.write(Data("the event or the template cannot be read\n".utf8))
      exit(65)
    }
    let resolver = SlideResolver { () throws(SourceError) in NoRecords() }
    let loaded = DeckSources.load(event, file: arguments[1], resolver, FileAges(), .none)
    let typesetter = RememberingTypesetter(
      try PangoTypesetter(FontSettings(bundledFolder: folders.fonts)))
    let maker = SlideMaker(template: template, typesetter: typesetter)
    var writer = SceneWriter(typesetter)
    let slides = loaded.presenters.compactMap(\.slide)
    for (index, slide) in slides.enumerated() {
      let next = index + 1 < slides.count ? loaded.presenters[index + 1] : nil
      let page = try maker.page(
        slide, event: event.name, page: "\(index + 1) / \(slides.count)",
        next: next.map { "\($0.asn.map(\.description) ?? "") \($0.name)" } ?? "")
      writer.add(page.value)
      try FileHandle.standardOutput.write(contentsOf: Data(writer.take().utf8))
    }
    let counts = typesetter.statistics
    let told =
      "\(slides.count) slides; texts: \(counts.asked) asked for, \(counts.shaped) shaped, "
      + "\(counts.shapedDirectly) of them directly\n"
    FileHandle.standardError.write(Data(told.utf8))
  }
}

/// Records are all in files here, so this is never asked.
private struct NoRecords: RecordSource {
  func records(_ subjects: [RecordSubject]) -> RecordLookUp { RecordLookUp() }
}

/// A typesetter that remembers in which style it set what.
final class RememberingTypesetter: Typesetter {
  private let typesetter: PangoTypesetter
  private var styles: [GlyphRun: TextStyle] = [:]

  init(_ typesetter: PangoTypesetter) { self.typesetter = typesetter }

  var statistics: ShapingStatistics { typesetter.statistics }

  func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    let shaped = try typesetter.shape(text, maximumWidth: maximumWidth, maximumLines: maximumLines)
    for run in shaped.lines.flatMap(\.runs) {
      styles[unplaced(run)] =
        text.spans.first { $0.text.contains(run.text) }?.style ?? text.spans.first?.style
    }
    return shaped
  }

  func style(of run: GlyphRun) -> TextStyle? { styles[unplaced(run)] }

  private func unplaced(_ run: GlyphRun) -> GlyphRun {
    var unplaced = run
    unplaced.origin = .zero
    return unplaced
  }
}
