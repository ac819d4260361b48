# خلاصات Atom لنداء ولمنظّمة.
feed-wording = الصيغة { $number }. { $status }.
feed-signed = وقّعت هذه المنظّمة.
