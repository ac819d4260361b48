notice-days-left = { $count ->
   *[other] Tinggal { $count } hari lagi untuk menandatangani
}
notice-days-left-body = Dapat ditandatangani sampai { $day }. Mohon sebarkan.
# Ruang kerja: menerbitkan pada waktu yang dipilih.
schedule-title = Terbitkan nanti
schedule-what = Ini diterbitkan dengan sendirinya pada waktu itu, sebagaimana keadaannya saat itu. Jika saat itu ada yang kurang padahal sekarang tidak, tetap menjadi draf, dan hal itu disebutkan di sini dan dalam log. Jika saat itu server ini tidak berjalan, diterbitkan begitu server berjalan lagi.
schedule-planned = Akan diterbitkan pada { $day } pukul { $time } ({ $zone }).
schedule-stopped = Tidak diterbitkan pada { $day } pukul { $time } ({ $zone }). Masih berupa draf.
schedule-stopped-rule = Ada isinya yang melanggar aturan. Terbitkan secara manual untuk melihat apa itu.
schedule-plan = Terbitkan pada waktu ini
schedule-change = Pilih waktu ini saja
schedule-cancel = Biarkan sebagai draf
schedule-row = akan diterbitkan pada { $day } pukul { $time } ({ $zone })
schedule-row-stopped = tidak diterbitkan pada waktunya
schedule-goes-with-it = Diterbitkan sebagaimana keadaannya saat itu, bersama semua yang Anda simpan sampai saat itu.
schedule-look = Lihat atau ubah waktunya
schedule-notice = Ingatkan pengikut sebelum hari terakhir
schedule-notice-what = Menulis kabar yang menyebutkan berapa hari lagi tersisa, dalam bahasa-bahasa seruan. Anda dapat mengubah kata-katanya dan memilih kapan dikirim.
schedule-notice-button = Siapkan kabar
field-schedule-date = Tanggal
field-schedule-time = Waktu
field-schedule-zone = Zona waktu
field-schedule-zone-hint = Nama kotanya, misalnya Jakarta, Hong Kong, atau Mexico City
error-time-form = Pilih tanggal dan waktu
error-zone-unknown = Tuliskan kota suatu zona waktu, misalnya Jakarta, atau pilih dari daftar
error-zone-several = Mungkin yang dimaksud { $zones }. Tuliskan salah satunya
error-zone-alike = Tidak ada zona waktu dengan nama itu. Apakah { $zones }?
error-time-skipped = Jam dimajukan melewati waktu itu; pilih waktu lain
error-time-past = Waktu itu sudah lewat; pilih waktu yang lebih lambat
error-time-far = Pilih waktu dalam dua tahun ke depan
done-scheduled = Akan diterbitkan dengan sendirinya pada waktu itu.
done-schedule-cancelled = Tidak ada yang terjadi pada waktu itu. Tetap berupa draf.
audit-schedule = Memilih waktu penerbitan
audit-schedule-cancel = Membatalkan waktu penerbitan
audit-schedule-due = Diterbitkan pada waktu yang dipilih
