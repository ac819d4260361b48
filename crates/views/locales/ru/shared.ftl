# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] эту петицию
    [joint-statement] это заявление
    [urgent-appeal] это срочное обращение
   *[open-letter] это письмо
}
