/// Sentences of a mail that take consent back, or say that no one comes.
enum MailRefusal {
  /// The parts of a submission that a sentence asks not to show: `contact`, `consent.photo`, or `consent` for all.
  static func withdrawn(by sentence: String) -> Set<String> {
    let words = CellText.words(sentence)
    let isDenied = Phrases.negations.areIn(words) && publishing.areIn(words)
    guard isDenied || withdrawals.areIn(words) || Phrases.refusals.areIn(words) else { return [] }
    let parts: [(Phrases, String)] = [
      (contacts, "contact"), (photos, "consent.photo"), (sheets, "consent.sheets"),
    ]
    let named = Set(parts.filter { $0.0.areIn(words) }.map(\.1))
    return named.isEmpty || consent.areIn(words) ? named.union(["consent"]) : named
  }

  /// Whether a sentence says that they do not come, asks to be taken off, or asks at all.
  static func declines(_ sentence: String) -> Bool {
    let words = CellText.words(sentence)
    let asks = CellText.asks(CellText.plain(sentence)) && !greetings.areIn(words)
    return asks || refusals.areIn(words)
  }

  private static let withdrawals = Phrases(
    """
    withdraw|withdraws|withdrawn|withdrawing|withdrew|revoke|revoked|rescind|retract|take back my consent|take back our consent
    no longer consent|no longer agree|no longer want|do not consent|don't consent|do not agree|don't agree|not consent
    without my consent|no consent|refuse consent|take it down|take down|take my slide|take our slide|unpublish|no publication
    widerrufe|widerrufen|widerruf|widerruft|zurückziehen|ziehe zurück|einwilligung zurück|zustimmung zurück|einverständnis zurück
    nicht einverstanden|nicht mehr einverstanden|keine einwilligung|nicht mehr veröffentlichen|veröffentlicht nicht
    veröffentlichen sie nicht|nicht veröffentlicht
    retire mon consentement|retire mon accord|retirons notre|retirer mon|retirer notre|révoque|révoquons|n'autorise pas
    n'autorise plus|n'autorisons pas|ne consens pas|ne consens plus|ne publiez|publiez pas|pas être publié|pas être publiée
    retiro|retiramos|revoco|revocamos|retirar mi|retirar nuestro|no autorizo|no autorizamos|no consiento|no publiquen|no publiques
    no se publique
    revogo|revogamos|retirar o meu|retirar meu|não autorizo|não autorizamos|não consinto|não publiquem|não quero que publiquem
    撤回|取り消し|取り消します|取消|取り下げ|同意しません|同意いたしません|公開しない|公開をやめ|掲載をやめ|掲載しない
    أسحب|نسحب|سحب موافقتي|سحب الموافقة|ألغي موافقتي|لا أوافق|لا نوافق|لا تنشروا|لا تنشر
    """)
  private static let publishing = Phrases(
    """
    publish|published|publishing|publication|veröffentlichen|veröffentlicht|veröffentlichung|publier|publiez|publié|publiée
    publicar|publiquen|publique|publicado|publicada|公開|掲載|نشر|تنشر|تنشروا
    """)
  private static let consent = Phrases(
    "consent|permission|slide|einwilligung|zustimmung|folie|consentement|accord|diapositive|consentimiento|diapositiva|consentimento|同意|スライド|موافقتي|الموافقة|الشريحة"
  )
  private static let contacts = Phrases(
    """
    contact|contacts|address|addresses|email|e mail|mail|phone|telephone|number|kontakt|kontaktdaten|adresse|mailadresse|telefon
    telefonnummer|nummer|courriel|téléphone|numéro|coordonnées|contacto|correo|dirección|teléfono|número|contato|endereço|telefone
    連絡先|メール|電話|住所|アドレス|بريدي|البريد|عنواني|هاتفي|رقمي|رقم|الهاتف|جهة الاتصال
    """)
  private static let photos = Phrases("photo|photos|photograph|picture|foto|fotos|bild|写真|撮影|صورتي|صورة|صور")
  private static let sheets = Phrases("sheet|sheets|handout|handouts")
  private static let greetings = Phrases(
    "how are you|how do you do|wie geht|comment allez|cómo está|como está")
  private static let refusals = Phrases(
    """
    do you have|have you got|did you get|are we in|habt ihr|haben sie schon|avez vous|have to skip|skip this year|next year|another time
    cannot come|can't come|can not come|cannot attend|can't attend|can not attend|cannot make it|can't make it|cannot join|can't join
    cannot present|can't present|unable to|not able to|not attend|not attending|won't attend|won't come|won't be|will not come
    will not be|will not attend|not coming|not come|not be coming|not be attending|not participate|not join|not present|no longer
    remove as|please remove|remove us|remove our|remove me|take us off|cancel|cancelled|decline|withdraw|withdrawn|unsubscribe
    kommen nicht|komme nicht|nicht kommen|nicht teilnehmen|nehmen nicht|nicht dabei|leider nicht|absagen|sagen ab|sage ab|abmelden
    streichen|entfernen|ne viendrons|ne viendrai|ne pouvons|ne peux|ne participerons|ne serons|ne serai|pas venir|pas participer
    annuler|annulons|retirer|supprimer|no podemos|no puedo|no vamos|no voy|no asistiremos|no iremos|cancelar|cancelamos|eliminar
    quitar|não podemos|não posso|não vamos|não iremos|não vou|não participaremos|remover|desistimos
    参加できません|参加できない|参加しません|行けません|伺えません|欠席|不参加|キャンセル|辞退|削除
    لا نستطيع|لا أستطيع|لن نحضر|لن أحضر|لن نتمكن|لا يمكننا|لا يمكنني|إزالة|احذفوا|حذف|إلغاء|نعتذر
    """)
}
