# The desk: how this server stands to others, and what others report.
moderation-title = Moderasi
moderation-link = Moderasi: siapa yang diblokir server ini, dan apa yang dilaporkan pihak lain
moderation-lead = Sikap server ini terhadap server lain. Berlaku seketika, tidak diberitahukan kepada siapa pun, dan tidak mengubah daftar mana pun. Halaman ini hanya terlihat oleh orang dari organisasi pertama di server ini.

# The rules in force.
moderation-rules = Aturan yang berlaku
moderation-none = Tidak ada aturan: server ini bersikap sama terhadap semua server lain.
moderation-none-fits = Tidak ada aturan yang cocok.
moderation-find = Cari dalam domain, alamat, dan komentar
moderation-all = Semua aturan
moderation-shown = { $count ->
    [1] 1 aturan.
   *[other] Aturan { $first } sampai { $last } dari { $count }.
}
moderation-before-these = Aturan sebelumnya
moderation-after-these = Aturan berikutnya
moderation-severity-block = Diblokir
moderation-severity-limit = Dibatasi
moderation-severity-allow = Diizinkan
moderation-since = sejak { $at }
moderation-change = Ubah
moderation-lift = Cabut

# A rule, looked at before it is made.
moderation-add = Tambah atau ubah aturan
field-moderation-subject = Domain atau akun
field-moderation-subject-hint = Domain seperti spam.example, beserta semua di bawahnya; dengan port, hanya port itu. Atau akun, sebagai @nama@host atau dengan alamat aktornya.
field-moderation-severity = Isi aturan
moderation-choice-block = Blokir: tidak ada yang diterima darinya, dikirim kepadanya, atau ditampilkan tentangnya
moderation-choice-limit = Batasi: tetap didengar, dan tanda tangannya menunggu keputusan orang
moderation-choice-allow = Izinkan: pengecualian dari aturan tentang domain di atasnya, atau isi daftar yang diizinkan
field-moderation-public = Komentar publik
field-moderation-public-hint = Untuk siapa pun yang menerima daftar ini sebagai berkas.
field-moderation-private = Komentar pribadi
field-moderation-private-hint = Untuk mereka yang melihat halaman ini.
moderation-look = Lihat apa akibatnya
moderation-check-title = Aturan ini, sebelum dibuat
moderation-effect-block = Yang menunggu dari server atau akun yang diblokir dihapus, begitu pula yang menunggu dikirim ke sana. Saling mengikuti berakhir, dua arah. Semua itu tidak kembali dengan sendirinya bila aturan dicabut. Siapa yang sudah ada di daftar tetap di situ dan dihitung, juga bila sementara itu menarik diri di server yang diblokir; server ini tidak lagi menampilkan siapa mereka.
moderation-effect-limit = Tidak ada darinya yang diterima dengan sendirinya lagi: menunggu di ruang kerja, diberi tanda, sampai ada yang memutuskan. Siapa yang ada di daftar tetap di situ, dan boleh mengikuti.
moderation-effect-allow = Diterima, apa pun isi aturan tentang domain di atasnya. Bila server ini hanya berhubungan dengan yang diizinkan, sejak kini ia salah satunya.
moderation-blocks = Setelah itu ia diblokir di sini: aturan lain menyatakannya, atau server ini hanya berhubungan dengan yang diizinkan.
moderation-before = Aturan yang digantikannya
moderation-same = Aturan itu sudah ada: tidak ada yang berubah.
moderation-unknown = Server ini tidak mengenal aktor dengan alamat ini. Bila itu alamat halaman profil, tulis akunnya sebagai @nama@host: hanya alamat aktor itu sendiri yang dikenali.
moderation-reach = Siapa yang terkena di sini
moderation-reach-what = Hanya dihitung mereka yang akan diperlakukan lain oleh server ini.
moderation-reach-followers = Pengikut organisasi dan topik di sini
moderation-reach-followed = Akun di tempat lain yang diikuti dari sini
moderation-reach-signers = Penandatangan seruan yang disimpan di sini
moderation-reach-waiting = Tanda tangan yang menunggu
moderation-set-block = Blokir
moderation-set-limit = Batasi
moderation-set-allow = Izinkan
moderation-lift-title = Cabut aturan ini?
moderation-lift-what = Sejak itu berlaku isi aturan lain, atau yang berlaku bagi semua. Siapa mengikuti siapa tidak kembali dengan sendirinya, begitu pula yang sudah dihapus.

# Lists of other servers.
moderation-lists = Daftar domain
moderation-lists-what = Sebagai berkas CSV, seperti yang ditulis dan dibaca Mastodon. Isinya domain dengan komentar publiknya; komentar pribadi dan aturan tentang akun tertentu tidak termasuk.
moderation-export-blocks = Unduh yang diblokir dan dibatasi (CSV)
moderation-export-allowed = Unduh yang diizinkan (CSV)
moderation-import-title = Impor daftar domain
moderation-import-lead = Berkas CSV seperti yang diekspor Mastodon: “suspend” memblokir, “silence” membatasi. Satu baris menggantikan aturan tentang domain yang sama. Anda melihat akibatnya sebelum apa pun diubah.
field-moderation-file = Berkas
field-moderation-list = Atau baris-barisnya, ditempelkan
field-moderation-list-hint = Baris pertama menyebut kolom-kolomnya, termasuk #domain; atau tiap baris hanya berisi satu domain.
field-moderation-usual = Arti baris yang tidak menyebut tingkat
moderation-import-check-title = Daftar ini, sebelum diterapkan
moderation-import-added = Aturan baru
moderation-import-changed = Aturan yang berubah
moderation-import-unchanged = Seperti sebelumnya
moderation-import-ignored = Baris yang tidak meminta apa pun yang dilakukan server ini
moderation-import-repeated = Baris yang isinya sama dengan baris sebelumnya
moderation-import-refused = Baris yang dilewati
moderation-import-changes = Apa yang akan berubah
moderation-import-nothing = Tidak ada yang berubah.
moderation-import-take = Terapkan daftar
moderation-imported-without = Baris yang dilewati: { $count }
moderation-until-now = sampai sekarang: { $severity }
moderation-more = Lainnya yang tidak ditampilkan: { $count }
moderation-fault-severity_unknown = Tingkatnya bukan suspend (atau block), silence (atau limit), atau noop.
moderation-fault-severity_allow = “allow” tempatnya di daftar domain yang diizinkan. Impor daftar itu tersendiri, dan pilih “Diizinkan” untuk baris yang tidak menyebut tingkat.
moderation-fault-domain_missing = Tidak ada domain.
moderation-fault-subject_invalid = Yang tertulis bukan domain seperti spam.example.
moderation-fault-csv_invalid = Tidak dapat dibaca.
moderation-fault-quote_around_rows = Tanda kutip di dalamnya mencakup baris-baris utuh di bawahnya, yang juga tidak diambil: hapus tanda itu.
moderation-fault-own_host = Ini tentang server ini sendiri.
moderation-fault-everybodys_domain = Siapa saja mendaftarkan domain di bawahnya.
moderation-fault-comment_too_long = Komentarnya terlalu panjang.
moderation-fault-domain_twice = Domainnya sudah ada di baris sebelumnya, dan baris itulah yang berlaku.
error-moderation-subject = Tulis domain seperti spam.example, atau akun sebagai @nama@host
error-moderation-own = Itu server ini, atau domain tempatnya berada
error-moderation-everybodys = Siapa saja mendaftarkan domain di bawah ini, dan aturan itu akan mengenai semuanya. Sebut domain pihak yang Anda maksud
error-moderation-full = Jumlah aturan sudah sebanyak yang dimungkinkan
error-moderation-severity = Pilih isi aturan
error-moderation-csv = Baris pertama tidak menyebut kolom #domain, dan tidak semua baris hanya berisi satu domain
error-moderation-lines = Baris daftar ini lebih banyak daripada yang dibaca sekaligus. Bagilah

# What other servers report.
moderation-reports-title = Laporan dari server lain
moderation-reports-lead = Apa yang dilaporkan server lain tentang organisasi dan seruan di sini, dan tentang apa yang disimpan dari pihak lain. Nama servernya ada, nama pengadunya tidak: bobot laporan sebesar bobot server asalnya.
moderation-reports-open = Terbuka: { $count }
moderation-reports-none = Tidak ada laporan.
moderation-reports-all = Tampilkan juga yang selesai
moderation-reports-few = Tampilkan hanya yang terbuka
moderation-report-appeal = Seruan
moderation-report-statement = Pernyataan
moderation-report-actor = Akun
moderation-report-by = dilaporkan oleh { $host }
moderation-report-times = berapa kali: { $count }
moderation-report-closed = selesai pada { $at }
moderation-report-rule = Buat aturan tentang servernya
moderation-report-close = Selesai

# What was done.
done-moderation-set = Aturan itu berlaku.
done-moderation-lifted = Aturan itu dicabut.
done-moderation-no-rule = Aturan seperti itu tidak ada, atau sudah tidak ada: tidak ada yang dilakukan.
done-moderation-imported = Daftar itu diterapkan.
done-report-closed = Laporan itu disimpan. Bila dibuat lagi, terbuka lagi.
audit-moderation-check = Melihat apa akibat aturan tentang server lain
audit-moderation-rule = Membuat aturan tentang server lain
audit-moderation-lift = Mencabut aturan tentang server lain
audit-moderation-import-check = Melihat daftar aturan tentang server lain
audit-moderation-import = Mengimpor daftar aturan tentang server lain
audit-report-close = Menyimpan laporan dari server lain
