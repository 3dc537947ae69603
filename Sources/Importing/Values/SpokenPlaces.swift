internal import Diagnostics
package import Submissions

/// Lists of places as people write them into forms.
package enum SpokenPlaces {
  /// The places in a cell: ticks joined by `;` or by `, ` between known words, or a list in words.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - known: the choices of the question, folded, as far as they are known.
  /// - Returns: places, with what is in brackets after each as its time.
  package static func read(_ text: String, known: KnownChoices) -> Understood<[PlannedPresence]> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    if let choices = known.split(plain) { return Understood(choices.map { PlannedPresence(place: $0) }) }
    let folded = CellText.folded(plain)
    let vague = [
      "everywhere", "anywhere", "worldwide", "all over", "uberall", "partout", "en todas partes",
      "em todo lugar",
    ]
    if vague.contains(where: folded.contains) {
      return .unclear(
        "\(quoted) is not a place", hint: "a list of exchanges, data centres or cities would do")
    }
    var pieces = [plain]
    if plain.contains(";") {
      pieces = Self.split(plain, at: ";")
      if pieces.allSatisfy({ !$0.contains(",") || known.split($0) != nil || Self.isCityAndCountry($0) }) {
        return understood(pieces)
      }
    }
    pieces = pieces.flatMap { piece -> [String] in
      if known.split(piece) != nil || isCityAndCountry(piece) { return [piece] }
      var list = piece
      for word in [" and ", " und ", " et ", " y ", " & "] { list = list.replacing(word, with: ", ") }
      let isCodes =
        list.split(separator: "/").count > 1
        && list.split(separator: "/").allSatisfy { $0.trimmed.count <= 5 }
      return Self.withCountries(Self.split(isCodes ? list.replacing("/", with: ",") : list, at: ","))
    }
    return understood(pieces)
  }

  private static func understood(_ pieces: [String]) -> Understood<[PlannedPresence]> {
    var places: [PlannedPresence] = []
    for piece in pieces {
      guard piece.hasSuffix(")"), let open = piece.lastIndex(of: "("), open > piece.startIndex else {
        places.append(PlannedPresence(place: piece))
        continue
      }
      let inside = String(piece[piece.index(after: open)...].dropLast()).trimmed
      places.append(PlannedPresence(place: piece[..<open].trimmed, when: inside.isEmpty ? nil : inside))
    }
    let list = places.filter { !$0.place.isEmpty }
    return list.isEmpty ? .nothing : Understood(list)
  }

  /// Puts a country behind the city before it: `Suva`, `Fiji` is one place.
  private static func withCountries(_ pieces: [String]) -> [String] {
    var places: [String] = []
    for piece in pieces {
      if let last = places.last, countries.contains(CellText.folded(piece)), !last.contains(","),
        !countries.contains(CellText.folded(last))
      {
        places[places.count - 1] = "\(last), \(piece)"
      } else {
        places.append(piece)
      }
    }
    return places
  }

  /// Cuts at a separator that is not in brackets.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if character == separator, depth == 0 {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Whether a text is one city with its country: `Suva, Fiji`.
  private static func isCityAndCountry(_ text: String) -> Bool {
    let parts = text.split(separator: ",").map { CellText.folded(String($0)) }
    return parts.count == 2 && countries.contains(parts[1])
  }

  private static let countries: Set = [
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

/// The choices of a question with check boxes, found from all its answers.
package struct KnownChoices: Sendable {
  /// As written, by their folded form.
  private var choices: [String: String] = [:]

  /// Takes as a choice what is alone in a cell, or between two `;`, and is not composed of others.
  package init(cells: [String]) {
    var counts: [String: (text: String, count: Int)] = [:]
    for cell in cells {
      let plain = CellText.plain(cell)
      let pieces = plain.contains(";") ? plain.split(separator: ";").map { $0.trimmed } : [plain]
      for piece in pieces where !piece.isEmpty {
        counts[CellText.folded(piece), default: (piece, 0)].count += 1
      }
    }
    // One person's own words are not a choice of the question.
    for (key, value) in counts where value.count > 1 { choices[key] = value.text }
    for key in choices.keys.sorted() where key.contains(", ") {
      var others = self
      others.choices[key] = nil
      if let parts = others.split(key), parts.count > 1 { choices[key] = nil }
    }
  }

  /// The choices that a text joins by `, ` or `;`; nil where it is not made of choices alone.
  func split(_ text: String) -> [String]? {
    guard !choices.isEmpty else { return nil }
    let pieces = text.utf8.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
      .map { Substring($0).trimmed }.filter { !$0.isEmpty }
    guard pieces.count <= 64 else { return nil }
    var found: [String] = []
    var index = 0
    while index < pieces.count {
      // The longest choice that begins here.
      var taken: (String, Int)?
      var joined = ""
      for end in index..<min(pieces.count, index + 5) {
        joined += (joined.isEmpty ? "" : ", ") + pieces[end]
        if let choice = choices[CellText.folded(joined)] { taken = (choice, end + 1) }
      }
      guard let taken else { return nil }
      found.append(taken.0)
      index = taken.1
    }
    return found.isEmpty ? nil : found
  }
}
