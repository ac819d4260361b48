# قائمة الموقّعين، وصفحة التوقيع الواحد.
list-by-name = { $count ->
    [one] توقيع واحد بالاسم.
    [two] توقيعان بالاسم.
    [few] { $count } تواقيع بالاسم.
    [many] { $count } توقيعًا بالاسم.
   *[other] { $count } توقيع بالاسم.
}
list-standing = { $earlier ->
    [0] عدد المنظّمات المؤيّدة لهذه الصيغة { $count }.
    [one] عدد المنظّمات المؤيّدة لهذه الصيغة { $count }، ووقّعت منظّمة أخرى صيغة سابقة.
    [two] عدد المنظّمات المؤيّدة لهذه الصيغة { $count }، ووقّعت منظّمتان أخريان صيغة سابقة.
   *[other] عدد المنظّمات المؤيّدة لهذه الصيغة { $count }، وعدد التي وقّعت صيغة سابقة { $earlier }.
}
list-stood = { $earlier ->
    [0] عدد المنظّمات التي أيّدت هذه الصيغة { $count }.
    [one] عدد المنظّمات التي أيّدت هذه الصيغة { $count }، ووقّعت منظّمة أخرى صيغة سابقة.
    [two] عدد المنظّمات التي أيّدت هذه الصيغة { $count }، ووقّعت منظّمتان أخريان صيغة سابقة.
   *[other] عدد المنظّمات التي أيّدت هذه الصيغة { $count }، وعدد التي وقّعت صيغة سابقة { $earlier }.
}
list-hidden = { $count ->
    [one] واحد منها من خادم يحجبه هذا الخادم: يبقى في مكانه ويُحسب، ولا تُعرض هنا هويّة صاحبه.
    [two] اثنان منها من خوادم يحجبها هذا الخادم: يبقيان في مكانيهما ويُحسبان، ولا تُعرض هنا هويّة صاحبيهما.
   *[other] { $count } منها من خوادم يحجبها هذا الخادم: تبقى في أماكنها وتُحسب، ولا تُعرض هنا هويّة أصحابها.
}
list-find = ابحثوا عن اسم
list-find-hint = بأيّ كتابة كان؛ لا أثر للتشكيل ولا للفرق بين الحروف الكبيرة والصغيرة
list-country = البلد
list-kind = الصفة
list-how = طريقة التوقيع
list-wording = الصيغة
list-show = عرض
list-all = عرض القائمة كاملة
list-nothing = لا توقيع يطابق بحثكم. جرّبوا حروفًا أقلّ أو كتابة أخرى للاسم.
list-shown = { $count ->
    [one] توقيع واحد.
   *[other] التواقيع من { $first } إلى { $last }، من أصل { $count }.
}
list-order = الترتيب بحسب
list-order-number = الرقم
list-order-name = الاسم
list-order-country = البلد
list-any-country = { $count ->
    [one] بلد واحد
    [two] البلدان كلاهما
   *[other] جميع البلدان ({ $count })
}
list-every-country = جميع البلدان
list-any-kind = الجميع
list-kind-organisation = منظّمات
list-kind-personal = بصفة شخصية
list-any-how = جميع الطرق
list-any-wording = جميع الصيغ
list-wording-current = الصيغة الحالية
list-wording-earlier = صيغة سابقة
list-wording-number = الصيغة { $wording }
list-page-before = السابق: من { $first } إلى { $last }
list-page-after = التالي: من { $first } إلى { $last }
list-page-all = الكلّ في صفحة واحدة
list-countries-others = { $count ->
    [one] بلد آخر
    [two] بلدان آخران
    [few] { $count } بلدان أخرى
    [many] { $count } بلدًا آخر
   *[other] { $count } بلد آخر
}
list-number = الرقم
list-name = المنظّمة
list-how-who = طريقة التوقيع، ومن قبِله
list-by-form = استمارة، مؤكّدة بالبريد الإلكتروني
list-by-form-at = استمارة، مؤكّدة من عنوان بريد إلكتروني في نطاق { $domain }
list-date = تاريخ التوقيع
list-countries = البلدان
list-left = من غادروا القائمة مؤخّرًا
list-changes = القائمة بحسب الأيام: من انضمّ ومن غادر
list-changes-title = القائمة بحسب الأيام
list-changes-lead = من انضمّ إلى القائمة ومن غادرها ومن وقّع من جديد أو صُحّح توقيعه، ومتى نُشرت صيغة، بحسب الأيام التي وُقّع فيها ذلك.
list-changes-what = من غادر لا يُذكر اسمه بعد ذلك، لا هنا ولا في القائمة؛ ومن وقّع من جديد تُذكر هنا آخر مرّة له. ومن يوقّع بلا اسم لا يظهر في أيّ سطر. لا يُحفظ ما كان يُسمّى به أحد من قبل: من أراد أن يُعرف وقّعه اسمًا آخر له. ومن غادر ثمّ عاد إلى القائمة يظهر هنا كأنّه لم يغادر قطّ.
list-changes-feed = في خلاصة Atom تُعلمكم حين تتغيّر القائمة
list-changes-months = بحسب الشهر
list-changes-none = لم يتغيّر شيء هنا.
list-change-joined = انضمّ إلى القائمة
list-change-again = وقّع من جديد
list-change-corrected = صُحّح التوقيع
list-change-worded = نُشرت الصيغة { $number }
list-take = خذوا القائمة معكم
list-digest = بصمة القائمة
list-cite = للاستشهاد بهذه القائمة

mark-name-not-confirmed = الاسم غير مؤكَّد.
mark-more-name-not-confirmed = التوقيع محسوب، ويُعرض عنوان صاحبه هنا إلى أن يؤكّد أحد الداعين الاسم الجديد.
mark-earlier-wording = وقّع صيغة سابقة.
mark-earlier-wording-of = وقّع صيغة { $at } (رقم { $wording }).
mark-contested = متضارب.
mark-more-contested = قال الموقّع أمرين في آن واحد، ولا يُحسب إلى أن يختار.
mark-reservation = مع تحفّظ:
mark-same-signer = توقيعان لموقّع واحد.
mark-more-same-signer = يُحسبان مرّة واحدة.
mark-own-server-too = وقّع أيضًا من خادمه الخاص.
mark-same-signer-disputed = موقّع واحد أم اثنان؟
mark-more-same-signer-disputed = يراهما بعض الداعين موقّعًا واحدًا، ويراهما آخرون اثنين.
mark-personal = بصفة شخصية.
mark-initiated = من الداعين.
mark-disputed = مختلَف فيه.
mark-more-disputed = حذفه بعض الداعين وأبقاه آخرون.
mark-demand = المطلب { $number }
mark-shared-number = لتوقيع آخر الرقم نفسه.
mark-other-key-seen = رأى هذا الخادم مفتاحًا آخر على خادم الموقّع.
mark-after-closing = وقّع بعد إغلاق باب التوقيع.
mark-same-name = بالاسم نفسه:
mark-looks-like = يشبه
mark-more-looks-like = اسمه هو نفسه أو مكتوب بحروف أخرى تبدو مثلها. ويميّز بينهما الرقم أو العنوان.
mark-mixed-scripts = حروف من كتابات مختلفة.
mark-more-mixed-scripts = في اسمه كلمة تمزج حروفًا متشابهة من كتابتين.
mark-number = الرقم { $number }
mark-what-changed = ما الذي تغيّر منذ ذلك الحين

entry-removed-long = حذفه أحد الداعين. يبقى الرقم، ولا يُحسب التوقيع.
entry-hidden-long = التوقيع قائم ومحسوب، وهذا الخادم لا يُظهر صاحبه. وقد تُظهره خوادم أخرى.
entry-joined-long = يُعرض مع توقيع آخر للموقّع نفسه، ويُحسبان مرّة واحدة.
entry-withdrawn-long = سحب الموقّع اسمه. يبقى الرقم، ولم يعد التوقيع يُحسب.
entry-taken-back-long = سحبه الموقّع، أو سحبته المنظّمة التي سجّلته: وهي التي توقّع في الحالتين، والبيان لا يقول أيّتهما. يبقى الرقم، ولم يعد التوقيع يُحسب.
entry-number = رقم { $number } بين الموقّعين
entry-signed-on = وقّع الصيغة { $wording } في { $at }.
entry-entered-on = وقّع الصيغة { $wording }؛ أُدخل في { $at }.
entry-entered = أُدخل في { $at }
entry-signed = وقّع الصيغة { $wording }.
entry-imported = مأخوذ من قائمة سابقة، على الصيغة { $wording }.
entry-imported-on = مأخوذ من قائمة سابقة، على الصيغة { $wording }؛ أُدخل في { $at }.
entry-imported-dated = مأخوذ من قائمة سابقة، على الصيغة { $wording }؛ ووُقّع هناك في { $at }.
entry-vouched = ذلك على عهدة { $who }. والبراهين صادرة عن الداعين، ولم يصدر عن الموقّع أيّ منها.
entry-chain-holds = كلّ برهان في السلسلة صحيح.
entry-chain-broken = في السلسلة برهان لا يصحّ.
entry-who-let-in = من قبِله
entry-statement = البيان الذي وقّعه
entry-statement-attested = الشهادة الموقَّعة من { $who } عن هذا الموقّع
entry-statement-whole = البيان كاملًا مع برهانه
entry-in-short = باختصار
entry-fact-wording = الصيغة
entry-fact-how = طريقة الورود
entry-fact-let-in-by = القبول من
entry-fact-country = البلد
entry-fact-key = المفتاح
entry-wording-current = الصيغة { $wording }، وهي الحالية
entry-wording-earlier = الصيغة { $wording }، وقد حلّت أخرى محلّها
entry-before = ما قاله من قبل
entry-check = تحقّقوا بأنفسكم
entry-check-what = نزّلوا الحزمة ونفّذوا هذا الأمر. لا يحتاج إلى شبكة، ولا يعتمد على الثقة بأيّ خادم.
key-seen-same = رأى هذا الخادم المفتاح نفسه على خادم الموقّع في { $at }.
key-seen-other = رأى هذا الخادم مفتاحًا آخر على خادم الموقّع في { $at }.
key-not-looked = لم ير هذا الخادم المفتاح على خادم الموقّع.
key-no-server = مفتاح الداعي الذي سجّله، إذ ليس للموقّع خادم.
chain-root = في البداية مفتاح الأصل.
chain-root-compare = قارنوه بالمفتاح المكتوب على نسخة مطبوعة.
chain-organiser = به سُمّيت الجهة المنظِّمة: { $who }.
chain-initiator = سمّت الجهة المنظِّمة { $who } بصفة: { $role }.
chain-let-in = جاء قبول هذا الموقّع من { $who }.
chain-attested = سُجّل هذا الموقّع لدى { $who }، والدليل محفوظ هناك.
chain-endorsed = أيّد الموقّع الصيغة { $wording }.
chain-statement = البيان
chain-holds = البرهان صحيح.
chain-broken = البرهان لا يصحّ.
entry-joined-title = تواقيع ضُمّت إلى هذا
entry-joined-what = وجد أحد الداعين أنّها لموقّع واحد، فتُحسب مرّة واحدة. ولأيّ من الداعين أن يلغي ذلك.
entry-joined-by = ضُمّت بقرار من

list-behind-the-end = تنتهي القائمة قبل هذه الصفحة.
list-page-last = الصفحة الأخيرة: من { $first } إلى { $last }
