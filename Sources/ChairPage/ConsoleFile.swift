package import Decks
internal import PeeringDB

/// The file beside a PDF that pdfpc reads: its format 2 (https://pdfpc.github.io/schema/pdfpc/2).
package enum ConsoleFile {
  /// The name of the file beside a PDF: `chair.pdfpc`.
  package static func path(beside pdf: String) -> String {
    let end = pdf.lowercased().hasSuffix(".pdf") ? pdf.index(pdf.endIndex, offsetBy: -4) : pdf.endIndex
    return pdf[..<end] + ".pdfpc"
  }

  /// The file.
  ///
  /// Times of day are not in it: pdfpc takes them for those of today on the laptop's clock.
  ///
  /// - Parameters:
  ///   - pages: all pages of the PDF, in order.
  ///   - seconds: how long all turns take; 0 where that is not known.
  /// - Returns: JSON.
  package static func bytes(_ pages: [NotedPage], seconds: Int) -> [UInt8] {
    var file: [String: JSONValue] = [
      "pdfpcFormat": .integer(2),
      "pages": .list(
        pages.enumerated().map { index, page in
          var entry: [String: JSONValue] = [
            "idx": .integer(index), "label": .text(page.label), "overlay": .integer(0),
          ]
          if !page.note.isEmpty { entry["note"] = .text(markdown(page.note)) }
          return .object(entry)
        }),
    ]
    if seconds > 0 {
      file["duration"] = .integer(max(1, (seconds + 59) / 60))
      file["lastMinutes"] = .integer(1)
    }
    return JSONValue.object(file).bytes(isPretty: true)
  }

  /// A note as Markdown in which nothing but the ends of lines means more than it says.
  ///
  /// pdfpc takes plain text, too, but then wraps no lines.
  private static func markdown(_ note: String) -> String {
    var text = ""
    for character in note {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case _ where "\\`*_{}[]()#+-.!".contains(character): text += "\\\(character)"
      default: text.append(character)
      }
    }
    return text
  }
}
