# The desk: how this server stands to others, and what others report.
moderation-title = Kiểm duyệt
moderation-link = Kiểm duyệt: máy chủ này chặn ai và nơi khác báo cáo gì
moderation-lead = Máy chủ này đối với nơi khác ra sao. Có hiệu lực ngay, không báo cho ai và không thay đổi danh sách nào. Chỉ người của tổ chức đầu tiên trên máy chủ này thấy trang này.

# The rules in force.
moderation-rules = Quy tắc đang có hiệu lực
moderation-none = Chưa có quy tắc nào: máy chủ này đối với mọi nơi như nhau.
moderation-none-fits = Không có quy tắc nào phù hợp.
moderation-find = Tìm trong tên miền, địa chỉ và ghi chú
moderation-all = Mọi quy tắc
moderation-shown = { $count ->
    [1] 1 quy tắc.
   *[other] Quy tắc { $first } đến { $last } trong số { $count }.
}
moderation-before-these = Các quy tắc trước
moderation-after-these = Các quy tắc tiếp theo
moderation-severity-block = Chặn
moderation-severity-limit = Hạn chế
moderation-severity-allow = Cho phép
moderation-since = từ { $at }
moderation-change = Sửa
moderation-lift = Gỡ bỏ

# A rule, looked at before it is made.
moderation-add = Thêm hoặc sửa quy tắc
field-moderation-subject = Tên miền hoặc tài khoản
field-moderation-subject-hint = Một tên miền như spam.example, cùng mọi thứ bên dưới; nếu ghi cổng thì chỉ cổng đó. Hoặc một tài khoản, dạng @tên@máy-chủ hay địa chỉ actor của nó.
field-moderation-severity = Nội dung quy tắc
moderation-choice-block = Chặn: không nhận, không gửi và không hiện gì của nơi đó
moderation-choice-limit = Hạn chế: vẫn được nghe, nhưng chữ ký chờ có người quyết định
moderation-choice-allow = Cho phép: ngoại lệ của quy tắc về tên miền cấp trên, hoặc một mục trong danh sách cho phép
field-moderation-public = Ghi chú công khai
field-moderation-public-hint = Dành cho mọi người nhận danh sách dưới dạng tệp.
field-moderation-private = Ghi chú riêng
field-moderation-private-hint = Dành cho những người thấy trang này.
moderation-look = Xem sẽ có tác dụng gì
moderation-check-title = Quy tắc này, trước khi áp dụng
moderation-effect-block = Những gì đang chờ từ máy chủ hay tài khoản bị chặn sẽ bị xóa, và những gì chờ gửi đến đó cũng vậy. Việc theo dõi chấm dứt ở cả hai phía. Khi gỡ quy tắc, những điều ấy không tự trở lại. Ai đã có trong danh sách thì vẫn ở đó và được tính, kể cả khi rút tên tại máy chủ bị chặn trong thời gian ấy; máy chủ này không còn hiện đó là ai.
moderation-effect-limit = Không còn gì của nơi đó được tự động nhận: tất cả chờ ở bàn làm việc, có đánh dấu, đến khi có người quyết định. Ai đã có trong danh sách thì vẫn ở đó và vẫn có thể theo dõi các bên ở đây.
moderation-effect-allow = Được chấp nhận, dù quy tắc về tên miền cấp trên nói gì. Nếu máy chủ này chỉ giao tiếp với nơi được phép, từ nay nơi đó là một trong số ấy.
moderation-blocks = Sau đó, nơi này bị chặn ở đây: một quy tắc khác chặn nó, hoặc máy chủ này chỉ giao tiếp với nơi được phép.
moderation-before = Quy tắc được thay thế
moderation-same = Quy tắc này đã có: không có gì thay đổi.
moderation-unknown = Máy chủ này không biết actor nào có địa chỉ này. Nếu đó là địa chỉ trang hồ sơ, xin ghi tài khoản theo dạng @tên@máy-chủ: chỉ địa chỉ của chính actor mới được nhận ra.
moderation-reach = Ở đây có ai bị ảnh hưởng
moderation-reach-what = Chỉ tính những bên mà máy chủ này sẽ đối xử khác với hiện nay.
moderation-reach-followers = Người theo dõi tổ chức và chủ đề ở đây
moderation-reach-followed = Tài khoản nơi khác được theo dõi từ đây
moderation-reach-signers = Bên ký các lời kêu gọi lưu ở đây
moderation-reach-waiting = Chữ ký đang chờ
moderation-set-block = Chặn
moderation-set-limit = Hạn chế
moderation-set-allow = Cho phép
moderation-lift-title = Gỡ bỏ quy tắc này?
moderation-lift-what = Từ đó áp dụng quy tắc khác nếu có, hoặc điều áp dụng cho mọi người. Việc theo dõi và những gì đã xóa không tự trở lại.

# Lists of other servers.
moderation-lists = Danh sách tên miền
moderation-lists-what = Là tệp CSV theo dạng Mastodon ghi và đọc. Tệp có tên miền và ghi chú công khai; không có ghi chú riêng và quy tắc về từng tài khoản.
moderation-export-blocks = Tải những gì bị chặn và hạn chế (CSV)
moderation-export-allowed = Tải những gì được cho phép (CSV)
moderation-import-title = Nhập danh sách tên miền
moderation-import-lead = Tệp CSV theo dạng Mastodon xuất ra: “suspend” là chặn, “silence” là hạn chế. Mỗi dòng thay quy tắc về cùng tên miền. Quý vị xem tác dụng trước khi có gì thay đổi.
field-moderation-file = Tệp
field-moderation-list = Hoặc dán các dòng của nó
field-moderation-list-hint = Dòng đầu ghi tên các cột, trong đó có #domain; hoặc mỗi dòng chỉ là một tên miền.
field-moderation-usual = Dòng không ghi mức độ thì có nghĩa là
moderation-import-check-title = Danh sách này, trước khi áp dụng
moderation-import-added = Quy tắc mới
moderation-import-changed = Quy tắc thay đổi
moderation-import-unchanged = Như trước
moderation-import-ignored = Dòng không yêu cầu điều gì máy chủ này làm
moderation-import-repeated = Dòng nói giống một dòng trước
moderation-import-refused = Dòng bị bỏ qua
moderation-import-changes = Những gì sẽ thay đổi
moderation-import-nothing = Không có gì thay đổi.
moderation-import-take = Áp dụng danh sách
moderation-imported-without = Số dòng bị bỏ qua: { $count }
moderation-until-now = cho đến nay: { $severity }
moderation-more = Những mục khác không hiện ở đây: { $count }
moderation-fault-severity_unknown = Mức độ không phải suspend (hay block), silence (hay limit) hoặc noop.
moderation-fault-severity_allow = “allow” thuộc về danh sách tên miền được cho phép. Xin nhập riêng danh sách ấy, và chọn “Cho phép” cho các dòng không ghi mức độ.
moderation-fault-domain_missing = Không có tên miền.
moderation-fault-subject_invalid = Nội dung đó không phải tên miền như spam.example.
moderation-fault-csv_invalid = Không đọc được.
moderation-fault-quote_around_rows = Dấu ngoặc kép trong dòng này gộp cả những dòng bên dưới, nên chúng cũng không được nhận: xin xóa dấu đó.
moderation-fault-own_host = Dòng này nói về chính máy chủ này.
moderation-fault-everybodys_domain = Ai cũng có thể đăng ký tên miền bên dưới.
moderation-fault-comment_too_long = Ghi chú quá dài.
moderation-fault-domain_twice = Tên miền này đã có ở một dòng trước; dòng đó được tính.
error-moderation-subject = Xin ghi tên miền như spam.example, hoặc tài khoản theo dạng @tên@máy-chủ
error-moderation-own = Đó là máy chủ này, hoặc tên miền chứa nó
error-moderation-everybodys = Ai cũng có thể đăng ký tên miền dưới đây, nên quy tắc sẽ áp dụng cho tất cả. Xin ghi đúng tên miền của bên quý vị muốn nói
error-moderation-full = Số quy tắc đã đạt mức tối đa
error-moderation-severity = Xin chọn nội dung quy tắc
error-moderation-csv = Dòng đầu không có cột #domain, và không phải dòng nào cũng chỉ là một tên miền
error-moderation-lines = Danh sách có nhiều dòng hơn mức đọc mỗi lần. Xin chia nhỏ ra

# What other servers report.
moderation-reports-title = Báo cáo từ máy chủ khác
moderation-reports-lead = Những gì máy chủ khác báo cáo về tổ chức và lời kêu gọi ở đây, và về những gì lưu giữ của bên khác. Máy chủ được nêu tên, người khiếu nại ở đó thì không: báo cáo đáng tin đến đâu tùy máy chủ gửi đến.
moderation-reports-open = Chưa xử lý: { $count }
moderation-reports-none = Không có báo cáo nào.
moderation-reports-all = Hiện cả những báo cáo đã xong
moderation-reports-few = Chỉ hiện những báo cáo chưa xử lý
moderation-report-appeal = Lời kêu gọi
moderation-report-statement = Tuyên bố
moderation-report-actor = Tài khoản
moderation-report-by = { $host } báo cáo
moderation-report-times = số lần: { $count }
moderation-report-closed = xong ngày { $at }
moderation-report-rule = Đặt quy tắc về máy chủ của nó
moderation-report-close = Đã xong

# What was done.
done-moderation-set = Quy tắc đã có hiệu lực.
done-moderation-lifted = Quy tắc đã được gỡ bỏ.
done-moderation-no-rule = Không có quy tắc nào như vậy, hoặc không còn nữa: chưa có gì được thực hiện.
done-moderation-imported = Danh sách đã được áp dụng.
done-report-closed = Báo cáo đã được cất đi. Nếu được gửi lại, nó sẽ mở lại.
audit-moderation-check = Xem trước tác dụng của quy tắc về máy chủ khác
audit-moderation-rule = Đặt quy tắc về máy chủ khác
audit-moderation-lift = Gỡ bỏ quy tắc về máy chủ khác
audit-moderation-import-check = Xem danh sách quy tắc về các máy chủ khác
audit-moderation-import = Nhập danh sách quy tắc về các máy chủ khác
audit-report-close = Cất một báo cáo của máy chủ khác
