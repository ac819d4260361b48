# Les fils Atom d’un appel et d’une organisation.
feed-wording = Version { $number }. { $status }.
feed-wording-replaced = Version { $number }, remplacée depuis.
feed-signed = Cette organisation a signé.

feed-all = Tous les appels : { $name }
feed-topic = Thème { $topic } : { $name }
