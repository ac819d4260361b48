# Ленты Atom обращения и организации.
feed-wording = Редакция № { $number }. { $status }.
feed-signed = Организация подписала.

feed-all = Все обращения: { $name }
feed-topic = Тема «{ $topic }»: { $name }
