# Isian formulir. Kalimat dengan akhiran “-hint” berada di bawah label yang bernama sama.
form-error = Kesalahan:
form-errors = { $count ->
    [1] Ada satu hal yang perlu diperbaiki
    [2] Ada dua hal yang perlu diperbaiki
    [3] Ada tiga hal yang perlu diperbaiki
   *[other] Ada { $count } hal yang perlu diperbaiki
}
form-not-said = Tidak disebutkan
field-handle = Nama singkat untuk alamat
field-handle-hint = Huruf kecil, angka, dan garis bawah. Tidak dapat diubah lagi nanti.
field-names = Nama
field-names-hint = Sekurang-kurangnya dalam satu bahasa, sebagaimana organisasi Anda menuliskannya dalam bahasa itu. Tulis bahasa dengan kodenya, misalnya en, zh-Hant, atau ar.
field-language = Bahasa
field-name = Nama dalam bahasa ini
field-country = Negara atau wilayah
field-person = Nama Anda sendiri
field-person-hint = Hanya dilihat oleh orang di ruang kerja Anda
field-email = Alamat email
field-email-person = Alamat email
field-email-person-hint = Tidak pernah ditampilkan, tidak pernah diteruskan
field-email-domain = Alamat email di organisasi Anda
field-email-domain-hint = Sebaiknya di domain organisasi sendiri, misalnya office@union.example. Alamatnya tidak pernah ditampilkan.
field-password = Kata sandi
field-new-password = Kata sandi
field-new-password-hint = Dua belas karakter atau lebih. Beberapa kata lebih mudah diingat daripada tanda-tanda.
field-password-again = Kata sandi yang sama sekali lagi
field-your-name = Nama Anda
field-your-name-hint = Seperti saat Anda menandatangani surat, dalam aksara apa pun
field-kind = Jenis
field-slug = Bagian terakhir alamatnya
field-slug-hint = Huruf kecil, angka, dan tanda hubung, misalnya free-the-eleven. Tidak dapat diubah lagi nanti.
field-initiators = Siapa yang menyerukannya bersama Anda
field-initiators-hint = Satu akun atau alamat per baris, misalnya @cranes@cranes.example. Masing-masing dimintai persetujuan sebelum disebut namanya. Dengan sekurang-kurangnya satu penggagas lain, daftar tetap terbuka selama server Anda tidak aktif.
field-admission = Siapa yang boleh menandatangani
field-deadline = Batas waktu
field-deadline-hint = Boleh dikosongkan
field-invite = Akun atau alamat
field-object = Alamat seruan, atau akun penyelenggaranya
field-object-hint = Seperti tertulis di bilah alamat halamannya, di server mana pun Anda menemukannya
field-reservations = Catatan keberatan, jika ada
field-reservations-hint = Centang yang tidak ikut Anda tandatangani. Ini ditampilkan di samping nama Anda
field-account = Akun yang akan diikuti
field-account-hint = Misalnya @dockers@harbour.example
field-token-label = Kegunaannya
field-token-label-hint = Misalnya “basis data anggota”
field-scope = Yang boleh dilakukan

# Tanggapan server atas suatu isian.
error-needed = Isilah kolom ini
error-handle-form = Gunakan 1 sampai 30 huruf kecil, angka, dan garis bawah, dan bukan kata yang diperlukan server sendiri
error-handle-taken = Nama ini sudah dipakai di sini
error-language-form = Tulis bahasa sebagai kode, misalnya en atau zh-Hant
error-name-one = Berikan nama sekurang-kurangnya dalam satu bahasa
error-email-form = Tulis alamat email secara lengkap, misalnya ana@post.example
error-password-short = Gunakan sekurang-kurangnya dua belas karakter
error-password-differs = Kedua kata sandi berbeda
error-sign-in = Alamat email dan kata sandi ini tidak cocok
error-too-many = Terlalu banyak percobaan. Cobalah beberapa menit lagi
error-agree = Nyatakan bahwa Anda setuju, agar kami boleh menyimpan yang Anda tulis
error-too-long = Ini terlalu panjang
error-slug-form = Gunakan huruf kecil, angka, dan tanda hubung, dan bukan kata yang diperlukan server sendiri
error-slug-taken = Sudah ada seruan di alamat ini
error-slug-reserved = Kata ini diperlukan untuk halaman server sendiri
error-title-needed = Berikan judul pada setiap teks resmi
error-authoritative-needed = Tandai sekurang-kurangnya satu bahasa sebagai teks resmi
error-date-form = Tulis tanggal sebagai tahun-bulan-hari, misalnya 2027-01-31
error-date-past = Tanggal ini sudah lewat
error-address-form = Tulis alamat lengkap, diawali https://
error-account-form = Tulis akun sebagai @nama@host
error-not-reached = Server itu tidak menjawab. Cobalah beberapa saat lagi
error-not-an-appeal = Tidak ada seruan di alamat ini
error-not-verified = Yang diterima tidak dapat diverifikasi, jadi tidak ada yang disimpan
error-country-form = Pilih negara atau wilayah dari daftar
error-sure = Nyatakan bahwa Anda yakin
error-text-changed = Teksnya berubah selagi Anda membaca. Lihatlah sekali lagi sebelum menandatangani
error-draft-changed = Teks atau drafnya berubah selagi Anda membaca. Lihatlah sekali lagi sebelum menerbitkannya
error-form-stale = Formulir terlalu lama dibuka. Kirim sekali lagi

error-language-twice = Bahasa ini tertulis dua kali dalam formulir
error-text-signs = Hapus karakter kontrol dan penanda arah tulisan
error-account-unknown = Akun ini tidak ada
error-account-no-appeals = Akun ini tidak memiliki seruan yang terbuka. Berikan alamat seruannya
error-appeal-not-fetched = Server ini belum mengambil seruan dari alamat ini. Periksa alamatnya, lalu ambil dengan tombol di bawah
error-follow-self = Ini akun Anda sendiri
error-appeal-withdrawn = Seruan ini sudah ditarik oleh penyelenggaranya
error-deadline-passed = Batas waktu sudah lewat: terbitkan dahulu batas waktu yang lebih akhir, lalu buka kembali
error-blocked = Pengelola server Anda memblokir server itu
error-not-initiator = Organisasi Anda bukan penggagas seruan ini
error-not-endorsed = Organisasi Anda tidak menandatangani seruan ini
form-error-in = { $field }: { $error }
label-account = Akun
label-answer = Hasil penjumlahan
error-saved-meanwhile = Orang lain mengubah seruan ini selagi Anda menulis. Lihat keduanya, lalu simpan lagi
field-token-until = Hari terakhir berlakunya
field-token-until-hint = Boleh dikosongkan: berlaku sampai Anda mencabutnya
error-scope = Centang apa yang boleh dilakukannya
error-token-far = Pilih hari dalam sepuluh tahun mendatang
