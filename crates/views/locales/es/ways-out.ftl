# Widget, imagen con la cifra, calendario, hoja de papel, y la página que ofrece su código.
embed-read-and-sign = Leer y firmar
ways-out-title = Ayude a difundirla
ways-out-share = Ponerla en su propia página
ways-out-sheet = Hoja de firmas para imprimir
ways-out-qr = Código QR
ways-out-pdf-letter = El texto en PDF
ways-out-pdf-list = La lista en PDF
ways-out-calendar = Añadir a un calendario
ways-out-feed = Seguir por canal Atom
calendar-closes = Último día para firmar: { $title }
calendar-more = Leer y firmar: { $address }
card-alt = { $title }. { $count }.
card-asks = Firme en
share-title = Ponerla en su propia página
share-lead = Tres formas que funcionan en cualquier página, y ninguna necesita scripts. El navegador de quien lee descarga el widget o la imagen de este servidor y no guarda ninguna cookie.
share-withdrawn-what = Ya no se pone en otras páginas. Los widgets y las imágenes que ya están en otras páginas dicen que se retiró.
share-widget = Widget
share-widget-what = Copie uno de estos códigos en el HTML de su página. En WordPress, elija el bloque «HTML personalizado».
share-size-small = Pequeño, 320 píxeles de ancho
share-size-medium = Mediano, 480 píxeles de ancho
share-size-large = Grande, 640 píxeles de ancho
share-look = Ver cómo queda
share-badge = Imagen con la cifra
share-badge-what = Una imagen que es un enlace. Funciona donde no se admiten marcos, también en boletines.
share-badge-code = Código de la imagen
badge-earlier = { $count } antes
share-link = Enlace simple
share-link-what = Para copiarlo donde quiera.
share-paste = O pegue esta dirección en una línea aparte: WordPress y otros programas que conocen oEmbed la convierten por sí solos en un widget.
share-address = Dirección
share-link-code = Código del enlace
share-qr = Código QR, para carteles y folletos
share-qr-alt = Código QR de la página donde se firma
sheet-title = Hoja de firmas
sheet-print = Imprima esta página (A4 o Carta). Envíe la hoja completada a { $organiser }.
sheet-for-people = Para personas
sheet-for-organisations = Para organizaciones
sheet-called-by = A iniciativa de { $organiser }
sheet-we-ask = Pedimos
sheet-consent-people = Al firmar acepto que { $organiser } guarde lo que escribo aquí, para contar mi firma. No se muestra en público. Quienes gestionan allí las firmas pueden leerlo, y se puede mostrar a los destinatarios.
sheet-consent-organisations = Al firmar declaro que mi organización ha decidido respaldar { appeal-this }. Su nombre, su país y la forma en que firma se hacen públicos en muchos servidores; el nombre y el correo electrónico de quien firma por ella, no.
sheet-name = Nombre
sheet-place = Localidad
sheet-signature = Firma
sheet-date = Fecha
sheet-organisation = Organización
sheet-country = País
sheet-signed-by = Quién firma (nombre y cargo)
sheet-email = Correo electrónico
sheet-number = N.º
sheet-caption = Filas en blanco para firmar
sheet-qr-alt = Código QR de la página donde se firma en línea
sheet-wording = Versión { $number }, cuyo texto tiene la huella de abajo. El llamamiento:
document-unnamed = { $count ->
    [one] 1 organización contada sin su nombre
   *[other] { $count } organizaciones contadas sin su nombre
}
document-personal = { $count ->
    [one] 1 persona que firma con su nombre a título personal
   *[other] { $count } personas que firman con su nombre a título personal
}
document-digest = Huella de la lista:
document-as-of = A fecha de { $at }.
document-check = Puede que la lista haya crecido desde entonces. Cómo está ahora, y cómo comprobarla:
document-check-now = Cómo está la lista ahora, y cómo comprobarla:
document-copy = Impreso a partir de una copia que guarda { $holder }. La dirección del llamamiento original:

sheet-consent-terms = Al firmar acepto que { $keeper } guarde hasta el { $until } lo que escribo aquí, para contar mi firma. Mi nombre no se muestra en público. Quienes gestionan allí las firmas pueden leer lo que escribo, y se puede mostrar a los destinatarios. Puedo verlo, corregirlo o retirarlo en cualquier momento si escribo a { $contact }.
