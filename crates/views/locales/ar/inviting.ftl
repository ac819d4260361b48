# دعوة المنظّمات إلى التوقيع: المكتب، والرسائل، والصفحة التي تفتحها الدعوة.
invitees-title = دعوة منظّمات إلى التوقيع
invitees-lead = أعطوا قائمة منظّمات. تصل كلًّا منها رسالة واحدة فيها رابط خاصّ بها إلى صفحة تبيّن بلغتها كيفية التوقيع: من خادمها، أو بحساب في الفديفرس، أو باستمارة.
invitees-list = إعطاء قائمة
field-invitees-list = المنظّمات
field-invitees-list-hint = واحدة في كلّ سطر: حساب مثل ‎@union@social.example، أو عنوان صفحة تعريفية، أو عنوان بريد إلكتروني؛ ثمّ، إن شئتم، اسم ورمز لغة مثل es، تفصل بينها فواصل أو فواصل منقوطة أو علامات جدولة. ٥٠٠ سطر على الأكثر
field-invitees-file = أو ملفّ
field-invitees-file-hint = جدول محفوظ بصيغة CSV أو نصًّا، ويمكن أيضًا نسخ صفوف من جدول بيانات إلى الحقل أعلاه. يجوز أن تكون فيه أعمدة أخرى: ترون ما يُقرأ قبل أن يُرسل شيء
field-invitees-language = اللغة لمن ليست له لغة في القائمة
field-invitees-words = بضع كلمات منكم
field-invitees-words-hint = ترد في الرسالة قبل الرابط. ١٬٠٠٠ حرف على الأكثر، نصّ بسيط
invitees-look = معاينة القائمة
invitees-checked-title = راجعوا قبل الإرسال
invitees-checked-lead = لم يُرسل شيء بعد.
invitees-count = { $count ->
    [one] منظّمة واحدة تصلها رسالة
    [two] منظّمتان تصلهما رسالة
    [few] { $count } منظّمات تصلها رسالة
    [many] { $count } منظّمة تصلها رسالة
   *[other] { $count } منظّمة تصلها رسالة
}
invitees-count-unmailed = لكلّ منظّمة من هذه المنظّمات رابط
invitees-count-none = لا تمكن دعوة أحد ممّن في هذه القائمة.
invitees-not = من تُركوا
invitees-later-title = تُدعى حالما تجيب خوادمها
invitees-later-what = لا تجيب خوادمها الآن. يسألها خادمكم من جديد طوال أسبوعين، أقلّ فأقلّ، ويرسل الرسالة حالما يجيب أحدها. لا حاجة إلى إعطاء هذه الأسطر مرّة أخرى.
invitees-namesakes = لعلّها موجودة من قبل
invitees-namesakes-what = في قائمة الموقّعين، أو بين المنظّمات التي تنتظر القبول أو دُعيت من قبل، منظّمة بهذا الاسم. أشّروا على ما تدعونه مع ذلك؛ ولا يصل إلى غيره هنا شيء.
invitees-namesake-listed = في القائمة: { $name }
invitees-namesake-waiting = تنتظر القبول: { $name }
invitees-namesake-invited = دُعيت من قبل: { $name }
invitees-columns-what = هذا ما يبدو أنّ أعمدة قائمتكم تحويه. صحّحوا ما ليس كذلك قبل الإرسال.
invitees-columns-left-out = يُترك، ولا يُحفظ منه شيء: { $columns }
invitees-columns-no-contacts = لا يُقرأ أيّ عمود على أنّه عناوين. اختاروا العمود الذي فيه عناوين البريد الإلكتروني أو الحسابات.
invitees-columns-no-names = لا يُقرأ أيّ عمود على أنّه أسماء. اختاروا العمود الذي فيه أسماء المنظّمات؛ وإلّا خوطبت بلا اسم. ولا مكان فيه لأسماء الأشخاص الذين يُتّصل بهم.
invitees-columns-again = قراءة القائمة هكذا
invitees-holds-nothing = يُترك
invitees-holds-contact = عناوين بريد إلكتروني أو حسابات
invitees-holds-name = أسماء منظّمات
invitees-holds-language = لغات يُكتب إليها بها
invitees-line = السطر { $line }:
invitees-line-same = السطر { $line } مطابق للسطر { $earlier }:
invitees-no-language = مكتوب في خانة اللغة، وهو غير معروف هنا. ستصلهم الدعوة باللغة التي اخترتموها للباقين.
invitees-unwritten = { $language }: لا توجد هنا رسائل بهذه اللغة. لغة الرسالة: { $instead }.
invitees-joined = صارت الأسطر { $first }–{ $last } صفًّا واحدًا؛ تحقّقوا من أنّه منظمة واحدة. وإلّا فاحذفوا علامة الاقتباس الزائدة.
invitees-letter = الرسالة
invitees-letter-what = هذه هي الرسالة الإلكترونية بلغة: { $language }. وهي تقول الشيء نفسه باللغات الأخرى؛ وليس للرسالة الخاصّة موضوع.
invitees-letter-link = هنا رابط، لكلّ منظّمة رابطها.
invitees-who = المنظّمة
invitees-contact = تصلها الرسالة على
invitees-language = اللغة
invitees-send = { $count ->
    [one] دعوة منظّمة واحدة
    [two] دعوة منظّمتين
    [few] دعوة { $count } منظّمات
    [many] دعوة { $count } منظّمة
   *[other] دعوة { $count } منظّمة
}
invitees-send-and-ticked = { $count ->
    [one] دعوة منظّمة واحدة وما أُشّر عليه
    [two] دعوة منظّمتين وما أُشّر عليه
    [few] دعوة { $count } منظّمات وما أُشّر عليه
    [many] دعوة { $count } منظّمة وما أُشّر عليه
   *[other] دعوة { $count } منظّمة وما أُشّر عليه
}
invitees-send-ticked = دعوة ما أُشّر عليه
invitees-daily = لا تخرج في اليوم أكثر من ٣٠٠ رسالة، وما زاد عليها ينتظر اليوم التالي.
invitees-another = إعطاء قائمة أخرى
invitees-fault-contact_missing = لا حساب ولا عنوان في هذا السطر
invitees-fault-email_invalid = هذا ليس عنوان بريد إلكتروني: تلزمه علامة @ واحدة ونطاق
invitees-fault-email_port = لا رقم بعد نقطتين في عنوان البريد الإلكتروني. إن كان المقصود حسابًا فضعوا @ قبله
invitees-fault-email_not_latin = لا يكتب هذا الخادم إلى صندوق بريد في اسمه قبل @ حروف غير a إلى z: اكتبوا عنوانًا آخر أو حسابًا
invitees-fault-account_invalid = هذا ليس حسابًا: اكتبوه هكذا: ‎@name@host، أو اكتبوا عنوان صفحته التعريفية
invitees-fault-name_invalid = الاسم طويل أكثر من اللازم، أو فيه رموز لا تُعرض
invitees-fault-language_invalid = ليست اللغة رمزًا مثل es أو zh-Hant
invitees-fault-cells_too_many = في هذا السطر أكثر من حساب أو عنوان واسم ولغة. ضعوا الاسم الذي فيه فاصلة بين علامتي اقتباس
invitees-fault-quote_unclosed = علامة اقتباس في هذا السطر لا تُغلق أبدًا، أو لا تُغلق إلا بعيدًا في الأسفل: أغلقوها أو احذفوها
invitees-fault-quote_around_rows = خليّة في هذا الصفّ تبدأ بعلامة اقتباس وتمتدّ على أكثر من عشرة أسطر تشبه صفوفًا كاملة: احذفوا العلامة، أو صِلوا هذه الأسطر في سطر واحد إن كانت كلّها خليّة واحدة
invitees-fault-actor_unknown = لا يعرف خادمه هذا الحساب
invitees-fault-unreachable = لا يجيب خادمه الآن؛ أعطوا هذا السطر مرّة أخرى لاحقًا
invitees-fault-blocked = لا يتعامل خادمكم مع هذا الخادم
invitees-fault-on_this_server = مكتبها على هذا الخادم: أخبروا العاملين فيها أن يفتحوا «التأييد» هناك
invitees-fault-signed_already = وقّعت، أو تنتظر القبول
invitees-fault-invited_already = دُعيت من قبل
invitees-fault-no_invitations = لا تريد دعوات من هذا الخادم
invitees-rows = من دُعي
invitees-none = لا أحد بعد.
invitees-answer = الجواب
invitees-answer-endorsed = توقّع
invitees-answer-declined = لا توقّع
invitees-answer-no-invitations = لا تريد دعوات
invitees-answer-not-yet = لا جواب بعد
invitees-tally-all = دُعيت
invitees-tally-endorsed = توقّع
invitees-tally-declined = لا توقّع
invitees-tally-no-invitations = لا تريد دعوات
invitees-tally-not-yet = لم تُجب بعد
invitees-not-tracked = لا يُسجَّل من فتح الرسالة، وإنّما تُسجَّل الأجوبة وحدها.
invitees-sent = تاريخ الإرسال
invitees-written = كُتبت ولم تُرسل:
invitees-waits = تنتظر الإرسال
invitees-revoked = سُحبت
invitees-forgotten = لم يعد العنوان محفوظًا
invitees-reminders = { $count ->
    [zero] لم يُرسل تذكير
    [one] أُرسل تذكير واحد
    [two] أُرسل تذكيران
    [few] أُرسلت { $count } تذكيرات
    [many] أُرسل { $count } تذكيرًا
   *[other] أُرسل { $count } تذكير
}
invitees-remind-from = يمكن التذكير ابتداءً من { $at }
invitees-remind = تذكير
invitees-remind-all = { $count ->
    [one] تذكير الواحدة التي لم تُجب
    [two] تذكير الاثنتين اللتين لم تُجيبا
    [few] تذكير من لم تُجب، وعددها { $count }
    [many] تذكير من لم تُجب، وعددها { $count }
   *[other] تذكير من لم تُجب، وعددها { $count }
}
invitees-remind-what = تُذكَّر كلّ منظّمة مرّتين على الأكثر، بينهما ثلاثة أيّام على الأقلّ، ولا تُذكَّر أبدًا بعد جوابها ولا بعد إغلاق باب توقيع النداء.
invitees-again = إرسال الرابط من جديد
invitees-revoke = سحب الدعوة
invitees-link = الرابط الخاصّ بها، لتسليمه بأنفسكم
invitees-closed = لم يعد هذا النداء يقبل تواقيع، فلا تمكن دعوة أحد.
invitees-link-to = دعوة منظّمات
invitees-link-what = من قائمة حسابات وعناوين بريد إلكتروني؛ ولكلّ منها رابط خاصّ بها.
error-invitees-empty = القائمة فارغة
error-invitees-long = في القائمة أكثر من ٥٠٠ سطر: أعطوا الباقي في قائمة أخرى
error-invitees-words = اكتبوا ١٬٠٠٠ حرف على الأكثر، نصًّا بسيطًا
error-invitees-full = لا تُدعى إلى النداء الواحد أكثر من ٥٬٠٠٠ منظّمة
error-invitees-not = لم يُرسل شيء: تغيّر شيء الآن، أو وصل الجواب. انظروا من جديد
error-invitees-stopped = لم يُرسل شيء: لا تريد هذه المنظّمة دعوات من هذا الخادم
error-invitees-today = أُرسل اليوم ما يكفي؛ حاولوا غدًا
done-invitees-invited = الدعوات في طريقها.
done-invitees-reminded = التذكيرات في طريقها.
invitees-now-invited = { $count ->
    [one] دعوة واحدة في طريقها.
    [two] دعوتان في طريقهما.
    [few] { $count } دعوات في طريقها.
    [many] { $count } دعوة في طريقها.
   *[other] { $count } دعوة في طريقها.
}
invitees-now-nobody = لم يُدعَ أحد.
invitees-now-already = دُعي من قبل: { $names }.
invitees-now-left = { $count ->
    [one] منظّمة واحدة لم يصلها شيء: وقّعت، أو لا تريد دعوات، أو تعذّر الوصول إليها.
    [two] منظّمتان لم يصلهما شيء: وقّعتا، أو لا تريدان دعوات، أو تعذّر الوصول إليهما.
    [few] { $count } منظّمات لم يصلها شيء: وقّعت، أو لا تريد دعوات، أو تعذّر الوصول إليها.
    [many] { $count } منظّمة لم يصلها شيء: وقّعت، أو لا تريد دعوات، أو تعذّر الوصول إليها.
   *[other] { $count } منظّمة لم يصلها شيء: وقّعت، أو لا تريد دعوات، أو تعذّر الوصول إليها.
}
invitees-now-later = { $count ->
    [one] منظّمة واحدة تُدعى حالما يجيب خادمها.
    [two] منظّمتان تُدعيان حالما يجيب خادماهما.
    [few] { $count } منظّمات تُدعى حالما تجيب خوادمها.
    [many] { $count } منظّمة تُدعى حالما تجيب خوادمها.
   *[other] { $count } منظّمة تُدعى حالما تجيب خوادمها.
}
invitees-now-reminded = { $count ->
    [one] تذكير واحد في طريقه.
    [two] تذكيران في طريقهما.
    [few] { $count } تذكيرات في طريقها.
    [many] { $count } تذكيرًا في طريقها.
   *[other] { $count } تذكير في طريقها.
}
invitees-now-unreminded = { $count ->
    [one] منظّمة واحدة لم يصلها تذكير: أجابت الآن، أو لا تريد دعوات، أو تعذّر الوصول إليها، أو أُرسل اليوم ما يكفي.
    [two] منظّمتان لم يصلهما تذكير: أجابتا الآن، أو لا تريدان دعوات، أو تعذّر الوصول إليهما، أو أُرسل اليوم ما يكفي.
    [few] { $count } منظّمات لم يصلها تذكير: أجابت الآن، أو لا تريد دعوات، أو تعذّر الوصول إليها، أو أُرسل اليوم ما يكفي.
    [many] { $count } منظّمة لم يصلها تذكير: أجابت الآن، أو لا تريد دعوات، أو تعذّر الوصول إليها، أو أُرسل اليوم ما يكفي.
   *[other] { $count } منظّمة لم يصلها تذكير: أجابت الآن، أو لا تريد دعوات، أو تعذّر الوصول إليها، أو أُرسل اليوم ما يكفي.
}
done-invitees-nobody = لا يمكن تذكير أحد الآن.
done-invitees-again = الرابط في طريقه مرّة أخرى.
invitees-written-invited = { $count ->
    [one] دعوة واحدة مكتوبة.
    [two] دعوتان مكتوبتان.
    [few] { $count } دعوات مكتوبة.
    [many] { $count } دعوة مكتوبة.
   *[other] { $count } دعوة مكتوبة.
}
invitees-written-reminded = { $count ->
    [one] تذكير واحد مكتوب.
    [two] تذكيران مكتوبان.
    [few] { $count } تذكيرات مكتوبة.
    [many] { $count } تذكيرًا مكتوبًا.
   *[other] { $count } تذكير مكتوب.
}
invitees-written-again = الرابط مكتوب مرّة أخرى.
done-invitees-revoked = سُحبت الدعوة.
audit-invitees-check = النظر في قائمة منظّمات تُدعى
audit-invitees = دعوة منظّمات إلى التوقيع
audit-invitees-remind = تذكير منظّمات دُعيت
audit-invitees-again = إرسال دعوة مرّة أخرى
audit-invitees-revoke = سحب دعوة
invitation-subject-invite = دعوة إلى التوقيع: { $title }
invitation-subject-remind = ما زال باب التوقيع مفتوحًا: { $title }
invitation-invite = هذه دعوة من { $organiser } إلى توقيع «{ $title }».
invitation-link-invite = هذا الرابط لكم، ويقود إلى صفحة فيها النصّ وطرق توقيعه:
invitation-remind = وصلتكم من { $organiser } دعوة إلى توقيع «{ $title }»، ولم يصل منكم جواب بعد.
invitation-link-remind = ما زال بوسعكم أن توقّعوا أو تعتذروا هنا:
invitation-after = لا يُوقَّع شيء بمجرّد فتحه. وإن لم تريدوا التوقيع فاذكروا ذلك في تلك الصفحة، ولا يصلكم بعدها شيء في هذا الشأن.
invitation-stop = لوقف الدعوات من هذا الخادم:
invited-title = أنتم مدعوّون إلى التوقيع
invited-lead = دعوة من { $organiser } إلى { $name } لتوقيع هذا:
invited-lead-nobody = دعوة من { $organiser } إلى منظّمتكم لتوقيع هذا:
invited-read = قراءة النصّ كاملًا
invited-how = كيفية التوقيع
invited-server = من خادمكم
invited-server-what = إن كان لمنظّمتكم خادم Undersigned فوقّعوا هناك بمفتاحها. اكتبوا حسابكم أو اسم خادمكم، فنريكم الطريق.
invited-form-what = ليس لمنظّمتكم خادم؟ املؤوا استمارة، فتصلكم رسالة إلكترونية لتأكيدها.
invited-no = عدم التوقيع
invited-no-what = اذكروا ذلك، فلا يصلكم تذكير. ويمكنكم تغيير رأيكم بعد ذلك.
invited-decline = لا نوقّع هذا
invited-answered-endorsed = وقّعت منظّمتكم هذا، أو تنتظر القبول. شكرًا لكم.
invited-answered-declined = ذكرتم أنّ منظّمتكم لا توقّع هذا. لن يصلكم تذكير. وإن غيّرتم رأيكم فما زال التوقيع ممكنًا.
invited-declined-closed = ذكرتم أنّ منظّمتكم لا توقّع هذا. لن يصلكم تذكير.
invited-closed = لم يعد هذا النداء يقبل تواقيع.
invited-stopped = لن تصلكم دعوات أخرى من هذا الخادم.
invited-kept = مصدر عنوانكم هنا: { $organiser }. وهو محفوظ مشفّرًا لهذه الدعوة وحدها، ويُحذف بعد انتهاء النداء بثلاثين يومًا. ولا تسجّل هذه الصفحة أنّكم فتحتموها.
invited-stop-title = وقف الدعوات من هذا الخادم
invited-stop-lead = اضغطوا الزرّ، فلا يستطيع أحد هنا أن يدعوكم بهذا العنوان إلى توقيع شيء بعد ذلك. ولا تُحفظ من العنوان إلّا صورة مموّهة، ليُعرف بها.
invited-stop-button = وقف الدعوات
facts-invited = المنظّمات المدعوّة
facts-invited-what = يُحفظ عمّن دُعي إلى التوقيع الحساب أو عنوان البريد الإلكتروني والاسم واللغة، مشفّرةً، وهل ورد جواب؛ وعمّن لا يريد دعوات أخرى تجزئة للعنوان محسوبة بمفتاح سرّي.
facts-invited-long = ويُحفظ ذلك إلى ما بعد انتهاء النداء بثلاثين يومًا، ٤٠٠ يوم على الأكثر؛ وعناوين البريد الإلكتروني إلى أن يرد الجواب؛ والتجزئة ما دام الخادم قائمًا.
editor-look-up = البحث عن هذه الحسابات
editor-without-unfound-what = من تتعذّر دعوته الآن لا يمنعكم من النشر. فإن كان خادمه لا يجيب، أُرسلت إليه الدعوة تلقائيًّا حالما يجيب، خلال أسبوعين من النشر، ويظهر ذلك في مكتب النداء المنشور. ومن لم يُعثر عليه يمكنكم دعوته من هناك.
editor-without-unfound = المتابعة من دونه مؤقّتًا
done-not-later = أُزيل الاسم.
editor-looked-what = هل هم المقصودون؟ يُسأل كلّ منهم قبل أن يُذكر اسمه.
facts-portraits = صور الحسابات على خوادم أخرى
facts-portraits-what = الصور الصغيرة لحسابات بحث عنها أحد في مكتب تُنشأ من جديد.
facts-portraits-long = وتُحفظ ثلاثين يومًا.
