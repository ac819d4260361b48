# Импорт списка подписантов в кабинете.
import-title = Импортировать список
import-lead = Загрузите или вставьте список тех, кто подписал на бумаге, через форму или раньше. Прежде чем что-либо будет подписано, вы увидите, что станет с каждой строкой.
import-go-on = Продолжить начатый список
import-upload = Загрузить файл
field-import-file = Файл
field-import-file-hint = Таблица, сохранённая как CSV, ответы из формы Google или по одному объекту JSON на строку; не больше 4 МБ и 2000 строк
import-paste = Или вставить список
field-import-list = Список
field-import-list-hint = По одному названию или имени на строку либо ячейки, скопированные из таблицы
import-look-pasted = Просмотреть список
import-kept = Список хранится в зашифрованном виде один день, только для вас, а затем удаляется.
import-columns-title = Что в столбцах
import-columns-lead = Вот что, судя по всему, в них содержится. Исправьте то, что не так; это запомнится для следующего списка этого обращения, если столбцов в нём столько же.
import-header = В первой строке только сказано, что в столбцах
import-column = Столбец { $number }
import-holds = Содержит
import-show = Показать, что получится
import-field-ignore = ничего для импорта
import-field-organisation = названия организаций
import-field-personal = имена людей, в списке — в личном качестве
import-field-individual = имена людей, которые только учитываются
import-field-also-known-as = краткие и другие названия
import-field-kind = кто подписывает: организация или человек
import-field-email = адреса электронной почты
import-field-country = страны
import-field-number = номера в печатном списке
import-field-timestamp = когда подписано
import-field-occupation = род занятий людей
import-field-region = регионы людей
import-preview-title = Что станет со списком
import-preview-lead = Пока ничего не подписано и не внесено в список.
import-done-title = Список импортирован
import-done-lead = То, что импортировано, подписано и уходит на серверы, где хранится список. Если импортировать тот же список ещё раз, ничего не добавится.
import-count-added = { $count ->
    [one] новая
   *[other] новых
}
import-count-updated = { $count ->
    [one] изменена
   *[other] изменены
}
import-count-unchanged = уже есть
import-count-refused = { $count ->
    [one] не импортирована
   *[other] не импортированы
}
import-count-left-out = отмечено как пропускаемые
import-left-out = { $count ->
    [one] { $count } столбец пропущен, и ничего из него не станет общедоступным: { $columns }
    [few] { $count } столбца пропущены, и ничего из них не станет общедоступным: { $columns }
    [many] { $count } столбцов пропущены, и ничего из них не станет общедоступным: { $columns }
   *[other] { $count } столбца пропущено, и ничего из них не станет общедоступным: { $columns }
}
import-countries-not-known = В некоторых строках указана неизвестная здесь страна, и они вносятся без страны. Напишите её название на одном из языков страниц этого сервера или её двухбуквенный код. Строки: { $lines }
import-times-not-read = В некоторых строках время подписания прочитать не удалось или оно ещё не наступило, и оно пропущено: в списке будет указан день, когда они внесены. Пишите так: 2026-01-31 или 2026-01-31 18:30. Строки: { $lines }
import-western = Файл не в кодировке UTF-8. Он прочитан так, как старые электронные таблицы пишут на западноевропейских языках: проверьте, верны ли буквы с надстрочными знаками, тире и кавычки. Если нет, сохраните его как «CSV UTF-8» и загрузите ещё раз.
import-above = Список начинается со строки { $line }; то, что стоит выше, — его заголовок, и оно пропущено.
import-left-in-names = То, что стоит после названия в некоторых строках, может быть страной и остаётся в названии: она здесь не известна или в большинстве строк её нет. Строки: { $lines }
import-after-closing = Сбор подписей завершён. В этих новых строках нет более раннего дня подписания, и в списке будет сказано, что подписано после завершения сбора. Если подписано раньше, укажите день в отдельном столбце: «{ import-field-timestamp }». Строки: { $lines }
import-wording = Редакция, которую подписали новые строки
import-wording-hint = Кто уже в списке, остаётся под той редакцией, которую подписал.
import-wording-later = В день, указанный в некоторых строках, эта редакция ещё не была опубликована. Строки: { $lines }
import-public-names = { $count ->
    [one] { $count } имя станет общедоступным на каждом сервере, где хранится список. Если это имя человека, которого нужно только учесть, измените столбцы: «{ import-field-individual }».
    [few] { $count } имени станут общедоступными на каждом сервере, где хранится список. Если это имена людей, которых нужно только учесть, измените столбцы: «{ import-field-individual }».
    [many] { $count } имён станут общедоступными на каждом сервере, где хранится список. Если это имена людей, которых нужно только учесть, измените столбцы: «{ import-field-individual }».
   *[other] { $count } имени станет общедоступным на каждом сервере, где хранится список. Если это имена людей, которых нужно только учесть, измените столбцы: «{ import-field-individual }».
}
import-refused = Строки, которые не импортируются
import-refused-file = Скачать эти строки с причинами
import-refused-line = строка
import-refused-reason = причина
import-line = Строка { $line }:
import-alike = Возможно, уже в списке
import-alike-what = Отметьте то, что нужно пропустить. То, что вы импортируете, потом можно объединить с другой записью.
import-leave-out = Пропустить строку { $line }:
import-like-number = { $grade }: № { $number }, { $name }
import-like-line = { $grade }: строка { $number } этого списка, { $name }
import-left-out-before = Эту строку уже пропускали раньше.
import-rows = Строки, которые импортируются
import-row-before = было:
import-row-line = Строка
import-row-becomes = Чем становится
import-row-what = Что происходит
import-row-number = № { $number }
import-row-signed = подписано: { $at }
import-rows-more = { $count ->
    [one] Ещё { $count } такая строка.
    [few] Ещё { $count } такие строки.
    [many] Ещё { $count } таких строк.
   *[other] Ещё { $count } такой строки.
}
import-becomes-organisation = организация в списке
import-becomes-personal = человек в списке, в личном качестве
import-becomes-individual = человек, который учитывается без имени
import-becomes-count = число
import-taken-added = добавляется
import-taken-updated = изменяет свою запись
import-taken-unchanged = уже есть
import-taken-left-out = пропускается, как отмечено выше
import-take = Подписать эти записи как { $name }
import-change-columns = Изменить столбцы
import-numbers-out = Если это номера только этого списка, пропустите их столбец: «{ import-change-columns }», «{ import-field-ignore }».
import-asked = Номер занят другой организацией
import-asked-what = У каждой из этих строк — номер записи списка с совсем другим названием. Ничего не заменяется, пока вы не скажете, что это та же организация.
import-asked-held = № { $number } в списке:
import-asked-asked = Не брать эту строку
import-asked-renamed = Это та же организация под новым названием: оно заменит прежнее
import-asked-as-new = Это другая организация: она вносится как новая, без этого номера
import-forget = Отказаться от этого списка
done-import-forgotten = Список здесь больше не хранится. Ничего не импортировано.
error-file-empty = В списке ничего нет
error-import-both = Просмотреть можно только один список. Выберите файл ещё раз и очистите это поле или отправьте только то, что в нём
error-import-large = Список больше 4 МБ. Разделите его
error-import-long = В списке больше 2000 строк. Разделите его
error-import-quote = Кавычка, с которой начинается ячейка в строке { $line }, нигде не закрыта: всё после неё стало бы одним названием. Закройте её или уберите
error-import-encoding = Файл не в кодировке UTF-8. Сохраните его как «CSV UTF-8» и загрузите ещё раз
error-import-encoding-line = Файл не в кодировке UTF-8: строка { $line } — первая, которую нельзя прочитать. Сохраните его как «CSV UTF-8» и загрузите ещё раз
error-import-stale = Тем временем начат другой список. Вот что с ним станет
error-import-names = Ни в одном столбце нет названий или имён
error-import-person = Людей различают по адресу электронной почты: выберите столбец, в котором он указан
error-import-twice = В двух столбцах одно и то же. Выберите один
import-fault-row_invalid = Строку не удаётся прочесть.
import-fault-row_too_wide = В строке слишком много ячеек.
import-fault-cell_too_long = Одна из ячеек слишком длинная.
import-fault-email_missing = Нет адреса электронной почты.
import-fault-email_invalid = Это не адрес электронной почты.
import-fault-email_unusual = На этот адрес нельзя было бы отправить ссылку: он записан не так, как его одинаково читают все почтовые серверы.
import-fault-email_repeated = Этот адрес электронной почты уже есть в одной из строк выше.
import-fault-name_missing = Никто не назван.
import-fault-two_kinds = Названы и человек, и организация.
import-fault-kind_unknown = Не удаётся понять, организация это или человек.
import-fault-name_too_long = Название или имя слишком длинное.
import-fault-names_invalid = В таком виде названия или имена нельзя внести в список.
import-fault-number_invalid = Номер — не целое число от 1.
import-fault-number_repeated = Этот номер уже есть в одной из строк выше.
import-fault-signer_repeated = Тот же номер или те же названия уже есть в одной из строк выше.
import-fault-taken_back = Эта подпись была отозвана, и импорт её не вернёт.
import-fault-listed_again = Эта подпись была отозвана, но снова есть в списке.
import-fault-entry_unnamed = В выгруженном списке здесь нет имени.
import-fault-entry_otherwise = Эта подпись попала сюда не при импорте, и импорт её не меняет.
import-fault-row_heading = Эта строка повторяет заголовок.
import-fault-row_above = Эта строка стоит выше списка.
import-fault-name_without_letters = В названии нет ни одной буквы.
import-fault-number_taken = Этот номер у записи с совсем другим названием.
import-fault-row_total = Эта строка — итог, а не подписант.
import-fault-person_without_email = Людей различают по адресу электронной почты, а его нет.
import-fault-person_withdrawn = Этот человек отозвал здесь свою подпись; снова подписать может только он сам, через форму.
import-fault-people_over = День, до которого хранятся подписи людей, прошёл; после него никого не добавляют.
import-fault-people_by_steward = Импортировать людей с адресами электронной почты может только ответственный за подписи: иначе так можно было бы узнать, кто подписал.
import-fault-entry_invalid = Эта строка — не запись списка.
import-fault-count_invalid = Это не подходящее число.
import-mend-row_invalid = Поищите незакрытую кавычку.
import-mend-email_repeated = Оставьте одну из двух строк.
import-mend-two_kinds = Сделайте из неё две строки или выберите для одного из столбцов «{ import-field-ignore }».
import-mend-kind_unknown = Напишите «organisation» (организация), «personal» (в личном качестве) или «person» (человек, который только учитывается).
import-mend-row_heading = Делать ничего не нужно.
import-mend-row_above = Делать ничего не нужно.
import-mend-row_total = Если это название организации, внесите её вручную.
import-mend-name_without_letters = Проверьте, верно ли указаны столбцы. Если организация так и называется, внесите её вручную.
import-mend-number_taken = Импортируйте список ещё раз и скажите, которая из двух это организация, или пропустите номера.
import-mend-names_invalid = Проверьте длину, язык и переносы строк.
import-mend-name_missing = Впишите название или имя либо удалите строку.
import-mend-signer_repeated = Оставьте одну из двух строк.
import-mend-taken_back = Внесите её вручную, если подпись всё же есть.
import-mend-listed_again = Делать ничего не нужно. Если это другая организация с таким же названием, внесите её вручную.
import-mend-entry_unnamed = Делать ничего не нужно: имя может скрывать тот, кто показывает список, или оно не подтверждено.
import-mend-entry_otherwise = Её исправляет тот, кто подписал, или вы в кабинете.
import-mend-people_by_steward = Пусть список импортирует ответственный за подписи; эту роль даёт владелец.
manage-import-desk = Импортировать список
