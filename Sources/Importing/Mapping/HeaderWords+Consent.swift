extension HeaderWords {
  /// The consent that a question asks for, in the words of one; nil where it asks for none.
  static func consent(_ question: Question) -> (field: AnswerField, weight: Int)? {
    guard question.says(permission) else { return nil }
    if question.says(photo) { return (.photo, 3) }
    let isAboutSlide = question.says(slideWords)
    if question.says(addresses) {
      // A mail to the submitter is not on a slide.
      return question.says(writing) && !isAboutSlide ? (.ignored, 3) : (.showAddress, 3)
    }
    if question.says(sheetWords) { return (.sheets, 3) }
    if question.says(writing), !question.says(publishing) { return (.ignored, 3) }
    guard question.says(publishing) || question.says(showing) else { return nil }
    // Consent to something else is not consent to publish the slide.
    if question.says(unrelated), !isAboutSlide { return (.ignored, 3) }
    return question.says(publishing) || isAboutSlide ? (.publish, 3) : nil
  }

  /// The consent to which an answer of yes would be a no, as to "Please do not publish my slide"; nil for other
  /// questions.
  static func reversedConsent(_ header: String) -> AnswerField? {
    let sentences = header.split { ".?!;()[]。？！؟\n".contains($0) }
    for sentence in sentences {
      let question = Question(String(sentence))
      guard isNegated(question) else { continue }
      if question.says(photo) { return .photo }
      if question.says(publishing) || question.says(slideWords) { return .publish }
      if question.says(addresses) { return .showAddress }
      if question.says(sheetWords) { return .sheets }
      if question.says(permission) || question.says(showing) {
        return guess(header).field.ifConsent ?? .publish
      }
      // "(tick if NOT)" is about the question beside it.
      if question.says(ticking), let field = guess(header).field.ifConsent { return field }
    }
    return nil
  }

  private static func isNegated(_ question: Question) -> Bool {
    let words = words(question.folded)
    // What follows says how to answer, as in "if not, leave it empty".
    if ["if", "wenn", "falls", "otherwise"].contains(words.first),
      words.dropFirst().first.map(no.contains) == true
    {
      return false
    }
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : ""
      if no.contains(word) {
        // "yes/no" and "yes or no" name both answers.
        let first = ["or", "oder", "ou", "o"].contains(before) && index > 1 ? words[index - 2] : before
        // In French "si non" is "if not".
        if yes.contains(first), word != "non" || first != "si" { continue }
        let next = index + 1 < words.count ? words[index + 1] : ""
        // In Portuguese "no site" is on the site.
        if word == "no", index > 0,
          !["que", "please", "favor", "prefiero", "deseo", "quiero"].contains(before),
          !["se", "me", "quiero", "deseo", "estoy"].contains(next), !next.hasPrefix("publi"),
          !next.hasPrefix("foto"),
          !next.hasPrefix("photo"), !next.hasPrefix("autori"), !next.hasPrefix("acept")
        {
          continue
        }
        return true
      }
    }
    return question.says(negations)
  }

  private static let yes: Set = ["yes", "ja", "oui", "si", "sim", "نعم", "はい", "y"]
  private static let no: Set = ["no", "nein", "non", "nao", "not", "لا", "いいえ", "n"]
  private static let ticking: Terms = [
    "=tick", "=ticked", "=check", "=checked", "=mark", "=box", "=cross", "=select", "kreuz", "hakchen",
    "=haken", "markier",
    "coche", "marque", "marca", "selec", "casilla", "チェック", "選択", "印", "علامة", "اختر", "ضع", "حدد", "=x",
    "rather", "=answer",
  ]
  private static let permission: Terms = [
    "may we", "may the", "may your", "may you", "may it", "may this", "may i", "may my",
    "can we", "can the", "could we", "agree", "allow", "consent", "permission", "permit",
    "accept", "approve", "authori", "=ok", "=okay", "durfen", "darf", "einverst", "erlaub",
    "gestatt", "zustimm", "stimme", "podemos", "=pode", "=puede", "se puede", "autoriz",
    "acept", "aceit", "concord", "permis", "pouvons", "peut-on", "=peut", "autoris", "てよい",
    "てもよい", "いいですか", "よろしい", "同意", "許可", "許諾", "承諾", "可否", "هل يمكن", "يمكننا", "موافق",
    "توافق", "أوافق", "يسمح", "تسمح", "إذن",
  ]
  private static let photo: Terms = [
    "photo", "foto", "bild", "picture", "撮影", "写真", "تصوير", "صور",
  ]
  private static let addresses: Terms = [
    "e-mail", "email", "mail address", "correo", "courriel", "メール", "البريد", "address",
    "adresse",
  ]
  private static let writing: Terms = [
    "contact you", "contact me", "contact us", "write to", "send", "newsletter", "kontaktieren",
    "anschreiben", "schreiben", "schicken", "contacter", "envoyer", "ecrire", "contactar",
    "escribir", "enviar", "送", "連絡して", "نراسل", "مراسل", "إرسال", "التواصل",
  ]
  private static let sheetWords: Terms = [
    "sheet", "hand-out", "handout", "feuille", "hoja", "folha", "=blatt", "handzettel", "シート",
    "配布",
  ]
  static let publishing: Terms = [
    "publish", "publication", "publier", "publiee", "publica", "publique", "veroffentlich",
    "公開", "掲載", "نشر",
  ]
  private static let showing: Terms = [
    "=public", "=show", "=shown", "=display", "=displayed", "=use", "=used", "=share",
    "=shared", "online", "en ligne", "en linea", "website", "web site", "=web", "internet",
    "=site", "zeigen", "gezeigt", "verwenden", "teilen", "montrer", "affich", "utiliser",
    "partager", "mostrar", "usar", "compartir", "compartilhar", "使用", "共有", "表示", "عرض",
    "استخدام",
  ]
  private static let slideWords: Terms = [
    "slide", "folie", "diapo", "lamina", "スライド", "شريح",
  ]
  private static let unrelated: Terms = [
    "logo", "sponsor", "=data", "=daten", "=datos", "=dados", "donnees", "recording", "=record",
    "video", "stream", "audio", "newsletter", "marketing", "privacy", "datenschutz",
    "confidentialite", "privacidad", "conduct", "statistic", "statistik", "attendee",
    "participant", "teilnehm", "ロゴ", "動画", "録画", "データ", "個人情報", "プライバシー", "شعار", "بيانات",
    "تسجيل", "الخصوصية",
  ]
  static let interrogatives: Terms = [
    "=what", "=which", "=anything", "=who", "=whom", "=where", "=how", "=welche", "=welcher",
    "=was", "=wer", "=wie", "=quel", "=quelle", "=comment", "=cual", "=como", "=qual", "一言",
    "何を", "=ما",
  ]
  private static let negations: Terms = [
    "=don't", "=dont", "=don", "=never", "=cannot", "=can't", "=mustn", "=shouldn", "=won",
    "=without", "=private", "=privately", "=confidential", "opt out", "opt-out",
    "=optout", "=object", "=objection", "=refuse", "=decline", "=deny", "=withhold", "=hide",
    "=hidden", "=exclude", "=forbid", "=prohibit", "=disagree", "=mind", "=unlisted", "=secret",
    "=internal", "=internally", "=unpublished", "off the", "nicht", "=kein", "=keine",
    "=keinen", "=keiner", "=niemals", "=ohne", "=privat", "vertraulich", "widersprech",
    "widerspruch", "untersag", "verbiete", "ablehn", "=lehne", "verweiger", "=intern",
    "=geheim", "=pas", "=jamais", "=aucun", "=aucune", "=sans", "=prive", "=privee",
    "=confidentiel", "=confidentielle", "^refus", "^oppos", "^interdi", "=interne", "=nunca",
    "=ningun", "=ninguna", "=sin", "=privada", "=privado", "=confidencial", "rechaz", "opong",
    "opon", "prohib", "=interno", "=interna", "=nenhum", "=nenhuma", "=sem", "recus", "proib",
    "しない", "しません", "ないで", "不可", "非公開", "拒否", "禁止", "望まない", "望みません", "たくない", "たくありません", "控え",
    "遠慮", "いけない", "=ng", "عدم", "=دون", "=بدون", "رفض", "أرفض", "=ليس", "=لن", "ممنوع", "=سري",
    "=سرية", "=خاص", "=خاصة", "=ألا",
  ]
}

extension AnswerField {
  /// Itself where it is a consent.
  fileprivate var ifConsent: AnswerField? { isConsent ? self : nil }
}
