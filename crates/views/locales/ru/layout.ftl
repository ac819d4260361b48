# Рамка каждой страницы и слова, которые встречаются на многих.
layout-skip = Перейти к тексту
layout-languages = Языки
layout-pages = Страницы списка
layout-no-cookies = Эта страница не сохраняет файлов cookie и ничего не загружает со стороны.
layout-cookies = При входе сохраняются два файла cookie: один — чтобы вы оставались в системе, другой сообщает странице входа, что вы уже входили здесь раньше. Со стороны эта страница ничего не загружает.
layout-all-appeals = Все обращения
layout-desk = Кабинет
layout-source = Исходный код
layout-source-changed = Исходный код этой изменённой версии

# В каком состоянии обращение.
status-draft = Черновик
status-open = Идёт сбор подписей
status-closed = Сбор подписей завершён
status-delivered = Вручено
status-withdrawn = Отозвано

# Виды обращений.
kind-petition = Петиция
kind-open-letter = Открытое письмо
kind-joint-statement = Совместное заявление
kind-urgent-appeal = Срочное обращение

# Роли.
role-organiser = организатор
role-co-initiator = соинициатор
role-keeper = хранитель списка
role-copy = хранит копию

# Как подписано.
how-own-server = со своего сервера
how-web-form = через форму
how-e-mail = по электронной почте
how-paper = на бумаге
how-fediverse-account = через федиверс
how-import = из прежнего списка
