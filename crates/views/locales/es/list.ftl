# La lista de firmantes y la página de cada firma.
list-by-name = { $count ->
    [one] 1 firma con nombre.
   *[other] { $count } firmas con nombre.
}
list-standing = { $earlier ->
    [0] { $count ->
        [one] 1 organización respalda esta versión.
       *[other] { $count } organizaciones respaldan esta versión.
    }
    [one] { $count ->
        [one] 1 organización respalda esta versión y 1 firmó una anterior.
       *[other] { $count } organizaciones respaldan esta versión y 1 firmó una anterior.
    }
   *[other] { $count ->
        [one] 1 organización respalda esta versión y { $earlier } firmaron una anterior.
       *[other] { $count } organizaciones respaldan esta versión y { $earlier } firmaron una anterior.
    }
}
list-stood = { $earlier ->
    [0] { $count ->
        [one] 1 organización respaldaba esta versión.
       *[other] { $count } organizaciones respaldaban esta versión.
    }
    [one] { $count ->
        [one] 1 organización respaldaba esta versión y 1 firmó una anterior.
       *[other] { $count } organizaciones respaldaban esta versión y 1 firmó una anterior.
    }
   *[other] { $count ->
        [one] 1 organización respaldaba esta versión y { $earlier } firmaron una anterior.
       *[other] { $count } organizaciones respaldaban esta versión y { $earlier } firmaron una anterior.
    }
}
list-hidden = { $count ->
    [one] 1 de ellas procede de un servidor que este servidor bloquea: conserva su lugar y cuenta, pero aquí no se muestra de quién es.
   *[other] { $count } de ellas proceden de servidores que este servidor bloquea: conservan su lugar y cuentan, pero aquí no se muestra de quién son.
}
list-find = Buscar un nombre
list-find-hint = En cualquier alfabeto; no importan las tildes ni las mayúsculas
list-country = País
list-kind = Quién
list-how = Cómo firmó
list-wording = Versión
list-show = Mostrar
list-all = Mostrar la lista completa
list-nothing = Ninguna firma coincide. Pruebe con menos letras o con otra grafía.
list-shown = { $count ->
    [one] 1 firma.
   *[other] Firmas { $first } a { $last } de { $count }.
}
list-order = Por orden de
list-order-number = número
list-order-name = nombre
list-order-country = país
list-any-country = { $count ->
    [one] 1 país
   *[other] Los { $count } países
}
list-every-country = Todos los países
list-any-kind = Cualquiera
list-kind-organisation = Organizaciones
list-kind-personal = A título personal
list-any-how = De cualquier forma
list-any-wording = Cualquiera
list-wording-current = Esta
list-wording-earlier = Una anterior
list-wording-number = Versión { $wording }
list-page-before = Anteriores: { $first } a { $last }
list-page-after = Siguientes: { $first } a { $last }
list-page-all = Todas en una página
list-countries-others = { $count ->
    [one] 1 más
   *[other] { $count } más
}
list-number = N.º
list-name = Organización
list-how-who = Cómo firmó, quién la admitió
list-by-form = por formulario, confirmada por correo
list-by-form-at = por formulario, confirmada desde un correo electrónico de { $domain }
list-date = Fecha de firma
list-countries = Países
list-left = Bajas recientes de la lista
list-changes = La lista por días: quién se incorporó y quién la dejó
list-changes-title = La lista por días
list-changes-lead = Quién se incorporó a la lista, quién la dejó, quién volvió a firmar o fue corregido y cuándo se publicó cada versión, según los días en que se firmó.
list-changes-what = A quien la dejó ya no se le nombra, ni aquí ni en la lista; de quien volvió a firmar figura la última vez. Quien firma sin nombre no figura en ninguna línea. No se guarda cómo se llamaba alguien antes: quien quiera que se sepa lo firma como otro nombre. Quien la dejó y vuelve a estar en ella figura aquí como si nunca la hubiera dejado.
list-changes-feed = En un canal Atom, que avisa cuando cambia la lista
list-changes-months = Por meses
list-changes-none = Aquí no ha cambiado nada.
list-change-joined = Se incorporó a la lista
list-change-again = Volvió a firmar
list-change-corrected = Inscripción corregida
list-change-worded = Versión { $number } publicada
list-take = Llévese la lista
list-digest = Huella de la lista
list-cite = Para citar esta lista

mark-name-not-confirmed = Nombre sin confirmar.
mark-more-name-not-confirmed = Se cuenta; aquí figura su dirección hasta que una convocante confirme el nombre nuevo.
mark-earlier-wording = Firmó una versión anterior.
mark-earlier-wording-of = Firmó la versión { $wording }, del { $at }.
mark-contested = Contradictoria.
mark-more-contested = Declaró dos cosas a la vez y no se cuenta hasta que se decida por una.
mark-reservation = Con reserva:
mark-same-signer = Dos firmas, un solo firmante.
mark-more-same-signer = Se cuenta una sola vez.
mark-own-server-too = También firmó desde su propio servidor.
mark-same-signer-disputed = ¿Un firmante o dos?
mark-more-same-signer-disputed = Unas convocantes consideran que es el mismo firmante; otras, que son dos.
mark-personal = A título personal.
mark-initiated = Figura entre las convocantes.
mark-disputed = En discusión.
mark-more-disputed = Unas convocantes la excluyeron, otras la mantienen.
mark-demand = demanda { $number }
mark-shared-number = Otra firma lleva el mismo número.
mark-other-key-seen = Este servidor vio otra clave en el servidor del propio firmante.
mark-after-closing = Firmó después del cierre.
mark-same-name = Con el mismo nombre:
mark-looks-like = Se parece a
mark-more-looks-like = Su nombre es el mismo, o está escrito con otras letras de igual aspecto. El número o la dirección permite distinguirlas.
mark-mixed-scripts = Letras de varios alfabetos.
mark-more-mixed-scripts = Una palabra de su nombre mezcla letras de dos alfabetos que se parecen.
mark-number = n.º { $number }
mark-what-changed = Qué cambió desde entonces

entry-removed-long = Una convocante la excluyó. Conserva su número y no se cuenta.
entry-hidden-long = Firmó y se cuenta; este servidor no muestra de quién se trata. Puede que otros servidores sí lo hagan.
entry-joined-long = Figura junto con otra firma del mismo firmante, y se cuenta una sola vez.
entry-withdrawn-long = El firmante retiró su nombre. Conserva su número y ya no se cuenta.
entry-taken-back-long = Esta firma la retiró quien había firmado, o bien la organización que la había registrado. En ambos casos es esa organización la que firma la retirada, y la declaración no dice cuál de los dos es. Conserva su número y ya no se cuenta.
entry-number = Firma n.º { $number }
entry-signed-on = Firmó la versión { $wording } el { $at }.
entry-entered-on = Firmó la versión { $wording }; incorporada el { $at }.
entry-entered = incorporada el { $at }
entry-signed = Firmó la versión { $wording }.
entry-imported = Tomada de una lista anterior, con la versión { $wording }.
entry-imported-on = Tomada de una lista anterior, con la versión { $wording }; incorporada el { $at }.
entry-imported-dated = Tomada de una lista anterior, con la versión { $wording }; firmada allí el { $at }.
entry-vouched = { $who } responde de ello. Las pruebas son de las organizaciones convocantes: el firmante no hizo ninguna.
entry-chain-holds = Todas las pruebas de la cadena son válidas.
entry-chain-broken = Una prueba de la cadena no es válida.
entry-who-let-in = Quién la admitió
entry-statement = La declaración que firmó
entry-statement-attested = Lo que { $who } atestigua de este firmante, y firmó
entry-statement-whole = La declaración completa con su prueba
entry-in-short = En resumen
entry-fact-wording = Versión
entry-fact-how = Cómo llegó
entry-fact-let-in-by = Quién la admitió
entry-fact-country = País
entry-fact-key = Clave
entry-wording-current = versión { $wording }, la actual
entry-wording-earlier = versión { $wording }, ya sustituida
entry-before = Lo que decía antes
entry-check = Compruébelo por su cuenta
entry-check-what = Descargue el paquete y ejecute esto. No necesita red ni se fía de ningún servidor.
key-seen-same = Este servidor vio la misma clave en el servidor del propio firmante el { $at }.
key-seen-other = Este servidor vio otra clave en el servidor del propio firmante el { $at }.
key-not-looked = Este servidor no ha visto la clave en el servidor del propio firmante.
key-no-server = Es la clave de la convocante que registró la firma; el firmante no tiene servidor.
chain-root = La clave raíz está en el origen.
chain-root-compare = Compárela con la que figura en un ejemplar impreso.
chain-organiser = Designó a { $who } como organización promotora.
chain-initiator = La organización promotora designó a { $who }: { $role }.
chain-let-in = { $who } admitió a este firmante.
chain-attested = { $who } registró a este firmante y guarda el comprobante.
chain-endorsed = El firmante se adhirió a la versión { $wording }.
chain-statement = Declaración
chain-holds = Prueba válida.
chain-broken = Prueba no válida.
entry-joined-title = Firmas unidas a esta
entry-joined-what = Una convocante determinó que son del mismo firmante. Se cuentan una sola vez. Cualquier convocante puede deshacerlo.
entry-joined-by = Las unió

list-behind-the-end = La lista termina antes de esta página.
list-page-last = La última página: de { $first } a { $last }
