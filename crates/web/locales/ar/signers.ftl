signers-title = الموقّعون
signers-link = { $count ->
    [0] الموقّعون: تصفّحهم جميعًا
    [one] الموقّعون: واحد ينتظر. تصفّحهم جميعًا، والبتّ في عدّة منهم معًا
    [two] الموقّعون: اثنان ينتظران. تصفّحهم جميعًا، والبتّ في عدّة منهم معًا
    [few] الموقّعون: { $count } ينتظرون. تصفّحهم جميعًا، والبتّ في عدّة منهم معًا
    [many] الموقّعون: { $count } ينتظرون. تصفّحهم جميعًا، والبتّ في عدّة منهم معًا
   *[other] الموقّعون: { $count } ينتظرون. تصفّحهم جميعًا، والبتّ في عدّة منهم معًا
}
signers-several = البتّ في عدّة موقّعين
signers-places = أين الموقّعون
signers-place-waiting = بالانتظار
signers-place-listed = في القائمة
signers-place-refused = المرفوضون
signers-place-removed = المحذوفون
signers-place-withdrawn = من سحبوا أسماءهم
signers-place-what-waiting = ينتظرون إلى أن يقرّر أحد هنا. بالقبول توقّعون بيانًا يستطيع الجميع التحقّق منه، أمّا الرفض فلا يُوقَّع به شيء.
signers-newcomers = قادمون جدد كثيرون جدًّا: انظروا فيهم.
signers-newcomers-what = جاء خلال ساعة أكثر من ٢٠٠ موقّع من نطاقات جديدة على هذا النداء. ومن زاد عليهم ينتظر قراركم، أو ساعة يأتي فيها عدد أقلّ. اكتبوا نطاقًا في الخانة أدناه لتروا من هو منه، هنا وفي القائمة.
signers-place-what-listed = هم في القائمة على كلّ خادم. وبالحذف توقّعون بيانًا؛ لا يُمحى شيء، ويمكن التراجع عنه.
signers-place-what-listed-withdrawn = هم في القائمة على كلّ خادم. وبالحذف توقّعون بيانًا؛ لا يُمحى شيء.
signers-place-what-refused = رُفضوا هنا في الأيّام الثلاثين الأخيرة. ويمكن التراجع عن ذلك خلالها: من رُفض يعود إلى الانتظار.
signers-place-what-refused-withdrawn = رُفضوا هنا في الأيّام الثلاثين الأخيرة.
signers-place-what-removed = أخرجهم من القائمة أحد الداعين. وبقبول أحدهم من جديد توقّعون بيانًا آخر.
signers-place-what-removed-withdrawn = أخرجهم من القائمة أحد الداعين.
signers-place-what-withdrawn = سحبوا أسماءهم بأنفسهم. ولا يستطيع أحد غيرهم أن يتراجع عن ذلك.
signers-find = ابحثوا عن اسم أو عنوان أو خادم
signers-no-country = البلد غير مذكور
signers-alike-any = الكلّ
signers-alike-with = يشبه اسمًا آخر
signers-alike-without = لا يشبه أيّ اسم آخر
signers-time = متى
signers-came-any = في أيّ وقت
signers-came-hour = خلال الساعة الأخيرة
signers-came-day = خلال اليوم الأخير
signers-nobody = لا أحد هنا.
signers-everybody = عرض كلّ من هنا
signers-pairs = أزواج قد يكون كلّ منها لموقّع واحد: ضمّوها، أو بيّنوا أنّهما اثنان
signers-back = العودة إلى الموقّعين
signers-key = المفتاح
signers-score = درجة التشابه { $score } من ١٠٠
signers-came = وصل في { $at }
signers-since = في القائمة منذ { $at }
signers-refused-at = رُفض في { $at }
signers-removed-at = حُذف في { $at }
signers-withdrawn-at = سُحب في { $at }
signers-by = القرار من { $name }
signers-by-listed = القبول من { $name }
signers-because = السبب: { $reason }
signers-blocked = يحجب هذا الخادم المكان الذي جاء منه: لا يُعرض اسمه هنا.
signers-limited = يقيّد هذا الخادم المكان الذي جاء منه.
signers-met = نظر هذا الخادم في حسابه أوّل مرّة في { $at }.
signers-never-met = لم يستطع هذا الخادم قطّ أن ينظر في حسابه.
signers-gone = يقول خادمه إنّ الحساب لم يعد موجودًا.
signers-account = الحساب { $account }
signers-account-since = الحساب { $account }، وهو بحسب قوله قائم منذ { $at }
signers-domain = عنوان بريده الإلكتروني في نطاق { $domain }.
signers-one-admit = قبول
signers-one-refuse = رفض…
signers-one-remove = حذف…
signers-one-restore = القبول من جديد
signers-one-reconsider = الإعادة إلى الانتظار
signers-together = من أشّرتم عليهم
signers-all-here = { $count ->
    [one] الوحيد في هذه الصفحة
    [two] الاثنان في هذه الصفحة
   *[other] كلّ من في هذه الصفحة ({ $count })
}
signers-kept = { $count ->
    [one] أُشّر أيضًا على موقّع آخر لا يظهر أعلاه:
    [two] أُشّر أيضًا على موقّعَين آخرَين لا يظهران أعلاه:
    [few] أُشّر أيضًا على { $count } موقّعين آخرين لا يظهرون أعلاه:
    [many] أُشّر أيضًا على { $count } موقّعًا آخر لا يظهرون أعلاه:
   *[other] أُشّر أيضًا على { $count } موقّع آخر لا يظهرون أعلاه:
}
signers-do-admit = قبول…
signers-do-refuse = رفض…
signers-do-remove = حذف…
signers-do-restore = القبول من جديد…
signers-do-reconsider = الإعادة إلى الانتظار…
signers-together-what = ترون أوّلًا ما سيحدث.
signers-keys = مفاتيح اللوحة
signers-keys-what = تعمل هذه المفاتيح ما دمتم في القائمة:
signers-keys-start = الذهاب إلى الأوّل
signers-keys-move = التالي، السابق
signers-keys-tick = التأشير عليه
signers-keys-in = القبول
signers-keys-out = الرفض أو الحذف، بعد المراجعة
signers-keys-help = إظهار هذا أو إخفاؤه
signers-check-admit = هل تقبلونهم؟
signers-check-refuse = هل ترفضونهم؟
signers-check-remove = هل تحذفونهم من القائمة؟
signers-check-restore = هل تقبلونهم من جديد؟
signers-check-reconsider = هل تعيدونهم إلى الانتظار؟
signers-check-what-admit = توقّع منظّمتكم لكلّ منهم بيانًا بقبوله. وإن تعذّر قبول أحدهم قُبل الباقون.
signers-check-what-refuse = لن ينتظروا هنا بعد ذلك. ولا يُوقَّع شيء. يمكنكم التراجع خلال ثلاثين يومًا، ويمكنهم أن يوقّعوا من جديد.
signers-check-what-refuse-names = لا يُرفض إلّا الاسم الجديد. يبقى الاسم الذي في القائمة كما هو، ولا يُوقَّع شيء. يمكنكم التراجع خلال ثلاثين يومًا.
signers-check-what-remove = توقّع منظّمتكم لكلّ منهم بيانًا بإخراجه من القائمة، مع السبب. يستطيع الجميع أن يقرؤوا الأمرين، ويمكن التراجع عن ذلك.
signers-check-what-remove-withdrawn = توقّع منظّمتكم لكلّ منهم بيانًا بإخراجه من القائمة، مع السبب. يستطيع الجميع أن يقرؤوا الأمرين.
signers-check-what-restore = توقّع منظّمتكم لكلّ منهم بيانًا آخر بقبوله. ويبقى ما وُقّع من قبل مسجَّلًا.
signers-check-what-reconsider = يعود ما أرسلوه إلى الانتظار هنا، كأن لم يُقرَّر شيء.
signers-check-sent-refuse = لا يُرسل شيء إلى الخوادم التي تحفظ القائمة.
signers-check-sent-reconsider = يُبلَّغ بالبريد الإلكتروني من وقّع بالاستمارة. ولا يُبلَّغ أحد غيره.
signers-check-nobody = لا يحفظ القائمة أيّ خادم آخر بعد.
signers-check-recipients = { $count ->
    [one] تُرسل البيانات إلى خادم واحد آخر يحفظ القائمة:
    [two] تُرسل البيانات إلى خادمين آخرين يحفظان القائمة:
    [few] تُرسل البيانات إلى { $count } خوادم أخرى تحفظ القائمة:
    [many] تُرسل البيانات إلى { $count } خادمًا آخر يحفظ القائمة:
   *[other] تُرسل البيانات إلى { $count } خادم آخر يحفظ القائمة:
}
signers-check-not = عدم فعل شيء
signers-reason = السبب
signers-no-reason = لم يُذكر سبب
signers-reason-who-refuse = يقرأ العاملون في مكتبكم السبب هنا. ومن وقّع بالاستمارة يقرؤه أيضًا في الرسالة. ولا يُبلَّغ به أحد غيرهم.
signers-reason-who-refuse-unmailed = يقرأ العاملون في مكتبكم السبب هنا. ولا يُبلَّغ به أحد غيرهم.
signers-reason-who-remove = السبب وارد في البيان الموقَّع، ويستطيع الجميع قراءته.
signers-ahead-admit = سيُقبل.
signers-ahead-key = يُسأل خادمه عن مفتاحه مرّة أخرى. ويُقبل إن وُجد المفتاح هناك.
signers-ahead-renamed = هو في القائمة، وسيُعرض اسمه الجديد.
signers-ahead-name-stays = يبقى في القائمة باسمه الحاليّ.
signers-ahead-remove = سيخرج من القائمة على كلّ خادم.
signers-ahead-restore = سيعود إلى القائمة.
signers-ahead-reconsider = سيعود إلى الانتظار.
signers-only-renamed = هو في القائمة، ولا ينتظر إلّا اسمه الجديد. فليس هناك من يُرفض.
signers-told-own-server = يُبلَّغ خادمه، من دون السبب.
signers-told-fediverse-account = لا يُبلَّغ. وللحساب أن يردّ من جديد.
signers-told-web-form = يُبلَّغ بالبريد الإلكتروني، مع السبب.
signers-told-paper = لا يُبلَّغ.
signers-told-e-mail = لا يُبلَّغ.
signers-told-import = لا يُبلَّغ.
signers-button-admit = { $count ->
    [one] قبول موقّع واحد
    [two] قبول موقّعين اثنين
    [few] قبول { $count } موقّعين
    [many] قبول { $count } موقّعًا
   *[other] قبول { $count } موقّع
}
signers-button-refuse = { $count ->
    [one] رفض موقّع واحد
    [two] رفض موقّعين اثنين
    [few] رفض { $count } موقّعين
    [many] رفض { $count } موقّعًا
   *[other] رفض { $count } موقّع
}
signers-button-remove = { $count ->
    [one] حذف موقّع واحد
    [two] حذف موقّعين اثنين
    [few] حذف { $count } موقّعين
    [many] حذف { $count } موقّعًا
   *[other] حذف { $count } موقّع
}
signers-button-restore = { $count ->
    [one] قبول موقّع واحد من جديد
    [two] قبول موقّعين اثنين من جديد
    [few] قبول { $count } موقّعين من جديد
    [many] قبول { $count } موقّعًا من جديد
   *[other] قبول { $count } موقّع من جديد
}
signers-button-reconsider = { $count ->
    [one] إعادة موقّع واحد إلى الانتظار
    [two] إعادة موقّعين اثنين إلى الانتظار
    [few] إعادة { $count } موقّعين إلى الانتظار
    [many] إعادة { $count } موقّعًا إلى الانتظار
   *[other] إعادة { $count } موقّع إلى الانتظار
}
signers-done-admit = تمّ القبول
signers-done-refuse = تمّ الرفض
signers-done-remove = تمّ الحذف
signers-done-restore = تمّ القبول من جديد
signers-done-reconsider = تمّت الإعادة إلى الانتظار
signers-done-count = تمّ { $done } من أصل { $count }.
signers-was-admit = قُبل.
signers-was-refuse = لم يعد ينتظر هنا.
signers-was-remove = خرج من القائمة.
signers-was-restore = عاد إلى القائمة.
signers-was-reconsider = عاد إلى الانتظار.
signers-now-admit = { $name }: قُبل التوقيع.
signers-now-refuse = { $name }: لم يعد التوقيع ينتظر هنا، ولم يُوقَّع شيء.
signers-now-refuse-name = لم يُؤخذ بالاسم الجديد { $name }. وتبقى القائمة كما هي.
signers-now-remove = { $name }: خرج التوقيع من القائمة.
signers-now-restore = { $name }: عاد التوقيع إلى القائمة.
signers-now-reconsider = { $name }: عاد التوقيع إلى الانتظار.
signers-outcome-elsewhere = لم يتمّ: لم يعد هناك. قرّر غيركم في شأنه، أو سحب اسمه.
signers-outcome-changed = لم يتمّ: يقول الآن غير ما كان يقوله حين نظرتم. انظروا فيه من جديد.
signers-outcome-left = لم يتمّ بعد: تأخّرت بعض الخوادم في الجواب.
signers-failed = لم يتمّ: { $why }
signers-our-fault = تعذّر ذلك على هذا الخادم الآن. حاولوا لاحقًا.
signers-undo-what-remove = بالتراجع يخرجون من القائمة من جديد، ببيان موقَّع آخر.
signers-undo-what-restore = بالتراجع يُقبلون من جديد، ببيان موقَّع آخر.
signers-undo-what-reconsider = بالتراجع يعودون إلى الانتظار.
signers-undo-all = { $count ->
    [one] التراجع
    [two] التراجع عن الاثنين
   *[other] التراجع عن الكلّ ({ $count })
}
signers-go-on = { $count ->
    [one] المتابعة بالواحد الباقي
    [two] المتابعة بالاثنين الباقيين
    [few] المتابعة بالباقين، وعددهم { $count }
    [many] المتابعة بالباقين، وعددهم { $count }
   *[other] المتابعة بالباقين، وعددهم { $count }
}
signers-all-link = { $count ->
    [one] حذف الموقّع الوحيد المطابق…
    [two] حذف الموقّعين المطابقين…
    [few] حذف المطابقين جميعًا: { $count } موقّعين…
    [many] حذف المطابقين جميعًا: { $count } موقّعًا…
   *[other] حذف المطابقين جميعًا: { $count } موقّع…
}
signers-all-count = { $count ->
    [one] موقّع واحد في القائمة يطابق ما تبحثون عنه:
    [two] موقّعان في القائمة يطابقان ما تبحثون عنه:
    [few] { $count } موقّعين في القائمة يطابقون ما تبحثون عنه:
    [many] { $count } موقّعًا في القائمة يطابقون ما تبحثون عنه:
   *[other] { $count } موقّع في القائمة يطابقون ما تبحثون عنه:
}
signers-all-first = { $count ->
    [one] لا يُحذف دفعة واحدة أكثر من موقّع: الأوّل في القائمة. احذفوا الباقين بعد ذلك.
    [two] لا يُحذف دفعة واحدة أكثر من موقّعين: الأوّلان في القائمة. احذفوا الباقين بعد ذلك.
    [few] لا يُحذف دفعة واحدة أكثر من { $count } موقّعين: الأوائل في القائمة. احذفوا الباقين بعد ذلك.
    [many] لا يُحذف دفعة واحدة أكثر من { $count } موقّعًا: الأوائل في القائمة. احذفوا الباقين بعد ذلك.
   *[other] لا يُحذف دفعة واحدة أكثر من { $count } موقّع: الأوائل في القائمة. احذفوا الباقين بعد ذلك.
}
signers-all-what = يُحذفون جزءًا بعد جزء، ويمضي هذا الخادم في كلّ ما سوى ذلك؛ وإن كانوا آلافًا استغرق ذلك بضع دقائق. ومن يأتي من الآن ليس منهم. يمكنكم إيقاف ذلك في أثنائه، وقبول من حُذفوا من جديد.
signers-all-what-withdrawn = يُحذفون جزءًا بعد جزء، ويمضي هذا الخادم في كلّ ما سوى ذلك؛ وإن كانوا آلافًا استغرق ذلك بضع دقائق. ومن يأتي من الآن ليس منهم. يمكنكم إيقاف ذلك في أثنائه.
signers-all-sure = نظرت فيهم، ويجب أن يخرجوا جميعًا من القائمة
signers-refuse-all-link = { $count ->
    [one] رفض الموقّع الوحيد المطابق…
    [two] رفض الموقّعين المطابقين…
    [few] رفض المطابقين جميعًا: { $count } موقّعين…
    [many] رفض المطابقين جميعًا: { $count } موقّعًا…
   *[other] رفض المطابقين جميعًا: { $count } موقّع…
}
signers-refuse-all-count = { $count ->
    [one] موقّع واحد بالانتظار يطابق ما تبحثون عنه:
    [two] موقّعان بالانتظار يطابقان ما تبحثون عنه:
    [few] { $count } موقّعين بالانتظار يطابقون ما تبحثون عنه:
    [many] { $count } موقّعًا بالانتظار يطابقون ما تبحثون عنه:
   *[other] { $count } موقّع بالانتظار يطابقون ما تبحثون عنه:
}
signers-refuse-all-first = { $count ->
    [one] لا يُرفض دفعة واحدة أكثر من موقّع: أوّل من ينتظر. ارفضوا الباقين بعد ذلك.
    [two] لا يُرفض دفعة واحدة أكثر من موقّعين: أوّل من ينتظر. ارفضوا الباقين بعد ذلك.
    [few] لا يُرفض دفعة واحدة أكثر من { $count } موقّعين: أوّل من ينتظر. ارفضوا الباقين بعد ذلك.
    [many] لا يُرفض دفعة واحدة أكثر من { $count } موقّعًا: أوّل من ينتظر. ارفضوا الباقين بعد ذلك.
   *[other] لا يُرفض دفعة واحدة أكثر من { $count } موقّع: أوّل من ينتظر. ارفضوا الباقين بعد ذلك.
}
signers-refuse-all-what = يُرفضون جزءًا بعد جزء، ويمضي هذا الخادم في كلّ ما سوى ذلك؛ وإن كانوا آلافًا استغرق ذلك بضع دقائق. ومن يأتي من الآن ليس منهم. يمكنكم إيقاف ذلك في أثنائه. ولا يُحفظ ما أُرسل إلّا لآخر { $kept } مرفوض في هذا النداء: هؤلاء وحدهم يمكن إعادتهم إلى الانتظار.
signers-refuse-all-sure = نظرت فيهم، ويجب أن يُرفضوا جميعًا
signers-leaving-title = حذف كثيرين
signers-leaving-count = خرج من القائمة { $removed } من أصل { $count }.
signers-leaving-goes-on = ويتبعهم الباقون.
signers-leaving-left = { $count ->
    [one] بقي فيها واحد: هو من أصحاب النداء، أو يقول الآن غير ما كان يقوله، أو أُوقف الحذف؛ أو خرج من تلقاء نفسه.
    [two] بقي فيها اثنان: هما من أصحاب النداء، أو يقولان الآن غير ما كانا يقولانه، أو أُوقف الحذف؛ أو خرجا من تلقاء نفسيهما.
    [few] بقي فيها { $count }: هم من أصحاب النداء، أو يقولون الآن غير ما كانوا يقولونه، أو أُوقف الحذف؛ أو خرجوا من تلقاء أنفسهم.
    [many] بقي فيها { $count }: هم من أصحاب النداء، أو يقولون الآن غير ما كانوا يقولونه، أو أُوقف الحذف؛ أو خرجوا من تلقاء أنفسهم.
   *[other] بقي فيها { $count }: هم من أصحاب النداء، أو يقولون الآن غير ما كانوا يقولونه، أو أُوقف الحذف؛ أو خرجوا من تلقاء أنفسهم.
}
signers-refusing-title = رفض كثيرين
signers-refusing-count = رُفض { $refused } من أصل { $count }.
signers-refusing-left = { $count ->
    [one] لم يُرفض واحد: يقول الآن غير ما كان يقوله، أو قرّر في أمره غيركم، أو سحب اسمه، أو لا ينتظر منه إلّا اسم جديد، أو أُوقف ذلك.
    [two] لم يُرفض اثنان: يقولان الآن غير ما كانا يقولانه، أو قرّر في أمرهما غيركم، أو سحبا اسميهما، أو لا ينتظر منهما إلّا اسم جديد، أو أُوقف ذلك.
    [few] لم يُرفض { $count }: يقولون الآن غير ما كانوا يقولونه، أو قرّر في أمرهم غيركم، أو سحبوا أسماءهم، أو لا تنتظر منهم إلّا أسماء جديدة، أو أُوقف ذلك.
    [many] لم يُرفض { $count }: يقولون الآن غير ما كانوا يقولونه، أو قرّر في أمرهم غيركم، أو سحبوا أسماءهم، أو لا تنتظر منهم إلّا أسماء جديدة، أو أُوقف ذلك.
   *[other] لم يُرفض { $count }: يقولون الآن غير ما كانوا يقولونه، أو قرّر في أمرهم غيركم، أو سحبوا أسماءهم، أو لا تنتظر منهم إلّا أسماء جديدة، أو أُوقف ذلك.
}
signers-leaving-stop = إيقاف
signers-leaving-away = عدم إظهار هذا بعد الآن
done-signers-admit = قُبل الموقّع.
done-signers-refuse = لم يعد الموقّع ينتظر هنا، ولم يُوقَّع شيء.
done-signers-remove = حُذف التوقيع.
done-signers-restore = عاد الموقّع إلى القائمة.
done-signers-reconsider = عاد الموقّع إلى الانتظار.
done-signers-elsewhere = لم يبقَ ما يُقرَّر: قرّر غيركم في شأنه، أو سحب اسمه.
done-signers-changed = لم يتمّ: يقول الآن غير ما كان يقوله حين نظرتم. انظروا فيه من جديد.
done-signers-leaving = يخرجون من القائمة جزءًا بعد جزء.
done-signers-refusing = يُرفضون جزءًا بعد جزء.
done-signers-stopped = لا يمضي ذلك أبعد.
done-signers-forgotten = لم يعد يظهر كيف انتهى ذلك.
error-signers-none = أشّروا أوّلًا على موقّع
error-signers-many = لا يُقرَّر في أكثر من ١٠٠ دفعة واحدة. أزيلوا بعض العلامات
error-signers-others = هم الآن غيرهم، أو يقول أحدهم غير ما كان يقوله؛ انظروا من جديد
error-signers-leaving = يُحذف الآن موقّعون من هذه القائمة أو يُرفضون؛ انتظروا حتّى ينتهي ذلك، أو أوقفوه
error-key-unknown = لا يذكر خادمه مفتاحًا يمكن قبوله، أو لا يجيب. حاولوا حين يجيب.
error-removed-by-another = حذفته منظّمة أخرى: ولها أو للجهة المنظِّمة أن تقبله من جديد.
error-initiator-stands = هو نفسه من الداعين إلى هذا النداء: يبقى اسمه في القائمة إلى أن يسحب توقيعه بنفسه.
error-superseded = قال في هذه الأثناء ما هو أحدث. انظروا فيه من جديد.
error-refusal-unknown = لم يعد شيء محفوظًا من ذلك الرفض.
problem-title-list-large = هذه القائمة كبيرة أكثر من اللازم
problem-what-list-large = لا تزيد القائمة على ٤ ميغابايت. لم يُقرأ منها شيء.
problem-advice-list-large = قسّموها وأرسلوا كلّ جزء وحده.
audit-decide-check = النظر في ما يحدث بقرار في شأن موقّعين
audit-decide = قرار في شأن موقّعين
audit-remove-all = حذف كلّ من يطابق
audit-remove-all-stop = إيقاف حذف كثيرين أو رفضهم
audit-refuse-all = رفض كلّ من يطابق
audit-restore = قبول موقّع من جديد
audit-reconsider = إعادة موقّع مرفوض إلى الانتظار
# ما يحفظه هذا البرنامج.
facts-refused = الموقّعون المرفوضون
facts-refused-what = ما أرسلته منظّمة أو كتبته في استمارة ورفضته الجهة المنظِّمة، مشفّرًا، كي يمكن التراجع عن الرفض.
facts-refused-long = ويُحفظ ثلاثين يومًا، ويُحذف فورًا متى سحبه الموقّع أو قال ما هو أحدث.
facts-lists = القوائم المستوردة
facts-lists-what = قائمة الموقّعين التي يرفعها أحد في المكتب أو يلصقها تنتظر مشفّرةً بين خطوة وأخرى، له وحده؛ وبعد الخطوة الأخيرة لا يبقى منها إلّا الأسطر التي لم تُستورد. ويُذكر ما كانت أعمدتها تحويه، من دون أيّ سطر منها.
facts-lists-long = وتُحذف بعد يوم، أو متى تخلّى عنها ذلك الشخص.
