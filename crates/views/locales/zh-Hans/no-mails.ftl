# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = 不是您本人？在此按一下按钮，本服务器就不再向这个邮箱发送此类邮件：
no-mails-title = 不再收到您没有要求的邮件
no-mails-lead = 有人在本服务器的表单中填写了您的邮箱。按下按钮后，无论谁填写，这里的任何表单都不会再让服务器向这个邮箱发送邮件。您本人签署的内容保持不变，有关的邮件也照常发送。只保存此邮箱的带密钥散列值，用以识别。
no-mails-button = 不要再从这里给我写信
no-mails-stopped = 本服务器的任何表单都不会再让邮件发送到您的邮箱，有关您本人签署内容的邮件除外。
no-mails-stopped-what = 此类邮件照常发送，有人要求重新发送其链接时也一样。填写这个邮箱的人不会得知。如果有一天您想在这里签署，请先撤销：否则收不到确认邮件。请为此保留本页的链接。
no-mails-again = 撤销
no-mails-again-done = 已撤销：本服务器的表单又可以让邮件发送到您的邮箱了。
