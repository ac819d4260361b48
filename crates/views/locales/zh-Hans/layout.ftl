# 每个页面的框架，以及多个页面共用的词语。
layout-skip = 跳到正文
layout-languages = 语言
layout-pages = 名单分页
layout-no-cookies = 本页不设置 Cookie，也不从别处加载任何内容。
layout-cookies = 登录时会设置两个 Cookie：一个用于保持登录状态，另一个告知登录页您曾在此登录过。本页不从别处加载任何内容。
layout-all-appeals = 所有呼吁书
layout-desk = 工作台
layout-source = 源代码
layout-source-changed = 此修改版的源代码

# 呼吁书的状态。
status-draft = 草稿
status-open = 征集联署中
status-closed = 已截止
status-delivered = 已递交
status-withdrawn = 已撤回

# 呼吁书的类型。
kind-petition = 请愿书
kind-open-letter = 公开信
kind-joint-statement = 联合声明
kind-urgent-appeal = 紧急呼吁

# 角色。
role-organiser = 牵头方
role-co-initiator = 共同发起方
role-keeper = 名单保管方
role-copy = 保存副本

# 签署方式。
how-own-server = 自己的服务器
how-web-form = 表单
how-e-mail = 电子邮件
how-paper = 纸质
how-fediverse-account = 联邦宇宙账号
how-import = 来自先前名单
