internal import Diagnostics
internal import Files
internal import Slides
internal import Submissions

/// Files beside an event's submissions that someone meant for the event, and that it does not take.
struct StrayFiles {
  private let event: Event
  private let file: String
  /// What the event takes, and what its submissions use.
  private let known: Set<String>

  init(_ event: Event, file: String, presenters: [DeckPresenter], listed: [String]) {
    self.event = event
    self.file = file
    let used = presenters.flatMap { $0.inputs + ($0.slide?.inputs ?? []) }
    known = Set((listed + used + [file]).map(Paths.tidy))
  }

  /// A warning about each, in the order of their names.
  var diagnostics: [Diagnostic] {
    let home = Paths.folder(of: file).isEmpty ? "." : Paths.folder(of: file)
    let folders = EventListing.folders(event, file: file)
    var found = folders.flatMap { folder in
      strays("*", in: folder).compactMap { problem($0, isBesideEvent: folder == home) }
    }
    // One folder too deep, or beside the event file.
    for folder in folders where folder != home {
      let below = strays("*/*.{yaml,yml,txt}", in: folder).filter { path in
        !folders.contains(Paths.folder(of: path))
      }
      found += below.compactMap { problem($0, isBesideEvent: false) }
    }
    if !folders.contains(home) {
      found += strays("*.{yaml,yml}", in: home).filter { isSubmission($0, hasNumber: true) }
        .compactMap { problem($0, isBesideEvent: true) }
    }
    return found
  }

  /// The files in a folder that the event does not take.
  private func strays(_ pattern: String, in folder: String) -> [String] {
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    let paths = (try? Glob.paths(matching: pattern, in: prefix)) ?? []
    return paths.filter { !$0.hasSuffix("/") && !known.contains(Paths.tidy($0)) }
  }

  private func problem(_ path: String, isBesideEvent: Bool) -> Diagnostic? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    func warning(_ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.warning, rule: "skipped", at: SourceLocation(file: Paths.tidy(path)), message, hint: hint)
    }
    switch Kind(name) {
    case .submission(let better):
      guard isSubmission(path) else { return nil }
      let (event, path) = (Paths.tidy(file), Paths.tidy(path))
      // What a shell reads as it is written.
      let isPlain = (event + path).allSatisfy { character in
        character.isASCII && (character.isLetter || character.isNumber) || "/.-_+".contains(character)
      }
      return warning(
        "is a submission that the event does not list",
        better != name
          ? "rename it to '\(better.quotable)', or add it under 'submissions:' in the event file"
          : isPlain
            ? "run 'personals event add \(event) \(path)', or add it under 'submissions:' in the event file"
            : "add it under 'submissions:' in the event file")
    // Beside the event there may be decks, and anything else.
    case .document(let how) where !isBesideEvent:
      return warning("is not used by any submission", how.hint)
    case .answers where !isBesideEvent:
      return warning(
        "is not used by any submission",
        "to make submissions of it, run 'personals import \(Paths.tidy(path).quotable)' with a folder behind -o"
      )
    case .document, .answers, nil: return nil
    }
  }

  /// How a document becomes a presenter's slide.
  private enum Use {
    case asItIs
    /// By LibreOffice.
    case converted
    case exported

    var hint: String {
      let show = "to show it, add a submission that says who presents, with 'slide:' and "
      return switch self {
      case .asItIs: show + "the PDF's name"
      case .converted: show + "its name, or that of a PDF exported from it"
      case .exported: "export it as PDF; " + show + "the PDF's name"
      }
    }
  }

  /// What a file is by its name.
  private enum Kind {
    /// Text that may be a submission, and the name that the usual pattern takes.
    case submission(String)
    case document(Use)
    /// What `import` reads.
    case answers

    init?(_ name: String) {
      let parts = name.split(separator: ".").map { $0.lowercased() }
      guard let ending = parts.last, parts.count > 1 else { return nil }
      if ["yaml", "yml", "txt"].contains(ending) {
        let stem = name.split(separator: ".").prefix { !["yaml", "yml", "txt"].contains($0.lowercased()) }
        self = .submission((stem.isEmpty ? "submission" : stem.joined(separator: ".")) + ".yaml")
      } else if ending == "pdf" {
        self = .document(.asItIs)
      } else if ["ppt", "pptx", "key", "odp"].contains(ending) {
        self = .document(.converted)
      } else if ["doc", "docx", "odt", "rtf", "pages"].contains(ending) {
        self = .document(.exported)
      } else if ["eml", "msg", "mbox", "csv", "xls", "xlsx", "ods", "zip"].contains(ending) {
        self = .answers
      } else {
        return nil
      }
    }
  }

  /// Whether a text says who presents, as only submissions do.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - hasNumber: whether a name alone is not enough, which other files have, too.
  /// - Returns: whether one of its keys does.
  private func isSubmission(_ path: String, hasNumber: Bool = false) -> Bool {
    guard let bytes = try? InputFile.read(path, limit: 1_000_000) else { return false }
    let keys = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      line -> String? in
      line.firstIndex(of: ":").map { String(line[..<$0]) }
    }
    let telling = ["network", "asn", "networks", "exchange", "facility"] + (hasNumber ? [] : ["name"])
    return keys.contains(where: telling.contains)
      && !keys.contains("event") && !keys.contains("template")
  }
}
