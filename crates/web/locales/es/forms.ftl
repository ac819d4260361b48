# Campos de los formularios. La frase terminada en «-hint» va bajo la etiqueta del mismo nombre.
form-error = Error:
form-errors = { $count ->
    [one] Hay algo que corregir
    [2] Hay dos cosas que corregir
    [3] Hay tres cosas que corregir
   *[other] Hay { $count } cosas que corregir
}
form-not-said = Sin indicar
field-handle = Nombre corto para las direcciones
field-handle-hint = Letras minúsculas sin tildes ni eñe, cifras y guiones bajos. No se puede cambiar después.
field-names = Nombre
field-names-hint = Al menos en un idioma, tal como lo escribe su organización en él. Cada idioma con su código, por ejemplo es, en o zh-Hant.
field-language = Idioma
field-language-choose = Idioma
field-language-choose-hint = Elija de la lista o escriba un código, como en o zh-Hant.
field-name = Nombre en este idioma
field-country = País
field-person = Su nombre
field-person-hint = Solo lo ven quienes trabajan en el panel de su organización
field-email = Correo electrónico
field-email-person = Correo electrónico
field-email-person-hint = No se muestra ni se comunica a nadie
field-email-domain = Correo electrónico en su organización
field-email-domain-hint = Mejor en el dominio de la propia organización, por ejemplo oficina@sindicato.example. La dirección no se muestra nunca.
field-password = Contraseña
field-new-password = Contraseña
field-new-password-hint = Doce caracteres o más. Varias palabras se recuerdan mejor que una serie de signos.
field-password-again = La misma contraseña otra vez
field-your-name = Su nombre
field-your-name-hint = Tal como firmaría una carta, en cualquier alfabeto
field-kind = Tipo
field-slug = Última parte de la dirección
field-slug-hint = Letras minúsculas sin tildes ni eñe, cifras y guiones, por ejemplo libertad-para-los-once. No se puede cambiar después. Puede quedar vacía: entonces se forma a partir del título.
field-initiators = Quién convoca con su organización
field-initiators-hint = Una cuenta o dirección por línea, por ejemplo @gruas@gruas.example. A cada una se le pregunta antes de nombrarla. Con una más, al menos, la lista sigue abierta cuando el servidor de su organización no está disponible.
field-admission = Quién puede firmar
field-deadline = Fecha de cierre
field-deadline-hint = Puede quedar vacía
field-invite = Cuenta o dirección
field-object = Dirección del llamamiento, o cuenta de su organización promotora
field-object-hint = Tal como aparece en la barra de direcciones de su página, en cualquier servidor donde lo haya encontrado
field-reservations = Reservas, si las hay
field-reservations-hint = Marque lo que no firma. Se mostrará junto al nombre de su organización
field-account = Cuenta que se va a seguir
field-account-hint = Por ejemplo, @estiba@puerto.example
field-token-label = Para qué sirve
field-token-label-hint = Por ejemplo, «base de datos de afiliación»
field-scope = Qué puede hacer

# Lo que el servidor dice de un campo.
error-needed = Complete este campo
error-handle-form = Use de 1 a 30 letras minúsculas sin tildes ni eñe, cifras y guiones bajos, y ninguna palabra que el servidor necesite para sí
error-handle-taken = Este nombre ya está en uso aquí
error-language-form = Esto no es un código de idioma. Elija un idioma de la lista o escriba su código: es para el español, zh-Hans para el chino simplificado
error-name-one = Indique un nombre al menos en un idioma
error-email-form = Escriba la dirección de correo completa, por ejemplo ana@correo.example
error-password-short = Use doce caracteres como mínimo
error-password-differs = Las dos contraseñas no coinciden
error-sign-in = El correo y la contraseña no se corresponden
error-too-many = Demasiados intentos. Pruebe de nuevo dentro de unos minutos
error-agree = Indique que está de acuerdo, para que podamos guardar lo que escribió
error-too-long = Es demasiado largo
error-too-long-most = Es demasiado largo: { $most } caracteres como máximo
error-slug-form = Use letras minúsculas sin tildes ni eñe, cifras y guiones, y ninguna palabra que el servidor necesite para sí
error-slug-taken = Ya hay un llamamiento en esta dirección
error-slug-reserved = Las páginas del propio servidor necesitan esta palabra
error-title-needed = Ponga un título en cada idioma de referencia
error-body-needed = Ponga un texto en cada idioma de referencia
error-authoritative-needed = Marque al menos un idioma como de referencia
error-date-form = Escriba la fecha como año-mes-día, por ejemplo 2027-01-31
error-date-past = Ese día ya pasó
error-address-form = Escriba una dirección completa, que empiece por https://
error-account-form = Escriba la cuenta como @nombre@servidor
error-not-reached = Ese servidor no respondió. Pruebe de nuevo dentro de un rato
error-not-an-appeal = En esta dirección no hay ningún llamamiento
error-not-verified = Lo que llegó no se pudo verificar, así que no se guardó nada
error-country-form = Elija un país de la lista
error-sure = Confirme que quiere hacerlo
error-text-changed = El texto cambió mientras lo leía. Revíselo otra vez antes de firmar
error-draft-changed = El texto o el borrador cambió mientras lo leía. Revíselo otra vez antes de publicarlo
error-form-stale = El formulario estuvo abierto demasiado tiempo. Envíelo una vez más

error-language-twice = Este idioma aparece dos veces en el formulario
error-text-signs = Quite los caracteres de control y las marcas de dirección
error-name-letters = Escriba al menos una letra o una cifra
error-name-address = Escriba esto sin dirección web ni de correo electrónico
error-title-letters = Escriba al menos una letra o una cifra en el título
error-account-unknown = No existe esa cuenta
error-account-no-appeals = Esta cuenta no tiene ningún llamamiento abierto. Indique la dirección del llamamiento
error-appeal-not-fetched = Este servidor no ha descargado ningún llamamiento de esta dirección. Revise la dirección y búsquelo con el botón de abajo
error-follow-self = Esta es su propia cuenta
error-appeal-withdrawn = La organización promotora retiró este llamamiento
error-deadline-passed = La fecha de cierre ya pasó: publique antes una fecha posterior y luego abra de nuevo
error-blocked = Quienes administran su servidor han bloqueado ese otro
error-not-initiator = Su organización no es convocante de este llamamiento
error-not-endorsed = Su organización no se ha adherido a este llamamiento

form-error-in = { $field }: { $error }
editor-field-in = { $field } ({ $place })
label-account = Cuenta
label-answer = La suma
error-saved-meanwhile = Otra persona cambió este llamamiento mientras usted escribía. Compare los dos textos y guarde otra vez
field-token-until = Último día en que funciona
field-token-until-hint = Puede quedar vacío: entonces funciona hasta que usted lo revoque
error-scope = Marque lo que puede hacer
error-token-far = Elija un día dentro de los próximos diez años
