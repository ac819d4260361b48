revision-name = { $wording ->
    [1] الصيغة الأولى
    [2] الصيغة الثانية
    [3] الصيغة الثالثة
   *[other] الصيغة { $wording }
}
revision-current = الصيغة الحالية
revision-replaced = حلّت أخرى محلّها
revision-signed = { $count ->
    [0] لم يوقّعها أحد ممّن في القائمة
    [one] وقّعها موقّع واحد
    [two] وقّعها موقّعان
    [few] وقّعها { $count } موقّعين
    [many] وقّعها { $count } موقّعًا
   *[other] وقّعها { $count } موقّع
}
revision-signed-figure = وقّعوا هذه الصيغة
revision-letter = الرسالة
revision-as-it-stands = كما هي الآن
revision-all = كل الصيغ
revision-digest = بصمة النص
revision-digest-of = بصمة النص { $place }
revision-text = النص { $place }
revision-text-current = هذا ما يقوله المنظّم الآن.
revision-text-other = نُشر هذا النص أو وُقّع تحت الرقم نفسه.
revision-not-held = لا يحفظ هذا الخادم هذا النص، وبصمته معروفة ممّن وقّعوه.
revision-who-signed = من وقّع هذه الصيغة
revision-nobody = لم يوقّع هذه الصيغة أحد ممّن في القائمة.
revision-on-the-list = ابحثوا عنهم في القائمة

revisions-title = الصيغ
revisions-lead = تبقى كل صيغة مقروءة، وتبقى الأسماء تحت الصيغة التي وقّعتها.
revisions-missing-title = لا توجد صيغة كهذه
revisions-missing = لا توجد صيغة برقم { $wording }. هذه هي الصيغ الموجودة.

change-between = ما تغيّر من الصيغة { $from } إلى الصيغة { $to }
change-between-texts = ما يفرق بين النصين
change-nothing = لا فرق في ما يُوقَّع ولا في ما يُقرأ.
change-legend = العلامات:
change-legend-removed = محذوف
change-legend-added = مضاف
change-removed-start = محذوف:
change-removed-end = (نهاية المحذوف)
change-added-start = مضاف:
change-added-end = (نهاية المضاف)
change-authoritative = نص معتمد
change-translation = ترجمة
change-became-authoritative = صارت هذه الترجمة نصًا معتمدًا يُوقَّع
change-became-translation = صار هذا النص ترجمة ولم يعد ما يُوقَّع
change-new = نص معتمد جديد
change-new-translation = ترجمة جديدة
change-gone = نص معتمد حُذف
change-gone-translation = ترجمة حُذفت
change-title = العنوان
change-body = الرسالة كما كُتبت
change-paragraphs-same = { $count ->
    [one] فقرة واحدة بقيت كما كانت
    [two] فقرتان بقيتا كما كانتا
    [few] { $count } فقرات بقيت كما كانت
   *[other] { $count } فقرة بقيت كما كانت
}
change-demands = المطالب
change-demand = المطلب { $number }
change-demand-moved = كان المطلب { $was } وصار المطلب { $is }
change-demand-gone = كان المطلب { $number } وحُذف
change-demand-new = المطلب { $number }، جديد
change-addressees = موجّهة إلى
change-unchanged-languages = لم يتغيّر شيء في:
change-list-comma = ،

compare-with = قارنوا هذه الصيغة مع
compare-next = التالية ({ $wording })
compare-before = السابقة ({ $wording })
compare-current = الحالية ({ $wording })
compare-same-number = النص الآخر تحت رقمها
compare-other = الصيغة { $wording }
compare-not-held = لا يحفظ هذا الخادم النصين معًا، فلا يمكن مقارنتهما هنا.
