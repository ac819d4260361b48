# الصفحة الأولى، وجميع النداءات.
home-title = نداءات
home-lead = رسائل وعرائض توقّعها المنظّمات معًا. كلّ خادم مشارك يحفظ القائمة كاملة، ويستطيع أيّ كان أن يتحقّق منها.
home-fresh = لا توجد هنا أيّ منظّمة.
home-fresh-how = يعرض الخادم رابط الإعداد عند بدء تشغيله. والأمر «undersigned admin set-up-link» يعرض رابطًا جديدًا، أمّا الأمر «undersigned setup» فلا يحتاج إلى رابط.
home-open = مفتوحة للتوقيع
home-open-none = لا شيء مفتوح للتوقيع الآن.
home-closed = مغلقة أو مسحوبة
home-all = جميع النداءات
home-organisations = المنظّمات هنا
home-organisations-none = لا منظّمات بعد.
home-work-here = هل تعملون في إحداها؟
home-sign-in = تسجيل الدخول

archive-title = جميع النداءات
archive-lead = كلّ نداء يعرفه هذا الخادم: نداءاته، ونسخ من نداءات غيره.
archive-find = كلمات من عنوان النداء
archive-status = الحالة
archive-show = عرض
archive-any = كلّ الحالات
archive-before = الأحدث
archive-after = الأقدم
archive-found = { $count ->
    [0] لا نتائج
    [one] نداء واحد
    [two] نداءان
    [few] { $count } نداءات
    [many] { $count } نداءً
   *[other] { $count } نداء
}
