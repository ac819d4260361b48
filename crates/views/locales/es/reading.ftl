# Lo que dicen las páginas públicas junto a la carta y la lista: cómo difundirla, cómo se conocen las cifras,
# cómo crece una lista, temas y tamaños de archivos.
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = Copiar
reading-copied = Copiado.
reading-live-stop = Dejar de actualizar esta cifra
reading-live-again = Volver a actualizar esta cifra
reading-know = ¿Cómo lo sabemos?
reading-know-named = Cada una tiene una declaración firmada, con su prueba, y la admitió una convocante. Abra cualquier nombre para ver ambas cosas.
reading-know-own-server = Cada una se firmó con la clave de la propia organización, que figura en su perfil, en su propio servidor.
reading-know-web-form = Una convocante firmó, para cada una, que el formulario se confirmó por correo electrónico. Si la dirección era del dominio de la propia organización, así se indica en la página de su firma, en el servidor de la organización promotora.
reading-know-e-mail = Una convocante firmó, para cada una, que tiene el correo electrónico.
reading-know-paper = Una convocante firmó, para cada una, que guarda el papel.
reading-know-fediverse-account = Una convocante firmó, para cada una, que la cuenta respondió en público y lo confirmó con un enlace privado.
reading-know-import = Una convocante firmó, para cada una, que figuraba en una lista llevada antes que esta.
reading-know-unnamed = Una convocante firmó este número. Desde fuera no se puede comprobar quiénes son.
reading-know-personal = Cada una tiene una declaración firmada, con su prueba, igual que las organizaciones. No se cuentan como organizaciones.
reading-know-people = Cada servidor firmó cuántas personas confirmaron allí que firman, por correo electrónico o con una cuenta del fediverso, o fueron incorporadas desde una lista. Ningún nombre sale de ese servidor, así que la cifra descansa en su palabra.
reading-countries = { $count ->
    [one] De 1 país
   *[other] De { $count } países
}
reading-countries-what = Organizaciones y personas con nombre
reading-countries-none = País sin indicar
reading-day = Día { $day }
reading-days-left = { $count ->
    [0] hoy
    [one] mañana
   *[other] dentro de { $count } días
}

reading-share = Difundir
reading-share-address = Su dirección
reading-share-mail = Enviarla por correo
reading-share-fediverse = Desde una cuenta del fediverso, busque la misma dirección en su servidor y comparta la publicación, para que más gente la vea. Compartir no es firmar.
reading-share-print = Para imprimirla, use su navegador: la página está preparada para el papel. Todos los nombres están en
reading-share-print-all = la página completa
reading-share-nobody = Nadie se entera de que usted la difunde: son simples enlaces, sin scripts ni contadores ajenos.

reading-branch-who = Convocante
reading-branch-own = Admitidas, firmadas en su propio servidor
reading-branch-other = Admitidas de otra manera
reading-branch-list = La lista de su servidor
reading-branch-table = Lo mismo, en una tabla

reading-growth = Nombres a lo largo del tiempo
reading-growth-table = En una tabla
reading-growth-until = Hasta el
reading-growth-organisations = Organizaciones

reading-narrow = Acotar la lista
reading-narrowed = { $count ->
    [one] Acotar la lista: 1 filtro activo
   *[other] Acotar la lista: { $count } filtros activos
}
reading-from = Desde el día
reading-until = Hasta el día

reading-history = Historia de la firma
reading-history-what = Tal como la guarda este servidor: la última declaración de cada clave. No se guarda cómo se llamaba antes, salvo que quien firma lo indique como otro nombre.
reading-history-let-in = { $who } admitió esta firma con los nombres que entonces se mostraban.
reading-history-removed = { $who } excluyó esta firma.
reading-history-ended = { $who } puso fin a su declaración sobre esta firma.
reading-history-signed = Se firmó la declaración que figura aquí.
reading-history-signed-itself = El propio firmante firmó lo que figura aquí.
reading-history-listed = Entró en la lista.
reading-history-entered = { $who } introdujo esta firma, y firmó lo que figura aquí.
reading-history-changed = { $who } modificó esta firma, y firmó lo que figura aquí.

field-topics = Temas
field-topics-hint = Hasta diez palabras con las que se pueda encontrar, por ejemplo SeguridadPortuaria, separadas por comas. Otros programas las muestran como etiquetas con #. Si cambian, nadie tiene que volver a firmar
error-topics-form = Escriba diez temas como máximo, separados por comas: una palabra cada uno, de letras, cifras y _
error-topic-words = «{ $word }» no es una sola palabra de letras, cifras y _. Escriba { $instead }; si son varios temas, sepárelos con comas
error-topic-odd = «{ $word }» no puede ser un tema: hace falta una sola palabra de letras, cifras y _, con una letra al menos y de { $most } caracteres como máximo

archive-kind = Tipo
archive-any-kind = Cualquiera
archive-ended = Terminados: cerrados o retirados
archive-topics = Temas
archive-topic-title = Tema: { $topic }
archive-topic-lead = Lo que este servidor conoce de este tema: llamamientos, cartas para enviar, reuniones y personas.
archive-find-hint = En cualquier idioma del título, o por su organización promotora; no importan las tildes ni las mayúsculas
archive-feed = Nuevos llamamientos, en un canal Atom
archive-topic-count = { $topic } ({ $count })
