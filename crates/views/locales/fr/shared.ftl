# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] cette pétition
    [joint-statement] cette déclaration
    [urgent-appeal] cet appel urgent
   *[open-letter] cette lettre
}
