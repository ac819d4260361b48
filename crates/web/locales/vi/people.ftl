# Cá nhân ký tên trên máy chủ của bên chủ trì: biểu mẫu, email, những gì được lưu giữ, tên người ký.
people-lead = Chúng tôi gửi email cho quý vị. Chữ ký của quý vị được tính khi quý vị mở liên kết trong đó và bấm nút ở trang ấy.
people-keeper = Bên lưu giữ
people-contact = Nơi hỏi đáp
people-kept-until = Lưu giữ đến
people-shown = Phần được hiện

field-person-occupation = Nghề nghiệp
field-person-occupation-hint = Có thể để trống
field-person-message = Lời nhắn cho bên chủ trì
field-person-message-hint = Có thể để trống. Không bao giờ hiển thị. Nhiều nhất 1.000 ký tự.
field-person-shown = Được phép hiện gì về quý vị
field-person-first-name = Tên gọi (không kèm họ), như được phép hiện
field-person-first-name-hint = Chỉ cần ghi nếu được phép hiện tên gọi của quý vị

people-choice-never = Không hiện gì
people-choice-first-name-and-region = Tên gọi (không kèm họ) của tôi, cùng địa phương và nước hoặc vùng lãnh thổ
people-choice-full = Họ tên của tôi, cùng địa phương và nước hoặc vùng lãnh thổ

people-agree-never = Tôi đồng ý để { $keeper } lưu giữ những gì tôi ghi ở đây, dưới dạng mã hóa, cho đến ngày { $until }, nhằm tính chữ ký của tôi. Tên của tôi không hiện cho bất cứ ai. Tôi có thể xem, sửa hoặc rút lại bất cứ lúc nào bằng liên kết trong email.
people-agree-first-name-and-region = Tôi đồng ý để { $keeper } lưu giữ những gì tôi ghi ở đây, dưới dạng mã hóa, cho đến ngày { $until }, nhằm tính chữ ký của tôi, và hiện tên gọi (không kèm họ) của tôi cùng địa phương và nước hoặc vùng lãnh thổ nếu tôi đã chọn như vậy ở trên. Tôi có thể xem, sửa hoặc rút lại bất cứ lúc nào bằng liên kết trong email.
people-agree-full = Tôi đồng ý để { $keeper } lưu giữ những gì tôi ghi ở đây, dưới dạng mã hóa, cho đến ngày { $until }, nhằm tính chữ ký của tôi, và hiện tên của tôi, cùng địa phương và nước hoặc vùng lãnh thổ, đến mức tôi đã chọn ở trên. Tôi có thể xem, sửa hoặc rút lại bất cứ lúc nào bằng liên kết trong email.

people-question = { $a } cộng { $b } bằng mấy? Xin ghi bằng số.
people-question-why = Để không chương trình nào ký được hàng nghìn lần
people-waiting = Xin chờ một chút: trình duyệt của quý vị làm một phép tính nhỏ trước, để không chương trình nào ký được hàng nghìn lần.
people-number-1 = một
people-number-2 = hai
people-number-3 = ba
people-number-4 = bốn
people-number-5 = năm
people-number-6 = sáu
people-number-7 = bảy
people-number-8 = tám
people-number-9 = chín

error-answer = Xin trả lời câu hỏi bằng một con số
error-line-long = Xin dùng nhiều nhất 120 ký tự, trên một dòng
error-message-long = Xin dùng nhiều nhất 1.000 ký tự
error-country-known = Xin chọn một nước hoặc vùng lãnh thổ trong danh sách
error-shown-more = Xin chọn một trong các mục này; nhiều hơn thế thì chưa được cam kết
error-terms-changed = Nội dung quý vị đồng ý vừa thay đổi. Xin đọc lại rồi đánh dấu vào ô
error-form-again = Biểu mẫu đã mở quá lâu, hoặc đã được gửi trước đó. Xin xem lại và gửi lần nữa
error-many-at-provider = Hiện có rất nhiều người đang ký bằng địa chỉ của nhà cung cấp email này. Xin thử lại sau vài phút

people-confirm-what = Bấm nút này thì chữ ký của quý vị được tính. Trước đó thì chưa.

people-done-sent = Email đang được gửi đi
people-done-what-sent = Xin mở liên kết trong đó trong vòng hai ngày. Từ lúc ấy chữ ký của quý vị được tính.
people-done-not-come = Không nhận được? Xin xem trong thư rác. Mỗi ngày chúng tôi gửi đến một địa chỉ nhiều nhất mười lần.
people-done-counted = Chữ ký của quý vị đã được tính
people-done-what-counted = Cảm ơn quý vị. Một email thứ hai sẽ mang đến liên kết để quý vị xem, sửa hoặc rút lại chữ ký.
people-done-counted-news = Chữ ký của quý vị đã được tính
people-done-what-counted-news = Cảm ơn quý vị. Một email thứ hai sẽ mang đến liên kết để quý vị xem, sửa hoặc rút lại chữ ký. Từ nay quý vị cũng nhận tin tức về lời kêu gọi này qua email. Mỗi email có một liên kết để thôi nhận.
people-done-withdrawn = Chữ ký của quý vị đã được rút lại
people-done-what-withdrawn = Mọi điều quý vị ghi đã được xóa, và chữ ký của quý vị không còn được tính. Nếu quý vị cũng nhận tin tức về lời kêu gọi qua email, tin vẫn được gửi cho đến khi quý vị thôi nhận bằng liên kết trong một email bất kỳ trong số đó.
people-done-link-sent = Liên kết của quý vị đang được gửi đi, nếu có
people-done-what-link-sent = Nếu địa chỉ này đã từng ký ở đây, một email có liên kết sẽ đến trong vài phút.

people-link-again = Gửi lại liên kết đến chữ ký của quý vị
people-link-again-what = Với liên kết này, quý vị có thể xem mọi điều chúng tôi lưu giữ về quý vị, sửa, tải về một bản, và rút lại.
people-link-again-button = Gửi liên kết cho tôi

people-own-title = Chữ ký của quý vị
people-own-lead = Đây là tất cả những gì được lưu giữ về quý vị. Ai có liên kết đến trang này đều xem được, vì vậy xin giữ kín liên kết.
people-own-email = Địa chỉ email
people-own-signed = Ký lúc
people-own-confirmed = Xác nhận lúc
people-own-shown = Những gì hiện được nêu về quý vị
people-own-shown-never = Không hiện gì
people-own-shown-first-name-and-region = Tên gọi (không kèm họ), địa phương và nước hoặc vùng lãnh thổ
people-own-shown-full = Họ tên, địa phương và nước hoặc vùng lãnh thổ
people-own-agreed = Quý vị đã đồng ý
people-own-correct = Sửa
people-own-correct-button = Lưu thay đổi
people-own-take = Tải về một bản
people-own-take-what = Một tệp theo định dạng mà chương trình đọc được (JSON), có đủ mọi điều trên đây.
people-own-take-button = Lưu tệp
people-own-withdraw-what = Mọi điều quý vị ghi được xóa ngay, và chữ ký của quý vị không còn được tính. Nếu quý vị cũng nhận tin tức về lời kêu gọi qua email, tin vẫn được gửi cho đến khi quý vị thôi nhận bằng liên kết trong một email bất kỳ trong số đó.
done-corrected = Các thay đổi của quý vị đã được lưu.

people-title = Những người đã ký
people-count = { $count } người đã ký ở đây
people-from = Nơi họ sống
people-at-least = Ít nhất
people-elsewhere = Nơi khác, không nêu, hoặc quá ít người để nêu
people-from-why = Số người theo nước hoặc vùng lãnh thổ được ghi theo bậc năm, để không tiết lộ điều gì về bất kỳ ai.
people-names = Tên
people-names-never = Bên chủ trì đã hứa không hiện tên.
people-names-first-name-and-region = Tên gọi (không kèm họ) của những người muốn được nêu, mới nhất ở trước.
people-names-full = Tên của những người muốn được nêu, mới nhất ở trước.
people-newer = Các tên mới hơn
people-older = Các tên cũ hơn
way-person-what-named = Quý vị ký trên máy chủ của bên chủ trì, và tự quyết định tên mình có hiện ở đó hay không. Các máy chủ khác chỉ được báo một con số: có bao nhiêu người đã ký.
way-person-who = Ai đã ký

people-mail-confirm-subject = Xin xác nhận: { $title }
people-mail-confirm-what = Có người, có lẽ là quý vị, đã ký bằng địa chỉ email này: { $title }. Chữ ký được tính khi quý vị mở liên kết này và bấm nút:
people-mail-confirm-then = Liên kết dùng được một lần, trong vòng hai ngày. Nếu không phải quý vị, xin đừng làm gì: sau đó những gì đã ghi sẽ được xóa.
people-mail-already-subject = Quý vị đã ký rồi: { $title }
people-mail-already-what = Có người, có lẽ là quý vị, muốn ký bằng địa chỉ email này: { $title }. Địa chỉ này đã ký rồi, và chỉ được tính một lần. Với liên kết này, quý vị có thể xem, sửa hoặc rút lại chữ ký:
people-mail-already-then = Xin giữ kín liên kết. Nếu không phải quý vị thì không cần làm gì.
people-mail-signed-subject = Quý vị đã ký: { $title }
people-mail-signed-what = Cảm ơn quý vị. Chữ ký của quý vị đã được tính: { $title }. Với liên kết này, quý vị có thể xem mọi điều chúng tôi lưu giữ về quý vị, sửa, tải về một bản, và rút lại:
people-mail-signed-then = Xin giữ lại email này, và giữ kín liên kết.
people-mail-again-subject = Liên kết đến chữ ký của quý vị
people-mail-again-what = Có người, có lẽ là quý vị, đã yêu cầu liên kết đến những gì địa chỉ này đã ký. Với các liên kết ấy, quý vị có thể xem, sửa hoặc rút lại:
people-mail-again-then = Xin giữ kín các liên kết. Nếu không phải quý vị thì không cần làm gì.

people-desk-title = Chữ ký của cá nhân
people-desk-free = Chưa có ai ký theo các điều kiện này, nên quý vị vẫn có thể thay đổi mọi thứ.
people-desk-promised = Đã có người ký theo các điều kiện này. Quý vị có thể siết chặt điều kiện cho tất cả những người ấy, không thể nới lỏng: hiện ít hơn, hoặc lưu giữ ngắn hơn. Bên chịu trách nhiệm về dữ liệu không đổi.
people-desk-undated = Chưa định ngày xóa chữ ký của cá nhân: chữ ký đến từ danh sách hoặc qua tài khoản được lưu giữ đến một năm sau khi lời kêu gọi này kết thúc. Xin định một ngày.
people-desk-open = Cá nhân có thể ký tên vào lời kêu gọi này
people-desk-button = Lưu các điều kiện này
field-people-keeper = Ai chịu trách nhiệm về dữ liệu
field-people-keeper-hint = Tổ chức lưu giữ những gì người ký ghi, nêu đầy đủ tên
field-people-contact = Cách liên hệ
field-people-contact-hint = Địa chỉ email hoặc trang web để hỏi về dữ liệu cá nhân
field-people-kept-until = Lưu giữ đến
field-people-kept-until-hint = Hết ngày này, mọi thứ trừ con số đều tự động được xóa
field-people-shown = Nhiều nhất được hiện gì của tên
field-people-consent = Nội dung người ký đồng ý
field-people-consent-hint = Để trống thì dùng lời thường dùng. Lời đó nêu bên chịu trách nhiệm về dữ liệu, ngày và phần được hiện.
error-keeper-invalid = Xin ghi ai chịu trách nhiệm về dữ liệu, trên một dòng nhiều nhất 200 ký tự
error-contact-invalid = Xin ghi cách liên hệ với bên chịu trách nhiệm về dữ liệu, trên một dòng nhiều nhất 200 ký tự
error-contact-form = Xin ghi địa chỉ email đầy đủ, hoặc địa chỉ một trang web bắt đầu bằng https://
error-kept-until-invalid = Xin ghi một ngày sắp tới, trong vòng năm năm
error-consent-invalid = Xin dùng nhiều nhất 4.000 ký tự
error-shown-looser = Đã có người ký theo lời hứa là hiện ít hơn. Điều kiện có thể siết chặt, không thể nới lỏng
error-kept-until-later = Đã có người ký theo lời hứa là không lưu giữ lâu như vậy. Quý vị chỉ có thể chọn một ngày sớm hơn
error-people-over = Dữ liệu của những người đã ký ở đây đã được xóa. Không ai có thể ký thêm nữa
error-keeper-changed = Người ký đã đồng ý để tổ chức được nêu khi đó lưu giữ chữ ký của họ. Tổ chức khác thì phải hỏi lại họ
done-people = Các điều kiện đã được lưu.
manage-people-terms = Chữ ký của cá nhân: điều kiện và số liệu

# A link of theirs that was used.
problem-title-people-used = Liên kết này đã được dùng
problem-what-people-used = Mỗi liên kết chỉ dùng được một lần. Nếu bạn đã xác nhận bằng liên kết này, chữ ký của bạn được tính, trừ khi sau đó đã được rút lại.
problem-advice-people-used = Email thứ hai có liên kết để xem, sửa và rút chữ ký của bạn. Bạn có thể yêu cầu gửi lại từ biểu mẫu.
people-promise-never = Không hiện gì về tên của quý vị, với bất cứ ai
people-promise-first-name-and-region = Nhiều nhất là tên gọi (không kèm họ), cùng địa phương và nước hoặc vùng lãnh thổ, nếu quý vị muốn
people-promise-full = Nhiều nhất là họ tên, cùng địa phương và nước hoặc vùng lãnh thổ, nếu quý vị muốn
field-person-place = Địa phương
field-person-place-hint = Thành phố, tỉnh hoặc vùng. Có thể để trống
error-kept-until-before-deadline = Cá nhân có thể ký cho đến hạn ký của lời kêu gọi. Xin ghi ngày đó hoặc một ngày sau đó
problem-title-people-gone = Chữ ký này đã được rút lại
problem-what-people-gone = Mọi điều đã ghi kèm chữ ký này đã được xóa, và chữ ký không còn được tính.
problem-advice-people-gone = Quý vị không cần làm gì thêm. Quý vị có thể ký lại bất cứ lúc nào.
