# إطار كلّ صفحة، وكلمات تتكرّر في صفحات كثيرة.
layout-skip = الانتقال إلى النصّ
layout-languages = اللغات
layout-pages = صفحات القائمة
layout-no-cookies = لا تضع هذه الصفحة أيّ ملفّ تعريف ارتباط (كوكي)، ولا تُحمّل شيئًا من مكان آخر.
layout-cookies = يضع تسجيل الدخول ملفَّي تعريف ارتباط (كوكي): أحدهما يُبقيكم مسجّلين، والآخر يُعلم صفحة الدخول بأنّكم سجّلتم الدخول هنا من قبل. ولا تُحمّل هذه الصفحة شيئًا من مكان آخر.
layout-all-appeals = جميع النداءات
layout-desk = المكتب
layout-source = الشفرة المصدرية
layout-source-changed = الشفرة المصدرية لهذه النسخة المعدَّلة

# حال النداء.
status-draft = مسودّة
status-open = باب التوقيع مفتوح
status-closed = أُغلق باب التوقيع
status-delivered = تمّ التسليم
status-withdrawn = تمّ السحب

# أنواع النداءات.
kind-petition = عريضة
kind-open-letter = رسالة مفتوحة
kind-joint-statement = بيان مشترك
kind-urgent-appeal = نداء عاجل

# الأدوار.
role-organiser = الجهة المنظِّمة
role-co-initiator = شريك في الدعوة
role-keeper = حافظ القائمة
role-copy = يحفظ نسخة

# كيف جرى التوقيع.
how-own-server = خادم الموقّع
how-web-form = استمارة
how-e-mail = بريد إلكتروني
how-paper = ورق
how-fediverse-account = حساب في الفديفرس
how-import = من قائمة سابقة
