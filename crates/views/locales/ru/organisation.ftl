# Страница организации.
organisation-open = Идёт сбор подписей
organisation-open-none = Сейчас таких обращений нет.
organisation-closed = Прежние обращения
organisation-endorsed = Обращения, которые она поддерживает
organisation-short = Коротко
organisation-account = Учётная запись
organisation-country = Страна
organisation-no-contact = Адреса, по которому можно написать, она не указывает. Как найти того, кто управляет этим сервером:
organisation-followers = Читатели
organisation-follow = Следить из федиверса
organisation-follow-1 = Откройте сервер, на котором у вас есть учётная запись: Mastodon, GoToSocial, Mitra или другой.
organisation-follow-2 = Введите в строку поиска эту учётную запись:
organisation-follow-3 = Откройте её и начните за ней следить (в Mastodon это кнопка «Подписаться»). Новые обращения и новости будут приходить вам.
organisation-keys = Ключи
organisation-keys-why = Этим ключом подписано всё, что заявляет эта организация. Сравните его с ключом на её бланке.
