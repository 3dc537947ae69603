internal import ArgumentParser
internal import Files
internal import Foundation
internal import OfficeFiles
internal import PresentationML

/// How to report what PowerPoint files have otherwise than the pages they are made from.
enum ApproximationFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json

  static let help = ArgumentHelp(
    "How to report what a PowerPoint file has otherwise than the PDF: text, or json on standard output.",
    valueName: "format")

  /// Checks that nothing else goes to standard output.
  ///
  /// - Throws: `ValidationError`.
  func validate(output: String?) throws {
    guard self == .json, output == "-" else { return }
    throw ValidationError("--report json and '-o -' both write to standard output: give -o a file")
  }
}

/// What PowerPoint files have otherwise than the pages they are made from.
struct ApproximationReport {
  private struct File: Encodable {
    var path: String
    var approximations: [Entry]
  }

  private struct Entry: Encodable {
    var kind: String
    var message: String
    var slides: [Int]
  }

  private var files: [File] = []

  mutating func add(_ path: String, _ approximations: [Approximation]) {
    files.append(
      File(
        path: path,
        approximations: approximations.map {
          Entry(kind: $0.kind.rawValue, message: $0.message, slides: $0.slides)
        }))
  }

  /// Lines such as `  slides 3, 7: hand-made pages are pictures`.
  static func text(_ approximations: [Approximation]) -> String {
    approximations.map { approximation in
      let slides = approximation.slides
      let shown = slides.prefix(6).map(String.init).joined(separator: ", ")
      let more = slides.count > 6 ? " and \(slides.count - 6) more" : ""
      let place = slides.isEmpty ? "" : "slide\(slides.count > 1 ? "s" : "") \(shown)\(more): "
      return "  \(place)\(approximation.message)"
    }.joined(separator: "\n")
  }

  /// All files as JSON.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(["files": files]), as: UTF8.self) + "\n"
  }

  /// Runs what writes a file.
  ///
  /// - Throws: `Failure` where a library is missing or fails, and what `body` throws.
  static func writing<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let fault as FileFault {
      throw Failure(
        "\(path) \(fault.words)", fault.kind == .unavailable ? Exit.unavailable : Exit.inputOutput)
    }
  }
}
