# Naskah-naskah sebuah surat dan perbandingannya.

revision-name = { $wording ->
    [1] Naskah pertama
    [2] Naskah kedua
    [3] Naskah ketiga
   *[other] Naskah ke-{ $wording }
}
revision-current = naskah yang berlaku sekarang
revision-replaced = sudah digantikan
revision-signed = { $count ->
    [0] tidak ada nama dalam daftar yang menandatanganinya
   *[other] { $count } penandatangan
}
revision-signed-figure = menandatangani naskah ini
revision-stand = { $count ->
    [0] kini tidak ada nama yang tercantum padanya
   *[other] kini { $count } nama tercantum padanya
}
revision-stand-figure = nama kini tercantum pada naskah ini
revision-letter = Teks
revision-as-it-stands = Naskah yang berlaku
revision-all = Semua naskah
revision-digest = Nilai hash teks
revision-digest-of = Nilai hash teks { $place }
revision-text = Teks { $place }
revision-text-current = Inilah yang dinyatakan penyelenggara sekarang.
revision-text-other = Teks ini diterbitkan atau ditandatangani dengan nomor yang sama.
revision-not-held = Server ini tidak menyimpan teks ini. Nilai hash-nya diketahui dari mereka yang menandatanganinya.
revision-more-texts = Masih ada { $count } teks lain dengan nomor ini.
revision-who-signed = Siapa yang menandatangani naskah ini
revision-nobody = Tidak ada nama dalam daftar yang menandatangani naskah ini.
revision-stand-who = Siapa yang kini tercantum pada naskah ini
revision-stand-what = Siapa yang kemudian menandatangani naskah yang lebih baru dihitung di sana, bukan di sini.
revision-on-the-list = Lihat di daftar

revisions-title = Naskah-naskah
revisions-lead = Setiap naskah tetap dapat dibaca. Setiap nama tercantum pada naskah yang ditandatanganinya.
revisions-missing-title = Naskah ini tidak ada
revisions-missing = Naskah ke-{ $wording } tidak ada. Berikut naskah-naskah yang ada.

change-between = Perubahan dari naskah ke-{ $from } ke naskah ke-{ $to }
change-between-texts = Perbedaan kedua teks
change-nothing = Tidak ada perbedaan.
change-legend = Ditandai:
change-legend-removed = dihapus
change-legend-added = ditambahkan
change-removed-start = Dihapus:
change-removed-end = (akhir bagian yang dihapus)
change-added-start = Ditambahkan:
change-added-end = (akhir bagian yang ditambahkan)
change-authoritative = teks resmi
change-translation = terjemahan
change-became-authoritative = terjemahan ini menjadi teks resmi: kini teks inilah yang ditandatangani
change-became-translation = teks ini menjadi terjemahan, dan bukan lagi yang ditandatangani
change-new = baru, teks resmi
change-new-translation = terjemahan baru
change-gone = sudah tidak ada; dulu teks resmi
change-gone-translation = terjemahan yang sudah tidak ada
change-title = Judul
change-body = Teks, sebagaimana ditulis
change-paragraphs-same = { $count } paragraf tidak berubah
change-demands = Tuntutan
change-demand = tuntutan { $number }
change-demand-moved = dulu tuntutan { $was }, sekarang tuntutan { $is }
change-demand-gone = dulu tuntutan { $number }, sekarang tidak ada
change-demand-new = tuntutan { $number }, baru
change-clauses = Butir
change-clause = butir { $number }
change-clause-moved = dulu butir { $was }, sekarang butir { $is }
change-clause-gone = dulu butir { $number }, sekarang tidak ada
change-clause-new = butir { $number }, baru
change-addressees = Ditujukan kepada
change-unchanged-languages = Tidak ada yang berubah dalam:
change-list-comma = ,

compare-with = Bandingkan naskah ini dengan
compare-next = naskah berikutnya ({ $wording })
compare-before = naskah sebelumnya ({ $wording })
compare-current = naskah yang berlaku ({ $wording })
compare-same-number = teks lain dengan nomor yang sama
compare-other = naskah ke-{ $wording }
compare-not-held = Server ini tidak menyimpan kedua teks, sehingga keduanya tidak dapat dibandingkan di sini.
change-facts = Di luar teks
change-facts-what = ini tidak ditandatangani siapa pun
change-fact-kind = Jenis
change-fact-deadline = Batas waktu
change-fact-topics = Topik
change-fact-initiators = Siapa yang menyerukan
change-fact-admission = Siapa yang boleh menandatangani
