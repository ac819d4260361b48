revision-name = 第 { $wording } 稿
revision-current = 現行文稿
revision-replaced = 已被取代
revision-signed = { $count ->
    [0] 名單上無人簽署此稿
   *[other] { $count } 個簽署者簽署了此稿
}
revision-signed-figure = 個簽署者簽署了此稿
revision-stand = { $count ->
    [0] 現在沒有名字列於此稿之下
   *[other] 現在有 { $count } 個名字列於此稿之下
}
revision-stand-figure = 個名字現在列於此稿之下
revision-letter = 正文
revision-as-it-stands = 現行文稿
revision-all = 所有文稿
revision-digest = 文字摘要值
revision-digest-of = 文本 { $place } 的摘要值
revision-text = 文本 { $place }
revision-text-current = 這是主辦團體現在發表的文字。
revision-text-other = 此文字曾以同一稿號發表或簽署。
revision-not-held = 本伺服器沒有此文字，只從簽署者得知其摘要值。
revision-more-texts = 此編號下另有 { $count } 份文字。
revision-who-signed = 誰簽署了此稿
revision-nobody = 名單上無人簽署此稿。
revision-stand-who = 現在列於此稿之下的名字
revision-stand-what = 此後簽署了較新文稿的，計入該稿，不計在此。
revision-on-the-list = 在名單上查看

revisions-title = 各稿文字
revisions-lead = 每一稿都可閱讀。名字列於所簽的文稿之下。
revisions-missing-title = 沒有這一稿
revisions-missing = 沒有第 { $wording } 稿。現有以下各稿。

change-between = 第 { $from } 稿至第 { $to } 稿的改動
change-between-texts = 兩個文本的分別
change-nothing = 並無不同。
change-legend = 標示：
change-legend-removed = 刪去
change-legend-added = 加入
change-removed-start = 刪去：
change-removed-end = （刪去完）
change-added-start = 加入：
change-added-end = （加入完）
change-authoritative = 正式文本
change-translation = 譯文
change-became-authoritative = 此譯文已成為正式文本，簽署以此為準
change-became-translation = 此文字現為譯文，不再是簽署的文本
change-new = 新增的正式文本
change-new-translation = 新增的譯文
change-gone = 已刪去的正式文本
change-gone-translation = 已刪去的譯文
change-title = 標題
change-body = 正文（原始寫法）
change-paragraphs-same = { $count } 段沒有改動
change-demands = 訴求
change-demand = 訴求 { $number }
change-demand-moved = 原為訴求 { $was }，現為訴求 { $is }
change-demand-gone = 原訴求 { $number }，已刪去
change-demand-new = 新增訴求 { $number }
change-clauses = 條文
change-clause = 第 { $number } 條
change-clause-moved = 原為第 { $was } 條，現為第 { $is } 條
change-clause-gone = 原第 { $number } 條，已刪去
change-clause-new = 新增第 { $number } 條
change-addressees = 收信者
change-unchanged-languages = 以下語言沒有改動：
change-list-comma = 、

compare-with = 將此稿與以下文稿比較：
compare-next = 下一稿（{ $wording }）
compare-before = 上一稿（{ $wording }）
compare-current = 現行文稿（{ $wording }）
compare-same-number = 同一稿號的另一文本
compare-other = 第 { $wording } 稿
compare-not-held = 本伺服器沒有這兩個文本，無法在此比較。
change-facts = 文字以外
change-facts-what = 不屬簽署內容
change-fact-kind = 種類
change-fact-deadline = 截止日
change-fact-topics = 主題
change-fact-initiators = 誰發起
change-fact-admission = 誰可簽署
