package import Decks
internal import Diagnostics
internal import Digests
internal import Files
internal import PeeringDB

/// The names of a preview's files.
package enum PreviewNames {
  static let index = "index.html"

  /// The name of each presenter's slide: that of whose record it is (`as64500`, `ix919001`, `fac920004`), else of the
  /// submission's file. Where several have one, each has that and its file's.
  ///
  /// - Returns: as many names, each another, of small ASCII letters, digits and dashes.
  package static func identifiers(of presenters: [DeckPresenter]) -> [String] {
    let names = presenters.map { presenter in
      subject(presenter).map(word) ?? word(stem(presenter.file))
    }
    let shared = Set(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys)
    var unique = UniqueNames(Set(names).subtracting(shared))
    return zip(names, presenters).map { name, presenter in
      guard shared.contains(name) else { return name }
      let file = word(stem(presenter.file))
      return unique.next(file == name ? name : "\(name)-\(file)")
    }
  }

  /// The file of each presenter's page in a gallery of these.
  package static func pages(of presenters: [DeckPresenter]) -> [String] {
    identifiers(of: presenters).map(page)
  }

  /// The file of a slide's picture.
  static func picture(_ identifier: String) -> String { identifier + ".png" }

  /// The file of a slide's small picture.
  static func thumbnail(_ identifier: String) -> String { "small/\(identifier).png" }

  /// The file of a slide's picture as it was.
  static func before(_ identifier: String) -> String { "before/\(identifier).png" }

  /// The file of a slide's card.
  static func card(_ identifier: String) -> String { "cards/\(identifier).png" }

  /// The file of a slide's page in a gallery.
  static func page(_ identifier: String) -> String {
    (identifier == "index" ? "index-slide" : identifier) + ".html"
  }

  /// The files of a gallery's style and script.
  static let style = "gallery.css"
  static let script = "gallery.js"

  /// Whether a name is one that previews give.
  static func isOurs(_ name: String) -> Bool {
    if [index, style, script, PreviewManifest.name].contains(name) { return true }
    if name.hasSuffix(".html") { return !name.dropLast(5).isEmpty && name.dropLast(5).allSatisfy(isPlain) }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last, file.hasSuffix(".png"), parts.count <= 2 else { return false }
    let stem = file.dropLast(4)
    let isInFolder = parts.count == 1 || ["small", "before", "cards"].contains(parts[0])
    return isInFolder && !stem.isEmpty && stem.allSatisfy(isPlain)
  }

  private static func subject(_ presenter: DeckPresenter) -> String? {
    switch presenter.subject {
    case .network(let asn): asn.description
    case .exchange(let id): "ix\(id)"
    case .facility(let id): "fac\(id)"
    case nil: presenter.asn?.description
    }
  }

  /// A text as a name: what is no ASCII letter or digit becomes a dash.
  private static func word(_ text: String) -> String {
    let parts = text.lowercased().split { !isPlain($0) || $0 == "-" }
    let word = parts.joined(separator: "-").prefix(100)
    // A name in another script would be lost, and be another's.
    let isWhole = text.unicodeScalars.allSatisfy(\.isASCII) && !word.isEmpty && word.count < 100
    // What Windows takes for a device (Naming Files, Microsoft Learn).
    let isDevice =
      ["con", "prn", "aux", "nul"].contains(word)
      || (word.count == 4 && ["com", "lpt"].contains(word.prefix(3)))
    guard !isWhole || isDevice else { return String(word) }
    return (word.isEmpty ? "slide" : String(word)) + "-" + SHA256.digest(of: text).hex.prefix(8)
  }

  private static func isPlain(_ character: Character) -> Bool {
    switch character {
    case "a"..."z", "0"..."9", "-": character.isASCII
    default: false
    }
  }

  /// The name of a file without its ending and, since it is published, without secrets.
  private static func stem(_ path: String) -> String {
    let name = (path.split(separator: "/").last.map(String.init) ?? path).withoutSecrets
    return name.lastIndex(of: ".").map { $0 > name.startIndex ? String(name[..<$0]) : name } ?? name
  }
}
