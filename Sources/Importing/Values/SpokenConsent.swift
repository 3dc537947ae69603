internal import Diagnostics

/// Yes and no as people write them into forms.
package enum SpokenConsent {
  /// The answer in a cell. An empty cell is no answer; what is not plainly yes is never yes.
  package static func read(_ text: String) -> Understood<Bool> {
    let plain = CellText.plain(text)
    // A dash is how people leave a cell empty.
    guard plain.contains(where: { !"-_. ".contains($0) }) else { return .nothing }
    let quoted = "'\(plain.quotable)'"
    let hint = "ask; until then nothing is published"
    let folded = CellText.folded(plain)
    let words = folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    let phrase = words.joined(separator: " ")
    // An empty box before "yes", a question mark or a smile says something else.
    // -1 and .1 are not 1, and !yes may be no.
    let isPlain =
      folded.first { !"'\" ".contains($0) }.map { $0.isLetter || $0.isNumber } == true
      && folded.allSatisfy { $0.isLetter || $0.isNumber || " .,!'\"-。！".contains($0) }
    if yes.contains(phrase) || ticks.contains(folded), isPlain || words.isEmpty {
      return Understood(true)
    }
    if no.contains(phrase) { return Understood(false, doubt: isPlain ? nil : "\(quoted) was read as no") }
    if let first = words.first, no.contains(first), first.count > 1, first != "not",
      !words.contains(where: yes.contains)
    {
      return Understood(false, doubt: "\(quoted) was read as no")
    }
    let isLimited =
      !isPlain || limits.areIn(words) || Phrases.negations.areIn(words) || Phrases.uncertainty.areIn(words)
      || Phrases.secrecy.areIn(words)
    if words.starts(with: ["i", "agree"]), !isLimited { return Understood(true) }
    if let first = words.first, yes.contains(first), !isLimited {
      return .unclear("\(quoted) says more than yes, and was not taken for consent", hint: hint)
    }
    return .unclear("\(quoted) is neither yes nor no, and was not taken for consent", hint: hint)
  }

  /// The answer of a cell that says yes or no and nothing else; nil for others.
  static func plain(_ text: String) -> Bool? {
    guard text.utf8.count <= 60 else { return nil }
    let read = read(text)
    return read.doubt == nil ? read.value : nil
  }

  /// What makes less of a yes.
  private static let limits = Phrases(
    """
    but|only|if|unless|after|until|when|once|nothing|partly|partially|some|though|although|however|first|later|before|under
    condition|conditions|provided|cannot|can't|hardly|aber|nur|wenn|falls|sofern|außer|pero|solo|mas|mais|apenas|so|si
    seulement|cuando|quando|disagree|withdraw
    """)
  private static let ticks: Set = ["✓", "✔", "☑", "✅", "☑️", "✔️"]

  private static let yes: Set = [
    "yes", "y", "yes please", "please", "yep", "yeah", "sure", "of course", "ok", "okay", "true", "1",
    "agree", "agreed", "i agree",
    "i do", "yes i agree", "yes thanks", "yes thank you", "yes you may", "i consent", "yes i consent",
    "i accept", "ja gern", "ja klar", "oui avec plaisir", "si con gusto", "sim claro", "ハイ", "yes of course",
    "certainly", "ja", "j", "ja gerne", "gerne", "ja bitte",
    "einverstanden", "oui", "oui merci", "bien sur", "d'accord",
    "oui bien sur", "si", "si claro", "claro", "si por favor", "sim por favor", "はい お願いします", "同意します", "موافق",
    "أوافق", "de acuerdo", "por supuesto", "sim", "s", "concordo", "はい", "نعم", "да",
    "tak",
  ]
  private static let no: Set = [
    "no", "n", "nope", "no thanks", "no thank you", "false", "0", "nein", "nein danke", "non", "non merci",
    "no gracias", "nao", "いいえ", "لا", "нет",
    "never", "i do not", "i don't", "i do not agree", "i do not consent", "nah", "i don't agree", "disagree",
    "i disagree", "do not",
    "don't",
  ]
}
