# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] 此请愿书
    [joint-statement] 此声明
    [urgent-appeal] 此紧急呼吁
   *[open-letter] 此信
}
