internal import Files
internal import Foundation

/// The words of questions, in the languages of the templates and German.
enum HeaderWords {
  /// A header in small letters, without accents, on one line.
  static func fold(_ header: String) -> String { CellText.folded(header) }

  /// What Google calls the column of times.
  static let timestamps: Set = [
    "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora", "carimbo de tempo",
    "data/hora",
    "タイムスタンプ", "طابع زمني", "informazioni cronologiche", "tijdstempel",
  ]

  /// The index of the row that names the columns: of the first rows, the one that most questions are known of.
  ///
  /// - Returns: nil where there is no row with answers below it.
  static func headerRow(of rows: [[String]]) -> Int? {
    best(of: rows)?.index ?? rows.firstIndex { row in row.filter { !$0.isEmpty }.count > 1 }
  }

  /// How many questions are known of the row that names the columns, to tell a form's sheet from others.
  static func score(of rows: [[String]]) -> Int { best(of: rows)?.score ?? 0 }

  private static func best(of rows: [[String]]) -> (index: Int, score: Int)? {
    var best: (index: Int, score: Int)?
    if let first = rows.first, first.map(fold) == ["code", "title", "question", "answer"] { return (0, 4) }
    for (index, row) in rows.enumerated() {
      let score = row.filter { !$0.isEmpty && $0.count < 200 && guess($0).weight >= 2 }.count
      let isShort = row.count { !$0.isEmpty } < 3
      if score > best?.score ?? 0, score > 1 || isShort { best = (index, score) }
    }
    return best
  }

  /// The field that a header is about, and how surely: 3 by its own words, 2 by likely ones, 1 by one that may
  /// mean something else, 0 for none.
  static func guess(_ header: String) -> (field: AnswerField, weight: Int) {
    let folded = fold(header)
    guard !folded.isEmpty else { return (.ignored, 0) }
    let bytes = folded.precomposedStringWithCanonicalMapping.utf8
    let tokens = Set(folded.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    func says(_ terms: [String]) -> Bool {
      terms.contains { term in
        term.hasPrefix("=") ? tokens.contains(String(term.dropFirst())) : bytes.hasBytes(term.utf8)
      }
    }
    if timestamps.contains(folded) { return (.submitted, 3) }
    if says(permission) {
      if says(photo) { return (.photo, 3) }
      if says(addresses) { return (.showAddress, 3) }
      if says(["sheet", "hand-out", "handout", "feuille", "hoja", "folha", "blatt", "シート"]) {
        return (.sheets, 3)
      }
      if says(publication) { return (.publish, 3) }
    }
    for (field, weight, terms) in questions where says(terms) { return (field, weight) }
    return (.ignored, 0)
  }

  private static let permission = [
    "=may", "can we", "could we", "do you agree", "do you allow", "do you consent", "consent", "permission",
    "allowed", "durfen", "darf", "einverstanden", "erlaub",
    "podemos", "pode", "puede", "autoriz", "pouvons", "peut-on", "acceptez", "consent", "してよい", "よろしい", "同意",
    "許可", "هل يمكن", "موافق", "يسمح",
  ]
  private static let photo = ["photo", "foto", "bild", "picture", "写真", "تصوير", "صور"]
  private static let addresses = [
    "e-mail", "email", "mail address", "correo", "courriel", "メール", "البريد", "address", "adresse",
  ]
  private static let publication = [
    "publish", "public", "veroffentlich", "online", "website", "publier", "公開", "掲載", "نشر", "show", "use",
    "share", "slide",
  ]

  /// In the order in which they are looked for: what is said more surely first.
  private static let questions: [(AnswerField, Int, [String])] = [
    (
      .ignored, 3,
      [
        "proposal ids", "speaker ids", "ids der vortragenden", "ids de palestrantes", "featured",
        "highlights", "em destaque", "record this session",
        "zeichnet meine", "nao grave", "start time", "last modified", "start language", "tracking",
        "network id", "=pdf", "growth",
      ]
    ),
    (
      .submitted, 3,
      ["completion time", "submit date", "date submitted", "submitdate", "registration date", "created at"]
    ),
    (.submitted, 2, ["=created", "erstellt", "=criado", "fecha de envio", "date d'envoi"]),
    (.state, 3, ["proposal state", "einreichungsstatus", "registration state", "estado da proposta"]),
    (.title, 2, ["proposal title", "titulo da proposta", "session title"]),
    (
      .ratio, 3,
      [
        "ratio", "in:out", "inbound", "verhaltnis", "ein:aus", "proporcion", "proporcao", "entrant", "نسبة",
        "比率", "トラフィック比",
      ]
    ),
    (
      .network, 3,
      [
        "as number", "=asn", "as-nummer", "as nummer", "autonomous system", "numero as", "numero de as",
        "numero d'as", "sistema autonomo", "sistema autonomo",
        "systeme autonome", "as番号", "رقم as", "رقم النظام", "numero asn", "=as",
      ]
    ),
    (
      .policy, 3,
      ["policy", "richtlinie", "politica de peering", "politique", "سياسة", "ポリシー", "politica de"]
    ),
    (.policy, 2, ["politica", "conditions for peering"]),
    (
      .planned, 3,
      [
        "will you peer", "peer soon", "plan to peer", "planned", "planning to", "peer next", "in future",
        "future location", "demnachst", "werdet ihr", "geplant",
        "estara", "pronto", "previsto", "em breve", "bientot", "prochain", "prevu", "قريب", "今後", "予定",
      ]
    ),
    (
      .traffic, 3,
      [
        "traffic", "verkehr", "trafico", "trafego", "trafic", "bandwidth", "bandbreite", "حركة المرور",
        "トラフィック", "الحركة", "peak volume",
      ]
    ),
    (
      .seeking, 3,
      [
        "looking for", "seek", "want to meet", "wen sucht", "sucht ihr", "suchen", "buscan", "busca",
        "buscais", "procura", "cherchez", "cherche", "تبحث", "探し", "求め",
      ]
    ),
    (.offering, 3, ["offer", "bietet", "bieten", "ofrec", "oferec", "offre", "proposez", "تقدم", "提供"]),
    (
      .message, 3,
      [
        "anything else", "message", "noch etwas", "sonst noch", "algo mas", "mais alguma", "autre chose",
        "mensaje", "mensagem", "nachricht", "رسالة", "شيء آخر",
        "メッセージ", "その他", "one sentence", "say on the slide", "ein satz",
      ]
    ),
    (.pronounced, 3, ["pronunc", "pronounce", "ausspr", "prononc", "発音", "読み方", "نطق"]),
    (.logo, 3, ["logo", "ロゴ", "شعار"]),
    (
      .slide, 3,
      [
        "own slide", "your slide", "upload a slide", "slide (", "eigene folie", "propia diapositiva",
        "proprio slide", "votre diapositive", "自分のスライド", "شريحة",
      ]
    ),
    (
      .speaker, 3,
      [
        "who presents", "presenter", "speaker", "vortragend", "wer prasentiert", "wer stellt vor",
        "palestrante", "apresenta", "presenta", "ponente", "orateur", "intervenant", "qui presente",
        "متحدث", "من يقدم", "発表者", "登壇",
      ]
    ),
    (
      .peersAt, 3,
      [
        "where do you peer", "where you peer", "peer today", "exchanges", "ixps", "wo peert", "donde hac",
        "donde peer", "onde faz", "ou peerez", "ou etes-vous", "どこでピア", "أين",
      ]
    ),
    (.contact, 3, ["contact", "kontakt", "contacto", "contato", "連絡", "اتصال", "reach you"]),
    (.contact, 2, ["phone", "telefon", "telefono", "telephone", "電話", "هاتف"]),
    (
      .address, 3,
      [
        "email address", "e-mail address", "=username", "=email", "=e", "adresse e-mail", "e-mail-adresse",
        "correo electronico", "direccion de correo", "endereco de e-mail", "nutzername",
        "nom d'utilisateur", "nombre de usuario", "メールアドレス", "ユーザー名", "عنوان البريد", "اسم المستخدم",
        "courriel",
      ]
    ),
    (.website, 3, ["website", "web site", "webseite", "sitio web", "site web", "=homepage", "ウェブ", "موقع"]),
    (
      .name, 3,
      [
        "=network", "=organisation", "=organization", "organisation name", "=company", "affiliation", "=netz",
        "=netzwerk", "=unternehmen", "=firma", "=red", "=empresa", "=rede",
        "organizacion", "organizacao", "reseau", "societe", "entreprise", "شبكة", "شركة", "ネットワーク", "会社",
        "組織", "network name",
      ]
    ),
    (.id, 2, ["response id", "=id", "=#"]),
    (.network, 1, ["peeringdb"]),
    (.traffic, 1, ["=volume", "volumen"]),
    (.speaker, 1, ["=name", "=nombre", "=nom", "=nome", "氏名", "الاسم"]),
    (
      .message, 1,
      ["comment", "remark", "bemerkung", "kommentar", "comentario", "commentaire", "コメント", "تعليق"]
    ),
    (.slide, 1, ["=slide", "=folie", "diapositiva", "スライド"]),
  ]
}
