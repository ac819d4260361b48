digest-mail-subject = Hay algo pendiente en { $organisation }
digest-mail-what = Esto está pendiente en el panel de { $organisation }.
digest-mail-endorsements = { $count ->
        [one] 1 firmante está pendiente de admisión.
       *[other] { $count } firmantes están pendientes de admisión.
    }
digest-mail-comments = { $count ->
        [one] Las palabras de 1 firmante esperan a que se muestren.
       *[other] Las palabras de { $count } firmantes esperan a que se muestren.
    }
digest-mail-invitations = { $count ->
        [one] Invitan a su organización a convocar 1 llamamiento junto con otras.
       *[other] Invitan a su organización a convocar { $count } llamamientos junto con otras.
    }
digest-mail-handovers = { $count ->
        [one] Se acerca el día de 1 entrega, y aún no está publicada.
       *[other] Se acercan los días de { $count } entregas, y aún no están publicadas.
    }
digest-mail-publications = { $count ->
        [one] 1 texto no se publicó a la hora elegida.
       *[other] { $count } textos no se publicaron a las horas elegidas.
    }
digest-mail-deliveries = { $count ->
        [one] 1 servidor no acepta lo que envía su organización.
       *[other] { $count } servidores no aceptan lo que envía su organización.
    }
digest-mail-webhook = Se dejó de enviar a su webhook: su dirección no acepta mensajes.
digest-mail-settings = Aquí puede decir cada cuánto recibe este correo:
digest-mail-stop = Si no quiere recibir más:
notices-stop-title = No recibir más correos sobre lo que está pendiente
notices-stop-lead = No recibirá más correos que digan qué está pendiente en el panel. Lo pendiente sigue estando allí.
notices-stop-button = No enviarme más
notices-stopped = Usted ya no recibe correos sobre lo que está pendiente.
notices-account = Elegir cada cuánto
account-mails = Correos sobre lo que está pendiente
account-mails-what = Un solo correo con cifras y enlaces, y solo cuando hay algo nuevo pendiente. No nombra a nadie.
account-mails-none = Este servidor todavía no tiene servidor de correo, así que no se envía nada.
account-mails-button = Guardar
field-digest = Cada cuánto
field-language-mails = En qué idioma
digest-off = Nunca
digest-daily = Todos los días
digest-weekly = Los lunes
mails-language-any = El idioma principal de la organización
done-own-mails = Su elección está guardada.
webhook-title = Avisar a un programa de lo que está pendiente
webhook-lead = Indique una dirección propia. Este servidor le comunica qué está pendiente en el panel, en cifras y enlaces. No se nombra a nadie.
webhook-link = Avisar a un programa de lo que está pendiente (webhook)
webhook-fresh = Copie este secreto ahora. No se volverá a mostrar. Con él, su programa comprueba que un mensaje procede de aquí.
webhook-button = Guardar la dirección
webhook-replace = Guardar, con un secreto nuevo
webhook-stands = En qué estado está
webhook-works = Funciona. Último mensaje aceptado:
webhook-new = Todavía no se ha enviado nada.
webhook-failing = No acepta mensajes desde el { $at }. Lo intentamos durante tres días.
webhook-ended = Se dejó de enviar el { $at }, porque llevaba días sin aceptar mensajes.
webhook-waiting = { $count ->
        [one] 1 mensaje en espera.
       *[other] { $count } mensajes en espera.
    }
webhook-test = Enviar una prueba
webhook-resume = Intentarlo de nuevo
webhook-end = Quitarlo
webhook-messages = Mensajes
webhook-messages-what = Cada mensaje es JSON con su nombre, la hora, cuántos casos hay pendientes, cuántos de ellos son nuevos y un enlace. Va firmado según la especificación Standard Webhooks.
webhook-message = Nombre
webhook-means = Qué dice
webhook-what-endorsements = Hay firmantes pendientes de admisión
webhook-what-comments = Palabras de firmantes esperan a que se muestren
webhook-what-invitations = Invitan a su organización a convocar un llamamiento junto con otras
webhook-what-handovers = Se acerca el día de una entrega, y aún no está publicada
webhook-what-publications = Algo no se publicó a la hora elegida
webhook-what-deliveries = Un servidor no acepta lo que envía su organización
webhook-what-test = Nada: alguien pulsó el botón
desk-webhook-ended = Se dejó de enviar a su webhook.
desk-webhook-ended-what = Su dirección lleva días sin aceptar mensajes. No se avisa a ningún programa hasta que alguien lo revise.
desk-webhook-look = Revisarlo
field-webhook-url = Dirección de su programa
field-webhook-url-hint = Se puede alcanzar desde cualquier lugar, por https
error-webhook-url = Este servidor no puede enviar nada ahí. Hace falta una dirección que se alcance por https desde cualquier lugar, por el puerto habitual
done-webhook-test = La prueba va en camino.
done-webhook-resumed = Se está intentando de nuevo.
done-webhook-ended = Webhook quitado.
audit-webhook = Configuró un webhook
audit-webhook-test = Envió una prueba al webhook
audit-webhook-resume = Pidió que se volviera a intentar con el webhook
audit-webhook-end = Quitó el webhook
audit-own-mails = Eligió cada cuánto recibir correos
facts-notices = Correos y mensajes sobre lo que está pendiente
facts-notices-what = De las personas del panel, cada cuánto quieren un correo sobre lo que está pendiente y en qué idioma; de una organización, la dirección a la que se avisa, cifrada. En ambos casos, con marcas de lo que ya se comunicó, que no permiten saber de quién se trata. Los correos y los mensajes solo contienen cifras y enlaces.
facts-notices-long = Se guardan mientras exista la cuenta o la dirección. Un mensaje que no se acepta desaparece a los tres días.
