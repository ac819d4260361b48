# Dar de alta una organización e iniciar sesión.
set-up-title = Dar de alta su organización
set-up-lead = Este enlace sirve una sola vez. Después se podrá seguir a su organización, y usted podrá escribir su primer llamamiento.
set-up-organisation = La organización
set-up-you = Usted, primera persona responsable
set-up-button = Dar de alta la organización
set-up-done-title = Su organización está dada de alta
set-up-done-lead = Ya se puede encontrar como { $account }.
set-up-done-link = El enlace de alta ya no funciona. A partir de ahora, inicie sesión con su correo electrónico.
set-up-done-next = Ir al panel
set-up-done-page = Ver su página pública

sign-in-title = Iniciar sesión
sign-in-lead = Para quienes trabajan en una organización de este servidor. Para firmar un llamamiento no hace falta cuenta.
sign-in-button = Iniciar sesión
sign-in-signed-out = Ha cerrado la sesión.
sign-in-expired = Su sesión ya no está abierta. Inicie sesión de nuevo.
sign-in-needed = Inicie sesión para continuar.
sign-in-link-used = Este enlace ya se usó: sirve una sola vez. Inicie sesión con su contraseña o pida un enlace nuevo.
sign-in-link-over = Este enlace ya no sirve: ha caducado o lo sustituyó uno más nuevo. Inicie sesión con su contraseña o pida un enlace nuevo.

sign-in-link-lead = Este enlace inicia la sesión de { $email }, una sola vez.
sign-in-set-up-used = El enlace de alta ya se usó o ha caducado. Si ya se dio de alta una organización, inicie sesión. Si no, reinicie el servidor: mostrará un enlace nuevo.
sign-in-link-password = Si no tiene contraseña o la olvidó, elija aquí una nueva: cierra la sesión en todos los demás dispositivos y revoca los tokens que usted creó. Para conservar la suya, deje los dos campos vacíos.

sign-in-kept = Ha pasado un rato sin actividad. Lo que escribió se conserva: vuelva a iniciar sesión y estará en su página.
signed-out-title = Ya no tiene la sesión iniciada
signed-out-lead = Lo que escribió no está guardado y solo está en esta página: no la cierre.
signed-out-first = Iniciar sesión en otra ventana
signed-out-then = Después, vuelva aquí. Lo que escribió se mostrará otra vez en su formulario; nada se guarda hasta que lo envíe desde allí.
signed-out-button = Ya inicié sesión: mostrar lo que escribí
