notice-days-left = { $count ->
    [zero] اليوم آخر أيّام التوقيع
    [one] بقي يوم واحد للتوقيع
    [two] بقي يومان للتوقيع
    [few] بقيت { $count } أيّام للتوقيع
    [many] بقي { $count } يومًا للتوقيع
   *[other] بقي { $count } يوم للتوقيع
}
notice-days-left-body = يمكن التوقيع حتى { $day }. يُرجى نشر ذلك بين الناس.
# المكتب: النشر في وقت مختار.
schedule-title = النشر لاحقًا
schedule-what = يُنشر من تلقاء نفسه في ذلك الوقت، كما يكون حينها. وإن نقص حينها شيء ليس ناقصًا الآن بقي مسودّة، وذُكر ذلك هنا وفي السجلّ. وإن كان هذا الخادم متوقّفًا حينها نُشر متى عاد إلى العمل.
schedule-planned = سيُنشر في { $day }، الساعة { $time } ({ $zone }).
schedule-stopped = لم يُنشر في { $day }، الساعة { $time } ({ $zone }). وما زال مسودّة.
schedule-stopped-rule = فيه ما يخالف إحدى القواعد. انشروه بأنفسكم لتروا ما هي.
schedule-restored = كان من المقرّر أن يُنشر في { $day }، الساعة { $time } ({ $zone }).
schedule-restored-why = استُعيد هذا الخادم بعد ذلك من نسخة احتياطية لا تعلم هل نُشر أم لا. تحقّقوا هل هو عند الآخرين قبل أن تنشروه: فإن نُشر من جديد فقد يخالف ما عندهم. وإن كان عندهم نداء، فاطلبوا ممّن يدير هذا الخادم أن يستعيده بالأمر «undersigned recover».
schedule-plan = نشره في هذا الوقت
schedule-change = اختيار هذا الوقت بدلًا منه
schedule-cancel = إبقاؤه مسودّة
schedule-row = يُنشر في { $day }، الساعة { $time } ({ $zone })
schedule-row-stopped = لم يُنشر في وقته
schedule-row-restored = ربّما نُشر في وقته
schedule-goes-with-it = يُنشر كما يكون حينها، مع كلّ ما تحفظونه إلى ذلك الوقت.
schedule-look = عرض الوقت أو تغييره
schedule-notice = تذكير المتابعين قبل اليوم الأخير
schedule-notice-what = يُكتب خبر يذكر كم بقي من الأيّام، بلغات النداء. يمكنكم تغيير الكلمات واختيار وقت الإرسال.
schedule-notice-button = إعداد خبر
field-schedule-date = اليوم
field-schedule-time = الساعة
field-schedule-zone = المنطقة الزمنية
field-schedule-zone-hint = اسم مدينتها بالحروف اللاتينية، مثل Berlin أو Hong Kong أو Mexico City
error-time-form = اختاروا يومًا وساعة
error-zone-needed = اذكروا المنطقة الزمنية: اكتبوا بالحروف اللاتينية أكبر مدنها، مثل Cairo، أو اختاروا من القائمة
error-zone-offset = هذا فرق عن التوقيت العالمي UTC، وهو يتغير مع التوقيت الصيفي. اكتبوا بالحروف اللاتينية أكبر مدينة لها التوقيت نفسه، مثل Cairo، أو اختاروا من القائمة
error-zone-unknown = لا منطقة زمنية بهذا الاسم، وليست كلّ عاصمة اسمًا لمنطقة. اكتبوا بالحروف اللاتينية أكبر مدينة لها التوقيت نفسه، مثل Cairo، أو اختاروا من القائمة
error-zone-several = قد يكون المقصود { $zones }. اكتبوا أحدها
error-zone-alike = لا منطقة زمنية بهذا الاسم. أهي { $zones }؟ وإلّا فاكتبوا أكبر مدينة لها التوقيت نفسه
error-time-skipped = تُقدَّم الساعة في ذلك الوقت فلا وجود له؛ اختاروا وقتًا آخر
error-time-past = مضى ذلك الوقت؛ اختاروا وقتًا لاحقًا
error-time-far = اختاروا وقتًا خلال سنتين
error-time-after-deadline = سيكون آخر موعد للتوقيع قد انقضى حينها. اختاروا وقتًا أبكر، أو غيّروا آخر موعد في النصّ
done-scheduled = يُنشر من تلقاء نفسه في ذلك الوقت.
done-schedule-cancelled = لا يحدث شيء في ذلك الوقت. ويبقى مسودّة.
audit-schedule = اختيار وقت للنشر
audit-schedule-cancel = إلغاء وقت النشر
audit-schedule-due = النشر في الوقت المختار
