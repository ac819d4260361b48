# Alasan penandatangan menandatangani, dengan kata-kata mereka sendiri.
why-title = Mengapa mereka menandatangani
why-one = Mengapa menandatangani
why-lead = Dengan kata-kata mereka sendiri, sebagaimana diterima penyelenggara.
why-none = Belum ada yang menyebutkan alasannya.
why-all = Semua { $count }
why-elsewhere = Jika ada yang menyampaikan alasannya, bacalah di server penyelenggara
why-newer = Lebih baru
why-older = Lebih lama
why-ours = Mengapa kami menandatangani
why-ours-link = Sebutkan alasannya
why-ours-lead = Beberapa kalimat yang tampil di samping nama organisasi Anda. Penyelenggara memeriksanya sebelum ditampilkan, dan kalimat itu ikut hilang jika Anda menarik nama Anda.
field-why = Mengapa Anda menandatangani
field-why-hint = Paling banyak 500 karakter, teks biasa
field-why-first = Mengapa Anda menandatangani (boleh dikosongkan)
field-why-first-hint = Paling banyak 500 karakter, teks biasa. Penyelenggara memeriksanya sebelum ditampilkan.
field-why-language = Bahasa
field-why-language-hint = Dengan kodenya, misalnya en, zh-Hant, atau ar. Boleh dikosongkan.
why-send = Kirim
why-unsay = Tarik kembali
why-state-sent = Sudah dikirim kepada penyelenggara, yang boleh menampilkannya atau tidak. Keputusannya diberitahukan di sini.
why-state-sent-shown = Penyelenggara menampilkannya di halaman seruan itu.
why-state-sent-refused = Penyelenggara tidak menampilkannya.
why-state-waiting = Menunggu penyelenggara.
why-state-shown = Ditampilkan.
why-state-refused = Penyelenggara tidak menampilkannya.
done-comment-sent = Penyelenggara sudah menerimanya.
done-comment-unsaid = Sudah ditarik kembali.
error-comment-long = Tulis antara 1 dan 500 karakter
comments-title = Kata para penandatangan
comments-lead = Penandatangan boleh menyebutkan alasannya. Alasan itu hanya ditampilkan di sini, setelah Anda menerimanya, dan hilang bersama namanya.
comments-answer = Tidak ada balasan dari sini. Setiap nama mengarah ke entrinya, yang menyebutkan cara menghubungi organisasi itu.
comments-waiting = Menunggu
comments-shown = Ditampilkan
comments-refused = Tidak ditampilkan
comments-none = Tidak ada.
comments-show = Tampilkan
comments-refuse = Jangan tampilkan
comments-take-down = Turunkan
comments-not-listed = sudah tidak ada dalam daftar
comments-reported = { $count ->
    [1] dilaporkan sekali oleh server lain
   *[other] dilaporkan { $count } kali oleh server lain
}
manage-comments = { $count ->
    [0] Kata penandatangan
   *[other] Kata penandatangan: { $count } menunggu
}
done-comment-shown = Sudah ditampilkan.
done-comment-refused = Tidak ditampilkan.
error-comment-changed = Isinya berubah selagi Anda membaca. Lihatlah sekali lagi
error-comment-not-listed = Organisasi Anda belum ada dalam daftar
form-done-why = Sudah dicatat
form-done-what-why = Orang di pihak penyelenggara memeriksa yang Anda tulis sebelum ditampilkan.
form-done-why-gone = Sudah ditarik kembali
form-done-what-why-gone = Tidak ada lagi yang tampil di samping nama organisasi Anda.
