# Bingkai setiap halaman, dan kata-kata yang muncul di banyak halaman.
layout-skip = Langsung ke isi
layout-languages = Bahasa
layout-pages = Halaman daftar
layout-no-cookies = Halaman ini tidak memasang cookie dan tidak memuat apa pun dari tempat lain.
layout-cookies = Saat Anda masuk, dua cookie dipasang: yang satu agar Anda tetap masuk, yang lain memberi tahu halaman masuk bahwa Anda pernah masuk di sini. Halaman ini tidak memuat apa pun dari tempat lain.
layout-all-appeals = Semua seruan
layout-desk = Ruang kerja
layout-source = Kode sumber
layout-source-changed = Kode sumber versi yang diubah ini

# Keadaan seruan.
status-draft = Draf
status-open = Terbuka untuk ditandatangani
status-closed = Ditutup
status-delivered = Diserahkan
status-withdrawn = Ditarik

# Jenis seruan.
kind-petition = Petisi
kind-open-letter = Surat terbuka
kind-joint-statement = Pernyataan bersama
kind-urgent-appeal = Seruan mendesak

# Peran.
role-organiser = penyelenggara
role-co-initiator = penggagas bersama
role-keeper = penjaga daftar
role-copy = menyimpan salinan

# Cara menandatangani.
how-own-server = server sendiri
how-web-form = formulir
how-e-mail = email
how-paper = kertas
how-fediverse-account = akun fediverse
how-import = dari daftar terdahulu
