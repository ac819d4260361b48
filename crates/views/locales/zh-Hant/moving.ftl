organisation-moved = 此團體已遷移，現在位於：
organisation-was = 以前的帳號
desk-moved = 貴會已遷移。
problem-title-moved = 貴會已遷移
problem-what-moved = 現在它在新伺服器上以新帳號簽署。
problem-advice-moved = 請在那裡登入。本伺服器的管理者可以撤銷遷移。
audit-move-withdrawn = 遷移到本伺服器後未重新聯署：呼籲已撤回
