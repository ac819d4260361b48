# المكتب: التعديلات وموقف المنظّمة منها والاقتراعات والأصوات.
deciding-title = التعديلات والاقتراعات
deciding-lead = تقترح المنظّمات الموقّعة تغييرات وتبيّن مواقفها، ويعرضها الداعون على التصويت. كلّ ذلك موقَّع ويحفظه كلّ خادم يحفظ القائمة.
deciding-over = لا يُقترح شيء بعد الآن، ولا يُطرح للتصويت، ولا يُصوَّت عليه. ويبقى ما اقتُرح وما تقرّر مقروءًا، ويمكنكم سحب ما قلتموه.
deciding-link-what = اقترحوا تغييرات على النصّ، وبيّنوا موقفكم، وصوّتوا.
deciding-only-listed = لا يقترح ولا يتكلّم ولا يصوّت إلّا المنظّمات المدرجة في القائمة. وقّعوا أوّلًا، أو انتظروا حتى تُقبلوا.
deciding-amendments = التعديلات
deciding-amendments-none = لم يقترح أحد تغييرًا بعد.
deciding-propose = اقتراح تغيير
deciding-propose-lead = يُوقَّع بمفتاحكم، ويُرسل إلى كلّ من يحفظ القائمة، ويظهر مع اسمكم.
deciding-sign = توقيع وإرسال
deciding-words = بأيّ عبارة
deciding-words-translation = النصّ مترجم فقط إلى هذه اللغة: يمكن تركها فارغة، فلا تكون للبند ترجمة حينئذ.
deciding-change-add = بند جديد
deciding-change-change = تعديل العبارة
deciding-change-strike = حذف
deciding-merged-into = صار الآن جزءًا من:
deciding-ours = تعديلكم
deciding-outdated = قُدّم لصيغة أخرى
deciding-seconded = { $count ->
    [zero] لم تثنِّ عليه أيّ منظّمة
    [one] ثنّت عليه منظّمة واحدة
    [two] ثنّت عليه منظّمتان
    [few] ثنّت عليه { $count } منظّمات
    [many] ثنّت عليه { $count } منظّمة
   *[other] ثنّت عليه { $count } منظّمة
}
deciding-conflicts = { $count ->
    [zero] لا تعديل آخر يريد هذا البند على وجه آخر
    [one] تعديل آخر يريد هذا البند على وجه آخر
    [two] تعديلان آخران يريدان هذا البند على وجه آخر
    [few] { $count } تعديلات أخرى تريد هذا البند على وجه آخر
    [many] { $count } تعديلًا آخر يريد هذا البند على وجه آخر
   *[other] { $count } تعديل آخر يريد هذا البند على وجه آخر
}
deciding-clause = البند
deciding-at-end = في النهاية
deciding-part-none = بلا قسم
deciding-part-aims = الأهداف
deciding-part-positions = المواقف
deciding-part-activities = الأنشطة
deciding-reasons = الأسباب
deciding-positions = مواقف الآخرين
deciding-positions-none = لم يبيّن أحد موقفه بعد.
deciding-seconds = تثنّي عليه
deciding-reservation = تحفّظ:
deciding-own = موقفكم
deciding-own-save = توقيع وإرسال
deciding-own-take-back = سحبه
deciding-yours = تعديلكم
deciding-held = هناك اقتراع جارٍ عليه حتى { $at }، ويبقى التعديل كما هو إلى أن ينتهي.
deciding-edit = تغيير التعديل
deciding-merge = دمجه في آخر
deciding-merge-what = يظهر تعديلكم عندئذ جزءًا من الآخر الذي يقوم مقام الاثنين.
deciding-withdraw = سحب التعديل
deciding-withdraw-what = يبقى ظاهرًا أنّكم قدّمتموه وسحبتموه، من دون عبارته. أمّا النسخ في أماكن أخرى فلا يمكن سحبها.
deciding-withdraw-ballots = أمّا الاقتراعات التي جرت عليه فتُبقي عبارته، ليُعرف ما صُوّت عليه.
deciding-withdraw-sure = نعم، نسحبه
deciding-take = إدخال ما أُقرّ في النصّ
deciding-take-lead = يصير هذا مسوّدة للصيغة التالية يمكنكم تغييرها قبل نشرها. ثمّ يبيّن الموقّعون هل يؤيّدونها.
deciding-take-conflicts = تُركت كما هي، لأنّ ما أُقرّ متناقض أو لأنّ البند لم يعد موجودًا
deciding-take-drafted = هناك مسوّدة للصيغة التالية. ما أُقرّ مقدَّم على ما تقوله عن البنود نفسها، ويبقى سائرها كما هو.
deciding-take-button = كتابته في المسوّدة
deciding-left-over = أُقرّ لصيغة سابقة ولم يدخل النصّ. للأخذ به اقترحوه من جديد أو أدخلوه في النصّ يدويًا.

deciding-ballots = الاقتراعات
deciding-ballots-none = لم يُعرض شيء على التصويت بعد.
deciding-open = فتح اقتراع
deciding-open-lead = لكلّ منظّمة صوت واحد. متى وُقّعت هذه الشروط فلن يمكن تغييرها، وإنّما يمكن إلغاء الاقتراع قبل إغلاقه.
deciding-open-button = توقيع وفتح الاقتراع
deciding-question-text = النصّ كلّه، الصيغة { $wording }
deciding-question-amendment = تعديل: { $what }
deciding-amendment-words = { $what }: { $words }
deciding-ballot-open = مفتوح
deciding-ballot-opening = يجري فتح الأصوات المختومة
deciding-ballot-closed = مغلق
deciding-ballot-cancelled = ملغى
deciding-ballot-withdrawn = لم يُحسم: سُحب هذا النداء
deciding-closes = التصويت حتى { $at }
deciding-to-vote = { $count ->
    [zero] لم يبق لكم صوت تدلون به
    [one] بقي لكم صوت واحد تدلون به
    [two] بقي لكم صوتان تدلون بهما
    [few] بقيت لكم { $count } أصوات تدلون بها
    [many] بقي لكم { $count } صوتًا تدلون بها
   *[other] بقي لكم { $count } صوت تدلون بها
}
deciding-see-amendment = قراءة التعديل
deciding-majority = الأغلبيّة
deciding-majority-what = لا حاجة إليها عند انتخاب لجنة.
deciding-majority-more = يُقرّ بأكثر من { $percent }٪ { $of }
deciding-majority-least = يُقرّ بما لا يقلّ عن { $percent }٪ { $of }
deciding-of-votes = ممّن صوّت بالموافقة أو الرفض
deciding-of-present = من جميع المشاركين
deciding-of-roll = من جميع من يحقّ لهم التصويت
deciding-share-more = أكثر من هذا
deciding-share-least = هذا على الأقلّ
deciding-sealed = أصوات مختومة
deciding-sealed-what = أصوات المنظّمات علنيّة. فإن طلبتم ذلك أرسل كلّ خادم أوّلًا صوتًا مختومًا، ثمّ فتحه بنفسه بعد إغلاق الاقتراع.
deciding-unopened-abstention = الصوت المختوم الذي لا يُفتح يُعدّ امتناعًا
deciding-unopened-not-cast = الصوت المختوم الذي لا يُفتح يُعدّ كأنّه لم يُدلَ به
deciding-committee = انتخاب لجنة
deciding-committee-what = عند انتخاب لجنة فقط. يؤشّر كلّ مصوّت على جميع من يوافق عليهم، ويُنتخب من نالوا أكثر الإشارات.
deciding-terms = الشروط
deciding-roll-count = { $count ->
    [zero] لا يحقّ لأيّ منظّمة أن تصوّت
    [one] يحقّ لمنظّمة واحدة أن تصوّت
    [two] يحقّ لمنظّمتين أن تصوّتا
    [few] يحقّ لـ{ $count } منظّمات أن تصوّت
    [many] يحقّ لـ{ $count } منظّمة أن تصوّت
   *[other] يحقّ لـ{ $count } منظّمة أن تصوّت
}
deciding-quorum-is = يجب أن يشارك منها { $percent }٪ على الأقلّ
deciding-opens-until = الأصوات مختومة، ويمكن فتحها حتى { $at }.
deciding-seats = { $count ->
    [zero] لا مقاعد
    [one] مقعد واحد
    [two] مقعدان
    [few] { $count } مقاعد
    [many] { $count } مقعدًا
   *[other] { $count } مقعد
}
deciding-term = من { $from } إلى { $until }
deciding-vote = صوتكم
deciding-vote-what = يُوقَّع بمفتاحكم ويُرسل فورًا وهو علنيّ للجميع. يمكنكم إلى حين إغلاق الاقتراع أن تصوّتوا من جديد، والعبرة بآخر صوت.
deciding-vote-sealed = يُوقَّع ويُختم الآن، ويفتحه هذا الخادم بعد إغلاق الاقتراع. يمكنكم إلى ذلك الحين أن تصوّتوا من جديد، والعبرة بآخر صوت.
deciding-vote-button = توقيع وتصويت
deciding-voted = صوّتم.
deciding-voted-in-vain = أحد أصواتكم غير محسوب.
deciding-vote-again = صوّتوا من جديد ما دام الاقتراع مفتوحًا.
deciding-answer-yes = موافقة
deciding-answer-no = رفض
deciding-answer-abstain = امتناع
deciding-cancel = إلغاء الاقتراع
deciding-cancel-what = لا يترتّب عليه شيء عندئذ، وتبقى الأصوات التي أُدلي بها ظاهرة.
deciding-cancel-sure = نعم، نلغيه
deciding-result = النتيجة
deciding-result-adopted = أُقرّ.
deciding-result-rejected = لم يُقرّ.
deciding-result-no-quorum = لم يكتمل النصاب: لم يُقرَّر شيء.
deciding-result-elected = المنتخَبون:
deciding-result-nobody = لم يُنتخب أحد.
deciding-result-tied = تساوت إشاراتهم والمقاعد أقلّ من عددهم، فلم يُنتخبوا:
deciding-result-numbers = موافقة: { $yes }، رفض: { $no }، امتناع: { $abstain }
deciding-result-all = جميع الأصوات ومن عدّها
deciding-took-part = شارك { $part } من { $roll }.
deciding-wrong-line = السطر { $line }: اكتبوا عنوان حساب واحد، أو أتبعوه بعنوان مندوبه ومفتاحه، وكلّ منظّمة مرّة واحدة

field-deciding-change = ما الذي ينبغي أن يصير إليه البند
field-deciding-clause = أيّ بند
field-deciding-after = بعد أيّ بند
field-deciding-part = قسم البرنامج المشترك
field-deciding-part-hint = للبرامج المشتركة المؤلَّفة من عدّة أقسام
field-deciding-text = البند كما ينبغي أن يكون
field-deciding-reasons = لماذا
field-deciding-seconds = نثنّي عليه
field-deciding-language = لغة كلامكم
field-deciding-comment = تعليق
field-deciding-reservation = تحفّظ
field-deciding-reservation-hint = ما لا تؤيّدونه إن أُقرّ
field-deciding-into = مع أيّها
field-deciding-question = على ما يُصوَّت
field-deciding-closes-day = آخر يوم
field-deciding-roll = من يحقّ له التصويت
field-deciding-roll-hint = حساب واحد في كلّ سطر بعنوانه. فإن صوّت عنه مندوب تبعه عنوان حساب المندوب ومفتاحه المنشور، وبينها مسافات.
field-deciding-quorum = النصاب بالمئة
field-deciding-quorum-hint = كم ممّن يحقّ لهم التصويت يجب أن يشارك؛ ٠ إن لم يُشترط نصاب
field-deciding-more = كم صوتًا يلزم للموافقة
field-deciding-percent = بالمئة
field-deciding-majority-of = ممّن
field-deciding-sealed = ختم الأصوات حتى يُغلق الاقتراع
field-deciding-hours = كم ساعة لفتحها
field-deciding-unopened = إن لم يُفتح أحدها
field-deciding-words = كلمة إلى المصوّتين
field-deciding-seats = المقاعد
field-deciding-candidates = المرشّحون
field-deciding-candidates-hint = اسم واحد في كلّ سطر، ويمكن أن يتبعه بعد فاصلة منقوطة عنوان حساب منظّمته
field-deciding-from = أوّل يوم من المدّة
field-deciding-until = آخر يوم من المدّة
field-deciding-mandate = ما مهمّة اللجنة
field-deciding-voter = عمّن تصوّتون
field-deciding-answer = جوابكم
field-deciding-approve = على من توافقون
field-deciding-approve-hint = ترك الجميع من دون إشارة يُعدّ امتناعًا

error-deciding-not-listed = لا يستطيع ذلك إلّا المنظّمات المدرجة في القائمة
error-deciding-closed = الاقتراع مغلق أو ملغى
error-deciding-in-ballot = هناك اقتراع مفتوح على هذا التعديل، فيبقى كما هو حتى ينتهي
error-deciding-stale = ورد في هذه الأثناء ما هو أحدث، فانظروا فيه ثمّ أعيدوا المحاولة
error-deciding-part = اختاروا موضعًا ضمن هذا الجزء من النصّ، أو اتركوا أحد الحقلين فارغًا
error-deciding-delegate-unreachable = لا يجيب خادم المندوب فلا يمكن التحقّق من مفتاحه، فأعيدوا المحاولة لاحقًا
error-deciding-say-something = ثنّوا عليه أو اكتبوا شيئًا
error-deciding-clause = اختاروا بندًا من النصّ
error-deciding-strike-words = البند المحذوف لا عبارة له، فأفرغوها
error-deciding-closes = اكتبوا يومًا وساعة لم يأتيا بعد
error-deciding-closes-far = اختاروا نهاية خلال الأيّام الأربعمئة القادمة
error-deciding-percent = اكتبوا عددًا صحيحًا من ٠ إلى ١٠٠
error-deciding-hours = اكتبوا عددًا صحيحًا من ١ إلى ٧٤٤
error-deciding-seats = اكتبوا عددًا صحيحًا من ١ إلى ٥٠
error-deciding-candidates = اكتبوا من اسمين إلى ١٠٠ اسم، واحدًا في كلّ سطر
error-deciding-term = اكتبوا اليومين هكذا: السنة ثمّ الشهر ثمّ اليوم، والأوّل قبل الأخير

done-deciding-proposed = وُقّع التعديل وأُرسل.
done-deciding-changed = وُقّع التغيير وأُرسل.
done-deciding-withdrawn = سُحب التعديل.
done-deciding-merged = صار تعديلكم جزءًا من هذا.
done-deciding-said = وُقّع موقفكم وأُرسل.
done-deciding-unsaid = سُحب.
done-deciding-opened = فُتح الاقتراع.
done-deciding-cancelled = أُلغي الاقتراع.
done-deciding-voted = وُقّع صوتكم وأُرسل.
done-deciding-taken = ما أُقرّ موجود في المسوّدة.

audit-amendment = اقتراح تعديل
audit-amendment-change = تغيير تعديل
audit-amendment-withdraw = سحب تعديل
audit-amendment-merge = دمج تعديل في آخر
audit-position = بيان موقف المنظّمة من تعديل
audit-amendments-take = إدخال تعديلات أُقرّت في مسوّدة
audit-ballot = فتح اقتراع
audit-ballot-cancel = إلغاء اقتراع
audit-vote = التصويت

deciding-choose-lead = اختاروا البند وما تريدون أن يصير إليه. ثمّ تبدؤون من نصّه الحالي.
deciding-choose-other = اختيار شيء آخر
deciding-what-change = تعديل البند { $number }
deciding-what-strike = حذف البند { $number }
deciding-what-behind = بند جديد بعد البند { $number }
deciding-what-add = بند جديد في النهاية
deciding-stands = البند كما هو
deciding-delegated = يصوّت عنكم في هذا الاقتراع، بالمفتاح المذكور في شروطه: { $who }.
deciding-look = مراجعة أخيرة للشروط
deciding-look-back = تغيير الشروط
deciding-warn-quorum = النصاب ٠: يُتّخذ القرار ولو شاركت منظّمة واحدة.
deciding-warn-earlier = قُدّم هذا التعديل لصيغة سابقة. إن أُقرّ فلا يمكن إدخاله في النصّ إلّا يدويًا. اطلبوا أوّلًا اقتراحه من جديد للصيغة الحالية.
deciding-warn-roll = { $count ->
    [zero] كلّ منظّمة يمكنها التصويت مذكورة بين المصوّتين.
    [one] منظّمة واحدة يمكنها التصويت ليست بين المصوّتين.
    [two] منظّمتان يمكنهما التصويت ليستا بين المصوّتين.
    [few] { $count } منظّمات يمكنها التصويت ليست بين المصوّتين.
    [many] { $count } منظّمة يمكنها التصويت ليست بين المصوّتين.
   *[other] { $count } منظّمة يمكنها التصويت ليست بين المصوّتين.
}
deciding-take-conflicts-what = لا يمكن أن تدخل كلّها معًا في النصّ. اكتبوا البند في المسودّة بأنفسكم؛ أو اطلبوا اقتراح تعديل واحد يجمعها للصيغة التالية واعرضوه على التصويت.
deciding-wrong-key = السطر { $line }: هذا ليس مفتاحًا؛ انسخوه من صفحة المندوب، بمسافات أو من دونها
deciding-unknown-line = السطر { $line }: ليس هذا الحساب هنا بين الموقّعين؛ اكتبوا عنوانه كما في القائمة، أو سمّوا مندوبه
error-deciding-language = اكتبوا البند بهذه اللغة أيضًا: فالنصّ يُوقَّع بها
error-deciding-nothing-changed = هذا لا يغيّر شيئًا؛ اكتبوا ما تريدون تغييره
error-deciding-known = سبق أن اقترحتم هذا بعينه
error-deciding-decided = سبق البتّ في هذا التعديل؛ اقترحوا غيره
error-deciding-ballot-open = هناك اقتراع مفتوح في هذا الشأن؛ انتظروا حتى يُغلق، أو ألغوه
error-deciding-voter-unknown = ذُكر بين المصوّتين من ليس هنا بين الموقّعين
error-deciding-delegate-key = هذا ليس مفتاحًا للمندوب؛ انسخوه من صفحته
error-deciding-seats-many = لا يمكن أن تكون المقاعد أكثر من المرشّحين
problem-title-not-initiator = لا يفتح الاقتراعات إلّا الداعون
problem-what-not-initiator = تفتح الاقتراعَ المنظّمةُ التي نشرت النداء، أو منظّمة تدعو إليه معها.
problem-advice-not-initiator = اقترحوا تغييرًا في مكتبكم، واطلبوا من إحداها أن تعرضه على التصويت.
field-deciding-text-hint = البند كاملًا. وهو لازم بكلّ لغة يُوقَّع بها النصّ.
field-deciding-closes-time = الوقت
