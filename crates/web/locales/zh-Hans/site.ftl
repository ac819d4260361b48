# 由服务器管理者撰写的页面。
site-imprint = 网站信息
site-privacy = 隐私
site-contact = 联系方式
site-terms = 使用条款

# 本软件保存哪些内容。更改保存的内容或期限时，须同时更改这些句子。
facts-title = 本服务器保存什么，保存多久
facts-lead = 以下适用于未经改动的软件。服务器的管理者可以少保存一些。
facts-both = { $what }{ $long }
facts-visitors = 访客
facts-visitors-what = 不保存谁阅读了哪个页面。网络地址只在内存中计数，用以防范大量请求，不写入任何地方。没有页面从其他服务器加载内容。
facts-visitors-long = 计数在服务器重新启动时清除，或更早清除。
facts-cookie = Cookie
facts-cookie-what = 阅读者和签署者不会收到 Cookie。工作台为在那里登录的人设置一个。
facts-cookie-long = 有效期为十四天，或至您退出登录；此后七天清除。
facts-organisations = 团体
facts-organisations-what = 本服务器上各团体的名称、国家或地区、文字、图片和密钥，其签署的内容，以及关注者。这些全部公开，并会发往其他服务器。
facts-organisations-long = 以上内容在服务器存续期间一直保存。签署一经撤回，其名称也随之去除，本站如此，得知撤回的每台服务器也是如此。此前已封存并递交的名单，在接收者手中及其副本里仍会保留该名称；本站不再提供该名单。
facts-accounts = 工作台的人员
facts-accounts-what = 代表团体操作的人员的电子邮箱、姓名、角色，以及密码的加盐散列值；他们在哪里登录，只记浏览器和时间，不记网络地址；他们在工作台所写、尚未保存的内容，加密存放；以及他们在工作台的操作日志，其中不写明任何签署者。
facts-accounts-long = 以上内容在账号存续期间一直保存；登录记录保存十四天，未保存的内容保存七天，操作日志保存两年。删除自己账号的人，在日志中只留一个编号。
facts-people = 签署的个人
facts-people-what = 以个人身份签署者所填写的内容加密保存，且只能凭其电子邮箱的带密钥散列值重新找到；其他服务器只看到一个数字。姓名的显示，不超出签署时牵头方所承诺的范围，也不超出本人所选择的范围。牵头方从表单或纸质签名表带来的名单，以同样方式保存。
facts-people-long = 以上内容在牵头方承诺的日期删除；本人撤回签署的，立即删除。表单所填内容无人确认的，两天后删除。
facts-mails = 邮件
facts-mails-what = 本服务器撰写的邮件，例如带有确认链接的邮件，在发出之前加密存放。为避免有人被大量邮件淹没，服务器会统计发往每个邮箱的邮件数量，并以该邮箱的带密钥散列值记录。
facts-mails-long = 邮件最多存放两天；计数保存四天。
facts-replies = 表示联署的回复
facts-replies-what = 对于其他服务器上表示联署的回复：保存账号和回复的网址，以及所填的名称。确认链接的有效期为两天。
facts-replies-long = 如无人确认，以上内容保存三十天；否则，签署有效期间一直保存。
facts-reactions = 转发、点赞和举报
facts-reactions-what = 别处哪些账号转发、点赞或引用了呼吁书，以及其他服务器向本服务器提交的举报。
facts-reactions-long = 转发、点赞和引用保存至被取消；举报保存至服务器的管理者不再需要。
facts-requests = 其他服务器的请求
facts-requests-what = 每个请求的指纹，以免同一请求被受理两次；以及向本服务器发送过消息的账号的公开资料。
facts-requests-long = 指纹保存两天；公开资料保存至不再有用。
facts-deliveries = 发往其他服务器的消息
facts-deliveries-what = 尚待投递的内容，以及与每台服务器之间的投递状况。
facts-deliveries-long = 无法投递的消息保存十四天；对于不再向其发送内容的服务器，所知状况保存九十天。
facts-pictures = 图片
facts-pictures-what = 团体上传的图片会重新生成，去除地点、相机等隐藏数据。上传的原文件不保存。
facts-pictures-long = 有页面显示期间一直保存；没有页面显示时，保存一天。
facts-backups = 备份
facts-backups-what = 服务器的管理者可以为以上全部内容制作备份。
facts-backups-long = 备份保存多久，由服务器的管理者决定。

# 可作为起点的隐私说明。
site-privacy-who = 本服务器由 **[服务器管理者的名称和地址]** 负责。如有任何问题，或者要查看、更正、删除您的数据，请写信到 **[电子邮箱]**。
site-privacy-what = 本服务器发布呼吁书和签署者的名称。我们处理为此所需的数据，因为您通过签署或在此与我们共事，要求我们这样做 **[请核对：贵国或地区的法律依据]**。我们不出售任何内容，不展示广告，也不追踪任何人的阅读。
site-privacy-below = 本服务器保存什么、保存多久，列于下文，属于本说明的一部分。
site-privacy-rights = 团体公开签署的内容会发往其他服务器，这些服务器可能位于其他国家或地区；这正是签署的目的。您可以随时撤回。您可以向 **[监管机构]** 投诉。

# 工作台。
site-desk-link = 本服务器的网站信息、隐私、联系方式和使用条款
site-desk-title = 本服务器的页面
site-desk-lead = 写好之后，每个页面的底部都会有它们的链接。许多国家和地区要求设有网站信息和隐私页面。
site-desk-none = 尚未撰写。
site-desk-write = 用一种语言撰写
site-desk-begin = 填入一份起始文字
site-desk-imprint = 由谁对本服务器负责：名称、地址、电子邮箱，以及法律要求的其他内容。
site-desk-privacy = 在您撰写的文字之下，页面始终会说明本软件保存哪些内容。请核对作为起点的文字：方括号中的空缺须由您填写。
site-desk-contact = 他人如何联系你们，可以使用哪些语言，多久能得到答复。
site-desk-terms = 这里可以发布什么；对不可以发布的内容，你们如何处理。
field-site-text = 文字
field-site-text-hint = 可使用 Markdown。留空即去掉此语言。
done-page-saved = 页面已保存。
error-site-written = 这种语言已有文字，现列在您的文字下方：保留正确的部分，再保存一次
error-site-gaps = 文本中还有待填写之处：{ $gaps }
facts-handovers = 递交过的名单
facts-handovers-what = 呼吁书递交时，可以将当天的名单连同其中的名称封存为一个文件。用作递交凭据的文件为牵头方加密保存。
facts-handovers-long = 两者都保存至牵头方将其去掉或收回递交情况。一旦其中有人撤回或被移出名单，本站便不再提供该封存文件；牵头方和此前取得文件者仍保有它。
facts-passkeys = 通行密钥
facts-passkeys-what = 工作台人员的通行密钥：公钥、本人所取的名称，以及添加和最近使用的时间。指纹、面容和 PIN 从不离开设备。
facts-passkeys-long = 保存至被移除，或至账号删除。
facts-news = 通过邮件接收动态的人
facts-news-what = 要求接收呼吁书动态者的电子邮箱，加密保存在牵头方的服务器，且只能凭带密钥散列值重新找到；同时保存所用语言，以及要求和确认的日期。牵头方只看到人数。
facts-news-long = 本人停止接收，或其邮箱已不存在的，立即删除；无人确认的，三天后删除；呼吁书结束一年后删除。有人停止接收或无法送达一事，在此之前仍计入数目。
