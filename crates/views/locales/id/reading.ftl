# Yang dikatakan halaman publik selain surat dan daftar: menyebarkannya, dari mana angkanya,
# pertumbuhan daftar, topik, dan ukuran berkas.
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = Salin
reading-copied = Sudah disalin.
reading-live-stop = Berhenti memperbarui angka ini
reading-live-again = Perbarui lagi angka ini
reading-know = Dari mana kami tahu?
reading-know-named = Masing-masing memiliki pernyataan yang ditandatangani beserta buktinya, dan diterima oleh penggagas. Buka nama mana pun untuk melihat keduanya.
reading-know-own-server = Masing-masing ditandatangani dengan kunci organisasi itu sendiri, yang tercantum dalam profil di servernya sendiri.
reading-know-web-form = Untuk masing-masing, penggagas menandatangani bahwa formulirnya dikonfirmasi lewat email. Jika alamatnya berada di domain organisasi itu sendiri, entrinya di server penyelenggara menyebutkannya.
reading-know-e-mail = Untuk masing-masing, penggagas menandatangani bahwa ia menyimpan emailnya.
reading-know-paper = Untuk masing-masing, penggagas menandatangani bahwa ia menyimpan kertasnya.
reading-know-fediverse-account = Untuk masing-masing, penggagas menandatangani bahwa akun itu membalas secara publik dan mengonfirmasinya lewat tautan pribadi.
reading-know-import = Untuk masing-masing, penggagas menandatangani bahwa namanya ada dalam daftar yang disimpan sebelum daftar ini.
reading-know-unnamed = Penggagas menandatangani angka ini. Siapa saja mereka tidak dapat diperiksa dari luar.
reading-know-personal = Masing-masing memiliki pernyataan yang ditandatangani beserta buktinya, seperti organisasi. Mereka tidak dihitung sebagai organisasi.
reading-know-people = Setiap server menandatangani berapa orang yang mengonfirmasi tanda tangannya di sana, lewat email atau dengan akun di fediverse, atau dimasukkan dari suatu daftar. Nama siapa pun tidak keluar dari server itu, jadi angka ini bersandar pada pernyataannya.
reading-countries = Dari { $count } negara atau wilayah
reading-countries-what = Organisasi dan orang yang disebut namanya
reading-countries-none = Negara atau wilayah tidak disebutkan
reading-day = Hari ke-{ $day }
reading-days-left = { $count ->
    [0] hari ini
    [1] besok
   *[other] { $count } hari lagi
}

reading-share = Sebarkan
reading-share-address = Alamatnya
reading-share-mail = Kirim lewat email
reading-share-fediverse = Dari akun fediverse, cari alamat yang sama di server Anda dan bagikan kirimannya, agar orang lain melihatnya. Membagikan bukan menandatangani.
reading-share-print = Untuk mencetaknya, gunakan peramban Anda: halaman sudah diatur untuk kertas, dengan semua nama pada
reading-share-print-all = halaman dengan semua nama
reading-share-nobody = Tidak ada yang diberi tahu bahwa Anda menyebarkannya: ini tautan biasa, tanpa skrip atau penghitung milik pihak lain.

reading-branch-who = Penggagas
reading-branch-own = Diterima, menandatangani di server sendiri
reading-branch-other = Diterima dengan cara lain
reading-branch-list = Daftar di servernya
reading-branch-table = Lihat dalam bentuk tabel

reading-growth = Nama dari waktu ke waktu
reading-growth-table = Dalam bentuk tabel
reading-growth-until = Sampai
reading-growth-organisations = Organisasi

reading-narrow = Persempit daftar
reading-narrowed = Persempit daftar: { $count } saringan dipakai
reading-from = Dari tanggal
reading-until = Sampai tanggal

reading-history = Riwayat
reading-history-what = Sebagaimana disimpan server ini: dari setiap kunci, pernyataan terbarunya. Nama lamanya tidak disimpan, kecuali penandatangan mencantumkannya sebagai nama lain.
reading-history-let-in = { $who } menerimanya dengan nama yang ditampilkan saat itu.
reading-history-removed = { $who } mengeluarkannya.
reading-history-ended = { $who } mengakhiri pernyataannya tentang entri ini.
reading-history-signed = Pernyataan yang tercantum di sini ditandatangani.
reading-history-signed-itself = Penandatangan sendiri menandatangani yang tercantum di sini.
reading-history-listed = Entri ini masuk ke daftar.
reading-history-entered = { $who } memasukkannya, dan menandatangani yang tercantum di sini.
reading-history-changed = { $who } mengubahnya, dan menandatangani yang tercantum di sini.

field-topics = Topik
field-topics-hint = Paling banyak sepuluh kata agar orang dapat menemukannya, misalnya DockSafety, dipisahkan koma. Perangkat lunak lain menampilkannya sebagai tagar. Penandatangan tidak perlu menandatangani lagi jika topiknya berubah
error-topics-form = Tulis paling banyak sepuluh topik: masing-masing satu kata, dari huruf, angka, dan _, dipisahkan koma
error-topic-words = “{ $word }” bukan satu kata dari huruf, angka, dan _. Tulis { $instead }; jika itu beberapa topik, pisahkan dengan koma
error-topic-odd = “{ $word }” tidak dapat menjadi topik: harus satu kata dari huruf, angka, dan _, dengan sedikitnya satu huruf dan paling panjang { $most } karakter

archive-kind = Jenis
archive-any-kind = Semua jenis
archive-ended = Berakhir: ditutup atau ditarik
archive-topics = Topik
archive-topic-title = Topik: { $topic }
archive-topic-lead = Yang diketahui server ini tentang topik ini: seruan, surat untuk dikirim, pertemuan, dan orang.
archive-find-hint = Dalam bahasa apa pun dari judulnya, atau menurut penyelenggaranya; tanda diakritik dan huruf besar tidak dibedakan
archive-feed = Seruan baru sebagai umpan Atom
archive-topic-count = { $topic } ({ $count })
