# The list of co-signers and the page of one entry.
list-by-name = { $count ->
    [one] 1 entry by name.
   *[other] { $count } entries by name.
}
list-standing = { $earlier ->
    [0] { $count ->
        [one] 1 organisation stands behind this wording.
       *[other] { $count } organisations stand behind this wording.
    }
   *[other] { $count ->
        [one] 1 organisation stands behind this wording and { $earlier } signed an earlier one.
       *[other] { $count } organisations stand behind this wording and { $earlier } signed an earlier one.
    }
}
list-stood = { $earlier ->
    [0] { $count ->
        [one] 1 organisation stood behind this wording.
       *[other] { $count } organisations stood behind this wording.
    }
   *[other] { $count ->
        [one] 1 organisation stood behind this wording and { $earlier } signed an earlier one.
       *[other] { $count } organisations stood behind this wording and { $earlier } signed an earlier one.
    }
}
list-hidden = { $count ->
    [one] 1 of them is of a server that this server blocks: it keeps its place and counts, and who it is is not shown here.
   *[other] { $count } of them are of servers that this server blocks: they keep their places and count, and who they are is not shown here.
}
list-find = Find a name
list-find-hint = In any script; accents and capitals do not matter
list-country = Country
list-kind = Who
list-how = How it signed
list-wording = Wording
list-show = Show
list-all = Show the whole list
list-nothing = No entry fits. Try fewer letters, or another spelling.
list-shown = { $count ->
    [one] 1 entry.
   *[other] Entries { $first } to { $last } of { $count }.
}
list-behind-the-end = The list ends before this page.
list-page-last = The last page: { $first } to { $last }
list-order = In order of
list-order-number = number
list-order-name = name
list-order-country = country
list-any-country = { $count ->
    [one] 1 country
   *[other] All { $count } countries
}
list-every-country = All countries
list-any-kind = Anyone
list-kind-organisation = Organisations
list-kind-personal = In a personal capacity
list-any-how = Any way
list-any-wording = Any
list-wording-current = This one
list-wording-earlier = An earlier one
list-wording-number = Wording { $wording }
list-page-before = Before: { $first } to { $last }
list-page-after = Next: { $first } to { $last }
list-page-all = All on one page
list-countries-others = { $count ->
    [one] 1 other
   *[other] { $count } others
}
list-number = No.
list-name = Organisation
list-how-who = How it signed, who let it in
list-by-form = form, confirmed by e-mail
list-by-form-at = form, confirmed from an e-mail address at { $domain }
list-date = Signed
list-countries = Countries
list-left = Left the list lately
list-changes = The list by days: who came, who left
list-changes-title = The list by days
list-changes-lead = Who came onto the list, who left it, who signed anew or was corrected, and when a wording was published, by the days on which that was signed.
list-changes-what = Whoever left is named no more, here as on the list; of whoever signed anew, the last time stands here. Who signs without a name stands in no line. What somebody was called before is not kept: whoever wants it known signs it as a further name. Whoever left and is on the list again stands here as if it had never left.
list-changes-feed = As an Atom feed, which tells you when the list changes
list-changes-months = By month
list-changes-none = Nothing has changed here.
list-change-joined = Joined the list
list-change-again = Signed anew
list-change-corrected = Entry corrected
list-change-worded = Wording { $number } published
list-take = Take the list with you
list-digest = Digest of the list
list-cite = To cite this list

mark-name-not-confirmed = Name not confirmed.
mark-more-name-not-confirmed = It counts; its address stands here until an initiator confirms the new name.
mark-earlier-wording = Signed an earlier wording.
mark-earlier-wording-of = Signed wording { $wording }, of { $at }.
mark-contested = Contested.
mark-more-contested = It said two things at once and is not counted until it decides.
mark-reservation = With a reservation:
mark-same-signer = Two entries, one signer.
mark-more-same-signer = Counted once.
mark-own-server-too = It signed from its own server, too.
mark-same-signer-disputed = One signer or two?
mark-more-same-signer-disputed = Some initiators take these for one signer, others for two.
mark-personal = In a personal capacity.
mark-initiated = Among those who called for it.
mark-disputed = Disputed.
mark-more-disputed = Some initiators removed it, others keep it.
mark-demand = demand { $number }
mark-shared-number = Another entry has the same number.
mark-other-key-seen = This server saw another key at the signer’s own server.
mark-after-closing = Signed after closing.
mark-same-name = Of the same name:
mark-looks-like = Looks like
mark-more-looks-like = Its name is the same, or looks the same in other letters. The number or the address tells them apart.
mark-mixed-scripts = Letters of several scripts.
mark-more-mixed-scripts = A word of its name mixes letters of two scripts that look alike.
mark-number = no. { $number }
mark-what-changed = What changed since

entry-removed-long = An initiator removed it. It keeps its number and is not counted.
entry-hidden-long = It signed and is counted; this server does not show who it is. Other servers may.
entry-joined-long = Shown with another entry of the same signer, and counted once.
entry-withdrawn-long = The signer took its name back. It keeps its number and is no longer counted.
entry-taken-back-long = It was withdrawn by its signer, or taken back by the organisation that had entered it. That organisation signs either, and the statement does not say which it was. It keeps its number and is no longer counted.
entry-number = No. { $number } of the undersigned
entry-signed-on = Signed wording { $wording } on { $at }.
entry-entered-on = Signed wording { $wording }; entered on { $at }.
entry-entered = entered on { $at }
entry-signed = Signed wording { $wording }.
entry-imported = Taken over from an earlier list, under wording { $wording }.
entry-imported-on = Taken over from an earlier list, under wording { $wording }; entered on { $at }.
entry-imported-dated = Taken over from an earlier list, under wording { $wording }; signed there on { $at }.
entry-vouched = { $who } vouches for that. The proofs are those of initiators: the signer made none of them.
entry-chain-holds = Every proof in the chain holds.
entry-chain-broken = A proof in the chain does not hold.
entry-who-let-in = Who let it in
entry-statement = The statement it signed
entry-statement-attested = What { $who } attests of it, and signed
entry-statement-whole = The whole statement with its proof
entry-in-short = In short
entry-fact-wording = Wording
entry-fact-how = How it came
entry-fact-let-in-by = Let in by
entry-fact-country = Country
entry-fact-key = Key
entry-wording-current = wording { $wording }, as it stands now
entry-wording-earlier = wording { $wording }, since replaced
entry-before = What it said before
entry-check = Check it yourself
entry-check-what = Download the bundle and run this. It needs no network and trusts no server.
key-seen-same = This server saw the same key at the signer’s own server on { $at }.
key-seen-other = This server saw another key at the signer’s own server on { $at }.
key-not-looked = This server has not seen the key at the signer’s own server.
key-no-server = The key of the initiator that entered it; the signer has no server.
chain-root = The root key stands at the beginning.
chain-root-compare = Compare it with the one on a printed copy.
chain-organiser = It named { $who } organiser.
chain-initiator = The organiser named { $who }: { $role }.
chain-let-in = { $who } let this signer in.
chain-attested = { $who } entered this signer and keeps the evidence.
chain-endorsed = The signer endorsed wording { $wording }.
chain-statement = Statement
chain-holds = Proof holds.
chain-broken = Proof does not hold.
entry-joined-title = Entries joined into this one
entry-joined-what = An initiator found that these are one signer. It counts once. Any initiator can undo this.
entry-joined-by = Joined by
