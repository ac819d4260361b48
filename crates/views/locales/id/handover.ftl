# Bagaimana sebuah seruan diserahkan: halaman publik.
handover-title = Penyerahan
handover-none = Belum diserahkan.
handover-all = Semua penyerahan
handover-gone = Ini sudah ditarik
handover-gone-what = Penyelenggara menariknya. Apa yang dinyatakan di sini tidak disimpan lagi.
handover-changed = diubah pada { $at }
handover-to-whom = Diserahkan kepada
handover-where = Tempat:
handover-answer = Jawaban dari
handover-list = Daftar yang diserahkan
handover-list-entries = { $count ->
   *[other] { $count } entri
}
handover-bundle = Daftar tersegel, beserta semua bukti tanda tangan
handover-pdf = Teks dan daftar dalam bentuk PDF
handover-bundle-what = Berkas ini tetap seperti pada hari itu. Periksalah dengan “undersigned verify”.
handover-bundle-elsewhere = Berkas tersegel ada pada penggagas. Di sana berkas itu disediakan selama belum ada yang menarik namanya dari daftar itu. Periksalah dengan “undersigned verify”.
handover-bundle-gone = Berkasnya sendiri tidak lagi disediakan. Siapa pun yang memiliki salinannya dapat mencocokkannya dengan nilai hash-nya.
handover-bundle-kept = Berkas seperti saat diserahkan ada pada penerimanya dan tidak lagi disediakan di sini. Siapa pun yang memiliki salinannya dapat mencocokkannya dengan nilai hash-nya.
handover-stood-behind = { $count ->
   *[other] { $count } organisasi mendukungnya saat diserahkan.
}
handover-gone-since = { $count ->
   *[other] { $count } nama dalam daftar ini sudah ditarik atau dikeluarkan sejak itu.
}
handover-digests = Nilai hash
handover-digest = Nilai hash berkas
handover-digest-bundle = Dari berkas:
handover-digest-state = Dari daftar:
handover-evidence = Apa buktinya
handover-evidence-kept = disimpan oleh penyelenggara
event-handover-more = Bagaimana diserahkan
event-answered = Dijawab oleh
event-answer-more = Baca jawabannya
# Ruang kerja.
handover-desk-lead = Segel daftar dalam keadaannya sekarang, bawalah, lalu sebutkan kapan dan kepada siapa Anda menyerahkannya, apa buktinya, dan apa jawabannya. Setiap server yang menyimpan daftar menyimpan dan menampilkannya.
handover-new = Siapkan penyerahan
handover-withdrawn = Seruan ini sudah ditarik: penyerahan baru tidak disiapkan dan daftar tidak disegel lagi. Penyerahan yang daftarnya sudah disegel sebelumnya masih dapat diterbitkan, dan yang sudah terbit dapat diperbaiki atau ditarik. Hal lain disampaikan sebagai kabar.
handover-desk-answers = Buka salah satu untuk memperbaikinya atau menambah jawaban.
handover-only = Tanpa keterangan apa pun
handover-only-what = Maka hanya diumumkan bahwa penyerahan telah dilakukan, tidak lebih. Ini tidak dapat dibatalkan.
handover-only-sure = Ya, sudah diserahkan
handover-edit = Penyerahan
handover-list-desk = Daftar yang menyertainya
handover-correct-what = Ini sudah terbit. Yang Anda ubah di sini, atau tambahkan sebagai jawaban, dikirim setelah Anda melihatnya. Daftarnya tetap seperti semula.
handover-seal-what = Daftar tersegel adalah satu berkas berisi setiap tanda tangan beserta buktinya, dalam keadaan saat itu. Berkasnya sendiri tidak berubah lagi. Begitu ada yang menarik namanya, umum tidak dapat mengambilnya lagi di sini; Anda tetap dapat.
handover-sealed = { $count ->
   *[other] Disegel pada { $at } dengan { $count } entri.
}
handover-sealed-changed = Sejak itu daftar sudah berubah.
handover-sealed-none = Belum ada yang disegel. Ini terjadi dengan sendirinya saat Anda menerbitkan penyerahan ini.
handover-seal = Segel daftar dalam keadaannya sekarang
handover-seal-again = Segel lagi dalam keadaannya sekarang
handover-unseal = Berhenti menyediakan berkas
handover-unseal-what = Berkas ini memuat nama semua yang ada dalam daftar saat itu. Begitu salah satunya menarik namanya, hanya Anda dan rekan Anda yang dapat mengunduhnya. Anda juga dapat sama sekali berhenti menyediakannya. Nilai hash-nya tetap ada.
handover-unseal-sure = Berkas dihapus dan tidak dapat dikembalikan.
handover-when = Kapan dan kepada siapa
handover-evidence-what = Berkas tetap pada Anda: berkas disimpan terenkripsi di sini dan hanya nilai hash-nya yang publik. Gambar ditampilkan kepada semua orang.
handover-evidence-n = Bukti { $number }
handover-evidence-added = Tersimpan: { $what }. Sebutkan apa itu, lalu lihat sekali lagi sebelum diterbitkan.
handover-evidence-public = Ditampilkan kepada semua orang. Yang Anda tulis di bawah dibaca oleh mereka yang tidak melihatnya.
handover-evidence-open = Buka berkas
handover-evidence-private = Hanya Anda dan rekan Anda yang dapat membukanya.
handover-evidence-drop = Buang
handover-evidence-add = Tambahkan yang dipilih
handover-answers = Apa jawabannya
handover-answers-what = Kembalilah ke sini bila ada jawaban. Setiap jawaban memuat tanggal, siapa yang menjawab, dan isinya, dalam satu bahasa atau lebih.
handover-answer-n = Jawaban { $number }
handover-more-answers = Jawaban lain
handover-take-back-what = Halamannya akan menyatakan bahwa penyerahan ini sudah ditarik, dan setiap server yang memilikinya diberi tahu. Daftar tersegel dan bukti yang disimpan di sini dihapus. Seruan tetap menyatakan bahwa sudah diserahkan.
handover-check-lead = Ini akan ditandatangani dengan kunci Anda dan dikirim ke setiap server yang menyimpan daftar. Seruan kemudian menyatakan bahwa sudah diserahkan.
handover-check-seals = Daftar disegel dalam keadaannya saat Anda menerbitkan ini.
handover-nobody = Belum ada server lain yang menyimpan daftar ini. Penyerahan ini akan tampil di halaman seruan.
field-handover-date = Tanggal penyerahan
field-taken-by = Siapa yang menerimanya
field-taken-by-hint = Nama dan jabatan, misalnya “sekretaris menteri”
field-handover-place = Tempat
field-handover-words = Keterangan lain
field-handover-words-hint = Boleh dikosongkan; Markdown dapat dipakai
field-evidence-title = Apa bukti ini, dalam bahasa
field-handover-file = Berkas yang tetap pada Anda
field-handover-file-hint = Tanda terima, notulen, atau rekaman; paling besar 10 MB
field-handover-picture = Gambar untuk semua orang
field-handover-picture-hint = JPEG, PNG, atau WebP, paling besar 24 MB; dibuat ulang tanpa lokasi dan perangkat
field-answer-date = Tanggal jawaban
field-answer-by = Siapa yang menjawab, dalam bahasa
field-answer-text = Apa jawabannya, dalam bahasa
error-evidence-title = Sebutkan apa setiap bukti itu, sekurang-kurangnya dalam bahasa pertama
error-file-large = Berkas lebih besar dari 10 MB. Simpan dengan ukuran lebih kecil atau dalam beberapa bagian, lalu kirim lagi
error-answer-whole = Jawaban memerlukan tanggal, siapa yang menjawab, dan isinya dalam bahasa pertama
error-handover-ahead = Hari ini belum tiba: nyatakan sudah diserahkan setelah memang diserahkan
error-answer-before = Hari ini mendahului hari penyerahan
done-handover-published = Sudah diterbitkan. Setiap server yang menyimpan daftar diberi tahu.
done-list-sealed = Daftar sudah disegel.
done-list-unsealed = Berkas tidak lagi disediakan.
audit-handover-draft = Menulis tentang penyerahan
audit-handover = Menerbitkan cara penyerahannya
audit-seal = Menyegel daftar
audit-evidence = Menyimpan berkas bukti
manage-handover = Serahkan
