# El marco de todas las páginas, y palabras que aparecen en muchas.
layout-skip = Saltar al texto
layout-languages = Idiomas
layout-pages = Páginas de la lista
layout-no-cookies = Esta página no usa cookies ni carga nada de otros sitios.
layout-cookies = Al iniciar sesión se guardan dos cookies: una mantiene abierta la sesión; la otra indica a la página de inicio de sesión que usted ya entró aquí antes. Esta página no carga nada de otros sitios.
layout-all-appeals = Todos los llamamientos
layout-desk = Panel
layout-source = Código fuente
layout-source-changed = Código fuente de esta versión modificada

# En qué estado se encuentra un llamamiento.
status-draft = Borrador
status-open = Abierta a la firma
status-closed = Cerrada
status-delivered = Entregada
status-withdrawn = Retirada

# Tipos de llamamiento.
kind-petition = Petición
kind-open-letter = Carta abierta
kind-joint-statement = Declaración conjunta
kind-urgent-appeal = Acción urgente

# Papeles.
role-organiser = promotora
role-co-initiator = convocante
role-keeper = custodia de la lista
role-copy = guarda una copia

# Cómo firmó cada cual.
how-own-server = servidor propio
how-web-form = formulario
how-e-mail = correo electrónico
how-paper = papel
how-fediverse-account = cuenta del fediverso
how-import = de una lista anterior
