# Как вручили обращение: публичные страницы.
handover-title = Вручение
handover-none = Ещё не вручено.
handover-all = Все вручения
handover-gone = Это отозвано
handover-gone-what = Организатор отозвал это. То, что здесь говорилось, больше не хранится.
handover-changed = изменено { $at }
handover-to-whom = Кому вручено:
handover-where = Где:
handover-answer = Ответ:
handover-list = Вручённый список
handover-list-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}
handover-bundle = Зафиксированный список со всеми доказательствами
handover-pdf = Текст и список в PDF
handover-bundle-what = Этот файл остаётся таким, каким был в тот день. Проверьте его командой «undersigned verify».
handover-bundle-gone = Сам файл больше не предлагается. Тот, у кого есть копия, может сверить её по контрольной сумме.
handover-digests = Контрольные суммы
handover-digest = Контрольная сумма файла
handover-digest-bundle = Файл:
handover-digest-state = Список:
handover-evidence = Чем это подтверждается
handover-evidence-kept = хранится у организатора
event-handover-more = Как прошло вручение
event-answered = Получен ответ:
event-answer-more = Прочесть ответ
# Кабинет.
handover-desk-lead = Зафиксируйте список таким, каков он сейчас, возьмите его с собой, а потом укажите, когда и кому вы его вручили, чем это подтверждается и что вам ответили. Эти сведения хранит и показывает каждый сервер, где хранится список.
handover-new = Подготовить вручение
handover-desk-answers = Откройте любое, чтобы исправить его или добавить ответ.
handover-only = Без подробностей
handover-only-what = Тогда публично сообщается о вручении, и больше ничего.
handover-edit = Вручение
handover-list-desk = Список, который к нему прилагается
handover-correct-what = Это опубликовано. То, что вы здесь измените или добавите как ответ, будет отправлено, когда вы это просмотрите. Список остаётся прежним.
handover-seal-what = Зафиксированный список — это один файл со всеми подписями и доказательствами на данный момент. Он больше не меняется, кто бы потом ни подписал или ни отозвал подпись.
handover-sealed = { $count ->
    [one] Зафиксировано { $at }: { $count } запись.
    [few] Зафиксировано { $at }: { $count } записи.
    [many] Зафиксировано { $at }: { $count } записей.
   *[other] Зафиксировано { $at }: { $count } записи.
}
handover-sealed-changed = С тех пор список изменился.
handover-sealed-none = Пока ничего не зафиксировано. Это произойдёт само, когда вы это опубликуете.
handover-seal = Зафиксировать список таким, каков он сейчас
handover-seal-again = Зафиксировать снова, каков он сейчас
handover-unseal = Больше не предлагать файл
handover-unseal-what = В файле — имена всех, кто тогда стоял в списке, в том числе тех, кто потом отозвал подпись. Вы можете больше не предлагать его. Его контрольная сумма остаётся.
handover-when = Когда и кому
handover-evidence-what = Файлы остаются у вас: они хранятся здесь в зашифрованном виде, и общедоступна только их контрольная сумма. Изображения показываются всем.
handover-evidence-n = Подтверждение { $number }
handover-evidence-public = Показывается всем. То, что вы напишете ниже, прочтут те, кто изображения не видит.
handover-evidence-open = Открыть файл
handover-evidence-private = Открыть его можете только вы и те, кто работает с вами.
handover-evidence-drop = Убрать
handover-evidence-add = Добавить выбранное
handover-answers = Что ответили
handover-answers-what = Вернитесь сюда, когда придёт ответ. У каждого есть дата, тот, кто ответил, и слова — на одном или нескольких языках.
handover-answer-n = Ответ { $number }
handover-more-answers = Ещё один ответ
handover-take-back-what = На странице будет сказано, что это отозвано; об этом сообщат каждому серверу, у которого это есть. Зафиксированный список и хранящиеся здесь подтверждения удаляются. В обращении по-прежнему сказано, что оно вручено.
handover-check-lead = Это будет подписано вашим ключом и отправлено на каждый сервер, где хранится список. После этого в обращении будет сказано, что оно вручено.
handover-check-seals = Список фиксируется таким, каким он будет в момент публикации.
handover-nobody = На других серверах списка пока нет. Это появится на странице обращения.
field-handover-date = День вручения
field-taken-by = Кто принял
field-taken-by-hint = Имя и должность, например «секретарь министра»
field-handover-place = Где
field-handover-words = Что ещё сказать
field-handover-words-hint = Можно не заполнять; можно использовать Markdown
field-evidence-title = Что это; язык:
field-handover-file = Файл, который остаётся у вас
field-handover-file-hint = Расписка, протокол, запись; не больше 10 МБ
field-handover-picture = Изображение для всех
field-handover-picture-hint = JPEG, PNG или WebP, не больше 10 МБ; создаётся заново, без места съёмки и сведений об устройстве
field-answer-date = День ответа
field-answer-by = Кто ответил; язык:
field-answer-text = Что ответили; язык:
error-evidence-title = Укажите о каждом подтверждении, что это, хотя бы на первом языке
error-answer-whole = У ответа должны быть день, тот, кто ответил, и слова на первом языке
done-handover-published = Опубликовано. Об этом сообщат каждому серверу, где хранится список.
done-list-sealed = Список зафиксирован.
done-list-unsealed = Файл больше не предлагается.
audit-handover-draft = Написано о вручении
audit-handover = Опубликовано, как прошло вручение
audit-seal = Зафиксирован список
audit-evidence = Сохранён файл с подтверждением
manage-handover = Вручить
