# صفحة النداء: الرسالة، وموقّعوها، وأرقامها، وأماكن حفظها.
#
# مسرد المصطلحات، نلتزم به في جميع الملفّات:
#   appeal نداء · letter رسالة · open letter رسالة مفتوحة · petition عريضة · demand مطلب
#   sign وقّع · signature, entry توقيع · signer موقّع · the undersigned الموقّعون أدناه
#   endorse أيّد · endorsement تأييد · reservation تحفّظ · statement بيان · proof برهان
#   organisation منظّمة · trade union نقابة · organiser الجهة المنظِّمة · initiator داعٍ (ج. الداعون)
#   co-initiator شريك في الدعوة · keeper حافظ القائمة · wording صيغة · authoritative text نصّ معتمد
#   let in قبِل · refuse رفض · remove حذف · withdraw سحب · deliver سلّم · close أغلق باب التوقيع
#   server خادم · desk مكتب · key مفتاح · root key مفتاح الأصل · digest بصمة · script كتابة
#   reply ردّ · form استمارة · token رمز وصول · fediverse الفديفرس
#   update خبر · case قضيّة · handover تسليم · sealed list قائمة مختومة · mandate تفويض · handle اسم مختصر
#   amendment تعديل · second ثنّى على · ballot اقتراع · vote صوت · adopt أقرّ (لا «اعتمد»: فالمعتمد هو النصّ) · delegate مندوب
#   passkey مفتاح مرور · follower متابع · people at the desk العاملون في المكتب · tick أشّر على · role (في المكتب) دور
# النصّ الموقَّع قد يكون عريضة أو رسالة أو بيانًا أو نداءً: حيث لا يُعرف نوعه نقول «النصّ»، لا ضمير المؤنّث.
# الأرقام عربية (٥٠٠)، إلّا ما يُكتب كما هو (التواريخ والعناوين)، ويوضع بين محرفي عزل الاتّجاه ⁦…⁩.
# نخاطب القارئ بصيغة الجمع («أضيفوا»، «اسمكم»)، ونكتب أزرار المكتب والاستمارات بالمصدر («حفظ»، «نشر»).

appeal-status = الحالة:
appeal-wording = { $number ->
    [1] الصيغة الأولى
    [2] الصيغة الثانية
    [3] الصيغة الثالثة
   *[other] الصيغة { $number }
}
appeal-to = إلى
appeal-stand-behind = { $count ->
    [0] لم تؤيّد أيّ منظّمة { appeal-this } حتى الآن
    [two] منظّمتان تؤيّدان { appeal-this }
    [few] منظّمات تؤيّد { appeal-this }
   *[other] منظّمة تؤيّد { appeal-this }
}
appeal-stood-behind = { $count ->
    [two] منظّمتان أيّدتا { appeal-this }
    [few] منظّمات أيّدت { appeal-this }
   *[other] منظّمة أيّدت { appeal-this }
}
appeal-none-stand-behind = لم تؤيّد أيّ منظّمة { appeal-this }
appeal-signed-earlier = { $count ->
    [one] ووقّعت منظّمة أخرى صيغة سابقة.
    [two] ووقّعت منظّمتان أخريان صيغة سابقة.
    [few] ووقّعت { $count } منظّمات أخرى صيغة سابقة.
   *[other] ووقّعت { $count } منظّمة أخرى صيغة سابقة.
}
appeal-more-earlier = { $count ->
    [one] ووقّعت منظّمة أخرى صيغة سابقة
    [two] ووقّعت منظّمتان أخريان صيغة سابقة
    [few] ووقّعت { $count } منظّمات أخرى صيغة سابقة
   *[other] ووقّعت { $count } منظّمة أخرى صيغة سابقة
}
appeal-any-wording = { $counted } (أيًّا كانت الصيغة الموقَّعة)
appeal-earlier-figure = { $count ->
    [two] منظّمتان وقّعتا صيغة سابقة
    [few] منظّمات وقّعت صيغة سابقة
   *[other] منظّمة وقّعت صيغة سابقة
}
appeal-how-do-we-know = كيف نعرف ذلك؟
appeal-to-next-mark = { $count ->
    [0] بلغنا { $mark }
    [one] بقي توقيع واحد لبلوغ { $mark }
    [two] بقي توقيعان لبلوغ { $mark }
    [few] بقيت { $count } تواقيع لبلوغ { $mark }
    [many] بقي { $count } توقيعًا لبلوغ { $mark }
   *[other] بقي { $count } توقيع لبلوغ { $mark }
}
appeal-add-organisation = أضيفوا منظّمتكم
appeal-sign-as-person = وقّعوا بصفتكم أفرادًا
appeal-fact-published = تاريخ النشر
appeal-fact-closes = آخر موعد للتوقيع
appeal-fact-closed = أُغلق باب التوقيع في
appeal-fact-called-by = الداعون
appeal-fact-and-others = { $count ->
    [one] وجهة أخرى
    [two] وجهتان أخريان
    [few] و{ $count } جهات أخرى
   *[other] و{ $count } جهة أخرى
}
appeal-fact-languages = اللغات
appeal-translation = ترجمة
appeal-closes = التوقيع حتى
appeal-organisations-count = { $count ->
    [0] لم تنضمّ أيّ منظّمة
    [one] منظّمة واحدة
    [two] منظّمتان
    [few] { $count } منظّمات
   *[other] { $count } منظّمة
}
appeal-people = { $count ->
    [0] لا أفراد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
appeal-more-people = { $count ->
    [one] شخص آخر
    [two] شخصان آخران
    [few] { $count } أشخاص آخرون
    [many] { $count } شخصًا آخر
   *[other] { $count } شخص آخر
}
appeal-on-this-page = في هذه الصفحة
appeal-nav-letter = النصّ
appeal-nav-demands = مطالبنا
appeal-nav-sign = التوقيع
appeal-text-authoritative = { $language }، نصّ معتمد.
appeal-text-translation = { $language }، ترجمة.
appeal-text-follows = لم تتغيّر منذ الصيغة { $wording }.
appeal-text-incomplete = هذه الترجمة غير كاملة.
appeal-text-original = النصّ كاملًا: { $language }
appeal-text-signed = ما يُوقَّع هو النصّ بهذه اللغة: { $language }.
appeal-text-signed-read = قراءته بهذه اللغة: { $language }
appeal-one-language = هذه اللغة وحدها
appeal-both-languages = اللغات المعتمدة جنبًا إلى جنب
appeal-we-ask = نطلب منكم
appeal-signed-for = الداعون
appeal-undersigned = الموقّعون أدناه
appeal-find-name = ابحثوا عن اسم، بأيّ كتابة كان
appeal-find = بحث
appeal-nobody-yet = لم يوقّع أحد بعد.
appeal-nobody = لم يوقّع أحد.
appeal-counted-only = لا اسم في هذه القائمة. المحسوب: { $counted }.
appeal-counted-too = ومن المحسوب أيضًا: { $counted }.
appeal-roll-first = أوّل { $shown } من أصل { $count }، مرتّبة بحسب أرقامها.
appeal-roll-all = { $count ->
    [0] لا تواقيع الآن.
    [one] توقيع واحد.
    [two] توقيعان، مرتّبان بحسب رقميهما.
   *[other] جميع التواقيع وعددها { $count }، مرتّبة بحسب أرقامها.
}
appeal-roll-hidden = { $count ->
    [one] توقيع واحد من خادم يحجبه هذا الخادم لا يُعرض اسم صاحبه، وهو محسوب.
    [two] توقيعان من خوادم يحجبها هذا الخادم لا يُعرض اسما صاحبيهما، وهما محسوبان.
    [few] { $count } تواقيع من خوادم يحجبها هذا الخادم لا تُعرض أسماء أصحابها، وهي محسوبة.
    [many] { $count } توقيعًا من خوادم يحجبها هذا الخادم لا تُعرض أسماء أصحابها، وهي محسوبة.
   *[other] { $count } توقيع من خوادم يحجبها هذا الخادم لا تُعرض أسماء أصحابها، وهي محسوبة.
}
appeal-roll-folded = { $count ->
    [one] توقيع واحد، مطويّ.
    [two] توقيعان، مطويّان.
    [few] { $count } تواقيع، مطويّة.
    [many] { $count } توقيعًا، مطويّة.
   *[other] { $count } توقيع، مطويّة.
}
appeal-roll-gaps = حيث يكون رقم شاغرًا، أُعطي توقيع لاحق رقمًا أعلى.
appeal-whole-list = القائمة كاملة
appeal-roll-print = كلّ الأسماء في هذه الصفحة، للطباعة
appeal-next-name = الاسم التالي: اسمكم؟
appeal-put-your-name = وقّعوا باسمكم
appeal-days = يومًا بيوم
appeal-figures = الأرقام
appeal-held = أين تُحفظ القائمة
appeal-data = البيانات والبراهين

entry-gap = رقم شاغر.
entry-withdrawn = سُحب
entry-removed = حُذف
entry-hidden = أخفاه هذا الخادم.
entry-joined = يُعرض مع توقيع آخر.

notice-draft = هذه مسودّة.
notice-draft-what = لا يراها إلّا العاملون في مكتبكم، ولم يُرسل شيء إلى أيّ خادم آخر.
notice-copy = هذه نسخة.
notice-copy-what = هي محفوظة لدى { $holder }، والأصل يعود إلى { $organiser }.
notice-copy-reachable = خادمها { $host } يستجيب.
notice-copy-apart = لا يقارن هذا الخادم قائمته بقائمة { $host } حيث موطن النداء: هكذا قرّر من يديره. وقد ينقص هنا ما وُقِّع هناك منذ ذلك الحين.
notice-copy-lost = خادمها { $host } لا يستجيب منذ { $since }.
notice-copy-goes-on = القائمة مستمرّة، وستُستكمل هناك حين يعود ذلك الخادم.
notice-copy-checked = فُحص هنا كلّ برهان عند وصوله، وآخر خبر من خادم يحفظ القائمة كان في { $at }.
notice-copy-original = الاطّلاع على الأصل
notice-withdrawn = سحبت الجهة المنظِّمة هذا النصّ في { $at }.
notice-withdrawn-what = يبقى النصّ مقروءًا، مشطوبًا. ولم يعد توقيعه ممكنًا.
notice-closed = أُغلق باب التوقيع في { $at }.
notice-closed-what = تبقى القائمة كما وُقّعت، ولا يزال بوسع كلّ موقّع أن يسحب اسمه.
notice-delivered = جرى التسليم في { $at }.
notice-delivered-open = ولا يزال التوقيع ممكنًا.
notice-conflict = نصّان تحت رقم واحد.
notice-conflict-what = للصيغة { $wording } نسختان مختلفتان أو أكثر، فقارنوا البصمات قبل التوقيع.
notice-conflict-not-held = { $count ->
    [one] يوجد توقيع واحد على نصّ لا يحفظه هذا الخادم.
    [two] يوجد توقيعان على نصوص لا يحفظها هذا الخادم.
    [few] توجد { $count } تواقيع على نصوص لا يحفظها هذا الخادم.
    [many] يوجد { $count } توقيعًا على نصوص لا يحفظها هذا الخادم.
   *[other] يوجد { $count } توقيع على نصوص لا يحفظها هذا الخادم.
}
notice-conflict-both = الاطّلاع على النصّين
notice-earlier = تقرؤون الصيغة { $wording }، وقد حلّت أخرى محلّها.
notice-earlier-current = قراءة الصيغة الحالية

way-server = من خادم منظّمتكم
way-server-what = يجلب خادمكم النصّ ويتحقّق منه، ثمّ تؤيّدونه هناك بمفتاح منظّمتكم.
way-server-go-there = إلى خادم منظّمتي
way-server-address = عنوان منظّمتكم
way-server-address-hint = مثل ‎@union@social.example
way-server-go = البحث عن الخادم
way-fediverse = بحساب في الفديفرس
way-fediverse-what = ردّوا على المنشور من حساب منظّمتكم في Mastodon بهذه الكلمات. ندرجكم بوصفكم حسابًا، ونذكر ذلك صراحةً.
way-fediverse-how = كيف يتمّ ذلك، وما العمل إن لم تصلكم رسالة
way-form = من دون خادم ولا حساب
way-form-what = املؤوا استمارة، فنرسل إلى منظّمتكم رسالة إلكترونية، وتوقّع حين يؤكّد أحد هناك. والتوقيع على الورق مقبول أيضًا.
way-form-what-elsewhere = املؤوا استمارة على خادم الجهة المنظِّمة. والتوقيع على الورق مقبول أيضًا.
way-form-go = التأييد باستمارة
way-person = بصفتكم أفرادًا
way-person-what = يبقى اسمكم على هذا الخادم ولا يُعرض في أيّ مكان. ولا تعرف الخوادم الأخرى إلّا رقمًا واحدًا: عدد من وقّعوا هنا.

event-published = { $kind ->
    [petition] نُشرت العريضة.
    [joint-statement] نُشر البيان.
    [urgent-appeal] نُشر النداء.
   *[open-letter] نُشرت الرسالة.
}
event-revised = { $wording ->
    [2] نُشرت الصيغة الثانية. تبقى الأسماء تحت الصيغة التي وقّعها أصحابها إلى أن يوقّعوا الجديدة.
    [3] نُشرت الصيغة الثالثة. تبقى الأسماء تحت الصيغة التي وقّعها أصحابها إلى أن يوقّعوا الجديدة.
   *[other] نُشرت الصيغة { $wording }. تبقى الأسماء تحت الصيغة التي وقّعها أصحابها إلى أن يوقّعوا الجديدة.
}
event-what-changed = ما الذي تغيّر
event-joined = { $count ->
    [one] دخلت القائمة في هذا اليوم منظّمة واحدة من المنظّمات المدرجة فيها الآن.
    [two] دخلت القائمة في هذا اليوم منظّمتان من المنظّمات المدرجة فيها الآن.
    [few] دخلت القائمة في هذا اليوم { $count } من المنظّمات المدرجة فيها الآن.
   *[other] دخلت القائمة في هذا اليوم { $count } من المنظّمات المدرجة فيها الآن.
}
event-joined-in-month = { $count ->
    [one] دخلت القائمة في هذا الشهر منظّمة واحدة من المنظّمات المدرجة فيها الآن.
    [two] دخلت القائمة في هذا الشهر منظّمتان من المنظّمات المدرجة فيها الآن.
    [few] دخلت القائمة في هذا الشهر { $count } من المنظّمات المدرجة فيها الآن.
   *[other] دخلت القائمة في هذا الشهر { $count } من المنظّمات المدرجة فيها الآن.
}
event-left = { $count ->
    [one] سحبت منظّمة واحدة اسمها.
    [two] سحبت منظّمتان اسميهما.
    [few] سحبت { $count } منظّمات أسماءها.
   *[other] سحبت { $count } منظّمة أسماءها.
}
event-delivered = جرى التسليم.
event-delivered-to = جرى التسليم إلى
event-closed = أُغلق باب التوقيع.
event-withdrawn = سحبته الجهة المنظِّمة.
event-out-of-reach = لم يعد { $host } يستجيب. القائمة مستمرّة، وستُستكمل هناك حين يعود.
event-back = عاد { $host } واستُكمل ما فاته.

figures-this-wording = هذه الصيغة
figures-earlier = صيغة سابقة
figures-any-wording = أيًّا كانت الصيغة الموقَّعة
figures-named = منظّمات بأسمائها
figures-by-own-server = من خادمها
figures-by-web-form = باستمارة، مؤكّدة بالبريد الإلكتروني
figures-by-e-mail = ببريد إلكتروني إلى أحد الداعين
figures-by-paper = على ورق يحتفظ به أحد الداعين
figures-by-fediverse-account = بحساب في الفديفرس
figures-reactions = { $boosts ->
    [0] لم يُعَد نشر النصّ
    [one] أُعيد نشر النصّ مرّة واحدة
    [two] أُعيد نشر النصّ مرّتين
    [few] أُعيد نشر النصّ { $boosts } مرّات
   *[other] أُعيد نشر النصّ { $boosts } مرّة
}، { $likes ->
    [0] ولم يُعجب به أيّ حساب
    [one] وأُعجب به حساب واحد
    [two] وأُعجب به حسابان
    [few] وأُعجبت به { $likes } حسابات
    [many] وأُعجب به { $likes } حسابًا
   *[other] وأُعجب به { $likes } حساب
}. وليس ذلك توقيعًا.
figures-by-import = من قائمة سابقة
figures-unnamed = منظّمات لم تُسمَّ
figures-unnamed-known-to = معروفة لدى { $who }، والعدد منقول عن هذه الجهة
figures-unnamed-what = معروفة لدى أحد الداعين، والعدد منقول عنه
figures-personal = بصفة شخصية
figures-personal-what = أصحاب مناصب يوقّعون عن أنفسهم
figures-people = أفراد
figures-people-what = { $servers ->
    [0] تعدّهم الخوادم التي يوقّعون عليها، ولا تذكر أسماءهم
    [one] يعدّهم خادم واحد، ولا يذكر أسماءهم
    [two] يعدّهم خادمان، ولا يذكران أسماءهم. ومن وقّع على كليهما حُسب مرّتين
    [few] تعدّهم { $servers } خوادم، ولا تذكر أسماءهم. ومن وقّع على اثنين منها حُسب مرّتين
    [many] يعدّهم { $servers } خادمًا، ولا تُذكر أسماؤهم. ومن وقّع على اثنين منها حُسب مرّتين
   *[other] يعدّهم { $servers } خادم، ولا تُذكر أسماؤهم. ومن وقّع على اثنين منها حُسب مرّتين
}
figures-people-named = { $servers ->
    [0] تعدّهم الخوادم التي يوقّعون عليها، ولا تذكر إلّا اسم من وافق على ذلك
    [one] يعدّهم خادم واحد، ولا يذكر إلّا اسم من وافق على ذلك
    [two] يعدّهم خادمان، ولا يُذكر إلّا اسم من وافق على ذلك. ومن وقّع على كليهما حُسب مرّتين
    [few] تعدّهم { $servers } خوادم، ولا يُذكر إلّا اسم من وافق على ذلك. ومن وقّع على اثنين منها حُسب مرّتين
    [many] يعدّهم { $servers } خادمًا، ولا يُذكر إلّا اسم من وافق على ذلك. ومن وقّع على اثنين منها حُسب مرّتين
   *[other] يعدّهم { $servers } خادم، ولا يُذكر إلّا اسم من وافق على ذلك. ومن وقّع على اثنين منها حُسب مرّتين
}
figures-how = كلّ رقم هنا حاصل جمع بيانات موقَّعة، وكذلك على كلّ خادم يحفظ القائمة.
figures-yourself = اجمعوها بأنفسكم

held-lead = لا يملك القائمةَ خادم واحد. كلّ من هذه الخوادم يحفظها كاملةً ويستطيع أن يثبت كلّ اسم فيها، فإن غاب أحدها استمرّت البقيّة.
held-this-server = هذا الخادم
held-digest = بصمة القائمة. كلّ خادمين يعرضان هذه الأرقام يحفظان البيانات الموقَّعة نفسها، فالقائمة عندهما واحدة.
held-picture = خطّ لكلّ منظّمة، تحت الداعي الذي قبِلها. الطويل: وقّعت على خادمها. القصير: بطريقة أخرى. المربّع المملوء: لديه القائمة نفسها.
held-picture-many = خطّ لكلّ { $count } منظّمة، تحت الداعي الذي قبِلها. الطويل: وقّعت على خوادمها. القصير: بطريقة أخرى. المربّع المملوء: لديه القائمة نفسها.
replica-same = القائمة نفسها
replica-entries = { $count ->
    [one] توقيع واحد
    [two] توقيعان
    [few] { $count } تواقيع
    [many] { $count } توقيعًا
   *[other] { $count } توقيع
}
replica-behind = ليست القائمة نفسها بعد
replica-behind-by = { $count ->
    [one] ينقصه توقيع واحد
    [two] ينقصه توقيعان
    [few] تنقصه { $count } تواقيع
    [many] ينقصه { $count } توقيعًا
   *[other] ينقصه { $count } توقيع
}
replica-compared = قورن في
replica-out-of-reach = لا يستجيب منذ
replica-then-held = { $count ->
    [one] كان لديه توقيع واحد
    [two] كان لديه توقيعان
    [few] كانت لديه { $count } تواقيع
    [many] كان لديه { $count } توقيعًا
   *[other] كان لديه { $count } توقيع
}
replica-refuses = يرفض رسائلنا
replica-since = منذ
replica-seen = أكّد بتوقيعه أنّه رأى هذه القائمة بعينها:
replica-changed = تغيّرت القائمة منذ آخر مقارنة
replica-apart = لا يقارن هذا الخادم قائمته به
replica-unknown = لم يُقارن بعد
branch-root = مفتاح الأصل
branch-let-in = { $count ->
    [0] لم يقبل أحدًا بعد
    [one] قبِل منظّمة واحدة
    [two] قبِل منظّمتين
    [few] قبِل { $count } منظّمات
   *[other] قبِل { $count } منظّمة
}
branch-same = لديه القائمة نفسها
branch-behind = ليست لديه القائمة نفسها بعد
branch-changed = تغيّرت القائمة بعد المقارنة
branch-out-of-reach = لا يستجيب
branch-apart = لا يقارن هذا الخادم قائمته به
branch-unknown = لم يُقارن بعد

data-feed = خلاصة Atom
data-bundle = حزمة البراهين كلّها
data-root-key = مفتاح الأصل، لمقارنته بنسخة مطبوعة:
data-what = لا يحتاج هذا الأمر إلى شبكة. يتحقّق من كلّ برهان، ويعيد جمع القائمة، ويذكر كلّ خلل يجده. خذوا مفتاح الأصل من ورق أو ممّن تثقون به، لا من الملفّ الذي تفحصونه.
data-program = من أين يُحصل على برنامج «undersigned»
data-program-elsewhere = هذا الأمر جزء من برنامج «undersigned»، وهو برنامج حرّ برخصة AGPL. لم يُذكر لهذا الخادم من أين يُحصل عليه. قد تذكر ذلك صفحات خوادم أخرى تحفظ هذا النداء، وإلّا فاسألوا الجهة المنظِّمة أو من يدير هذا الخادم.
way-desk-by-hand = الأمر نفسه يدويًا
way-desk-what = سجّلوا الدخول على خادمكم، واختاروا «التأييد» في مكتبه، وألصقوا هذا العنوان. يوقّع خادمكم بمفتاح منظّمتكم ويُعلم هذا الخادم، فيظهر اسمكم في القائمة هنا بعد فحص المفتاح.
way-desk-what-moderated = سجّلوا الدخول على خادمكم، واختاروا «التأييد» في مكتبه، وألصقوا هذا العنوان. يوقّع خادمكم بمفتاح منظّمتكم ويُعلم هذا الخادم، فيظهر اسمكم في القائمة هنا بعد أن يقبله الداعون.
way-moderated = الداعون هم من يقبل الموقّعين: تُدرج المنظّمة في القائمة بعد قرارهم.

still-copy = نسخة كُتبت في { $at }.
still-copy-what = لا تحتاج إلى خادم ولا تتغيّر. تحقّقوا منها بالملفّ المرفق كما هو مبيّن في آخر هذه الصفحة. أمّا الأصل كما هو اليوم، وسبل توقيعه، فتجدونها على العنوان
still-copied-from = منسوخة من

entry-no-number = هذا الرقم شاغر: أُعطي توقيع لاحق رقمًا أعلى.
entry-no-numbers = هذه الأرقام شاغرة: أُعطي توقيع لاحق رقمًا أعلى.
held-seen-by-others = { $count ->
    [zero] لم يوقّع أيّ منها، غير خادم الجهة المنظِّمة، بأنّه رأى هذه القائمة نفسها. ولا تواقيع كهذه في حزمة البراهين.
    [one] وقّع واحد منها، غير خادم الجهة المنظِّمة، بأنّه رأى هذه القائمة نفسها، والتوقيع في حزمة البراهين.
    [two] وقّع اثنان منها، غير خادم الجهة المنظِّمة، بأنّهما رأيا هذه القائمة نفسها، والتوقيعان في حزمة البراهين.
    [few] وقّعت { $count } منها، غير خادم الجهة المنظِّمة، بأنّها رأت هذه القائمة نفسها، والتواقيع في حزمة البراهين.
    [many] وقّع { $count } منها، غير خادم الجهة المنظِّمة، بأنّها رأت هذه القائمة نفسها، والتواقيع في حزمة البراهين.
   *[other] وقّع { $count } منها، غير خادم الجهة المنظِّمة، بأنّها رأت هذه القائمة نفسها، والتواقيع في حزمة البراهين.
}
