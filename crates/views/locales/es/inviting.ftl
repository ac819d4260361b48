# Invitar a organizaciones a firmar: el panel, los mensajes y la página que abre una invitación.
invitees-title = Invitar a organizaciones a firmar
invitees-lead = Indique una lista de organizaciones. Cada una recibe un mensaje con un enlace propio a una página que explica, en su idioma, cómo firmar: desde su propio servidor, con una cuenta del fediverso o por formulario.
invitees-list = Indicar una lista
field-invitees-list = Organizaciones
field-invitees-list-hint = Una por línea: una cuenta, por ejemplo @sindicato@social.example, la dirección de un perfil o un correo electrónico; después, si lo desea, un nombre y un idioma, por ejemplo es, separados por comas, punto y coma o tabuladores. 500 líneas como máximo
field-invitees-file = O un archivo
field-invitees-file-hint = Una tabla guardada como CSV o texto; también puede copiar filas de una hoja de cálculo en el campo de arriba. Puede tener otras columnas: verá lo que se lee antes de que se envíe nada
field-invitees-language = Idioma para las que no tienen ninguno en la lista
field-invitees-words = Unas palabras de su organización
field-invitees-words-hint = Van en el mensaje, antes del enlace. 1000 caracteres como máximo, texto sin formato
invitees-look = Revisar la lista
invitees-checked-title = Revise antes de enviar
invitees-checked-lead = Todavía no se ha enviado nada.
invitees-count = { $count ->
    [one] 1 organización recibe un mensaje
   *[other] { $count } organizaciones reciben un mensaje
}
invitees-count-unmailed = Cada una de estas recibe un enlace
invitees-count-none = No se puede invitar a nadie de esta lista.
invitees-not = Quedan fuera
invitees-later-title = Se les invita cuando respondan sus servidores
invitees-later-what = Sus servidores no responden en este momento. El servidor de ustedes vuelve a preguntarles durante dos semanas, cada vez con menos frecuencia, y envía el mensaje en cuanto uno responde. No hace falta indicar estas líneas otra vez.
invitees-namesakes = Quizá ya estén
invitees-namesakes-what = En la lista de firmantes, o entre las pendientes de admisión o ya invitadas, hay una organización con este nombre. Marque las que invita de todos modos; las demás de aquí no reciben ningún mensaje.
invitees-namesake-listed = En la lista: { $name }
invitees-namesake-waiting = Pendiente de admisión: { $name }
invitees-namesake-invited = Ya invitada: { $name }
invitees-columns-what = Esto es lo que parecen contener las columnas de su lista. Corrija lo que no sea así antes de enviar.
invitees-columns-left-out = Queda fuera, y no se guarda nada de ello: { $columns }
invitees-columns-no-contacts = Ninguna columna se lee como direcciones. Elija la de los correos electrónicos o las cuentas.
invitees-columns-no-names = Ninguna columna se lee como nombres. Elija la que contiene los nombres de las organizaciones; sin ella se les escribe sin nombre. Las personas de contacto no van ahí.
invitees-columns-again = Leer la lista así
invitees-holds-nothing = queda fuera
invitees-holds-contact = correos electrónicos o cuentas
invitees-holds-name = nombres de organizaciones
invitees-holds-language = idiomas en que escribirles
invitees-line = Línea { $line }:
invitees-line-same = La línea { $line } es igual a la línea { $earlier }:
invitees-no-language = figura como idioma, pero aquí no se conoce. Se les escribirá en el idioma que eligió para los demás.
invitees-unwritten = { $language }: aquí no hay mensajes en este idioma. Idioma del mensaje: { $instead }.
invitees-joined = Las líneas { $first }–{ $last } han pasado a ser una sola fila; compruebe que sea una sola organización. Si no es así, quite las comillas que sobran.
invitees-letter = El mensaje
invitees-letter-what = Este es el correo en { $language }. En otros idiomas dice lo mismo; un mensaje directo no lleva asunto.
invitees-letter-link = Aquí va un enlace, distinto para cada organización.
invitees-who = Organización
invitees-contact = Adónde se envía
invitees-language = Idioma
invitees-send = { $count ->
    [one] Invitar a 1 organización
   *[other] Invitar a { $count } organizaciones
}
invitees-send-and-ticked = { $count ->
    [one] Invitar a 1 organización y a las marcadas
   *[other] Invitar a { $count } organizaciones y a las marcadas
}
invitees-send-ticked = Invitar a las marcadas
invitees-daily = Salen 300 mensajes al día como máximo; los demás esperan al día siguiente.
invitees-another = Indicar otra lista
invitees-fault-contact_missing = en esta línea no hay ninguna cuenta ni dirección
invitees-fault-email_invalid = no es un correo electrónico: necesita una @ y un dominio
invitees-fault-email_port = un correo electrónico no lleva un número tras dos puntos. Si se trata de una cuenta, anteponga una @
invitees-fault-email_not_latin = este servidor no escribe a buzones que antes de la @ tengan otras letras que de la a a la z: indique otra dirección o una cuenta
invitees-fault-account_invalid = no es una cuenta: escríbala como @nombre@servidor, o indique la dirección de su perfil
invitees-fault-name_invalid = el nombre es demasiado largo o tiene caracteres que no se muestran
invitees-fault-language_invalid = el idioma no es un código como es o zh-Hant
invitees-fault-cells_too_many = esta línea tiene más partes que una cuenta o dirección, un nombre y un idioma. Ponga entre comillas un nombre que lleve una coma
invitees-fault-quote_unclosed = en esta línea hay unas comillas que no se cierran, o solo mucho más abajo: ciérrelas o quítelas
invitees-fault-quote_around_rows = una celda de esta fila empieza con comillas y ocupa más de diez líneas, que parecen filas enteras: quite las comillas, o junte esas líneas si todas son una sola celda
invitees-fault-actor_unknown = su servidor no conoce esa cuenta
invitees-fault-unreachable = su servidor no responde en este momento; indique esta línea otra vez más tarde
invitees-fault-blocked = su servidor no tiene trato con ese otro
invitees-fault-on_this_server = tiene su panel en este servidor: diga a quienes trabajan en él que abran allí «Adherirse»
invitees-fault-signed_already = ya firmó, o espera a que la admitan
invitees-fault-invited_already = ya se la invitó antes
invitees-fault-no_invitations = no quiere invitaciones de este servidor
invitees-rows = A quién se invitó
invitees-none = Todavía a nadie.
invitees-answer = Respuesta
invitees-answer-endorsed = firma
invitees-answer-declined = no firma
invitees-answer-no-invitations = no quiere invitaciones
invitees-answer-not-yet = todavía ninguna
invitees-tally-all = { $count ->
    [one] invitada
   *[other] invitadas
}
invitees-tally-endorsed = { $count ->
    [one] firma
   *[other] firman
}
invitees-tally-declined = { $count ->
    [one] no firma
   *[other] no firman
}
invitees-tally-no-invitations = { $count ->
    [one] no quiere invitaciones
   *[other] no quieren invitaciones
}
invitees-tally-not-yet = sin responder
invitees-not-tracked = No se registra quién abrió un mensaje; solo las respuestas.
invitees-sent = Enviada
invitees-written = Redactada, no enviada:
invitees-waits = pendiente de envío
invitees-revoked = anulada
invitees-forgotten = dirección borrada
invitees-reminders = { $count ->
    [one] 1 recordatorio enviado
   *[other] { $count } recordatorios enviados
}
invitees-remind-from = recordatorio posible desde el { $at }
invitees-remind = Enviar recordatorio
invitees-remind-all = { $count ->
    [one] Enviar recordatorio a la única sin respuesta
   *[other] Enviar recordatorio a las { $count } sin respuesta
}
invitees-remind-what = A cada organización se le envía un recordatorio dos veces como máximo, con tres días de diferencia al menos, nunca después de su respuesta ni cuando el llamamiento se ha cerrado.
invitees-again = Volver a enviar el enlace
invitees-revoke = Anular
invitees-link = Su enlace, para entregarlo en persona
invitees-closed = Este llamamiento ya no admite firmas, así que no se puede invitar a nadie.
invitees-link-to = Invitar a organizaciones
invitees-link-what = A partir de una lista de cuentas y correos electrónicos; cada una recibe un enlace propio.
error-invitees-empty = La lista está vacía
error-invitees-long = La lista tiene más de 500 líneas: indique el resto como otra lista
error-invitees-words = Escriba 1000 caracteres como máximo, de texto sin formato
error-invitees-full = A un llamamiento se invita a 5000 organizaciones como máximo
error-invitees-not = No se envió nada: algo cambió en este momento, o ya respondieron. Revíselo otra vez
error-invitees-stopped = No se envió nada: no quieren invitaciones de este servidor
error-invitees-today = Por hoy se ha enviado bastante; pruebe de nuevo mañana
done-invitees-invited = Las invitaciones van en camino.
done-invitees-reminded = Los recordatorios van en camino.
invitees-now-invited = { $count ->
    [one] 1 invitación va en camino.
   *[other] { $count } invitaciones van en camino.
}
invitees-now-nobody = No se invitó a nadie.
invitees-now-already = Ya estaban invitadas: { $names }.
invitees-now-left = { $count ->
    [one] 1 organización no recibió nada: ya firmó, no quiere invitaciones o no se pudo contactar con ella.
   *[other] { $count } organizaciones no recibieron nada: ya firmaron, no quieren invitaciones o no se pudo contactar con ellas.
}
invitees-now-later = { $count ->
    [one] Se invita a 1 organización en cuanto responda su servidor.
   *[other] Se invita a { $count } organizaciones en cuanto respondan sus servidores.
}
invitees-now-reminded = { $count ->
    [one] 1 recordatorio va en camino.
   *[other] { $count } recordatorios van en camino.
}
invitees-now-unreminded = { $count ->
    [one] 1 organización no recibió ninguno: acaba de responder, no quiere invitaciones, no se pudo contactar con ella o por hoy se ha enviado bastante.
   *[other] { $count } organizaciones no recibieron ninguno: acaban de responder, no quieren invitaciones, no se pudo contactar con ellas o por hoy se ha enviado bastante.
}
done-invitees-nobody = En este momento no se puede enviar ningún recordatorio.
done-invitees-again = El enlace va en camino otra vez.
invitees-written-invited = { $count ->
    [one] 1 invitación está escrita.
   *[other] { $count } invitaciones están escritas.
}
invitees-written-reminded = { $count ->
    [one] 1 recordatorio está escrito.
   *[other] { $count } recordatorios están escritos.
}
invitees-written-again = El enlace está escrito otra vez.
done-invitees-revoked = Invitación anulada.
audit-invitees-check = Revisó una lista de organizaciones que se iba a invitar
audit-invitees = Invitó a organizaciones a firmar
audit-invitees-remind = Envió recordatorios a organizaciones invitadas
audit-invitees-again = Volvió a enviar una invitación
audit-invitees-revoke = Anuló una invitación
invitation-subject-invite = Invitación a firmar: { $title }
invitation-subject-remind = Aún se puede firmar: { $title }
invitation-invite = { $organiser } le pide que firme «{ $title }».
invitation-link-invite = Este enlace es para usted; lleva a una página con el texto y las formas de firmarlo:
invitation-remind = { $organiser } le pidió que firmara «{ $title }» y todavía no tiene respuesta.
invitation-link-remind = Aún puede firmar, o declinar, aquí:
invitation-after = Al abrirlo no se firma nada. Si no quiere firmar, indíquelo en esa página y no recibirá más mensajes sobre esto.
invitation-stop = No recibir más invitaciones de este servidor:
invited-title = Le invitan a firmar
invited-lead = { $organiser } pide a { $name } que firme esto:
invited-lead-nobody = { $organiser } pide a su organización que firme esto:
invited-read = Leer el texto completo
invited-how = Cómo firmar
invited-server = Desde su propio servidor
invited-server-what = Si su organización tiene un servidor Undersigned, firme allí, con la clave de la organización. Escriba su cuenta o el nombre de su servidor y verá cómo llegar.
invited-form-what = ¿Su organización no tiene servidor? Complete un formulario; recibirá un correo para confirmarlo.
invited-no = No firmar
invited-no-what = Indíquelo y no recibirá recordatorios. Podrá cambiar de opinión después.
invited-decline = No firmamos esto
invited-answered-endorsed = Su organización firma esto, o espera a que la admitan. Gracias.
invited-answered-declined = Usted indicó que su organización no firma esto. No recibirá recordatorios. Si cambia de opinión, todavía puede firmar.
invited-declined-closed = Usted indicó que su organización no firma esto. No recibirá recordatorios.
invited-closed = Este llamamiento ya no admite firmas.
invited-stopped = Usted ya no recibe invitaciones de este servidor.
invited-kept = Su dirección la escribió { $organiser }. Se guarda cifrada, solo para esta invitación, y se borra treinta días después de que termine el llamamiento. Esta página no registra que usted la abrió.
invited-stop-title = No recibir más invitaciones de este servidor
invited-stop-lead = Pulse el botón y nadie de aquí podrá volver a invitarle a firmar nada con esta dirección. Solo se guarda una huella de la dirección, para reconocerla.
invited-stop-button = No recibir más invitaciones
facts-invited = Organizaciones invitadas
facts-invited-what = De las organizaciones a las que se invitó a firmar se guardan, cifrados, la cuenta o el correo electrónico, el nombre y el idioma, y si respondieron; de las que no quieren más invitaciones, una huella con clave (hash) de la dirección.
facts-invited-long = Se guardan hasta treinta días después de que termine el llamamiento, 400 días como máximo; los correos electrónicos, hasta la respuesta; la huella, mientras exista el servidor.
editor-look-up = Buscar estas cuentas
editor-without-unfound-what = Quien no pueda recibir ahora la invitación no tiene por qué impedirle publicar. Si su servidor no responde, se le invitará automáticamente en cuanto responda, durante dos semanas tras la publicación, y así se indica en el panel del llamamiento publicado. A quien no se encuentre podrá invitarle allí.
editor-without-unfound = Continuar sin ellas por ahora
done-not-later = Se ha quitado el nombre.
editor-looked-what = ¿Son estas? A cada una se le pregunta antes de nombrarla.
facts-portraits = Imágenes de cuentas de otros servidores
facts-portraits-what = Las imágenes pequeñas de las cuentas que alguien buscó en un panel se generan de nuevo.
facts-portraits-long = Se guardan 30 días.
