# 个人签署；没有服务器的团体申请列入名单。
sign-title = 以个人身份签署
sign-button = 给我发邮件
sign-only-a-number = 离开本服务器的只有一个数字：这里有多少人签署。
sign-organisation-title = 填写表单联署
sign-organisation-lead = 我们会给贵团体发一封邮件。在贵团体有人打开其中的链接并确认之前，签署不会生效。名单会注明通过表单签署。
sign-organisation-open = 如果电子邮箱属于所填网站的域名，贵团体确认后即列入名单。若为其他邮箱，则先由牵头方查看。
sign-organisation-moderated = 确认之后，由牵头方查看，然后贵团体才列入名单，届时我们会再写信给您。
sign-organisation-agree = 本团体已决定联署{ appeal-this }，并授权我代为提交。本团体的名称、所在国家或地区以及签署方式，将在多台服务器上公开。
sign-confirm-title = 确认您的签署
sign-confirm-button = 是的，我签署
sign-withdraw-title = 撤回您的签署
sign-withdraw-button = 撤回并删除
