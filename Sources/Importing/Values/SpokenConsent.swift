internal import Diagnostics

/// Yes and no as people write them into forms.
package enum SpokenConsent {
  /// The answer in a cell. An empty cell is no answer; what is not plainly yes is never yes.
  package static func read(_ text: String) -> Understood<Bool> {
    let plain = CellText.plain(text)
    guard !plain.isEmpty else { return .nothing }
    let quoted = "'\(plain.quotable)'"
    let folded = CellText.folded(plain)
    let words = folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "✓" && $0 != "✔" }.map(
      String.init)
    let phrase = words.joined(separator: " ")
    if yes.contains(phrase) { return Understood(true) }
    if no.contains(phrase) { return Understood(false) }
    let hint = "ask; until then nothing is published"
    let limits: Set = [
      "but", "except", "only", "if", "unless", "not", "no", "without", "after", "until", "aber", "nur",
      "nicht", "kein", "pero", "mas", "mais", "sauf", "sin", "sem", "sans", "nao", "pas", "when", "once",
    ]
    if let first = words.first, no.contains(first), first != "not" {
      return Understood(false, doubt: "\(quoted) was read as no")
    }
    if words.starts(with: ["i", "agree"]), limits.isDisjoint(with: words) { return Understood(true) }
    if let first = words.first, yes.contains(first), limits.isDisjoint(with: words) {
      return .unclear("\(quoted) says more than yes, and was not taken for consent", hint: hint)
    }
    return .unclear("\(quoted) is neither yes nor no, and was not taken for consent", hint: hint)
  }

  private static let yes: Set = [
    "yes", "y", "yes please", "please", "yep", "yeah", "sure", "of course", "ok", "okay", "true", "1",
    "agree", "agreed", "i agree",
    "i do", "yes i agree", "yes of course", "certainly", "✓", "✔", "ja", "j", "ja gerne", "gerne", "ja bitte",
    "einverstanden", "oui", "o", "bien sur", "d'accord",
    "oui bien sur", "si", "claro", "de acuerdo", "por supuesto", "sim", "s", "concordo", "はい", "نعم", "да",
    "tak",
  ]
  private static let no: Set = [
    "no", "n", "nope", "no thanks", "no thank you", "false", "0", "nein", "nein danke", "non", "non merci",
    "no gracias", "nao", "いいえ", "لا", "нет",
    "never", "i do not", "i don't", "i do not agree", "i don't agree", "disagree", "do not", "don't",
  ]
}
