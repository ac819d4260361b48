# Halaman depan dan arsip seruan.

home-title = Seruan
home-lead = Surat dan petisi yang ditandatangani bersama oleh berbagai organisasi. Setiap server yang ikut serta menyimpan seluruh daftar, dan siapa pun dapat memeriksanya.
home-fresh = Tidak ada organisasi di sini.
home-fresh-how = Server menampilkan tautan untuk menyiapkannya ketika mulai berjalan. Perintah “undersigned admin set-up-link” menampilkan tautan baru, dan “undersigned setup” melakukannya tanpa tautan.
home-open = Terbuka untuk ditandatangani
home-open-none = Saat ini tidak ada yang terbuka untuk ditandatangani.
home-closed = Ditutup atau ditarik
home-all = Semua seruan
home-organisations = Organisasi di sini
home-organisations-none = Belum ada.
home-work-here = Anda bekerja di salah satu organisasi ini?
home-sign-in = Masuk

archive-title = Semua seruan
archive-lead = Semua seruan yang dikenal server ini, milik sendiri maupun salinan dari server lain.
archive-find = Cari kata dalam judul
archive-status = Status
archive-show = Tampilkan
archive-any = Semua
archive-before = Lebih baru
archive-after = Lebih lama
archive-found = { $count ->
    [0] Tidak ada yang ditemukan
   *[other] { $count } seruan
}
