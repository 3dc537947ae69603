internal import Diagnostics

/// What the text of a mail answers.
struct MailText {
  /// `Traffic: 640G`, or a sentence that says so.
  struct Answer: Equatable {
    var label: String
    var value: String
    /// What it is about.
    var field: AnswerField
    /// Whether the organiser's map says so.
    var isMapped = false
    /// Whether it is in a text that may be another person's.
    var isAnothers = false

    var line: String {
      label.last.map { "?？؟".contains($0) } == true ? "\(label) \(value)" : "\(label): \(value)"
    }
  }

  private(set) var answers: [Answer] = []
  /// Lines that say something else, without greetings, quotes and signature.
  private(set) var rest: [String] = []
  /// AS numbers that are written out, as in `AS64500`.
  private(set) var networks = Networks()
  /// The sender's own sentences beside the answers.
  private(set) var sentences: [String] = []
  /// Whether another person's mail is forwarded in it.
  let isForwarded: Bool
  /// Whose mail that claims to be: an address.
  let forwardedFrom: String?
  /// That person's name.
  let forwardedName: String?

  /// `rest` on one line, up to about a thousand characters.
  var shown: String {
    let text = rest.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let plain = String(
      text.unicodeScalars.filter { $0.properties.generalCategory != .format || $0.value == 0x200D })
    let beginning = plain.prefix(1000)
    return beginning.endIndex == plain.endIndex
      ? plain : beginning + "… (\(plain.count - 1000) more characters)"
  }

  /// AS numbers in a text, each once.
  struct Networks {
    /// Those that nothing says are another's.
    var own: [UInt32] = []
    /// `formerly AS64500`, `AS64500 is our upstream`.
    var others: [UInt32] = []
  }

  /// - Parameters:
  ///   - text: the mail's text.
  ///   - map: which words before a colon are which field; others are read by their words.
  ///   - mail: the mail, for its subject and sender.
  init(_ text: String, _ map: ColumnMap?, of mail: MailMessage) {
    let quoted = QuotedMail(text, subject: mail.subject, sender: mail.address)
    // Who forwards a mail of their own forwards no other person's.
    isForwarded = quoted.isForwarded && (quoted.author == nil || quoted.author != mail.address)
    forwardedFrom = isForwarded ? quoted.author : nil
    forwardedName = isForwarded ? quoted.authorName : nil
    let lines = quoted.lines
    let ownCount = quoted.isForwarded && !isForwarded ? lines.count : quoted.ownCount
    var prose: [String] = []
    func endProse(_ sentences: inout [String]) {
      let text = prose.joined(separator: " ")
      sentences += text.replacing(". ", with: ".\n").replacing("! ", with: "!\n").replacing("? ", with: "?\n")
        .replacing("。", with: "。\n").replacing("؟ ", with: "؟\n").split(separator: "\n").map(\.trimmed)
      prose = []
    }
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      let labelled = Self.labelled(line, map)
      if index <= ownCount, labelled == nil || labelled?.field == .ignored, !line.isEmpty {
        prose.append(line)
        // A greeting is no part of the sentence below it.
        if line.count < 40, line.last.map({ ",،、".contains($0) }) == true { endProse(&sentences) }
      } else {
        endProse(&sentences)
      }
      guard var answer = labelled else {
        readSentences(line)
        continue
      }
      guard answer.field != .ignored else {
        rest.append(line)
        continue
      }
      answer.isAnothers = index > ownCount
      if answer.value.isEmpty {
        // The answer may be below the question, to the next empty line.
        var below: [String] = []
        // Below a question in running text it is one line.
        let most = line.contains(":") || line.contains("：") ? Int.max : 1
        while index < lines.count, !lines[index].isEmpty, below.count < most,
          Self.labelled(lines[index], map) == nil
        {
          below.append(lines[index])
          index += 1
        }
        answer.value = below.joined(separator: "\n")
      }
      if !answer.value.isEmpty { answers.append(answer) }
    }
    endProse(&sentences)
    networks = Self.networks(in: Self.unwrapped(lines))
  }

  /// A line such as `AS number: 64500`, whose label is about a field.
  private static func labelled(_ line: String, _ map: ColumnMap?) -> Answer? {
    if !line.contains(where: \.isWhitespace), line.lowercased().has("peeringdb.com/asn/") {
      return Answer(label: "AS number", value: line, field: .network)
    }
    let colons = line.indices.filter { line[$0] == ":" || line[$0] == "：" }
    // In `Ratio, in:out: 28:72` the colon before a space ends the label.
    let isEnd = { (colon: String.Index) in
      let next = line.index(after: colon)
      return next == line.endIndex || line[next].isWhitespace
    }
    guard let colon = colons.first(where: isEnd) ?? colons.first else { return question(line, map) }
    let label = line[..<colon].drop { "*-•·_# ".contains($0) }.trimmed.trimmedMarks
    let value = line[line.index(after: colon)...].trimmed.trimmedMarks
    if let field = map?.field(of: label) {
      return Answer(label: label, value: value, field: field, isMapped: true)
    }
    // The keys of a submission are what they are there.
    if let field = AnswerField(submissionKey: label), field != .network || SpokenASN.read(value).value != nil
    {
      return Answer(label: label, value: value, field: field)
    }
    guard (2...100).contains(label.count), !label.contains("//"), label.split(separator: " ").count <= 14,
      !CellText.withoutBrackets(label).contains(where: \.isNumber)
    else { return nil }
    let (field, weight) = HeaderWords.guess(label)
    guard weight >= 1, field != .ignored else { return nil }
    return Answer(label: label, value: value, field: field)
  }

  /// A line such as `May we publish your slide? No`, whose question is about a field that is not any text.
  private static func question(_ line: String, _ map: ColumnMap?) -> Answer? {
    guard let mark = line.firstIndex(where: { "?？؟".contains($0) }) else { return nil }
    let label = line[...mark].drop { "*-•·_# ".contains($0) }.trimmed.trimmedMarks
    let value = line[line.index(after: mark)...].trimmed.trimmedMarks
    let mapped = map?.field(of: label)
    let (guess, weight) = HeaderWords.guess(label)
    let field = mapped ?? guess
    guard mapped != nil || weight >= 2, value.count <= 100,
      field.isConsent || [.network, .traffic, .ratio, .policy].contains(field)
    else { return nil }
    return Answer(label: label, value: value, field: field, isMapped: mapped != nil)
  }

  /// Takes what a sentence says of traffic, ratio and policy, where that leaves no doubt.
  private mutating func readSentences(_ line: String) {
    guard !line.isEmpty else { return }
    var (isUnderstood, others) = (false, [String]())
    let pieces = line.replacing(", ", with: "\n").replacing(". ", with: "\n").replacing("; ", with: "\n")
    for piece in pieces.split(separator: "\n") {
      var words = piece.trimmed.split(separator: " ").map(String.init)
      if let last = words.last, last.hasSuffix(".") { words[words.count - 1] = String(last.dropLast()) }
      guard words.count >= 2, words.count <= 6, let first = words.first else {
        others.append(piece.trimmed)
        continue
      }
      let field = HeaderWords.guess(first).field
      let fillers: Set = ["is", "now", "ist", "jetzt", "est", "es", "é", "of", "about", "at"]
      let value = words.dropFirst().drop { fillers.contains($0.lowercased()) }.joined(separator: " ")
      let isClear =
        switch field {
        case .traffic: SpokenTraffic.read(value).value != nil
        case .ratio: SpokenRatio.read(value).value != nil
        case .policy: SpokenPolicy.read(value).value != nil
        default: false
        }
      if isClear, !answers.contains(where: { $0.field == field }) {
        answers.append(Answer(label: first, value: value, field: field))
        isUnderstood = true
      } else {
        others.append(piece.trimmed)
      }
    }
    rest += isUnderstood ? others : [line]
  }

  /// The lines, with those joined that a mail program broke amid a sentence.
  private static func unwrapped(_ lines: [String]) -> String {
    var text = ""
    var last = ""
    for line in lines {
      let isBroken = last.count > 50 && !line.isEmpty && last.last.map { !".!?:;".contains($0) } == true
      text += (text.isEmpty ? "" : isBroken ? " " : "\n") + line
      last = line
    }
    return text
  }

  /// The AS numbers in a text that are written with `AS` before them.
  static func networks(in text: String) -> Networks {
    var networks = Networks()
    let sentences = text.replacing(". ", with: ".\n").replacing("! ", with: "!\n").replacing(
      "? ", with: "?\n")
    for sentence in sentences.split(whereSeparator: \.isNewline) {
      let plain = CellText.plain(String(sentence))
      let denied = NumberMentions(plain).denied
      let isAnothers = Self.speaksOfOthers(plain)
      let words = plain.split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
      for (index, word) in words.enumerated() where word.uppercased().hasPrefix("AS") {
        // "as 2000 people" is no network.
        let isAlone = ["AS", "ASN"].contains(word)
        let next = words.indices.contains(index + 1) ? words[index + 1] : ""
        let number = String((isAlone ? next : word).reversed().drop { $0 == "." }.reversed())
        guard number.last?.isNumber == true,
          number.uppercased().hasPrefix("AS") || number.first?.isNumber == true,
          let value = SpokenASN.read(number).value?.first, value >= 1000 || !isAlone
        else { continue }
        if denied.contains(value) || isAnothers {
          if !networks.others.contains(value) { networks.others.append(value) }
        } else if !networks.own.contains(value) {
          networks.own.append(value)
        }
      }
    }
    networks.others.removeAll(where: networks.own.contains)
    return networks
  }

  /// `AS64500 will speak, too`: a sentence about somebody beside the writer.
  private static func speaksOfOthers(_ line: String) -> Bool {
    let words = CellText.words(line)
    return too.areIn(words) && !ours.areIn(words)
  }

  private static let too = Phrases("too|also|as well|auch|aussi|también|también|também|ebenfalls|も")
  private static let ours = Phrases(
    "we|our|us|i|my|me|wir|unser|unsere|ich|mein|nous|notre|nos|je|mon|nosotros|nuestro|nuestra|yo|mi|nós|nosso|nossa|eu|私|当社|弊社|我々"
  )
}

extension String {
  /// Without the marks of bold and italic text at both ends.
  fileprivate var trimmedMarks: String {
    var text = self[...]
    while let first = text.first, first == "*" || first == "_" { text = text.dropFirst() }
    while let last = text.last, last == "*" || last == "_" { text = text.dropLast() }
    return text.trimmed
  }
}
