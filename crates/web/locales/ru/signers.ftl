signers-title = Подписанты
signers-link = { $count ->
    [0] Подписанты: просмотреть всех
    [one] Подписанты: { $count } ждёт решения. Просмотреть всех, решить сразу о нескольких
    [few] Подписанты: { $count } ждут решения. Просмотреть всех, решить сразу о нескольких
    [many] Подписанты: { $count } ждут решения. Просмотреть всех, решить сразу о нескольких
   *[other] Подписанты: { $count } ждут решения. Просмотреть всех, решить сразу о нескольких
}
signers-several = Решить сразу о нескольких
signers-places = Состояние подписантов
signers-place-waiting = Ждут решения
signers-place-listed = В списке
signers-place-refused = Отклонены
signers-place-removed = Исключены
signers-place-withdrawn = Отозвали подпись
signers-place-what-waiting = Они ждут, пока здесь кто-нибудь не примет решение. Включая в список, вы подписываете заявление, которое может проверить каждый; отклоняя, вы ничего не подписываете.
signers-place-what-listed = Они стоят в списке на всех серверах. Исключая, вы подписываете заявление; ничто не стирается, и это можно отменить.
signers-place-what-refused = Отклонены здесь за последние тридцать дней. В течение этого срока решение можно отменить: тогда подписант снова ждёт.
signers-place-what-removed = Исключены из списка инициатором. Если включить снова, будет подписано ещё одно заявление.
signers-place-what-withdrawn = Они сами отозвали свою подпись. Отменить это не может никто, кроме них.
signers-find = Найти название, имя, адрес или сервер
signers-no-country = Страна не указана
signers-alike-any = Не важно
signers-alike-with = Есть похожее название
signers-alike-without = Похожих названий нет
signers-nobody = Здесь никого нет.
signers-everybody = Показать всех, кто здесь
signers-pairs = Пары, за которыми может стоять один подписант: объединить или решить, что подписантов два
signers-back = Вернуться к подписантам
signers-key = Ключ
signers-score = Сходство: { $score } из 100
signers-came = Пришло { $at }
signers-since = В списке с { $at }
signers-refused-at = Отклонено { $at }
signers-removed-at = Исключено { $at }
signers-withdrawn-at = Отозвано { $at }
signers-by = Кто принял решение: { $name }
signers-by-listed = Кто включил в список: { $name }
signers-because = Причина: { $reason }
signers-blocked = Сервер, с которого пришла запись, здесь заблокирован: название не показано.
signers-limited = Сервер, с которого пришла запись, здесь ограничен.
signers-met = Этот сервер впервые увидел учётную запись подписанта { $at }.
signers-never-met = Этому серверу ещё ни разу не удалось увидеть учётную запись подписанта.
signers-gone = Сервер подписанта сообщает, что учётной записи больше нет.
signers-account = Учётная запись { $account }
signers-account-since = Учётная запись { $account }; с её слов, существует с { $at }
signers-domain = Адрес электронной почты — в домене { $domain }.
signers-one-admit = Включить
signers-one-refuse = Отклонить…
signers-one-remove = Исключить…
signers-one-restore = Включить снова
signers-one-reconsider = Вернуть в ожидание
signers-together = С отмеченными
signers-all-here = { $count ->
    [1] Единственная на этой странице
   *[other] Все на этой странице ({ $count })
}
signers-kept = { $count ->
    [one] Отмечена ещё { $count } запись, которой нет выше:
    [few] Отмечены ещё { $count } записи, которых нет выше:
    [many] Отмечено ещё { $count } записей, которых нет выше:
   *[other] Отмечено ещё { $count } записи, которых нет выше:
}
signers-do-admit = Включить…
signers-do-refuse = Отклонить…
signers-do-remove = Исключить…
signers-do-restore = Включить снова…
signers-do-reconsider = Вернуть в ожидание…
signers-together-what = Сначала вы увидите, что произойдёт.
signers-keys = Клавиши
signers-keys-what = Пока вы находитесь в списке, в нём работают эти клавиши:
signers-keys-start = Перейти к первой записи
signers-keys-move = следующая, предыдущая
signers-keys-tick = отметить
signers-keys-in = включить
signers-keys-out = отклонить или исключить, после проверки
signers-keys-help = показать или скрыть эту подсказку
signers-check-admit = Включить в список?
signers-check-refuse = Отклонить?
signers-check-remove = Исключить из списка?
signers-check-restore = Включить снова?
signers-check-reconsider = Вернуть в ожидание?
signers-check-what-admit = По каждой записи ваша организация подписывает заявление о включении в список. Если какую-то включить нельзя, остальные всё равно будут включены.
signers-check-what-refuse = Они больше не ждут здесь. Ничего не подписывается. Это можно отменить в течение тридцати дней, а они могут подписать ещё раз.
signers-check-what-remove = По каждой записи ваша организация подписывает заявление об исключении из списка, с причиной. И то и другое может прочесть каждый, и это можно отменить.
signers-check-what-restore = По каждой записи ваша организация подписывает ещё одно заявление о включении в список. Подписанное раньше сохраняется.
signers-check-what-reconsider = То, что они прислали, снова ждёт здесь, как будто решения не было.
signers-check-sent-refuse = На серверы, где хранится список, ничего не отправляется.
signers-check-sent-reconsider = Никому ничего не сообщается.
signers-check-nobody = На других серверах списка пока нет.
signers-check-recipients = { $count ->
    [one] Заявления отправляются ещё на { $count } сервер, где хранится список:
    [few] Заявления отправляются ещё на { $count } сервера, где хранится список:
    [many] Заявления отправляются ещё на { $count } серверов, где хранится список:
   *[other] Заявления отправляются ещё на { $count } сервера, где хранится список:
}
signers-check-not = Ничего не делать
signers-reason = Причина
signers-no-reason = Без указания причины
signers-reason-who-refuse = Причину видят здесь люди вашей организации. Кто подписал через форму, прочтёт её и в письме. Больше её не сообщают никому.
signers-reason-who-remove = Причина стоит в подписанном заявлении: её может прочесть каждый.
signers-ahead-admit = Войдёт в список.
signers-ahead-key = Сервер подписанта ещё раз спросят о ключе. Если ключ там найдётся, запись войдёт в список.
signers-ahead-renamed = Уже в списке; будет показано новое название.
signers-ahead-remove = Исчезнет из списка на всех серверах.
signers-ahead-restore = Снова будет в списке.
signers-ahead-reconsider = Снова будет ждать решения.
signers-only-renamed = Уже в списке; ждёт только новое название. Отклонять некого.
signers-told-own-server = Серверу подписанта сообщат об этом, без причины.
signers-told-fediverse-account = Подписанту не сообщат. Учётная запись может ответить ещё раз.
signers-told-web-form = Подписанту сообщат по электронной почте, с причиной.
signers-told-paper = Подписанту не сообщат.
signers-told-e-mail = Подписанту не сообщат.
signers-told-import = Подписанту не сообщат.
signers-button-admit = { $count ->
    [one] Включить { $count } запись
    [few] Включить { $count } записи
    [many] Включить { $count } записей
   *[other] Включить { $count } записи
}
signers-button-refuse = { $count ->
    [one] Отклонить { $count } запись
    [few] Отклонить { $count } записи
    [many] Отклонить { $count } записей
   *[other] Отклонить { $count } записи
}
signers-button-remove = { $count ->
    [one] Исключить { $count } запись
    [few] Исключить { $count } записи
    [many] Исключить { $count } записей
   *[other] Исключить { $count } записи
}
signers-button-restore = { $count ->
    [one] Включить снова { $count } запись
    [few] Включить снова { $count } записи
    [many] Включить снова { $count } записей
   *[other] Включить снова { $count } записи
}
signers-button-reconsider = { $count ->
    [one] Вернуть в ожидание { $count } запись
    [few] Вернуть в ожидание { $count } записи
    [many] Вернуть в ожидание { $count } записей
   *[other] Вернуть в ожидание { $count } записи
}
signers-done-admit = Включены в список
signers-done-refuse = Отклонены
signers-done-remove = Исключены
signers-done-restore = Снова включены в список
signers-done-reconsider = Снова ждут решения
signers-done-count = Сделано: { $done } из { $count }.
signers-was-admit = Теперь в списке.
signers-was-refuse = Больше не ждёт здесь.
signers-was-remove = Больше не в списке.
signers-was-restore = Снова в списке.
signers-was-reconsider = Снова ждёт решения.
signers-now-admit = { $name }: теперь в списке.
signers-now-refuse = { $name }: больше не ждёт здесь. Ничего не подписано.
signers-now-remove = { $name }: больше не в списке.
signers-now-restore = { $name }: снова в списке.
signers-now-reconsider = { $name }: снова ждёт решения.
signers-outcome-elsewhere = Не сделано: записи там больше нет. Решение принял кто-то другой, или подписант отозвал подпись.
signers-outcome-changed = Не сделано: в записи теперь сказано не то, что вы видели. Просмотрите её ещё раз.
signers-outcome-left = Пока не сделано: некоторые серверы долго не отвечали.
signers-failed = Не сделано: { $why }
signers-our-fault = этому серверу сейчас не удалось это сделать. Попробуйте снова позже.
signers-undo-what-remove = Если отменить, они снова будут исключены из списка — ещё одним подписанным заявлением.
signers-undo-what-restore = Если отменить, они снова будут включены в список — ещё одним подписанным заявлением.
signers-undo-what-reconsider = Если отменить, они снова будут ждать решения.
signers-undo-all = { $count ->
    [1] Отменить
   *[other] Отменить все ({ $count })
}
signers-go-on = { $count ->
    [1] Продолжить с оставшейся записью
   *[other] Продолжить с остальными ({ $count })
}
done-signers-admit = Подписант включён в список.
done-signers-refuse = Запись больше не ждёт здесь. Ничего не подписано.
done-signers-remove = Запись исключена.
done-signers-restore = Запись снова в списке.
done-signers-reconsider = Запись снова ждёт решения.
done-signers-elsewhere = Решать было уже нечего: решение принял кто-то другой, или подписант отозвал подпись.
done-signers-changed = Не сделано: в записи теперь сказано не то, что вы видели. Просмотрите её ещё раз.
error-signers-none = Сначала отметьте кого-нибудь
error-signers-many = За один раз можно решить не более чем о 100 записях. Снимите часть отметок
error-key-unknown = на сервере подписанта нет ключа, с которым его можно включить, или сервер не отвечает. Попробуйте снова, когда он ответит.
error-removed-by-another = запись исключила другая организация: снова включить её может она сама или организатор.
error-initiator-stands = это один из инициаторов обращения: его название остаётся в списке, пока он сам не отзовёт подпись.
error-superseded = от подписанта тем временем пришло более новое заявление. Просмотрите запись ещё раз.
error-refusal-unknown = об этом отказе здесь больше ничего не хранится.
problem-title-list-large = Список слишком большой
problem-what-list-large = В списке может быть не больше 4 МБ. Ничего из него не прочитано.
problem-advice-list-large = Разделите его и отправьте каждую часть отдельно.
audit-decide-check = Просмотрено, к чему приведёт решение о подписантах
audit-decide = Принято решение о подписантах
audit-restore = Подписант снова включён в список
audit-reconsider = Отклонённый подписант возвращён в ожидание
# Что хранит эта программа.
facts-refused = Отклонённые подписанты
facts-refused-what = То, что прислала или написала в форме организация, которую организатор отклонил, — в зашифрованном виде, чтобы отказ можно было отменить.
facts-refused-long = Эти данные хранятся тридцать дней и исчезают сразу, если подписант отзывает подпись или присылает более новое заявление.
facts-lists = Импортируемые списки
facts-lists-what = Список подписантов, который кто-то загружает или вставляет в кабинете, ждёт между шагами в зашифрованном виде, только для этого человека; после последнего шага — лишь строки, которые не импортированы. Какие в списке были столбцы, запоминается, но без единой его строки.
facts-lists-long = Список удаляется через день или когда этот человек его сбросит.
