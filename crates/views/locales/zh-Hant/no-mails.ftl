# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = 不是您？在此按一下按鈕，本伺服器就不再向這個地址寄送這類電郵：
no-mails-title = 不再收到您沒有要求的電郵
no-mails-lead = 有人在本伺服器的表格中填寫了您的電郵地址。按下按鈕後，無論由誰填寫，此處的任何表格都不會再令伺服器寄電郵到這個地址。您自己簽署的內容保持不變，有關的電郵也照常寄送。只保存此地址的帶金鑰雜湊值，以便辨認。
no-mails-button = 不要再從這裡寫信給我
no-mails-stopped = 本伺服器的任何表格都不會再令電郵寄到您的地址，有關您自己簽署內容的電郵除外。
no-mails-stopped-what = 這類電郵照常寄送，有人要求重新寄送其連結時也一樣。填寫這個地址的人不會得知。如果有一天您想在這裡簽署，請先撤銷：否則收不到確認電郵。請為此保留本頁的連結。
no-mails-again = 撤銷
no-mails-again-done = 已撤銷：本伺服器的表格又可以令電郵寄到您的地址了。
