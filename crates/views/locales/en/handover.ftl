# How an appeal was handed over: public pages.
handover-title = Handed over
handover-none = It has not been handed over yet.
handover-all = All handovers
handover-gone = This was taken back
handover-gone-what = The organiser took it back. What was said here is no longer kept.
handover-changed = changed on { $at }
handover-to-whom = Handed over to
handover-where = Where:
handover-answer = Answer by
handover-list = The list that was handed over
handover-list-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
handover-bundle = The sealed list, with every proof
handover-pdf = Text and list as PDF
handover-bundle-what = This file stays as it was on that day. Check it with “undersigned verify”.
handover-bundle-elsewhere = Whoever called for this has the sealed file. It is given out there as long as nobody on it has withdrawn. Check it with “undersigned verify”.
handover-bundle-gone = The file itself is no longer offered. Whoever has a copy can compare it by its digest.
handover-bundle-kept = The file as it was handed over is with whoever took it, and is no longer given out here. Whoever has a copy can compare it by its digest.
handover-stood-behind = { $count ->
    [one] 1 organisation stood behind it when it was handed over.
   *[other] { $count } organisations stood behind it when it was handed over.
}
handover-gone-since = { $count ->
    [one] 1 entry of this list was withdrawn or taken off since.
   *[other] { $count } entries of this list were withdrawn or taken off since.
}
handover-digests = Digests
handover-digest = Digest of the file
handover-digest-bundle = Of the file:
handover-digest-state = Of the list:
handover-evidence = What shows it
handover-evidence-kept = kept by the organiser
event-handover-more = How it was handed over
event-answered = Answered by
event-answer-more = Read the answer

# The desk.
handover-desk-lead = Seal the list as it stands, take it with you, and say afterwards when and to whom you handed it over, what shows it, and what was answered. Every server that holds the list keeps and shows it.
handover-new = Prepare a handover
handover-withdrawn = This appeal has been withdrawn: no new handover is begun and no list is sealed. One whose list was sealed before can still be published, and what is published can be corrected or taken back. Whatever else there is to say goes out as an update.
handover-desk-answers = Open one to correct it or to add an answer.
handover-only = Without any details
handover-only-what = It then says in public that it was handed over, and nothing else. This cannot be undone.
handover-only-sure = Yes, it was handed over
handover-edit = Handing it over
handover-list-desk = The list that goes with it
handover-correct-what = This is published. What you change here, or add as an answer, is sent once you have looked at it. The list stays as it was.
handover-seal-what = A sealed list is one file with every signature and proof, as it stands at that moment. The file itself does not change any more. Once somebody on it has withdrawn, the public cannot fetch it here; you still can.
handover-sealed = { $count ->
    [one] Sealed on { $at } with 1 entry.
   *[other] Sealed on { $at } with { $count } entries.
}
handover-sealed-changed = The list has changed since.
handover-sealed-none = Nothing is sealed yet. It happens by itself when you publish this.
handover-seal = Seal the list as it stands now
handover-seal-again = Seal it again as it stands now
handover-unseal = Stop offering the file
handover-unseal-what = The file holds the names of everybody who stood on the list then. Once one of them has withdrawn, only you and your colleagues can fetch it. You can also stop offering it altogether. Its digest stays.
handover-unseal-sure = The file is deleted and cannot be had back.
handover-when = When and to whom
handover-evidence-what = Files stay with you: they are kept encrypted here and only their digest is public. Pictures are shown to everybody.
handover-evidence-n = Evidence { $number }
handover-evidence-added = Kept: { $what }. Say what it is, then look at it again before it is published.
handover-evidence-public = Shown to everybody. What you write below is read by those who do not see it.
handover-evidence-open = Open the file
handover-evidence-private = Only you and your colleagues can open it.
handover-evidence-drop = Remove it
handover-evidence-add = Add what was chosen
handover-answers = What was answered
handover-answers-what = Come back when there is an answer. Each has a date, who answered, and the words, in one or more languages.
handover-answer-n = Answer { $number }
handover-more-answers = Another answer
handover-take-back-what = Its page will say that it was taken back, and every server that has it is told. The sealed list and the evidence kept here are deleted. The appeal still says that it was delivered.
handover-check-lead = This will be signed with your key and sent to every server that holds the list. The appeal then says that it was delivered.
handover-check-seals = The list is sealed as it stands when you publish this.
handover-nobody = No other server holds the list yet. It will stand on the appeal’s page.
field-handover-date = The day on which it was handed over
field-taken-by = Who took it
field-taken-by-hint = Name and office, such as “the minister’s secretary”
field-handover-place = Where
field-handover-words = Further words
field-handover-words-hint = May stay empty; Markdown works
field-evidence-title = What it is, in
field-handover-file = A file that stays with you
field-handover-file-hint = A receipt, a protocol, a recording; at most 10 MB
field-handover-picture = A picture for everybody
field-handover-picture-hint = JPEG, PNG or WebP, at most 24 MB; made anew without place and device
field-answer-date = Day of the answer
field-answer-by = Who answered, in
field-answer-text = What was answered, in
error-evidence-title = Say what each piece of evidence is, in the first language at least
error-file-large = The file is larger than 10 MB. Save it smaller, or in several parts, and send it again
error-answer-whole = An answer needs its day, who answered, and the words in the first language
error-handover-ahead = This day is still to come: say that it was handed over once it was
error-answer-before = This day is before the day of the handover
done-handover-published = It is published. Every server that holds the list is told.
done-list-sealed = The list is sealed.
done-list-unsealed = The file is no longer offered.
audit-handover-draft = Wrote about handing it over
audit-handover = Published how it was handed over
audit-seal = Sealed the list
audit-evidence = Kept a file of evidence
manage-handover = Hand it over
