desk-title = 概覽
desk-signed-elsewhere = 另一個伺服器正用你們的金鑰簽署。
desk-signed-elsewhere-what = 有人運行這個伺服器的副本，或持有它的金鑰。請伺服器管理者停止該副本；「undersigned doctor」會說明更多。
desk-word = 工作檯
desk-sign-out = 登出
desk-tabs = 工作檯
desk-tab-overview = 概覽
desk-tab-appeals = 新呼籲
desk-tab-endorse = 聯署
desk-tab-follow = 關注
desk-tab-tokens = 權杖
desk-done = 完成。
desk-waiting = 等候准入
desk-waiting-what = 准入即簽署一份他人可查核的聲明
desk-invitations = 邀請
desk-invitations-what = 發起團體准許簽署者加入；其伺服器使名單保持開放
desk-invited-as = { $organiser }邀請貴會擔任：{ $role }
desk-accept = 接受
desk-decline = 婉拒
desk-our-appeals = 我們的呼籲
desk-new-appeal = 撰寫呼籲
desk-no-appeals = 暫時沒有。可撰寫一份，或聯署他人的呼籲。
desk-count-waiting = { $count } 個等候您處理
desk-count-unconfirmed = { $count } 個帳號已回覆，尚未確認
desk-as-reader = 以讀者身份查看
desk-endorsed = 我們聯署的呼籲
desk-endorse-another = 聯署呼籲
desk-endorsed-none = 暫時沒有。
desk-endorsement-manage = 更改或撤回
desk-listed-title = 已准入者
desk-listed-lead = 移除同樣是簽署一份聲明：該項將從每台伺服器的名單上消失，主辦可推翻。
desk-remove = 移除
desk-remove-reason = 理由
desk-remove-button = 移除

endorsement-listed = 已在名單上
endorsement-waiting = 等候發起團體准入
endorsement-withdrawn = 已撤回
endorsement-withdrawn-here = { $count ->
    [0] 已在此撤回；尚無其他伺服器確認
   *[other] 已在此撤回；{ $count } 個伺服器已確認
}
endorsement-refused = 被拒

queue-who = 誰
queue-why = 我們所知
queue-likeness = 同名或貌似
queue-nothing-alike = 名單上沒有同名或貌似者
queue-let-in = 准入
queue-refuse = 拒絕
pending-moderated = 已在其自家伺服器找到金鑰。因您選擇逐一准入而等候。
pending-limited = 本伺服器限制其來源：須由人決定。
pending-fediverse-account = 一個聯邦宇宙帳號以您的用語回覆並已確認。因您選擇逐一准入而等候。
pending-name-changed = 已在名單上；其後更改了名稱。接納即確認新名稱。
pending-key-not-found = 未在其自家伺服器找到金鑰。
pending-unreachable = 其伺服器沒有回應，我們會繼續詢問。
pending-removed-before = 先前曾被移除。
pending-host-blocked = 其伺服器在貴會的封鎖名單上。
pending-not-initiator = 須由另一發起團體准入。
pending-closed = 在截止後送達。

deliveries-title = 遞送
deliveries-none = 沒有等候遞送的內容。
deliveries-server = 伺服器
deliveries-state = 狀態
deliveries-words = 說明
deliveries-waiting = 等候
delivery-up-to-date = 已同步
delivery-out-of-reach = 無法連上
delivery-slowed-down = 已放慢
delivery-refuses-us = 拒收本站訊息
delivery-waiting = 等候中

editor-title-new = 撰寫呼籲
editor-title-revise = 更改文稿
editor-preview = 讀者將看到的樣子
editor-preview-what = 尚未儲存，也未送出任何內容。
editor-about = 基本資料
editor-texts = 各語言的文字
editor-texts-what = 正本是簽署的對象；其餘為譯本，更正時毋須請任何人重新簽署。
editor-language-n = 語言 { $number }
editor-authoritative = 此文字為正本
editor-field-title = 標題
editor-field-body = 信件
editor-field-body-hint = 段落之間留一空行；可用 Markdown
editor-field-demands = 我們的要求，每行一項
editor-field-demands-hint = 各語言次序相同
editor-more-languages = 增加語言
editor-addressees = 致誰
editor-addressees-what = 先寫職位，這樣即使換人，信件仍然正確。
editor-field-office = 職位
editor-field-holder = 現任者
editor-more-addressees = 增加一行
editor-who = 誰發起，誰可簽署
editor-save-draft = 儲存為草稿
editor-save-wording = 儲存並檢查
editor-show-preview = 預覽
editor-go-on = 前往發表
admission-open = 所有團體，金鑰經查核後由伺服器准入
admission-moderated = 所有團體，由人手逐一准入

publish-title = 發表之前
publish-lead = { $wording ->
    [1] 此內容將以貴會的金鑰簽署並送交他人。送出後不能收回，只能修訂、截止或撤回。
   *[other] 此內容將以貴會的金鑰簽署為第 { $wording } 稿，並送交持有前一稿的所有人。
}
publish-to-whom = 送出什麼，送給誰
publish-nobody = 還沒有關注者。呼籲將列於其頁面，任何找到的人都可簽署。
publish-checks = 已檢查
publish-well = 妥當。
publish-think = 請再想想。
publish-digest = 所簽文字的摘要
publish-button = 發表
publish-preview = 以讀者身份預覽
publish-back = 返回文字
publish-undo = 其後可在工作檯修訂、截止或撤回。
recipient-followers = 關注貴會者
recipient-initiators = 發起團體
recipient-replicas = 持有名單的伺服器
recipient-signers = 已簽署者
check-well-languages = 每種正本語言都有標題與文字。
check-think-languages = 有語言欠缺標題或文字。
check-well-demands = 寫明了要求，各語言一致。
check-think-demands = 沒有要求，或各語言的要求數目不同。
check-well-addressees = 有致送對象。
check-think-addressees = 沒有致送對象。
check-well-deadline = 寫明了截止日。
check-think-deadline = 不會自行截止。
check-well-keeper = 貴會伺服器離線時，有其他發起團體使名單保持開放。
check-think-keeper = 貴會是唯一的發起團體：貴會伺服器離線時無人可准入。請指定名單保管者。
check-well-initiators = 所有列名的發起團體都可以連上。
check-think-initiators = 有列名的發起團體目前無法連上。
check-well-root-key = 根金鑰可離線保存。
check-think-root-key = 根金鑰存於本伺服器。請於其後轉存於紙上或隨身碟。
check-well-length = 文字長度適合每台伺服器。
check-think-length = 文字甚長，有些伺服器只顯示開頭。

manage-wait = 等候您處理
manage-behind = 支持現行文稿
manage-earlier = 簽署先前文稿
manage-people = 個人
manage-nobody-waits = 無人等候。
manage-listed = 已准入 { $count } 個：查看
manage-text = 文字
manage-revise-what = 文字更改後編號加一。名字仍列於所簽文稿之下，直至其擁有者重新簽署。
manage-revise = 更改文稿
manage-update = 說明進展
manage-update-button = 發表消息
manage-initiators = 發起團體
manage-as-co-initiator = 作為共同發起：支持文字並准許簽署者加入
manage-as-keeper = 作為名單保管：只使名單保持開放
manage-invite = 邀請
invited-asked = 已徵詢
invited-accepted = 已接受
invited-refused = 已婉拒
invited-removed = 已移除
manage-import = 來自紙本或先前名單的名字
manage-import-what = 將名字寫成表格（CSV）或每行一個 JSON 物件，在伺服器上匯入。第一次執行只顯示將會發生什麼。
manage-end = 遞交與結束
manage-deliver = 遞交
manage-deliver-what = 公開說明信件已遞交，開放或截止的狀態不變。
manage-deliver-button = 已經遞交
manage-close = 截止
manage-close-what = 伺服器不再自動准入。名單維持，名字仍可撤回。
manage-close-button = 截止簽署
manage-withdraw = 撤回
manage-withdraw-what = 文字將在每台伺服器上加刪除線，名單收起。此舉不能還原。
manage-withdraw-sure = 我確定
manage-withdraw-button = 撤回此信
manage-copies = 名單副本

endorse-title = 聯署呼籲
endorse-lead = 填寫任何伺服器上一份呼籲的地址。貴會的伺服器會取得並查核，在簽署之前先給您看。
endorse-fetch = 取得並顯示
endorse-check-title = 簽署之前請先閱讀
endorse-check-lead = 取自 { $host } 並已核實。屬於{ $organiser }。
endorse-existing = 貴會已於{ $at }聯署此呼籲。送出表格即按現時內容再次簽署。
endorse-sign = 簽署
endorse-sends = 送出什麼，送給誰
endorse-followers = { $count ->
    [0] 還沒有人關注貴會
   *[other] { $count } 個關注貴會的帳號
}
endorse-button = 以{ $name }聯署
endorse-public = 貴會名稱、國家或地區及所簽文稿將公開並留存於多台伺服器。可隨時撤回；撤回的聲明會保留。
endorse-withdraw = 撤回我們的名字
endorse-done-title = 已聯署
endorse-withdrawn-title = 已撤回
endorse-withdrawn-here-title = 已在此撤回
endorse-listed = 貴會已在名單上。
endorse-waits = 貴會的聯署等候發起團體准入。您毋須做任何事。
endorse-sent-to = 送往
endorse-id = 貴會的聲明：
endorse-see = 查看呼籲
endorse-change = 更改或撤回

follow-title = 關注團體
follow-lead = 他們的呼籲此後會送到本伺服器，並保存每份名單的副本。
follow-button = 關注
follow-followers = { $count ->
    [0] 還沒有人關注貴會。
   *[other] { $count } 個帳號關注貴會。
}
follow-following = 我們關注
follow-none = 暫時沒有。
follow-end = 取消關注
following-asked = 已請求，尚無回應
following-accepted = 關注中
following-refused = 已婉拒

tokens-title = 程式用的權杖
tokens-lead = 權杖讓程式不需密碼即可代表貴會行事。請為每個程式各設一個，以便日後收回。
tokens-fresh = 請立即複製此權杖，它不會再次顯示。
tokens-button = 製作權杖
tokens-there-are = 現有權杖
tokens-none = 沒有。
tokens-for = 用途
tokens-scope = 權限
tokens-made = 製作於
tokens-revoke = 收回
scope-all = 代表團體行一切事
scope-read = 只讀
scope-appeals = 撰寫並發表呼籲
scope-endorse = 聯署與撤回
scope-admit = 准入與移除簽署者
scope-attest = 登記紙本、表格與電郵的簽署者

# 移除的理由；代碼與聲明中的相同。
reason-duplicate = 重複登記
reason-not-an-organisation = 並非其自稱的團體
reason-not-authorised = 簽署者未獲授權
reason-key-compromised = 金鑰失竊
reason-key-lost = 金鑰遺失
reason-abuse = 濫用
reason-on-request = 要求退出
reason-other = 其他理由

queue-like-number = 與第 { $number } 號同名
queue-looks-like-number = 貌似第 { $number } 號，但字母不同。
queue-looks-like = 貌似 { $address }，但字母不同。
queue-mixed-scripts = 有一詞混用兩種文字中形狀相似的字母。
desk-removed = 由貴會移除者
desk-admit-again = 重新准入
endorse-choices = 此帳號的開放呼籲
endorse-not = 不包括第 { $number } 項要求：
endorse-not-words = 貴會的說明
endorse-statement = 已簽署的聲明
tokens-unlabelled = 在伺服器上製作
delivery-words-waiting = 即將送出。
delivery-words-next = 對方未接收上一則。內容不會遺失：我們會再試，下一次在{ $at }。
delivery-words-gave-up = 對方久未回應。我們等候其聯絡，屆時對方會取回遺漏的內容。
done-admitted = 已准入。
done-refused = 已不在等候之列，沒有簽署任何內容。
done-removed = 已從名單移除。
done-draft-saved = 草稿已儲存。
done-published = 信件已發表。
done-delivered = 已公開說明信件已遞交。
done-closed = 已截止簽署。
done-withdrawn = 信件已撤回。
done-followed = 已送出請求。
done-unfollowed = 已取消關注。
done-revoked = 權杖已失效。
done-invited = 邀請已送出。
done-joined = 您已接受，其餘由主辦的伺服器處理。
done-declined = 您已婉拒。

# 可能屬同一簽署者的項目。
same-title = 可能屬同一簽署者
same-lead = 系統會跨語言、文字及拼法比較名稱，但不會自行合併：由您決定。您的決定會經簽署，人人可見，並可撤銷。
same-number = 第 { $number } 號
same-waits = 等候准入
same-waits-long = 其中一項仍在等候准入，請先就此作決定。
same-one = 同一簽署者
same-two = 兩個簽署者
same-more = 共 { $count } 組，現列出 { $shown } 組；作決定後會顯示其餘。
same-decided = 已決定：同一或兩個簽署者
same-is-one = 同一簽署者，決定者：
same-is-two = 兩個簽署者，決定者：
same-undo = 撤銷
same-grade-certain = 名稱相同
same-grade-likely = 很可能屬同一簽署者
same-grade-possible = 或屬同一簽署者
same-why-same_name = 除大小寫、重音、標點或繁簡字外，名稱相同：
same-why-similar_name = 名稱幾乎相同：
same-why-romanised = 兩種文字的名稱讀音相近：
same-why-translation = 其一似為另一的譯名：
same-why-same_acronym = 簡稱相同：
same-why-acronym_of = 其一為另一的首字母縮寫：
same-why-abbreviation_of = 其一為另一的縮略：
same-why-linked = 另有一項同時載有這兩個名稱：
same-why-countries_differ = 但國家或地區不同：
same-why-places_differ = 但名稱所提的國家或地區不同：
same-why-numbers_differ = 但數字不同：
same-why-more_words = 但其一較長，或為分支：
same-why-words_differ = 但各有對方所無的字詞：
same-why-other_names_differ = 但兩者同一語言的名稱不同：
same-why-kinds_differ = 但其一為個人，另一為團體：
done-one-signer = 兩項現以同一簽署者列出，只計一次。
done-two-signers = 兩項現以兩個簽署者列出。

editor-revise-what = { $count ->
    [0] 更改正式文本、訴求或收信者，即成為第 { $wording } 稿。現行文字尚無人簽署。
   *[other] 更改正式文本、訴求或收信者，即成為第 { $wording } 稿。{ $count } 個簽署了現行文字者仍列於其下，並會獲邀簽署新稿。
}
editor-revise-editorial = 加入譯文，或修正非正式的譯文，不會成為新稿。發表之前您會看到屬於哪一種。

verdict-title = 對已簽署的文字有何影響
verdict-substance = 這更改了已簽署的文字，將成為第 { $wording } 稿。
verdict-signed = { $count ->
    [0] 現行文字尚無人簽署。
   *[other] { $count } 個簽署者簽署了現行文字。他們仍列於該稿之下，並會獲邀簽署新稿；在此之前不計入新稿。
}
verdict-attested = 其中 { $count } 個由發起者代錄：沒有伺服器會詢問他們，在有人另作聲明之前，他們仍列於所簽的文稿之下。
verdict-editorial = 這沒有更改已簽署的文字，仍為第 { $wording } 稿。
verdict-editorial-what = 只修正譯文、日期及文字以外的內容，無人需要再簽。
publish-lead-editorial = 此內容將以貴會的金鑰簽署，仍為第 { $wording } 稿，並送交持有此稿的所有人。
publish-button-wording = 發表第 { $wording } 稿
publish-button-editorial = 發表修正

affirm-title = 貴會簽署的文字已更改
affirm-what = 簽署新稿之前，貴會仍列於所簽的文稿之下
affirm-signed-on = 貴會於{ $at }簽署了第 { $wording } 稿。現行文稿為第 { $now } 稿。
affirm-signed = 貴會簽署了第 { $wording } 稿。現行文稿為第 { $now } 稿。
affirm-read-signed = 閱讀所簽的文字
affirm-names = 簽署的名稱：
affirm-kept = 並保留對以下訴求的保留意見：
affirm-dropped = 以下訴求已刪去，保留意見隨之終止：
affirm-button = 簽署第 { $wording } 稿
affirm-correct = 更改名稱或保留意見
