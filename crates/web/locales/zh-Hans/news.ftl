# 通过邮件接收呼吁书的动态：表单、邮件中的链接、邮件，以及工作台。
news-title = 通过邮件接收动态
news-what = 后续情况：进展、递交和答复。一键即可停止。
news-button = 给我发动态
news-lead = 有进展、呼吁书递交，或有人答复时，您会收到邮件。我们会先给您发一封带链接的邮件：打开链接并按下其中的按钮，您才会收到动态。
news-one-more = 还有一步，防止有程序冒用您的名义：请核对您的邮箱，再提交一次。
news-kept = 您的邮箱加密保存在本服务器，不交给任何人。牵头方只看到有多少人接收动态，看不到是谁。每封邮件都有链接，可查看所保存的内容，一键即可删除。无人确认的邮箱三天后删除，所有邮箱在呼吁书结束一年后删除。
news-confirm-title = 接收动态
news-confirm-what = 按下这个按钮，您就会通过邮件收到此呼吁书的动态；在此之前不会。
news-confirm-button = 给我发动态
news-own-title = 您的邮件动态
news-own-lead = 这就是为发送此呼吁书的动态而保存的关于您的全部内容。凡是持有本页链接的人都能看到，请勿把链接交给他人。
news-own-language = 语言
news-own-asked = 要求时间
news-leave-button = 不要再发给我，并删除这些内容
news-leave-what = 您的邮箱会立即删除，尚未发出的邮件不再发送。
people-done-news-sent = 邮件已发出
people-done-what-news-sent = 请在两天内打开其中的链接。从那时起，您就会收到动态。
people-done-news-confirmed = 您会收到动态
people-done-what-news-confirmed = 下一条动态会通过邮件发给您。每封邮件都有可停止接收的链接。
people-done-news-left = 您不会再收到动态
people-done-what-news-left = 您的邮箱已删除。
# 邮件。标题是呼吁书的标题。
news-mail-confirm-subject = 请确认：《{ $title }》的动态
news-mail-confirm-what = 有人（可能是您）要求通过邮件接收《{ $title }》的动态。打开此链接并按下按钮，就会开始发送：
news-mail-confirm-then = 链接两天内有效。如果不是您本人，无需任何操作：到期后，这个邮箱会被删除。
news-mail-already-subject = 您已在接收动态：《{ $title }》
news-mail-already-what = 有人（可能是您）要求通过邮件接收《{ $title }》的动态。这个邮箱已在接收。您可以通过此链接查看所保存的内容，并停止接收：
news-mail-already-then = 请勿把链接交给他人。如果不是您本人，无需任何操作。
# $heading 是进展的标题，或下面两句之一。
news-mail-subject = 《{ $title }》：{ $heading }
news-mail-handover = 已递交给{ $to }
news-mail-answer = { $by }已答复
news-mail-more = 在其页面阅读：
news-mail-why = 您收到这封邮件，因为您要求接收《{ $title }》的动态。
news-mail-leave = 不再接收这些邮件，并删除我的邮箱：
# 失效的链接。
problem-title-news-closed = 这里没有动态可接收
problem-what-news-closed = 呼吁书征集期间及此后一年内，可以通过邮件接收动态。
problem-advice-news-closed = 迄今的动态都在呼吁书的页面上。
problem-title-news-ended = 已停止接收
problem-what-news-ended = 不会再向这个邮箱发送动态，邮箱已删除。
problem-advice-news-ended = 您无需再做任何操作，并可随时再次要求接收动态。
problem-title-news-expired = 此链接已过期
problem-what-news-expired = 确认链接两天内有效。不会向这个邮箱发送动态。
problem-advice-news-expired = 请在呼吁书的页面再次要求接收动态。
problem-title-news-unknown = 没有这个链接
problem-what-news-unknown = 网址可能在途中被截断，或所指的内容已删除。
problem-advice-news-unknown = 请从邮件中再次打开完整的链接。如果不想接收动态，无需任何操作。
# 工作台。
news-desk-title = 通过邮件阅读
news-desk-what = 读者在呼吁书的页面填写表单要求接收动态，并加以确认。每条进展、递交以及每个答复各发一次；更正不发。这里没有人能看到他们是谁。
news-desk-reading = 正在接收
news-desk-left = 不想再收
news-desk-bounced = 邮箱已不存在
recipient-news = 通过邮件接收动态的人
