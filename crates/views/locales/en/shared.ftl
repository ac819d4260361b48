# Put into sentences of any page.
# What it is that is signed, as the object of a sentence.
appeal-this = { $kind ->
    [petition] this petition
    [joint-statement] this statement
    [urgent-appeal] this urgent appeal
   *[open-letter] this letter
}
