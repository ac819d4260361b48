# Berita tentang seruan lewat email: formulir, tautan dalam email, email, dan ruang kerja.
news-title = Berita lewat email
news-what = Bagaimana kelanjutannya: kabar, penyerahan, dan jawaban. Sekali klik untuk berhenti.
news-button = Kirimi saya berita
news-lead = Anda menerima email ketika ada kabar, ketika seruan diserahkan, dan ketika ada yang menjawab. Lebih dulu kami mengirim satu email berisi tautan: hanya jika Anda membukanya dan menekan tombol di sana, Anda menerima berita.
news-one-more = Satu langkah lagi, agar tidak ada program yang meminta atas nama Anda: periksa alamat Anda dan kirim sekali lagi.
news-kept = Alamat Anda disimpan terenkripsi di server ini dan tidak diberikan kepada siapa pun. Penyelenggara melihat berapa orang yang membaca berita, bukan siapa. Setiap email memuat tautan yang menampilkan apa yang disimpan, dan menghapusnya dengan sekali klik. Alamat yang tidak dikonfirmasi dihapus setelah tiga hari, semua alamat satu tahun setelah seruan berakhir.
news-confirm-title = Terima berita
news-confirm-what = Dengan tombol ini Anda menerima berita tentang seruan ini lewat email. Sebelum itu belum.
news-confirm-button = Kirimi saya berita
news-own-title = Berita Anda lewat email
news-own-lead = Inilah semua yang disimpan tentang Anda untuk berita tentang seruan ini. Siapa pun yang memegang tautan ke halaman ini dapat melihatnya, jadi simpanlah untuk diri sendiri.
news-own-language = Bahasa
news-own-asked = Diminta
news-leave-button = Jangan kirimi saya lagi, dan hapus data ini
news-leave-what = Alamat Anda langsung dihapus, dan email yang belum berangkat tidak dikirim.
people-done-news-sent = Email sedang dikirim
people-done-what-news-sent = Buka tautan di dalamnya dalam waktu dua hari. Sejak saat itu Anda menerima berita.
people-done-news-confirmed = Anda menerima berita
people-done-what-news-confirmed = Berita berikutnya datang lewat email. Setiap email memuat tautan untuk berhenti.
people-done-news-left = Anda tidak menerima berita lagi
people-done-what-news-left = Alamat Anda sudah dihapus.
# Email. Judulnya adalah judul seruan.
news-mail-confirm-subject = Mohon konfirmasi: berita tentang { $title }
news-mail-confirm-what = Seseorang, barangkali Anda, meminta berita tentang seruan ini lewat email: { $title }. Berita dikirim setelah Anda membuka tautan ini dan menekan tombolnya:
news-mail-confirm-then = Tautan ini berlaku dua hari. Jika bukan Anda, abaikan saja: alamat ini akan dihapus setelahnya.
news-mail-already-subject = Anda sudah menerima berita: { $title }
news-mail-already-what = Seseorang, barangkali Anda, meminta berita tentang seruan ini lewat email: { $title }. Alamat ini sudah menerimanya. Dengan tautan ini Anda dapat melihat apa yang disimpan, dan menghentikannya:
news-mail-already-then = Simpan tautan ini untuk diri sendiri. Jika bukan Anda, tidak ada yang perlu dilakukan.
# $heading adalah judul kabar, atau salah satu dari dua kalimat di bawah.
news-mail-subject = { $title }: { $heading }
news-mail-handover = Diserahkan kepada { $to }
news-mail-answer = { $by } sudah menjawab
news-mail-more = Baca di halamannya:
news-mail-why = Anda menerima email ini karena Anda meminta berita tentang seruan ini: { $title }.
news-mail-leave = Tanpa email ini lagi, dan hapus alamat saya:
# Tautan yang tidak menuju ke mana pun.
problem-title-news-closed = Tidak ada berita yang dapat diminta di sini
problem-what-news-closed = Berita lewat email dapat diminta selama seruan berjalan, dan selama satu tahun sesudahnya.
problem-advice-news-closed = Yang disampaikan sejauh ini ada di halaman seruan.
problem-title-news-ended = Ini sudah berakhir
problem-what-news-ended = Tidak ada lagi berita ke alamat ini, dan alamatnya sudah dihapus.
problem-advice-news-ended = Tidak ada lagi yang perlu dilakukan. Anda dapat meminta berita lagi kapan saja.
problem-title-news-expired = Tautan ini sudah kedaluwarsa
problem-what-news-expired = Tautan konfirmasi berlaku dua hari. Tidak ada berita yang dikirim ke alamat ini.
problem-advice-news-expired = Mintalah berita lagi di halaman seruan.
problem-title-news-unknown = Tautan seperti itu tidak ada
problem-what-news-unknown = Alamatnya mungkin terpotong di jalan, atau yang ditujunya sudah dihapus.
problem-advice-news-unknown = Buka lagi dari email, secara utuh. Jika Anda tidak menginginkan berita, tidak ada yang perlu dilakukan.
# Ruang kerja.
news-desk-title = Dibaca lewat email
news-desk-what = Orang meminta berita lewat formulir di halaman seruan, lalu mengonfirmasinya. Setiap kabar, penyerahan, dan setiap jawaban atasnya dikirim satu kali kepada mereka; perbaikan tidak. Tidak ada orang di sini yang melihat siapa mereka.
news-desk-reading = Menerima berita
news-desk-left = Tidak mau lagi
news-desk-bounced = Kotak surat tidak ada
recipient-news = orang yang membaca berita lewat email
