digest-mail-subject = شيء ينتظركم في مكتب { $organisation }
digest-mail-what = هذا ما ينتظر في مكتب { $organisation }.
digest-mail-endorsements = { $count ->
        [one] موقّع واحد ينتظر القبول.
        [two] موقّعان ينتظران القبول.
        [few] { $count } موقّعين ينتظرون القبول.
        [many] { $count } موقّعًا ينتظرون القبول.
       *[other] { $count } موقّع ينتظرون القبول.
    }
digest-mail-comments = { $count ->
        [one] كلمات موقّع واحد تنتظر أن تُعرض.
        [two] كلمات موقّعَين اثنين تنتظر أن تُعرض.
        [few] كلمات { $count } موقّعين تنتظر أن تُعرض.
        [many] كلمات { $count } موقّعًا تنتظر أن تُعرض.
       *[other] كلمات { $count } موقّع تنتظر أن تُعرض.
    }
digest-mail-invitations = { $count ->
        [one] أنتم مدعوّون إلى المشاركة في الدعوة إلى نداء واحد مع آخرين.
        [two] أنتم مدعوّون إلى المشاركة في الدعوة إلى نداءين مع آخرين.
        [few] أنتم مدعوّون إلى المشاركة في الدعوة إلى { $count } نداءات مع آخرين.
        [many] أنتم مدعوّون إلى المشاركة في الدعوة إلى { $count } نداءً مع آخرين.
       *[other] أنتم مدعوّون إلى المشاركة في الدعوة إلى { $count } نداء مع آخرين.
    }
digest-mail-handovers = { $count ->
        [one] اقترب يوم تسليم واحد، ولم يُنشر بعد.
        [two] اقترب يوما تسليمين، ولم يُنشرا بعد.
        [few] اقتربت أيّام { $count } عمليّات تسليم، ولم تُنشر بعد.
        [many] اقتربت أيّام { $count } عمليّة تسليم، ولم تُنشر بعد.
       *[other] اقتربت أيّام { $count } عمليّة تسليم، ولم تُنشر بعد.
    }
digest-mail-publications = { $count ->
        [one] نصّ واحد لم يُنشر في الوقت المختار.
        [two] نصّان لم يُنشرا في الوقت المختار.
        [few] { $count } نصوص لم تُنشر في أوقاتها المختارة.
        [many] { $count } نصًّا لم تُنشر في أوقاتها المختارة.
       *[other] { $count } نصّ لم تُنشر في أوقاتها المختارة.
    }
digest-mail-deliveries = { $count ->
        [one] خادم واحد لا يستلم ما ترسلونه.
        [two] خادمان لا يستلمان ما ترسلونه.
        [few] { $count } خوادم لا تستلم ما ترسلونه.
        [many] { $count } خادمًا لا يستلم ما ترسلونه.
       *[other] { $count } خادم لا يستلم ما ترسلونه.
    }
digest-mail-webhook = توقّف الإرسال إلى webhook الخاصّ بكم: لا يستلم عنوانه الرسائل.
digest-mail-settings = لاختيار مواعيد هذه الرسالة:
digest-mail-stop = لوقف هذه الرسائل:
notices-stop-title = وقف الرسائل عمّا ينتظر
notices-stop-lead = لن تصلكم بعد ذلك رسائل إلكترونية تذكر ما ينتظر في المكتب. ويبقى ما ينتظر معروضًا هناك.
notices-stop-button = لا ترسلوا إليّ غيرها
notices-stopped = لن تصلكم رسائل أخرى عمّا ينتظر.
notices-account = اختيار مواعيد الرسائل
account-mails = رسائل إلكترونية عمّا ينتظر
account-mails-what = رسالة واحدة فيها أعداد وروابط، ولا تُرسل إلّا حين ينتظر شيء جديد. ولا تسمّي أحدًا.
account-mails-none = ليس لهذا الخادم خادم بريد بعد، فلا يُرسل شيء.
account-mails-button = حفظ
field-digest = متى تُرسل
field-language-mails = بأيّ لغة
digest-off = أبدًا
digest-daily = كلّ يوم
digest-weekly = كلّ يوم اثنين
mails-language-any = اللغة الرئيسية للمنظّمة
done-own-mails = حُفظ اختياركم.
webhook-title = إبلاغ برنامج بما ينتظر
webhook-lead = اكتبوا عنوانًا لكم. يبلّغه هذا الخادم بما ينتظر في المكتب، بأعداد وروابط، ولا يُسمّى أحد.
webhook-link = إبلاغ برنامج بما ينتظر (webhook)
webhook-fresh = انسخوا هذا السرّ الآن، فلن يُعرض مرّة أخرى. به يتحقّق برنامجكم من أنّ الرسالة جاءت من هنا.
webhook-button = حفظ العنوان
webhook-replace = الحفظ مع سرّ جديد
webhook-stands = حاله الآن
webhook-works = يعمل. استُلمت آخر رسالة في:
webhook-new = لم يُرسل شيء بعد.
webhook-failing = لم يستلم أيّ رسالة منذ { $at }. نواصل المحاولة ثلاثة أيّام.
webhook-ended = توقّف الإرسال إليه في { $at }، لأنّه لم يستلم أيّ رسالة طوال أيّام.
webhook-waiting = { $count ->
        [one] رسالة واحدة تنتظر.
        [two] رسالتان تنتظران.
        [few] { $count } رسائل تنتظر.
        [many] { $count } رسالة تنتظر.
       *[other] { $count } رسالة تنتظر.
    }
webhook-test = إرسال تجربة
webhook-resume = المحاولة من جديد
webhook-end = إزالته
webhook-messages = الرسائل
webhook-messages-what = كلّ رسالة بصيغة JSON، وفيها اسمها والوقت، وكم من الأمور ينتظر، وكم منها جديد، ورابط. وهي موقَّعة وفق مواصفة Standard Webhooks.
webhook-message = الاسم
webhook-means = معناها
webhook-what-endorsements = موقّعون ينتظرون القبول
webhook-what-comments = كلمات موقّعين تنتظر أن تُعرض
webhook-what-invitations = أنتم مدعوّون إلى المشاركة في الدعوة إلى نداء مع آخرين
webhook-what-handovers = اقترب يوم تسليم، ولم يُنشر بعد
webhook-what-publications = نصّ لم يُنشر في الوقت المختار
webhook-what-deliveries = خادم لا يستلم ما ترسلونه
webhook-what-test = لا شيء: ضغط أحدهم الزرّ
desk-webhook-ended = توقّف الإرسال إلى webhook الخاصّ بكم.
desk-webhook-ended-what = لم يستلم عنوانه أيّ رسالة منذ أيّام. ولا يُبلَّغ أيّ برنامج بشيء إلى أن ينظر أحد في الأمر.
desk-webhook-look = النظر فيه
field-webhook-url = عنوان برنامجكم
field-webhook-url-hint = يمكن الوصول إليه من كلّ مكان، عبر ⁦https⁩
error-webhook-url = لا يستطيع هذا الخادم الإرسال إلى هناك. يلزم عنوان يمكن الوصول إليه عبر ⁦https⁩ من كلّ مكان، على المنفذ المعتاد
done-webhook-test = التجربة في طريقها.
done-webhook-resumed = تجري المحاولة الآن.
done-webhook-ended = أُزيل webhook.
audit-webhook = إعداد webhook
audit-webhook-test = إرسال تجربة إلى webhook
audit-webhook-resume = طلب محاولة جديدة مع webhook
audit-webhook-end = إزالة webhook
audit-own-mails = اختيار مواعيد الرسائل الإلكترونية الشخصية
facts-notices = رسائل عمّا ينتظر
facts-notices-what = للعاملين في المكتب: متى يريدون رسالة إلكترونية عمّا ينتظر، وبأيّ لغة؛ وللمنظّمة: العنوان الذي يُبلَّغ، مشفّرًا. ومع هذا وذاك علامات لما سبق إبلاغه، لا يُعرف منها أحد. وليس في الرسائل إلّا أعداد وروابط.
facts-notices-long = ويُحفظ ذلك ما دام الحساب أو العنوان قائمًا. والرسالة التي لا تُستلم تُحذف بعد ثلاثة أيّام.
