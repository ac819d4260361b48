# 个人签署；没有服务器的团体申请列入名单。
sign-title = 以个人身份签署
sign-button = 给我发邮件
sign-only-a-number = 离开本服务器的只有一个数字：这里有多少人签署。
sign-organisation-title = 填写表单联署
sign-organisation-lead = 我们会给贵团体写信。贵团体有人打开信中的链接后，即列入名单，并注明通过表单签署。
sign-organisation-agree = 本团体已决定联署此信，并授权我代为提交。本团体的名称、所在国家或地区以及签署方式，将在多台服务器上公开。
sign-confirm-title = 确认您的签署
sign-confirm-button = 是的，我签署
sign-withdraw-title = 撤回您的签署
sign-withdraw-button = 撤回并删除
