# La página de una carta o petición.
#
# Glosario, para toda esta carpeta:
#   appeal = llamamiento; open letter = carta abierta; petition = petición; joint statement = declaración conjunta;
#   urgent appeal = acción urgente (los cuatro tipos van en femenino, y así concuerdan con el estado: «cerrada»…)
#   to sign = firmar; signature y entry (de la lista) = firma; signer, co-signer, undersigned = firmante
#   to endorse = adherirse; endorsement = adhesión; to affirm = ratificar; reservation = reserva
#   organisation = organización; union = sindicato; initiator, co-initiator = convocante;
#   organiser = organización promotora; keeper = custodia de la lista; owner = persona responsable
#   wording = versión; authoritative text = texto de referencia; demand = demanda; addressee = a quién se dirige
#   to let in = admitir; to remove = excluir; to withdraw = retirar; to refuse = rechazar; to decline = declinar
#   desk = panel; statement = declaración; proof = prueba; bundle = paquete; key = clave; digest = huella
#   fediverse = fediverso; boost = impulso; like = favorito; post = publicación; script = alfabeto
#   clause = punto; amendment = enmienda; to second = secundar; ballot = votación; roll = lista de votantes; terms = reglas
#   delegate = persona delegada; update = novedad; news = noticias; handover = entrega; follower = quien sigue; role = rol
#   whoever runs the server = quien administra el servidor; passkey = llave de acceso; handle = nombre corto; command = comando
# Trato de usted; por la organización, «su organización». Botones en infinitivo. Comillas angulares.
# Se evitan las palabras que solo se usan en una orilla.

appeal-status = Estado:
appeal-wording = { $number ->
    [1] primera versión
    [2] segunda versión
    [3] tercera versión
   *[other] versión { $number }
}
appeal-to = A la atención de
appeal-stand-behind = { $count ->
    [0] Por ahora ninguna organización respalda { appeal-this }
    [one] organización respalda { appeal-this }
   *[other] organizaciones respaldan { appeal-this }
}
appeal-stood-behind = { $count ->
    [one] organización respaldaba { appeal-this }
   *[other] organizaciones respaldaban { appeal-this }
}
appeal-none-stand-behind = Ninguna organización respalda { appeal-this }
appeal-signed-earlier = { $count ->
    [one] 1 más firmó una versión anterior.
   *[other] { $count } más firmaron una versión anterior.
}
appeal-more-earlier = { $count ->
    [one] 1 más firmó una versión anterior
   *[other] { $count } más firmaron una versión anterior
}
appeal-any-wording = { $counted } (de cualquier versión)
appeal-earlier-figure = { $count ->
    [one] organización firmó una versión anterior
   *[other] organizaciones firmaron una versión anterior
}
appeal-how-do-we-know = ¿Cómo lo sabemos?
appeal-to-next-mark = { $count ->
    [0] Cifra alcanzada: { $mark }
    [one] Falta 1 para llegar a { $mark }
   *[other] Faltan { $count } para llegar a { $mark }
}
appeal-add-organisation = Sumar su organización
appeal-sign-as-person = Firmar como persona
appeal-fact-published = Publicación
appeal-fact-closes = Cierre
appeal-fact-closed = Cerrada el
appeal-fact-called-by = A iniciativa de
appeal-fact-and-others = { $count ->
    [one] y 1 más
   *[other] y { $count } más
}
appeal-fact-languages = Idiomas
appeal-translation = traducción
appeal-closes = cierra el
appeal-organisations-count = { $count ->
    [0] ninguna organización se ha sumado
    [one] 1 organización
   *[other] { $count } organizaciones
}
appeal-people = { $count ->
    [0] ninguna persona
    [one] 1 persona
   *[other] { $count } personas
}
appeal-more-people = { $count ->
    [one] 1 persona más
   *[other] { $count } personas más
}
appeal-on-this-page = En esta página
appeal-nav-letter = El texto
appeal-nav-demands = Lo que pedimos
appeal-nav-sign = Firmar
appeal-text-authoritative = { $language }, texto de referencia.
appeal-text-translation = { $language }, traducción.
appeal-text-follows = Sin cambios desde la versión { $wording }.
appeal-text-incomplete = Esta traducción no está completa.
appeal-text-original = Texto completo en { $language }
appeal-text-signed = Lo que se firma es el texto en { $language }.
appeal-text-signed-read = Leerlo en { $language }
appeal-one-language = Leer solo en este idioma
appeal-both-languages = Leer los textos de referencia en paralelo
appeal-we-ask = Pedimos
appeal-signed-for = Organizaciones convocantes
appeal-undersigned = Firmantes
appeal-find-name = Buscar un nombre, en cualquier alfabeto
appeal-find = Buscar
appeal-nobody-yet = Todavía no hay firmas.
appeal-nobody = No hay firmas.
appeal-counted-only = Ningún nombre figura en esta lista. Se cuentan: { $counted }.
appeal-counted-too = Se cuentan además: { $counted }.
appeal-roll-first = Las primeras { $shown } de { $count }, por orden de número.
appeal-roll-all = { $count ->
    [0] Ahora no hay firmas.
    [one] 1 firma.
   *[other] Las { $count }, por orden de número.
}
appeal-roll-hidden = { $count ->
    [one] 1 firma procede de un servidor que este servidor bloquea: no se muestra su nombre, pero cuenta.
   *[other] { $count } firmas proceden de servidores que este servidor bloquea: no se muestran sus nombres, pero cuentan.
}
appeal-roll-folded = { $count ->
    [one] 1 firma, que ya no se muestra aquí.
   *[other] { $count } firmas, que ya no se muestran aquí.
}
appeal-roll-gaps = Donde un número está vacante, una firma posterior recibió uno más alto.
appeal-whole-list = La lista completa
appeal-roll-print = Todos los nombres en esta página, para imprimir
appeal-next-name = El siguiente nombre, ¿el suyo?
appeal-put-your-name = Sume su firma
appeal-days = Día a día
appeal-figures = Cifras
appeal-held = Dónde se guarda esta lista
appeal-data = Datos y pruebas

entry-gap = Sin firma.
entry-withdrawn = Retirada
entry-removed = Excluida
entry-hidden = Oculta por este servidor.
entry-joined = Figura junto con otra firma.

notice-draft = Esto es un borrador.
notice-draft-what = Solo lo ven quienes trabajan en el panel de su organización. No se ha enviado nada a ningún otro servidor.
notice-copy = Esto es una copia.
notice-copy-what = La guarda { $holder }; el original pertenece a { $organiser }.
notice-copy-reachable = Su servidor, { $host }, responde.
notice-copy-apart = Este servidor no compara su lista con la de { $host }, de donde es el llamamiento: así lo ha decidido quien lo administra. Puede faltar aquí lo que allí se haya firmado desde entonces.
notice-copy-lost = Su servidor, { $host }, no responde desde el { $since }.
notice-copy-goes-on = La lista sigue adelante: se pondrá al día cuando ese servidor vuelva.
notice-copy-checked = Cada prueba se comprobó aquí al llegar; la última noticia de un servidor que guarda la lista es del { $at }.
notice-copy-original = Ver el original
notice-withdrawn = Retirada por la organización promotora el { $at }.
notice-withdrawn-what = El texto se puede seguir leyendo, tachado. Ya no se puede firmar.
notice-closed = Cerrada el { $at }.
notice-closed-what = La lista queda tal como se firmó; aún se puede retirar un nombre.
notice-delivered = Se entregó el { $at }.
notice-delivered-open = Aún se puede firmar.
notice-conflict = Dos textos llevan el mismo número.
notice-conflict-what = La versión { $wording } existe con dos textos distintos o más; compare las huellas antes de firmar.
notice-conflict-not-held = { $count ->
    [one] 1 firma corresponde a un texto que este servidor no tiene.
   *[other] { $count } firmas corresponden a textos que este servidor no tiene.
}
notice-conflict-both = Ver los dos textos
notice-earlier = Está leyendo la versión { $wording }, que ya fue sustituida.
notice-earlier-current = Leer la versión actual

way-server = Desde el servidor de su organización
way-server-what = Su servidor descarga el texto, lo comprueba y le permite adherirse allí mismo, con la clave de su organización.
way-server-go-there = Ir a mi servidor
way-server-address = Cuenta de su organización
way-server-address-hint = Por ejemplo, @sindicato@social.example
way-server-go = Ver cómo llegar
way-fediverse = Con una cuenta del fediverso
way-fediverse-what = Responda a la publicación con esta frase desde la cuenta de Mastodon de su organización. En la lista figurará como cuenta, y así se indicará.
way-fediverse-how = Cómo se hace, y qué hacer si no llega ningún mensaje
way-form = Sin servidor ni cuenta
way-form-what = Complete un formulario. Enviamos un correo a su organización, que firma cuando alguien de allí lo confirma. También valen las hojas de papel.
way-form-what-elsewhere = Complete un formulario en el servidor de la organización promotora. También valen las hojas de papel.
way-form-go = Adherirse por formulario
way-person = Como persona
way-person-what = Su nombre se queda en este servidor y no se muestra en ninguna parte. A los demás servidores solo se les comunica un número: cuántas personas han firmado aquí.

event-published = { $kind ->
    [petition] Se publicó la petición.
    [joint-statement] Se publicó la declaración.
    [urgent-appeal] Se publicó la acción urgente.
   *[open-letter] Se publicó la carta.
}
event-revised = { $wording ->
    [2] Se publicó la segunda versión. Cada nombre sigue en la versión que firmó hasta que su titular ratifique esta.
    [3] Se publicó la tercera versión. Cada nombre sigue en la versión que firmó hasta que su titular ratifique esta.
   *[other] Se publicó la versión { $wording }. Cada nombre sigue en la versión que firmó hasta que su titular ratifique esta.
}
event-what-changed = Qué cambió
event-joined = { $count ->
    [one] De las organizaciones que están ahora en la lista, ese día entró 1.
   *[other] De las organizaciones que están ahora en la lista, ese día entraron { $count }.
}
event-joined-in-month = { $count ->
    [one] De las organizaciones que están ahora en la lista, ese mes entró 1.
   *[other] De las organizaciones que están ahora en la lista, ese mes entraron { $count }.
}
event-left = { $count ->
    [one] 1 organización retiró su nombre.
   *[other] { $count } organizaciones retiraron su nombre.
}
event-delivered = Se entregó.
event-delivered-to = Se entregó a
event-closed = Se cerró el plazo de firma.
event-withdrawn = Retirada por la organización promotora.
event-out-of-reach = { $host } dejó de responder. La lista sigue adelante, y ese servidor se pondrá al día cuando vuelva.
event-back = { $host } volvió y se puso al día.

figures-this-wording = esta versión
figures-earlier = anteriores
figures-any-wording = de cualquier versión
figures-named = Organizaciones con nombre público
figures-by-own-server = desde su propio servidor
figures-by-web-form = por formulario, con confirmación por correo
figures-by-e-mail = por correo electrónico a una convocante
figures-by-paper = en papel, en hojas que guarda una convocante
figures-by-fediverse-account = con una cuenta del fediverso
figures-reactions = { $boosts ->
    [0] Ningún impulso
    [one] 1 impulso
   *[other] { $boosts } impulsos
} y { $likes ->
    [0] ningún favorito
    [one] 1 favorito
   *[other] { $likes } favoritos
} en el fediverso: no cuentan como firmas.
figures-by-import = de una lista anterior
figures-unnamed = Organizaciones sin nombre público
figures-unnamed-known-to = Las conoce { $who }, que indica cuántas son
figures-unnamed-what = Las conoce una convocante, que indica cuántas son
figures-personal = A título personal
figures-personal-what = Quienes ocupan un cargo y firman en su propio nombre
figures-people = Personas
figures-people-what = { $servers ->
    [0] Las cuentan los servidores donde firman, sin nombrarlas
    [one] Las cuenta un servidor, sin nombrarlas
   *[other] Las cuentan { $servers } servidores, sin nombrarlas. Quien firmó en dos se cuenta dos veces
}
figures-people-named = { $servers ->
    [0] Las cuentan los servidores donde firman, que solo nombran a quien lo aceptó
    [one] Las cuenta un servidor, que solo nombra a quien lo aceptó
   *[other] Las cuentan { $servers } servidores, que solo nombran a quien lo aceptó. Quien firmó en dos se cuenta dos veces
}
figures-how = Cada cifra es la suma de declaraciones firmadas, aquí y en todos los servidores que guardan la lista.
figures-yourself = Haga la suma por su cuenta

held-lead = La lista no es de ningún servidor. Cada uno de estos la guarda entera y puede probar cada nombre; si uno desaparece, los demás siguen.
held-this-server = este servidor
held-digest = Huella de la lista. Dos servidores que muestran la misma huella guardan las mismas declaraciones firmadas y, por tanto, la misma lista.
held-picture = Un trazo por cada organización, bajo la convocante que la admitió. Largo: firmó en su propio servidor. Corto: de otra manera. Cuadrado relleno: guarda la misma lista.
held-picture-many = Un trazo por cada { $count } organizaciones, bajo la convocante que las admitió. Largo: firmaron en su propio servidor. Corto: de otra manera. Cuadrado relleno: guarda la misma lista.
replica-same = La misma lista
replica-entries = { $count ->
    [one] 1 firma
   *[other] { $count } firmas
}
replica-behind = Todavía no es la misma lista
replica-behind-by = { $count ->
    [one] Le falta 1
   *[other] Le faltan { $count }
}
replica-compared = comparada el
replica-out-of-reach = No responde desde el
replica-then-held = { $count ->
    [one] entonces tenía 1 firma
   *[other] entonces tenía { $count } firmas
}
replica-refuses = Nos rechaza
replica-since = desde el
replica-seen = Dio fe de haber visto esta misma lista:
replica-changed = La lista ha cambiado desde la última comparación
replica-apart = Este servidor no se compara con él
replica-unknown = Todavía sin comparar
branch-root = Clave raíz
branch-let-in = { $count ->
    [0] todavía no ha admitido a nadie
    [one] ha admitido a 1
   *[other] ha admitido a { $count }
}
branch-same = guarda la misma lista
branch-behind = todavía no es la misma lista
branch-changed = la lista cambió tras la comparación
branch-out-of-reach = no responde
branch-apart = este servidor no se compara con él
branch-unknown = todavía sin comparar

data-feed = Canal Atom
data-bundle = Paquete con todas las pruebas
data-root-key = Clave raíz, para compararla con una copia impresa:
data-what = El comando no necesita red. Comprueba cada prueba, vuelve a sumar la lista y señala cada fallo. Tome la clave raíz del papel o de alguien de su confianza, no del archivo que está comprobando.
data-program = Dónde obtener el programa «undersigned»
data-program-elsewhere = El comando es parte del programa «undersigned», software libre con licencia AGPL. Nadie ha indicado a este servidor dónde obtenerlo. Puede que lo digan las páginas de otros servidores que guardan este llamamiento; si no, pregunte a la organización promotora o a quien administra este servidor.
way-desk-by-hand = Lo mismo, a mano
way-desk-what = Inicie sesión en el servidor de su organización, elija «Adherirse» en su panel y pegue esta dirección. Su servidor firma con la clave de la organización y avisa a este; la lista lo muestra aquí en cuanto se comprueba la clave.
way-desk-what-moderated = Inicie sesión en el servidor de su organización, elija «Adherirse» en su panel y pegue esta dirección. Su servidor firma con la clave de la organización y avisa a este; la lista lo muestra aquí en cuanto las organizaciones convocantes lo admiten.
way-moderated = Las organizaciones convocantes admiten a los firmantes: una organización figura en la lista cuando lo han decidido.

still-copy = Copia escrita el { $at }.
still-copy-what = No necesita servidor y no cambia. Compruébela con el archivo que la acompaña, como se indica al final de esta página. El original, tal como está hoy, y la forma de firmarlo se encuentran en
still-copied-from = Copiada de

entry-no-number = Este número está vacante: una firma posterior recibió uno más alto.
entry-no-numbers = Estos números están vacantes: una firma posterior recibió uno más alto.
held-seen-by-others = { $count ->
    [one] Además del de la organización promotora, 1 de ellos ha firmado que vio esta misma lista; la firma está en el paquete.
   *[other] Además del de la organización promotora, { $count } de ellos han firmado que vieron esta misma lista; las firmas están en el paquete.
}
