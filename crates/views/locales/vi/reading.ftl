# Những gì trang công khai cho biết ngoài thư và danh sách: chuyển cho người khác, căn cứ của các con số,
# danh sách lớn dần ra sao, chủ đề, và dung lượng tệp.
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = Chép
reading-copied = Đã chép.
reading-live-stop = Ngừng cập nhật con số này
reading-live-again = Cập nhật lại con số này
reading-know = Căn cứ vào đâu?
reading-know-named = Mỗi tổ chức có một tuyên bố đã ký kèm bằng chứng, và được một bên khởi xướng duyệt. Mở bất kỳ tên nào để xem cả hai.
reading-know-own-server = Mỗi chữ ký được ký bằng khóa của chính tổ chức; khóa ấy nằm trong hồ sơ của tổ chức trên máy chủ riêng.
reading-know-web-form = Với mỗi chữ ký, một bên khởi xướng đã ký xác nhận rằng biểu mẫu được xác nhận qua email. Nếu địa chỉ thuộc tên miền riêng của tổ chức, mục của tổ chức trên máy chủ của bên chủ trì có ghi rõ.
reading-know-e-mail = Với mỗi chữ ký, một bên khởi xướng đã ký xác nhận rằng mình giữ email đó.
reading-know-paper = Với mỗi chữ ký, một bên khởi xướng đã ký xác nhận rằng mình giữ tờ giấy đó.
reading-know-fediverse-account = Với mỗi chữ ký, một bên khởi xướng đã ký xác nhận rằng tài khoản đó trả lời công khai và xác nhận bằng một liên kết riêng.
reading-know-import = Với mỗi chữ ký, một bên khởi xướng đã ký xác nhận rằng tên đó nằm trong một danh sách có trước danh sách này.
reading-know-unnamed = Một bên khởi xướng đã ký con số này. Không thể kiểm tra từ bên ngoài đó là những ai.
reading-know-personal = Mỗi người có một tuyên bố đã ký kèm bằng chứng, như các tổ chức. Họ không được tính là tổ chức.
reading-know-people = Mỗi máy chủ đã ký xác nhận có bao nhiêu người xác nhận chữ ký tại đó, qua email hoặc bằng tài khoản trên fediverse, hoặc được nhập từ một danh sách. Tên của họ không rời khỏi máy chủ ấy, nên con số này dựa vào lời của máy chủ.
reading-countries = Từ { $count } nước, vùng lãnh thổ
reading-countries-what = Tổ chức và cá nhân có nêu tên
reading-countries-none = Không nêu nước, vùng lãnh thổ
reading-day = Ngày thứ { $day }
reading-days-left = { $count ->
    [0] hôm nay
    [1] ngày mai
   *[other] còn { $count } ngày
}

reading-share = Chuyển cho người khác
reading-share-address = Địa chỉ
reading-share-mail = Gửi qua email
reading-share-fediverse = Từ tài khoản trên fediverse, tìm chính địa chỉ đó trên máy chủ của quý vị rồi chia sẻ bài đăng, để nhiều người thấy hơn. Chia sẻ không phải là ký tên.
reading-share-print = Muốn in, xin dùng trình duyệt: trang đã được trình bày sẵn cho giấy in; mọi tên đều có trên
reading-share-print-all = trang có đủ các tên
reading-share-nobody = Không ai được báo là quý vị chuyển tiếp: đây là những liên kết thường, không có tập lệnh hay bộ đếm của bên khác.

reading-branch-who = Bên khởi xướng
reading-branch-own = Đã duyệt, ký trên máy chủ riêng
reading-branch-other = Đã duyệt, theo cách khác
reading-branch-list = Danh sách trên máy chủ của bên đó
reading-branch-table = Xem dưới dạng bảng

reading-growth = Số tên theo thời gian
reading-growth-table = Dưới dạng bảng
reading-growth-until = Đến
reading-growth-organisations = Tổ chức

reading-narrow = Thu hẹp danh sách
reading-narrowed = Thu hẹp danh sách: đang đặt { $count } điều kiện lọc
reading-from = Từ ngày
reading-until = Đến ngày

reading-history = Quá trình
reading-history-what = Theo những gì máy chủ này lưu giữ: với mỗi khóa, chỉ lời mới nhất. Tên cũ không được lưu giữ, trừ khi bên ký nêu ra như một tên gọi khác.
reading-history-let-in = { $who } đã duyệt mục này với các tên hiện khi đó.
reading-history-removed = { $who } đã gỡ mục này.
reading-history-ended = { $who } đã chấm dứt lời xác nhận của mình về mục này.
reading-history-signed = Tuyên bố có ở đây đã được ký.
reading-history-signed-itself = Chính bên ký đã ký những gì có ở đây.
reading-history-listed = Mục này được đưa vào danh sách.
reading-history-entered = { $who } đã nhập mục này, và ký những gì có ở đây.
reading-history-changed = { $who } đã sửa mục này, và ký những gì có ở đây.

field-topics = Chủ đề
field-topics-hint = Nhiều nhất mười từ để người khác tìm thấy, ví dụ DockSafety, cách nhau bằng dấu phẩy. Phần mềm khác hiện chúng dưới dạng thẻ hashtag. Khi chủ đề thay đổi, các bên ký không phải ký lại
error-topics-form = Xin ghi nhiều nhất mười chủ đề: mỗi chủ đề một từ viết liền, gồm chữ cái, chữ số và _, cách nhau bằng dấu phẩy
error-topic-words = “{ $word }” không phải là một từ viết liền gồm chữ cái, chữ số và _. Xin ghi { $instead }; nếu là nhiều chủ đề, xin đặt dấu phẩy ở giữa
error-topic-odd = “{ $word }” không thể làm chủ đề: cần một từ viết liền gồm chữ cái, chữ số và _, có ít nhất một chữ cái và dài nhất { $most } ký tự

archive-kind = Loại
archive-any-kind = Mọi loại
archive-ended = Đã kết thúc: đã đóng hoặc đã rút lại
archive-topics = Chủ đề
archive-topic-title = Chủ đề: { $topic }
archive-topic-lead = Những gì máy chủ này biết về chủ đề này: lời kêu gọi, thư để gửi, buổi họp và những người liên quan.
archive-find-hint = Bằng bất kỳ ngôn ngữ nào của tiêu đề, hoặc theo bên chủ trì; không phân biệt dấu và chữ hoa
archive-feed = Lời kêu gọi mới qua nguồn tin Atom
archive-topic-count = { $topic } ({ $count })
