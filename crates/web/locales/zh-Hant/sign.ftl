# 個人簽署；沒有伺服器的團體申請列名。
sign-title = 以個人身份簽署
sign-button = 寄電郵給我
sign-only-a-number = 只有一個數字離開本伺服器：這裡有多少人簽署。
sign-organisation-title = 以表格聯署
sign-organisation-lead = 我們會寫信給貴會。有人打開其中連結後即列出名稱，名單會註明以表格簽署。
sign-organisation-agree = 本會已決定聯署此信，而我獲授權如此表示。本會名稱、國家或地區及簽署方式將在多台伺服器公開。
sign-confirm-title = 確認您的簽署
sign-confirm-button = 是，我簽署
sign-withdraw-title = 撤回您的簽署
sign-withdraw-button = 撤回並刪除
