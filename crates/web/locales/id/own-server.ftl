# Dari seruan ke server pembaca sendiri.
own-server-title = Tandatangani dari server Anda sendiri
own-server-lead = Sebutkan akun atau server organisasi Anda. Kami menanyakan kepada server itu bagaimana { appeal-this } diterima di sana, dan Anda melihat ke mana tautannya menuju sebelum membukanya.
field-own-server = Akun organisasi Anda, atau servernya
field-own-server-hint = Misalnya @union@social.example, atau social.example
own-server-found = Server Anda: { $host }
own-server-means-desk = Server ini memakai Undersigned. Tautan membuka ruang kerjanya dengan alamat yang sudah terisi; masuklah di sana, baca { appeal-this }, lalu tandatangani dengan kunci organisasi Anda sendiri.
own-server-means-object = Tautan menampilkan { appeal-this } di sana. Balaslah dari akun organisasi Anda.
own-server-means-create = Tautan membuka kiriman baru di sana, dengan kalimatnya sudah tertulis. Kirimkan secara publik dari akun organisasi Anda.
own-server-means-subscribe = Tautan mencari { appeal-this } di sana. Balaslah dari akun organisasi Anda.
own-server-means-none = Server ini tidak menyebutkan cara menerima sesuatu dari luar, jadi tidak ada tautannya. Anda tetap dapat mencari { appeal-this } sendiri di sana.
own-server-where = Tautan ini menuju
own-server-go = Lanjutkan ke { $host }
own-server-words = Balaslah secara publik dengan kalimat ini:
own-server-search = Masuk di sana, cari alamat ini, lalu balas kiriman yang ditemukan.
own-server-another = Akun lain
error-own-server-form = Tulis akun sebagai @nama@host, atau tulis nama server
error-own-server-blocked = Server ini tidak berhubungan dengan server itu
