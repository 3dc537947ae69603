package import Decks
internal import PeeringDB
internal import Slides
internal import Submissions
package import Templates

/// What the chair's PDF says about a turn: who it is and how to say it, what they want, and who is next.
package struct ChairNotes: Sendable {
  private let presenters: [DeckPresenter]
  private let labels: Labels
  private let words: ChairWords

  /// - Parameters:
  ///   - presenters: those of the deck.
  ///   - template: its labels are used for what slides say.
  package init(_ presenters: [DeckPresenter], _ template: Template) {
    self.presenters = presenters
    labels = template.labels
    words = ChairWords(template.language)
  }

  /// The note, line by line. In programs that show plain text, the spaces at the ends of lines are not seen.
  package func text(_ turn: DeckTurn) -> String {
    let presenter = presenters[turn.presenter]
    let content = presenter.personal?.content
    let speaker = content?.speaker ?? presenter.submission?.speaker
    let network =
      presenter.number == presenter.name ? presenter.name : "\(presenter.name) (\(presenter.number))"
    var lines = [
      [turn.start?.time.clock, words.notForPublication].compactMap(\.self).joined(separator: " · ")
    ]
    lines.append([speaker, network].compactMap(\.self).joined(separator: " · "))
    if let pronounced = presenter.submission?.pronounced { lines.append(words["say", ["words": pronounced]]) }
    lines.append("☐ \(words["seen"])")
    func add(_ label: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      lines.append([labels.text(label), text].filter { !$0.isEmpty }.joined(separator: " "))
    }
    add("seeking", content?.seeking)
    add("offering", content?.offering)
    if let message = content?.message { lines.append(message) }
    let plans = (content?.planned ?? []).map {
      [$0.place, $0.when].compactMap(\.self).joined(separator: " · ")
    }
    add("planned", plans.joined(separator: ", "))
    if let next = turn.next.map({ presenters[$0] }) {
      let who = next.personal?.content.speaker ?? next.submission?.speaker
      lines.append(words["nextUp", ["name": [who, next.name].compactMap(\.self).joined(separator: " · ")]])
    }
    // pdfpc reads notes as Markdown, in which two spaces end a line, and draws them as a web page.
    return lines.map(Self.harmless).joined(separator: "  \n")
  }

  /// A line without elements of HTML and pictures of Markdown, which might be loaded from elsewhere.
  static func harmless(_ line: String) -> String {
    line.replacing("<", with: "‹").replacing(">", with: "›").replacing("![", with: "!\u{2060}[")
  }
}
