extension MailAdvice {
  static let french: [MailAdvice: String] = [
    .unreadable: "Un fichier n'a pas pu être lu. Merci de l'envoyer à nouveau.",
    .encoding:
      "Le fichier n'est pas enregistré en UTF-8, des lettres peuvent se perdre. Merci de l'enregistrer à nouveau en UTF-8.",
    .emptyFile: "Le fichier est vide. Merci d'écrire au moins qui présente.",
    .syntax:
      "Une ligne n'a pas pu être lue. Merci de la corriger ; souvent, un texte doit être mis entre guillemets.",
    .duplicateKey: "Le même champ figure deux fois. Merci de n'en garder qu'un.",
    .unknownKey: "Un champ nous est inconnu. Merci de corriger son nom, ou de le supprimer.",
    .missingKey: "Il manque un champ dont un autre a besoin. Merci de l'ajouter.",
    .value:
      "Une valeur n'a pas pu être lue, ou peut avoir plusieurs sens. Merci de l'écrire autrement.",
    .noAnswer:
      "Un champ contient une formule comme « n/a » et compte comme vide. Merci de le remplir, ou de le supprimer.",
    .comment:
      "Le texte qui suit un # n'est pas affiché. S'il doit figurer sur la diapositive, mettez tout le texte entre guillemets.",
    .manyProblems:
      "Il y a plus de problèmes que nous n'en citons ici. Merci de corriger les premiers ; souvent, tous ont la même cause.",
    .ignore:
      "Un commentaire qui désactive un contrôle est sans effet. Merci de le corriger, ou de le supprimer.",
    .misplaced:
      "Votre diapositive n'a pas de place pour l'un des champs. Merci de le supprimer, ou de le dire dans votre message.",
    .contactAddress:
      "Un contact est sans adresse. Merci d'ajouter une adresse mail, un site ou un téléphone qui peut être affiché.",
    .noRecord:
      "Vous n'avez pas de fiche dans PeeringDB. Avec elle, votre diapositive montrerait où vous rencontrer : "
      + "https://www.peeringdb.com/register",
    .savedRecord:
      "La fiche jointe à votre envoi ne peut pas être utilisée telle quelle. Merci de la renvoyer, ou seulement votre "
      + "numéro d'AS.",
    .otherRecord:
      "Le numéro et la fiche de votre envoi ne vont pas ensemble. Merci de nous dire lequel est juste.",
    .members:
      "La liste des membres n'a pas pu être utilisée, ou seulement en partie. Merci de vérifier son adresse et son contenu.",
    .twice: "Nous avons plus d'un envoi pour ce réseau. Merci de nous dire lequel compte.",
    .claimed:
      "Un numéro d'AS est revendiqué plus d'une fois. Merci de nous dire sur quelle diapositive il doit figurer.",
    .required: "Il manque quelque chose que l'événement demande. Merci de l'ajouter ici ou dans PeeringDB.",
    .unused: "Un fichier que vous avez envoyé n'est pas utilisé. Merci de nous dire s'il devrait l'être.",
    .logo:
      "Le logo ne peut pas être utilisé tel quel. Merci d'envoyer un SVG, ou un grand PNG à fond transparent.",
    .logoMissing: "Nous n'avons pas votre logo. Merci d'envoyer un SVG, ou un grand PNG à fond transparent.",
    .logoSmall:
      "Le logo a trop peu de pixels pour un grand écran. Merci d'envoyer un SVG, ou une image plus grande.",
    .logoParts:
      "Une partie du logo manque, ou diffère de l'original. Merci de l'exporter en SVG simple, textes vectorisés, ou "
      + "d'envoyer un grand PNG.",
    .logoMargin: "Le logo a une large marge vide qui le rend petit. Merci de la rogner.",
    .logoShape:
      "Le logo est si large ou si haut qu'il devient minuscule. Merci d'en envoyer un sans les mots à côté.",
    .logoFetch:
      "Votre logo dans PeeringDB n'a pas pu être utilisé. Merci de nous envoyer un SVG, ou un grand PNG.",
    .photo:
      "La photo de l'intervenant est inutilisable ou trop petite. Merci d'envoyer un PNG ou un JPEG d'au moins 320 × 320 pixels.",
    .ownSlide:
      "Votre propre diapositive ne peut pas être utilisée, ou seulement en partie. Merci de l'envoyer en PDF sans mot de "
      + "passe, ou de dire quelle page montrer.",
    .ownSlideFonts:
      "Il manque des polices dans votre propre diapositive. Merci de l'exporter à nouveau en PDF avec toutes les polices.",
    .ownSlideWords:
      "Les lecteurs d’écran ne peuvent pas lire votre propre diapositive. Merci de nous envoyer une phrase qui dit "
      + "ce qu’elle montre, ou de l’exporter en PDF balisé.",
    .ownSlideRatio:
      "Votre propre diapositive n'a pas le format de la présentation, ce qui laisse des bandes vides. Merci de l'exporter "
      + "dans ce format.",
    .ownSlideConverter:
      "Nous ne pouvons pas convertir votre présentation. Merci d'exporter la diapositive en PDF et de nous l'envoyer.",
    .recordField: "Un champ de votre fiche PeeringDB n'a pas pu être lu. Merci de l'y corriger.",
    .recordDeleted:
      "Votre fiche PeeringDB est supprimée, ou pas encore approuvée. Merci de nous dire si elle est encore juste.",
    .recordOld:
      "Votre fiche PeeringDB n'a pas changé depuis longtemps. Merci de la vérifier et de l'y enregistrer.",
    .recordFiller: "Un champ de votre fiche PeeringDB ne dit rien. Merci de l'y remplir, ou de l'y vider.",
    .recordAddress:
      "Une adresse web de votre fiche PeeringDB n'est pas valable. Merci de l'y corriger.",
    .lostCharacter:
      "Un nom de votre fiche a perdu un caractère. Merci de le corriger dans PeeringDB.",
    .recordUnknown:
      "PeeringDB n'a pas de fiche avec ce numéro. Merci de vérifier le numéro, ou de nous envoyer votre nom et quoi montrer.",
    .recordUnavailable:
      "Votre fiche n'a pas pu être consultée, ou seulement une copie plus ancienne. Nous réessaierons ; vous n'avez rien à "
      + "faire.",
    .recordMissing:
      "Une fiche que votre envoi mentionne est introuvable et laissée de côté. Merci de vérifier son numéro.",
    .policyUnknown:
      "La diapositive ne montre pas votre politique de peering. Merci de nous la dire, ou de l'ajouter dans PeeringDB.",
    .trafficUnknown:
      "La diapositive ne montre pas votre volume de trafic. Merci de nous le dire, ou de l'ajouter dans PeeringDB.",
    .ratioUnknown:
      "La diapositive ne montre pas le ratio de votre trafic. Merci de nous le dire, ou de l'ajouter dans PeeringDB.",
    .contactUnknown:
      "On ne voit pas comment vous joindre. Merci d'ajouter une adresse qui peut être affichée.",
    .prefixesMaximum:
      "Le nombre de préfixes semble être le maximum que les autres doivent configurer. Merci d'envoyer le nombre que vous "
      + "annoncez, ou de l'omettre.",
    .prefixesAbove:
      "Vous annoncez plus de préfixes que le maximum de votre fiche. Merci de l'augmenter dans PeeringDB : ceux qui "
      + "l'utilisent ferment la session.",
    .planned:
      "Vous prévoyez de rejoindre un lieu où, d'après votre fiche, vous êtes déjà. Merci de supprimer ce projet.",
    .messageLong:
      "Vos textes ont plus de mots que vous n'avez de temps pour les dire. Merci de les raccourcir.",
    .coordinates:
      "Certains de vos lieux ne sont pas sur la carte, car PeeringDB n'a pas leurs coordonnées. Merci de demander au "
      + "centre de données de les ajouter.",
    .textCut: "Un texte est trop long pour la diapositive. Merci de le raccourcir.",
    .partDropped:
      "La place a manqué pour une partie de la diapositive. Merci d'en raccourcir une autre, ou de nous dire ce qui compte "
      + "moins.",
    .offPage:
      "Une partie de la diapositive dépasse de la page. Merci de raccourcir vos textes ; nous vérifions le modèle.",
    .missingGlyph: "Un caractère ne peut pas être affiché. Merci de l'écrire autrement.",
    .systemFont:
      "Certains caractères sont dans une autre police. Si la diapositive vous convient, vous n'avez rien à faire.",
    .contrast:
      "La couleur se lit mal sur la diapositive. Merci d'en choisir une plus foncée ou plus claire.",
    .qr: "Le code QR ne peut pas être créé, ou mène ailleurs. Merci de vérifier son adresse.",
    .link: "Une adresse de la diapositive ne s'ouvre pas. Merci de la corriger.",
    .ours: "C'est à nous de corriger cela. Vous n'avez rien à faire.",
  ]
}
