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
    let home = Paths.folder(of: file)
    return EventListing.folders(event, file: file).flatMap { folder in
      let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
      let paths = (try? Glob.paths(matching: "*", in: prefix)) ?? []
      return paths.filter { !$0.hasSuffix("/") && !known.contains(Paths.tidy($0)) }
        .compactMap { problem($0, isBesideEvent: folder == (home.isEmpty ? "." : home)) }
    }
  }

  private func problem(_ path: String, isBesideEvent: Bool) -> Diagnostic? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    func warning(_ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.warning, rule: "skipped", at: SourceLocation(file: Paths.tidy(path)), message, hint: hint)
    }
    switch Kind(name) {
    case .submission(let better):
      guard isSubmission(path) else { return nil }
      let rename = better == name ? "" : "rename it to '\(better.quotable)', or "
      return warning(
        "is a submission that the event does not list",
        "\(rename)add it under 'submissions:' in the event file")
    // Beside the event there may be decks, and anything else.
    case .document(let isPDF) where !isBesideEvent:
      return warning(
        "is not used by any submission",
        (isPDF ? "" : "export it as PDF; ")
          + "to show it, add a submission that says who presents, with 'slide:' and the PDF's name")
    case .document, nil: return nil
    }
  }

  /// What a file is by its name.
  private enum Kind {
    /// Text that may be a submission, and the name that the usual pattern takes.
    case submission(String)
    case document(isPDF: Bool)

    init?(_ name: String) {
      let parts = name.split(separator: ".").map { $0.lowercased() }
      guard let ending = parts.last, parts.count > 1 else { return nil }
      if ["yaml", "yml", "txt"].contains(ending) {
        let stem = name.split(separator: ".").prefix { !["yaml", "yml", "txt"].contains($0.lowercased()) }
        self = .submission((stem.isEmpty ? "submission" : stem.joined(separator: ".")) + ".yaml")
      } else if ["pdf", "ppt", "pptx", "key", "odp", "doc", "docx"].contains(ending) {
        self = .document(isPDF: ending == "pdf")
      } else {
        return nil
      }
    }
  }

  /// Whether a text says who presents, as only submissions do.
  private func isSubmission(_ path: String) -> Bool {
    guard let bytes = try? InputFile.read(path, limit: 1_000_000) else { return false }
    let keys = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      line -> String? in
      line.firstIndex(of: ":").map { String(line[..<$0]) }
    }
    return keys.contains { ["network", "asn", "networks", "exchange", "facility", "name"].contains($0) }
      && !keys.contains("event") && !keys.contains("template")
  }
}
