# Thiết lập tổ chức và đăng nhập.
set-up-title = Thiết lập tổ chức của quý vị
set-up-lead = Liên kết này dùng được một lần. Sau đó mọi người có thể theo dõi tổ chức, và quý vị có thể viết lời kêu gọi đầu tiên.
set-up-organisation = Tổ chức
set-up-you = Quý vị, người phụ trách đầu tiên
set-up-button = Thiết lập tổ chức
set-up-done-title = Tổ chức của quý vị đã được thiết lập
set-up-done-lead = Từ nay có thể tìm thấy tổ chức qua { $account }.
set-up-done-link = Liên kết thiết lập không còn hiệu lực. Từ nay xin đăng nhập bằng địa chỉ email.
set-up-done-next = Đến bàn làm việc
set-up-done-page = Xem trang công khai

sign-in-title = Đăng nhập
sign-in-lead = Dành cho người làm việc cho một tổ chức trên máy chủ này. Để ký một lời kêu gọi, quý vị không cần tài khoản.
sign-in-button = Đăng nhập
sign-in-signed-out = Quý vị đã đăng xuất.
sign-in-expired = Phiên đăng nhập của quý vị đã kết thúc. Xin đăng nhập lại.
sign-in-needed = Xin đăng nhập để tiếp tục.
sign-in-link-used = Liên kết này đã được dùng: mỗi liên kết chỉ dùng được một lần. Xin đăng nhập bằng mật khẩu, hoặc đề nghị cấp liên kết mới.
sign-in-link-over = Liên kết này không còn dùng được: đã quá hạn, hoặc đã có liên kết mới hơn thay thế. Xin đăng nhập bằng mật khẩu, hoặc đề nghị cấp liên kết mới.

sign-in-link-lead = Liên kết này cho { $email } đăng nhập một lần.
sign-in-set-up-used = Liên kết thiết lập đã được dùng hoặc đã quá hạn. Nếu máy chủ này đã được thiết lập, xin đăng nhập. Nếu chưa, xin khởi động lại: máy chủ sẽ in ra một liên kết mới.
sign-in-link-password = Nếu không có mật khẩu, hoặc đã quên, xin chọn mật khẩu mới ở đây: mọi thiết bị khác sẽ bị đăng xuất và các mã truy cập quý vị đã tạo sẽ bị thu hồi. Muốn giữ mật khẩu cũ, xin để trống cả hai ô.
sign-in-kept = Quý vị đã rời đi một lúc. Những gì quý vị viết vẫn được giữ: xin đăng nhập lại, và nội dung đó sẽ có trên trang ấy.
signed-out-title = Quý vị không còn đăng nhập
signed-out-lead = Những gì quý vị viết chưa được lưu và chỉ có trên trang này: xin đừng đóng trang.
signed-out-first = Đăng nhập ở cửa sổ khác
signed-out-then = Sau đó xin trở lại đây. Những gì quý vị viết sẽ hiện lại trong biểu mẫu; chưa có gì được lưu cho đến khi quý vị gửi từ đó.
signed-out-button = Đã đăng nhập: hiện lại nội dung
