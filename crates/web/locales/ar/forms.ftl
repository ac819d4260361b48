# حقول الاستمارات. الجملة التي ينتهي مفتاحها بـ «-hint» تقف تحت التسمية ذات المفتاح نفسه.
form-error = خطأ:
form-errors = { $count ->
    [one] أمر واحد يحتاج إلى تصحيح
    [two] أمران يحتاجان إلى تصحيح
    [few] { $count } أمور تحتاج إلى تصحيح
    [many] { $count } أمرًا يحتاج إلى تصحيح
   *[other] { $count } أمر يحتاج إلى تصحيح
}
form-not-said = غير مذكور
field-handle = اسم مختصر يُستعمل في العناوين
field-handle-hint = حروف لاتينية صغيرة وأرقام (0 إلى 9) وشرطات سفلية. لا يمكن تغييره لاحقًا.
field-names = الاسم
field-names-hint = بلغة واحدة على الأقلّ، كما تكتبه منظّمتكم بها. واللغات برموزها، مثل en أو zh-Hant أو ar.
field-language = اللغة
field-language-choose = اللغة
field-language-choose-hint = اختاروا من القائمة، أو اكتبوا رمزًا مثل en أو zh-Hant.
field-name = الاسم بهذه اللغة
field-country = البلد
field-person = اسمكم الشخصي
field-person-hint = لا يراه إلّا العاملون في مكتبكم
field-email = عنوان البريد الإلكتروني
field-email-person = عنوان البريد الإلكتروني
field-email-person-hint = لا يُعرض أبدًا ولا يُعطى لأحد
field-email-domain = عنوان البريد الإلكتروني في منظّمتكم
field-email-domain-hint = ويُستحسن أن يكون في نطاقها هي، مثل office@union.example. ولا يُعرض العنوان أبدًا.
field-password = كلمة السرّ
field-new-password = كلمة السرّ
field-new-password-hint = اثنا عشر حرفًا أو أكثر. عدّة كلمات أسهل حفظًا من الرموز.
field-password-again = كلمة السرّ نفسها مرّة أخرى
field-your-name = اسمكم
field-your-name-hint = كما توقّعون به رسالة، بأيّ كتابة كان
field-kind = النوع
field-slug = الجزء الأخير من عنوان صفحته
field-slug-hint = حروف لاتينية صغيرة وأرقام (0 إلى 9) وشرطات، مثل free-the-eleven. لا يمكن تغييره لاحقًا. يمكن تركه فارغًا، فيؤخذ عندئذ من العنوان.
field-initiators = من يدعو إليه معكم
field-initiators-hint = حساب أو عنوان واحد في كلّ سطر، مثل ‎@cranes@cranes.example. يُسأل كلّ منهم قبل أن يُذكر اسمه. وإن كان معكم داعٍ آخر على الأقلّ بقيت القائمة مفتوحة حين يغيب خادمكم.
field-admission = من يحقّ له التوقيع
field-deadline = آخر موعد للتوقيع
field-deadline-hint = يمكن تركه فارغًا. يُحتسب اليوم كاملًا في كل المناطق الزمنية
field-invite = الحساب أو العنوان
field-object = عنوان صفحة النداء، أو حساب الجهة المنظِّمة
field-object-hint = كما يظهر في شريط العنوان، على أيّ خادم وجدتموه
field-reservations = التحفّظات، إن وُجدت
field-reservations-hint = أشيروا إلى ما لا توقّعون عليه. ويظهر ذلك بجانب اسمكم
field-account = الحساب الذي تريدون متابعته
field-account-hint = مثل ‎@dockers@harbour.example
field-token-label = الغرض منه
field-token-label-hint = مثل «قاعدة بيانات الأعضاء»
field-scope = ما يُسمح له به

# ما يقوله الخادم عن حقل.
error-needed = املؤوا هذا الحقل
error-handle-form = استعملوا من حرف إلى ٣٠ حرفًا: حروفًا لاتينية صغيرة وأرقامًا وشرطات سفلية، من غير الكلمات التي يحتاج إليها الخادم
error-handle-taken = هذا الاسم مستعمل هنا
error-language-form = ليس هذا رمز لغة. اختاروا لغة من القائمة أو اكتبوا رمزها: ar للعربية وzh-Hans للصينية المبسّطة
error-name-one = اكتبوا الاسم بلغة واحدة على الأقلّ
error-email-form = اكتبوا عنوان البريد الإلكتروني كاملًا، مثل ana@post.example
error-password-short = استعملوا اثني عشر حرفًا على الأقلّ
error-password-differs = كلمتا السرّ مختلفتان
error-sign-in = هذا العنوان وكلمة السرّ لا يتوافقان
error-too-many = محاولات كثيرة. حاولوا بعد بضع دقائق
error-agree = أشيروا إلى موافقتكم، ليحقّ لنا حفظ ما كتبتموه
error-too-long = هذا طويل أكثر من اللازم
error-too-long-most = هذا طويل أكثر من اللازم. الحدّ الأقصى لعدد الأحرف: { $most }
error-slug-form = استعملوا حروفًا لاتينية صغيرة وأرقامًا وشرطات، من غير الكلمات التي يحتاج إليها الخادم
error-slug-taken = في هذا العنوان نداء آخر
error-slug-reserved = يحتاج الخادم إلى هذه الكلمة لصفحاته
error-title-needed = اكتبوا عنوانًا بكلّ لغة معتمدة
error-body-needed = اكتبوا نصًّا بكلّ لغة معتمدة
error-words-unsigned = اكتبوا هذا بلغة معتمدة أيضًا: لا أحد يوقّع على ما لا يرد إلّا في ترجمة
error-authoritative-needed = اختاروا لغة معتمدة واحدة على الأقلّ
error-date-form = اكتبوا التاريخ هكذا: السنة ثمّ الشهر ثمّ اليوم، مثل ⁦2027-01-31⁩
error-date-past = مضى هذا اليوم
error-address-form = اكتبوا عنوانًا كاملًا يبدأ بـ ‎https://‎
error-account-form = اكتبوا الحساب هكذا: ‎@name@host
error-not-reached = لم يُجب ذلك الخادم. حاولوا بعد قليل
error-not-an-appeal = لا نداء في هذا العنوان
error-not-verified = تعذّر التحقّق ممّا ورد، فلم يُحفظ شيء
error-country-form = اختاروا بلدًا من القائمة
error-sure = أكّدوا أنّ هذا ما تريدونه
error-text-changed = تغيّر النصّ وأنتم تقرؤونه. راجعوه من جديد قبل التوقيع
error-draft-changed = تغيّر النصّ أو المسودّة وأنتم تقرؤون. راجعوا من جديد قبل النشر
error-form-stale = بقيت الاستمارة مفتوحة طويلًا. أرسلوها مرّة أخرى

error-language-twice = هذه اللغة مكرّرة في الاستمارة
error-text-signs = احذفوا رموز التحكّم وعلامات الاتّجاه
error-name-letters = اكتبوا حرفًا أو رقمًا واحدًا على الأقل
error-name-address = اكتبوا هذا من دون عنوان موقع أو بريد إلكتروني
error-title-letters = اكتبوا في العنوان حرفًا أو رقمًا واحدًا على الأقلّ
error-account-unknown = لا وجود لهذا الحساب
error-account-no-appeals = ليس لهذا الحساب نداء مفتوح. اكتبوا عنوان صفحة النداء
error-appeal-not-fetched = لم يجلب هذا الخادم نداءً من هذا العنوان. تحقّقوا من العنوان، ثمّ اجلبوا النداء بالزرّ أدناه
error-follow-self = هذا حسابكم أنتم
error-appeal-withdrawn = سحبت الجهة المنظِّمة هذا النداء
error-deadline-passed = انقضى آخر موعد للتوقيع: انشروا موعدًا لاحقًا أوّلًا، ثمّ أعيدوا الفتح
error-deadline-past = انقضى آخر موعد للتوقيع: اختاروا موعدًا لاحقًا، أو لا موعد
error-blocked = القائمون على خادمكم يحجبون ذلك الخادم
error-not-initiator = منظّمتكم ليست من الداعين إلى هذا النداء
error-not-endorsed = منظّمتكم لم تؤيّد هذا النداء

form-error-in = { $field }: { $error }
editor-field-in = { $field } ({ $place })
form-row-n = الصف { $number }
label-account = الحساب
label-answer = ناتج الجمع
error-saved-meanwhile = غيّر شخص آخر هذا النداء وأنتم تكتبون. انظروا في النصّين ثمّ احفظوا من جديد
error-changed-meanwhile = غيّر شخص آخر هذا وأنتم تكتبون. انظروا في النسختين ثمّ احفظوا من جديد
field-token-until = آخر يوم يعمل فيه
field-token-until-hint = يمكن تركه فارغًا: يعمل عندئذ إلى أن تلغوه
error-scope = أشيروا إلى ما يُسمح له به
error-token-far = اختاروا يومًا خلال السنوات العشر المقبلة
