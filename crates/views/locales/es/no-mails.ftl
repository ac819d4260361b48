# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = ¿No fue usted? Si pulsa un botón aquí, este servidor no enviará más correos como este a esta dirección:
no-mails-title = Ningún correo que usted no pidió
no-mails-lead = Alguien escribió su dirección de correo en un formulario de este servidor. Pulse el botón y ningún formulario de aquí podrá hacer que se le envíe un correo, lo rellene quien lo rellene. Lo que usted mismo haya firmado queda, y también los correos sobre ello. Solo se guarda una huella de la dirección, para reconocerla.
no-mails-button = No me escriban más desde aquí
no-mails-stopped = Ningún formulario de este servidor puede hacer ya que se envíe un correo a su dirección, salvo sobre lo que usted mismo haya firmado.
no-mails-stopped-what = Los correos sobre ello siguen llegando, también cuando se pide otra vez su enlace. A quien escribe su dirección no se le dice. Si algún día quiere firmar algo aquí, revoque esto antes: el correo de confirmación no llegaría. Guarde para ello el enlace de esta página.
no-mails-again = Revocarlo
no-mails-again-done = Revocado: los formularios de este servidor pueden hacer otra vez que se envíen correos a su dirección.
