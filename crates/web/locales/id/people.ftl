# Perorangan menandatangani di server penyelenggara: formulir, email, apa yang disimpan, nama.
people-lead = Kami mengirim email kepada Anda. Tanda tangan Anda dihitung setelah Anda membuka tautan di dalamnya dan menekan tombol di sana.
people-keeper = Disimpan oleh
people-contact = Pertanyaan kepada
people-kept-until = Disimpan sampai
people-shown = Yang ditampilkan

field-person-occupation = Pekerjaan
field-person-occupation-hint = Boleh dikosongkan
field-person-message = Pesan untuk penyelenggara
field-person-message-hint = Boleh dikosongkan. Tidak pernah ditampilkan. Paling banyak 1.000 karakter.
field-person-shown = Apa yang boleh ditampilkan tentang Anda
field-person-first-name = Nama depan, sebagaimana boleh ditampilkan
field-person-first-name-hint = Hanya diperlukan jika nama depan Anda boleh ditampilkan

people-choice-never = Tidak ada
people-choice-first-name-and-region = Nama depan saya, dengan tempat dan negara atau wilayah
people-choice-full = Nama saya, dengan tempat dan negara atau wilayah

people-agree-never = Saya setuju { $keeper } menyimpan yang saya tulis di sini dalam keadaan terenkripsi sampai { $until }, untuk menghitung tanda tangan saya. Nama saya tidak ditampilkan kepada siapa pun. Saya dapat melihat, memperbaiki, atau menariknya kapan saja lewat tautan dalam email.
people-agree-first-name-and-region = Saya setuju { $keeper } menyimpan yang saya tulis di sini dalam keadaan terenkripsi sampai { $until }, untuk menghitung tanda tangan saya, dan menampilkan nama depan saya dengan tempat dan negara atau wilayah jika saya memilihnya di atas. Saya dapat melihat, memperbaiki, atau menariknya kapan saja lewat tautan dalam email.
people-agree-full = Saya setuju { $keeper } menyimpan yang saya tulis di sini dalam keadaan terenkripsi sampai { $until }, untuk menghitung tanda tangan saya, dan menampilkan nama saya, dengan tempat dan negara atau wilayah, sebanyak yang saya pilih di atas. Saya dapat melihat, memperbaiki, atau menariknya kapan saja lewat tautan dalam email.

people-question = Berapa { $a } ditambah { $b }? Tulis angkanya.
people-question-why = Agar tidak ada program yang menandatangani beribu-ribu kali
people-waiting = Mohon tunggu sebentar: peramban Anda mengerjakan hitungan kecil lebih dulu, agar tidak ada program yang menandatangani beribu-ribu kali.
people-number-1 = satu
people-number-2 = dua
people-number-3 = tiga
people-number-4 = empat
people-number-5 = lima
people-number-6 = enam
people-number-7 = tujuh
people-number-8 = delapan
people-number-9 = sembilan

error-answer = Jawab pertanyaannya dengan angka
error-line-long = Gunakan paling banyak 120 karakter, dalam satu baris
error-message-long = Gunakan paling banyak 1.000 karakter
error-country-known = Pilih negara atau wilayah dari daftar
error-shown-more = Pilih salah satu dari ini; lebih dari itu tidak dijanjikan
error-terms-changed = Hal yang Anda setujui baru saja diubah. Bacalah sekali lagi, lalu centang kotaknya
error-form-again = Formulir terlalu lama dibuka, atau sudah pernah dikirim. Periksa dan kirim sekali lagi
error-many-at-provider = Saat ini sangat banyak orang menandatangani dengan alamat dari penyedia email ini. Cobalah beberapa menit lagi

people-confirm-what = Dengan tombol ini tanda tangan Anda dihitung. Sebelum itu belum dihitung.

people-done-sent = Email sedang dikirim
people-done-what-sent = Buka tautan di dalamnya dalam waktu dua hari. Sejak saat itu tanda tangan Anda dihitung.
people-done-not-come = Belum menerimanya? Periksa folder spam. Kami menulis ke satu alamat paling banyak sepuluh kali sehari.
people-done-counted = Tanda tangan Anda dihitung
people-done-what-counted = Terima kasih. Email kedua membawa tautan untuk melihat, memperbaiki, atau menarik tanda tangan Anda.
people-done-counted-news = Tanda tangan Anda dihitung
people-done-what-counted-news = Terima kasih. Email kedua membawa tautan untuk melihat, memperbaiki, atau menarik tanda tangan Anda. Mulai sekarang Anda juga menerima berita tentang seruan ini lewat email. Setiap email memuat tautan untuk berhenti.
people-done-withdrawn = Tanda tangan Anda sudah ditarik
people-done-what-withdrawn = Semua yang Anda tulis sudah dihapus, dan tanda tangan Anda tidak dihitung lagi. Jika Anda juga menerima berita seruan ini lewat email, berita itu tetap dikirim sampai Anda menghentikannya dengan tautan di salah satu email tersebut.
people-done-link-sent = Tautan Anda sedang dikirim, jika ada
people-done-what-link-sent = Jika alamat ini pernah dipakai menandatangani sesuatu di sini, email berisi tautannya datang dalam beberapa menit.

people-link-again = Kirim ulang tautan ke tanda tangan Anda
people-link-again-what = Dengan tautan itu Anda dapat melihat semua yang kami simpan tentang Anda, memperbaikinya, membawa salinannya, dan menariknya.
people-link-again-button = Kirimi saya tautannya

people-own-title = Tanda tangan Anda
people-own-lead = Inilah semua yang disimpan tentang Anda. Siapa pun yang memegang tautan ke halaman ini dapat melihatnya, jadi simpanlah untuk diri sendiri.
people-own-email = Alamat email
people-own-signed = Ditandatangani
people-own-confirmed = Dikonfirmasi
people-own-shown = Yang kini ditampilkan tentang Anda
people-own-shown-never = Tidak ada
people-own-shown-first-name-and-region = Nama depan, tempat, dan negara atau wilayah
people-own-shown-full = Nama, tempat, dan negara atau wilayah
people-own-agreed = Yang Anda setujui
people-own-correct = Perbaiki
people-own-correct-button = Simpan perubahan
people-own-take = Bawa salinannya
people-own-take-what = Berkas dalam format yang dapat dibaca program (JSON), berisi semua ini.
people-own-take-button = Simpan berkas
people-own-withdraw-what = Semua yang Anda tulis langsung dihapus, dan tanda tangan Anda tidak dihitung lagi. Jika Anda juga menerima berita seruan ini lewat email, berita itu tetap dikirim sampai Anda menghentikannya dengan tautan di salah satu email tersebut.
done-corrected = Perubahan Anda sudah disimpan.

people-title = Orang yang menandatangani
people-count = { $count } orang menandatangani di sini
people-from = Tempat tinggal mereka
people-at-least = Sekurang-kurangnya
people-elsewhere = Di tempat lain, tidak disebutkan, atau terlalu sedikit untuk disebut
people-from-why = Angka menurut negara atau wilayah diberikan dalam kelipatan lima, agar tidak mengungkapkan apa pun tentang seseorang.
people-names = Nama
people-names-never = Penyelenggara berjanji tidak menampilkan nama.
people-names-first-name-and-region = Nama depan mereka yang menghendakinya, yang terbaru lebih dulu.
people-names-full = Nama mereka yang menghendakinya, yang terbaru lebih dulu.
people-newer = Nama lebih baru
people-older = Nama lebih lama
way-person-what-named = Anda menandatangani di server penyelenggara, dan memutuskan sendiri apakah nama Anda ditampilkan di sana. Server lain hanya diberi tahu satu angka: berapa orang yang menandatangani.
way-person-who = Siapa yang menandatangani

people-mail-confirm-subject = Mohon konfirmasi: { $title }
people-mail-confirm-what = Seseorang, barangkali Anda, menandatangani dengan alamat email ini: { $title }. Tanda tangan dihitung setelah Anda membuka tautan ini dan menekan tombolnya:
people-mail-confirm-then = Tautan ini berlaku satu kali, dalam waktu dua hari. Jika bukan Anda yang menandatangani, abaikan saja: yang tertulis akan dihapus setelahnya.
people-mail-already-subject = Anda sudah menandatangani: { $title }
people-mail-already-what = Seseorang, barangkali Anda, ingin menandatangani dengan alamat email ini: { $title }. Alamat ini sudah dipakai menandatangani, dan dihitung sekali. Dengan tautan ini Anda dapat melihat, memperbaiki, atau menarik tanda tangan Anda:
people-mail-already-then = Simpan tautan ini untuk diri sendiri. Jika bukan Anda, tidak ada yang perlu dilakukan.
people-mail-signed-subject = Anda menandatangani: { $title }
people-mail-signed-what = Terima kasih. Tanda tangan Anda dihitung: { $title }. Dengan tautan ini Anda dapat melihat semua yang kami simpan tentang Anda, memperbaikinya, membawa salinannya, dan menariknya:
people-mail-signed-then = Simpan email ini, dan jangan berikan tautannya kepada orang lain.
people-mail-again-subject = Tautan ke tanda tangan Anda
people-mail-again-what = Seseorang, barangkali Anda, meminta tautan ke hal yang ditandatangani dengan alamat ini. Dengan tautan itu Anda dapat melihat, memperbaiki, atau menariknya:
people-mail-again-then = Simpan tautan ini untuk diri sendiri. Jika bukan Anda, tidak ada yang perlu dilakukan.

people-desk-title = Tanda tangan perorangan
people-desk-free = Belum ada yang menandatangani dengan ketentuan ini, jadi Anda masih dapat mengubah semuanya.
people-desk-promised = Sudah ada yang menandatangani dengan ketentuan ini. Bagi mereka semua Anda dapat memperketatnya, tidak dapat melonggarkannya: menampilkan lebih sedikit, atau menyimpan lebih singkat. Penanggung jawab data tetap sama.
people-desk-undated = Belum ditetapkan hari penghapusan tanda tangan perorangan: yang datang dari daftar atau lewat akun disimpan sampai setahun setelah seruan ini berakhir. Tetapkan harinya.
people-desk-open = Perorangan dapat membubuhkan namanya pada seruan ini
people-desk-button = Simpan ketentuan ini
field-people-keeper = Siapa yang bertanggung jawab atas data
field-people-keeper-hint = Organisasi yang menyimpan apa yang ditulis orang, dengan nama lengkap
field-people-contact = Cara menghubunginya
field-people-contact-hint = Alamat email atau halaman web untuk pertanyaan tentang data pribadi
field-people-kept-until = Disimpan sampai
field-people-kept-until-hint = Pada akhir hari ini semuanya kecuali jumlahnya terhapus dengan sendirinya
field-people-shown = Sebanyak-banyaknya apa yang ditampilkan dari sebuah nama
field-people-consent = Apa yang disetujui orang
field-people-consent-hint = Kosongkan untuk memakai kalimat biasa. Di dalamnya disebutkan penanggung jawab data, tanggalnya, dan apa yang ditampilkan.
error-keeper-invalid = Sebutkan penanggung jawab data, dalam satu baris paling banyak 200 karakter
error-contact-invalid = Sebutkan cara menghubungi penanggung jawab data, dalam satu baris paling banyak 200 karakter
error-contact-form = Tulis alamat email yang lengkap, atau alamat halaman web yang diawali https://
error-kept-until-invalid = Berikan tanggal yang akan datang, dalam lima tahun ke depan
error-consent-invalid = Gunakan paling banyak 4.000 karakter
error-shown-looser = Orang menandatangani dengan janji bahwa yang ditampilkan lebih sedikit. Ketentuan dapat diperketat, tidak dapat dilonggarkan
error-kept-until-later = Orang menandatangani dengan janji bahwa datanya tidak disimpan selama itu. Anda hanya dapat memilih tanggal yang lebih awal
error-people-over = Data orang yang menandatangani di sini sudah dihapus. Tidak ada lagi yang dapat menandatangani
error-keeper-changed = Orang menyetujui bahwa tanda tangannya disimpan oleh organisasi yang disebutkan kepada mereka. Organisasi lain harus meminta persetujuan mereka lagi
done-people = Ketentuan sudah disimpan.
manage-people-terms = Tanda tangan perorangan: ketentuan dan angka

# A link of theirs that was used.
problem-title-people-used = Tautan ini sudah dipakai
problem-what-people-used = Setiap tautan hanya berlaku sekali. Jika Anda mengonfirmasi dengannya, tanda tangan Anda dihitung, kecuali jika sudah ditarik sejak itu.
problem-advice-people-used = Surel kedua memuat tautan untuk melihat, memperbaiki, dan menarik tanda tangan Anda. Anda dapat meminta tautan itu dikirim lagi dari formulir.
people-promise-never = Tidak ada apa pun dari nama Anda, kepada siapa pun
people-promise-first-name-and-region = Paling banyak nama depan Anda, dengan tempat dan negara atau wilayah, jika Anda mau
people-promise-full = Paling banyak nama Anda, dengan tempat dan negara atau wilayah, jika Anda mau
field-person-place = Tempat
field-person-place-hint = Kota atau daerah. Boleh dikosongkan
error-kept-until-before-deadline = Orang dapat menandatangani sampai batas waktu seruan. Berikan tanggal itu atau sesudahnya
problem-title-people-gone = Tanda tangan ini sudah ditarik
problem-what-people-gone = Semua yang ditulis bersamanya sudah dihapus, dan tanda tangan ini tidak dihitung lagi.
problem-advice-people-gone = Tidak ada lagi yang perlu dilakukan. Anda dapat menandatangani lagi kapan saja.
