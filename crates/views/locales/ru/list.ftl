# Список подписантов и страница одной записи.
list-by-name = { $count ->
    [one] Поимённо — { $count } запись.
    [few] Поимённо — { $count } записи.
    [many] Поимённо — { $count } записей.
   *[other] Поимённо — { $count } записей.
}
list-standing = { $earlier ->
    [0] { $count ->
        [one] Эту редакцию поддерживает { $count } организация.
        [few] Эту редакцию поддерживают { $count } организации.
        [many] Эту редакцию поддерживают { $count } организаций.
       *[other] Эту редакцию поддерживают { $count } организаций.
    }
   *[other] { $count ->
        [one] Эту редакцию поддерживает { $count } организация, ещё { $earlier } — одну из прежних.
        [few] Эту редакцию поддерживают { $count } организации, ещё { $earlier } — одну из прежних.
        [many] Эту редакцию поддерживают { $count } организаций, ещё { $earlier } — одну из прежних.
       *[other] Эту редакцию поддерживают { $count } организаций, ещё { $earlier } — одну из прежних.
    }
}
list-stood = { $earlier ->
    [0] { $count ->
        [one] Эту редакцию поддерживала { $count } организация.
        [few] Эту редакцию поддерживали { $count } организации.
        [many] Эту редакцию поддерживали { $count } организаций.
       *[other] Эту редакцию поддерживали { $count } организаций.
    }
   *[other] { $count ->
        [one] Эту редакцию поддерживала { $count } организация, ещё { $earlier } — одну из прежних.
        [few] Эту редакцию поддерживали { $count } организации, ещё { $earlier } — одну из прежних.
        [many] Эту редакцию поддерживали { $count } организаций, ещё { $earlier } — одну из прежних.
       *[other] Эту редакцию поддерживали { $count } организаций, ещё { $earlier } — одну из прежних.
    }
}
list-hidden = { $count ->
    [one] { $count } из них — с сервера, который здесь заблокирован: она сохраняет место и учитывается, но чья она, здесь не показано.
    [few] { $count } из них — с серверов, которые здесь заблокированы: они сохраняют места и учитываются, но чьи они, здесь не показано.
    [many] { $count } из них — с серверов, которые здесь заблокированы: они сохраняют места и учитываются, но чьи они, здесь не показано.
   *[other] { $count } из них — с серверов, которые здесь заблокированы: они сохраняют места и учитываются, но чьи они, здесь не показано.
}
list-find = Найти имя или название
list-find-hint = В любой письменности; диакритические знаки и прописные буквы не важны
list-country = Страна
list-kind = Кто
list-how = Как подписано
list-wording = Редакция
list-show = Показать
list-all = Показать весь список
list-nothing = Ни одна запись не подходит. Попробуйте меньше букв или другое написание.
list-shown = { $count ->
    [1] 1 запись.
   *[other] Записи с { $first } по { $last } из { $count }.
}
list-order = Порядок:
list-order-number = по номеру
list-order-name = по названию
list-order-country = по стране
list-any-country = { $count ->
    [1] 1 страна
   *[other] Все страны ({ $count })
}
list-every-country = Все страны
list-any-kind = Все
list-kind-organisation = Организации
list-kind-personal = В личном качестве
list-any-how = Любым способом
list-any-wording = Любая
list-wording-current = Эта
list-wording-earlier = Прежняя
list-wording-number = Редакция № { $wording }
list-page-before = Назад: { $first }–{ $last }
list-page-after = Дальше: { $first }–{ $last }
list-page-all = Всё на одной странице
list-countries-others = ещё { $count }
list-number = №
list-name = Организация
list-how-who = Как подписано, кто включил в список
list-date = Подписано
list-countries = Страны
list-left = Недавно выбыли из списка
list-take = Скачать список
list-digest = Контрольная сумма списка

mark-name-not-confirmed = Название не подтверждено.
mark-more-name-not-confirmed = Подпись учитывается; пока инициатор не подтвердит новое название, здесь стоит адрес.
mark-earlier-wording = Подписана прежняя редакция.
mark-earlier-wording-of = Подписана редакция от { $at } (№ { $wording }).
mark-contested = Противоречие.
mark-more-contested = От подписанта пришли сразу два разных заявления; пока он не решит, подпись не учитывается.
mark-reservation = С оговоркой:
mark-same-signer = Две записи, один подписант.
mark-more-same-signer = Учитывается один раз.
mark-own-server-too = Есть и подпись с собственного сервера.
mark-same-signer-disputed = Один подписант или два?
mark-more-same-signer-disputed = Одни инициаторы считают, что подписант один, другие — что их два.
mark-personal = В личном качестве.
mark-initiated = Среди инициаторов.
mark-disputed = Оспаривается.
mark-more-disputed = Одни инициаторы исключили эту запись, другие её сохраняют.
mark-demand = требование { $number }
mark-shared-number = Тот же номер есть у другой записи.
mark-other-key-seen = На сервере подписанта этот сервер видел другой ключ.
mark-after-closing = Подписано после завершения сбора.
mark-looks-like = Похоже на
mark-more-looks-like = Название то же или написано другими буквами, которые выглядят так же. Различить их можно по номеру или адресу.
mark-mixed-scripts = Буквы разных алфавитов.
mark-more-mixed-scripts = В одном из слов названия смешаны похожие буквы двух алфавитов.
mark-number = № { $number }
mark-what-changed = Что изменилось с тех пор

entry-withdrawn-on = Подписант отозвал свою подпись { $at }. Номер за ней сохраняется, но она больше не учитывается.
entry-removed-long = Её исключил инициатор. Номер за ней сохраняется, но она не учитывается.
entry-hidden-long = Подпись поставлена и учитывается; этот сервер не показывает, чья она. На других серверах её могут показывать.
entry-joined-long = Показано вместе с другой записью того же подписанта и учитывается один раз.
entry-withdrawn-long = Подписант отозвал свою подпись. Номер за ней сохраняется, но она больше не учитывается.
entry-number = № { $number } среди нижеподписавшихся
entry-signed-on = Редакция № { $wording } подписана { $at }.
entry-entered-on = Подписана редакция № { $wording }; внесено { $at }.
entry-entered = внесено { $at }
entry-signed = Подписана редакция № { $wording }.
entry-imported = Перенесено из прежнего списка, под редакцию № { $wording }.
entry-imported-on = Перенесено из прежнего списка, под редакцию № { $wording }; внесено { $at }.
entry-imported-dated = Перенесено из прежнего списка, под редакцию № { $wording }; там подписано { $at }.
entry-vouched = За это ручается инициатор { $who }. Доказательства исходят от инициаторов: сам подписант ни одного из них не делал.
entry-chain-holds = Все доказательства в цепочке верны.
entry-chain-broken = Одно из доказательств в цепочке неверно.
entry-who-let-in = Кто включил в список
entry-statement = Подписанное заявление
entry-statement-attested = Что об этом подписанте засвидетельствовал и подписал инициатор { $who }
entry-statement-whole = Заявление целиком, с доказательством
entry-in-short = Коротко
entry-fact-wording = Редакция
entry-fact-how = Как поступило
entry-fact-let-in-by = Кто включил в список
entry-fact-country = Страна
entry-fact-key = Ключ
entry-wording-current = редакция № { $wording }, действующая
entry-wording-earlier = редакция № { $wording }, уже заменённая
entry-before = Что было заявлено раньше
entry-check = Проверьте сами
entry-check-what = Скачайте пакет и выполните эту команду. Она работает без сети и не полагается ни на один сервер.
key-seen-same = { $at } этот сервер видел на сервере подписанта тот же ключ.
key-seen-other = { $at } этот сервер видел на сервере подписанта другой ключ.
key-not-looked = Этот сервер ещё не видел ключа на сервере подписанта.
key-no-server = Ключ инициатора, который внёс эту запись; своего сервера у подписанта нет.
chain-root = Всё начинается с корневого ключа.
chain-root-compare = Сравните его с ключом на печатном экземпляре.
chain-organiser = Он называет организатора: { $who }.
chain-initiator = Организатор назначил: { $who } — { $role }.
chain-let-in = Этого подписанта включил в список инициатор { $who }.
chain-attested = Этого подписанта внёс инициатор { $who }; подтверждения хранятся у него.
chain-endorsed = Подписант поддержал редакцию № { $wording }.
chain-statement = Заявление
chain-holds = Доказательство верно.
chain-broken = Доказательство неверно.
entry-joined-title = Записи, объединённые с этой
entry-joined-what = Инициатор установил, что это один подписант. Он учитывается один раз. Любой инициатор может это отменить.
entry-joined-by = Объединил инициатор

list-behind-the-end = Список заканчивается раньше этой страницы.
list-page-last = Последняя страница: с { $first } по { $last }
