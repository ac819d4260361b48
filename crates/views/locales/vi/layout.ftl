# Khung của mọi trang, và những từ có ở nhiều trang.
layout-skip = Đến thẳng nội dung
layout-languages = Ngôn ngữ
layout-pages = Các trang của danh sách
layout-no-cookies = Trang này không đặt cookie và không tải gì từ nơi khác.
layout-cookies = Khi đăng nhập, hai cookie được đặt: một cookie giữ phiên đăng nhập, cookie kia cho trang đăng nhập biết quý vị đã từng đăng nhập ở đây. Trang này không tải gì từ nơi khác.
layout-all-appeals = Tất cả lời kêu gọi
layout-desk = Bàn làm việc
layout-source = Mã nguồn
layout-source-changed = Mã nguồn của phiên bản đã sửa đổi này

# Tình trạng của lời kêu gọi.
status-draft = Bản nháp
status-open = Đang lấy chữ ký
status-closed = Đã đóng
status-delivered = Đã trao
status-withdrawn = Đã rút lại

# Các loại lời kêu gọi.
kind-petition = Bản kiến nghị
kind-open-letter = Thư ngỏ
kind-joint-statement = Tuyên bố chung
kind-urgent-appeal = Lời kêu gọi khẩn cấp

# Vai trò.
role-organiser = bên chủ trì
role-co-initiator = bên đồng khởi xướng
role-keeper = bên giữ danh sách
role-copy = giữ bản sao

# Cách ký.
how-own-server = máy chủ riêng
how-web-form = biểu mẫu
how-e-mail = email
how-paper = trên giấy
how-fediverse-account = tài khoản fediverse
how-import = từ danh sách có trước
