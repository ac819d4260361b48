why-title = Por qué firman
why-one = Por qué firma
why-lead = Con sus propias palabras, tal como las admitió la organización promotora.
why-none = Nadie ha dicho todavía por qué.
why-all = Los { $count } motivos
why-elsewhere = Si alguien ha dicho por qué, se puede leer en el servidor de la organización promotora
why-newer = Más recientes
why-older = Más antiguos
why-ours = Por qué firmamos
why-ours-link = Decir por qué
why-ours-lead = Unas pocas frases que figuran junto al nombre de su organización. La organización promotora las revisa antes de que se muestren, y desaparecen con el nombre si usted lo retira.
field-why = Por qué firma su organización
field-why-hint = 500 caracteres como máximo, texto sin formato
field-why-first = Por qué firma su organización (puede quedar vacío)
field-why-first-hint = 500 caracteres como máximo, texto sin formato. La organización promotora lo revisa antes de que se muestre.
field-why-language = Idioma
field-why-language-hint = Con su código, por ejemplo es, zh-Hant o ar. Puede quedar vacío.
why-send = Enviar
why-unsay = Retirarlo
why-state-sent = Se envió a la organización promotora, que puede mostrarlo o no. Aquí se dice lo que decida.
why-state-sent-shown = La organización promotora lo muestra en la página del llamamiento.
why-state-sent-refused = La organización promotora no lo muestra.
why-state-waiting = Espera la decisión de la organización promotora.
why-state-shown = Se muestra.
why-state-refused = La organización promotora no lo muestra.
done-comment-sent = La organización promotora ya lo tiene.
done-comment-unsaid = Retirado.
error-comment-long = Escriba entre 1 y 500 caracteres
comments-title = Lo que dicen los firmantes
comments-lead = Cada firmante puede decir por qué firma. Se muestra aquí, y en ninguna otra parte, cuando usted lo admite, y desaparece cuando desaparece su nombre.
comments-answer = Desde aquí no se responde. Cada nombre lleva a su firma, donde se indica cómo ponerse en contacto con esa organización.
comments-waiting = En espera
comments-shown = Se muestran
comments-refused = No se muestran
comments-none = Ninguno.
comments-show = Mostrarlo
comments-refuse = No mostrarlo
comments-take-down = Dejar de mostrarlo
comments-not-listed = ya no está en la lista
comments-reported = { $count ->
    [one] otro servidor lo denunció una vez
   *[other] otros servidores lo denunciaron { $count } veces
}
manage-comments = { $count ->
    [0] Lo que dicen los firmantes
    [one] Lo que dicen los firmantes: 1 en espera
   *[other] Lo que dicen los firmantes: { $count } en espera
}
done-comment-shown = Se muestra.
done-comment-refused = No se muestra.
error-comment-changed = Cambió mientras usted lo leía. Revíselo otra vez
error-comment-not-listed = Su organización aún no está en la lista
form-done-why = Anotado
form-done-what-why = Alguien de la organización promotora revisa lo que escribió antes de que se muestre.
form-done-why-gone = Retirado
form-done-what-why-gone = Ya no figura nada junto al nombre de su organización.
