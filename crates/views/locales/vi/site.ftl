# Các trang do người quản trị máy chủ viết.
site-imprint = Thông tin pháp lý
site-privacy = Quyền riêng tư
site-contact = Liên hệ
site-terms = Điều khoản

# Phần mềm này lưu giữ những gì. Ai thay đổi nội dung được lưu giữ, hoặc thời gian lưu giữ, thì sửa
# những câu này.
facts-title = Máy chủ này lưu giữ những gì, trong bao lâu
facts-lead = Những điều này đúng với phần mềm nguyên bản. Người quản trị máy chủ có thể lưu giữ ít hơn.
facts-both = { $what } { $long }
facts-visitors = Người truy cập
facts-visitors-what = Không lưu giữ gì về việc ai đọc trang nào. Địa chỉ mạng được đếm trong bộ nhớ để chặn lượng yêu cầu ồ ạt, và không ghi vào đâu. Không trang nào tải gì từ máy chủ khác.
facts-visitors-long = Số đếm bị xóa khi máy chủ khởi động lại, hoặc sớm hơn.
facts-cookie = Cookie
facts-cookie-what = Người đọc và người ký không nhận cookie nào. Bàn làm việc đặt hai cookie cho người đăng nhập vào đó: một cookie giữ phiên đăng nhập; cookie kia chỉ được gửi đến trang đăng nhập, không nêu tên ai, và cho biết trình duyệt này đã từng được dùng để đăng nhập, để mật khẩu sai của người lạ không chặn được ai ở đó.
facts-cookie-long = Cookie thứ nhất có hiệu lực mười bốn ngày, hoặc cho đến khi quý vị đăng xuất, và bị xóa sau đó bảy ngày; cookie thứ hai có hiệu lực nửa năm.
facts-organisations = Tổ chức
facts-organisations-what = Tên, nước hoặc vùng lãnh thổ, lời giới thiệu, hình ảnh và khóa của các tổ chức trên máy chủ này, và những gì họ đã ký. Tất cả đều công khai và được gửi đến các máy chủ khác. Tài khoản nào theo dõi họ thì được lưu chừng nào còn theo dõi, và máy chủ của các tài khoản ấy cũng biết; những người khác chỉ thấy số lượng.
facts-organisations-long = Những dữ liệu này được giữ chừng nào máy chủ còn hoạt động. Chữ ký được rút lại thì các tên trong đó cũng được bỏ đi, ở đây và trên mọi máy chủ nhận được tin. Danh sách đã niêm phong và trao đi trước đó vẫn giữ tên này ở nơi đã nhận, các bản sao của nó cũng vậy; ở đây danh sách đó không còn cho tải về.
facts-accounts = Người dùng bàn làm việc
facts-accounts-what = Địa chỉ email, tên, vai trò và giá trị băm có thêm muối của mật khẩu, của những người làm việc thay mặt một tổ chức; nơi họ đang đăng nhập, gồm trình duyệt và thời điểm, không có địa chỉ mạng; có bao nhiêu lần đăng nhập không thành công, và lần cuối là khi nào; dưới dạng mã hóa, những gì họ viết ở bàn làm việc mà chưa lưu; và nhật ký những việc họ làm ở đó, trong đó không nêu tên ai đã ký.
facts-accounts-long = Những dữ liệu này được lưu giữ chừng nào tài khoản còn tồn tại; phiên đăng nhập thì mười bốn ngày, những gì chưa lưu thì bảy ngày, nhật ký thì hai năm. Ai xóa tài khoản của mình thì còn lại trong nhật ký dưới dạng một con số; ai bị gỡ khỏi bàn làm việc cũng vậy, sau ba mươi ngày.
facts-people = Cá nhân đã ký
facts-people-what = Những gì người ký với tư cách cá nhân cung cấp được lưu giữ dưới dạng mã hóa, và chỉ tìm lại được bằng giá trị băm có khóa của địa chỉ email; các máy chủ khác chỉ thấy một con số. Tên hiện công khai không nhiều hơn mức bên chủ trì đã hứa vào lúc ký, và không nhiều hơn mức người ký đã chọn. Những người được bên chủ trì giao vai trò đó đọc được mọi điều đã ghi, và lưu được thành tệp, với lý do mà họ nêu; nhật ký ghi lại mỗi lần. Danh sách mà bên chủ trì đưa vào từ biểu mẫu hoặc từ giấy được lưu giữ theo cùng một cách. Bên cạnh đó ghi bản nào đã được ký, và lần gần nhất người ký được báo qua email về bản nào.
facts-people-long = Những dữ liệu này được xóa vào ngày bên chủ trì đã hứa, hoặc một năm sau khi chiến dịch kết thúc nếu không hứa ngày nào, hoặc xóa ngay khi người ký rút lại chữ ký. Những gì ghi trong biểu mẫu mà không ai xác nhận được xóa sau hai ngày. Người rút lại chữ ký được báo bằng một email. Giá trị băm có khóa của địa chỉ người ấy được giữ đến ngày mọi thứ bị xóa, để không danh sách nào đưa người ấy vào lại; kèm theo đó là việc bên chủ trì có ẩn tên người ấy hay không. Số người đã ký từng bản được giữ lại dưới dạng con số.
facts-forms = Các tổ chức ký qua biểu mẫu
facts-forms-what = Những gì một tổ chức ghi trong biểu mẫu để ký tên được lưu giữ dưới dạng mã hóa: các tên và trang web của tổ chức, địa chỉ email, cùng họ tên và chức vụ của người điền. Bên cạnh đó, máy chủ lưu giữ tên miền của địa chỉ và giá trị băm có khóa của địa chỉ. Các tên là công khai, và tên miền cũng vậy nếu đó là tên miền riêng của tổ chức.
facts-forms-long = Những dữ liệu này được lưu giữ chừng nào mục đó còn chờ hoặc còn giá trị; họ tên và chức vụ của người điền được giữ tối đa một năm sau khi lời kêu gọi kết thúc. Dữ liệu được xóa sau hai ngày nếu không có ai xác nhận, xóa ngay nếu tổ chức rút lại, và xóa sau ba mươi ngày nếu bên chủ trì từ chối hoặc mục đó bị đưa ra khỏi danh sách. Khi đó tên miền và giá trị băm được bỏ đi ba mươi ngày sau lần thay đổi cuối cùng, hoặc khi lời kêu gọi đã kết thúc; với mục đã bị đưa ra khỏi danh sách, giá trị băm của cả hai được giữ lại để mục đó không trở lại mà không ai xem xét. Chừng nào mục đó còn giá trị, giá trị băm được giữ; với tên miền không phải của chính tổ chức, một năm sau khi lời kêu gọi kết thúc cũng chỉ còn giá trị băm.
facts-mails = Email
facts-mails-what = Email do máy chủ này viết, chẳng hạn email có liên kết xác nhận, được giữ dưới dạng mã hóa trong khi chờ gửi. Để không ai bị tràn ngập email, máy chủ đếm số email đã gửi đến mỗi địa chỉ, và ghi số đó dưới giá trị băm có khóa của địa chỉ. Với người không muốn nhận email do người khác yêu cầu qua biểu mẫu, giá trị băm có khóa của địa chỉ được lưu giữ.
facts-mails-long = Email chờ nhiều nhất hai ngày; số đếm được lưu giữ bốn ngày. Giá trị băm đó được lưu giữ cho đến khi họ rút lại.
facts-mails-unsent = Email
facts-mails-unsent-what = Máy chủ này không gửi email. Email do nó viết, chẳng hạn email có liên kết xác nhận, trở thành tệp mà chỉ người quản trị đọc được. Để không ai bị tràn ngập email khi máy chủ bắt đầu gửi, nó đếm số email đã viết cho mỗi địa chỉ, và ghi số đó dưới giá trị băm có khóa của địa chỉ. Với người không muốn nhận email do người khác yêu cầu qua biểu mẫu, giá trị băm có khóa của địa chỉ được lưu giữ.
facts-mails-unsent-long = Các tệp bị xóa sau ba mươi ngày; số đếm được lưu giữ bốn ngày. Giá trị băm đó được lưu giữ cho đến khi họ rút lại.
facts-replies = Câu trả lời để đồng ký tên
facts-replies-what = Từ những câu trả lời đồng ký tên trên các máy chủ khác: địa chỉ của tài khoản và của câu trả lời, cùng các tên đã ghi. Liên kết xác nhận có hiệu lực hai ngày.
facts-replies-long = Những dữ liệu này được lưu giữ ba mươi ngày nếu không có ai xác nhận; cho đến ba mươi ngày sau khi lời kêu gọi kết thúc nếu không có ai quyết định; nếu có, chừng nào chữ ký còn giá trị. Về tên đã ra khỏi danh sách, máy chủ giữ giá trị băm có khóa của tài khoản cho đến ba mươi ngày sau khi lời kêu gọi kết thúc, để tài khoản có lại chỗ của mình nếu quay lại.
facts-comments = Vì sao các bên ký tên
facts-comments-what = Những gì bên ký nói về lý do ký tên được lưu giữ cùng với tổ chức hoặc tài khoản đã nói. Lời đó là công khai một khi bên chủ trì cho hiện. Những gì một tổ chức ở đây nói về lời kêu gọi của máy chủ khác được gửi đến máy chủ đó.
facts-comments-long = Lời đó được lưu giữ cho đến khi bên đã nói rút lại lời, hoặc rút lại chữ ký.
facts-reactions = Lượt chia sẻ, lượt thích và báo cáo
facts-reactions-what = Những tài khoản ở nơi khác đã chia sẻ, thích hoặc trích dẫn một lời kêu gọi, và những gì máy chủ khác báo cáo cho máy chủ này.
facts-reactions-long = Lượt chia sẻ, lượt thích và trích dẫn được lưu giữ cho đến khi được rút lại; báo cáo được lưu giữ chừng nào người quản trị máy chủ còn cần.
facts-requests = Yêu cầu từ máy chủ khác
facts-requests-what = Mã nhận dạng của mỗi yêu cầu, để không yêu cầu nào được nhận hai lần, và hồ sơ công khai của những tài khoản đã gửi tin đến máy chủ này.
facts-requests-long = Mã nhận dạng được lưu giữ hai ngày; hồ sơ được lưu giữ chừng nào còn hữu ích.
facts-deliveries = Tin gửi đến máy chủ khác
facts-deliveries-what = Những gì còn chờ gửi, và tình trạng gửi đến từng máy chủ.
facts-deliveries-long = Tin không gửi được thì lưu giữ mười bốn ngày; những gì biết về một máy chủ không còn được gửi gì thì lưu giữ chín mươi ngày.
facts-pictures = Hình ảnh
facts-pictures-what = Hình ảnh do các tổ chức tải lên được tạo lại, không còn địa điểm, máy ảnh và các dữ liệu ẩn khác. Tệp đã tải lên không được lưu giữ.
facts-pictures-long = Hình ảnh được lưu giữ chừng nào còn có trang hiện ảnh, và một ngày khi không còn trang nào hiện ảnh.
facts-backups = Bản sao lưu
facts-backups-what = Người quản trị máy chủ có thể lập bản sao của tất cả những điều trên.
facts-backups-long = Lưu giữ bản sao trong bao lâu là do người quản trị máy chủ quyết định.

# Văn bản về quyền riêng tư để bắt đầu.
site-privacy-who = **[Tên và địa chỉ của người quản trị máy chủ này]** chịu trách nhiệm về máy chủ. Xin viết đến **[địa chỉ email]** nếu có câu hỏi, hoặc để xem, sửa hay xóa dữ liệu của quý vị.
site-privacy-what = Máy chủ này công bố các lời kêu gọi và tên của những bên ký. Chúng tôi xử lý những gì cần thiết cho việc đó, vì quý vị đã yêu cầu chúng tôi khi ký tên hoặc khi cùng làm việc với chúng tôi ở đây **[cần kiểm tra: căn cứ pháp lý ở nước của quý vị]**. Chúng tôi không bán gì, không hiện quảng cáo và không theo dõi việc đọc của bất cứ ai.
site-privacy-below = Máy chủ này lưu giữ những gì, trong bao lâu, được nêu ở dưới và là một phần của bản thông báo này.
site-privacy-rights = Những gì các tổ chức ký công khai được gửi đến các máy chủ khác, có thể ở những nước khác; đó chính là mục đích. Quý vị có thể rút lại bất cứ lúc nào. Quý vị có thể khiếu nại với **[cơ quan giám sát]**.

# Bàn làm việc.
site-desk-link = Thông tin pháp lý, quyền riêng tư, liên hệ và điều khoản của máy chủ này
site-desk-title = Các trang của máy chủ này
site-desk-lead = Khi đã viết, các trang này có liên kết ở cuối mọi trang. Ở nhiều nước, trang thông tin pháp lý và trang quyền riêng tư là bắt buộc.
site-desk-none = Chưa viết.
site-desk-write = Viết bằng một ngôn ngữ
site-desk-begin = Điền văn bản có sẵn để bắt đầu
site-desk-imprint = Ai chịu trách nhiệm về máy chủ này: tên, địa chỉ, địa chỉ email, và những gì pháp luật yêu cầu.
site-desk-privacy = Dưới văn bản của quý vị, trang luôn nêu rõ phần mềm này lưu giữ những gì. Xin kiểm tra văn bản có sẵn lúc bắt đầu: quý vị cần điền những chỗ trống trong ngoặc vuông.
site-desk-contact = Cách liên hệ với quý vị, bằng những ngôn ngữ nào, và khi nào có thể mong được trả lời.
site-desk-terms = Được phép công bố những gì ở đây, và quý vị xử lý thế nào với những gì không được phép.
field-site-text = Văn bản
field-site-text-hint = Dùng được Markdown. Để trống là bỏ ngôn ngữ này.
done-page-saved = Trang đã được lưu.
error-site-written = Đã có một văn bản bằng ngôn ngữ này. Giờ nó nằm bên dưới văn bản của quý vị: giữ lại phần đúng rồi lưu lần nữa
error-site-gaps = Văn bản còn chỗ phải điền: { $gaps }
facts-handovers = Danh sách đã trao
facts-handovers-what = Khi trao một lời kêu gọi, danh sách có thể được niêm phong thành một tệp như trong ngày hôm đó, có cả các tên. Những tệp chứng từ về việc trao được lưu giữ dưới dạng mã hóa cho bên chủ trì.
facts-handovers-long = Cả hai được lưu giữ cho đến khi bên chủ trì bỏ đi hoặc rút lại việc trao lời kêu gọi. Khi có ai trong đó rút tên hoặc bị đưa ra khỏi danh sách, tệp đã niêm phong không còn cho tải về ở đây; bên chủ trì và nơi đã nhận trước đó vẫn giữ tệp.
facts-passkeys = Khóa đăng nhập (passkey)
facts-passkeys-what = Về khóa đăng nhập của người dùng bàn làm việc: khóa công khai, tên họ đã đặt, ngày thêm và lần dùng gần nhất. Vân tay, khuôn mặt và mã PIN không bao giờ rời khỏi thiết bị.
facts-passkeys-long = Những dữ liệu này được lưu giữ cho đến khi khóa được gỡ, hoặc tài khoản được xóa.
facts-news = Người đọc tin tức qua email
facts-news-what = Địa chỉ email của người yêu cầu tin tức về một lời kêu gọi được lưu giữ dưới dạng mã hóa trên máy chủ của bên chủ trì, và chỉ tìm lại được bằng giá trị băm có khóa; cùng với ngôn ngữ, ngày yêu cầu và ngày xác nhận. Bên chủ trì chỉ thấy có bao nhiêu người.
facts-news-long = Những dữ liệu này được xóa ngay khi họ thôi nhận hoặc khi hộp thư không còn nữa; sau ba ngày nếu không ai xác nhận; và một năm sau khi lời kêu gọi kết thúc. Việc có người thôi nhận, hoặc không gửi đến được, vẫn được đếm cho đến lúc đó.
