# Kabar sebuah seruan, dan nasib mereka yang bersangkutan: halaman publik.
updates-title = Kabar
updates-all = Semua kabar
updates-none = Belum ada kabar.
updates-feed = Sebagai umpan
update-corrected = diperbaiki pada { $at }
update-languages = Bahasa lain
update-changes = Apa yang berubah
update-source = Sumber:
update-sources = Sumber
update-gone = Kabar ini sudah ditarik
update-gone-what = Penyelenggara menariknya. Teksnya tidak disimpan lagi di sini.
event-update = Kabar
cases-title = Tentang siapa
cases-lead = Keadaan masing-masing sekarang, dan apa yang diketahui tentang bagaimana itu terjadi. Hari dihitung dari tanggal yang diketahui.
cases-all = Seluruh riwayat
cases-none = Belum ada yang disebut namanya.
case-gone = Kasus ini sudah dicabut
case-gone-what = Penyelenggara mencabutnya. Yang pernah dinyatakan di sini tidak disimpan lagi.
case-unnamed = Tidak disebut namanya
case-nothing-yet = Belum ada yang dilaporkan.
case-history = Apa yang terjadi
case-update = kabar
case-reported = dilaporkan pada { $at }, tanggal kejadian tidak diketahui
case-kind-person = Satu orang
case-kind-group = Beberapa orang, atau sebuah organisasi
case-kind-matter = Suatu perkara, misalnya gugatan
case-state-detained = Ditahan
case-state-house-arrest = Dikenai tahanan rumah
case-state-out-of-contact = Tidak dapat dihubungi
case-state-charged = Didakwa
case-state-on-trial = Diadili
case-state-sentenced = Dijatuhi hukuman
case-state-transferred = Dipindahkan
case-state-hunger-strike = Mogok makan
case-state-hunger-strike-ended = Mogok makan berakhir
case-state-in-hospital = Di rumah sakit
case-state-bail = Dibebaskan dengan jaminan
case-state-cleared = Bebas dari dakwaan
case-state-released = Dibebaskan
case-state-exiled = Di pengasingan
case-state-died = Meninggal
case-state-threatened = Diancam
case-state-dismissed = Diberhentikan dari pekerjaan
case-state-reinstated = Kembali bekerja
case-state-settled = Diselesaikan
case-state-raided = Digeledah
case-state-banned = Dilarang atau dicoret dari daftar resmi
case-state-registered-again = Terdaftar kembali
case-state-other = Kabar lain
# $how adalah `exact`, `least` (tidak diketahui kapan mulainya), `most` (tidak diketahui kapan berakhirnya),
# atau `about` (keduanya tidak diketahui).
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] Ditahan hari ini
       *[other] Sudah { $count } hari ditahan
    }
    [least] { $count ->
        [0] Ditahan, tanggalnya tidak diketahui
       *[other] Sudah sekurang-kurangnya { $count } hari ditahan
    }
}
case-lasted-detained = { $how ->
   *[exact] Pernah ditahan selama { $count } hari
    [least] Pernah ditahan selama sekurang-kurangnya { $count } hari
    [most] Pernah ditahan paling lama { $count } hari
    [about] Pernah ditahan selama kira-kira { $count } hari
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] Dikenai tahanan rumah sejak hari ini
       *[other] Sudah { $count } hari dikenai tahanan rumah
    }
    [least] { $count ->
        [0] Dikenai tahanan rumah, tanggalnya tidak diketahui
       *[other] Sudah sekurang-kurangnya { $count } hari dikenai tahanan rumah
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] Pernah dikenai tahanan rumah selama { $count } hari
    [least] Pernah dikenai tahanan rumah selama sekurang-kurangnya { $count } hari
    [most] Pernah dikenai tahanan rumah paling lama { $count } hari
    [about] Pernah dikenai tahanan rumah selama kira-kira { $count } hari
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Tidak dapat dihubungi sejak hari ini
       *[other] Sudah { $count } hari tidak dapat dihubungi
    }
    [least] { $count ->
        [0] Tidak dapat dihubungi, tanggalnya tidak diketahui
       *[other] Sudah sekurang-kurangnya { $count } hari tidak dapat dihubungi
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] Pernah tidak dapat dihubungi selama { $count } hari
    [least] Pernah tidak dapat dihubungi selama sekurang-kurangnya { $count } hari
    [most] Pernah tidak dapat dihubungi paling lama { $count } hari
    [about] Pernah tidak dapat dihubungi selama kira-kira { $count } hari
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] Mogok makan sejak hari ini
       *[other] Sudah { $count } hari mogok makan
    }
    [least] { $count ->
        [0] Mogok makan, tanggalnya tidak diketahui
       *[other] Sudah sekurang-kurangnya { $count } hari mogok makan
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] Pernah mogok makan selama { $count } hari
    [least] Pernah mogok makan selama sekurang-kurangnya { $count } hari
    [most] Pernah mogok makan paling lama { $count } hari
    [about] Pernah mogok makan selama kira-kira { $count } hari
}
# Ruang kerja: menulis kabar dan kasus.
beside-title = Kabar dan kasus
beside-untitled = Tanpa judul
beside-updates-what = Kabar bertanggal dalam bahasa para pembaca Anda. Kabar diterima pengikut dan setiap server yang menyimpan daftar; kabar tidak pernah mengubah daftar atau apa yang ditandatangani.
beside-update-new = Tulis kabar
beside-drafts = Sedang ditulis
beside-published = Sudah terbit
beside-withdrawn = Seruan ini sudah ditarik: tidak ada lagi yang diundang ke pertemuan atau diminta menulis surat untuknya. Yang sudah terbit masih dapat diperbaiki atau ditarik. Hal lain disampaikan sebagai kabar.
beside-cases-what = Orang dan perkara yang bersangkutan. Sebutkan masing-masing sekali; setelah itu kabar menyatakan bagaimana nasibnya, dan hari terhitung dengan sendirinya.
beside-case-new = Tambah orang atau perkara
beside-update = Kabar
beside-correct-what = Ini sudah terbit. Yang Anda ubah di sini dikirim sebagai perbaikan setelah Anda melihatnya.
beside-texts = Dalam bahasa apa
beside-no-cases = Untuk menyatakan nasib seseorang, tambahkan dulu orang itu di halaman kabar dan kasus.
beside-changes-what = Setiap baris bertanggal dan memiliki sumber. Di baris yang tidak Anda perlukan, kosongkan orangnya.
beside-change-n = Perubahan { $number }
beside-more-rows = Tambah baris
beside-check = Lihat sebelum diterbitkan
beside-take-back = Tarik
beside-take-back-what = Halamannya akan menyatakan bahwa kabar ini sudah ditarik, dan setiap server yang memilikinya diberi tahu. Salinan di tempat lain tidak dapat dipaksa mengikutinya.
beside-throw-away = Buang draf
beside-throw-away-what = Belum ada yang melihatnya.
beside-case = Orang atau perkara
beside-case-safety = Pikirkan keselamatannya sebelum Anda menulis nama. Inisial sudah cukup, begitu pula tanpa nama sama sekali: “seorang sopir, 34 tahun”.
beside-case-unname = Kosongkan nama-namanya lalu terbitkan lagi untuk menghapus nama dari setiap halaman di sini dan dari yang dikirim kepada pihak lain. Kabar yang memuat nama itu dalam teksnya harus diperbaiki secara manual.
beside-case-take-back-what = Orang atau perkara ini hilang dari daftar kasus, bersama semua yang dinyatakan kabar tentangnya di sana. Setiap server yang memilikinya diberi tahu.
beside-check-title = Sebelum diterbitkan
beside-check-lead = Ini akan ditandatangani dengan kunci Anda dan dikirim.
beside-check-languages = Tidak ditulis dalam bahasa seruan ini: { $languages }. Pembacanya akan melihat bahasa lain.
beside-check-sources = Sumber-sumber ini tidak beralamat, sehingga tidak ada yang dapat menelusurinya: { $sources }
beside-nobody = Belum ada pengikut. Ini akan tampil di halaman seruan.
beside-publish-correction = Terbitkan perbaikan
beside-undo = Setelah itu Anda dapat memperbaiki atau menariknya.
update-no-case = Tidak ada
field-update-date = Tanggal yang dikabarkan
field-update-date-hint = Kosongkan untuk memakai tanggal terbit
field-update-body = Teks
field-update-body-hint = Beri baris kosong di antara paragraf; Markdown dapat dipakai
field-case = Siapa
field-case-state = Bagaimana nasibnya
field-case-when = Sejak kapan
field-case-when-hint = Tahun-bulan-hari, atau sebanyak yang diketahui, misalnya 2026-11; kosongkan jika tidak ada yang diketahui
field-case-words = Dengan kata-kata Anda
field-case-words-hint = Di mana, oleh pengadilan mana, berapa lama; diperlukan untuk “Kabar lain”
field-source-title = Sumber
field-source-url = Alamat sumber
field-case-kind = Jenis
field-case-name = Nama
field-case-name-hint = Atau inisial; boleh dikosongkan
field-case-about = Siapa ini
field-case-place = Urutan dalam daftar kasus
field-case-place-hint = Angka; yang tanpa angka berada di akhir
error-when-form = Tulis tanggal, bulan, atau tahun, misalnya 2026-11-20, 2026-11, atau 2026
error-source-form = Tulis nama, atau alamat sebuah halaman, misalnya www.union.example/page
error-source-address = Tulis alamat lengkap sebuah halaman, misalnya www.union.example/page
done-update-published = Kabar sudah diterbitkan.
done-case-published = Sudah diterbitkan.
done-taken-back = Sudah ditarik. Semua yang memilikinya diberi tahu.
done-draft-thrown-away = Draf sudah dibuang.
done-changes-thrown-away = Perubahan sudah dibuang. Yang terbit tetap seperti semula.
take-back-title = Tarik ini?
take-back-what-update = Halamannya akan menyatakan bahwa kabar ini sudah ditarik, dan setiap server yang memilikinya diberi tahu. Salinan di tempat lain, dan email yang sudah dikirim, tidak dapat ditarik.
take-back-what-case = Orang atau perkara ini hilang dari daftar kasus, bersama semua yang dinyatakan kabar tentangnya di sana. Setiap server yang memilikinya diberi tahu. Salinan di tempat lain tidak dapat ditarik.
take-back-what-handover = Halamannya akan menyatakan bahwa penyerahan ini sudah ditarik, daftar tersegel dan berkasnya dihapus, dan setiap server yang memilikinya diberi tahu. Salinan di tempat lain, dan email yang sudah dikirim, tidak dapat ditarik.
take-back-button = Ya, tarik
take-back-leave = Tidak, biarkan seperti semula
