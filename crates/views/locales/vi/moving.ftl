organisation-moved = Tổ chức này đã chuyển đi. Nay ở đây:
organisation-was = Tài khoản trước đây
desk-moved = Tổ chức của quý vị đã chuyển đi.
problem-title-moved = Tổ chức của quý vị đã chuyển đi
problem-what-moved = Nay tổ chức ký tên tại máy chủ mới, bằng tài khoản mới.
problem-advice-moved = Xin đăng nhập ở đó. Người quản trị máy chủ này có thể hủy việc chuyển đi.
audit-move-withdrawn = Không ký lại sau khi chuyển đến máy chủ này: lời kêu gọi đã được rút lại
