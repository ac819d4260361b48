# الاجتماعات: الصفحات العلنية.
meeting-title = الاجتماعات
meeting-none = لم يُعلن عن أيّ اجتماع.
meeting-all = كلّ الاجتماعات
meeting-past = اجتماعات سابقة
meeting-gone = سُحب هذا الاجتماع
meeting-gone-what = سحبته الجهة المنظِّمة. ولم يعد ما قيل هنا محفوظًا.
meeting-when = { $day }، الساعة { $time } ({ $zone })
meeting-when-until = { $day }، من الساعة { $time } إلى { $end } ({ $zone })
meeting-ends = ينتهي
meeting-venue = المكان
meeting-online = عبر الإنترنت
meeting-agenda = جدول الأعمال
meeting-speakers = المتحدّثون
meeting-minutes = المحضر
meeting-status-planned = كما هو مقرّر
meeting-status-postponed = مؤجَّل
meeting-status-cancelled = ملغى
meeting-status-held = انعقد
meeting-register = التسجيل
meeting-register-until = التسجيل مفتوح حتى { $when }.
meeting-register-closed = التسجيل غير مفتوح.
meeting-full = اكتمل العدد: لم يبقَ مكان.
meeting-registered = { $count ->
    [zero] لم يسجّل أحد.
    [one] سجّل شخص واحد.
    [two] سجّل شخصان.
    [few] سجّل { $count } أشخاص.
    [many] سجّل { $count } شخصًا.
   *[other] سجّل { $count } شخص.
}
meeting-room = { $count ->
    [zero] لا مكان لأحد.
    [one] المكان يتّسع لشخص واحد.
    [two] المكان يتّسع لشخصين.
    [few] المكان يتّسع لـ{ $count } أشخاص.
    [many] المكان يتّسع لـ{ $count } شخصًا.
   *[other] المكان يتّسع لـ{ $count } شخص.
}
meeting-calendar = إضافة إلى التقويم
meeting-calendar-all = كلّ الاجتماعات للتقويم
meeting-register-button = التسجيل
meeting-register-kept = ما تكتبونه يُحفظ مشفّرًا على هذا الخادم، ولا تقرؤه إلّا الجهة المنظِّمة، ويُحذف بعد الاجتماع بثلاثين يومًا، وفي الحال إن سُحب الاجتماع. وتحصلون على رابط ترون به ما حُفظ وتلغون به تسجيلكم.
meeting-kept-postponed = والاجتماع المؤجَّل الذي ليس له موعد جديد بعد يُعدّ منتهيًا بعد نصف سنة من آخر إعلان للجهة المنظِّمة عن تأجيله، أو في موعده القديم إن كان أبعد.
field-guest-name = اسمكم
field-guest-email = بريدكم الإلكتروني
field-guest-email-hint = قد تكتب إليكم الجهة المنظِّمة بشأن هذا الاجتماع. ولا يُرسل أيّ تذكير من تلقاء نفسه.
field-guest-message = ما ينبغي أن تعرفه الجهة المنظِّمة
field-guest-message-hint = يمكن تركه فارغًا؛ مثلًا ما تحتاجون إليه للمشاركة
registration-done = تمّ تسجيلكم
registration-title = تسجيلكم
registration-lead = احفظوا عنوان هذه الصفحة: فهي تُظهر ما يُحفظ عنكم، وبها يُلغى تسجيلكم.
registration-at = تاريخ التسجيل
registration-forget = يُحذف في
registration-end = إلغاء تسجيلي
registration-end-what = يُحذف ما يُحفظ عنكم في الحال.
registration-confirm = تأكيد تسجيلكم
registration-confirm-lead = لم يُحجز لكم مكان بعد. اضغطوا الزرّ ليُحجز. وإن لم تفعلوا، يُحذف ما كتبتموه في اليوم المذكور هنا.
registration-confirm-button = نعم، أسجّل
people-done-registration-sent = رسالة إلكترونية في طريقها إليكم
people-done-what-registration-sent = افتحوا الرابط الذي فيها خلال يومين وأكّدوا: يُحجز لكم مكان منذ ذلك الحين. والرابط نفسه يلغي تسجيلكم.
registration-mail-what = طلب أحدهم، ولعلّه أنتم، التسجيل بهذا العنوان في «{ $title }». افتحوا هذا الرابط وأكّدوا. من دون ذلك لا يُحجز لكم مكان، ويُحذف ما كُتب بعد يومين:
registration-mail-then = احتفظوا بهذه الرسالة: الرابط نفسه يُظهر ما يُحفظ عنكم ويلغي تسجيلكم. وإن لم تكونوا أنتم، فلا تفعلوا شيئًا.
registration-ended = أُلغي تسجيلكم
registration-ended-what = لم يعد يُحفظ منه شيء.
problem-title-registration-full = اكتمل العدد
problem-what-registration-full = بلغ عدد المسجّلين في هذا الاجتماع ما يتّسع له المكان. لم يُحفظ شيء ممّا كتبتم.
problem-advice-registration-full = قد يلغي أحدهم تسجيله: عودوا لاحقًا أو اسألوا الجهة المنظِّمة.
problem-title-registration-closed = التسجيل غير مفتوح
problem-what-registration-closed = انتهت مهلة التسجيل لهذا الاجتماع، أو لن يُعقد كما أُعلن. لم يُحفظ شيء ممّا كتبتم.
problem-advice-registration-closed = تبيّن صفحة الاجتماع حاله الآن.
error-guest-message = يجب أن تكون الرسالة أقصر من ١٠٠٠ حرف
error-meeting-full = لم يبقَ مكان

# المكتب.
manage-meetings = الاجتماعات
meeting-desk-lead = أعلنوا عن اجتماع بوقته ومكانه وجدول أعماله ومتحدّثيه. كلّ خادم يحفظ القائمة يعرضه، وكذلك برامج الفعاليات مثل Mobilizon.
meeting-new = الإعلان عن اجتماع
meeting-desk-minutes = افتحوا أحدها لتصحيحه أو لإلغائه أو لإضافة المحضر.
meeting-edit = اجتماع
meeting-when-title = متى وكيف
meeting-what-title = أين وماذا
meeting-register-desk = لا يُرى من سجّل إلّا في مكتبكم. وتُحذف القائمة بعد الاجتماع بثلاثين يومًا، وفي الحال إن سُحب الاجتماع.
meeting-guests = من سجّل
meeting-guests-who = لا يفتح قائمة الأسماء إلّا أمين التواقيع.
meeting-guests-lead = بترتيب التسجيل. وكلّ تسجيل يُحسب: من سجّل مرّتين يظهر مرّتين ويُحسب مرّتين.
meeting-guests-none = لم يسجّل أحد بعد.
meeting-guests-csv = القائمة ملفًّا بصيغة CSV
meeting-take-back-what = ستذكر صفحته أنّه سُحب، ويُبلَّغ كلّ خادم يحفظه، وتُحذف كلّ التسجيلات. وللقول إنّه لن ينعقد اختاروا «ملغى».
take-back-what-event = ستذكر صفحته أنّه سُحب، ويُبلَّغ كلّ خادم يحفظه، وتُحذف كلّ التسجيلات في الحال.
meeting-check-lead = سيُوقَّع هذا بمفتاحكم ويُرسل إلى متابعيكم وإلى كلّ خادم يحفظ القائمة.
meeting-agenda-fewer = جدول الأعمال: { $said } من { $count } من البنود مكتوبة بهذه اللغة: { $language }. ويُعرض الباقي بلغة أخرى.
meeting-nobody = لا يحفظ القائمة أيّ خادم آخر بعد. وسيظهر الاجتماع في صفحة النداء.
field-meeting-date = اليوم
field-meeting-time = الساعة
field-meeting-end-date = يوم انتهائه
field-meeting-end-date-hint = يمكن تركه فارغًا إن انتهى في اليوم نفسه
field-meeting-end-time = ساعة انتهائه
field-meeting-status = هل ينعقد؟
field-meeting-online = رابط المشاركة عبر الإنترنت
field-meeting-online-hint = يراه الجميع. ويمكن تركه فارغًا إن كان هناك مكان.
field-meeting-title = العنوان
field-meeting-venue = اسم المكان
field-meeting-address = عنوان المكان
field-meeting-body = موضوعه
field-meeting-body-hint = يمكن استعمال Markdown
field-meeting-agenda = جدول الأعمال
field-meeting-agenda-hint = بند في كلّ سطر، مع الساعة أو دونها: ⁦18:30⁩ الترحيب. وبالترتيب نفسه في كلّ لغة.
field-meeting-speakers = المتحدّثون
field-meeting-speakers-hint = شخص في كلّ سطر: الاسم ثمّ فاصلة ثمّ من هو. وبالترتيب نفسه في كلّ لغة.
field-meeting-minutes = المحضر
field-meeting-minutes-hint = بعد الاجتماع: ما قيل وما تقرّر. يمكن استعمال Markdown.
field-meeting-registers = يمكن للناس التسجيل
field-meeting-until-date = آخر يوم للتسجيل
field-meeting-until-date-hint = يمكن تركه فارغًا: فيكون حتى البداية
field-meeting-until-time = الساعة في ذلك اليوم
field-meeting-capacity = لكم شخصًا يتّسع المكان
field-meeting-capacity-hint = يمكن تركه فارغًا
field-meeting-counted = إظهار عدد المسجّلين للجميع
error-meeting-time = يلزم اليوم والساعة، مثل ⁦2026-12-04⁩ و⁦18:30⁩
error-meeting-end = يجب أن ينتهي بعد أن يبدأ، وخلال شهر
error-meeting-venue = اذكروا المكان، أو رابطًا للمشاركة عبر الإنترنت
error-meeting-online = اكتبوا عنوان صفحة كاملًا، مثل ⁦www.union.example/page⁩
error-meeting-lines = واحد في كلّ سطر، على ألّا يطول السطر ولا تكثر الأسطر أكثر ممّا ينبغي
error-meeting-clock = لا وجود للوقت { $time }. اكتبوا الوقت هكذا: 18:30، أو اتركوه
error-meeting-capacity = اكتبوا عددًا، ١ أو أكثر
error-meeting-held = لم يبدأ بعد؛ اذكروا أنّه انعقد بعد انعقاده
error-meeting-until-late = يجب أن ينتهي التسجيل قبل انتهاء الاجتماع
done-meeting-published = نُشر الاجتماع.
audit-meeting-draft = كُتب عن اجتماع
audit-meeting = نُشر اجتماع
audit-registrations-open = فُتحت قائمة المسجَّلين في اجتماع
facts-registrations = التسجيل في الاجتماعات
facts-registrations-what = اسم من يسجّل في اجتماع وبريده الإلكتروني ورسالته تُحفظ مشفّرةً للجهة المنظِّمة. ولا يتلقّاها أيّ خادم آخر.
facts-registrations-long = تُحذف بعد الاجتماع بثلاثين يومًا، وفي الحال إن سُحب الاجتماع، ومتى ألغى صاحبها تسجيله برابطه. والاجتماع المؤجَّل الذي ليس له موعد جديد بعد يُعدّ منتهيًا بعد نصف سنة من آخر إعلان للجهة المنظِّمة عن تأجيله، أو في موعده القديم إن كان أبعد. وما لم يؤكّده أحد بالرابط المرسل بالبريد يُحذف بعد يومين.
