# Nguồn tin Atom của một lời kêu gọi và của một tổ chức.
feed-wording = Bản số { $number }. { $status }.
feed-wording-replaced = Bản số { $number }, nay đã được thay thế.
feed-signed = Tổ chức này đã ký tên.
feed-all = Tất cả lời kêu gọi: { $name }
feed-topic = Chủ đề { $topic }: { $name }
