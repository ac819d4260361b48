# Рабочее место: поправки, позиция организации по ним, голосования.
deciding-title = Поправки и голосования
deciding-lead = Подписавшие организации предлагают изменения и сообщают свою позицию; инициаторы ставят их на голосование. Всё подписывается и хранится на каждом сервере, где есть список.
deciding-over = Больше ничего не предлагают, не ставят на голосование и не голосуют. Предложенное и решённое можно прочесть, а сказанное вами — взять обратно.
deciding-link-what = Предложите изменения в текст, сообщите свою позицию, проголосуйте.
deciding-only-listed = Предлагают, высказываются и голосуют только организации из списка. Сначала подпишите или дождитесь, пока вас примут.
deciding-amendments = Поправки
deciding-amendments-none = Пока никто не предложил изменений.
deciding-propose = Предложить изменение
deciding-propose-lead = Оно подписывается вашим ключом, рассылается всем, у кого есть список, и показывается с названием вашей организации.
deciding-sign = Подписать и отправить
deciding-words = Формулировка
deciding-words-translation = На этот язык текст только переведён: поля можно оставить пустыми, тогда у пункта не будет перевода.
deciding-change-add = Новый пункт
deciding-change-change = Изменить пункт
deciding-change-strike = Исключить пункт
deciding-merged-into = Теперь она часть поправки:
deciding-ours = ваша
deciding-outdated = к другой редакции текста
deciding-seconded = { $count ->
    [one] поддержала { $count } организация
    [few] поддержали { $count } организации
    [many] поддержали { $count } организаций
   *[other] поддержали { $count } организации
}
deciding-conflicts = { $count ->
    [one] Ещё { $count } поправка меняет этот пункт иначе
    [few] Ещё { $count } поправки меняют этот пункт иначе
    [many] Ещё { $count } поправок меняют этот пункт иначе
   *[other] Ещё { $count } поправки меняют этот пункт иначе
}
deciding-clause = Пункт
deciding-at-end = В конце
deciding-part-none = Без раздела
deciding-part-aims = Цели
deciding-part-positions = Позиции
deciding-part-activities = Деятельность
deciding-reasons = Обоснование
deciding-positions = Позиции других
deciding-positions-none = Никто пока не сообщил свою позицию.
deciding-seconds = поддерживает
deciding-reservation = Оговорка:
deciding-own = Ваша позиция
deciding-own-save = Подписать и отправить
deciding-own-take-back = Отозвать
deciding-yours = Ваша поправка
deciding-held = По ней идёт голосование до: { $at }. До его окончания поправка остаётся как есть.
deciding-edit = Изменить поправку
deciding-merge = Объединить с другой
deciding-merge-what = После этого ваша поправка показывается как часть другой, которая заменяет обе.
deciding-withdraw = Отозвать поправку
deciding-withdraw-what = Останется видно, что вы её внесли и отозвали, но без её текста. Копии в других местах отозвать нельзя.
deciding-withdraw-ballots = Голосования о ней сохраняют её текст: по ним видно, о чём голосовали.
deciding-withdraw-sure = Да, мы её отзываем
deciding-take = Внести принятое в текст
deciding-take-lead = Получится черновик следующей редакции, который можно изменить перед публикацией. Затем подписанты скажут, поддерживают ли они её.
deciding-take-conflicts = Оставлено как есть: принятое противоречит само себе или пункта больше нет
deciding-take-drafted = Черновик следующей редакции уже есть. Принятое важнее того, что в нём сказано о тех же пунктах; остальное остаётся.
deciding-take-button = Записать в черновик
deciding-left-over = Принято для прежней редакции и в текст не вошло. Чтобы учесть это, предложите поправку заново или внесите её в текст вручную.

deciding-ballots = Голосования
deciding-ballots-none = На голосование пока ничего не поставлено.
deciding-open = Открыть голосование
deciding-open-lead = У каждой организации один голос. После подписания изменить эти условия будет нельзя, можно будет только отменить голосование до его окончания.
deciding-open-button = Подписать и открыть голосование
deciding-question-text = Весь текст, редакция № { $wording }
deciding-question-amendment = Поправка — { $what }
deciding-amendment-words = { $what }: { $words }
deciding-ballot-open = Идёт
deciding-ballot-opening = Открываются запечатанные голоса
deciding-ballot-closed = Окончено
deciding-ballot-cancelled = Отменено
deciding-ballot-withdrawn = Не решено: обращение отозвано
deciding-closes = Голоса принимаются до: { $at }
deciding-to-vote = { $count ->
    [one] Вам осталось подать { $count } голос
    [few] Вам осталось подать { $count } голоса
    [many] Вам осталось подать { $count } голосов
   *[other] Вам осталось подать { $count } голоса
}
deciding-see-amendment = Прочитать поправку
deciding-majority = Большинство
deciding-majority-what = Не нужно при выборах комитета.
deciding-majority-more = Принимается, если «за» более { $percent } % { $of }
deciding-majority-least = Принимается, если «за» не менее { $percent } % { $of }
deciding-of-votes = сказавших «за» или «против»
deciding-of-present = всех участвующих
deciding-of-roll = всех имеющих право голоса
deciding-share-more = Больше этого
deciding-share-least = Не меньше этого
deciding-sealed = Запечатанные голоса
deciding-sealed-what = Организации голосуют открыто. Если вы этого потребуете, каждый сервер сначала отправит запечатанный голос и сам откроет его после окончания голосования.
deciding-unopened-abstention = Запечатанный голос, который не открыли, засчитывается как «воздержался»
deciding-unopened-not-cast = Запечатанный голос, который не открыли, считается неподанным
deciding-committee = Выборы комитета
deciding-committee-what = Только при выборах комитета. Голосующие отмечают всех, кого поддерживают; избраны те, у кого больше отметок.
deciding-terms = Условия
deciding-roll-count = { $count ->
    [one] Право голоса имеет { $count } организация
    [few] Право голоса имеют { $count } организации
    [many] Право голоса имеют { $count } организаций
   *[other] Право голоса имеют { $count } организации
}
deciding-quorum-is = Из них должно участвовать не менее { $percent } %
deciding-opens-until = Голоса запечатаны; открыть их можно до: { $at }.
deciding-seats = { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
deciding-term = С { $from } по { $until }
deciding-vote = Ваш голос
deciding-vote-what = Он подписывается вашим ключом, отправляется сразу и виден всем. До окончания можно проголосовать снова; считается последний голос.
deciding-vote-sealed = Он подписывается и запечатывается сейчас; этот сервер откроет его после окончания голосования. До тех пор можно проголосовать снова; считается последний голос.
deciding-vote-button = Подписать и проголосовать
deciding-voted = Вы проголосовали.
deciding-voted-in-vain = Один из ваших голосов не учитывается.
deciding-vote-again = Проголосуйте снова, пока голосование открыто.
deciding-answer-yes = За
deciding-answer-no = Против
deciding-answer-abstain = Воздержался
deciding-cancel = Отменить голосование
deciding-cancel-what = Тогда оно ничего не решает; поданные голоса остаются видны.
deciding-cancel-sure = Да, мы его отменяем
deciding-result = Итог
deciding-result-adopted = Принято.
deciding-result-rejected = Не принято.
deciding-result-no-quorum = Кворума нет: ничего не решено.
deciding-result-elected = Избраны:
deciding-result-nobody = Никто не избран.
deciding-result-tied = Отметок поровну, а мест не хватает, поэтому не избраны:
deciding-result-numbers = За: { $yes }, против: { $no }, воздержались: { $abstain }
deciding-result-all = Все голоса и кто их посчитал
deciding-took-part = Участвовало { $part } из { $roll }.
deciding-wrong-line = Строка { $line }: укажите адрес одной учётной записи, а если нужно, за ним адрес и ключ её делегата; каждую организацию один раз

field-deciding-change = Что с ним сделать
field-deciding-clause = Какой пункт
field-deciding-after = После какого пункта
field-deciding-part = Раздел платформы
field-deciding-part-hint = Для платформ из нескольких разделов
field-deciding-text = Как пункт должен звучать
field-deciding-reasons = Почему
field-deciding-seconds = Мы её поддерживаем
field-deciding-language = Язык ваших слов
field-deciding-comment = Комментарий
field-deciding-reservation = Оговорка
field-deciding-reservation-hint = Чего вы не поддержите, если её примут
field-deciding-into = С какой
field-deciding-question = Что ставится на голосование
field-deciding-closes-day = Последний день
field-deciding-roll = Кто имеет право голоса
field-deciding-roll-hint = По одной учётной записи в строке: её адрес. Если за неё голосует делегат, после него через пробел — адрес учётной записи делегата и его опубликованный ключ.
field-deciding-quorum = Кворум в процентах
field-deciding-quorum-hint = Сколько из имеющих право голоса должно участвовать; 0, если кворум не нужен
field-deciding-more = Сколько голосов «за» нужно
field-deciding-percent = Процентов
field-deciding-majority-of = От числа
field-deciding-sealed = Запечатать голоса до окончания голосования
field-deciding-hours = Сколько часов на их открытие
field-deciding-unopened = Если какой-то не откроют
field-deciding-words = Пояснение для голосующих
field-deciding-seats = Мест
field-deciding-candidates = Кандидаты
field-deciding-candidates-hint = По одному имени в строке; после точки с запятой можно указать адрес учётной записи их организации
field-deciding-from = Первый день срока
field-deciding-until = Последний день срока
field-deciding-mandate = Для чего нужен комитет
field-deciding-voter = От чьего имени вы голосуете
field-deciding-answer = Ваш ответ
field-deciding-approve = Кого вы поддерживаете
field-deciding-approve-hint = Если не отмечен никто, голос засчитывается как «воздержался»

error-deciding-not-listed = Это могут делать только организации из списка
error-deciding-closed = Голосование окончено или отменено
error-deciding-in-ballot = По этой поправке идёт голосование; до его окончания она остаётся как есть
error-deciding-stale = Тем временем появилось что-то новое; посмотрите и попробуйте снова
error-deciding-part = Выберите место внутри этой части текста или оставьте одно из двух полей пустым
error-deciding-delegate-unreachable = Сервер делегата не отвечает, и ключ делегата нельзя проверить; попробуйте позже
error-deciding-say-something = Поддержите её или напишите что-нибудь
error-deciding-clause = Выберите пункт текста
error-deciding-strike-words = У исключаемого пункта нет текста; очистите поле
error-deciding-closes = Укажите день и время в будущем
error-deciding-closes-far = Выберите окончание в пределах ближайших 400 дней
error-deciding-percent = Укажите целое число от 0 до 100
error-deciding-hours = Укажите целое число от 1 до 744
error-deciding-seats = Укажите целое число от 1 до 50
error-deciding-candidates = Укажите от 2 до 100 имён, по одному в строке
error-deciding-term = Укажите оба дня в виде год-месяц-день, первый раньше последнего

done-deciding-proposed = Поправка подписана и отправлена.
done-deciding-changed = Изменение подписано и отправлено.
done-deciding-withdrawn = Поправка отозвана.
done-deciding-merged = Ваша поправка теперь часть этой.
done-deciding-said = Ваша позиция подписана и отправлена.
done-deciding-unsaid = Отозвано.
done-deciding-opened = Голосование открыто.
done-deciding-cancelled = Голосование отменено.
done-deciding-voted = Ваш голос подписан и отправлен.
done-deciding-taken = Принятое внесено в черновик.

audit-amendment = Предложена поправка
audit-amendment-change = Изменена поправка
audit-amendment-withdraw = Отозвана поправка
audit-amendment-merge = Поправка объединена с другой
audit-position = Сообщена позиция организации по поправке
audit-amendments-take = Принятые поправки внесены в черновик
audit-ballot = Открыто голосование
audit-ballot-cancel = Отменено голосование
audit-vote = Подан голос

deciding-choose-lead = Выберите пункт и то, что с ним сделать. Затем вы начнёте с его нынешнего текста.
deciding-choose-other = Выбрать другое
deciding-what-change = Изменить пункт { $number }
deciding-what-strike = Исключить пункт { $number }
deciding-what-behind = Новый пункт после пункта { $number }
deciding-what-add = Новый пункт в конце
deciding-stands = Пункт в нынешнем виде
deciding-delegated = За вас в этом голосовании голосует { $who } ключом, который назван в условиях.
deciding-look = Последняя проверка условий
deciding-look-back = Изменить условия
deciding-warn-quorum = Кворум равен 0: решение принимается, даже если участвует одна организация.
deciding-warn-earlier = Эта поправка предложена к прежней редакции. Если её примут, внести её в текст можно будет только вручную. Сначала попросите предложить её заново к нынешней редакции.
deciding-warn-roll = { $count ->
    [one] { $count } организации, которая могла бы голосовать, нет в этом списке голосующих.
    [few] { $count } организаций, которые могли бы голосовать, нет в этом списке голосующих.
    [many] { $count } организаций, которые могли бы голосовать, нет в этом списке голосующих.
   *[other] { $count } организации, которые могли бы голосовать, нет в этом списке голосующих.
}
deciding-take-conflicts-what = Всё вместе в текст не войдёт. Напишите пункт в черновике сами; или попросите предложить к следующей редакции одну поправку, которая их объединит, и поставьте её на голосование.
deciding-wrong-key = Строка { $line }: это не ключ; скопируйте его со страницы делегата, с пробелами или без
deciding-unknown-line = Строка { $line }: этой учётной записи здесь нет среди подписантов; укажите её адрес, как в списке, или назовите её делегата
error-deciding-language = Напишите пункт и на этом языке: текст подписывают и на нём
error-deciding-nothing-changed = Это ничего не меняет; напишите, что должно быть иначе
error-deciding-known = Вы уже предложили именно это
error-deciding-decided = По этой поправке уже принято решение; предложите другую
error-deciding-ballot-open = Голосование об этом уже идёт; дождитесь его окончания или отмените его
error-deciding-voter-unknown = В списке голосующих назван тот, кого здесь нет среди подписантов
error-deciding-delegate-key = Это не ключ делегата; скопируйте его со страницы делегата
error-deciding-seats-many = Мест не может быть больше, чем кандидатов
problem-title-not-initiator = Голосования открывают только инициаторы
problem-what-not-initiator = Голосование открывает организация, опубликовавшая обращение, или другой его инициатор.
problem-advice-not-initiator = Предложите изменение в своём кабинете и попросите одного из инициаторов поставить его на голосование.
field-deciding-text-hint = Пункт целиком. Он нужен на каждом языке, на котором подписывают текст.
field-deciding-closes-time = Время
