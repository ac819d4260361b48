# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] esta petición
    [joint-statement] esta declaración
    [urgent-appeal] esta acción urgente
   *[open-letter] esta carta
}
