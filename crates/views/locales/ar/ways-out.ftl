# الأداة المدمجة والشارة والتقويم وورقة التوقيع، والصفحة التي تعطي رموزها.
embed-read-and-sign = اقرؤوا ووقّعوا
ways-out-title = انقلوه إلى أماكن أخرى
ways-out-share = ضعوه في صفحتكم
ways-out-sheet = ورقة توقيع للطباعة
ways-out-qr = رمز QR
ways-out-pdf-letter = النصّ بصيغة PDF
ways-out-pdf-list = القائمة بصيغة PDF
ways-out-calendar = الإضافة إلى التقويم
ways-out-feed = المتابعة بالخلاصة
calendar-closes = آخر يوم للتوقيع: { $title }
calendar-more = للقراءة والتوقيع: { $address }
card-alt = { $title }. { $count }.
card-asks = للتوقيع:
share-title = ضعوه في صفحتكم
share-lead = ثلاث طرق تعمل في أيّ صفحة، ولا تحتاج أيّ منها إلى نصّ برمجي. يجلب متصفّح القارئ الأداة أو الصورة من هذا الخادم، ولا يضع ملفّ تعريف ارتباط (كوكي).
share-withdrawn-what = لم يعد يوضع في صفحات أخرى. أمّا الأدوات المدمجة والصور الموجودة في صفحات أخرى فتقول إنّه سُحب.
share-widget = أداة مدمجة
share-widget-what = انسخوا واحدة من هذه إلى HTML صفحتكم. وفي WordPress اختاروا المكوّن «HTML مخصّص».
share-size-small = صغيرة، بعرض ٣٢٠ بكسل
share-size-medium = متوسّطة، بعرض ٤٨٠ بكسل
share-size-large = كبيرة، بعرض ٦٤٠ بكسل
share-look = عرضها
share-badge = صورة فيها العدد
share-badge-what = صورة هي رابط. تعمل حيث لا يُسمح بالإطارات، وفي النشرات البريدية أيضًا.
share-badge-code = رمز الصورة
badge-earlier = { $count } سابقًا
share-link = رابط عادي
share-link-what = للنسخ إلى أيّ مكان.
share-paste = أو ألصقوا هذا العنوان في سطر وحده: يجعله WordPress وغيره من البرامج التي تعرف oEmbed أداة مدمجة من تلقاء نفسه.
share-address = العنوان
share-link-code = رمز الرابط
share-qr = رمز QR للملصقات والمنشورات
share-qr-alt = رمز QR لصفحة التوقيع
sheet-title = ورقة توقيع
sheet-print = اطبعوا هذه الصفحة (A4 أو Letter)، وأرسلوا الورقة بعد ملئها إلى { $organiser }.
sheet-for-people = للأفراد
sheet-for-organisations = للمنظّمات
sheet-called-by = بدعوة من { $organiser }
sheet-we-ask = نطلب منكم
sheet-consent-people = بتوقيعي أوافق على أن يُحفظ ما أكتبه هنا لدى { $organiser }، لاحتساب توقيعي. ولا يُعرض علنًا. ويستطيع من يتولّون أمر التواقيع هناك أن يقرؤوه، وقد يُعرض على من وُجّه إليهم النصّ.
sheet-consent-organisations = بتوقيعي أصرّح بأنّ منظّمتي قرّرت تأييد { appeal-this }. ويصبح اسمها وبلدها وطريقة توقيعها معلنة على خوادم كثيرة، ولا يُعلن اسم من يوقّع عنها ولا عنوان بريده الإلكتروني.
sheet-name = الاسم
sheet-place = المكان
sheet-signature = التوقيع
sheet-date = التاريخ
sheet-organisation = المنظّمة
sheet-country = البلد
sheet-signed-by = وقّع عنها (الاسم والصفة)
sheet-email = البريد الإلكتروني
sheet-number = الرقم
sheet-caption = صفوف فارغة للتوقيع
sheet-qr-alt = رمز QR لصفحة التوقيع على الشبكة
sheet-wording = الصيغة { $number }، وبصمة نصّها مذكورة أدناه. النداء:
document-unnamed = { $count ->
    [one] منظّمة واحدة محسوبة من دون اسمها
    [two] منظّمتان محسوبتان من دون اسميهما
    [few] { $count } منظّمات محسوبة من دون أسمائها
    [many] { $count } منظّمة محسوبة من دون أسمائها
   *[other] { $count } منظّمة محسوبة من دون أسمائها
}
document-personal = { $count ->
    [one] شخص واحد يوقّع باسمه بصفة شخصية
    [two] شخصان يوقّعان باسميهما بصفة شخصية
    [few] { $count } أشخاص يوقّعون بأسمائهم بصفة شخصية
    [many] { $count } شخصًا يوقّعون بأسمائهم بصفة شخصية
   *[other] { $count } شخص يوقّعون بأسمائهم بصفة شخصية
}
document-digest = بصمة القائمة:
document-as-of = كما هي في { $at }.
document-check = ربّما زادت القائمة بعد ذلك. حالها اليوم، وكيفية التحقّق منها:
document-check-now = القائمة بحالها اليوم، وكيفية التحقّق منها:
document-copy = طُبع هذا من نسخة محفوظة لدى { $holder }. العنوان الأصلي للنداء:

sheet-consent-terms = بتوقيعي أوافق على أن يُحفظ ما أكتبه هنا لدى { $keeper } حتى { $until }، لاحتساب توقيعي. ولا يُعرض اسمي علنًا. ويستطيع من يتولّون أمر التواقيع هناك أن يقرؤوا ما أكتبه، وقد يُعرض على من وُجّه إليهم النصّ. ويمكنني في أيّ وقت الاطّلاع عليه أو تصحيحه أو سحبه بالكتابة إلى { $contact }.
