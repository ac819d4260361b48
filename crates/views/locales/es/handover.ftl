# Cómo se entregó un llamamiento: páginas públicas.
handover-title = Entrega
handover-none = Todavía no se ha entregado.
handover-all = Todas las entregas
handover-gone = Esto se retiró
handover-gone-what = La organización promotora lo retiró. Lo que se decía aquí ya no se guarda.
handover-changed = corregida el { $at }
handover-to-whom = Entregada a:
handover-where = Lugar:
handover-answer = Respuesta:
handover-list = La lista que se entregó
handover-list-entries = { $count ->
    [one] 1 firma
   *[other] { $count } firmas
}
handover-bundle = La lista sellada, con todas las pruebas
handover-pdf = Texto y lista en PDF
handover-bundle-what = Este archivo queda como estaba ese día. Compruébelo con «undersigned verify».
handover-bundle-elsewhere = El archivo sellado lo tiene quien convoca. Allí se ofrece mientras nadie que figure en él se haya retirado. Compruébelo con «undersigned verify».
handover-bundle-gone = El archivo ya no se ofrece. Quien tenga una copia puede compararla por su huella.
handover-bundle-kept = El archivo tal como se entregó lo tiene quien lo recibió; aquí ya no se ofrece. Quien tenga una copia puede compararla por su huella.
handover-stood-behind = { $count ->
    [one] 1 organización lo respaldaba cuando se entregó.
   *[other] { $count } organizaciones lo respaldaban cuando se entregó.
}
handover-gone-since = { $count ->
    [one] Desde entonces se ha retirado o quitado 1 firma de esta lista.
   *[other] Desde entonces se han retirado o quitado { $count } firmas de esta lista.
}
handover-digests = Huellas
handover-digest = Huella del archivo
handover-digest-bundle = Del archivo:
handover-digest-state = De la lista:
handover-evidence = Qué lo demuestra
handover-evidence-kept = lo guarda la organización promotora
event-handover-more = Cómo se entregó
event-answered = Respuesta:
event-answer-more = Leer la respuesta
# El panel.
handover-desk-lead = Selle la lista tal como está, llévela consigo e indique después cuándo y a quién la entregó, qué lo demuestra y qué se respondió. Todos los servidores que guardan la lista lo guardan y lo muestran.
handover-new = Preparar una entrega
handover-withdrawn = Este llamamiento se ha retirado: ya no se prepara ninguna entrega nueva ni se sella ninguna lista. Una entrega cuya lista se selló antes se puede publicar todavía, y lo publicado se puede corregir o retirar. Todo lo demás se comunica en una novedad.
handover-desk-answers = Abra una para corregirla o para añadir una respuesta.
handover-only = Sin más detalles
handover-only-what = Entonces se anuncia en público que se entregó, y nada más. Esto no se puede deshacer.
handover-only-sure = Sí, se entregó
handover-edit = La entrega
handover-list-desk = La lista que la acompaña
handover-correct-what = Esto está publicado. Lo que cambie aquí, o añada como respuesta, se envía cuando usted lo haya revisado. La lista queda como estaba.
handover-seal-what = Una lista sellada es un archivo con todas las firmas y pruebas, tal como está en ese momento. El archivo en sí ya no cambia. Cuando alguien que figura en él se retira, el público ya no puede obtenerlo aquí; usted sí.
handover-sealed = { $count ->
    [one] Sellada el { $at } con 1 firma.
   *[other] Sellada el { $at } con { $count } firmas.
}
handover-sealed-changed = La lista ha cambiado desde entonces.
handover-sealed-none = Todavía no hay nada sellado. Se hace por sí solo cuando usted publica esto.
handover-seal = Sellar la lista tal como está ahora
handover-seal-again = Volver a sellarla tal como está ahora
handover-unseal = Dejar de ofrecer el archivo
handover-unseal-what = El archivo contiene los nombres de quienes estaban entonces en la lista. En cuanto alguien se retira, solo usted y su equipo pueden descargarlo. También puede dejar de ofrecerlo del todo. Su huella permanece.
handover-unseal-sure = El archivo se elimina y no se puede recuperar.
handover-when = Cuándo y a quién
handover-evidence-what = Los archivos se quedan con ustedes: aquí se guardan cifrados, y solo su huella es pública. Las imágenes se muestran a todo el mundo.
handover-evidence-n = Comprobante { $number }
handover-evidence-added = Guardado: { $what }. Indique qué es y vuelva a revisarlo antes de publicar.
handover-evidence-public = Se muestra a todo el mundo. Lo que escriba abajo lo leen quienes no la ven.
handover-evidence-open = Abrir el archivo
handover-evidence-private = Solo pueden abrirlo usted y quienes trabajan en el panel de su organización.
handover-evidence-drop = Quitarlo
handover-evidence-add = Añadir lo elegido
handover-answers = Qué se respondió
handover-answers-what = Vuelva aquí cuando haya una respuesta. Cada una lleva fecha, quién respondió y el texto, en uno o varios idiomas.
handover-answer-n = Respuesta { $number }
handover-more-answers = Otra respuesta
handover-take-back-what = Su página dirá que se retiró, y se avisa a todos los servidores que la tienen. Se borran la lista sellada y los comprobantes que se guardan aquí. El llamamiento sigue indicando que se entregó.
handover-check-lead = Esto se firmará con la clave de su organización y se enviará a todos los servidores que guardan la lista. El llamamiento indicará entonces que se entregó.
handover-check-seals = La lista se sella tal como esté cuando usted publique esto.
handover-nobody = Ningún otro servidor guarda todavía la lista. Quedará en la página del llamamiento.
field-handover-date = Día en que se entregó
field-taken-by = Quién la recibió
field-taken-by-hint = Nombre y cargo, por ejemplo «secretaría del ministro»
field-handover-place = Lugar
field-handover-words = Más detalles
field-handover-words-hint = Puede quedar vacío; se admite Markdown
field-evidence-title = Qué es, en
field-handover-file = Un archivo que se queda con ustedes
field-handover-file-hint = Un acuse de recibo, un acta, una grabación; 10 MB como máximo
field-handover-picture = Una imagen para todo el mundo
field-handover-picture-hint = JPEG, PNG o WebP, de 24 MB como máximo; se genera de nuevo, sin lugar ni cámara
field-answer-date = Día de la respuesta
field-answer-by = Quién respondió, en
field-answer-text = Qué se respondió, en
error-evidence-title = Indique qué es cada comprobante, al menos en el primer idioma
error-file-large = El archivo supera los 10 MB. Guárdelo con menos tamaño, o en varias partes, y envíelo otra vez
error-answer-whole = Una respuesta necesita su día, quién respondió y el texto en el primer idioma
error-handover-ahead = Ese día aún no ha llegado: indique la entrega cuando se haya hecho
error-answer-before = Ese día es anterior al de la entrega
done-handover-published = Entrega publicada. Se avisa a todos los servidores que guardan la lista.
done-list-sealed = Lista sellada.
done-list-unsealed = El archivo ya no se ofrece.
audit-handover-draft = Escribió sobre la entrega
audit-handover = Publicó cómo se entregó
audit-seal = Selló la lista
audit-evidence = Guardó un comprobante
manage-handover = Entregar
