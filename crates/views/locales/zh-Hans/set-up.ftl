# 开通账号与登录。

set-up-title = 为贵团体开通账号
set-up-lead = 此链接只能使用一次。完成后，人们可以关注贵团体，您也可以撰写第一份呼吁书。
set-up-organisation = 团体
set-up-you = 您，首位负责人
set-up-button = 开通账号
set-up-done-title = 贵团体的账号已开通
set-up-done-lead = 现在可以通过 { $account } 找到贵团体。
set-up-done-link = 开通链接已失效。今后请用电子邮箱登录。
set-up-done-next = 前往工作台
set-up-done-page = 查看公开页面

sign-in-title = 登录
sign-in-lead = 供本服务器上各团体的工作人员使用。签署呼吁书不需要账号。
sign-in-button = 登录
sign-in-signed-out = 您已退出登录。
sign-in-expired = 您已不在登录状态。请重新登录。
sign-in-needed = 请先登录。
sign-in-link-used = 此链接已用过：每个链接只能使用一次。请用密码登录，或索取新链接。
sign-in-link-over = 此链接不再有效：已过期，或已被更新的链接取代。请用密码登录，或索取新链接。

sign-in-link-lead = 此链接可供 { $email } 登录一次。
sign-in-set-up-used = 开通链接已用过或已过期。如果账号已经开通，请登录；如果还没有，请重新启动服务器，它会显示新的开通链接。
sign-in-link-password = 如果没有密码或忘记了密码，可在此设置新密码：其他设备都会退出登录，您创建的令牌也会被吊销。如要保留原密码，请将两栏留空。
sign-in-kept = 您离开了一段时间。所写内容已暂存：请重新登录，内容仍在原页面。
signed-out-title = 您已不在登录状态
signed-out-lead = 您写的内容没有保存，只在本页上：请不要关闭本页。
signed-out-first = 在另一个窗口登录
signed-out-then = 然后回到这里。所写内容会重新显示在原表单中；在您从那里提交之前不会保存。
signed-out-button = 我已登录：显示所写内容
