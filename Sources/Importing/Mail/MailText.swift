internal import Diagnostics

/// What the text of a mail answers.
struct MailText {
  /// `Traffic: 640G`, or a sentence that says so.
  struct Answer: Equatable {
    var label: String
    var value: String
  }

  private(set) var answers: [Answer] = []
  /// Lines that say something else, without greetings, quotes and signature.
  private(set) var rest: [String] = []
  /// AS numbers that are written out, as in `AS64500`.
  private(set) var networks: [UInt32] = []
  /// Who wrote a mail that is quoted as a whole, where the sender forwards it.
  private(set) var forwardedFrom: String?
  /// That person's name.
  private(set) var forwardedName: String?

  /// - Parameters:
  ///   - text: the mail's text.
  ///   - map: which words before a colon are which field; others are read by their words.
  init(_ text: String, _ map: ColumnMap? = nil) {
    let lines = Self.own(text, forwardedFrom: &forwardedFrom, name: &forwardedName)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard var answer = Self.labelled(line, map) else {
        readSentences(line)
        continue
      }
      guard map?.field(of: answer.label) != .ignored else {
        rest.append(line)
        continue
      }
      if answer.value.isEmpty {
        // The answer may be below the question, to the next empty line.
        var below: [String] = []
        while index < lines.count, !lines[index].isEmpty, Self.labelled(lines[index], map) == nil {
          below.append(lines[index])
          index += 1
        }
        answer.value = below.joined(separator: "\n")
      }
      if !answer.value.isEmpty { answers.append(answer) }
    }
    networks = Self.networks(in: lines.joined(separator: "\n"))
  }

  /// The sender's own lines: without what is quoted, and without the signature.
  private static func own(_ text: String, forwardedFrom: inout String?, name: inout String?) -> [String] {
    var own: [String] = []
    var isForwarded = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line == "-- " || line == "--" { break }
      if line.hasPrefix(">") { continue }
      let trimmed = line.trimmed
      let folded = trimmed.lowercased()
      if folded.hasPrefix("--"),
        [
          "forwarded", "original message", "weitergeleitet", "ursprüngliche", "transféré", "reenviado",
          "encaminhada", "転送",
        ].contains(where: folded.contains)
      {
        // What a reply quotes is not the sender's; what is forwarded without a word of their own is.
        let isReply = folded.contains("original") || folded.contains("ursprüngliche")
        if isReply, !own.allSatisfy(\.isEmpty) { break }
        isForwarded = true
        continue
      }
      if isForwarded, forwardedFrom == nil, let open = trimmed.lastIndex(of: "<"), trimmed.hasSuffix(">"),
        folded.hasPrefix("from:") || folded.hasPrefix("von:") || folded.hasPrefix("de :")
          || folded.hasPrefix("de:")
      {
        forwardedFrom = String(trimmed[trimmed.index(after: open)...].dropLast()).lowercased()
        name = trimmed[..<open].drop { $0 != ":" }.dropFirst().trimmed
        continue
      }
      let headers = ["date:", "subject:", "to:", "cc:", "datum:", "betreff:", "an:", "sent:"]
      if isForwarded, headers.contains(where: folded.hasPrefix) { continue }
      own.append(trimmed)
    }
    return own
  }

  /// A line such as `AS number: 64500`, whose label is about a field.
  private static func labelled(_ line: String, _ map: ColumnMap?) -> Answer? {
    let colons = line.indices.filter { line[$0] == ":" || line[$0] == "：" }
    // In `Ratio, in:out: 28:72` the colon before a space ends the label.
    let isEnd = { (colon: String.Index) in
      let next = line.index(after: colon)
      return next == line.endIndex || line[next].isWhitespace
    }
    guard let colon = colons.first(where: isEnd) ?? colons.first else { return nil }
    let label = line[..<colon].drop { "*-•·_# ".contains($0) }.trimmed.trimmedMarks
    let value = line[line.index(after: colon)...].trimmed.trimmedMarks
    if map?.field(of: label) != nil { return Answer(label: label, value: value) }
    guard (2...100).contains(label.count), !label.contains("//"), label.split(separator: " ").count <= 14,
      !CellText.withoutBrackets(label).contains(where: \.isNumber)
    else { return nil }
    let (field, weight) = HeaderWords.guess(label)
    guard weight >= 1, field != .ignored else { return nil }
    return Answer(label: label, value: value)
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
      if isClear, !answers.contains(where: { $0.label == first }) {
        answers.append(Answer(label: first, value: value))
        isUnderstood = true
      } else {
        others.append(piece.trimmed)
      }
    }
    rest += isUnderstood ? others : [line]
  }

  /// The AS numbers in a text that are written with `AS` before them, each once.
  static func networks(in text: String) -> [UInt32] {
    var numbers: [UInt32] = []
    let words = CellText.plain(text).split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
    for (index, word) in words.enumerated() where word.uppercased().hasPrefix("AS") {
      // "as 2000 people" is no network.
      let isAlone = ["AS", "ASN"].contains(word)
      let number = isAlone ? (words.indices.contains(index + 1) ? words[index + 1] : "") : word
      guard number.last?.isNumber == true,
        number.uppercased().hasPrefix("AS") || number.first?.isNumber == true,
        let value = SpokenASN.read(number).value?.first, value >= 1000 || !isAlone, !numbers.contains(value)
      else { continue }
      numbers.append(value)
    }
    return numbers
  }
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
