passkey-use = تسجيل الدخول بمفتاح مرور
passkey-instead = استعمال مفتاح مرور بدلًا من الرمز
passkey-failed = لم يقدّم جهازكم مفتاح مرور. حاولوا من جديد، أو سجّلوا الدخول بطريقة أخرى.
passkey-not-made = لم ينشئ جهازكم مفتاح مرور. حاولوا من جديد، أو اختاروا جهازًا آخر.
passkey-there = على هذا الجهاز مفتاح مرور لحسابكم من قبل.
passkeys-title = مفاتيح المرور
passkeys-lead = مفتاح المرور (passkey) يُدخلكم ببصمة إصبعكم أو وجهكم أو رمز PIN على جهازكم، بدلًا من كلمة السرّ والرمز. لا يستطيع أحد أن يخمّنه، ولا تستطيع صفحة مزيّفة أن تطلبه منكم.
passkeys-count = { $count ->
    [zero] ليس لديكم مفتاح مرور.
    [one] لديكم مفتاح مرور واحد.
    [two] لديكم مفتاحا مرور.
    [few] لديكم { $count } مفاتيح مرور.
    [many] لديكم { $count } مفتاح مرور.
   *[other] لديكم { $count } مفتاح مرور.
}
passkeys-change = مفاتيح المرور الخاصّة بكم
passkeys-there-are = مفاتيح المرور الموجودة
passkeys-none = لا شيء بعد.
passkeys-made = أُضيف في
passkeys-used = آخر استعمال في
passkeys-unused = لم يُستعمل بعد
passkeys-remove = إزالة
passkeys-remove-what = ما تزيلونه هنا لا يُدخل أحدًا بعد ذلك. احذفوه من جهازكم أيضًا.
passkeys-add = إضافة مفتاح مرور
passkeys-add-what = تبقى كلمة السرّ، لتعودوا بها إن أضعتم الجهاز.
passkeys-add-button = متابعة
passkeys-opens = ويُدخلكم أيضًا إلى مكتب:
passkeys-make-what = اضغطوا الزرّ. يطلب جهازكم عندئذ بصمة إصبعكم أو وجهكم أو رمز PIN، أو يدعكم تختارون مفتاحًا أو هاتفًا.
passkeys-make-button = إنشاء مفتاح المرور
passkeys-without = يحتاج هذا إلى JavaScript، وإلى متصفّح يعرف مفاتيح المرور.
field-passkey-name = ماذا تسمّونه
field-passkey-name-hint = لتعرفوه لاحقًا، مثل «هاتفي» أو «مفتاح المقرّ»
error-passkey-unknown = مفتاح المرور هذا غير معروف هنا، أو أُزيل
error-passkey-late = طال ذلك أكثر من اللازم، أو أُرسل مرّتين. حاولوا من جديد
error-passkey-elsewhere = استُعمل مفتاح المرور هذا لموقع آخر. ولا يُعتدّ به هنا
error-passkey-unverified = لم يطلب جهازكم بصمة الإصبع ولا الوجه ولا رمز PIN. أعدّوا واحدًا منها عليه، ثمّ حاولوا من جديد
error-passkey-kind = لا يستطيع هذا الخادم قراءة هذا النوع من مفاتيح المرور. جرّبوا جهازًا آخر
error-passkey-copied = يبدو أنّ مفتاح المرور هذا قد نُسخ. سجّلوا الدخول بطريقة أخرى، ثمّ أزيلوه
error-passkey-wrong = مفتاح المرور هذا غير صحيح
error-passkey-known = مفتاح المرور هذا معروف هنا من قبل
error-passkeys-full = لديكم ٢٠ مفتاح مرور. أزيلوا واحدًا منها أوّلًا
error-passkeys-impossible = لا تتيح المتصفّحات مفاتيح مرور لهذا الخادم. يلزمه اسم خاصّ به، و‎https
done-own-passkey = أُضيف مفتاح المرور. استعملوه حين تسجّلون الدخول في المرّة القادمة.
done-own-passkey-end = أُزيل مفتاح المرور.
audit-own-passkey-begin = بدء إضافة مفتاح مرور
audit-own-passkey = إضافة مفتاح مرور
audit-own-passkey-end = إزالة مفتاح مرور
audit-own-sign-in-passkey = تسجيل الدخول بمفتاح مرور
