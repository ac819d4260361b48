appeal-status = 狀態：
appeal-wording = 第 { $number } 稿
appeal-to = 致
appeal-stand-behind = { $count ->
    [0] 目前還沒有團體支持{ appeal-this }
   *[other] 個團體支持{ appeal-this }
}
appeal-stood-behind = 個團體曾支持{ appeal-this }
appeal-none-stand-behind = 沒有團體支持{ appeal-this }
appeal-signed-earlier = 另有 { $count } 個團體簽署了先前文稿。
appeal-more-earlier = 另有 { $count } 個團體簽署了先前文稿
appeal-any-wording = { $counted }（不論簽署哪一份文稿）
appeal-earlier-figure = 個團體簽署了先前文稿
appeal-how-do-we-know = 我們如何得知？
appeal-to-next-mark = { $count ->
    [0] 已達 { $mark } 個
   *[other] 再有 { $count } 個，即達下一目標 { $mark } 個
}
appeal-add-organisation = 以團體名義聯署
appeal-sign-as-person = 以個人身份簽署
appeal-fact-published = 發表
appeal-fact-closes = 截止
appeal-fact-closed = 已截止於
appeal-fact-called-by = 發起
appeal-fact-and-others = 及另外 { $count } 個團體
appeal-fact-languages = 語言
appeal-translation = 譯文
appeal-closes = 截止於
appeal-organisations-count = { $count ->
    [0] 沒有團體加入聯署
   *[other] { $count } 個團體
}
appeal-people = { $count ->
    [0] 沒有個人
   *[other] { $count } 人
}
appeal-more-people = 另有 { $count } 人
appeal-on-this-page = 本頁內容
appeal-nav-letter = 正文
appeal-nav-demands = 我們的訴求
appeal-nav-sign = 簽署
appeal-text-authoritative = { $language }，正式文本。
appeal-text-translation = { $language }，譯文。
appeal-text-follows = 自第 { $wording } 稿起未修改。
appeal-text-incomplete = 此譯文並不完整。
appeal-text-original = 全文：{ $language }
appeal-text-signed = 所簽署的是此語言的文本：{ $language }。
appeal-text-signed-read = 閱讀該文本：{ $language }
appeal-one-language = 只看此語言
appeal-both-languages = 對照閱讀各正式文本
appeal-we-ask = 我們要求
appeal-signed-for = 發起團體
appeal-undersigned = 聯署團體
appeal-find-name = 以任何文字查找名稱
appeal-find = 查找
appeal-nobody-yet = 還沒有團體簽署。
appeal-nobody = 沒有團體簽署。
appeal-counted-only = 名單上沒有具名的簽署者。計入：{ $counted }。
appeal-counted-too = 另計入：{ $counted }。
appeal-roll-first = 共 { $count } 個，以下為首 { $shown } 個，按編號排列。
appeal-roll-all = { $count ->
    [0] 目前沒有聯署。
   *[other] 全部 { $count } 個，按編號排列。
}
appeal-roll-hidden = 有 { $count } 項屬於本伺服器所封鎖的伺服器，不顯示名稱，仍計算在內。
appeal-roll-folded = { $count } 項，已收起。
appeal-roll-gaps = 編號從缺之處，其後的項目編了較大的編號。
appeal-whole-list = 完整名單
appeal-roll-print = 在本頁列出所有名字，以供列印
appeal-next-name = 下一個名字，是您的嗎？
appeal-put-your-name = 署上您的名字
appeal-days = 逐日紀事
appeal-figures = 數字
appeal-held = 名單存放之處
appeal-data = 資料與證明

entry-gap = 此號從缺。
entry-withdrawn = 已撤回
entry-removed = 已移除
entry-hidden = 本伺服器已隱藏。
entry-joined = 併入另一項。

notice-draft = 這是草稿。
notice-draft-what = 只有貴會工作檯的人員看得到，尚未送往任何其他伺服器。
notice-copy = 這是副本。
notice-copy-what = 由{ $holder }保存；原件屬於{ $organiser }。
notice-copy-reachable = 其伺服器 { $host } 可以連上。
notice-copy-apart = 本伺服器不與呼籲的原伺服器 { $host } 比對名單：這是本伺服器管理者的決定。此後在那裡簽署的，這裡可能沒有。
notice-copy-lost = 其伺服器 { $host } 自{ $since }起無法連上。
notice-copy-goes-on = 名單繼續運作；該伺服器恢復後會補齊。
notice-copy-checked = 每一項證明收到時均已在本站核驗；最近一次收到保存該名單的伺服器的消息是在{ $at }。
notice-copy-original = 查看原件
notice-withdrawn = 主辦團體已於{ $at }撤回。
notice-withdrawn-what = 文字加刪除線保留，不再接受簽署。
notice-closed = 已於{ $at }截止。
notice-closed-what = 名單維持簽署時的樣子；仍可撤回名字。
notice-delivered = 已於{ $at }遞交。
notice-delivered-open = 仍可簽署。
notice-conflict = 同一編號下有兩份不同文字。
notice-conflict-what = 第 { $wording } 稿有兩個或更多版本；簽署前請核對摘要值。
notice-conflict-not-held = 有 { $count } 個簽署者簽署的文字，本伺服器沒有。
notice-conflict-both = 查看兩個文本
notice-earlier = 您正在閱讀已被取代的第 { $wording } 稿。
notice-earlier-current = 閱讀現行文稿

way-server = 從貴會自己的伺服器
way-server-what = 貴會的伺服器會取得並查核原文，讓您在那裡以自己的金鑰聯署。
way-server-go-there = 前往自己的伺服器
way-server-address = 貴會的帳號
way-server-address-hint = 例如 @union@social.example
way-server-go = 尋找前往方式
way-fediverse = 用聯邦宇宙的帳號
way-fediverse-what = 用貴會的 Mastodon 帳號回覆貼文，並寫上這句話。我們會以帳號列出並註明。
way-fediverse-how = 步驟，以及沒有收到私訊時怎麼辦
way-form = 兩者皆無
way-form-what = 填寫表格。我們會寄電郵給貴會，有人確認後即完成簽署。紙本亦可。
way-form-what-elsewhere = 請到主辦團體的伺服器填寫表格。紙本亦可。
way-form-go = 以表格聯署
way-person = 以個人身份
way-person-what = 您的名字只留在本伺服器，不在任何地方顯示。其他伺服器只會得知一個數字：這裡有多少人簽署。

event-published = { $kind ->
    [petition] 發表請願書。
    [joint-statement] 發表聲明。
    [urgent-appeal] 發表呼籲。
   *[open-letter] 發表公開信。
}
event-revised = 第 { $wording } 稿發表，名字仍列於所簽的文稿之下，直至簽署者確認此稿。
event-what-changed = 改動之處
event-joined = 現列於名單的團體中，有 { $count } 個在這一天列入名單。
event-joined-in-month = 現列於名單的團體中，有 { $count } 個在這個月列入名單。
event-left = { $count } 個團體撤回名字。
event-delivered = 已遞交。
event-delivered-to = 已遞交給
event-closed = 已截止。
event-withdrawn = 主辦團體撤回。
event-out-of-reach = { $host } 無法連上。名單繼續運作，該伺服器恢復後會補齊。
event-back = { $host } 已恢復並補齊。

figures-this-wording = 現行文稿
figures-earlier = 先前文稿
figures-any-wording = 不論簽署哪一份文稿
figures-named = 具名團體
figures-by-own-server = 從自家伺服器
figures-by-web-form = 以表格，經電郵確認
figures-by-e-mail = 以電郵致發起團體
figures-by-paper = 紙本，由發起團體保管
figures-by-fediverse-account = 以聯邦宇宙帳號
figures-reactions = 轉發 { $boosts } 次，{ $likes } 個帳號按讚：這些都不是簽署。
figures-by-import = 取自先前保存的名單
figures-unnamed = 不具名團體
figures-unnamed-known-to = 由{ $who }得知並說明數目
figures-unnamed-what = 由發起團體得知並說明數目
figures-personal = 以個人名義
figures-personal-what = 為自己簽署的任職者
figures-people = 個人
figures-people-what = { $servers ->
    [0] 由簽署處的伺服器計算，不列名
    [1] 由一台伺服器計算，不列名
   *[other] 由 { $servers } 台伺服器計算，不列名；在兩處簽署者計兩次
}
figures-people-named = { $servers ->
    [0] 由簽署處的伺服器計算，只列出本人同意公開的姓名
    [1] 由一台伺服器計算，只列出本人同意公開的姓名
   *[other] 由 { $servers } 台伺服器計算，只列出本人同意公開的姓名；在兩處簽署者計兩次
}
figures-how = 每個數字都由已簽署的聲明相加而成，在此處及每台持有名單的伺服器皆然。
figures-yourself = 自行核算

held-lead = 名單不屬於任何一台伺服器。以下每一台都保存全部名單，並能證明每一個名字；其中一台消失，其餘繼續。
held-this-server = 本伺服器
held-digest = 名單摘要值。顯示相同摘要值的兩台伺服器，所存的已簽署聲明相同，名單因而也相同。
held-picture = 每一筆代表一個團體，列於准其加入的發起團體之下。長：從自家伺服器簽署。短：以其他方式。實心方塊：持有相同名單。
held-picture-many = 每一筆代表 { $count } 個團體，列於准其加入的發起團體之下。長：從自家伺服器簽署。短：以其他方式。實心方塊：持有相同名單。
replica-same = 名單相同
replica-entries = { $count } 項
replica-behind = 名單尚未一致
replica-behind-by = 落後 { $count } 項
replica-compared = 比對於
replica-out-of-reach = 無法連上，始於
replica-then-held = 當時持有 { $count } 項
replica-refuses = 拒收本站訊息
replica-since = 始於
replica-seen = 簽名確認看過這份名單：
replica-changed = 上次比對後名單有變動
replica-apart = 本伺服器不與其比對
replica-unknown = 尚未比對
branch-root = 根金鑰
branch-let-in = { $count ->
    [0] 尚未核准任何團體
   *[other] 已核准 { $count } 個
}
branch-same = 名單相同
branch-behind = 名單尚未一致
branch-changed = 比對後名單有變動
branch-out-of-reach = 無法連上
branch-apart = 本伺服器不與其比對
branch-unknown = 尚未比對

data-feed = Atom 訂閱源
data-bundle = 全部證明的合集
data-root-key = 根金鑰，供與紙本核對：
data-what = 此指令不需網路。它查核每一項證明，重新計算名單，並指出每一處錯誤。根金鑰請取自紙本或您信任的人，而非您正在查核的檔案。
data-program = 從哪裡取得程式「undersigned」
data-program-elsewhere = 此指令屬於採用 AGPL 授權的自由軟體「undersigned」。本伺服器未獲告知從哪裡取得。保存此呼籲的其他伺服器的頁面上或有說明，也可詢問主辦團體或管理本伺服器的人。
way-desk-by-hand = 自行操作
way-desk-what = 登入貴會自己的伺服器，在工作檯選「聯署」，貼上以下網址。貴會的伺服器會以自己的金鑰簽署並通知本站；核對金鑰後，名單即會列出。
way-desk-what-moderated = 登入貴會自己的伺服器，在工作檯選「聯署」，貼上以下網址。貴會的伺服器會以自己的金鑰簽署並通知本站；發起團體同意後，名單即會列出。
way-moderated = 簽署者須經發起團體同意：團體在發起團體決定後才會列入名單。

still-copy = 這是副本，製作於{ $at }。
still-copy-what = 它不需要伺服器，也不會變動。請照本頁末尾所述，用隨附的檔案查核。原件的現況與簽署方法在
still-copied-from = 副本取自
entry-no-number = 此號從缺：其後的項目編了較大的編號。
entry-no-numbers = 這些號從缺：其後的項目編了較大的編號。
held-seen-by-others = 除主辦團體的伺服器外，其中 { $count } 台已簽名確認看過這份名單；簽名在合集之中。
