# Tin mới của một lời kêu gọi, và tình hình của những người liên quan: các trang công khai.
updates-title = Tin mới
updates-all = Tất cả tin
updates-none = Chưa có tin nào.
updates-feed = Qua nguồn tin
update-corrected = đã sửa ngày { $at }
update-languages = Ngôn ngữ khác
update-changes = Những gì đã thay đổi
update-source = Nguồn:
update-sources = Các nguồn
update-gone = Tin này đã được rút lại
update-gone-what = Bên chủ trì đã rút lại tin này. Nội dung không còn được lưu giữ ở đây.
event-update = Tin mới
cases-title = Lời kêu gọi này nói về ai
cases-lead = Tình hình hiện nay của từng trường hợp, và những gì được biết về diễn biến dẫn đến đó. Số ngày được tính từ những ngày đã biết.
cases-all = Toàn bộ diễn biến
cases-none = Chưa nêu tên ai.
case-gone = Trường hợp này đã được bỏ đi
case-gone-what = Bên chủ trì đã bỏ trường hợp này. Những gì đã nêu ở đây không còn được lưu giữ.
case-unnamed = Không nêu tên
case-nothing-yet = Chưa có tin gì.
case-history = Diễn biến
case-update = tin
case-reported = được tin ngày { $at }, không rõ xảy ra ngày nào
case-kind-person = Một người
case-kind-group = Nhiều người, hoặc một tổ chức
case-kind-matter = Một vụ việc, ví dụ một vụ kiện
case-state-detained = Bị giam giữ
case-state-house-arrest = Bị quản thúc tại gia
case-state-out-of-contact = Mất liên lạc
case-state-charged = Bị buộc tội
case-state-on-trial = Đang bị xét xử
case-state-sentenced = Bị kết án
case-state-transferred = Bị chuyển đi nơi khác
case-state-hunger-strike = Đang tuyệt thực
case-state-hunger-strike-ended = Đã ngừng tuyệt thực
case-state-in-hospital = Đang nằm viện
case-state-bail = Được tại ngoại
case-state-cleared = Được xóa cáo buộc
case-state-released = Được trả tự do
case-state-exiled = Sống lưu vong
case-state-died = Đã qua đời
case-state-threatened = Bị đe dọa
case-state-dismissed = Bị sa thải
case-state-reinstated = Được nhận lại làm việc
case-state-settled = Đã dàn xếp xong
case-state-raided = Bị khám xét
case-state-banned = Bị cấm hoặc bị xóa đăng ký
case-state-registered-again = Được đăng ký lại
case-state-other = Tin khác
# $how là `exact`, `least` (không rõ bắt đầu khi nào), `most` (không rõ kết thúc khi nào)
# hoặc `about` (không rõ cả hai).
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] Bị giam giữ từ hôm nay
       *[other] Bị giam giữ đến nay { $count } ngày
    }
    [least] { $count ->
        [0] Bị giam giữ, không rõ từ ngày nào
       *[other] Bị giam giữ đến nay ít nhất { $count } ngày
    }
}
case-lasted-detained = { $how ->
   *[exact] { $count ->
       *[other] Từng bị giam giữ { $count } ngày
    }
    [least] { $count ->
       *[other] Từng bị giam giữ ít nhất { $count } ngày
    }
    [most] { $count ->
       *[other] Từng bị giam giữ nhiều nhất { $count } ngày
    }
    [about] { $count ->
       *[other] Từng bị giam giữ khoảng { $count } ngày
    }
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] Bị quản thúc tại gia từ hôm nay
       *[other] Bị quản thúc tại gia đến nay { $count } ngày
    }
    [least] { $count ->
        [0] Bị quản thúc tại gia, không rõ từ ngày nào
       *[other] Bị quản thúc tại gia đến nay ít nhất { $count } ngày
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] { $count ->
       *[other] Từng bị quản thúc tại gia { $count } ngày
    }
    [least] { $count ->
       *[other] Từng bị quản thúc tại gia ít nhất { $count } ngày
    }
    [most] { $count ->
       *[other] Từng bị quản thúc tại gia nhiều nhất { $count } ngày
    }
    [about] { $count ->
       *[other] Từng bị quản thúc tại gia khoảng { $count } ngày
    }
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Mất liên lạc từ hôm nay
       *[other] Mất liên lạc đến nay { $count } ngày
    }
    [least] { $count ->
        [0] Mất liên lạc, không rõ từ ngày nào
       *[other] Mất liên lạc đến nay ít nhất { $count } ngày
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] { $count ->
       *[other] Từng mất liên lạc { $count } ngày
    }
    [least] { $count ->
       *[other] Từng mất liên lạc ít nhất { $count } ngày
    }
    [most] { $count ->
       *[other] Từng mất liên lạc nhiều nhất { $count } ngày
    }
    [about] { $count ->
       *[other] Từng mất liên lạc khoảng { $count } ngày
    }
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] Tuyệt thực từ hôm nay
       *[other] Tuyệt thực đến nay { $count } ngày
    }
    [least] { $count ->
        [0] Tuyệt thực, không rõ từ ngày nào
       *[other] Tuyệt thực đến nay ít nhất { $count } ngày
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] { $count ->
       *[other] Từng tuyệt thực { $count } ngày
    }
    [least] { $count ->
       *[other] Từng tuyệt thực ít nhất { $count } ngày
    }
    [most] { $count ->
       *[other] Từng tuyệt thực nhiều nhất { $count } ngày
    }
    [about] { $count ->
       *[other] Từng tuyệt thực khoảng { $count } ngày
    }
}
# Bàn làm việc: viết tin mới và các trường hợp.
beside-title = Tin mới và các trường hợp
beside-untitled = Không có tiêu đề
beside-updates-what = Tin có ghi ngày, bằng những ngôn ngữ của người đọc. Người theo dõi và mọi máy chủ lưu giữ danh sách đều nhận được; tin không bao giờ thay đổi danh sách hay nội dung đã ký.
beside-update-new = Viết tin mới
beside-drafts = Đang viết
beside-published = Đã công bố
beside-withdrawn = Lời kêu gọi này đã được rút lại: không còn mời ai đến họp hay đề nghị ai viết thư vì lời kêu gọi này nữa. Những gì đã công bố vẫn có thể sửa hoặc rút lại. Những điều khác thì báo bằng tin mới.
beside-cases-what = Những người và vụ việc mà lời kêu gọi nói đến. Xin nêu mỗi trường hợp một lần; sau đó các tin cho biết tình hình, và số ngày được tính tự động.
beside-case-new = Thêm người hoặc vụ việc
beside-update = Tin mới
beside-correct-what = Nội dung này đã được công bố. Những gì quý vị sửa ở đây được gửi đi dưới dạng bản sửa, sau khi quý vị xem lại.
beside-texts = Bằng những ngôn ngữ nào
beside-no-cases = Để nêu tình hình của một người, xin thêm người đó trước, ở trang tin mới và các trường hợp.
beside-changes-what = Mỗi dòng có ngày và nguồn. Ở những dòng không cần đến, xin để trống phần người.
beside-change-n = Thay đổi { $number }
beside-more-rows = Thêm dòng
beside-check = Xem lại trước khi công bố
beside-take-back = Rút lại
beside-take-back-what = Trang của nội dung này sẽ cho biết là đã rút lại, và mọi máy chủ đang giữ nó đều được báo. Không thể buộc các bản sao ở nơi khác làm theo.
beside-throw-away = Bỏ bản nháp
beside-throw-away-what = Chưa có ai thấy bản nháp này.
beside-case = Người hoặc vụ việc
beside-case-safety = Xin nghĩ đến sự an toàn của họ trước khi ghi tên. Chữ cái đầu của tên là đủ, không ghi tên cũng được: “một tài xế, 34 tuổi”.
beside-case-unname = Muốn bỏ một cái tên khỏi mọi trang ở đây và khỏi những gì gửi cho máy chủ khác, xin xóa trống các ô tên rồi công bố lại. Những tin mà quý vị đã ghi tên đó trong nội dung thì phải sửa bằng tay.
beside-case-take-back-what = Người hoặc vụ việc này ra khỏi bảng, cùng với mọi điều các tin nêu về họ ở đó. Mọi máy chủ đang giữ đều được báo.
beside-check-title = Trước khi công bố
beside-check-lead = Nội dung này sẽ được ký bằng khóa của quý vị và gửi đi.
beside-check-languages = Chưa viết bằng các ngôn ngữ này của lời kêu gọi: { $languages }. Ai đọc các ngôn ngữ đó sẽ thấy ngôn ngữ khác.
beside-check-sources = Các nguồn này không có địa chỉ nên không ai tra cứu được: { $sources }
beside-nobody = Chưa có ai theo dõi. Nội dung này sẽ có trên trang của lời kêu gọi.
beside-publish-correction = Công bố bản sửa
beside-undo = Sau đó quý vị vẫn có thể sửa hoặc rút lại.
update-no-case = Không có ai
field-update-date = Ngày của sự việc
field-update-date-hint = Để trống thì dùng ngày quý vị công bố
field-update-body = Nội dung
field-update-body-hint = Để một dòng trống giữa các đoạn; dùng được Markdown
field-case = Ai
field-case-state = Tình hình của họ
field-case-when = Từ khi nào
field-case-when-hint = Năm-tháng-ngày, hoặc phần đã biết, ví dụ 2026-11; không biết gì thì để trống
field-case-words = Theo lời của quý vị
field-case-words-hint = Ở đâu, do tòa án nào, trong bao lâu; cần ghi khi chọn “Tin khác”
field-source-title = Nguồn
field-source-url = Địa chỉ của nguồn
field-case-kind = Loại
field-case-name = Tên
field-case-name-hint = Hoặc chữ cái đầu của tên; có thể để trống
field-case-about = Đây là ai
field-case-place = Thứ tự trên bảng
field-case-place-hint = Một con số; trường hợp không có số xếp cuối
error-when-form = Xin ghi ngày, tháng hoặc năm, ví dụ 2026-11-20, 2026-11 hoặc 2026
error-source-form = Xin ghi một tên, hoặc địa chỉ của một trang, ví dụ www.union.example/page
error-source-address = Xin ghi đầy đủ địa chỉ của một trang, ví dụ www.union.example/page
done-update-published = Tin đã được công bố.
done-case-published = Đã công bố.
done-taken-back = Đã rút lại. Những nơi đang giữ đều được báo.
done-draft-thrown-away = Bản nháp đã được bỏ.
done-changes-thrown-away = Các thay đổi đã được bỏ. Nội dung đã công bố vẫn như cũ.
take-back-title = Rút lại nội dung này?
take-back-what-update = Trang của nội dung này sẽ cho biết là đã rút lại, và mọi máy chủ đang giữ nó đều được báo. Không rút lại được các bản sao ở nơi khác và những email đã gửi.
take-back-what-case = Người hoặc vụ việc này ra khỏi bảng, cùng với mọi điều các tin nêu về họ ở đó. Mọi máy chủ đang giữ đều được báo. Không rút lại được các bản sao ở nơi khác.
take-back-what-handover = Trang của nội dung này sẽ cho biết là đã rút lại, danh sách đã niêm phong và các tệp được xóa, và mọi máy chủ đang giữ nó đều được báo. Không rút lại được các bản sao ở nơi khác và những email đã gửi.
take-back-button = Có, rút lại
take-back-leave = Không, giữ nguyên
