# صفحة المنظّمة.
organisation-open = نداءات مفتوحة للتوقيع
organisation-open-none = لا شيء الآن.
organisation-closed = نداءات سابقة
organisation-endorsed = نداءات تؤيّدها
organisation-short = باختصار
organisation-account = الحساب
organisation-country = البلد
organisation-no-contact = لا تذكر عنوانًا للمراسلة. وتجدون هنا من يدير هذا الخادم:
organisation-followers = المتابعون
organisation-follow = المتابعة من الفديفرس
organisation-follow-1 = افتحوا الخادم الذي لكم فيه حساب: Mastodon أو GoToSocial أو Mitra أو غيرها.
organisation-follow-2 = اكتبوا هذا الحساب في خانة البحث:
organisation-follow-3 = اختاروه وتابعوه، فتصلكم النداءات الجديدة والأخبار.
organisation-keys = المفاتيح
organisation-keys-why = ما تقوله هذه المنظّمة موقَّع بهذا المفتاح. قارنوه بالمفتاح المكتوب على أوراقها.
