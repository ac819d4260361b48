# Первая страница и перечень всех обращений.
home-title = Обращения
home-lead = Письма и петиции, которые организации подписывают вместе. Каждый участвующий сервер хранит весь список целиком, и проверить его может любой.
home-fresh = Здесь нет ни одной организации.
home-fresh-how = Ссылку для подключения сервер выводит при запуске. Команда «undersigned admin set-up-link» выводит новую, а «undersigned setup» обходится без ссылки.
home-open = Идёт сбор подписей
home-open-none = Сейчас нет обращений, под которыми идёт сбор подписей.
home-closed = Завершённые или отозванные
home-all = Все обращения
home-organisations = Организации на этом сервере
home-organisations-none = Пока нет.
home-work-here = Вы работаете в одной из них?
home-sign-in = Войти

archive-title = Все обращения
archive-lead = Все обращения, известные этому серверу: свои и копии чужих.
archive-find = Искать слова в заголовке
archive-status = Состояние
archive-show = Показать
archive-any = Любое
archive-before = Более новые
archive-after = Более старые
archive-found = { $count ->
    [0] Ничего не найдено
    [one] { $count } обращение
    [few] { $count } обращения
    [many] { $count } обращений
   *[other] { $count } обращений
}
