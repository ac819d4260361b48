# 团体的公开页面。

organisation-open = 征集联署中的呼吁书
organisation-open-none = 目前没有。
organisation-closed = 以往的呼吁书
organisation-endorsed = 联署的呼吁书
organisation-short = 概要
organisation-account = 账号
organisation-country = 国家或地区
organisation-no-contact = 该团体未提供联系地址。本服务器管理者的联系方式见：
organisation-followers = 关注者
organisation-follow = 在联邦宇宙关注
organisation-follow-1 = 打开您有账号的服务器：Mastodon、GoToSocial、Mitra 或其他服务器。
organisation-follow-2 = 在搜索栏输入这个账号：
organisation-follow-3 = 选中并关注。此后，新的呼吁书和进展消息会发送给您。
organisation-keys = 密钥
organisation-keys-why = 这个团体发表的内容均以此密钥签名。请与其纸质文件上的密钥核对。
