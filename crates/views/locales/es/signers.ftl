signers-title = Firmantes
signers-link = { $count ->
    [0] Firmantes: ver la lista completa
    [one] Firmantes: { $count } en espera. Ver la lista completa, decidir sobre varios
   *[other] Firmantes: { $count } en espera. Ver la lista completa, decidir sobre varios
}
signers-several = Decidir sobre varios
signers-places = En qué situación están los firmantes
signers-place-waiting = En espera
signers-place-listed = En la lista
signers-place-refused = Rechazos
signers-place-removed = Exclusiones
signers-place-withdrawn = Retiradas
signers-place-what-waiting = Esperan a que alguien decida aquí. Admitir es firmar una declaración que cualquiera puede comprobar; al rechazar no se firma nada.
signers-newcomers = Llegan muchísimos firmantes nuevos: revíselos.
signers-newcomers-what = En una hora llegaron más de 200 firmantes desde dominios nuevos para este llamamiento. Los demás esperan a que usted decida o a una hora en la que lleguen menos. Escriba un dominio en el campo de abajo para ver quién viene de él, aquí y en la lista.
signers-place-what-listed = Están en la lista en todos los servidores. Excluir es firmar una declaración; no se borra nada, y se puede deshacer.
signers-place-what-listed-withdrawn = Están en la lista en todos los servidores. Excluir es firmar una declaración; no se borra nada.
signers-place-what-refused = Se rechazaron aquí en los últimos treinta días. Hasta que pasen esos días se puede deshacer: quien fue rechazado vuelve a esperar.
signers-place-what-refused-withdrawn = Se rechazaron aquí en los últimos treinta días.
signers-place-what-removed = Una convocante los excluyó de la lista. Volver a admitir a uno es firmar otra declaración.
signers-place-what-removed-withdrawn = Una convocante los excluyó de la lista.
signers-place-what-withdrawn = Se retiraron: lo hicieron los propios firmantes o la organización que los había registrado. Ninguna decisión de aquí lo deshace.
signers-find = Buscar un nombre, una dirección o un servidor
signers-no-country = Sin país indicado
signers-alike-any = Con o sin parecido
signers-alike-with = Parecidos a otro nombre
signers-alike-without = Sin parecido con otro nombre
signers-time = Cuándo
signers-came-any = En cualquier momento
signers-came-hour = En la última hora
signers-came-day = En el último día
signers-nobody = Aquí no hay nadie.
signers-everybody = Mostrar todo lo que hay aquí
signers-pairs = Parejas que podrían ser un solo firmante: unirlas, o indicar que son dos
signers-back = Volver a los firmantes
signers-key = La clave
signers-score = Parecido: { $score } de 100
signers-came = Llegó el { $at }
signers-since = En la lista desde el { $at }
signers-refused-at = Rechazo: { $at }
signers-removed-at = Exclusión: { $at }
signers-withdrawn-at = Retirada: { $at }
signers-by = Por decisión de { $name }
signers-by-listed = Admisión por decisión de { $name }
signers-because = Motivo: { $reason }
signers-blocked = Este servidor bloquea el servidor de procedencia: aquí no se muestra el nombre.
signers-limited = Este servidor limita el servidor de procedencia.
signers-met = Este servidor vio su cuenta por primera vez el { $at }.
signers-never-met = Este servidor nunca ha podido ver su cuenta.
signers-gone = Su servidor indica que la cuenta ya no existe.
signers-account = Cuenta { $account }
signers-account-since = Cuenta { $account }, que dice existir desde el { $at }
signers-domain = Su correo electrónico es de { $domain }.
signers-namesake = Su nombre es el de { $name }, o se le parece. Puede ser una sección suya, o alguien que se hace pasar por ella.
signers-namesake-number = Su nombre es el de { $name } (n.º { $number }), o se le parece. Puede ser una sección suya, o alguien que se hace pasar por ella.
signers-namesake-until = Entra por sí sola en la lista en cuanto nadie más tiene allí un nombre así.
signers-form-forgotten = Lo que decía su formulario se ha borrado, y con ello su dirección: ningún correo le avisa de lo que se decide.
signers-one-admit = Admitir
signers-one-refuse = Rechazar…
signers-one-remove = Excluir…
signers-one-restore = Volver a admitir
signers-one-reconsider = Devolver a la espera
signers-together = Con lo que está marcado
signers-all-here = { $count ->
    [one] El único firmante de esta página
   *[other] Los { $count } firmantes de esta página
}
signers-kept = { $count ->
    [one] Hay otro firmante marcado que no aparece arriba:
   *[other] Hay otros { $count } firmantes marcados que no aparecen arriba:
}
signers-do-admit = Admitir…
signers-do-refuse = Rechazar…
signers-do-remove = Excluir…
signers-do-restore = Volver a admitir…
signers-do-reconsider = Devolver a la espera…
signers-together-what = Antes verá qué va a ocurrir.
signers-keys = Teclas
signers-keys-what = Mientras está en la lista, funcionan en ella estas teclas:
signers-keys-start = Ir al primero
signers-keys-move = siguiente, anterior
signers-keys-tick = marcar
signers-keys-in = admitir
signers-keys-out = rechazar o excluir, tras una revisión
signers-keys-help = mostrar u ocultar esto
signers-check-admit = ¿Admitir?
signers-check-refuse = ¿Rechazar?
signers-check-remove = ¿Excluir de la lista?
signers-check-restore = ¿Volver a admitir?
signers-check-reconsider = ¿Devolver a la espera?
signers-check-what-admit = Por cada firmante, su organización firma una declaración que lo admite. Si no se puede admitir a uno, se admite a los demás.
signers-check-what-refuse = Dejan de esperar aquí. No se firma nada. Usted puede deshacerlo durante treinta días, y ellos pueden volver a firmar.
signers-check-what-refuse-names = Solo se rechaza el nombre nuevo. El nombre que está en la lista se queda como está, y no se firma nada. Usted puede deshacerlo durante treinta días.
signers-check-what-refuse-removed = Pero a quien ya se excluyó de esta lista se le excluye otra vez: su organización firma una declaración sobre ello, con el motivo, y cualquiera puede leer ambas cosas.
signers-check-what-remove = Por cada firmante, su organización firma una declaración que lo excluye de la lista, con el motivo. Cualquiera puede leer ambas cosas, y se puede deshacer.
signers-check-what-remove-withdrawn = Por cada firmante, su organización firma una declaración que lo excluye de la lista, con el motivo. Cualquiera puede leer ambas cosas.
signers-check-what-restore = Por cada firmante, su organización firma otra declaración que lo admite. Lo que se firmó antes queda registrado.
signers-check-what-reconsider = Lo que habían enviado vuelve a esperar aquí, como si no se hubiera decidido nada.
signers-check-sent-refuse = No se envía ninguna declaración a los servidores que guardan la lista.
signers-check-sent-reconsider = Quien firmó con el formulario recibe aviso por correo. No se avisa a nadie más.
signers-check-nobody = Ningún otro servidor guarda todavía la lista.
signers-check-recipients = { $count ->
    [one] Las declaraciones se envían a otro servidor que guarda la lista:
   *[other] Las declaraciones se envían a otros { $count } servidores que guardan la lista:
}
signers-check-not = No hacer nada
signers-reason = Motivo
signers-no-reason = Sin indicar motivo
signers-reason-who-refuse = Su equipo lee el motivo aquí. Quien firmó por el formulario lo lee también en el correo. Nadie más lo recibe.
signers-reason-who-refuse-unmailed = Su equipo lee el motivo aquí. Nadie más lo recibe.
signers-reason-who-remove = El motivo figura en la declaración firmada: cualquiera puede leerlo.
signers-ahead-admit = Se admitirá.
signers-ahead-key = Se pide otra vez la clave a su servidor. Se admite si se encuentra allí.
signers-ahead-renamed = Está en la lista; se mostrará su nombre nuevo.
signers-ahead-name-stays = Sigue en la lista con su nombre actual.
signers-ahead-remove = Saldrá de la lista en todos los servidores.
signers-ahead-restore = Volverá a estar en la lista.
signers-ahead-reconsider = Volverá a esperar.
signers-only-renamed = Está en la lista; solo espera su nombre nuevo. No hay a quién rechazar.
signers-told-own-server = Se avisa a su servidor, sin motivo.
signers-told-fediverse-account = No recibe aviso. La cuenta puede volver a responder.
signers-told-web-form = Recibe aviso por correo, con el motivo.
signers-told-paper = No recibe aviso.
signers-told-e-mail = No recibe aviso.
signers-told-import = No recibe aviso.
signers-button-admit = { $count ->
    [one] Admitir a uno
   *[other] Admitir a { $count }
}
signers-button-refuse = { $count ->
    [one] Rechazar a uno
   *[other] Rechazar a { $count }
}
signers-button-remove = { $count ->
    [one] Excluir a uno
   *[other] Excluir a { $count }
}
signers-button-restore = { $count ->
    [one] Volver a admitir a uno
   *[other] Volver a admitir a { $count }
}
signers-button-reconsider = { $count ->
    [one] Devolver a uno a la espera
   *[other] Devolver a { $count } a la espera
}
signers-done-admit = Admisión hecha
signers-done-refuse = Rechazo hecho
signers-done-remove = Exclusión hecha
signers-done-restore = Nueva admisión hecha
signers-done-reconsider = De nuevo en espera
signers-done-count = Hecho: { $done } de { $count }.
signers-was-admit = Ya se admitió.
signers-was-admit-name = Figura en la lista con su nombre nuevo.
signers-was-refuse = Ya no espera aquí.
signers-was-remove = Ya no está en la lista.
signers-was-restore = Vuelve a estar en la lista.
signers-was-reconsider = Vuelve a esperar.
signers-now-admit = { $name } ya figura en la lista.
signers-now-admit-name = El nombre nuevo { $name } ya figura en la lista.
signers-now-refuse = { $name } ya no espera aquí. No se firmó nada.
signers-now-refuse-name = El nombre nuevo { $name } no se aceptó. La lista se queda como está.
signers-now-remove = { $name } ya no está en la lista.
signers-now-restore = { $name } vuelve a estar en la lista.
signers-now-reconsider = { $name } vuelve a esperar.
signers-outcome-elsewhere = Sin hacer: ya no está ahí. Otra persona decidió antes, o el firmante retiró su nombre.
signers-outcome-changed = Sin hacer: ahora dice algo distinto de lo que usted vio. Revíselo otra vez.
signers-outcome-left = Aún sin hacer: algunos servidores tardaron mucho en responder.
signers-failed = Sin hacer: { $why }
signers-our-fault = este servidor no pudo hacerlo en este momento. Pruebe de nuevo más tarde.
signers-undo-what-remove = Al deshacerlo se excluyen otra vez de la lista, con otra declaración firmada.
signers-undo-what-restore = Al deshacerlo se admiten otra vez, con otra declaración firmada.
signers-undo-what-reconsider = Al deshacerlo vuelven a esperar.
signers-undo-all = { $count ->
    [one] Deshacer
   *[other] Deshacer en los { $count } casos
}
signers-go-on = { $count ->
    [one] Continuar con el que falta
   *[other] Continuar con los { $count } que faltan
}
signers-all-link = { $count ->
    [one] Excluir al único que coincide…
   *[other] Excluir a los { $count } que coinciden…
}
signers-all-count = { $count ->
    [one] 1 firmante de la lista coincide con lo que busca:
   *[other] { $count } firmantes de la lista coinciden con lo que busca:
}
signers-all-first = { $count ->
    [one] De una vez sale como máximo 1: el primero de la lista. Haga el resto después.
   *[other] De una vez salen como máximo { $count }: los primeros de la lista. Haga el resto después.
}
signers-all-what = Salen por partes mientras este servidor sigue con todo lo demás; si son miles, tarda unos minutos. Quien llegue a partir de ahora no está entre ellos. Entretanto puede pararlo, y durante treinta días puede volver a admitirlos a todos de una vez.
signers-all-what-withdrawn = Salen por partes mientras este servidor sigue con todo lo demás; si son miles, tarda unos minutos. Quien llegue a partir de ahora no está entre ellos. Entretanto puede pararlo.
signers-all-search = Cada palabra se encuentra dondequiera que esté, también dentro de otras palabras y en cualquier orden; no importan mayúsculas ni acentos. Se busca en todos los nombres, en direcciones y dominios de correo, y en lo que quienes esperan escribieron de sí mismos en el formulario.
signers-all-names = De quiénes se trata:
signers-all-more = { $count ->
    [one] … y 1 más
   *[other] … y { $count } más
}
signers-all-sure = Los he revisado, y todos deben salir de la lista
signers-refuse-all-link = { $count ->
    [one] Rechazar al único que coincide…
   *[other] Rechazar a los { $count } que coinciden…
}
signers-refuse-all-count = { $count ->
    [one] 1 firmante en espera coincide con lo que busca:
   *[other] { $count } firmantes en espera coinciden con lo que busca:
}
signers-refuse-all-first = { $count ->
    [one] De una vez se rechaza como máximo a 1: el primero en espera. Haga el resto después.
   *[other] De una vez se rechaza como máximo a { $count }: los primeros en espera. Haga el resto después.
}
signers-refuse-all-what = Se rechazan por partes mientras este servidor sigue con todo lo demás; si son miles, tarda unos minutos. Quien llegue a partir de ahora no está entre ellos. Entretanto puede pararlo. Lo que enviaron se guarda de los últimos { $kept } rechazados de este llamamiento: solo esos pueden volver a la espera.
signers-refuse-all-sure = Los he revisado, y todos deben rechazarse
signers-leaving-title = Exclusión de muchos
signers-leaving-count = Han salido de la lista { $removed } de { $count }.
signers-leaving-goes-on = Los demás van detrás.
signers-leaving-left = { $count ->
    [one] 1 sigue en ella: convoca el llamamiento o ahora dice algo distinto; o salió por sí mismo.
   *[other] { $count } siguen en ella: convocan el llamamiento o ahora dicen algo distinto; o salieron por sí mismos.
}
signers-refusing-title = Rechazo de muchos
signers-refusing-count = Se ha rechazado a { $removed } de { $count }.
signers-refusing-left = { $count ->
    [one] A 1 no: ahora dice algo distinto, otra persona ha decidido sobre él, retiró su nombre o solo espera un nombre nuevo suyo.
   *[other] A { $count } no: ahora dicen algo distinto, otra persona ha decidido sobre ellos, retiraron su nombre o solo esperan nombres nuevos suyos.
}
signers-returning-title = Readmisión de muchos
signers-returning-count = Vuelven a estar en la lista { $removed } de { $count }.
signers-returning-left = { $count ->
    [one] 1 no: retiró su nombre, también lo excluyó otra organización, está bloqueado aquí, su servidor no responde u otra persona ha decidido sobre él.
   *[other] { $count } no: retiraron su nombre, también los excluyó otra organización, están bloqueados aquí, sus servidores no responden u otra persona ha decidido sobre ellos.
}
signers-many-rest = { $count ->
    [one] 1 sigue como estaba.
   *[other] { $count } siguen como estaban.
}
signers-many-end-stopped = Se paró antes de llegar a todos.
signers-many-end-denied = Se paró por sí solo: quien lo inició ya no puede decidir sobre firmantes.
signers-many-end-not-initiator = Se paró por sí solo: esta organización ya no decide sobre los firmantes de este llamamiento.
signers-many-end-withdrawn = Se paró por sí solo: el llamamiento se ha retirado y ya no se admite a nadie.
signers-many-begun = Inicio: { $at }.
signers-many-begun-by = Inicio: { $at }, por: { $who }.
signers-again-all = Volver a admitirlos a todos…
signers-again-link = { $count ->
    [one] Volver a admitir al que salió por la decisión del { $at }…
   *[other] Volver a admitir a los { $count } que salieron por la decisión del { $at }…
}
signers-again-title = ¿Volver a admitirlos a todos?
signers-again-count = { $count ->
    [one] Por la decisión del { $at } salió de la lista 1 firmante.
   *[other] Por la decisión del { $at } salieron de la lista { $count } firmantes.
}
signers-again-left = { $count ->
    [one] A 1 de ellos no se le puede volver a admitir así: retiró su nombre, también lo excluyó otra organización, está bloqueado aquí o alguien ha decidido sobre él después.
   *[other] A { $count } de ellos no se les puede volver a admitir así: retiraron su nombre, también los excluyó otra organización, están bloqueados aquí o alguien ha decidido sobre ellos después.
}
signers-again-what = Vuelven por partes mientras este servidor sigue con todo lo demás; si son miles, tarda un rato, porque se piden las claves a los servidores de los firmantes. Entretanto puede pararlo. A quien no se pueda admitir se le deja como está y se le cuenta.
signers-again-sure = Lo he revisado, y todos deben volver a estar en la lista
signers-leaving-stop = Parar
signers-leaving-away = No mostrar más esto
done-signers-admit = Firma admitida.
done-signers-refuse = La firma ya no espera aquí. No se firmó nada.
done-signers-remove = Firma excluida.
done-signers-restore = La firma vuelve a estar en la lista.
done-signers-reconsider = La firma vuelve a esperar.
done-signers-elsewhere = No quedaba nada por decidir: otra persona decidió antes, o el firmante retiró su nombre.
done-signers-changed = Sin hacer: ahora dice algo distinto de lo que usted vio. Revíselo otra vez.
done-signers-leaving = Salen de la lista por partes.
done-signers-refusing = Se rechazan por partes.
done-signers-returning = Se vuelven a admitir por partes.
done-signers-stopped = No sigue adelante.
done-signers-forgotten = Ya no se muestra cómo terminó.
error-signers-none = Marque antes a algún firmante
error-signers-many = Se puede decidir sobre 100 firmantes como máximo a la vez. Desmarque algunos
error-signers-others = Ahora son otros, o alguno dice algo distinto; vuelva a mirar
error-signers-leaving = Ya se está excluyendo, rechazando o volviendo a admitir a firmantes de esta lista; espere a que termine o párelo
error-key-unknown = su servidor no muestra ninguna clave que se pueda admitir, o no responde. Pruebe de nuevo cuando responda.
error-removed-by-another = lo excluyó otra organización: puede volver a admitirlo esa misma o la organización promotora.
error-initiator-stands = es una de las convocantes: su nombre sigue en la lista hasta que retire ella misma su firma.
error-superseded = entretanto declaró algo más reciente. Revíselo otra vez.
error-refusal-unknown = ya no se guarda nada de ese rechazo.
problem-title-list-large = Esta lista es demasiado grande
problem-what-list-large = Una lista tiene 4 MB como máximo. No se leyó nada de ella.
problem-advice-list-large = Divídala y envíe cada parte.
audit-decide-check = Revisó qué haría una decisión sobre firmantes
audit-decide = Decidió sobre firmantes
audit-remove-all = Hizo excluir a todos los que coinciden
audit-remove-all-stop = Paró la exclusión, el rechazo o la readmisión de muchos
audit-refuse-all = Hizo rechazar a todos los que coinciden
audit-remove-all-denied = Una decisión sobre muchos se paró por sí sola: quien la inició ya no puede decidir sobre firmantes
audit-remove-all-not-initiator = Una decisión sobre muchos se paró por sí sola: la organización ya no decide allí
audit-remove-all-withdrawn = Una decisión sobre muchos se paró por sí sola: el llamamiento se ha retirado y ya no se admite a nadie
audit-restore-all = Hizo volver a admitir a todos los excluidos juntos
audit-restore = Volvió a admitir a un firmante
audit-reconsider = Devolvió a la espera a un firmante rechazado
# Lo que guarda este programa.
facts-refused = Firmantes rechazados
facts-refused-what = Lo que una organización envió o escribió en un formulario y la organización promotora rechazó se guarda cifrado, para que el rechazo se pueda deshacer.
facts-refused-long = Se guarda treinta días, y se borra de inmediato cuando el firmante lo retira o declara algo más reciente.
facts-lists = Listas que se importan
facts-lists-what = La lista de firmantes que alguien sube o pega en el panel espera cifrada entre un paso y otro, solo para esa persona; después del último paso quedan solo las líneas que no se importaron. Se recuerda qué columnas tenía, sin ninguna de sus líneas.
facts-lists-long = Se borra al cabo de un día, o cuando esa persona la descarta.
