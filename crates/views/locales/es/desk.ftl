# El panel: donde trabajan las personas de una organización.
desk-title = Resumen
desk-signed-elsewhere = Otro servidor firma con la clave de su organización.
desk-signed-elsewhere-what = Alguien tiene en marcha una copia de este servidor, o tiene su clave. Pida a quien administra el servidor que detenga la copia; «undersigned doctor» da más detalles.
desk-word = panel
desk-sign-out = Cerrar sesión
desk-tabs = Panel
desk-tab-overview = Resumen
desk-tab-appeals = Nuevo llamamiento
desk-tab-endorse = Adherirse
desk-tab-follow = Seguir
desk-tab-tokens = Tokens
desk-done = Hecho.
desk-waiting = Pendientes de admisión
desk-waiting-what = Admitir es firmar una declaración que otros pueden comprobar
desk-invitations = Invitaciones
desk-invitations-what = Una convocante admite firmantes; su servidor mantiene la lista abierta
desk-invited-as = { $organiser } invita a su organización como { $role }
desk-invited-to-sign = { $organiser } invita a su organización a firmar
desk-invited-sign = Leer y firmar
desk-accept = Aceptar
desk-decline = Declinar
desk-invitation-taken-back = Esta invitación se ha retirado.
desk-our-appeals = Nuestros llamamientos
desk-called-with = Rol: { $role }. Promotora: { $organiser }, en { $host }
desk-called-waits = La promotora aún no ha admitido a su organización
desk-new-appeal = Escribir un llamamiento
desk-no-appeals = Todavía ninguno. Escriba uno o adhiérase al de otra organización.
desk-unsaved = Hay un texto suyo que no se guardó. Se conserva para usted.
desk-unsaved-go-on = Seguir escribiendo
desk-count-waiting = { $count ->
    [one] 1 espera su decisión
   *[other] { $count } esperan su decisión
}
desk-count-unconfirmed = { $count ->
    [one] 1 cuenta respondió y aún no ha confirmado
   *[other] { $count } cuentas respondieron y aún no han confirmado
}
desk-as-reader = Ver la página pública
desk-endorsed = Llamamientos que hemos firmado
desk-endorse-another = Adherirse a un llamamiento
desk-endorsed-none = Todavía ninguno.
desk-endorsement-manage = Cambiar o retirar
desk-listed-title = Firmas admitidas
desk-listed-lead = Excluir también es firmar una declaración: la firma desaparece de la lista en todos los servidores, y la organización promotora puede revocar la decisión.
desk-remove = Excluir

endorsement-listed = en la lista
endorsement-renamed = en la lista, todavía sin el nombre que da ahora
endorsement-waiting = enviada, aún no figura en la lista
endorsement-withdrawn = retirada
endorsement-withdrawn-here = { $count ->
    [0] Retirada aquí; ningún otro servidor lo ha confirmado todavía
    [one] Retirada aquí; 1 servidor lo ha confirmado
   *[other] Retirada aquí; { $count } servidores lo han confirmado
}
endorsement-elsewhere-from = Su fecha va por delante de los relojes de otros servidores: la cuentan a partir del { $at }, y hasta entonces muestran el nombre.
endorsement-undelivered = Aún no entregada: el servidor de la organización promotora no respondió o no la aceptó. Se intenta de nuevo automáticamente.
endorsement-refused = rechazada
endorsement-removed = excluida de la lista

queue-who = Quién
queue-why = Qué sabemos
queue-likeness = Nombres parecidos
queue-nothing-alike = Ninguna firma lleva el mismo nombre ni uno de aspecto parecido
queue-let-in = Admitir
queue-refuse = Rechazar
queue-more = Se muestran los primeros { $shown } de { $count }. Los siguientes aparecen a medida que usted decide.
pending-moderated = Su clave se encontró en su propio servidor. Espera porque su organización admite las firmas a mano.
pending-limited = Procede de un servidor que aquí está limitado: debe decidir una persona.
pending-fediverse-account = Una cuenta del fediverso respondió con la frase del llamamiento y lo confirmó. Espera porque su organización admite las firmas a mano.
pending-name-changed = Está en la lista; después cambió de nombre. El nombre nuevo no se muestra hasta que se admita. A quien no deba figurar en ella se le puede excluir.
pending-key-not-found = Su clave no se encontró en su propio servidor.

deliveries-title = Envíos
deliveries-none = No queda nada por enviar.
deliveries-server = Servidor
deliveries-state = Estado
deliveries-words = Explicación
deliveries-waiting = En espera
delivery-out-of-reach = No responde
delivery-slowed-down = Más despacio
delivery-refuses-us = Nos rechaza
delivery-waiting = En espera

editor-title-new = Escribir un llamamiento
editor-title-revise = Cambiar el texto
editor-preview = Así se ve
editor-preview-what = No se ha guardado ni enviado nada.
editor-preview-part = Aquí solo se muestra el principio, { $size } de todos los textos juntos, para que no tarde. Una vez publicado, se muestra todo.
editor-about = De qué se trata
editor-texts = El texto, en cada idioma
editor-texts-what = Los textos de referencia son los que se firman. Los demás son traducciones, que se pueden corregir sin pedir a nadie que firme otra vez.
editor-left-out = No hay nada escrito en estos idiomas, que quedan fuera: { $languages }.
editor-language-n = Idioma { $number }
editor-authoritative = Este es un texto de referencia
editor-authoritative-what = Cambiar un texto de referencia crea una versión nueva que quienes firmaron antes no han firmado; corregir una traducción, no.
editor-field-title = Título
editor-field-body = Texto
editor-field-body-hint = Deje una línea en blanco entre párrafos; se admite Markdown
editor-more-languages = Añadir un idioma
editor-addressees = A quién se dirige
editor-addressees-what = Primero el cargo, para que el texto siga siendo correcto aunque cambie quien lo ocupa.
editor-field-office = Cargo
editor-field-holder = Quién lo ocupa
editor-more-addressees = Añadir un destinatario
editor-who = Quién convoca y quién puede firmar
editor-save-draft = Guardar como borrador
editor-save-wording = Guardar y revisar
editor-show-preview = Ver cómo queda
admission-open = Cualquier organización; los servidores la admiten en cuanto se comprueba su clave
admission-moderated = Cualquier organización, admitida a mano

publish-title = Antes de publicar
publish-lead = { $wording ->
    [1] Esto se firmará con la clave de su organización y se enviará a otros servidores. El envío no se puede deshacer; después solo cabe revisar el texto, cerrar el plazo de firma o retirar el llamamiento.
   *[other] Esto se firmará con la clave de su organización como versión { $wording } y se enviará a quienes tienen la anterior.
}
publish-to-whom = Qué se envía y a quién
publish-nobody = Nadie sigue todavía a su organización. El llamamiento estará en su página, y quien lo encuentre podrá firmarlo.
publish-checks = Comprobaciones
publish-well = Bien.
publish-think = Conviene revisarlo.
publish-digest = Huella del texto que se firma
publish-button = Publicar
publish-preview = Ver cómo quedará
publish-back = Volver al texto
publish-own-name = Si su organización firmó una versión anterior, firma esta al mismo tiempo.
publish-undo = Más adelante podrá cambiar el texto, cerrar el plazo de firma o retirar el llamamiento desde el panel.
recipient-followers = { $count ->
    [one] 1 cuenta que sigue a su organización
   *[other] { $count } cuentas que siguen a su organización
}
recipient-initiators = { $count ->
    [one] 1 convocante
   *[other] { $count } convocantes
}
recipient-replicas = { $count ->
    [one] 1 servidor que guarda la lista
   *[other] { $count } servidores que guardan la lista
}
recipient-signers = { $count ->
    [one] 1 firmante
   *[other] { $count } firmantes
}
check-well-languages = Cada idioma de referencia tiene título y texto.
check-think-languages = A algún idioma le falta el título o el texto.
check-well-demands = Dice lo que pide, por igual en todos los idiomas.
check-think-demands = No pide nada, o no pide lo mismo en todos los idiomas.
check-think-demands-none = No pide nada.
check-think-demands-missing = No todo lo que pide está dicho en todos los idiomas. Falta, por número: { $missing }.
check-well-addressees = Se dirige a alguien.
check-think-addressees = No se dirige a nadie.
check-well-deadline = Indica cuándo se cierra.
check-think-deadline = No tiene fecha de cierre.
check-think-deadline-far = No se cierra hasta dentro de más de cinco años. ¿Es correcto el año?
check-well-keeper = Se nombra a otra convocante: cuando haya aceptado, su servidor mantiene la lista abierta si el de usted no está disponible.
check-think-keeper = Su organización es la única convocante: mientras su servidor no esté disponible, no se admite a nadie. Nombre a otra en el texto, o invite a una que custodie la lista cuando el llamamiento esté publicado.
check-think-contact = Nadie puede escribirles: su perfil no tiene ningún enlace y la página de contacto de este servidor no está escrita.
check-think-initiators = Todavía no se ha encontrado a nadie en { $addresses }, que el texto nombra entre quienes convocan: allí no respondió ningún servidor. Compruebe que es correcto; se les preguntará cuando responda.
check-well-length = El texto es lo bastante breve para cualquier servidor.
check-think-length = El texto es muy largo; algunos servidores muestran solo el principio.
check-address = Su dirección es { $address }. Una vez publicado, ya no se puede cambiar.
check-think-signed-texts = El texto que se firma ha cambiado solo en algunos idiomas. Con cambios: { $changed }. Como antes: { $unchanged }.
check-think-translations-behind = Estas traducciones no recogen el cambio: { $languages }. Quien lee ve desde qué versión no cambia cada una.
check-think-ballots = { $count ->
    [one] Sigue abierta 1 votación sobre la versión actual. Lo que apruebe solo se podrá escribir a mano cuando se haya publicado otra versión.
   *[other] Siguen abiertas { $count } votaciones sobre la versión actual. Lo que aprueben solo se podrá escribir a mano cuando se haya publicado otra versión.
}
check-think-adopted = { $count ->
    [one] 1 enmienda aprobada no está en este borrador. Cuando se haya publicado otra versión, solo se podrá escribir a mano.
   *[other] { $count } enmiendas aprobadas no están en este borrador. Cuando se haya publicado otra versión, solo se podrán escribir a mano.
}

manage-wait = { $count ->
    [one] espera su decisión
   *[other] esperan su decisión
}
manage-behind = { $count ->
    [one] respalda esta versión
   *[other] respaldan esta versión
}
manage-stood-behind = { $count ->
    [one] respaldaba esta versión
   *[other] respaldaban esta versión
}
manage-earlier = { $count ->
    [one] firmó una anterior
   *[other] firmaron una anterior
}
manage-entered = { $count ->
    [one] Un firmante que registró su organización figura en una versión anterior. Nadie más que ustedes le pregunta por la actual.
   *[other] { $count } firmantes que registró su organización figuran en una versión anterior. Nadie más que ustedes les pregunta por la actual.
}
manage-entered-link = { $count ->
    [one] Anotar que está de acuerdo con ella
   *[other] Anotar quiénes de estos { $count } están de acuerdo con ella
}
manage-nobody-waits = Nadie espera.
manage-listed = { $count ->
    [0] Todavía no se ha admitido ninguna firma
    [one] Ver la firma admitida
   *[other] Ver las { $count } firmas admitidas
}
manage-text = El texto
manage-revise-what = Un texto cambiado recibe un número nuevo. Cada nombre sigue en la versión que firmó hasta que vuelva a firmar.
manage-revise = Cambiar el texto
manage-update = Contar lo ocurrido
manage-update-button = Novedades y casos
manage-initiators = Convocantes
manage-as-co-initiator = como convocante: respalda el texto y admite firmantes
manage-as-keeper = como custodia: admite firmantes mientras el servidor de su organización no está disponible, y no respalda el texto
manage-invite = Invitar
manage-ask = Invitar ahora
manage-dismiss = Poner fin a este rol
dismiss-title = ¿Poner fin al rol de esta organización?
dismiss-calls = Deja de contar como convocante.
dismiss-what = Sus declaraciones ya no admiten a nadie. Quien figura en la lista solo gracias a ellas deja de figurar. Si cualquiera puede firmar, el servidor de su organización vuelve a admitir, poco a poco, a quien puede comprobar. Poner fin al rol es una declaración firmada que cualquiera puede leer. Puede volver a invitar a la organización.
done-dismissed = El rol ha terminado. Se avisa a los servidores que guardan la lista.
manage-uninvite = Retirar la invitación
manage-own-unsigned = Su organización figura como promotora de este llamamiento. No se cuenta entre las firmantes, porque no lo ha firmado.
manage-own-sign = Firmarlo también
uninvite-title = ¿Retirar esta invitación?
uninvite-what = La organización no ha respondido todavía. Se avisa en su panel de que la invitación se ha retirado; si acepta de todos modos, no tendrá efecto. Puede volver a invitarla.
done-uninvited = Se ha retirado la invitación.
invited-asked = invitación enviada
invited-accepted = aceptó
invited-refused = declinó
invited-removed = excluida
invited-not-asked = figura en el texto, aún sin invitación
invited-later = su servidor aún no ha respondido; se le invitará en cuanto responda
invited-not-reached = su servidor no respondió en dos semanas; no se le invitó
invited-not-found = su servidor no conoce esa cuenta; no se le invitó
invited-left-out = no se encontró a nadie con ese nombre al escribir el texto; se dejó fuera y no se le invita
manage-import = Nombres en papel o de una lista anterior
manage-end = Entregar y terminar
manage-deliver = Entregar
manage-deliver-what = Anuncia en público que se entregó. Las firmas siguen abiertas o cerradas, como estaban.
manage-deliver-button = Ya se entregó
manage-close = Cerrar
manage-close-what = Los servidores ya no admiten a nadie. La lista permanece, y aún se puede retirar un nombre. Más adelante se puede abrir de nuevo.
manage-close-sure = Sí, cerrar el plazo de firma
manage-close-button = Cerrar el plazo de firma
manage-reopen = Abrir de nuevo
manage-reopen-what = Se puede volver a firmar y los formularios se abren. Quien espera queda admitido automáticamente, salvo que usted decida sobre cada nombre.
manage-reopen-delivered = Sigue constando que se entregó. Si los nombres se admiten automáticamente o a mano se elige en la página donde se edita el texto.
manage-reopen-over = La fecha de cierre ya pasó, así que se cerraría enseguida otra vez. Publique antes una fecha posterior, o ninguna.
manage-reopen-later = Cambiar la fecha de cierre
manage-reopen-button = Abrir de nuevo el plazo de firma
outcome-title = Qué resultado dio
outcome-what = Quienes firmaron quieren saberlo: ¿se logró, en parte o no, o resultó otra cosa? Cuéntelo con sus propias palabras. Queda como novedad en la página del llamamiento y llega a quienes siguen a su organización y a quienes reciben las noticias por correo.
outcome-button = Contar qué resultado dio
manage-withdraw = Retirar
manage-withdraw-what = El texto se muestra tachado en todos los servidores y la lista deja de estar a la vista. Esto no se puede deshacer.
manage-withdraw-ballots = Votaciones en curso que acabarían sin decidir: { $count }.
manage-withdraw-sure = Quiero hacerlo
manage-withdraw-button = Retirar para siempre
manage-copies = Copias de la lista

endorse-title = Adherirse a un llamamiento
endorse-fetch = Buscar y mostrar
endorse-check-title = Lea antes de firmar
endorse-check-lead = Procede de { $host } y está verificado. Pertenece a { $organiser }.
endorse-check-lead-ours = Está en este servidor y está verificado. Pertenece a { $organiser }.
endorse-existing = Su organización se adhirió a este llamamiento el { $at }.
endorse-existing-again = Al enviar el formulario lo firma otra vez, con lo que dice ahora.
endorse-removed = Quienes convocan excluyeron a su organización de la lista el { $at }.
endorse-refused = Quienes convocan rechazaron la firma de su organización el { $at }.
endorse-removed-again = Ya se excluyó a su organización de esta lista: si firma ahora, la firma espera hasta que allí una persona la admita de nuevo.
endorse-earlier = Su organización firmó el { $at } y retiró la firma el { $until }. El formulario contiene lo que dijo entonces; revíselo antes de enviarlo.
endorse-sign = Firmar
endorse-sends = Qué se envía y a quién
endorse-followers = { $count ->
    [0] todavía nadie sigue a su organización
    [one] 1 cuenta que sigue a su organización
   *[other] { $count } cuentas que siguen a su organización
}
endorse-button = Adherirse en nombre de { $name }
endorse-button-correct = Firmar lo corregido en nombre de { $name }
endorse-profile-says = Su perfil dice ahora:
endorse-namesake = { $name } tiene este nombre u otro que se le parece. Puede que la organización promotora revise su firma antes de incluirla en la lista.
endorse-namesake-hidden = Alguien a quien este servidor no muestra tiene este nombre u otro que se le parece. Puede que la organización promotora revise su firma antes de incluirla en la lista.
endorse-namesake-number = El n.º { $number }, { $name }, tiene este nombre u otro que se le parece. Puede que la organización promotora revise su firma antes de incluirla en la lista.
endorse-names-change = Si cambia aquí un nombre, la lista deja de mostrar el anterior, y el nuevo solo figurará cuando lo admita el servidor de la organización promotora o una persona de ella.
endorse-closed = El plazo de firma terminó el { $at }. Si firma ahora, su nombre se muestra con la fecha de hoy, o espera a que lo admita quien convoca.
endorse-closed-sure = Sí, firmamos aunque el plazo ha terminado
endorse-appeal-withdrawn = Este llamamiento se retiró. Ya no es posible adherirse a él.
endorse-public = El nombre y el país de su organización y la versión que firma se hacen públicos y permanecen en muchos servidores. Puede retirar la adhesión en cualquier momento; queda la declaración de que se retiró.
endorse-withdraw = Retirar nuestro nombre
endorse-withdraw-sure = Sí, retiramos nuestro nombre
endorse-done-title = Adhesión firmada
endorse-sent-title = Firmada y enviada
endorse-withdrawn-title = Adhesión retirada
endorse-withdrawn-here-title = Adhesión retirada aquí
endorse-waiting-title = Adhesión aún no retirada
endorse-waiting = Es posible que el reloj de este servidor esté mal, y los demás servidores rechazan lo que se firma a una hora equivocada. La retirada queda guardada: se firmará y se enviará por sí sola en cuanto el reloj sea fiable. Este servidor ya no muestra el nombre; otros pueden mostrarlo hasta entonces. Quien administra el servidor debe poner el reloj en hora.
endorse-listed = Su organización está en la lista.
endorse-renamed = Su organización está en la lista; el nombre que da ahora figurará allí cuando lo admita el servidor de la organización promotora o una persona de ella. Hasta entonces tampoco se muestra el anterior.
endorse-checked = La adhesión está firmada y enviada; el servidor de la organización promotora todavía no la ha puesto en la lista. Primero comprueba su clave y luego lo hace por sí mismo, por lo general en pocos minutos. Si sigue así, allí decide una persona, por ejemplo porque ya figura alguien con su nombre o con uno que se le parece, porque firmaron muchísimas a la vez, o porque su clave no se encontró en su servidor.
endorse-waits = La adhesión está firmada y enviada; el servidor de la organización promotora todavía no la ha puesto en la lista. Allí decide una persona.
endorse-barred = Su organización no está en la lista
endorse-ask = Decide la organización promotora. Para preguntar, o si tarda mucho, mire si su página indica cómo ponerse en contacto con ella:
endorse-sent-to = Se envía a
endorse-id = La declaración de su organización:
endorse-see = Ver el llamamiento
endorse-change = Cambiar o retirar
endorse-again = Volver a firmar

follow-title = Seguir a otras organizaciones
follow-lead = Sus llamamientos llegan desde entonces a este servidor, que guarda una copia de cada lista.
follow-button = Seguir
follow-followers = { $count ->
    [0] Todavía nadie sigue a su organización.
    [one] 1 cuenta sigue a su organización.
   *[other] { $count } cuentas siguen a su organización.
}
follow-following = A quién seguimos
follow-none = Todavía a nadie.
follow-end = Dejar de seguir
following-asked = solicitud enviada, aún sin respuesta
following-accepted = la seguimos
following-refused = declinó la solicitud

tokens-title = Tokens para programas
tokens-lead = Un token permite que un programa actúe en nombre de su organización sin contraseña. Dé a cada programa el suyo, para poder quitárselo más adelante.
tokens-fresh = Copie este token ahora. No se volverá a mostrar.
tokens-button = Crear un token
tokens-there-are = Tokens existentes
tokens-none = Ninguno.
tokens-for = Para
tokens-scope = Puede
tokens-made = Creado
tokens-revoke = Revocar
scope-all = todo en nombre de la organización
scope-read = solo leer
scope-appeals = escribir y publicar llamamientos
scope-endorse = adherirse y retirar adhesiones
scope-admit = admitir y excluir firmantes
scope-attest = registrar firmantes de papel, formularios y correo

# Por qué se excluye a alguien; los códigos son los de las declaraciones.
reason-duplicate = figura dos veces
reason-not-an-organisation = no se pudo ver que sea una organización
reason-not-authorised = nadie allí tenía derecho a firmar
reason-key-compromised = le robaron la clave
reason-key-lost = perdió la clave
reason-abuse = abuso, o uso del nombre de otra organización
reason-on-request = pidió salir
reason-other = otro motivo

queue-like-number = El mismo nombre que la n.º { $number }
queue-looks-like-number = Se parece a la n.º { $number }: el mismo nombre, o el mismo aspecto con otras letras.
queue-looks-like = Se parece a { $address }: el mismo nombre, o el mismo aspecto con otras letras.
queue-mixed-scripts = Una palabra mezcla letras de dos alfabetos que se parecen.
desk-removed = Excluidas por su organización
desk-admit-again = Volver a admitir
endorse-choices = Llamamientos abiertos de esta cuenta
endorse-not = Salvo la demanda { $number }:
endorse-not-words = Con sus propias palabras
endorse-statement = La declaración firmada
tokens-unlabelled = creado en el servidor
delivery-words-waiting = Sale en breve.
delivery-words-next = No aceptó el último envío. No se pierde nada: lo intentamos otra vez, el { $at }.
delivery-words-gave-up = Hace mucho que no responde. Esperamos a que se ponga en contacto; entonces recoge lo que le falta.
done-draft-saved = Borrador guardado.
done-published = Publicado.
done-delivered = Se anuncia en público que se entregó.
done-closed = Plazo de firma cerrado.
done-reopened = El plazo de firma está abierto de nuevo.
done-withdrawn = Se ha retirado.
done-withdrawn-for-good = Este llamamiento se ha retirado y es definitivo: el texto, las traducciones y las imágenes quedan como están, y ya no se añade a nadie a su lista.
done-followed = Solicitud enviada.
done-unfollowed = Su organización ya no sigue esa cuenta.
done-revoked = El token ya no funciona.
done-invited = La invitación va en camino.
done-joined = Invitación aceptada. El servidor de la organización promotora hace el resto.
done-declined = Invitación declinada.
done-invitation-taken-back = La invitación se había retirado antes de su respuesta: no se ha hecho nada.
done-invitation-withdrawn = La organización promotora retiró este llamamiento: ya nadie se suma a promoverlo. No se ha hecho nada.

# Firmas que podrían ser del mismo firmante.
same-title = ¿El mismo firmante?
same-lead = Los nombres se comparan entre idiomas, alfabetos y grafías. Nada se une por sí solo: la decisión es suya. Queda firmada, cualquiera puede verla y se puede deshacer.
same-number = n.º { $number }
same-waits = pendiente de admisión
same-waits-long = Una de las dos firmas está pendiente de admisión. Decida primero sobre ella.
same-one = Un solo firmante
same-two = Dos firmantes
same-more = Se muestran { $shown } parejas de { $count }. Las siguientes aparecen a medida que usted decide.
same-grade-named = Indicadas por usted
same-why-named = Usted indicó estas dos firmas:
same-name-two = Otras dos firmas son del mismo firmante
same-name-first = Número o dirección de la una
same-name-second = Número o dirección de la otra
same-name-look = Ver las dos
same-name-wrong = No son dos firmas de la lista: indique el número que figura ante cada nombre, o su dirección
same-decided = Un firmante o dos: ya decidido
same-is-one = Un solo firmante; decisión de
same-is-two = Dos firmantes; decisión de
same-undo = Deshacer
same-grade-certain = El mismo nombre
same-grade-likely = Probablemente un solo firmante
same-grade-possible = Quizá un solo firmante
same-why-same_name = Los nombres solo difieren en mayúsculas, tildes, signos o formas de caracteres chinos:
same-why-similar_name = Los nombres son casi iguales:
same-why-romanised = Los nombres suenan parecido en dos alfabetos:
same-why-translation = Un nombre parece traducción del otro:
same-why-same_acronym = Las siglas son las mismas:
same-why-acronym_of = Uno está hecho con las iniciales del otro:
same-why-abbreviation_of = Uno abrevia el otro:
same-why-linked = Una tercera firma lleva los dos nombres:
same-why-same_domain = Ambos proceden del mismo dominio:
same-why-profile = Una se llama en su perfil, que nadie ha comprobado, como firmó la otra:
same-why-countries_differ = Pero los países son distintos:
same-why-places_differ = Pero los nombres mencionan países distintos:
same-why-numbers_differ = Pero los números no coinciden:
same-why-more_words = Pero uno tiene más palabras; puede ser una sección:
same-why-words_differ = Pero cada uno tiene palabras que el otro no tiene:
same-why-other_names_differ = Pero sus nombres en un mismo idioma son distintos:
same-why-kinds_differ = Pero uno es de una persona y el otro, de una organización:
done-one-signer = Figuran en la lista como un solo firmante y se cuentan una sola vez.
done-two-signers = Figuran en la lista como dos firmantes.

editor-revise-what = { $count ->
    [0] Cambiar un texto de referencia, una demanda o un destinatario da lugar a la versión { $wording }. Nadie ha firmado el texto tal como está.
    [one] Cambiar un texto de referencia, una demanda o un destinatario da lugar a la versión { $wording }. 1 firmante del texto actual sigue en él, y quizá se le pida que firme el nuevo.
   *[other] Cambiar un texto de referencia, una demanda o un destinatario da lugar a la versión { $wording }. { $count } firmantes del texto actual siguen en él, y quizá se les pida que firmen el nuevo.
}
editor-revise-editorial = Añadir una traducción, o corregir una que no es de referencia, no crea una versión nueva. Antes de publicar verá de cuál de los dos casos se trata.

verdict-title = Qué supone esto para lo ya firmado
verdict-substance = Esto cambia lo que se firmó. Pasa a ser la versión { $wording }.
verdict-signed = { $count ->
    [0] Nadie ha firmado el texto tal como está.
    [one] 1 firmante suscribió el texto tal como está. Sigue en la lista bajo esa versión, y se le pedirá que firme la nueva; hasta entonces no se cuenta para ella.
   *[other] { $count } firmantes suscribieron el texto tal como está. Siguen en la lista bajo esa versión, y se les pedirá que firmen la nueva; hasta entonces no se cuentan para ella.
}
verdict-attested = { $count ->
    [one] 1 de ellos fue registrado por una convocante: ningún servidor le pregunta, y sigue bajo la versión que firmó hasta que alguien indique otra cosa.
   *[other] { $count } de ellos fueron registrados por una convocante: ningún servidor les pregunta, y siguen bajo la versión que firmaron hasta que alguien indique otra cosa.
}
verdict-by-form = { $count ->
    [one] 1 de ellos firmó con el formulario: se le pregunta por correo electrónico.
   *[other] { $count } de ellos firmaron con el formulario: se les pregunta por correo electrónico.
}
verdict-by-form-unmailed = A quienes firmaron con el formulario no se les pregunta, porque de este servidor no sale ningún correo.
verdict-editorial = Esto no cambia lo que se firmó. Sigue siendo la versión { $wording }.
verdict-editorial-what = Se corrigen traducciones, fechas y lo que acompaña al texto; a nadie se le pide que firme otra vez.
publish-lead-editorial = Esto se firmará con la clave de su organización, todavía como versión { $wording }, y se enviará a quienes la tienen.
publish-button-wording = Publicar la versión { $wording }
publish-button-editorial = Publicar la corrección

affirm-title = El texto que firmó su organización ha cambiado
affirm-what = Hasta que firme la nueva versión, su organización sigue en la que firmó
affirm-signed-on = Su organización firmó la versión { $wording } el { $at }. Ahora rige la versión { $now }.
affirm-signed = Su organización firmó la versión { $wording }. Ahora rige la versión { $now }.
affirm-read-signed = Leer lo que se firmó
affirm-names = Firmaría como
affirm-kept = con reserva sobre:
affirm-dropped = Su reserva termina, porque la demanda ya no está:
affirm-button = Firmar la versión { $wording }
affirm-correct = Cambiar nombres o reservas

editor-mode-preview = Para quienes leen
editor-mode-preview-fediverse = En Mastodon
editor-mode-preview-paper = En papel
editor-mode-what-preview = Tal como se ve en su página.
editor-mode-what-preview-fediverse = Tal como ven la publicación quienes siguen a su organización en Mastodon. Otros programas la muestran de forma parecida.
editor-mode-what-preview-paper = Tal como se imprime la página. En papel, la lista de firmantes va a continuación.
editor-post-text = Texto de la publicación
editor-post-warning = Advertencia de contenido
editor-post-warning-none = Ninguna: nadie tiene que pulsar un botón antes de leer.
editor-post-length = Longitud
editor-post-letters = { $count ->
    [one] 1 carácter.
   *[other] { $count } caracteres.
}
editor-post-whole = Las cronologías la muestran entera.
editor-post-folded = Las cronologías muestran el principio, y el resto tras «Leer más».
editor-post-language = solo se muestra el primer idioma; el enlace lleva a los demás
editor-post-link = Debajo del texto
editor-post-card = Una tarjeta con el enlace al llamamiento.
editor-post-picture = La imagen, y por tanto ninguna tarjeta para el enlace.
editor-post-tags = Etiquetas
editor-post-tags-what = Figuran debajo de la publicación, no en el texto. Con la primera firman las cuentas.
editor-asks = Lo que pedimos
editor-asks-what = Una demanda cada vez, en todos los idiomas. Los firmantes pueden formular una reserva sobre una de ellas; sigue siendo la misma aunque la mueva.
editor-more-demands = Añadir una demanda
editor-addressee-n = Destinatario { $number }
editor-field-postal = Dirección postal
editor-field-email = Correo electrónico del cargo
editor-up = Subir
editor-down = Bajar
editor-remove = Quitar
editor-save-go-on = Guardar y continuar a la publicación
editor-meanwhile-what = Lo cambió otra persona, o usted en otra ventana. Esto es lo que cambiaría, si guarda su formulario, en lo que está guardado ahora. No se ha sobrescrito nada. Pase a su formulario lo que quiera conservar de ello y guarde otra vez.
editor-meanwhile-theirs = Abrir lo guardado en una ventana nueva
meanwhile-title = Se cambió desde que abrió esta página
meanwhile-other = Es otra imagen.
editor-restored = Esto es lo que escribió el { $at } y no guardó.
editor-restored-what = Guárdelo, o descártelo para volver a lo guardado.
editor-discard = Descartarlo
kept-form = Esto es lo que escribió aquí el { $at }; llegó cuando su sesión ya había terminado.
kept-form-what = No se ha guardado. Siga con ello tal como estaba, o descártelo.
kept-form-files = Los archivos no se conservaron: elíjalos de nuevo después.
kept-form-says = Lo que dice
kept-form-send = Seguir con ello
editor-throw-away-what = No se ha publicado nada. Se borran el texto, sus traducciones y sus imágenes, y nadie puede recuperarlos.
editor-throw-away-sure = Quiero borrarlo definitivamente
editor-changes-away = Desechar estos cambios
editor-changes-away-what = Se borra lo que se guardó y no se publicó, en todos los idiomas y para todas las personas que trabajan aquí. Lo publicado queda como está.
editor-kept = Conservado para usted. Nadie más lo ve hasta que guarde.
editor-signed-out = Su sesión se ha cerrado. Lo que escribió se conserva: guarde y vuelva a iniciar sesión.
editor-not-kept = Esto no se ha podido conservar en este momento. Guarde antes de salir de la página.
check-well-pictures = Todas las imágenes tienen descripción en todos los idiomas.
check-think-pictures = A alguna imagen le falta la descripción en un idioma.
check-well-translations = Cada traducción dice todo lo que se firma.
check-think-translations = No está todo traducido, y así se indica a quienes leen. Falta: { $missing }.
publish-incomplete = Publicarlo aunque falten partes de una traducción
check-well-answered = Han respondido todas las organizaciones a las que pidió que convocaran.
check-think-answered = Alguna de las organizaciones a las que pidió que convocaran no ha respondido todavía.
check-reachable = Este servidor responde en { $address }.
check-reachable-private = Este servidor responde en { $address }, que está en una red privada: nadie de fuera puede leer ni firmar.
check-unreachable = Este servidor no se responde a sí mismo en { $address }. Puede que otros tampoco lleguen a él: pregunte a quien lo administra. «undersigned doctor» da más detalles.
publish-mend = Corregirlo
publish-address-change = Cambiarla
done-nothing-changed = Nada ha cambiado desde que se guardó.
manage-update-what = Novedades en cualquier idioma, y qué ha sido de las personas de quienes trata. No se envía nada antes de que usted lo revise.
verdict-people = { $count ->
    [one] También ha firmado 1 persona. El número de personas queda como está.
   *[other] También han firmado { $count } personas. Su número queda como está.
}
verdict-figure = La cifra de la página, la próxima meta y el objetivo vuelven a empezar: de las organizaciones con nombre solo cuentan las que firmen la versión nueva.
verdict-nothing = Esto es lo que ya está publicado.
verdict-nothing-what = No cambiaría nada para nadie.
publish-lead-nothing = No hay nada que publicar: el borrador dice lo mismo que lo publicado.
translate-title = Traducciones
translate-link = Traducirlo, en paralelo
unpublished = Hay cambios guardados que aún no se han publicado.
unpublished-languages = Idiomas:
unpublished-look = Revisarlos y publicar
translate-from = Desde
translate-progress = Avance
translate-parts-done = { $count ->
    [one] { $done } de 1 parte
   *[other] { $done } de { $count } partes
}
translate-another = A otro idioma
translate-begin = Empezar
translate-into = Traducción: { $language }
translate-beside = Junto al texto en este idioma: { $language }.
translate-or = O junto a:
translate-authoritative = Este texto es de referencia: al cambiarlo cambia lo que se firma.
translate-changed = Qué ha cambiado desde que se tradujo
translate-still-right = Sigue siendo correcta
translate-missing = falta
translate-out-of-date = desactualizada
translate-left = ya no está en el original: déjela vacía para quitarla
translate-done = hecha
translate-nothing = nada que traducir
translate-paragraph = Párrafo { $number }
translate-demand = Demanda { $number }
translate-no-body = Todavía no hay texto en ese idioma.
translate-save = Guardar la traducción
translate-published = Se guarda como borrador. Se hace pública cuando alguien la publica desde la página del llamamiento.
done-translation-saved = Traducción guardada.
tokens-until = Hasta
tokens-used = Último uso
tokens-unused = Sin uso registrado todavía
tokens-no-end = que se revoque
tokens-ended = Caducado:
tokens-maker-gone = quien lo creó ya no está; el token ya no funciona
tokens-never-more = Marque solo lo que el programa necesita. Un token nunca puede hacer más que usted: si usted recibe otro rol, o se va, lo mismo vale para él.
tokens-all = Todo lo que usted puede hacer
