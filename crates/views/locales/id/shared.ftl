# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] petisi ini
    [joint-statement] pernyataan ini
    [urgent-appeal] seruan mendesak ini
   *[open-letter] surat ini
}
