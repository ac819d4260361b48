# Umpan Atom sebuah seruan dan sebuah organisasi.
feed-wording = Naskah ke-{ $number }. { $status }.
feed-signed = Organisasi ini menandatangani.
feed-all = Semua seruan: { $name }
feed-topic = Topik { $topic }: { $name }
