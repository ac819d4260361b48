# Importar una lista de firmantes en el panel.
import-title = Importar una lista
import-lead = Suba o pegue una lista de quienes firmaron en papel, por formulario o con anterioridad. Verá qué resulta de cada línea antes de que se firme nada.
import-go-on = Continuar con la lista que empezó
import-upload = Subir un archivo
field-import-file = Archivo
field-import-file-hint = Una tabla guardada como CSV, las respuestas de un formulario de Google o un objeto JSON por línea; 4 MB y 2000 líneas como máximo
import-paste = O pegar una lista
field-import-list = Lista
field-import-list-hint = Un nombre por línea, o celdas copiadas de una hoja de cálculo
import-look-pasted = Revisar la lista
import-kept = La lista se guarda cifrada durante un día, solo para usted, y después se borra.
import-columns-title = Qué contienen las columnas
import-columns-lead = Esto es lo que parecen contener. Corrija lo que no sea así; se recordará para la próxima lista de este llamamiento que tenga el mismo número de columnas.
import-header = La primera línea solo dice qué contienen las columnas
import-column = Columna { $number }
import-holds = Contiene
import-show = Ver qué resulta
import-field-ignore = nada que se importe
import-field-organisation = nombres de organizaciones
import-field-personal = nombres de personas, que figuran a título personal
import-field-individual = nombres de personas, que solo se cuentan
import-field-also-known-as = siglas y otros nombres
import-field-kind = qué tipo de firmante es
import-field-email = correos electrónicos
import-field-country = países
import-field-number = números de la lista impresa
import-field-timestamp = cuándo se firmó
import-field-occupation = ocupaciones de personas
import-field-region = regiones de personas
import-field-id = direcciones de las entradas de una lista exportada
import-preview-title = Qué resulta de la lista
import-preview-lead = Todavía no se ha firmado ni añadido nada a la lista.
import-done-title = Lista importada
import-done-lead = Lo importado está firmado y se envía a los servidores que guardan la lista. Importar otra vez la misma lista no añade nada.
import-count-added = { $count ->
    [one] nueva
   *[other] nuevas
}
import-count-updated = { $count ->
    [one] cambiada
   *[other] cambiadas
}
import-count-unchanged = { $count ->
    [one] ya estaba
   *[other] ya estaban
}
import-count-refused = { $count ->
    [one] no importada
   *[other] no importadas
}
import-count-left-out = por omitir, según lo marcado
import-left-out = { $count ->
    [one] 1 columna se deja fuera, y nada de ella se hace público: { $columns }
   *[other] { $count } columnas se dejan fuera, y nada de ellas se hace público: { $columns }
}
import-countries-not-known = Algunas líneas nombran un país que aquí no se conoce, y se incorporan sin país. Escriba su nombre en uno de los idiomas de las páginas de este servidor o su código de dos letras. Líneas: { $lines }
import-country-of-two = (pueden ser dos: escriba { $one } o { $other })
import-country-state = (¿un estado de Estados Unidos? Escriba US o el nombre del país)
import-days-read = Algunas fechas pueden leerse de dos maneras. Se leen como indican otras fechas de la columna: { $days }
import-times-not-read = En algunas líneas no se puede leer cuándo se firmó, o la fecha es futura, y se omite: la lista indicará entonces el día de la importación para las firmas nuevas, y las que ya figuran conservan su fecha. Escríbalo así: 2026-01-31 o 2026-01-31 18:30. Líneas: { $lines }
import-numbers-not-taken = En algunas líneas exportadas se ha escrito un número, y se omite, porque ninguna lista ha numerado esas firmas: se numeran en el orden de la lista. Dé su número a una firma en el panel. Líneas: { $lines }
import-western = El archivo no está en UTF-8. Se ha leído como las hojas de cálculo antiguas escriben las lenguas de Europa occidental: compruebe los acentos, las rayas y las comillas. Si no están bien, guárdelo como «CSV UTF-8» y súbalo otra vez.
import-exported = Esta tabla se exportó de una lista: sus celdas vacías y las líneas que le faltan no cambian nada. Lo que deba desaparecer se quita en el panel:
import-above = La lista empieza en la línea { $line }; lo que hay encima es su título y se omite.
import-left-in-names = Lo que figura detrás del nombre en algunas líneas puede ser un país y se deja en el nombre, porque aquí no se conoce o porque la mayoría de las líneas no lo tienen. Líneas: { $lines }
import-bullets = Estos signos figuraban como viñetas delante de los nombres y se han quitado: { $signs }
import-of-two-names = Algunos nombres tienen dos partes en escrituras distintas, separadas por una barra, y quedan como un solo nombre. Si son dos nombres de una misma organización, dé a cada uno su propia columna. Líneas: { $lines }
import-after-closing = El llamamiento está cerrado. Estas líneas nuevas no indican un día de firma anterior, y la lista dirá que se firmó después del cierre. Si firmaron antes, indique el día en una columna propia: «{ import-field-timestamp }». Líneas: { $lines }
import-wording = Versión que firmaron las líneas nuevas
import-wording-hint = Quien ya está en la lista sigue en la versión que firmó.
import-wording-later = El día que indican algunas líneas, esta versión aún no estaba publicada. Líneas: { $lines }
import-public-names = { $count ->
    [one] 1 nombre se hace público en todos los servidores que guardan la lista. Si es de una persona que solo debe contarse, cambie las columnas: «{ import-field-individual }».
   *[other] { $count } nombres se hacen públicos en todos los servidores que guardan la lista. Si son de personas que solo deben contarse, cambie las columnas: «{ import-field-individual }».
}
import-people-like-organisations = Algunas personas que solo se cuentan llevan en el nombre una palabra propia de organizaciones. Si son organizaciones, cambie las columnas: «{ import-field-organisation }». Líneas: { $lines }
import-refused = Líneas que no se importan
import-refused-more = { $count ->
    [one] 1 línea más que no se importa
   *[other] { $count } líneas más que no se importan
}
import-refused-file = Descargar estas líneas con los motivos
import-refused-lines = Descargar estas líneas
import-refused-line = línea
import-refused-reason = motivo
import-line = Línea { $line }:
import-alike = Líneas que conviene revisar
import-alike-what = Marque lo que deba quedar fuera. Lo que importe se podrá unir después con la otra firma.
import-leave-out = Dejar fuera la línea { $line }:
import-like-number = { $grade }: n.º { $number }, { $name }
import-like-line = { $grade }: línea { $number } de esta lista, { $name }
import-left-out-before = Ya se dejó fuera de la lista antes.
import-unmarked = No tiene número ni viñeta como las demás: ¿es un saludo, o el final de la línea anterior? Quite la marca si es un nombre.
import-rows = Líneas que se importan
import-rows-out = Líneas marcadas para quedar fuera
import-rows-others = { $count ->
    [one] 1 línea nueva o que ya figura
   *[other] { $count } líneas nuevas o que ya figuran
}
import-row-before = antes:
import-row-line = Línea
import-row-becomes = Resultado
import-row-what = Qué ocurre
import-row-number = N.º { $number }
import-row-signed = firmado: { $at }
import-rows-more = { $count ->
    [one] Hay 1 línea más que no se muestra aquí. Es nueva o ya figura: lo que cambia una firma que ya figura está arriba.
   *[other] Hay { $count } líneas más que no se muestran aquí. Todas son nuevas o ya figuran: lo que cambia una firma que ya figura está arriba.
}
import-becomes-organisation = una organización en la lista
import-becomes-personal = una persona en la lista, a título personal
import-becomes-individual = una persona que se cuenta y no se nombra
import-becomes-count = una cifra
import-taken-added = es nueva
import-taken-updated = cambia la firma que ya figura
import-taken-unchanged = ya estaba
import-taken-left-out = se omite, según lo marcado arriba
import-changes-names = nombres
import-changes-languages = idiomas de los nombres
import-changes-also-known-as = siglas y otros nombres
import-changes-country = país
import-changes-kind = tipo de firmante
import-changes-signed-at = día de la firma
import-changes-number = número
import-changes-initiated = si convocó el llamamiento
import-changes-wording = versión
import-take = Firmar estas líneas en nombre de { $name }
import-to-take = Ir a la firma, al final de la página
import-change-columns = Cambiar las columnas
import-numbers-out = Si los números son solo los de esta lista, deje fuera su columna: «{ import-change-columns }», «{ import-field-ignore }».
import-renamed-all = La mayoría de las firmas cambiaría de nombre
import-renamed-all-what = La mayoría de las líneas que señalan por su dirección una firma de la lista le dan un nombre que no tiene nada que ver con el suyo, como si se hubiera ordenado una sola columna de la tabla. No se importa nada, salvo que usted marque que esas firmas se llaman así ahora. Si no es así, ordene filas enteras o exporte la lista otra vez.
import-renamed-all-sure = Estas firmas se llaman así ahora
import-column-sorted = La mayoría de las firmas recibiría lo que tienen otras
import-column-sorted-what = La mayoría de las líneas que señalan por su dirección una firma de la lista le dan lo que tiene otra, como si se hubiera ordenado una sola columna de la tabla: { $columns }. No se importa nada, salvo que usted marque que es intencionado. Si no lo es, ordene filas enteras o exporte la lista otra vez.
import-column-sorted-sure = Es intencionado
import-changed-places = En estos pares de líneas, cada una de dos firmas recibe el nombre de la otra. ¿Cambiaron de lugar en la tabla por error? Líneas: { $lines }
import-asked = El número es de otra organización
import-asked-what = Cada una de estas líneas lleva el número de una firma de la lista que tiene un nombre del todo distinto. No se sustituye nada, salvo que usted diga que es la misma organización.
import-asked-held = N.º { $number } de la lista:
import-asked-asked = No importar esta línea
import-asked-renamed = Es la misma organización con otro nombre: el nuevo sustituye al anterior
import-asked-as-new = Es otra organización: entra como nueva, sin este número
import-joined = Varias líneas han pasado a ser una sola fila
import-joined-what = Unas comillas mantienen juntas estas líneas, y al menos una de ellas parece una fila entera. No se importan, salvo que usted marque que son un solo firmante. Si son varios, quite las comillas de la lista y entréguela de nuevo.
import-joined-one = Las líneas { $first }–{ $last } son un solo firmante, y se importan:
import-joined-lines = Líneas { $first }–{ $last }:
import-forget = Descartar esta lista
done-import-forgotten = Lista descartada. No se importó nada.
error-file-empty = La lista está vacía
error-import-both = Solo se puede revisar una lista. Elija de nuevo el archivo y vacíe este campo, o envíe solo lo que hay aquí
error-import-large = La lista supera los 4 MB. Divídala
error-import-long = La lista tiene más de 2000 líneas. Divídala
error-import-quote = Las comillas con las que empieza una celda en la línea { $line } no se cierran nunca, o solo más allá de los 64 KB que tiene como máximo una fila, y todo lo que sigue sería un solo nombre. Ciérrelas o quítelas
error-import-quote-rows = Una celda que empieza con comillas en la línea { $line } ocupa { $count } líneas, que parecen filas enteras. ¿Sobran esas comillas? Quítelas, o junte esas líneas si todas son una sola celda
error-import-heading = Faltan encabezados al final de su línea (encabezados: { $named }, celdas por línea: { $cells }). Escriba allí uno para cada columna que no lo tiene, también si no se va a importar
error-import-encoding = El archivo no está en UTF-8. Guárdelo como «CSV UTF-8» y súbalo otra vez
error-import-encoding-line = El archivo no está en UTF-8: la línea { $line } es la primera que no se puede leer. Guárdelo como «CSV UTF-8» y súbalo otra vez
error-import-document = Esto es un libro de cálculo, un documento o un PDF (.xlsx, .ods, .docx, .pdf), no una lista en forma de texto. Ábralo y guárdelo como «CSV UTF-8», o copie sus filas y péguelas
error-import-stale = Entretanto se empezó otra lista. Esto es lo que resulta de ella
error-import-renamed-all = Marque que estas firmas se llaman así ahora, u ordene filas enteras de la tabla
error-import-column-sorted = Marque que es intencionado, u ordene filas enteras de la tabla
error-import-names = Ninguna columna contiene nombres
error-import-person = Las personas se distinguen por su correo electrónico: elija la columna que lo contiene
error-import-twice = Dos columnas contienen lo mismo. Elija una
import-fault-row_invalid = La línea no se puede leer.
import-fault-row_too_wide = La línea tiene demasiadas celdas.
import-fault-row_wider_than_heading = La línea tiene más celdas que los encabezados.
import-fault-cell_too_long = Una celda es demasiado larga.
import-fault-email_missing = Falta el correo electrónico.
import-fault-email_invalid = No es una dirección de correo electrónico.
import-fault-email_unusual = A esta dirección no se podría enviar ningún enlace: no está escrita de la forma que todos los servidores de correo leen igual.
import-fault-email_repeated = El correo electrónico figura también en otra línea.
import-fault-name_missing = No se nombra a nadie.
import-fault-two_kinds = Se nombra a la vez a una persona y a una organización.
import-fault-kind_unknown = No se sabe qué tipo de firmante es.
import-fault-name_too_long = El nombre es demasiado largo.
import-fault-names_invalid = Los nombres no pueden figurar así en la lista.
import-fault-number_invalid = El número no es un entero a partir de 1, en cifras.
import-fault-number_repeated = El número ya figura en una línea anterior.
import-fault-signer_repeated = El mismo número o los mismos nombres figuran también en otra línea.
import-fault-entry_repeated = La misma firma de la lista figura también en otra línea.
import-fault-taken_back = Esta firma se retiró, y no vuelve con una lista.
import-fault-listed_again = Esta firma se retiró, y vuelve a estar en la lista.
import-fault-entry_unnamed = La lista exportada no muestra ahí ningún nombre.
import-fault-id_unknown = Ninguna firma de esta lista tiene el identificador de esta línea.
import-fault-entry_otherwise = No llegó a la lista por medio de una lista, y ninguna lista cambia lo que dice.
import-fault-row_heading = La línea repite el encabezado.
import-fault-row_repeated = La línea figura dos veces en la lista y se incorpora una sola vez.
import-fault-row_above = La línea está encima de la lista.
import-fault-name_without_letters = El nombre no contiene ninguna letra.
import-fault-letters_lost = En el nombre hay signos de interrogación en lugar de letras.
import-fault-number_taken = Una firma con un nombre del todo distinto lleva este número.
import-fault-number_gone = El número era el de una firma que se retiró.
import-fault-lines_joined = Varias líneas han pasado a ser una sola fila, porque unas comillas las mantienen juntas.
import-fault-row_total = La línea es una suma, no un firmante.
import-fault-person_without_email = Una persona se distingue por su correo electrónico, y aquí no hay ninguno.
import-fault-person_withdrawn = Esta persona retiró su firma aquí; solo ella puede volver a firmar, con el formulario.
import-fault-people_over = Ya pasó el día hasta el que se guardan las firmas de personas; después no se añade a nadie.
import-fault-people_by_steward = Solo quien tiene el rol de gestión de firmas importa personas con su correo electrónico: de otro modo se podría averiguar así quién ha firmado.
import-fault-entry_invalid = La línea no es una firma de una lista.
import-fault-count_invalid = La cifra no es válida.
import-mend-row_invalid = Busque unas comillas sin cerrar.
import-mend-row_wider_than_heading = Ponga entre comillas rectas (") un nombre que contenga una coma o un punto y coma.
import-mend-email_repeated = Deje una de las dos líneas.
import-mend-two_kinds = Divídala en dos líneas, o elija «{ import-field-ignore }» para una de las columnas.
import-mend-kind_unknown = Escriba «organización», «personal» o «persona».
import-mend-row_heading = No hay que hacer nada.
import-mend-row_repeated = No hay que hacer nada. Si dos firmantes se llaman así, distíngalos, por ejemplo con números.
import-mend-row_above = No hay que hacer nada.
import-mend-row_total = Si es el nombre de una organización, introdúzcalo a mano.
import-mend-name_without_letters = Compruebe las columnas. Si una organización se llama así, introdúzcala a mano.
import-mend-letters_lost = La hoja de cálculo no pudo guardar esas letras en un archivo de este tipo. Guarde como «CSV UTF-8» la lista que aún las tiene y súbala otra vez. Si una organización se llama así, introdúzcala a mano.
import-mend-number_taken = Importe la lista otra vez y diga cuál de las dos es, o deje fuera los números.
import-mend-number_gone = Si se trata de otra firma, dele otro número o ninguno, e impórtela de nuevo.
import-mend-lines_joined = Quite las comillas. Si es un solo firmante, importe la lista otra vez y márquelo.
import-mend-names_invalid = Revise la longitud, el idioma y los saltos de línea.
import-mend-name_missing = Añada un nombre o borre la línea.
import-mend-signer_repeated = Deje una de las dos líneas.
import-mend-entry_repeated = Deje una de las dos líneas.
import-mend-entry_invalid = Escríbala como un objeto entre llaves, como las demás líneas, o bórrela.
import-mend-taken_back = Introdúzcala a mano si al final firma.
import-mend-listed_again = No hay que hacer nada. Si se trata de otra organización con el mismo nombre, introdúzcala a mano.
import-mend-entry_unnamed = No hay que hacer nada; puede que quien muestra la lista oculte el nombre, o que este no esté confirmado.
import-mend-id_unknown = Si es una firma nueva, vacíe su celda en la columna «id»; si no, restablezca el identificador.
import-mend-entry_otherwise = Lo corrige quien firmó, o usted en el panel.
import-mend-people_by_steward = Pida que importe la lista alguien con ese rol; lo asignan los responsables.
manage-import-desk = Importar una lista
