# 首页，以及所有呼吁书的列表。

home-title = 呼吁书
home-lead = 由各团体共同签署的公开信和请愿书。每台参与的服务器都保存完整名单，任何人都可以核验。
home-fresh = 这里没有任何团体的账号。
home-fresh-how = 服务器启动时会显示开通链接。命令“undersigned admin set-up-link”会显示新的链接；用命令“undersigned setup”则不需要链接。
home-open = 征集联署中
home-open-none = 目前没有正在征集联署的呼吁书。
home-closed = 已截止或已撤回
home-all = 所有呼吁书
home-organisations = 本站的团体
home-organisations-none = 暂时没有。
home-work-here = 您是其中某个团体的工作人员吗？
home-sign-in = 登录

archive-title = 所有呼吁书
archive-lead = 本服务器上的全部呼吁书，包括本站发布的，以及他处呼吁书的副本。
archive-find = 搜索标题
archive-status = 状态
archive-show = 显示
archive-any = 不限
archive-before = 较新
archive-after = 较早
archive-found = { $count ->
    [0] 没有找到
   *[other] { $count } 份呼吁书
}
