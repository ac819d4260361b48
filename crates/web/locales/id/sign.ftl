# Perorangan menandatangani; organisasi tanpa server meminta namanya dicantumkan.
sign-title = Tandatangani sebagai perorangan
sign-button = Kirimi saya emailnya
sign-only-a-number = Hanya satu angka yang keluar dari server ini: berapa orang yang menandatangani di sini.
sign-organisation-title = Tandatangani lewat formulir
sign-organisation-lead = Kami menulis kepada organisasi Anda. Namanya dicantumkan setelah seseorang di sana membuka tautannya, dan daftar menyebutkan bahwa tanda tangan itu masuk lewat formulir.
sign-organisation-agree = Organisasi saya sudah memutuskan untuk menandatangani surat ini, dan saya berwenang menyatakannya. Nama organisasi, negara atau wilayahnya, dan cara menandatanganinya menjadi publik di banyak server.
sign-confirm-title = Konfirmasi tanda tangan Anda
sign-confirm-button = Ya, saya menandatangani
sign-withdraw-title = Tarik tanda tangan Anda
sign-withdraw-button = Tarik dan hapus
