/// What a cell asks instead of answering, or beside its answer: not to show it, or to remove what is there.
enum Wish {
  static let hint = "ask what may be on the slide, and write it into the submission"

  /// What a cell asks, going on from the quoted text; nil where it asks nothing.
  ///
  /// - Parameters:
  ///   - plain: the cell, as `CellText.plain` makes it.
  ///   - isText: whether sentences are expected, so that some words of them ask nothing.
  /// - Returns: the doubt, without the cell.
  static func asked(in plain: String, isText: Bool = false) -> String? {
    guard mayAsk(plain) else { return nil }
    let words = CellText.words(plain)
    if removal.are(words) || words.count <= (isText ? 6 : 16) && removals.areIn(words) {
      return "asks to remove it"
    }
    let isSecret = secret.are(words) || strong.areIn(words) || marks.areIn(asides(plain))
    return isSecret ? "asks not to show it" : nil
  }

  /// Whether there are letters enough: figures and units ask nothing.
  private static func mayAsk(_ plain: String) -> Bool {
    var letters = 0
    for byte in plain.utf8 {
      if byte >= 0x80 { return true }
      if (0x61...0x7A).contains(byte | 0x20) { letters += 1 }
      if letters > 2 { return true }
    }
    return false
  }

  /// The words in brackets, before a colon and behind a last dash or comma, where remarks are.
  private static func asides(_ plain: String) -> [String] {
    var asides: [String] = []
    // Most cells have none.
    guard plain.utf8.contains(where: { $0 >= 0x80 || "([{:,;|/*".utf8.contains($0) }) || plain.has(" - ")
    else {
      return asides
    }
    func words(_ part: some StringProtocol) -> [String] {
      // private@reef.example is an address.
      let parts = part.split(separator: " ").filter { !$0.contains("@") && !$0.dropLast(2).contains(".") }
      return CellText.words(parts.joined(separator: " "))
    }
    func add(_ part: some StringProtocol) {
      let words = words(part)
      if words.count <= 4 { asides += [""] + words }
    }
    let plain = plain.has("【") ? plain.replacing("【", with: "(").replacing("】", with: ")") : plain
    asides += words(CellText.inBrackets(plain))
    if let colon = plain.firstIndex(where: { ":：".contains($0) }) { add(plain[..<colon]) }
    if plain.has(" - "), let dash = plain.ranges(of: " - ").last { add(plain[dash.upperBound...]) }
    if let comma = plain.lastIndex(where: { ",;|/*".contains($0) }) { add(plain[comma...].dropFirst()) }
    return asides
  }

  /// What asks for nothing at all, as a whole cell.
  private static let removal = Phrases(
    """
    borrar|eliminar|quitar|remover|apagar|excluir|supprimer|effacer|retirer|enlever|削除|حذف|احذف|إزالة|apagar por favor
    remove|removed|delete|deleted|erase|clear|blank|empty|leave blank|leave empty|leave it blank|leave it empty|none please
    nothing please|no contact|no contact please|without contact|no address|no one|hide|hide it|hide me|please hide
    hide please|withdraw|withdrawn|withdraw it|skip|skip it|omit|omit it|löschen|gelöscht|entfernen|entfernt|streichen|leer
    leer lassen|bitte leer lassen|weg|weg damit|weglassen|bitte weglassen|keine bitte|nichts bitte|bitte keine|bitte nichts
    niemand|kein kontakt|ausblenden|verbergen|zurückziehen|zurückgezogen|vide|laisser vide|à supprimer|à enlever|personne
    pas de contact|masquer|cacher|rien merci|aucun merci|vacío|vacio|dejar vacío|dejar en blanco|en blanco|nadie
    sin contacto|ocultar|esconder|nada por favor|ninguno por favor|ninguna por favor|omitir|vazio|deixar vazio
    deixar em branco|em branco|ninguém|sem contato|sem contacto|nenhum por favor|空欄|空白|空欄で|空欄でお願いします|なしでお願いします
    なしで|不要|非表示|隠してください|فارغ|فارغة|بدون|اتركه فارغا|لا أحد|إخفاء|أخفوه|بدون اتصال
    """ + "|nobody")  // words: ok

  /// What asks to remove something, in a short cell.
  private static let removals = Phrases(
    """
    please remove|remove please|remove my|remove this|remove it|remove me|remove our|remove mine|removed please|be removed
    please delete|delete please|delete my|delete this|delete it|delete me|delete our|be deleted|please erase|erase my|erase it
    please withdraw|withdraw my|take me off|take us off|take it off|take this off|take that off|take it down|take it out
    get rid of it|scrap it|strike it|please omit|leave it out|leave this out|leave me out|please hide|hide my|hide this|hide it
    bitte entfernen|entfernen sie|entfernt bitte|bitte löschen|löschen sie|löscht|bitte streichen|streichen sie|streicht
    weg damit|nehmt mich|nehmt das|nehmen sie mich|nehmen sie das|bitte ausblenden|bitte rausnehmen|rausnehmen|herausnehmen
    supprimer mon|supprimer ma|supprimer mes|supprimez|veuillez supprimer|à supprimer|merci de supprimer|merci de retirer
    retirez|retirer mon|retirer ma|enlever mon|enlever ma|enlevez|effacez|effacer mon|veuillez retirer|veuillez enlever
    borrar mi|borrar por favor|por favor borrar|borren|borrad|bórrenlo|eliminar mi|eliminar por favor|por favor eliminar
    eliminen|elimínenlo|quitar mi|por favor quitar|quitar por favor|quiten|quítenlo|quitadlo|retirar mi|por favor retirar
    remover meu|remover minha|por favor remover|remover por favor|removam|remova meu|remova minha|por favor remova
    apagar meu|apagar minha|por favor apagar|apaguem|apague meu|apague minha|por favor apague|excluir meu|por favor excluir
    por favor exclua|retirar meu|por favor retire|por favor elimine|por favor borre|por favor quite|retirem|tirem
    削除して|削除を|削除お願い|削除希望|を削除|消して|取り消して|外して|取り除いて|載せないで|احذف|احذفوا|احذفه|احذفوه|احذفها|احذفوها|الرجاء الحذف|الرجاء حذف|يرجى حذف
    يرجى الحذف|من فضلك احذف|أرجو حذف|أرجو الحذف|الرجاء إزالة|يرجى إزالة|أزيلوا|أزيلوه|أزل
    """)

  /// What says that nothing is shown, as a whole cell.
  private static let secret = Phrases(
    """
    confidential|private|secret|not public|non public|it's confidential|it is confidential|that's confidential|this is confidential
    this is private|it's private|strictly confidential|company confidential|commercially confidential|commercial in confidence
    business secret|trade secret|top secret|classified|sensitive|internal|internal only|nda|under nda|undisclosable
    cannot say|can't say|cannot tell|can't tell|cannot disclose|can't disclose|prefer not to say|rather not say|won't say
    not to be disclosed|vertraulich|streng vertraulich|privat|geheim|intern|nicht öffentlich|geschäftsgeheimnis
    betriebsgeheimnis|darf ich nicht sagen|dürfen wir nicht sagen|confidentiel|confidentielle|privé|privée|secret|interne
    non public|secret défense|secret des affaires|confidencial|privado|privada|secreto|secreta|interno|interna|reservado|reservada
    no público|secreto comercial|segredo|sigiloso|sigilosa|não público|restrito|非公開|社外秘|部外秘|秘密|機密|極秘|内密|内緒|企業秘密|公開不可
    秘匿|سري|سرية|سر|خاص|خاصة|داخلي|سري للغاية|سري جدا
    """)

  /// What is no remark by chance, wherever it is.
  private static let strong = Phrases(
    """
    tlp|tlpred|tlpamber|vertraulich|confidencial|confidencialmente|confidentiel|confidentielle|社外秘|部外秘|関係者外秘|極秘|機密|マル秘|秘密厳守
    オフレコ|内部用|社内用|内部限定|社内限定|取扱注意|سري|سرية|strictly confidential|company confidential
    commercial in confidence|off the record|not for the slide|under embargo|embargoed
    """)

  /// What is a remark of this kind in brackets, before a colon or last.
  private static let marks = Phrases(
    """
    confidential|private|privately|secret|internal|internals|internally|internal use|nda|hide|hidden|hide it|hide this|off slide
    off slides|off the slide|off record|offrecord|keep off|embargo|embargoed|organisers|organizers|for staff
    staff only|for committee|committee|chairs|for chairs|for you|you only|your eyes|eyes only|fyi only|for info only|classified
    sensitive|restricted use|unlisted|unpublished|undisclosed|not disclosed|not public|non public|nonpublic|redact|redacted
    draft only|not shown|no show|no slide|no publish|no publication|unofficial|vertraulich|privat|geheim|intern|interna|internes
    nur intern|sperrfrist|gesperrt|gesperrt bis|ausblenden|verstecken|verbergen|nicht öffentlich|für die orga|orga
    organisatoren|veranstalter|für euch|unter nda|confidentiel|confidentielle|privé|privée|secret|interne|internes|usage interne
    à masquer|masquer|cacher|sous embargo|organisateurs|pour vous|sous nda|hors diapo|hors diapositive
    non divulgué|non public|confidencial|privado|privada|secreto|secreta|interno|interna|ocultar|oculto|oculta|bajo embargo
    organizadores|reservado|reservada|bajo nda|no mostrar|sob embargo|segredo|sigiloso|sigilosa|restrito
    restrita|esconder|sob nda|uso interno|内部|社内|秘密|内密|内緒|非公開|非公表|非表示|公開不可|未公開|秘匿|主催者のみ|主催者用|主催者向け|運営のみ|運営用|運営向け|関係者のみ|関係者限り|隠して|スライド外|解禁|事務局用
    سري|سرية|خاص|خاصة|داخلي|داخلية|للمنظمين|المنظمين|للاستخدام الداخلي|للاستعمال الداخلي|إخفاء|أخفوه|محظور|غير معلن|غير منشور
    حظر|ليس للعرض|بدون نشر|لكم فقط
    """)
}
