# قائمة الموقّعين، وصفحة المدخل الواحد.
list-by-name = { $count ->
    [one] مدخل واحد بالاسم.
    [two] مدخلان بالاسم.
    [few] { $count } مداخل بالاسم.
   *[other] { $count } مدخلًا بالاسم.
}
list-standing = { $earlier ->
    [0] تقف { $count } وراء هذه الصيغة.
   *[other] تقف { $count } وراء هذه الصيغة، ووقّعت { $earlier } صيغة سابقة.
}
list-find = ابحثوا عن اسم
list-find-hint = بأيّ خطّ، ولا أثر للتشكيل ولا لحجم الحروف
list-country = البلد
list-kind = من
list-how = كيف وقّع
list-wording = الصيغة
list-show = أظهِر
list-all = أظهِر القائمة كاملة
list-nothing = لا مدخل يناسب. جرّبوا حروفًا أقلّ أو كتابة أخرى.
list-shown = { $count ->
    [one] مدخل واحد، بترتيب التوقيع.
   *[other] المداخل { $first } إلى { $last } من { $count }.
}
list-order = بترتيب
list-order-number = التوقيع
list-order-name = الاسم
list-order-country = البلد
list-any-country = { $count ->
    [one] بلد واحد
    [two] البلدان
    [few] البلدان الـ { $count }
   *[other] كلّ البلدان، { $count }
}
list-any-kind = أيًّا كان
list-kind-organisation = منظّمات
list-kind-personal = بصفة شخصيّة
list-any-how = بأيّ طريقة
list-any-wording = أيّ صيغة
list-wording-current = هذه
list-wording-earlier = سابقة
list-wording-number = الصيغة { $wording }
list-page-before = ما قبلها: { $first } إلى { $last }
list-page-after = ما بعدها: { $first } إلى { $last }
list-page-all = الكلّ في صفحة واحدة
list-countries-others = { $count ->
    [one] بلد آخر
    [two] بلدان آخران
    [few] { $count } بلدان أخرى
   *[other] { $count } بلدًا آخر
}
list-number = الرقم
list-name = المنظّمة
list-how-who = كيف وقّعت، ومن أدخلها
list-date = التاريخ
list-countries = البلدان
list-take = خذوا القائمة معكم
list-digest = بصمة الحالة
mark-name-not-confirmed = الاسم غير مؤكَّد.
mark-more-name-not-confirmed = يُحسب، ويقف عنوانه هنا حتى يؤكّد أحد الداعين الاسم الجديد.
mark-earlier-wording = وقّع صيغة سابقة.
mark-earlier-wording-of = وقّع صيغة { $at } (المراجعة { $wording }).
mark-contested = متنازَع فيه.
mark-more-contested = قال شيئين معًا، ولا يُحسب حتى يختار.
mark-reservation = بتحفّظ:
mark-same-signer = مدخلان لموقّع واحد.
mark-more-same-signer = يُحسب مرّة واحدة.
mark-same-signer-disputed = موقّع واحد أم اثنان؟
mark-more-same-signer-disputed = يراهما بعض الداعين موقّعًا واحدًا، ويراهما آخرون اثنين.
mark-personal = بصفة شخصيّة.
mark-initiated = من الداعين إليها.
mark-disputed = مختلَف فيه.
mark-more-disputed = حذفه بعض الداعين وأبقاه آخرون.
mark-demand = المطلب { $number }
mark-shared-number = لمدخل آخر الرقم نفسه.
mark-other-key-seen = رأى هذا الخادم مفتاحًا آخر على خادم الموقّع.
mark-after-closing = وُقّع بعد الإغلاق.
mark-what-changed = ما الذي تغيّر منذ ذلك
entry-withdrawn-on = سحب الموقّع اسمه في { $at }. يبقى رقمه ولم يعد يُحسب.
entry-removed-long = حذفه أحد الداعين. يبقى رقمه ولا يُحسب.
entry-hidden-long = وقّع ويُحسب، ولا يُظهر القائمون على هذا الخادم من هو. قد تُظهره خوادم أخرى.
entry-joined-long = يُعرض مع مدخل آخر للموقّع نفسه، ويُحسب مرّة واحدة.
entry-withdrawn-long = سحب الموقّع اسمه. يبقى رقمه ولم يعد يُحسب.
entry-number = رقم { $number } من الموقّعين
entry-signed-on = وقّع الصيغة { $wording } في { $at }.
entry-signed = وقّع الصيغة { $wording }.
entry-chain-holds = كلّ برهان في السلسلة صحيح.
entry-chain-broken = في السلسلة برهان لا يصحّ.
entry-who-let-in = من أدخله
entry-statement = البيان الذي وقّعه
entry-statement-whole = البيان كاملًا مع برهانه
entry-in-short = باختصار
entry-fact-wording = الصيغة
entry-fact-how = وقّع
entry-fact-let-in-by = أدخله
entry-fact-country = البلد
entry-fact-key = المفتاح
entry-wording-current = الصيغة { $wording }، كما هي الآن
entry-wording-earlier = الصيغة { $wording }، وقد حلّت أخرى محلّها
entry-before = ما قاله من قبل
entry-check = تحقّقوا بأنفسكم
entry-check-what = نزّلوا الحزمة ونفّذوا هذا. لا يحتاج إلى شبكة ولا يثق بخادم.
key-seen-same = رأى هذا الخادم المفتاح نفسه على خادم الموقّع في { $at }.
key-seen-other = رأى هذا الخادم مفتاحًا آخر على خادم الموقّع في { $at }.
key-not-looked = لم ير هذا الخادم المفتاح على خادم الموقّع.
key-no-server = مفتاح الداعي الذي أدخله، فليس للموقّع خادم.
chain-root = يقف مفتاح الأصل في أوّل هذه الرسالة.
chain-root-compare = قارنوه بالمفتاح على رسالة مطبوعة.
chain-organiser = سمّى { $who } جهةً منظِّمة.
chain-initiator = سمّت الجهة المنظِّمة { $who }: { $role }.
chain-let-in = أدخل { $who } هذا الموقّع.
chain-attested = سجّل { $who } هذا الموقّع ويحفظ الدليل.
chain-endorsed = أيّد الموقّع الصيغة { $wording }.
chain-statement = البيان
chain-holds = البرهان صحيح.
chain-broken = البرهان لا يصحّ.
entry-joined-title = مداخل ضُمّت إلى هذا
entry-joined-what = وجد أحد الداعين أنّها لموقّع واحد. يُحسب مرّة واحدة. ويستطيع أيّ داعٍ أن يلغي ذلك.
entry-joined-by = ضمّها
