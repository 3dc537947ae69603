/// What a mail says.
package struct MailLetter: Sendable {
  /// A problem in the reader's language, and in the program's own words.
  package struct Item: Sendable {
    var text: String
    var original: String
  }

  /// A part of the text.
  package enum Paragraph: Sendable {
    case text(String)
    case list([Item])
    /// Where the slide is, in a text that can have pictures.
    case picture
  }

  /// A problem, as it was found.
  package struct Problem: Sendable {
    /// The rule's name.
    package var rule: String
    /// The program's message, with the line in the file.
    package var message: String
    package var hint: String?

    package init(rule: String, message: String, hint: String?) {
      (self.rule, self.message, self.hint) = (rule, message, hint)
    }
  }

  /// The tag of the language.
  package var language: String
  package var subject: String
  package var paragraphs: [Paragraph]

  /// As plain text.
  package var text: String {
    paragraphs.compactMap { paragraph -> String? in
      switch paragraph {
      case .text(let text): text
      case .list(let items):
        items.map {
          "- \($0.text)" + ($0.original.isEmpty ? "" : "\n  " + $0.original.replacing("\n", with: "\n  "))
        }
        .joined(separator: "\n")
      // Text has no picture: clients show it, or list it by this name.
      case .picture: "[slide.png]"
      }
    }.joined(separator: "\n\n") + "\n"
  }

  /// The letter to a presenter about their slide.
  ///
  /// - Parameters:
  ///   - language: the event's; English where there are no words in it.
  ///   - event: its name.
  ///   - person: the presenter's name; nil where it is not known.
  ///   - presenter: the network, exchange or data centre.
  ///   - problems: what is wrong, in order; none where all is well.
  ///   - isReady: whether there is a slide.
  ///   - isShown: whether it is in the mail.
  ///   - time: when they present, in words; nil where that is open.
  package init(
    language: String?, event: String, person: String?, presenter: String, problems: [Problem], isReady: Bool,
    isShown: Bool, time: String?
  ) {
    let words = MailWords[language]
    self.language = words.language
    subject = words.fill(words.subject, event: MailWords.short(event), presenter: MailWords.short(presenter))
    paragraphs = [.text(words.greeting(person.map(MailWords.line)))]
    let opening = isShown ? words.looks : isReady ? words.ready : words.noSlide
    paragraphs.append(.text(words.fill(opening, event: event, presenter: presenter)))
    if isShown { paragraphs.append(.picture) }
    if let time { paragraphs.append(.text(words.time.replacing("%", with: time))) }
    if problems.isEmpty {
      paragraphs.append(.text(words.allIsWell))
    } else {
      paragraphs.append(.text(words.wrong))
      paragraphs.append(
        .list(
          problems.map { problem in
            let advice = MailAdvice(rule: problem.rule)
            // Of what the presenter cannot correct, the hint is for the organisers.
            let hint = [.recordUnavailable, .ours].contains(advice) ? nil : problem.hint
            return Item(
              text: words.advice[advice] ?? "",
              original: problem.message + (hint.map { "\nhint: " + $0 } ?? ""))
          }))
      paragraphs.append(.text(words.todo))
    }
    paragraphs.append(.text(words.fill(words.closing, event: event, presenter: presenter)))
  }

  /// The letter to somebody who is expected and has sent nothing.
  package init(language: String?, event: String, missing presenter: String) {
    let words = MailWords[language]
    self.language = words.language
    subject = words.fill(
      words.missingSubject, event: MailWords.short(event), presenter: MailWords.short(presenter))
    paragraphs = [
      .text(words.greeting(nil)), .text(words.fill(words.missing, event: event, presenter: presenter)),
      .text(words.fill(words.closing, event: event, presenter: presenter)),
    ]
  }
}
