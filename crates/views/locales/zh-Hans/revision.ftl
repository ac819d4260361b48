# 各个版本及其改动。

revision-name = 第 { $wording } 版
revision-current = 现行版本
revision-replaced = 已被取代
revision-signed = { $count ->
    [0] 名单上无人签署此版
   *[other] { $count } 个签署者签署了此版
}
revision-signed-figure = 个签署者签署了此版
revision-stand = { $count ->
    [0] 现在没有署名列在此版之下
   *[other] 现在有 { $count } 个署名列在此版之下
}
revision-stand-figure = 个署名现在列在此版之下
revision-letter = 正文
revision-as-it-stands = 现行版本
revision-all = 所有版本
revision-digest = 文本摘要值
revision-digest-of = 文本 { $place } 的摘要值
revision-text = 文本 { $place }
revision-text-current = 这是牵头方现在发布的文本。
revision-text-other = 这份文本曾以同一版号发布或签署。
revision-not-held = 本服务器没有这份文本，只从签署者那里得知其摘要值。
revision-more-texts = 此版号下另有 { $count } 份文本。
revision-who-signed = 谁签署了此版
revision-nobody = 名单上无人签署此版。
revision-stand-who = 现在列在此版之下的署名
revision-stand-what = 此后签署了更新版本的，计入更新的版本，不计在此。
revision-on-the-list = 在名单上查看

revisions-title = 各版文本
revisions-lead = 每一版都一直可以阅读。署名列在其所签的版本之下。
revisions-missing-title = 没有这一版
revisions-missing = 没有第 { $wording } 版。现有以下各版。

change-between = 第 { $from } 版到第 { $to } 版的改动
change-between-texts = 两份文本的差异
change-nothing = 没有不同之处。
change-legend = 标示：
change-legend-removed = 删去
change-legend-added = 新增
change-removed-start = 删去：
change-removed-end = （删去结束）
change-added-start = 新增：
change-added-end = （新增结束）
change-authoritative = 正式文本
change-translation = 译文
change-became-authoritative = 此译文已成为正式文本，现以此签署
change-became-translation = 此文本现为译文，不再作为签署的文本
change-new = 新增的正式文本
change-new-translation = 新增的译文
change-gone = 正式文本，已删去
change-gone-translation = 译文，已删去
change-title = 标题
change-body = 正文（原始写法）
change-paragraphs-same = { $count } 段没有改动
change-demands = 诉求
change-demand = 诉求 { $number }
change-demand-moved = 原为诉求 { $was }，现为诉求 { $is }
change-demand-gone = 原诉求 { $number }，已删去
change-demand-new = 新增诉求 { $number }
change-clauses = 条款
change-clause = 第 { $number } 条
change-clause-moved = 原为第 { $was } 条，现为第 { $is } 条
change-clause-gone = 原第 { $number } 条，已删去
change-clause-new = 新增第 { $number } 条
change-addressees = 收信方
change-unchanged-languages = 以下语言没有改动：
change-list-comma = 、

compare-with = 与以下文本比较：
compare-next = 下一版（{ $wording }）
compare-before = 上一版（{ $wording }）
compare-current = 现行版本（{ $wording }）
compare-same-number = 同一版号下的另一份文本
compare-other = 第 { $wording } 版
compare-not-held = 本服务器没有同时保存两份文本，无法在此比较。
change-facts = 文本以外的内容
change-facts-what = 不属于所签署的内容
change-fact-kind = 类型
change-fact-deadline = 截止日期
change-fact-topics = 主题
change-fact-initiators = 发起方
change-fact-admission = 谁可以签署
