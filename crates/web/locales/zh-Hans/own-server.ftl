# 从呼吁书前往读者自己的服务器。
own-server-title = 通过自己的服务器签署
own-server-lead = 请填写贵团体使用的服务器。我们会询问它如何接收{ appeal-this }，并在您前往之前，让您看清链接通向哪里。
field-own-server = 贵团体的账号，或所在的服务器
field-own-server-hint = 例如 @union@social.example，或 social.example
own-server-found = 您的服务器：{ $host }
own-server-means-desk = 它使用 Undersigned。链接会打开它的工作台，并已填好网址；请在那里登录、阅读{ appeal-this }，再用贵团体自己的密钥联署。
own-server-means-object = 链接会在那里显示{ appeal-this }。请用贵团体的账号回复。
own-server-means-create = 链接会在那里打开一个新帖子，联署用语已经填好。请用贵团体的账号公开发布。
own-server-means-subscribe = 链接会在那里查找{ appeal-this }。请用贵团体的账号回复。
own-server-means-none = 它没有说明如何接收别处的内容，所以没有链接。您仍可以在那里自行查找{ appeal-this }。
own-server-where = 链接通向
own-server-go = 前往 { $host }
own-server-words = 请公开回复以下文字：
own-server-search = 请在那里登录，搜索这个网址，然后回复找到的帖子。
own-server-another = 换一个账号
error-own-server-form = 请填写 @name@host 格式的账号，或服务器的名称
error-own-server-blocked = 本服务器与该服务器没有往来
