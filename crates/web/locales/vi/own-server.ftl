# Từ lời kêu gọi đến máy chủ riêng của người đọc.
own-server-title = Ký tên từ máy chủ riêng
own-server-lead = Xin cho biết máy chủ của tổ chức quý vị. Chúng tôi hỏi máy chủ đó cách tiếp nhận { appeal-this }, và quý vị thấy rõ liên kết dẫn đến đâu trước khi mở.
field-own-server = Tài khoản của tổ chức, hoặc máy chủ của tổ chức
field-own-server-hint = Ví dụ: @union@social.example, hoặc social.example
own-server-found = Máy chủ của quý vị: { $host }
own-server-means-desk = Máy chủ này dùng Undersigned. Liên kết mở bàn làm việc ở đó với địa chỉ đã điền sẵn; xin đăng nhập, đọc { appeal-this }, rồi đồng ký tên bằng khóa riêng của tổ chức.
own-server-means-object = Liên kết hiện { appeal-this } ở đó. Xin trả lời bằng tài khoản của tổ chức.
own-server-means-create = Liên kết mở một bài đăng mới ở đó, có sẵn câu cần ghi. Xin đăng công khai bằng tài khoản của tổ chức.
own-server-means-subscribe = Liên kết tìm { appeal-this } ở đó. Xin trả lời bằng tài khoản của tổ chức.
own-server-means-none = Máy chủ này không cho biết cách tiếp nhận từ nơi khác, nên không có liên kết. Quý vị vẫn có thể tự tìm { appeal-this } ở đó.
own-server-where = Liên kết dẫn đến
own-server-go = Đến { $host }
own-server-words = Xin trả lời công khai bằng câu này:
own-server-search = Đăng nhập ở đó, tìm địa chỉ này, rồi trả lời bài tìm thấy.
own-server-another = Dùng tài khoản khác
error-own-server-form = Xin ghi tài khoản theo dạng @tên@máy-chủ, hoặc tên của máy chủ
error-own-server-blocked = Máy chủ này không liên lạc với máy chủ đó
