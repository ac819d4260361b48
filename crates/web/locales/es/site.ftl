# Las páginas que escribe quien administra el servidor.
site-imprint = Aviso legal
site-privacy = Privacidad
site-contact = Contacto
site-terms = Condiciones de uso

# Lo que guarda este programa. Quien cambie lo que se guarda, o por cuánto tiempo, cambia estas frases.
facts-title = Qué guarda este servidor, y por cuánto tiempo
facts-lead = Esto vale para el programa tal como es. Quien administra el servidor puede guardar menos.
facts-both = { $what } { $long }
facts-visitors = Visitas
facts-visitors-what = Nada sobre quién lee una página. Las direcciones de red se cuentan en memoria, como protección contra avalanchas de solicitudes, y no se escriben en ninguna parte. Ninguna página carga nada de otro servidor.
facts-visitors-long = Los recuentos desaparecen cuando el servidor se reinicia, o antes.
facts-cookie = Cookies
facts-cookie-what = Quienes leen y quienes firman no reciben ninguna. El panel usa una para las personas que inician sesión en él.
facts-cookie-long = Es válida durante catorce días, o hasta que se cierra la sesión, y desaparece siete días después.
facts-organisations = Organizaciones
facts-organisations-what = Nombre, país, textos, imágenes y claves de las organizaciones de este servidor, lo que han firmado y quién las sigue. Todo ello es público y se envía a otros servidores.
facts-organisations-long = Se conservan mientras exista el servidor. Una firma que se retira se lleva consigo sus nombres, aquí y en cada servidor que recibe el aviso. Una lista que se selló y entregó antes conserva el nombre en manos de quien la recibió, igual que cualquier copia de ella; aquí deja de ofrecerse.
facts-accounts = Personas que usan el panel
facts-accounts-what = Correo electrónico, nombre, roles y huella con sal de la contraseña (hash) de las personas que actúan en nombre de una organización; dónde tienen la sesión iniciada, como navegador y horas, sin ninguna dirección; cifrado, lo que escribieron en el panel y no han guardado; y un registro de lo que hicieron allí, que no nombra a nadie que haya firmado.
facts-accounts-long = Se guardan mientras exista la cuenta; las sesiones, catorce días; lo que se escribió sin guardarlo, siete; el registro, dos años. Quien elimina su cuenta sigue en el registro como un número.
facts-people = Personas que firmaron
facts-people-what = Lo que facilitan quienes firman a título individual se guarda cifrado, y solo se vuelve a encontrar mediante una huella con clave (hash) de su correo electrónico; los demás servidores ven un número. De un nombre no se muestra más de lo que la organización promotora prometió cuando se firmó, ni más de lo que eligió la persona. Una lista que la organización promotora trae de un formulario o de papel se guarda del mismo modo.
facts-people-long = Se borra el día que prometió la organización promotora, o de inmediato cuando la persona retira su firma. Lo escrito en un formulario que nadie confirma se borra a los dos días.
facts-mails = Correos
facts-mails-what = Los correos que escribe este servidor, como los que llevan un enlace de confirmación, esperan cifrados hasta que se envían. Para que nadie reciba una avalancha de correos, el servidor cuenta, bajo una huella con clave (hash), cuántos se enviaron a cada dirección.
facts-mails-long = Los correos esperan dos días como máximo; los recuentos se guardan cuatro días.
facts-replies = Respuestas para firmar
facts-replies-what = De las respuestas publicadas en otros servidores que dicen que se suman a la firma: la dirección de la cuenta y de la respuesta, y los nombres indicados. El enlace de confirmación sirve durante dos días.
facts-replies-long = Se guardan treinta días si nadie confirma; si no, mientras la firma siga en pie.
facts-reactions = Impulsos, favoritos y denuncias
facts-reactions-what = Qué cuentas de otros servidores han impulsado, marcado como favorito o citado un llamamiento, y lo que otros servidores denuncian ante este.
facts-reactions-long = Los impulsos, favoritos y citas se guardan hasta que se deshacen; las denuncias, mientras las necesite quien administra el servidor.
facts-requests = Solicitudes de otros servidores
facts-requests-what = Una huella de cada solicitud, para que ninguna se acepte dos veces, y los perfiles públicos de las cuentas que han escrito a este servidor.
facts-requests-long = Las huellas se guardan dos días; los perfiles, mientras sean útiles.
facts-deliveries = Mensajes a otros servidores
facts-deliveries-what = Lo que falta por enviar y en qué estado está cada servidor.
facts-deliveries-long = Un mensaje que no se puede entregar se guarda catorce días; lo que se sabe de un servidor al que no se envía nada, noventa.
facts-pictures = Imágenes
facts-pictures-what = Las imágenes que suben las organizaciones se generan de nuevo sin el lugar, la cámara ni otros datos ocultos. El archivo subido no se guarda.
facts-pictures-long = Se guardan mientras una página las muestre, y un día cuando ya no las muestra ninguna.
facts-backups = Copias de seguridad
facts-backups-what = Quien administra el servidor puede hacer copias de todo esto.
facts-backups-long = Cuánto tiempo se guardan lo decide quien administra el servidor.

# Un texto de privacidad para empezar.
site-privacy-who = **[Nombre y dirección de quien administra este servidor]** es responsable de este servidor. Escriba a **[correo electrónico]** para cualquier pregunta y para ver, corregir o borrar sus datos.
site-privacy-what = Este servidor publica llamamientos y los nombres de quienes los firman. Tratamos los datos necesarios para ello porque usted nos lo pidió al firmar o al trabajar aquí con nosotros **[compruébese: base jurídica en su país]**. No vendemos nada, no mostramos publicidad y no rastreamos lo que lee nadie.
site-privacy-below = Lo que guarda este servidor, y por cuánto tiempo, figura más abajo y forma parte de esta declaración.
site-privacy-rights = Lo que las organizaciones firman en público se envía a otros servidores, que pueden estar en otros países; ese es el propósito. Usted puede retirar su firma en cualquier momento. Puede presentar una reclamación ante **[autoridad de control]**.

# El panel.
site-desk-link = Aviso legal, privacidad, contacto y condiciones de uso de este servidor
site-desk-title = Páginas de este servidor
site-desk-lead = Una vez escritas, se enlazan al pie de todas las páginas. En muchos países son obligatorios un aviso legal y una página de privacidad.
site-desk-none = Todavía sin escribir.
site-desk-write = Escribirla en un idioma
site-desk-begin = Insertar un texto inicial
site-desk-imprint = Quién responde de este servidor: nombre, dirección, correo electrónico y lo que pida la ley.
site-desk-privacy = Debajo de su texto, la página indica siempre lo que guarda este programa. Revise el texto inicial: le toca completar los huecos entre corchetes.
site-desk-contact = Cómo dirigirse a ustedes, en qué idiomas y cuándo cabe esperar respuesta.
site-desk-terms = Qué se puede publicar aquí, y qué se hace con lo que no se puede.
field-site-text = Texto
field-site-text-hint = Markdown. Si queda vacío, se quita este idioma.
done-page-saved = Página guardada.
error-site-written = Ya hay un texto en este idioma. Ahora está debajo del suyo: deje lo que valga y guarde de nuevo
error-site-gaps = Al texto le faltan datos por completar: { $gaps }
facts-handovers = Listas que se entregaron
facts-handovers-what = Cuando se entrega un llamamiento, la lista se puede sellar en un archivo tal como está ese día, con los nombres que contiene. Los archivos que demuestran la entrega se guardan cifrados para la organización promotora.
facts-handovers-long = Ambos se guardan hasta que la organización promotora los quita o retira la entrega. En cuanto alguien que figura en él se retira o es quitado de la lista, el archivo sellado deja de ofrecerse aquí; la organización promotora y quien lo recibió antes lo conservan.
facts-passkeys = Llaves de acceso
facts-passkeys-what = De las llaves de acceso de las personas del panel: la clave pública, el nombre que le dieron, y cuándo se añadió y se usó por última vez. La huella, el rostro y el PIN no salen nunca del dispositivo.
facts-passkeys-long = Se guardan hasta que se quitan o se elimina la cuenta.
facts-news = Personas que leen las noticias por correo
facts-news-what = El correo electrónico de quien pide noticias de un llamamiento se guarda cifrado en el servidor de la organización promotora, y solo se vuelve a encontrar mediante una huella con clave (hash); junto a él, el idioma y los días en que se pidió y se confirmó. La organización promotora ve cuántas personas son.
facts-news-long = Se borra de inmediato cuando la persona se da de baja o su buzón ya no existe; a los tres días, si nadie confirma; y un año después de que termine el llamamiento. Que alguien se dio de baja, o que no se le pudo escribir, se sigue contando hasta entonces.
