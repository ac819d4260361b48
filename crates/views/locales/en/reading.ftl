# What the public pages say beside the letter and the list: passing it on, how figures are known,
# the growth of a list, topics, and sizes of files.
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

reading-copy = Copy
reading-copied = Copied.
reading-live-stop = Stop updating this figure
reading-live-again = Update this figure again
reading-know = How do we know?
reading-know-named = Each of them has a signed statement with a proof, and an initiator let it in. Open any name to see both.
reading-know-own-server = Each was signed with the organisation’s own key, which stands in its profile on its own server.
reading-know-web-form = An initiator signed for each that the form was confirmed by e-mail. If the address was at the organisation’s own domain, its entry on the organiser’s server says so.
reading-know-e-mail = An initiator signed for each that it holds the e-mail.
reading-know-paper = An initiator signed for each that it keeps the paper.
reading-know-fediverse-account = An initiator signed for each that the account replied in public and confirmed it by a private link.
reading-know-import = An initiator signed for each that it stood on a list kept before this one.
reading-know-unnamed = An initiator signed this number. Who they are cannot be checked from outside.
reading-know-personal = Each has a signed statement with a proof, as organisations have. They are not counted as organisations.
reading-know-people = Each server signed how many people confirmed there that they sign, by e-mail or with an account in the fediverse, or were entered from a list. Nobody’s name leaves that server, so this rests on its word.
reading-countries = { $count ->
    [one] From 1 country
   *[other] From { $count } countries
}
reading-countries-what = Organisations and people by name
reading-countries-none = Country not said
reading-day = Day { $day }
reading-days-left = { $count ->
    [0] today
    [one] tomorrow
   *[other] in { $count } days
}

reading-share = Pass it on
reading-share-address = Its address
reading-share-mail = Send it by e-mail
reading-share-fediverse = From a fediverse account, search for the same address on your server and share the post, so that others see it. Sharing is not signing.
reading-share-print = To print it, use your browser: the page is set for paper, with every name on
reading-share-print-all = the page with all names
reading-share-nobody = Nobody is told that you pass it on: these are plain links, without scripts or counters of others.

reading-branch-who = Initiator
reading-branch-own = Let in, signed on their own server
reading-branch-other = Let in another way
reading-branch-list = Its server’s list
reading-branch-table = The same as a table

reading-growth = Names over time
reading-growth-table = As a table
reading-growth-until = Until
reading-growth-organisations = Organisations

reading-narrow = Narrow the list
reading-narrowed = { $count ->
    [one] Narrow the list: 1 filter is set
   *[other] Narrow the list: { $count } filters are set
}
reading-from = From day
reading-until = To day

reading-history = History of the entry
reading-history-what = As this server holds it: of every key the newest word. What it was called before is not kept, unless the signer gives it as a further name.
reading-history-let-in = { $who } let it in under the names shown then.
reading-history-removed = { $who } removed it.
reading-history-ended = { $who } ended the word it had for it.
reading-history-signed = The statement that stands here was signed.
reading-history-signed-itself = The signer itself signed what stands here.
reading-history-listed = It came onto the list.
reading-history-entered = { $who } entered it, and signed what stands here.
reading-history-changed = { $who } changed it, and signed what stands here.

field-topics = Topics
field-topics-hint = Up to ten words by which people find it, such as DockSafety, with commas between them. Other software shows them as hashtags. Signers need not sign again when they change
error-topics-form = Write up to ten topics: one word each, of letters, digits and _, with commas between them
error-topic-words = “{ $word }” is not one word of letters, digits and _. Write { $instead }; if it is several topics, put commas between them
error-topic-odd = “{ $word }” cannot be a topic: it takes one word of letters, digits and _, with a letter in it and no longer than { $most } characters

archive-kind = Kind
archive-any-kind = Any kind
archive-ended = Ended: closed or withdrawn
archive-topics = Topics
archive-topic-title = Topic: { $topic }
archive-topic-lead = What this server knows under this topic: appeals, letters to send, meetings and people.
archive-find-hint = In any language of the title, or by its organiser; accents and capitals do not matter
archive-feed = New appeals as an Atom feed
archive-topic-count = { $topic } ({ $count })
