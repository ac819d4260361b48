# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] эту петицию
    [joint-statement] это заявление
    [urgent-appeal] это обращение
   *[open-letter] это письмо
}
