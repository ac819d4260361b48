# Các bản của một bức thư và những chỗ thay đổi giữa các bản.
revision-name = Bản số { $wording }
revision-current = bản hiện hành
revision-replaced = đã được thay thế
revision-signed = { $count ->
    [0] chưa bên nào trong danh sách ký bản này
   *[other] { $count } bên đã ký bản này
}
revision-signed-figure = bên đã ký bản này
revision-stand = { $count ->
    [0] hiện không có tên nào đứng dưới bản này
   *[other] hiện có { $count } tên đứng dưới bản này
}
revision-stand-figure = tên hiện đứng dưới bản này
revision-letter = Văn bản
revision-as-it-stands = Bản hiện hành
revision-all = Tất cả các bản
revision-digest = Mã đối chiếu của văn bản
revision-digest-of = Mã đối chiếu của văn bản { $place }
revision-text = Văn bản { $place }
revision-text-current = Đây là nội dung bên chủ trì đưa ra hiện nay.
revision-text-other = Văn bản này đã được công bố hoặc ký dưới cùng một số.
revision-not-held = Máy chủ này không giữ văn bản này. Mã đối chiếu của văn bản được biết qua những bên đã ký.
revision-more-texts = Còn { $count } văn bản khác mang số này.
revision-who-signed = Ai đã ký bản này
revision-nobody = Chưa bên nào trong danh sách ký bản này.
revision-stand-who = Ai hiện đứng tên dưới bản này
revision-stand-what = Bên nào sau đó đã ký một bản mới hơn thì được tính ở bản đó, không tính ở đây.
revision-on-the-list = Tìm các bên này trong danh sách

revisions-title = Các bản
revisions-lead = Bản nào cũng còn đọc được. Mỗi tên đứng dưới bản đã ký.
revisions-missing-title = Không có bản này
revisions-missing = Không có bản số { $wording }. Dưới đây là các bản hiện có.

change-between = Thay đổi từ bản số { $from } đến bản số { $to }
change-between-texts = Chỗ khác nhau giữa hai văn bản
change-nothing = Không có gì khác nhau.
change-legend = Ký hiệu:
change-legend-removed = bỏ đi
change-legend-added = thêm vào
change-removed-start = Bỏ đi:
change-removed-end = (hết phần bỏ đi)
change-added-start = Thêm vào:
change-added-end = (hết phần thêm vào)
change-authoritative = văn bản chính thức
change-translation = bản dịch
change-became-authoritative = bản dịch này nay là văn bản chính thức, tức văn bản được ký
change-became-translation = văn bản này nay là bản dịch, không còn là văn bản được ký
change-new = mới, là văn bản chính thức
change-new-translation = bản dịch mới
change-gone = không còn nữa; trước đây là văn bản chính thức
change-gone-translation = bản dịch không còn nữa
change-title = Tiêu đề
change-body = Văn bản, theo nguyên dạng khi viết
change-paragraphs-same = { $count } đoạn giữ nguyên
change-demands = Các yêu cầu
change-demand = yêu cầu { $number }
change-demand-moved = trước là yêu cầu { $was }, nay là yêu cầu { $is }
change-demand-gone = trước là yêu cầu { $number }, nay không còn
change-demand-new = yêu cầu { $number }, mới
change-clauses = Các điều khoản
change-clause = điều { $number }
change-clause-moved = trước là điều { $was }, nay là điều { $is }
change-clause-gone = trước là điều { $number }, nay không còn
change-clause-new = điều { $number }, mới
change-addressees = Nơi nhận
change-unchanged-languages = Không có thay đổi trong:
change-list-comma = ,

compare-with = So sánh bản này với
compare-next = bản kế tiếp (số { $wording })
compare-before = bản liền trước (số { $wording })
compare-current = bản hiện hành (số { $wording })
compare-same-number = văn bản kia dưới cùng số
compare-other = bản số { $wording }
compare-not-held = Máy chủ này không giữ cả hai văn bản, nên không thể so sánh ở đây.
change-facts = Quanh văn bản
change-facts-what = phần này không ai ký
change-fact-kind = Loại
change-fact-deadline = Hạn ký
change-fact-topics = Chủ đề
change-fact-initiators = Khởi xướng
change-fact-admission = Ai được ký
