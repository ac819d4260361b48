# Vì sao các bên ký tên, theo lời của chính họ.
why-title = Vì sao họ ký tên
why-one = Vì sao bên này ký tên
why-lead = Theo lời của chính họ, sau khi bên chủ trì đã duyệt.
why-none = Chưa có ai nêu lý do.
why-all = Tất cả { $count }
why-elsewhere = Nếu đã có ai nêu lý do, có thể đọc trên máy chủ của bên chủ trì
why-newer = Mới hơn
why-older = Cũ hơn
why-ours = Vì sao chúng tôi ký tên
why-ours-link = Nêu lý do
why-ours-lead = Vài câu đứng bên cạnh tên tổ chức của quý vị. Bên chủ trì xem trước khi cho hiện, và những lời này cũng được bỏ đi khi quý vị rút tên.
field-why = Vì sao quý vị ký tên
field-why-hint = Nhiều nhất 500 ký tự, văn bản thuần
field-why-first = Vì sao quý vị ký tên (có thể để trống)
field-why-first-hint = Nhiều nhất 500 ký tự, văn bản thuần. Bên chủ trì xem trước khi cho hiện.
field-why-language = Ngôn ngữ
field-why-language-hint = Ghi bằng mã, ví dụ vi, en hoặc zh-Hant. Có thể để trống.
why-send = Gửi
why-unsay = Rút lại lời này
why-state-sent = Đã gửi cho bên chủ trì; bên chủ trì có thể cho hiện hoặc không. Quyết định ấy sẽ được báo ở đây.
why-state-sent-shown = Bên chủ trì đang cho hiện trên trang của lời kêu gọi.
why-state-sent-refused = Bên chủ trì không cho hiện.
why-state-waiting = Đang chờ bên chủ trì.
why-state-shown = Đang được hiện.
why-state-refused = Bên chủ trì không cho hiện.
done-comment-sent = Bên chủ trì đã nhận được.
done-comment-unsaid = Đã rút lại.
error-comment-long = Xin viết từ 1 đến 500 ký tự
comments-title = Lời của các bên ký
comments-lead = Bên ký có thể nêu vì sao mình ký tên. Lời ấy chỉ hiện ở đây, sau khi quý vị duyệt, và được bỏ đi khi tên không còn.
comments-answer = Không trả lời từ đây được. Mỗi tên dẫn đến mục của mình, nơi ghi cách liên hệ với tổ chức ấy.
comments-waiting = Chờ duyệt
comments-shown = Đang hiện
comments-refused = Không hiện
comments-none = Không có.
comments-show = Cho hiện
comments-refuse = Không cho hiện
comments-take-down = Thôi cho hiện
comments-not-listed = không còn trong danh sách
comments-reported = { $count ->
   *[other] bị máy chủ khác báo cáo { $count } lần
}
manage-comments = { $count ->
    [0] Lời của các bên ký
   *[other] Lời của các bên ký: { $count } đang chờ
}
done-comment-shown = Lời này nay được hiện.
done-comment-refused = Lời này không được hiện.
error-comment-changed = Lời này đã thay đổi trong lúc quý vị đọc. Xin xem lại
error-comment-not-listed = Tổ chức của quý vị chưa có trong danh sách
form-done-why = Đã ghi nhận
form-done-what-why = Bên chủ trì sẽ xem những gì quý vị viết trước khi cho hiện.
form-done-why-gone = Đã rút lại
form-done-what-why-gone = Bên cạnh tên tổ chức của quý vị không còn lời nào.
