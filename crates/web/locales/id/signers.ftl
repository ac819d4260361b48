signers-title = Penandatangan
signers-link = { $count ->
    [0] Penandatangan: lihat semuanya
   *[other] Penandatangan: { $count } menunggu. Lihat semuanya, putuskan beberapa sekaligus
}
signers-several = Putuskan beberapa sekaligus
signers-places = Keadaan penandatangan
signers-place-waiting = Menunggu
signers-place-listed = Dalam daftar
signers-place-refused = Ditolak
signers-place-removed = Dikeluarkan
signers-place-withdrawn = Ditarik
signers-place-what-waiting = Mereka menunggu sampai ada orang di sini yang memutuskan. Menerima berarti menandatangani pernyataan yang dapat diperiksa semua orang; menolak tidak menandatangani apa pun.
signers-newcomers = Pendatang baru sangat banyak: periksalah.
signers-newcomers-what = Dalam satu jam lebih dari 200 penandatangan datang dari domain yang baru bagi seruan ini. Selebihnya menunggu keputusan Anda, atau jam ketika lebih sedikit yang datang. Tulis sebuah domain di kolom di bawah untuk melihat siapa yang berasal dari situ, di sini dan di daftar.
signers-place-what-listed = Mereka ada dalam daftar di setiap server. Mengeluarkan berarti menandatangani pernyataan; tidak ada yang dihapus, dan tindakan itu dapat dibatalkan.
signers-place-what-listed-withdrawn = Mereka ada dalam daftar di setiap server. Mengeluarkan berarti menandatangani pernyataan; tidak ada yang dihapus.
signers-place-what-refused = Ditolak di sini dalam tiga puluh hari terakhir. Selama itu penolakannya dapat dibatalkan: yang ditolak kembali menunggu.
signers-place-what-refused-withdrawn = Ditolak di sini dalam tiga puluh hari terakhir.
signers-place-what-removed = Dikeluarkan dari daftar oleh penggagas. Menerimanya kembali berarti menandatangani pernyataan lain.
signers-place-what-removed-withdrawn = Dikeluarkan dari daftar oleh penggagas.
signers-place-what-withdrawn = Mereka sendiri yang menarik namanya. Hanya mereka yang dapat membatalkannya.
signers-find = Cari nama, alamat, atau server
signers-no-country = Negara atau wilayah tidak disebutkan
signers-alike-any = Mirip atau tidak
signers-alike-with = Mirip dengan nama lain
signers-alike-without = Tidak mirip dengan nama lain
signers-time = Kapan
signers-came-any = Kapan saja
signers-came-hour = Dalam satu jam terakhir
signers-came-day = Dalam satu hari terakhir
signers-nobody = Tidak ada siapa pun di sini.
signers-everybody = Tampilkan semua yang ada di sini
signers-pairs = Pasangan yang mungkin satu penandatangan: gabungkan, atau nyatakan bahwa keduanya berbeda
signers-back = Kembali ke daftar penandatangan
signers-key = Kunci
signers-score = Kemiripan { $score } dari 100
signers-came = Masuk { $at }
signers-since = Dalam daftar sejak { $at }
signers-refused-at = Ditolak { $at }
signers-removed-at = Dikeluarkan { $at }
signers-withdrawn-at = Ditarik { $at }
signers-by = Oleh { $name }
signers-by-listed = Diterima oleh { $name }
signers-because = Alasan: { $reason }
signers-blocked = Server ini memblokir asalnya: namanya tidak ditampilkan di sini.
signers-limited = Server ini membatasi asalnya.
signers-met = Server ini pertama kali melihat akunnya pada { $at }.
signers-never-met = Server ini belum pernah berhasil melihat akunnya.
signers-gone = Servernya menyatakan bahwa akun itu sudah tidak ada.
signers-account = Akun { $account }
signers-account-since = Akun { $account }, ada sejak { $at } menurut pernyataannya sendiri
signers-domain = Alamat emailnya berada di { $domain }.
signers-one-admit = Terima
signers-one-refuse = Tolak…
signers-one-remove = Keluarkan…
signers-one-restore = Terima kembali
signers-one-reconsider = Biarkan menunggu lagi
signers-together = Untuk yang dicentang
signers-all-here = { $count ->
   *[other] Semua { $count } di halaman ini
}
signers-kept = { $count } lagi yang dicentang tidak tampil di atas:
signers-do-admit = Terima…
signers-do-refuse = Tolak…
signers-do-remove = Keluarkan…
signers-do-restore = Terima kembali…
signers-do-reconsider = Biarkan menunggu lagi…
signers-together-what = Anda melihat dulu apa yang akan terjadi.
signers-keys = Tombol papan ketik
signers-keys-what = Selama Anda berada di daftar, tombol-tombol ini berlaku:
signers-keys-start = Ke yang pertama
signers-keys-move = berikutnya, sebelumnya
signers-keys-tick = centang
signers-keys-in = terima
signers-keys-out = tolak atau keluarkan, setelah diperiksa
signers-keys-help = tampilkan atau sembunyikan ini
signers-check-admit = Terima?
signers-check-refuse = Tolak?
signers-check-remove = Keluarkan dari daftar?
signers-check-restore = Terima kembali?
signers-check-reconsider = Biarkan menunggu lagi?
signers-check-what-admit = Untuk masing-masing, organisasi Anda menandatangani pernyataan yang menerimanya. Jika salah satu tidak dapat diterima, yang lain tetap diterima.
signers-check-what-refuse = Mereka tidak lagi menunggu di sini. Tidak ada yang ditandatangani. Anda dapat membatalkannya selama tiga puluh hari, dan mereka dapat menandatangani lagi.
signers-check-what-refuse-names = Hanya nama baru yang ditolak. Nama dalam daftar tetap seperti semula, dan tidak ada yang ditandatangani. Anda dapat membatalkannya selama tiga puluh hari.
signers-check-what-remove = Untuk masing-masing, organisasi Anda menandatangani pernyataan yang mengeluarkannya dari daftar, beserta alasannya. Keduanya dapat dibaca semua orang, dan dapat dibatalkan.
signers-check-what-remove-withdrawn = Untuk masing-masing, organisasi Anda menandatangani pernyataan yang mengeluarkannya dari daftar, beserta alasannya. Keduanya dapat dibaca semua orang.
signers-check-what-restore = Untuk masing-masing, organisasi Anda menandatangani pernyataan lain yang menerimanya. Yang ditandatangani sebelumnya tetap tercatat.
signers-check-what-reconsider = Yang mereka kirim menunggu lagi di sini, seolah-olah belum ada keputusan.
signers-check-sent-refuse = Tidak ada yang dikirim ke server-server yang menyimpan daftar.
signers-check-sent-reconsider = Yang menandatangani lewat formulir diberi tahu lewat email. Selain itu tidak ada yang diberi tahu.
signers-check-nobody = Belum ada server lain yang menyimpan daftar ini.
signers-check-recipients = { $count ->
   *[other] Pernyataan-pernyataan itu dikirim ke { $count } server lain yang menyimpan daftar:
}
signers-check-not = Jangan lakukan apa-apa
signers-reason = Alasan
signers-no-reason = Alasan tidak disebutkan
signers-reason-who-refuse = Tim Anda membaca alasannya di sini. Yang menandatangani lewat formulir juga membacanya dalam email. Tidak ada lagi yang diberi tahu.
signers-reason-who-refuse-unmailed = Tim Anda membaca alasannya di sini. Tidak ada orang lain yang diberi tahu.
signers-reason-who-remove = Alasan tercantum dalam pernyataan bertanda tangan: siapa pun dapat membacanya.
signers-ahead-admit = Akan diterima.
signers-ahead-key = Servernya ditanyai sekali lagi tentang kuncinya. Diterima jika kunci itu ditemukan di sana.
signers-ahead-renamed = Ada dalam daftar; nama barunya akan ditampilkan.
signers-ahead-name-stays = Tetap ada dalam daftar dengan namanya yang sekarang.
signers-ahead-remove = Akan keluar dari daftar di setiap server.
signers-ahead-restore = Akan kembali tercantum dalam daftar.
signers-ahead-reconsider = Akan menunggu lagi.
signers-only-renamed = Ada dalam daftar; hanya nama barunya yang menunggu. Tidak ada yang dapat ditolak.
signers-told-own-server = Servernya diberi tahu, tanpa alasan.
signers-told-fediverse-account = Tidak diberi tahu. Akun itu dapat membalas lagi.
signers-told-web-form = Diberi tahu lewat email, beserta alasannya.
signers-told-paper = Tidak diberi tahu.
signers-told-e-mail = Tidak diberi tahu.
signers-told-import = Tidak diberi tahu.
signers-button-admit = { $count ->
   *[other] Terima { $count }
}
signers-button-refuse = { $count ->
   *[other] Tolak { $count }
}
signers-button-remove = { $count ->
   *[other] Keluarkan { $count }
}
signers-button-restore = { $count ->
   *[other] Terima kembali { $count }
}
signers-button-reconsider = { $count ->
   *[other] Biarkan { $count } menunggu lagi
}
signers-done-admit = Sudah diterima
signers-done-refuse = Sudah ditolak
signers-done-remove = Sudah dikeluarkan
signers-done-restore = Sudah diterima kembali
signers-done-reconsider = Menunggu lagi
signers-done-count = { $done } dari { $count } sudah selesai.
signers-was-admit = Sudah diterima.
signers-was-refuse = Tidak lagi menunggu di sini.
signers-was-remove = Sudah keluar dari daftar.
signers-was-restore = Kembali tercantum dalam daftar.
signers-was-reconsider = Menunggu lagi.
signers-now-admit = { $name } sudah diterima.
signers-now-refuse = { $name } tidak lagi menunggu di sini. Tidak ada yang ditandatangani.
signers-now-refuse-name = Nama baru { $name } tidak dipakai. Daftar tetap seperti semula.
signers-now-remove = { $name } sudah keluar dari daftar.
signers-now-restore = { $name } kembali tercantum dalam daftar.
signers-now-reconsider = { $name } menunggu lagi.
signers-outcome-elsewhere = Tidak dilakukan: sudah tidak ada di sana. Orang lain sudah memutuskan, atau penandatangan menarik namanya.
signers-outcome-changed = Tidak dilakukan: isinya sudah lain daripada saat Anda melihatnya. Lihatlah sekali lagi.
signers-outcome-left = Belum dilakukan: beberapa server lama menjawab.
signers-failed = Tidak dilakukan: { $why }
signers-our-fault = server ini saat ini tidak dapat melakukannya. Coba lagi nanti.
signers-undo-what-remove = Jika dibatalkan, mereka keluar lagi dari daftar, dengan pernyataan lain yang ditandatangani.
signers-undo-what-restore = Jika dibatalkan, mereka diterima kembali, dengan pernyataan lain yang ditandatangani.
signers-undo-what-reconsider = Jika dibatalkan, mereka menunggu lagi.
signers-undo-all = { $count ->
    [1] Batalkan
   *[other] Batalkan semua { $count }
}
signers-go-on = { $count ->
   *[other] Lanjutkan dengan { $count } yang tersisa
}
signers-all-link = Keluarkan semua { $count } yang cocok…
signers-all-count = { $count } penandatangan dalam daftar cocok dengan yang Anda cari:
signers-all-first = Sekali jalan paling banyak { $count } keluar: yang pertama dalam daftar. Lakukan sisanya sesudah itu.
signers-all-what = Mereka keluar sebagian demi sebagian sementara server ini meneruskan semua yang lain; kalau ribuan, itu perlu beberapa menit. Siapa yang datang mulai sekarang tidak termasuk. Sementara itu Anda dapat menghentikannya, dan yang sudah dikeluarkan dapat diterima kembali.
signers-all-what-withdrawn = Mereka keluar sebagian demi sebagian sementara server ini meneruskan semua yang lain; kalau ribuan, itu perlu beberapa menit. Siapa yang datang mulai sekarang tidak termasuk. Sementara itu Anda dapat menghentikannya.
signers-all-sure = Saya sudah memeriksanya, dan semuanya harus keluar dari daftar
signers-refuse-all-link = Tolak semua { $count } yang cocok…
signers-refuse-all-count = { $count } penandatangan yang menunggu cocok dengan yang Anda cari:
signers-refuse-all-first = Sekali jalan paling banyak { $count } ditolak: yang pertama menunggu. Lakukan sisanya sesudah itu.
signers-refuse-all-what = Mereka ditolak sebagian demi sebagian sementara server ini meneruskan semua yang lain; kalau ribuan, itu perlu beberapa menit. Siapa yang datang mulai sekarang tidak termasuk. Sementara itu Anda dapat menghentikannya. Kiriman hanya disimpan dari { $kept } yang terakhir ditolak untuk seruan ini: hanya mereka yang dapat dibiarkan menunggu lagi.
signers-refuse-all-sure = Saya sudah memeriksanya, dan semuanya harus ditolak
signers-leaving-title = Mengeluarkan banyak penandatangan
signers-leaving-count = { $removed } dari { $count } sudah keluar dari daftar.
signers-leaving-goes-on = Yang lain menyusul.
signers-leaving-left = { $count } tetap di sana: ikut menyerukan, isinya sekarang lain, atau sudah dihentikan; atau sudah keluar sendiri.
signers-refusing-title = Menolak banyak penandatangan
signers-refusing-count = { $refused } dari { $count } sudah ditolak.
signers-refusing-left = { $count } tidak: isinya sekarang lain, orang lain sudah memutuskan, sudah menarik namanya sendiri, hanya nama barunya yang menunggu, atau sudah dihentikan.
signers-leaving-stop = Hentikan
signers-leaving-away = Jangan tampilkan lagi
done-signers-admit = Penandatangan sudah diterima.
done-signers-refuse = Penandatangan tidak lagi menunggu di sini. Tidak ada yang ditandatangani.
done-signers-remove = Penandatangan sudah keluar dari daftar.
done-signers-restore = Penandatangan kembali tercantum dalam daftar.
done-signers-reconsider = Penandatangan menunggu lagi.
done-signers-elsewhere = Tidak ada lagi yang perlu diputuskan: orang lain sudah memutuskan, atau penandatangan menarik namanya.
done-signers-changed = Tidak dilakukan: isinya sudah lain daripada saat Anda melihatnya. Lihatlah sekali lagi.
done-signers-leaving = Mereka keluar dari daftar sebagian demi sebagian.
done-signers-refusing = Mereka ditolak sebagian demi sebagian.
done-signers-stopped = Tidak diteruskan lagi.
done-signers-forgotten = Hasil akhirnya tidak ditampilkan lagi.
error-signers-none = Centang dulu sekurang-kurangnya satu penandatangan
error-signers-many = Paling banyak 100 dapat diputuskan sekaligus. Hapus beberapa centang
error-signers-others = Sekarang sudah lain orangnya, atau ada yang isinya lain; lihatlah sekali lagi
error-signers-leaving = Penandatangan daftar ini sudah sedang dikeluarkan atau ditolak; tunggu sampai selesai, atau hentikan
error-key-unknown = servernya tidak mencantumkan kunci yang dapat diterima, atau tidak menjawab. Coba lagi setelah server itu menjawab.
error-removed-by-another = organisasi lain mengeluarkannya: organisasi itu, atau penyelenggara, yang dapat menerimanya kembali.
error-initiator-stands = ia sendiri penggagas seruan ini: namanya tetap dalam daftar sampai ia menarik tanda tangannya sendiri.
error-superseded = sementara itu ada pernyataan yang lebih baru darinya. Lihatlah sekali lagi.
error-refusal-unknown = tidak ada lagi yang disimpan tentang penolakan itu.
problem-title-list-large = Daftar ini terlalu besar
problem-what-list-large = Sebuah daftar paling besar 4 MB. Tidak ada isinya yang dibaca.
problem-advice-list-large = Bagilah menjadi beberapa daftar dan kirim satu per satu.
audit-decide-check = Melihat apa akibat keputusan tentang penandatangan
audit-decide = Memutuskan tentang beberapa penandatangan
audit-remove-all = Mengeluarkan semua yang cocok
audit-remove-all-stop = Menghentikan pengeluaran atau penolakan banyak penandatangan
audit-refuse-all = Menolak semua yang cocok
audit-restore = Menerima kembali penandatangan
audit-reconsider = Membiarkan penandatangan yang ditolak menunggu lagi
# Apa yang disimpan perangkat lunak ini.
facts-refused = Penandatangan yang ditolak
facts-refused-what = Apa yang dikirim atau ditulis sebuah organisasi dalam formulir dan ditolak penyelenggara, dalam keadaan terenkripsi, agar penolakannya dapat dibatalkan.
facts-refused-long = Data itu disimpan tiga puluh hari, dan langsung dihapus ketika penandatangan menariknya atau menyatakan sesuatu yang lebih baru.
facts-lists = Daftar yang diimpor
facts-lists-what = Daftar penandatangan yang diunggah atau ditempelkan seseorang di ruang kerja menunggu dalam keadaan terenkripsi di antara langkah-langkahnya, hanya untuk orang itu; setelah langkah terakhir, hanya baris yang tidak diimpor. Kolom apa saja yang ada di dalamnya diingat, tanpa satu baris pun isinya.
facts-lists-long = Daftar itu dihapus setelah satu hari, atau ketika orang itu membuangnya.
