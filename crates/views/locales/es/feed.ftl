# Los canales Atom de un llamamiento y de una organización.
feed-wording = Versión { $number }. { $status }.
feed-wording-replaced = Versión { $number }, sustituida desde entonces.
feed-signed = Esta organización firmó.

feed-all = Todos los llamamientos: { $name }
feed-topic = Tema { $topic }: { $name }
