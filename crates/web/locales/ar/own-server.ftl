# من الرسالة إلى خادم القارئ.
own-server-title = التوقيع من خادمكم
own-server-lead = اكتبوا أين تقيم منظّمتكم. نسأل خادمكم كيف يستقبل هذه الرسالة، وترون إلى أين يقود الرابط قبل أن تتبعوه.
field-own-server = حساب منظّمتكم أو خادمها
field-own-server-hint = مثل ‎@union@social.example أو social.example
own-server-found = خادمكم: { $host }
own-server-means-desk = يعمل ببرنامج Undersigned. يفتح الرابط مكتبه وفيه هذه الرسالة؛ ادخلوا هناك واقرؤوها وأيّدوها بمفتاح منظّمتكم.
own-server-means-object = يعرض الرابط هذه الرسالة هناك. أجيبوا عنها من حساب منظّمتكم.
own-server-means-create = يفتح الرابط هناك منشورًا جديدًا فيه الكلمات. انشروه علنًا من حساب منظّمتكم.
own-server-means-subscribe = يبحث الرابط عن هذه الرسالة هناك. أجيبوا عنها من حساب منظّمتكم.
own-server-means-none = لا يقول كيف تُحمل إليه رسالة، فلا رابط. ويمكنكم مع ذلك أن تجدوا الرسالة هناك بأنفسكم.
own-server-where = يقود الرابط إلى
own-server-go = المتابعة إلى { $host }
own-server-words = أجيبوا علنًا بهذه الكلمات:
own-server-search = ادخلوا هناك، وابحثوا عن هذا العنوان، وأجيبوا عمّا تجدونه.
own-server-another = حساب آخر
error-own-server-form = اكتبوا الحساب هكذا ‎@name@host أو اسم الخادم
