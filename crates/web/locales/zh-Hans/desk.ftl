# 团体的工作台。

desk-title = 概览
desk-signed-elsewhere = 另一台服务器正在用贵团体的密钥签名。
desk-signed-elsewhere-what = 有人运行着本服务器的副本，或持有它的密钥。请服务器的管理者停用该副本；“undersigned doctor”会给出更多说明。
desk-word = 工作台
desk-sign-out = 退出登录
desk-tabs = 工作台
desk-tab-overview = 概览
desk-tab-appeals = 新建呼吁书
desk-tab-endorse = 联署
desk-tab-follow = 关注
desk-tab-tokens = 令牌
desk-done = 完成。
desk-waiting = 等待核准
desk-waiting-what = 核准即签署一份可供他人核验的声明
desk-invitations = 邀请
desk-invitations-what = 发起方核准签署者；其服务器使名单保持开放
desk-invited-as = { $organiser }邀请贵团体担任{ $role }
desk-accept = 接受
desk-decline = 谢绝
desk-our-appeals = 我们的呼吁书
desk-new-appeal = 撰写呼吁书
desk-no-appeals = 暂时没有。可以撰写一份，或联署其他团体的呼吁书。
desk-count-waiting = { $count } 个等待您核准
desk-count-unconfirmed = { $count } 个账号已回复，尚未确认
desk-as-reader = 以读者身份查看
desk-endorsed = 我们联署的呼吁书
desk-endorse-another = 联署呼吁书
desk-endorsed-none = 暂时没有。
desk-endorsement-manage = 更改或撤回
desk-listed-title = 已核准的签署者
desk-listed-lead = 移除同样要签署一份声明：该条目会从每台服务器的名单上消失，牵头方可以推翻这一决定。
desk-remove = 移除
desk-remove-reason = 理由
desk-remove-button = 移除

endorsement-listed = 已列入名单
endorsement-waiting = 等待发起方核准
endorsement-withdrawn = 已撤回
endorsement-withdrawn-here = { $count ->
    [0] 已在本站撤回；尚无其他服务器确认
   *[other] 已在本站撤回；{ $count } 台服务器已确认
}
endorsement-refused = 未获核准

queue-who = 签署者
queue-why = 已知情况
queue-likeness = 相似的名称
queue-nothing-alike = 名单上没有相同或相似的名称
queue-let-in = 核准
queue-refuse = 拒绝
pending-moderated = 已在其自己的服务器上找到密钥。由于贵团体选择人工核准，正在等待。
pending-limited = 本服务器限制其来源：须由人决定。
pending-fediverse-account = 一个联邦宇宙账号用贵团体的联署用语作了回复，并已确认。由于贵团体选择人工核准，正在等待。
pending-name-changed = 已在名单上，之后更改了名称。核准即确认新名称。
pending-key-not-found = 未能在其自己的服务器上找到密钥。
pending-unreachable = 其服务器没有响应，我们会继续询问。
pending-removed-before = 曾被移除。
pending-host-blocked = 其服务器在您的屏蔽名单上。
pending-not-initiator = 须由另一发起方核准。
pending-closed = 在截止之后到达。

deliveries-title = 投递
deliveries-none = 没有等待投递的内容。
deliveries-server = 服务器
deliveries-state = 状态
deliveries-words = 说明
deliveries-waiting = 待投递
delivery-up-to-date = 已同步
delivery-out-of-reach = 无法连接
delivery-slowed-down = 已放缓
delivery-refuses-us = 拒收本站消息
delivery-waiting = 等待中

editor-title-new = 撰写呼吁书
editor-title-revise = 修改文本
editor-preview = 读者看到的样子
editor-preview-what = 尚未保存，也未发出任何内容。
editor-about = 基本信息
editor-texts = 各语言的文本
editor-texts-what = 签署以正式文本为准。其余为译文，更正时无需请任何人重新签署。
editor-language-n = 语言 { $number }
editor-authoritative = 此文本为正式文本
editor-field-title = 标题
editor-field-body = 信件正文
editor-field-body-hint = 段落之间空一行；可使用 Markdown
editor-field-demands = 我们的诉求，每行一项
editor-field-demands-hint = 各语言的顺序须一致
editor-more-languages = 添加语言
editor-addressees = 致谁
editor-addressees-what = 先写职务；这样即使换人，信件依然正确。
editor-field-office = 职务
editor-field-holder = 现任者
editor-more-addressees = 添加一行
editor-who = 谁发起，谁可以签署
editor-save-draft = 保存草稿
editor-save-wording = 保存并检查
editor-show-preview = 预览
editor-go-on = 继续，准备发布
admission-open = 所有团体，密钥核验后由服务器自动核准
admission-moderated = 所有团体，由人工逐一核准

publish-title = 发布之前
publish-lead = { $wording ->
    [1] 此信将以贵团体的密钥签名并发给他人。发出后无法收回，只能修订、截止或撤回。
   *[other] 此信将以贵团体的密钥签名，作为第 { $wording } 版，发给所有收到过前一版的人。
}
publish-to-whom = 发出什么，发给谁
publish-nobody = 还没有关注者。呼吁书会显示在自己的页面上，任何看到的人都可以签署。
publish-checks = 已检查
publish-well = 妥当。
publish-think = 请再想想。
publish-digest = 所签文本的摘要值
publish-button = 发布
publish-preview = 以读者身份预览
publish-back = 返回修改
publish-undo = 发布后，仍可在工作台修改文本、截止签署或撤回。
recipient-followers = 关注贵团体的账号
recipient-initiators = 发起方
recipient-replicas = 保存名单的服务器
recipient-signers = 已签署者
check-well-languages = 每份正式文本都有标题和正文。
check-think-languages = 有的语言缺少标题或正文。
check-well-demands = 写明了诉求，各语言数目一致。
check-think-demands = 没有诉求，或各语言的诉求数目不一致。
check-well-addressees = 写明了收信方。
check-think-addressees = 没有收信方。
check-well-deadline = 写明了截止日期。
check-think-deadline = 没有截止日期，不会自行截止。
check-well-keeper = 贵团体的服务器离线时，有其他发起方使名单保持开放。
check-think-keeper = 贵团体是唯一的发起方：服务器离线时，无人能核准签署者。请指定一个名单保管方。
check-well-initiators = 列名的各发起方都可以连接。
check-think-initiators = 列名的发起方中，有的目前无法连接。
check-well-root-key = 根密钥可以离线保存。
check-think-root-key = 根密钥保存在本服务器上。发布后，请将它转存到纸上或 U 盘。
check-well-length = 文本长度适合每台服务器。
check-think-length = 文本很长，有些服务器只会显示开头。

manage-wait = 等待您核准
manage-behind = 支持现行版本
manage-earlier = 签署先前版本
manage-people = 个人
manage-nobody-waits = 没有等待核准的签署者。
manage-listed = 已核准 { $count } 个：查看
manage-text = 文本
manage-revise-what = 修改后的文本会有新的版号。在签署者重新签署之前，署名仍列在其所签的版本之下。
manage-revise = 修改文本
manage-update = 告知进展
manage-update-button = 发布进展
manage-initiators = 发起方
manage-as-co-initiator = 共同发起方：支持文本，并核准签署者
manage-as-keeper = 名单保管方：只负责使名单保持开放
manage-invite = 邀请
invited-asked = 已邀请
invited-accepted = 已接受
invited-refused = 已谢绝
invited-removed = 已移除
manage-import = 来自纸质签名表或先前名单的署名
manage-import-what = 将署名整理成表格（CSV），或每行一个 JSON 对象，然后在服务器上导入。第一次运行只显示将会发生什么。
manage-end = 递交与结束
manage-deliver = 递交
manage-deliver-what = 公开说明信件已经递交。是否接受签署不受影响。
manage-deliver-button = 已经递交
manage-close = 截止
manage-close-what = 服务器不再核准新的签署者。名单保留，仍可撤回署名。
manage-close-button = 截止签署
manage-withdraw = 撤回
manage-withdraw-what = 每台服务器上的文本都会加上删除线，名单会收起。此操作无法撤销。
manage-withdraw-sure = 我确定
manage-withdraw-button = 撤回此信
manage-copies = 名单副本

endorse-title = 联署呼吁书
endorse-lead = 请填写任意服务器上一份呼吁书的网址。贵团体的服务器会获取并核验，签署之前先给您看。
endorse-fetch = 获取并显示
endorse-check-title = 签署之前，请先阅读
endorse-check-lead = 取自 { $host }，已通过核验。此信属于{ $organiser }。
endorse-existing = 贵团体已于{ $at }联署此呼吁书。提交表单会按现在的内容再次签署。
endorse-sign = 签署
endorse-sends = 发出什么，发给谁
endorse-followers = { $count ->
    [0] 还没有人关注贵团体
   *[other] { $count } 个关注贵团体的账号
}
endorse-button = 以{ $name }的名义联署
endorse-public = 贵团体的名称、国家或地区以及所签版本将会公开，并留存在多台服务器上。可以随时撤回；撤回声明会保留。
endorse-withdraw = 撤回我们的署名
endorse-done-title = 已联署
endorse-withdrawn-title = 已撤回
endorse-withdrawn-here-title = 已在本站撤回
endorse-listed = 贵团体已列入名单。
endorse-waits = 贵团体的联署正在等待发起方核准。您无需再做什么。
endorse-sent-to = 发往
endorse-id = 贵团体的声明：
endorse-see = 查看呼吁书
endorse-change = 更改或撤回

follow-title = 关注团体
follow-lead = 此后，它们的呼吁书会发到本服务器，本服务器也会保存每份名单的副本。
follow-button = 关注
follow-followers = { $count ->
    [0] 还没有人关注贵团体。
   *[other] { $count } 个账号关注贵团体。
}
follow-following = 我们关注的团体
follow-none = 暂时没有。
follow-end = 取消关注
following-asked = 已请求，尚无答复
following-accepted = 关注中
following-refused = 对方已谢绝

tokens-title = 供程序使用的令牌
tokens-lead = 程序凭令牌即可代表贵团体操作，无需密码。请为每个程序单独创建令牌，以便日后吊销。
tokens-fresh = 请立即复制此令牌，之后不会再显示。
tokens-button = 创建令牌
tokens-there-are = 现有令牌
tokens-none = 没有。
tokens-for = 用途
tokens-scope = 权限
tokens-made = 创建日期
tokens-revoke = 吊销
scope-all = 代表团体进行一切操作
scope-read = 只读
scope-appeals = 撰写和发布呼吁书
scope-endorse = 联署和撤回
scope-admit = 核准和移除签署者
scope-attest = 登记来自纸质签名表、表单和电子邮件的签署者

# 移除的理由；代码与声明中的相同。
reason-duplicate = 重复登记
reason-not-an-organisation = 并非其自称的团体
reason-not-authorised = 签署者未获该团体授权
reason-key-compromised = 密钥被盗
reason-key-lost = 密钥遗失
reason-abuse = 滥用
reason-on-request = 自行要求退出
reason-other = 其他理由

queue-like-number = 与第 { $number } 号同名
queue-looks-like-number = 与第 { $number } 号外形相似，但字母不同。
queue-looks-like = 与 { $address } 外形相似，但字母不同。
queue-mixed-scripts = 有一个词混用了两种文字中外形相似的字母。
desk-removed = 由贵团体移除的条目
desk-admit-again = 重新核准
endorse-choices = 此账号正在征集联署的呼吁书
endorse-not = 不签署诉求 { $number }：
endorse-not-words = 贵团体的说明
endorse-statement = 已签署的声明
tokens-unlabelled = 在服务器上创建
delivery-words-waiting = 即将发出。
delivery-words-next = 对方没有接收上一条内容。内容不会丢失：我们会再试，下一次在 { $at }。
delivery-words-gave-up = 对方长时间没有响应。我们会等它联系我们，届时它会取回错过的内容。
done-admitted = 签署者已核准。
done-refused = 已不再等待核准。没有签署任何声明。
done-removed = 条目已移除。
done-draft-saved = 草稿已保存。
done-published = 信件已发布。
done-delivered = 已公开说明信件已经递交。
done-closed = 已截止签署。
done-withdrawn = 信件已撤回。
done-followed = 已发出关注请求。
done-unfollowed = 已取消关注。
done-revoked = 令牌已失效。
done-invited = 邀请已发出。
done-joined = 您已接受，其余由牵头方的服务器处理。
done-declined = 您已谢绝。

# 可能属于同一签署者的条目。
same-title = 可能是同一签署者
same-lead = 系统会跨语言、文字和拼写比较名称，但不会自行合并：由您决定。您的决定会经签名，人人可见，也可以撤销。
same-number = 第 { $number } 号
same-waits = 等待核准
same-waits-long = 其中一个仍在等待核准。请先就此作出决定。
same-one = 同一签署者
same-two = 两个签署者
same-more = 共 { $count } 组，现显示 { $shown } 组；作出决定后会显示其余各组。
same-decided = 同一签署者还是两个：已决定
same-is-one = 同一签署者，决定者：
same-is-two = 两个签署者，决定者：
same-undo = 撤销
same-grade-certain = 名称相同
same-grade-likely = 很可能是同一签署者
same-grade-possible = 也许是同一签署者
same-why-same_name = 除大小写、重音符号、标点或汉字繁简外，名称相同：
same-why-similar_name = 名称几乎相同：
same-why-romanised = 两种文字的名称读音相近：
same-why-translation = 一个名称似乎是另一个的译名：
same-why-same_acronym = 简称相同：
same-why-acronym_of = 一个由另一个的首字母组成：
same-why-abbreviation_of = 一个是另一个的缩略：
same-why-linked = 另有一个条目同时带有这两个名称：
same-why-countries_differ = 但国家或地区不同：
same-why-places_differ = 但名称中提到的国家或地区不同：
same-why-numbers_differ = 但数字不同：
same-why-more_words = 但一个名称较长，可能是分支机构：
same-why-words_differ = 但各有对方没有的词：
same-why-other_names_differ = 但在同一语言中的名称不同：
same-why-kinds_differ = 但一个是个人，一个是团体：
done-one-signer = 现作为同一签署者列出，只计一次。
done-two-signers = 现作为两个签署者列出。

editor-revise-what = { $count ->
    [0] 修改正式文本、诉求或收信方，就会成为第 { $wording } 版。现行文本尚无人签署。
   *[other] 修改正式文本、诉求或收信方，就会成为第 { $wording } 版。现行文本的 { $count } 个签署者仍列在现行版本之下，并会收到签署新版的邀请。
}
editor-revise-editorial = 添加译文，或修正非正式文本的译文，不会成为新版。发布之前，您会看到属于哪一种。

verdict-title = 对已签署内容的影响
verdict-substance = 这改变了已签署的内容，将成为第 { $wording } 版。
verdict-signed = { $count ->
    [0] 现行文本尚无人签署。
   *[other] 现行文本有 { $count } 个签署者。他们仍列在该版之下，并会收到签署新版的邀请；在此之前，不计入新版。
}
verdict-attested = 其中 { $count } 个由发起方代为登记：没有服务器会询问他们，在有人另作说明之前，他们仍列在所签的版本之下。
verdict-editorial = 这没有改变已签署的内容，仍为第 { $wording } 版。
verdict-editorial-what = 只修正译文、日期和文本以外的内容，无需任何人重新签署。
publish-lead-editorial = 此信将以贵团体的密钥签名，仍为第 { $wording } 版，发给所有收到过此版的人。
publish-button-wording = 发布第 { $wording } 版
publish-button-editorial = 发布更正

affirm-title = 贵团体签署的文本已有改动
affirm-what = 签署新版之前，贵团体仍列在所签的版本之下
affirm-signed-on = 贵团体于{ $at }签署了第 { $wording } 版。现行版本为第 { $now } 版。
affirm-signed = 贵团体签署了第 { $wording } 版。现行版本为第 { $now } 版。
affirm-read-signed = 阅读所签的文本
affirm-names = 签署时使用的名称：
affirm-kept = 对以下诉求仍有保留意见：
affirm-dropped = 以下诉求已删去，保留意见随之终止：
affirm-button = 签署第 { $wording } 版
affirm-correct = 更改名称或保留意见
