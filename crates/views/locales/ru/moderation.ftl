# The desk: how this server stands to others, and what others report.
moderation-title = Модерация
moderation-link = Модерация: кого блокирует этот сервер и на что жалуются другие
moderation-lead = Как этот сервер относится к другим. Действует сразу, никому не сообщается и не меняет ни одного списка. Эту страницу видят только те, кто работает в кабинете первой организации на этом сервере.

# The rules in force.
moderation-rules = Действующие правила
moderation-none = Правил нет: этот сервер относится ко всем одинаково.
moderation-none-fits = Подходящих правил нет.
moderation-find = Искать в доменах, адресах и комментариях
moderation-all = Все правила
moderation-shown = { $count ->
    [1] 1 правило.
   *[other] Правила с { $first } по { $last } из { $count }.
}
moderation-before-these = Предыдущие правила
moderation-after-these = Следующие правила
moderation-severity-block = Заблокировано
moderation-severity-limit = Ограничено
moderation-severity-allow = Разрешено
moderation-since = с { $at }
moderation-change = Изменить
moderation-lift = Снять

# A rule, looked at before it is made.
moderation-add = Добавить или изменить правило
field-moderation-subject = Домен или учётная запись
field-moderation-subject-hint = Домен, например spam.example, со всем, что под ним; с портом — только этот порт. Или учётная запись: @имя@сервер либо адрес её актора.
field-moderation-severity = Что говорит правило
moderation-choice-block = Заблокировать: от него ничего не принимается, ему ничего не отправляется, о нём ничего не показывается
moderation-choice-limit = Ограничить: его слышат, а его подписи ждут решения человека
moderation-choice-allow = Разрешить: исключение из правила о домене выше или запись в списке разрешённых
field-moderation-public = Открытый комментарий
field-moderation-public-hint = Для всех, кто получит список файлом.
field-moderation-private = Закрытый комментарий
field-moderation-private-hint = Для тех, кто видит эту страницу.
moderation-look = Посмотреть, что это изменит
moderation-check-title = Это правило, пока оно не введено
moderation-effect-block = То, что ожидает от заблокированного сервера или учётной записи, удаляется, как и то, что ждёт отправки туда. Подписки прекращаются в обе стороны. Когда правило снимут, само это не вернётся. Кто уже стоит в списке, остаётся в нём и учитывается, даже если тем временем отзовёт подпись на заблокированном сервере; этот сервер больше не показывает, кто это.
moderation-effect-limit = Само оттуда больше ничего не принимается: оно ждёт в кабинете с отметкой, пока не решит человек. Кто стоит в списке, остаётся в нём; следить за организациями можно.
moderation-effect-allow = Он принимается, что бы ни говорило правило о домене выше. Если этот сервер общается только с разрешёнными, отныне это один из них.
moderation-blocks = После этого здесь действует блокировка: так говорит другое правило, или этот сервер общается только с разрешёнными.
moderation-before = Правило, которое оно заменит
moderation-same = Такое правило уже действует: ничего не изменится.
moderation-unknown = Этот сервер не знает актора с таким адресом. Если это адрес страницы профиля, укажите учётную запись в виде @имя@сервер: распознаётся только собственный адрес актора.
moderation-reach = Кого это затронет здесь
moderation-reach-what = Считаются только те, к кому этот сервер стал бы относиться иначе, чем сейчас.
moderation-reach-followers = Следят за организациями и темами здесь
moderation-reach-followed = Учётные записи других серверов, за которыми следят отсюда
moderation-reach-signers = Подписанты обращений, которые хранятся здесь
moderation-reach-waiting = Подписи, которые ожидают
moderation-set-block = Заблокировать
moderation-set-limit = Ограничить
moderation-set-allow = Разрешить
moderation-lift-title = Снять это правило?
moderation-lift-what = После этого действует другое правило или то, что действует для всех. Подписки сами не вернутся, как и то, что было удалено.

# Lists of other servers.
moderation-lists = Списки доменов
moderation-lists-what = Файлы CSV в том виде, в каком их пишет и читает Mastodon. В них домены с открытыми комментариями; закрытых комментариев и правил об отдельных учётных записях в них нет.
moderation-export-blocks = Скачать заблокированные и ограниченные (CSV)
moderation-export-allowed = Скачать разрешённые (CSV)
moderation-import-title = Импортировать список доменов
moderation-import-lead = Файл CSV в том виде, в каком его экспортирует Mastodon: «suspend» блокирует, «silence» ограничивает. Строка заменяет правило о том же домене. Прежде чем что-то изменится, вы увидите, к чему это приведёт.
field-moderation-file = Файл
field-moderation-list = Или его строки, вставленные сюда
field-moderation-list-hint = В первой строке названы столбцы, среди них #domain; или в каждой строке один домен и больше ничего.
field-moderation-usual = Что значат строки без указания меры
moderation-import-check-title = Этот список, пока он не принят
moderation-import-added = Новые правила
moderation-import-changed = Изменённые правила
moderation-import-unchanged = Без изменений
moderation-import-ignored = Строки, которые не требуют ничего, что делает этот сервер
moderation-import-repeated = Строки, которые повторяют более ранние
moderation-import-refused = Строки, которые пропускаются
moderation-import-changes = Что изменится
moderation-import-nothing = Ничего не изменится.
moderation-import-take = Принять список
moderation-imported-without = Пропущено строк: { $count }
moderation-until-now = до сих пор: { $severity }
moderation-more = Ещё не показано: { $count }
moderation-fault-severity_unknown = Мера — не suspend (или block), не silence (или limit) и не noop.
moderation-fault-severity_allow = allow относится к списку разрешённых доменов. Импортируйте его отдельно и выберите «Разрешено» для строк без указания меры.
moderation-fault-domain_missing = Домен не указан.
moderation-fault-subject_invalid = Указано не доменное имя вида spam.example.
moderation-fault-csv_invalid = Её не удалось прочитать.
moderation-fault-quote_around_rows = Кавычка в ней захватывает целые строки ниже, и они тоже не вносятся: уберите её.
moderation-fault-own_host = Речь о самом этом сервере.
moderation-fault-everybodys_domain = Под ним домены регистрирует кто угодно.
moderation-fault-comment_too_long = Комментарий слишком длинный.
moderation-fault-domain_twice = Этот домен уже есть в более ранней строке, она и действует.
error-moderation-subject = Укажите домен, например spam.example, или учётную запись в виде @имя@сервер
error-moderation-own = Это сам этот сервер или домен, в который он входит
error-moderation-everybodys = Под этим доменом регистрирует имена кто угодно, и правило коснулось бы всех. Укажите домен того, кого имеете в виду
error-moderation-full = Правил уже столько, сколько возможно
error-moderation-severity = Выберите, что говорит правило
error-moderation-csv = В первой строке нет столбца #domain, и не в каждой строке стоит один только домен
error-moderation-lines = В списке больше строк, чем читается за раз. Разделите его

# What other servers report.
moderation-reports-title = Жалобы с других серверов
moderation-reports-lead = На что жалуются другие серверы: на здешние организации и обращения и на то, что хранится о других. Сервер назван, а кто там пожаловался — нет: жалоба весит столько, сколько сервер, с которого она пришла.
moderation-reports-open = Открытых: { $count }
moderation-reports-none = Жалоб нет.
moderation-reports-all = Показать и закрытые
moderation-reports-few = Показать только открытые
moderation-report-appeal = Обращение
moderation-report-statement = Заявление
moderation-report-actor = Учётная запись
moderation-report-by = жалуется { $host }
moderation-report-times = сколько раз: { $count }
moderation-report-closed = закрыта { $at }
moderation-report-rule = Ввести правило о его сервере
moderation-report-close = Закрыть

# What was done.
done-moderation-set = Правило действует.
done-moderation-lifted = Правило снято.
done-moderation-no-rule = Такого правила нет или уже нет: ничего не сделано.
done-moderation-imported = Список принят.
done-report-closed = Жалоба закрыта. Если её подадут снова, она откроется снова.
audit-moderation-check = Просмотрено, к чему приведёт правило о другом сервере
audit-moderation-rule = Введено правило о другом сервере
audit-moderation-lift = Снято правило о другом сервере
audit-moderation-import-check = Просмотрен список правил о других серверах
audit-moderation-import = Импортирован список правил о других серверах
audit-report-close = Закрыта жалоба с другого сервера
