# 呼吁书和团体的 Atom 订阅源。
feed-wording = 第 { $number } 版。{ $status }。
feed-wording-replaced = 第 { $number } 版，已被取代。
feed-signed = 此团体已联署。
feed-all = 所有呼吁书：{ $name }
feed-topic = 主题“{ $topic }”：{ $name }
