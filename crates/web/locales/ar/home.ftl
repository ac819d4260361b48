# The first page and the archive.
home-title = نداءات
home-lead = رسائل وعرائض توقّعها منظّمات معًا. كلّ خادم مشارك يحفظ القائمة كاملة، ويستطيع أيّ كان أن يتحقّق منها.
home-fresh = لم تُنشأ هنا أيّ منظّمة بعد.
home-fresh-how = طُبع رابط الإعداد حين بدأ الخادم، والأمر «undersigned setup» يقوم بالشيء نفسه.
home-open = مفتوحة للتوقيع
home-open-none = لا شيء مفتوح للتوقيع الآن.
home-all = جميع النداءات
home-organisations = منظّمات هنا
home-organisations-none = لا منظّمات بعد.
home-work-here = هل تعملون لإحداها؟
home-sign-in = الدخول
home-closed = مغلقة أو مُسلّمة أو مسحوبة
archive-title = جميع النداءات
archive-lead = كلّ نداء يعرفه هذا الخادم، نداءاته ونسخ نداءات غيره.
archive-find = ابحثوا عن كلمات في عنوان
archive-status = الحالة
archive-any = أيّ حالة
archive-show = أظهِر
archive-found = { $count ->
    [0] لا نتائج
    [one] نداء واحد
    [two] نداءان
    [few] { $count } نداءات
   *[other] { $count } نداءً
}
archive-before = الأحدث
archive-after = الأقدم
