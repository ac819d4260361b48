# Bàn làm việc của một tổ chức.
desk-title = Tổng quan
desk-signed-elsewhere = Một máy chủ khác đang ký bằng khóa của quý vị.
desk-signed-elsewhere-what = Có người đang chạy một bản sao của máy chủ này, hoặc có khóa của nó. Xin nhờ người quản trị máy chủ ngừng bản sao đó; lệnh “undersigned doctor” cho biết thêm.
desk-word = bàn làm việc
desk-sign-out = Đăng xuất
desk-tabs = Bàn làm việc
desk-tab-overview = Tổng quan
desk-tab-appeals = Lời kêu gọi mới
desk-tab-endorse = Đồng ký tên
desk-tab-follow = Theo dõi
desk-tab-tokens = Mã truy cập
desk-done = Xong.
desk-waiting = Chờ duyệt
desk-waiting-what = Duyệt là ký một tuyên bố mà người khác kiểm tra được
desk-invitations = Lời mời
desk-invitations-what = Bên khởi xướng duyệt các bên ký; máy chủ của bên khởi xướng giữ cho danh sách luôn mở
desk-invited-as = { $organiser } mời quý vị làm { $role }
desk-accept = Nhận lời
desk-decline = Từ chối
desk-our-appeals = Lời kêu gọi của chúng tôi
desk-new-appeal = Viết lời kêu gọi
desk-no-appeals = Chưa có. Quý vị có thể viết một lời kêu gọi, hoặc đồng ký tên vào lời kêu gọi của bên khác.
desk-count-waiting = { $count } bên chờ quý vị duyệt
desk-count-unconfirmed = { $count } tài khoản đã trả lời nhưng chưa xác nhận
desk-as-reader = Xem như người đọc
desk-endorsed = Lời kêu gọi chúng tôi đồng ký tên
desk-endorse-another = Đồng ký tên vào một lời kêu gọi
desk-endorsed-none = Chưa có.
desk-endorsement-manage = Thay đổi hoặc rút tên
desk-listed-title = Các bên đã được duyệt
desk-listed-lead = Gỡ tên cũng là ký một tuyên bố: mục đó ra khỏi danh sách trên mọi máy chủ, và bên chủ trì có thể quyết định ngược lại.
desk-remove = Gỡ

endorsement-listed = đã có trong danh sách
endorsement-waiting = chờ bên khởi xướng duyệt
endorsement-withdrawn = đã rút tên
endorsement-withdrawn-here = { $count ->
    [0] đã rút tên ở đây; chưa máy chủ nào khác xác nhận
   *[other] đã rút tên ở đây; { $count } máy chủ đã xác nhận
}
endorsement-elsewhere-from = Ngày giờ của việc rút tên đi trước đồng hồ của các máy chủ khác: chúng tính từ { $at } và vẫn hiện tên cho đến lúc đó.
endorsement-refused = bị từ chối

queue-who = Bên ký
queue-why = Những gì đã biết
queue-likeness = Giống tên khác
queue-nothing-alike = Không mục nào có tên trùng hoặc trông giống
queue-let-in = Duyệt
queue-refuse = Từ chối
queue-more = Hiện { $shown } bên đầu tiên trong số { $count } bên. Các bên tiếp theo sẽ hiện dần theo quyết định của quý vị.
pending-moderated = Đã thấy khóa tại máy chủ riêng của bên ký. Đang chờ vì quý vị chọn xem và duyệt từng tên.
pending-limited = Máy chủ này hạn chế nơi gửi: cần có người quyết định.
pending-fediverse-account = Một tài khoản trên fediverse đã trả lời bằng câu của quý vị và đã xác nhận. Đang chờ vì quý vị chọn xem và duyệt từng tên.
pending-name-changed = Đã có trong danh sách, nhưng sau đó đổi tên. Duyệt là xác nhận tên mới.
pending-key-not-found = Không thấy khóa tại máy chủ riêng của bên ký.
pending-unreachable = Máy chủ của bên ký không trả lời; chúng tôi vẫn tiếp tục hỏi.
pending-removed-before = Trước đây đã từng bị gỡ.
pending-host-blocked = Máy chủ của bên ký nằm trong danh sách chặn của quý vị.
pending-not-initiator = Phải do một bên khởi xướng khác duyệt.
pending-closed = Đến sau khi đã đóng.

deliveries-title = Gửi đến máy chủ khác
deliveries-none = Không có gì đang chờ gửi.
deliveries-server = Máy chủ
deliveries-state = Tình trạng
deliveries-words = Giải thích
deliveries-waiting = Chờ gửi
delivery-up-to-date = Đã cập nhật
delivery-out-of-reach = Không kết nối được
delivery-slowed-down = Đã giãn nhịp gửi
delivery-refuses-us = Từ chối chúng tôi
delivery-waiting = Đang chờ

editor-title-new = Viết lời kêu gọi
editor-title-revise = Sửa văn bản
editor-preview = Xem trước
editor-preview-what = Chưa có gì được lưu hay gửi đi.
editor-about = Thông tin chung
editor-texts = Văn bản, theo từng ngôn ngữ
editor-texts-what = Văn bản chính thức là văn bản được ký. Các văn bản khác là bản dịch, có thể sửa mà không phải nhờ ai ký lại.
editor-language-n = Ngôn ngữ { $number }
editor-authoritative = Đây là văn bản chính thức
editor-authoritative-what = Sửa văn bản chính thức là tạo một bản mới mà những người ký trước chưa ký; sửa một bản dịch thì không.
editor-field-title = Tiêu đề
editor-field-body = Văn bản
editor-field-body-hint = Để một dòng trống giữa các đoạn; dùng được Markdown
editor-more-languages = Thêm ngôn ngữ
editor-addressees = Nơi nhận
editor-addressees-what = Ghi chức vụ trước, để văn bản vẫn đúng khi người giữ chức vụ thay đổi.
editor-field-office = Chức vụ, cơ quan
editor-field-holder = Người đương nhiệm
editor-more-addressees = Thêm nơi nhận
editor-who = Ai khởi xướng, ai được ký
editor-save-draft = Lưu bản nháp
editor-save-wording = Lưu và kiểm tra
editor-show-preview = Xem trước
admission-open = Mọi tổ chức; máy chủ tự duyệt khi đã kiểm tra khóa
admission-moderated = Mọi tổ chức; có người xem và duyệt từng tên

publish-title = Trước khi công bố
publish-lead = { $wording ->
    [1] Nội dung này sẽ được ký bằng khóa của quý vị và gửi đi. Đã gửi thì không lấy lại được, chỉ có thể sửa đổi, đóng hoặc rút lại.
   *[other] Nội dung này sẽ được ký bằng khóa của quý vị thành bản số { $wording } và gửi cho tất cả những ai đang có bản trước đó.
}
publish-to-whom = Gửi gì, cho ai
publish-nobody = Chưa có ai theo dõi. Lời kêu gọi sẽ có trang riêng, và ai tìm thấy đều có thể ký.
publish-checks = Những điểm đã xem
publish-well = Tốt.
publish-think = Nên cân nhắc.
publish-digest = Mã đối chiếu của văn bản được ký
publish-button = Công bố
publish-preview = Xem như người đọc
publish-back = Trở lại văn bản
publish-own-name = Nếu tổ chức của quý vị đã ký một bản trước, tổ chức đồng thời ký bản này.
publish-undo = Sau đó quý vị vẫn có thể sửa văn bản, đóng hoặc rút lại tại bàn làm việc.
recipient-followers = { $count } tài khoản theo dõi quý vị
recipient-initiators = { $count } bên khởi xướng
recipient-replicas = { $count } máy chủ lưu giữ danh sách
recipient-signers = { $count } bên đã ký
check-well-languages = Mỗi ngôn ngữ chính thức đều có tiêu đề và nội dung.
check-think-languages = Có ngôn ngữ còn thiếu tiêu đề hoặc nội dung.
check-well-demands = Có nêu yêu cầu, như nhau trong mọi ngôn ngữ.
check-think-demands = Không nêu yêu cầu nào, hoặc số yêu cầu không bằng nhau giữa các ngôn ngữ.
check-think-demands-none = Không nêu yêu cầu nào.
check-think-demands-missing = Chưa phải mọi yêu cầu đều có trong mọi ngôn ngữ. Còn thiếu, theo số: { $missing }.
check-well-addressees = Có nơi nhận.
check-think-addressees = Chưa có nơi nhận.
check-well-deadline = Có ghi hạn ký.
check-think-deadline = Không có hạn ký nên sẽ không tự đóng.
check-well-keeper = Có một bên khởi xướng khác giữ cho danh sách luôn mở khi máy chủ của quý vị ngừng hoạt động.
check-think-keeper = Quý vị là bên khởi xướng duy nhất: khi máy chủ của quý vị ngừng hoạt động, không ai được duyệt. Xin nêu thêm một bên khởi xướng trong văn bản, hoặc mời một bên giữ danh sách khi đã công bố.
check-well-initiators = Kết nối được với mọi bên khởi xướng đã nêu tên.
check-think-initiators = Hiện không kết nối được với một bên khởi xướng đã nêu tên.
check-well-root-key = Khóa gốc có thể cất giữ ngoài mạng.
check-think-root-key = Khóa gốc nằm trên máy chủ này. Sau khi công bố, xin chuyển ra giấy hoặc USB.
check-well-length = Văn bản đủ ngắn cho mọi máy chủ.
check-think-length = Văn bản rất dài; một số máy chủ chỉ hiện phần đầu.
check-think-ballots = { $count ->
   *[other] Còn { $count } cuộc biểu quyết về bản hiện nay đang mở. Khi đã công bố bản khác, những gì được thông qua chỉ có thể tự viết vào.
}
check-think-adopted = { $count ->
   *[other] { $count } sửa đổi đã thông qua không có trong bản nháp này. Khi đã công bố bản khác, chỉ có thể tự viết vào.
}

manage-wait = chờ quý vị duyệt
manage-behind = ủng hộ bản này
manage-earlier = đã ký bản trước
manage-people = cá nhân
manage-nobody-waits = Không có ai đang chờ.
manage-listed = Đã duyệt { $count } bên: xem danh sách
manage-text = Văn bản
manage-revise-what = Văn bản sửa đổi mang số mới. Mỗi tên vẫn đứng dưới bản đã ký, cho đến khi chính bên đó ký lại.
manage-revise = Sửa văn bản
manage-update = Báo tin mới
manage-update-button = Tin mới và các trường hợp
manage-initiators = Các bên khởi xướng
manage-as-co-initiator = làm bên đồng khởi xướng: đứng tên ủng hộ văn bản và duyệt các bên ký
manage-as-keeper = làm bên giữ danh sách: duyệt các bên ký khi máy chủ của quý vị ngừng hoạt động, và không đứng tên ủng hộ văn bản
manage-invite = Mời
manage-ask = Mời ngay
manage-dismiss = Chấm dứt vai trò này
dismiss-title = Chấm dứt vai trò của tổ chức này?
dismiss-calls = Tổ chức này không còn được tính là bên khởi xướng.
dismiss-what = Lời của tổ chức này không còn duyệt cho ai nữa. Bên nào chỉ có tên nhờ lời đó sẽ ra khỏi danh sách. Nếu mọi tổ chức đều có thể ký, máy chủ của quý vị duyệt lại dần dần những bên kiểm tra được. Đây là một tuyên bố đã ký mà ai cũng đọc được. Quý vị có thể mời lại tổ chức này.
done-dismissed = Vai trò đã chấm dứt. Các máy chủ lưu danh sách được thông báo.
manage-uninvite = Rút lời mời
uninvite-title = Rút lời mời này?
uninvite-what = Không có gì được gửi đi. Tổ chức này chưa trả lời; nếu sau này nhận lời thì lời nhận không có hiệu lực. Trên máy chủ của tổ chức, lời mời có thể vẫn còn hiện. Quý vị có thể mời lại.
done-uninvited = Lời mời đã được rút.
invited-asked = đã hỏi ý kiến
invited-accepted = đã nhận lời
invited-refused = đã từ chối
invited-removed = đã gỡ
invited-not-asked = có tên trong văn bản, chưa được hỏi ý kiến
manage-import = Tên trên giấy hoặc từ danh sách có trước
manage-end = Trao lời kêu gọi và kết thúc
manage-deliver = Trao lời kêu gọi
manage-deliver-what = Công khai cho biết đã được trao. Việc ký tên vẫn mở hoặc đóng như đang có.
manage-deliver-button = Ghi nhận đã trao
manage-close = Đóng
manage-close-what = Máy chủ không tự duyệt thêm ai nữa. Danh sách giữ nguyên, vẫn có thể rút tên. Sau này có thể mở lại.
manage-close-sure = Đúng, ngừng nhận chữ ký
manage-close-button = Ngừng nhận chữ ký
manage-reopen = Mở lại
manage-reopen-what = Có thể ký trở lại và các biểu mẫu được mở. Ai đang chờ sẽ tự động được duyệt, trừ khi quý vị xét từng tên.
manage-reopen-delivered = Thư vẫn được ghi là đã trao. Tên được duyệt theo lựa chọn trong trình soạn văn bản.
manage-reopen-over = Hạn ký đã qua nên thư sẽ đóng lại ngay. Trước hết, xin công bố một ngày muộn hơn, hoặc bỏ hạn.
manage-reopen-later = Đổi hạn ký
manage-reopen-button = Nhận chữ ký trở lại
manage-withdraw = Rút lại
manage-withdraw-what = Văn bản hiện có gạch ngang trên mọi máy chủ, và danh sách được thu gọn. Việc này không thể hoàn tác.
manage-withdraw-sure = Tôi chắc chắn
manage-withdraw-button = Rút lại hẳn
manage-copies = Các bản sao của danh sách

endorse-title = Đồng ký tên vào một lời kêu gọi
endorse-fetch = Lấy về và cho xem
endorse-check-title = Xin đọc trước khi ký
endorse-check-lead = Lấy về từ { $host } và đã xác minh. Lời kêu gọi này thuộc về { $organiser }.
endorse-check-lead-ours = Được lưu trên máy chủ này và đã xác minh. Lời kêu gọi này thuộc về { $organiser }.
endorse-existing = Quý vị đã đồng ký tên vào lời kêu gọi này ngày { $at }.
endorse-existing-again = Gửi biểu mẫu là ký lại theo nội dung hiện nay của biểu mẫu.
endorse-earlier = Quý vị đã ký ngày { $at } và rút lại ngày { $until }. Biểu mẫu ghi sẵn những gì quý vị đã viết khi đó; xin xem lại trước khi gửi.
endorse-sign = Ký tên
endorse-sends = Gửi gì, cho ai
endorse-followers = { $count ->
    [0] chưa có ai theo dõi quý vị
   *[other] { $count } tài khoản theo dõi quý vị
}
endorse-button = Đồng ký tên với danh nghĩa { $name }
endorse-closed = Việc ký tên đã kết thúc ngày { $at }. Nếu ký bây giờ, tên của quý vị được ghi kèm ngày hôm nay, hoặc chờ bên khởi xướng duyệt.
endorse-closed-sure = Vâng, chúng tôi vẫn ký dù đã đóng
endorse-appeal-withdrawn = Lời kêu gọi này đã được rút lại và không thể ký nữa.
endorse-public = Tên, nước hoặc vùng lãnh thổ của tổ chức và bản đã ký sẽ được công khai và lưu lại trên nhiều máy chủ. Quý vị có thể rút tên bất cứ lúc nào; tuyên bố rút tên thì vẫn còn lại.
endorse-withdraw = Rút tên của chúng tôi
endorse-withdraw-sure = Vâng, chúng tôi rút tên
endorse-done-title = Đã đồng ký tên
endorse-withdrawn-title = Đã rút tên
endorse-withdrawn-here-title = Đã rút tên ở đây
endorse-listed = Tổ chức của quý vị đã có trong danh sách.
endorse-checked = Chữ ký của tổ chức đã được gửi và máy chủ của bên khởi xướng đang kiểm tra. Quý vị không cần làm gì thêm.
endorse-waits = Chữ ký của tổ chức đang chờ một bên khởi xướng duyệt. Quý vị không cần làm gì thêm.
endorse-sent-to = Được gửi đến
endorse-id = Tuyên bố của quý vị:
endorse-see = Xem lời kêu gọi
endorse-change = Thay đổi hoặc rút tên
endorse-again = Ký lại

follow-title = Theo dõi các tổ chức
follow-lead = Lời kêu gọi của họ từ đó sẽ đến máy chủ này, và máy chủ giữ một bản sao của mỗi danh sách.
follow-button = Theo dõi
follow-followers = { $count ->
    [0] Chưa có ai theo dõi quý vị.
   *[other] { $count } tài khoản theo dõi quý vị.
}
follow-following = Chúng tôi theo dõi
follow-none = Chưa có.
follow-end = Ngừng theo dõi
following-asked = đã yêu cầu, chưa có trả lời
following-accepted = đang theo dõi
following-refused = bị từ chối

tokens-title = Mã truy cập cho chương trình
tokens-lead = Mã truy cập cho phép một chương trình làm việc thay mặt tổ chức mà không cần mật khẩu. Xin cấp cho mỗi chương trình một mã riêng, để khi cần có thể thu hồi.
tokens-fresh = Xin chép mã này ngay bây giờ. Mã sẽ không hiện lại.
tokens-button = Tạo mã truy cập
tokens-there-are = Các mã hiện có
tokens-none = Không có.
tokens-for = Mục đích
tokens-scope = Được phép
tokens-made = Ngày tạo
tokens-revoke = Thu hồi
scope-all = mọi việc thay mặt tổ chức
scope-read = chỉ đọc
scope-appeals = viết và công bố lời kêu gọi
scope-endorse = đồng ký tên và rút tên
scope-admit = duyệt và gỡ các bên ký
scope-attest = ghi các bên ký trên giấy, qua biểu mẫu và email

# Lý do gỡ một bên; các mã là mã dùng trong tuyên bố.
reason-duplicate = ghi hai lần
reason-not-an-organisation = không phải tổ chức như đã nêu
reason-not-authorised = người ký không có thẩm quyền
reason-key-compromised = khóa bị đánh cắp
reason-key-lost = khóa bị mất
reason-abuse = lạm dụng
reason-on-request = theo yêu cầu của chính bên ký
reason-other = lý do khác

queue-like-number = Trùng tên với số { $number }
queue-looks-like-number = Trông giống số { $number }: cùng tên, hoặc viết bằng chữ cái khác.
queue-looks-like = Trông giống { $address }: cùng tên, hoặc viết bằng chữ cái khác.
queue-mixed-scripts = Có một từ trộn chữ cái trông giống nhau của hai loại chữ viết.
desk-removed = Quý vị đã gỡ
desk-admit-again = Duyệt lại
endorse-choices = Lời kêu gọi đang mở của tài khoản này
endorse-not = Trừ yêu cầu { $number }:
endorse-not-words = Theo lời của quý vị
endorse-statement = Tuyên bố đã ký
tokens-unlabelled = tạo trên máy chủ
delivery-words-waiting = Sắp được gửi đi.
delivery-words-next = Máy chủ đó chưa nhận tin gần nhất. Không có gì bị mất: chúng tôi sẽ thử lại, lần tới: { $at }.
delivery-words-gave-up = Máy chủ đó đã lâu không trả lời. Chúng tôi chờ nó liên lạc lại; khi đó nó sẽ lấy những gì còn thiếu.
done-draft-saved = Bản nháp đã được lưu.
done-published = Đã công bố.
done-delivered = Trang công khai nay cho biết đã được trao.
done-closed = Thư không nhận thêm chữ ký nữa.
done-reopened = Thư đã nhận chữ ký trở lại.
done-withdrawn = Đã rút lại.
done-withdrawn-for-good = Lời kêu gọi này đã được rút lại vĩnh viễn: lời văn, bản dịch và ảnh được giữ nguyên.
done-followed = Đã gửi yêu cầu theo dõi.
done-unfollowed = Quý vị không còn theo dõi nữa.
done-revoked = Mã truy cập không còn hiệu lực.
done-invited = Lời mời đang được gửi đi.
done-joined = Quý vị đã nhận lời. Máy chủ của bên chủ trì sẽ lo phần còn lại.
done-declined = Quý vị đã từ chối.

# Các mục có thể là của cùng một bên ký.
same-title = Có thể là cùng một bên ký
same-lead = Các tên được so sánh qua các ngôn ngữ, loại chữ và cách viết. Không có gì tự gộp lại: quý vị quyết định. Quyết định của quý vị được ký, ai cũng xem được, và quý vị có thể hủy.
same-number = số { $number }
same-waits = chờ duyệt
same-waits-long = Một trong hai mục còn chờ duyệt. Xin quyết định việc đó trước.
same-one = Cùng một bên
same-two = Hai bên khác nhau
same-more = Hiện { $shown } trong số { $count } cặp. Các cặp sau sẽ hiện khi quý vị quyết định xong.
same-decided = Một hay hai bên: đã quyết định
same-is-one = Cùng một bên, theo quyết định của
same-is-two = Hai bên khác nhau, theo quyết định của
same-undo = Hủy quyết định
same-grade-certain = Cùng một tên
same-grade-likely = Nhiều khả năng là cùng một bên
same-grade-possible = Có thể là cùng một bên
same-why-same_name = Hai tên giống nhau, chỉ khác chữ hoa, dấu, ký hiệu hoặc dạng chữ Hán:
same-why-similar_name = Hai tên gần như giống nhau:
same-why-romanised = Hai tên viết bằng hai loại chữ nhưng đọc gần giống nhau:
same-why-translation = Một tên dường như là bản dịch của tên kia:
same-why-same_acronym = Tên viết tắt giống nhau:
same-why-acronym_of = Một tên ghép từ chữ đầu của tên kia:
same-why-abbreviation_of = Một tên là dạng rút gọn của tên kia:
same-why-linked = Có mục thứ ba mang cả hai tên:
same-why-countries_differ = Nhưng khác nước hoặc vùng lãnh thổ:
same-why-places_differ = Nhưng trong tên có nhắc đến những nước khác nhau:
same-why-numbers_differ = Nhưng các con số không giống nhau:
same-why-more_words = Nhưng một tên có nhiều từ hơn; có thể là chi nhánh:
same-why-words_differ = Nhưng mỗi tên đều có từ mà tên kia không có:
same-why-other_names_differ = Nhưng tên của hai bên trong cùng một ngôn ngữ lại khác nhau:
same-why-kinds_differ = Nhưng một bên là cá nhân, bên kia là tổ chức:
done-one-signer = Hai mục nay đứng trong danh sách là một bên ký và chỉ tính một lần.
done-two-signers = Hai mục nay đứng trong danh sách là hai bên ký.

editor-revise-what = { $count ->
    [0] Sửa văn bản chính thức, yêu cầu hoặc nơi nhận thì văn bản này trở thành bản số { $wording }. Chưa có ai ký văn bản hiện hành.
   *[other] Sửa văn bản chính thức, yêu cầu hoặc nơi nhận thì văn bản này trở thành bản số { $wording }. { $count } bên đã ký văn bản hiện hành vẫn đứng tên dưới văn bản đó, và được mời ký bản mới.
}
editor-revise-editorial = Thêm bản dịch, hoặc sửa văn bản không chính thức, thì không thành bản mới. Trước khi công bố, quý vị sẽ thấy đây là trường hợp nào.

verdict-title = Tác động đến những gì đã ký
verdict-substance = Việc này thay đổi nội dung đã ký. Văn bản trở thành bản số { $wording }.
verdict-signed = { $count ->
    [0] Chưa có ai ký văn bản hiện hành.
   *[other] { $count } bên đã ký văn bản hiện hành. Các bên này vẫn đứng tên dưới bản đó và được mời ký bản mới; cho đến lúc ấy họ không được tính cho bản mới.
}
verdict-attested = { $count } bên trong số đó do bên khởi xướng ghi tên: không máy chủ nào hỏi họ, và họ vẫn đứng tên dưới bản đã ký cho đến khi có người nói khác đi.
verdict-by-form = { $count } bên trong số đó đã ký qua biểu mẫu: họ được hỏi qua email.
verdict-editorial = Việc này không thay đổi nội dung đã ký. Văn bản vẫn là bản số { $wording }.
verdict-editorial-what = Chỉ sửa bản dịch, ngày tháng và những gì ở quanh văn bản; không ai phải ký lại.
publish-lead-editorial = Nội dung này sẽ được ký bằng khóa của quý vị, vẫn là bản số { $wording }, và gửi cho tất cả những ai đang có bản này.
publish-button-wording = Công bố bản số { $wording }
publish-button-editorial = Công bố phần sửa

affirm-title = Văn bản quý vị đã ký nay thay đổi
affirm-what = Cho đến khi ký bản mới, quý vị vẫn đứng tên dưới bản đã ký
affirm-signed-on = Quý vị đã ký bản số { $wording } ngày { $at }. Bản hiện hành là bản số { $now }.
affirm-signed = Quý vị đã ký bản số { $wording }. Bản hiện hành là bản số { $now }.
affirm-read-signed = Đọc văn bản đã ký
affirm-names = Quý vị sẽ ký với tên
affirm-kept = giữ nguyên bảo lưu đối với:
affirm-dropped = Bảo lưu của quý vị chấm dứt, vì yêu cầu này không còn nữa:
affirm-button = Ký bản số { $wording }
affirm-correct = Sửa tên hoặc bảo lưu
editor-mode-preview = Với người đọc
editor-mode-preview-fediverse = Trên Mastodon
editor-mode-preview-paper = Trên giấy
editor-mode-what-preview = Như trên trang của lời kêu gọi.
editor-mode-what-preview-fediverse = Bài đăng như những người theo dõi quý vị trên Mastodon sẽ thấy. Phần mềm khác cũng hiện tương tự.
editor-mode-what-preview-paper = Như khi in trang. Trên giấy, danh sách ký tên nằm ở phía sau.
editor-post-text = Nội dung bài đăng
editor-post-warning = Cảnh báo nội dung
editor-post-warning-none = Không có: không ai phải bấm nút trước khi đọc.
editor-post-length = Độ dài
editor-post-letters = { $count ->
   *[other] { $count } ký tự.
}
editor-post-whole = Bảng tin hiện toàn bộ.
editor-post-folded = Bảng tin hiện phần đầu, phần còn lại hiện sau khi bấm “Đọc thêm”.
editor-post-language = chỉ hiện ngôn ngữ thứ nhất; liên kết dẫn đến các ngôn ngữ khác
editor-post-link = Dưới nội dung
editor-post-card = Thẻ xem trước cho liên kết đến lời kêu gọi.
editor-post-picture = Hình ảnh, nên không có thẻ xem trước cho liên kết.
editor-post-tags = Thẻ hashtag
editor-post-tags-what = Các thẻ nằm dưới bài đăng, không nằm trong nội dung. Thẻ thứ nhất là cách để các tài khoản đồng ký tên.
editor-asks = Điều chúng tôi yêu cầu
editor-asks-what = Mỗi lần một yêu cầu, bằng mọi ngôn ngữ. Bên ký có thể bảo lưu đối với một yêu cầu; khi quý vị chuyển chỗ, đó vẫn là yêu cầu ấy.
editor-more-demands = Thêm yêu cầu
editor-addressee-n = Nơi nhận { $number }
editor-field-postal = Địa chỉ bưu điện
editor-field-email = Địa chỉ email của cơ quan
editor-up = Chuyển lên
editor-down = Chuyển xuống
editor-remove = Bỏ
editor-save-go-on = Lưu và chuyển sang công bố
editor-meanwhile = Trong lúc đó người khác đã sửa
editor-meanwhile-what = Đây là những gì sẽ thay đổi trong phần họ đã lưu nếu quý vị lưu biểu mẫu của mình. Chưa có gì bị ghi đè. Xin đưa vào biểu mẫu những gì quý vị muốn giữ lại của họ, rồi lưu lần nữa.
editor-meanwhile-theirs = Mở bản của họ trong cửa sổ mới
meanwhile-title = Trong lúc đó người khác đã sửa
meanwhile-other = Đó là một hình khác.
editor-restored = Đây là những gì quý vị viết lúc { $at } mà chưa lưu.
editor-restored-what = Xin lưu lại, hoặc bỏ đi để trở về bản đã lưu.
editor-discard = Bỏ đi
kept-form = Đây là những gì quý vị viết ở đây lúc { $at }; nội dung đến sau khi phiên làm việc đã hết.
kept-form-what = Nội dung này chưa được lưu. Xin gửi ngay như cũ, hoặc bỏ đi.
kept-form-files = Các tệp không được giữ lại: xin chọn lại sau đó.
kept-form-says = Nội dung
kept-form-send = Gửi ngay
editor-throw-away-what = Chưa có gì được công bố. Văn bản, các bản dịch và hình ảnh sẽ bị xóa và không thể khôi phục.
editor-throw-away-sure = Tôi chắc chắn: xóa hẳn
editor-changes-away = Bỏ các thay đổi này
editor-changes-away-what = Những gì đã lưu mà chưa công bố sẽ bị xóa, ở mọi ngôn ngữ và đối với mọi người làm việc tại đây. Những gì đã công bố vẫn giữ nguyên.
editor-kept = Được giữ lại cho quý vị. Không ai khác thấy cho đến khi quý vị lưu.
editor-signed-out = Quý vị không còn đăng nhập. Những gì quý vị viết vẫn được giữ: xin lưu, rồi đăng nhập lại.
editor-not-kept = Vừa rồi không giữ lại được. Xin lưu trước khi rời trang.
check-well-pictures = Mọi hình ảnh đều được mô tả bằng mọi ngôn ngữ.
check-think-pictures = Có hình ảnh còn thiếu mô tả bằng một ngôn ngữ.
check-well-answered = Mọi bên quý vị mời cùng khởi xướng đều đã trả lời.
check-think-answered = Có bên quý vị mời cùng khởi xướng chưa trả lời.
check-reachable = Máy chủ này trả lời tại { $address }.
check-reachable-private = Máy chủ này trả lời tại { $address }, nhưng đó là mạng nội bộ: không ai ở bên ngoài đọc hay ký tên được.
check-unreachable = Máy chủ này không tự kết nối được với chính mình tại { $address }. Có thể người khác cũng không kết nối được: xin hỏi người quản trị máy chủ. Lệnh “undersigned doctor” cho biết thêm.
publish-mend = Sửa lại
done-nothing-changed = Từ lần lưu trước không có gì thay đổi.
manage-update-what = Tin mới bằng bất kỳ ngôn ngữ nào, và tình hình của những người liên quan. Không có gì được gửi đi trước khi quý vị xem lại.
verdict-people = { $count ->
   *[other] { $count } cá nhân cũng đã ký. Con số này giữ nguyên.
}
verdict-nothing = Đây chính là nội dung đã công bố.
verdict-nothing-what = Không có gì thay đổi đối với bất cứ ai.
publish-lead-nothing = Không có gì để công bố: bản nháp giống với nội dung đang công khai.
# Văn bản bên cạnh bản dịch.
translate-title = Bản dịch
translate-link = Dịch, hai văn bản song song
unpublished = Có thay đổi đã lưu nhưng chưa công bố.
unpublished-languages = Ngôn ngữ:
unpublished-look = Xem lại và công bố
translate-from = Dịch từ
translate-progress = Tiến độ
translate-parts-done = { $count ->
   *[other] { $done } trên { $count } phần
}
translate-another = Sang ngôn ngữ khác
translate-begin = Bắt đầu
translate-into = Sang { $language }
translate-beside = Bên cạnh văn bản { $language }.
translate-or = Hoặc bên cạnh:
translate-authoritative = Đây là văn bản chính thức: sửa văn bản này là thay đổi nội dung được ký.
translate-changed = Những chỗ thay đổi từ khi dịch
translate-still-right = Vẫn đúng
translate-missing = còn thiếu
translate-out-of-date = đã cũ
translate-left = không còn trong văn bản nguồn: để trống để bỏ đi
translate-done = xong
translate-nothing = không có gì để dịch
translate-paragraph = Đoạn { $number }
translate-demand = Yêu cầu { $number }
translate-no-body = Chưa có văn bản bằng ngôn ngữ này.
translate-save = Lưu bản dịch
translate-published = Bản dịch được giữ dưới dạng bản nháp. Bản dịch trở thành công khai khi có người công bố từ trang của lời kêu gọi.
done-translation-saved = Bản dịch đã được lưu.
tokens-until = Có hiệu lực đến
tokens-used = Lần dùng gần nhất
tokens-unused = Chưa ghi nhận lần dùng nào
tokens-no-end = khi thu hồi
tokens-ended = Đã hết hạn:
tokens-maker-gone = đã rời đi; mã này không còn hiệu lực
tokens-never-more = Xin chỉ đánh dấu những gì chương trình cần đến. Mã truy cập không bao giờ làm được nhiều hơn chính quý vị: nếu quý vị nhận vai trò khác, hoặc rời đi, mã cũng thay đổi theo.
tokens-all = Mọi việc quý vị được phép làm
