# Một cá nhân ký tên; một tổ chức không có máy chủ xin được ghi tên.
sign-title = Ký với tư cách cá nhân
sign-button = Gửi email cho tôi
sign-only-a-number = Chỉ một con số rời khỏi máy chủ này: có bao nhiêu người đã ký ở đây.
sign-organisation-title = Đồng ký tên qua biểu mẫu
sign-organisation-lead = Chúng tôi gửi email đến tổ chức của quý vị. Tên tổ chức vào danh sách khi có người ở đó mở liên kết, và danh sách ghi rõ là ký qua biểu mẫu.
sign-organisation-agree = Tổ chức của tôi đã quyết định đồng ký tên vào thư này, và tôi được phép nói như vậy. Tên, nước hoặc vùng lãnh thổ của tổ chức và cách ký sẽ được công khai trên nhiều máy chủ.
sign-confirm-title = Xác nhận chữ ký của quý vị
sign-confirm-button = Vâng, tôi ký
sign-withdraw-title = Rút lại chữ ký của quý vị
sign-withdraw-button = Rút lại và xóa
