# Hình ảnh và mục tiêu trên trang của một lời kêu gọi.
picture-credit = Ảnh:
pictures-title = Hình ảnh
pictures-elsewhere = Văn bản này có hình ảnh kèm theo. Hình ảnh nằm trên máy chủ riêng của bên chủ trì: trang này không tải gì từ nơi khác.
pictures-see = Xem tại { $host }
pictures-described = Trong ảnh có gì, theo lời bên chủ trì:
goal-none-yet = Chưa có ai ký bản này. Mục tiêu của bên chủ trì là { $goal }.
goal-reached-so-far = Cho đến nay { $count }, gộp cả tổ chức và cá nhân.
goal-reached = { $count } chữ ký, gộp cả tổ chức và cá nhân. Bên chủ trì mong có { $goal }.
goal-not-reached = { $count } trong số { $goal } chữ ký mà bên chủ trì mong có, gộp cả tổ chức và cá nhân.
goal-any-wording = Với các tổ chức nêu tên, chỉ tính những tổ chức đã ký bản này; tất cả chữ ký khác đều được tính, bất kể đã ký bản nào.

# Bàn làm việc: hình ảnh và mục tiêu của một lời kêu gọi.
pictures-desk-title = Hình ảnh và mục tiêu
pictures-desk-lead = Hình ảnh và mục tiêu không thuộc nội dung được ký. Quý vị có thể thay đổi bất cứ lúc nào; không ai phải ký lại.
pictures-desk-published = Những gì quý vị lưu ở đây hiện ngay trên trang công khai, và được gửi đến các máy chủ giữ bản sao.
pictures-desk-link = Hình ảnh và mục tiêu
pictures-desk-first = Ảnh thứ nhất nằm ở đầu văn bản, các ảnh khác nằm sau.
pictures-desk-shape = Ở đầu văn bản nên dùng ảnh rộng, chẳng hạn 2000 × 800 pixel: ảnh kém rộng hơn bị cắt phần trên và dưới trên màn hình rộng; ảnh vuông hoặc ảnh dọc được hiện nguyên.
pictures-desk-number = Ảnh { $number }
pictures-desk-none = Chưa có hình ảnh.
pictures-desk-add = Thêm ảnh
pictures-desk-save = Lưu
pictures-desk-remove = Bỏ ảnh này
pictures-desk-languages = Xin mô tả mỗi ảnh bằng từng ngôn ngữ của văn bản.
field-picture-file = Tệp ảnh
field-picture-file-hint = JPEG, PNG hoặc WebP, nhiều nhất 24 MB. Ảnh được tạo lại: địa điểm, máy ảnh và các dữ liệu ẩn khác bị bỏ đi.
field-alt-in = Trong ảnh có gì, bằng { $language }
field-alt-hint = Cho người không thấy ảnh, và cho máy chủ không hiện ảnh. Một hoặc hai câu; ghi cả chữ có trong ảnh.
field-credit = Ảnh của ai?
field-credit-hint = Tên và giấy phép, theo ý người làm ra ảnh. Có thể để trống.
field-goal = Mục tiêu
field-goal-hint = Quý vị mong có bao nhiêu chữ ký, gộp cả tổ chức và cá nhân. Trang sẽ hiện mốc kế tiếp trên đường đến mục tiêu. Có thể để trống.
error-alt-missing = Xin ghi trong ảnh có gì, bằng từng ngôn ngữ
error-goal-form = Xin ghi một số nguyên từ 1 đến 1.000.000.000, hoặc để trống
error-picture-large = Ảnh lớn hơn 24 MB. Xin lưu nhỏ hơn rồi gửi lại
error-picture-format = Tệp này không phải là ảnh JPEG, PNG hoặc WebP
error-picture-dimensions = Ảnh có quá nhiều điểm ảnh: nhiều nhất 12.000 mỗi chiều và 50 triệu tất cả, ít hơn với một số loại tệp
error-picture-broken = Không đọc được ảnh: tệp bị hỏng hoặc bị cắt ngang
error-pictures-many = Có quá nhiều ảnh
error-picture-gone = Ảnh này không được dùng trong một ngày nên đã bị xóa. Xin gửi lại
error-picture-twice = Ảnh này đã có ở đây
done-around-saved = Hình ảnh và mục tiêu đã được lưu.
goal-more-to-goal = { $count ->
   *[other] Còn { $count } chữ ký nữa là đạt mục tiêu { $goal } của bên chủ trì.
}
goal-more-to-next = { $count ->
   *[other] Còn { $count } chữ ký nữa là được { $next }. Mục tiêu của bên chủ trì là { $goal }.
}
