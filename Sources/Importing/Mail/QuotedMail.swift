/// The lines of a mail that its sender wrote, apart from the mails that are quoted or forwarded in it.
struct QuotedMail {
  /// The lines that count, trimmed.
  private(set) var lines: [String] = []
  /// How many of them the sender wrote. What follows may be another's: it gives no consent and no contact.
  private(set) var ownCount: Int
  /// Whether they end with a mail that the sender forwards.
  private(set) var isForwarded = false
  /// Whose mail the forwarded one claims to be: the address, in small letters.
  private(set) var author: String?
  private(set) var authorName: String?

  /// - Parameters:
  ///   - text: the mail's text.
  ///   - subject: the mail's subject, which may say that it forwards another.
  ///   - sender: the sender's address, in small letters.
  init(_ text: String, subject: String, sender: String?) {
    ownCount = .max
    var forwardStart = 0
    var rest = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    let forwards = Self.isForward(subject)
    var isSignature = false
    /// Whether nothing but rules is above.
    var isBlank = true
    while let line = rest.first {
      if line == "-- " || line == "--" {
        guard !isForwarded else { break }
        // Below a signature only a forwarded mail counts.
        isSignature = true
      }
      if !line.hasPrefix(">"), let start = Start(rest) {
        let next = rest.dropFirst(start.count).first { !$0.allSatisfy(\.isWhitespace) }
        if start.kind == .attribution, next?.hasPrefix(">") != false {
          rest = rest.dropFirst(start.count)
          continue
        }
        // What a reply quotes is not the sender's; what is forwarded is, as far as it proves anything.
        let hasForward = isForwarded && !lines[forwardStart...].allSatisfy(\.isEmpty)
        guard !hasForward, start.kind == .forward || isBlank || forwards || isForwarded else { break }
        rest = rest.dropFirst(start.count)
        isForwarded = true
        isSignature = false
        forwardStart = lines.count
        ownCount = min(ownCount, lines.count)
        if next?.hasPrefix(">") == true { rest = Self.unquoted(rest) }
        if start.kind == .attribution { readAuthor(start.line) }
        readHeaders(&rest)
        continue
      }
      rest = rest.dropFirst()
      guard !isSignature, !line.hasPrefix(">") else { continue }
      let trimmed = line.trimmed
      if Self.mayBeginAnothers(trimmed, next: rest.first?.trimmed ?? "", sender: sender) {
        ownCount = min(ownCount, lines.count)
      }
      lines.append(trimmed)
      isBlank = isBlank && trimmed.allSatisfy { "_-".contains($0) }
    }
  }

  /// Takes the headers of a forwarded mail, with blank lines before them.
  private mutating func readHeaders(_ rest: inout ArraySlice<Substring>) {
    while let line = rest.first?.trimmed, line.isEmpty { rest = rest.dropFirst() }
    while let line = rest.first?.trimmed {
      let label = MailHeaderLine(line)
      // Among headers an unknown one is a header, too.
      let isAmong =
        MailHeaderLine.split(line) != nil && MailHeaderLine(rest.dropFirst().first?.trimmed ?? "") != nil
      guard label != nil || isAmong else { break }
      if let label, label.isSender { readAuthor(label.value) }
      rest = rest.dropFirst()
    }
  }

  private mutating func readAuthor(_ text: String) {
    guard author == nil, let address = MailHeaderLine.address(in: text) else { return }
    author = address.lowercased()
    let name = text.prefix { $0 != "<" && $0 != "[" }.filter { $0 != "\"" }.trimmed
    if !name.contains("@"), !name.hasSuffix(":"), !name.contains(where: \.isNumber) { authorName = name }
  }

  /// The lines without one `>` before them, as far as they have it.
  private static func unquoted(_ lines: ArraySlice<Substring>) -> ArraySlice<Substring> {
    lines.map { line in
      guard line.hasPrefix(">") else { return line }
      let line = line.dropFirst()
      return line.first == " " ? line.dropFirst() : line
    }[...]
  }

  /// Whether a line and the next look like the beginning of another's mail, in whatever language.
  private static func mayBeginAnothers(_ line: String, next: String, sender: String?) -> Bool {
    guard line.contains(where: { ":：".contains($0) }) else { return false }
    func namesAnother(_ text: String) -> Bool {
      MailHeaderLine.address(in: text).map { $0.lowercased() != sender } ?? false
    }
    if namesAnother(line), line.hasSuffix(":") || line.hasSuffix("：") { return true }
    guard let (first, value) = MailHeaderLine.split(line), let (second, other) = MailHeaderLine.split(next),
      [value, other].contains(where: namesAnother)
    else { return false }
    return [first, second].allSatisfy { HeaderWords.guess($0).weight < 1 }
  }

  private static func isForward(_ subject: String) -> Bool {
    let folded = CellText.folded(subject)
    return [
      "fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "i:", "vs:", "vb:", "doorst:", "转发:", "轉寄:", "転送:", "전달:",
    ]
    .map(CellText.folded).contains(where: folded.hasPrefix)
  }

  /// The line or lines above another mail.
  private struct Start {
    enum Kind { case attribution, forward, original, headers }
    var kind: Kind
    /// How many lines it has. Headers are read by themselves.
    var count: Int
    var line: String

    init?(_ lines: ArraySlice<Substring>) {
      guard let first = lines.first?.trimmed, !first.isEmpty else { return nil }
      let folded = CellText.folded(first)
      line = first
      count = 1
      if forwardWords.contains(where: folded.has), first.hasPrefix("-") || folded.hasSuffix(":"),
        folded.hasPrefix("-") || openings.contains(where: folded.hasPrefix)
      {
        kind = .forward
      } else if folded.hasPrefix("--") || folded.hasPrefix("__"), originalWords.contains(where: folded.has) {
        kind = .original
      } else if MailHeaderLine(first)?.isSender == true,
        lines.dropFirst().prefix(3).contains(where: {
          MailHeaderLine($0.trimmed).map { !$0.isSender } == true
        })
      {
        (kind, count) = (.headers, 0)
      } else {
        // A mail program may break it.
        for count in 1...3 where count <= lines.count {
          let piece = lines.prefix(count).map(\.trimmed)
          guard !piece.contains(""), !piece.contains(where: { $0.hasPrefix(">") }) else { break }
          line = piece.joined(separator: " ")
          guard Self.isAttribution(line, isWrapped: count > 1) else { continue }
          (kind, self.count) = (.attribution, count)
          return
        }
        return nil
      }
    }

    /// `On Monday, Mere wrote:`, above what a reply quotes.
    private static func isAttribution(_ line: String, isWrapped: Bool) -> Bool {
      let folded = CellText.folded(line)
      guard folded.hasSuffix(":"), folded.count > 15, folded.contains(where: { $0.isNumber || $0 == "@" })
      else { return false }
      if isWrapped {
        let word = folded.prefix { !$0.isWhitespace && !",،".contains($0) }
        let isDate = word.contains(where: \.isNumber) && !word.contains { $0.isASCII && $0.isLetter }
        guard firstWords.contains(String(word)) || isDate else { return false }
      }
      // `2026年9月7日(月) 9:05 Mere <mere@reef.example>:` has no word for it.
      let isNameless = folded.first?.isNumber == true && MailHeaderLine.address(in: folded) != nil
      return isNameless || wroteAtEnd.contains(where: folded.hasSuffix) || wrote.contains(where: folded.has)
    }
  }

  private static func folded(_ list: String) -> [String] {
    list.split(separator: "|").map { CellText.folded(String($0)) }
  }
  private static let forwardWords = folded(
    "forwarded|weitergeleitet|transféré|réexpédié|reenviado|encaminhada|reencaminhada|inoltrato|doorgestuurd|vidarebeforda|転送|转发|轉寄|전달|معاد توجيه|المعاد توجيه"
  )
  private static let openings = folded(
    "begin|anfang der|début du|inicio del|início da|inizio|vidarebeforda|転送された|转发的|bericht|بداية|رسالة|전달된")
  private static let originalWords = folded(
    "original message|original appointment|ursprüngliche|originalnachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk|ursprungligt|originalmeddelande|元のメッセージ|原始邮件|原邮件|원본|الرسالة الأصلية|رسالة أصلية"
  )
  private static let firstWords = Set(
    folded("on|am|le|el|em|op|il|den|在|于|في|mon|tue|wed|thu|fri|sat|sun"))
  private static let wroteAtEnd = folded(
    "wrote:|writes:|a écrit :|a écrit:|escribió:|escribio:|escreveu:|schrieb:|schreef:|ha scritto:|skrev:|写道:|寫道:|のメール:|書きました:|さんは書いた:|작성:|썼습니다:|كتب:|كتبت:"
  )
  private static let wrote = folded(
    "schrieb|schreef|skrev|a écrit|escribió|escreveu|ha scritto|كتب|كتبت|تمت كتابة"
  )
  .map { " \($0) " }
}

/// A line such as `From: Mere <mere@reef.example>`, as mail programs put them above another mail.
struct MailHeaderLine {
  private(set) var value: String
  /// Whether it says who wrote the mail.
  private(set) var isSender: Bool

  init?(_ line: String) {
    guard let (label, value) = Self.split(line) else { return nil }
    guard Self.senders.contains(label) || Self.others.contains(label) else { return nil }
    (self.value, isSender) = (value, Self.senders.contains(label))
  }

  /// What is before and behind the first colon, the former folded; nil where it is no label.
  static func split(_ line: String) -> (label: String, value: String)? {
    guard let colon = line.firstIndex(where: { ":：".contains($0) }) else { return nil }
    let label = line[..<colon].filter { !"*_|".contains($0) }
    guard (1...30).contains(label.count), !label.contains("@") else { return nil }
    return (CellText.folded(label), line[line.index(after: colon)...].filter { !"*".contains($0) }.trimmed)
  }

  /// The first mail address in a text.
  static func address(in text: String) -> String? {
    let words = text.split { $0.isWhitespace || "<>()[],;:\"'：".contains($0) }
    return words.first { word in
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && parts[1].contains(".")
    }.map(String.init)
  }

  private static let senders = labels("from|von|de|da|van|från|fra|от|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|من")
  private static let others = labels(
    """
    sent|date|to|cc|bcc|subject|reply-to|importance|gesendet|datum|an|betreff|envoyé|à|objet|sujet|pour|copie à|répondre à|fecha|enviado|enviado el
    enviada em|enviada|enviado em|para|asunto|assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne
    отправлено|дата|кому|тема|发送时间|发件日期|发送日期|日期|时间|收件人|抄送|主题|寄件日期|收件者|主旨|送信日時|日付|日時|宛先|件名
    보낸 날짜|날짜|받는 사람|받는사람|제목|참조|تم الإرسال|أرسلت|تاريخ|التاريخ|إلى|الموضوع|نسخة
    """)
  private static func labels(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: { "|\n".contains($0) }).map { CellText.folded(String($0)) })
  }
}
