# Perorangan menandatangani; organisasi tanpa server meminta namanya dicantumkan.
sign-title = Tandatangani sebagai perorangan
sign-button = Kirimi saya emailnya
sign-only-a-number = Hanya satu angka yang keluar dari server ini: berapa orang yang menandatangani di sini.
sign-organisation-title = Tandatangani lewat formulir
sign-organisation-lead = Kami mengirim email kepada organisasi Anda. Belum ada yang ditandatangani sebelum seseorang di sana membuka tautannya dan mengonfirmasi. Daftar menyebutkan bahwa tanda tangan itu masuk lewat formulir.
sign-organisation-open = Jika alamat emailnya berada di domain situs web yang Anda tulis, organisasi Anda langsung dicantumkan setelah dikonfirmasi. Untuk alamat lain, penyelenggara memeriksanya lebih dulu.
sign-organisation-moderated = Setelah dikonfirmasi, penyelenggara memeriksanya sebelum organisasi Anda dicantumkan, dan kami menulis lagi kepada Anda.
sign-organisation-agree = Organisasi saya sudah memutuskan untuk menandatangani { appeal-this }, dan saya berwenang menyatakannya. Nama organisasi, negara atau wilayahnya, dan cara menandatanganinya menjadi publik di banyak server.
sign-confirm-title = Konfirmasi tanda tangan Anda
sign-confirm-button = Ya, saya menandatangani
sign-withdraw-title = Tarik tanda tangan Anda
sign-withdraw-button = Tarik dan hapus
