# Una persona firma; una organización sin servidor pide figurar en la lista.
sign-title = Firmar como persona
sign-button = Recibir el correo
sign-only-a-number = De este servidor solo sale un número: cuántas personas han firmado aquí.
sign-organisation-title = Adherirse por formulario
sign-organisation-lead = Enviamos un correo a su organización. No se firma nada hasta que alguien de allí abre el enlace y confirma. La lista indica que llegó por formulario.
sign-organisation-open = Si el correo es del dominio del sitio web que indica, su organización entra en la lista en cuanto se confirma. Con cualquier otro correo, la organización promotora la revisa antes.
sign-organisation-moderated = Una vez confirmada la adhesión, la organización promotora la revisa antes de que su organización entre en la lista, y volvemos a escribirle.
sign-organisation-agree = Mi organización ha decidido respaldar { appeal-this }, y tengo autorización para decirlo. Su nombre, su país y la forma en que firma se harán públicos en muchos servidores.
sign-confirm-title = Confirme su firma
sign-confirm-button = Sí, firmo
sign-withdraw-title = Retire su firma
sign-withdraw-button = Retirar y borrar la firma
