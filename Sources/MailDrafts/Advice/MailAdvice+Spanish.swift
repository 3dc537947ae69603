extension MailAdvice {
  static let spanish: [MailAdvice: String] = [
    .unreadable: "No se pudo leer un archivo. Por favor, envíelo de nuevo.",
    .encoding:
      "El archivo no está guardado como texto UTF-8 y pueden perderse letras. Por favor, guárdelo de nuevo como UTF-8.",
    .emptyFile: "El archivo está vacío. Por favor, escriba al menos quién presenta.",
    .syntax:
      "Una línea no se pudo leer. Por favor, corríjala; a menudo hay que poner un texto entre comillas.",
    .duplicateKey: "El mismo campo aparece dos veces. Por favor, deje solo uno.",
    .unknownKey: "Hay un campo que no conocemos. Por favor, corrija su nombre o bórrelo.",
    .missingKey: "Falta un campo que otro necesita. Por favor, añádalo.",
    .value: "Un valor no se pudo leer o puede significar varias cosas. Por favor, escríbalo de otra manera.",
    .noAnswer:
      "Un campo tiene un relleno como «n/a» y cuenta como vacío. Por favor, complételo o bórrelo.",
    .comment:
      "El texto que sigue a un # no se muestra. Si debe ir en la diapositiva, ponga todo el texto entre comillas.",
    .manyProblems:
      "Hay más problemas de los que indicamos aquí. Por favor, corrija los primeros; a menudo todos tienen la misma causa.",
    .ignore: "Un comentario que desactiva una comprobación no tiene efecto. Por favor, corríjalo o bórrelo.",
    .misplaced:
      "En su diapositiva no hay lugar para uno de los campos. Por favor, bórrelo o dígalo en su mensaje.",
    .contactAddress:
      "Un contacto no tiene dirección. Por favor, añada un correo, una página web o un teléfono que se pueda mostrar.",
    .noRecord:
      "No tiene registro en PeeringDB. Con él, su diapositiva mostraría dónde se le puede encontrar: "
      + "https://www.peeringdb.com/register",
    .savedRecord:
      "El registro guardado con su envío no se puede usar tal como está. Por favor, envíelo de nuevo, o solo su número AS.",
    .otherRecord:
      "El número y el registro de su envío no corresponden. Por favor, díganos cuál es el correcto.",
    .members:
      "La lista de miembros no se pudo usar, o solo en parte. Por favor, revise su dirección y su contenido.",
    .twice: "Tenemos más de un envío de esta red. Por favor, díganos cuál vale.",
    .claimed: "Un número AS figura más de una vez. Por favor, díganos en qué diapositiva debe estar.",
    .required: "Falta algo que el evento pide. Por favor, añádalo aquí o en PeeringDB.",
    .unused: "Un archivo que envió no se usa. Por favor, díganos si debería usarse.",
    .logo:
      "El logotipo no se puede usar tal como está. Por favor, envíe un SVG, o un PNG grande con fondo transparente.",
    .logoMissing:
      "No tenemos su logotipo. Por favor, envíe un SVG, o un PNG grande con fondo transparente.",
    .logoSmall:
      "El logotipo tiene pocos píxeles para una pantalla grande. Por favor, envíe un SVG o una imagen más grande.",
    .logoParts:
      "Falta una parte del logotipo, o se ve distinta del original. Por favor, expórtelo como SVG simple con los textos "
      + "como trazados, o envíe un PNG grande.",
    .logoMargin:
      "El logotipo tiene un margen vacío muy ancho y por eso se ve pequeño. Por favor, recorte el margen.",
    .logoShape:
      "El logotipo es tan ancho o tan alto que se ve diminuto. Por favor, envíe uno sin las palabras al lado.",
    .logoFetch:
      "No se pudo usar su logotipo de PeeringDB. Por favor, envíenos un SVG o un PNG grande.",
    .photo:
      "La foto de quien presenta no se puede usar o es demasiado pequeña. Envíe un PNG o JPEG de al menos 320 × 320 píxeles.",
    .ownSlide:
      "Su propia diapositiva no se puede usar, o solo en parte. Por favor, envíela como PDF sin contraseña, o díganos qué "
      + "página mostrar.",
    .ownSlideFonts:
      "A su propia diapositiva le faltan fuentes. Por favor, expórtela de nuevo como PDF con todas las fuentes.",
    .ownSlideWords:
      "Los lectores de pantalla no pueden leer su propia diapositiva. Envíenos una frase que diga lo que muestra, "
      + "o expórtela como PDF etiquetado.",
    .ownSlideRatio:
      "Su propia diapositiva tiene otra proporción que las demás y deja bandas vacías. Por favor, expórtela en la "
      + "proporción de la presentación.",
    .ownSlideConverter:
      "No podemos convertir su presentación. Por favor, exporte la diapositiva como PDF y envíenosla.",
    .recordField: "Un campo de su registro en PeeringDB no se pudo leer. Por favor, corríjalo allí.",
    .recordDeleted:
      "Su registro en PeeringDB está borrado o aún no aprobado. Por favor, díganos si sigue siendo correcto.",
    .recordOld:
      "Su registro en PeeringDB no ha cambiado desde hace mucho. Por favor, revíselo y guárdelo allí.",
    .recordFiller:
      "Un campo de su registro en PeeringDB no dice nada. Por favor, complételo allí o déjelo vacío.",
    .recordAddress:
      "Una dirección web de su registro en PeeringDB no es válida. Por favor, corríjala allí.",
    .lostCharacter: "Un nombre de su registro perdió un carácter. Por favor, corríjalo en PeeringDB.",
    .recordUnknown:
      "PeeringDB no tiene ningún registro con este número. Por favor, revise el número, o envíenos su nombre y qué mostrar.",
    .recordUnavailable:
      "No se pudo consultar su registro, o solo una copia anterior. Lo intentaremos de nuevo; no tiene que hacer nada.",
    .recordMissing:
      "No se encontró un registro que su envío menciona, y se omitió. Por favor, revise su número.",
    .policyUnknown:
      "La diapositiva no muestra su política de peering. Por favor, díganosla o añádala en PeeringDB.",
    .trafficUnknown:
      "La diapositiva no muestra cuánto tráfico tiene. Por favor, díganoslo o añádalo en PeeringDB.",
    .ratioUnknown:
      "La diapositiva no muestra la proporción de su tráfico. Por favor, díganosla o añádala en PeeringDB.",
    .contactUnknown: "No se ve cómo contactarle. Por favor, añada una dirección que se pueda mostrar.",
    .prefixesMaximum:
      "El número de prefijos parece ser el máximo que deben configurar los demás. Por favor, envíe el número que anuncia, "
      + "o no lo indique.",
    .prefixesAbove:
      "Anuncia más prefijos que el máximo de su registro. Por favor, auméntelo en PeeringDB: quienes lo usan cierran la "
      + "sesión.",
    .planned:
      "Planea llegar a un lugar donde, según su registro, ya está. Por favor, borre ese plan.",
    .messageLong: "Sus textos tienen más palabras de las que caben en su tiempo. Por favor, acórtelos.",
    .coordinates:
      "Algunos de sus lugares no están en el mapa porque PeeringDB no tiene sus coordenadas. Por favor, pida al centro de "
      + "datos que las añada.",
    .textCut: "Un texto es demasiado largo para la diapositiva. Por favor, acórtelo.",
    .partDropped:
      "No hubo espacio para una parte de la diapositiva. Por favor, acorte otra, o díganos qué importa menos.",
    .offPage:
      "Una parte de la diapositiva se sale de la página. Por favor, acorte sus textos; nosotros revisamos la plantilla.",
    .missingGlyph: "Un carácter no se puede mostrar. Por favor, escríbalo de otra manera.",
    .systemFont:
      "Algunos caracteres están en otra fuente que el resto. Si la diapositiva se ve bien, no tiene que hacer nada.",
    .contrast: "El color se lee mal en la diapositiva. Por favor, elija uno más oscuro o más claro.",
    .qr: "El código QR no se puede crear o lleva a otro sitio. Por favor, revise su dirección.",
    .link: "Una dirección de la diapositiva no se puede abrir. Por favor, corríjala.",
    .ours: "Esto lo corregimos nosotros. No tiene que hacer nada.",
  ]
}
