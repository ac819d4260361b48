# Ленты Atom обращения и организации.
feed-wording = Редакция № { $number }. { $status }.
feed-wording-replaced = Редакция № { $number }, с тех пор заменена.
feed-signed = Организация подписала.

feed-all = Все обращения: { $name }
feed-topic = Тема «{ $topic }»: { $name }
