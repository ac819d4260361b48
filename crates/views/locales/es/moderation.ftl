# The desk: how this server stands to others, and what others report.
moderation-title = Moderación
moderation-link = Moderación: a quién bloquea este servidor y qué denuncian otros
moderation-lead = Qué relación mantiene este servidor con otros. Surte efecto al instante, no se comunica a nadie y no cambia ninguna lista. Solo ven esta página las personas de la primera organización de este servidor.

# The rules in force.
moderation-rules = Reglas vigentes
moderation-none = No hay reglas: este servidor trata igual a todos los demás.
moderation-none-fits = Ninguna regla corresponde.
moderation-find = Buscar en dominios, direcciones y comentarios
moderation-all = Todas las reglas
moderation-shown = { $count ->
    [one] 1 regla.
   *[other] Reglas { $first } a { $last } de { $count }.
}
moderation-before-these = Reglas anteriores
moderation-after-these = Reglas siguientes
moderation-severity-block = Bloqueado
moderation-severity-limit = Limitado
moderation-severity-allow = Permitido
moderation-since = desde el { $at }
moderation-change = Cambiar
moderation-lift = Retirar

# A rule, looked at before it is made.
moderation-add = Añadir o cambiar una regla
field-moderation-subject = Dominio o cuenta
field-moderation-subject-hint = Un dominio como spam.example, con todo lo que está por debajo; con un puerto, solo ese puerto. O una cuenta, como @nombre@servidor o por la dirección de su actor.
field-moderation-severity = Qué dice la regla
moderation-choice-block = Bloquear: no se acepta nada de él, no se le envía nada y no se muestra nada suyo
moderation-choice-limit = Limitar: se le escucha, y lo que firma espera a que decida una persona
moderation-choice-allow = Permitir: una excepción a una regla sobre el dominio superior, o una entrada de la lista de permitidos
field-moderation-public = Comentario público
field-moderation-public-hint = Para cualquiera que reciba la lista como archivo.
field-moderation-private = Comentario privado
field-moderation-private-hint = Para quienes ven esta página.
moderation-look = Ver qué haría
moderation-check-title = Esta regla, antes de crearla
moderation-effect-block = Lo que espera de un servidor o una cuenta bloqueados se borra, y también lo que espera para enviarse allí. Se deja de seguir, en ambos sentidos. Nada de eso vuelve por sí solo al retirar la regla. Quien figura en una lista sigue en ella y cuenta, aunque entretanto retire su firma en un servidor bloqueado; este servidor deja de mostrar quién es.
moderation-effect-limit = Ya nada suyo se admite por sí solo: espera en el panel, marcado, hasta que decida una persona. Quien figura en una lista sigue en ella, y puede seguir a otros.
moderation-effect-allow = Es bienvenido, diga lo que diga una regla sobre el dominio superior. Si este servidor solo trata con los permitidos, desde ahora es uno de ellos.
moderation-blocks = Después queda bloqueado aquí: lo dice otra regla, o este servidor solo trata con los permitidos.
moderation-before = La regla a la que sustituye
moderation-same = Esa ya es la regla: nada cambiaría.
moderation-unknown = Este servidor no conoce ningún actor con esta dirección. Si es la dirección de una página de perfil, escriba la cuenta como @nombre@servidor: solo se reconoce la dirección propia del actor.
moderation-reach = A quién afecta aquí
moderation-reach-what = Solo se cuentan aquellos cuyo trato por este servidor cambiaría.
moderation-reach-followers = Seguidores de organizaciones y temas de aquí
moderation-reach-followed = Cuentas de otros servidores seguidas desde aquí
moderation-reach-signers = Firmantes de llamamientos guardados aquí
moderation-reach-waiting = Firmas en espera
moderation-set-block = Bloquear
moderation-set-limit = Limitar
moderation-set-allow = Permitir
moderation-lift-title = ¿Retirar esta regla?
moderation-lift-what = Desde entonces vale lo que diga otra regla o, si no la hay, lo que vale para todos. Los seguimientos no vuelven por sí solos, ni lo que se borró.

# Lists of other servers.
moderation-lists = Listas de dominios
moderation-lists-what = Como archivos CSV, tal como los escribe y lee Mastodon. Contienen dominios con sus comentarios públicos; no los comentarios privados ni las reglas sobre cuentas concretas.
moderation-export-blocks = Descargar lo bloqueado y limitado (CSV)
moderation-export-allowed = Descargar lo permitido (CSV)
moderation-import-title = Importar una lista de dominios
moderation-import-lead = Un archivo CSV como los que exporta Mastodon: «suspend» bloquea y «silence» limita. Cada línea sustituye a la regla sobre el mismo dominio. Verá qué haría antes de que cambie nada.
field-moderation-file = Archivo
field-moderation-list = O sus líneas, pegadas
field-moderation-list-hint = La primera línea nombra las columnas, entre ellas #domain; o cada línea es un dominio y nada más.
field-moderation-usual = Qué significan las líneas sin nivel propio
moderation-import-check-title = Esta lista, antes de aplicarla
moderation-import-added = Reglas nuevas
moderation-import-changed = Reglas cambiadas
moderation-import-unchanged = Como antes
moderation-import-ignored = Líneas que no piden nada que haga este servidor
moderation-import-repeated = Líneas que dicen lo mismo que una anterior
moderation-import-refused = Líneas que se omiten
moderation-import-changes = Qué cambiaría
moderation-import-nothing = Nada cambiaría.
moderation-import-take = Aplicar la lista
moderation-imported-without = Líneas omitidas: { $count }
moderation-until-now = hasta ahora: { $severity }
moderation-more = Otros que no se muestran: { $count }
moderation-fault-severity_unknown = Su nivel no es suspend (o block), silence (o limit) ni noop.
moderation-fault-severity_allow = «allow» corresponde a una lista de dominios permitidos. Importe esa lista aparte y elija «Permitido» para las líneas sin nivel propio.
moderation-fault-domain_missing = Falta el dominio.
moderation-fault-subject_invalid = Lo que pone no es un dominio como spam.example.
moderation-fault-csv_invalid = No se puede leer.
moderation-fault-quote_around_rows = Unas comillas abarcan en ella líneas enteras de más abajo, que tampoco se incorporan: quítelas.
moderation-fault-own_host = Se refiere a este mismo servidor.
moderation-fault-everybodys_domain = Cualquiera registra dominios por debajo.
moderation-fault-comment_too_long = Su comentario es demasiado largo.
moderation-fault-domain_twice = Su dominio está en una línea anterior, que es la que cuenta.
error-moderation-subject = Escriba un dominio como spam.example, o una cuenta como @nombre@servidor
error-moderation-own = Ese es este servidor, o el dominio del que forma parte
error-moderation-everybodys = Cualquiera registra dominios por debajo de este, y la regla los abarcaría todos. Indique el dominio de quien se trata
error-moderation-full = Ya hay tantas reglas como puede haber
error-moderation-severity = Elija qué dice la regla
error-moderation-csv = La primera línea no nombra ninguna columna #domain, y no todas las líneas son solo un dominio
error-moderation-lines = La lista tiene más líneas de las que se leen de una vez. Divídala

# What other servers report.
moderation-reports-title = Denuncias de otros servidores
moderation-reports-lead = Lo que otros servidores denuncian sobre organizaciones y llamamientos de aquí, y sobre lo que se guarda de otros. Se nombra el servidor, no a quien se quejó allí: una denuncia vale lo que vale el servidor del que viene.
moderation-reports-open = Abiertas: { $count }
moderation-reports-none = No hay denuncias.
moderation-reports-all = Mostrar también las resueltas
moderation-reports-few = Mostrar solo las abiertas
moderation-report-appeal = Llamamiento
moderation-report-statement = Declaración
moderation-report-actor = Cuenta
moderation-report-by = denunciado por { $host }
moderation-report-times = cuántas veces: { $count }
moderation-report-closed = resuelta el { $at }
moderation-report-rule = Crear una regla sobre su servidor
moderation-report-close = Resuelta

# What was done.
done-moderation-set = La regla está en vigor.
done-moderation-lifted = La regla se ha retirado.
done-moderation-no-rule = Esa regla no existe, o ya no: no se ha hecho nada.
done-moderation-imported = La lista se ha aplicado.
done-report-closed = La denuncia queda archivada. Si se repite, vuelve a abrirse.
audit-moderation-check = Revisó qué haría una regla sobre otro servidor
audit-moderation-rule = Creó una regla sobre otro servidor
audit-moderation-lift = Retiró una regla sobre otro servidor
audit-moderation-import-check = Revisó una lista de reglas sobre otros servidores
audit-moderation-import = Importó una lista de reglas sobre otros servidores
audit-report-close = Archivó una denuncia de otro servidor
