organisation-moved = Organisasi ini sudah pindah. Sekarang ada di sini:
organisation-was = Akun sebelumnya
desk-moved = Organisasi Anda sudah pindah.
problem-title-moved = Organisasi Anda sudah pindah
problem-what-moved = Sekarang organisasi menandatangani di server barunya, dengan akun barunya.
problem-advice-moved = Masuklah di sana. Pengelola server ini dapat membatalkan kepindahan.
audit-move-withdrawn = Tidak ditandatangani lagi setelah pindah ke server ini: seruan telah ditarik
