# 呼吁书的页面。
#
# 用语：
#   appeal 呼吁书；open letter 公开信；petition 请愿书；letter 此信、信件
#   endorse、co-sign 联署；sign 签署；name（名单上的）署名；the undersigned 联署名单
#   organisation 团体（称对方为“贵团体”，称个人为“您”）
#   organiser 牵头方；initiator 发起方；co-initiator 共同发起方；keeper 名单保管方
#   wording 版本、第几版；text 文本；authoritative text 正式文本；translation 译文；demand 诉求
#   let in 核准；entry 条目；statement 声明；proof 证明；bundle 证明包；check 核验；digest 摘要值
#   key 密钥；root key 根密钥；desk 工作台；token 令牌；fediverse 联邦宇宙
#   deliver（信件）递交；delivery（服务器之间）投递；form（网上）表单

appeal-status = 状态：
appeal-wording = 第 { $number } 版
appeal-to = 致
appeal-stand-behind = { $count ->
    [0] 目前还没有团体支持{ appeal-this }
   *[other] 个团体支持{ appeal-this }
}
appeal-stood-behind = 个团体曾支持{ appeal-this }
appeal-none-stand-behind = 没有团体支持{ appeal-this }
appeal-signed-earlier = 另有 { $count } 个团体签署的是先前版本。
appeal-more-earlier = 另有 { $count } 个团体签署的是先前版本
appeal-any-wording = { $counted }（不论签署的是哪一版本）
appeal-earlier-figure = 个团体签署的是先前版本
appeal-how-do-we-know = 数字从何而来？
appeal-to-next-mark = { $count ->
    [0] 已达到目标：{ $mark } 个
   *[other] 再有 { $count } 个，就达到下一目标 { $mark } 个
}
appeal-add-organisation = 以团体名义联署
appeal-sign-as-person = 以个人身份签署
appeal-fact-published = 发布
appeal-fact-closes = 截止
appeal-fact-closed = 已截止于
appeal-fact-called-by = 发起
appeal-fact-and-others = 及另外 { $count } 个团体
appeal-fact-languages = 语言
appeal-translation = 译文
appeal-closes = 截止于
appeal-organisations-count = { $count ->
    [0] 没有团体加入联署
   *[other] { $count } 个团体
}
appeal-people = { $count ->
    [0] 没有个人签署
   *[other] { $count } 人
}
appeal-more-people = 另有 { $count } 人
appeal-on-this-page = 本页内容
appeal-nav-letter = 正文
appeal-nav-demands = 我们的诉求
appeal-nav-sign = 签署
appeal-text-authoritative = { $language }，正式文本。
appeal-text-translation = { $language }，译文。
appeal-text-follows = 自第 { $wording } 版起未修改。
appeal-text-incomplete = 此译文不完整。
appeal-text-original = 全文：{ $language }
appeal-text-signed = 所签署的是此语言的文本：{ $language }。
appeal-text-signed-read = 阅读该文本：{ $language }
appeal-one-language = 只看此语言
appeal-both-languages = 对照阅读各正式文本
appeal-we-ask = 我们要求
appeal-signed-for = 发起方
appeal-undersigned = 联署名单
appeal-find-name = 查找名称，任何文字皆可
appeal-find = 查找
appeal-nobody-yet = 还没有人签署。
appeal-nobody = 没有人签署。
appeal-counted-only = 此名单上没有列名。计入：{ $counted }。
appeal-counted-too = 另计入：{ $counted }。
appeal-roll-first = 共 { $count } 个署名，此处列出前 { $shown } 个，按编号排列。
appeal-roll-all = { $count ->
    [0] 目前没有署名。
   *[other] 共 { $count } 个署名，按编号排列。
}
appeal-roll-hidden = 其中 { $count } 个来自本服务器屏蔽的服务器，不显示名称，但仍计算在内。
appeal-roll-folded = { $count } 个署名，已收起。
appeal-roll-gaps = 编号空缺之处，后来的条目编了更大的号。
appeal-whole-list = 完整名单
appeal-roll-print = 在本页列出全部名称，以便打印
appeal-next-name = 下一个，会是您吗？
appeal-put-your-name = 参与联署
appeal-days = 逐日进展
appeal-figures = 数字
appeal-held = 名单保存在哪里
appeal-data = 数据与证明

entry-gap = 此号空缺。
entry-withdrawn = 已撤回
entry-removed = 已移除
entry-hidden = 已被本服务器隐藏。
entry-joined = 与另一条目一并列出。

notice-draft = 这是草稿。
notice-draft-what = 只有贵团体工作台的人员能看到，尚未发往任何其他服务器。
notice-copy = 这是副本。
notice-copy-what = 由{ $holder }保存；原件属于{ $organiser }。
notice-copy-reachable = 其服务器 { $host } 可以连接。
notice-copy-apart = 本服务器不与呼吁书的原服务器 { $host } 比对名单：这是本服务器管理者的决定。此后在那里签署的，这里可能没有。
notice-copy-lost = 其服务器 { $host } 自{ $since }起无法连接。
notice-copy-goes-on = 名单照常继续；该服务器恢复后，会补上其间的变动。
notice-copy-checked = 每一项证明在收到时均已在本站核验；最近一次得到保存该名单的服务器的消息在{ $at }。
notice-copy-original = 查看原件
notice-withdrawn = 牵头方已于{ $at }撤回。
notice-withdrawn-what = 正文加删除线，仍可阅读，但不再接受签署。
notice-closed = 已于{ $at }截止。
notice-closed-what = 名单保持签署时的原样；仍可撤回署名。
notice-delivered = 已于{ $at }递交。
notice-delivered-open = 仍可签署。
notice-conflict = 同一版号下有两份不同的文本。
notice-conflict-what = 第 { $wording } 版有两份或更多文本；签署前请核对摘要值。
notice-conflict-not-held = 有 { $count } 个签署者签署的文本，本服务器没有。
notice-conflict-both = 查看两份文本
notice-earlier = 您正在阅读第 { $wording } 版，此版已被取代。
notice-earlier-current = 阅读现行版本

way-server = 通过贵团体自己的服务器
way-server-what = 贵团体的服务器会获取并核验原文，您可以在那里用贵团体自己的密钥联署。
way-server-go-there = 前往自己的服务器
way-server-address = 贵团体的账号
way-server-address-hint = 例如 @union@social.example
way-server-go = 查找前往方式
way-fediverse = 用联邦宇宙账号
way-fediverse-what = 用贵团体的 Mastodon 账号回复帖子，并写上下面这句话。名单会以账号列出贵团体，并如实注明。
way-fediverse-how = 具体步骤，以及没收到私信时怎么办
way-form = 以上两者都没有
way-form-what = 请填写表单。我们会给贵团体发邮件，有人确认后即完成签署。纸质签名表同样可以。
way-form-what-elsewhere = 请在牵头方的服务器上填写表单。纸质签名表同样可以。
way-form-go = 填写表单联署
way-person = 以个人身份
way-person-what = 您的姓名只保存在本服务器，不在任何地方显示。其他服务器只会得知一个数字：这里有多少人签署。

event-published = { $kind ->
    [petition] 发布请愿书。
    [joint-statement] 发布声明。
    [urgent-appeal] 发布呼吁。
   *[open-letter] 发布公开信。
}
event-revised = 第 { $wording } 版发布。在签署者确认此版之前，署名仍列在其所签的版本之下。
event-what-changed = 改动之处
event-joined = 现列于名单的团体中，有 { $count } 个在这一天列入名单。
event-joined-in-month = 现列于名单的团体中，有 { $count } 个在这个月列入名单。
event-left = { $count } 个团体撤回署名。
event-delivered = 已递交。
event-delivered-to = 已递交给
event-closed = 已截止。
event-withdrawn = 牵头方撤回。
event-out-of-reach = { $host } 无法连接。名单照常继续，该服务器恢复后，会补上其间的变动。
event-back = { $host } 已恢复，并已补齐。

figures-this-wording = 现行版本
figures-earlier = 先前版本
figures-any-wording = 不论签署的是哪一版本
figures-named = 列名的团体
figures-by-own-server = 通过自己的服务器
figures-by-web-form = 通过表单，经电子邮件确认
figures-by-e-mail = 以电子邮件告知发起方
figures-by-paper = 纸质，签名表由发起方保管
figures-by-fediverse-account = 通过联邦宇宙账号
figures-reactions = { $boosts ->
    [0] 无人转发
   *[other] 转发 { $boosts } 次
}，{ $likes ->
    [0] 无人点赞
   *[other] { $likes } 个账号点赞
}：这些都不算签署。
figures-by-import = 来自先前保存的名单
figures-unnamed = 不列名的团体
figures-unnamed-known-to = 由{ $who }掌握并告知数目
figures-unnamed-what = 由某一发起方掌握并告知数目
figures-personal = 以个人名义
figures-personal-what = 在团体任职、但只代表本人签署的人士
figures-people = 个人
figures-people-what = { $servers ->
    [0] 由接受签署的服务器计数，从不列名
    [1] 由一台服务器计数，从不列名
   *[other] 由 { $servers } 台服务器计数，从不列名；在两处签署的人会计两次
}
figures-people-named = { $servers ->
    [0] 由接受签署的服务器计数，只列出本人同意公开的姓名
    [1] 由一台服务器计数，只列出本人同意公开的姓名
   *[other] 由 { $servers } 台服务器计数，只列出本人同意公开的姓名；在两处签署的人会计两次
}
figures-how = 每个数字都由已签名的声明相加得出，本站如此，每台保存名单的服务器也是如此。
figures-yourself = 自己核算

held-lead = 名单不属于任何一台服务器。下列每一台都保存全部名单，并能证明其中每一个名字；即使有一台消失，其余的也会继续。
held-this-server = 本服务器
held-digest = 名单的摘要值。两台服务器若显示相同的字符，所存的已签名声明便相同，名单因而也相同。
held-picture = 每条线代表一个团体，列在核准它的发起方之下。长线：通过自己的服务器签署。短线：通过其他方式。实心方块：保存着相同的名单。
held-picture-many = 每条线代表 { $count } 个团体，列在核准它们的发起方之下。长线：通过自己的服务器签署。短线：通过其他方式。实心方块：保存着相同的名单。
replica-same = 名单相同
replica-entries = { $count } 条
replica-behind = 名单尚未一致
replica-behind-by = 落后 { $count } 条
replica-compared = 比对于
replica-out-of-reach = 无法连接，始于
replica-then-held = 当时保存 { $count } 条
replica-refuses = 拒收本站消息
replica-since = 始于
replica-seen = 签名确认看到过这份名单：
replica-changed = 上次比对后名单有变动
replica-apart = 本服务器不与其比对
replica-unknown = 尚未比对
branch-root = 根密钥
branch-let-in = { $count ->
    [0] 尚未核准任何团体
   *[other] 已核准 { $count } 个
}
branch-same = 名单相同
branch-behind = 名单尚未一致
branch-changed = 比对后名单有变动
branch-out-of-reach = 无法连接
branch-apart = 本服务器不与其比对
branch-unknown = 尚未比对

data-feed = Atom 订阅源
data-bundle = 证明包（全部证明）
data-root-key = 根密钥，可与纸质文本核对：
data-what = 这条命令无需联网。它会核验每一项证明，重新统计名单，并指出每一处错误。根密钥请取自纸质文件或您信任的人，不要取自正在核验的文件。
data-program = 从哪里获取程序“undersigned”
data-program-elsewhere = 此命令属于采用 AGPL 许可的自由软件“undersigned”。本服务器未获告知从哪里获取。保存此呼吁书的其他服务器的页面上或有说明，也可询问牵头方或本服务器的管理者。
way-desk-by-hand = 自己动手操作
way-desk-what = 登录贵团体自己的服务器，在工作台选择“联署”，粘贴下面的网址。贵团体的服务器会用贵团体的密钥签名并通知本站；密钥核验后，名单上就会列出。
way-desk-what-moderated = 登录贵团体自己的服务器，在工作台选择“联署”，粘贴下面的网址。贵团体的服务器会用贵团体的密钥签名并通知本站；发起方同意后，名单上就会列出。
way-moderated = 签署者须经发起方同意：团体在发起方决定后才会列入名单。

still-copy = 这是一份副本，生成于{ $at }。
still-copy-what = 它不需要服务器，内容也不会变动。请按本页末尾的说明，用随附的文件核验。原件的现状和签署方式，请见
still-copied-from = 复制自
entry-no-number = 此号空缺：后来的条目编了更大的号。
entry-no-numbers = 这些号空缺：后来的条目编了更大的号。
held-seen-by-others = 除牵头方的服务器以外，其中有 { $count } 台已签名确认看到过这份名单；这些签名载于证明包。
