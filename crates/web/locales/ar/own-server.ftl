# من النداء إلى خادم القارئ.
own-server-title = التوقيع من خادمكم
own-server-lead = اكتبوا حساب منظّمتكم أو اسم خادمها. نسأل ذلك الخادم كيف يستقبل { appeal-this }، ونريكم وجهة الرابط قبل أن تفتحوه.
field-own-server = حساب منظّمتكم أو خادمها
field-own-server-hint = مثل ‎@union@social.example أو social.example
own-server-found = خادمكم: { $host }
own-server-means-desk = يعمل ببرنامج Undersigned. يفتح الرابط مكتبه وفيه العنوان؛ سجّلوا الدخول هناك، واقرؤوا { appeal-this }، ثمّ أيّدوا بمفتاح منظّمتكم.
own-server-means-object = يعرض الرابط { appeal-this } هناك. أرسلوا الردّ من حساب منظّمتكم.
own-server-means-create = يفتح الرابط هناك منشورًا جديدًا كُتبت فيه الكلمات. انشروه علنًا من حساب منظّمتكم.
own-server-means-subscribe = يبحث الرابط هناك عن العنوان ليعرض { appeal-this }. أرسلوا الردّ من حساب منظّمتكم.
own-server-means-none = لا يبيّن هذا الخادم كيف يُفتح فيه شيء من خارجه، فلا رابط هنا. ومع ذلك يمكنكم أن تجدوا { appeal-this } هناك بأنفسكم.
own-server-where = يقود الرابط إلى
own-server-go = المتابعة إلى { $host }
own-server-words = ردّوا علنًا بهذه الكلمات:
own-server-search = سجّلوا الدخول هناك، وابحثوا عن هذا العنوان، وردّوا على ما تجدونه.
own-server-another = حساب آخر
error-own-server-form = اكتبوا الحساب هكذا: ‎@name@host، أو اسم الخادم
error-own-server-blocked = لا يتعامل هذا الخادم مع ذلك الخادم
