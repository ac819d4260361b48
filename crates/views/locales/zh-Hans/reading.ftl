# 公开页面上信件和名单以外的内容：转给他人、数字从何而来、
# 名单的增长、主题，以及文件大小。
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = 复制
reading-copied = 已复制。
reading-live-stop = 停止更新这个数字
reading-live-again = 恢复更新这个数字
reading-know = 数字从何而来？
reading-know-named = 每一个都有附带证明的已签名声明，并经发起方核准。打开任一名称，即可看到这两项。
reading-know-own-server = 每一个都用团体自己的密钥签名，密钥载于其自己服务器上的资料页。
reading-know-web-form = 发起方为每一个签名声明：表单已经电子邮件确认。如果该邮箱属于团体的自有域名，其条目在牵头方的服务器上会注明。
reading-know-e-mail = 发起方为每一个签名声明：自己保管着那封电子邮件。
reading-know-paper = 发起方为每一个签名声明：自己保管着那份纸质文件。
reading-know-fediverse-account = 发起方为每一个签名声明：该账号作了公开回复，并通过私信链接确认。
reading-know-import = 发起方为每一个签名声明：它原先列在更早保存的名单上。
reading-know-unnamed = 发起方为这个数字签了名。它们是谁，外界无法核验。
reading-know-personal = 与团体一样，每人都有附带证明的已签名声明。他们不计入团体数。
reading-know-people = 每台服务器都签名声明有多少人在那里通过电子邮件或联邦宇宙账号确认了签署，或由名单录入。任何人的姓名都不离开该服务器，因此这个数字以它的声明为准。
reading-countries = 来自 { $count } 个国家和地区
reading-countries-what = 列名的团体和个人
reading-countries-none = 未说明国家或地区
reading-day = 第 { $day } 天
reading-days-left = { $count ->
    [0] 今天
    [1] 明天
   *[other] 还有 { $count } 天
}

reading-share = 转给他人
reading-share-address = 网址
reading-share-mail = 通过电子邮件发送
reading-share-fediverse = 用联邦宇宙账号在您的服务器上搜索同一网址并转发该帖，让更多人看到。转发不等于签署。
reading-share-print = 如要打印，请使用浏览器的打印功能：页面已按纸张排版。要打印全部名称，请用
reading-share-print-all = 列出全部名称的页面
reading-share-nobody = 没有人会得知您转给了他人：这些都是普通链接，不含他人的脚本或计数器。

reading-branch-who = 发起方
reading-branch-own = 已核准，通过自己的服务器签署
reading-branch-other = 已核准，通过其他方式
reading-branch-list = 其服务器上的名单
reading-branch-table = 以表格查看

reading-growth = 署名增长情况
reading-growth-table = 以表格查看
reading-growth-until = 截至
reading-growth-organisations = 团体

reading-narrow = 缩小名单范围
reading-narrowed = 缩小名单范围：已设 { $count } 项条件
reading-from = 起始日期
reading-until = 结束日期

reading-history = 历史
reading-history-what = 以本服务器所存为准：每个密钥只列最新的表态。旧名不予保留，除非签署者将其列为又称。
reading-history-let-in = { $who }按当时显示的名称予以核准。
reading-history-removed = { $who }将其移除。
reading-history-ended = { $who }收回了此前对它的表态。
reading-history-signed = 签署了现列于此的声明。
reading-history-signed-itself = 签署者自行签署了现列于此的声明。
reading-history-listed = 列入名单。
reading-history-entered = { $who }录入了此条目，并签署了现列于此的声明。
reading-history-changed = { $who }作了更改，并签署了现列于此的声明。

field-topics = 主题
field-topics-hint = 最多十个词，便于他人查找，例如 DockSafety，以逗号分隔。其他软件会显示为话题标签。更改主题无需签署者重新签署
error-topics-form = 最多填写十个主题：每个为一个词，由文字、数字和 _ 组成，以逗号分隔
error-topic-words = “{ $word }”不是由文字、数字和 _ 组成的一个词。请写成 { $instead }；如果是几个主题，请用逗号分隔
error-topic-odd = “{ $word }”不能作为主题：须是由文字、数字和 _ 组成的一个词，至少含一个文字，最多 { $most } 个字符

archive-kind = 类型
archive-any-kind = 不限
archive-ended = 已结束：已截止或已撤回
archive-topics = 主题
archive-topic-title = 主题：{ $topic }
archive-topic-lead = 本服务器所知的此主题下的一切：呼吁书、可寄送的信件、会议和人物。
archive-find-hint = 可按任一语言的标题或牵头方查找；不区分重音符号和大小写
archive-feed = 新呼吁书的 Atom 订阅源
archive-topic-count = { $topic }（{ $count }）
