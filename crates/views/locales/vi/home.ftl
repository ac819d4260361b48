# Trang đầu và kho lưu các lời kêu gọi.
home-title = Lời kêu gọi
home-lead = Những bức thư và bản kiến nghị mà các tổ chức cùng nhau ký tên. Mỗi máy chủ tham gia đều giữ toàn bộ danh sách, và ai cũng có thể kiểm tra.
home-fresh = Ở đây không có tổ chức nào.
home-fresh-how = Máy chủ hiển thị liên kết để thiết lập khi khởi động. Lệnh “undersigned admin set-up-link” hiển thị liên kết mới, còn “undersigned setup” thì không cần liên kết.
home-open = Đang lấy chữ ký
home-open-none = Hiện không có lời kêu gọi nào đang lấy chữ ký.
home-closed = Đã đóng hoặc đã rút lại
home-all = Tất cả lời kêu gọi
home-organisations = Các tổ chức ở đây
home-organisations-none = Chưa có.
home-work-here = Quý vị làm việc cho một trong các tổ chức này?
home-sign-in = Đăng nhập

archive-title = Tất cả lời kêu gọi
archive-lead = Mọi lời kêu gọi mà máy chủ này biết, của chính mình và bản sao của nơi khác.
archive-find = Tìm từ trong tiêu đề
archive-status = Tình trạng
archive-show = Hiện
archive-any = Tất cả
archive-before = Mới hơn
archive-after = Cũ hơn
archive-found = { $count ->
    [0] Không tìm thấy
   *[other] { $count } lời kêu gọi
}
