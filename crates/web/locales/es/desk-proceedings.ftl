# La mesa: enmiendas, posición de una organización ante ellas, votaciones y votos.
deciding-title = Enmiendas y votaciones
deciding-lead = Las organizaciones que firmaron proponen cambios y dicen cuál es su posición; quienes convocan los someten a votación. Todo va firmado y lo guarda cada servidor que tiene la lista.
deciding-link-what = Proponga cambios al texto, diga cuál es su posición, vote.
deciding-only-listed = Solo las organizaciones de la lista proponen, se pronuncian y votan. Firme primero, o espere a que se la admita.
deciding-amendments = Enmiendas
deciding-amendments-none = Nadie ha propuesto aún ningún cambio.
deciding-propose = Proponer un cambio
deciding-propose-lead = Se firma con la clave de su organización, se envía a todos los que tienen la lista y se muestra con su nombre.
deciding-sign = Firmar y enviar
deciding-words = Con qué palabras
deciding-change-add = Punto nuevo
deciding-change-change = Otra redacción
deciding-change-strike = Suprimir
deciding-merged-into = Ahora forma parte de:
deciding-ours = de su organización
deciding-outdated = hecha para otra versión
deciding-seconded = { $count ->
    [one] apoyada por 1 organización
   *[other] apoyada por { $count } organizaciones
}
deciding-conflicts = { $count ->
    [one] Otra enmienda quiere este punto de otro modo
   *[other] Otras { $count } enmiendas quieren este punto de otro modo
}
deciding-clause = El punto
deciding-at-end = Al final
deciding-part-none = Ninguna parte
deciding-part-aims = Objetivos
deciding-part-positions = Posiciones
deciding-part-activities = Actividades
deciding-reasons = Razones
deciding-positions = Posición de las demás
deciding-positions-none = Nadie ha dicho aún cuál es su posición.
deciding-seconds = la apoya
deciding-reservation = Reserva:
deciding-own = Su posición
deciding-own-save = Firmar y enviar
deciding-own-take-back = Retirarla
deciding-yours = Su enmienda
deciding-edit = Cambiar la enmienda
deciding-merge = Unirla a otra
deciding-merge-what = La suya se muestra entonces como parte de la otra, que vale por las dos.
deciding-withdraw = Retirar la enmienda
deciding-withdraw-what = Seguirá viéndose que la presentó y la retiró, sin su texto. Las copias de otros lugares no se pueden retirar.
deciding-withdraw-sure = Sí, la retiramos
deciding-take = Llevar lo aprobado al texto
deciding-take-lead = Pasa a ser un borrador de la versión siguiente, que puede cambiar antes de publicarla. Quienes firmaron dirán después si la mantienen.
deciding-take-conflicts = Quedan como están, porque lo aprobado se contradice o el punto ya no existe
deciding-take-drafted = Ya hay un borrador de la versión siguiente. Lo aprobado prevalece sobre lo que diga de los mismos puntos; lo demás queda como está.
deciding-take-button = Escribirlo en el borrador
deciding-left-over = Se aprobó para una versión anterior y no ha llegado al texto. Para recogerla, propóngala de nuevo o escríbala a mano.

deciding-ballots = Votaciones
deciding-ballots-none = Aún no se ha sometido nada a votación.
deciding-open = Abrir una votación
deciding-open-lead = Cada organización tiene un voto. Estas condiciones se firman y ya no se pueden cambiar; solo se puede anular la votación antes de que cierre.
deciding-open-button = Firmar y abrir la votación
deciding-question-text = El texto entero, versión { $wording }
deciding-question-amendment = Enmienda – { $what }
deciding-ballot-open = Abierta
deciding-ballot-closed = Cerrada
deciding-ballot-cancelled = Anulada
deciding-closes = Se vota hasta: { $at }
deciding-to-vote = { $count ->
    [one] Le queda 1 voto por emitir
   *[other] Le quedan { $count } votos por emitir
}
deciding-see-amendment = Leer la enmienda
deciding-majority = Mayoría
deciding-majority-what = No hace falta cuando se elige un comité.
deciding-majority-more = Se aprueba con más del { $percent } % { $of }
deciding-majority-least = Se aprueba con al menos el { $percent } % { $of }
deciding-of-votes = de quienes dicen sí o no
deciding-of-present = de quienes participan
deciding-of-roll = de quienes pueden votar
deciding-share-more = Más de esto
deciding-share-least = Al menos esto
deciding-sealed = Votos sellados
deciding-sealed-what = Los votos de las organizaciones son abiertos. Si lo pide, cada servidor envía primero un voto sellado y lo abre por sí mismo cuando cierra la votación.
deciding-unopened-abstention = Un voto sellado que no se abre cuenta como abstención
deciding-unopened-not-cast = Un voto sellado que no se abre cuenta como no emitido
deciding-committee = Elección de un comité
deciding-committee-what = Solo si se elige un comité. Cada votante marca a todas las personas con las que está de acuerdo; se elige a quienes reciben más marcas.
deciding-terms = Condiciones
deciding-roll-count = { $count ->
    [one] Puede votar 1 organización
   *[other] Pueden votar { $count } organizaciones
}
deciding-quorum-is = Tiene que participar al menos el { $percent } % de ellas
deciding-opens-until = Los votos van sellados y se abren hasta: { $at }.
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
deciding-answer-yes = Sí
deciding-answer-no = No
deciding-answer-abstain = Abstención
deciding-cancel = Anular la votación
deciding-cancel-what = Entonces no surte ningún efecto; los votos emitidos siguen a la vista.
deciding-cancel-sure = Sí, la anulamos
deciding-result = Resultado
deciding-result-adopted = Aprobada.
deciding-result-rejected = No aprobada.
deciding-result-no-quorum = Participaron muy pocas: no se decide nada.
deciding-result-elected = Resultan elegidas:
deciding-result-nobody = No se elige a nadie.
deciding-result-tied = Con tantas marcas como otras para menos puestos, y por eso no elegidas:
deciding-result-numbers = Sí: { $yes }; no: { $no }; abstenciones: { $abstain }
deciding-result-all = Todos los votos, y quién los contó
deciding-took-part = Participaron { $part } de { $roll }.
deciding-wrong-line = Línea { $line }: escriba la dirección de una cuenta, o detrás de ella la dirección y la clave de su delegada; cada organización una sola vez

field-deciding-change = Qué debe pasar
field-deciding-clause = Qué punto
field-deciding-after = Detrás de qué punto
field-deciding-part = Parte de la plataforma
field-deciding-part-hint = Para plataformas de varias partes
field-deciding-text = El punto tal como debe quedar
field-deciding-reasons = Por qué
field-deciding-seconds = La apoyamos
field-deciding-language = Idioma de sus palabras
field-deciding-comment = Comentario
field-deciding-reservation = Reserva
field-deciding-reservation-hint = Lo que no respaldaría si se aprueba
field-deciding-into = Con cuál
field-deciding-question = Qué se vota
field-deciding-closes-day = Último día
field-deciding-roll = Quién puede votar
field-deciding-roll-hint = Una cuenta en cada línea, con su dirección. Si vota por ella una delegada, siguen la dirección de la cuenta de esta y su clave publicada, con espacios entre medias.
field-deciding-quorum = Quórum, en tanto por ciento
field-deciding-quorum-hint = Cuántas de las que pueden votar tienen que participar; 0 si no hay quórum
field-deciding-more = Cuántas tienen que decir sí
field-deciding-percent = Tanto por ciento
field-deciding-majority-of = De quiénes
field-deciding-sealed = Sellar los votos hasta que cierre la votación
field-deciding-hours = Horas para abrirlos
field-deciding-unopened = Si uno no se abre
field-deciding-words = Palabras a quienes votan
field-deciding-seats = Puestos
field-deciding-candidates = Candidaturas
field-deciding-candidates-hint = Un nombre en cada línea; detrás de un punto y coma puede seguir la dirección de la cuenta de su organización
field-deciding-from = Primer día del mandato
field-deciding-until = Último día del mandato
field-deciding-mandate = Para qué es el comité
field-deciding-voter = Por quién vota
field-deciding-answer = Su respuesta
field-deciding-approve = Con quiénes está de acuerdo
field-deciding-approve-hint = No marcar a nadie es una abstención

error-deciding-not-listed = Esto solo lo pueden hacer organizaciones de la lista
error-deciding-closed = La votación está cerrada o anulada
error-deciding-in-ballot = Hay abierta una votación sobre esta enmienda; queda como está hasta que termine
error-deciding-stale = Entretanto se dijo algo más nuevo; mírelo y vuelva a intentarlo
error-deciding-part = Elija un lugar dentro de esa parte del texto, o deje uno de los dos vacío
error-deciding-delegate-unreachable = El servidor de quien vota por delegación no responde y su clave no puede comprobarse; inténtelo más tarde
error-deciding-say-something = Apóyela o escriba algo
error-deciding-clause = Elija un punto del texto
error-deciding-strike-words = Un punto que se suprime no tiene texto; vacíelo
error-deciding-closes = Escriba un día y una hora que estén por venir
error-deciding-closes-far = Elija un final dentro de los próximos 400 días
error-deciding-percent = Escriba un número entero de 0 a 100
error-deciding-hours = Escriba un número entero de 1 a 744
error-deciding-seats = Escriba un número entero de 1 a 50
error-deciding-candidates = Escriba de 2 a 100 nombres, uno en cada línea
error-deciding-term = Escriba los dos días como año-mes-día, el primero antes que el último

done-deciding-proposed = La enmienda está firmada y enviada.
done-deciding-changed = El cambio está firmado y enviado.
done-deciding-withdrawn = La enmienda está retirada.
done-deciding-merged = La suya forma ahora parte de esta.
done-deciding-said = Su posición está firmada y enviada.
done-deciding-unsaid = Está retirada.
done-deciding-opened = La votación está abierta.
done-deciding-cancelled = La votación está anulada.
done-deciding-voted = Su voto está firmado y enviado.
done-deciding-taken = Lo aprobado está en el borrador.

audit-amendment = Propuso una enmienda
audit-amendment-change = Cambió una enmienda
audit-amendment-withdraw = Retiró una enmienda
audit-amendment-merge = Unió una enmienda a otra
audit-position = Dijo la posición de la organización ante una enmienda
audit-amendments-take = Llevó enmiendas aprobadas a un borrador
audit-ballot = Abrió una votación
audit-ballot-cancel = Anuló una votación
audit-vote = Votó

deciding-choose-lead = Elige qué debe pasar con qué cláusula. Después empiezas con las palabras tal como están.
deciding-choose-other = Elegir otra cosa
deciding-what-change = Cláusula { $number }, otras palabras
deciding-what-strike = Suprimir la cláusula { $number }
deciding-what-behind = Nueva cláusula tras la cláusula { $number }
deciding-what-add = Nueva cláusula al final
deciding-stands = La cláusula tal como está
deciding-delegated = { $who } vota por vosotros en esta votación, con la clave que nombran sus condiciones.
deciding-look = Última mirada a las condiciones
deciding-look-back = Cambiar las condiciones
deciding-warn-quorum = El quórum es 0: se decide aunque participe una sola organización.
deciding-warn-earlier = Esta enmienda se hizo para una versión anterior. Si se aprueba, solo se podrá escribir a mano en el texto. Haga antes que se proponga de nuevo para la versión actual.
deciding-warn-roll = { $count ->
    [one] 1 organización que podría votar no está en este censo.
   *[other] { $count } organizaciones que podrían votar no están en este censo.
}
deciding-take-conflicts-what = No todas pueden estar juntas en el texto. Escribe la cláusula a mano en el borrador, o haz que se proponga para la próxima redacción una sola enmienda que las una, y sométela a votación.
deciding-wrong-key = Línea { $line }: esto no es una clave; cópiala de la página de quien delega el voto, con o sin espacios
deciding-unknown-line = Línea { $line }: esta cuenta no se conoce aquí como firmante; escribe su dirección como está en la lista, o nombra a su delegada
error-deciding-language = Escribe la cláusula también en este idioma: el texto se firma en él
error-deciding-nothing-changed = Esto no cambia nada; escribe qué debe ser distinto
error-deciding-known = Ya habéis propuesto exactamente esto
error-deciding-decided = Esta enmienda ya está decidida; propón otra
error-deciding-ballot-open = Ya hay una votación abierta sobre esto; espera a que se cierre, o anúlala
error-deciding-voter-unknown = El censo nombra a alguien que no se conoce aquí como firmante
error-deciding-delegate-key = Esta no es una clave de la delegada; cópiala de su página
error-deciding-seats-many = No puede haber más puestos que candidaturas
problem-title-not-initiator = Solo quienes convocan abren votaciones
problem-what-not-initiator = Abre una votación la organización que publicó la carta, o una que convoca junto con ella.
problem-advice-not-initiator = Propón un cambio en tu escritorio y pide a una de ellas que lo someta a votación.
field-deciding-text-hint = La cláusula entera. Hace falta en cada idioma en que se firma el texto.
field-deciding-closes-time = Hora
