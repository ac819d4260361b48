# ما تقوله الصفحات العلنية إلى جانب الرسالة والقائمة: نشرها بين الناس، ومصدر الأرقام،
# ونموّ القائمة، والمواضيع، وأحجام الملفّات.
size-bytes = { $count } بايت
size-kilobytes = { $count } كيلوبايت
size-megabytes = { $count } ميغابايت

reading-copy = نسخ
reading-copied = تمّ النسخ.
reading-live-stop = إيقاف تحديث هذا الرقم
reading-live-again = استئناف تحديث هذا الرقم
reading-know = كيف نعرف ذلك؟
reading-know-named = لكلّ منها بيان موقَّع مع برهان، وقبِلها أحد الداعين. افتحوا أيّ اسم لتروا الأمرين.
reading-know-own-server = وُقّع كلّ منها بمفتاح المنظّمة، وهو مذكور في صفحتها على خادمها.
reading-know-web-form = وقّع أحد الداعين، عن كلّ منها، على أنّ الاستمارة أُكّدت بالبريد الإلكتروني. وإن كان العنوان في نطاق المنظّمة نفسها، ذُكر ذلك في صفحة توقيعها على خادم الجهة المنظِّمة.
reading-know-e-mail = وقّع أحد الداعين، عن كلّ منها، على أنّ الرسالة الإلكترونية لديه.
reading-know-paper = وقّع أحد الداعين، عن كلّ منها، على أنّه يحتفظ بالورقة.
reading-know-fediverse-account = وقّع أحد الداعين، عن كلّ منها، على أنّ الحساب ردّ علنًا وأكّد ذلك برابط خاصّ.
reading-know-import = وقّع أحد الداعين، عن كلّ منها، على أنّها كانت في قائمة حُفظت قبل هذه.
reading-know-unnamed = وقّع أحد الداعين هذا العدد. أمّا من هي تلك المنظّمات فلا يمكن التحقّق منه من الخارج.
reading-know-personal = لكلّ منهم بيان موقَّع مع برهان، كما للمنظّمات. ولا يُحسبون منظّمات.
reading-know-people = وقّع كلّ خادم على عدد الأفراد الذين أكّدوا توقيعهم عليه، بالبريد الإلكتروني أو بحساب في الفديفرس، أو أُدخلوا من قائمة. لا يغادر اسم أحد ذلك الخادم، فهذا الرقم منقول عنه.
reading-countries = { $count ->
    [zero] لا بلدان معروفة بعد
    [one] من بلد واحد
    [two] من بلدين
    [few] من { $count } بلدان
    [many] من { $count } بلدًا
   *[other] من { $count } بلد
}
reading-countries-what = منظّمات وأفراد بأسمائهم
reading-countries-none = البلد غير مذكور
reading-day = اليوم { $day }
reading-days-left = { $count ->
    [0] اليوم
    [one] غدًا
    [two] بعد يومين
    [few] بعد { $count } أيّام
    [many] بعد { $count } يومًا
   *[other] بعد { $count } يوم
}

reading-share = انشروه بين الناس
reading-share-address = العنوان
reading-share-mail = الإرسال بالبريد الإلكتروني
reading-share-fediverse = من حساب في الفديفرس، ابحثوا عن العنوان نفسه على خادمكم وأعيدوا نشر ما تجدونه، ليراه آخرون. إعادة النشر ليست توقيعًا.
reading-share-print = للطباعة استعملوا متصفّحكم: الصفحة معدّة للورق، وفيها كلّ الأسماء:
reading-share-print-all = الصفحة بكلّ الأسماء
reading-share-nobody = لا يُبلَّغ أحد بأنّكم تنشرونه: هذه روابط عاديّة، لا نصوص برمجية فيها ولا عدّادات لغيرنا.

reading-branch-who = الداعي
reading-branch-own = قُبلت، ووقّعت على خادمها
reading-branch-other = قُبلت بطريقة أخرى
reading-branch-list = القائمة على خادمه
reading-branch-table = الشيء نفسه في جدول

reading-growth = الأسماء بمرور الوقت
reading-growth-table = في جدول
reading-growth-until = حتى
reading-growth-organisations = منظّمات

reading-narrow = تضييق القائمة
reading-narrowed = { $count ->
    [zero] تضييق القائمة: لا شرط
    [one] تضييق القائمة: شرط واحد
    [two] تضييق القائمة: شرطان
    [few] تضييق القائمة: { $count } شروط
    [many] تضييق القائمة: { $count } شرطًا
   *[other] تضييق القائمة: { $count } شرط
}
reading-from = من يوم
reading-until = إلى يوم

reading-history = ما جرى لهذا التوقيع
reading-history-what = كما يعرفه هذا الخادم: آخر ما قيل بكلّ مفتاح. لا يُحفظ الاسم السابق، إلّا إذا ذكره الموقّع اسمًا آخر له.
reading-history-let-in = جاء القبول من { $who } بالأسماء المعروضة حينها.
reading-history-removed = جاء الحذف من { $who }.
reading-history-ended = انتهى العمل بما قيل فيه من { $who }.
reading-history-signed = وُقّع البيان القائم هنا.
reading-history-signed-itself = وقّع صاحب التوقيع بنفسه البيان القائم هنا.
reading-history-listed = أُدرج في القائمة.
reading-history-entered = جاء القيد من { $who }، ووُقّع البيان القائم هنا.
reading-history-changed = جاء التغيير من { $who }، ووُقّع البيان القائم هنا.

field-topics = المواضيع
field-topics-hint = حتى عشر كلمات يجد بها الناس النداء، مثل DockSafety، وبينها فواصل. وتعرضها برامج أخرى وسومًا. ولا يلزم الموقّعين أن يوقّعوا من جديد إن تغيّرت
error-topics-form = اكتبوا عشرة مواضيع على الأكثر: كلّ منها كلمة واحدة من حروف وأرقام وعلامة _، وبينها فواصل
error-topic-words = ليس «{ $word }» كلمة واحدة من حروف وأرقام وعلامة _. اكتبوا { $instead }؛ وإن كانت عدّة مواضيع فضعوا بينها فواصل
error-topic-odd = لا يصلح «{ $word }» موضوعًا: تلزم كلمة واحدة من حروف وأرقام وعلامة _، فيها حرف واحد على الأقلّ، ولا تزيد على { $most } حرفًا

archive-kind = النوع
archive-any-kind = كلّ الأنواع
archive-ended = منتهية: مغلقة أو مسحوبة
archive-topics = المواضيع
archive-topic-title = الموضوع: { $topic }
archive-topic-lead = ما يعرفه هذا الخادم في هذا الموضوع: نداءات، ورسائل يمكن إرسالها، واجتماعات، وأشخاص.
archive-find-hint = بأيّ لغة من لغات العنوان، أو باسم الجهة المنظِّمة؛ لا أثر للتشكيل ولا للفرق بين الحروف الكبيرة والصغيرة
archive-feed = النداءات الجديدة خلاصةَ Atom
archive-topic-count = { $topic } ({ $count })
