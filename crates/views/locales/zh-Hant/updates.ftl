# 呼籲的消息，以及所涉者的遭遇：公開頁面。
updates-title = 消息
updates-all = 所有消息
updates-none = 還沒有消息。
updates-feed = 訂閱源
update-corrected = 於{ $at }更正
update-languages = 其他語言
update-changes = 改動之處
update-source = 來源：
update-sources = 來源
update-gone = 此消息已收回
update-gone-what = 主辦團體已收回此消息，其文字不再保存於此。
event-update = 消息
cases-title = 所涉的人與事
cases-lead = 各人各事的現況，以及所知的經過。天數由已知的日期起計。
cases-all = 全部經過
cases-none = 尚未列出任何人。
case-gone = 此個案已撤下
case-gone-what = 主辦團體已將其撤下，原有內容不再保存於此。
case-unnamed = 不具名
case-nothing-yet = 尚無消息。
case-history = 經過
case-update = 消息
case-reported = 於{ $at }得知，日期不詳
case-kind-person = 一個人
case-kind-group = 多人，或一個團體
case-kind-matter = 一件事，例如訴訟
case-state-detained = 遭拘押
case-state-house-arrest = 遭軟禁
case-state-out-of-contact = 失去聯絡
case-state-charged = 遭起訴
case-state-on-trial = 受審中
case-state-sentenced = 已判刑
case-state-transferred = 已轉押他處
case-state-hunger-strike = 絕食中
case-state-hunger-strike-ended = 已結束絕食
case-state-in-hospital = 住院
case-state-bail = 獲保釋
case-state-cleared = 已洗脫罪名
case-state-released = 已獲釋
case-state-exiled = 流亡
case-state-died = 已去世
case-state-threatened = 遭威脅
case-state-dismissed = 遭解僱
case-state-reinstated = 已復職
case-state-settled = 已和解
case-state-raided = 遭搜查
case-state-banned = 遭取締或註銷登記
case-state-registered-again = 重新登記
case-state-other = 其他消息
# $how 為 `exact`、`least`（不知何時開始）、`most`（不知何時結束）
# 或 `about`（兩者皆不知）。
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] 今天遭拘押
       *[other] 已遭拘押 { $count } 天
    }
    [least] { $count ->
        [0] 遭拘押，日期不詳
       *[other] 已遭拘押至少 { $count } 天
    }
}
case-lasted-detained = { $how ->
   *[exact] 曾遭拘押 { $count } 天
    [least] 曾遭拘押至少 { $count } 天
    [most] 曾遭拘押最多 { $count } 天
    [about] 曾遭拘押約 { $count } 天
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] 今天起遭軟禁
       *[other] 已遭軟禁 { $count } 天
    }
    [least] { $count ->
        [0] 遭軟禁，日期不詳
       *[other] 已遭軟禁至少 { $count } 天
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] 曾遭軟禁 { $count } 天
    [least] 曾遭軟禁至少 { $count } 天
    [most] 曾遭軟禁最多 { $count } 天
    [about] 曾遭軟禁約 { $count } 天
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] 今天起失去聯絡
       *[other] 已失去聯絡 { $count } 天
    }
    [least] { $count ->
        [0] 失去聯絡，日期不詳
       *[other] 已失去聯絡至少 { $count } 天
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] 曾失去聯絡 { $count } 天
    [least] 曾失去聯絡至少 { $count } 天
    [most] 曾失去聯絡最多 { $count } 天
    [about] 曾失去聯絡約 { $count } 天
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] 今天起絕食
       *[other] 已絕食 { $count } 天
    }
    [least] { $count ->
        [0] 絕食中，日期不詳
       *[other] 已絕食至少 { $count } 天
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] 曾絕食 { $count } 天
    [least] 曾絕食至少 { $count } 天
    [most] 曾絕食最多 { $count } 天
    [about] 曾絕食約 { $count } 天
}
# 工作檯：撰寫消息與個案。
beside-title = 消息與個案
beside-untitled = 無標題
beside-updates-what = 附有日期的消息，以讀者的語言撰寫。關注者及每台持有名單的伺服器都會收到；消息永不更改名單或所簽署的內容。
beside-update-new = 撰寫消息
beside-drafts = 撰寫中
beside-published = 已發表
beside-withdrawn = 此呼籲已撤回：不再為其召集會議，亦不再請人寫信。已發表的內容仍可更正或撤回。其他要說的事，以消息發表。
beside-cases-what = 呼籲所涉的人與事。每人每事只需列出一次，其後由消息說明其近況，天數自動計算。
beside-case-new = 新增人或事
beside-update = 消息
beside-correct-what = 此內容已發表。您在此更改的部分，待您看過後會作為更正送出。
beside-texts = 以哪些語言
beside-no-cases = 要說明某人的近況，請先在「消息與個案」頁面新增此人。
beside-changes-what = 每一項都有日期與來源。不需要的項目，請不要選人。
beside-change-n = 改動 { $number }
beside-more-rows = 新增項目
beside-check = 發表前先查看
beside-take-back = 收回
beside-take-back-what = 其頁面會說明內容已收回，並會通知每台持有的伺服器。其他地方的副本無法強制收回。
beside-throw-away = 捨棄草稿
beside-throw-away-what = 沒有人看過這份草稿。
beside-case = 人或事
beside-case-safety = 寫出姓名之前，請先考慮當事人的安全。姓名縮寫已經足夠，完全不寫姓名亦可，例如「一名司機，34 歲」。
beside-case-unname = 要從此處所有頁面及送往他處的內容刪去姓名，請清空姓名各欄，再發表一次。如消息的文字中寫有該姓名，須另行逐一更正。
beside-case-take-back-what = 此人或此事會從近況欄移除，消息中與其有關的各項改動亦不再列於該處。每台持有的伺服器都會收到通知。
beside-check-title = 發表之前
beside-check-lead = 此內容將以貴會的金鑰簽署並送出。
beside-check-languages = 未以呼籲的這些語言撰寫：{ $languages }。閱讀這些語言的人會看到另一種語言。
beside-check-sources = 這些來源沒有網址，因此無人能查閱：{ $sources }
beside-nobody = 還沒有關注者。內容將列於呼籲的頁面。
beside-publish-correction = 發表更正
beside-undo = 其後可更正或收回。
update-no-case = 不選
field-update-date = 消息所屬日期
field-update-date-hint = 留空則為發表當日
field-update-body = 文字
field-update-body-hint = 段落之間留一空行；可用 Markdown
field-case = 誰
field-case-state = 近況
field-case-when = 始於何時
field-case-when-hint = 年-月-日，或只填所知的部分，例如 2026-11；完全不知則留空
field-case-words = 以您的話說明
field-case-words-hint = 在何處、由哪個法院、為期多久；選「其他消息」時必須填寫
field-source-title = 來源
field-source-url = 來源的網址
field-case-kind = 種類
field-case-name = 姓名或名稱
field-case-name-hint = 或姓名縮寫；可留空
field-case-about = 簡介
field-case-place = 在近況欄的次序
field-case-place-hint = 填數字；沒有數字者排在最後
error-when-form = 請填寫日、月或年，例如 2026-11-20、2026-11 或 2026
error-source-form = 請填寫名稱，或網頁的網址，例如 www.union.example/page
error-source-address = 請填寫網頁的完整網址，例如 www.union.example/page
done-update-published = 消息已發表。
done-case-published = 已發表。
done-taken-back = 已收回。持有者會收到通知。
done-draft-thrown-away = 草稿已捨棄。
done-changes-thrown-away = 變更已捨棄。已發表的內容保持原樣。
take-back-title = 要收回嗎？
take-back-what-update = 其頁面會說明內容已收回，並會通知每台持有的伺服器。其他地方的副本與已寄出的電郵無法收回。
take-back-what-case = 此人或此事會從近況欄移除，消息中與其有關的內容亦不再列於該處。每台持有的伺服器都會收到通知。其他地方的副本無法收回。
take-back-what-handover = 其頁面會說明內容已收回，封存的名單與檔案會刪除，並會通知每台持有的伺服器。其他地方的副本與已寄出的電郵無法收回。
take-back-button = 是，收回
take-back-leave = 否，維持原狀
