# De un llamamiento al servidor de quien lo lee.
own-server-title = Firmar desde su propio servidor
own-server-lead = Indique dónde tiene la cuenta su organización. Preguntamos a ese servidor cómo recibe { appeal-this }, y usted ve adónde lleva el enlace antes de abrirlo.
field-own-server = Cuenta de su organización, o su servidor
field-own-server-hint = Por ejemplo, @sindicato@social.example o social.example
own-server-found = Su servidor: { $host }
own-server-means-desk = Funciona con Undersigned. El enlace abre su panel con la dirección ya puesta; inicie sesión allí, lea { appeal-this } y adhiérase con la clave de su organización.
own-server-means-object = El enlace muestra { appeal-this } allí. Responda desde la cuenta de su organización.
own-server-means-create = El enlace abre allí una publicación nueva con la frase ya escrita. Envíela como pública, desde la cuenta de su organización.
own-server-means-subscribe = El enlace busca { appeal-this } allí. Responda desde la cuenta de su organización.
own-server-means-none = No indica cómo hacerle llegar nada, así que no hay enlace. Aun así, puede buscar { appeal-this } allí a mano.
own-server-where = El enlace lleva a
own-server-go = Continuar a { $host }
own-server-words = Responda con esta frase, en público:
own-server-search = Inicie sesión allí, busque esta dirección y responda a lo que encuentre.
own-server-another = Otra cuenta
error-own-server-form = Escriba una cuenta como @nombre@servidor, o el nombre de un servidor
error-own-server-blocked = Este servidor no tiene trato con ese otro
