# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] petisi ini
    [joint-statement] pernyataan ini
    [urgent-appeal] seruan ini
   *[open-letter] surat ini
}
