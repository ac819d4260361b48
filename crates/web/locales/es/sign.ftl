# Una persona firma; una organización sin servidor pide figurar en la lista.
sign-title = Firmar como persona
sign-button = Recibir el correo
sign-only-a-number = De este servidor solo sale un número: cuántas personas han firmado aquí.
sign-organisation-title = Adherirse por formulario
sign-organisation-lead = Escribimos a su organización. El nombre entra en la lista cuando alguien de allí abre el enlace, y la lista indica que llegó por formulario.
sign-organisation-agree = Mi organización ha decidido adherirse a esta carta, y tengo autorización para decirlo. Su nombre, su país y la forma en que firma se harán públicos en muchos servidores.
sign-confirm-title = Confirme su firma
sign-confirm-button = Sí, firmo
sign-withdraw-title = Retire su firma
sign-withdraw-button = Retirar y borrar la firma
