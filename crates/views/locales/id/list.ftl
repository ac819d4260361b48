# Daftar penandatangan, dan halaman satu entri.
list-by-name = { $count } entri dengan nama.
list-standing = { $earlier ->
    [0] { $count } organisasi mendukung naskah ini.
   *[other] { $count } organisasi mendukung naskah ini dan { $earlier } menandatangani naskah sebelumnya.
}
list-stood = { $earlier ->
    [0] { $count } organisasi pernah mendukung naskah ini.
   *[other] { $count } organisasi pernah mendukung naskah ini dan { $earlier } menandatangani naskah sebelumnya.
}
list-hidden = { $count } di antaranya berasal dari server yang diblokir server ini: nomornya tetap dan dihitung, tetapi siapa penandatangannya tidak ditampilkan di sini.
list-find = Cari nama
list-find-hint = Dalam aksara apa pun; tanda diakritik dan huruf besar tidak dibedakan
list-country = Negara atau wilayah
list-kind = Siapa
list-how = Cara menandatangani
list-wording = Naskah
list-show = Tampilkan
list-all = Tampilkan seluruh daftar
list-nothing = Tidak ada entri yang cocok. Coba lebih sedikit huruf, atau ejaan lain.
list-shown = { $count ->
    [1] 1 entri.
   *[other] Entri { $first } sampai { $last } dari { $count }.
}
list-order = Urutkan menurut
list-order-number = nomor
list-order-name = nama
list-order-country = negara
list-any-country = { $count ->
    [1] 1 negara atau wilayah
   *[other] Semua { $count } negara dan wilayah
}
list-every-country = Semua negara dan wilayah
list-any-kind = Siapa saja
list-kind-organisation = Organisasi
list-kind-personal = Atas nama pribadi
list-any-how = Cara apa pun
list-any-wording = Semua
list-wording-current = Naskah ini
list-wording-earlier = Naskah sebelumnya
list-wording-number = Naskah ke-{ $wording }
list-page-before = Sebelumnya: { $first } sampai { $last }
list-page-after = Berikutnya: { $first } sampai { $last }
list-page-all = Semua di satu halaman
list-countries-others = { $count } lainnya
list-number = No.
list-name = Organisasi
list-how-who = Cara menandatangani, diterima oleh
list-by-form = formulir, dikonfirmasi lewat email
list-by-form-at = formulir, dikonfirmasi dari alamat email di { $domain }
list-date = Ditandatangani
list-countries = Negara dan wilayah
list-left = Baru keluar dari daftar
list-changes = Daftar menurut hari: siapa yang masuk, siapa yang keluar
list-changes-title = Daftar menurut hari
list-changes-lead = Siapa yang masuk daftar, siapa yang keluar, siapa yang menandatangani lagi atau dikoreksi, dan kapan suatu naskah diterbitkan, menurut hari penandatanganannya.
list-changes-what = Yang keluar tidak lagi disebut namanya, di sini maupun dalam daftar; dari yang menandatangani lagi, yang terakhirlah yang ada di sini. Yang menandatangani tanpa nama tidak ada di baris mana pun. Nama lama tidak disimpan: yang ingin nama itu diketahui menandatanganinya sebagai nama lain. Yang pernah keluar dan kini ada lagi dalam daftar ditampilkan di sini seolah-olah tidak pernah keluar.
list-changes-feed = Sebagai umpan Atom, yang memberi tahu saat daftar berubah
list-changes-months = Per bulan
list-changes-none = Tidak ada yang berubah di sini.
list-change-joined = Masuk daftar
list-change-again = Menandatangani lagi
list-change-corrected = Entri dikoreksi
list-change-worded = Naskah ke-{ $number } diterbitkan
list-take = Unduh daftar ini
list-digest = Nilai hash daftar
list-cite = Cara mengutip daftar ini

mark-name-not-confirmed = Nama belum dikonfirmasi.
mark-more-name-not-confirmed = Tetap dihitung; alamatnya yang ditampilkan di sini sampai penggagas mengonfirmasi nama barunya.
mark-earlier-wording = Menandatangani naskah sebelumnya.
mark-earlier-wording-of = Menandatangani naskah tanggal { $at } (naskah ke-{ $wording }).
mark-contested = Bertentangan.
mark-more-contested = Penandatangan menyatakan dua hal sekaligus, dan tidak dihitung sampai menentukan salah satunya.
mark-reservation = Dengan catatan keberatan:
mark-same-signer = Dua entri, satu penandatangan.
mark-more-same-signer = Dihitung sekali.
mark-own-server-too = Juga menandatangani dari servernya sendiri.
mark-same-signer-disputed = Satu penandatangan atau dua?
mark-more-same-signer-disputed = Sebagian penggagas menganggapnya satu penandatangan, sebagian lain dua.
mark-personal = Atas nama pribadi.
mark-initiated = Termasuk penggagasnya.
mark-disputed = Diperselisihkan.
mark-more-disputed = Sebagian penggagas mengeluarkannya, sebagian lain mempertahankannya.
mark-demand = tuntutan { $number }
mark-shared-number = Ada entri lain dengan nomor yang sama.
mark-other-key-seen = Server ini melihat kunci lain di server penandatangan sendiri.
mark-after-closing = Ditandatangani setelah penutupan.
mark-same-name = Bernama sama:
mark-looks-like = Mirip dengan
mark-more-looks-like = Namanya sama, atau ditulis dengan huruf lain yang tampak sama. Nomor atau alamatnya membedakan keduanya.
mark-mixed-scripts = Huruf dari beberapa aksara.
mark-more-mixed-scripts = Satu kata dalam namanya mencampur huruf dari dua aksara yang tampak mirip.
mark-number = no. { $number }
mark-what-changed = Apa yang berubah sejak itu

entry-removed-long = Penggagas mengeluarkannya. Nomornya tetap; entri ini tidak dihitung.
entry-hidden-long = Sudah menandatangani dan dihitung; server ini tidak menampilkan siapa penandatangannya. Server lain mungkin menampilkannya.
entry-joined-long = Ditampilkan bersama entri lain dari penandatangan yang sama, dan dihitung sekali.
entry-withdrawn-long = Penandatangan menarik namanya. Nomornya tetap; entri ini tidak lagi dihitung.
entry-taken-back-long = Entri ini ditarik oleh penandatangannya, atau oleh organisasi yang mencatatnya. Penarikan mana pun ditandatangani organisasi itu, dan pernyataannya tidak menyebut yang mana. Nomornya tetap; entri ini tidak lagi dihitung.
entry-number = Penandatangan no. { $number }
entry-signed-on = Menandatangani naskah ke-{ $wording } pada { $at }.
entry-entered-on = Menandatangani naskah ke-{ $wording }; dimasukkan pada { $at }.
entry-entered = dimasukkan pada { $at }
entry-signed = Menandatangani naskah ke-{ $wording }.
entry-imported = Diambil dari daftar terdahulu, untuk naskah ke-{ $wording }.
entry-imported-on = Diambil dari daftar terdahulu, untuk naskah ke-{ $wording }; dimasukkan pada { $at }.
entry-imported-dated = Diambil dari daftar terdahulu, untuk naskah ke-{ $wording }; ditandatangani di sana pada { $at }.
entry-vouched = { $who } menjamin hal itu. Bukti-buktinya dibuat oleh para penggagas; penandatangan tidak membuat satu pun.
entry-chain-holds = Setiap bukti dalam rantai ini sah.
entry-chain-broken = Ada bukti dalam rantai ini yang tidak sah.
entry-who-let-in = Diterima oleh siapa
entry-statement = Pernyataan yang ditandatangani
entry-statement-attested = Yang dinyatakan { $who } tentang penandatangan ini, dan ditandatanganinya
entry-statement-whole = Pernyataan lengkap beserta buktinya
entry-in-short = Ringkasan
entry-fact-wording = Naskah
entry-fact-how = Cara masuknya
entry-fact-let-in-by = Diterima oleh
entry-fact-country = Negara atau wilayah
entry-fact-key = Kunci
entry-wording-current = naskah ke-{ $wording }, yang berlaku sekarang
entry-wording-earlier = naskah ke-{ $wording }, sudah digantikan
entry-before = Pernyataan sebelumnya
entry-check = Periksa sendiri
entry-check-what = Unduh paket bukti dan jalankan perintah ini. Tidak perlu jaringan, dan tidak perlu memercayai server mana pun.
key-seen-same = Server ini melihat kunci yang sama di server penandatangan sendiri pada { $at }.
key-seen-other = Server ini melihat kunci lain di server penandatangan sendiri pada { $at }.
key-not-looked = Server ini belum melihat kunci tersebut di server penandatangan sendiri.
key-no-server = Kunci penggagas yang mencatatnya; penandatangan tidak memiliki server.
chain-root = Semuanya berawal dari kunci akar.
chain-root-compare = Cocokkan dengan yang tertera pada salinan cetak.
chain-organiser = Kunci akar menunjuk { $who } sebagai penyelenggara.
chain-initiator = Penyelenggara menunjuk { $who } sebagai { $role }.
chain-let-in = { $who } menerima penandatangan ini.
chain-attested = { $who } mencatat penandatangan ini dan menyimpan buktinya.
chain-endorsed = Penandatangan ini menandatangani naskah ke-{ $wording }.
chain-statement = Pernyataan
chain-holds = Bukti sah.
chain-broken = Bukti tidak sah.
entry-joined-title = Entri yang digabungkan ke sini
entry-joined-what = Penggagas menemukan bahwa entri-entri ini satu penandatangan, jadi dihitung sekali. Penggagas mana pun dapat membatalkannya.
entry-joined-by = Digabungkan oleh
list-behind-the-end = Daftar berakhir sebelum halaman ini.
list-page-last = Halaman terakhir: { $first } sampai { $last }
