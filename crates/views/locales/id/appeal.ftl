# Halaman sebuah surat. Istilah yang dipakai di semua berkas:
#   seruan (appeal) – surat terbuka (open letter), petisi (petition), pernyataan bersama (joint statement),
#     seruan mendesak (urgent appeal); tuntutan (demand)
#   menandatangani (to sign, to endorse, to co-sign) – penandatangan (signer), tanda tangan (signature);
#     Yang bertanda tangan (the undersigned); mendukung (to stand behind)
#   penggagas (initiator) – penyelenggara (organiser), penggagas bersama (co-initiator), penjaga daftar (keeper)
#   serikat pekerja, serikat buruh (trade union) – organisasi (organisation), perorangan (a person),
#     atas nama pribadi (in a personal capacity)
#   naskah pertama, kedua, ke-n (wording, revision) – teks resmi (authoritative text), terjemahan (translation)
#   daftar (list), entri (entry), menerima (to let in), mengeluarkan (to remove), menarik (to withdraw),
#     menyerahkan (to deliver a letter), catatan keberatan (reservation)
#   ruang kerja (desk), kunci (key), kunci akar (root key), bukti (proof), nilai hash (digest), pernyataan (statement)
# Pembaca disapa dengan Anda.

appeal-status = Status:
appeal-wording = { $number ->
    [1] naskah pertama
    [2] naskah kedua
    [3] naskah ketiga
   *[other] naskah ke-{ $number }
}
appeal-to = Kepada
appeal-stand-behind = { $count ->
    [0] Sejauh ini belum ada organisasi yang mendukung { appeal-this }
   *[other] organisasi mendukung { appeal-this }
}
appeal-stood-behind = organisasi pernah mendukung { appeal-this }
appeal-none-stand-behind = Tidak ada organisasi yang mendukung { appeal-this }
appeal-signed-earlier = { $count } organisasi lain menandatangani naskah sebelumnya.
appeal-more-earlier = { $count } organisasi lain menandatangani naskah sebelumnya
appeal-any-wording = { $counted } (naskah mana pun yang ditandatangani)
appeal-earlier-figure = organisasi menandatangani naskah sebelumnya
appeal-how-do-we-know = Dari mana kami tahu?
appeal-to-next-mark = { $count ->
    [0] Target { $mark } sudah tercapai
   *[other] { $count } lagi menuju target berikutnya, { $mark }
}
appeal-add-organisation = Tambahkan organisasi Anda
appeal-sign-as-person = Tandatangani sebagai perorangan
appeal-fact-published = Terbit
appeal-fact-closes = Batas waktu
appeal-fact-closed = Ditutup pada
appeal-fact-called-by = Diserukan oleh
appeal-fact-and-others = dan { $count } lainnya
appeal-fact-languages = Bahasa
appeal-translation = terjemahan
appeal-closes = ditutup
appeal-organisations-count = { $count ->
    [0] tidak ada organisasi yang bergabung
   *[other] { $count } organisasi
}
appeal-people = { $count ->
    [0] tidak ada orang yang dihitung
   *[other] { $count } orang
}
appeal-more-people = { $count } orang lainnya
appeal-on-this-page = Di halaman ini
appeal-nav-letter = Teks
appeal-nav-demands = Tuntutan kami
appeal-nav-sign = Tandatangani
appeal-text-authoritative = { $language }, teks resmi.
appeal-text-translation = { $language }, terjemahan.
appeal-text-follows = Tidak berubah sejak naskah ke-{ $wording }.
appeal-text-incomplete = Terjemahan ini belum lengkap.
appeal-text-original = Naskah lengkap dalam { $language }
appeal-text-signed = Yang ditandatangani adalah teks dalam { $language }.
appeal-text-signed-read = Baca teksnya dalam { $language }
appeal-one-language = Baca bahasa ini saja
appeal-both-languages = Baca teks-teks resmi secara berdampingan
appeal-we-ask = Kami mendesak
appeal-signed-for = Para penggagas
appeal-undersigned = Yang bertanda tangan
appeal-find-name = Cari nama, dalam aksara apa pun
appeal-find = Cari
appeal-nobody-yet = Belum ada yang menandatangani.
appeal-nobody = Tidak ada yang menandatangani.
appeal-counted-only = Tidak ada nama dalam daftar ini. Yang dihitung: { $counted }.
appeal-counted-too = Dihitung juga: { $counted }.
appeal-roll-first = { $shown } entri pertama dari { $count }, menurut urutan nomor.
appeal-roll-all = { $count ->
    [0] Saat ini tidak ada entri.
    [1] 1 entri.
   *[other] Semua { $count } entri, menurut urutan nomor.
}
appeal-roll-hidden = { $count } entri dari server yang diblokir server ini tidak ditampilkan namanya, tetapi tetap dihitung.
appeal-roll-folded = { $count } entri, tidak ditampilkan di sini.
appeal-roll-gaps = Di tempat nomor kosong, entri yang lebih baru diberi nomor yang lebih tinggi.
appeal-whole-list = Daftar lengkap
appeal-roll-print = Semua nama di halaman ini, untuk dicetak
appeal-next-name = Nama berikutnya: nama Anda?
appeal-put-your-name = Bubuhkan nama Anda
appeal-days = Dari hari ke hari
appeal-figures = Angka
appeal-held = Tempat daftar ini disimpan
appeal-data = Data dan bukti

entry-gap = Tidak ada entri.
entry-withdrawn = Ditarik
entry-removed = Dikeluarkan
entry-hidden = Disembunyikan oleh server ini.
entry-joined = Ditampilkan bersama entri lain.

notice-draft = Ini masih draf.
notice-draft-what = Hanya orang di ruang kerja Anda yang dapat melihatnya. Belum ada yang dikirim ke server lain.
notice-copy = Ini salinan.
notice-copy-what = { $holder } menyimpannya; aslinya milik { $organiser }.
notice-copy-reachable = Server asalnya, { $host }, dapat dijangkau.
notice-copy-apart = Server ini tidak membandingkan daftarnya dengan daftar di { $host }, server asal seruan ini: begitulah keputusan pengelolanya. Yang ditandatangani di sana sejak itu mungkin belum ada di sini.
notice-copy-lost = Server asalnya, { $host }, tidak terjangkau sejak { $since }.
notice-copy-goes-on = Daftar tetap berjalan; server itu akan menerima pembaruannya begitu kembali.
notice-copy-checked = Setiap bukti diperiksa di sini saat diterima; kabar terakhir dari server yang menyimpan daftar ini pada { $at }.
notice-copy-original = Lihat aslinya
notice-withdrawn = Ditarik oleh penyelenggara pada { $at }.
notice-withdrawn-what = Teksnya tetap dapat dibaca, dengan tulisan dicoret. Tidak dapat ditandatangani lagi.
notice-closed = Ditutup pada { $at }.
notice-closed-what = Daftar tetap seperti saat ditandatangani; nama masih dapat ditarik.
notice-delivered = Diserahkan pada { $at }.
notice-delivered-open = Masih dapat ditandatangani.
notice-conflict = Ada dua teks dengan satu nomor.
notice-conflict-what = Naskah ke-{ $wording } ada dalam dua versi atau lebih; bandingkan nilai hash-nya sebelum Anda menandatangani.
notice-conflict-not-held = { $count } penandatangan menandatangani teks yang tidak disimpan server ini.
notice-conflict-both = Lihat kedua teks
notice-earlier = Anda sedang membaca naskah ke-{ $wording }, yang sudah digantikan.
notice-earlier-current = Baca naskah yang berlaku

way-server = Dari server organisasi Anda sendiri
way-server-what = Server Anda mengambil teksnya, memeriksanya, lalu Anda menandatanganinya di sana dengan kunci Anda sendiri.
way-server-go-there = Ke server saya sendiri
way-server-address = Alamat akun organisasi Anda
way-server-address-hint = Misalnya @union@social.example
way-server-go = Cari jalan ke sana
way-fediverse = Dengan akun di fediverse
way-fediverse-what = Balas kirimannya dari akun Mastodon organisasi Anda dengan kalimat berikut. Anda dicantumkan sebagai akun, dan hal itu kami sebutkan.
way-fediverse-how = Langkah-langkahnya, dan apa yang dapat dilakukan jika pesan tidak datang
way-form = Tanpa keduanya
way-form-what = Isi formulir. Kami mengirim email kepada organisasi Anda; organisasi menandatangani setelah orang di sana mengonfirmasinya. Tanda tangan di atas kertas juga diterima.
way-form-what-elsewhere = Isi formulir di server penyelenggara. Tanda tangan di atas kertas juga diterima.
way-form-go = Tandatangani lewat formulir
way-person = Sebagai perorangan
way-person-what = Nama Anda tetap di server ini dan tidak ditampilkan di mana pun. Server lain hanya menerima satu angka: berapa orang yang menandatangani di sini.

event-published = { $kind ->
    [petition] Petisi diterbitkan.
    [joint-statement] Pernyataan diterbitkan.
    [urgent-appeal] Seruan diterbitkan.
   *[open-letter] Surat diterbitkan.
}
event-revised = { $wording ->
    [2] Naskah kedua diterbitkan. Setiap nama tetap tercantum pada naskah yang ditandatanganinya sampai pemiliknya menyetujui naskah ini.
    [3] Naskah ketiga diterbitkan. Setiap nama tetap tercantum pada naskah yang ditandatanganinya sampai pemiliknya menyetujui naskah ini.
   *[other] Naskah ke-{ $wording } diterbitkan. Setiap nama tetap tercantum pada naskah yang ditandatanganinya sampai pemiliknya menyetujui naskah ini.
}
event-what-changed = Apa yang berubah
event-joined = Dari organisasi yang kini ada dalam daftar, { $count } masuk daftar pada hari itu.
event-joined-in-month = Dari organisasi yang kini ada dalam daftar, { $count } masuk daftar pada bulan itu.
event-left = { $count } organisasi menarik namanya.
event-delivered = Diserahkan.
event-delivered-to = Diserahkan kepada
event-closed = Ditutup.
event-withdrawn = Ditarik oleh penyelenggara.
event-out-of-reach = { $host } tidak terjangkau. Daftar tetap berjalan, dan server itu akan menerima pembaruannya begitu kembali.
event-back = { $host } sudah kembali dan menerima pembaruannya.

figures-this-wording = naskah ini
figures-earlier = sebelumnya
figures-any-wording = naskah mana pun yang ditandatangani
figures-named = Organisasi yang disebut namanya
figures-by-own-server = dari server sendiri
figures-by-web-form = lewat formulir, dikonfirmasi lewat email
figures-by-e-mail = lewat email kepada penggagas
figures-by-paper = di atas kertas, lembarnya disimpan penggagas
figures-by-fediverse-account = dengan akun di fediverse
figures-reactions = { $boosts ->
    [0] Tidak di-boost
    [1] Di-boost sekali
   *[other] Di-boost { $boosts } kali
}, { $likes ->
    [0] belum ada yang menyukai
   *[other] disukai { $likes } akun
}: semua ini bukan tanda tangan.
figures-by-import = dari daftar terdahulu
figures-unnamed = Organisasi yang tidak disebut namanya
figures-unnamed-known-to = Diketahui { $who }, yang menyatakan jumlahnya
figures-unnamed-what = Diketahui penggagas, yang menyatakan jumlahnya
figures-personal = Atas nama pribadi
figures-personal-what = Pemegang jabatan yang menandatangani untuk dirinya sendiri
figures-people = Perorangan
figures-people-what = { $servers ->
    [0] Dihitung oleh server tempat mereka menandatangani, tanpa disebut namanya
    [1] Dihitung oleh satu server, tanpa disebut namanya
   *[other] Dihitung oleh { $servers } server, tanpa disebut namanya. Orang yang menandatangani di dua server terhitung dua kali
}
figures-people-named = { $servers ->
    [0] Dihitung oleh server tempat mereka menandatangani, disebut namanya hanya jika mereka menyetujuinya
    [1] Dihitung oleh satu server, disebut namanya hanya jika mereka menyetujuinya
   *[other] Dihitung oleh { $servers } server, disebut namanya hanya jika mereka menyetujuinya. Orang yang menandatangani di dua server terhitung dua kali
}
figures-how = Setiap angka dijumlahkan dari pernyataan yang ditandatangani, di sini dan di setiap server yang menyimpan daftar ini.
figures-yourself = Hitung sendiri

held-lead = Daftar ini bukan milik server mana pun. Setiap server berikut menyimpan seluruh daftar dan dapat membuktikan setiap nama; jika satu hilang, yang lain tetap berjalan.
held-this-server = server ini
held-digest = Nilai hash daftar. Dua server yang menampilkan nilai yang sama menyimpan pernyataan bertanda tangan yang sama, jadi juga daftar yang sama.
held-picture = Satu garis untuk setiap organisasi, di bawah penggagas yang menerimanya. Tinggi: ditandatangani di server sendiri. Pendek: dengan cara lain. Kotak terisi: menyimpan daftar yang sama.
held-picture-many = Satu garis untuk { $count } organisasi, di bawah penggagas yang menerimanya. Tinggi: ditandatangani di server sendiri. Pendek: dengan cara lain. Kotak terisi: menyimpan daftar yang sama.
replica-same = Daftar sama
replica-entries = { $count } entri
replica-behind = Daftar belum sama
replica-behind-by = Tertinggal { $count } entri
replica-compared = dibandingkan
replica-out-of-reach = Tidak terjangkau sejak
replica-then-held = saat itu menyimpan { $count } entri
replica-refuses = Menolak pesan kami
replica-since = sejak
replica-seen = Bertanda tangan telah melihat daftar yang persis sama:
replica-changed = Daftar berubah sejak terakhir dibandingkan
replica-apart = Server ini tidak membandingkan daftar dengannya
replica-unknown = Belum dibandingkan
branch-root = Kunci akar
branch-let-in = { $count ->
    [0] belum menerima siapa pun
   *[other] menerima { $count }
}
branch-same = menyimpan daftar yang sama
branch-behind = daftar belum sama
branch-changed = daftar berubah setelah dibandingkan
branch-out-of-reach = tidak terjangkau
branch-apart = server ini tidak membandingkan daftar dengannya
branch-unknown = belum dibandingkan

data-feed = Umpan Atom
data-bundle = Paket semua bukti
data-root-key = Kunci akar, untuk dicocokkan dengan salinan cetak:
data-what = Perintah ini tidak memerlukan jaringan. Setiap bukti diperiksa, daftar dihitung ulang, dan setiap kesalahan disebutkan. Ambil kunci akar dari kertas atau dari orang yang Anda percayai, bukan dari berkas yang sedang Anda periksa.
data-program = Tempat mendapatkan program “undersigned”
data-program-elsewhere = Perintah ini bagian dari program “undersigned”, perangkat lunak bebas berlisensi AGPL. Server ini belum diberi tahu di mana mendapatkannya. Halaman server lain yang menyimpan seruan ini mungkin menyebutkannya; jika tidak, tanyakan kepada penyelenggara atau pengelola server ini.
way-desk-by-hand = Cara yang sama, secara manual
way-desk-what = Masuk ke server Anda sendiri, pilih “Tandatangani” di ruang kerjanya, lalu tempelkan alamat ini. Server Anda menandatangani dengan kunci organisasi Anda dan memberi tahu server ini; nama Anda muncul di daftar setelah kuncinya diperiksa.
way-desk-what-moderated = Masuk ke server Anda sendiri, pilih “Tandatangani” di ruang kerjanya, lalu tempelkan alamat ini. Server Anda menandatangani dengan kunci organisasi Anda dan memberi tahu server ini; nama Anda muncul di daftar setelah para penggagas menerimanya.
way-moderated = Para penggagas memutuskan siapa yang diterima: sebuah organisasi tercantum dalam daftar setelah mereka memutuskannya.

still-copy = Salinan, dibuat pada { $at }.
still-copy-what = Salinan ini tidak memerlukan server dan tidak berubah. Periksalah dengan berkas yang menyertainya, seperti dijelaskan di akhir halaman ini. Aslinya dalam keadaan terkini, beserta cara menandatanganinya, ada di
still-copied-from = Disalin dari
entry-no-number = Nomor ini kosong: entri yang lebih baru diberi nomor yang lebih tinggi.
entry-no-numbers = Nomor-nomor ini kosong: entri yang lebih baru diberi nomor yang lebih tinggi.
held-seen-by-others = { $count ->
    [1] Satu di antaranya, selain server penyelenggara, bertanda tangan telah melihat daftar yang persis sama; tanda tangannya ada dalam paket bukti.
   *[other] { $count } di antaranya, selain server penyelenggara, bertanda tangan telah melihat daftar yang persis sama; tanda tangannya ada dalam paket bukti.
}
