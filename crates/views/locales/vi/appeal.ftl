# Trang của một lời kêu gọi.
#
# Từ dùng thống nhất trong mọi tệp:
#   lời kêu gọi (appeal), thư ngỏ (open letter), bản kiến nghị (petition), tuyên bố chung (joint statement)
#   ký tên (sign), đồng ký tên (co-sign, endorse – của tổ chức), bên ký (signer), rút tên (take a name back)
#   bên khởi xướng (initiator), bên chủ trì (organiser), bên đồng khởi xướng (co-initiator), bên giữ danh sách (keeper)
#   duyệt (let in), gỡ (remove), mục (entry), bản số N (wording N), văn bản chính thức (authoritative text)
#   với tư cách cá nhân (as a person – chỉ được đếm), nhân danh cá nhân (in a personal capacity – có nêu tên)
#   khóa, khóa gốc (key, root key), tuyên bố (statement), bằng chứng (proof), mã đối chiếu (digest)
#   trao (deliver), đóng (close), rút lại (withdraw, nói về thư), bảo lưu (reservation), bàn làm việc (desk)
# Xưng hô: “chúng tôi” và “quý vị”.

appeal-status = Tình trạng:
appeal-wording = bản số { $number }
appeal-to = Kính gửi
appeal-stand-behind = { $count ->
    [0] Đến nay chưa có tổ chức nào đứng tên ủng hộ { appeal-this }
   *[other] tổ chức đứng tên ủng hộ { appeal-this }
}
appeal-stood-behind = tổ chức đã từng đứng tên ủng hộ { appeal-this }
appeal-none-stand-behind = Không có tổ chức nào đứng tên ủng hộ { appeal-this }
appeal-signed-earlier = Ngoài ra, { $count } tổ chức đã ký một bản trước.
appeal-more-earlier = ngoài ra, { $count } tổ chức đã ký một bản trước
appeal-any-wording = { $counted } (bất kể đã ký bản nào)
appeal-earlier-figure = tổ chức đã ký một bản trước
appeal-how-do-we-know = Căn cứ vào đâu?
appeal-to-next-mark = { $count ->
    [0] Đã đạt mốc { $mark }
   *[other] Còn { $count } nữa là đạt mốc { $mark }
}
appeal-add-organisation = Thêm tổ chức của quý vị
appeal-sign-as-person = Ký với tư cách cá nhân
appeal-fact-published = Công bố
appeal-fact-closes = Hạn ký
appeal-fact-closed = Đã đóng ngày
appeal-fact-called-by = Khởi xướng
appeal-fact-and-others = và { $count } bên khác
appeal-fact-languages = Ngôn ngữ
appeal-translation = bản dịch
appeal-closes = hạn ký
appeal-organisations-count = { $count ->
    [0] không có tổ chức nào cùng ký
   *[other] { $count } tổ chức
}
appeal-people = { $count ->
    [0] không có cá nhân nào
   *[other] { $count } người
}
appeal-more-people = { $count } người khác
appeal-on-this-page = Trên trang này
appeal-nav-letter = Văn bản
appeal-nav-demands = Điều chúng tôi yêu cầu
appeal-nav-sign = Ký tên
appeal-text-authoritative = { $language }, văn bản chính thức.
appeal-text-translation = { $language }, bản dịch.
appeal-text-follows = Không thay đổi kể từ bản số { $wording }.
appeal-text-incomplete = Bản dịch này chưa đầy đủ.
appeal-text-original = Toàn văn bằng { $language }
appeal-text-signed = Văn bản được ký là văn bản bằng { $language }.
appeal-text-signed-read = Đọc văn bản bằng { $language }
appeal-one-language = Chỉ đọc ngôn ngữ này
appeal-both-languages = Đọc song song các văn bản chính thức
appeal-we-ask = Chúng tôi yêu cầu
appeal-signed-for = Các bên khởi xướng
appeal-undersigned = Danh sách ký tên
appeal-find-name = Tìm một tên, bằng bất kỳ chữ viết nào
appeal-find = Tìm
appeal-nobody-yet = Chưa có ai ký tên.
appeal-nobody = Không có ai ký tên.
appeal-counted-only = Không có tên nào trong danh sách này. Số được tính: { $counted }.
appeal-counted-too = Cũng được tính: { $counted }.
appeal-roll-first = { $shown } mục đầu trong số { $count }, xếp theo số.
appeal-roll-all = { $count ->
    [0] Hiện không có mục nào.
    [1] 1 mục.
   *[other] Tất cả { $count } mục, xếp theo số.
}
appeal-roll-hidden = { $count } mục đến từ máy chủ mà máy chủ này chặn nên không hiện tên, nhưng vẫn được tính.
appeal-roll-folded = { $count } mục, đã thu gọn.
appeal-roll-gaps = Ở chỗ số bỏ trống, một mục sau đó đã được cấp số lớn hơn.
appeal-whole-list = Toàn bộ danh sách
appeal-roll-print = Hiện mọi tên trên trang này để in
appeal-next-name = Tên kế tiếp sẽ là của quý vị?
appeal-put-your-name = Cùng ký tên
appeal-days = Diễn biến từng ngày
appeal-figures = Số liệu
appeal-held = Nơi lưu giữ danh sách
appeal-data = Dữ liệu và bằng chứng

entry-gap = Không có mục.
entry-withdrawn = Đã rút tên
entry-removed = Đã bị gỡ
entry-hidden = Bị ẩn trên máy chủ này.
entry-joined = Hiện chung với một mục khác.

notice-draft = Đây là bản nháp.
notice-draft-what = Chỉ những người dùng bàn làm việc của quý vị mới xem được. Chưa có gì được gửi sang máy chủ khác.
notice-copy = Đây là bản sao.
notice-copy-what = { $holder } lưu giữ bản sao này; bản gốc thuộc về { $organiser }.
notice-copy-reachable = Máy chủ gốc, { $host }, vẫn kết nối được.
notice-copy-apart = Máy chủ này không đối chiếu danh sách với { $host }, máy chủ gốc của lời kêu gọi: người quản trị đã quyết định như vậy. Những chữ ký ở đó từ lúc ấy có thể thiếu ở đây.
notice-copy-lost = Máy chủ gốc, { $host }, không kết nối được kể từ { $since }.
notice-copy-goes-on = Danh sách vẫn tiếp tục; khi máy chủ đó trở lại, danh sách ở đó sẽ được cập nhật.
notice-copy-checked = Mọi bằng chứng đều được kiểm tra tại đây khi nhận được; tin gần nhất từ máy chủ lưu giữ danh sách: { $at }.
notice-copy-original = Xem bản gốc
notice-withdrawn = Bên chủ trì đã rút lại ngày { $at }.
notice-withdrawn-what = Nội dung vẫn đọc được, có gạch ngang. Không ai ký thêm được nữa.
notice-closed = Đã đóng ngày { $at }.
notice-closed-what = Danh sách giữ nguyên như lúc ký; vẫn có thể rút tên.
notice-delivered = Đã trao ngày { $at }.
notice-delivered-open = Vẫn có thể ký.
notice-conflict = Hai văn bản mang cùng một số.
notice-conflict-what = Bản số { $wording } có từ hai văn bản khác nhau trở lên; xin so mã đối chiếu trước khi ký.
notice-conflict-not-held = { $count } bên đã ký văn bản mà máy chủ này không giữ.
notice-conflict-both = Xem cả hai văn bản
notice-earlier = Quý vị đang đọc bản số { $wording }, nay đã được thay thế.
notice-earlier-current = Đọc bản hiện hành

way-server = Từ máy chủ riêng của tổ chức
way-server-what = Máy chủ của quý vị lấy văn bản về, kiểm tra, rồi để quý vị đồng ký tên ngay tại đó bằng khóa của chính tổ chức mình.
way-server-go-there = Đến máy chủ của tôi
way-server-address = Địa chỉ của tổ chức
way-server-address-hint = Ví dụ: @union@social.example
way-server-go = Tìm đường đến đó
way-fediverse = Bằng tài khoản trên fediverse
way-fediverse-what = Dùng tài khoản Mastodon của tổ chức trả lời bài đăng bằng câu sau đây. Tổ chức sẽ được ghi vào danh sách theo tài khoản, và danh sách nói rõ như vậy.
way-fediverse-how = Cách thực hiện, và nên làm gì nếu không nhận được tin nhắn
way-form = Khi không có cả hai
way-form-what = Xin điền biểu mẫu. Chúng tôi gửi email đến tổ chức của quý vị; tổ chức ký khi có người ở đó xác nhận. Phiếu ký trên giấy cũng được.
way-form-what-elsewhere = Xin điền biểu mẫu trên máy chủ của bên chủ trì. Phiếu ký trên giấy cũng được.
way-form-go = Đồng ký tên qua biểu mẫu
way-person = Với tư cách cá nhân
way-person-what = Tên của quý vị ở lại máy chủ này và không hiện ở bất cứ đâu. Các máy chủ khác chỉ biết một con số: có bao nhiêu người đã ký ở đây.

event-published = { $kind ->
    [petition] Công bố bản kiến nghị.
    [joint-statement] Công bố tuyên bố.
    [urgent-appeal] Công bố lời kêu gọi.
   *[open-letter] Công bố thư.
}
event-revised = Công bố bản số { $wording }. Mỗi tên vẫn đứng dưới bản đã ký, cho đến khi bên ký xác nhận bản này.
event-what-changed = Những chỗ thay đổi
event-joined = Trong các tổ chức hiện có trong danh sách, { $count } tổ chức đã vào danh sách trong ngày này.
event-joined-in-month = Trong các tổ chức hiện có trong danh sách, { $count } tổ chức đã vào danh sách trong tháng này.
event-left = { $count } tổ chức đã rút tên.
event-delivered = Đã trao.
event-delivered-to = Đã trao cho
event-closed = Đã đóng.
event-withdrawn = Bên chủ trì đã rút lại.
event-out-of-reach = Không còn kết nối được với { $host }. Danh sách vẫn tiếp tục, và khi máy chủ đó trở lại, danh sách ở đó sẽ được cập nhật.
event-back = { $host } đã trở lại và đã được cập nhật.

figures-this-wording = bản này
figures-earlier = bản trước
figures-any-wording = bất kể đã ký bản nào
figures-named = Tổ chức có nêu tên
figures-by-own-server = từ máy chủ riêng
figures-by-web-form = qua biểu mẫu, xác nhận qua email
figures-by-e-mail = qua email gửi bên khởi xướng
figures-by-paper = trên giấy, phiếu do bên khởi xướng giữ
figures-by-fediverse-account = bằng tài khoản trên fediverse
figures-reactions = { $boosts ->
    [0] Chưa có lượt chia sẻ
   *[other] { $boosts } lượt chia sẻ
}, { $likes ->
    [0] chưa có lượt thích
   *[other] { $likes } lượt thích
}: đây không phải là chữ ký.
figures-by-import = từ danh sách có trước
figures-unnamed = Tổ chức không nêu tên
figures-unnamed-known-to = { $who } biết đó là ai và cho biết có bao nhiêu
figures-unnamed-what = Một bên khởi xướng biết đó là ai và cho biết có bao nhiêu
figures-personal = Nhân danh cá nhân
figures-personal-what = Người giữ chức vụ, ký cho riêng mình
figures-people = Cá nhân
figures-people-what = { $servers ->
    [0] Do các máy chủ nơi họ ký đếm, không bao giờ nêu tên
    [1] Do một máy chủ đếm, không bao giờ nêu tên
   *[other] Do { $servers } máy chủ đếm, không bao giờ nêu tên. Ai ký ở hai nơi thì được đếm hai lần
}
figures-people-named = { $servers ->
    [0] Do các máy chủ nơi họ ký đếm, chỉ nêu tên ai đã đồng ý
    [1] Do một máy chủ đếm, chỉ nêu tên ai đã đồng ý
   *[other] Do { $servers } máy chủ đếm, chỉ nêu tên ai đã đồng ý. Ai ký ở hai nơi thì được đếm hai lần
}
figures-how = Mọi con số đều được cộng từ những tuyên bố đã ký, tại đây cũng như trên mọi máy chủ lưu giữ danh sách.
figures-yourself = Tự cộng lại

held-lead = Danh sách không thuộc riêng máy chủ nào. Mỗi máy chủ dưới đây giữ trọn danh sách và chứng minh được từng cái tên; nếu một máy chủ biến mất, các máy chủ khác vẫn tiếp tục.
held-this-server = máy chủ này
held-digest = Mã đối chiếu của danh sách. Hai máy chủ hiện cùng một mã thì giữ cùng những tuyên bố đã ký, do đó cùng một danh sách.
held-picture = Mỗi nét là một tổ chức, xếp dưới bên khởi xướng đã duyệt tổ chức ấy. Nét cao: ký trên máy chủ riêng. Nét thấp: theo cách khác. Ô vuông đặc: giữ cùng một danh sách.
held-picture-many = Mỗi nét là { $count } tổ chức, xếp dưới bên khởi xướng đã duyệt các tổ chức ấy. Nét cao: ký trên máy chủ riêng. Nét thấp: theo cách khác. Ô vuông đặc: giữ cùng một danh sách.
replica-same = Cùng một danh sách
replica-entries = { $count } mục
replica-behind = Danh sách chưa khớp
replica-behind-by = còn thiếu { $count } mục
replica-compared = đối chiếu lúc
replica-out-of-reach = Không kết nối được từ
replica-then-held = khi đó giữ { $count } mục
replica-refuses = Từ chối chúng tôi
replica-since = từ
replica-seen = Đã ký xác nhận thấy đúng danh sách này:
replica-changed = Danh sách đã thay đổi từ lần đối chiếu gần nhất
replica-apart = Máy chủ này không đối chiếu với máy chủ đó
replica-unknown = Chưa đối chiếu
branch-root = Khóa gốc
branch-let-in = { $count ->
    [0] chưa duyệt ai
   *[other] đã duyệt { $count }
}
branch-same = giữ cùng một danh sách
branch-behind = danh sách chưa khớp
branch-changed = danh sách đã đổi sau khi đối chiếu
branch-out-of-reach = không kết nối được
branch-apart = máy chủ này không đối chiếu với máy chủ đó
branch-unknown = chưa đối chiếu

data-feed = Nguồn tin Atom
data-bundle = Trọn bộ bằng chứng
data-root-key = Khóa gốc, để so với bản in:
data-what = Lệnh này không cần mạng. Nó kiểm tra từng bằng chứng, cộng lại danh sách và chỉ ra từng chỗ sai. Xin lấy khóa gốc từ bản in hoặc từ người quý vị tin cậy, đừng lấy từ chính tệp đang kiểm tra.
data-program = Nơi lấy chương trình “undersigned”
data-program-elsewhere = Lệnh này thuộc chương trình “undersigned”, phần mềm tự do theo giấy phép AGPL. Máy chủ này chưa được cho biết nơi lấy chương trình. Trang của các máy chủ khác lưu giữ lời kêu gọi này có thể có ghi; nếu không, xin hỏi bên chủ trì hoặc người vận hành máy chủ này.
way-desk-by-hand = Tự thực hiện từng bước
way-desk-what = Đăng nhập vào máy chủ của tổ chức, chọn “Đồng ký tên” tại bàn làm việc rồi dán địa chỉ này. Máy chủ của quý vị ký bằng khóa của tổ chức và báo cho máy chủ này; khi khóa đã được kiểm tra, tên tổ chức sẽ hiện trong danh sách ở đây.
way-desk-what-moderated = Đăng nhập vào máy chủ của tổ chức, chọn “Đồng ký tên” tại bàn làm việc rồi dán địa chỉ này. Máy chủ của quý vị ký bằng khóa của tổ chức và báo cho máy chủ này; khi các bên khởi xướng đã chấp nhận, tên tổ chức sẽ hiện trong danh sách ở đây.
way-moderated = Các bên khởi xướng quyết định ai được vào danh sách: tên một tổ chức chỉ hiện trong danh sách sau khi có quyết định đó.

still-copy = Bản sao, lập lúc { $at }.
still-copy-what = Bản này không cần máy chủ và không thay đổi. Có thể kiểm tra nó bằng tệp đi kèm, theo cách nêu ở cuối trang. Bản gốc như hiện nay và cách ký tên có tại
still-copied-from = Sao từ
entry-no-number = Số này bỏ trống: một mục sau đó đã được cấp số lớn hơn.
entry-no-numbers = Các số này bỏ trống: một mục sau đó đã được cấp số lớn hơn.
held-seen-by-others = { $count ->
   *[other] Ngoài máy chủ của bên chủ trì, { $count } máy chủ trong số đó đã ký xác nhận thấy đúng danh sách này; chữ ký nằm trong bộ bằng chứng.
}
