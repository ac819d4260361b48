home-title = 呼籲
home-lead = 各團體共同簽署的信件與請願。每台參與的伺服器都保存整份名單，任何人都可以查核。
home-fresh = 這裡沒有任何團體的帳號。
home-fresh-how = 伺服器啟動時會顯示設定連結。指令「undersigned admin set-up-link」會顯示新的連結；使用指令「undersigned setup」則不需要連結。
home-open = 徵集聯署中
home-open-none = 目前沒有徵集中的呼籲。
home-closed = 已截止或已撤回
home-all = 所有呼籲
home-organisations = 本站團體
home-organisations-none = 暫時沒有。
home-work-here = 您在其中一個團體工作嗎？
home-sign-in = 登入

archive-title = 所有呼籲
archive-lead = 本伺服器所知的全部呼籲，包括本站的，以及他處呼籲的副本。
archive-find = 搜尋標題
archive-status = 狀態
archive-show = 顯示
archive-any = 不限
archive-before = 較新
archive-after = 較舊
archive-found = { $count ->
    [0] 沒有找到
   *[other] { $count } 份呼籲
}
