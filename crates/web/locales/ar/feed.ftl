# خلاصات Atom لنداء ولمنظّمة.
feed-wording = الصيغة { $number }. { $status }.
feed-signed = وقّعت هذه المنظّمة.

feed-all = جميع النداءات: { $name }
feed-topic = موضوع { $topic }: { $name }
