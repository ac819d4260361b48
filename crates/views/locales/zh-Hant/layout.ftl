# 每一頁的框架，以及多頁共用的字詞。
layout-skip = 跳到正文
layout-languages = 語言
layout-pages = 名單分頁
layout-no-cookies = 本頁不設 cookie，也不從別處載入任何內容。
layout-cookies = 登入時會設兩個 cookie：一個用以保持登入狀態，另一個告知登入頁您曾在此登入過。本頁不從別處載入任何內容。
layout-all-appeals = 所有呼籲
layout-desk = 工作檯
layout-source = 原始碼
layout-source-changed = 此修改版的原始碼

# 呼籲的狀態。
status-draft = 草稿
status-open = 徵集聯署中
status-closed = 已截止
status-delivered = 已遞交
status-withdrawn = 已撤回

# 呼籲的種類。
kind-petition = 請願書
kind-open-letter = 公開信
kind-joint-statement = 聯合聲明
kind-urgent-appeal = 緊急呼籲

# 角色。
role-organiser = 主辦團體
role-co-initiator = 共同發起團體
role-keeper = 名單保管團體
role-copy = 持有副本

# 簽署方式。
how-own-server = 自家伺服器
how-web-form = 表格
how-e-mail = 電郵
how-paper = 紙本
how-fediverse-account = 聯邦宇宙帳號
how-import = 取自先前名單
