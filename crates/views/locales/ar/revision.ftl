# صيغ الرسالة، وما تغيّر بينها.
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
    [one] لها توقيع واحد
    [two] لها توقيعان
    [few] لها { $count } تواقيع
    [many] لها { $count } توقيعًا
   *[other] لها { $count } توقيع
}
revision-signed-figure = { $count ->
    [two] توقيعان على هذه الصيغة
    [few] تواقيع على هذه الصيغة
    [many] توقيعًا على هذه الصيغة
   *[other] توقيع على هذه الصيغة
}
revision-stand = { $count ->
    [0] لا اسم تحتها الآن
    [one] تحتها اسم واحد الآن
    [two] تحتها اسمان الآن
    [few] تحتها { $count } أسماء الآن
    [many] تحتها { $count } اسمًا الآن
   *[other] تحتها { $count } اسم الآن
}
revision-stand-figure = { $count ->
    [two] اسمان تحت هذه الصيغة الآن
    [few] أسماء تحت هذه الصيغة الآن
    [many] اسمًا تحت هذه الصيغة الآن
   *[other] اسم تحت هذه الصيغة الآن
}
revision-letter = النصّ
revision-as-it-stands = كما هي الآن
revision-all = جميع الصيغ
revision-digest = بصمة النصّ
revision-digest-of = بصمة النصّ { $place }
revision-text = النصّ { $place }
revision-text-current = هذا ما تقوله الجهة المنظِّمة الآن.
revision-text-other = نُشر هذا النصّ أو وُقّع تحت الرقم نفسه.
revision-not-held = لا يحفظ هذا الخادم هذا النصّ، وبصمته معروفة ممّن وقّعوه.
revision-more-texts = { $count ->
    [one] يوجد نصّ آخر تحت هذا الرقم.
    [two] يوجد نصّان آخران تحت هذا الرقم.
    [few] توجد { $count } نصوص أخرى تحت هذا الرقم.
    [many] يوجد { $count } نصًّا آخر تحت هذا الرقم.
   *[other] يوجد { $count } نصّ آخر تحت هذا الرقم.
}
revision-who-signed = من وقّع هذه الصيغة
revision-nobody = لم يوقّع هذه الصيغة أحد ممّن في القائمة.
revision-stand-who = من يبقى اسمه تحت هذه الصيغة
revision-stand-what = من وقّع بعد ذلك صيغة لاحقة يُحسب تحتها لا هنا.
revision-on-the-list = عرضهم في القائمة

revisions-title = الصيغ
revisions-lead = تبقى كلّ صيغة متاحة للقراءة، وتبقى الأسماء تحت الصيغة التي وقّعها أصحابها.
revisions-missing-title = لا وجود لهذه الصيغة
revisions-missing = لا وجود لصيغة برقم { $wording }. هذه هي الصيغ الموجودة.

change-between = ما تغيّر من الصيغة { $from } إلى الصيغة { $to }
change-between-texts = ما يختلف بين النصّين
change-nothing = لا فرق في شيء.
change-legend = العلامات:
change-legend-removed = محذوف
change-legend-added = مضاف
change-removed-start = محذوف:
change-removed-end = (نهاية المحذوف)
change-added-start = مضاف:
change-added-end = (نهاية المضاف)
change-authoritative = نصّ معتمد
change-translation = ترجمة
change-became-authoritative = صارت هذه الترجمة نصًّا معتمدًا يُوقَّع
change-became-translation = صار هذا النصّ ترجمة، ولم يعد هو ما يُوقَّع
change-new = نصّ معتمد جديد
change-new-translation = ترجمة جديدة
change-gone = نصّ معتمد لم يعد موجودًا
change-gone-translation = ترجمة لم تعد موجودة
change-title = العنوان
change-body = النصّ كما كُتب
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
change-clauses = البنود
change-clause = البند { $number }
change-clause-moved = كان البند { $was } وصار البند { $is }
change-clause-gone = كان البند { $number } وحُذف
change-clause-new = البند { $number }، جديد
change-addressees = الجهات المخاطَبة
change-unchanged-languages = لم يتغيّر شيء في:
change-list-comma = ،

compare-with = مقارنة هذه الصيغة مع
compare-next = التالية ({ $wording })
compare-before = السابقة ({ $wording })
compare-current = الحالية ({ $wording })
compare-same-number = النصّ الآخر تحت رقمها
compare-other = الصيغة { $wording }
compare-not-held = لا يحفظ هذا الخادم النصّين معًا، فلا تمكن مقارنتهما هنا.

change-facts = حول النصّ
change-facts-what = لا يوقّع أحد هذا
change-fact-kind = النوع
change-fact-deadline = آخر موعد
change-fact-topics = المواضيع
change-fact-initiators = الداعون
change-fact-admission = من يحقّ له التوقيع
