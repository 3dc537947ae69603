extension HeaderWords {
  /// Whether "yes" to a question for consent may allow less than the consent, or something else: "Only on the intranet",
  /// "Have you published your slide already?"
  ///
  /// - Parameters:
  ///   - header: the question.
  ///   - field: the consent that it is taken for.
  /// - Returns: true where "yes" is not to be taken.
  static func limitsConsent(_ header: String, _ field: AnswerField) -> Bool {
    guard field.isConsent else { return false }
    let question = Question(header)
    if question.says(limits) || question.says(circles) { return true }
    // In Portuguese "só" is only, and "já" already; "so" and "ja" are words of English and German.
    let accented = Set(words(CellText.plain(header).lowercased()))
    if accented.contains("só") || accented.contains("já") { return true }
    if question.folded.replacing("いただけ", with: "").has("だけ") { return true }
    switch field {
    case .publish:
      return question.says(audiences) || question.says(purposes) && !question.says(publishing)
    case .showAddress: return question.says(audiences)
    default: return false
    }
  }

  /// What makes less of consent, or asks for something else.
  private static let limits: Terms = [
    // How much and when
    "=only", "exclusively", "=just", "solely", "limited to", "restricted to", "=unless", "=except",
    "provided that",
    "as long as", "=part", "=parts", "partial", "=partly", "excerpt", "summary", "instead", "anonym",
    "pseudonym",
    "blurr", "redact", "embargo", "delayed", "=before", "prior to", "beforehand", "in advance", "review",
    "preview",
    "proofread", "approve your", "approve the", "=edit", "=modify", "=shorten", "translate", "=change",
    "=alter",
    "=nur", "ausschliesslich", "ausschließlich", "lediglich", "beschrankt", "begrenzt", "sofern", "solange",
    "bedingung",
    "=teil", "=teile", "teilweise", "auszug", "stattdessen", "=vorher", "=bevor", "=zuvor", "vorab",
    "vor der", "=prufen",
    "gegenlesen", "freigeben", "sperrfrist", "=andern", "kurzen", "ubersetz",
    "seulement", "uniquement", "exclusiv", "limite", "condition", "=partie", "partiel", "extrait", "=avant",
    "relecture", "yourself",
    "prealable", "relire", "verifier", "=sauf", "modifier", "traduire",
    "=solo", "solamente", "unicamente", "siempre que", "excepto", "=salvo", "=parte", "parcial", "extracto",
    "=antes",
    "previa", "previo", "revis", "condicion", "editar", "modificar", "traducir", "=apenas", "somente",
    "desde que",
    "exceto", "trecho", "rever", "condicao", "condicoes", "traduzir",
    "限定", "のみ", "限り", "限って", "に限", "一部", "匿名", "事前", "前に", "公開前", "掲載前", "条件", "ただし", "編集",
    "修正", "翻訳", "抜粋", "代わり",
    "فقط", "حصر", "جزء", "مجهول", "=قبل", "مراجعة", "مسبق", "بشرط", "شرط", "=إلا", "باستثناء", "تعديل",
    "ترجمة", "مقتطف",
    // What was done already, and what is to be undone
    "already", "have you", "has your", "has the", "had your", "did you", "were you", "was your", "have read",
    "bereits",
    "=schon", "haben sie", "habt ihr", "hast du", "gelesen", "avez-vous", "as-tu", "deja", "a-t-elle",
    "a ete",
    "=ya", "=ha", "=han", "has publicado", "leido", "publicou", "=foi", "=leu", "すでに", "既に", "済", "しましたか",
    "されましたか",
    "سبق", "=بالفعل", "نشرت", "نشرتم",
    "delete", "remove", "take down", "take it down", "withdraw", "revoke", "stop", "loschen", "entfern",
    "zuruckzieh",
    "supprim", "retirer", "borrar", "eliminar", "retirar", "apagar", "remover", "削除", "取り下げ", "撤回", "حذف",
    "إزالة", "سحب",
    "concern", "worr", "objection", "bedenken", "einwand", "inconvenien", "objeci", "懸念", "異議", "اعتراض",
    "مانع",
  ]
  /// Those to whom something is shown that is not public.
  private static let circles: Terms = [
    "intranet", "sponsor", "=press", "password", "log-in", "=login", "behind a", "third part", "passwort",
    "presse",
    "mot de passe", "contrasena", "=senha", "patrocin", "commanditaire", "parrain", "=prensa", "imprensa",
    "=terceros",
    "=terceiros", "dritte", "イントラ", "社内", "内部", "スポンサー", "協賛", "パスワード", "第三者", "報道", "داخلي", "الرعاة",
    "للرعاة",
    "راعي", "كلمة المرور", "الصحافة", "أطراف",
  ]
  /// Those at an event, whose photographs or sheets a question may be about, too.
  private static let audiences: Terms = [
    "attendee", "participant", "delegate", "=members", "=member", "colleague", "committee", "audience",
    "in the room", "on stage", "on screen", "on the screen", "on-screen", "=projector", "at the event",
    "during the",
    "teilnehm", "mitglied", "kolleg", "publikum", "buhne", "leinwand", "wahrend", "vor ort", "membres",
    "sur scene",
    "a l'ecran", "pendant", "dans la salle", "asistent", "miembro", "durante", "en pantalla", "en la sala",
    "membros",
    "na tela", "na sala", "no palco", "参加者", "来場者", "出席者", "会員", "会場", "上映", "投影", "委員", "للحضور", "الحضور",
    "المشارك", "للمشارك", "الأعضاء", "للأعضاء", "أثناء", "اللجنة", "القاعة",
  ]
  /// What a slide may be used for without being published.
  private static let purposes: Terms = [
    "logo", "marketing", "=training", "newsletter", "promot", "advert", "social media", "=ai", "research",
    "archive",
    "record", "video", "stream", "statisti", "=data", "werbung", "schulung", "aufzeichn", "archiv",
    "publicite",
    "=formation", "enregistr", "publicidad", "formacion", "grabar", "propaganda", "treinamento", "gravar",
    "広告", "宣伝", "研修",
    "録画", "録音", "統計", "إعلان", "تدريب", "تسجيل",
  ]
}
