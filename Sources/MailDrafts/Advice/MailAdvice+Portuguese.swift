extension MailAdvice {
  static let portuguese: [MailAdvice: String] = [
    .unreadable: "Não foi possível ler um arquivo. Por favor, envie-o de novo.",
    .encoding:
      "O arquivo não está salvo como texto UTF-8, e letras podem se perder. Por favor, salve-o de novo como UTF-8.",
    .emptyFile: "O arquivo está vazio. Por favor, escreva pelo menos quem apresenta.",
    .syntax:
      "Uma linha não pôde ser lida. Por favor, corrija-a; muitas vezes falta pôr um texto entre aspas.",
    .duplicateKey: "O mesmo campo aparece duas vezes. Por favor, deixe só um.",
    .unknownKey: "Há um campo que não conhecemos. Por favor, corrija o nome dele ou apague-o.",
    .missingKey: "Falta um campo de que outro precisa. Por favor, acrescente-o.",
    .value:
      "Um valor não pôde ser lido ou pode significar várias coisas. Por favor, escreva-o de outra maneira.",
    .noAnswer:
      "Um campo tem algo como “n/a” e conta como vazio. Por favor, preencha-o ou apague-o.",
    .comment:
      "O texto depois de um # não aparece. Se ele deve ir no slide, ponha o texto todo entre aspas.",
    .manyProblems:
      "Há mais problemas do que os listados aqui. Por favor, corrija os primeiros; muitas vezes todos têm a mesma causa.",
    .ignore: "Um comentário que desliga uma verificação não tem efeito. Por favor, corrija-o ou apague-o.",
    .misplaced:
      "No seu slide não há lugar para um dos campos. Por favor, apague-o ou diga isso na sua mensagem.",
    .contactAddress:
      "Um contato está sem endereço. Por favor, acrescente um e-mail, um site ou um telefone que possa ser mostrado.",
    .noRecord:
      "Vocês não têm registro no PeeringDB. Com ele, o slide mostraria onde encontrar vocês: "
      + "https://www.peeringdb.com/register",
    .savedRecord:
      "O registro salvo com o seu envio não pode ser usado assim. Por favor, envie-o de novo, ou só o seu número AS.",
    .otherRecord:
      "O número e o registro do seu envio não correspondem. Por favor, diga-nos qual é o certo.",
    .members:
      "A lista de membros não pôde ser usada, ou só em parte. Por favor, verifique o endereço e o conteúdo dela.",
    .twice: "Temos mais de um envio desta rede. Por favor, diga-nos qual vale.",
    .claimed: "Um número AS aparece mais de uma vez. Por favor, diga-nos em qual slide ele deve ficar.",
    .required: "Falta algo que o evento pede. Por favor, acrescente aqui ou no PeeringDB.",
    .unused: "Um arquivo que você enviou não é usado. Por favor, diga-nos se deveria ser.",
    .logo:
      "O logotipo não pode ser usado assim. Por favor, envie um SVG, ou um PNG grande com fundo transparente.",
    .logoMissing:
      "Não temos o seu logotipo. Por favor, envie um SVG, ou um PNG grande com fundo transparente.",
    .logoSmall:
      "O logotipo tem poucos pixels para uma tela grande. Por favor, envie um SVG ou uma imagem maior.",
    .logoParts:
      "Falta uma parte do logotipo, ou ela está diferente do original. Por favor, exporte-o como SVG simples com os "
      + "textos como curvas, ou envie um PNG grande.",
    .logoMargin:
      "O logotipo tem uma margem vazia muito larga e por isso fica pequeno. Por favor, corte a margem.",
    .logoShape:
      "O logotipo é tão largo ou tão alto que fica minúsculo. Por favor, envie um sem as palavras ao lado.",
    .logoFetch:
      "O seu logotipo no PeeringDB não pôde ser usado. Por favor, envie-nos um SVG ou um PNG grande.",
    .photo:
      "A foto de quem apresenta não pode ser usada ou é pequena demais. Envie um PNG ou JPEG de pelo menos 320 × 320 pixels.",
    .ownSlide:
      "O seu próprio slide não pode ser usado, ou só em parte. Por favor, envie-o como PDF sem senha, ou diga qual "
      + "página mostrar.",
    .ownSlideFonts:
      "Faltam fontes no seu próprio slide. Por favor, exporte-o de novo como PDF com todas as fontes.",
    .ownSlideWords:
      "Os leitores de tela não conseguem ler o seu próprio slide. Envie-nos uma frase que diga o que ele mostra, "
      + "ou exporte-o como PDF com tags.",
    .ownSlideRatio:
      "O seu próprio slide tem outra proporção e deixa faixas vazias. Por favor, exporte-o na proporção da apresentação.",
    .ownSlideConverter:
      "Não conseguimos converter a sua apresentação. Por favor, exporte o slide como PDF e envie-o.",
    .recordField: "Um campo do seu registro no PeeringDB não pôde ser lido. Por favor, corrija-o lá.",
    .recordDeleted:
      "O seu registro no PeeringDB foi apagado ou ainda não foi aprovado. Por favor, diga-nos se ele ainda está correto.",
    .recordOld:
      "O seu registro no PeeringDB não muda há muito tempo. Por favor, confira-o e salve-o lá.",
    .recordFiller:
      "Um campo do seu registro no PeeringDB não diz nada. Por favor, preencha-o lá ou deixe-o vazio.",
    .recordAddress: "Um endereço web do seu registro no PeeringDB não é válido. Por favor, corrija-o lá.",
    .lostCharacter: "Um nome do seu registro perdeu um caractere. Por favor, corrija-o no PeeringDB.",
    .recordUnknown:
      "O PeeringDB não tem registro com este número. Por favor, verifique o número, ou envie o seu nome e o que mostrar.",
    .recordUnavailable:
      "O seu registro não pôde ser consultado, ou só uma cópia antiga. Vamos tentar de novo; não é preciso fazer nada.",
    .recordMissing:
      "Um registro citado no seu envio não foi encontrado e ficou de fora. Por favor, verifique o número dele.",
    .policyUnknown:
      "O slide não mostra a sua política de peering. Por favor, diga-nos qual é, ou acrescente-a no PeeringDB.",
    .trafficUnknown:
      "O slide não mostra quanto tráfego vocês têm. Por favor, diga-nos, ou acrescente no PeeringDB.",
    .ratioUnknown:
      "O slide não mostra a proporção do seu tráfego. Por favor, diga-nos, ou acrescente no PeeringDB.",
    .contactUnknown:
      "Não se vê como contatar vocês. Por favor, acrescente um endereço que possa ser mostrado.",
    .prefixesMaximum:
      "O número de prefixos parece ser o máximo a configurar pelos outros. Por favor, envie o número que vocês anunciam, "
      + "ou deixe-o de fora.",
    .prefixesAbove:
      "Vocês anunciam mais prefixos do que o máximo do registro. Por favor, aumentem-no no PeeringDB: quem o usa derruba a "
      + "sessão.",
    .planned:
      "Vocês planejam chegar a um lugar onde, pelo registro, já estão. Por favor, apague esse plano.",
    .messageLong: "Os seus textos têm mais palavras do que cabem no seu tempo. Por favor, encurte-os.",
    .coordinates:
      "Alguns dos seus lugares não estão no mapa, porque o PeeringDB não tem as coordenadas. Por favor, peça ao data center "
      + "que as acrescente.",
    .textCut: "Um texto é longo demais para o slide. Por favor, encurte-o.",
    .partDropped:
      "Não houve espaço para uma parte do slide. Por favor, encurte outra, ou diga-nos o que importa menos.",
    .offPage:
      "Uma parte do slide sai da página. Por favor, encurte os seus textos; nós verificamos o modelo.",
    .missingGlyph: "Um caractere não pode ser mostrado. Por favor, escreva-o de outra maneira.",
    .systemFont:
      "Alguns caracteres estão em outra fonte. Se o slide parece certo, não é preciso fazer nada.",
    .contrast: "A cor é difícil de ler no slide. Por favor, escolha uma mais escura ou mais clara.",
    .qr: "O código QR não pode ser feito ou leva a outro lugar. Por favor, verifique o endereço.",
    .link: "Um endereço do slide não pode ser aberto. Por favor, corrija-o.",
    .ours: "Isto somos nós que corrigimos. Não é preciso fazer nada.",
  ]
}
