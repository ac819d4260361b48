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
way-server-address = عنوان منظّمتكم
way-server-address-hint = مثل ‎@union@social.example
way-server-go = إلى خادمكم
way-fediverse = بحساب في الفديفرس
way-fediverse-what = أجيبوا عن هذه الرسالة من حساب منظّمتكم بهذه الكلمات. ندرجكم حسابًا ونقول ذلك.
way-form = من دون هذا وذاك
way-form-what = املؤوا استمارة، فنكتب إلى عنوان في نطاق منظّمتكم، ويُدرج الاسم حين يؤكّده أحد هناك. والورق مقبول أيضًا.
way-form-go = التأييد بالاستمارة
way-person = بصفتك الشخصيّة
way-person-what = يبقى اسمك على هذا الخادم ولا يُعرض في أيّ مكان. ولا يُبلَّغ غيره إلا بعدد من وقّعوا هنا.
event-published = نُشرت الرسالة.
event-revised = نُشرت الصيغة { $wording }، وطُلب من كلّ من وقّع أن يوقّع من جديد.
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
