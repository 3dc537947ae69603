internal import Diagnostics
internal import Submissions

/// Finds addresses, telephone numbers, pages and names in what people write about how to reach them.
struct ContactReader {
  private var contact = Contact()
  /// Addresses beyond the first of their kind, and numbers of fax machines.
  private var more: [String] = []
  /// What looks like an address and is none.
  private var broken: [String] = []
  private var names: [String] = []
  private var extensions: [String] = []
  /// An address or page that was not typed as one.
  private var guessed: String?
  private var hasExponent = false
  /// The text without addresses.
  private var words: [String] = []
  private var asks = false

  /// - Parameter text: lines, each as `CellText.plain` makes it.
  init(_ text: String) {
    let text = Self.withSigns(text)
    let isSpelled = text.isSpelled
    for piece in Self.pieces(text.text) { read(piece) }
    if isSpelled, let email = contact.email { guessed = email }
  }

  /// What was understood.
  func result(_ quoted: String) -> Understood<Contact> {
    let hint = "ask for the address"
    if hasExponent {
      return .unclear(
        "\(quoted) is what a spreadsheet made of a telephone number, and has lost digits",
        hint: "ask for the number")
    }
    if asks || Phrases.uncertainty.areIn(words) {
      return .unclear("\(quoted) does not say it for sure", hint: hint)
    }
    if let answer = refused(quoted) { return answer }
    var (contact, doubts) = (contact, [String]())
    func list(_ texts: [String]) -> String { texts.map { "'\($0.quotable)'" }.joined(separator: ", ") }
    if let guessed { doubts.append("was read as \(guessed)") }
    if !more.isEmpty { doubts.append("has more than one address or number; left out: \(list(more))") }
    if !extensions.isEmpty { doubts.append("has an extension, which is left out: \(list(extensions))") }
    if !broken.isEmpty { doubts.append("has parts that are no address: \(list(broken))") }
    let name = names.joined(separator: ", ")
    let isSentence = names.contains { $0.split(separator: " ").count > 5 } || name.count > 80
    guard
      contact.hasAddress || (!name.isEmpty && broken.isEmpty && !isSentence && !Self.pointers.areIn(words))
    else {
      return name.isEmpty && broken.isEmpty && more.isEmpty
        ? .nothing : .unclear("\(quoted) is not an address that can be written to", hint: hint)
    }
    if isSentence {
      doubts.append("has words that are no name: '\(name.quotable)'")
    } else if !name.isEmpty {
      contact.name = name
      if !contact.hasAddress, !name.hasPrefix("@") {
        doubts.append("has no address")
      } else if names.contains(where: { $0.first?.isLowercase == true || $0.first?.isNumber == true }) {
        doubts.append("has words beside the address, which go on the slide: '\(name.quotable)'")
      }
      if let lost = LostLetters(name, isName: true) { doubts.append(lost.why) }
    }
    return Understood(
      contact, doubt: doubts.isEmpty ? nil : "\(quoted) " + doubts.joined(separator: ", and "),
      hint: doubts.isEmpty ? nil : "look at the answer, and correct 'contact:' in the submission")
  }

  /// Why nothing was taken, or only the mail address, of a text that denies something.
  private func refused(_ quoted: String) -> Understood<Contact>? {
    func denies(_ words: [String]) -> Bool {
      Phrases.negations.areIn(words) || Phrases.secrecy.areIn(words)
        || Self.privately.areIn(Array(words.prefix(1)))
    }
    let callers = Self.noCalls.areIn(words)
    guard denies(words) || callers else { return nil }
    var text = " " + words.joined(separator: " ") + " "
    for phrase in Self.noCallPhrases where text.has(phrase) { text = text.replacing(phrase, with: " ") }
    let rest = text.split(separator: " ").map(String.init)
    if callers, contact.email != nil || contact.url != nil, !denies(rest), more.isEmpty, broken.isEmpty {
      return Understood(
        Contact(email: contact.email, url: contact.url),
        doubt: "\(quoted) asks for no calls, so only the address was taken")
    }
    return .unclear(
      "\(quoted) asks not to use or publish it, or says what it is not for",
      hint: "ask what may be on the slide, and write it behind 'contact:' in the submission")
  }

  private static let noCallList = """
    no phone|no phones|no phone calls|no calls|no call|not by phone|don't call|dont call|do not call|don't phone|never call|no telephone
    no voice|mail only|email only|e mail only|only mail|only email|only by mail|only by email|please only mail|kein telefon
    keine anrufe|nicht anrufen|bitte nicht anrufen|nur mail|nur email|nur e mail|nur per mail|pas d'appel|pas d'appels
    pas de téléphone|ne pas appeler|mail uniquement|sin teléfono|no llamar|no llame|no llamen|solo correo|solo email|sem telefone
    não ligar|não ligue|só email|apenas email|電話不可|電話はご遠慮ください|電話しないで|電話は受け付けません|لا تتصل|بدون هاتف
    """
  private static let noCalls = Phrases(noCallList)
  private static let noCallPhrases = noCallList.split(whereSeparator: { "|\n".contains($0) })
    .map { " " + CellText.words(String($0)).joined(separator: " ") + " " }.sorted { $0.count > $1.count }
  /// What is private by its first word, and may be part of a company's name else.
  private static let privately = Phrases("private|privat|privado|privada|privé|privée")
  /// Words that say where else to look.
  private static let pointers = Phrases(
    "see|via|ask|website|web|page|signature|linkedin|peeringdb|siehe|über|voir|ver|véase|参照|انظر|tbd|tba|soon|later"
  )

  /// The pieces between commas, semicolons, bars and strokes that are alone.
  private static func pieces(_ text: String) -> [String] {
    oneNumber(text, " / ", " - ").replacing(" / ", with: "\n").replacing(" • ", with: "\n").replacing(
      " · ", with: "\n"
    ).replacing(
      " - ", with: "\n"
    )
    .split { ",;|\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// The text with `030 / 123456` and `123456 - 12` each as one number.
  private static func oneNumber(_ text: String, _ separators: String...) -> String {
    var text = text
    for separator in separators {
      var parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
      for index in parts.indices.dropLast().reversed() {
        let (left, right) = (parts[index], parts[index + 1])
        let isNumber = left.last?.isNumber == true && right.first?.isNumber == true
        let isShort =
          separator == " / "
          ? left.count <= 6 && left.allSatisfy { $0.isNumber || "+() ".contains($0) }
          : right.prefix { $0.isNumber }.count <= 4 && right.allSatisfy { $0.isNumber }
        guard isNumber, isShort else { continue }
        parts[index] = left + separator.trimmed + right
        parts.remove(at: index + 1)
      }
      text = parts.joined(separator: separator)
    }
    return text
  }

  private mutating func read(_ piece: String) {
    if let email = Self.spelledOut(piece) {
      take(email: email)
      guessed = contact.email == email ? email : guessed
      return
    }
    var left: [String] = []
    for word in piece.split(separator: " ").flatMap({ Self.parts(String($0)) }) {
      var bare = word.trimmingMarks
      for prefix in ["mailto:", "email:", "e-mail:", "mail:", "e:", "m:"]
      where bare.lowercased().hasPrefix(prefix) {
        bare = String(bare.dropFirst(prefix.count))
      }
      if bare.contains("@"), !bare.hasPrefix("@") {
        let domain = bare.split(separator: "@").last ?? ""
        if bare.contains("?") { asks = true }
        if Contact.isEmail(bare), domain.contains("."), !bare.lowercased().has("nospam") {
          take(email: bare)
        } else {
          broken.append(bare)
        }
      } else if Contact.isURL(bare) {
        take(url: bare)
      } else if bare.lowercased().hasPrefix("www."), Contact.isURL("https://" + bare) {
        take(url: "https://" + bare)
      } else if bare.contains("/"), bare.first?.isLetter == true, SpokenLink.website(bare).value != nil {
        take(url: "https://" + bare)
        if contact.url == "https://" + bare { guessed = contact.url }
      } else {
        left.append(word)
      }
    }
    readRest(left.joined(separator: " "))
  }

  private mutating func take(email: String) {
    if contact.email == nil { contact.email = email } else if contact.email != email { more.append(email) }
  }

  private mutating func take(url: String) {
    if contact.url == nil { contact.url = url } else if contact.url != url { more.append(url) }
  }

  /// Reads what is beside addresses: telephone numbers, and words.
  private mutating func readRest(_ text: String) {
    let found = PhoneNumbers(text)
    hasExponent = hasExponent || found.hasExponent
    extensions += found.extensions
    let said = CellText.words(found.rest)
    words += said
    if CellText.asks(found.rest) { asks = true }
    let isFax = said.contains { ["fax", "telefax", "télécopie", "telecopie"].contains($0) }
    for number in found.numbers {
      if isFax {
        more.append("fax \(number)")
      } else if contact.phone == nil {
        contact.phone = number
      } else if contact.phone != number {
        more.append(number)
      }
    }
    more += found.doubtful
    var left = found.rest.split(separator: " ").map(String.init)
    let hasFound = left.count < text.split(separator: " ").count || contact.hasAddress || text.isEmpty
    // "Tel:" and "e-mail" say what the address says itself.
    while let first = left.first, Self.isLabel(first, hasFound) { left.removeFirst() }
    while let last = left.last, Self.isLabel(last, hasFound) { left.removeLast() }
    var name = left.joined(separator: " ").trimmingMarks
    if name.contains("("), !name.contains(")") { name += ")" }
    if !name.contains(where: { $0.isLetter || $0.isNumber }) || isFax && said.count == 1 { return }
    let folded = " " + CellText.folded(name) + " "
    if name.contains("@") && !name.hasPrefix("@") || folded.has(" at ") || folded.has(" dot ")
      || folded.has("_at_")
      || folded.has("-at-") || !name.contains(where: \.isLetter)
    {
      broken.append(name)
    } else {
      names.append(name)
    }
  }

  private static func isLabel(_ word: String, _ hasFound: Bool) -> Bool {
    let folded = CellText.folded(word)
    let bare = folded.filter { !":.()=,".contains($0) }
    if labels.contains(bare) { return true }
    guard bare.count <= 2 else { return false }
    return bare.isEmpty || (folded.hasSuffix(":") && bare.count == 1) || hasFound && joints.contains(bare)
  }

  private static let labels: Set = [
    "tel", "telephone", "phone", "ph", "mob", "mobile", "cell", "cellphone", "telefon", "handy", "téléphone",
    "portable",
    "telefono", "celular", "movil", "telefone", "telemovel", "電話", "携帯", "هاتف", "جوال", "email", "e-mail",
    "mail",
    "correo", "courriel", "メール", "بريد", "البريد", "web", "website", "url", "contact", "kontakt", "contacto",
    "contato",
    "连絡先", "連絡先", "fax",
  ]
  private static let joints: Set = ["or", "&", "/", "-", "ou", "et", "y", "o", "e", "و", "+"]

  /// An address and what follows it behind a stroke: `noc@reef.example/+6795550100`.
  private static func parts(_ word: String) -> [String] {
    guard word.contains("@"), !word.contains("://"), word.contains("/") else { return [word] }
    return word.split(separator: "/").map(String.init)
  }

  /// The text with `[at]`, `(dot)` and their like as signs.
  private static func withSigns(_ text: String) -> (text: String, isSpelled: Bool) {
    var (result, isSpelled) = ("", false)
    var rest = text[...]
    while let character = rest.first {
      let close: Character? = ["(": ")", "[": "]", "{": "}", "<": ">"][character]
      if let close, let end = rest.prefix(12).firstIndex(of: close) {
        let inside = CellText.folded(String(rest[rest.index(after: rest.startIndex)..<end])).trimmed
        let sign = ats.contains(inside) ? "@" : dots.contains(inside) ? "." : nil
        if let sign {
          while result.last == " " { result.removeLast() }
          result += sign
          rest = rest[rest.index(after: end)...].drop { $0 == " " }
          isSpelled = true
          continue
        }
      }
      result.append(character)
      rest = rest.dropFirst()
    }
    return (result, isSpelled)
  }

  private static let ats: Set = ["at", "@", "arroba", "arobase", "klammeraffe", "アット", "アットマーク", "آت"]
  private static let dots: Set = ["dot", ".", "punkt", "punto", "ponto", "point", "ドット", "نقطة"]

  /// The address that `mere at lagoon dot example` is, and nothing else; nil for other texts.
  private static func spelledOut(_ piece: String) -> String? {
    var words = piece.split(separator: " ").map(String.init)
    while let first = words.first, isLabel(first, false) { words.removeFirst() }
    guard words.count >= 3, ats.contains(CellText.folded(words[1])) else { return nil }
    let domain = Array(words[2...])
    let isWhole = words[1] == "@" && domain.count == 1 && domain[0].contains(".")
    let isSpelled =
      domain.count >= 3 && domain.count % 2 == 1
      && domain.indices.allSatisfy { dots.contains(CellText.folded(domain[$0])) == ($0 % 2 == 1) }
    guard isWhole || isSpelled else { return nil }
    let email =
      words[0] + "@"
      + (isWhole
        ? domain[0] : stride(from: 0, to: domain.count, by: 2).map { domain[$0] }.joined(separator: "."))
    return Contact.isEmail(email) && !email.contains("?") ? email : nil
  }
}

extension String {
  /// Without brackets, quotes and stops at its ends.
  fileprivate var trimmingMarks: String {
    var rest = trimmed[...]
    while let first = rest.first, "<>()[]{}\"'.,:;!•*".contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, "<>()[]{}\"'.,:;!".contains(last) { rest = rest.dropLast() }
    return rest.trimmed
  }
}
