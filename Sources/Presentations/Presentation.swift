internal import CairoDrawing
internal import Diagnostics
internal import Digests
internal import Files
internal import OfficeFiles

/// A presentation that somebody made in PowerPoint, LibreOffice or Keynote, as far as that can be seen without drawing it.
package struct Presentation: Sendable {
  /// A format, by the ending of its files.
  enum Format: String, Sendable {
    case powerPoint = "pptx"
    case oldPowerPoint = "ppt"
    case openDocument = "odp"
    case keynote = "key"
  }

  let bytes: [UInt8]
  let format: Format
  /// The slides that are shown; nil where the format does not say.
  private(set) var shown: [SlideFacts]?
  /// The numbers of the slides that are hidden, from 1.
  private(set) var hidden: [Int] = []
  /// Fonts of any slide, where it is not known of which.
  private(set) var commonFonts: Set<String> = []

  /// The presentation in a file; nil where the file is of another kind, such as a PDF.
  ///
  /// - Parameter bytes: the file.
  /// - Throws: `PresentationError` where it is one that cannot be used, or another file of an office program.
  package init?(_ bytes: [UInt8]) throws(PresentationError) {
    self.bytes = bytes
    // A PDF may have something before it; a presentation does not.
    switch OfficeFile.kind(of: bytes) {
    case .archive:
      do throws(FileFault) {
        let archive = try ZipArchive(bytes)
        format = try Self.format(of: archive)
        try archive.check()
        try look(into: archive)
      } catch {
        guard error.kind == .data else { throw PresentationError(error.words, isOfConverter: true) }
        throw PresentationError(
          error.words, hint: error.words == "has a password" ? Self.passwordHint : Self.exportHint)
      }
      guard let shown else { return }
      guard !shown.isEmpty else {
        throw PresentationError(hidden.isEmpty ? "has no slides" : "has only hidden slides")
      }
    case .compound:
      guard !Self.has("EncryptedPackage", in: bytes) else {
        throw PresentationError("has a password", hint: Self.passwordHint)
      }
      guard Self.has("PowerPoint Document", in: bytes) else {
        throw PresentationError(Self.otherOfficeFile, hint: Self.exportHint)
      }
      format = .oldPowerPoint
      commonFonts = OldPowerPoint.fonts(in: bytes)
    case nil: return nil
    }
  }

  /// The presentation in a stranger's file, which nothing but LibreOffice looks into, in its sandbox; nil for any other file.
  ///
  /// - Parameter bytes: the file.
  package init?(unread bytes: [UInt8]) {
    func has(_ name: StaticString) -> Bool { name.withUTF8Buffer { bytes.firstRange(of: $0) != nil } }
    switch OfficeFile.kind(of: bytes) {
    case .archive where has("ppt/presentation.xml"): format = .powerPoint
    case .archive where has("application/vnd.oasis.opendocument.presentation"): format = .openDocument
    case .compound where Self.has("PowerPoint Document", in: bytes): format = .oldPowerPoint
    default: return nil
    }
    self.bytes = bytes
  }

  private static let otherOfficeFile = "is an office file, but not a presentation"
  static let exportHint = "export the slide as PDF, and name that file"
  static let passwordHint = "save it without a password, or export the slide as PDF"

  /// Whether a compound file has a stream of a name, which is UTF-16 there.
  private static func has(_ name: String, in bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: name.utf8.flatMap { [$0, 0] }) != nil
  }

  private static func format(of archive: ZipArchive) throws(FileFault) -> Format {
    let type = String(decoding: try archive.content("mimetype") ?? [], as: UTF8.self)
    if type.hasPrefix("application/vnd.oasis.opendocument") {
      guard type.hasPrefix("application/vnd.oasis.opendocument.presentation") else {
        throw FileFault("is an OpenDocument file, but not a presentation")
      }
      return .openDocument
    }
    let names = archive.names
    if let part = try PowerPointFile.mainPart(of: archive) {
      guard part.hasPrefix("ppt/") else { throw FileFault(otherOfficeFile) }
      return .powerPoint
    }
    if names.contains(where: { $0.hasPrefix("index.apxl") || $0.hasPrefix("Index/") || $0 == "Index.zip" }) {
      return .keynote
    }
    throw FileFault("is a ZIP archive, but not a presentation")
  }

  private mutating func look(into archive: ZipArchive) throws(FileFault) {
    switch format {
    case .powerPoint:
      let file = try PowerPointFile(archive)
      (shown, hidden) = (file.shown, file.hidden)
    case .openDocument:
      let file = try OpenDocumentFile(archive)
      (shown, hidden, commonFonts) = (file.shown, file.hidden, file.fonts)
    case .oldPowerPoint, .keynote: break
    }
  }
}

// What is said of it.
extension Presentation {
  /// What is known of a page of its PDF.
  ///
  /// - Parameters:
  ///   - page: the page's number, from 1.
  ///   - pageCount: how many pages the PDF has.
  /// - Returns: what is known.
  private func facts(_ page: Int, of pageCount: Int) -> SlideFacts {
    guard let shown else { return SlideFacts() }
    // With another number of pages it is not known which slide this one was.
    return shown.count == pageCount && shown.indices.contains(page - 1) ? shown[page - 1] : SlideFacts(shown)
  }

  /// Warnings about a page of the PDF, as predicates to put after the file's name.
  ///
  /// - Parameters:
  ///   - page: the page's number, from 1.
  ///   - pageCount: how many pages the PDF has.
  /// - Returns: the predicates.
  package func warnings(page: Int, of pageCount: Int) -> [String] {
    let facts = facts(page, of: pageCount)
    return [hiddenWarning].compactMap(\.self) + facts.warnings
      + [InstalledFonts.shared.flatMap { facts.warning(without: $0) }].compactMap(\.self)
  }

  /// What to add where the PDF has more pages than one; empty where nothing is hidden.
  package var hiddenWarning: String? {
    guard !hidden.isEmpty else { return nil }
    let numbers =
      hidden.prefix(10).map(String.init).joined(separator: ", ") + (hidden.count > 10 ? ", …" : "")
    return hidden.count == 1
      ? "has a hidden slide (\(numbers)), which is left out and not counted by 'page'"
      : "has hidden slides (\(numbers)), which are left out and not counted by 'page'"
  }

  /// The warning about fonts that were replaced on a page of the PDF; nil if none was.
  ///
  /// - Parameters:
  ///   - page: the page's number, from 1.
  ///   - pageCount: how many pages the PDF has.
  ///   - used: the names of the page's fonts.
  /// - Returns: a predicate to put after the file's name.
  package func fontsWarning(page: Int, of pageCount: Int, used: [String]) -> String? {
    guard let installed = FontNames.installed else { return nil }
    let wanted = facts(page, of: pageCount).fonts.union(commonFonts).subtracting([""])
    let missing = wanted.filter { !FontNames.alike($0).contains(where: installed.contains) }.sorted()
    guard !missing.isEmpty else { return nil }
    let known = wanted.flatMap(FontNames.alike)
    let others = used.filter { name in !known.contains { FontNames.folded(name).hasPrefix($0) } }
    // Nothing is set in a font that a theme names and no text has.
    guard !others.isEmpty else { return nil }
    func list(_ names: [String]) -> String {
      names.prefix(10).map(\.quotable).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    }
    return "needs fonts that are not installed: \(list(missing)); LibreOffice used \(list(others))"
  }

  /// What decides how LibreOffice draws it, beside the program: its bytes, and the fonts that there are. Another font may
  /// have the letters that those it names lack.
  var key: String {
    ([SHA256.digest(of: bytes).hex, format.rawValue] + (InstalledFonts.shared?.files ?? []))
      .joined(separator: "\n")
  }
}
