# Halaman yang ditulis pengelola server.
site-imprint = Informasi pengelola
site-privacy = Privasi
site-contact = Kontak
site-terms = Ketentuan

# Apa yang disimpan perangkat lunak ini. Siapa pun yang mengubah apa yang disimpan, atau berapa lama,
# mengubah kalimat-kalimat ini.
facts-title = Apa yang disimpan server ini, dan berapa lama
facts-lead = Ini berlaku untuk perangkat lunak sebagaimana adanya. Pengelola server boleh menyimpan lebih sedikit.
facts-both = { $what } { $long }
facts-visitors = Pengunjung
facts-visitors-what = Tidak ada catatan tentang siapa yang membaca sebuah halaman. Alamat jaringan dihitung dalam memori untuk menahan banjir permintaan, dan tidak ditulis di mana pun. Tidak ada halaman yang memuat apa pun dari server lain.
facts-visitors-long = Hitungannya hilang saat server dijalankan ulang, atau lebih awal.
facts-cookie = Cookie
facts-cookie-what = Pembaca dan penandatangan tidak mendapat cookie. Ruang kerja memasang dua untuk orang yang masuk ke sana: yang satu agar mereka tetap masuk; yang lain hanya dikirim ke halaman masuk, tidak menyebut siapa pun, dan menyatakan bahwa peramban ini pernah dipakai untuk masuk, agar kata sandi salah dari orang asing tidak menghalangi siapa pun di sana.
facts-cookie-long = Yang pertama berlaku empat belas hari, atau sampai Anda keluar, dan hilang tujuh hari sesudahnya; yang kedua berlaku setengah tahun.
facts-organisations = Organisasi
facts-organisations-what = Nama, negara atau wilayah, keterangan, gambar, dan kunci organisasi di server ini, serta apa yang ditandatanganinya. Semuanya publik dan dikirim ke server lain. Akun mana yang mengikutinya disimpan selama akun itu mengikuti, dan diketahui oleh server akun tersebut; pihak lain hanya melihat jumlahnya.
facts-organisations-long = Semua itu tetap ada selama server ini ada. Jika tanda tangan ditarik, nama-nama di dalamnya ikut dihapus, di sini dan di setiap server yang menerima kabarnya. Daftar yang sudah disegel dan diserahkan sebelumnya tetap memuat namanya pada penerimanya, begitu pula salinannya; di sini daftar itu tidak lagi disediakan.
facts-accounts = Orang di ruang kerja
facts-accounts-what = Alamat email, nama, peran, dan hash ber-salt dari kata sandi orang yang bertindak untuk sebuah organisasi; di mana mereka masuk, berupa peramban dan waktu tanpa alamat apa pun; berapa upaya masuk yang gagal, dan kapan yang terakhir; dalam keadaan terenkripsi, apa yang mereka tulis di ruang kerja dan belum disimpan; serta log tentang apa yang mereka lakukan di sana, yang tidak menyebut nama penandatangan mana pun.
facts-accounts-long = Semua itu disimpan selama akunnya ada, sesi masuk selama empat belas hari, yang belum disimpan selama tujuh hari, log selama dua tahun. Orang yang menghapus akunnya tetap ada dalam log sebagai nomor; demikian pula, setelah tiga puluh hari, orang yang dikeluarkan dari ruang kerja.
facts-people = Orang yang menandatangani
facts-people-what = Yang diberikan orang yang menandatangani sebagai perorangan disimpan terenkripsi, dan hanya dapat ditemukan kembali lewat hash berkunci dari alamat emailnya; server lain hanya melihat angka. Dari sebuah nama tidak ditampilkan untuk umum lebih dari yang dijanjikan penyelenggara ketika orang itu menandatangani, dan tidak lebih dari yang dipilihnya. Mereka yang diberi peran itu oleh penyelenggara dapat membaca semua yang ditulis, dan menyimpannya sebagai file, dengan alasan yang mereka sebutkan; setiap kali dicatat dalam log. Daftar yang dibawa penyelenggara dari formulir atau dari kertas disimpan dengan cara yang sama. Di sampingnya dicatat naskah mana yang ditandatangani, dan naskah terakhir yang diberitahukan kepada orang itu lewat email.
facts-people-long = Data itu dihapus pada hari yang dijanjikan penyelenggara, atau setahun setelah kampanyenya berakhir jika tidak ada hari yang dijanjikan, atau langsung ketika orang itu menarik tanda tangannya. Isi formulir yang tidak dikonfirmasi siapa pun dihapus setelah dua hari. Orang yang menarik tanda tangannya diberi tahu lewat satu email. Hash berkunci dari alamatnya tetap disimpan sampai hari semuanya dihapus, agar tidak ada daftar yang memasukkannya lagi; bersamanya dicatat apakah penyelenggara tidak menampilkan namanya. Jumlah orang yang menandatangani tiap naskah tetap ada sebagai angka.
facts-forms = Organisasi yang menandatangani lewat formulir
facts-forms-what = Apa yang ditulis sebuah organisasi dalam formulir untuk menandatangani disimpan dalam keadaan terenkripsi: nama dan situs webnya, alamat email, serta nama dan jabatan orang yang mengisinya. Di sampingnya disimpan domain alamat itu dan hash berkunci dari alamatnya. Nama organisasi bersifat publik, begitu pula domainnya jika merupakan domain organisasi itu sendiri.
facts-forms-long = Data itu disimpan selama entrinya menunggu atau berlaku; nama dan jabatan pengisi formulir paling lama satu tahun setelah seruan berakhir. Data itu dihapus setelah dua hari jika tidak ada yang mengonfirmasi, langsung jika organisasi menariknya, dan setelah tiga puluh hari jika penyelenggara menolaknya atau entrinya dikeluarkan dari daftar. Domain dan hash kemudian dihapus tiga puluh hari setelah perubahan terakhir, atau setelah seruan berakhir; dari entri yang dikeluarkan dari daftar, hash keduanya disimpan agar entri itu tidak kembali tanpa dilihat siapa pun. Selama entri berlaku, hash disimpan; dari domain yang bukan domain organisasi itu sendiri, satu tahun setelah seruan berakhir juga hanya tersisa hash.
facts-mails = Email
facts-mails-what = Email yang ditulis server ini, misalnya yang berisi tautan konfirmasi, menunggu dalam keadaan terenkripsi sampai dikirim. Agar tidak ada yang dibanjiri email, server menghitung, di bawah hash berkunci, berapa email yang dikirim ke sebuah alamat. Dari orang yang tidak menghendaki email yang diminta orang lain lewat formulir, hash berkunci dari alamatnya disimpan.
facts-mails-long = Email menunggu paling lama dua hari; hitungannya disimpan selama empat hari. Hash itu disimpan sampai orang itu membatalkannya.
facts-mails-unsent = Email
facts-mails-unsent-what = Tidak ada email yang keluar dari server ini. Email yang ditulisnya, misalnya yang berisi tautan konfirmasi, menjadi berkas yang hanya dapat dibaca oleh pengelola server. Agar tidak ada yang dibanjiri email begitu server mengirimnya, server menghitung, di bawah hash berkunci, berapa email yang ditulis kepada sebuah alamat. Dari orang yang tidak menghendaki email yang diminta orang lain lewat formulir, hash berkunci dari alamatnya disimpan.
facts-mails-unsent-long = Berkas-berkas itu dihapus setelah tiga puluh hari; hitungannya disimpan selama empat hari. Hash itu disimpan sampai orang itu membatalkannya.
facts-replies = Balasan yang ikut menandatangani
facts-replies-what = Dari balasan di server lain yang menyatakan ikut menandatangani: alamat akun dan alamat balasannya, serta nama yang diberikan. Tautan konfirmasinya berlaku dua hari.
facts-replies-long = Data itu disimpan tiga puluh hari jika tidak ada yang mengonfirmasi, sampai tiga puluh hari setelah seruan berakhir jika tidak ada yang memutuskan; selain itu, selama tanda tangannya berlaku. Tentang nama yang sudah tidak ada di daftar, hash berkunci dari akunnya disimpan sampai tiga puluh hari setelah seruan berakhir, agar akun itu mendapatkan tempatnya lagi jika kembali.
facts-comments = Mengapa penandatangan menandatangani
facts-comments-what = Apa yang dikatakan penandatangan tentang alasannya disimpan bersama organisasi atau akun yang mengatakannya. Kata-kata itu bersifat publik setelah penyelenggara menampilkannya. Apa yang dikatakan organisasi di sini tentang seruan di server lain dikirim ke server itu.
facts-comments-long = Kata-kata itu disimpan sampai yang mengatakannya menariknya, atau menarik tanda tangannya.
facts-reactions = Boost, suka, dan laporan
facts-reactions-what = Akun mana di tempat lain yang mem-boost, menyukai, atau mengutip sebuah seruan, dan apa yang dilaporkan server lain kepada server ini.
facts-reactions-long = Boost, suka, dan kutipan disimpan sampai dibatalkan; laporan disimpan selama diperlukan pengelola server.
facts-requests = Permintaan dari server lain
facts-requests-what = Sidik digital setiap permintaan, agar tidak ada yang diterima dua kali, dan profil publik akun yang mengirim pesan ke server ini.
facts-requests-long = Sidik digital disimpan dua hari; profil disimpan selama masih berguna.
facts-deliveries = Pesan ke server lain
facts-deliveries-what = Apa yang masih harus dikirim, dan keadaan pengiriman ke setiap server.
facts-deliveries-long = Pesan yang tidak dapat dikirim disimpan empat belas hari; apa yang diketahui tentang server yang tidak dikirimi apa pun disimpan sembilan puluh hari.
facts-pictures = Gambar
facts-pictures-what = Gambar yang diunggah organisasi dibuat ulang tanpa lokasi, kamera, dan data tersembunyi lainnya. Berkas yang diunggah tidak disimpan.
facts-pictures-long = Gambar disimpan selama ada halaman yang menampilkannya, dan satu hari jika tidak ada lagi yang menampilkannya.
facts-backups = Cadangan
facts-backups-what = Pengelola server boleh membuat salinan dari semua ini.
facts-backups-long = Berapa lama salinan itu disimpan, pengelola server yang memutuskan.

# Teks privasi sebagai permulaan.
site-privacy-who = Server ini menjadi tanggung jawab **[nama dan alamat pengelola server ini]**. Tulislah ke **[alamat email]** untuk pertanyaan apa pun, dan untuk melihat, memperbaiki, atau menghapus data Anda.
site-privacy-what = Server ini menerbitkan seruan dan nama para penandatangannya. Kami memproses apa yang diperlukan untuk itu, karena Anda memintanya dengan menandatangani atau dengan bekerja bersama kami di sini **[periksa: dasar hukum di negara Anda]**. Kami tidak menjual apa pun, tidak menampilkan iklan, dan tidak melacak apa yang dibaca siapa pun.
site-privacy-below = Apa yang disimpan server ini, dan berapa lama, tercantum di bawah dan merupakan bagian dari pernyataan ini.
site-privacy-rights = Apa yang ditandatangani organisasi secara publik dikirim ke server lain, yang mungkin berada di negara lain; itulah tujuannya. Anda dapat menariknya kapan saja. Anda dapat mengadu kepada **[otoritas pengawas]**.

# Ruang kerja.
site-desk-link = Informasi pengelola, privasi, kontak, dan ketentuan server ini
site-desk-title = Halaman server ini
site-desk-lead = Setelah ditulis, tautannya ada di bagian bawah setiap halaman. Di banyak negara, informasi pengelola dan halaman privasi diwajibkan.
site-desk-none = Belum ditulis.
site-desk-write = Tulis dalam sebuah bahasa
site-desk-begin = Isikan teks awal
site-desk-imprint = Siapa yang bertanggung jawab atas server ini: nama, alamat, alamat email, dan apa yang diminta hukum.
site-desk-privacy = Di bawah teks Anda, halaman selalu menyatakan apa yang disimpan perangkat lunak ini. Periksa teks awalnya: bagian kosong dalam tanda kurung siku perlu Anda isi.
site-desk-contact = Bagaimana orang menghubungi Anda, dalam bahasa apa, dan kapan mereka dapat mengharapkan jawaban.
site-desk-terms = Apa yang boleh diterbitkan di sini, dan apa yang Anda lakukan terhadap yang tidak boleh.
field-site-text = Teks
field-site-text-hint = Markdown dapat dipakai. Jika dikosongkan, bahasa ini dihapus.
done-page-saved = Halaman sudah disimpan.
error-site-written = Sudah ada teks dalam bahasa ini. Teks itu kini ada di bawah teks Anda: pertahankan yang benar, lalu simpan lagi
error-site-gaps = Teks ini masih memiliki bagian yang harus diisi: { $gaps }
facts-handovers = Daftar yang diserahkan
facts-handovers-what = Ketika sebuah seruan diserahkan, daftarnya dapat disegel dalam berkas sebagaimana keadaannya pada hari itu, beserta nama-nama di dalamnya. Berkas yang membuktikan penyerahan disimpan terenkripsi untuk penyelenggara.
facts-handovers-long = Keduanya disimpan sampai penyelenggara membuangnya atau menarik penyerahan itu. Begitu ada yang tercantum di dalamnya menarik namanya atau dikeluarkan dari daftar, berkas yang disegel tidak lagi disediakan di sini; penyelenggara dan yang menerimanya sebelumnya tetap menyimpannya.
facts-passkeys = Kunci sandi
facts-passkeys-what = Dari kunci sandi orang di ruang kerja: kunci publik, nama yang mereka berikan, serta kapan ditambahkan dan terakhir dipakai. Sidik jari, wajah, dan PIN tidak pernah keluar dari perangkat.
facts-passkeys-long = Semua itu disimpan sampai dihapus, atau sampai akunnya dihapus.
facts-news = Orang yang membaca berita lewat email
facts-news-what = Alamat email orang yang meminta berita tentang sebuah seruan disimpan terenkripsi di server penyelenggara, dan hanya dapat ditemukan kembali lewat hash berkunci; beserta bahasanya dan hari permintaan serta konfirmasinya. Penyelenggara melihat berapa jumlah mereka.
facts-news-long = Data itu langsung dihapus ketika mereka berhenti atau ketika kotak suratnya tidak ada lagi; setelah tiga hari jika tidak ada yang mengonfirmasi; dan satu tahun setelah seruan berakhir. Bahwa seseorang berhenti, atau tidak dapat dijangkau, tetap dihitung sampai saat itu.
