# Halaman sebuah organisasi.

organisation-open = Seruan yang terbuka
organisation-open-none = Saat ini tidak ada.
organisation-closed = Seruan terdahulu
organisation-endorsed = Seruan yang ditandatanganinya
organisation-short = Ringkasan
organisation-account = Akun
organisation-country = Negara atau wilayah
organisation-no-contact = Organisasi ini tidak mencantumkan alamat untuk dihubungi. Pengelola server ini dapat ditemukan di sini:
organisation-followers = Pengikut
organisation-follow = Ikuti dari fediverse
organisation-follow-1 = Buka server tempat Anda memiliki akun: Mastodon, GoToSocial, Mitra, atau yang lain.
organisation-follow-2 = Masukkan akun ini ke kolom pencariannya:
organisation-follow-3 = Pilih akun itu dan ikuti. Setelah itu seruan dan kabar baru akan sampai kepada Anda.
organisation-keys = Kunci
organisation-keys-why = Apa yang dinyatakan organisasi ini ditandatangani dengan kunci berikut. Cocokkan dengan yang tercetak pada dokumen organisasi itu.
