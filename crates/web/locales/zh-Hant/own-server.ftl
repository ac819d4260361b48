# 從連署信前往讀者自己的伺服器。
own-server-title = 從您自己的伺服器簽署
own-server-lead = 請告訴我們貴會所在的伺服器。我們會詢問它如何接收{ appeal-this }，並先讓您看清連結通往何處。
field-own-server = 貴會的帳號，或其伺服器
field-own-server-hint = 例如 @union@social.example，或 social.example
own-server-found = 您的伺服器：{ $host }
own-server-means-desk = 它使用 Undersigned。連結會開啟其工作檯，並已填入網址；請在那裡登入、閱讀{ appeal-this }，再以貴會自己的金鑰聯署。
own-server-means-object = 連結會在那裡顯示{ appeal-this }。請以貴會的帳號回覆。
own-server-means-create = 連結會在那裡開啟一則已填好字句的新貼文。請以貴會的帳號公開發出。
own-server-means-subscribe = 連結會在那裡查找{ appeal-this }。請以貴會的帳號回覆。
own-server-means-none = 它沒有說明如何接收來自別處的內容，所以沒有連結。您仍可在那裡自行找到{ appeal-this }。
own-server-where = 連結通往
own-server-go = 前往 { $host }
own-server-words = 請公開回覆以下字句：
own-server-search = 請在那裡登入，搜尋這個網址，再回覆找到的貼文。
own-server-another = 換另一個帳號
error-own-server-form = 請把帳號寫成 @name@host，或寫伺服器的名稱
error-own-server-blocked = 本伺服器與該伺服器沒有往來
