# Trang công khai của một tổ chức.
organisation-open = Lời kêu gọi đang mở
organisation-open-none = Hiện không có.
organisation-closed = Lời kêu gọi trước đây
organisation-endorsed = Lời kêu gọi đã đồng ký tên
organisation-short = Tóm tắt
organisation-account = Tài khoản
organisation-country = Nước, vùng lãnh thổ
organisation-no-contact = Tổ chức này không cho biết địa chỉ liên hệ. Người vận hành máy chủ này có ở đây:
organisation-followers = Người theo dõi
organisation-follow = Theo dõi từ fediverse
organisation-follow-1 = Mở máy chủ nơi quý vị có tài khoản: Mastodon, GoToSocial, Mitra hoặc nơi khác.
organisation-follow-2 = Ghi tài khoản này vào ô tìm kiếm ở đó:
organisation-follow-3 = Chọn tài khoản đó và bấm theo dõi. Lời kêu gọi và tin mới sẽ đến với quý vị.
organisation-keys = Khóa
organisation-keys-why = Những gì tổ chức này tuyên bố đều được ký bằng khóa này. Xin so với khóa trên giấy tờ của tổ chức.
