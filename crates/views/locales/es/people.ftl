# Las personas firman en el servidor de la organización promotora: el formulario, los correos, lo que se guarda, los nombres.
people-lead = Le enviamos un correo. Su firma cuenta cuando abra el enlace que contiene y pulse allí el botón.
people-keeper = Quién guarda los datos
people-contact = Para cualquier pregunta
people-kept-until = Se guardan hasta el
people-shown = Qué se muestra en público

field-person-occupation = Ocupación
field-person-occupation-hint = Puede quedar vacía
field-person-message = Mensaje para la organización promotora
field-person-message-hint = Puede quedar vacío. No se muestra nunca en público. Como máximo, 1000 caracteres.
field-person-shown = Qué se puede mostrar de usted en público
field-person-shown-hint = Se muestre lo que se muestre en público, quienes gestionan las firmas en la organización promotora pueden leer todo lo que escriba aquí.
field-person-first-name = Nombre de pila, tal como se puede mostrar
field-person-first-name-hint = Solo hace falta si se puede mostrar su nombre de pila

people-choice-never = Nada
people-choice-first-name-and-region = Mi nombre de pila, con localidad y país
people-choice-full = Mi nombre, con localidad y país

people-agree-never = Acepto que { $keeper } guarde, cifrado, lo que escribo aquí hasta el { $until }, para contar mi firma. Mi nombre no se muestra en público. Quienes gestionan allí las firmas pueden leer lo que escribo. Puedo verla, corregirla o retirarla en cualquier momento con el enlace del correo.
people-agree-first-name-and-region = Acepto que { $keeper } guarde, cifrado, lo que escribo aquí hasta el { $until }, para contar mi firma, y que muestre mi nombre de pila, con localidad y país, si así lo he elegido arriba. Quienes gestionan allí las firmas pueden leer lo que escribo. Puedo verla, corregirla o retirarla en cualquier momento con el enlace del correo.
people-agree-full = Acepto que { $keeper } guarde, cifrado, lo que escribo aquí hasta el { $until }, para contar mi firma, y que muestre de mi nombre, con localidad y país, lo que he elegido arriba. Quienes gestionan allí las firmas pueden leer lo que escribo. Puedo verla, corregirla o retirarla en cualquier momento con el enlace del correo.

people-question = ¿Cuánto es { $a } más { $b }? Escriba el número.
people-question-why = Para que ningún programa pueda firmar por millares
people-waiting = Un momento: su navegador hace antes un pequeño cálculo, para que ningún programa pueda firmar por millares.
people-number-1 = uno
people-number-2 = dos
people-number-3 = tres
people-number-4 = cuatro
people-number-5 = cinco
people-number-6 = seis
people-number-7 = siete
people-number-8 = ocho
people-number-9 = nueve

error-answer = Responda a la pregunta con un número
error-answer-sum = Esa no es la suma. Aquí tiene otra pregunta
error-line-long = Use como máximo 120 caracteres, en una sola línea
error-message-long = Use como máximo 1000 caracteres
error-country-known = Elija un país de la lista
error-shown-more = Elija una de estas opciones; no se prometió mostrar más
error-terms-changed = Lo que usted acepta acaba de cambiar. Léalo otra vez y marque la casilla
error-form-again = El formulario estuvo abierto demasiado tiempo. Revíselo y envíelo una vez más
form-sent-before = Ya ha enviado este formulario.
form-sent-before-what = Busque en su buzón el mensaje con el enlace, también entre el correo no deseado. Vuelva a enviar el formulario solo si ha cambiado algo en él o si no llega ningún mensaje.
error-too-many-forms = Acaban de llegar demasiados formularios desde su red. Lo que escribió sigue aquí: envíelo otra vez dentro de diez minutos
error-many-at-provider = En este momento firman muchísimas personas con direcciones de este proveedor de correo. Pruebe de nuevo dentro de unos minutos
error-many-here = En este momento muchísimas personas rellenan formularios aquí y ya no sale ningún correo. Pruebe de nuevo dentro de una hora
error-many-from-network = En la última hora han llegado desde su red muchísimos formularios con direcciones de este proveedor de correo. Lo que escribió sigue aquí: envíelo otra vez dentro de una hora, o desde otra red
error-no-room = Ahora mismo este servidor no tiene espacio para guardar nada, y no se envió nada. Lo que escribió sigue aquí: envíelo otra vez dentro de unos minutos
error-not-stored = Ahora mismo este servidor no puede guardar nada, y no se envió nada. Lo que escribió sigue aquí: envíelo otra vez más tarde

people-confirm-what = Con este botón, su firma cuenta. Hasta entonces, no.
people-confirm-as = Firma como
people-wording-text = El texto que usted firma
people-wording-changed = El texto ha cambiado desde que rellenó el formulario. Usted firma su versión actual.
people-wording-again = El texto se cambió mientras esta página estaba abierta, y todavía no se ha firmado nada. Lea la versión actual y pulse el botón otra vez.

people-done-sent = Hay un correo en camino
people-done-sent-to = Escribimos a { $email }.
people-done-mistyped = ¿La dirección es incorrecta? Rellene de nuevo el formulario
people-done-what-sent = Abra el enlace del correo en un plazo de dos días. Desde ese momento su firma cuenta.
people-done-not-come = ¿No llegó nada? Mire en el correo no deseado. Escribimos a una misma dirección diez veces al día como máximo, y nunca a quien no quiere correos así.
people-done-counted = Su firma ya cuenta
people-done-what-counted = Gracias. En un segundo correo recibirá el enlace con el que puede verla, corregirla o retirarla.
people-done-unmailed = Gracias. El enlace con el que puede verla, corregirla o retirarla no llega por correo: lo tiene quien administra este servidor.
people-done-counted-news = Su firma ya cuenta
people-done-what-counted-news = Gracias. En un segundo correo recibirá el enlace con el que puede verla, corregirla o retirarla. Desde ahora recibirá también por correo las noticias de este llamamiento. Cada correo lleva un enlace para dejar de recibirlas.
people-done-withdrawn = Su firma está retirada
people-done-withdrawn-news = Su firma está retirada
people-done-what-withdrawn = Se ha borrado todo lo que escribió, y su firma ya no cuenta. De su dirección solo queda una huella hasta el día en que se borra todo lo que se guarda de quienes firmaron, para que ninguna lista vuelva a incluirle.
people-done-link-sent = Su enlace está en camino, si lo hay
people-done-what-link-sent = Si con esta dirección se firmó algo aquí, en unos minutos llegará un correo con el enlace.

people-link-again = Recibir otra vez el enlace a su firma
people-link-again-what = Con el enlace puede ver todo lo que guardamos de usted, corregirlo, llevárselo y retirar su firma.
people-link-again-button = Recibir el enlace
people-ended-title = Este enlace ya no sirve
people-ended-what = El enlace a una firma sirve durante 90 días desde el correo en que llegó. La firma no termina con él.
people-ended-renew = Con un enlace nuevo puede ver, corregir o retirar su firma. Se envía a la dirección con la que firmó, y a ninguna otra.
people-ended-button = Recibir un enlace nuevo

people-own-title = Su firma
people-own-lead = Esto es todo lo que se guarda de usted. Cualquiera que tenga el enlace a esta página puede verla: no lo comparta.
people-own-email = Correo electrónico
people-own-signed = Fecha de la firma
people-own-confirmed = Fecha de confirmación
people-own-shown = Qué se muestra ahora de usted
people-own-shown-never = Nada
people-own-shown-first-name-and-region = Nombre de pila, localidad y país
people-own-shown-full = Nombre, localidad y país
people-own-hidden = La organización promotora no muestra su nombre.
people-own-agreed = Lo que usted aceptó
people-own-correct = Corregir
people-own-correct-button = Guardar los cambios
people-own-take = Llevarse los datos
people-own-take-what = Un archivo en un formato que leen los programas (JSON), con todo esto.
people-own-take-button = Guardar el archivo
people-own-withdraw-what = Todo lo que escribió se borra de inmediato, y su firma deja de contar. De su dirección solo queda una huella hasta el día en que se borra todo lo que se guarda de quienes firmaron, para que ninguna lista vuelva a incluirle.
people-own-withdraw-news = Y no enviarme más noticias de este llamamiento por correo
people-own-wording = Usted firmó
people-own-new = Hay una versión nueva
people-own-new-what = Su firma sigue en la versión que firmó, y así se indica, hasta que firme la nueva.
done-reworded = Ha firmado la versión nueva.
done-corrected = Sus cambios están guardados.

people-title = Personas que firmaron
people-nobody = Ninguna persona ha firmado aquí.
people-count = { $count ->
    [one] 1 persona firmó aquí
   *[other] { $count } personas firmaron aquí
}
people-earlier = { $count ->
    [one] De ellas, 1 persona firmó una versión anterior.
   *[other] De ellas, { $count } firmaron una versión anterior.
}
people-from = Dónde viven
people-at-least = Como mínimo
people-elsewhere = En otro lugar, sin indicar o en países con muy pocas firmas para mostrarlas
people-from-why = Cifras a { $at }. Se actualizan una vez al día como máximo, y solo tras muchos cambios, y se dan de cinco en cinco, para que no revelen nada de ninguna persona.
people-names = Nombres
people-names-never = La organización promotora prometió no mostrar ningún nombre.
people-names-first-name-and-region = Nombres de pila de quienes así lo quisieron; primero los más recientes.
people-names-full = Nombres de quienes así lo quisieron; primero los más recientes.
people-names-none = Por ahora nadie de quienes firmaron ha querido que se muestre su nombre.
people-newer = Nombres más recientes
people-older = Nombres más antiguos
way-person-what-named = Usted firma en el servidor de la organización promotora y decide si su nombre se muestra allí. A los demás servidores solo se les comunica un número: cuántas personas firmaron.
way-person-who = Quién firmó

people-mail-subject-confirm = Por favor, confirme: { $host }
people-mail-subject-link = Su enlace: { $host }
people-mail-subject-done = Hecho, como pidió: { $host }
people-mail-confirm-what = Alguien, probablemente usted, firmó con esta dirección de correo: { $title }. La firma contará cuando abra este enlace y pulse el botón:
people-mail-confirm-then = El enlace sirve una sola vez, durante dos días. Si no fue usted, no haga nada: lo que se escribió se borrará entonces.
people-mail-already-what = Alguien, probablemente usted, quiso firmar con esta dirección de correo: { $title }. Con ella ya se firmó, y cuenta una sola vez. Con este enlace puede ver, corregir o retirar su firma:
people-mail-already-then = No comparta el enlace. Si no fue usted, no hace falta que haga nada.
people-mail-signed-what = Gracias. Su firma cuenta: { $title }. Con este enlace puede ver todo lo que guardamos de usted, corregirlo, llevárselo y retirar su firma:
people-mail-signed-then = Guarde este correo y no comparta el enlace. El enlace sirve durante 90 días; después, su página le envía uno nuevo.
people-mail-again-what = Alguien, probablemente usted, pidió los enlaces a lo que se firmó con esta dirección. Con ellos puede ver, corregir o retirar cada firma:
people-mail-again-then = No los comparta. Si no fue usted, no hace falta que haga nada.
people-mail-withdrawn-what = Su firma está retirada, y su nombre se ha borrado con todo lo demás que escribió: { $title }. Si no fue usted, o si cambia de opinión, puede firmar de nuevo aquí:
people-mail-withdrawn-then = De su dirección solo queda una huella hasta el día en que se borra todo lo que se guarda de quienes firmaron, para que ninguna lista vuelva a incluirle.

people-desk-title = Firmas de personas
people-desk-withdrawn = Ya nadie lo firma. Lo prometido a quienes firmaron sigue en pie: pueden mostrar menos de esas personas o guardar sus datos menos tiempo.
people-desk-free = Nadie ha firmado todavía con estas condiciones, así que aún puede cambiarlo todo.
people-desk-promised = Ya hay personas que firmaron con estas condiciones. Para todas ellas puede hacerlas más estrictas, nunca más laxas: mostrar menos o guardar los datos menos tiempo. Quien responde de los datos no cambia.
people-desk-unwritten = Este servidor aún no tiene aviso legal o no tiene un texto de privacidad propio: la mayoría de los países exigen ambos donde firman personas.
people-desk-unwritten-who = Los escribe quien administra este servidor.
people-desk-undated = No se ha fijado el día en que se borran las firmas de personas: las que vienen de una lista o de una cuenta se guardan hasta un año después de que termine este llamamiento. Fije un día.
people-desk-open = Las personas pueden poner su nombre en este llamamiento
people-desk-button = Guardar estas condiciones
field-people-keeper = Quién responde de los datos
field-people-keeper-hint = La organización que guarda lo que escriben las personas, con su nombre completo
field-people-contact = Cómo dirigirse a ella
field-people-contact-hint = Un correo electrónico o una página web para preguntas sobre los datos de las personas
field-people-kept-until = Se guardan hasta el
field-people-kept-until-hint = Al terminar ese día se borra todo por sí solo, salvo el número
field-people-shown = Qué se muestra de un nombre, como máximo
field-people-consent = Qué aceptan las personas
field-people-consent-hint = El texto habitual figura en todo caso detrás del suyo. Indica quién responde de los datos, hasta qué día se guardan y qué se muestra. Déjelo vacío para que figure solo.
people-desk-usual = A quien lee en uno de estos idiomas se le muestra solo el texto habitual:
error-keeper-invalid = Indique quién responde de los datos, en una línea de 200 caracteres como máximo
error-contact-invalid = Indique cómo dirigirse a quien responde de los datos, en una línea de 200 caracteres como máximo
error-contact-form = Escriba una dirección de correo completa, o la de una página web, por ejemplo www.sindicato.example/pagina
error-kept-until-invalid = Indique un día futuro, dentro de los próximos cinco años
error-consent-invalid = Use como máximo 4000 caracteres
error-shown-looser = Hay personas que firmaron con la promesa de que se muestra menos. Puede hacerse más estricto, nunca más laxo
error-kept-until-later = Hay personas que firmaron con la promesa de que sus datos no se guardan tanto tiempo. Solo puede elegir un día anterior
error-people-over = Ya se borró lo que se guardaba de quienes firmaron aquí. Nadie más puede firmar
error-keeper-changed = Las personas aceptaron que guardara sus firmas la organización que se les indicó. Otra tendría que volver a pedirles permiso
done-people = Las condiciones están guardadas.
manage-people-terms = Firmas de personas: condiciones y cifras

# One person who signed, at the desk.
person-find-title = Buscar a una persona que firmó
person-find-lead = Quien firmó puede pedirle que borre lo que guarda de su persona, o puede haber un nombre que no deba ser público. Busque aquí a esa persona. Las direcciones de correo no se muestran nunca.
person-find-name = Buscar por nombre
person-find-email = Buscar por dirección
person-find-more = Seguir buscando
person-found = Resultado
person-find-none = No se encontró a nadie.
person-not-named = Sin nombre público
person-hidden = Ustedes no muestran este nombre
person-asked = Quiso firmar
person-unconfirmed = Sin confirmar
person-spelt-otherwise = Se firmó con otra forma de escribir la dirección. Puede ser el buzón de otra persona: pregunte antes de borrar nada.
person-button-hide = Ocultar el nombre
person-button-show = Volver a mostrar el nombre
person-button-delete = Borrar todo
person-sure-hide = ¿Ocultar este nombre?
person-sure-show = ¿Volver a mostrar este nombre?
person-sure-delete = ¿Borrar todo lo de esta persona?
person-what-hide = Desde ahora el nombre deja de ser público. La persona sigue contando, y lee en su propia página que ustedes no muestran el nombre. Puede volver a mostrarlo en cualquier momento.
person-what-show = El nombre vuelve a ser público, en la medida en que la persona lo quiso y sus condiciones lo permiten.
person-what-delete = La firma y todo lo demás que guardan de esta persona en este llamamiento se borra de inmediato, junto con su suscripción a las noticias y sus inscripciones a reuniones, y el número baja. No se puede deshacer. Ninguna lista que se importe trae de vuelta a la persona; puede volver a firmar por sí misma. Lo que otros hayan copiado y las copias de seguridad quedan como están.
field-sought-name = Nombre público, o parte de él
field-sought-email = Dirección de correo completa
field-sought-email-hint = Encuentra también a personas sin nombre público. El registro dirá que ha buscado, sin la dirección.
error-sought-name = Escriba un nombre, o parte de él, de 200 caracteres como máximo
done-person-hidden = El nombre está oculto.
done-person-shown = El nombre se muestra de nuevo.
done-person-deleted = Todo lo que se guardaba de esta persona se ha borrado.

# Who came by the form, by mail domain and time, at the desk.
arrivals-title = Firmas por dominio y hora
arrivals-lead = Cuando llegan muchísimas firmas a la vez, vea aquí cuándo llegaron y de qué dominios de correo, y borre las que no son de personas. Solo se cuentan las firmas del formulario, no las de listas ni las hechas con una cuenta de otro sitio. No se muestra ningún nombre ni dirección, ni dominios de menos de tres personas.
field-arrivals-window = Periodo
field-arrivals-window-hint = El registro dirá que ha mirado, sin los dominios.
arrivals-window-hour = La última hora
arrivals-window-day = Las últimas 24 horas
arrivals-window-week = Los últimos siete días
arrivals-window-all = Todo
arrivals-unusual = En la última hora firmaron con el formulario, o empezaron a hacerlo, { $count } personas: muchas más de lo habitual. Puede que sea simplemente un éxito.
arrivals-unusual-domain = Al menos dos tercios tienen su buzón en un solo dominio, que no es de un gran proveedor de correo.
arrivals-unusual-look = Vea de qué dominios llegaron:
arrivals-count = Contar
arrivals-none = Nadie firmó con el formulario en este periodo.
arrivals-only = Solo se han revisado las { $count } más recientes. Borre lo que deba irse y vuelva a contar.
arrivals-domains = Por dominio de correo
arrivals-domain = Dominio
arrivals-times = Por hora
arrivals-time = Desde – hasta
arrivals-signed = Han firmado
arrivals-elsewhere = En otros dominios: { $count }
arrivals-any-domain = Todos los dominios de correo
arrivals-delete = Borrar
arrivals-sure = ¿Borrar todas estas firmas?
arrivals-what = Cada firma y todo lo demás que guardan de estas personas en este llamamiento se borra de inmediato, junto con sus suscripciones a las noticias y sus inscripciones a reuniones, y el número baja. Puede haber personas reales entre ellas. No reciben ningún correo. No se puede deshacer. Ninguna lista que se importe trae de vuelta a nadie; cada persona puede volver a firmar. Lo que otros hayan copiado y las copias de seguridad quedan como están.
arrivals-at-a-time = Se borran como máximo { $count } cada vez, primero las más recientes.
arrivals-gone = Borradas ahora mismo: { $count }. Quedan más; continúe abajo.
arrivals-button = Borrar { $count } firmas
done-arrivals-deleted = Las firmas se han borrado.
done-arrivals-nobody = No quedaba nadie por borrar.

# A link of theirs that was used.
problem-title-people-used = Este enlace ya se usó
problem-what-people-used = Cada enlace sirve una sola vez. Si confirmó con él, su firma cuenta, salvo que se haya retirado después.
problem-advice-people-used = El segundo correo lleva un enlace para ver, corregir y retirar su firma. Puede pedir desde el formulario que se lo envíen otra vez.
problem-title-people-expired = Este enlace ha caducado
problem-what-people-expired = Un enlace sirve durante dos días. No se firmó nada.
problem-advice-people-expired = Complete otra vez el formulario.
problem-title-people-ended = Este enlace ya no vale
problem-what-people-ended = La firma que esta dirección había pedido aquí se corrigió, se retiró o se borró después, así que este enlace ya no confirma nada.
problem-advice-people-ended = Para volver a firmar después de una retirada, complete otra vez el formulario.

people-promise-never = Nada de su nombre
people-promise-first-name-and-region = Como máximo su nombre de pila, con localidad y país, si lo desea
people-promise-full = Como máximo su nombre, con localidad y país, si lo desea

field-person-email = Correo electrónico
field-person-email-hint = No se muestra en público. Quienes gestionan las firmas en la organización promotora pueden leerlo.
field-person-place = Localidad
field-person-place-hint = Una ciudad o una región. Puede quedar vacía
error-kept-until-before-deadline = Se puede firmar hasta la fecha de cierre del llamamiento. Indique ese día o uno posterior
error-deadline-after-kept = Las firmas de personas se borran antes de ese día. Elija un día que no pase de «{ field-people-kept-until }» en la página de las firmas de personas, aplace antes ese día, lo que ya no se puede cuando alguien ha firmado, o cierre el formulario para personas
problem-title-people-gone = Esta firma se retiró o se borró
problem-what-people-gone = La retiró quien firmó, o la borró la organización promotora. Se ha borrado todo lo que se escribió con ella, y ya no cuenta.
problem-advice-people-gone = No queda nada por hacer. Mientras se recojan firmas, puede volver a firmar.
problem-title-people-over = Ya pasó el día hasta el que se guardaba
problem-what-people-over = Lo que las personas escribieron al firmar se guardaba hasta un día prometido. Ese día ya pasó: no se muestra a nadie y se borra.
problem-advice-people-over = No queda nada por hacer. Cuántas personas firmaron se conserva como número.
