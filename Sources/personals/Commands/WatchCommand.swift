internal import ArgumentParser
internal import Slides
internal import Files

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Make a slide, or an event's previews, whenever a file of theirs is saved.",
    discussion: """
      Follows the submission, its record and logo, the template, and what an event lists. What is wrong is told, \
      and what was made before stays until it can be made again. 'q' or Ctrl-C ends.

        personals watch as64500.yaml                     as64500.pdf
        personals watch as64500.yaml -o as64500.png      for viewers that follow pictures
        personals watch event.yaml                       previews/, with what changed drawn anew
      """)

  @Argument(
    help: ArgumentHelp("A submission, a saved PeeringDB answer, or an event file.", valueName: "file"))
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The PDF, PNG or SVG to write, or the folder of an event's previews; by default a PDF in the current folder, or 'previews/'.",
      valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("The width of PNGs, in pixels.", valueName: "pixels"))
  var width: Int?

  @OptionGroup(title: "How it looks")
  var look: TemplateOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("give the path of a file") }
    if let width, !(320...8192).contains(width) {
      throw ValidationError("--width takes a number of pixels from 320 to 8192")
    }
    guard let output else { return }
    guard !output.isEmpty, output != "-" else {
      throw ValidationError("-o takes a path: a file that is written again and again")
    }
    if isEvent {
      if InputFile.exists(output), !InputFile.isFolder(output) {
        throw ValidationError("-o takes a folder for an event's previews; '\(output)' is a file")
      }
    } else if Outputs.isFolder(output) || OutputFormat(path: output) == nil {
      throw ValidationError("'\(output)' is no name that ends in .pdf, .png or .svg")
    }
  }

  /// Whether an event is watched rather than a slide.
  var isEvent: Bool { InputFile.exists(file) && EventSources.isEvent(file, isAlone: true) }

  func run() throws {
    guard InputFile.exists(file), !InputFile.isFolder(file) else {
      let error = FileError(.read, file, InputFile.isFolder(file) ? .isDirectory : .notFound)
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
    let folders = try Environment.folders()
    if isEvent {
      do throws(FileError) {
        var watch = Watch(try EventWatch(self, folders), on: WatchScreen())
        watch.run()
      } catch {
        Terminal.fail(error)
        throw Exit.code(for: error)
      }
    }
    var watch = Watch(SlideWatch(self, folders), on: WatchScreen())
    watch.run()
  }
}
