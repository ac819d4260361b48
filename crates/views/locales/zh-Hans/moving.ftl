organisation-moved = 此团体已迁移，现在位于：
organisation-was = 以前的账号
desk-moved = 贵团体已迁移。
problem-title-moved = 贵团体已迁移
problem-what-moved = 现在它在新服务器上以新账号签署。
problem-advice-moved = 请在那里登录。本服务器的管理者可以撤销迁移。
audit-move-withdrawn = 迁移到本服务器后未重新联署：呼吁书已撤回
