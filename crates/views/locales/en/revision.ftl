revision-name = { $wording ->
    [1] First wording
    [2] Second wording
    [3] Third wording
   *[other] Wording { $wording }
}
revision-current = the wording as it stands
revision-replaced = since replaced
revision-signed = { $count ->
    [0] nobody on the list signed it
    [one] 1 signed it
   *[other] { $count } signed it
}
revision-signed-figure = { $count ->
    [one] signed this wording
   *[other] signed this wording
}
revision-stand = { $count ->
    [0] nobody stands under it now
    [one] 1 stands under it now
   *[other] { $count } stand under it now
}
revision-stand-figure = { $count ->
    [one] stands under this wording now
   *[other] stand under this wording now
}
revision-letter = The text
revision-as-it-stands = As it stands now
revision-all = All wordings
revision-digest = Text digest
revision-digest-of = Digest of text { $place }
revision-text = Text { $place }
revision-text-current = This is what the organiser says now.
revision-text-other = This text was published or signed under the same number.
revision-not-held = This server does not hold this text. Its digest is known from those who signed it.
revision-more-texts = { $count ->
    [one] 1 more text goes under this number.
   *[other] { $count } more texts go under this number.
}
revision-who-signed = Who signed this wording
revision-nobody = Nobody on the list signed this wording.
revision-stand-who = Who stands under this wording now
revision-stand-what = Whoever has signed a later wording since is counted there, not here.
revision-on-the-list = Find them on the list

revisions-title = The wordings
revisions-lead = Every wording stays readable. Names stand under the wording they signed.
revisions-missing-title = There is no such wording
revisions-missing = There is no wording { $wording }. These are the ones there are.

change-between = What changed from wording { $from } to wording { $to }
change-between-texts = What parts the two texts
change-nothing = Nothing differs.
change-legend = Marked:
change-legend-removed = removed
change-legend-added = added
change-removed-start = Removed:
change-removed-end = (end of what was removed)
change-added-start = Added:
change-added-end = (end of what was added)
change-authoritative = authoritative text
change-translation = translation
change-became-authoritative = this translation became authoritative: it is signed now
change-became-translation = this text is a translation now, and no longer what is signed
change-new = new, and authoritative
change-new-translation = new translation
change-gone = no longer there; it was authoritative
change-gone-translation = translation no longer there
change-title = Title
change-body = Text, as it was written
change-paragraphs-same = { $count ->
    [one] 1 paragraph stayed as it was
   *[other] { $count } paragraphs stayed as they were
}
change-demands = Demands
change-demand = demand { $number }
change-demand-moved = demand { $was } before, demand { $is } now
change-demand-gone = demand { $number } before, gone now
change-demand-new = demand { $number }, new
change-clauses = Clauses
change-clause = clause { $number }
change-clause-moved = clause { $was } before, clause { $is } now
change-clause-gone = clause { $number } before, gone now
change-clause-new = clause { $number }, new
change-addressees = Addressed to
change-facts = Around the text
change-facts-what = nobody signs this
change-fact-kind = What it is
change-fact-deadline = Closes on
change-fact-topics = Topics
change-fact-initiators = Who calls for it
change-fact-admission = Who may sign
change-unchanged-languages = Nothing changed in:
change-list-comma = ,

compare-with = Compare this wording with
compare-next = the next one ({ $wording })
compare-before = the one before ({ $wording })
compare-current = the current one ({ $wording })
compare-same-number = the other text under its number
compare-other = wording { $wording }
compare-not-held = This server does not hold both texts, so they cannot be compared here.
