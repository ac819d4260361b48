# Las versiones de una carta y lo que cambió entre ellas.
revision-name = { $wording ->
    [1] Primera versión
    [2] Segunda versión
    [3] Tercera versión
   *[other] Versión { $wording }
}
revision-current = la versión actual
revision-replaced = ya sustituida
revision-signed = { $count ->
    [0] ninguna firma en la lista
    [one] 1 firma
   *[other] { $count } firmas
}
revision-signed-figure = { $count ->
    [one] firma de esta versión
   *[other] firmas de esta versión
}
revision-stand = { $count ->
    [0] ahora no figura en ella ningún nombre
    [one] ahora figura en ella 1 nombre
   *[other] ahora figuran en ella { $count } nombres
}
revision-stand-figure = { $count ->
    [one] nombre figura ahora en esta versión
   *[other] nombres figuran ahora en esta versión
}
revision-letter = El texto
revision-as-it-stands = Tal como está ahora
revision-all = Todas las versiones
revision-digest = Huella del texto
revision-digest-of = Huella del texto { $place }
revision-text = Texto { $place }
revision-text-current = Este es el texto que ahora publica la organización promotora.
revision-text-other = Este texto se publicó o se firmó con el mismo número.
revision-not-held = Este servidor no tiene este texto. Su huella se conoce por quienes lo firmaron.
revision-more-texts = { $count ->
    [one] 1 texto más lleva este número.
   *[other] { $count } textos más llevan este número.
}
revision-who-signed = Quién firmó esta versión
revision-nobody = Nadie de la lista firmó esta versión.
revision-stand-who = Quién figura ahora en esta versión
revision-stand-what = Quien ha firmado después una versión posterior se cuenta en ella, y no aquí.
revision-on-the-list = Ver estas firmas en la lista

revisions-title = Las versiones
revisions-lead = Todas las versiones se pueden seguir leyendo. Cada nombre figura en la versión que firmó.
revisions-missing-title = No existe esa versión
revisions-missing = No existe la versión { $wording }. Estas son las que hay.

change-between = Qué cambió de la versión { $from } a la versión { $to }
change-between-texts = En qué se diferencian los dos textos
change-nothing = No hay ninguna diferencia.
change-legend = Así se marca:
change-legend-removed = lo suprimido
change-legend-added = lo añadido
change-removed-start = Suprimido:
change-removed-end = (fin de lo suprimido)
change-added-start = Añadido:
change-added-end = (fin de lo añadido)
change-authoritative = texto de referencia
change-translation = traducción
change-became-authoritative = esta traducción pasó a ser texto de referencia: ahora es lo que se firma
change-became-translation = este texto es ahora una traducción y ya no es lo que se firma
change-new = texto de referencia nuevo
change-new-translation = traducción nueva
change-gone = texto de referencia que ya no está
change-gone-translation = traducción que ya no está
change-title = Título
change-body = Texto, tal como se escribió
change-paragraphs-same = { $count ->
    [one] 1 párrafo sin cambios
   *[other] { $count } párrafos sin cambios
}
change-demands = Demandas
change-demand = demanda { $number }
change-demand-moved = antes demanda { $was }, ahora demanda { $is }
change-demand-gone = antes demanda { $number }, ya suprimida
change-demand-new = demanda { $number }, nueva
change-clauses = Puntos
change-clause = punto { $number }
change-clause-moved = antes punto { $was }, ahora punto { $is }
change-clause-gone = antes punto { $number }, ya suprimido
change-clause-new = punto { $number }, nuevo
change-addressees = A quién se dirige
change-unchanged-languages = Sin cambios en:
change-list-comma = ,

compare-with = Comparar esta versión con
compare-next = la siguiente ({ $wording })
compare-before = la anterior ({ $wording })
compare-current = la actual ({ $wording })
compare-same-number = el otro texto con el mismo número
compare-other = la versión { $wording }
compare-not-held = Este servidor no tiene los dos textos, así que no se pueden comparar aquí.

change-facts = En torno al texto
change-facts-what = esto no lo firma nadie
change-fact-kind = Tipo
change-fact-deadline = Cierre
change-fact-topics = Temas
change-fact-initiators = A iniciativa de
change-fact-admission = Quién puede firmar
