# 以電郵接收呼籲的動態：表格、電郵中的連結、電郵，以及工作檯。
news-title = 以電郵接收動態
news-what = 後續的情況：消息、遞交與回覆。一按即可停止。
news-button = 寄動態給我
news-lead = 有消息、呼籲遞交，或有人回覆時，您會收到電郵。我們會先寄一封附有連結的電郵給您：打開連結並按下其中的按鈕，您才會收到動態。
news-one-more = 還有一步，以防有程式冒用您的名義：請核對您的地址，再送出一次。
news-kept = 您的地址加密保存於本伺服器，不交給任何人。主辦團體只看到有多少人接收動態，看不到是誰。每封電郵都附有連結，可查看所保存的內容，並一按即可刪除。無人確認的地址三天後刪除，所有地址在呼籲結束一年後刪除。
news-confirm-title = 接收動態
news-confirm-what = 按下此按鈕，您便會以電郵收到此呼籲的動態；在此之前不會。
news-confirm-button = 寄動態給我
news-own-title = 您的電郵動態
news-own-lead = 這是為寄送此呼籲動態而保存的您的全部資料。任何有此頁連結的人都看得到，請勿讓他人取得連結。
news-own-language = 語言
news-own-asked = 要求於
news-leave-button = 不要再寄給我，並刪除這些資料
news-leave-what = 您的地址會立即刪除，尚未寄出的電郵不再寄出。
people-done-news-sent = 電郵已寄出
people-done-what-news-sent = 請在兩天內打開其中的連結。此後您便會收到動態。
people-done-news-confirmed = 您會收到動態
people-done-what-news-confirmed = 下一則動態會以電郵寄給您。每封電郵都附有可停止接收的連結。
people-done-news-left = 您不會再收到動態
people-done-what-news-left = 您的地址已刪除。
# 電郵。標題是呼籲的標題。
news-mail-confirm-subject = 請確認：「{ $title }」的動態
news-mail-confirm-what = 有人要求以電郵接收「{ $title }」的動態，很可能是您。打開此連結並按下按鈕，便會開始寄出：
news-mail-confirm-then = 連結兩天內有效。如果不是您，什麼都不用做：此地址屆時會刪除。
news-mail-already-subject = 您已在接收動態：{ $title }
news-mail-already-what = 有人要求以電郵接收「{ $title }」的動態，很可能是您。此地址已在接收。用此連結，您可以查看所保存的內容，並停止接收：
news-mail-already-then = 請勿把連結交給他人。如果不是您，什麼都不用做。
# $heading 是消息的標題，或下面兩句之一。
news-mail-subject = { $title }：{ $heading }
news-mail-handover = 已遞交予{ $to }
news-mail-answer = { $by }已回覆
news-mail-more = 在其頁面閱讀：
news-mail-why = 您收到此電郵，因為您要求接收「{ $title }」的動態。
news-mail-leave = 不再接收這些電郵，並刪除我的地址：
# 失效的連結。
problem-title-news-closed = 這裡沒有動態可接收
problem-what-news-closed = 呼籲徵集期間及其後一年內，可以電郵接收動態。
problem-advice-news-closed = 至今的動態都在呼籲的頁面上。
problem-title-news-ended = 已停止接收
problem-what-news-ended = 不會再寄動態到此地址，此地址已刪除。
problem-advice-news-ended = 您毋須再做任何事，並可隨時再次要求接收動態。
problem-title-news-expired = 此連結已過期
problem-what-news-expired = 確認連結兩天內有效。不會寄動態到此地址。
problem-advice-news-expired = 請在呼籲的頁面再次要求接收動態。
problem-title-news-unknown = 沒有這個連結
problem-what-news-unknown = 地址可能在傳送途中被截斷，或所指的內容已刪除。
problem-advice-news-unknown = 請從電郵再次打開完整的連結。如果不想接收動態，什麼都不用做。
# 工作檯。
news-desk-title = 以電郵閱讀
news-desk-what = 讀者在呼籲的頁面填寫表格要求接收動態，並加以確認。每則消息、遞交及每則回覆各寄一次；更正不寄。這裡沒有人看得到他們是誰。
news-desk-reading = 正在接收
news-desk-left = 不想再收
news-desk-bounced = 信箱已不存在
recipient-news = 以電郵接收動態的人
