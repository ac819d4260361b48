# Les fils Atom d’un appel et d’une organisation.
feed-wording = Version { $number }. { $status }.
feed-signed = Cette organisation a signé.
