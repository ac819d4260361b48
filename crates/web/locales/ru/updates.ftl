updates-title = Новости
updates-all = Все новости
updates-none = Новостей пока нет.
updates-feed = Лентой Atom
update-corrected = исправлено { $at }
update-languages = Другие языки
update-changes = Что изменилось
update-source = Источник:
update-sources = Источники
update-gone = Эта новость отозвана
update-gone-what = Организатор отозвал её. Её текст здесь больше не хранится.
event-update = Новость
event-update-more = Прочесть новость
cases-title = О ком обращение
cases-lead = Что с каждым сейчас и что известно о том, как до этого дошло. Дни отсчитываются от известных дат.
cases-all = Вся история
cases-none = Пока никто не назван.
case-gone = Эти сведения убраны
case-gone-what = Их убрал организатор. То, что здесь говорилось, больше не хранится.
case-unnamed = Имя не названо
case-nothing-yet = Сообщений пока нет.
case-history = Что произошло
case-update = новость
case-reported = сообщено { $at }, день неизвестен
case-kind-person = Один человек
case-kind-group = Несколько человек или организация
case-kind-matter = Дело, например судебный процесс
case-state-detained = Под стражей
case-state-house-arrest = Под домашним арестом
case-state-out-of-contact = Связи нет
case-state-charged = Предъявлено обвинение
case-state-on-trial = Идёт суд
case-state-sentenced = Вынесен приговор
case-state-transferred = Перевод в другое место
case-state-hunger-strike = Голодовка
case-state-hunger-strike-ended = Голодовка окончена
case-state-in-hospital = В больнице
case-state-bail = Освобождение под залог
case-state-cleared = Обвинения сняты
case-state-released = На свободе
case-state-exiled = В изгнании
case-state-died = Смерть
case-state-threatened = Под угрозой
case-state-dismissed = Увольнение
case-state-reinstated = Снова на работе
case-state-settled = Урегулировано
case-state-other = Другие новости
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] Под стражей с сегодняшнего дня
        [one] Под стражей { $count } день
        [few] Под стражей { $count } дня
        [many] Под стражей { $count } дней
       *[other] Под стражей { $count } дня
    }
    [least] { $count ->
        [0] Под стражей, день неизвестен
        [one] Под стражей не менее { $count } дня
        [few] Под стражей не менее { $count } дней
        [many] Под стражей не менее { $count } дней
       *[other] Под стражей не менее { $count } дня
    }
}
case-lasted-detained = { $how ->
   *[exact] { $count ->
        [one] Содержание под стражей длилось { $count } день
        [few] Содержание под стражей длилось { $count } дня
        [many] Содержание под стражей длилось { $count } дней
       *[other] Содержание под стражей длилось { $count } дня
    }
    [least] { $count ->
        [one] Содержание под стражей длилось не менее { $count } дня
        [few] Содержание под стражей длилось не менее { $count } дней
        [many] Содержание под стражей длилось не менее { $count } дней
       *[other] Содержание под стражей длилось не менее { $count } дня
    }
    [most] { $count ->
        [one] Содержание под стражей длилось не более { $count } дня
        [few] Содержание под стражей длилось не более { $count } дней
        [many] Содержание под стражей длилось не более { $count } дней
       *[other] Содержание под стражей длилось не более { $count } дня
    }
    [about] { $count ->
        [one] Содержание под стражей длилось около { $count } дня
        [few] Содержание под стражей длилось около { $count } дней
        [many] Содержание под стражей длилось около { $count } дней
       *[other] Содержание под стражей длилось около { $count } дня
    }
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] Под домашним арестом с сегодняшнего дня
        [one] Под домашним арестом { $count } день
        [few] Под домашним арестом { $count } дня
        [many] Под домашним арестом { $count } дней
       *[other] Под домашним арестом { $count } дня
    }
    [least] { $count ->
        [0] Под домашним арестом, день неизвестен
        [one] Под домашним арестом не менее { $count } дня
        [few] Под домашним арестом не менее { $count } дней
        [many] Под домашним арестом не менее { $count } дней
       *[other] Под домашним арестом не менее { $count } дня
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] { $count ->
        [one] Домашний арест длился { $count } день
        [few] Домашний арест длился { $count } дня
        [many] Домашний арест длился { $count } дней
       *[other] Домашний арест длился { $count } дня
    }
    [least] { $count ->
        [one] Домашний арест длился не менее { $count } дня
        [few] Домашний арест длился не менее { $count } дней
        [many] Домашний арест длился не менее { $count } дней
       *[other] Домашний арест длился не менее { $count } дня
    }
    [most] { $count ->
        [one] Домашний арест длился не более { $count } дня
        [few] Домашний арест длился не более { $count } дней
        [many] Домашний арест длился не более { $count } дней
       *[other] Домашний арест длился не более { $count } дня
    }
    [about] { $count ->
        [one] Домашний арест длился около { $count } дня
        [few] Домашний арест длился около { $count } дней
        [many] Домашний арест длился около { $count } дней
       *[other] Домашний арест длился около { $count } дня
    }
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Связи нет с сегодняшнего дня
        [one] Связи нет { $count } день
        [few] Связи нет { $count } дня
        [many] Связи нет { $count } дней
       *[other] Связи нет { $count } дня
    }
    [least] { $count ->
        [0] Связи нет, день неизвестен
        [one] Связи нет не менее { $count } дня
        [few] Связи нет не менее { $count } дней
        [many] Связи нет не менее { $count } дней
       *[other] Связи нет не менее { $count } дня
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] { $count ->
        [one] Связи не было { $count } день
        [few] Связи не было { $count } дня
        [many] Связи не было { $count } дней
       *[other] Связи не было { $count } дня
    }
    [least] { $count ->
        [one] Связи не было не менее { $count } дня
        [few] Связи не было не менее { $count } дней
        [many] Связи не было не менее { $count } дней
       *[other] Связи не было не менее { $count } дня
    }
    [most] { $count ->
        [one] Связи не было не более { $count } дня
        [few] Связи не было не более { $count } дней
        [many] Связи не было не более { $count } дней
       *[other] Связи не было не более { $count } дня
    }
    [about] { $count ->
        [one] Связи не было около { $count } дня
        [few] Связи не было около { $count } дней
        [many] Связи не было около { $count } дней
       *[other] Связи не было около { $count } дня
    }
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] Голодовка началась сегодня
        [one] Голодовка длится { $count } день
        [few] Голодовка длится { $count } дня
        [many] Голодовка длится { $count } дней
       *[other] Голодовка длится { $count } дня
    }
    [least] { $count ->
        [0] Голодовка, день неизвестен
        [one] Голодовка длится не менее { $count } дня
        [few] Голодовка длится не менее { $count } дней
        [many] Голодовка длится не менее { $count } дней
       *[other] Голодовка длится не менее { $count } дня
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] { $count ->
        [one] Голодовка длилась { $count } день
        [few] Голодовка длилась { $count } дня
        [many] Голодовка длилась { $count } дней
       *[other] Голодовка длилась { $count } дня
    }
    [least] { $count ->
        [one] Голодовка длилась не менее { $count } дня
        [few] Голодовка длилась не менее { $count } дней
        [many] Голодовка длилась не менее { $count } дней
       *[other] Голодовка длилась не менее { $count } дня
    }
    [most] { $count ->
        [one] Голодовка длилась не более { $count } дня
        [few] Голодовка длилась не более { $count } дней
        [many] Голодовка длилась не более { $count } дней
       *[other] Голодовка длилась не более { $count } дня
    }
    [about] { $count ->
        [one] Голодовка длилась около { $count } дня
        [few] Голодовка длилась около { $count } дней
        [many] Голодовка длилась около { $count } дней
       *[other] Голодовка длилась около { $count } дня
    }
}
beside-title = Новости, люди и дела
beside-untitled = Без заголовка
beside-updates-what = Новости с датой, на языках ваших читателей. Их получают те, кто за вами следит, и каждый сервер, на котором хранится список; ни список, ни подписанное они не меняют.
beside-update-new = Написать новость
beside-drafts = В работе
beside-published = Опубликовано
beside-cases-what = Люди и дела, о которых обращение. Назовите каждое один раз; дальше в новостях говорится, что с ними стало, а дни отсчитываются сами.
beside-case-new = Добавить человека или дело
beside-update = Новость
beside-correct-what = Это опубликовано. То, что вы здесь измените, будет отправлено как исправление, когда вы его просмотрите.
beside-texts = На каких языках
beside-no-cases = Чтобы сказать, что с кем-то стало, сначала добавьте его на странице «Новости, люди и дела».
beside-changes-what = У каждой строки есть дата и источник. В ненужных строках не указывайте, о ком речь.
beside-change-n = Изменение { $number }
beside-more-rows = Добавить строки
beside-check = Просмотреть перед публикацией
beside-take-back = Отозвать
beside-take-back-what = На странице будет сказано, что это отозвано; об этом сообщат каждому серверу, у которого это есть. Заставить исчезнуть копии в других местах нельзя.
beside-throw-away = Удалить черновик
beside-throw-away-what = Его никто не видел.
beside-case = Человек или дело
beside-case-safety = Прежде чем писать имя, подумайте о безопасности этих людей. Достаточно инициалов, можно и вовсе без имени: «водитель, 34 года».
beside-case-unname = Чтобы убрать имя со всех здешних страниц и из того, что отправляется другим, оставьте имена пустыми и опубликуйте ещё раз. Новости, в тексте которых вы написали имя, нужно исправить вручную.
beside-case-take-back-what = Человек или дело исчезнет из перечня вместе со всем, что там сказано об этом в новостях. Об этом сообщат каждому серверу, у которого это есть.
beside-check-title = Перед публикацией
beside-check-lead = Это будет подписано вашим ключом и отправлено.
beside-nobody = Пока за вами никто не следит. Это появится на странице обращения.
beside-publish-correction = Опубликовать исправление
beside-undo = Потом это можно будет исправить или отозвать.
update-no-case = Ни о ком
field-update-date = О каком дне речь
field-update-date-hint = Не указывайте, если это день публикации
field-update-body = Текст
field-update-body-hint = Между абзацами оставляйте пустую строку; можно использовать Markdown
field-case = О ком
field-case-state = Что произошло
field-case-when = С какого времени
field-case-when-hint = Год-месяц-день или та часть, что известна, например 2026-11; если не известно ничего, оставьте пустым
field-case-words = Вашими словами
field-case-words-hint = Где, каким судом, на какой срок; нужно для «Другие новости»
field-source-title = Источник
field-source-url = Адрес источника
field-case-kind = Вид
field-case-name = Имя или название
field-case-name-hint = Или инициалы; можно не указывать
field-case-about = Кто это
field-case-place = Место в перечне
field-case-place-hint = Число; те, у кого его нет, идут последними
error-when-form = Укажите день, месяц или год, например 2026-11-20, 2026-11 или 2026
error-source-form = Укажите название или адрес, который начинается с https://
done-update-published = Новость опубликована.
done-case-published = Опубликовано.
done-taken-back = Отозвано. Об этом сообщат всем, у кого это есть.
done-draft-thrown-away = Черновик удалён.
