internal import Diagnostics
internal import Scene
internal import Templates

/// What is reported of text that could not be set as it should.
extension TextSetter {
  /// The rule of words of the event's that are cut on a slide.
  static let footerRule = "footer-cut"
  /// The rule of other words that are.
  private static let cutRule = "text-cut"

  /// Whose words a text is made of: who can make it shorter.
  enum Author {
    case presenter
    /// PeeringDB, as far as a presenter can do anything about it.
    case record
    /// The event's organiser.
    case organiser
  }

  /// Reports what could not be set as it should.
  ///
  /// - Parameters:
  ///   - block: the text, which is drawn.
  ///   - name: the part of the slide it is.
  ///   - author: who wrote it.
  ///   - tellsCuts: whether a cut is reported.
  func report(
    _ block: Lines, _ name: String, by author: @autoclosure () -> Author = .record, tellsCuts: Bool = true
  ) {
    reportFonts(block, name)
    guard block.shaped.isTruncated, tellsCuts else { return }
    let author = author()
    // On a deck's own pages all words are the organiser's, and not all of them a footer's.
    let isOnSlide = context.deckPage == nil
    context.warn(
      author == .organiser && isOnSlide ? Self.footerRule : Self.cutRule,
      "'\(name)' is too long for its place and ends in an ellipsis", of: name,
      hint: author == .record && isOnSlide
        ? Self.recordHint : "shorten it to about \(block.keptCount) characters")
  }

  /// Reports what could not be set as it should of a text among others, as a name in a list is.
  ///
  /// - Parameters:
  ///   - item: the text, which is drawn.
  ///   - list: the part of the page that the others are in, too.
  func report(item: Lines, in list: String) {
    reportFonts(item, list)
    guard item.shaped.isTruncated else { return }
    context.warn(
      Self.cutRule, "'\(item.kept)…' in '\(list)' is too long for its place and ends in an ellipsis",
      of: list,
      hint: context.deckPage == nil
        ? Self.recordHint
        : "there is room for about \(item.keptCount) characters; a template can give it more")
  }

  private static let recordHint = "PeeringDB has it so long; a template can give it more room"

  private func reportFonts(_ block: Lines, _ name: String) {
    for scalar in block.shaped.missing { context.warn(missing: scalar, of: name) }
    for family in block.shaped.substitutes {
      context.warn(
        "system-font", "'\(name)' is set in part in the system's font \(family)", of: name,
        hint: "another machine may not have it")
    }
  }
}

extension TextSetter.Lines {
  /// How many characters of the text are left where it is cut.
  private var shownCount: Int {
    let drawn = shaped.lines.reduce(0) { count, line in
      line.runs.reduce(count) { $0 + $1.text.withoutIsolates.count }
    }
    return max(1, drawn - 1)
  }

  /// How many of those are not the program's, as a label in front is.
  fileprivate var keptCount: Int {
    let own = spans.lazy.filter { !$0.isTyped }.reduce(0) { $0 + $1.text.withoutIsolates.count }
    return max(1, shownCount - own)
  }

  /// What is left of the text where it is cut.
  fileprivate var kept: Substring {
    var kept = spans.map(\.text.withoutIsolates).joined().prefix(shownCount)
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept
  }
}
