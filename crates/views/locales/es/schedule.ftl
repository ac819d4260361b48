notice-days-left = { $count ->
    [one] Queda un día para firmar
   *[other] Quedan { $count } días para firmar
}
notice-days-left-body = Se puede firmar hasta el { $day }. Le pedimos que lo difunda.
# El panel: publicar a una hora elegida.
schedule-title = Publicarlo más tarde
schedule-what = Se publica por sí solo a esa hora, tal como esté entonces. Si entonces falta algo que ahora no falta, sigue siendo un borrador, y así se indica aquí y en el registro. Si este servidor no está en marcha a esa hora, se publica en cuanto vuelva a estarlo.
schedule-planned = Se publicará el { $day } a las { $time } ({ $zone }).
schedule-stopped = No se publicó el { $day } a las { $time } ({ $zone }). Sigue siendo un borrador.
schedule-stopped-rule = Algo en él incumple una regla. Publíquelo a mano para ver qué es.
schedule-restored = Tenía que publicarse el { $day } a las { $time } ({ $zone }).
schedule-restored-why = Después, este servidor se restauró desde una copia de seguridad, que no sabe si se publicó. Mire si otros lo tienen antes de publicarlo: publicado de nuevo, puede contradecir lo que ellos tienen. Si tienen un llamamiento, pida a quien administra este servidor que lo recupere con «undersigned recover».
schedule-plan = Publicarlo a esta hora
schedule-change = Elegir esta otra hora
schedule-cancel = Dejarlo en borrador
schedule-row = se publicará el { $day } a las { $time } ({ $zone })
schedule-row-stopped = no se publicó a su hora
schedule-row-restored = puede que se publicara a su hora
schedule-goes-with-it = Se publica tal como esté entonces, con lo que guarde hasta esa hora.
schedule-look = Ver o cambiar la hora
schedule-notice = Recordarlo a los seguidores antes del último día
schedule-notice-what = Escribe un aviso que dice cuántos días quedan, en los idiomas del llamamiento. Puede cambiar el texto y elegir cuándo se envía.
schedule-notice-button = Preparar un aviso
field-schedule-date = Día
field-schedule-time = Hora
field-schedule-zone = Zona horaria
field-schedule-zone-hint = El nombre de su ciudad, por ejemplo Madrid, Bogotá o Ciudad de México, o el de su país
error-time-form = Elija un día y una hora
error-zone-needed = Indique la zona horaria: escriba su ciudad más grande, por ejemplo Bogotá, o su país, o elija una de la lista
error-zone-offset = Eso es una diferencia con UTC, que cambia con el horario de verano. Escriba la ciudad más grande que tenga la misma hora, por ejemplo Bogotá, o su país, o elija una de la lista
error-zone-unknown = Ninguna zona horaria se llama así; no todas las capitales dan nombre a una. Escriba la ciudad más grande que tenga la misma hora, por ejemplo Bogotá, o su país, o elija una de la lista
error-zone-several = Puede ser { $zones }. Escriba una de ellas
error-zone-alike = Ninguna zona horaria se llama así. ¿Es { $zones }? Si no, escriba la ciudad más grande que tenga la misma hora
error-time-skipped = A esa hora se adelantan los relojes; elija otra
error-time-past = Esa hora ya pasó; elija una posterior
error-time-far = Elija una hora dentro de los próximos dos años
error-time-after-deadline = Para entonces la fecha de cierre ya habrá pasado. Elija un momento anterior, o cambie la fecha de cierre en el texto
done-scheduled = Se publica por sí solo a esa hora.
done-schedule-cancelled = A esa hora no ocurrirá nada. Sigue siendo un borrador.
audit-schedule = Eligió una hora para publicar
audit-schedule-cancel = Anuló la hora elegida para publicar
audit-schedule-due = Publicó a la hora elegida
