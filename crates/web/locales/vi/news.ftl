# Tin tức về lời kêu gọi qua email: biểu mẫu, các liên kết trong email, các email, và bàn làm việc.
news-title = Tin tức qua email
news-what = Những gì tiếp theo: tin mới, việc trao thư, và trả lời. Bấm một lần là thôi nhận.
news-button = Gửi tin tức cho tôi
news-lead = Quý vị nhận email khi có tin mới, khi lời kêu gọi được trao, và khi có trả lời. Trước hết chúng tôi gửi một email có liên kết: chỉ khi quý vị mở liên kết và bấm nút ở đó, quý vị mới nhận tin tức.
news-one-more = Thêm một bước nữa, để không chương trình nào yêu cầu thay quý vị được: xin xem lại địa chỉ và gửi lần nữa.
news-kept = Địa chỉ của quý vị được lưu giữ dưới dạng mã hóa trên máy chủ này và không giao cho ai. Bên chủ trì thấy có bao nhiêu người đọc tin tức, không thấy là ai. Mỗi email có một liên kết để xem những gì được lưu giữ, và bấm một lần là xóa. Địa chỉ không được xác nhận thì xóa sau ba ngày, mọi địa chỉ đều được xóa một năm sau khi lời kêu gọi kết thúc.
news-confirm-title = Nhận tin tức
news-confirm-what = Bấm nút này thì quý vị nhận tin tức về lời kêu gọi này qua email. Trước đó thì chưa.
news-confirm-button = Gửi tin tức cho tôi
news-own-title = Tin tức quý vị nhận qua email
news-own-lead = Đây là tất cả những gì được lưu giữ về quý vị cho tin tức về lời kêu gọi này. Ai có liên kết đến trang này đều xem được, vì vậy xin giữ kín liên kết.
news-own-language = Ngôn ngữ
news-own-asked = Yêu cầu lúc
news-leave-button = Đừng gửi cho tôi nữa, và xóa những dữ liệu này
news-leave-what = Địa chỉ của quý vị được xóa ngay, và những email chưa gửi thì không gửi nữa.
people-done-news-sent = Email đang được gửi đi
people-done-what-news-sent = Xin mở liên kết trong đó trong vòng hai ngày. Từ lúc ấy quý vị nhận tin tức.
people-done-news-confirmed = Quý vị sẽ nhận tin tức
people-done-what-news-confirmed = Tin tức kế tiếp sẽ đến qua email. Mỗi email có một liên kết để thôi nhận.
people-done-news-left = Quý vị không còn nhận tin tức
people-done-what-news-left = Địa chỉ của quý vị đã được xóa.
# Email. Tiêu đề là tiêu đề của lời kêu gọi.
news-mail-confirm-subject = Xin xác nhận: tin tức về { $title }
news-mail-confirm-what = Có người, có lẽ là quý vị, đã yêu cầu tin tức qua email về lời kêu gọi này: { $title }. Tin tức được gửi đến khi quý vị mở liên kết này và bấm nút:
news-mail-confirm-then = Liên kết có hiệu lực hai ngày. Nếu không phải quý vị, xin đừng làm gì: sau đó địa chỉ sẽ được xóa.
news-mail-already-subject = Quý vị đã đang nhận tin tức: { $title }
news-mail-already-what = Có người, có lẽ là quý vị, đã yêu cầu tin tức qua email về lời kêu gọi này: { $title }. Địa chỉ này đang nhận rồi. Với liên kết này, quý vị có thể xem những gì được lưu giữ, và thôi nhận:
news-mail-already-then = Xin giữ kín liên kết. Nếu không phải quý vị thì không cần làm gì.
# $heading là tiêu đề của một tin mới, hoặc một trong hai câu dưới đây.
news-mail-subject = { $title }: { $heading }
news-mail-handover = Đã trao cho { $to }
news-mail-answer = { $by } đã trả lời
news-mail-more = Đọc trên trang:
news-mail-why = Quý vị nhận email này vì đã yêu cầu tin tức về lời kêu gọi này: { $title }.
news-mail-leave = Thôi nhận các email này, và xóa địa chỉ của tôi:
# Liên kết không dẫn đến đâu.
problem-title-news-closed = Ở đây không có tin tức để nhận
problem-what-news-closed = Có thể nhận tin tức qua email trong khi lời kêu gọi còn tiếp tục, và trong một năm sau đó.
problem-advice-news-closed = Những gì đã đưa tin cho đến nay có trên trang của lời kêu gọi.
problem-title-news-ended = Việc nhận tin đã kết thúc
problem-what-news-ended = Không còn tin tức nào gửi đến địa chỉ này, và địa chỉ đã được xóa.
problem-advice-news-ended = Quý vị không cần làm gì nữa. Lúc nào quý vị cũng có thể yêu cầu tin tức lại.
problem-title-news-expired = Liên kết này đã quá hạn
problem-what-news-expired = Liên kết xác nhận có hiệu lực hai ngày. Không có tin tức nào gửi đến địa chỉ này.
problem-advice-news-expired = Xin yêu cầu tin tức lại trên trang của lời kêu gọi.
problem-title-news-unknown = Không có liên kết này
problem-what-news-unknown = Địa chỉ có thể đã bị cắt mất một phần, hoặc nội dung mà nó dẫn đến đã được xóa.
problem-advice-news-unknown = Xin mở lại trọn vẹn liên kết từ email. Nếu không muốn nhận tin tức thì không cần làm gì.
# Bàn làm việc.
news-desk-title = Đọc qua email
news-desk-what = Người đọc yêu cầu tin tức bằng biểu mẫu trên trang của lời kêu gọi, rồi xác nhận. Mỗi tin mới, việc trao thư và mỗi trả lời được gửi đến họ một lần; bản sửa thì không. Ở đây không ai thấy họ là ai.
news-desk-reading = Đang nhận tin tức
news-desk-left = Thôi nhận
news-desk-bounced = Hộp thư không còn
recipient-news = những người đọc tin tức qua email
