# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = Bukan Anda? Dengan satu tombol di sini, server ini tidak lagi mengirim email seperti ini ke alamat ini:
no-mails-title = Tidak ada email yang tidak Anda minta
no-mails-lead = Seseorang mengetik alamat email Anda dalam formulir di server ini. Tekan tombolnya, dan tidak ada formulir di sini yang dapat mengirim email ke alamat itu lagi, siapa pun yang mengisinya. Apa yang sudah Anda tandatangani sendiri tetap ada, begitu juga email tentangnya. Hanya bentuk teracak dari alamat itu yang disimpan, untuk mengenalinya.
no-mails-button = Jangan menulis kepada saya lagi dari sini
no-mails-stopped = Tidak ada formulir di server ini yang dapat mengirim email ke alamat Anda lagi, kecuali tentang apa yang sudah Anda tandatangani sendiri.
no-mails-stopped-what = Email tentang hal itu tetap dikirim, juga jika tautannya diminta lagi. Orang yang mengetik alamat Anda tidak diberi tahu. Jika suatu hari Anda sendiri ingin menandatangani sesuatu di sini, batalkan ini dahulu: email konfirmasinya tidak akan datang. Simpan tautan ke halaman ini untuk itu.
no-mails-again = Batalkan
no-mails-again-done = Dibatalkan: formulir di server ini dapat mengirim email ke alamat Anda lagi.
