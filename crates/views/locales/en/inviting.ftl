# Inviting organisations to sign: the desk, the letters, and the page that an invitation opens.
invitees-title = Invite organisations to sign
invitees-lead = Give a list of organisations. Each gets one message with a link of its own to a page that says, in its language, how to sign: from its own server, with a fediverse account, or by a form.
invitees-list = Give a list
field-invitees-list = Organisations
field-invitees-list-hint = One a line: an account such as @union@social.example, the address of a profile, or an e-mail address; then, if you like, a name and a language such as es, with commas, semicolons or tabs between them. At most 500 lines
field-invitees-file = Or a file
field-invitees-file-hint = A table saved as CSV or text; rows of a spreadsheet can also be pasted above. There may be other columns: you see what is read before anything is sent
field-invitees-language = Language for those who have none in the list
field-invitees-words = A few words of yours
field-invitees-words-hint = They stand in the message before the link. At most 1,000 characters, without markup
invitees-look = Look at the list
invitees-checked-title = Look before you send
invitees-checked-lead = Nothing has been sent yet.
invitees-count = { $count ->
    [one] 1 organisation gets a message
   *[other] { $count } organisations get a message
}
invitees-count-unmailed = Each of these gets a link
invitees-count-none = Nobody in this list can be invited.
invitees-not = Left out
invitees-later-title = Asked once their servers answer
invitees-later-what = Their servers do not answer just now. Your server asks them again for two weeks, less and less often, and sends the message as soon as one answers. You need not give these lines once more.
invitees-namesakes = Perhaps there already
invitees-namesakes-what = A co-signer on the list, or an organisation that waits to be let in or was invited before, has this name. Tick whom you invite all the same; nobody else here gets a message.
invitees-namesake-listed = On the list: { $name }
invitees-namesake-waiting = Waits to be let in: { $name }
invitees-namesake-invited = Invited before: { $name }
invitees-columns-what = This is what the columns of your list seem to hold. Put right what is not so, before you send.
invitees-columns-left-out = Left out, and nothing of it is kept: { $columns }
invitees-columns-no-contacts = No column is read as addresses. Choose the one with e-mail addresses or accounts.
invitees-columns-no-names = No column is read as names. Choose the one in which organisations are named; without it they are addressed by no name. People who answer for them do not belong there.
invitees-columns-again = Read the list like this
invitees-holds-nothing = is left out
invitees-holds-contact = e-mail addresses or accounts
invitees-holds-name = names of organisations
invitees-holds-language = languages to write in
invitees-line = Line { $line }:
invitees-line-same = Line { $line } is the same as line { $earlier }:
invitees-no-language = stands there for the language. No such language is known here: they are written to in the language that you chose for all others.
invitees-unwritten = { $language }: there are no messages in this language here. Language of the message: { $instead }.
invitees-joined = Lines { $first }–{ $last } became one row; look whether it is one organisation. If not, take out the quotation mark that is one too many.
invitees-letter = The message
invitees-letter-what = This is the e-mail in { $language }. In other languages it says the same; a direct message has no subject.
invitees-letter-link = Here stands a link, for each their own.
invitees-who = Organisation
invitees-contact = Reached at
invitees-language = Language
invitees-send = { $count ->
    [one] Invite 1 organisation
   *[other] Invite { $count } organisations
}
invitees-send-and-ticked = { $count ->
    [one] Invite 1 organisation and those that are ticked
   *[other] Invite { $count } organisations and those that are ticked
}
invitees-send-ticked = Invite those that are ticked
invitees-daily = At most 300 messages leave in a day; what is more waits for the next.
invitees-another = Give another list
invitees-fault-contact_missing = there is no account and no address in this line
invitees-fault-email_invalid = this is no e-mail address: it needs one @ and a domain
invitees-fault-email_port = an e-mail address has no number behind a colon. If an account is meant, put an @ in front
invitees-fault-email_not_latin = this server writes to no mailbox with other letters before the @ than a to z: give another address, or an account
invitees-fault-account_invalid = this is no account: write it as @name@host, or give the address of its profile
invitees-fault-name_invalid = the name is too long, or has characters that are not shown
invitees-fault-language_invalid = the language is no code such as es or zh-Hant
invitees-fault-cells_too_many = there are more parts in this line than an account or address, a name and a language. Put quotation marks around a name with a comma in it
invitees-fault-quote_unclosed = a quotation mark in this line is never closed, or only far below: close it, or take it out
invitees-fault-quote_around_rows = a cell in this row begins with a quotation mark and goes over more than ten lines, which look like whole rows: take the mark out, or join these lines if all of them are one cell
invitees-fault-actor_unknown = its server knows no such account
invitees-fault-unreachable = its server does not answer just now; give this line once more later
invitees-fault-blocked = your server has nothing to do with this one
invitees-fault-on_this_server = has its desk on this server: tell its people to open Endorse there
invitees-fault-signed_already = has signed, or waits to be let in
invitees-fault-invited_already = was invited before
invitees-fault-no_invitations = wants no invitations from this server
invitees-rows = Who was invited
invitees-none = Nobody yet.
invitees-answer = Answer
invitees-answer-endorsed = signs
invitees-answer-declined = does not sign
invitees-answer-no-invitations = wants no invitations
invitees-answer-not-yet = none yet
invitees-tally-all = invited
invitees-tally-endorsed = { $count ->
    [one] signs
   *[other] sign
}
invitees-tally-declined = { $count ->
    [one] does not sign
   *[other] do not sign
}
invitees-tally-no-invitations = { $count ->
    [one] wants no invitations
   *[other] want no invitations
}
invitees-tally-not-yet = { $count ->
    [one] has not answered
   *[other] have not answered
}
invitees-not-tracked = Who opened a message is not recorded; only answers are.
invitees-sent = Sent
invitees-written = Written, not sent:
invitees-waits = waits to be sent
invitees-revoked = taken back
invitees-forgotten = address deleted
invitees-reminders = { $count ->
    [one] reminded once
   *[other] reminded { $count } times
}
invitees-remind-from = can be reminded from { $at }
invitees-remind = Remind
invitees-remind-all = { $count ->
    [one] Remind the 1 who has not answered
   *[other] Remind the { $count } who have not answered
}
invitees-remind-what = An organisation is reminded at most twice, at least three days apart, never after its answer and never once the appeal has closed.
invitees-again = Send the link again
invitees-revoke = Take back
invitees-link = Their link, to hand over yourself
invitees-closed = This appeal takes no signatures any more, so nobody can be invited.
invitees-link-to = Invite organisations
invitees-link-what = From a list of accounts and e-mail addresses; each gets a link of its own.
error-invitees-empty = The list is empty
error-invitees-long = The list has more than 500 lines: give the rest as another list
error-invitees-words = Write at most 1,000 characters of plain text
error-invitees-full = At most 5,000 organisations are invited to one appeal
error-invitees-not = Nothing was sent: something changed just now, or they have answered. Look again
error-invitees-stopped = Nothing was sent: they want no invitations from this server
error-invitees-today = Enough was sent for today; try again tomorrow
done-invitees-invited = The invitations are on their way.
done-invitees-reminded = The reminders are on their way.
invitees-now-invited = { $count ->
    [one] 1 invitation is on its way.
   *[other] { $count } invitations are on their way.
}
invitees-now-nobody = Nobody was invited.
invitees-now-already = Invited already: { $names }.
invitees-now-left = { $count ->
    [one] 1 organisation got nothing: it has signed, wants no invitations, or could not be reached.
   *[other] { $count } organisations got nothing: they have signed, want no invitations, or could not be reached.
}
invitees-now-later = { $count ->
    [one] 1 organisation is invited as soon as its server answers.
   *[other] { $count } organisations are invited as soon as their servers answer.
}
invitees-now-reminded = { $count ->
    [one] 1 reminder is on its way.
   *[other] { $count } reminders are on their way.
}
invitees-now-unreminded = { $count ->
    [one] 1 organisation got none: it has answered just now, wants no invitations, could not be reached, or enough was sent for today.
   *[other] { $count } organisations got none: they have answered just now, want no invitations, could not be reached, or enough was sent for today.
}
done-invitees-nobody = Nobody can be reminded just now.
done-invitees-again = The link is on its way once more.
invitees-written-invited = { $count ->
    [one] 1 invitation is written.
   *[other] { $count } invitations are written.
}
invitees-written-reminded = { $count ->
    [one] 1 reminder is written.
   *[other] { $count } reminders are written.
}
invitees-written-again = The link is written once more.
done-invitees-revoked = The invitation was taken back.
audit-invitees-check = Looked at a list of organisations to invite
audit-invitees = Invited organisations to sign
audit-invitees-remind = Reminded organisations that were invited
audit-invitees-again = Sent an invitation once more
audit-invitees-revoke = Took an invitation back
invitation-subject-invite = Invitation to sign: { $title }
invitation-subject-remind = Still open to sign: { $title }
invitation-invite = { $organiser } asks you to sign “{ $title }”.
invitation-link-invite = This link is yours; it leads to a page with the text and the ways to sign it:
invitation-remind = { $organiser } asked you to sign “{ $title }” and has no answer yet.
invitation-link-remind = You can still sign, or decline, here:
invitation-after = Nothing is signed by opening it. If you do not want to sign, say so on that page, and you hear no more about this.
invitation-stop = No more invitations from this server:
invited-title = You are invited to sign
invited-lead = { $organiser } asks { $name } to sign this:
invited-lead-nobody = { $organiser } asks your organisation to sign this:
invited-read = Read the whole text
invited-how = How to sign
invited-server = From your own server
invited-server-what = If your organisation has an Undersigned server, sign there, under its own key. Type your account or the name of your server, and you are shown the way.
invited-form-what = Your organisation has no server? Fill in a form; you get an e-mail to confirm it.
invited-no = Not signing
invited-no-what = Say so, and you are not reminded. You can still change your mind.
invited-decline = We do not sign this
invited-answered-endorsed = Your organisation signs this, or waits to be let in. Thank you.
invited-answered-declined = You said that your organisation does not sign this. You are not reminded. If you change your mind, you can still sign.
invited-declined-closed = You said that your organisation does not sign this. You are not reminded.
invited-closed = This appeal takes no signatures any more.
invited-stopped = You get no more invitations from this server.
invited-kept = Your address was entered by { $organiser }. It is kept encrypted, for this invitation alone, and deleted thirty days after the appeal has ended. This page does not record that you opened it.
invited-stop-title = No more invitations from this server
invited-stop-lead = Press the button, and nobody here can invite you to sign anything under this address again. Only a scrambled form of the address is kept, to know it by.
invited-stop-button = No more invitations
facts-invited = Organisations that were invited
facts-invited-what = Of organisations that are invited to sign, the account or e-mail address, the name and the language are kept, encrypted, and whether they answered; of those who want no more invitations, a keyed hash of the address.
facts-invited-long = They are kept until thirty days after the appeal has ended, at most 400 days; e-mail addresses until the answer; the hash until the server is shut down.
editor-look-up = Look these accounts up
editor-without-unfound-what = Whoever cannot be asked now need not keep you from publishing. If their server is away, they are asked by themselves as soon as it answers, for two weeks after publishing, and the desk of the published appeal says so. Whoever is not found you can invite there.
editor-without-unfound = Go on without them for now
done-not-later = The name has been removed.
editor-looked-what = Is it them? Each is asked before it is named.
facts-portraits = Pictures of accounts elsewhere
facts-portraits-what = Small pictures of accounts that somebody at a desk looked up are made anew.
facts-portraits-long = They are kept for 30 days.
