# حقول الاستمارات التي يراها الجميع، وما يُقال بجانبها.
form-error = خطأ:
form-errors = { $count ->
    [one] شيء واحد يحتاج إلى تصحيح
    [two] شيئان يحتاجان إلى تصحيح
    [few] { $count } أشياء تحتاج إلى تصحيح
   *[other] { $count } شيئًا يحتاج إلى تصحيح
}
form-not-said = لم يُذكر
field-names = الاسم
field-names-hint = بلغة واحدة على الأقل، كما تكتبه منظّمتكم بها. واللغات برموزها، مثل en أو zh-Hant أو ar.
field-language = اللغة
field-name = الاسم بهذه اللغة
field-country = البلد
field-email = عنوان البريد الإلكتروني
field-password = كلمة السرّ
error-needed = املؤوا هذا الحقل
error-language-form = اكتبوا اللغة رمزًا، مثل en أو zh-Hant
error-name-one = اكتبوا اسمًا بلغة واحدة على الأقل
error-too-long = هذا طويل جدًّا
error-text-signs = احذفوا رموز التحكّم وعلامات الاتجاه
error-country-form = اختاروا بلدًا من القائمة
error-address-form = اكتبوا عنوانًا كاملًا يبدأ بـ ‎https://‎
error-account-form = اكتبوا الحساب هكذا ‎@name@host
error-account-unknown = لا حساب كهذا
error-not-reached = لم يُجب ذلك الخادم. حاولوا بعد قليل
error-not-verified = لم يمكن التحقّق ممّا عاد، فلم يُحفظ شيء
error-not-an-appeal = لا نداء في هذا العنوان
error-blocked = حجب القائمون على خادمكم ذلك الخادم
error-sign-in = هذا العنوان وكلمة السرّ لا يتّفقان
error-too-many = محاولات كثيرة. حاولوا بعد بضع دقائق
