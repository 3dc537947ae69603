extension HeaderWords {
  /// In the order in which they are looked for: what is said more surely first.
  static let questions: [(AnswerField, Int, Terms)] = [
    (
      .ignored, 3,
      [
        "proposal ids", "speaker ids", "ids der vortragenden", "ids de palestrantes",
        "featured", "highlights", "em destaque", "record this session", "zeichnet meine",
        "nao grave", "start time", "last modified", "start language", "tracking",
        "network id", "growth", "privacy", "refund", "cancellation", "datenschutz",
        "code of conduct", "verhaltenskodex", "politique de confidentialite",
        "politica de privacidad", "プライバシー", "個人情報", "سياسة الخصوصية", "as-set", "as set",
        "prefixes", "prefix count", "session type", "registration type", "ticket",
        "verkehrsmittel", "on-site", "onsite", "on site", "emergency", "travel",
      ]
    ),
    (
      .submitted, 3,
      [
        "completion time", "submit date", "date submitted", "submitdate",
        "registration date", "created at",
      ]
    ),
    (
      .submitted, 2,
      [
        "=created", "erstellt", "=criado", "fecha de envio", "date d'envoi",
      ]
    ),
    (
      .state, 3,
      [
        "proposal state", "einreichungsstatus", "registration state", "estado da proposta",
      ]
    ),
    (
      .title, 2,
      [
        "proposal title", "titulo da proposta", "session title", "presentation title",
        "talk title", "titel des vortrags", "titre de la presentation",
        "titulo de la presentacion", "titulo da apresentacao", "発表タイトル",
      ]
    ),
    (
      .ratio, 3,
      [
        "out:in", "out/in", "aus:ein", "aus/ein", "egress", "sent:received", "sent/received", "tx/rx",
        "rx/tx", "tx:rx", "rx:tx",
        "upload:download", "upload/download", "download/upload", "download:upload", "salida:entrada",
        "salida/entrada",
        "saida:entrada", "saida/entrada", "送信:受信", "送信/受信", "下り/上り", "上り:下り", "صادر:وارد", "صادر/وارد",
        "=ratio", "=ratios", "in:out", "in/out", "in vs", "inbound", "traffic direction",
        "traffic balance", "verhaltnis", "ein:aus", "ein/aus", "rein/raus", "eingehend",
        "proporcion", "proporcao", "entrant", "sortant", "saliente", "relacion de trafico",
        "relacion entrada", "balance de trafico", "equilibre du trafic",
        "relacao de trafego", "relacao entrada", "entrada/saida", "entrada:saida",
        "entrada/salida", "entrada e saida", "=نسبة", "=النسبة", "الوارد", "الصادر", "比率",
        "トラフィック比", "トラフィックバランス", "送受信比", "送受信の比", "入出力比", "受信:送信", "受信/送信", "上り下り", "上り/下り",
        "インバウンド",
      ]
    ),
    (
      .network, 3,
      [
        "as number", "=asn", "=asns", "as-nummer", "as nummer", "asnummer",
        "autonomous system", "autonomes system", "autonomen system", "numero as",
        "numero de as", "numero d'as", "numero do as", "sistema autonomo",
        "systeme autonome", "as番号", "自律システム", "رقم as", "رقم النظام", "النظام المستقل",
        "نظامكم", "numero asn",
      ]
    ),
    (
      .policy, 3,
      [
        "policy", "policies", "richtlinie", "peering-politik", "politica de peering",
        "politicas de peering", "politica de inter", "politica de troca",
        "politica general", "politica geral", "politique", "سياسة", "السياسة", "ポリシー",
        "ピアリング方針", "ピアリングの方針", "接続方針", "open or selective", "open, selective",
      ]
    ),
    (
      .policy, 2,
      [
        "=politica", "=politicas", "peering requirement", "conditions for peering",
        "conditions de peering", "condiciones de peering", "condicoes de peering", "方針",
      ]
    ),
    (
      .seeking, 3,
      [
        "looking for", "=seek", "=seeking", "want to meet", "like to meet",
        "want to peer with", "like to peer with", "peers wanted", "wen sucht", "sucht ihr",
        "=suche", "=suchen", "=gesucht", "wen wollt ihr", "mit wem", "buscan", "=busca",
        "buscais", "buscamos", "procura", "cherchez", "cherchons", "=cherche", "=recherche",
        "rencontrer", "avec qui", "a quien", "con quien", "com quem", "conhecer", "تبحث",
        "نبحث", "لقاءه", "مع من", "探し", "求めている", "会いたい", "募集", "したい相手", "希望する相手",
      ]
    ),
    (
      .planned, 3,
      [
        "will you peer", "will you join", "pretendem", "planning to join", "peer soon",
        "plan to peer", "=planned", "planning to", "peer next", "be next", "in future",
        "future location", "upcoming", "coming soon", "expanding", "=expansion", "roadmap",
        "new locations", "demnachst", "werdet ihr", "geplant", "plant ihr", "kunftig",
        "zukunft", "ausbauplan", "neue standorte", "estaran", "estarao", "=pronto",
        "previst", "planead", "planean", "planificad", "planejad", "planejam",
        "proximamente", "proximas ubicaciones", "futuras ubicaciones", "futuros locais",
        "proximos locais", "em breve", "de expans", "bientot", "prochain", "prevu",
        "prevoyez", "futurs", "a venir", "قريب", "المخطط", "تخطط", "القادمة", "المستقبلية",
        "المقبلة", "التوسع", "今後", "予定", "近日", "拡張計画", "計画している", "新規拠点", "将来",
      ]
    ),
    (
      .traffic, 3,
      [
        "traffic", "verkehr", "trafico", "trafego", "trafic", "bandwidth", "bandbreite",
        "bande passante", "ancho de banda", "largura de banda", "=banda", "=debit",
        "throughput", "peak in", "gbps at peak", "how many gbps", "حركة المرور", "الحركة",
        "حركة البيانات", "حجم البيانات", "عرض النطاق", "ترافيك", "トラフィック", "トラヒック", "帯域",
        "通信量", "流量", "peak volume", "percentile",
      ]
    ),
    (
      .offering, 3,
      [
        "=offer", "=offers", "offering", "=offered", "bietet", "bieten", "=angebot",
        "ofrec", "oferec", "=oferta", "=ofertas", "=offre", "=offres", "offrez", "offrons",
        "proposez", "what do you bring", "تقدم", "=نقدم", "العرض المقدم", "提供",
      ]
    ),
    (
      .message, 3,
      [
        "anything else", "=message", "sentence", "noch etwas", "sonst noch",
        "was sollen wir noch", "=botschaft", "=nachricht", "ein satz", "algo mas",
        "algo mais", "mais alguma", "autre chose", "chose d'autre", "like to tell",
        "une phrase", "un mot sur", "a ajouter", "mensaje", "mensagem", "una frase",
        "uma frase", "رسالة", "رسالت", "شيء آخر", "جملة", "メッセージ", "その他", "一言", "ひとこと",
        "自由記述", "ご自由に", "アピール", "pr文", "say on the slide", "tell us about", "people know",
        "=tagline",
      ]
    ),
    (
      .pronounced, 3,
      [
        "pronunc", "pronounce", "ausspr", "prononc", "発音", "読み方", "フリガナ", "ふりがな", "نطق",
      ]
    ),
    (
      .logo, 3,
      [
        "^logo", "ロゴ", "شعار", "logodatei", "firmenlogo",
      ]
    ),
    (
      .slide, 3,
      [
        "own slide", "your slide", "upload a slide", "slide (", "slide deck",
        "eigene folie", "eure folie", "propia diapositiva", "proprio slide",
        "slide proprio", "seu slide", "votre diapositive", "votre propre diapositive",
        "自分のスライド", "独自スライド", "شريحة", "شريحت", "your presentation", "presentation file",
        "presentation (", "archivo de presentacion", "arquivo da apresentacao",
        "fichier de presentation", "support de presentation", "votre presentation",
        "prasentation hochladen", "eigene prasentation", "foliensatz", "発表資料", "資料をアップロード",
        "ملف العرض",
      ]
    ),
    (
      .speaker, 3,
      [
        "who presents", "who will present", "who will be present", "who will speak",
        "who is speaking", "presented by", "presenter", "speaker", "vortragend",
        "wer prasentiert", "wer stellt vor", "wer spricht", "wer halt", "=sprecher",
        "=sprecherin", "=referent", "=referentin", "palestrante", "=apresenta",
        "apresentador", "=presenta", "presentador", "quien va a", "quem vai", "ponente",
        "=orador", "=oradora", "expositor", "conferencista", "conferencier", "orateur",
        "oratrice", "intervenant", "presentateur", "qui presente", "qui parle", "متحدث",
        "من يقدم", "من سيقدم", "مقدم العرض", "اسم المقدم", "発表者", "登壇", "講演者", "スピーカー",
        "発表する人",
      ]
    ),
    (
      .peersAt, 3,
      [
        "where do you peer", "where you peer", "peer today", "present today",
        "presents aujourd'hui", "現在の接続", "exchanges", "ixps", "wo peert", "donde hac",
        "donde peer", "onde faz", "ou peerez", "ou etes-vous", "どこでピア", "أين",
      ]
    ),
    (
      .contact, 3,
      [
        "contact", "kontakt", "ansprechpartner", "erreichbar", "erreicht man", "contacto",
        "contato", "falar com", "joindre", "coordonnees", "連絡先", "連絡方法", "問い合わせ", "問合せ",
        "窓口", "اتصال", "تواصل", "reach you", "get in touch",
      ]
    ),
    (
      .contact, 2,
      [
        "phone", "telefon", "telefono", "telephone", "電話", "هاتف", "連絡", "peering e-mail",
        "peering email", "noc e-mail", "noc email",
      ]
    ),
    (
      .address, 3,
      [
        "email address", "e-mail address", "=username", "=email", "e-mail", "=mail",
        "adresse e-mail", "e-mail-adresse", "correo electronico", "direccion de correo",
        "endereco de e-mail", "nutzername", "nom d'utilisateur", "nombre de usuario",
        "nome de usuario", "nome do usuario", "nome de utilizador",
        "メールアドレス", "ユーザー名", "البريد", "عنوان البريد", "اسم المستخدم", "courriel",
      ]
    ),
    (
      .website, 3,
      [
        "website", "web site", "homepage", "home page", "webpage", "web page", "webseite",
        "web-seite", "internetseite", "internetadresse", "sitio web", "sitio de internet",
        "pagina web", "pagina na internet", "page web", "site web", "site internet",
        "adresse du site", "site da empresa", "=web", "webサイト", "ウェブ", "ホームページ", "サイトurl",
        "=hp", "موقع",
      ]
    ),
    (
      .name, 3,
      [
        "=network", "=organisation", "=organization", "organisation name", "=company",
        "=corporation", "=affiliation", "=isp", "=netz", "=netzes", "netzname", "=netzwerk",
        "=unternehmen", "=firma", "firmenname", "=red", "=empresa", "=rede", "=compania",
        "=instituicao", "razon social", "raison sociale", "razao social", "organizacion",
        "organizacao", "=organisme", "reseau", "societe", "entreprise", "شبكة", "شبكت",
        "شركة", "مؤسسة", "منظمة", "ネットワーク", "会社", "社名", "組織", "所属", "団体", "事業者",
        "network name",
      ]
    ),
    (
      .name, 2,
      [
        "=operator", "=operador", "=operadora", "=operateur", "=betreiber", "=employer",
        "=arbeitgeber", "=employeur", "勤務先", "المشغل", "جهة العمل",
      ]
    ),
    (
      .id, 2,
      [
        "response id", "=id", "=#",
      ]
    ),
    (
      .network, 1,
      [
        "peeringdb"
      ]
    ),
    (
      .traffic, 1,
      [
        "=volume", "volumen",
      ]
    ),
    (
      .speaker, 1,
      [
        "=name", "=nombre", "=nom", "=nome", "氏名", "名前", "担当者", "الاسم", "=اسمك", "=اسم",
      ]
    ),
    (
      .message, 1,
      [
        "comment", "remark", "bemerkung", "kommentar", "anmerkung", "comentario",
        "observacion", "observacoes", "commentaire", "remarque", "コメント", "備考", "補足",
        "تعليق", "ملاحظات", "additional information", "weitere angaben",
        "autres informations", "informacion adicional", "informacoes adicionais",
        "معلومات إضافية", "notes for",
      ]
    ),
    (
      .slide, 1,
      [
        "=slide", "=slides", "=folie", "diapositiv", "=diapo", "lamina", "スライド", "شريح",
      ]
    ),
    (
      .website, 1,
      [
        "=site"
      ]
    ),
  ]
}
