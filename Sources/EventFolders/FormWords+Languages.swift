extension FormWords {
  static let english = FormWords(
    language: "en",
    questions: [
      .network: Question("AS number", "As in AS64500. Leave it empty if you have none."),
      .name: Question("Network", "The name of your network, exchange or data centre."),
      .speaker: Question("Who presents?"),
      .traffic: Question("Peak traffic", "As in 640G, or a class of PeeringDB's such as 500-1000Gbps."),
      .ratio: Question(
        "Traffic ratio, in:out", "As in 28:72, or Balanced. Leave it empty to use PeeringDB's."),
      .policy: Question("Peering policy"),
      .planned: Question(
        "Where will you peer soon?", "Exchanges, data centres or cities, separated by commas."),
      .seeking: Question("Whom are you looking for?"),
      .offering: Question("What do you offer?"),
      .message: Question("Anything else for the slide?", "One sentence."),
      .contact: Question("How can people reach you?", "As in peering@net.example. It is shown on the slide."),
      .publish: Question("May we publish your slide?"),
      .sheets: Question("May we print your slide on a handout?"),
      .photo: Question("May we take photos of you while you present?"),
    ], yes: "Yes", no: "No", title: "%: peering personals",
    introduction:
      "Introduce your network at %: one slide, one minute. Say who you are, where you are, and who you want to peer "
      + "with. We make the slide from your answers and your record in PeeringDB; whatever you leave empty comes from there.",
    deadline: "Send your answers by DATE: LINK TO THE FORM")

  static let spanish = FormWords(
    language: "es",
    questions: [
      .network: Question("Número AS", "Como AS64500. Déjelo vacío si no tiene."),
      .name: Question("Empresa", "El nombre de su red, IXP o centro de datos."),
      .speaker: Question("¿Quién va a presentar?"),
      .traffic: Question("Tráfico máximo", "Como 640G, o una clase de PeeringDB como 500-1000Gbps."),
      .ratio: Question("Proporción entrada:salida", "Como 28:72 o Balanced. Vacío: se usa la de PeeringDB."),
      .policy: Question("Política de peering"),
      .planned: Question(
        "¿Dónde estarán próximamente?", "IXP, centros de datos o ciudades, separados por comas."),
      .seeking: Question("¿A quién buscan?"),
      .offering: Question("¿Qué ofrecen?"),
      .message: Question("¿Algo más para la diapositiva? Una frase"),
      .contact: Question("Contacto", "Como peering@net.example. Aparece en la diapositiva."),
      .publish: Question("¿Podemos publicar su diapositiva?"),
      .sheets: Question("¿Podemos imprimir su diapositiva en una hoja?"),
      .photo: Question("¿Podemos tomarle fotos durante la presentación?"),
    ], yes: "Sí", no: "No", title: "%: peering personals",
    introduction:
      "Presente su red en %: una diapositiva, un minuto. Diga quiénes son, dónde están y con quién quieren hacer peering. "
      + "Hacemos la diapositiva con sus respuestas y su registro en PeeringDB; lo que deje vacío se toma de allí.",
    deadline: "Envíe sus respuestas hasta el FECHA: ENLACE AL FORMULARIO")

  static let portuguese = FormWords(
    language: "pt",
    questions: [
      .network: Question("Número AS", "Como AS64500. Deixe vazio se não tiver."),
      .name: Question("Empresa", "O nome da sua rede, IXP ou data center."),
      .speaker: Question("Quem vai apresentar?"),
      .traffic: Question("Tráfego de pico", "Como 640G, ou uma classe do PeeringDB como 500-1000Gbps."),
      .ratio: Question("Proporção entrada:saída", "Como 28:72 ou Balanced. Vazio: usamos a do PeeringDB."),
      .policy: Question("Política de peering"),
      .planned: Question("Onde estarão em breve?", "IXPs, data centers ou cidades, separados por vírgulas."),
      .seeking: Question("Quem vocês procuram?"),
      .offering: Question("O que vocês oferecem?"),
      .message: Question("Algo mais para o slide? Uma frase"),
      .contact: Question("Contato", "Como peering@net.example. Aparece no slide."),
      .publish: Question("Podemos publicar o seu slide?"),
      .sheets: Question("Podemos imprimir o seu slide numa folha?"),
      .photo: Question("Podemos tirar fotos suas durante a apresentação?"),
    ], yes: "Sim", no: "Não", title: "%: peering personals",
    introduction:
      "Apresente a sua rede em %: um slide, um minuto. Diga quem são, onde estão e com quem querem fazer peering. Fazemos "
      + "o slide com as suas respostas e o seu registro no PeeringDB; o que ficar vazio vem de lá.",
    deadline: "Envie as suas respostas até DATA: LINK DO FORMULÁRIO")

  static let french = FormWords(
    language: "fr",
    questions: [
      .network: Question("Numéro d'AS", "Comme AS64500. Laissez vide si vous n'en avez pas."),
      .name: Question("Entreprise", "Le nom de votre réseau, point d'échange ou centre de données."),
      .speaker: Question("Qui présente ?"),
      .traffic: Question("Trafic de pointe", "Comme 640G, ou une classe de PeeringDB comme 500-1000Gbps."),
      .ratio: Question("Ratio entrant:sortant", "Comme 28:72 ou Balanced. Vide : celui de PeeringDB."),
      .policy: Question("Politique de peering"),
      .planned: Question(
        "Où serez-vous bientôt ?", "Points d'échange, centres de données ou villes, séparés par des virgules."
      ),
      .seeking: Question("Qui cherchez-vous ?"),
      .offering: Question("Qu'offrez-vous ?"),
      .message: Question("Autre chose pour la diapositive ? Une phrase"),
      .contact: Question("Comment vous joindre ?", "Comme peering@net.example. Figure sur la diapositive."),
      .publish: Question("Pouvons-nous publier votre diapositive ?"),
      .sheets: Question("Pouvons-nous imprimer votre diapositive sur une feuille ?"),
      .photo: Question("Pouvons-nous prendre des photos de vous pendant la présentation ?"),
    ], yes: "Oui", no: "Non", title: "% : peering personals",
    introduction:
      "Présentez votre réseau à % : une diapositive, une minute. Dites qui vous êtes, où vous êtes et avec qui vous voulez "
      + "peerer. Nous faisons la diapositive avec vos réponses et votre fiche PeeringDB ; ce que vous laissez vide en vient.",
    deadline: "Envoyez vos réponses avant le DATE : LIEN DU FORMULAIRE")

  static let arabic = FormWords(
    language: "ar",
    questions: [
      .network: Question("رقم AS", "مثل AS64500. اتركه فارغًا إن لم يكن لديكم رقم."),
      .name: Question("الشركة", "اسم شبكتكم أو نقطة التبادل أو مركز البيانات."),
      .speaker: Question("من يقدم العرض؟"),
      .traffic: Question("حركة المرور في الذروة", "مثل 640G، أو فئة من PeeringDB مثل 500-1000Gbps."),
      .ratio: Question("نسبة الوارد إلى الصادر", "مثل 28:72 أو Balanced. إن تركته فارغًا نأخذه من PeeringDB."),
      .policy: Question("سياسة التبادل"),
      .planned: Question("المواقع المقبلة", "نقاط تبادل أو مراكز بيانات أو مدن، تفصل بينها فواصل."),
      .seeking: Question("عمن تبحثون؟"),
      .offering: Question("ماذا تقدمون؟"),
      .message: Question("شيء آخر للشريحة؟ جملة واحدة"),
      .contact: Question("جهة الاتصال", "مثل peering@net.example. تظهر على الشريحة."),
      .publish: Question("هل يمكننا نشر شريحتكم؟"),
      .sheets: Question("هل يمكننا طباعة شريحتكم على ورقة (handout)؟"),
      .photo: Question("هل يمكننا تصويركم أثناء العرض؟"),
    ], yes: "نعم", no: "لا", title: "%: peering personals",
    introduction:
      "عرّفوا بشبكتكم في %: شريحة واحدة، دقيقة واحدة. من أنتم، وأين أنتم، ومع من تريدون التبادل. نصنع الشريحة من إجاباتكم "
      + "ومن سجلكم في PeeringDB، وما تتركونه فارغًا نأخذه منه.",
    deadline: "أرسلوا إجاباتكم قبل التاريخ: رابط الاستمارة")

  static let japanese = FormWords(
    language: "ja",
    questions: [
      .network: Question("AS番号", "AS64500 のように。なければ空欄にしてください。"),
      .name: Question("会社名", "ネットワーク、IX、またはデータセンターの名前。"),
      .speaker: Question("発表者"),
      .traffic: Question("ピーク時のトラフィック", "640G のように。PeeringDB の区分 500-1000Gbps でも。"),
      .ratio: Question("トラフィック比 受信:送信", "28:72 または Balanced のように。空欄なら PeeringDB から。"),
      .policy: Question("ピアリングポリシー"),
      .planned: Question("今後の接続予定", "IX、データセンター、都市をコンマで区切って。"),
      .seeking: Question("探している相手"),
      .offering: Question("提供できるもの"),
      .message: Question("その他、スライドに載せたい一言"),
      .contact: Question("連絡先", "peering@net.example のように。スライドに載ります。"),
      .publish: Question("スライドを公開してよいですか"),
      .sheets: Question("スライドを配布資料に印刷してよいですか"),
      .photo: Question("発表中に写真を撮影してよいですか"),
    ], yes: "はい", no: "いいえ", title: "%: peering personals",
    introduction:
      "% でネットワークをご紹介ください。スライド 1 枚、1 分です。どなたで、どこにいて、誰とピアリングしたいか。スライドはご回答と "
      + "PeeringDB の記録から作ります。空欄は PeeringDB の内容になります。",
    deadline: "締切 日付: フォームのリンク")
}
