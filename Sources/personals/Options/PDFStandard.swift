internal import ArgumentParser

/// A standard that PDFs can conform to.
enum PDFStandard: String, CaseIterable {
  /// PDF/UA-1 (ISO 14289-1).
  case accessible = "ua-1"
  /// PDF/A-2a (ISO 19005-2).
  case archival = "a-2a"
}

/// The standards that PDFs have to conform to.
struct PDFStandards {
  var standards: Set<PDFStandard>

  /// Standards with commas between them; nil where one is unknown.
  init?(_ written: String) {
    let words = written.lowercased().split(separator: ",", omittingEmptySubsequences: false)
    let found = words.compactMap { PDFStandard(rawValue: String($0)) }
    guard found.count == words.count else { return nil }
    standards = Set(found)
  }

  var isArchival: Bool { standards.contains(.archival) }

  /// The standards as people call them.
  var names: String {
    PDFStandard.allCases.filter(standards.contains).map { $0 == .archival ? "PDF/A-2a" : "PDF/UA-1" }
      .joined(separator: " and ")
  }
}

/// What PDFs conform to, and how an unknown standard is reported.
struct PDFStandardOptions: ParsableArguments {
  @Option(
    name: .customLong("pdf-standard"),
    help: ArgumentHelp(
      "What PDFs must conform to, or nothing is written: ua-1, a-2a or both with a comma between.",
      valueName: "standards"), completion: .list(["ua-1", "a-2a", "ua-1,a-2a"]))
  private var written: String?

  func validate() throws {
    if let written, PDFStandards(written) == nil {
      throw ValidationError("--pdf-standard takes ua-1, a-2a or ua-1,a-2a, not '\(written)'")
    }
  }

  /// nil where no standard is asked for: PDFs are PDF/UA-1 where they can be.
  var standards: PDFStandards? { written.flatMap { PDFStandards($0) } }
}
