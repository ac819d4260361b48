organisation-moved = انتقلت هذه المنظّمة. وهي الآن هنا:
organisation-was = الحساب السابق
desk-moved = انتقلت منظّمتكم.
problem-title-moved = انتقلت منظّمتكم
problem-what-moved = وهي توقّع الآن على خادمها الجديد بحسابها الجديد.
problem-advice-moved = سجّلوا الدخول هناك. ويمكن لمن يدير هذا الخادم التراجع عن الانتقال.
audit-move-withdrawn = لم يُوقَّع من جديد بعد الانتقال إلى هذا الخادم: سُحب النداء
