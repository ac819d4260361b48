# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] هذه العريضة
    [joint-statement] هذا البيان
    [urgent-appeal] هذا النداء العاجل
   *[open-letter] هذه الرسالة
}
