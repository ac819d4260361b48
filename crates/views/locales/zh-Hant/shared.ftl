# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] 此請願書
    [joint-statement] 此聲明
    [urgent-appeal] 此緊急呼籲
   *[open-letter] 此信
}
