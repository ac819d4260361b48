# Редакции письма и сравнение между ними.
revision-name = { $wording ->
    [1] Первая редакция
    [2] Вторая редакция
    [3] Третья редакция
   *[other] Редакция № { $wording }
}
revision-current = действующая редакция
revision-replaced = уже заменена
revision-signed = { $count ->
    [0] в списке нет ни одной подписи под ней
    [one] { $count } подпись
    [few] { $count } подписи
    [many] { $count } подписей
   *[other] { $count } подписей
}
revision-signed-figure = { $count ->
    [one] подпись под этой редакцией
    [few] подписи под этой редакцией
    [many] подписей под этой редакцией
   *[other] подписей под этой редакцией
}
revision-stand = { $count ->
    [0] сейчас под ней нет подписей
    [one] сейчас под ней { $count } подпись
    [few] сейчас под ней { $count } подписи
    [many] сейчас под ней { $count } подписей
   *[other] сейчас под ней { $count } подписей
}
revision-stand-figure = { $count ->
    [one] подпись сейчас под этой редакцией
    [few] подписи сейчас под этой редакцией
    [many] подписей сейчас под этой редакцией
   *[other] подписей сейчас под этой редакцией
}
revision-letter = Текст
revision-as-it-stands = Действующая редакция
revision-all = Все редакции
revision-digest = Контрольная сумма текста
revision-digest-of = Контрольная сумма текста { $place }
revision-text = Текст { $place }
revision-text-current = Это то, что организатор заявляет сейчас.
revision-text-other = Этот текст был опубликован или подписан под тем же номером.
revision-not-held = На этом сервере нет этого текста. Его контрольная сумма известна от тех, кто его подписал.
revision-more-texts = { $count ->
    [one] Под этим номером есть ещё { $count } текст.
    [few] Под этим номером есть ещё { $count } текста.
    [many] Под этим номером есть ещё { $count } текстов.
   *[other] Под этим номером есть ещё { $count } текста.
}
revision-who-signed = Кто подписал эту редакцию
revision-nobody = Никто из списка не подписал эту редакцию.
revision-stand-who = Чьи подписи сейчас под этой редакцией
revision-stand-what = Кто позже подписал более новую редакцию, считается под ней, а не здесь.
revision-on-the-list = Найти их в списке

revisions-title = Редакции
revisions-lead = Каждую редакцию по-прежнему можно прочесть. Подпись остаётся под той редакцией, под которой поставлена.
revisions-missing-title = Такой редакции нет
revisions-missing = Редакции № { $wording } нет. Вот те, что есть.

change-between = Что изменилось между редакциями № { $from } и № { $to }
change-between-texts = Чем различаются два текста
change-nothing = Различий нет.
change-legend = Отмечено:
change-legend-removed = удалено
change-legend-added = добавлено
change-removed-start = Удалено:
change-removed-end = (конец удалённого)
change-added-start = Добавлено:
change-added-end = (конец добавленного)
change-authoritative = подлинник
change-translation = перевод
change-became-authoritative = этот перевод стал подлинником: теперь подписывают его
change-became-translation = этот текст теперь перевод, его больше не подписывают
change-new = новый подлинник
change-new-translation = новый перевод
change-gone = больше нет; это был подлинник
change-gone-translation = перевода больше нет
change-title = Заголовок
change-body = Исходный текст
change-paragraphs-same = { $count ->
    [one] { $count } абзац без изменений
    [few] { $count } абзаца без изменений
    [many] { $count } абзацев без изменений
   *[other] { $count } абзацев без изменений
}
change-demands = Требования
change-demand = требование { $number }
change-demand-moved = раньше требование { $was }, теперь { $is }
change-demand-gone = прежнее требование { $number }, теперь его нет
change-demand-new = новое требование { $number }
change-clauses = Пункты
change-clause = пункт { $number }
change-clause-moved = раньше пункт { $was }, теперь { $is }
change-clause-gone = прежний пункт { $number }, теперь его нет
change-clause-new = новый пункт { $number }
change-addressees = Кому адресовано
change-unchanged-languages = Без изменений:
change-list-comma = ,

compare-with = Сравнить эту редакцию
compare-next = со следующей (№ { $wording })
compare-before = с предыдущей (№ { $wording })
compare-current = с действующей (№ { $wording })
compare-same-number = с другим текстом под тем же номером
compare-other = с редакцией № { $wording }
compare-not-held = На этом сервере нет обоих текстов, поэтому сравнить их здесь нельзя.

change-facts = Вокруг текста
change-facts-what = этого никто не подписывает
change-fact-kind = Вид
change-fact-deadline = Сбор подписей до
change-fact-topics = Темы
change-fact-initiators = Кто обращается
change-fact-admission = Кто может подписать
