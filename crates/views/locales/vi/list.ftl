# Danh sách ký tên và trang của từng mục.
list-by-name = { $count } mục có nêu tên.
list-standing = { $earlier ->
    [0] { $count } tổ chức ủng hộ bản này.
   *[other] { $count } tổ chức ủng hộ bản này và { $earlier } tổ chức đã ký một bản trước.
}
list-stood = { $earlier ->
    [0] { $count } tổ chức đã từng ủng hộ bản này.
   *[other] { $count } tổ chức đã từng ủng hộ bản này và { $earlier } tổ chức đã ký một bản trước.
}
list-hidden = { $count } mục trong số đó đến từ máy chủ mà máy chủ này chặn: vẫn giữ chỗ và được tính, nhưng ở đây không hiện đó là ai.
list-find = Tìm tên
list-find-hint = Bằng bất kỳ chữ viết nào; không phân biệt dấu và chữ hoa
list-country = Nước, vùng lãnh thổ
list-kind = Bên ký
list-how = Cách ký
list-wording = Bản
list-show = Hiện
list-all = Hiện toàn bộ danh sách
list-nothing = Không có mục nào phù hợp. Xin thử ít chữ hơn, hoặc cách viết khác.
list-shown = { $count ->
    [1] 1 mục.
   *[other] Mục { $first } đến { $last } trong số { $count }.
}
list-order = Xếp theo
list-order-number = số
list-order-name = tên
list-order-country = nước, vùng lãnh thổ
list-any-country = { $count ->
    [1] 1 nước, vùng lãnh thổ
   *[other] Tất cả { $count } nước, vùng lãnh thổ
}
list-every-country = Tất cả các nước, vùng lãnh thổ
list-any-kind = Tất cả
list-kind-organisation = Tổ chức
list-kind-personal = Nhân danh cá nhân
list-any-how = Mọi cách
list-any-wording = Mọi bản
list-wording-current = Bản hiện hành
list-wording-earlier = Bản trước
list-wording-number = Bản số { $wording }
list-page-before = Trước: { $first } đến { $last }
list-page-after = Tiếp: { $first } đến { $last }
list-page-all = Tất cả trên một trang
list-countries-others = { $count } nơi khác
list-number = Số
list-name = Tổ chức
list-how-who = Cách ký, bên duyệt
list-by-form = biểu mẫu, xác nhận qua email
list-by-form-at = biểu mẫu, xác nhận từ một địa chỉ email thuộc { $domain }
list-date = Ngày ký
list-countries = Các nước, vùng lãnh thổ
list-left = Mới rời danh sách
list-changes = Danh sách theo ngày: ai đã vào, ai đã rời đi
list-changes-title = Danh sách theo ngày
list-changes-lead = Ai đã vào danh sách, ai đã rời đi, ai đã ký lại hoặc được sửa, và khi nào một bản được công bố, theo ngày những điều đó được ký.
list-changes-what = Bên đã rời đi không còn được nêu tên, ở đây cũng như trong danh sách; với bên ký lại, ở đây chỉ có lần cuối. Người ký không nêu tên không có trong dòng nào. Tên cũ không được lưu giữ: ai muốn tên ấy được biết thì ký tên ấy như một tên gọi khác. Bên đã rời đi rồi lại có trong danh sách được ghi ở đây như chưa từng rời đi.
list-changes-feed = Qua nguồn tin Atom, báo cho bạn khi danh sách thay đổi
list-changes-months = Theo tháng
list-changes-none = Ở đây chưa có gì thay đổi.
list-change-joined = Vào danh sách
list-change-again = Ký lại
list-change-corrected = Mục được sửa
list-change-worded = Công bố bản số { $number }
list-take = Tải danh sách về
list-digest = Mã đối chiếu của danh sách
list-cite = Trích dẫn danh sách này

mark-name-not-confirmed = Tên chưa được xác nhận.
mark-more-name-not-confirmed = Vẫn được tính; ở đây hiện địa chỉ cho đến khi một bên khởi xướng xác nhận tên mới.
mark-earlier-wording = Đã ký một bản trước.
mark-earlier-wording-of = Đã ký bản ngày { $at } (bản số { $wording }).
mark-contested = Tự mâu thuẫn.
mark-more-contested = Bên này nói hai điều cùng một lúc và không được tính cho đến khi tự quyết định.
mark-reservation = Có bảo lưu:
mark-same-signer = Hai mục, một bên ký.
mark-more-same-signer = Chỉ tính một lần.
mark-own-server-too = Cũng đã ký từ máy chủ của chính mình.
mark-same-signer-disputed = Một hay hai bên ký?
mark-more-same-signer-disputed = Có bên khởi xướng cho là một bên ký, có bên cho là hai.
mark-personal = Nhân danh cá nhân.
mark-initiated = Là một trong các bên khởi xướng.
mark-disputed = Chưa thống nhất.
mark-more-disputed = Có bên khởi xướng đã gỡ, có bên vẫn giữ.
mark-demand = yêu cầu { $number }
mark-shared-number = Một mục khác mang cùng số.
mark-other-key-seen = Máy chủ này đã thấy một khóa khác tại máy chủ riêng của bên ký.
mark-after-closing = Ký sau khi đã đóng.
mark-same-name = Cùng tên:
mark-looks-like = Trông giống
mark-more-looks-like = Tên này trùng nhau, hoặc viết bằng những chữ cái khác nhưng trông như nhau. Xem số hoặc địa chỉ để phân biệt.
mark-mixed-scripts = Lẫn chữ cái của nhiều loại chữ viết.
mark-more-mixed-scripts = Trong tên có một từ trộn chữ cái trông giống nhau của hai loại chữ viết.
mark-number = số { $number }
mark-what-changed = Thay đổi từ đó đến nay

entry-removed-long = Một bên khởi xướng đã gỡ mục này. Mục giữ nguyên số và không được tính.
entry-hidden-long = Bên này đã ký và được tính; máy chủ này không cho hiện đó là ai. Máy chủ khác có thể cho hiện.
entry-joined-long = Hiện chung với một mục khác của cùng bên ký, và chỉ tính một lần.
entry-withdrawn-long = Bên ký đã rút tên. Mục giữ nguyên số và không còn được tính.
entry-taken-back-long = Tên được bên ký rút, hoặc được tổ chức từng ghi mục này rút. Trong cả hai trường hợp, tổ chức ấy ký việc rút tên, và tuyên bố không nói là trường hợp nào. Mục giữ nguyên số và không còn được tính.
entry-number = Số { $number } trong danh sách ký tên
entry-signed-on = Đã ký bản số { $wording } ngày { $at }.
entry-entered-on = Đã ký bản số { $wording }; được nhập ngày { $at }.
entry-entered = được nhập ngày { $at }
entry-signed = Đã ký bản số { $wording }.
entry-imported = Lấy từ danh sách có trước, cho bản số { $wording }.
entry-imported-on = Lấy từ danh sách có trước, cho bản số { $wording }; được nhập ngày { $at }.
entry-imported-dated = Lấy từ danh sách có trước, cho bản số { $wording }; đã ký ở đó ngày { $at }.
entry-vouched = { $who } bảo đảm điều đó. Các bằng chứng là của các bên khởi xướng: bên ký không tạo ra bằng chứng nào.
entry-chain-holds = Mọi bằng chứng trong chuỗi đều đúng.
entry-chain-broken = Có một bằng chứng trong chuỗi không đúng.
entry-who-let-in = Ai đã duyệt
entry-statement = Tuyên bố đã ký
entry-statement-attested = Điều { $who } chứng thực về bên ký này, và đã ký
entry-statement-whole = Toàn văn tuyên bố, kèm bằng chứng
entry-in-short = Tóm tắt
entry-fact-wording = Bản
entry-fact-how = Cách vào danh sách
entry-fact-let-in-by = Bên duyệt
entry-fact-country = Nước, vùng lãnh thổ
entry-fact-key = Khóa
entry-wording-current = bản số { $wording }, là bản hiện hành
entry-wording-earlier = bản số { $wording }, nay đã được thay thế
entry-before = Nội dung trước đây
entry-check = Tự kiểm tra
entry-check-what = Tải bộ bằng chứng về và chạy lệnh này. Không cần mạng, không phải tin máy chủ nào.
key-seen-same = Máy chủ này đã thấy cùng một khóa tại máy chủ riêng của bên ký ngày { $at }.
key-seen-other = Máy chủ này đã thấy một khóa khác tại máy chủ riêng của bên ký ngày { $at }.
key-not-looked = Máy chủ này chưa thấy khóa tại máy chủ riêng của bên ký.
key-no-server = Khóa của bên khởi xướng đã ghi mục này; bên ký không có máy chủ.
chain-root = Khóa gốc là điểm khởi đầu.
chain-root-compare = Xin so với khóa trên bản in.
chain-organiser = Khóa gốc chỉ định { $who } làm bên chủ trì.
chain-initiator = Bên chủ trì chỉ định { $who }: { $role }.
chain-let-in = { $who } đã duyệt bên ký này.
chain-attested = { $who } đã ghi tên bên ký này và lưu giữ chứng từ.
chain-endorsed = Bên ký đã đồng ký tên vào bản số { $wording }.
chain-statement = Tuyên bố
chain-holds = Bằng chứng đúng.
chain-broken = Bằng chứng không đúng.
entry-joined-title = Các mục được gộp vào mục này
entry-joined-what = Một bên khởi xướng nhận thấy các mục này là của cùng một bên ký. Chỉ tính một lần. Bên khởi xướng nào cũng có thể hủy việc gộp.
entry-joined-by = Bên gộp:
list-behind-the-end = Danh sách không dài đến trang này.
list-page-last = Trang cuối: { $first } đến { $last }
