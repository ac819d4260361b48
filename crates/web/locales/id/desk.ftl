# Ruang kerja organisasi.

desk-title = Ikhtisar
desk-signed-elsewhere = Ada server lain yang menandatangani dengan kunci Anda.
desk-signed-elsewhere-what = Ada yang menjalankan salinan server ini, atau memegang kuncinya. Minta pengelola server menghentikan salinan itu; “undersigned doctor” menjelaskan lebih lanjut.
desk-word = ruang kerja
desk-sign-out = Keluar
desk-tabs = Ruang kerja
desk-tab-overview = Ikhtisar
desk-tab-appeals = Seruan baru
desk-tab-endorse = Tandatangani
desk-tab-follow = Ikuti
desk-tab-tokens = Token
desk-done = Selesai.
desk-waiting = Menunggu diterima
desk-waiting-what = Dengan menerima, Anda menandatangani pernyataan yang dapat diperiksa orang lain
desk-invitations = Undangan
desk-invitations-what = Penggagas menerima penandatangan; servernya menjaga daftar tetap terbuka
desk-invited-as = { $organiser } meminta Anda menjadi { $role }
desk-accept = Terima
desk-decline = Tolak
desk-our-appeals = Seruan kami
desk-new-appeal = Tulis seruan
desk-no-appeals = Belum ada. Tulislah seruan, atau tandatangani seruan pihak lain.
desk-count-waiting = { $count } menunggu Anda
desk-count-unconfirmed = { $count } akun sudah membalas tetapi belum mengonfirmasi
desk-as-reader = Lihat seperti pembaca
desk-endorsed = Seruan yang kami tandatangani
desk-endorse-another = Tandatangani seruan
desk-endorsed-none = Belum ada.
desk-endorsement-manage = Ubah atau tarik
desk-listed-title = Yang sudah diterima
desk-listed-lead = Mengeluarkan juga berarti menandatangani pernyataan: entri itu keluar dari daftar di setiap server, dan penyelenggara dapat membatalkannya.
desk-remove = Keluarkan
desk-remove-reason = Alasan
desk-remove-button = Keluarkan

endorsement-listed = ada dalam daftar
endorsement-waiting = menunggu penggagas
endorsement-withdrawn = ditarik
endorsement-withdrawn-here = { $count ->
    [0] ditarik di sini; belum ada server lain yang mengonfirmasinya
   *[other] ditarik di sini; { $count } server sudah mengonfirmasinya
}
endorsement-refused = ditolak

queue-who = Siapa
queue-why = Yang kami ketahui
queue-likeness = Kemiripan nama
queue-nothing-alike = Tidak ada entri dengan nama yang sama atau tampak sama
queue-let-in = Terima
queue-refuse = Tolak
pending-moderated = Kuncinya ditemukan di servernya sendiri. Menunggu karena Anda menerima penandatangan satu per satu.
pending-limited = Server ini membatasi asalnya: Anda yang memutuskan.
pending-fediverse-account = Sebuah akun di fediverse membalas dengan kalimat Anda dan sudah mengonfirmasinya. Menunggu karena Anda menerima penandatangan satu per satu.
pending-name-changed = Sudah ada dalam daftar; namanya kemudian diubah. Dengan menerimanya, Anda mengonfirmasi nama baru itu.
pending-key-not-found = Kuncinya tidak ditemukan di servernya sendiri.
pending-unreachable = Servernya tidak menjawab; kami terus mencoba.
pending-removed-before = Pernah dikeluarkan sebelumnya.
pending-host-blocked = Servernya ada dalam daftar blokir Anda.
pending-not-initiator = Harus diterima oleh penggagas lain.
pending-closed = Masuk setelah penutupan.

deliveries-title = Pengiriman
deliveries-none = Tidak ada yang menunggu dikirim.
deliveries-server = Server
deliveries-state = Keadaan
deliveries-words = Penjelasan
deliveries-waiting = Menunggu
delivery-up-to-date = Sudah lengkap
delivery-out-of-reach = Tidak terjangkau
delivery-slowed-down = Diperlambat
delivery-refuses-us = Menolak pesan kami
delivery-waiting = Menunggu

editor-title-new = Tulis seruan
editor-title-revise = Ubah naskah
editor-preview = Seperti yang akan dilihat pembaca
editor-preview-what = Belum ada yang disimpan atau dikirim.
editor-about = Tentang seruan ini
editor-texts = Teks, dalam setiap bahasa
editor-texts-what = Teks resmi adalah yang ditandatangani. Teks lain adalah terjemahan, yang dapat diperbaiki tanpa meminta siapa pun menandatangani lagi.
editor-language-n = Bahasa { $number }
editor-authoritative = Ini teks resmi
editor-field-title = Judul
editor-field-body = Isi surat
editor-field-body-hint = Beri baris kosong di antara paragraf; Markdown dapat dipakai
editor-field-demands = Tuntutan kami, satu per baris
editor-field-demands-hint = Dengan urutan yang sama dalam setiap bahasa
editor-more-languages = Tambah bahasa
editor-addressees = Kepada siapa
editor-addressees-what = Jabatan lebih dulu, agar surat tetap benar bila pejabatnya berganti.
editor-field-office = Jabatan
editor-field-holder = Pemegang jabatan
editor-more-addressees = Tambah baris
editor-who = Siapa yang menyerukan, siapa yang boleh menandatangani
editor-save-draft = Simpan sebagai draf
editor-save-wording = Simpan dan periksa
editor-show-preview = Lihat tampilannya
editor-go-on = Lanjutkan ke penerbitan
admission-open = Setiap organisasi, diterima oleh server setelah kuncinya diperiksa
admission-moderated = Setiap organisasi, diterima satu per satu oleh Anda

publish-title = Sebelum diterbitkan
publish-lead = { $wording ->
    [1] Seruan ini akan ditandatangani dengan kunci Anda dan dikirim kepada pihak lain. Yang sudah terkirim tidak dapat dipanggil kembali, hanya dapat diubah, ditutup, atau ditarik.
   *[other] Seruan ini akan ditandatangani dengan kunci Anda sebagai naskah ke-{ $wording } dan dikirim kepada semua yang memiliki naskah sebelumnya.
}
publish-to-whom = Apa yang dikirim, dan kepada siapa
publish-nobody = Belum ada pengikut. Seruan ini akan tampil di halamannya, dan siapa pun yang menemukannya dapat menandatangani.
publish-checks = Sudah diperiksa
publish-well = Baik.
publish-think = Pertimbangkan lagi.
publish-digest = Nilai hash teks yang ditandatangani
publish-button = Terbitkan
publish-preview = Lihat seperti pembaca
publish-back = Kembali ke teks
publish-undo = Setelah itu Anda dapat mengubah naskahnya, menutupnya, atau menariknya di ruang kerja Anda.
recipient-followers = pengikut Anda
recipient-initiators = penggagas
recipient-replicas = server yang menyimpan daftar
recipient-signers = yang sudah menandatangani
check-well-languages = Setiap teks resmi sudah memiliki judul dan isi.
check-think-languages = Ada bahasa yang belum memiliki judul atau isi.
check-well-demands = Tuntutannya tercantum, sama dalam setiap bahasa.
check-think-demands = Tidak ada tuntutan, atau jumlah tuntutannya tidak sama dalam setiap bahasa.
check-well-addressees = Sudah ada yang dituju.
check-think-addressees = Belum ada yang dituju.
check-well-deadline = Batas waktunya tercantum.
check-think-deadline = Tidak akan tertutup dengan sendirinya.
check-well-keeper = Ada penggagas lain yang menjaga daftar tetap terbuka selama server Anda tidak aktif.
check-think-keeper = Anda satu-satunya penggagas: selama server Anda tidak aktif, tidak ada yang dapat diterima. Tunjuk penjaga daftar.
check-well-initiators = Semua yang disebut sebagai penggagas dapat dijangkau.
check-think-initiators = Ada penggagas yang saat ini tidak terjangkau.
check-well-root-key = Kunci akar dapat disimpan secara luring.
check-think-root-key = Kunci akar berada di server ini. Setelah terbit, pindahkan ke kertas atau flash disk.
check-well-length = Teksnya cukup pendek untuk setiap server.
check-think-length = Teksnya sangat panjang; beberapa server hanya menampilkan bagian awalnya.

manage-wait = menunggu Anda
manage-behind = mendukung naskah ini
manage-earlier = menandatangani naskah sebelumnya
manage-people = perorangan
manage-nobody-waits = Tidak ada yang menunggu.
manage-listed = { $count } sudah diterima: lihat
manage-text = Teks
manage-revise-what = Teks yang diubah mendapat nomor baru. Setiap nama tetap tercantum pada naskah yang ditandatanganinya sampai pemiliknya menandatangani lagi.
manage-revise = Ubah naskah
manage-update = Sampaikan perkembangan
manage-update-button = Terbitkan kabar ini
manage-initiators = Penggagas
manage-as-co-initiator = sebagai penggagas bersama: mendukung teks dan menerima penandatangan
manage-as-keeper = sebagai penjaga daftar: hanya menjaga daftar tetap terbuka
manage-invite = Undang
invited-asked = sudah ditanya
invited-accepted = menerima
invited-refused = menolak
invited-removed = dikeluarkan
manage-import = Nama dari kertas atau daftar terdahulu
manage-import-what = Susun nama-nama itu dalam tabel (CSV) atau satu objek JSON per baris, lalu impor di server. Percobaan pertama hanya menunjukkan apa yang akan terjadi.
manage-end = Menyerahkan dan mengakhiri
manage-deliver = Penyerahan
manage-deliver-what = Mengumumkan bahwa surat sudah diserahkan. Surat tetap terbuka atau tertutup seperti sekarang.
manage-deliver-button = Sudah diserahkan
manage-close = Penutupan
manage-close-what = Server tidak lagi menerima penandatangan. Daftar tetap ada, dan nama masih dapat ditarik.
manage-close-button = Tutup penandatanganan
manage-withdraw = Penarikan
manage-withdraw-what = Teks ditampilkan dengan coretan di setiap server, dan daftar namanya tidak lagi ditampilkan bersama surat. Ini tidak dapat dibatalkan.
manage-withdraw-sure = Saya yakin
manage-withdraw-button = Tarik surat ini
manage-copies = Salinan daftar

endorse-title = Tandatangani seruan
endorse-lead = Berikan alamat seruan di server mana pun. Server Anda mengambilnya, memeriksanya, dan menampilkannya kepada Anda sebelum ada yang ditandatangani.
endorse-fetch = Ambil dan tampilkan
endorse-check-title = Baca sebelum menandatangani
endorse-check-lead = Diambil dari { $host } dan sudah diverifikasi. Seruan ini milik { $organiser }.
endorse-existing = Anda menandatangani seruan ini pada { $at }. Mengirim formulir ini berarti menandatanganinya lagi, dengan isinya yang sekarang.
endorse-sign = Tandatangani
endorse-sends = Apa yang dikirim, dan kepada siapa
endorse-followers = { $count ->
    [0] belum ada yang mengikuti Anda
   *[other] { $count } akun yang mengikuti Anda
}
endorse-button = Tandatangani atas nama { $name }
endorse-public = Nama Anda, negara atau wilayah Anda, dan naskah yang Anda tandatangani menjadi publik dan tersimpan di banyak server. Anda dapat menariknya kapan saja; pernyataan bahwa Anda menariknya tetap tersimpan.
endorse-withdraw = Tarik nama kami
endorse-done-title = Sudah ditandatangani
endorse-withdrawn-title = Sudah ditarik
endorse-withdrawn-here-title = Sudah ditarik di sini
endorse-listed = Organisasi Anda ada dalam daftar.
endorse-waits = Tanda tangan Anda menunggu diterima oleh penggagas. Anda tidak perlu melakukan apa-apa.
endorse-sent-to = Dikirim ke
endorse-id = Pernyataan Anda:
endorse-see = Lihat seruan
endorse-change = Ubah atau tarik

follow-title = Ikuti organisasi
follow-lead = Setelah itu seruan mereka sampai ke server ini, dan server ini menyimpan salinan setiap daftarnya.
follow-button = Ikuti
follow-followers = { $count ->
    [0] Belum ada yang mengikuti Anda.
   *[other] { $count } akun mengikuti Anda.
}
follow-following = Yang kami ikuti
follow-none = Belum ada.
follow-end = Berhenti mengikuti
following-asked = sudah diminta, belum ada jawaban
following-accepted = diikuti
following-refused = ditolak

tokens-title = Token untuk program
tokens-lead = Dengan token, sebuah program dapat bertindak untuk organisasi Anda tanpa kata sandi. Beri setiap program tokennya sendiri, agar dapat dicabut satu per satu.
tokens-fresh = Salin token ini sekarang. Token ini tidak akan ditampilkan lagi.
tokens-button = Buat token
tokens-there-are = Token yang ada
tokens-none = Tidak ada.
tokens-for = Untuk
tokens-scope = Boleh
tokens-made = Dibuat
tokens-revoke = Cabut
scope-all = semua hal bagi organisasi
scope-read = hanya membaca
scope-appeals = menulis dan menerbitkan seruan
scope-endorse = menandatangani dan menarik tanda tangan
scope-admit = menerima dan mengeluarkan penandatangan
scope-attest = mencatat penandatangan dari kertas, formulir, dan email

# Alasan seseorang dikeluarkan; kodenya sama dengan kode dalam pernyataan.
reason-duplicate = tercatat dua kali
reason-not-an-organisation = bukan organisasi seperti yang diakuinya
reason-not-authorised = penandatangannya tidak berwenang
reason-key-compromised = kuncinya dicuri
reason-key-lost = kuncinya hilang
reason-abuse = penyalahgunaan
reason-on-request = atas permintaan sendiri
reason-other = alasan lain

queue-like-number = Namanya sama dengan no. { $number }
queue-looks-like-number = Tampak seperti no. { $number }, dengan huruf lain.
queue-looks-like = Tampak seperti { $address }, dengan huruf lain.
queue-mixed-scripts = Satu kata mencampur huruf dari dua aksara yang tampak mirip.
desk-removed = Yang Anda keluarkan
desk-admit-again = Terima kembali
endorse-choices = Seruan terbuka dari akun ini
endorse-not = Kecuali tuntutan { $number }:
endorse-not-words = Dengan kata-kata Anda
endorse-statement = Pernyataan yang ditandatangani
tokens-unlabelled = dibuat di server
delivery-words-waiting = Segera dikirim.
delivery-words-next = Kiriman terakhir tidak diterimanya. Tidak ada yang hilang: kami mencoba lagi pada { $at }.
delivery-words-gave-up = Sudah lama tidak menjawab. Kami menunggu sampai server itu menghubungi kami; saat itu yang terlewat akan diambilnya.
done-admitted = Sudah diterima.
done-refused = Tidak lagi menunggu di sini. Tidak ada yang ditandatangani.
done-removed = Entri sudah dikeluarkan.
done-draft-saved = Draf sudah disimpan.
done-published = Surat sudah diterbitkan.
done-delivered = Sudah diumumkan bahwa surat telah diserahkan.
done-closed = Penandatanganan sudah ditutup.
done-withdrawn = Surat sudah ditarik.
done-followed = Permintaan mengikuti sudah dikirim.
done-unfollowed = Anda tidak lagi mengikutinya.
done-revoked = Token tidak berlaku lagi.
done-invited = Undangan sedang dikirim.
done-joined = Anda sudah menerima. Selebihnya dilakukan oleh server penyelenggara.
done-declined = Anda sudah menolak.

# Entri yang mungkin satu penandatangan.
same-title = Mungkin satu penandatangan
same-lead = Nama-nama dibandingkan lintas bahasa, aksara, dan ejaan. Tidak ada yang digabungkan dengan sendirinya: Anda yang memutuskan. Keputusan Anda ditandatangani, dapat dilihat semua orang, dan dapat Anda batalkan.
same-number = no. { $number }
same-waits = menunggu diterima
same-waits-long = Salah satunya masih menunggu diterima. Putuskan itu lebih dulu.
same-one = Satu penandatangan
same-two = Dua penandatangan
same-more = { $shown } dari { $count } ditampilkan. Yang berikutnya muncul seiring Anda memutuskan.
same-decided = Satu penandatangan atau dua: sudah diputuskan
same-is-one = Satu penandatangan, diputuskan oleh
same-is-two = Dua penandatangan, diputuskan oleh
same-undo = Batalkan
same-grade-certain = Nama yang sama
same-grade-likely = Kemungkinan besar satu penandatangan
same-grade-possible = Barangkali satu penandatangan
same-why-same_name = Namanya sama, kecuali besar-kecil huruf, tanda diakritik, tanda baca, atau bentuk aksara Han:
same-why-similar_name = Namanya hampir sama:
same-why-romanised = Namanya berbunyi mirip dalam dua aksara:
same-why-translation = Yang satu tampaknya terjemahan yang lain:
same-why-same_acronym = Nama singkatnya sama:
same-why-acronym_of = Yang satu tersusun dari huruf awal yang lain:
same-why-abbreviation_of = Yang satu singkatan yang lain:
same-why-linked = Ada entri ketiga yang memuat kedua nama:
same-why-countries_differ = Tetapi negara atau wilayahnya berbeda:
same-why-places_differ = Tetapi negara atau wilayah yang disebut berbeda:
same-why-numbers_differ = Tetapi angkanya tidak sama:
same-why-more_words = Tetapi yang satu lebih panjang; mungkin sebuah cabang:
same-why-words_differ = Tetapi masing-masing memuat kata yang tidak ada pada yang lain:
same-why-other_names_differ = Tetapi namanya dalam salah satu bahasa berbeda:
same-why-kinds_differ = Tetapi yang satu perorangan, yang lain organisasi:
done-one-signer = Keduanya kini tercantum sebagai satu penandatangan dan dihitung sekali.
done-two-signers = Keduanya kini tercantum sebagai dua penandatangan.

editor-revise-what = { $count ->
    [0] Mengubah teks resmi, tuntutan, atau pihak yang dituju menjadikannya naskah ke-{ $wording }. Belum ada yang menandatangani teks yang sekarang.
   *[other] Mengubah teks resmi, tuntutan, atau pihak yang dituju menjadikannya naskah ke-{ $wording }. { $count } penandatangan teks yang sekarang tetap tercantum pada teks itu, dan diminta menandatangani yang baru.
}
editor-revise-editorial = Menambah terjemahan, atau memperbaiki terjemahan yang bukan teks resmi, tidak menghasilkan naskah baru. Sebelum ada yang diterbitkan, Anda melihat mana dari keduanya yang berlaku.

verdict-title = Pengaruhnya terhadap yang sudah ditandatangani
verdict-substance = Ini mengubah apa yang sudah ditandatangani, dan menjadi naskah ke-{ $wording }.
verdict-signed = { $count ->
    [0] Belum ada yang menandatangani teks yang sekarang.
   *[other] { $count } penandatangan menandatangani teks yang sekarang. Mereka tetap tercantum pada naskah itu dan diminta menandatangani yang baru; sebelum itu mereka tidak dihitung untuk naskah baru.
}
verdict-attested = { $count } di antaranya dicatat oleh penggagas: tidak ada server yang menanyai mereka, dan mereka tetap tercantum pada naskah yang ditandatanganinya sampai ada pernyataan lain.
verdict-editorial = Ini tidak mengubah apa yang sudah ditandatangani. Tetap naskah ke-{ $wording }.
verdict-editorial-what = Yang diperbaiki hanya terjemahan, tanggal, dan hal di luar teks; tidak ada yang diminta menandatangani lagi.
publish-lead-editorial = Seruan ini akan ditandatangani dengan kunci Anda, tetap sebagai naskah ke-{ $wording }, dan dikirim kepada semua yang memilikinya.
publish-button-wording = Terbitkan naskah ke-{ $wording }
publish-button-editorial = Terbitkan perbaikan

affirm-title = Teks yang Anda tandatangani sudah berubah
affirm-what = Sebelum menandatangani naskah baru, Anda tetap tercantum pada naskah yang Anda tandatangani
affirm-signed-on = Anda menandatangani naskah ke-{ $wording } pada { $at }. Yang berlaku sekarang naskah ke-{ $now }.
affirm-signed = Anda menandatangani naskah ke-{ $wording }. Yang berlaku sekarang naskah ke-{ $now }.
affirm-read-signed = Baca yang Anda tandatangani
affirm-names = Anda akan menandatangani sebagai
affirm-kept = dengan catatan keberatan Anda atas:
affirm-dropped = Catatan keberatan Anda berakhir, karena tuntutannya sudah tidak ada:
affirm-button = Tandatangani naskah ke-{ $wording }
affirm-correct = Ubah nama atau catatan keberatan
