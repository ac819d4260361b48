# The desk: how this server stands to others, and what others report.
moderation-title = 管理其他服务器
moderation-link = 管理其他服务器：本服务器屏蔽了谁，以及别处的举报
moderation-lead = 本服务器如何对待其他服务器。立即生效，不通知任何人，也不改变任何名单。只有本服务器上第一个团体的人能看到此页。

# The rules in force.
moderation-rules = 现行规则
moderation-none = 没有规则：本服务器对所有其他服务器一视同仁。
moderation-none-fits = 没有符合的规则。
moderation-find = 在域名、地址和备注中查找
moderation-all = 全部规则
moderation-before-these = 前面的规则
moderation-after-these = 后面的规则
moderation-severity-block = 屏蔽
moderation-severity-limit = 限制
moderation-severity-allow = 允许
moderation-since = 自 { $at } 起
moderation-change = 更改
moderation-lift = 撤销

# A rule, looked at before it is made.
moderation-add = 添加或更改规则
field-moderation-subject = 域名或账号
field-moderation-subject-hint = 域名，例如 spam.example，包括其下所有子域名；写明端口则只指该端口。或账号，写作 @名称@主机，或其 actor 的地址。
field-moderation-severity = 规则内容
moderation-choice-block = 屏蔽：不接收、不发送，也不显示其任何内容
moderation-choice-limit = 限制：仍会接收，但其签署须由人决定
moderation-choice-allow = 允许：上级域名规则的例外，或允许名单中的一项
field-moderation-public = 公开备注
field-moderation-public-hint = 供拿到名单文件的所有人查看。
field-moderation-private = 内部备注
field-moderation-private-hint = 供能看到此页的人查看。
moderation-look = 查看会有什么效果
moderation-check-title = 规则生效前请确认
moderation-effect-block = 来自被屏蔽服务器或账号的等待内容会被删除，等待发往那里的内容也一样。双方的关注都会终止。撤销规则后，这些都不会自动恢复。已在名单上的仍留在名单上并计入总数；本服务器不再显示其名称。
moderation-effect-limit = 不再自动接纳其任何内容：会带标记留在工作台，等人决定。已在名单上的仍留在名单上，也可以关注。
moderation-effect-allow = 无论上级域名的规则如何，都予以接纳。若本服务器只与允许名单中的服务器往来，它从此在列。
moderation-blocks = 此后它在这里会被屏蔽：另有规则屏蔽它，或者本服务器只与允许名单中的服务器往来。
moderation-before = 它取代的规则
moderation-same = 规则已是如此：不会有任何变化。
moderation-unknown = 本服务器不认识使用此地址的 actor。如果这是个人主页的地址，请改写成 @名称@主机：只有 actor 自己的地址才能识别。
moderation-reach = 会影响这里的谁
moderation-reach-what = 只计算本服务器的对待方式会改变的对象。
moderation-reach-followers = 关注这里团体和主题的
moderation-reach-followed = 从这里关注的别处账号
moderation-reach-signers = 此处保存的呼吁书的签署者
moderation-reach-waiting = 等待中的签署
moderation-set-block = 屏蔽
moderation-set-limit = 限制
moderation-set-allow = 允许
moderation-lift-title = 撤销这条规则？
moderation-lift-what = 此后以其他规则为准；若没有，则与对待所有人一样。关注关系和已删除的内容不会自动恢复。

# Lists of other servers.
moderation-lists = 域名名单
moderation-lists-what = CSV 文件，与 Mastodon 读写的格式相同。其中有域名及公开备注；不含内部备注和针对单个账号的规则。
moderation-export-blocks = 下载屏蔽和限制的域名（CSV）
moderation-export-allowed = 下载允许的域名（CSV）
moderation-import-title = 导入域名名单
moderation-import-lead = Mastodon 导出的 CSV 文件：“suspend”为屏蔽，“silence”为限制。每行取代同一域名的规则。更改之前会先显示效果。
field-moderation-file = 文件
field-moderation-list = 或粘贴其内容
field-moderation-list-hint = 第一行是各列的名称，其中要有 #domain。
field-moderation-usual = 未注明级别的行表示
moderation-import-check-title = 导入名单前请确认
moderation-import-added = 新规则
moderation-import-changed = 更改的规则
moderation-import-unchanged = 不变
moderation-import-ignored = 所要求的事本服务器不做的行
moderation-import-refused = 略过的行
moderation-import-changes = 会有的变化
moderation-import-nothing = 不会有任何变化。
moderation-import-take = 导入名单
moderation-imported-without = 略过的行数：{ $count }
moderation-until-now = 目前：{ $severity }
moderation-more = 另有未显示的：{ $count }
moderation-fault-severity_unknown = 级别不是 suspend、silence 或 noop。
moderation-fault-domain_missing = 没有域名。
moderation-fault-subject_invalid = 所写的不是像 spam.example 这样的域名。
moderation-fault-csv_invalid = 无法读取。
moderation-fault-own_host = 指的是本服务器自己。
moderation-fault-everybodys_domain = 任何人都可以在其下注册域名。
moderation-fault-comment_too_long = 备注太长。
error-moderation-subject = 请写域名，例如 spam.example，或按 @名称@主机 的格式写账号
error-moderation-own = 那是本服务器，或其所属的域名
error-moderation-everybodys = 任何人都可以在它之下注册域名，规则会涉及所有这些域名。请写明所指对象的域名
error-moderation-full = 规则数量已达上限
error-moderation-severity = 请选择规则内容
error-moderation-csv = 第一行没有名为 #domain 的列
error-moderation-lines = 名单的行数超过一次可读取的数量。请分成几份

# What other servers report.
moderation-reports-title = 其他服务器的举报
moderation-reports-lead = 其他服务器就这里的团体、呼吁书以及保存的他处内容提出的举报。只写明服务器，不写是谁投诉：举报的分量取决于它来自哪台服务器。
moderation-reports-open = 待处理：{ $count }
moderation-reports-none = 没有举报。
moderation-reports-all = 也显示已处理的
moderation-reports-few = 只显示待处理的
moderation-report-appeal = 呼吁书
moderation-report-statement = 声明
moderation-report-actor = 账号
moderation-report-by = 由 { $host } 举报
moderation-report-times = 次数：{ $count }
moderation-report-closed = { $at } 处理完毕
moderation-report-rule = 为其服务器设定规则
moderation-report-close = 处理完毕

# What was done.
done-moderation-set = 规则已生效。
done-moderation-lifted = 规则已撤销。
done-moderation-imported = 名单已导入。
done-report-closed = 举报已归档。若再次举报，会重新打开。
audit-moderation-check = 查看针对其他服务器的规则的效果
audit-moderation-rule = 设定针对其他服务器的规则
audit-moderation-lift = 撤销针对其他服务器的规则
audit-moderation-import-check = 查看针对其他服务器的规则名单
audit-moderation-import = 导入针对其他服务器的规则名单
audit-report-close = 归档其他服务器的举报
