# استيراد قائمة موقّعين في المكتب.
import-title = استيراد قائمة
import-lead = ارفعوا أو الصقوا قائمة بمن وقّعوا على الورق أو باستمارة أو من قبل. ترون ما يصير إليه كلّ سطر قبل أن يُوقَّع شيء.
import-go-on = مواصلة القائمة التي بدأتموها
import-upload = رفع ملفّ
field-import-file = الملفّ
field-import-file-hint = جدول محفوظ بصيغة CSV، أو أجوبة استمارة Google، أو كائن JSON واحد في كلّ سطر؛ ٤ ميغابايت و٢٬٠٠٠ سطر على الأكثر
import-paste = أو لصق قائمة
field-import-list = القائمة
field-import-list-hint = اسم واحد في كلّ سطر، أو خلايا منسوخة من جدول
import-look-pasted = معاينة القائمة
import-kept = تُحفظ القائمة مشفّرةً يومًا واحدًا، لكم وحدكم، ثمّ تُحذف.
import-columns-title = ما تحويه الأعمدة
import-columns-lead = هذا ما يبدو أنّها تحويه. صحّحوا ما ليس كذلك؛ ويُؤخذ به في القائمة التالية لهذا النداء إن كان لها عدد الأعمدة نفسه.
import-header = السطر الأوّل لا يذكر إلّا ما تحويه الأعمدة
import-column = العمود { $number }
import-holds = يحوي
import-show = عرض ما تصير إليه
import-field-ignore = لا شيء ممّا يُستورد
import-field-organisation = أسماء منظّمات
import-field-personal = أسماء أفراد، يُدرجون بصفة شخصية
import-field-individual = أسماء أفراد، يُحسبون فقط
import-field-also-known-as = أسماء مختصرة وأسماء أخرى
import-field-kind = نوع الموقّع
import-field-email = عناوين بريد إلكتروني
import-field-country = بلدان
import-field-number = أرقام في القائمة المطبوعة
import-field-timestamp = وقت التوقيع
import-field-occupation = مهن الأفراد
import-field-region = مناطق الأفراد
import-field-id = عناوين المدخلات في قائمة مُصدَّرة
import-preview-title = ما تصير إليه القائمة
import-preview-lead = لم يُوقَّع شيء بعد، ولم يُضف شيء إلى القائمة.
import-done-title = استُوردت القائمة
import-done-lead = وُقّع ما استُورد، ويُرسل إلى الخوادم التي تحفظ القائمة. واستيراد القائمة نفسها مرّة أخرى لا يضيف شيئًا.
import-count-added = جديدة
import-count-updated = معدَّلة
import-count-unchanged = موجودة من قبل
import-count-refused = غير مستوردة
import-count-left-out = مؤشَّر عليها لتُترك
import-left-out = { $count ->
    [zero] لا عمود متروك.
    [one] عمود واحد يُترك ولا يصير شيء منه علنيًّا: { $columns }
    [two] عمودان يُتركان ولا يصير شيء منهما علنيًّا: { $columns }
    [few] { $count } أعمدة تُترك ولا يصير شيء منها علنيًّا: { $columns }
    [many] { $count } عمودًا تُترك ولا يصير شيء منها علنيًّا: { $columns }
   *[other] { $count } عمود تُترك ولا يصير شيء منها علنيًّا: { $columns }
}
import-countries-not-known = تذكر بعض الأسطر بلدًا غير معروف هنا، فتُستورد من دون بلد. اكتبوا اسمه بإحدى لغات صفحات هذا الخادم، أو رمزه من حرفين. الأسطر: { $lines }
import-country-of-two = (قد يكون أحد بلدين: اكتبوا { $one } أو { $other })
import-country-state = (أهي ولاية أمريكية؟ اكتبوا US أو اسم البلد)
import-days-read = يمكن فهم بعض التواريخ بطريقتين، فقُرئت كما تدلّ عليه تواريخ أخرى في العمود: { $days }
import-times-not-read = تعذّرت قراءة وقت التوقيع في بعض الأسطر، أو لم يحن بعد، فتُرك: ستذكر القائمة للتواقيع الجديدة يوم الاستيراد، وما هو مدرج فيها يحتفظ بيومه. اكتبوه هكذا: ⁦2026-01-31⁩ أو ⁦2026-01-31 18:30⁩. الأسطر: { $lines }
import-numbers-not-taken = كُتب رقم في بعض الأسطر المُصدَّرة وقد تُرك، إذ لم تُعطِ أيّ قائمة هذه التواقيع أرقامًا: فهي تُرقَّم بترتيب القائمة. أعطوا التوقيع رقمه في المكتب. الأسطر: { $lines }
import-western = الملفّ ليس بترميز UTF-8. قُرئ كما تكتب جداول البيانات القديمة لغات أوروبا الغربية: تحقّقوا من الحركات والشرطات وعلامات الاقتباس. وإن لم تكن صحيحة فاحفظوه بصيغة «CSV UTF-8» وارفعوه من جديد.
import-exported = هذا الجدول مصدَّر من قائمة: الخلايا الفارغة فيه والأسطر التي تنقصه لا تغيّر شيئًا. وما يُراد حذفه يُحذف في المكتب:
import-above = تبدأ القائمة من السطر { $line }؛ وما فوقه عنوانها وقد تُرك.
import-left-in-names = ما يرد بعد الاسم في بعض الأسطر قد يكون بلدًا، ويبقى في الاسم لأنّه غير معروف هنا أو لأنّ معظم الأسطر بلا بلد. الأسطر: { $lines }
import-bullets = كانت هذه العلامات قبل الأسماء علاماتِ تعداد، وقد أُزيلت: { $signs }
import-of-two-names = لبعض الأسماء جزءان بكتابتين مختلفتين بينهما شرطة مائلة، وتبقى اسمًا واحدًا. فإن كانا اسمين لمنظّمة واحدة فاجعلوا لكلّ منهما عمودًا خاصًّا به. الأسطر: { $lines }
import-after-closing = أُغلق باب التوقيع على النداء. لا تذكر هذه الأسطر الجديدة يوم توقيع قبل ذلك، وستذكر القائمة أنّ التوقيع جرى بعد إغلاق باب التوقيع. إن كان التوقيع أسبق فاذكروا اليوم في عمود خاصّ: «{ import-field-timestamp }». الأسطر: { $lines }
import-wording = الصيغة التي وقّعتها الأسطر الجديدة
import-wording-hint = من هو في القائمة من قبل يبقى تحت الصيغة التي وقّعها.
import-wording-later = في اليوم الذي تذكره بعض الأسطر لم تكن هذه الصيغة قد نُشرت بعد. الأسطر: { $lines }
import-public-names = { $count ->
    [zero] لا يصير أيّ اسم علنيًّا على الخوادم.
    [one] يصير اسم واحد علنيًّا على كلّ خادم يحفظ القائمة. إن كان اسم شخص يُحسب فقط فعدّلوا الأعمدة: «{ import-field-individual }».
    [two] يصير اسمان علنيَّين على كلّ خادم يحفظ القائمة. إن كانا اسمي شخصين يُحسبان فقط فعدّلوا الأعمدة: «{ import-field-individual }».
    [few] تصير { $count } أسماء علنيّةً على كلّ خادم يحفظ القائمة. إن كانت أسماء أفراد يُحسبون فقط فعدّلوا الأعمدة: «{ import-field-individual }».
    [many] يصير { $count } اسمًا علنيًّا على كلّ خادم يحفظ القائمة. إن كانت أسماء أفراد يُحسبون فقط فعدّلوا الأعمدة: «{ import-field-individual }».
   *[other] يصير { $count } اسم علنيًّا على كلّ خادم يحفظ القائمة. إن كانت أسماء أفراد يُحسبون فقط فعدّلوا الأعمدة: «{ import-field-individual }».
}
import-people-like-organisations = في أسماء بعض الأفراد الذين يُحسبون فقط كلمة ممّا تُسمّى به المنظّمات. إن كانت هذه منظّمات فعدّلوا الأعمدة: «{ import-field-organisation }». الأسطر: { $lines }
import-refused = أسطر لا تُستورد
import-refused-more = { $count ->
    [one] سطر آخر لا يُستورد
    [two] سطران آخران لا يُستوردان
    [few] { $count } أسطر أخرى لا تُستورد
    [many] { $count } سطرًا آخر لا يُستورد
   *[other] { $count } سطر آخر لا يُستورد
}
import-refused-file = تنزيل هذه الأسطر مع الأسباب
import-refused-lines = تنزيل هذه الأسطر
import-refused-line = السطر
import-refused-reason = السبب
import-line = السطر { $line }:
import-alike = أسطر ينبغي النظر فيها
import-alike-what = أشّروا على ما يُترك. وما تستوردونه يمكن ضمّه بعد ذلك إلى التوقيع الآخر.
import-leave-out = ترك السطر { $line }:
import-like-number = { $grade }: رقم { $number }، { $name }
import-like-line = { $grade }: السطر { $number } من هذه القائمة، { $name }
import-left-out-before = تُركت من القائمة من قبل.
import-unmarked = لا يبدأ برقم أو علامة تعداد كبقيّة الأسطر: أهو تحيّة أم تتمّة للسطر الذي قبله؟ أزيلوا التأشير إن كان اسمًا.
import-rows = أسطر تُستورد
import-rows-out = أسطر أُشّر على تركها
import-rows-others = { $count ->
    [one] سطر واحد جديد أو موجود من قبل
    [two] سطران جديدان أو موجودان من قبل
    [few] { $count } أسطر جديدة أو موجودة من قبل
    [many] { $count } سطرًا جديدًا أو موجودًا من قبل
   *[other] { $count } سطر جديد أو موجود من قبل
}
import-row-before = كان:
import-row-line = السطر
import-row-becomes = ما يصير إليه
import-row-what = ما يحدث
import-row-number = الرقم { $number }
import-row-signed = وُقّع في { $at }
import-rows-more = { $count ->
    [zero] لا أسطر أخرى غير معروضة هنا.
    [one] سطر آخر غير معروض هنا. إنه جديد أو موجود من قبل: ما يغيّر توقيعًا مدرجًا يظهر أعلاه.
    [two] سطران آخران غير معروضين هنا. كلاهما جديد أو موجود من قبل: ما يغيّر توقيعًا مدرجًا يظهر أعلاه.
    [few] { $count } أسطر أخرى غير معروضة هنا. كلها جديدة أو موجودة من قبل: ما يغيّر توقيعًا مدرجًا يظهر أعلاه.
    [many] { $count } سطرًا آخر غير معروض هنا. كلها جديدة أو موجودة من قبل: ما يغيّر توقيعًا مدرجًا يظهر أعلاه.
   *[other] { $count } سطر آخر غير معروض هنا. كلها جديدة أو موجودة من قبل: ما يغيّر توقيعًا مدرجًا يظهر أعلاه.
}
import-becomes-organisation = منظّمة في القائمة
import-becomes-personal = فرد في القائمة، بصفة شخصية
import-becomes-individual = فرد يُحسب ولا يُذكر اسمه
import-becomes-count = عدد
import-taken-added = جديد
import-taken-updated = يغيّر التوقيع المدرج
import-taken-unchanged = موجود من قبل
import-taken-left-out = يُترك، كما أُشّر عليه أعلاه
import-changes-names = الأسماء
import-changes-languages = لغات الأسماء
import-changes-also-known-as = الأسماء المختصرة والأخرى
import-changes-country = البلد
import-changes-kind = نوع الموقّع
import-changes-signed-at = يوم التوقيع
import-changes-number = الرقم
import-changes-initiated = هل هو من الداعين إلى النداء
import-changes-wording = الصيغة
import-take = توقيع هذه الأسطر باسم { $name }
import-to-take = إلى موضع التوقيع في أسفل الصفحة
import-change-columns = تعديل الأعمدة
import-numbers-out = إن كانت الأرقام أرقام هذه القائمة وحدها فاتركوا عمودها: «{ import-change-columns }»، «{ import-field-ignore }».
import-renamed-all = ستتغيّر أسماء معظم التواقيع المدرجة
import-renamed-all-what = معظم الأسطر التي تدلّ على توقيع مدرج في القائمة بعنوانه تعطيه اسمًا لا صلة له باسمه، كأنّ عمودًا واحدًا من الجدول رُتّب وحده. لا يُستورد شيء إلّا إن أشّرتم على أنّ هذه أسماء تلك التواقيع الآن. وإن لم تكن كذلك فرتّبوا الصفوف كاملةً، أو صدّروا القائمة من جديد.
import-renamed-all-sure = هذه أسماء تلك التواقيع الآن
import-column-sorted = ستأخذ معظم التواقيع المدرجة ما لغيرها
import-column-sorted-what = معظم الأسطر التي تدلّ على توقيع مدرج في القائمة بعنوانه تعطيه ما لتوقيع آخر، كأنّ عمودًا واحدًا من الجدول رُتّب وحده: { $columns }. لا يُستورد شيء إلّا إن أشّرتم على أنّ هذا مقصود. وإن لم يكن مقصودًا فرتّبوا الصفوف كاملةً، أو صدّروا القائمة من جديد.
import-column-sorted-sure = هذا مقصود
import-changed-places = في كلّ زوج من هذه الأسطر يأخذ كلّ من توقيعين اسم الآخر. هل تبادلا مكانيهما في الجدول خطأً؟ الأسطر: { $lines }
import-asked = الرقم لمنظّمة أخرى
import-asked-what = لكلّ سطر من هذه الأسطر رقم توقيع مدرج في القائمة باسم مختلف تمامًا. لا يُستبدل شيء إلّا إن ذكرتم أنّها المنظّمة نفسها.
import-asked-held = الرقم { $number } في القائمة:
import-asked-asked = لا يُؤخذ هذا السطر
import-asked-renamed = هي المنظّمة نفسها باسم جديد: يحلّ الاسم الجديد محلّ القديم
import-asked-as-new = هي منظّمة أخرى: تُدرج جديدةً من دون هذا الرقم
import-joined = صارت عدّة أسطر صفًّا واحدًا
import-joined-what = تجمع علامة اقتباس هذه الأسطر، وسطر واحد منها على الأقلّ يشبه صفًّا قائمًا بذاته. لا تُؤخذ إلّا إن أشّرتم على أنّها موقّع واحد. وإن كانت لعدّة موقّعين فاحذفوا العلامة من القائمة وقدّموها من جديد.
import-joined-one = الأسطر { $first }–{ $last } موقّع واحد، وتُؤخذ:
import-joined-lines = الأسطر { $first }–{ $last }:
import-forget = التخلّي عن هذه القائمة
done-import-forgotten = لم تعد القائمة محفوظة هنا. ولم يُستورد شيء.
error-file-empty = لا شيء في القائمة
error-import-both = لا يمكن معاينة إلّا قائمة واحدة. اختاروا الملفّ من جديد وأفرغوا هذا الحقل، أو أرسلوا ما فيه وحده
error-import-large = القائمة أكبر من ٤ ميغابايت. قسّموها
error-import-long = في القائمة أكثر من ٢٬٠٠٠ سطر. قسّموها
error-import-quote = علامة الاقتباس التي تبدأ بها خليّة في السطر { $line } لا تُغلق أبدًا، أو لا تُغلق إلا بعد ٦٤ كيلوبايت وهي أقصى ما يكون لصفّ واحد، فيصير كلّ ما بعدها اسمًا واحدًا. أغلقوها أو احذفوها
error-import-quote-rows = الخليّة التي تبدأ بعلامة اقتباس في السطر { $line } تمتدّ على أسطر عددها { $count }، وهي تشبه صفوفًا كاملة. هل هذه العلامة زائدة؟ احذفوها، أو صِلوا هذه الأسطر في سطر واحد إن كانت كلّها خليّة واحدة
error-import-heading = ينقص سطرَ العناوين عناوينُ في آخره (العناوين: { $named }، الخلايا في كلّ سطر: { $cells }). اكتبوا هناك عنوانًا لكلّ عمود لا عنوان له، وإن كان لا يُستورد
error-import-encoding = الملفّ ليس بترميز UTF-8. احفظوه بصيغة «CSV UTF-8» وارفعوه من جديد
error-import-encoding-line = الملفّ ليس بترميز UTF-8: السطر { $line } هو أوّل ما تعذّرت قراءته. احفظوه بصيغة «CSV UTF-8» وارفعوه من جديد
error-import-document = هذا مصنّف أو مستند أو ملفّ PDF ‏(⁦.xlsx⁩، ⁦.ods⁩، ⁦.docx⁩، ⁦.pdf⁩) وليس قائمة نصّية. افتحوه واحفظوه بصيغة «CSV UTF-8»، أو انسخوا صفوفه والصقوها
error-import-stale = بُدئت قائمة أخرى في هذه الأثناء. وهذا ما تصير إليه
error-import-renamed-all = أشّروا على أنّ هذه أسماء تلك التواقيع الآن، أو رتّبوا صفوف الجدول كاملةً
error-import-column-sorted = أشّروا على أنّ هذا مقصود، أو رتّبوا صفوف الجدول كاملةً
error-import-names = لا عمود يحوي أسماء
error-import-person = يُميَّز الأفراد بعناوين بريدهم الإلكتروني: اختاروا العمود الذي يحويها
error-import-twice = عمودان يحويان الشيء نفسه. اختاروا أحدهما
import-fault-row_invalid = تتعذّر قراءة السطر.
import-fault-row_too_wide = في السطر خلايا أكثر من اللازم.
import-fault-row_wider_than_heading = في السطر خلايا أكثر ممّا في العناوين.
import-fault-cell_too_long = في السطر خليّة طويلة أكثر من اللازم.
import-fault-email_missing = ينقص عنوان البريد الإلكتروني.
import-fault-email_invalid = هذا ليس عنوان بريد إلكتروني.
import-fault-email_unusual = لا يمكن إرسال رابط إلى هذا العنوان: فهو غير مكتوب على النحو الذي تقرؤه خوادم البريد كلّها قراءة واحدة.
import-fault-email_repeated = ورد عنوان البريد الإلكتروني في سطر آخر أيضًا.
import-fault-name_missing = لم يُسمَّ أحد.
import-fault-two_kinds = في السطر اسم فرد واسم منظّمة معًا.
import-fault-kind_unknown = لا يُعرف نوع الموقّع.
import-fault-name_too_long = الاسم طويل أكثر من اللازم.
import-fault-names_invalid = لا يمكن إدراج الأسماء بهذا الشكل.
import-fault-number_invalid = ليس الرقم عددًا صحيحًا من ١ فما فوق.
import-fault-number_repeated = ورد الرقم في سطر سابق.
import-fault-signer_repeated = ورد الرقم نفسه أو الأسماء نفسها في سطر آخر أيضًا.
import-fault-entry_repeated = ورد التوقيع نفسه من القائمة في سطر آخر أيضًا.
import-fault-taken_back = استُرجع هذا التوقيع أو سحبه صاحبه، ولا يعيده استيراد.
import-fault-listed_again = استُرجع هذا التوقيع أو سحبه صاحبه، وهو الآن في القائمة من جديد.
import-fault-entry_unnamed = لا تُظهر القائمة المصدَّرة اسمًا هنا.
import-fault-id_unknown = ليس لأيّ توقيع في هذه القائمة المعرّف الوارد في هذا السطر.
import-fault-entry_otherwise = لم يدخل هذا التوقيع القائمة باستيراد، ولا يغيّر استيرادٌ ما يذكره.
import-fault-row_heading = هذا السطر تكرار للعناوين.
import-fault-row_repeated = ورد هذا السطر مرّتين في القائمة، ويُستورد مرّة واحدة.
import-fault-row_above = هذا السطر فوق القائمة.
import-fault-name_without_letters = ليس في الاسم أيّ حرف.
import-fault-letters_lost = في الاسم علامات استفهام مكان حروف.
import-fault-number_taken = هذا الرقم لتوقيع مدرج باسم مختلف تمامًا.
import-fault-number_gone = كان هذا الرقم لتوقيع استُرجع أو سحبه صاحبه.
import-fault-lines_joined = صارت عدّة أسطر صفًّا واحدًا لأنّ علامة اقتباس تجمعها.
import-fault-row_total = هذا السطر مجموع وليس موقّعًا.
import-fault-person_without_email = يُميَّز الفرد بعنوان بريد إلكتروني، ولا عنوان هنا.
import-fault-person_withdrawn = سحب هذا الشخص توقيعه هنا، ولا يوقّع من جديد إلّا هو نفسه، من الاستمارة.
import-fault-people_over = انقضى اليوم الذي تُحفظ حتّاه تواقيع الأفراد، فلا يُضاف أحد بعده.
import-fault-people_by_steward = لا يستورد أفرادًا بعناوين بريدهم الإلكتروني إلّا أمين التواقيع، وإلّا لأمكن أن يُعرف بذلك من وقّع.
import-fault-entry_invalid = هذا السطر لا يصلح توقيعًا في قائمة.
import-fault-count_invalid = ما ذُكر ليس عددًا صالحًا.
import-mend-row_invalid = ابحثوا عن علامة اقتباس لم تُغلق.
import-mend-row_wider_than_heading = ضعوا الاسم الذي فيه فاصلة أو فاصلة منقوطة بين علامتَي اقتباس (").
import-mend-email_repeated = أبقوا أحد السطرين.
import-mend-two_kinds = اجعلوه سطرين، أو اختاروا لأحد الأعمدة «{ import-field-ignore }».
import-mend-kind_unknown = اكتبوا «منظمة»، أو «personal» لمن يُدرج بصفة شخصية، أو «فرد».
import-mend-row_heading = لا حاجة إلى شيء.
import-mend-row_repeated = لا حاجة إلى شيء. وإن كان موقّعان يحملان هذا الاسم فميّزوا بينهما، بالأرقام مثلًا.
import-mend-row_above = لا حاجة إلى شيء.
import-mend-row_total = إن كان اسم منظّمة فأدخلوه يدويًا.
import-mend-name_without_letters = تحقّقوا من الأعمدة. وإن كانت منظّمة تُسمّى هكذا فأدخلوها يدويًا.
import-mend-letters_lost = لم يستطع برنامج الجداول حفظ هذه الحروف في ملفّ من هذا النوع. احفظوا القائمة التي ما زالت فيها بصيغة «CSV UTF-8» وارفعوها من جديد. وإن كانت منظّمة تُسمّى هكذا فأدخلوها يدويًا.
import-mend-number_taken = استوردوا القائمة من جديد واذكروا أيّهما هي، أو اتركوا الأرقام.
import-mend-number_gone = إن كان موقّعًا آخر فأعطوه رقمًا آخر أو اتركوه بلا رقم، ثم استوردوه من جديد.
import-mend-lines_joined = احذفوا العلامة. وإن كان موقّعًا واحدًا فاستوردوا القائمة من جديد وأشّروا على ذلك.
import-mend-names_invalid = انظروا في الطول واللغة وفواصل الأسطر.
import-mend-name_missing = اكتبوا اسمًا، أو احذفوا السطر.
import-mend-signer_repeated = أبقوا أحد السطرين.
import-mend-entry_repeated = أبقوا أحد السطرين.
import-mend-entry_invalid = اكتبوه كائنًا واحدًا بين قوسين معقوفين كالأسطر الأخرى، أو احذفوه.
import-mend-taken_back = أدخلوه يدويًا إن وقّع مع ذلك.
import-mend-listed_again = لا حاجة إلى شيء. وإن كانت منظّمة أخرى بالاسم نفسه فأدخلوها يدويًا.
import-mend-entry_unnamed = لا حاجة إلى شيء؛ قد يكون الاسم مخفيًّا لدى من يعرض القائمة، أو غير مؤكَّد.
import-mend-id_unknown = إن كان توقيعًا جديدًا فأفرغوا خانته في عمود «id»، وإلّا فأعيدوا المعرّف كما كان.
import-mend-entry_otherwise = يصحّحه من وقّع، أو تصحّحونه أنتم في المكتب.
import-mend-people_by_steward = ليستوردْ أمين التواقيع القائمة؛ والمسؤولون هم من يمنحون هذا الدور.
manage-import-desk = استيراد قائمة
