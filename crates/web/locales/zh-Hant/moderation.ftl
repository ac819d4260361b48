# The desk: how this server stands to others, and what others report.
moderation-title = 管理其他伺服器
moderation-link = 管理其他伺服器：本伺服器封鎖了誰，以及其他地方的舉報
moderation-lead = 本伺服器如何對待其他伺服器。立即生效，不通知任何人，也不改變任何名單。只有本伺服器上第一個團體的人能看到此頁。

# The rules in force.
moderation-rules = 現行規則
moderation-none = 沒有規則：本伺服器對所有其他伺服器一視同仁。
moderation-none-fits = 沒有符合的規則。
moderation-find = 在網域、地址和備註中尋找
moderation-all = 全部規則
moderation-before-these = 前面的規則
moderation-after-these = 後面的規則
moderation-severity-block = 封鎖
moderation-severity-limit = 限制
moderation-severity-allow = 允許
moderation-since = 自 { $at } 起
moderation-change = 更改
moderation-lift = 撤銷

# A rule, looked at before it is made.
moderation-add = 新增或更改規則
field-moderation-subject = 網域或帳號
field-moderation-subject-hint = 網域，例如 spam.example，包括其下所有子網域；寫明連接埠則只指該埠。或帳號，寫作 @名稱@主機，或其 actor 的地址。
field-moderation-severity = 規則內容
moderation-choice-block = 封鎖：不接收、不傳送，也不顯示其任何內容
moderation-choice-limit = 限制：仍會接收，但其簽署須由人決定
moderation-choice-allow = 允許：上層網域規則的例外，或允許名單中的一項
field-moderation-public = 公開備註
field-moderation-public-hint = 供取得名單檔案的所有人查看。
field-moderation-private = 內部備註
field-moderation-private-hint = 供能看到此頁的人查看。
moderation-look = 查看會有什麼效果
moderation-check-title = 規則生效前請確認
moderation-effect-block = 來自被封鎖伺服器或帳號的等待內容會被刪除，等待傳往那裡的內容也一樣。雙方的關注都會終止。撤銷規則後，這些都不會自動恢復。已在名單上的仍留在名單上並計入總數；本伺服器不再顯示其名稱。
moderation-effect-limit = 不再自動接納其任何內容：會帶標記留在工作檯，等人決定。已在名單上的仍留在名單上，也可以關注。
moderation-effect-allow = 無論上層網域的規則如何，都予以接納。若本伺服器只與允許名單中的伺服器往來，它從此在列。
moderation-blocks = 此後它在這裡會被封鎖：另有規則封鎖它，或者本伺服器只與允許名單中的伺服器往來。
moderation-before = 它取代的規則
moderation-same = 規則已是如此：不會有任何變化。
moderation-unknown = 本伺服器不認識使用此地址的 actor。如果這是個人檔案頁面的地址，請改寫成 @名稱@主機：只有 actor 自己的地址才能識別。
moderation-reach = 會影響這裡的誰
moderation-reach-what = 只計算本伺服器的對待方式會改變的對象。
moderation-reach-followers = 關注這裡團體和主題的
moderation-reach-followed = 從這裡關注的其他地方帳號
moderation-reach-signers = 此處保存的呼籲的簽署者
moderation-reach-waiting = 等待中的簽署
moderation-set-block = 封鎖
moderation-set-limit = 限制
moderation-set-allow = 允許
moderation-lift-title = 撤銷這條規則？
moderation-lift-what = 此後以其他規則為準；若沒有，則與對待所有人一樣。關注關係和已刪除的內容不會自動恢復。

# Lists of other servers.
moderation-lists = 網域名單
moderation-lists-what = CSV 檔案，與 Mastodon 讀寫的格式相同。其中有網域及公開備註；不含內部備註和針對單一帳號的規則。
moderation-export-blocks = 下載封鎖和限制的網域（CSV）
moderation-export-allowed = 下載允許的網域（CSV）
moderation-import-title = 匯入網域名單
moderation-import-lead = Mastodon 匯出的 CSV 檔案：「suspend」為封鎖，「silence」為限制。每行取代同一網域的規則。更改之前會先顯示效果。
field-moderation-file = 檔案
field-moderation-list = 或貼上其內容
field-moderation-list-hint = 第一行是各欄的名稱，其中要有 #domain。
field-moderation-usual = 未註明級別的行表示
moderation-import-check-title = 匯入名單前請確認
moderation-import-added = 新規則
moderation-import-changed = 更改的規則
moderation-import-unchanged = 不變
moderation-import-ignored = 所要求的事本伺服器不做的行
moderation-import-refused = 略過的行
moderation-import-changes = 會有的變化
moderation-import-nothing = 不會有任何變化。
moderation-import-take = 匯入名單
moderation-imported-without = 略過的行數：{ $count }
moderation-until-now = 目前：{ $severity }
moderation-more = 另有未顯示的：{ $count }
moderation-fault-severity_unknown = 級別不是 suspend、silence 或 noop。
moderation-fault-domain_missing = 沒有網域。
moderation-fault-subject_invalid = 所寫的不是像 spam.example 這樣的網域。
moderation-fault-csv_invalid = 無法讀取。
moderation-fault-own_host = 指的是本伺服器自己。
moderation-fault-everybodys_domain = 任何人都可以在其下註冊網域。
moderation-fault-comment_too_long = 備註太長。
error-moderation-subject = 請寫網域，例如 spam.example，或按 @名稱@主機 的格式寫帳號
error-moderation-own = 那是本伺服器，或其所屬的網域
error-moderation-everybodys = 任何人都可以在它之下註冊網域，規則會涉及所有這些網域。請寫明所指對象的網域
error-moderation-full = 規則數量已達上限
error-moderation-severity = 請選擇規則內容
error-moderation-csv = 第一行沒有名為 #domain 的欄
error-moderation-lines = 名單的行數超過一次可讀取的數量，請分開匯入

# What other servers report.
moderation-reports-title = 其他伺服器的舉報
moderation-reports-lead = 其他伺服器就這裡的團體、呼籲以及保存的他處內容提出的舉報。只寫明伺服器，不寫是誰投訴：舉報的分量取決於它來自哪部伺服器。
moderation-reports-open = 待處理：{ $count }
moderation-reports-none = 沒有舉報。
moderation-reports-all = 也顯示已處理的
moderation-reports-few = 只顯示待處理的
moderation-report-appeal = 呼籲
moderation-report-statement = 聲明
moderation-report-actor = 帳號
moderation-report-by = 由 { $host } 舉報
moderation-report-times = 次數：{ $count }
moderation-report-closed = { $at } 處理完畢
moderation-report-rule = 為其伺服器訂立規則
moderation-report-close = 處理完畢

# What was done.
done-moderation-set = 規則已生效。
done-moderation-lifted = 規則已撤銷。
done-moderation-imported = 名單已匯入。
done-report-closed = 舉報已歸檔。若再次舉報，會重新開啟。
audit-moderation-check = 查看針對其他伺服器的規則的效果
audit-moderation-rule = 訂立針對其他伺服器的規則
audit-moderation-lift = 撤銷針對其他伺服器的規則
audit-moderation-import-check = 查看針對其他伺服器的規則名單
audit-moderation-import = 匯入針對其他伺服器的規則名單
audit-report-close = 歸檔其他伺服器的舉報
