# Кабинет: числа списка и как с ним обстоят дела.
numbers-title = Числа и состояние
numbers-link = Числа, доставка и копии
numbers-people-here = { $count ->
    [one] На этом сервере подписал { $count } человек.
    [few] На этом сервере подписали { $count } человека.
    [many] На этом сервере подписали { $count } человек.
   *[other] На этом сервере подписали { $count } человека.
}
numbers-people-here-what = Список учитывает их, не называя имён. Те, кто ещё не подтвердил свою подпись или отозвал её, в это число не входят.
numbers-growth-later = График появится, когда список будет расти три дня.
numbers-files = Файлы
numbers-file-numbers = Эти числа
numbers-file-list = Список
numbers-sources = Откуда они
numbers-by-ways = Как подписали
numbers-by-kinds = Кто подписал
numbers-by-countries = Из каких стран
numbers-by-servers = С каких серверов
numbers-by-what-servers = Среди тех, кто подписал со своего сервера или с учётной записи.
numbers-by-people = Люди, которые подписали здесь
numbers-by-what-people = Подсчитаны по странам там, где их так много, что никого нельзя узнать. Имена для этого не используются. Числа обновляются не чаще раза в день и только после многих изменений.
numbers-way-own-server = Со своего сервера
numbers-way-fediverse-account = Через учётную запись в федиверсе
numbers-way-web-form = Через форму
numbers-way-paper = На бумаге
numbers-way-e-mail = По электронной почте
numbers-way-import = Из импортированного списка
numbers-kind-organisation = Организации
numbers-kind-individual = В личном качестве
numbers-no-country = Не указано
numbers-others = Все остальные
numbers-elsewhere = В других местах или слишком мало, чтобы называть
numbers-at-least = { $country }, не меньше
numbers-deliveries-what = Пока какой-то сервер недоступен, ничего не теряется: то, что ждёт отправки, хранится две недели, а попытки повторяются всё реже.
numbers-waiting = { $count ->
    [one] { $count } сообщение ждёт отправки
    [few] { $count } сообщения ждут отправки
    [many] { $count } сообщений ждут отправки
   *[other] { $count } сообщения ждут отправки
}
numbers-next = следующая попытка — { $at }
numbers-retry = Попробовать сейчас
numbers-no-copies = На других серверах списка пока нет. Он начнёт распространяться, как только кто-нибудь поддержит обращение с другого сервера.
numbers-copies-what = Каждый из этих серверов может показать список, если этого не станет. Те, где список отличается, сверяются и сами получают недостающее.
numbers-copy-same = Хранит тот же список
numbers-copy-differs = При последнем запросе список отличался
numbers-copy-out-of-reach = Недоступен
numbers-copy-unknown = Ещё не сообщил, что у него хранится
numbers-heard = в последний раз отвечал { $at }
numbers-silent-since = с { $at }
numbers-our-digest = Контрольная сумма списка здесь
numbers-key = Ваш ключ
numbers-key-counts = Ваше слово имеет силу.
numbers-key-what-counts = Этот сервер подписывает приведённым ниже ключом, и список ему следует.
numbers-key-silent = Сейчас ваше слово не имеет силы.
numbers-key-what-silent = В этом обращении приведённый ниже ключ больше не действует, или корневой ключ обращения его не назвал. Попросите администратора этого сервера выполнить «undersigned doctor»: команда подскажет, что делать.
numbers-key-elsewhere = Вашим ключом подписывает другой сервер.
numbers-key-what-elsewhere = У кого-то есть его копия, или запущена старая копия этого сервера. Попросите администратора этого сервера сменить ключ командой «undersigned admin keys rotate».
numbers-key-root = корневой ключ этого обращения
numbers-origin = Исходный адрес обращения:
reason-delivery-waiting = Скоро будет отправлено.
reason-delivery-do-waiting = Ничего делать не нужно.
reason-delivery-gave-up = Сервер не отвечает уже две недели.
reason-delivery-do-gave-up = Мы ждём, пока он сам выйдет на связь; тогда он получит всё, что пропустил. Напишите его администраторам, если знаете их.
reason-delivery-name = Сервера с таким именем нет.
reason-delivery-do-name = Возможно, срок его домена истёк или в имени опечатка. Спросите его администраторов.
reason-delivery-closed = Машина на месте, но веб-сервер не отвечает.
reason-delivery-do-closed = Вероятно, его перезапускают или переносят. Если это затянется, сообщите его администраторам.
reason-delivery-certificate = Безопасное соединение установить нельзя: сертификат сервера истёк или недействителен.
reason-delivery-do-certificate = Сообщите его администраторам: сертификат нужно обновить.
reason-delivery-timeout = Сервер не отвечает вовремя.
reason-delivery-do-timeout = Возможно, он перегружен. Мы пробуем снова, со всё большими перерывами.
reason-delivery-slowed-down = Сервер просит отправлять реже.
reason-delivery-do-slowed-down = Мы так и делаем; то, что ждёт отправки, придёт позже. Пробовать сейчас бесполезно.
reason-delivery-signature = Сервер не принимает нашу подпись.
reason-delivery-do-signature = Возможно, он заблокировал этот сервер или у него наш старый ключ. Спросите его администраторов; если так отвечают несколько серверов, попросите администратора этого сервера выполнить «undersigned doctor».
reason-delivery-trouble = Сервер отвечает, что у него что-то не в порядке.
reason-delivery-do-trouble = Исправить это должны там. Если это затянется, сообщите его администраторам.
reason-delivery-misdirected = Сервер не знает имени, по которому мы к нему обращаемся.
reason-delivery-do-misdirected = Вероятно, его перенесли или настроили заново. Сообщите его администраторам.
reason-delivery-unreachable = Сервер недоступен.
reason-delivery-do-unreachable = Мы пробуем снова, со всё большими перерывами. Если это затянется, сообщите его администраторам.
done-retried = Сейчас делается новая попытка.
audit-delivery-retry = Повторена попытка доставки на сервер
numbers-retry-who = Владелец может запустить новую попытку сразу.
