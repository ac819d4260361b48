# 个人在牵头方的服务器上签署：表单、邮件、保存的内容、姓名。
people-lead = 我们会给您发一封邮件。打开其中的链接，并在打开的页面上按下按钮，您的签署即生效。
people-keeper = 保管者
people-contact = 联系方式
people-kept-until = 保存至
people-shown = 显示范围

field-person-occupation = 职业
field-person-occupation-hint = 可以留空
field-person-message = 给牵头方的留言
field-person-message-hint = 可以留空。绝不显示。最多 1,000 个字符。
field-person-shown = 可以显示您的哪些信息
field-person-first-name = 名字（不含姓），按可以显示的写法
field-person-first-name-hint = 只有可以显示您的名字时才需要填写

people-choice-never = 不显示
people-choice-first-name-and-region = 我的名字（不含姓），连同地点和国家或地区
people-choice-full = 我的姓名，连同地点和国家或地区

people-agree-never = 我同意由{ $keeper }加密保存我在此填写的内容，直至 { $until }，用于统计我的签署。我的姓名不向任何人显示。我可以随时通过邮件中的链接查看、更正或撤回。
people-agree-first-name-and-region = 我同意由{ $keeper }加密保存我在此填写的内容，直至 { $until }，用于统计我的签署；如果我在上面作了这样的选择，则显示我的名字（不含姓），连同地点和国家或地区。我可以随时通过邮件中的链接查看、更正或撤回。
people-agree-full = 我同意由{ $keeper }加密保存我在此填写的内容，直至 { $until }，用于统计我的签署，并按我在上面选择的范围显示我的姓名，连同地点和国家或地区。我可以随时通过邮件中的链接查看、更正或撤回。

people-question = { $a }加{ $b }等于几？请填写数字。
people-question-why = 防止有程序成批冒签
people-waiting = 请稍候：您的浏览器要先做一点计算，防止有程序成批冒签。
people-number-1 = 一
people-number-2 = 二
people-number-3 = 三
people-number-4 = 四
people-number-5 = 五
people-number-6 = 六
people-number-7 = 七
people-number-8 = 八
people-number-9 = 九

error-answer = 请用数字回答问题
error-line-long = 请控制在一行之内，最多 120 个字符
error-message-long = 最多 1,000 个字符
error-country-known = 请从列表中选择国家或地区
error-shown-more = 请从这些选项中选择；超出这些的，当初没有承诺
error-terms-changed = 您要同意的内容刚刚有了改动。请再读一遍，然后勾选同意
error-form-again = 表单打开时间过长，或者已经提交过。请检查后再提交一次
error-many-at-provider = 使用这家邮箱服务商的人此刻签署得非常多。请过几分钟再试

people-confirm-what = 按下这个按钮，您的签署即生效；在此之前不生效。

people-done-sent = 邮件已发出
people-done-what-sent = 请在两天内打开其中的链接。从那时起，您的签署即生效。
people-done-not-come = 没有收到？请查看垃圾邮件。我们每天给同一个邮箱最多写十次。
people-done-counted = 您的签署已生效
people-done-what-counted = 谢谢您。您会收到第二封邮件，其中的链接可用来查看、更正或撤回签署。
people-done-counted-news = 您的签署已生效
people-done-what-counted-news = 谢谢您。您会收到第二封邮件，其中的链接可用来查看、更正或撤回签署。从现在起，您也会通过邮件收到此呼吁书的动态。每封邮件都有可停止接收的链接。
people-done-withdrawn = 您的签署已撤回
people-done-what-withdrawn = 您填写的内容已全部删除，您的签署不再计算在内。如果您也通过邮件接收此呼吁书的动态，邮件会继续发送，直到您用其中任一封邮件里的链接停止。
people-done-link-sent = 如有链接，已经发出
people-done-what-link-sent = 如果这个邮箱在本站签署过，几分钟内就会收到一封带链接的邮件。

people-link-again = 重新发送您的签署链接
people-link-again-what = 通过这个链接，您可以查看我们保存的关于您的全部内容，可以更正、导出，也可以撤回。
people-link-again-button = 给我发链接

people-own-title = 您的签署
people-own-lead = 这就是所保存的关于您的全部内容。凡是持有本页链接的人都能看到，请勿把链接交给他人。
people-own-email = 电子邮箱
people-own-signed = 签署时间
people-own-confirmed = 确认时间
people-own-shown = 目前显示
people-own-shown-never = 不显示
people-own-shown-first-name-and-region = 名字（不含姓）、地点和国家或地区
people-own-shown-full = 姓名、地点和国家或地区
people-own-agreed = 您同意的内容
people-own-correct = 更正
people-own-correct-button = 保存更改
people-own-take = 导出
people-own-take-what = 程序可以读取的文件（JSON），包含以上全部内容。
people-own-take-button = 下载文件
people-own-withdraw-what = 您填写的内容会立即全部删除，您的签署不再计算在内。如果您也通过邮件接收此呼吁书的动态，邮件会继续发送，直到您用其中任一封邮件里的链接停止。
done-corrected = 您的更改已保存。

people-title = 签署的个人
people-count = 已有 { $count } 人在这里签署
people-from = 签署者的居住地
people-at-least = 至少
people-elsewhere = 其他、未填写，或人数过少不便列出
people-from-why = 各国家和地区的人数以五为单位列出，以免透露任何一个人的情况。
people-names = 姓名
people-names-never = 牵头方承诺不显示任何姓名。
people-names-first-name-and-region = 愿意显示者的名字（不含姓），最新的在前。
people-names-full = 愿意显示者的姓名，最新的在前。
people-newer = 较新的姓名
people-older = 较早的姓名
way-person-what-named = 您在牵头方的服务器上签署，并自行决定是否在那里显示您的姓名。其他服务器只会得知一个数字：有多少人签署。
way-person-who = 有哪些人签署

people-mail-confirm-subject = 请确认：《{ $title }》
people-mail-confirm-what = 有人（可能是您）用这个邮箱签署了《{ $title }》。打开此链接并按下按钮，签署即生效：
people-mail-confirm-then = 链接只能使用一次，两天内有效。如果不是您本人，无需任何操作：到期后，所填内容会被删除。
people-mail-already-subject = 您已经签署过：《{ $title }》
people-mail-already-what = 有人（可能是您）想用这个邮箱签署《{ $title }》。这个邮箱已经签署过，只计一次。您可以通过此链接查看、更正或撤回签署：
people-mail-already-then = 请勿把链接交给他人。如果不是您本人，无需任何操作。
people-mail-signed-subject = 您已签署：《{ $title }》
people-mail-signed-what = 谢谢您。您对《{ $title }》的签署已生效。您可以通过此链接查看我们保存的关于您的全部内容，可以更正、导出，也可以撤回：
people-mail-signed-then = 请保留这封邮件，且勿把链接交给他人。
people-mail-again-subject = 您的签署链接
people-mail-again-what = 有人（可能是您）请求发送这个邮箱所作签署的链接。您可以通过这些链接查看、更正或撤回：
people-mail-again-then = 请勿把链接交给他人。如果不是您本人，无需任何操作。

people-desk-title = 个人签署
people-desk-free = 还没有人按这些条件签署，因此您仍可更改全部内容。
people-desk-promised = 已有人按这些条件签署。您可以为他们全体把条件改得更严，但不能放宽：可以少显示一些，或缩短保存时间。保管者不变。
people-desk-undated = 尚未设定删除个人签名的日期：来自名单或账号的个人签名，会保存到此呼吁书结束一年之后。请设定日期。
people-desk-open = 个人可以签署此呼吁书
people-desk-button = 保存这些条件
field-people-keeper = 保管者（对数据负责的一方）
field-people-keeper-hint = 保管个人所填内容的团体，请填写全称
field-people-contact = 如何联系保管者
field-people-contact-hint = 供询问个人数据的电子邮箱或网页
field-people-kept-until = 保存至
field-people-kept-until-hint = 这一天结束时，除数目以外的全部内容会自动删除
field-people-shown = 姓名最多显示到什么程度
field-people-consent = 个人所同意的内容
field-people-consent-hint = 留空则使用通常的文字，其中写明保管者、日期和显示范围。
error-keeper-invalid = 请写明对数据负责的保管者，控制在一行之内，最多 200 个字符
error-contact-invalid = 请写明个人如何联系对数据负责的保管者，控制在一行之内，最多 200 个字符
error-contact-form = 请填写完整的电子邮件地址，或以 https:// 开头的网页地址
error-kept-until-invalid = 请填写五年之内、尚未到来的一天
error-consent-invalid = 最多 4,000 个字符
error-shown-looser = 已有人根据少显示的承诺签署。条件只能更严，不能放宽
error-kept-until-later = 已有人根据不保存那么久的承诺签署。您只能选择更早的日期
error-people-over = 此处签署者的资料已经删除，不能再有人签署
error-keeper-changed = 签署者同意的是由当时告知的团体保存其签署。如要更换，须重新征得他们同意
done-people = 条件已保存。
manage-people-terms = 个人签署：条件与数字

# A link of theirs that was used.
problem-title-people-used = 这个链接已经用过
problem-what-people-used = 每个链接只能用一次。如果您已用它确认，您的签名已计入，除非此后已撤回。
problem-advice-people-used = 第二封电子邮件中有链接，可查看、更正和撤回您的签名，也可从表单再发一次。
people-promise-never = 不向任何人显示姓名
people-promise-first-name-and-region = 如本人愿意，最多显示名字（不含姓），连同地点和国家或地区
people-promise-full = 如本人愿意，最多显示姓名，连同地点和国家或地区
field-person-place = 地点
field-person-place-hint = 城镇或地区。可以留空
error-kept-until-before-deadline = 在呼吁书截止之前，个人都可以签署。请填写截止日期当天或更晚的日期
problem-title-people-gone = 此签署已撤回
problem-what-people-gone = 随此签署填写的内容已全部删除，签署不再计算在内。
problem-advice-people-gone = 您无需再做什么。您随时可以重新签署。
