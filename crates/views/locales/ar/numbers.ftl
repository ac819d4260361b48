# المكتب: أرقام القائمة، وحالها.
numbers-title = الأرقام والحال
numbers-link = الأرقام والإرسال والنسخ
numbers-people-here = { $count ->
    [one] وقّع على هذا الخادم شخص واحد.
    [two] وقّع على هذا الخادم شخصان.
    [few] وقّع على هذا الخادم { $count } أشخاص.
    [many] وقّع على هذا الخادم { $count } شخصًا.
   *[other] وقّع على هذا الخادم { $count } شخص.
}
numbers-people-here-what = تحسبهم القائمة ولا تسمّيهم. ومن لم يؤكّد توقيعه بعد، أو سحبه، لا يدخل في هذا العدد.
numbers-growth-later = يظهر رسم بياني بعد أن تنمو القائمة ثلاثة أيّام.
numbers-files = ملفّات
numbers-file-numbers = هذه الأرقام
numbers-file-list = القائمة
numbers-sources = من أين جاؤوا
numbers-by-ways = كيف وقّعوا
numbers-by-kinds = من وقّع
numbers-by-countries = من أيّ بلدان
numbers-by-servers = من أيّ خوادم
numbers-by-what-servers = ممّن وقّعوا من خادمهم أو بحساب.
numbers-by-people = الأفراد الذين وقّعوا هنا
numbers-by-what-people = محسوبون بحسب البلد حيث يكثرون بما يكفي كي لا ينكشف أحد. ولا يُستعمل لذلك أيّ اسم. تُحدَّث الأعداد مرّة في اليوم على الأكثر، وبعد تغيّرات كثيرة فقط.
numbers-way-own-server = من خادمهم
numbers-way-fediverse-account = بحساب في الفديفرس
numbers-way-web-form = باستمارة
numbers-way-paper = على الورق
numbers-way-e-mail = بالبريد الإلكتروني
numbers-way-import = من قائمة مستوردة
numbers-kind-organisation = منظّمات
numbers-kind-individual = بصفة شخصية
numbers-no-country = غير مذكور
numbers-others = كلّ ما عدا ذلك
numbers-elsewhere = في مكان آخر، أو عدد أقلّ من أن يُذكر
numbers-at-least = { $country }، على الأقلّ
numbers-deliveries-what = لا يضيع شيء حين يغيب خادم: ما ينتظر يُحفظ أسبوعين، ويُعاد إرساله على فترات تطول شيئًا فشيئًا.
numbers-waiting = { $count ->
    [zero] لا رسائل تنتظر
    [one] رسالة واحدة تنتظر
    [two] رسالتان تنتظران
    [few] { $count } رسائل تنتظر
    [many] { $count } رسالة تنتظر
   *[other] { $count } رسالة تنتظر
}
numbers-next = المحاولة التالية في { $at }
numbers-retry = المحاولة الآن
numbers-no-copies = لا يحفظ القائمة أيّ خادم آخر بعد. وتنتشر متى أيّد أحد من خادم آخر.
numbers-copies-what = يستطيع كلّ من هذه الخوادم أن يعرض القائمة حين يغيب هذا الخادم. والمختلف منها يُقارن ويستكمل ما فاته من تلقاء نفسه.
numbers-copy-same = يحفظ القائمة نفسها
numbers-copy-differs = كانت لديه قائمة أخرى حين سُئل آخر مرّة
numbers-copy-out-of-reach = لا يستجيب
numbers-copy-unknown = لم يقل بعد ما لديه
numbers-heard = آخر ما ورد منه في { $at }
numbers-silent-since = منذ { $at }
numbers-our-digest = بصمة القائمة هنا
numbers-key = مفتاحكم
numbers-key-counts = توقيعكم معتدّ به.
numbers-key-what-counts = يوقّع هذا الخادم بالمفتاح أدناه، والقائمة تأخذ به.
numbers-key-silent = توقيعكم غير معتدّ به الآن.
numbers-key-what-silent = انتهى العمل بالمفتاح أدناه في هذا النداء، أو لم يسمّه مفتاح الأصل للنداء. اطلبوا ممّن يدير هذا الخادم أن ينفّذ الأمر «undersigned doctor»، وهو يبيّن ما يلزم فعله.
numbers-key-elsewhere = خادم آخر يوقّع بمفتاحكم.
numbers-key-what-elsewhere = لدى أحدهم نسخة منه، أو تعمل نسخة قديمة من هذا الخادم. اطلبوا ممّن يدير هذا الخادم أن يغيّر المفتاح بالأمر «undersigned admin keys rotate».
numbers-key-root = مفتاح الأصل لهذا النداء
numbers-origin = العنوان الأصلي للنداء:
reason-delivery-waiting = يُرسل بعد قليل.
reason-delivery-do-waiting = لا يلزم فعل شيء.
reason-delivery-gave-up = لم يُجب منذ أسبوعين.
reason-delivery-do-gave-up = ننتظر أن يتّصل بنا، فيجلب عندئذ ما فاته. واكتبوا إلى القائمين عليه إن كنتم تعرفونهم.
reason-delivery-name = لا خادم بهذا الاسم.
reason-delivery-do-name = ربّما انتهى نطاقه أو كُتب خطأً. اسألوا القائمين عليه.
reason-delivery-closed = الجهاز موجود، لكن لا يجيب عليه خادم ويب.
reason-delivery-do-closed = الأرجح أنّه يُعاد تشغيله أو يُنقل. وإن طال ذلك فأخبروا القائمين عليه.
reason-delivery-certificate = لا يمكن إقامة اتّصال آمن: انتهت مدّة شهادته أو هي غير صالحة.
reason-delivery-do-certificate = أخبروا القائمين عليه: عليهم تجديدها.
reason-delivery-timeout = لا يجيب في الوقت المحدّد.
reason-delivery-do-timeout = ربّما كان مثقلًا. نحاول من جديد على فترات تطول شيئًا فشيئًا.
reason-delivery-slowed-down = يطلب منّا أن نرسل أقلّ.
reason-delivery-do-slowed-down = نلتزم بذلك، ويصل ما ينتظر متأخّرًا. ولا تفيد المحاولة الآن.
reason-delivery-signature = لا يقبل توقيعنا.
reason-delivery-do-signature = ربّما حجب هذا الخادم، أو لديه مفتاح قديم لنا. اسألوا القائمين عليه؛ وإن كان هذا حال عدّة خوادم فاطلبوا ممّن يدير هذا الخادم أن ينفّذ الأمر «undersigned doctor».
reason-delivery-trouble = يجيب بأنّ فيه خللًا.
reason-delivery-do-trouble = الخلل لديهم، وعليهم إصلاحه. وإن طال ذلك فأخبروا القائمين عليه.
reason-delivery-misdirected = لا يعرف الاسم الذي نسأل عنه به.
reason-delivery-do-misdirected = الأرجح أنّه نُقل أو أُعدّ من جديد. أخبروا القائمين عليه.
reason-delivery-unreachable = لا يمكن الوصول إليه.
reason-delivery-do-unreachable = نحاول من جديد على فترات تطول شيئًا فشيئًا. وإن طال ذلك فأخبروا القائمين عليه.
done-retried = تجري المحاولة الآن.
audit-delivery-retry = طلب محاولة جديدة مع خادم
numbers-retry-who = يستطيع أحد المسؤولين أن يطلب المحاولة فورًا.
