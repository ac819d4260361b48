# المكتب: حيث تكتب المنظّمة نداءاتها وتؤيّد نداءات غيرها.
desk-title = نظرة عامّة
desk-signed-elsewhere = خادم آخر يوقّع بمفتاحكم.
desk-signed-elsewhere-what = هناك من يشغّل نسخة من هذا الخادم، أو لديه مفتاحه. اطلبوا ممّن يتولّى أمر الخادم أن يوقف تلك النسخة؛ والأمر «undersigned doctor» يبيّن المزيد.
desk-word = المكتب
desk-sign-out = تسجيل الخروج
desk-tabs = المكتب
desk-tab-overview = نظرة عامّة
desk-tab-appeals = نداء جديد
desk-tab-endorse = التأييد
desk-tab-follow = المتابعة
desk-tab-tokens = رموز الوصول
desk-done = تمّ.
desk-waiting = بانتظار القبول
desk-waiting-what = القبول بيان موقَّع يستطيع الآخرون التحقّق منه
desk-invitations = الدعوات
desk-invitations-what = الداعي يقبل الموقّعين، وخادمه يُبقي القائمة مفتوحة
desk-invited-as = دعوة من { $organiser } بصفة: { $role }
desk-invited-to-sign = دعوة إلى التوقيع من { $organiser }
desk-invited-sign = القراءة والتوقيع
desk-accept = قبول الدعوة
desk-decline = الاعتذار
desk-invitation-taken-back = سُحبت هذه الدعوة.
desk-our-appeals = نداءاتنا
desk-called-with = الصفة: { $role }. الجهة المنظِّمة: { $organiser }، { $host }
desk-called-waits = لم تقبلكم الجهة المنظِّمة بعد
desk-new-appeal = كتابة نداء
desk-no-appeals = لا نداءات بعد. اكتبوا نداءً، أو أيّدوا نداء غيركم.
desk-unsaved = لكم نصّ لم يُحفظ. وهو باقٍ لكم.
desk-unsaved-go-on = متابعة الكتابة
desk-count-waiting = { $count ->
    [one] طلب واحد ينتظر قراركم
    [two] طلبان ينتظران قراركم
    [few] { $count } طلبات تنتظر قراركم
    [many] { $count } طلبًا ينتظر قراركم
   *[other] { $count } طلب ينتظر قراركم
}
desk-count-unconfirmed = { $count ->
    [one] ردّ حساب واحد ولم يؤكّد بعد
    [two] ردّ حسابان ولم يؤكّدا بعد
    [few] ردّت { $count } حسابات ولم تؤكّد بعد
    [many] ردّ { $count } حسابًا ولم تؤكّد بعد
   *[other] ردّ { $count } حساب ولم تؤكّد بعد
}
desk-as-reader = عرضه كما يراه القرّاء
desk-endorsed = نداءات وقّعناها
desk-endorse-another = تأييد نداء
desk-endorsed-none = لا شيء بعد.
desk-endorsement-manage = تعديل أو سحب
desk-listed-title = من قُبلوا
desk-listed-lead = الحذف أيضًا بيان موقَّع: يخرج التوقيع من القائمة على كلّ خادم، وللجهة المنظِّمة أن تنقض ذلك.
desk-remove = الحذف

endorsement-listed = في القائمة
endorsement-renamed = في القائمة، ولم يظهر فيها الاسم الحالي بعد
endorsement-waiting = أُرسل، وليس في القائمة بعد
endorsement-withdrawn = سُحب
endorsement-withdrawn-here = { $count ->
    [0] سُحب هنا، ولم يؤكّد ذلك أيّ خادم آخر بعد
    [one] سُحب هنا، وأكّد ذلك خادم واحد
    [two] سُحب هنا، وأكّد ذلك خادمان
    [few] سُحب هنا، وأكّدت ذلك { $count } خوادم
    [many] سُحب هنا، وأكّد ذلك { $count } خادمًا
   *[other] سُحب هنا، وأكّد ذلك { $count } خادم
}
endorsement-elsewhere-from = وقت السحب متقدّم على ساعات الخوادم الأخرى: تحتسبه ابتداءً من { $at }، وتعرض الاسم حتى ذلك الحين.
endorsement-undelivered = لم يُسلَّم بعد: خادم الجهة المنظِّمة لم يُجب أو لم يستلمه. ويُعاد الإرسال تلقائيًّا.
endorsement-refused = رُفض
endorsement-removed = حُذف من القائمة

queue-who = الاسم
queue-why = ما نعرفه
queue-likeness = أسماء مشابهة
queue-nothing-alike = لا اسم في القائمة مثله ولا شبيه به
queue-let-in = قبول
queue-refuse = رفض
queue-more = يُعرض أوّل { $shown } من أصل { $count }. ويظهر الباقي كلّما قرّرتم.
pending-moderated = وُجد مفتاحه على خادمه. ينتظر لأنّكم اخترتم النظر في كلّ توقيع.
pending-limited = جاء من خادم يقيّده هذا الخادم، فلا بدّ أن ينظر فيه شخص.
pending-fediverse-account = ردّ حساب في الفديفرس بكلماتكم وأكّد ذلك. ينتظر لأنّكم اخترتم النظر في كلّ توقيع.
pending-name-changed = هو في القائمة، وتغيّر اسمه بعد ذلك. ولا يُعرض الاسم الجديد قبل قبوله. ومن لا ينبغي أن يكون في القائمة أصلًا يمكن حذفه منها.
pending-key-not-found = لم يُعثر على مفتاحه في خادمه.

deliveries-title = الإرسال إلى الخوادم
deliveries-none = لا شيء ينتظر الإرسال.
deliveries-server = الخادم
deliveries-state = الحالة
deliveries-words = التوضيح
deliveries-waiting = بالانتظار
delivery-out-of-reach = لا يستجيب
delivery-slowed-down = طلب التمهّل
delivery-refuses-us = يرفض رسائلنا
delivery-waiting = قيد الانتظار

editor-title-new = كتابة نداء
editor-title-revise = تعديل الصيغة
editor-preview = كيف يبدو
editor-preview-what = لم يُحفظ شيء ولم يُرسل.
editor-preview-part = لا تُعرض هنا إلّا البداية، أي { $size } من النصوص كلّها معًا، حتّى لا يطول الانتظار. وبعد النشر يُعرض كلّ شيء.
editor-about = التعريف بالنداء
editor-texts = النصّ بكلّ لغة
editor-texts-what = النصوص المعتمدة هي ما يُوقَّع. وما عداها ترجمات، يمكن تصحيحها دون أن يُطلب من أحد أن يوقّع من جديد.
editor-left-out = لم يُكتب شيء بهذه اللغات، فلم تُحفظ: { $languages }.
editor-language-n = اللغة { $number }
editor-authoritative = هذا نصّ معتمد
editor-authoritative-what = تعديل النصّ المعتمَد يُنشئ صيغة جديدة لم يوقّعها مَن وقّعوا من قبل؛ أمّا تصحيح ترجمة فلا.
editor-field-title = العنوان
editor-field-body = النصّ
editor-field-body-hint = اتركوا سطرًا فارغًا بين الفقرات؛ ويمكنكم استعمال Markdown
editor-more-languages = إضافة لغة
editor-addressees = إلى من يُوجَّه
editor-addressees-what = المنصب أوّلًا، ليبقى النصّ صحيحًا وإن تغيّر شاغله.
editor-field-office = المنصب
editor-field-holder = شاغل المنصب
editor-more-addressees = إضافة جهة مخاطَبة
editor-who = من يدعو، ومن يحقّ له التوقيع
editor-save-draft = حفظ المسودّة
editor-save-wording = حفظ ومراجعة
editor-show-preview = معاينة
admission-open = كلّ منظّمة، وتقبلها الخوادم متى تحقّقت من مفتاحها
admission-moderated = كلّ منظّمة، بعد أن تنظروا فيها وتقبلوها

publish-title = قبل النشر
publish-lead = { $wording ->
    [1] سيُوقَّع هذا بمفتاحكم ويُرسل إلى آخرين. لا يمكن استرجاعه بعد ذلك، وإنّما يمكن تعديل صيغته أو إغلاق باب توقيعه أو سحبه.
   *[other] سيُوقَّع هذا بمفتاحكم بوصفه الصيغة { $wording }، ويُرسل إلى كلّ من لديه الصيغة السابقة.
}
publish-to-whom = ما يُرسل، وإلى من
publish-nobody = لا يتابعكم أحد بعد. سيُعرض النداء في صفحته، ويستطيع كلّ من يجده أن يوقّعه.
publish-checks = ما راجعناه
publish-well = سليم.
publish-think = أعيدوا النظر.
publish-digest = بصمة النصّ الذي يُوقَّع
publish-button = نشر
publish-preview = عرضه كما سيراه القرّاء
publish-back = العودة إلى النصّ
publish-own-name = إن كانت منظّمتكم قد وقّعت صيغة سابقة، فهي توقّع هذه مع نشرها.
publish-undo = بعد النشر يمكنكم من مكتبكم تعديل الصيغة أو إغلاق باب التوقيع أو سحب النداء.
recipient-followers = { $count ->
    [one] حساب واحد يتابعكم
    [two] حسابان يتابعانكم
    [few] { $count } حسابات تتابعكم
    [many] { $count } حسابًا يتابعكم
   *[other] { $count } حساب يتابعكم
}
recipient-initiators = { $count ->
    [one] داعٍ واحد
    [two] داعيان
    [few] { $count } داعين
    [many] { $count } داعيًا
   *[other] { $count } داعٍ
}
recipient-replicas = { $count ->
    [one] خادم واحد يحفظ القائمة
    [two] خادمان يحفظان القائمة
    [few] { $count } خوادم تحفظ القائمة
    [many] { $count } خادمًا يحفظ القائمة
   *[other] { $count } خادم يحفظ القائمة
}
recipient-signers = { $count ->
    [one] موقّع واحد
    [two] موقّعان
    [few] { $count } موقّعين
    [many] { $count } موقّعًا
   *[other] { $count } موقّع
}
check-well-languages = لكلّ لغة معتمدة عنوانها ونصّها.
check-think-languages = ينقص إحدى اللغات عنوانها أو نصّها.
check-well-demands = يذكر النصّ مطالبه، وهي بالعدد نفسه في كلّ لغة.
check-think-demands = لا مطالب في النصّ، أو يختلف عددها بين اللغات.
check-think-demands-none = لا مطالب في النصّ.
check-think-demands-missing = لم تُذكر المطالب كلّها بكلّ اللغات. الناقص، بأرقامها: { $missing }.
check-well-addressees = النصّ موجَّه إلى جهة محدّدة.
check-think-addressees = النصّ غير موجَّه إلى أحد.
check-well-deadline = للتوقيع آخر موعد.
check-think-deadline = ليس للتوقيع آخر موعد، فلا يُغلق بابه من تلقاء نفسه.
check-think-deadline-far = لن يُغلق إلّا بعد أكثر من خمس سنوات. هل السنة صحيحة؟
check-well-keeper = سُمّي داعٍ آخر: متى قبِل، يُبقي خادمُه القائمة مفتوحة حين يغيب خادمكم.
check-think-keeper = أنتم الداعي الوحيد: حين يغيب خادمكم لا يُقبل أحد. سمّوا داعيًا آخر في النصّ، أو ادعوا حافظًا للقائمة بعد نشر النداء.
check-think-contact = لا سبيل لأحد إلى مراسلتكم: ليس في ملفّكم التعريفيّ أيّ رابط، وصفحة الاتّصال في هذا الخادم لم تُكتب.
check-think-initiators = لم يُعثر بعد على أحد في { $addresses }، المذكور في النصّ بين الداعين: لم يجب هناك أيّ خادم. تأكّدوا من صحّة ذلك؛ وسيُسألون حين يجيب.
check-well-length = طول النصّ مناسب لجميع الخوادم.
check-think-length = النصّ طويل جدًا، وبعض الخوادم لا تعرض إلّا بدايته.
check-address = عنوان صفحته { $address }. ولا يمكن تغييره بعد النشر.
check-think-signed-texts = تغيّر النصّ المعتمد في بعض اللغات دون بعض. تغيّر: { $changed }. وبقي كما كان: { $unchanged }.
check-think-translations-behind = لم تتبع هذه الترجمات التعديل: { $languages }. ويرى القرّاء منذ أيّ صيغة لم تتغيّر كلّ منها.
check-think-ballots = { $count ->
    [zero] لا اقتراع مفتوح على الصيغة الحالية.
    [one] اقتراع واحد على الصيغة الحالية ما زال مفتوحًا. ما يُقرّ فيه لا يُدخل إلّا يدويًا بعد نشر صيغة أخرى.
    [two] اقتراعان على الصيغة الحالية ما زالا مفتوحين. ما يُقرّ فيهما لا يُدخل إلّا يدويًا بعد نشر صيغة أخرى.
    [few] { $count } اقتراعات على الصيغة الحالية ما زالت مفتوحة. ما يُقرّ فيها لا يُدخل إلّا يدويًا بعد نشر صيغة أخرى.
    [many] { $count } اقتراعًا على الصيغة الحالية ما زالت مفتوحة. ما يُقرّ فيها لا يُدخل إلّا يدويًا بعد نشر صيغة أخرى.
   *[other] { $count } اقتراع على الصيغة الحالية ما زالت مفتوحة. ما يُقرّ فيها لا يُدخل إلّا يدويًا بعد نشر صيغة أخرى.
}
check-think-adopted = { $count ->
    [zero] لا ينقص هذه المسودّة أيّ تعديل أُقرّ.
    [one] تعديل واحد أُقرّ وليس في هذه المسودّة. بعد نشر صيغة أخرى لا يُدخل إلّا يدويًا.
    [two] تعديلان أُقرّا وليسا في هذه المسودّة. بعد نشر صيغة أخرى لا يُدخلان إلّا يدويًا.
    [few] { $count } تعديلات أُقرّت وليست في هذه المسودّة. بعد نشر صيغة أخرى لا تُدخل إلّا يدويًا.
    [many] { $count } تعديلًا أُقرّت وليست في هذه المسودّة. بعد نشر صيغة أخرى لا تُدخل إلّا يدويًا.
   *[other] { $count } تعديل أُقرّت وليست في هذه المسودّة. بعد نشر صيغة أخرى لا تُدخل إلّا يدويًا.
}

manage-wait = { $count ->
    [one] ينتظر قراركم
    [two] ينتظران قراركم
    [few] ينتظرون قراركم
    [many] ينتظرون قراركم
   *[other] ينتظرون قراركم
}
manage-behind = { $count ->
    [one] يؤيّد هذه الصيغة
    [two] يؤيّدان هذه الصيغة
    [few] يؤيّدون هذه الصيغة
    [many] يؤيّدون هذه الصيغة
   *[other] يؤيّدون هذه الصيغة
}
manage-stood-behind = { $count ->
    [one] أيّد هذه الصيغة
    [two] أيّدا هذه الصيغة
   *[other] أيّدوا هذه الصيغة
}
manage-earlier = { $count ->
    [one] وقّع صيغة سابقة
    [two] وقّعا صيغة سابقة
    [few] وقّعوا صيغة سابقة
    [many] وقّعوا صيغة سابقة
   *[other] وقّعوا صيغة سابقة
}
manage-entered = { $count ->
    [one] سجّلتم موقّعًا واحدًا ما زال تحت صيغة سابقة، ولا أحد غيركم يسأله عن الصيغة الحالية.
    [two] سجّلتم موقّعَين ما زالا تحت صيغة سابقة، ولا أحد غيركم يسألهما عن الصيغة الحالية.
    [few] سجّلتم { $count } موقّعين ما زالوا تحت صيغة سابقة، ولا أحد غيركم يسألهم عن الصيغة الحالية.
    [many] سجّلتم { $count } موقّعًا ما زالوا تحت صيغة سابقة، ولا أحد غيركم يسألهم عن الصيغة الحالية.
   *[other] سجّلتم { $count } موقّع ما زالوا تحت صيغة سابقة، ولا أحد غيركم يسألهم عن الصيغة الحالية.
}
manage-entered-link = { $count ->
    [one] سجّلوا موافقته عليها
    [two] سجّلوا موافقتهما عليها
   *[other] سجّلوا من يوافق عليها من هؤلاء، وعددهم { $count }
}
manage-nobody-waits = لا أحد ينتظر.
manage-listed = { $count ->
    [zero] لم يُقبل أحد بعد
    [one] قُبل موقّع واحد: عرضه
    [two] قُبل موقّعان: عرضهما
    [few] قُبل { $count } موقّعين: عرضهم
    [many] قُبل { $count } موقّعًا: عرضهم
   *[other] قُبل { $count } موقّع: عرضهم
}
manage-text = النصّ
manage-revise-what = للنصّ المعدَّل رقم جديد. وتبقى الأسماء تحت الصيغة التي وقّعها أصحابها إلى أن يوقّعوا من جديد.
manage-revise = تعديل الصيغة
manage-update = أخبروا بما جرى
manage-update-button = الأخبار والقضايا
manage-initiators = الداعون
manage-as-co-initiator = شريكًا في الدعوة: يؤيّد النصّ ويقبل الموقّعين
manage-as-keeper = حافظًا للقائمة: يقبل الموقّعين حين يغيب خادمكم، ولا يؤيّد النصّ
manage-invite = إرسال الدعوة
manage-ask = إرسال الدعوة الآن
manage-dismiss = إنهاء هذه الصفة
dismiss-title = إنهاء صفة هذه المنظّمة؟
dismiss-calls = لا تُعدّ بعد ذلك من الداعين.
dismiss-what = لا يُدخل قبولها أحدًا بعد ذلك. ومن كان في القائمة بقبولها وحده يخرج منها. وإن كان التوقيع متاحًا للجميع، يعيد خادمكم شيئًا فشيئًا قبول من يستطيع التحقّق منه. هذا بيان موقَّع يستطيع الجميع أن يقرؤوه. ويمكنكم دعوة المنظّمة من جديد.
done-dismissed = انتهت الصفة. وتُبلَّغ الخوادم التي تحفظ القائمة.
manage-uninvite = سحب الدعوة
manage-own-unsigned = منظّمتكم مذكورة في أعلى هذا النداء بصفتها الجهة المنظِّمة، ولا تُحسب بين الموقّعين لأنّها لم توقّع.
manage-own-sign = التوقيع أيضًا
uninvite-title = سحب هذه الدعوة؟
uninvite-what = لم تُجب المنظّمة بعد. ويُبلَّغ مكتبها بأنّ الدعوة سُحبت، وإن قبلت مع ذلك فلا أثر لقبولها. ويمكنكم دعوتها من جديد.
done-uninvited = سُحبت الدعوة.
invited-asked = أُرسلت الدعوة
invited-accepted = قُبلت الدعوة
invited-refused = اعتُذر عن الدعوة
invited-removed = حُذف
invited-not-asked = مذكور في النصّ، ولم تُرسل إليه دعوة بعد
invited-later = لم يُجب خادمه بعد؛ تُرسل الدعوة حالما يجيب
invited-not-reached = لم يُجب خادمه طوال أسبوعين؛ لم تُرسل إليه دعوة
invited-not-found = لا يعرف خادمه هذا الحساب؛ لم تُرسل إليه دعوة
invited-left-out = لم يُعثر على أحد بهذا الاسم أثناء كتابة النص؛ تُرك خارجه ولا تُرسل إليه دعوة
manage-import = أسماء من الورق أو من قائمة سابقة
manage-end = التسليم والإنهاء
manage-deliver = التسليم
manage-deliver-what = إعلان بأنّ التسليم قد تمّ. ويبقى باب التوقيع على حاله، مفتوحًا كان أو مغلقًا.
manage-deliver-button = إعلان التسليم
manage-close = الإغلاق
manage-close-what = لا تقبل الخوادم أحدًا بعد ذلك. تبقى القائمة، ويظلّ سحب الأسماء ممكنًا. ويمكنكم إعادة فتحه لاحقًا.
manage-close-sure = نعم، أغلقوا باب التوقيع
manage-close-button = إغلاق باب التوقيع
manage-reopen = إعادة الفتح
manage-reopen-what = يصبح التوقيع ممكنًا من جديد وتُفتح الاستمارات. ومن ينتظر يُقبل تلقائيًّا، إلّا إذا كنتم تقرّرون في شأن كلّ اسم.
manage-reopen-delivered = يبقى مسلَّمًا. أمّا قبول الأسماء تلقائيًّا أو يدويًّا فيُحدَّد في صفحة تحرير النصّ.
manage-reopen-over = انقضى آخر موعد للتوقيع، فسيُغلق من جديد فورًا. انشروا أوّلًا موعدًا لاحقًا، أو لا موعد.
manage-reopen-later = تغيير آخر موعد
manage-reopen-button = إعادة فتح باب التوقيع
outcome-title = ما الذي تحقّق
outcome-what = يريد الموقّعون أن يعرفوا: هل تحقّق المطلوب، أم بعضه، أم لم يتحقّق، أم جرى شيء آخر؟ قولوه بكلماتكم. يظهر خبرًا في صفحة النداء، ويصل إلى من يتابعونكم وإلى من يقرؤون الأخبار بالبريد الإلكتروني.
outcome-button = أخبروا بما تحقّق
manage-withdraw = السحب
manage-withdraw-what = يُعرض النصّ مشطوبًا على كلّ خادم، وتُطوى القائمة. ولا رجعة في ذلك.
manage-withdraw-ballots = اقتراعات جارية ستنتهي من دون قرار: { $count }.
manage-withdraw-sure = نعم، هذا ما نريده
manage-withdraw-button = سحب نهائيّ
manage-copies = نسخ القائمة

endorse-title = تأييد نداء
endorse-fetch = جلبه وعرضه
endorse-check-title = اقرؤوا قبل أن توقّعوا
endorse-check-lead = جُلب النصّ من { $host } وجرى التحقّق منه. وهو يعود إلى { $organiser }.
endorse-check-lead-ours = النصّ محفوظ على هذا الخادم وجرى التحقّق منه. وهو يعود إلى { $organiser }.
endorse-existing = أيّدتم هذا النداء في { $at }.
endorse-existing-again = وإرسال الاستمارة توقيع جديد عليه بما فيها الآن.
endorse-removed = حذفكم الداعون من القائمة في { $at }.
endorse-refused = رفض الداعون توقيعكم في { $at }.
endorse-removed-again = سبق أن شُطبتم من هذه القائمة: فإن وقّعتم الآن انتظر توقيعكم حتى يقبلكم إنسان هناك من جديد.
endorse-earlier = وقّعتم في { $at } وسحبتم التوقيع في { $until }. في الاستمارة ما ذكرتموه حينها؛ راجعوها قبل إرسالها.
endorse-sign = التوقيع
endorse-sends = ما يُرسل، وإلى من
endorse-followers = { $count ->
    [0] لا يتابعكم أحد بعد
    [one] حساب واحد يتابعكم
    [two] حسابان يتابعانكم
    [few] { $count } حسابات تتابعكم
    [many] { $count } حسابًا يتابعكم
   *[other] { $count } حساب يتابعكم
}
endorse-button = التأييد باسم { $name }
endorse-button-correct = توقيع التصحيح باسم { $name }
endorse-profile-says = في ملفّكم الآن:
endorse-namesake = { $name } تحمل هذا الاسم أو اسمًا يشبهه. قد تنظر الجهة المنظِّمة في توقيعكم قبل إدراجه.
endorse-namesake-hidden = جهةٌ لا يُظهرها هذا الخادم تحمل هذا الاسم أو اسمًا يشبهه. قد تنظر الجهة المنظِّمة في توقيعكم قبل إدراجه.
endorse-namesake-number = الرقم { $number }، { $name }، يحمل هذا الاسم أو اسمًا يشبهه. قد تنظر الجهة المنظِّمة في توقيعكم قبل إدراجه.
endorse-names-change = إن غيّرتم اسمًا هنا لم يعد الاسم السابق يظهر في القائمة، ولا يظهر الجديد إلا حين يقبله خادم الجهة المنظِّمة أو إنسان هناك.
endorse-closed = انتهى التوقيع في { $at }. إذا وقّعتم الآن، يظهر اسمكم بتاريخ اليوم، أو ينتظر إلى أن يقبله الداعون.
endorse-closed-sure = نعم، نوقّع مع أنّ التوقيع انتهى
endorse-appeal-withdrawn = سُحب هذا النداء، ولم يعد تأييده ممكنًا.
endorse-public = يصبح اسمكم وبلدكم والصيغة التي وقّعتموها معلنة، وتبقى على خوادم كثيرة. يمكنكم سحب تأييدكم متى شئتم، ويبقى بيان السحب.
endorse-withdraw = سحب اسمنا
endorse-withdraw-sure = نعم، نسحب اسمنا
endorse-done-title = تمّ التأييد
endorse-sent-title = وُقّع وأُرسل
endorse-withdrawn-title = تمّ السحب
endorse-withdrawn-here-title = تمّ السحب هنا
endorse-waiting-title = لم يُسحب بعد
endorse-waiting = قد تكون ساعة هذا الخادم خاطئة، والخوادم الأخرى ترفض ما يُوقَّع بوقت خاطئ. سحبكم محفوظ: يُوقَّع ويُرسل تلقائيًّا حالما يمكن الوثوق بالساعة. لم يعد هذا الخادم يعرض الاسم، وقد تعرضه خوادم أخرى حتى ذلك الحين. على من يدير الخادم أن يضبط الساعة.
endorse-listed = منظّمتكم في القائمة.
endorse-renamed = منظّمتكم في القائمة؛ أمّا الاسم الذي تذكره الآن فيظهر فيها حين يقبله خادم الجهة المنظِّمة أو إنسان هناك. وحتى ذلك الحين لا يظهر الاسم السابق أيضًا.
endorse-checked = وُقّع تأييدكم وأُرسل، ولم يضعه خادم الجهة المنظِّمة في القائمة بعد. يتحقّق أوّلًا من مفتاحكم ثمّ يضعه من تلقاء نفسه، خلال دقائق عادةً. وإن بقي الأمر كذلك فالقرار هناك لإنسان، مثلًا لأنّ غيركم هناك يحمل اسمكم أو اسمًا يشبهه، أو لأنّ كثيرين جدًّا وقّعوا دفعة واحدة، أو لأنّ مفتاحكم لم يوجد على خادمكم.
endorse-waits = وُقّع تأييدكم وأُرسل، ولم يضعه خادم الجهة المنظِّمة في القائمة بعد. القرار هناك لإنسان.
endorse-barred = منظّمتكم ليست في القائمة
endorse-ask = القرار للجهة المنظِّمة. للسؤال، أو إن طال الأمر، انظروا هل تذكر صفحتها كيف يُتّصل بها:
endorse-sent-to = يُرسل إلى
endorse-id = بيانكم:
endorse-see = الاطّلاع على النداء
endorse-change = تعديل أو سحب
endorse-again = التوقيع من جديد

follow-title = متابعة المنظّمات
follow-lead = تصل نداءاتها عندئذ إلى هذا الخادم، ويحفظ نسخة من كلّ قائمة.
follow-button = متابعة
follow-followers = { $count ->
    [0] لا يتابعكم أحد بعد.
    [one] يتابعكم حساب واحد.
    [two] يتابعكم حسابان.
    [few] تتابعكم { $count } حسابات.
    [many] يتابعكم { $count } حسابًا.
   *[other] يتابعكم { $count } حساب.
}
follow-following = من نتابعهم
follow-none = لا أحد بعد.
follow-end = إيقاف المتابعة
following-asked = أُرسل الطلب، ولا جواب بعد
following-accepted = المتابعة قائمة
following-refused = رُفض الطلب

tokens-title = رموز الوصول للبرامج
tokens-lead = يتيح رمز الوصول لبرنامج أن يعمل باسم منظّمتكم من دون كلمة سرّ. أعطوا كلّ برنامج رمزه الخاصّ، ليسهل عليكم إلغاؤه.
tokens-fresh = انسخوا هذا الرمز الآن، فلن يُعرض مرّة أخرى.
tokens-button = إنشاء رمز
tokens-there-are = الرموز الموجودة
tokens-none = لا رموز.
tokens-for = الغرض
tokens-scope = المسموح به
tokens-made = تاريخ الإنشاء
tokens-revoke = إلغاء
scope-all = كلّ شيء باسم المنظّمة
scope-read = القراءة فقط
scope-appeals = كتابة النداءات ونشرها
scope-endorse = التأييد وسحبه
scope-admit = قبول الموقّعين وحذفهم
scope-attest = تسجيل موقّعين من الورق والاستمارات والبريد الإلكتروني

# لماذا يُحذف موقّع؛ والرموز هي رموز البيانات.
reason-duplicate = مسجَّل مرّتين
reason-not-an-organisation = لم يتبيّن أنّها منظّمة
reason-not-authorised = لم يكن لأحد هناك حقّ التوقيع
reason-key-compromised = سُرق مفتاحه
reason-key-lost = ضاع مفتاحه
reason-abuse = إساءة استعمال، أو انتحال اسم الغير
reason-on-request = طلب حذف اسمه
reason-other = سبب آخر

queue-like-number = مطابق لاسم الرقم { $number }
queue-looks-like-number = يشبه اسم الرقم { $number }: الاسم نفسه، أو اسم يبدو مثله بحروف كتابة أخرى.
queue-looks-like = يشبه { $address }: الاسم نفسه، أو اسم يبدو مثله بحروف كتابة أخرى.
queue-mixed-scripts = فيه كلمة تمزج حروفًا متشابهة من كتابتين.
desk-removed = من حذفتموهم
desk-admit-again = القبول من جديد
endorse-choices = النداءات المفتوحة لهذا الحساب
endorse-not = ما عدا المطلب { $number }:
endorse-not-words = بعبارتكم
endorse-statement = البيان الموقَّع
tokens-unlabelled = أُنشئ على الخادم
delivery-words-waiting = يُرسل بعد قليل.
delivery-words-next = لم يستلم آخر ما أُرسل إليه. لم يضع شيء: نحاول من جديد، والمحاولة التالية في { $at }.
delivery-words-gave-up = لم يُجب منذ وقت طويل. ننتظر أن يتّصل بنا، فيجلب عندئذ ما فاته.
done-draft-saved = حُفظت المسودّة.
done-published = تمّ النشر.
done-delivered = صار التسليم معلنًا.
done-closed = أُغلق باب التوقيع.
done-reopened = فُتح باب التوقيع من جديد.
done-withdrawn = تمّ السحب.
done-withdrawn-for-good = سُحب هذا النداء سحبًا نهائيًّا: يبقى نصّه وترجماته وصوره على حالها، ولا يُضاف أحد إلى قائمته بعد الآن.
done-followed = أُرسل طلب المتابعة.
done-unfollowed = توقّفت المتابعة.
done-revoked = لم يعد الرمز يعمل.
done-invited = الدعوة في طريقها.
done-joined = قبلتم الدعوة. ويتولّى خادم الجهة المنظِّمة ما بقي.
done-declined = اعتذرتم عن الدعوة.
done-invitation-taken-back = سُحبت الدعوة قبل جوابكم، فلم يحدث شيء.
done-invitation-withdrawn = سحبت الجهة المنظِّمة هذا النداء، فلا ينضمّ أحد إلى الدعوة إليه بعد الآن. ولم يحدث شيء.

# تواقيع قد تكون لموقّع واحد.
same-title = ربّما لموقّع واحد
same-lead = تُقارن الأسماء على اختلاف لغاتها وكتاباتها وإملائها. لا يُضمّ شيء من تلقاء نفسه: القرار لكم. وقراركم موقَّع يراه الجميع، ويمكنكم التراجع عنه.
same-number = رقم { $number }
same-waits = ينتظر القبول
same-waits-long = أحدهما ينتظر القبول. قرّروا في ذلك أوّلًا.
same-one = موقّع واحد
same-two = موقّعان
same-more = المعروض { $shown } من أصل { $count }. ويظهر الباقي كلّما قرّرتم.
same-grade-named = حدّدتموهما
same-why-named = حدّدتم هذين:
same-name-two = توقيعان آخران لموقّع واحد
same-name-first = رقم الأوّل أو عنوانه
same-name-second = رقم الثاني أو عنوانه
same-name-look = عرض الاثنين
same-name-wrong = ليس هذان توقيعين في القائمة: اكتبوا الرقم الذي قبل كلّ اسم، أو عنوانه
same-decided = موقّع واحد أم اثنان: ما تقرّر
same-is-one = موقّع واحد، والقرار من
same-is-two = موقّعان، والقرار من
same-undo = التراجع
same-grade-certain = الاسم نفسه
same-grade-likely = الأرجح أنّهما موقّع واحد
same-grade-possible = ربّما كانا موقّعًا واحدًا
same-why-same_name = الاسمان متطابقان إلّا في الحروف الكبيرة والصغيرة أو التشكيل أو العلامات أو رسم الحروف الصينية:
same-why-similar_name = الاسمان يكادان يتطابقان:
same-why-romanised = نطق الاسمين متقارب في كتابتين:
same-why-translation = يبدو أحد الاسمين ترجمة للآخر:
same-why-same_acronym = الاسمان المختصران متطابقان:
same-why-acronym_of = أحدهما مؤلَّف من أوائل حروف الآخر:
same-why-abbreviation_of = أحدهما اختصار للآخر:
same-why-linked = الاسمان معًا في توقيع ثالث:
same-why-same_domain = كلاهما من نطاق واحد:
same-why-profile = أحدهما يسمّي نفسه في ملفّه التعريفي، الذي لم يتحقّق منه أحد، بالاسم الذي وقّع به الآخر:
same-why-countries_differ = لكنّ البلدين مختلفان:
same-why-places_differ = لكنّهما يذكران بلدين مختلفين:
same-why-numbers_differ = لكنّ الأرقام فيهما مختلفة:
same-why-more_words = لكنّ في أحدهما كلمات زائدة، وقد يكون فرعًا:
same-why-words_differ = لكنّ في كلّ منهما كلمات ليست في الآخر:
same-why-other_names_differ = لكنّ اسميهما بلغة واحدة مختلفان:
same-why-kinds_differ = لكنّ أحدهما شخص والآخر منظّمة:
done-one-signer = صارا في القائمة موقّعًا واحدًا، ويُحسبان مرّة واحدة.
done-two-signers = هما في القائمة موقّعان.

editor-revise-what = { $count ->
    [0] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. لم يوقّع أحد النصّ الحالي.
    [one] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. للنصّ الحالي موقّع واحد يبقى تحته، وقد يُطلب منه توقيع النصّ الجديد.
    [two] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. للنصّ الحالي موقّعان يبقيان تحته، وقد يُطلب منهما توقيع النصّ الجديد.
    [few] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. للنصّ الحالي { $count } موقّعين يبقون تحته، وقد يُطلب منهم توقيع النصّ الجديد.
    [many] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. للنصّ الحالي { $count } موقّعًا يبقون تحته، وقد يُطلب منهم توقيع النصّ الجديد.
   *[other] تعديل نصّ معتمد أو مطلب أو جهة مخاطَبة ينشئ الصيغة { $wording }. للنصّ الحالي { $count } موقّع يبقون تحته، وقد يُطلب منهم توقيع النصّ الجديد.
}
editor-revise-editorial = إضافة ترجمة، أو تصحيح نصّ غير معتمد، لا ينشئ صيغة جديدة. وقبل أن يُنشر شيء ترون أيّ الأمرين هو.

verdict-title = أثر هذا في ما سبق توقيعه
verdict-substance = هذا يغيّر ما سبق توقيعه، وينشئ الصيغة { $wording }.
verdict-signed = { $count ->
    [0] لم يوقّع أحد النصّ الحالي.
    [one] للنصّ الحالي موقّع واحد. يبقى مدرجًا تحت تلك الصيغة ويُطلب منه توقيع الجديدة، ولا يُحسب لها قبل ذلك.
    [two] للنصّ الحالي موقّعان. يبقيان مدرجين تحت تلك الصيغة ويُطلب منهما توقيع الجديدة، ولا يُحسبان لها قبل ذلك.
    [few] للنصّ الحالي { $count } موقّعين. يبقون مدرجين تحت تلك الصيغة ويُطلب منهم توقيع الجديدة، ولا يُحسبون لها قبل ذلك.
    [many] للنصّ الحالي { $count } موقّعًا. يبقون مدرجين تحت تلك الصيغة ويُطلب منهم توقيع الجديدة، ولا يُحسبون لها قبل ذلك.
   *[other] للنصّ الحالي { $count } موقّع. يبقون مدرجين تحت تلك الصيغة ويُطلب منهم توقيع الجديدة، ولا يُحسبون لها قبل ذلك.
}
verdict-attested = { $count ->
    [one] واحد منهم سجّله أحد الداعين: لا يسأله أيّ خادم، ويبقى تحت الصيغة التي وقّعها إلى أن يُبلَّغ عنه غير ذلك.
    [two] اثنان منهم سجّلهما أحد الداعين: لا يسألهما أيّ خادم، ويبقيان تحت الصيغة التي وقّعاها إلى أن يُبلَّغ عنهما غير ذلك.
   *[other] { $count } منهم سجّلهم أحد الداعين: لا يسألهم أيّ خادم، ويبقون تحت الصيغة التي وقّعوها إلى أن يُبلَّغ عنهم غير ذلك.
}
verdict-by-form = { $count ->
    [one] واحد منهم وقّع بالاستمارة: يُسأل بالبريد الإلكتروني.
    [two] اثنان منهم وقّعا بالاستمارة: يُسألان بالبريد الإلكتروني.
   *[other] { $count } منهم وقّعوا بالاستمارة: يُسألون بالبريد الإلكتروني.
}
verdict-by-form-unmailed = لا يُسأل من وقّعوا عبر الاستمارة، إذ لا يُرسل هذا الخادم بريدًا إلكترونيًّا.
verdict-editorial = هذا لا يغيّر ما سبق توقيعه. يبقى النصّ على الصيغة { $wording }.
verdict-editorial-what = تُصحَّح ترجمات أو تواريخ أو ما يحيط بالنصّ، ولا يُطلب من أحد أن يوقّع من جديد.
publish-lead-editorial = سيُوقَّع هذا بمفتاحكم دون أن تتغيّر الصيغة { $wording }، ويُرسل إلى كلّ من لديه هذه الصيغة.
publish-button-wording = نشر الصيغة { $wording }
publish-button-editorial = نشر التصحيح

affirm-title = تغيّر نصّ وقّعتموه
affirm-what = إلى أن توقّعوا الصيغة الجديدة يبقى اسمكم تحت الصيغة التي وقّعتموها
affirm-signed-on = وقّعتم الصيغة { $wording } في { $at }. والصيغة الحالية هي { $now }.
affirm-signed = وقّعتم الصيغة { $wording }. والصيغة الحالية هي { $now }.
affirm-read-signed = قراءة ما وقّعتموه
affirm-names = ستوقّعون باسم
affirm-kept = مع تحفّظكم على:
affirm-dropped = يسقط تحفّظكم لأنّ المطلب حُذف:
affirm-button = توقيع الصيغة { $wording }
affirm-correct = تعديل الأسماء أو التحفّظات

editor-mode-preview = للقرّاء
editor-mode-preview-fediverse = على Mastodon
editor-mode-preview-paper = على الورق
editor-mode-what-preview = كما يظهر في صفحته.
editor-mode-what-preview-fediverse = كما يرى المنشورَ من يتابعونكم على Mastodon. وتعرضه البرامج الأخرى عرضًا مشابهًا.
editor-mode-what-preview-paper = كما تُطبع الصفحة. وتليها قائمة الموقّعين على الورق.
editor-post-text = نصّ المنشور
editor-post-warning = تنبيه إلى المحتوى
editor-post-warning-none = لا تنبيه: لا يحتاج أحد إلى ضغط زرّ قبل القراءة.
editor-post-length = الطول
editor-post-letters = { $count ->
    [zero] لا حروف.
    [one] حرف واحد.
    [two] حرفان.
    [few] { $count } أحرف.
    [many] { $count } حرفًا.
   *[other] { $count } حرف.
}
editor-post-whole = تعرضه الخيوط الزمنية كاملًا.
editor-post-folded = تعرض الخيوط الزمنية بدايته، وبقيّته بعد «قراءة المزيد».
editor-post-language = لا تُعرض إلّا اللغة الأولى، والرابط يقود إلى بقيّة اللغات
editor-post-link = تحت النصّ
editor-post-card = بطاقة لرابط النداء.
editor-post-picture = الصورة، ولذلك لا بطاقة للرابط.
editor-post-tags = الوسوم
editor-post-tags-what = تظهر تحت المنشور، لا في النصّ. وبالوسم الأوّل تؤيّد الحسابات النداء.
editor-asks = ما نطالب به
editor-asks-what = مطلب بعد مطلب، بكلّ لغة. للموقّعين أن يبدوا تحفّظًا على أحدها، ويبقى هو نفسه إن نقلتموه.
editor-more-demands = إضافة مطلب
editor-addressee-n = الجهة المخاطَبة { $number }
editor-field-postal = العنوان البريدي
editor-field-email = البريد الإلكتروني لصاحب المنصب
editor-up = إلى أعلى
editor-down = إلى أسفل
editor-remove = إزالة
editor-save-go-on = حفظ والانتقال إلى النشر
editor-meanwhile-what = غيّره شخص آخر، أو غيّرتموه أنتم في نافذة أخرى. هذا ما سيغيّره حفظ استمارتكم في ما هو محفوظ الآن. لم يُمحَ شيء. انقلوا إلى استمارتكم ما تريدون إبقاءه منه، ثمّ احفظوا من جديد.
editor-meanwhile-theirs = فتح ما هو محفوظ في نافذة جديدة
meanwhile-title = تغيّر هذا منذ أن فتحتم هذه الصفحة
meanwhile-other = إنّها صورة أخرى.
editor-restored = هذا ما كتبتموه في { $at } ولم تحفظوه.
editor-restored-what = احفظوه، أو تخلّوا عنه للعودة إلى ما حُفظ.
editor-discard = التخلّي عنه
kept-form = هذا ما كتبتموه هنا في { $at }، وقد وصل بعد انتهاء جلستكم.
kept-form-what = لم يُحفظ. تابعوا به كما كان، أو تخلّوا عنه.
kept-form-files = لم تُحفظ الملفّات: اختاروها من جديد بعد ذلك.
kept-form-says = ما جاء فيه
kept-form-send = المتابعة به
editor-throw-away-what = لم يُنشر منها شيء. يُحذف النصّ وترجماته وصوره، ولا يمكن استعادتها.
editor-throw-away-sure = نعم، احذفوها نهائيًّا
editor-changes-away = التخلّي عن هذه التغييرات
editor-changes-away-what = يُحذف ما حُفظ ولم يُنشر، بكلّ اللغات ولكلّ من يعمل هنا. ويبقى المنشور كما هو.
editor-kept = محفوظ لكم. لا يراه غيركم قبل أن تحفظوه.
editor-signed-out = انتهى تسجيل دخولكم. ما كتبتموه باقٍ: احفظوا، ثمّ سجّلوا الدخول من جديد.
editor-not-kept = تعذّر الاحتفاظ بهذا الآن. احفظوا قبل أن تغادروا الصفحة.
check-well-pictures = كلّ صورة موصوفة بكلّ لغة.
check-think-pictures = ينقص إحدى الصور وصفها بإحدى اللغات.
check-well-translations = كلّ ترجمة تقول كلّ ما يُوقَّع عليه.
check-think-translations = لم يُترجم كلّه، والقرّاء يُخبَرون بذلك. الناقص: { $missing }.
publish-incomplete = انشروه وإن نقصت أجزاء من ترجمة
check-well-answered = أجاب جميع من دعوتموهم إلى المشاركة في الدعوة.
check-think-answered = لم يُجب بعدُ أحد من دعوتموهم إلى المشاركة في الدعوة.
check-reachable = يستجيب هذا الخادم على العنوان { $address }.
check-reachable-private = يستجيب هذا الخادم على العنوان { $address }، وهو في شبكة خاصّة: لا يستطيع أحد من خارجها أن يقرأ أو يوقّع.
check-unreachable = لا يصل هذا الخادم إلى نفسه على العنوان { $address }، وقد لا يصل إليه غيره أيضًا: اسألوا من يتولّى أمره. والأمر «undersigned doctor» يبيّن المزيد.
publish-mend = إصلاحه
publish-address-change = تغييره
done-nothing-changed = لم يتغيّر شيء منذ الحفظ.
manage-update-what = أخبار بأيّ لغة، وما آل إليه أمر من تتناولهم. لا يُرسل شيء قبل أن تنظروا فيه.
verdict-people = { $count ->
    [zero] لم يوقّع أفراد. ويبقى عددهم كما هو.
    [one] وقّع فرد واحد أيضًا. ويبقى عدد الأفراد كما هو.
    [two] وقّع فردان أيضًا. ويبقى عدد الأفراد كما هو.
    [few] وقّع { $count } أفراد أيضًا. ويبقى عددهم كما هو.
    [many] وقّع { $count } فردًا أيضًا. ويبقى عددهم كما هو.
   *[other] وقّع { $count } فرد أيضًا. ويبقى عددهم كما هو.
}
verdict-figure = ويبدأ الرقم الظاهر في الصفحة والعدد التالي والهدف من جديد: فلا تُحسب من المنظّمات المذكورة بأسمائها إلّا التي توقّع الصيغة الجديدة.
verdict-nothing = هذا هو المنشور أصلًا.
verdict-nothing-what = لن يتغيّر شيء لأحد.
publish-lead-nothing = لا شيء يُنشر: ما في المسودّة هو المنشور أصلًا.
translate-title = الترجمات
translate-link = الترجمة جنبًا إلى جنب
unpublished = توجد تعديلات محفوظة لم تُنشر بعد.
unpublished-languages = اللغات:
unpublished-look = الاطّلاع عليها ونشرها
translate-from = من
translate-progress = ما أُنجز
translate-parts-done = { $count ->
    [zero] لا أجزاء ({ $done })
    [one] { $done } من جزء واحد
    [two] { $done } من جزأين
    [few] { $done } من { $count } أجزاء
    [many] { $done } من { $count } جزءًا
   *[other] { $done } من { $count } جزء
}
translate-another = إلى لغة أخرى
translate-begin = بدء الترجمة
translate-into = إلى: { $language }
translate-beside = بجانب النصّ بهذه اللغة: { $language }.
translate-or = أو بجانب:
translate-authoritative = هذا نصّ معتمد: تغييره يغيّر ما يُوقَّع.
translate-changed = ما تغيّر منذ الترجمة
translate-still-right = ما زال صحيحًا
translate-missing = ناقص
translate-out-of-date = قديم
translate-left = لم يعد في الأصل: اتركوه فارغًا لإزالته
translate-done = تمّ
translate-nothing = لا شيء يُترجم
translate-paragraph = الفقرة { $number }
translate-demand = المطلب { $number }
translate-no-body = لا نصّ بهذه اللغة بعد.
translate-save = حفظ الترجمة
translate-published = تُحفظ مسودّةً، وتصبح معلنة حين ينشرها أحد من صفحة النداء.
done-translation-saved = حُفظت الترجمة.
tokens-until = نهاية الصلاحية
tokens-used = آخر استعمال
tokens-unused = لم يُسجَّل استعماله بعد
tokens-no-end = عند إلغائه
tokens-ended = انتهى:
tokens-maker-gone = غادر صاحبه، ولم يعد يعمل
tokens-never-more = اختاروا أقلّ ما يحتاج إليه البرنامج. لا يتيح رمز الوصول أبدًا أكثر ممّا يحقّ لكم أنتم: إن تغيّر دوركم تغيّر معه، وإن غادرتم توقّف عن العمل.
tokens-all = كلّ ما يحقّ لكم
