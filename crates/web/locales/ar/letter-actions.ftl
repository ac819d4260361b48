# رسائل يرسلها القراء بأسمائهم.
write-title = رسائل للكتابة
write-lead = كل واحدة منها رسالة تغيّرها كما تشاء وترسلها بنفسك وباسمك.
write-none = لا توجد رسالة للكتابة الآن.
write-all = كل الرسائل
write-gone = سُحبت هذه الرسالة
write-gone-what = سحبتها الجهة المنظِّمة. ما قيل هنا لم يعد محفوظًا.
write-until = تُرسل حتى { $day }.
write-over = كان موعد إرسالها حتى { $day }. ما زال بإمكانك الكتابة، ولا يُحسب المزيد.
write-sent-count = { $count ->
    [zero] لم يقل أحد إنه أرسل رسالة
    [one] شخص واحد يقول إنه أرسل رسالة
    [two] شخصان يقولان إنهما أرسلا رسالة
    [few] { $count } أشخاص يقولون إنهم أرسلوا رسالة
    [many] { $count } شخصًا يقولون إنهم أرسلوا رسالة
   *[other] { $count } شخص يقولون إنهم أرسلوا رسالة
}
write-sent-what = عدّتها الجهة المنظِّمة ووقّعت العدد في { $day } بحسب قول الكاتبين. لا يتحقق منه أحد، ولا يعرف أحد من هم.
write-to = إلى من
write-copies = أرسل نسخًا إلى
write-copies-to = نسخة إلى:
write-yours = رسالتك
write-not-kept = لا يُحفظ شيء مما تكتبه هنا. يعود إليك صفحةً للطباعة أو ملفًا أو بريدًا منك، ثم يُنسى.
write-field-hint = يوضع حيث يقول النص { "{" }{ $name }{ "}" }.
write-field-optional = يمكن تركه فارغًا.
write-own-what = اترك الاسم فارغًا لتكتب إلى الآخرين فقط.
write-ready = جهّز رسالتي
write-ready-title = رسالتك جاهزة
write-ready-lead = اطبع هذه الصفحة أو أرسلها بالبريد الإلكتروني أو انسخ النص. لكل مرسَل إليه رسالته.
write-change = غيّرها مرة أخرى
write-by-mail = افتح في برنامج البريد
write-as-pdf = بصيغة PDF
write-mail-long = الرسالة أطول من أن تُسلَّم إلى برنامج البريد. افتح البريد ثم انسخ إليه النص أدناه.
write-email = البريد الإلكتروني
write-fax = الفاكس
write-copy-text = انسخ النص
write-copy-what = حدّد النص كله وانسخه
write-sent-title = هل أرسلتها؟
write-sent-lead = إن قلت ذلك زاد العدد واحدًا. لا يُحفظ اسمك ولا رسالتك.
write-sent-button = أرسلت رسالة
write-sent-there = قل ذلك لدى الجهة المنظِّمة
write-thanks = شكرًا لك
write-thanks-what = حُسبت رسالتك. يُوقَّع العدد الجديد خلال دقيقة.
write-other-holders = من شغل هذا المنصب من قبل أو سيشغله
write-held-from-until = من { $from } إلى { $until }
write-held-from = منذ { $from }
write-held-until = حتى { $until }
appeal-letters = اكتب رسالتك أنت
error-letter-over = انقضى آخر يوم لهذه الرسالة، ولا يُحسب المزيد
error-write-long = هذا أطول مما ينبغي
field-write-name = اسمك
field-write-address = عنوانك
field-write-address-hint = يوضع في أعلى الرسالة؛ كثير من الدوائر لا تردّ إلا إذا وُجد
field-write-subject = الموضوع
field-write-text = نصّك
field-write-text-hint = الكلمات بين { "{" }حاصرتين{ "}" } تُملأ لكل مرسَل إليه. الرسائل المكتوبة بكلماتك تُقرأ بعناية أكبر.
field-write-own-name = من هو
field-write-own-address = العنوان البريدي
field-write-own-email = عنوان البريد الإلكتروني

# المكتب.
manage-letters = رسائل للكتابة
write-desk-lead = يغيّر القراء الرسالة ويرسلونها بأنفسهم إلى من تسمّيهم، ويمكنهم أن يقولوا إنهم فعلوا.
write-new = اكتب رسالة
write-edit = رسالة للإرسال
write-correct-what = هذه منشورة. ما تغيّره هنا يُرسل بعد أن تراجعه. من شغل منصبًا يبقى فيها: أنهِ مدة السابق بتاريخ وأضف الجديد.
write-days = كم قالوا إنهم أرسلوا رسالة، بحسب اليوم
write-text-title = الرسالة
write-template-what = في الموضوع والنص تُملأ { "{" }salutation{ "}" } و{ "{" }office{ "}" } و{ "{" }holder{ "}" } و{ "{" }name{ "}" } و{ "{" }address{ "}" } لكل مرسَل إليه ولكل كاتب، وكذلك الحقول أدناه.
write-fields-title = ما يملؤه الكاتبون
write-fields-what = الحقل المسمى «town» يظهر في النص { "{" }town{ "}" }.
write-field-n = الحقل { $number }
write-field-needed = تحتاج إليه الرسالة
write-to-what = سمِّ المناصب لا الأشخاص فقط: من يشغلها يتغيّر والرسائل تستمر.
write-to-n = المرسَل إليه { $number }
write-copy-n = النسخة { $number }
write-more-rows = صفوف أخرى
write-check-lead = ستُوقَّع بمفتاحك وتُرسل إلى كل خادم يحفظ القائمة وإلى متابعيك.
write-begins = كيف تبدأ الرسالة
write-nobody = لا يحفظ القائمة خادم آخر بعد. ستكون بجانب النداء.
field-write-title = عمَّ تدور
field-write-words = لماذا ينبغي أن يُكتب
field-write-words-hint = يمكن تركه فارغًا؛ تعمل صيغة Markdown
field-write-template = النص
field-write-template-hint = نص عادي؛ يبدأ بـ { "{" }salutation{ "}" } وينتهي بـ { "{" }name{ "}" }
field-write-until = آخر يوم لإرسالها
field-write-field-name = اسم الحقل
field-write-field-name-hint = حروف لاتينية صغيرة وأرقام وشرطات
field-write-label = ما الذي يُملأ، باللغة
field-write-office = المنصب، باللغة
field-write-salutation = كيف تبدأ الرسالة، باللغة
field-write-holders = من يشغله
field-write-holders-hint = واحد في كل سطر، والأسبق أولًا: الاسم | أول يوم | آخر يوم، مثل أ. سالم | 2025-03-01 |
field-write-postal = العنوان البريدي
field-write-email = عنوان البريد الإلكتروني
field-write-fax = الفاكس
field-write-own = إن كان لكل كاتب مرسَل إليه خاص، كنائب في البرلمان: كيف يُعرف، باللغة
error-write-text = اكتب النص، ولا تضع بين الحاصرتين إلا أسماء الحقول
error-write-fields = أعطِ كل حقل اسمًا خاصًا به واذكر ما يُملأ
error-write-addressee = اذكر منصب كل مرسَل إليه باللغة الأولى
error-write-copy = اذكر منصب كل نسخة باللغة الأولى
error-write-holders = اكتب شخصًا واحدًا في كل سطر: الاسم | أول يوم | آخر يوم، والأيام مثل 2027-01-31
error-write-holders-gone = غاب أحد من شغلوا منصبًا أو تغيّر اسمه. اترك السابقين كما كانوا وأنهِ مددهم بتاريخ وأضف الجدد بعدهم
error-write-fax = اكتب الرقم بالأرقام، مثل +20 2 1234567
take-back-what-letter = ستقول صفحتها إنها سُحبت، ويُنسى عددها، ويُبلَّغ كل خادم يحفظها. لا يمكن سحب النسخ في أماكن أخرى ولا الرسائل المرسلة.
done-letter-published = نُشرت. يُبلَّغ كل خادم يحفظ القائمة.
audit-letter-draft = كتب رسالة للقراء
audit-letter = نشر رسالة للقراء
