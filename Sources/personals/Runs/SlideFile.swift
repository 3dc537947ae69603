internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import Scene
internal import Submissions

/// A file that a slide is written to.
struct SlideFile {
  var path: String
  var format: OutputFormat
  /// The width of a PNG, in pixels.
  var width: Int

  /// What is wrong with writing here, since the slide is made from one of `inputs`; nil where it is not.
  func problem(with inputs: [String]) -> String? {
    // A logo beside a slide of the same name is lost in no time.
    guard let input = inputs.first(where: { InputFile.isSame($0, as: path) }) else { return nil }
    return "error: cannot write \(path): the slide is made from it (\(input))".withVisibleControls
      + "\n  hint: give another path with -o"
  }

  /// Writes a page, whole or not at all.
  func write(_ page: Page, of slide: ResolvedSlide, by writer: PageWriter) throws {
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try writer.write(
      page, as: format, width: width,
      information: slide.personal.content.information(created: Environment.timestamp), to: file)
    try file.commit()
  }
}
