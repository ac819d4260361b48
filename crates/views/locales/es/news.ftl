# Noticias de un llamamiento por correo: el formulario, los enlaces de los correos, los correos y el panel.
news-title = Noticias por correo
news-what = Qué ocurre después: novedades, la entrega y las respuestas. Con un clic deja de recibirlas.
news-button = Enviarme las noticias
news-along = Enviarme también por correo las noticias de este llamamiento. Para ello se guarda mi dirección, cifrada, hasta que me dé de baja con el enlace que lleva cada correo, o hasta un año después de que termine el llamamiento.
news-along-button = Con el mismo botón recibirá también por correo las noticias de este llamamiento.
news-along-with-it = También pidió recibir por correo las noticias de este llamamiento. El mismo enlace lo confirma.
news-along-now = Desde ahora recibirá también por correo las noticias de este llamamiento. Cada correo lleva un enlace para dejar de recibirlas.
news-along-end = Este enlace pone fin solo a las noticias; la firma se mantiene:
news-along-apart = Si además recibe por correo las noticias del llamamiento, seguirán llegando hasta que se dé de baja con el enlace de cualquiera de esos correos.
news-along-link = También se pidió recibir por correo las noticias de este llamamiento. Llegarán cuando abra este enlace y pulse el botón:
news-lead = Recibirá un correo cuando haya una novedad, cuando se entregue el llamamiento, cuando alguien responda y cuando haya una versión nueva de lo que firmó a título individual. Primero le enviamos un correo con un enlace: solo si lo sigue y pulsa allí el botón recibirá las noticias.
news-one-more = Un paso más, para que ningún programa pueda pedirlas en su nombre: revise su dirección y envíela una vez más.
news-kept = Su dirección se guarda cifrada en este servidor y no se da a nadie. La organización promotora ve cuántas personas leen las noticias, no quiénes. Cada correo lleva un enlace que muestra lo que se guarda, y lo borra con un clic. Una dirección que nadie confirma se borra a los tres días; todas las direcciones, un año después de que termine el llamamiento.
news-confirm-title = Recibir las noticias
news-confirm-what = Con este botón recibirá por correo las noticias de este llamamiento. Hasta entonces, no.
news-confirm-button = Enviarme las noticias
news-own-title = Sus noticias por correo
news-own-lead = Esto es todo lo que se guarda de usted para las noticias de este llamamiento. Cualquiera que tenga el enlace a esta página puede verlo: no lo comparta.
news-own-language = Idioma
news-own-asked = Fecha de la petición
news-leave-button = No enviarme más, y borrar esto
news-leave-what = Su dirección se borra de inmediato, y los correos que aún no han salido no se envían.
done-news-left = Ya no recibe por correo noticias de este llamamiento.
people-done-news-sent = Hay un correo en camino
people-done-what-news-sent = Abra el enlace que contiene en un plazo de dos días y pulse el botón que verá allí. Desde ese momento recibirá las noticias.
people-done-news-confirmed = Ya recibe las noticias
people-done-what-news-confirmed = La próxima noticia le llegará por correo. Cada correo lleva un enlace para dejar de recibirlas.
people-done-news-left = Ya no recibe noticias
people-done-what-news-left = Su dirección está borrada.
# Correos. El título es el del llamamiento.
news-mail-confirm-what = Alguien, probablemente usted, pidió recibir por correo las noticias de este llamamiento: { $title }. Llegarán cuando abra este enlace y pulse el botón:
news-mail-confirm-then = El enlace sirve durante dos días. Si no fue usted, no haga nada: la dirección se borrará entonces.
news-mail-often = Las noticias vienen de quien convoca el llamamiento, y solo cuando hay algo que contar: una novedad, la entrega, una respuesta o una nueva redacción de lo que usted firmó.
news-mail-already-what = Alguien, probablemente usted, pidió recibir por correo las noticias de este llamamiento: { $title }. Esta dirección ya las recibe. Con este enlace puede ver lo que se guarda y dejar de recibirlas:
news-mail-already-then = No comparta el enlace. Si no fue usted, no hace falta que haga nada.
# Los asuntos nombran el servidor, no el llamamiento ni la novedad.
news-mail-subject = Las noticias que pidió: { $host }
news-mail-handover = Entregado; lo recibió { $to }
news-mail-answer = Respuesta de { $by }
news-mail-more = Leerlo en su página:
news-mail-why = Recibe este correo porque pidió noticias de este llamamiento: { $title }.
news-mail-leave = No recibir más correos de estos, y borrar mi dirección:
news-mail-wording-subject = Hay una versión nueva: { $host }
news-mail-wording-what = El texto que usted firmó se ha publicado en una versión nueva: { $title }. Su firma sigue en la versión que firmó. Con este enlace puede leer la nueva y firmarla con un solo botón:
news-mail-wording-then = Si no hace nada, su firma queda como está. No comparta el enlace.
# Un enlace que no lleva a ninguna parte.
problem-title-news-closed = Aquí no se pueden pedir noticias
problem-what-news-closed = Las noticias por correo se pueden pedir mientras un llamamiento está en marcha, y durante un año después.
problem-advice-news-closed = Lo que se dijo hasta ahora está en la página del llamamiento.
problem-title-news-ended = Esto ha terminado
problem-what-news-ended = A esta dirección no llegan más noticias, y la dirección está borrada.
problem-advice-news-ended = No queda nada por hacer. Puede volver a pedir las noticias cuando quiera.
problem-title-news-expired = Este enlace ha caducado
problem-what-news-expired = Un enlace de confirmación sirve durante dos días. A esta dirección no llega ninguna noticia.
problem-advice-news-expired = Pida otra vez las noticias en la página del llamamiento.
problem-title-news-unknown = Ese enlace no existe
problem-what-news-unknown = Puede que la dirección se cortara por el camino, o que se haya borrado aquello a lo que llevaba.
problem-advice-news-unknown = Ábralo otra vez desde el correo, completo. Si no quiere noticias, no hace falta que haga nada.
# El panel.
news-desk-title = Lectura por correo
news-desk-what = Las personas piden las noticias con un formulario en la página del llamamiento y lo confirman. Cada novedad, una entrega y cada respuesta a ella les llegan una vez; las correcciones, no. Aquí nadie ve quiénes son.
news-desk-no-mail = De este servidor no sale correo, así que nadie puede pedir las noticias por correo. Quien administra el servidor puede configurarlo.
news-desk-reading = Reciben las noticias
news-desk-left = No quisieron más
news-desk-bounced = El buzón no existe
recipient-news = { $count ->
    [one] 1 persona que lee las noticias por correo
   *[other] { $count } personas que leen las noticias por correo
}
