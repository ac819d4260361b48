# Umpan Atom sebuah seruan dan sebuah organisasi.
feed-wording = Naskah ke-{ $number }. { $status }.
feed-wording-replaced = Naskah ke-{ $number }, kini sudah diganti.
feed-signed = Organisasi ini menandatangani.
feed-all = Semua seruan: { $name }
feed-topic = Topik { $topic }: { $name }
