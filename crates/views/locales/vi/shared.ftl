# Put into sentences of any page.
appeal-this = { $kind ->
    [petition] bản kiến nghị này
    [joint-statement] tuyên bố này
    [urgent-appeal] lời kêu gọi khẩn cấp này
   *[open-letter] thư này
}
