# 由管理伺服器的人撰寫的頁面。
site-imprint = 營運者資訊
site-privacy = 隱私
site-contact = 聯絡方式
site-terms = 使用條款

# 本軟體保存的內容。更改保存的內容或時間，就要更改這些句子。
facts-title = 本伺服器保存什麼，保存多久
facts-lead = 以下以軟體原樣為準。管理伺服器的人可以保存得更少。
facts-both = { $what }{ $long }
facts-visitors = 訪客
facts-visitors-what = 不保存誰讀過頁面。為防止大量湧入的請求，網路位址只在記憶體中計數，不寫入任何地方。所有頁面都不從其他伺服器載入任何內容。
facts-visitors-long = 計數在伺服器重新啟動時清除，或更早清除。
facts-cookie = Cookie
facts-cookie-what = 閱讀者與簽署者不會收到 cookie。工作檯為在該處登入的人設一個。
facts-cookie-long = 有效十四天，或至您登出為止，再過七天清除。
facts-organisations = 團體
facts-organisations-what = 本伺服器上團體的名稱、國家或地區、文字、圖片與金鑰，其所簽署的內容，以及關注者。這些全部公開，並送往其他伺服器。
facts-organisations-long = 這些資料只要伺服器存在便保留。簽署一經撤回，其名稱也一併刪去，此處及每台獲知的伺服器皆然。先前已封存並遞交的名單，在接收者手中及其副本裡仍會保留名字；此處不再提供該名單。
facts-accounts = 工作檯人員
facts-accounts-what = 代表團體行事者的電郵地址、姓名、角色，以及密碼的加鹽雜湊值；在何處登入，只記瀏覽器與時間，不記任何位址；在工作檯寫下而未儲存的內容，加密保存；以及在工作檯所做之事的紀錄，其中不提任何簽署者的姓名。
facts-accounts-long = 這些資料只要帳號存在便保留；登入紀錄保留十四天，未儲存的內容保留七天，工作紀錄保留兩年。刪除帳號者在工作紀錄中只留一個編號。
facts-people = 簽署的個人
facts-people-what = 以個人身份簽署者填寫的內容會加密保存，只能憑其電郵地址的帶金鑰雜湊值再次查得；其他伺服器只看到一個數字。姓名的顯示，不會超出簽署時主辦團體所承諾的範圍，也不會超出本人所選的範圍。主辦團體從表格或紙本帶來的名單，亦以同樣方式保存。
facts-people-long = 這些資料在主辦團體承諾的日期刪除；本人撤回簽署，則立即刪除。表格所填的內容如無人確認，兩天後刪除。
facts-mails = 電郵
facts-mails-what = 本伺服器撰寫的電郵，例如附有確認連結的電郵，在寄出之前會加密存放。為免有人被大量電郵淹沒，伺服器會計算寄往每個地址的電郵數目，並以該地址的帶金鑰雜湊值記錄。
facts-mails-long = 電郵最多存放兩天；計數保留四天。
facts-replies = 用以聯署的回覆
facts-replies-what = 其他伺服器上表明聯署的回覆：帳號與回覆的地址，以及所填的名稱。確認連結兩天內有效。
facts-replies-long = 無人確認，這些資料便保留三十天；否則簽署存在多久便保留多久。
facts-reactions = 轉推、喜歡與檢舉
facts-reactions-what = 其他伺服器上哪些帳號轉推、喜歡或引用了呼籲，以及其他伺服器向本伺服器提出的檢舉。
facts-reactions-long = 轉推、喜歡與引用保留至取消為止；檢舉則視管理伺服器的人需要而定。
facts-requests = 其他伺服器的請求
facts-requests-what = 每項請求的指紋，以免重複接受；以及曾致函本伺服器的帳號的公開簡介。
facts-requests-long = 指紋保留兩天；簡介有用多久便保留多久。
facts-deliveries = 送往其他伺服器的訊息
facts-deliveries-what = 尚待遞送的內容，以及與每台伺服器往來的狀況。
facts-deliveries-long = 無法遞送的訊息保留十四天；不再遞送內容的伺服器，所知的狀況保留九十天。
facts-pictures = 圖片
facts-pictures-what = 團體上載的圖片會重新製作，去除地點、相機及其他隱藏資料。上載的原檔不保存。
facts-pictures-long = 只要有頁面顯示便保留；沒有頁面顯示時，保留一天。
facts-backups = 備份
facts-backups-what = 管理伺服器的人可能備份以上全部內容。
facts-backups-long = 備份保留多久，由管理伺服器的人決定。

# 供起草之用的隱私文字。
site-privacy-who = 本伺服器由 **[管理伺服器者的姓名或名稱與地址]** 負責。如有任何問題，或要查閱、更正或刪除您的資料，請寫信到 **[電郵地址]**。
site-privacy-what = 本伺服器發表呼籲及簽署者的名字。我們處理為此所需的資料，因為您以簽署或在此與我們共事的方式請我們這樣做 **[請核對：所在地的法律依據]**。我們不出售任何資料，不顯示廣告，也不追蹤任何人的閱讀。
site-privacy-below = 本伺服器保存什麼、保存多久，列於下方，並屬本聲明的一部分。
site-privacy-rights = 團體公開簽署的內容會送往其他伺服器，而那些伺服器可能位於其他國家或地區；這正是其目的。您可隨時撤回。您可向 **[監管機關]** 申訴。

# 工作檯。
site-desk-link = 本伺服器的營運者資訊、隱私、聯絡方式與使用條款
site-desk-title = 本伺服器的頁面
site-desk-lead = 寫好之後，每頁頁尾都會有其連結。許多國家與地區規定必須有營運者資訊與隱私頁面。
site-desk-none = 尚未撰寫。
site-desk-write = 以一種語言撰寫
site-desk-begin = 填入底稿
site-desk-imprint = 誰對本伺服器負責：姓名或名稱、地址、電郵地址，以及法律要求的內容。
site-desk-privacy = 您的文字之下，頁面總會列明本軟體保存什麼。請核對底稿：方括號內的空白由您填寫。
site-desk-contact = 如何聯絡你們，可用哪些語言，以及多久會得到答覆。
site-desk-terms = 這裡可以發表什麼，以及對不可發表的內容如何處理。
field-site-text = 文字
field-site-text-hint = 可用 Markdown。留空即移除此語言。
done-page-saved = 頁面已儲存。
error-site-written = 這種語言已有文字，現列在您的文字下方：保留正確的部分，再儲存一次
error-site-gaps = 文字中仍有待填寫之處：{ $gaps }
facts-handovers = 遞交的名單
facts-handovers-what = 呼籲遞交時，可把名單按當日的樣子封存成檔案，其中載有名字。證明遞交經過的檔案為主辦團體加密保存。
facts-handovers-long = 兩者均保留至主辦團體將其撤下或收回遞交為止。一旦其中有人撤回或被移出名單，此處便不再提供該封存檔案；主辦團體及先前取得檔案者仍保有它。
facts-passkeys = 密碼金鑰
facts-passkeys-what = 工作檯人員的密碼金鑰：公開金鑰、本人所取的名稱，以及增加與最近使用的時間。指紋、臉部與 PIN 從不離開裝置。
facts-passkeys-long = 保留至移除為止，或至帳號刪除為止。
facts-news = 以電郵接收動態的人
facts-news-what = 要求接收呼籲動態者的電郵地址，加密保存於主辦團體的伺服器，只能憑帶金鑰雜湊值再次查得；並保存所用語言，以及要求與確認的日期。主辦團體只看到人數。
facts-news-long = 本人停止接收，或其信箱已不存在，立即刪除；無人確認，三天後刪除；呼籲結束一年後刪除。有人停止接收或無法送達一事，至該日為止仍計入數目。
