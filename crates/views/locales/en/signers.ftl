# The signers' desk: who waits, who stands on the list, who was refused or removed, and one decision
# about several of them.

signers-title = Signers
signers-link = { $count ->
    [0] Signers: look through all of them
    [one] Signers: { $count } waits. Look through all, decide about several
   *[other] Signers: { $count } wait. Look through all, decide about several
}
signers-several = Decide about several
signers-places = Where signers stand
signers-place-waiting = Waiting
signers-place-listed = On the list
signers-place-refused = Refused
signers-place-removed = Removed
signers-place-withdrawn = Withdrawn
signers-place-what-waiting = They wait until somebody here decides. Letting in signs a statement that everybody can check; refusing signs nothing.
signers-newcomers = Very many newcomers: look at them.
signers-newcomers-what = Within an hour more than 200 signers came from domains that were new to this appeal. Those beyond wait until you decide, or until an hour in which fewer come. Write a domain into the field below to see who is of it, here and on the list.
signers-place-what-listed = They stand on the list on every server. Removing signs a statement; nothing is erased, and it can be undone.
signers-place-what-listed-withdrawn = They stand on the list on every server. Removing signs a statement; nothing is erased.
signers-place-what-refused = Refused here in the last thirty days. For that long it can be undone: whoever was refused waits again.
signers-place-what-refused-withdrawn = Refused here in the last thirty days.
signers-place-what-removed = Taken off the list by an initiator. Letting one in again signs another statement.
signers-place-what-removed-withdrawn = Taken off the list by an initiator.
signers-place-what-withdrawn = They were taken back: by themselves, or by the organisation that had entered them. No decision here undoes that.
signers-find = Find a name, an address or a server
signers-no-country = No country given
signers-alike-any = Either way
signers-alike-with = Like another name
signers-alike-without = Like no other name
signers-time = When
signers-came-any = Any time
signers-came-hour = In the last hour
signers-came-day = In the last day
signers-nobody = Nobody is here.
signers-everybody = Show everybody here
signers-pairs = Pairs that may be one signer: join them, or say that they are two
signers-back = Back to the signers
signers-key = The key
signers-score = { $score } of 100 alike
signers-came = Came { $at }
signers-since = On the list since { $at }
signers-refused-at = Refused { $at }
signers-removed-at = Removed { $at }
signers-withdrawn-at = Taken back { $at }
signers-by = By { $name }
signers-by-listed = Let in by { $name }
signers-because = Reason: { $reason }
signers-blocked = This server blocks where it comes from: its name is not shown here.
signers-limited = This server limits where it comes from.
signers-met = This server looked at its account first on { $at }.
signers-never-met = This server has never been able to look at its account.
signers-gone = Its server says that the account is gone.
signers-account = Account { $account }
signers-account-since = Account { $account }, there since { $at } by its own word
signers-domain = Its e-mail address is at { $domain }.
signers-namesake = Its name is that of { $name }, or looks like it. It may be a branch of it, or somebody who passes for it.
signers-namesake-number = Its name is that of { $name } (no. { $number }), or looks like it. It may be a branch of it, or somebody who passes for it.
signers-namesake-until = It comes onto the list by itself once nobody else there has such a name.
signers-form-forgotten = What its form said has been deleted, and the address with it: no e-mail tells it what is decided.

signers-one-admit = Let in
signers-one-refuse = Refuse…
signers-one-remove = Remove…
signers-one-restore = Let in again
signers-one-reconsider = Let wait again
signers-together = With those that are ticked
signers-all-here = { $count ->
    [one] The one on this page
   *[other] All { $count } on this page
}
signers-kept = { $count ->
    [one] One more is ticked that is not shown above:
   *[other] { $count } more are ticked that are not shown above:
}
signers-do-admit = Let in…
signers-do-refuse = Refuse…
signers-do-remove = Remove…
signers-do-restore = Let in again…
signers-do-reconsider = Let wait again…
signers-together-what = First you see what will happen.
signers-keys = Keys
signers-keys-what = While you are in the list, these keys work in it:
signers-keys-start = Go to the first
signers-keys-move = next, previous
signers-keys-tick = tick it
signers-keys-in = let in
signers-keys-out = refuse or remove, after a check
signers-keys-help = show or hide this

signers-check-admit = Let in?
signers-check-refuse = Refuse?
signers-check-remove = Remove from the list?
signers-check-restore = Let in again?
signers-check-reconsider = Let wait again?
signers-check-what-admit = For each of them your organisation signs a statement that lets it in. If one cannot be let in, the others are.
signers-check-what-refuse = They no longer wait here. Nothing is signed. You can undo it for thirty days, and they can sign again.
signers-check-what-refuse-names = Only the new name is refused. The name on the list stays as it is, and nothing is signed. You can undo it for thirty days.
signers-check-what-refuse-removed = But whoever was taken off this list before is taken off once more: your organisation signs a statement about that, with the reason, and everybody can read both.
signers-check-what-remove = For each of them your organisation signs a statement that takes it off the list, with the reason. Everybody can read both, and it can be undone.
signers-check-what-remove-withdrawn = For each of them your organisation signs a statement that takes it off the list, with the reason. Everybody can read both.
signers-check-what-restore = For each of them your organisation signs another statement that lets it in. What was signed before stays on record.
signers-check-what-reconsider = What they had sent waits here again, as if nothing had been decided.
signers-check-sent-refuse = No statement goes to the servers that hold the list.
signers-check-sent-reconsider = Whoever signed by the form is told by e-mail. Nobody else is told.
signers-check-nobody = No other server holds the list yet.
signers-check-recipients = { $count ->
    [one] The statements go to one other server that holds the list:
   *[other] The statements go to { $count } other servers that hold the list:
}
signers-check-not = Do nothing
signers-reason = Reason
signers-no-reason = No reason given
signers-reason-who-refuse = Your organisation’s people read the reason here. Who signed by the form also reads it in the e-mail. Nobody else is told the reason.
signers-reason-who-refuse-unmailed = Your organisation’s people read the reason here. Nobody else is told the reason.
signers-reason-who-remove = The reason stands in the signed statement: everybody can read it.
signers-ahead-admit = Will be let in.
signers-ahead-key = Its server is asked for its key once more. It is let in if the key is found there.
signers-ahead-renamed = Stands on the list; its new name will be shown.
signers-ahead-name-stays = Stays on the list under its present name.
signers-ahead-remove = Will leave the list on every server.
signers-ahead-restore = Will stand on the list again.
signers-ahead-reconsider = Will wait again.
signers-only-renamed = Stands on the list; only its new name waits. There is nobody to refuse.
signers-told-own-server = Its server is told, without a reason.
signers-told-fediverse-account = Is not told. The account can reply again.
signers-told-web-form = Is told by e-mail, with the reason.
signers-told-paper = Is not told.
signers-told-e-mail = Is not told.
signers-told-import = Is not told.
signers-button-admit = { $count ->
    [one] Let one in
   *[other] Let { $count } in
}
signers-button-refuse = { $count ->
    [one] Refuse one
   *[other] Refuse { $count }
}
signers-button-remove = { $count ->
    [one] Remove one
   *[other] Remove { $count }
}
signers-button-restore = { $count ->
    [one] Let one in again
   *[other] Let { $count } in again
}
signers-button-reconsider = { $count ->
    [one] Let one wait again
   *[other] Let { $count } wait again
}

signers-done-admit = Let in
signers-done-refuse = Refused
signers-done-remove = Removed
signers-done-restore = Let in again
signers-done-reconsider = Waiting again
signers-done-count = { $count ->
    [one] { $done ->
        [0] It is not done.
       *[other] It is done.
    }
   *[other] { $done ->
        [one] 1 of { $count } is done.
       *[other] { $done } of { $count } are done.
    }
}
signers-was-admit = Has been let in.
signers-was-admit-name = Stands on the list under its new name.
signers-was-refuse = No longer waits here.
signers-was-remove = Has left the list.
signers-was-restore = Stands on the list again.
signers-was-reconsider = Waits again.
signers-now-admit = { $name } has been let in.
signers-now-admit-name = The new name { $name } now stands on the list.
signers-now-refuse = { $name } no longer waits here. Nothing was signed.
signers-now-refuse-name = The new name { $name } was not taken. The list stays as it is.
signers-now-remove = { $name } has left the list.
signers-now-restore = { $name } stands on the list again.
signers-now-reconsider = { $name } waits again.
signers-outcome-elsewhere = Not done: it is not there any more. Somebody else decided, or it took its name back.
signers-outcome-changed = Not done: it says something else than when you looked. Look at it again.
signers-outcome-left = Not done yet: some servers took long to answer.
signers-failed = Not done: { $why }
signers-our-fault = this server could not do it just now. Try again later.
signers-undo-what-remove = Undoing it takes them off the list again, with another signed statement.
signers-undo-what-restore = Undoing it lets them in again, with another signed statement.
signers-undo-what-reconsider = Undoing it lets them wait again.
signers-undo-all = { $count ->
    [one] Undo
   *[other] Undo all { $count }
}
signers-go-on = { $count ->
    [one] Go on with the one that is left
   *[other] Go on with the { $count } that are left
}
signers-all-link = { $count ->
    [one] Remove the one that matches…
   *[other] Remove all { $count } that match…
}
signers-all-count = { $count ->
    [one] 1 signer on the list matches what you look for:
   *[other] { $count } signers on the list match what you look for:
}
signers-all-first = { $count ->
    [one] At most 1 leaves at once: the first on the list. Do the rest afterwards.
   *[other] At most { $count } leave at once: the first on the list. Do the rest afterwards.
}
signers-all-what = They leave part by part while this server goes on with everything else; with thousands that takes some minutes. Who comes from now on is not among them. You can stop it meanwhile, and for thirty days let all of them in again at once.
signers-all-what-withdrawn = They leave part by part while this server goes on with everything else; with thousands that takes some minutes. Who comes from now on is not among them. You can stop it meanwhile.
signers-all-search = Every word is found wherever it stands, also inside other words and in any order; capitals and accents make no difference. It is looked for in all names, in addresses and e-mail domains, and in what those who wait wrote of themselves in the form.
signers-all-names = Whom it is about:
signers-all-more = { $count ->
    [one] … and 1 more
   *[other] … and { $count } more
}
signers-all-sure = I have looked at them, and all of them are to leave the list
signers-refuse-all-link = { $count ->
    [one] Refuse the one that matches…
   *[other] Refuse all { $count } that match…
}
signers-refuse-all-count = { $count ->
    [one] 1 signer who waits matches what you look for:
   *[other] { $count } signers who wait match what you look for:
}
signers-refuse-all-first = { $count ->
    [one] At most 1 is refused at once: the first who waits. Do the rest afterwards.
   *[other] At most { $count } are refused at once: the first who wait. Do the rest afterwards.
}
signers-refuse-all-what = They are refused part by part while this server goes on with everything else; with thousands that takes some minutes. Who comes from now on is not among them. You can stop it meanwhile. What was sent is kept of the last { $kept } who were refused for this appeal: no more can be let wait again.
signers-refuse-all-sure = I have looked at them, and all of them are to be refused
signers-leaving-title = Removing many
signers-leaving-count = { $removed } of { $count } have left the list.
signers-leaving-goes-on = The others follow.
signers-leaving-left = { $count ->
    [one] 1 stays on it: it calls for the appeal or says something else by now; or it left by itself.
   *[other] { $count } stay on it: they call for the appeal or say something else by now; or they left by themselves.
}
signers-refusing-title = Refusing many
signers-refusing-count = { $removed } of { $count } have been refused.
signers-refusing-left = { $count ->
    [one] 1 was not: it says something else by now, somebody else has decided about it, it took its name back, or only a new name of it waits.
   *[other] { $count } were not: they say something else by now, somebody else has decided about them, they took their names back, or only new names of them wait.
}
signers-returning-title = Letting many in again
signers-returning-count = { $removed } of { $count } stand on the list again.
signers-returning-left = { $count ->
    [one] 1 does not: it took its name back, another organisation has removed it as well, it is blocked here, its server does not answer, or somebody else has decided about it.
   *[other] { $count } do not: they took their names back, another organisation has removed them as well, they are blocked here, their servers do not answer, or somebody else has decided about them.
}
signers-many-rest = { $count ->
    [one] 1 stays as it was.
   *[other] { $count } stay as they were.
}
signers-many-end-stopped = It was stopped before all had their turn.
signers-many-end-denied = It stopped by itself: whoever began it may not decide about signers any more.
signers-many-end-not-initiator = It stopped by itself: this organisation does not decide about the signers of this appeal any more.
signers-many-end-withdrawn = It stopped by itself: the appeal has been withdrawn, and nobody is let in any more.
signers-many-begun = Begun: { $at }.
signers-many-begun-by = Begun: { $at }, by: { $who }.
signers-again-all = Let all of them in again…
signers-again-link = { $count ->
    [one] Let the one in again who left by the decision of { $at }…
   *[other] Let all { $count } in again who left by the decision of { $at }…
}
signers-again-title = Let all of them in again?
signers-again-count = { $count ->
    [one] 1 signer left the list by the decision of { $at }.
   *[other] { $count } signers left the list by the decision of { $at }.
}
signers-again-left = { $count ->
    [one] 1 of them cannot be let in again so: it took its name back, another organisation has removed it as well, it is blocked here, or somebody has decided about it since.
   *[other] { $count } of them cannot be let in again so: they took their names back, another organisation has removed them as well, they are blocked here, or somebody has decided about them since.
}
signers-again-what = They come back part by part while this server goes on with everything else; with thousands that takes a while, since the servers of signers are asked for their keys. You can stop it meanwhile. Whoever cannot be let in is left, and counted.
signers-again-sure = I have looked at this, and all of them are to stand on the list again
signers-leaving-stop = Stop
signers-leaving-away = Say this no longer

done-signers-admit = The signer has been let in.
done-signers-refuse = The signer no longer waits here. Nothing was signed.
done-signers-remove = The signer has left the list.
done-signers-restore = The signer stands on the list again.
done-signers-reconsider = The signer waits again.
done-signers-elsewhere = Nothing was left to decide: somebody else has decided, or the signer took its name back.
done-signers-changed = Not done: it says something else than when you looked. Look at it again.
done-signers-leaving = They leave the list part by part.
done-signers-refusing = They are refused part by part.
done-signers-returning = They are let in again part by part.
done-signers-stopped = It goes no further.
done-signers-forgotten = How it ended is not shown any more.
error-signers-none = Tick somebody first
error-signers-many = At most 100 can be decided about at once. Untick some
error-signers-others = They are others by now, or one of them says something else; look again
error-signers-leaving = Signers of this list are being removed, refused or let in again already; wait until that is done, or stop it
error-key-unknown = its server lists no key that could be let in, or does not answer. Try again when it does.
error-removed-by-another = another organisation removed it: that one, or the organiser, lets it in again.
error-initiator-stands = it calls for the appeal itself: its name stands there until it takes its own signature back.
error-superseded = it has said something newer meanwhile. Look at it again.
error-refusal-unknown = nothing is kept of that refusal any more.
problem-title-list-large = This list is too large
problem-what-list-large = A list has at most 4 MB. Nothing of it was read.
problem-advice-list-large = Divide it and send each part.

audit-decide-check = Looked at what a decision about signers would do
audit-decide = Decided about signers
audit-remove-all = Had all removed who match
audit-remove-all-stop = Stopped removing, refusing or letting in many
audit-refuse-all = Had all refused who match
audit-remove-all-denied = A decision about many stopped by itself: whoever began it may not decide about signers any more
audit-remove-all-not-initiator = A decision about many stopped by itself: the organisation does not decide there any more
audit-remove-all-withdrawn = A decision about many stopped by itself: the appeal has been withdrawn, and nobody is let in any more
audit-restore-all = Had all let in again who were removed together
audit-restore = Let a signer in again
audit-reconsider = Let a refused signer wait again

# What this software keeps.
facts-refused = Signers who were refused
facts-refused-what = What an organisation sent or wrote in a form that was refused by the organiser, encrypted, so that the refusal can be undone.
facts-refused-long = It is kept for thirty days, and goes at once when the signer takes it back or says something newer.
facts-lists = Lists that are imported
facts-lists-what = A list of signers that somebody at the desk uploads or pastes waits encrypted between the steps, for that person alone; after the last step only the lines that were not taken. Which columns it had is remembered, without a line of it.
facts-lists-long = It goes after a day, or when that person throws it away.
