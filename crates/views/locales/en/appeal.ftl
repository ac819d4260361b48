appeal-status = Status:
appeal-wording = { $number ->
    [1] first wording
    [2] second wording
    [3] third wording
   *[other] wording { $number }
}
appeal-to = To
appeal-stand-behind = { $count ->
    [0] No organisation stands behind { appeal-this } so far
    [one] organisation stands behind { appeal-this }
   *[other] organisations stand behind { appeal-this }
}
appeal-stood-behind = { $count ->
    [one] organisation stood behind { appeal-this }
   *[other] organisations stood behind { appeal-this }
}
appeal-none-stand-behind = No organisation stands behind { appeal-this }
appeal-signed-earlier = { $count } more signed an earlier wording.
appeal-more-earlier = { $count } more signed an earlier wording
appeal-any-wording = { $counted } (whichever wording)
appeal-earlier-figure = { $count ->
    [one] organisation signed an earlier wording
   *[other] organisations signed an earlier wording
}
appeal-how-do-we-know = How do we know?
appeal-to-next-mark = { $count ->
    [0] The mark of { $mark } is reached
    [one] 1 more to reach the next mark, { $mark }
   *[other] { $count } more to reach the next mark, { $mark }
}
appeal-add-organisation = Add your organisation
appeal-sign-as-person = Sign as a person
appeal-fact-published = Published
appeal-fact-closes = Closes
appeal-fact-closed = Closed on
appeal-fact-called-by = Called by
appeal-fact-and-others = { $count ->
    [one] and 1 other
   *[other] and { $count } others
}
appeal-fact-languages = Languages
appeal-translation = translation
appeal-closes = closes
appeal-organisations-count = { $count ->
    [0] no organisation has joined
    [one] 1 organisation
   *[other] { $count } organisations
}
appeal-people = { $count ->
    [0] no people
    [one] 1 person
   *[other] { $count } people
}
# Beside people who sign by name: those who are counted and not named on the list.
appeal-more-people = { $count ->
    [one] 1 more person
   *[other] { $count } more people
}
appeal-on-this-page = On this page
appeal-nav-letter = The text
appeal-nav-demands = What we ask
appeal-nav-sign = Sign
appeal-text-authoritative = { $language }, authoritative.
appeal-text-translation = { $language }, a translation.
appeal-text-follows = Unchanged since wording { $wording }.
appeal-text-incomplete = This translation is not complete.
appeal-text-original = All of it in { $language }
appeal-text-signed = What is signed is the text in { $language }.
appeal-text-signed-read = Read it in { $language }
appeal-one-language = Read this language only
appeal-both-languages = Read the authoritative languages side by side
appeal-we-ask = We ask you to
appeal-signed-for = Those who call for it
appeal-undersigned = The undersigned
appeal-find-name = Find a name, in any script
appeal-find = Find
appeal-nobody-yet = Nobody has signed yet.
appeal-nobody = Nobody signed.
appeal-counted-only = No name stands on this list. Counted: { $counted }.
appeal-counted-too = Also counted: { $counted }.
appeal-roll-first = The first { $shown } of { $count }, in the order of their numbers.
appeal-roll-all = { $count ->
    [0] No entries now.
    [one] 1 entry.
   *[other] All { $count }, in the order of their numbers.
}
appeal-roll-hidden = { $count ->
    [one] 1 entry of a server that this server blocks is not shown by name; it counts.
   *[other] { $count } entries of servers that this server blocks are not shown by name; they count.
}
appeal-roll-folded = { $count ->
    [one] 1 entry, folded away.
   *[other] { $count } entries, folded away.
}
appeal-roll-gaps = Where a number is vacant, a later entry was given a higher one.
appeal-whole-list = The whole list
appeal-roll-print = All names on this page, to print
appeal-next-name = The next name: yours?
appeal-put-your-name = Put your name to it
appeal-days = Day by day
appeal-figures = Figures
appeal-held = Where this list is held
appeal-data = Data and proofs

entry-gap = No entry.
entry-no-number = This number is vacant: a later entry was given a higher one.
entry-no-numbers = These numbers are vacant: a later entry was given a higher one.
entry-withdrawn = Withdrawn
entry-removed = Removed
entry-hidden = Hidden by this server.
entry-joined = Shown with another entry.

notice-draft = This is a draft.
notice-draft-what = Only people of your desk can see it. Nothing has been sent to any other server.
notice-copy = This is a copy.
notice-copy-what = { $holder } holds it; the original belongs to { $organiser }.
notice-copy-reachable = Its server, { $host }, is in reach.
notice-copy-apart = This server does not compare its list with that of { $host }, where the appeal is at home: whoever runs it has decided so. What is signed there since may be missing here.
notice-copy-lost = Its server, { $host }, has been out of reach since { $since }.
notice-copy-goes-on = The list goes on: it will be brought up to date when that server is back.
notice-copy-checked = Every proof was checked here as it came in; the last word of a server that holds the list came on { $at }.
notice-copy-original = See the original
notice-withdrawn = Withdrawn by its organiser on { $at }.
notice-withdrawn-what = The text stays readable, struck through. Nobody can sign it any more.
notice-closed = Closed on { $at }.
notice-closed-what = The list stands as it was signed; a name can still be taken back.
notice-delivered = Delivered on { $at }.
notice-delivered-open = It can still be signed.
notice-conflict = Two texts go under one number.
notice-conflict-what = Wording { $wording } exists in two versions or more; compare the digests before you sign.
notice-conflict-not-held = { $count ->
    [one] 1 name stands under a text that this server does not hold.
   *[other] { $count } names stand under texts that this server does not hold.
}
notice-conflict-both = See both texts
notice-earlier = You are reading wording { $wording }, which has been replaced.
notice-earlier-current = Read the current wording

way-server = From your organisation’s own server
way-server-what = Your server fetches the text, checks it, and lets you endorse it there, under your own key.
way-server-go-there = To my own server
way-server-address = Your organisation’s address
way-server-address-hint = Such as @union@social.example
way-server-go = Find the way there
way-fediverse = With an account in the fediverse
way-fediverse-what = Reply to the post from your organisation’s Mastodon account with these words. We list you as an account, and say so.
way-fediverse-how = How it goes, and what to do if no message comes
way-form = With neither
way-form-what = Fill in a form. We send an e-mail to your organisation; it signs when someone there confirms. Paper sheets work as well.
way-form-what-elsewhere = Fill in a form on the organiser’s server. Paper sheets work as well.
way-form-go = Endorse by form
way-person = As a person
way-person-what = Your name stays on this server and is shown nowhere. Other servers are told one number: how many people signed here.

event-published = { $kind ->
    [petition] Petition published.
    [joint-statement] Statement published.
    [urgent-appeal] Appeal published.
   *[open-letter] Letter published.
}
event-revised = { $wording ->
    [2] Second wording published. Names stand under the wording they signed until their signers affirm this one.
    [3] Third wording published. Names stand under the wording they signed until their signers affirm this one.
   *[other] Wording { $wording } published. Names stand under the wording they signed until their signers affirm this one.
}
event-what-changed = What changed
event-joined = { $count ->
    [one] { $count } organisation that is on the list now came onto it on this day.
   *[other] { $count } organisations that are on the list now came onto it on this day.
}
event-joined-in-month = { $count ->
    [one] { $count } organisation that is on the list now came onto it in this month.
   *[other] { $count } organisations that are on the list now came onto it in this month.
}
event-left = { $count ->
    [one] 1 organisation took its name back.
   *[other] { $count } organisations took their names back.
}
event-delivered = Delivered.
event-delivered-to = Delivered to
event-closed = Closed.
event-withdrawn = Withdrawn by its organiser.
event-out-of-reach = { $host } went out of reach. The list goes on, and that server will be brought up to date when it is back.
event-back = { $host } is back and was brought up to date.

figures-this-wording = this wording
figures-earlier = an earlier one
figures-any-wording = whichever wording
figures-named = Organisations, named
figures-by-own-server = from their own server
figures-by-web-form = by form, confirmed by e-mail
figures-by-e-mail = by e-mail to an initiator
figures-by-paper = on paper, sheets kept by an initiator
figures-by-fediverse-account = by an account in the fediverse
figures-reactions = { $boosts ->
    [0] Not boosted
    [one] Boosted once
   *[other] Boosted { $boosts } times
}, { $likes ->
    [0] liked by nobody
    [one] liked by 1 account
   *[other] liked by { $likes } accounts
}: these are not signatures.
figures-by-import = from a list kept before
figures-unnamed = Organisations, unnamed
figures-unnamed-known-to = Known to { $who }, which says how many
figures-unnamed-what = Known to an initiator, which says how many
figures-personal = In a personal capacity
figures-personal-what = Office-holders who sign for themselves
figures-people = People
figures-people-what = { $servers ->
    [0] Counted by the servers where they sign, never named
    [one] Counted by one server, never named
   *[other] Counted by { $servers } servers, never named. Somebody who signed on two is counted twice
}
figures-people-named = { $servers ->
    [0] Counted by the servers where they sign, named only where they agreed to it
    [one] Counted by one server, named only where they agreed to it
   *[other] Counted by { $servers } servers, named only where they agreed to it. Somebody who signed on two is counted twice
}
figures-how = Every figure is added up from signed statements, here and on every server that holds the list.
figures-yourself = Add them up yourself

held-lead = No server owns the list. Each of these keeps all of it and can prove every name; if one disappears, the others go on.
held-seen-by-others = { $count ->
    [one] One of them besides the organiser’s has signed that it saw this very list; the signature is in the bundle.
   *[other] { $count } of them besides the organiser’s have signed that they saw this very list; the signatures are in the bundle.
}
held-this-server = this server
held-digest = Digest of the list. Two servers that show these digits hold the same signed statements, and so the same list.
held-picture = One stroke for each organisation, under the initiator that let it in. Tall: signed on its own server. Short: let in another way. Filled square: holds the same list.
held-picture-many = One stroke for { $count } organisations, under the initiator that let them in. Tall: signed on their own server. Short: let in another way. Filled square: holds the same list.
replica-same = Same list
replica-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
replica-behind = Not the same list yet
replica-behind-by = { $count ->
    [one] 1 behind
   *[other] { $count } behind
}
replica-compared = compared
replica-out-of-reach = Out of reach since
replica-then-held = { $count ->
    [one] then held 1 entry
   *[other] then held { $count } entries
}
replica-refuses = Refuses us
replica-since = since
replica-seen = Signed that it saw this very list:
replica-changed = The list has changed since they were compared
replica-apart = This server does not compare with it
replica-unknown = Not compared yet
branch-root = Root key
branch-let-in = { $count ->
    [0] let in nobody yet
    [one] let in 1
   *[other] let in { $count }
}
branch-same = holds the same list
branch-behind = not the same list yet
branch-changed = list has changed since compared
branch-out-of-reach = out of reach
branch-apart = this server does not compare with it
branch-unknown = not compared yet

data-feed = Atom feed
data-bundle = Bundle of all proofs
data-root-key = Root key, to compare with a printed copy:
data-what = The command needs no network. It checks every proof, adds up the list again and names each fault. Take the root key from paper or from someone you trust, not from the file you are checking.
data-program = Where to get the program “undersigned”
data-program-elsewhere = The command is part of the program “undersigned”, free software under the AGPL. This server was not told where to get it. The pages of other servers that hold this appeal may say; otherwise ask the organiser, or whoever runs this server.
way-desk-by-hand = The same by hand
way-desk-what = Sign in at your own server, choose “Endorse” at its desk, and paste this address. Your server signs with your organisation’s key and tells this one; the list here shows it once the key has been checked.
way-desk-what-moderated = Sign in at your own server, choose “Endorse” at its desk, and paste this address. Your server signs with your organisation’s key and tells this one; the list here shows it once the initiators have let it in.
way-moderated = The initiators let signers in: an organisation stands on the list once they have decided.

still-copy = A copy, written on { $at }.
still-copy-what = It needs no server and does not change. Check it with the file beside it, as said at the end of this page. The original, as it stands today, and the way to sign it, are at
still-copied-from = Copied from
