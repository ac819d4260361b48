# La página de inicio y el archivo de todos los llamamientos.
home-title = Llamamientos
home-lead = Cartas y peticiones que las organizaciones firman juntas. Cada servidor que participa guarda la lista entera, y cualquiera puede comprobarla.
home-fresh = Aquí no hay ninguna organización.
home-fresh-how = El servidor muestra el enlace para dar de alta una al iniciarse. El comando «undersigned admin set-up-link» muestra uno nuevo, y «undersigned setup» lo hace sin enlace.
home-open = Abiertos a la firma
home-open-none = En este momento no hay ninguno abierto a la firma.
home-closed = Cerrados o retirados
home-all = Todos los llamamientos
home-organisations = Organizaciones de este servidor
home-organisations-none = Todavía ninguna.
home-work-here = ¿Trabaja en una de ellas?
home-sign-in = Iniciar sesión

archive-title = Todos los llamamientos
archive-lead = Todos los llamamientos que conoce este servidor: los propios y las copias de otros.
archive-find = Buscar palabras en un título
archive-status = Estado
archive-show = Mostrar
archive-any = Cualquiera
archive-before = Más recientes
archive-after = Más antiguos
archive-found = { $count ->
    [0] No se encontró nada
    [one] 1 llamamiento
   *[other] { $count } llamamientos
}
