# كيف سُلّم النداء: الصفحات العلنية.
handover-title = التسليم
handover-none = لم يجرِ التسليم بعد.
handover-all = كلّ مرّات التسليم
handover-gone = سُحب هذا
handover-gone-what = سحبته الجهة المنظِّمة. ولم يعد ما قيل هنا محفوظًا.
handover-changed = تغيّر في { $at }
handover-to-whom = إلى من جرى التسليم
handover-where = المكان:
handover-answer = جواب من
handover-list = القائمة التي سُلّمت
handover-list-entries = { $count ->
    [zero] لا تواقيع
    [one] توقيع واحد
    [two] توقيعان
    [few] { $count } تواقيع
    [many] { $count } توقيعًا
   *[other] { $count } توقيع
}
handover-bundle = القائمة المختومة، مع كلّ برهان
handover-pdf = النصّ والقائمة بصيغة PDF
handover-bundle-what = يبقى هذا الملفّ كما كان في ذلك اليوم. تحقّقوا منه بالأمر «undersigned verify».
handover-bundle-elsewhere = الملفّ المختوم لدى الداعين، ويُتاح هناك ما دام لم يسحب أحد فيه اسمه. تحقّقوا منه بالأمر «undersigned verify».
handover-bundle-gone = لم يعد الملفّ نفسه متاحًا. ومن لديه نسخة منه يستطيع مقارنتها ببصمته.
handover-bundle-kept = الملفّ كما سُلّم موجود لدى من تسلّمه، ولم يعد متاحًا هنا. ومن لديه نسخة منه يستطيع مقارنتها ببصمته.
handover-stood-behind = { $count ->
    [zero] لم تكن أيّ منظّمة تؤيّد النصّ عند تسليمه.
    [one] كانت منظّمة واحدة تؤيّد النصّ عند تسليمه.
    [two] كانت منظّمتان تؤيّدان النصّ عند تسليمه.
    [few] كانت { $count } منظّمات تؤيّد النصّ عند تسليمه.
    [many] كانت { $count } منظّمة تؤيّد النصّ عند تسليمه.
   *[other] كانت { $count } منظّمة تؤيّد النصّ عند تسليمه.
}
handover-gone-since = { $count ->
    [zero] لم يُسحب من هذه القائمة أيّ اسم منذ ذلك الحين.
    [one] سُحب من هذه القائمة اسم واحد أو أُزيل منذ ذلك الحين.
    [two] سُحب من هذه القائمة اسمان أو أُزيلا منذ ذلك الحين.
    [few] سُحبت من هذه القائمة { $count } أسماء أو أُزيلت منذ ذلك الحين.
    [many] سُحب من هذه القائمة { $count } اسمًا أو أُزيل منذ ذلك الحين.
   *[other] سُحب من هذه القائمة { $count } اسم أو أُزيل منذ ذلك الحين.
}
handover-digests = البصمات
handover-digest = بصمة الملفّ
handover-digest-bundle = بصمة الملفّ:
handover-digest-state = بصمة القائمة:
handover-evidence = ما يثبت ذلك
handover-evidence-kept = محفوظ لدى الجهة المنظِّمة
event-handover-more = كيف جرى التسليم
event-answered = جواب من
event-answer-more = قراءة الجواب
# المكتب.
handover-desk-lead = اختموا القائمة كما هي، وخذوها معكم، ثمّ اذكروا متى سلّمتموها وإلى من، وما يثبت ذلك، وبماذا أُجبتم. كلّ خادم يحفظ القائمة يحفظ ذلك ويعرضه.
handover-new = إعداد تسليم
handover-withdrawn = سُحب هذا النداء: لا يُعدّ تسليم جديد بعد الآن ولا تُختم قائمة. ولا يزال بالإمكان نشر تسليم خُتمت قائمته من قبل، وتصحيح ما نُشر أو سحبه. ويُنشر ما عدا ذلك خبرًا.
handover-desk-answers = افتحوا أحدها لتصحيحه أو لإضافة جواب.
handover-only = من دون أيّ تفاصيل
handover-only-what = يُعلن عندئذ أنّ التسليم قد تمّ، ولا شيء غير ذلك. ولا رجعة في ذلك.
handover-only-sure = نعم، جرى التسليم
handover-edit = التسليم
handover-list-desk = القائمة المرافقة
handover-correct-what = هذا منشور. ما تغيّرونه هنا، أو تضيفونه جوابًا، يُرسل بعد أن تنظروا فيه. وتبقى القائمة كما كانت.
handover-seal-what = القائمة المختومة ملفّ واحد فيه كلّ توقيع وكلّ برهان، كما هي في تلك اللحظة. والملفّ نفسه لا يتغيّر بعد ذلك. وإذا سحب أحد فيه اسمه، لم يعد متاحًا هنا للعموم، ويبقى متاحًا لكم.
handover-sealed = { $count ->
    [zero] خُتمت في { $at } بلا تواقيع.
    [one] خُتمت في { $at } وفيها توقيع واحد.
    [two] خُتمت في { $at } وفيها توقيعان.
    [few] خُتمت في { $at } وفيها { $count } تواقيع.
    [many] خُتمت في { $at } وفيها { $count } توقيعًا.
   *[other] خُتمت في { $at } وفيها { $count } توقيع.
}
handover-sealed-changed = تغيّرت القائمة بعد ذلك.
handover-sealed-none = لم يُختم شيء بعد. ويحدث ذلك من تلقاء نفسه حين تنشرون هذا.
handover-seal = ختم القائمة كما هي الآن
handover-seal-again = ختمها من جديد كما هي الآن
handover-unseal = وقف إتاحة الملفّ
handover-unseal-what = في الملفّ أسماء كلّ من كان في القائمة حينها. ومتى سحب أحدهم اسمه لا يستطيع تنزيله سواكم وسوى زملائكم. ويمكنكم أيضًا وقف إتاحته كليًّا، وتبقى بصمته.
handover-unseal-sure = يُحذف الملفّ ولا يمكن استعادته.
handover-when = متى وإلى من
handover-evidence-what = تبقى الملفّات لديكم: تُحفظ هنا مشفّرة ولا يُعلن منها إلّا بصمتها. أمّا الصور فتُعرض على الجميع.
handover-evidence-n = الدليل { $number }
handover-evidence-added = حُفظ: { $what }. اذكروا ما هو، ثمّ راجعوه مرّة أخرى قبل النشر.
handover-evidence-public = معروض على الجميع. وما تكتبونه أدناه يقرؤه من لا يرونه.
handover-evidence-open = فتح الملفّ
handover-evidence-private = لا يستطيع فتحه إلّا أنتم والعاملون معكم.
handover-evidence-drop = إزالته
handover-evidence-add = إضافة ما اختير
handover-answers = بماذا أُجيب
handover-answers-what = عودوا إلى هنا حين يرد جواب. لكلّ جواب تاريخ، وصاحب، ونصّ بلغة أو أكثر.
handover-answer-n = الجواب { $number }
handover-more-answers = جواب آخر
handover-take-back-what = ستذكر صفحته أنّه سُحب، ويُبلَّغ كلّ خادم يحفظه. وتُحذف القائمة المختومة والأدلّة المحفوظة هنا. ويظلّ النداء يذكر أنّه سُلّم.
handover-check-lead = سيُوقَّع هذا بمفتاحكم ويُرسل إلى كلّ خادم يحفظ القائمة. ويذكر النداء عندئذ أنّه سُلّم.
handover-check-seals = تُختم القائمة كما هي حين تنشرون هذا.
handover-nobody = لا يحفظ القائمة أيّ خادم آخر بعد. وسيُعرض هذا في صفحة النداء.
field-handover-date = يوم التسليم
field-taken-by = من تسلّم
field-taken-by-hint = الاسم والمنصب، مثل «سكرتير الوزير»
field-handover-place = المكان
field-handover-words = ملاحظات أخرى
field-handover-words-hint = يمكن تركها فارغة؛ ويمكنكم استعمال Markdown
field-evidence-title = ما هو هذا الدليل، بهذه اللغة:
field-handover-file = ملفّ يبقى لديكم
field-handover-file-hint = إيصال أو محضر أو تسجيل؛ ١٠ ميغابايت على الأكثر
field-handover-picture = صورة للجميع
field-handover-picture-hint = JPEG أو PNG أو WebP، ‏٢٤ ميغابايت على الأكثر؛ تُنشأ من جديد بلا المكان والجهاز
field-answer-date = يوم الجواب
field-answer-by = من أجاب، بهذه اللغة:
field-answer-text = بماذا أجاب، بهذه اللغة:
error-evidence-title = اذكروا ما هو كلّ دليل، باللغة الأولى على الأقلّ
error-file-large = الملفّ أكبر من ١٠ ميغابايت. احفظوه بحجم أصغر أو على أجزاء وأرسلوه من جديد
error-answer-whole = لا بدّ للجواب من يومه وصاحبه ونصّه باللغة الأولى
error-handover-ahead = لم يأتِ هذا اليوم بعد: اذكروا التسليم بعد أن يجري
error-answer-before = هذا اليوم قبل يوم التسليم
done-handover-published = تمّ النشر. ويُبلَّغ به كلّ خادم يحفظ القائمة.
done-list-sealed = خُتمت القائمة.
done-list-unsealed = لم يعد الملفّ متاحًا.
audit-handover-draft = الكتابة عن التسليم
audit-handover = نشر كيفية التسليم
audit-seal = ختم القائمة
audit-evidence = حفظ ملفّ دليلًا
manage-handover = التسليم
