updates-title = Novedades
updates-all = Todas las novedades
updates-none = Todavía no hay novedades.
updates-feed = Como canal Atom
update-corrected = corregida el { $at }
update-languages = Otros idiomas
update-changes = Qué ha cambiado
update-source = Fuente:
update-sources = Fuentes
update-gone = Esta novedad se retiró
update-gone-what = La organización promotora la retiró. Su texto ya no se guarda aquí.
event-update = Novedad
cases-title = De quién trata
cases-lead = Cuál es ahora la situación de cada caso, y qué se sabe de cómo se llegó a ella. Los días se cuentan desde las fechas conocidas.
cases-all = Toda la historia
cases-none = Todavía no se nombra a nadie.
case-gone = Este caso se quitó
case-gone-what = La organización promotora lo quitó. Lo que se decía aquí ya no se guarda.
case-unnamed = Sin nombre
case-nothing-yet = Todavía no se ha comunicado nada.
case-history = Qué ha ocurrido
case-update = novedad
case-reported = comunicado el { $at }, día desconocido
case-kind-person = Una persona
case-kind-group = Varias personas, o una organización
case-kind-matter = Un asunto, por ejemplo un pleito
case-state-detained = En detención
case-state-house-arrest = En arresto domiciliario
case-state-out-of-contact = Sin comunicación
case-state-charged = Con cargos
case-state-on-trial = En juicio
case-state-sentenced = Con condena
case-state-transferred = Traslado
case-state-hunger-strike = En huelga de hambre
case-state-hunger-strike-ended = Fin de la huelga de hambre
case-state-in-hospital = En el hospital
case-state-bail = En libertad bajo fianza
case-state-cleared = Libre de cargos
case-state-released = En libertad
case-state-exiled = En el exilio
case-state-died = Fallecimiento
case-state-threatened = Bajo amenazas
case-state-dismissed = Despido
case-state-reinstated = De vuelta en el trabajo
case-state-settled = Asunto resuelto
case-state-raided = Registro policial de su sede
case-state-banned = Prohibida o dada de baja del registro
case-state-registered-again = Inscrita de nuevo
case-state-other = Otras noticias
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] En detención desde hoy
        [one] En detención desde hace 1 día
       *[other] En detención desde hace { $count } días
    }
    [least] { $count ->
        [0] En detención, día desconocido
        [one] En detención desde hace al menos 1 día
       *[other] En detención desde hace al menos { $count } días
    }
}
case-lasted-detained = { $how ->
   *[exact] { $count ->
        [one] La detención duró 1 día
       *[other] La detención duró { $count } días
    }
    [least] { $count ->
        [one] La detención duró al menos 1 día
       *[other] La detención duró al menos { $count } días
    }
    [most] { $count ->
        [one] La detención duró como máximo 1 día
       *[other] La detención duró como máximo { $count } días
    }
    [about] { $count ->
        [one] La detención duró alrededor de 1 día
       *[other] La detención duró alrededor de { $count } días
    }
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] En arresto domiciliario desde hoy
        [one] En arresto domiciliario desde hace 1 día
       *[other] En arresto domiciliario desde hace { $count } días
    }
    [least] { $count ->
        [0] En arresto domiciliario, día desconocido
        [one] En arresto domiciliario desde hace al menos 1 día
       *[other] En arresto domiciliario desde hace al menos { $count } días
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] { $count ->
        [one] El arresto domiciliario duró 1 día
       *[other] El arresto domiciliario duró { $count } días
    }
    [least] { $count ->
        [one] El arresto domiciliario duró al menos 1 día
       *[other] El arresto domiciliario duró al menos { $count } días
    }
    [most] { $count ->
        [one] El arresto domiciliario duró como máximo 1 día
       *[other] El arresto domiciliario duró como máximo { $count } días
    }
    [about] { $count ->
        [one] El arresto domiciliario duró alrededor de 1 día
       *[other] El arresto domiciliario duró alrededor de { $count } días
    }
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Sin comunicación desde hoy
        [one] Sin comunicación desde hace 1 día
       *[other] Sin comunicación desde hace { $count } días
    }
    [least] { $count ->
        [0] Sin comunicación, día desconocido
        [one] Sin comunicación desde hace al menos 1 día
       *[other] Sin comunicación desde hace al menos { $count } días
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] { $count ->
        [one] La falta de comunicación duró 1 día
       *[other] La falta de comunicación duró { $count } días
    }
    [least] { $count ->
        [one] La falta de comunicación duró al menos 1 día
       *[other] La falta de comunicación duró al menos { $count } días
    }
    [most] { $count ->
        [one] La falta de comunicación duró como máximo 1 día
       *[other] La falta de comunicación duró como máximo { $count } días
    }
    [about] { $count ->
        [one] La falta de comunicación duró alrededor de 1 día
       *[other] La falta de comunicación duró alrededor de { $count } días
    }
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] En huelga de hambre desde hoy
        [one] En huelga de hambre desde hace 1 día
       *[other] En huelga de hambre desde hace { $count } días
    }
    [least] { $count ->
        [0] En huelga de hambre, día desconocido
        [one] En huelga de hambre desde hace al menos 1 día
       *[other] En huelga de hambre desde hace al menos { $count } días
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] { $count ->
        [one] La huelga de hambre duró 1 día
       *[other] La huelga de hambre duró { $count } días
    }
    [least] { $count ->
        [one] La huelga de hambre duró al menos 1 día
       *[other] La huelga de hambre duró al menos { $count } días
    }
    [most] { $count ->
        [one] La huelga de hambre duró como máximo 1 día
       *[other] La huelga de hambre duró como máximo { $count } días
    }
    [about] { $count ->
        [one] La huelga de hambre duró alrededor de 1 día
       *[other] La huelga de hambre duró alrededor de { $count } días
    }
}
beside-title = Novedades y casos
beside-untitled = Sin título
beside-updates-what = Noticias con fecha, en los idiomas de quienes leen. Las reciben quienes siguen a su organización y todos los servidores que guardan la lista; nunca cambian la lista ni lo que se firmó.
beside-update-new = Escribir una novedad
beside-drafts = En preparación
beside-published = Publicadas
beside-withdrawn = Este llamamiento se ha retirado: ya no se convoca a nadie a reuniones ni se pide a nadie que escriba por él. Lo publicado se puede corregir o retirar todavía. Todo lo demás se comunica en una novedad.
beside-cases-what = Las personas y los asuntos de que trata. Nombre cada caso una vez; después las novedades dicen qué ha sido de él, y los días se cuentan solos.
beside-case-new = Añadir una persona o un asunto
beside-update = Novedad
beside-correct-what = Esto está publicado. Lo que cambie aquí se envía como corrección cuando usted lo haya revisado.
beside-texts = En qué idiomas
beside-no-cases = Para decir qué ha sido de alguien, añada primero a esa persona en la página de novedades y casos.
beside-changes-what = Cada línea lleva fecha y fuente. Deje vacía la persona en las líneas que no necesite.
beside-change-n = Cambio { $number }
beside-more-rows = Añadir líneas
beside-check = Revisarlo antes de publicar
beside-take-back = Retirarlo
beside-take-back-what = Su página dirá que se retiró, y se avisa a todos los servidores que lo tienen. No se puede obligar a que desaparezcan las copias de otros lugares.
beside-throw-away = Desechar el borrador
beside-throw-away-what = Nadie lo ha visto.
beside-case = Persona o asunto
beside-case-safety = Piense en su seguridad antes de escribir un nombre. Bastan las iniciales, y también ningún nombre: «un conductor, 34 años».
beside-case-unname = Vacíe los nombres y publique otra vez para quitar un nombre de todas las páginas de aquí y de lo que se envía a otros servidores. Las novedades en cuyo texto escribió el nombre hay que corregirlas a mano.
beside-case-take-back-what = La persona o el asunto desaparece del tablero, con todo lo que las novedades dicen allí al respecto. Se avisa a todos los servidores que lo tienen.
beside-check-title = Antes de publicar
beside-check-lead = Esto se firmará con la clave de su organización y se enviará.
beside-check-languages = Falta en estos idiomas del llamamiento: { $languages }. A quien los lee se le muestra otro.
beside-check-sources = Estas fuentes no tienen dirección, de modo que nadie puede consultarlas: { $sources }
beside-nobody = Nadie sigue todavía a su organización. Quedará en la página del llamamiento.
beside-publish-correction = Publicar la corrección
beside-undo = Después podrá corregirlo o retirarlo.
update-no-case = Nadie
field-update-date = Día de que trata
field-update-date-hint = Déjelo vacío si es el día en que publica
field-update-body = Texto
field-update-body-hint = Deje una línea en blanco entre párrafos; se admite Markdown
field-case = Quién
field-case-state = Qué ha ocurrido
field-case-when = Desde cuándo
field-case-when-hint = Año-mes-día, o lo que se sepa, por ejemplo 2026-11; déjelo vacío si no se sabe nada
field-case-words = Con sus propias palabras
field-case-words-hint = Dónde, por qué tribunal, durante cuánto tiempo; necesario para «Otras noticias»
field-source-title = Fuente
field-source-url = Dirección de la fuente
field-case-kind = Tipo
field-case-name = Nombre
field-case-name-hint = O iniciales; puede quedar vacío
field-case-about = De quién se trata
field-case-place = Lugar en el tablero
field-case-place-hint = Un número; los casos que no lo tienen van al final
error-when-form = Escriba un día, un mes o un año, por ejemplo 2026-11-20, 2026-11 o 2026
error-source-form = Escriba un nombre, o la dirección de una página, por ejemplo www.sindicato.example/pagina
error-source-address = Escriba la dirección completa de una página, por ejemplo www.sindicato.example/pagina
done-update-published = Novedad publicada.
done-case-published = Publicado.
done-taken-back = Retirado. Se avisa a quien lo tiene.
done-draft-thrown-away = Borrador desechado.
done-changes-thrown-away = Cambios desechados. Lo publicado sigue como estaba.
take-back-title = ¿Retirarlo?
take-back-what-update = Su página dirá que se retiró, y se avisa a todos los servidores que la tienen. Las copias de otros lugares y los correos ya enviados no se pueden retirar.
take-back-what-case = La persona o el asunto desaparece del tablero, con todo lo que las novedades dicen allí al respecto. Se avisa a todos los servidores que lo tienen. Las copias de otros lugares no se pueden retirar.
take-back-what-handover = Su página dirá que se retiró, se borran la lista sellada y los archivos, y se avisa a todos los servidores que la tienen. Las copias de otros lugares y los correos ya enviados no se pueden retirar.
take-back-button = Sí, retirarlo
take-back-leave = No, dejarlo como está
