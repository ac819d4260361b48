# 呼吁书的进展，以及所涉及的人和事的近况：公开页面。
updates-title = 进展
updates-all = 全部进展
updates-none = 还没有进展消息。
updates-feed = 通过订阅源关注
update-corrected = 已于{ $at }更正
update-languages = 其他语言
update-changes = 有何变化
update-source = 来源：
update-sources = 来源
update-gone = 此进展消息已收回
update-gone-what = 牵头方已将其收回。本站不再保存其内容。
event-update = 进展
cases-title = 所涉及的人和事
cases-lead = 各自的现状，以及所知的来龙去脉。天数从已知的日期算起。
cases-all = 全部经过
cases-none = 还没有列出任何人。
case-gone = 此个案已撤下
case-gone-what = 牵头方已将其撤下。本站不再保存原先的内容。
case-unnamed = 不具名
case-nothing-yet = 还没有任何消息。
case-history = 经过
case-update = 进展
case-reported = 于{ $at }得知，具体日期不详
case-kind-person = 一个人
case-kind-group = 多人，或一个团体
case-kind-matter = 一件事，例如一起诉讼
case-state-detained = 被羁押
case-state-house-arrest = 被软禁
case-state-out-of-contact = 失联
case-state-charged = 被起诉
case-state-on-trial = 受审中
case-state-sentenced = 被判刑
case-state-transferred = 被转移
case-state-hunger-strike = 绝食中
case-state-hunger-strike-ended = 已结束绝食
case-state-in-hospital = 住院
case-state-bail = 获保释
case-state-cleared = 已洗脱罪名
case-state-released = 已获释
case-state-exiled = 流亡
case-state-died = 已去世
case-state-threatened = 受到威胁
case-state-dismissed = 被解雇
case-state-reinstated = 已复职
case-state-settled = 已和解
case-state-raided = 遭搜查
case-state-banned = 被取缔或注销登记
case-state-registered-again = 重新登记
case-state-other = 其他消息
# $how 为 `exact`、`least`（开始日期不详）、`most`（结束日期不详）
# 或 `about`（两者均不详）。
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] 今天被羁押
       *[other] 已被羁押 { $count } 天
    }
    [least] { $count ->
        [0] 被羁押，具体日期不详
       *[other] 已被羁押至少 { $count } 天
    }
}
case-lasted-detained = { $how ->
   *[exact] 曾被羁押 { $count } 天
    [least] 曾被羁押至少 { $count } 天
    [most] 曾被羁押至多 { $count } 天
    [about] 曾被羁押约 { $count } 天
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] 今天起被软禁
       *[other] 已被软禁 { $count } 天
    }
    [least] { $count ->
        [0] 被软禁，具体日期不详
       *[other] 已被软禁至少 { $count } 天
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] 曾被软禁 { $count } 天
    [least] 曾被软禁至少 { $count } 天
    [most] 曾被软禁至多 { $count } 天
    [about] 曾被软禁约 { $count } 天
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] 今天起失联
       *[other] 已失联 { $count } 天
    }
    [least] { $count ->
        [0] 失联，具体日期不详
       *[other] 已失联至少 { $count } 天
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] 曾失联 { $count } 天
    [least] 曾失联至少 { $count } 天
    [most] 曾失联至多 { $count } 天
    [about] 曾失联约 { $count } 天
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] 今天起绝食
       *[other] 已绝食 { $count } 天
    }
    [least] { $count ->
        [0] 绝食中，具体日期不详
       *[other] 已绝食至少 { $count } 天
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] 曾绝食 { $count } 天
    [least] 曾绝食至少 { $count } 天
    [most] 曾绝食至多 { $count } 天
    [about] 曾绝食约 { $count } 天
}
# 工作台：撰写进展和个案。
beside-title = 进展与个案
beside-untitled = 无标题
beside-updates-what = 以读者的语言撰写、注明日期的消息。关注者和每台保存名单的服务器都会收到；名单和所签署的内容不会因此改变。
beside-update-new = 撰写进展
beside-drafts = 撰写中
beside-published = 已发布
beside-withdrawn = 此呼吁书已撤回：不再为它召集会议，也不再请人写信。已发布的内容仍可更正或撤回。其他要说的事，以进展的形式发布。
beside-cases-what = 呼吁书所涉及的人和事。每个只需列出一次；此后由进展消息说明近况，天数自动计算。
beside-case-new = 添加人或事
beside-update = 进展
beside-correct-what = 此内容已经发布。您在此所作的更改，会在您查看之后作为更正发出。
beside-texts = 使用哪些语言
beside-no-cases = 如要说明某人的近况，请先在“进展与个案”页面添加此人。
beside-changes-what = 每一行都有日期和来源。不需要的行，人名请留空。
beside-change-n = 变化 { $number }
beside-more-rows = 添加几行
beside-check = 发布之前查看
beside-take-back = 收回
beside-take-back-what = 其页面会注明已经收回，并通知每台存有它的服务器。但无法强制别处的副本照办。
beside-throw-away = 丢弃草稿
beside-throw-away-what = 还没有人看到过。
beside-case = 人或事
beside-case-safety = 写下姓名之前，请考虑其安全。只写姓名缩写就够了，完全不写姓名也可以：“一名司机，34 岁”。
beside-case-unname = 如要去除姓名，请清空各栏姓名并重新发布：本站的每个页面和发给他人的内容都会去除该姓名。如果进展的正文中写有姓名，须手动更正。
beside-case-take-back-what = 此人或此事会从个案列表中消失，各条进展在那里的相关内容也随之消失。每台存有它的服务器都会收到通知。
beside-check-title = 发布之前
beside-check-lead = 此内容将以贵团体的密钥签名并发出。
beside-check-languages = 未以呼吁书的这些语言撰写：{ $languages }。阅读这些语言的人会看到另一种语言。
beside-check-sources = 这些来源没有网址，因此无人能够查阅：{ $sources }
beside-nobody = 还没有关注者。内容会显示在呼吁书的页面上。
beside-publish-correction = 发布更正
beside-undo = 发布后，仍可更正或收回。
update-no-case = 无
field-update-date = 所述之事的日期
field-update-date-hint = 留空则为发布当天
field-update-body = 正文
field-update-body-hint = 段落之间空一行；可使用 Markdown
field-case = 谁
field-case-state = 近况
field-case-when = 始于何时
field-case-when-hint = 按“年-月-日”填写，或填写已知的部分，例如 2026-11；完全不知道则留空
field-case-words = 您的说明
field-case-words-hint = 在哪里、哪个法院、多长时间；选择“其他消息”时必须填写
field-source-title = 来源
field-source-url = 来源的网址
field-case-kind = 类型
field-case-name = 姓名或名称
field-case-name-hint = 或姓名缩写；可以留空
field-case-about = 身份介绍
field-case-place = 在个案列表中的位置
field-case-place-hint = 填写数字；未填写的排在最后
error-when-form = 请填写日期、月份或年份，例如 2026-11-20、2026-11 或 2026
error-source-form = 请填写名称，或网页的网址，例如 www.union.example/page
error-source-address = 请填写网页的完整网址，例如 www.union.example/page
done-update-published = 进展已发布。
done-case-published = 已发布。
done-taken-back = 已收回。存有它的服务器会收到通知。
done-draft-thrown-away = 草稿已丢弃。
done-changes-thrown-away = 更改已丢弃。已发布的内容保持原样。
take-back-title = 要收回吗？
take-back-what-update = 其页面会注明已经收回，并通知每台存有它的服务器。别处的副本和已发出的邮件无法收回。
take-back-what-case = 此人或此事会从个案列表中消失，各条进展在那里的相关内容也随之消失。每台存有它的服务器都会收到通知。别处的副本无法收回。
take-back-what-handover = 其页面会注明已经收回，封存的名单和文件会删除，并通知每台存有它的服务器。别处的副本和已发出的邮件无法收回。
take-back-button = 是，收回
take-back-leave = 否，保持原样
