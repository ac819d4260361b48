# La página pública de una organización.
organisation-open = Llamamientos abiertos
organisation-open-none = Ninguno en este momento.
organisation-closed = Llamamientos anteriores
organisation-endorsed = Llamamientos a los que se adhiere
organisation-short = En resumen
organisation-account = Cuenta
organisation-country = País
organisation-no-contact = No indica ninguna dirección a la que escribir. A quien administra este servidor se le encuentra aquí:
organisation-followers = Seguidores
organisation-follow = Seguir desde el fediverso
organisation-follow-1 = Abra el servidor donde tiene una cuenta: Mastodon, GoToSocial, Mitra u otro.
organisation-follow-2 = Escriba esta cuenta en el buscador:
organisation-follow-3 = Elíjala y sígala. Desde entonces le llegarán los nuevos llamamientos y las novedades.
organisation-keys = Claves
organisation-keys-why = Lo que esta organización declara va firmado con esta clave. Compárela con la que figura en sus documentos impresos.
