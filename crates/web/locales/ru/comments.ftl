why-title = Почему подписывают
why-one = Почему подписывает
why-lead = Собственными словами подписантов, включёнными организатором.
why-none = Пока никто не сказал почему.
why-all = Все: { $count }
why-elsewhere = Прочесть на сервере организатора
why-newer = Более новые
why-older = Более старые
why-ours = Почему мы подписываем
why-ours-link = Сказать почему
why-ours-lead = Несколько предложений рядом с названием вашей организации. Прежде чем их покажут, их просмотрит организатор; они исчезнут вместе с названием, если вы отзовёте подпись.
field-why = Почему вы подписываете
field-why-hint = Не больше 500 знаков, простой текст
field-why-first = Почему вы подписываете (можно не заполнять)
field-why-first-hint = Не больше 500 знаков, простой текст. Прежде чем его покажут, его просмотрит организатор.
field-why-language = Язык
field-why-language-hint = Кодом, например ru, zh-Hant или ar. Можно не указывать.
why-send = Отправить
why-unsay = Убрать
why-state-sent = Отправлено организатору; он решает, показывать ли это.
why-state-waiting = Ждёт решения организатора.
why-state-shown = Показывается.
why-state-refused = Организатор это не показывает.
done-comment-sent = Организатор это получил.
done-comment-unsaid = Убрано.
error-comment-long = Напишите от 1 до 500 знаков
comments-title = Что говорят подписанты
comments-lead = Подписант может сказать, почему подписывает. Его слова показываются только здесь, после того как вы их включите, и исчезают вместе с его названием или именем.
comments-waiting = Ждут решения
comments-shown = Показываются
comments-refused = Не показываются
comments-none = Нет.
comments-show = Показать
comments-refuse = Не показывать
comments-take-down = Больше не показывать
comments-not-listed = больше не в списке
comments-reported = { $count ->
    [one] { $count } жалоба с других серверов
    [few] { $count } жалобы с других серверов
    [many] { $count } жалоб с других серверов
   *[other] { $count } жалобы с других серверов
}
manage-comments = { $count ->
    [0] Что говорят подписанты
    [one] Что говорят подписанты: { $count } ждёт решения
    [few] Что говорят подписанты: { $count } ждут решения
    [many] Что говорят подписанты: { $count } ждут решения
   *[other] Что говорят подписанты: { $count } ждут решения
}
done-comment-shown = Показывается.
done-comment-refused = Не показывается.
error-comment-changed = Пока вы читали, слова изменились. Просмотрите их ещё раз
error-comment-not-listed = Вашей организации пока нет в списке
form-done-why = Принято
form-done-what-why = Прежде чем ваши слова покажут, их просмотрят у организатора.
form-done-why-gone = Убрано
form-done-what-why-gone = Рядом с названием вашей организации больше ничего не сказано.
