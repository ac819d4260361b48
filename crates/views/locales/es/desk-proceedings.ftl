# La mesa: enmiendas, posición de una organización ante ellas, votaciones y votos.
deciding-title = Enmiendas y votaciones
deciding-lead = Las organizaciones que firmaron proponen cambios y expresan su posición; las convocantes los someten a votación. Todo va firmado y lo conserva cada servidor que guarda la lista.
deciding-over = Ya no se propone, se somete a votación ni se vota nada. Lo propuesto y lo decidido se puede seguir leyendo, y lo que ustedes dijeron se puede retirar.
deciding-link-what = Proponga cambios al texto, exprese su posición y vote.
deciding-only-listed = Solo las organizaciones de la lista proponen, se pronuncian y votan. Firme primero, o espere a que admitan a su organización.
deciding-amendments = Enmiendas
deciding-amendments-none = Nadie ha propuesto aún ningún cambio.
deciding-propose = Proponer un cambio
deciding-propose-lead = Se firma con la clave de su organización, se envía a todos los servidores que guardan la lista y se muestra con el nombre de la organización.
deciding-sign = Firmar y enviar
deciding-words = Con qué redacción
deciding-words-translation = El texto solo está traducido a este idioma: puede quedar vacío, y entonces el punto no tiene traducción.
deciding-change-add = Punto nuevo
deciding-change-change = Otra redacción
deciding-change-strike = Suprimir
deciding-merged-into = Ahora forma parte de:
deciding-ours = de su organización
deciding-outdated = hecha para otra versión
deciding-seconded = { $count ->
    [one] secundada por 1 organización
   *[other] secundada por { $count } organizaciones
}
deciding-conflicts = { $count ->
    [one] Otra enmienda propone otra cosa para este punto
   *[other] Otras { $count } enmiendas proponen otra cosa para este punto
}
deciding-clause = El punto
deciding-at-end = Al final
deciding-part-none = Ninguna parte
deciding-part-aims = Objetivos
deciding-part-positions = Posiciones
deciding-part-activities = Actividades
deciding-reasons = Motivos
deciding-positions = Posición de las demás
deciding-positions-none = Nadie ha expresado aún su posición.
deciding-seconds = la secunda
deciding-reservation = Reserva:
deciding-own = Su posición
deciding-own-save = Firmar y enviar
deciding-own-take-back = Retirarla
deciding-yours = Su enmienda
deciding-held = Hay una votación sobre ella en curso hasta: { $at }. Hasta que termine, la enmienda queda como está.
deciding-edit = Cambiar la enmienda
deciding-merge = Unirla a otra
deciding-merge-what = La suya se muestra entonces como parte de la otra, que vale por las dos.
deciding-withdraw = Retirar la enmienda
deciding-withdraw-what = Seguirá viéndose que la presentó y la retiró, sin su texto. Las copias que haya en otros lugares no se pueden retirar.
deciding-withdraw-ballots = Las votaciones sobre ella conservan su texto: muestran lo que se votó.
deciding-withdraw-sure = Sí, la retiramos
deciding-take = Llevar lo aprobado al texto
deciding-take-lead = Pasa a ser un borrador de la versión siguiente, que puede cambiar antes de publicarla. Quienes firmaron dirán después si la mantienen.
deciding-take-conflicts = Se dejan como están, porque lo aprobado se contradice o el punto ya no existe
deciding-take-drafted = Ya hay un borrador de la versión siguiente. Lo aprobado prevalece sobre lo que diga de los mismos puntos; lo demás queda como está.
deciding-take-button = Escribirlo en el borrador
deciding-left-over = Se aprobó para una versión anterior y no ha llegado al texto. Para incorporarla, propóngala de nuevo o escríbala a mano.

deciding-ballots = Votaciones
deciding-ballots-none = Aún no se ha sometido nada a votación.
deciding-open = Abrir una votación
deciding-open-lead = Cada organización tiene un voto. Una vez firmadas, estas reglas ya no se podrán cambiar; solo se podrá anular la votación antes de que cierre.
deciding-open-button = Firmar y abrir la votación
deciding-question-text = El texto entero, versión { $wording }
deciding-question-amendment = Enmienda – { $what }
deciding-amendment-words = { $what }: { $words }
deciding-ballot-open = Abierta
deciding-ballot-opening = Se están abriendo los votos sellados
deciding-ballot-closed = Cerrada
deciding-ballot-cancelled = Anulada
deciding-ballot-withdrawn = Sin decisión: el llamamiento se ha retirado
deciding-closes = Se vota hasta: { $at }
deciding-to-vote = { $count ->
    [one] Le queda 1 voto por emitir
   *[other] Le quedan { $count } votos por emitir
}
deciding-see-amendment = Leer la enmienda
deciding-majority = Mayoría
deciding-majority-what = No hace falta cuando se elige un comité.
deciding-majority-more = Se aprueba con más del { $percent } % { $of }
deciding-majority-least = Se aprueba con al menos el { $percent } % { $of }
deciding-of-votes = de quienes votan a favor o en contra
deciding-of-present = de quienes participan
deciding-of-roll = de quienes pueden votar
deciding-share-more = Más de esto
deciding-share-least = Al menos esto
deciding-sealed = Votos sellados
deciding-sealed-what = Los votos de las organizaciones son públicos. Si lo pide, cada servidor envía primero un voto sellado y lo abre por sí mismo cuando cierra la votación.
deciding-unopened-abstention = Un voto sellado que no se abre cuenta como abstención
deciding-unopened-not-cast = Un voto sellado que no se abre cuenta como no emitido
deciding-committee = Elección de un comité
deciding-committee-what = Solo si se elige un comité. Cada votante marca a todas las personas que le parecen bien; se elige a quienes reciben más marcas.
deciding-terms = Reglas
deciding-roll-count = { $count ->
    [one] Puede votar 1 organización
   *[other] Pueden votar { $count } organizaciones
}
deciding-quorum-is = Tiene que participar al menos el { $percent } % de ellas
deciding-opens-until = Los votos van sellados y se pueden abrir hasta: { $at }.
deciding-seats = { $count ->
    [one] 1 puesto
   *[other] { $count } puestos
}
deciding-term = Del { $from } al { $until }
deciding-vote = Su voto
deciding-vote-what = Se firma con la clave de su organización, se envía enseguida y es público. Hasta que cierre la votación puede volver a votar; vale el último voto.
deciding-vote-sealed = Se firma y se sella ahora; este servidor lo abre cuando cierra la votación. Hasta entonces puede volver a votar; vale el último voto.
deciding-vote-button = Firmar y votar
deciding-voted = Ya ha votado.
deciding-voted-in-vain = Un voto de su organización no cuenta.
deciding-vote-again = Vuelva a votar mientras la votación esté abierta.
deciding-answer-yes = A favor
deciding-answer-no = En contra
deciding-answer-abstain = Abstención
deciding-cancel = Anular la votación
deciding-cancel-what = En ese caso no surte ningún efecto; los votos emitidos siguen a la vista.
deciding-cancel-sure = Sí, la anulamos
deciding-result = Resultado
deciding-result-adopted = Aprobada.
deciding-result-rejected = No aprobada.
deciding-result-no-quorum = Participaron muy pocas: no se decide nada.
deciding-result-elected = Resultan elegidas:
deciding-result-nobody = No se elige a nadie.
deciding-result-tied = Empatadas, con menos puestos que candidaturas, y por eso no elegidas:
deciding-result-numbers = A favor: { $yes }; en contra: { $no }; abstenciones: { $abstain }
deciding-result-all = Todos los votos, y quién los contó
deciding-took-part = Participaron { $part } de { $roll }.
deciding-wrong-line = Línea { $line }: escriba la dirección de una cuenta; detrás pueden ir la dirección y la clave de la persona delegada; cada organización, una sola vez

field-deciding-change = Qué se propone
field-deciding-clause = Qué punto
field-deciding-after = Detrás de qué punto
field-deciding-part = Parte de la plataforma
field-deciding-part-hint = Para plataformas de varias partes
field-deciding-text = El punto tal como debe quedar
field-deciding-reasons = Por qué
field-deciding-seconds = La secundamos
field-deciding-language = Idioma en que escribe
field-deciding-comment = Comentario
field-deciding-reservation = Reserva
field-deciding-reservation-hint = Lo que no respaldaría si se aprueba
field-deciding-into = Con cuál
field-deciding-question = Qué se vota
field-deciding-closes-day = Último día
field-deciding-roll = Quién puede votar
field-deciding-roll-hint = Una cuenta en cada línea, con su dirección. Si una persona delegada vota en su lugar, siguen la dirección de la cuenta de esa persona y su clave publicada, separadas por espacios.
field-deciding-quorum = Quórum, en tanto por ciento
field-deciding-quorum-hint = Cuántas de las que pueden votar tienen que participar; 0 si no hay quórum
field-deciding-more = Cuántas tienen que votar a favor
field-deciding-percent = Tanto por ciento
field-deciding-majority-of = De quiénes
field-deciding-sealed = Sellar los votos hasta que cierre la votación
field-deciding-hours = Horas para abrirlos
field-deciding-unopened = Si uno no se abre
field-deciding-words = Mensaje a quienes votan
field-deciding-seats = Puestos
field-deciding-candidates = Candidaturas
field-deciding-candidates-hint = Un nombre por línea; tras un punto y coma puede ir la dirección de la cuenta de su organización
field-deciding-from = Primer día del mandato
field-deciding-until = Último día del mandato
field-deciding-mandate = Cometido del comité
field-deciding-voter = En nombre de quién vota
field-deciding-answer = Su respuesta
field-deciding-approve = Con quiénes está de acuerdo
field-deciding-approve-hint = No marcar a nadie es una abstención

error-deciding-not-listed = Esto solo lo pueden hacer organizaciones de la lista
error-deciding-closed = La votación está cerrada o anulada
error-deciding-in-ballot = Hay abierta una votación sobre esta enmienda; queda como está hasta que termine
error-deciding-stale = Entretanto se declaró algo más reciente; revíselo y vuelva a intentarlo
error-deciding-part = Elija un lugar dentro de esa parte del texto, o deje uno de los dos vacío
error-deciding-delegate-unreachable = El servidor de la persona delegada no responde y la clave no puede comprobarse; inténtelo más tarde
error-deciding-say-something = Secúndela o escriba algo
error-deciding-clause = Elija un punto del texto
error-deciding-strike-words = Un punto que se suprime no tiene texto; vacíelo
error-deciding-closes = Escriba un día y una hora que aún no hayan llegado
error-deciding-closes-far = Elija un final dentro de los próximos 400 días
error-deciding-percent = Escriba un número entero de 0 a 100
error-deciding-hours = Escriba un número entero de 1 a 744
error-deciding-seats = Escriba un número entero de 1 a 50
error-deciding-candidates = Escriba de 2 a 100 nombres, uno en cada línea
error-deciding-term = Escriba los dos días como año-mes-día, el primero antes que el último

done-deciding-proposed = La enmienda se ha firmado y enviado.
done-deciding-changed = El cambio se ha firmado y enviado.
done-deciding-withdrawn = La enmienda se ha retirado.
done-deciding-merged = La suya forma ahora parte de esta.
done-deciding-said = Su posición se ha firmado y enviado.
done-deciding-unsaid = Se ha retirado.
done-deciding-opened = La votación está abierta.
done-deciding-cancelled = La votación se ha anulado.
done-deciding-voted = Su voto se ha firmado y enviado.
done-deciding-taken = Lo aprobado ya figura en el borrador.

audit-amendment = Propuso una enmienda
audit-amendment-change = Cambió una enmienda
audit-amendment-withdraw = Retiró una enmienda
audit-amendment-merge = Unió una enmienda a otra
audit-position = Expresó la posición de la organización sobre una enmienda
audit-amendments-take = Llevó enmiendas aprobadas a un borrador
audit-ballot = Abrió una votación
audit-ballot-cancel = Anuló una votación
audit-vote = Votó

deciding-choose-lead = Elija un punto y qué se propone hacer con él. Después partirá de su redacción actual.
deciding-choose-other = Elegir otra cosa
deciding-what-change = Punto { $number }, otra redacción
deciding-what-strike = Suprimir el punto { $number }
deciding-what-behind = Punto nuevo después del punto { $number }
deciding-what-add = Punto nuevo al final
deciding-stands = El punto tal como está
deciding-delegated = En esta votación, { $who } vota en nombre de su organización, con la clave que indican las reglas.
deciding-look = Último repaso a las reglas
deciding-look-back = Cambiar las reglas
deciding-warn-quorum = El quórum es 0: se decide aunque participe una sola organización.
deciding-warn-earlier = Esta enmienda se hizo para una versión anterior. Si se aprueba, solo se podrá escribir a mano en el texto. Antes, pida que se proponga de nuevo para la versión actual.
deciding-warn-roll = { $count ->
    [one] 1 organización que podría votar no está en esta lista de votantes.
   *[other] { $count } organizaciones que podrían votar no están en esta lista de votantes.
}
deciding-take-conflicts-what = No todas caben juntas en el texto. Escriba el punto a mano en el borrador, o pida que se proponga para la próxima versión una sola enmienda que las una y sométala a votación.
deciding-wrong-key = Línea { $line }: esto no es una clave; cópiela de la página de la persona delegada, con espacios o sin ellos
deciding-unknown-line = Línea { $line }: aquí no consta que esta cuenta haya firmado; escriba su dirección tal como figura en la lista, o indique su persona delegada
error-deciding-language = Escriba el punto también en este idioma: el texto se firma en él
error-deciding-nothing-changed = Esto no cambia nada; escriba lo que deba ser distinto
error-deciding-known = Su organización ya ha propuesto exactamente esto
error-deciding-decided = Sobre esta enmienda ya se ha decidido; proponga otra
error-deciding-ballot-open = Ya hay una votación abierta sobre esto; espere a que se cierre o anúlela
error-deciding-voter-unknown = En la lista de votantes figura alguien que aquí no consta como firmante
error-deciding-delegate-key = Esta no es una clave de la persona delegada; cópiela de su página
error-deciding-seats-many = No puede haber más puestos que candidaturas
problem-title-not-initiator = Solo las convocantes abren votaciones
problem-what-not-initiator = Puede abrir una votación la organización que publicó el llamamiento, o una que lo convoca con ella.
problem-advice-not-initiator = Proponga un cambio en su panel y pida a una de ellas que lo someta a votación.
field-deciding-text-hint = El punto entero. Hace falta en cada idioma en que se firma el texto.
field-deciding-closes-time = Hora
