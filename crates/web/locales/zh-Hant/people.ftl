# 個人在主辦團體的伺服器簽署：表格、電郵、保存的內容、姓名。
people-lead = 我們會寄一封電郵給您。打開其中的連結，並在該頁按下按鈕，您的簽署即計算在內。
people-keeper = 資料保存者
people-contact = 查詢
people-kept-until = 保存至
people-shown = 顯示的內容

field-person-occupation = 職業
field-person-occupation-hint = 可留空
field-person-message = 給主辦團體的話
field-person-message-hint = 可留空。永不顯示。最多 1,000 個字元。
field-person-shown = 可以顯示您的哪些資料
field-person-first-name = 名字，按可以顯示的寫法
field-person-first-name-hint = 只在可以顯示您的名字時才需填寫

people-choice-never = 全部不顯示
people-choice-first-name-and-region = 我的名字（不含姓氏），以及地方與國家或地區
people-choice-full = 我的姓名，以及地方與國家或地區

people-agree-never = 我同意{ $keeper }加密保存我在此填寫的內容至{ $until }，以計算我的簽署。我的姓名不向任何人顯示。我可隨時用電郵中的連結查看、更正或撤回。
people-agree-first-name-and-region = 我同意{ $keeper }加密保存我在此填寫的內容至{ $until }，以計算我的簽署；如我在上面如此選擇，並同意其顯示我的名字（不含姓氏）、地方與國家或地區。我可隨時用電郵中的連結查看、更正或撤回。
people-agree-full = 我同意{ $keeper }加密保存我在此填寫的內容至{ $until }，以計算我的簽署，並按我在上面所選的範圍顯示我的姓名、地方與國家或地區。我可隨時用電郵中的連結查看、更正或撤回。

people-question = { $a }加{ $b }等於多少？請填寫數字。
people-question-why = 以防有程式成千上萬地簽署
people-waiting = 請稍候：您的瀏覽器先做一道小計算，以防有程式成千上萬地簽署。
people-number-1 = 一
people-number-2 = 二
people-number-3 = 三
people-number-4 = 四
people-number-5 = 五
people-number-6 = 六
people-number-7 = 七
people-number-8 = 八
people-number-9 = 九

error-answer = 請用數字回答問題
error-line-long = 請在一行內填寫，最多 120 個字元
error-message-long = 最多 1,000 個字元
error-country-known = 請從列表選擇國家或地區
error-shown-more = 請從中選擇一項；承諾的顯示範圍不包括更多
error-terms-changed = 您要同意的內容剛剛改了。請再讀一遍並勾選
error-form-again = 表格開啟過久，或已經送出。請看一遍再送出一次
error-many-at-provider = 目前有大量使用這家電郵服務的人正在簽署。請過幾分鐘再試

people-confirm-what = 按下此按鈕，您的簽署即計算在內；在此之前不計算。

people-done-sent = 電郵已寄出
people-done-what-sent = 請在兩天內打開其中連結。您的簽署從那時起計算在內。
people-done-not-come = 沒有收到？請查看垃圾郵件。我們每天最多寄十封電郵到同一地址。
people-done-counted = 您的簽署已計算在內
people-done-what-counted = 謝謝。第二封電郵會附上連結，讓您查看、更正或撤回簽署。
people-done-counted-news = 您的簽署已計算在內
people-done-what-counted-news = 謝謝。第二封電郵會附上連結，讓您查看、更正或撤回簽署。從現在起，您也會以電郵收到此呼籲的動態。每封電郵都附有可停止接收的連結。
people-done-withdrawn = 您的簽署已撤回
people-done-what-withdrawn = 您填寫的一切均已刪除，您的簽署不再計算。如果您也以電郵接收此呼籲的動態，電郵會繼續寄出，直至您用其中任何一封所附的連結停止。
people-done-link-sent = 如有連結，已寄出
people-done-what-link-sent = 如果此地址曾在這裡簽署，附有連結的電郵會在幾分鐘內寄到。

people-link-again = 重新寄送您的簽署連結
people-link-again-what = 用此連結，您可以查看我們保存的您的一切資料，並可更正、帶走及撤回。
people-link-again-button = 寄連結給我

people-own-title = 您的簽署
people-own-lead = 這是保存的您的全部資料。任何有此頁連結的人都看得到此頁，請勿讓他人取得連結。
people-own-email = 電郵地址
people-own-signed = 簽署於
people-own-confirmed = 確認於
people-own-shown = 現時顯示您的資料
people-own-shown-never = 全部不顯示
people-own-shown-first-name-and-region = 名字、地方與國家或地區
people-own-shown-full = 姓名、地方與國家或地區
people-own-agreed = 您同意的內容
people-own-correct = 更正
people-own-correct-button = 儲存更改
people-own-take = 帶走資料
people-own-take-what = 一個程式可讀的檔案（JSON），載有以上全部內容。
people-own-take-button = 儲存檔案
people-own-withdraw-what = 您填寫的一切會立即刪除，您的簽署不再計算。如果您也以電郵接收此呼籲的動態，電郵會繼續寄出，直至您用其中任何一封所附的連結停止。
done-corrected = 您的更改已儲存。

people-title = 簽署的個人
people-count = { $count } 人在此簽署
people-from = 居住地
people-at-least = 至少
people-elsewhere = 其他地方、未說明，或人數過少而不列出
people-from-why = 各國家或地區的人數以五為單位列出，以免透露任何一個人的資料。
people-names = 姓名
people-names-never = 主辦團體承諾不顯示任何姓名。
people-names-first-name-and-region = 以下為願意顯示者的名字，最新的在前。
people-names-full = 以下為願意顯示者的姓名，最新的在前。
people-newer = 較新的姓名
people-older = 較舊的姓名
way-person-what-named = 您在主辦團體的伺服器簽署，並自行決定是否在那裡顯示您的姓名。其他伺服器只會獲知一個數字：有多少人簽署。
way-person-who = 誰簽署了

people-mail-confirm-subject = 請確認：{ $title }
people-mail-confirm-what = 有人用此電郵地址簽署了「{ $title }」，很可能是您。打開以下連結並按下按鈕，簽署即計算在內：
people-mail-confirm-then = 連結限用一次，兩天內有效。如果不是您，什麼都不用做：填寫的內容屆時會刪除。
people-mail-already-subject = 您已經簽署：{ $title }
people-mail-already-what = 有人想用此電郵地址簽署「{ $title }」，很可能是您。此地址已經簽署，只計一次。用以下連結，您可以查看、更正或撤回您的簽署：
people-mail-already-then = 請勿把連結交給他人。如果不是您，什麼都不用做。
people-mail-signed-subject = 您已簽署：{ $title }
people-mail-signed-what = 謝謝。您對「{ $title }」的簽署已計算在內。用以下連結，您可以查看我們保存的您的一切資料，並可更正、帶走及撤回：
people-mail-signed-then = 請保留此電郵，並勿把連結交給他人。
people-mail-again-subject = 您的簽署連結
people-mail-again-what = 有人索取此地址各項簽署的連結，很可能是您。用這些連結，您可以查看、更正或撤回：
people-mail-again-then = 請勿把連結交給他人。如果不是您，什麼都不用做。

people-desk-title = 個人簽署
people-desk-free = 還沒有人按這些條款簽署，您仍可更改一切。
people-desk-promised = 已有人按這些條款簽署。您可以為所有人把條款收緊，但不能放寬：可少顯示一些，或縮短保存時間。資料負責者不變。
people-desk-undated = 尚未設定刪除個人簽名的日期：來自名單或帳號的個人簽名，會保存至此呼籲結束一年後。請設定日期。
people-desk-open = 個人可以簽署此呼籲
people-desk-button = 儲存這些條款
field-people-keeper = 資料負責者
field-people-keeper-hint = 保存簽署者所填內容的團體，請填全名
field-people-contact = 如何聯絡該團體
field-people-contact-hint = 供查詢個人資料的電郵地址或網頁
field-people-kept-until = 保存至
field-people-kept-until-hint = 此日結束時，除人數外一切自動刪除
field-people-shown = 姓名最多顯示多少
field-people-consent = 個人同意的內容
field-people-consent-hint = 留空則使用通用字句。通用字句會寫明資料負責者、日期及顯示的內容。
error-keeper-invalid = 請填寫資料負責者，一行，最多 200 個字元
error-contact-invalid = 請填寫如何聯絡資料負責者，一行，最多 200 個字元
error-contact-form = 請填寫完整的電郵地址，或以 https:// 開頭的網頁地址
error-kept-until-invalid = 請填寫五年之內的一個未來日期
error-consent-invalid = 最多 4,000 個字元
error-shown-looser = 已有人因較少顯示的承諾而簽署。可以收緊，不能放寬
error-kept-until-later = 已有人因保存時間較短的承諾而簽署。您只能選擇較早的日期
error-people-over = 此處簽署者的資料已經刪除，不能再有人簽署
error-keeper-changed = 簽署者同意由當時告知的團體保存其簽署。若換成另一團體，須重新徵求同意
done-people = 條款已儲存。
manage-people-terms = 個人簽署：條款與人數

# A link of theirs that was used.
problem-title-people-used = 這個連結已經用過
problem-what-people-used = 每個連結只能用一次。如果您已用它確認，您的連署已計入，除非其後已撤回。
problem-advice-people-used = 第二封電子郵件中有連結，可查看、更正和撤回您的連署，也可從表單再寄一次。
people-promise-never = 不向任何人顯示您姓名的任何部分
people-promise-first-name-and-region = 最多顯示您的名字（不含姓氏），以及地方與國家或地區，由您決定
people-promise-full = 最多顯示您的姓名，以及地方與國家或地區，由您決定
field-person-place = 地方
field-person-place-hint = 城鎮或地區。可留空
error-kept-until-before-deadline = 個人可簽署至呼籲的截止日。請填寫該日或之後的日期
problem-title-people-gone = 此簽署已撤回
problem-what-people-gone = 當時填寫的一切均已刪除，簽署不再計算。
problem-advice-people-gone = 您毋須再做任何事，並可隨時再次簽署。
