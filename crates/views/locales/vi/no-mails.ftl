# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = Không phải quý vị? Chỉ cần bấm một nút ở đây, máy chủ này sẽ không gửi email như vậy đến địa chỉ này nữa:
no-mails-title = Không nhận email mà quý vị không yêu cầu
no-mails-lead = Có người đã nhập địa chỉ email của quý vị vào một biểu mẫu trên máy chủ này. Xin bấm nút, và từ đó không biểu mẫu nào ở đây có thể gửi email đến địa chỉ này nữa, dù ai điền. Những gì chính quý vị đã ký vẫn còn, và các email về những việc đó cũng vậy. Chỉ một giá trị băm của địa chỉ được lưu giữ, để nhận ra địa chỉ đó.
no-mails-button = Đừng gửi thư cho tôi từ đây nữa
no-mails-stopped = Không biểu mẫu nào trên máy chủ này có thể gửi email đến địa chỉ của quý vị nữa, trừ email về những gì chính quý vị đã ký.
no-mails-stopped-what = Các email về những việc đó vẫn tiếp tục, kể cả khi có người yêu cầu gửi lại liên kết. Người nhập địa chỉ không được cho biết điều này. Nếu một ngày nào đó chính quý vị muốn ký ở đây, xin rút lại điều này trước: nếu không, email xác nhận sẽ không đến. Xin giữ liên kết đến trang này để làm việc đó.
no-mails-again = Rút lại
no-mails-again-done = Đã rút lại: các biểu mẫu trên máy chủ này lại có thể gửi email đến địa chỉ của quý vị.
