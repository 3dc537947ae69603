extension MailWords {
  static let english = MailWords(
    language: "en", subject: "{event}: your slide for {presenter}", greetingByName: "Dear %,",
    greeting: "Hello,",
    looks: "this is how the slide of {presenter} for {event} looks now:",
    noSlide: "we could not make a slide of what {presenter} sent for {event}.", time: "You present at %.",
    allIsWell: "Nothing is wrong with it. There is nothing that you have to do.",
    wrong: "Please look at the following:",
    todo: "Correct it in the attached file or in the form, or simply answer this mail.",
    closing: "The organisers of {event}",
    missingSubject: "{event}: we are waiting for {presenter}",
    missing:
      "{presenter} is expected to present at {event}, and we have no submission yet. Please fill in the form, or send us "
      + "your AS number, who presents, and anything for your slide.",
    problems: [
      .line: "A line could not be read and was left out. Please correct it.",
      .missing: "Something that the event asks for is missing. Please add it here or in PeeringDB.",
      .tooLong: "A text is too long for the slide. Please make it shorter.",
      .picture:
        "The logo does not look good on a screen. Please send an SVG, or a large PNG with a transparent ground.",
      .record:
        "Your record in PeeringDB needs a look. Please bring it up to date there, or correct what you sent.",
      .ownSlide:
        "There is a problem with your own slide. Please export it again as a PDF with all fonts in it.",
      .contact: "People cannot see how to reach you. Please add an address that may be shown.",
      .colour: "The colour is hard to read on the slide. Please choose a darker or a lighter one.",
      .twice: "We have more than one submission for this network. Please tell us which one counts.",
      .other: "Please look at this:",
    ])

  static let spanish = MailWords(
    language: "es", subject: "{event}: su diapositiva de {presenter}", greetingByName: "Hola, %:",
    greeting: "Hola:",
    looks: "así se ve ahora la diapositiva de {presenter} para {event}:",
    noSlide: "no pudimos hacer una diapositiva con lo que {presenter} envió para {event}.",
    time: "Su presentación es a las %.",
    allIsWell: "Todo está bien. No tiene que hacer nada.",
    wrong: "Por favor, revise lo siguiente:",
    todo: "Corríjalo en el archivo adjunto o en el formulario, o simplemente responda a este correo.",
    closing: "La organización de {event}",
    missingSubject: "{event}: esperamos a {presenter}",
    missing:
      "{presenter} figura entre los presentadores de {event} y todavía no tenemos su envío. Por favor, rellene el "
      + "formulario, o envíenos su número AS, quién presenta y lo que deba ir en la diapositiva.",
    problems: [
      .line: "Una línea no se pudo leer y se omitió. Por favor, corríjala.",
      .missing: "Falta algo que el evento pide. Por favor, añádalo aquí o en PeeringDB.",
      .tooLong: "Un texto es demasiado largo para la diapositiva. Por favor, acórtelo.",
      .picture:
        "El logotipo no se ve bien en pantalla. Por favor, envíe un SVG, o un PNG grande con fondo transparente.",
      .record:
        "Hay que revisar su registro en PeeringDB. Por favor, actualícelo allí o corrija lo que envió.",
      .ownSlide:
        "Hay un problema con su propia diapositiva. Por favor, expórtela de nuevo como PDF con todas las fuentes.",
      .contact: "No se ve cómo contactarle. Por favor, añada una dirección que se pueda mostrar.",
      .colour: "El color se lee mal en la diapositiva. Por favor, elija uno más oscuro o más claro.",
      .twice: "Tenemos más de un envío de esta red. Por favor, díganos cuál vale.",
      .other: "Por favor, revise esto:",
    ])

  static let portuguese = MailWords(
    language: "pt", subject: "{event}: o seu slide de {presenter}", greetingByName: "Olá, %,",
    greeting: "Olá,",
    looks: "o slide de {presenter} para {event} está assim agora:",
    noSlide: "não conseguimos fazer um slide com o que {presenter} enviou para {event}.",
    time: "A sua apresentação é às %.",
    allIsWell: "Está tudo certo. Não é preciso fazer nada.",
    wrong: "Por favor, veja o seguinte:",
    todo: "Corrija no arquivo anexo ou no formulário, ou simplesmente responda a este e-mail.",
    closing: "A organização de {event}",
    missingSubject: "{event}: estamos à espera de {presenter}",
    missing:
      "{presenter} deve apresentar em {event}, e ainda não temos o seu envio. Por favor, preencha o formulário, ou "
      + "mande-nos o seu número AS, quem apresenta e o que deve ir no slide.",
    problems: [
      .line: "Uma linha não pôde ser lida e ficou de fora. Por favor, corrija-a.",
      .missing: "Falta algo que o evento pede. Por favor, acrescente aqui ou no PeeringDB.",
      .tooLong: "Um texto é longo demais para o slide. Por favor, encurte-o.",
      .picture:
        "O logotipo não fica bem na tela. Por favor, envie um SVG, ou um PNG grande com fundo transparente.",
      .record:
        "O seu registro no PeeringDB precisa de revisão. Por favor, atualize-o lá ou corrija o que enviou.",
      .ownSlide:
        "Há um problema com o seu próprio slide. Por favor, exporte-o de novo como PDF com todas as fontes.",
      .contact: "Não se vê como contatar vocês. Por favor, acrescente um endereço que possa ser mostrado.",
      .colour: "A cor é difícil de ler no slide. Por favor, escolha uma mais escura ou mais clara.",
      .twice: "Temos mais de um envio desta rede. Por favor, diga-nos qual vale.",
      .other: "Por favor, veja isto:",
    ])

  static let french = MailWords(
    language: "fr", subject: "{event} : votre diapositive de {presenter}", greetingByName: "Bonjour %,",
    greeting: "Bonjour,",
    looks: "voici la diapositive de {presenter} pour {event} telle qu'elle est maintenant :",
    noSlide: "nous n'avons pas pu faire de diapositive avec ce que {presenter} a envoyé pour {event}.",
    time: "Vous présentez à %.",
    allIsWell: "Tout est en ordre. Vous n'avez rien à faire.",
    wrong: "Merci de regarder ceci :",
    todo: "Corrigez dans le fichier joint ou dans le formulaire, ou répondez simplement à ce message.",
    closing: "L'équipe d'organisation de {event}",
    missingSubject: "{event} : nous attendons {presenter}",
    missing:
      "{presenter} doit présenter à {event}, et nous n'avons encore rien reçu. Merci de remplir le formulaire, ou de nous "
      + "envoyer votre numéro d'AS, qui présente, et ce qui doit figurer sur la diapositive.",
    problems: [
      .line: "Une ligne n'a pas pu être lue et a été laissée de côté. Merci de la corriger.",
      .missing: "Il manque quelque chose que l'événement demande. Merci de l'ajouter ici ou dans PeeringDB.",
      .tooLong: "Un texte est trop long pour la diapositive. Merci de le raccourcir.",
      .picture: "Le logo rend mal à l'écran. Merci d'envoyer un SVG, ou un grand PNG à fond transparent.",
      .record:
        "Votre fiche PeeringDB est à revoir. Merci de la mettre à jour, ou de corriger ce que vous avez envoyé.",
      .ownSlide:
        "Votre propre diapositive pose problème. Merci de l'exporter à nouveau en PDF avec toutes les polices.",
      .contact: "On ne voit pas comment vous joindre. Merci d'ajouter une adresse qui peut être affichée.",
      .colour: "La couleur se lit mal sur la diapositive. Merci d'en choisir une plus foncée ou plus claire.",
      .twice: "Nous avons plus d'un envoi pour ce réseau. Merci de nous dire lequel compte.",
      .other: "Merci de regarder ceci :",
    ])

  static let arabic = MailWords(
    language: "ar", subject: "{event}: شريحتكم عن {presenter}", greetingByName: "مرحبًا %،",
    greeting: "مرحبًا،",
    looks: "هكذا تبدو الآن شريحة {presenter} في {event}:",
    noSlide: "لم نتمكن من صنع شريحة مما أرسلته {presenter} إلى {event}.",
    time: "موعد عرضكم: %.",
    allIsWell: "كل شيء على ما يرام. لا يلزمكم فعل شيء.",
    wrong: "يرجى النظر فيما يلي:",
    todo: "صححوه في الملف المرفق أو في الاستمارة، أو أجيبوا عن هذه الرسالة.",
    closing: "منظمو {event}",
    missingSubject: "{event}: ننتظر {presenter}",
    missing:
      "من المنتظر أن تقدم {presenter} عرضًا في {event}، ولم يصلنا شيء بعد. يرجى ملء الاستمارة، أو إرسال رقم AS واسم من "
      + "يقدم وما تريدونه على الشريحة.",
    problems: [
      .line: "تعذرت قراءة سطر فتُرك. يرجى تصحيحه.",
      .missing: "ينقص شيء يطلبه اللقاء. يرجى إضافته هنا أو في PeeringDB.",
      .tooLong: "النص أطول من أن تتسع له الشريحة. يرجى اختصاره.",
      .picture: "الشعار لا يظهر جيدًا على الشاشة. يرجى إرسال SVG أو PNG كبير بخلفية شفافة.",
      .record: "سجلكم في PeeringDB يحتاج إلى مراجعة. يرجى تحديثه هناك، أو تصحيح ما أرسلتموه.",
      .ownSlide: "في شريحتكم الخاصة مشكلة. يرجى تصديرها من جديد بصيغة PDF مع جميع الخطوط.",
      .contact: "لا يظهر كيف يمكن الاتصال بكم. يرجى إضافة عنوان يجوز عرضه.",
      .colour: "اللون صعب القراءة على الشريحة. يرجى اختيار لون أغمق أو أفتح.",
      .twice: "وصلنا أكثر من طلب لهذه الشبكة. يرجى إخبارنا أيها المعتمد.",
      .other: "يرجى النظر في هذا:",
    ])

  static let japanese = MailWords(
    language: "ja", subject: "{event}: {presenter} のスライド", greetingByName: "% 様", greeting: "ご担当者様",
    looks: "{event} での {presenter} のスライドは、現在次のようになっています。",
    noSlide: "{event} に {presenter} からお送りいただいた内容では、スライドを作れませんでした。",
    time: "ご発表は % です。",
    allIsWell: "問題はありません。ご対応は不要です。",
    wrong: "次の点をご確認ください。",
    todo: "添付のファイルまたはフォームで直すか、このメールにご返信ください。",
    closing: "{event} 運営",
    missingSubject: "{event}: {presenter} からのご提出をお待ちしています",
    missing:
      "{event} で {presenter} にご発表いただく予定ですが、まだご提出がありません。フォームにご記入いただくか、AS 番号、発表者、"
      + "スライドに載せたいことをお送りください。",
    problems: [
      .line: "読み取れない行があり、省きました。直してください。",
      .missing: "必要な項目がありません。ここか PeeringDB に追加してください。",
      .tooLong: "文がスライドに収まりません。短くしてください。",
      .picture: "ロゴが画面できれいに見えません。SVG か、背景が透明な大きい PNG をお送りください。",
      .record: "PeeringDB の記録をご確認ください。そちらを更新するか、お送りいただいた内容を直してください。",
      .ownSlide: "ご自身のスライドに問題があります。すべてのフォントを含む PDF で書き出し直してください。",
      .contact: "連絡先が載っていません。載せてよい連絡先を追加してください。",
      .colour: "この色はスライドで読みにくいです。もっと濃い色か薄い色にしてください。",
      .twice: "このネットワークの提出が複数あります。どれが正しいかお知らせください。",
      .other: "次の点をご確認ください。",
    ])
}
