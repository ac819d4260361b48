# The desk: how this server stands to others, and what others report.
moderation-title = الإشراف
moderation-link = الإشراف: مَن يحجبه هذا الخادم، وما يبلّغ عنه غيره
moderation-lead = موقف هذا الخادم من غيره. يسري فورًا، ولا يُبلَّغ به أحد، ولا يغيّر أيّ قائمة. لا يرى هذه الصفحة إلّا العاملون في مكتب المنظّمة الأولى على هذا الخادم.

# The rules in force.
moderation-rules = القواعد السارية
moderation-none = لا قواعد: يعامل هذا الخادم غيره جميعًا على السواء.
moderation-none-fits = لا قاعدة توافق ذلك.
moderation-find = البحث في النطاقات والعناوين والتعليقات
moderation-all = كلّ القواعد
moderation-shown = { $count ->
    [one] قاعدة واحدة.
   *[other] القواعد من { $first } إلى { $last }، من أصل { $count }.
}
moderation-before-these = القواعد السابقة
moderation-after-these = القواعد التالية
moderation-severity-block = محجوب
moderation-severity-limit = مقيَّد
moderation-severity-allow = مسموح
moderation-since = منذ { $at }
moderation-change = تغيير
moderation-lift = رفع

# A rule, looked at before it is made.
moderation-add = إضافة قاعدة أو تغييرها
field-moderation-subject = النطاق أو الحساب
field-moderation-subject-hint = نطاق مثل spam.example مع كلّ ما تحته؛ ومع المنفذ، ذلك المنفذ وحده. أو حساب هكذا: ‎@name@host، أو بعنوان صاحبه في الشبكة.
field-moderation-severity = مضمون القاعدة
moderation-choice-block = حجب: لا يُقبل منه شيء، ولا يُرسل إليه شيء، ولا يُعرض منه شيء
moderation-choice-limit = تقييد: يُسمع، وما يوقّعه ينتظر قرار شخص
moderation-choice-allow = سماح: استثناء من قاعدة عن النطاق الذي فوقه، أو مدخل في قائمة المسموح لهم
field-moderation-public = تعليق عامّ
field-moderation-public-hint = لكلّ من يتسلّم القائمة ملفًّا.
field-moderation-private = تعليق خاصّ
field-moderation-private-hint = لمن يرون هذه الصفحة.
moderation-look = النظر في ما سيفعله ذلك
moderation-check-title = هذه القاعدة قبل وضعها
moderation-effect-block = ما ينتظر من خادم محجوب أو حساب محجوب يُحذف، وكذلك ما ينتظر إرساله إليه. وتنتهي المتابعة في الاتّجاهين. ولا يعود شيء من ذلك من تلقاء نفسه عند رفع القاعدة. ومن كان على قائمة يبقى عليها ويُعدّ، حتّى إن سحب توقيعه في هذه الأثناء على خادم محجوب، غير أنّ هذا الخادم لا يعرض بعد ذلك من هو.
moderation-effect-limit = لا يُقبل منه شيء تلقائيًّا بعد الآن: ينتظر في المكتب معلَّمًا حتّى يقرّر شخص. ومن كان على قائمة يبقى عليها، وله أن يتابع.
moderation-effect-allow = مرحَّب به مهما قالت قاعدة عن النطاق الذي فوقه. وإن كان هذا الخادم لا يتعامل إلّا مع المسموح لهم، فهو منهم من الآن.
moderation-blocks = يكون بعد ذلك محجوبًا هنا: تحجبه قاعدة أخرى، أو لا يتعامل هذا الخادم إلّا مع المسموح لهم.
moderation-before = القاعدة التي تحلّ محلّها
moderation-same = هذه هي القاعدة القائمة: لن يتغيّر شيء.
moderation-unknown = لا يعرف هذا الخادم حسابًا بهذا العنوان. إن كان عنوان صفحة شخصيّة فاكتبوا الحساب هكذا: ‎@name@host، فلا يُعرف إلّا بعنوانه الأصليّ.
moderation-reach = مَن يشمله ذلك هنا
moderation-reach-what = لا يُعدّ إلّا من سيتغيّر موقف هذا الخادم منهم.
moderation-reach-followers = متابعو المنظّمات والمواضيع هنا
moderation-reach-followed = حسابات في أماكن أخرى يتابعها من هنا
moderation-reach-signers = موقّعو نداءات محفوظة هنا
moderation-reach-waiting = توقيعات تنتظر
moderation-set-block = حجب
moderation-set-limit = تقييد
moderation-set-allow = سماح
moderation-lift-title = أتُرفع هذه القاعدة؟
moderation-lift-what = يسري عندئذ ما تقوله قاعدة أخرى، وإلّا فما يسري على الجميع. ولا تعود المتابعة من تلقاء نفسها، ولا ما حُذف.

# Lists of other servers.
moderation-lists = قوائم نطاقات
moderation-lists-what = ملفّات CSV كما يكتبها Mastodon ويقرؤها. فيها النطاقات وتعليقاتها العامّة، وليس فيها التعليقات الخاصّة ولا القواعد عن حسابات بعينها.
moderation-export-blocks = تنزيل المحجوب والمقيَّد (CSV)
moderation-export-allowed = تنزيل المسموح (CSV)
moderation-import-title = استيراد قائمة نطاقات
moderation-import-lead = ملفّ CSV كما يصدّره Mastodon: «suspend» حجب، و«silence» تقييد. يحلّ كلّ سطر محلّ القاعدة عن النطاق نفسه. وترون ما سيحدث قبل أن يتغيّر شيء.
field-moderation-file = ملفّ
field-moderation-list = أو أسطره ملصقة هنا
field-moderation-list-hint = يسمّي السطر الأوّل الأعمدة، ومنها ‎#domain، أو يكون كلّ سطر نطاقًا لا غير.
field-moderation-usual = معنى الأسطر التي لا تذكر درجة
moderation-import-check-title = هذه القائمة قبل اعتمادها
moderation-import-added = قواعد جديدة
moderation-import-changed = قواعد متغيّرة
moderation-import-unchanged = كما كانت
moderation-import-ignored = أسطر لا تطلب شيئًا يفعله هذا الخادم
moderation-import-repeated = أسطر تقول ما يقوله سطر سابق
moderation-import-refused = أسطر متروكة
moderation-import-changes = ما سيتغيّر
moderation-import-nothing = لن يتغيّر شيء.
moderation-import-take = اعتماد القائمة
moderation-imported-without = الأسطر المتروكة: { $count }
moderation-until-now = حتّى الآن: { $severity }
moderation-more = غيرها ممّا لم يُعرض: { $count }
moderation-fault-severity_unknown = درجته ليست suspend (أو block) ولا silence (أو limit) ولا noop.
moderation-fault-severity_allow = مكان allow قائمة النطاقات المسموح بها. خذوا تلك القائمة وحدها، واختاروا «مسموح» معنًى للأسطر التي لا تذكر درجة.
moderation-fault-domain_missing = لا نطاق فيه.
moderation-fault-subject_invalid = المكتوب ليس نطاقًا مثل spam.example.
moderation-fault-csv_invalid = لا يمكن قراءته.
moderation-fault-quote_around_rows = فيه علامة اقتباس تضمّ أسطرًا كاملة بعده، وهي لا تُستورد أيضًا: احذفوا العلامة.
moderation-fault-own_host = هو عن هذا الخادم نفسه.
moderation-fault-everybodys_domain = يسجّل تحته من شاء نطاقات.
moderation-fault-comment_too_long = تعليقه أطول ممّا ينبغي.
moderation-fault-domain_twice = ورد نطاقه في سطر سابق، وهو المعتمد.
error-moderation-subject = اكتبوا نطاقًا مثل spam.example، أو حسابًا هكذا: ‎@name@host
error-moderation-own = هذا هو الخادم نفسه، أو النطاق الذي ينتمي إليه
error-moderation-everybodys = يسجّل تحت هذا النطاق من شاء، فتشمل القاعدة الجميع. سمّوا نطاق من تقصدون
error-moderation-full = بلغ عدد القواعد أقصاه
error-moderation-severity = اختاروا مضمون القاعدة
error-moderation-csv = لا يسمّي السطر الأوّل عمودًا ‎#domain، وليس كلّ سطر نطاقًا لا غير
error-moderation-lines = في القائمة أسطر أكثر ممّا يُقرأ دفعة واحدة. قسّموها

# What other servers report.
moderation-reports-title = بلاغات من خوادم أخرى
moderation-reports-lead = ما تبلّغ عنه خوادم أخرى من منظّمات ونداءات هنا، وممّا يُحفظ من غيرنا. يُسمّى الخادم ولا يُسمّى من اشتكى فيه: وزن البلاغ من وزن الخادم الذي جاء منه.
moderation-reports-open = المفتوحة: { $count }
moderation-reports-none = لا بلاغات.
moderation-reports-all = إظهار المنتهية أيضًا
moderation-reports-few = إظهار المفتوحة فقط
moderation-report-appeal = نداء
moderation-report-statement = قول
moderation-report-actor = حساب
moderation-report-by = بلّغ عنه { $host }
moderation-report-times = عدد المرّات: { $count }
moderation-report-closed = انتهى في { $at }
moderation-report-rule = وضع قاعدة عن خادمه
moderation-report-close = انتهى

# What was done.
done-moderation-set = القاعدة سارية.
done-moderation-lifted = رُفعت القاعدة.
done-moderation-no-rule = لا توجد قاعدة كهذه، أو لم تعد موجودة: لم يُفعل شيء.
done-moderation-imported = اعتُمدت القائمة.
done-report-closed = أُغلق البلاغ. وإن تكرّر فُتح من جديد.
audit-moderation-check = النظر في ما تفعله قاعدة عن خادم آخر
audit-moderation-rule = وضع قاعدة عن خادم آخر
audit-moderation-lift = رفع قاعدة عن خادم آخر
audit-moderation-import-check = النظر في قائمة قواعد عن خوادم أخرى
audit-moderation-import = استيراد قائمة قواعد عن خوادم أخرى
audit-report-close = إغلاق بلاغ من خادم آخر
