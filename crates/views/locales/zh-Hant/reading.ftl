# 公開頁面在信件與名單以外所說的話：如何傳開、數字從何得知、
# 名單的增長、主題、檔案大小。
size-bytes = { $count } 位元組
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = 複製
reading-copied = 已複製。
reading-live-stop = 停止更新這個數字
reading-live-again = 恢復更新這個數字
reading-know = 我們如何得知？
reading-know-named = 每一項都有已簽署的聲明及其證明，並由發起團體核准。打開任何一個名字即可查看兩者。
reading-know-own-server = 每一項都以該團體自己的金鑰簽署，金鑰載於其自家伺服器的簡介。
reading-know-web-form = 發起團體為每一項簽名聲明：表格已以電郵確認。如電郵地址屬於該團體的自有網域，其項目在主辦團體的伺服器上會註明。
reading-know-e-mail = 發起團體為每一項簽名聲明：電郵由其持有。
reading-know-paper = 發起團體為每一項簽名聲明：紙本由其保管。
reading-know-fediverse-account = 發起團體為每一項簽名聲明：該帳號已公開回覆，並以私人連結確認。
reading-know-import = 發起團體為每一項簽名聲明：它載於先前保存的名單。
reading-know-unnamed = 發起團體為此數目簽了名。外人無從查核他們是誰。
reading-know-personal = 每人都有已簽署的聲明及其證明，與團體一樣；但不計作團體。
reading-know-people = 每台伺服器都為在該處以電郵或聯邦宇宙帳號確認簽署，或由名單輸入的人數簽了名。任何人的姓名都不會離開該伺服器，因此這個數字以其所言為憑。
reading-countries = 來自 { $count } 個國家或地區
reading-countries-what = 具名團體與個人
reading-countries-none = 未說明國家或地區
reading-day = 第 { $day } 天
reading-days-left = { $count ->
    [0] 今天
    [1] 明天
   *[other] { $count } 天後
}

reading-share = 傳開去
reading-share-address = 網址
reading-share-mail = 以電郵傳送
reading-share-fediverse = 以聯邦宇宙帳號，在您的伺服器搜尋同一網址並轉發貼文，讓更多人看見。轉發不等於聯署。
reading-share-print = 要列印，請用瀏覽器的列印功能：頁面已為紙張排好。要列印所有名字，請用
reading-share-print-all = 列出所有名字的頁面
reading-share-nobody = 您傳開它，不會有任何人獲知：這些只是普通連結，沒有他人的程式碼或計數器。

reading-branch-who = 發起團體
reading-branch-own = 已核准，從自家伺服器簽署
reading-branch-other = 已核准，以其他方式簽署
reading-branch-list = 其伺服器的名單
reading-branch-table = 以表格查看

reading-growth = 名字的增長
reading-growth-table = 以表格查看
reading-growth-until = 截至
reading-growth-organisations = 團體

reading-narrow = 篩選名單
reading-narrowed = 篩選名單：已設 { $count } 項條件
reading-from = 由此日起
reading-until = 至此日止

reading-history = 經過
reading-history-what = 以本伺服器所持為準：每把金鑰最新的聲明。舊名不予保留，除非簽署者將其列為又稱。
reading-history-let-in = { $who }以當時顯示的名稱准其加入。
reading-history-removed = { $who }將其移除。
reading-history-ended = { $who }終止了就此項所作的聲明。
reading-history-signed = 簽署了現時所列的聲明。
reading-history-signed-itself = 簽署者自行簽署了現時所列的聲明。
reading-history-listed = 列入名單。
reading-history-entered = { $who }輸入了此項，並簽署了現時所列的聲明。
reading-history-changed = { $who }作了更改，並簽署了現時所列的聲明。

field-topics = 主題
field-topics-hint = 最多十個詞，供人查找，例如「碼頭安全」，以逗號分隔。其他軟體會顯示為主題標籤。更改主題時，簽署者不必再簽
error-topics-form = 請填寫最多十個主題：每個一個詞，只用文字、數字與 _，以逗號分隔
error-topic-words = 「{ $word }」不是只用文字、數字與 _ 的一個詞。請寫成 { $instead }；若是幾個主題，請以逗號分隔
error-topic-odd = 「{ $word }」不能作為主題：須是只用文字、數字與 _ 的一個詞，至少含一個文字，最多 { $most } 個字元

archive-kind = 種類
archive-any-kind = 不限
archive-ended = 已結束：已截止或已撤回
archive-topics = 主題
archive-topic-title = 主題：{ $topic }
archive-topic-lead = 本伺服器所知、此主題下的一切：呼籲、可寄送的信件、會議和人物。
archive-find-hint = 可用標題的任何語言，或主辦團體的名稱；不分重音與大小寫
archive-feed = 以 Atom 訂閱新呼籲
archive-topic-count = { $topic }（{ $count }）
