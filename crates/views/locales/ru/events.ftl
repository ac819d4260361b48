# Собрания: открытые страницы.
meeting-title = Собрания
meeting-none = Собрания пока не объявлены.
meeting-all = Все собрания
meeting-past = Прошедшие собрания
meeting-gone = Объявление об этом собрании отозвано
meeting-gone-what = Организатор его отозвал. То, что было здесь сказано, больше не хранится.
meeting-when = { $day }, { $time } ({ $zone })
meeting-when-until = { $day }, { $time }–{ $end } ({ $zone })
meeting-ends = Окончание
meeting-venue = Место
meeting-online = Онлайн
meeting-agenda = Повестка дня
meeting-speakers = Выступают
meeting-minutes = Протокол
meeting-status-planned = По плану
meeting-status-postponed = Отложено
meeting-status-cancelled = Отменено
meeting-status-held = Состоялось
meeting-register = Записаться
meeting-register-until = Запись открыта до: { $when }.
meeting-register-closed = Запись не открыта.
meeting-full = Свободных мест больше нет.
meeting-registered = { $count ->
    [one] Записался { $count } человек.
    [few] Записались { $count } человека.
    [many] Записались { $count } человек.
   *[other] Записались { $count } человека.
}
meeting-room = { $count ->
    [one] Есть место для { $count } человека.
    [few] Есть места для { $count } человек.
    [many] Есть места для { $count } человек.
   *[other] Есть места для { $count } человека.
}
meeting-calendar = Добавить в календарь
meeting-calendar-all = Все собрания для календаря
meeting-register-button = Записаться
meeting-register-kept = То, что вы пишете, хранится на этом сервере в зашифрованном виде, читает это только организатор, и через тридцать дней после собрания, а если собрание отозвано, то сразу, оно удаляется. Вы получите ссылку, по которой это можно увидеть и отменить запись.
meeting-kept-postponed = Отложенное собрание, у которого ещё нет новой даты, считается закончившимся через полгода после того, как организатор последний раз об этом сообщил, или в прежнюю дату, если она позже.
field-guest-name = Ваше имя
field-guest-email = Ваш адрес электронной почты
field-guest-email-hint = Организатор может написать вам об этом собрании. Напоминания сами собой не отправляются.
field-guest-message = Что следует знать организатору
field-guest-message-hint = Можно оставить пустым; например, что вам нужно для участия
registration-done = Вы записаны
registration-title = Ваша запись
registration-lead = Сохраните адрес этой страницы: на ней видно, что о вас хранится, и можно отменить запись.
registration-at = Дата записи
registration-forget = Будет удалено
registration-end = Отменить мою запись
registration-end-what = То, что о вас хранится, удаляется сразу.
registration-confirm = Подтвердите запись
registration-confirm-lead = Место за вами ещё не закреплено. Нажмите кнопку, чтобы закрепить его. Иначе написанное будет удалено в указанный здесь день.
registration-confirm-button = Да, я записываюсь
people-done-registration-sent = Электронное письмо отправлено
people-done-what-registration-sent = Откройте ссылку из него в течение двух дней и подтвердите: с этого момента место за вами. Той же ссылкой запись можно отменить.
registration-mail-what = Кто-то, вероятно вы, хочет записаться с этого адреса на «{ $title }». Откройте эту ссылку и подтвердите. Иначе место за вами не закрепится, а написанное через два дня будет удалено:
registration-mail-then = Сохраните это письмо: по той же ссылке видно, что о вас хранится, и можно отменить запись. Если это были не вы, ничего не делайте.
registration-ended = Ваша запись отменена
registration-ended-what = Ничего из записанного больше не хранится.
problem-title-registration-full = Мест больше нет
problem-what-registration-full = На это собрание записалось столько людей, сколько есть мест. Ничего из написанного вами не сохранено.
problem-advice-registration-full = Кто-то может отменить запись: зайдите позже или спросите организатора.
problem-title-registration-closed = Запись не открыта
problem-what-registration-closed = Срок записи на это собрание истёк, или оно не состоится так, как было объявлено. Ничего из написанного вами не сохранено.
problem-advice-registration-closed = На странице собрания сказано, как обстоит дело сейчас.
error-guest-message = Сообщение должно быть короче 1000 знаков
error-meeting-full = Свободных мест нет

# Рабочий стол.
manage-meetings = Собрания
meeting-desk-lead = Объявите собрание: время, место, повестку дня и выступающих. Его показывает каждый сервер, хранящий список, а также программы для мероприятий, такие как Mobilizon.
meeting-new = Объявить собрание
meeting-desk-minutes = Откройте собрание, чтобы исправить его, отменить или добавить протокол.
meeting-edit = Собрание
meeting-when-title = Когда и как
meeting-what-title = Где и о чём
meeting-register-desk = Кто записался, видно только в вашем кабинете. Список удаляется через тридцать дней после собрания, а если собрание отозвано, то сразу.
meeting-guests = Кто записался
meeting-guests-who = Открывать список имён может только ответственный за подписи.
meeting-guests-lead = В порядке записи. Считается каждая запись: кто записался дважды, стоит здесь дважды и считается дважды.
meeting-guests-none = Пока никто не записался.
meeting-guests-csv = Список в виде файла CSV
meeting-take-back-what = На странице будет сказано, что собрание отозвано, об этом узнает каждый хранящий его сервер, и все записи будут удалены. Чтобы сказать, что собрание не состоится, выберите «Отменено».
take-back-what-event = На странице будет сказано, что собрание отозвано, об этом узнает каждый хранящий его сервер, и все записи сразу будут удалены.
meeting-check-lead = Это будет подписано вашим ключом и отправлено тем, кто за вами следит, и каждому серверу, хранящему список.
meeting-agenda-fewer = Повестка: пунктов на языке «{ $language }» { $said } из { $count }. Остальное показано на другом языке.
meeting-nobody = Пока ни один другой сервер не хранит список. Собрание появится на странице обращения.
field-meeting-date = День
field-meeting-time = Время
field-meeting-end-date = День окончания
field-meeting-end-date-hint = Можно оставить пустым, если оно заканчивается в тот же день
field-meeting-end-time = Время окончания
field-meeting-status = Состоится ли оно?
field-meeting-online = Ссылка для участия онлайн
field-meeting-online-hint = Её видят все. Можно оставить пустым, если указано место.
field-meeting-title = Название
field-meeting-venue = Название места
field-meeting-address = Адрес места
field-meeting-body = О чём оно
field-meeting-body-hint = Можно использовать Markdown
field-meeting-agenda = Повестка дня
field-meeting-agenda-hint = По одному пункту в строке, со временем или без: 18:30 Открытие. В одном и том же порядке на каждом языке.
field-meeting-speakers = Выступают
field-meeting-speakers-hint = По одному человеку в строке: имя, запятая, кто это. В одном и том же порядке на каждом языке.
field-meeting-minutes = Протокол
field-meeting-minutes-hint = Потом: что было сказано и решено. Можно использовать Markdown.
field-meeting-registers = Можно записаться
field-meeting-until-date = Последний день записи
field-meeting-until-date-hint = Можно оставить пустым: тогда до начала
field-meeting-until-time = Время в этот день
field-meeting-capacity = Сколько мест
field-meeting-capacity-hint = Можно оставить пустым
field-meeting-counted = Показывать всем, сколько человек записалось
error-meeting-time = Нужны день и время, например 2026-12-04 и 18:30
error-meeting-end = Окончание должно быть после начала и не позже чем через месяц
error-meeting-venue = Укажите место или ссылку для участия онлайн
error-meeting-online = Укажите адрес страницы целиком, например www.union.example/page
error-meeting-lines = По одному в строке, не слишком длинно и не слишком много
error-meeting-clock = Времени { $time } не бывает. Напишите его в виде 18:30 или не указывайте
error-meeting-capacity = Укажите число, не меньше 1
error-meeting-held = Собрание ещё не началось; отметьте, что оно состоялось, когда оно пройдёт
error-meeting-until-late = Запись должна закончиться до конца собрания
done-meeting-published = Собрание опубликовано.
audit-meeting-draft = Написано о собрании
audit-meeting = Опубликовано собрание
audit-registrations-open = Открыт список записавшихся на собрание
facts-registrations = Записи на собрания
facts-registrations-what = Имя, адрес электронной почты и сообщение того, кто записался на собрание, хранятся в зашифрованном виде для организатора. Ни один другой сервер их не получает.
facts-registrations-long = Они удаляются через тридцать дней после собрания, сразу, если собрание отозвано, и когда записавшийся отменяет запись по своей ссылке. Отложенное собрание, у которого ещё нет новой даты, считается закончившимся через полгода после того, как организатор последний раз об этом сообщил, или в прежнюю дату, если она позже. То, что никто не подтвердил по ссылке из письма, удаляется через два дня.
