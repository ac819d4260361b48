# Menyiapkan organisasi, dan masuk.

set-up-title = Siapkan organisasi Anda
set-up-lead = Tautan ini berlaku satu kali. Setelah itu orang dapat mengikuti organisasi Anda, dan Anda dapat menulis seruan pertamanya.
set-up-organisation = Organisasi
set-up-you = Anda, pemilik pertamanya
set-up-button = Siapkan organisasi
set-up-done-title = Organisasi Anda sudah siap
set-up-done-lead = Organisasi Anda kini dapat ditemukan sebagai { $account }.
set-up-done-link = Tautan penyiapan tidak berlaku lagi. Mulai sekarang, masuklah dengan alamat email Anda.
set-up-done-next = Ke ruang kerja Anda
set-up-done-page = Lihat halaman publiknya

sign-in-title = Masuk
sign-in-lead = Untuk orang yang bekerja bagi organisasi di server ini. Untuk menandatangani seruan, Anda tidak memerlukan akun.
sign-in-button = Masuk
sign-in-signed-out = Anda sudah keluar.
sign-in-expired = Sesi masuk Anda sudah berakhir. Silakan masuk lagi.
sign-in-needed = Masuklah untuk melanjutkan.
sign-in-link-used = Tautan ini sudah pernah dipakai: tautan hanya berlaku satu kali. Masuklah dengan kata sandi Anda, atau mintalah tautan baru.
sign-in-link-over = Tautan ini tidak berlaku lagi: sudah kedaluwarsa, atau sudah diganti dengan yang lebih baru. Masuklah dengan kata sandi Anda, atau mintalah tautan baru.

sign-in-link-lead = Dengan tautan ini { $email } dapat masuk, satu kali.
sign-in-set-up-used = Tautan penyiapan sudah pernah dipakai atau sudah kedaluwarsa. Jika server ini sudah disiapkan, masuklah. Jika belum, nyalakan ulang servernya: tautan baru akan ditampilkan.
sign-in-link-password = Jika Anda belum punya kata sandi, atau lupa, buatlah yang baru di sini: sesi masuk di semua perangkat lain akan diakhiri dan token yang Anda buat akan dicabut. Jika ingin tetap memakai yang lama, kosongkan kedua kolom.
sign-in-kept = Anda cukup lama tidak aktif. Yang Anda tulis tidak hilang: masuklah lagi, dan isinya ada di halamannya.
signed-out-title = Sesi masuk Anda sudah berakhir
signed-out-lead = Yang Anda tulis belum disimpan dan hanya ada di halaman ini: biarkan halaman ini terbuka.
signed-out-first = Masuk di jendela lain
signed-out-then = Lalu kembalilah ke sini. Yang Anda tulis ditampilkan lagi di formulirnya; tidak ada yang disimpan sebelum Anda mengirimnya dari sana.
signed-out-button = Sudah masuk: tampilkan tulisan saya
