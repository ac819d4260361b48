why-title = لماذا يوقّعون
why-one = لماذا وقّعت هذه المنظّمة
why-lead = بكلماتهم، كما قبلتها الجهة المنظِّمة.
why-none = لم يذكر أحد السبب بعد.
why-all = عرض الكلّ ({ $count })
why-elsewhere = إن ذكر أحد سببًا فقراءته على خادم الجهة المنظِّمة
why-newer = الأحدث
why-older = الأقدم
why-ours = لماذا نوقّع
why-ours-link = اذكروا السبب
why-ours-lead = بضع جمل تظهر بجانب اسم منظّمتكم. تنظر فيها الجهة المنظِّمة قبل عرضها، وتُحذف مع اسمكم إن سحبتموه.
field-why = لماذا توقّعون
field-why-hint = ٥٠٠ حرف على الأكثر، نصّ بسيط
field-why-first = لماذا توقّعون (يمكن تركه فارغًا)
field-why-first-hint = ٥٠٠ حرف على الأكثر، نصّ بسيط. تنظر فيه الجهة المنظِّمة قبل عرضه.
field-why-language = اللغة
field-why-language-hint = برمزها، مثل en أو zh-Hant أو ar. يمكن تركها فارغة.
why-send = إرسال
why-unsay = سحب النصّ
why-state-sent = أُرسل إلى الجهة المنظِّمة، ولها أن تعرضه أو لا تعرضه. ويُذكر قرارها هنا.
why-state-sent-shown = تعرضه الجهة المنظِّمة في صفحة النداء نفسها.
why-state-sent-refused = لا تعرضه الجهة المنظِّمة.
why-state-waiting = ينتظر قرار الجهة المنظِّمة.
why-state-shown = هو معروض.
why-state-refused = لا تعرضه الجهة المنظِّمة.
done-comment-sent = وصل إلى الجهة المنظِّمة.
done-comment-unsaid = سُحب النصّ.
error-comment-long = اكتبوا ما بين حرف واحد و٥٠٠ حرف
comments-title = ما يقوله الموقّعون
comments-lead = للموقّع أن يذكر لماذا يوقّع. يُعرض ذلك هنا دون غيره متى قبلتموه، ويُحذف حين يُحذف اسمه.
comments-answer = لا يُردّ من هنا. يقود كلّ اسم إلى صفحة توقيعه، وفيها كيف يُتّصل بتلك المنظّمة.
comments-waiting = بالانتظار
comments-shown = معروض
comments-refused = غير معروض
comments-none = لا شيء.
comments-show = عرضه
comments-refuse = عدم عرضه
comments-take-down = وقف عرضه
comments-not-listed = لم يعد في القائمة
comments-reported = { $count ->
    [zero] لم يبلّغ عنه أيّ خادم آخر
    [one] بلّغ عنه خادم آخر مرّة واحدة
    [two] بلّغت عنه خوادم أخرى مرّتين
    [few] بلّغت عنه خوادم أخرى { $count } مرّات
   *[other] بلّغت عنه خوادم أخرى { $count } مرّة
}
manage-comments = { $count ->
    [0] ما يقوله الموقّعون
    [one] ما يقوله الموقّعون: نصّ واحد ينتظر
    [two] ما يقوله الموقّعون: نصّان ينتظران
    [few] ما يقوله الموقّعون: { $count } نصوص تنتظر
    [many] ما يقوله الموقّعون: { $count } نصًّا ينتظر
   *[other] ما يقوله الموقّعون: { $count } نصّ ينتظر
}
done-comment-shown = النصّ معروض الآن.
done-comment-refused = النصّ غير معروض.
error-comment-changed = تغيّر النصّ وأنتم تقرؤونه. أعيدوا النظر فيه
error-comment-not-listed = ليست منظّمتكم في القائمة بعد
form-done-why = سُجّل ما كتبتم
form-done-what-why = ينظر أحد لدى الجهة المنظِّمة في ما كتبتموه قبل عرضه.
form-done-why-gone = سُحب النصّ
form-done-what-why-gone = لم يعد بجانب اسم منظّمتكم شيء.
