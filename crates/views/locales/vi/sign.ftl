# Một cá nhân ký tên; một tổ chức không có máy chủ xin được ghi tên.
sign-title = Ký với tư cách cá nhân
sign-button = Gửi email cho tôi
sign-only-a-number = Chỉ một con số rời khỏi máy chủ này: có bao nhiêu người đã ký ở đây.
sign-organisation-title = Đồng ký tên qua biểu mẫu
sign-organisation-lead = Chúng tôi gửi email đến tổ chức của quý vị. Chưa có gì được ký cho đến khi có người ở đó mở liên kết và xác nhận. Danh sách ghi rõ là ký qua biểu mẫu.
sign-organisation-open = Nếu địa chỉ email thuộc tên miền của trang web đã ghi, tổ chức của quý vị vào danh sách ngay khi xác nhận. Với địa chỉ khác, bên chủ trì xem trước.
sign-organisation-moderated = Sau khi xác nhận, bên chủ trì xem trước khi đưa tổ chức của quý vị vào danh sách, và chúng tôi sẽ viết lại cho quý vị.
sign-organisation-agree = Tổ chức của tôi đã quyết định đồng ký tên vào { appeal-this }, và tôi được phép nói như vậy. Tên, nước hoặc vùng lãnh thổ của tổ chức và cách ký sẽ được công khai trên nhiều máy chủ.
sign-confirm-title = Xác nhận chữ ký của quý vị
sign-confirm-button = Vâng, tôi ký
sign-withdraw-title = Rút lại chữ ký của quý vị
sign-withdraw-button = Rút lại và xóa
