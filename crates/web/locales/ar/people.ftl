# أفراد يوقّعون على خادم الجهة المنظِّمة: الاستمارة والرسائل وما يُحفظ والأسماء.
people-lead = نرسل إليكم رسالة إلكترونية. ويُحتسب توقيعكم حين تفتحون الرابط الذي فيها وتضغطون الزرّ هناك.
people-keeper = تُحفظ لدى
people-contact = للأسئلة
people-kept-until = تُحفظ حتى
people-shown = ما يُعرض

field-person-occupation = المهنة
field-person-occupation-hint = يمكن تركها فارغة
field-person-message = كلمة إلى الجهة المنظِّمة
field-person-message-hint = يمكن تركها فارغة. لا تُعرض أبدًا. ١٬٠٠٠ حرف على الأكثر.
field-person-shown = ما يجوز عرضه عنكم
field-person-first-name = الاسم الأوّل كما يجوز عرضه
field-person-first-name-hint = لا يلزم إلّا إن جاز عرض اسمكم الأوّل

people-choice-never = لا شيء
people-choice-first-name-and-region = اسمي الأوّل مع المكان والبلد
people-choice-full = اسمي مع المكان والبلد

people-agree-never = أوافق على أن يُحفظ ما أكتبه هنا مشفّرًا لدى { $keeper } حتى { $until }، لاحتساب توقيعي. ولا يُعرض اسمي على أحد. ويمكنني في أيّ وقت الاطّلاع عليه أو تصحيحه أو سحبه بالرابط الوارد في الرسالة الإلكترونية.
people-agree-first-name-and-region = أوافق على أن يُحفظ ما أكتبه هنا مشفّرًا لدى { $keeper } حتى { $until }، لاحتساب توقيعي، وعلى أن يُعرض اسمي الأوّل مع المكان والبلد إن اخترت ذلك أعلاه. ويمكنني في أيّ وقت الاطّلاع عليه أو تصحيحه أو سحبه بالرابط الوارد في الرسالة الإلكترونية.
people-agree-full = أوافق على أن يُحفظ ما أكتبه هنا مشفّرًا لدى { $keeper } حتى { $until }، لاحتساب توقيعي، وعلى أن يُعرض من اسمي، مع المكان والبلد، القدر الذي اخترته أعلاه. ويمكنني في أيّ وقت الاطّلاع عليه أو تصحيحه أو سحبه بالرابط الوارد في الرسالة الإلكترونية.

people-question = كم يساوي { $a } زائد { $b }؟ اكتبوا العدد.
people-question-why = كي لا يوقّع برنامج آلاف المرّات
people-waiting = لحظة من فضلكم: يُجري متصفّحكم أوّلًا حسابًا صغيرًا، كي لا يوقّع برنامج آلاف المرّات.
people-number-1 = واحد
people-number-2 = اثنان
people-number-3 = ثلاثة
people-number-4 = أربعة
people-number-5 = خمسة
people-number-6 = ستّة
people-number-7 = سبعة
people-number-8 = ثمانية
people-number-9 = تسعة

error-answer = أجيبوا عن السؤال بعدد
error-line-long = اكتبوا ١٢٠ حرفًا على الأكثر، في سطر واحد
error-message-long = اكتبوا ١٬٠٠٠ حرف على الأكثر
error-country-known = اختاروا بلدًا من القائمة
error-shown-more = اختاروا واحدًا ممّا ذُكر؛ فما زاد عليه لم يُوعد به
error-terms-changed = تغيّر الآن ما توافقون عليه. اقرؤوه من جديد وأشيروا إلى موافقتكم
error-form-again = بقيت الاستمارة مفتوحة طويلًا، أو سبق إرسالها. راجعوها وأرسلوها مرّة أخرى
error-many-at-provider = يوقّع الآن كثيرون جدًا بعناوين من مزوّد البريد هذا. حاولوا بعد بضع دقائق

people-confirm-what = بهذا الزرّ يُحتسب توقيعكم. وقبل ذلك لا يُحتسب.

people-done-sent = رسالة إلكترونية في طريقها إليكم
people-done-what-sent = افتحوا الرابط الذي فيها خلال يومين. ومن حينها يُحتسب توقيعكم.
people-done-not-come = لم يصلكم شيء؟ ابحثوا في البريد غير المرغوب فيه. لا نكتب إلى العنوان الواحد أكثر من عشر مرّات في اليوم.
people-done-counted = احتُسب توقيعكم
people-done-what-counted = شكرًا لكم. تصلكم رسالة إلكترونية ثانية برابط يمكنكم به الاطّلاع على توقيعكم أو تصحيحه أو سحبه.
people-done-counted-news = احتُسب توقيعكم
people-done-what-counted-news = شكرًا لكم. تصلكم رسالة إلكترونية ثانية برابط يمكنكم به الاطّلاع على توقيعكم أو تصحيحه أو سحبه. وتصلكم من الآن أخبار هذا النداء بالبريد الإلكتروني أيضًا. وفي كلّ رسالة رابط لوقفها.
people-done-withdrawn = سُحب توقيعكم
people-done-what-withdrawn = حُذف كلّ ما كتبتموه، ولم يعد توقيعكم يُحسب. وإن كانت تصلكم أيضًا أخبار هذا النداء بالبريد الإلكتروني، فإنّها تستمرّ حتّى توقفوها بالرابط الذي في كلّ رسالة منها.
people-done-link-sent = رابطكم في طريقه إليكم، إن وُجد
people-done-what-link-sent = إن كان قد وُقّع هنا شيء بهذا العنوان، فستصل خلال بضع دقائق رسالة إلكترونية فيها الرابط.

people-link-again = إرسال رابط توقيعكم من جديد
people-link-again-what = بهذا الرابط يمكنكم الاطّلاع على كلّ ما نحفظه عنكم، وتصحيحه، وأخذ نسخة منه، وسحبه.
people-link-again-button = أرسلوا إليّ الرابط

people-own-title = توقيعكم
people-own-lead = هذا كلّ ما هو محفوظ عنكم. يراه كلّ من لديه رابط هذه الصفحة، فلا تعطوه لأحد.
people-own-email = عنوان البريد الإلكتروني
people-own-signed = تاريخ التوقيع
people-own-confirmed = تاريخ التأكيد
people-own-shown = المعروض عنكم الآن
people-own-shown-never = لا شيء
people-own-shown-first-name-and-region = الاسم الأوّل والمكان والبلد
people-own-shown-full = الاسم والمكان والبلد
people-own-agreed = ما وافقتم عليه
people-own-correct = التصحيح
people-own-correct-button = حفظ التعديلات
people-own-take = أخذ نسخة
people-own-take-what = ملفّ بصيغة تقرؤها البرامج (JSON)، فيه كلّ ما سبق.
people-own-take-button = تنزيل الملفّ
people-own-withdraw-what = يُحذف فورًا كلّ ما كتبتموه، ولا يعود توقيعكم يُحسب. وإن كانت تصلكم أيضًا أخبار هذا النداء بالبريد الإلكتروني، فإنّها تستمرّ حتّى توقفوها بالرابط الذي في كلّ رسالة منها.
done-corrected = حُفظت تعديلاتكم.

people-title = الأفراد الموقّعون
people-count = { $count ->
    [zero] لم يوقّع هنا أحد بعد
    [one] وقّع هنا شخص واحد
    [two] وقّع هنا شخصان
    [few] وقّع هنا { $count } أشخاص
    [many] وقّع هنا { $count } شخصًا
   *[other] وقّع هنا { $count } شخص
}
people-from = أين يقيمون
people-at-least = على الأقلّ
people-elsewhere = في مكان آخر، أو غير مذكور، أو عدد أقلّ من أن يُذكر
people-from-why = تُذكر الأعداد بحسب البلد خمسةً فخمسة، كي لا تكشف شيئًا عن أيّ شخص بعينه.
people-names = الأسماء
people-names-never = وعدت الجهة المنظِّمة بألّا تعرض أيّ اسم.
people-names-first-name-and-region = الأسماء الأولى لمن أرادوا ذلك، الأحدث أوّلًا.
people-names-full = أسماء من أرادوا ذلك، الأحدث أوّلًا.
people-newer = أسماء أحدث
people-older = أسماء أقدم
way-person-what-named = توقّعون على خادم الجهة المنظِّمة، وتقرّرون بأنفسكم هل يُعرض اسمكم هناك. ولا تُبلَّغ الخوادم الأخرى إلّا بعدد واحد: كم شخصًا وقّع.
way-person-who = من وقّع

people-mail-confirm-subject = يُرجى التأكيد: «{ $title }»
people-mail-confirm-what = وقّع أحدهم، ولعلّه أنتم، بعنوان البريد الإلكتروني هذا: «{ $title }». يُحتسب التوقيع حين تفتحون هذا الرابط وتضغطون الزرّ:
people-mail-confirm-then = يعمل الرابط مرّة واحدة خلال يومين. إن لم تكونوا أنتم من وقّع فلا تفعلوا شيئًا: يُحذف عندئذ ما كُتب.
people-mail-already-subject = سبق أن وقّعتم: «{ $title }»
people-mail-already-what = أراد أحدهم، ولعلّه أنتم، أن يوقّع بعنوان البريد الإلكتروني هذا: «{ $title }». وقد وُقّع به من قبل، ويُحسب مرّة واحدة. بهذا الرابط يمكنكم الاطّلاع على توقيعكم أو تصحيحه أو سحبه:
people-mail-already-then = لا تعطوا الرابط لأحد. وإن لم تكونوا أنتم من أراد ذلك فلا يلزمكم شيء.
people-mail-signed-subject = وقّعتم: «{ $title }»
people-mail-signed-what = شكرًا لكم. احتُسب توقيعكم: «{ $title }». بهذا الرابط يمكنكم الاطّلاع على كلّ ما نحفظه عنكم، وتصحيحه، وأخذ نسخة منه، وسحبه:
people-mail-signed-then = احتفظوا بهذه الرسالة، ولا تعطوا الرابط لأحد.
people-mail-again-subject = رابط توقيعكم
people-mail-again-what = طلب أحدهم، ولعلّه أنتم، روابط ما وُقّع بهذا العنوان. بها يمكنكم الاطّلاع عليه أو تصحيحه أو سحبه:
people-mail-again-then = لا تعطوا الروابط لأحد. وإن لم تكونوا أنتم من طلبها فلا يلزمكم شيء.

people-desk-title = تواقيع الأفراد
people-desk-free = لم يوقّع أحد بهذه الشروط بعد، فلا يزال بوسعكم تغيير كلّ شيء.
people-desk-promised = وقّع أفراد بهذه الشروط. يمكنكم أن تشدّدوها لهم جميعًا، لا أن تخفّفوها: بعرض أقلّ أو بحفظ أقصر مدّة. والجهة المسؤولة عن البيانات تبقى كما هي.
people-desk-open = للأفراد أن يوقّعوا هذا النداء
people-desk-button = حفظ هذه الشروط
field-people-keeper = الجهة المسؤولة عن البيانات
field-people-keeper-hint = المنظّمة التي تحفظ ما يكتبه الأفراد، باسمها الكامل
field-people-contact = كيف يمكن الاتّصال بها
field-people-contact-hint = عنوان بريد إلكتروني أو صفحة للأسئلة عن بيانات الأفراد
field-people-kept-until = تُحفظ حتى
field-people-kept-until-hint = في آخر هذا اليوم يُحذف من تلقاء نفسه كلّ شيء ما عدا العدد
field-people-shown = أكثر ما يُعرض من الاسم
field-people-consent = ما يوافق عليه الأفراد
field-people-consent-hint = اتركوه فارغًا لاستعمال العبارة المعتادة. وهي تذكر الجهة المسؤولة عن البيانات واليوم وما يُعرض.
error-keeper-invalid = سمّوا الجهة المسؤولة عن البيانات، في سطر واحد لا يزيد على ٢٠٠ حرف
error-contact-invalid = اكتبوا كيف يتّصل الأفراد بالجهة المسؤولة عن البيانات، في سطر واحد لا يزيد على ٢٠٠ حرف
error-contact-form = اكتبوا عنوان بريد إلكتروني كاملًا، أو عنوان صفحة ويب يبدأ بـ https://
error-kept-until-invalid = اكتبوا يومًا مقبلًا، خلال خمس سنوات
error-consent-invalid = اكتبوا ٤٬٠٠٠ حرف على الأكثر
error-shown-looser = وقّع أفراد على وعد بأن يُعرض أقلّ من ذلك. يمكن تشديد الشروط لا تخفيفها
error-kept-until-later = وقّع أفراد على وعد بألّا تُحفظ تواقيعهم كلّ هذه المدّة. لا يمكنكم إلّا اختيار يوم أقرب
error-keeper-changed = وافق الأفراد على أن تُحفظ تواقيعهم لدى المنظّمة التي سُمّيت لهم. وأيّ منظّمة أخرى لا بدّ أن تسألهم من جديد
done-people = حُفظت الشروط.
manage-people-terms = تواقيع الأفراد: الشروط والأعداد

# A link of theirs that was used.
problem-title-people-used = استُعمل هذا الرابط من قبل
problem-what-people-used = كل رابط يعمل مرة واحدة. إن كنتم قد أكّدتم به فتوقيعكم محسوب، ما لم يكن قد سُحب بعد ذلك.
problem-advice-people-used = في الرسالة الثانية رابط لرؤية توقيعكم وتصحيحه وسحبه، ويمكن طلب إرساله من جديد من الاستمارة.

people-promise-never = لا شيء من اسمكم، ولا لأحد
people-promise-first-name-and-region = اسمكم الأوّل على الأكثر، مع المكان والبلد، إن أردتم
people-promise-full = اسمكم على الأكثر، مع المكان والبلد، إن أردتم
field-person-place = المكان
field-person-place-hint = مدينة أو منطقة. يمكن تركه فارغًا
error-kept-until-before-deadline = التوقيع ممكن حتى آخر موعد للنداء. اكتبوا ذلك اليوم أو يومًا بعده
problem-title-people-gone = سُحب هذا التوقيع
problem-what-people-gone = حُذف كلّ ما كُتب معه، ولم يعد محسوبًا.
problem-advice-people-gone = لم يبقَ ما يلزم فعله. ويمكنكم أن توقّعوا من جديد في أيّ وقت.
