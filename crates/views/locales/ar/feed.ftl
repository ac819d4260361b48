# خلاصات Atom لنداء ولمنظّمة.
feed-wording = الصيغة { $number }. { $status }.
feed-wording-replaced = الصيغة { $number }، وقد حلّت محلّها صيغة أخرى.
feed-signed = وقّعت هذه المنظّمة.

feed-all = جميع النداءات: { $name }
feed-topic = موضوع { $topic }: { $name }
