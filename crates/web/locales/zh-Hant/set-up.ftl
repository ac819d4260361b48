set-up-title = 設立您的團體
set-up-lead = 此連結只能使用一次。完成後，他人可以關注貴會，您也可以撰寫第一份呼籲。
set-up-organisation = 團體
set-up-you = 您，首位負責人
set-up-button = 設立團體
set-up-done-title = 貴會已設立
set-up-done-lead = 現在可以用 { $account } 找到貴會。
set-up-done-link = 設定連結已失效。今後請以電郵地址登入。
set-up-done-next = 前往工作檯
set-up-done-page = 查看公開頁面

sign-in-title = 登入
sign-in-lead = 供在本伺服器上為團體工作的人使用。簽署呼籲不需要帳號。
sign-in-button = 登入
sign-in-signed-out = 您已登出。
sign-in-expired = 您已不在登入狀態。請重新登入。
sign-in-needed = 請先登入。
sign-in-link-used = 此連結已用過或已過期。請以密碼登入，或索取新連結。

sign-in-link-lead = 此連結可讓 { $email } 登入一次。
sign-in-set-up-used = 設定連結已用過或已過期。若本伺服器已設立，請登入；若尚未設立，請重新啟動，它會印出新連結。
sign-in-link-password = 若沒有密碼或已忘記，可在此設定新密碼；若要保留原有密碼，請將兩欄留空。
sign-in-kept = 您離開了一段時間。您寫的內容已保留：請重新登入，內容仍在原頁面。
