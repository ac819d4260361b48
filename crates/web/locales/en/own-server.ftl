# From an appeal to the reader's own server.
own-server-title = Sign from your own server
own-server-lead = Say where your organisation is at home. Your server is asked how it takes { appeal-this }, and you see where the link leads before you follow it.
field-own-server = Your organisation’s account, or its server
field-own-server-hint = Such as @union@social.example, or social.example
own-server-found = Your server: { $host }
own-server-means-desk = It runs Undersigned. The link opens its desk with the address filled in; sign in there, read { appeal-this }, and endorse under your organisation’s own key.
own-server-means-object = The link shows { appeal-this } there. Reply from your organisation’s account.
own-server-means-create = The link opens a new post there with the words already in it. Send it publicly, from your organisation’s account.
own-server-means-subscribe = The link looks { appeal-this } up there. Reply from your organisation’s account.
own-server-means-none = It does not say how to bring anything to it, so there is no link. You can still find { appeal-this } there by hand.
own-server-where = The link leads to
own-server-go = Go on to { $host }
own-server-words = Reply with these words, publicly:
own-server-search = Sign in there, search for this address, and reply to what is found.
own-server-another = Another account
error-own-server-form = Write an account as @name@host, or the name of a server
error-own-server-blocked = This server has nothing to do with that one
