internal import Diagnostics
package import Submissions

/// Lists of places as people write them into forms.
package enum SpokenPlaces {
  /// The places in a cell: ticks joined by `;` or by `, ` between known words, or a list in words.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - known: the choices of the question, folded, as far as they are known.
  /// - Returns: places, with a time that is in brackets after each.
  package static func read(_ text: String, known: KnownChoices) -> Understood<[PlannedPresence]> {
    let plain = CellText.plain(text)
    let quoted = "'\(plain.quotable)'"
    let hint = "a list of exchanges, data centres or cities would do"
    if plain.contains("?"), !plain.contains(where: { $0.isLetter || $0.isNumber }) {
      return .unclear("\(quoted) is not a place", hint: hint)
    }
    if CellText.saysNothing(plain) { return .nothing }
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let words = CellText.words(plain)
    if none.are(words) { return .unclear("\(quoted) is not a place", hint: hint) }
    if Phrases.secrecy.areIn(words) { return .unclear("\(quoted) asks not to publish it", hint: hint) }
    if let choices = known.split(plain) { return understood(choices, quoted) }
    if everywhere.areIn(words) || CellText.isSpreadsheetError(plain) {
      return .unclear("\(quoted) is not a place", hint: hint)
    }
    if Phrases.uncertainty.areIn(words)
      || Phrases.negations.areIn(CellText.words(CellText.withoutBrackets(plain)))
    {
      return .unclear("\(quoted) does not say for sure which places are meant", hint: hint)
    }
    return understood(CellText.lines(text).flatMap { pieces(withoutBullet($0), known) }, quoted)
  }

  /// The pieces of a line: between semicolons, commas, strokes and words for "and".
  private static func pieces(_ line: String, _ known: KnownChoices) -> [String] {
    var pieces = [line]
    if line.contains(";") {
      pieces = Self.split(line, at: ";")
      if pieces.allSatisfy({ !$0.contains(",") || known.split($0) != nil || Self.isCityAndCountry($0) }) {
        return pieces
      }
    }
    return pieces.flatMap { piece -> [String] in
      if known.split(piece) != nil || isCityAndCountry(piece) { return [piece] }
      let codes = piece.split(separator: "/")
      let isCodes = codes.count > 1 && codes.allSatisfy { $0.trimmed.count <= 5 }
      let list = Self.split(
        isCodes ? piece.replacing("/", with: ",") : piece, at: ",",
        joints: [" and ", " und ", " et ", " y ", " e ", " & ", " / ", " + "])
      return Self.withCountries(list.flatMap(joined))
    }
  }

  /// `- Suva`, `1. Suva`
  private static func withoutBullet(_ line: String) -> String {
    let head = line.prefix { !$0.isWhitespace }
    let isBullet =
      head.count < line.count
      && (head.allSatisfy { "-*•·".contains($0) }
        || head.count <= 3 && head.last.map { ".)".contains($0) } == true
          && head.dropLast().allSatisfy(\.isNumber))
    return isBullet ? line.dropFirst(head.count).trimmed : line
  }

  private static func understood(_ pieces: [String], _ quoted: String) -> Understood<[PlannedPresence]> {
    var places: [PlannedPresence] = []
    var (odd, doubts) = ([String](), [String]())
    for piece in pieces {
      var (place, when) = (piece, String?.none)
      if piece.hasSuffix(")"), let open = piece.lastIndex(of: "("), open > piece.startIndex {
        let inside = String(piece[piece.index(after: open)...].dropLast()).trimmed
        if SpokenTime.isTime(inside) || inside.isEmpty {
          (place, when) = (piece[..<open].trimmed, inside.isEmpty ? nil : inside)
        } else if dropped.areIn(CellText.words(inside)) {
          odd.append(piece)
          continue
        } else if Phrases.negations.areIn(CellText.words(inside)) {
          doubts.append("has a remark in brackets, which is on the slide")
        }
      }
      guard isPlace(place) else {
        odd.append(piece)
        continue
      }
      if place.hasSuffix("?") {
        odd.append(piece)
        continue
      }
      if let lost = LostLetters(place, isName: true) {
        doubts.append(lost.why)
      }
      if place.contains("/"), !place.contains("//"), place.split(separator: "/").allSatisfy({ $0.count > 3 })
      {
        doubts.append("has a stroke, and may be two places")
      }
      if CellText.words(place).contains(where: ["or", "oder", "ou"].contains) {
        doubts.append("has an 'or', and may be two places")
      }
      // In Arabic "and" is written as the first letter of the next word, which other words have, too.
      if place.split(separator: " ").dropFirst().contains(where: { $0.hasPrefix("و") && $0.count > 3 }) {
        doubts.append("has a word with و first, and may be two places")
      }
      if place.count == 2, place.allSatisfy(\.isUppercase),
        places.last?.place.contains(where: \.isLowercase) == true
      {
        doubts.append("may be fewer places: '\(place)' may belong to the one before")
      }
      places.append(PlannedPresence(place: place, when: when))
    }
    let list = odd.map { "'\($0.quotable)'" }.joined(separator: ", ")
    let hint = "a list of exchanges, data centres or cities would do"
    guard !places.isEmpty else {
      return odd.isEmpty ? .nothing : .unclear("\(odd.count == 1 ? list : quoted) is not a place", hint: hint)
    }
    if !odd.isEmpty { doubts.append("has parts that are no place, left out: \(list)") }
    return Understood(
      places, doubt: doubts.first.map { "\(quoted) \($0)" }, hint: doubts.isEmpty ? nil : hint)
  }

  /// Whether a text may name a place: not a time, an answer to something else, or a sentence.
  private static func isPlace(_ text: String) -> Bool {
    let words = CellText.words(text)
    guard text.contains(where: \.isLetter), !SpokenTime.isTime(text), !text.hasSuffix(":"), words.count <= 9
    else {
      return false
    }
    return SpokenConsent.plain(text) == nil && !placeless.are(words)
      && !words.allSatisfy { general.contains($0) || $0.allSatisfy(\.isNumber) }
      && !sentences.contains(words.first ?? "")
      && !CellText.saysNothing(text) && !text.contains("@")
  }

  /// What says that there is no place yet.
  private static let none = Phrases(
    """
    nothing yet|none yet|not yet|no one yet|undecided|undecided yet|to be decided|to be determined|not decided|still open|open
    pending|x|xx|xxx|same as now|as now|as before|unchanged|no change|no changes|same as currently|under discussion|in discussion
    noch nichts|noch keine|noch offen|noch unklar|unentschieden|wie bisher|wie jetzt|unverändert|offen|steht noch nicht fest
    rien encore|rien pour l'instant|aucun pour l'instant|aucune pour l'instant|à définir|à décider|indécis|comme maintenant
    inchangé|nada por ahora|ninguna por ahora|ninguno por ahora|aún nada|por definir|por decidir|indeciso|igual que ahora
    nada ainda|nenhum por enquanto|nenhuma por enquanto|nada por enquanto|por agora nada|a definir|a decidir|igual a agora
    まだ|まだなし|まだ未定|未定|検討中|未決定|決まっていない|決まっていません|今と同じ|現状維持|変更なし|لا شيء بعد|لا شيء حاليا|لم يتقرر|لم يحدد بعد|غير محدد
    قيد الدراسة|كما هو|كما الآن
    """)
  /// What in brackets says that a place is not meant any more.
  private static let dropped = Phrases(
    """
    cancelled|canceled|cancel|dropped|postponed|abandoned|withdrawn|closed|abgesagt|gestrichen|storniert|verschoben|annulé|annulée
    abandonné|reporté|cancelado|cancelada|anulado|anulada|aplazado|descartado|adiado|adiada|中止|取消|取り消し|延期|ملغى|ملغاة|ألغي|مؤجل
    """)

  /// The places that are joined by と between names, as in 東京と大阪.
  private static func joined(_ piece: String) -> [String] {
    let parts = piece.split(separator: "と", omittingEmptySubsequences: false).map(String.init)
    func isName(_ character: Character?) -> Bool {
      character?.unicodeScalars.first.map { $0.value >= 0x30A0 && $0.value < 0xAC00 } == true
    }
    let isList = zip(parts, parts.dropFirst()).allSatisfy { isName($0.last) && isName($1.first) }
    return parts.count > 1 && isList ? parts.map(\.trimmed) : [piece]
  }

  private static let everywhere = Phrases(
    """
    everywhere|anywhere|worldwide|all over|wherever|überall|weltweit|partout|en todas partes|en todos lados|em todo lugar
    em todos os lugares|どこでも|世界中|في كل مكان
    """)
  /// What is no place.
  private static let placeless = Phrases(
    """
    nowhere|somewhere|elsewhere|other|others|sonstige|andere|autre|autres|otro|otros|outro|outros|その他|أخرى|yes please|many
    several|various|nirgends|irgendwo|nulle part|quelque part|en ninguna parte|ninguna parte|em lugar nenhum|lugar nenhum
    here|there|home|online|same|same as above|as above|more|and more|more to come|etc|usw|hier|ici|aquí|aqui|どこにも|لا مكان
    ix|an ix|some ix|any ix|ixp|ixps|data centre|data center|cloud
    """)
  private static let general: Set = [
    "ix", "ixs", "ixp", "ixps", "exchange", "exchanges", "new", "more", "all", "any", "some", "other",
    "others", "one", "two", "least", "at", "of",
    "the", "your", "yours", "ours", "data", "centre", "centres", "center", "centers", "few", "several",
    "nothing", "planned", "same", "as", "today",
    "now", "and", "or", "in", "region", "countries", "cities", "yet", "decided",
  ]
  private static let sentences: Set = [
    "we", "i", "we'd", "we'll", "i'd", "wir", "ich", "nous", "je", "nosotros", "if", "when", "looking",
    "hoping",
  ]

  /// Puts a country behind the city before it: `Suva`, `Fiji` is one place.
  private static func withCountries(_ pieces: [String]) -> [String] {
    var places: [String] = []
    for (index, piece) in pieces.enumerated() {
      // Sydney, NSW, Australia
      if let last = places.last, (2...3).contains(piece.count), piece.allSatisfy(\.isUppercase),
        last.contains(where: \.isLowercase),
        index + 1 < pieces.count, countries.contains(CellText.folded(pieces[index + 1]))
      {
        places[places.count - 1] = "\(last), \(piece)"
        continue
      }
      if let last = places.last, countries.contains(CellText.folded(piece)),
        !countries.contains(
          CellText.folded(last.split(separator: ",").last.map { String($0).trimmed } ?? "")),
        !countries.contains(CellText.folded(last))
      {
        places[places.count - 1] = "\(last), \(piece)"
      } else {
        places.append(piece)
      }
    }
    return places
  }

  /// Cuts at a separator or a word for "and" that is not in brackets, and behind brackets with a time.
  private static func split(_ text: String, at separator: Character, joints: [String] = []) -> [String] {
    var pieces = [""]
    var depth = 0
    var rest = text[...]
    while let character = rest.first {
      if character == " ", depth == 0, let joint = joints.first(where: rest.hasPrefix),
        !names(pieces.last ?? "", joint, rest)
      {
        rest = rest.dropFirst(joint.count - 1)
        pieces.append("")
        continue
      }
      rest = rest.dropFirst()
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if character == separator, depth == 0 {
        pieces.append("")
        continue
      }
      let last = pieces.count - 1
      pieces[last].append(character)
      if character == ")", depth == 0, let open = pieces[last].lastIndex(of: "("),
        !pieces[last][..<open].trimmed.isEmpty,
        rest.first(where: { $0 != " " }).map({ $0.isLetter || $0.isNumber }) == true,
        SpokenTime.isTime(String(pieces[last][open...].dropFirst().dropLast()))
      {
        pieces.append("")
      }
    }
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Whether the word for "and" is in a name: Trinidad and Tobago.
  ///
  /// - Parameters:
  ///   - before: the place up to it.
  ///   - joint: the word, with spaces.
  ///   - rest: the text from it on.
  /// - Returns: true where the words beside it are of one name.
  private static func names(_ before: String, _ joint: String, _ rest: Substring) -> Bool {
    guard joint.contains(where: { $0.isLetter || $0 == "&" }),
      let left = CellText.words(String(before.suffix(40))).last,
      let right = CellText.words(String(rest.dropFirst(joint.count).prefix(40))).first
    else { return false }
    return pairs[left]?.contains { right.hasPrefix($0) } == true
  }

  /// What is behind the "and" of names with one, by the word before it.
  private static let pairs: [String: [String]] = [
    "trinidad": ["tobago"], "trinite": ["tobago"], "bosnia": ["herze"], "bosnien": ["herze"],
    "bosnie": ["herze"], "antigua": ["barbuda"], "kitts": ["nevis"], "cristobal": ["nieves"],
    "vincent": ["the", "grenad"], "vicente": ["las", "grenad", "granad"], "tome": ["principe"],
    "turks": ["caicos"], "turcas": ["caicos"], "turques": ["caiques", "caicos"], "wallis": ["futuna"],
    "pierre": ["miquelon"], "heard": ["mcdonald"], "svalbard": ["jan"], "georgia": ["the", "south"],
  ]

  /// Whether a text is one city with its country: `Suva, Fiji`.
  private static func isCityAndCountry(_ text: String) -> Bool {
    let parts = text.split(separator: ",").map { CellText.folded(String($0)) }
    return parts.count == 2 && countries.contains(parts[1])
  }

  private static let countries: Set = [
    "niue", "guam", "palau", "kiribati", "tuvalu", "nauru", "cook islands", "la reunion", "jordan", "lebanon",
    "bahrain", "iraq", "iran",
    "tunisia", "algeria", "libya", "sudan", "yemen", "syria", "morocco", "pakistan", "bangladesh",
    "sri lanka", "nepal", "mongolia", "uruguay",
    "paraguay", "bolivia", "ecuador", "venezuela", "costa rica", "nicaragua", "honduras", "el salvador",
    "dominican republic", "cuba",
    "jamaica", "haiti", "trinidad and tobago", "bosnia and herzegovina", "osterreich", "schweiz",
    "frankreich", "allemagne", "japon", "bresil",
    "fiji", "new zealand", "australia", "japan", "samoa", "american samoa", "tonga", "vanuatu",
    "papua new guinea",
    "solomon islands", "new caledonia", "french polynesia", "usa", "us", "united states", "canada",
    "mexico", "brazil", "brasil", "argentina",
    "chile", "colombia", "peru", "germany", "france", "spain", "portugal", "italy", "netherlands",
    "the netherlands", "belgium", "switzerland",
    "austria", "uk", "united kingdom", "ireland", "sweden", "norway", "denmark", "finland", "poland",
    "czech republic", "czechia", "india",
    "indonesia", "malaysia", "thailand", "vietnam", "philippines", "china", "taiwan",
    "south korea", "korea", "kenya", "nigeria",
    "south africa", "ghana", "egypt", "tanzania", "uganda", "rwanda", "uae", "united arab emirates", "oman",
    "saudi arabia", "qatar",
    "turkey", "greece", "russia", "ukraine", "romania", "bulgaria", "hungary", "fidschi", "deutschland",
    "espana", "italia",
  ]
}
