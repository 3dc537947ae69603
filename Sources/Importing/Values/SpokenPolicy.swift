internal import Diagnostics
package import Submissions

/// Peering policies as people write them into forms.
package enum SpokenPolicy {
  /// The policy in a cell: PeeringDB's words, their like in other languages, and sentences that begin with one.
  package static func read(_ text: String) -> Understood<PeeringPolicy.General> {
    let plain = CellText.plain(text)
    let hint = "it can be Open, Selective, Restrictive or No"
    let words = CellText.words(CellText.withoutBrackets(plain))
    let quoted = "'\(plain.quotable)'"
    if CellText.asks(plain), plain.contains(where: \.isLetter) {
      return .unclear("\(quoted) has a question mark, and no policy was taken", hint: hint)
    }
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let brackets = CellText.inBrackets(plain).split(separator: " ").filter { !$0.contains("://") }
    let aside = CellText.words(brackets.joined(separator: " "))
    if aside.contains(where: { known[$0] != nil || conditions.contains($0) })
      || Phrases.negations.areIn(aside)
      || Phrases.uncertainty.areIn(aside) || Phrases.secrecy.areIn(aside)
    {
      return .unclear("\(quoted) puts a condition on its policy", hint: hint)
    }
    if let only = words.first, words.count == 1, let known = known[only] { return Understood(known) }
    // A policy of "none" may be No, or nothing to say.
    if nothing.are(words) { return .unclear("\(quoted) does not say which policy it is", hint: hint) }
    if CellText.saysNothing(plain) { return .nothing }
    if noPeering.are(words) { return Understood(.no) }
    if words.starts(with: ["no", "peering"]) {
      return Understood(.no, doubt: "\(quoted) was read as No")
    }
    let named = Set(words.compactMap { known[$0] })
    let isNegated = words.contains { negations.contains($0) }
    if named.subtracting([.no]).count > 1 {
      return .unclear("\(quoted) names more than one policy", hint: hint)
    }
    if isNegated { return .unclear("\(quoted) does not say which policy it is", hint: hint) }
    guard let policy = named.first, named.count == 1 else {
      if words.count == 1, let word = words.first,
        let nearest = NearestWord.among(["open", "selective", "restrictive"], to: word),
        word.count >= 4, word.sorted() == nearest.sorted() || abs(word.count - nearest.count) <= 1,
        word.first == nearest.first, !["restricted", "selected", "opened"].contains(word),
        let policy = known[nearest]
      {
        return Understood(policy, doubt: "\(quoted) was read as \(policy.rawValue)")
      }
      return .unclear("\(quoted) is not a peering policy", hint: hint)
    }
    // "Open policy, just mail us", but not "open to offers" or "Selective, restrictive for some".
    let lead = words.prefix { known[$0] == nil }
    let behind = words.dropFirst(lead.count + 1)
    guard lead.allSatisfy(Self.lead.contains), conditions.isDisjoint(with: behind.prefix(6)),
      !Phrases.uncertainty.areIn(words), let word = words.dropFirst(lead.count).first
    else {
      return .unclear("\(quoted) puts a condition on its policy", hint: hint)
    }
    // "open-ish", "open.example" and "open house" say something else.
    let rest =
      CellText.folded(plain).firstRange(of: word).map { CellText.folded(plain)[$0.upperBound...] } ?? ""
    let next = rest.drop { !$0.isLetter && !$0.isNumber }
    let gap = rest.prefix(rest.count - next.count)
    if next.isEmpty || gap.contains(where: { ",;:!(".contains($0) }) || gap.has(". ") || gap.has(" - ")
      || Self.lead.contains(behind.first ?? "")
    {
      return Understood(policy)
    }
    return gap.allSatisfy(\.isWhitespace)
      ? Understood(policy, doubt: "\(quoted) was read as \(policy.rawValue)")
      : .unclear("\(quoted) is not a peering policy", hint: hint)
  }

  private static let conditions: Set = [
    "to", "for", "only", "but", "if", "except", "unless", "with", "when", "after", "until", "some", "soon",
    "mostly", "mainly", "usually", "partly", "ish", "minded", "aber", "nur", "wenn", "meist", "meistens",
    "pero",
    "solo", "mas", "mais", "sauf", "si", "seulement", "apenas", "depends", "once", "later",
  ]
  private static let nothing = Phrases(
    "none|nil|null|nothing|keine|keiner|nichts|aucun|aucune|rien|ninguno|ninguna|nada|nenhum|nenhuma|なし|特になし|لا يوجد|لا شيء"
  )
  private static let noPeering = Phrases(
    "no peering|kein peering|pas de peering|sin peering|sem peering|no peer")

  private static let lead: Set = [
    "policy", "peering", "we", "are", "have", "an", "a", "our", "is", "very", "fully", "completely", "the",
    "it's", "generally", "general",
    "politik", "richtlinie", "politique", "politica", "wir", "sind", "eine", "de", "nous", "sommes",
  ]
  private static let negations: Set = [
    "not", "no", "never", "without", "isn't", "aren't", "don't", "neither", "nor", "nicht", "kein", "keine",
    "ohne", "sin", "nao",
    "sem", "pas", "sans", "non", "hardly",
  ]
  private static let known: [String: PeeringPolicy.General] = [
    "open": .open, "offen": .open, "ouverte": .open, "ouvert": .open, "abierta": .open, "abierto": .open,
    "aberta": .open,
    "aberto": .open, "مفتوحة": .open, "مفتوح": .open, "オープン": .open, "открытая": .open,
    "selective": .selective, "selektiv": .selective, "selectiva": .selective, "selectivo": .selective,
    "seletiva": .selective,
    "seletivo": .selective, "selectif": .selective, "انتقائية": .selective, "選択的": .selective,
    "セレクティブ": .selective,
    "restrictive": .restrictive, "restriktiv": .restrictive, "restrictiva": .restrictive,
    "restritiva": .restrictive,
    "restrictif": .restrictive, "مقيدة": .restrictive, "制限的": .restrictive,
    "no": .no, "closed": .no, "geschlossen": .no, "fermee": .no, "cerrada": .no, "fechada": .no,
  ]
}
