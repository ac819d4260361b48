# 個人簽署；沒有伺服器的團體申請列名。
sign-title = 以個人身份簽署
sign-button = 寄電郵給我
sign-only-a-number = 只有一個數字離開本伺服器：這裡有多少人簽署。
sign-organisation-title = 以表格聯署
sign-organisation-lead = 我們會寄電郵給貴會。在貴會有人打開其中連結並確認之前，沒有簽署任何內容。名單會註明以表格簽署。
sign-organisation-open = 如電郵地址屬於所填網站的網域，貴會確認後即列出。若為其他地址，則先由主辦團體查看。
sign-organisation-moderated = 確認之後，由主辦團體查看，貴會才會列出，屆時我們會再寫信給您。
sign-organisation-agree = 本會已決定聯署{ appeal-this }，而我獲授權如此表示。本會名稱、國家或地區及簽署方式將在多台伺服器公開。
sign-confirm-title = 確認您的簽署
sign-confirm-button = 是，我簽署
sign-withdraw-title = 撤回您的簽署
sign-withdraw-button = 撤回並刪除
