extension MailWords {
  static let english = MailWords(
    language: "en", subject: "{event}: your slide for {presenter}", greetingByName: "Dear %,",
    greeting: "Hello,",
    looks: "this is how the slide of {presenter} for {event} looks now:",
    ready: "the slide of {presenter} for {event} is ready.",
    noSlide: "we could not make a slide of what {presenter} sent for {event}.", time: "You present at %.",
    allIsWell: "Nothing is wrong with it. There is nothing that you have to do.",
    wrong: "Please look at the following:",
    todo: "Correct it in the attached file or in the form, or simply answer this mail.",
    closing: "The organisers of {event}",
    missingSubject: "{event}: we are waiting for {presenter}",
    missing:
      "{presenter} is expected to present at {event}, and we have no submission yet. Please fill in the form, or send us "
      + "your AS number, who presents, and anything for your slide.",
    advice: MailAdvice.english)

  static let spanish = MailWords(
    language: "es", subject: "{event}: su diapositiva de {presenter}", greetingByName: "Hola, %:",
    greeting: "Hola:",
    looks: "así se ve ahora la diapositiva de {presenter} para {event}:",
    ready: "la diapositiva de {presenter} para {event} está lista.",
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
    advice: MailAdvice.spanish)

  static let portuguese = MailWords(
    language: "pt", subject: "{event}: o seu slide de {presenter}", greetingByName: "Olá, %,",
    greeting: "Olá,",
    looks: "o slide de {presenter} para {event} está assim agora:",
    ready: "o slide de {presenter} para {event} está pronto.",
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
    advice: MailAdvice.portuguese)

  static let french = MailWords(
    language: "fr", subject: "{event} : votre diapositive de {presenter}", greetingByName: "Bonjour %,",
    greeting: "Bonjour,",
    looks: "voici la diapositive de {presenter} pour {event} telle qu'elle est maintenant :",
    ready: "la diapositive de {presenter} pour {event} est prête.",
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
    advice: MailAdvice.french)

  static let arabic = MailWords(
    language: "ar", subject: "{event}: شريحتكم عن {presenter}", greetingByName: "مرحبًا %،",
    greeting: "مرحبًا،",
    looks: "هكذا تبدو الآن شريحة {presenter} في {event}:",
    ready: "شريحة {presenter} في {event} جاهزة.",
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
    advice: MailAdvice.arabic)

  static let japanese = MailWords(
    language: "ja", subject: "{event}: {presenter} のスライド", greetingByName: "% 様", greeting: "ご担当者様",
    looks: "{event} での {presenter} のスライドは、現在次のようになっています。",
    ready: "{event} での {presenter} のスライドができました。",
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
    advice: MailAdvice.japanese)
}
