appeal-status = الحالة:
appeal-wording = { $number ->
    [1] الصيغة الأولى
    [2] الصيغة الثانية
    [3] الصيغة الثالثة
   *[other] الصيغة { $number }
}
appeal-to = إلى
appeal-stand-behind = { $count ->
    [few] منظّمات تقف وراء هذه الرسالة
   *[other] منظّمة تقف وراء هذه الرسالة
}
appeal-signed-earlier = ووقّعت { $count } غيرها صيغة سابقة.
appeal-how-do-we-know = كيف نعرف؟
appeal-to-next-mark = { $count ->
    [0] بلغنا { $mark }
   *[other] بقيت { $count } لبلوغ { $mark }
}
appeal-add-organisation = أضيفوا منظّمتكم
appeal-sign-as-person = وقّع بصفتك الشخصيّة
appeal-fact-published = نُشرت
appeal-fact-closes = آخر موعد
appeal-fact-called-by = الداعون
appeal-fact-and-others = { $count ->
    [one] وجهة أخرى
    [two] وجهتان أخريان
   *[other] و{ $count } جهات أخرى
}
appeal-fact-languages = اللغات
appeal-translation = ترجمة
appeal-closes = تُغلق في
appeal-on-this-page = في هذه الصفحة
appeal-nav-letter = الرسالة
appeal-nav-demands = ما نطلبه
appeal-nav-sign = التوقيع
appeal-text-authoritative = { $language }، نصّ أصلي.
appeal-text-translation = { $language }، ترجمة.
appeal-text-follows = وما زالت تتبع الصيغة { $wording }.
appeal-one-language = لغة واحدة فقط
appeal-we-ask = نطلب منكم
appeal-signed-for = التوقيع، عن الداعين إلى هذه الرسالة
appeal-undersigned = الموقّعون أدناه
appeal-find-name = ابحث عن اسم بأيّ خطّ
appeal-find = ابحث
appeal-nobody-yet = لم يوقّع أحد بعد.
appeal-roll-first = أوّل { $shown } من أصل { $count }، مرقّمة بترتيب التوقيع.
appeal-roll-all = الجميع، { $count }، مرقّمة بترتيب التوقيع.
appeal-whole-list = القائمة كاملة
appeal-roll-print = كلّ الأسماء في هذه الصفحة، للطباعة
appeal-next-name = الاسم التالي: اسمكم؟
appeal-put-your-name = ضعوا أسماءكم
appeal-days = يومًا بيوم
appeal-day = اليوم
appeal-figures = الأرقام
appeal-held = أين تُحفظ القائمة
appeal-data = البيانات والبراهين
entry-gap = لا مدخل.
entry-withdrawn = سُحب
way-server = من خادم منظّمتكم
way-server-what = يجلب خادمكم هذه الرسالة ويتحقّق منها، ثمّ تؤيّدونها هناك بمفتاحكم.
way-server-go-there = إلى خادمي
way-server-address = عنوان منظّمتكم
way-server-address-hint = مثل ‎@union@social.example
way-server-go = ابحثوا عن الطريق
way-fediverse = بحساب في الفديفرس
way-fediverse-what = أجيبوا عن هذه الرسالة من حساب منظّمتكم بهذه الكلمات. ندرجكم حسابًا ونقول ذلك.
way-fediverse-how = كيف يتمّ ذلك، وما العمل إن لم تصل رسالة
way-form = من دون هذا وذاك
way-form-what = املؤوا استمارة، فنكتب إلى عنوان في نطاق منظّمتكم، ويُدرج الاسم حين يؤكّده أحد هناك. والورق مقبول أيضًا.
way-form-go = التأييد بالاستمارة
way-person = بصفتك الشخصيّة
way-person-what = يبقى اسمك على هذا الخادم ولا يُعرض في أيّ مكان. ولا يُبلَّغ غيره إلا بعدد من وقّعوا هنا.
event-published = نُشرت الرسالة.
event-revised = نُشرت الصيغة { $wording }، وتبقى الأسماء تحت الصيغة التي وقّعتها حتى تُؤكَّد هذه الصيغة.
event-what-changed = ما الذي تغيّر
event-joined = { $count ->
    [one] انضمّت منظّمة واحدة.
    [two] انضمّت منظّمتان.
    [few] انضمّت { $count } منظّمات.
   *[other] انضمّت { $count } منظّمة.
}
event-delivered = سُلّمت.
event-out-of-reach = لم يعد { $host } متاحًا. القائمة مستمرّة، وستُستكمل هناك عند عودته.
figures-this-wording = هذه الصيغة
figures-earlier = صيغة سابقة
figures-named = منظّمات بأسمائها
figures-by-own-server = من خادمها
figures-by-web-form = باستمارة مؤكّدة من نطاقها
figures-by-e-mail = ببريد إلى أحد الداعين
figures-by-paper = على ورق
figures-unnamed = منظّمات لم تُسمَّ
figures-unnamed-known-to = يعرفها { $who } ويذكر عددها
figures-personal = بصفة شخصيّة
figures-personal-what = أصحاب مناصب يوقّعون عن أنفسهم
figures-people = أفراد
figures-people-what = بحسب عدّ الخوادم ({ $servers })، دون أسماء، وقد يُحصى بعضهم مرّتين
figures-how = كلّ رقم حاصل جمع بيانات موقّعة، هنا وعلى كلّ خادم يحفظ القائمة.
figures-yourself = اجمعوها بأنفسكم
held-lead = لا يملك القائمةَ خادم واحد. كلّ من هذه يحفظها كاملةً ويستطيع أن يبرهن كلّ اسم، فإن غاب أحدها استمرّ الباقون.
held-this-server = هذا الخادم
held-digest = بصمة الحالة. خادمان يعرضان هذه الأرقام يحفظان القائمة نفسها اسمًا باسم.
held-picture = خطّ لكلّ منظّمة، تحت من أدخلها. الطويل: وقّعت على خادمها. القصير: باستمارة أو بريد أو ورق. المربّع المملوء: لديه القائمة نفسها.
held-picture-table = الشيء نفسه جدولًا
replica-same = القائمة نفسها
replica-entries = { $count } مدخلًا
replica-behind-by = متأخّر بـ { $count }
replica-compared = قورن
replica-out-of-reach = لا يستجيب منذ
replica-then-held = كان لديه { $count } مدخلًا
data-feed = خلاصة Atom
data-bundle = حزمة البراهين كلّها
data-root-key = مفتاح الأصل لهذه الرسالة، لمقارنته بنسخة مطبوعة:
data-what = لا يحتاج الأمر إلى شبكة. يتحقّق من كلّ برهان ويعيد جمع القائمة ويسمّي كلّ خلل. خذوا مفتاح الأصل من ورق أو ممّن تثقون به، لا من الملف الذي تفحصونه.
appeal-both-languages = اقرأوا النصوص الأصلية جنبًا إلى جنب
appeal-organisations-count = { $count ->
    [0] لا منظّمات بعد
    [one] منظّمة واحدة
    [two] منظّمتان
    [few] { $count } منظّمات
    [many] { $count } منظّمة
   *[other] { $count } منظّمة
}
appeal-people = { $count ->
    [0] لم يُحصَ أحد بعد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
appeal-roll-hidden = { $count ->
    [one] توقيع واحد من خادم يحجبه هذا الخادم لا يُعرض اسمه، وهو محسوب.
    [two] توقيعان من خوادم يحجبها هذا الخادم لا يُعرض اسماهما، وهما محسوبان.
    [few] { $count } تواقيع من خوادم يحجبها هذا الخادم لا تُعرض أسماؤها، وهي محسوبة.
   *[other] { $count } توقيعًا من خوادم يحجبها هذا الخادم لا تُعرض أسماؤها، وهي محسوبة.
}
appeal-roll-folded = { $count ->
    [one] مدخل واحد، مطويّ.
    [two] مدخلان، مطويّان.
    [few] { $count } مداخل، مطويّة.
   *[other] { $count } مدخلًا، مطويّة.
}
branch-behind = ليست القائمة نفسها بعد
branch-let-in = { $count ->
    [0] لم يُدخل أحدًا بعد
   *[other] أدخل { $count }
}
branch-out-of-reach = لا يستجيب
branch-root = مفتاح الأصل
branch-same = لديه القائمة نفسها
branch-unknown = لم يُقارن بعد
entry-gap-long = لا مدخل. تُرك الرقم خاليًا حين طُبعت القائمة أوّل مرّة.
entry-gap-many = لا مداخل. تُركت هذه الأرقام خالية حين طُبعت القائمة أوّل مرّة.
entry-joined = يُعرض مع مدخل آخر.
entry-removed = حُذف
entry-hidden = أخفاه هذا الخادم.
event-back = عاد { $host } ولحق بما فاته.
event-closed = أُغلقت.
event-left = { $count ->
    [one] سحبت منظّمة واحدة اسمها.
    [two] سحبت منظّمتان اسميهما.
    [few] سحبت { $count } منظّمات أسماءها.
   *[other] سحبت { $count } منظّمة أسماءها.
}
event-withdrawn = سحبتها الجهة المنظِّمة.
figures-by-fediverse-account = بحساب في الفديفرس
figures-reactions = إعادات النشر: { $boosts }، الإعجابات: { $likes }. ليست هذه توقيعات.
figures-by-import = من قائمة سابقة
figures-unnamed-what = يعرفها أحد الداعين ويذكر عددها
held-picture-tens = خطّ لكلّ عشر منظّمات، تحت من أدخلها. الطويل: وقّعت على خادمها. القصير: باستمارة أو بريد أو ورق. المربّع المملوء: لديه القائمة نفسها.
notice-closed = أُغلقت في { $at }.
notice-closed-what = تبقى القائمة كما وُقّعت، ويمكن سحب اسم منها.
notice-conflict = نصّان تحت رقم واحد.
notice-conflict-what = للصيغة { $wording } نسختان. تعرض هذه الصفحة الأولى، فقارنوا البصمتين قبل التوقيع.
notice-conflict-both = اقرأوا النصين
notice-copy = هذه نسخة.
notice-copy-checked = فُحص كلّ برهان هنا، آخر مرّة في { $at }.
notice-copy-goes-on = القائمة مستمرّة، وستُحدَّث حين يعود ذلك الخادم.
notice-copy-lost = خادمها { $host } لا يستجيب منذ { $since }.
notice-copy-original = اقرأوا الأصل
notice-copy-reachable = خادمها { $host } يستجيب.
notice-copy-what = تحفظها { $holder }، والرسالة لـ { $organiser }.
notice-delivered = سُلّمت في { $at }.
notice-draft = هذه مسودّة.
notice-draft-what = لا يراها إلا العاملون في مكتبكم، ولم يُرسل شيء إلى أيّ خادم آخر.
notice-earlier = تقرأون الصيغة { $wording }، وقد حلّت أخرى محلّها.
notice-earlier-current = اقرأوا الصيغة الحالية
notice-withdrawn = سحبت الجهة المنظِّمة هذه الرسالة في { $at }.
notice-withdrawn-what = يبقى النصّ مقروءًا ومشطوبًا، ولا يستطيع أحد توقيعه بعد الآن.
replica-behind = ليست القائمة نفسها بعد
replica-refuses = يرفضنا
replica-since = منذ
replica-unknown = لم يُقارن بعد
way-desk-by-hand = الأمر نفسه يدويًّا
way-desk-what = ادخلوا إلى خادمكم، واختاروا «التأييد» في مكتبه، وألصقوا هذا العنوان. يوقّع خادمكم بمفتاح منظّمتكم ويُعلم هذا الخادم، فتظهر في القائمة هنا بعد فحص المفتاح.
way-share = من حساب في الفديفرس
way-share-what = ابحثوا عن العنوان نفسه على خادمكم وشاركوا المنشور ليرى آخرون النداء. المشاركة ليست توقيعًا.
mark-looks-like = يشبه
mark-more-looks-like = اسمه مكتوب بحروف أخرى تبدو مثلها. العناوين تميّز بينهما.
mark-mixed-scripts = حروف من كتابات مختلفة.
mark-more-mixed-scripts = في اسمه كلمة تمزج حروفًا متشابهة من كتابتين.
mark-number = الرقم { $number }
list-hidden = { $count ->
    [one] واحد منها من خادم يحجبه هذا الخادم: يبقى في مكانه ويُحسب، ولا تُعرض هويّته هنا.
   *[other] { $count } منها من خوادم يحجبها هذا الخادم: تبقى في أماكنها وتُحسب، ولا تُعرض هويّتها هنا.
}
