# 呼籲與團體的 Atom 訂閱源。
feed-wording = 第 { $number } 稿。{ $status }。
feed-wording-replaced = 第 { $number } 稿，已被取代。
feed-signed = 此團體已簽署。
feed-all = 所有呼籲：{ $name }
feed-topic = 主題「{ $topic }」：{ $name }
