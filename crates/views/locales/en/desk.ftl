desk-title = Overview
desk-signed-elsewhere = Another server signs with your key.
desk-signed-elsewhere-what = Somebody runs a copy of this server, or has its key. Ask whoever looks after the server to stop the copy; “undersigned doctor” says more.
desk-word = desk
desk-sign-out = Sign out
desk-tabs = Desk
desk-tab-overview = Overview
desk-tab-appeals = New appeal
desk-tab-endorse = Endorse
desk-tab-follow = Follow
desk-tab-tokens = Tokens
desk-done = Done.
desk-waiting = Waiting to be let in
desk-waiting-what = Letting in signs a statement that others can check
desk-invitations = Invitations
desk-invitations-what = An initiator lets signers in; its server keeps the list open
desk-invited-as = { $organiser } asks you to be { $role }
desk-invited-to-sign = { $organiser } invites you to sign
desk-invited-sign = Read and sign
desk-accept = Accept
desk-decline = Decline
desk-invitation-taken-back = This invitation was taken back.
desk-our-appeals = Our appeals
desk-called-with = Role: { $role }. Organised by { $organiser } on { $host }
desk-called-waits = The organiser has not let you in yet
desk-new-appeal = Write an appeal
desk-no-appeals = None yet. Write one, or endorse somebody else’s.
desk-unsaved = A text of yours was not saved. It is kept for you.
desk-unsaved-go-on = Go on writing
desk-count-waiting = { $count ->
    [one] 1 waits for you
   *[other] { $count } wait for you
}
desk-count-unconfirmed = { $count ->
    [one] 1 account replied and has not confirmed yet
   *[other] { $count } accounts replied and have not confirmed yet
}
desk-as-reader = See it as a reader does
desk-endorsed = Appeals we have signed
desk-endorse-another = Endorse an appeal
desk-endorsed-none = None yet.
desk-endorsement-manage = Change or withdraw
desk-listed-title = Who has been let in
desk-listed-lead = Removing signs a statement too: the entry leaves the list on every server, and an organiser can overrule it.
desk-remove = Remove

endorsement-listed = on the list
endorsement-renamed = on the list, not yet under the names that it gives now
endorsement-waiting = sent, not on the list yet
endorsement-withdrawn = withdrawn
endorsement-withdrawn-here = { $count ->
    [0] Withdrawn here; no other server has confirmed it yet
    [one] Withdrawn here; 1 server has confirmed it
   *[other] Withdrawn here; { $count } servers have confirmed it
}
endorsement-elsewhere-from = It is dated ahead of other servers’ clocks: they count it from { $at } on, and show the name until then.
endorsement-undelivered = Not delivered yet: the organiser’s server did not answer, or did not take it. It is tried again by itself.
endorsement-refused = refused
endorsement-removed = taken off the list

queue-who = Who
queue-why = What we know
queue-likeness = Like another name
queue-nothing-alike = No entry has a name that is the same or looks the same
queue-let-in = Let in
queue-refuse = Refuse
queue-more = The first { $shown } of { $count } are shown. The next come up as you decide.
pending-moderated = Its key was found at its own server. It waits because you let signers in by hand.
pending-limited = This server limits where it comes from: a person decides.
pending-fediverse-account = An account in the fediverse replied with your words and confirmed it. It waits because you let signers in by hand.
pending-name-changed = It is on the list; its name was changed since. The new name is not shown until it is let in. Whoever should not stand there at all can be removed.
pending-key-not-found = Its key was not found at its own server.

deliveries-title = Deliveries
deliveries-none = Nothing waits to be delivered.
deliveries-server = Server
deliveries-state = State
deliveries-words = In plain words
deliveries-waiting = Waiting
delivery-out-of-reach = Out of reach
delivery-slowed-down = Slowed down
delivery-refuses-us = Refuses us
delivery-waiting = Waiting

editor-title-new = Write an appeal
editor-title-revise = Change the wording
editor-preview = How it looks
editor-preview-what = Nothing has been saved or sent.
editor-preview-part = Only the beginning is shown here, { $size } of all texts together, so that it does not take long. Published, all of it is shown.
editor-mode-preview = To readers
editor-mode-preview-fediverse = On Mastodon
editor-mode-preview-paper = On paper
editor-mode-what-preview = As it stands on its page.
editor-mode-what-preview-fediverse = As those who follow you on Mastodon see the post. Other software shows it alike.
editor-mode-what-preview-paper = As the page prints. The list of signers follows on paper.
editor-post-text = Text of the post
editor-post-warning = Content warning
editor-post-warning-none = None: nobody has to press a button before reading.
editor-post-length = Length
editor-post-letters = { $count ->
    [one] 1 letter.
   *[other] { $count } letters.
}
editor-post-whole = Timelines show all of it.
editor-post-folded = Timelines show the beginning, and the rest after “Read more”.
editor-post-language = only the first language is shown; the link leads to the others
editor-post-link = Beneath the text
editor-post-card = A card for the link to the appeal.
editor-post-picture = The picture, and so no card for the link.
editor-post-tags = Hashtags
editor-post-tags-what = They stand beneath the post, not in the text. The first one is how accounts co-sign.
editor-about = What it is
editor-texts = The text, in each language
editor-texts-what = Authoritative texts are what is signed. Others are translations, which can be corrected without asking anyone to sign again.
editor-left-out = Nothing is written in these languages, and they are left out: { $languages }.
editor-language-n = Language { $number }
editor-authoritative = This text is authoritative
editor-authoritative-what = A change to an authoritative text makes a new wording that earlier signers have not signed; mending a translation does not.
editor-field-title = Title
editor-field-body = Text
editor-field-body-hint = Leave an empty line between paragraphs; Markdown works
editor-asks = What we ask
editor-asks-what = One demand at a time, in every language. Signers may make a reservation against one of them; it stays the same one when you move it.
editor-more-demands = Add a demand
editor-addressee-n = Addressee { $number }
editor-field-postal = Postal address
editor-field-email = E-mail address of the office
editor-up = Move up
editor-down = Move down
editor-remove = Remove
editor-more-languages = Add a language
editor-addressees = To whom
editor-addressees-what = The office first, so that the text stays right when its holder changes.
editor-field-office = Office
editor-field-holder = Who holds it
editor-more-addressees = Add an addressee
editor-who = Who calls, who may sign
editor-save-draft = Save as a draft
editor-save-wording = Save and check
editor-show-preview = Show how it looks
editor-save-go-on = Save and go on to publishing
editor-meanwhile-what = Somebody else changed it, or you did in another window. This is what saving your form would change in what is saved now. Nothing has been overwritten. Take over into your form what you want to keep of it, then save again.
editor-meanwhile-theirs = Open what is saved in a new window
meanwhile-title = It was changed since you opened this page
meanwhile-other = It is another picture.
editor-restored = This is what you wrote on { $at } and did not save.
editor-restored-what = Save it, or discard it to go back to what is saved.
editor-discard = Discard it
kept-form = This is what you wrote here on { $at }; it came after your session had ended.
kept-form-what = It is not saved. Go on with it as it was, or discard it.
kept-form-files = Files were not kept: choose them again afterwards.
kept-form-says = What it says
kept-form-send = Go on with it
editor-throw-away-what = Nothing of it was published. The text, its translations and pictures are deleted, and nobody can bring them back.
editor-throw-away-sure = I am sure: delete it for good
editor-changes-away = Throw these changes away
editor-changes-away-what = What was saved and not published is deleted, in all languages and for everybody at this desk. What is published stays as it is.
editor-kept = Kept for you. Nobody else sees it until you save.
editor-signed-out = You are no longer signed in. What you wrote is kept: save, and sign in again.
editor-not-kept = This could not be kept just now. Save before you leave the page.
admission-open = Every organisation, let in by the servers once its key is checked
admission-moderated = Every organisation, let in by hand

publish-title = Before it is published
publish-lead = { $wording ->
    [1] This will be signed with your key and sent to others. It cannot be called back, only revised, closed or withdrawn.
   *[other] This will be signed with your key as wording { $wording } and sent to everyone who has the one before.
}
publish-to-whom = What is sent, and to whom
publish-nobody = Nobody follows yet. The appeal will stand on its page, and whoever finds it can sign.
publish-checks = Looked at
publish-well = Well.
publish-think = Think again.
publish-digest = Digest of the text that is signed
publish-button = Publish
publish-preview = See it as readers will
publish-back = Back to the text
publish-own-name = If your organisation signed an earlier wording, publishing this one also signs it for your organisation.
publish-undo = Afterwards you can change the wording, close it, or withdraw it at your desk.
recipient-followers = { $count ->
    [one] 1 account that follows you
   *[other] { $count } accounts that follow you
}
recipient-initiators = { $count ->
    [one] 1 initiator
   *[other] { $count } initiators
}
recipient-replicas = { $count ->
    [one] 1 server that holds the list
   *[other] { $count } servers that hold the list
}
recipient-signers = { $count ->
    [one] 1 that has signed
   *[other] { $count } that have signed
}
check-well-languages = Every authoritative language has its title and text.
check-think-languages = A language lacks its title or text.
check-well-demands = It says what it asks, equally in every language.
check-think-demands = It asks nothing, or not equally many things in every language.
check-think-demands-none = It asks nothing.
check-think-demands-missing = Not all that it asks is said in every language. Missing, by number: { $missing }.
check-well-addressees = It is addressed to somebody.
check-think-addressees = It is addressed to nobody.
check-well-deadline = It says when it closes.
check-think-deadline = It never closes by itself.
check-think-deadline-far = It does not close for more than five years. Is the year right?
check-well-pictures = Every picture is described in every language.
check-think-pictures = A picture lacks its description in a language.
check-well-translations = Every translation says all that is signed.
check-think-translations = Not all of it is translated, and readers are told so. Missing: { $missing }.
publish-incomplete = Publish it although parts of a translation are missing
check-well-answered = Everybody you asked to call for it has answered.
check-think-answered = Somebody you asked to call for it has not answered yet.
check-reachable = This server answers at { $address }.
check-reachable-private = This server answers at { $address }, which is in a private network: nobody outside can read or sign.
check-unreachable = This server does not answer itself at { $address }. Others may not reach it either: ask whoever looks after it. “undersigned doctor” says more.
publish-mend = Mend it
publish-address-change = Change it
done-nothing-changed = Nothing has changed since it was saved.
check-well-keeper = Another initiator is named: once they have accepted, their server keeps the list open while yours is away.
check-think-keeper = You are the only initiator: while your server is away, nobody is let in. Name another one in the text, or invite a keeper of the list once it is published.
check-think-contact = Nobody can write to you: your profile has no link, and this server’s contact page is not written.
check-think-initiators = Nobody has been found yet at { $addresses }, which the text names as calling for it too: no server answered there. Make sure that this is right; they are asked once it answers.
check-well-length = The text is short enough for every server.
check-think-length = The text is very long; some servers show only its beginning.
check-address = Its address is { $address }. Once it is published, that cannot be changed.
check-think-signed-texts = What is signed was changed in some languages only. Changed: { $changed }. As before: { $unchanged }.
check-think-translations-behind = These translations have not followed the change: { $languages }. Readers see since which wording each is unchanged.
check-think-ballots = { $count ->
    [one] 1 ballot about the present wording is still open. What it adopts can only be written in by hand once another wording is published.
   *[other] { $count } ballots about the present wording are still open. What they adopt can only be written in by hand once another wording is published.
}
check-think-adopted = { $count ->
    [one] 1 adopted amendment does not stand in this draft. Once another wording is published, it can only be written in by hand.
   *[other] { $count } adopted amendments do not stand in this draft. Once another wording is published, they can only be written in by hand.
}

manage-wait = { $count ->
    [one] waits for you
   *[other] wait for you
}
manage-behind = { $count ->
    [one] stands behind this wording
   *[other] stand behind this wording
}
manage-stood-behind = stood behind this wording
manage-earlier = signed an earlier one
manage-entered = { $count ->
    [one] One signer whom you entered stands under an earlier wording. Nobody but you asks them about the current one.
   *[other] { $count } signers whom you entered stand under an earlier wording. Nobody but you asks them about the current one.
}
manage-entered-link = { $count ->
    [one] Note that this signer agrees to it
   *[other] Note who of these { $count } agrees to it
}
manage-nobody-waits = Nobody waits.
manage-listed = { $count ->
    [one] 1 has been let in: see it
   *[other] { $count } have been let in: see them
}
manage-text = The text
manage-revise-what = A changed text gets a new number. Names stay under the wording they signed until their owners sign again.
manage-revise = Change the wording
manage-update = Say what happened
manage-update-what = News in any language, and what became of those it is about. Nothing is sent before you have looked at it.
manage-update-button = Updates and cases
manage-initiators = Initiators
manage-as-co-initiator = as co-initiator: stands behind the text and lets signers in
manage-as-keeper = as keeper of the list: lets signers in while your server is away, and does not stand behind the text
manage-invite = Invite
manage-ask = Ask now
manage-dismiss = End this role
dismiss-title = End the role of this organisation?
dismiss-calls = It no longer counts as one that calls for the appeal.
dismiss-what = Its word lets nobody in any more. Whoever stands on the list through its word alone leaves the list. Where all can sign, your server lets in again, some at a time, whom it can check. This is a signed statement that anybody can read. You can invite the organisation again.
done-dismissed = The role has ended. Servers that hold the list are told.
manage-uninvite = Take the invitation back
manage-own-unsigned = Your organisation stands above this appeal as its organiser. It is not counted among those who signed: it has not signed itself.
manage-own-sign = Sign it as well
uninvite-title = Take this invitation back?
uninvite-what = Until now the organisation has not answered. Its desk is told that the invitation was taken back; if it accepts all the same, nobody is let in. You can invite it again.
done-uninvited = The invitation has been taken back.
invited-asked = asked
invited-accepted = accepted
invited-refused = declined
invited-removed = removed
invited-not-asked = named in the text, not asked yet
invited-later = its server has not answered yet; it is asked as soon as it does
invited-not-reached = its server did not answer for two weeks; it was not asked
invited-not-found = its server knows no such account; it was not asked
invited-left-out = nobody was found under it while the text was written; it was left out and is not asked
manage-import = Names from paper or an earlier list
manage-end = Delivering and ending
manage-deliver = Deliver
manage-deliver-what = Says in public that it was handed over. It stays open or closed as it is.
manage-deliver-button = It was delivered
manage-close = Close
manage-close-what = Nobody is let in by the servers any more. The list stands, and names can still be taken back. You can open it again later.
manage-close-sure = Yes, close it for signing
manage-close-button = Close for signing
manage-reopen = Open again
manage-reopen-what = It can be signed again, and the forms are open. Who waits is let in by itself, unless you decide about each name.
manage-reopen-delivered = It stays delivered. Whether names come in by themselves or are let in by hand is set where the text is edited.
manage-reopen-over = Its last day has passed, so it would close again at once. Publish a later day first, or none.
manage-reopen-later = Change the last day
manage-reopen-button = Open for signing again
outcome-title = What came of it
outcome-what = Those who signed want to know: was it won, in part, or not, or did something else come of it? Say it in your own words. It stands on the appeal’s page as an update, and goes to followers and to whoever reads the news by e-mail.
outcome-button = Say what came of it
manage-withdraw = Withdraw
manage-withdraw-what = The text is shown struck through on every server, and the list is folded away. This cannot be undone.
manage-withdraw-ballots = Ballots that go on, and would end undecided: { $count }.
manage-withdraw-sure = I am sure
manage-withdraw-button = Withdraw it
manage-copies = Copies of the list

endorse-title = Endorse an appeal
endorse-fetch = Fetch and show it
endorse-check-title = Read before you sign
endorse-check-lead = Fetched from { $host } and verified. It belongs to { $organiser }.
endorse-check-lead-ours = It is kept on this server, and verified. It belongs to { $organiser }.
endorse-existing = You endorsed this appeal on { $at }.
endorse-existing-again = Sending the form signs it again, with what it says now.
endorse-removed = Those who call for it took you off its list on { $at }.
endorse-refused = Those who call for it refused your signature on { $at }.
endorse-removed-again = You were taken off this list before: if you sign now, your signature waits until a person there lets you in again.
endorse-earlier = You signed on { $at } and took it back on { $until }. The form holds what you said then; look it over before you send it.
endorse-sign = Sign it
endorse-sends = What is sent, and to whom
endorse-followers = { $count ->
    [0] nobody follows you yet
    [one] 1 account that follows you
   *[other] { $count } accounts that follow you
}
endorse-button = Endorse as { $name }
endorse-button-correct = Sign it as corrected, as { $name }
endorse-profile-says = Your profile says now:
endorse-namesake = { $name } has this name or one that looks like it. The organiser may look at your signature before it is listed.
endorse-namesake-hidden = Somebody whom this server does not show has this name or one that looks like it. The organiser may look at your signature before it is listed.
endorse-namesake-number = No. { $number }, { $name }, has this name or one that looks like it. The organiser may look at your signature before it is listed.
endorse-names-change = If you change a name here, the list does not show the former one any more, and the new one only once the organiser’s server, or a person there, has let it in.
endorse-closed = Signing ended on { $at }. If you sign now, your name is shown with today’s date, or waits until whoever calls lets you in.
endorse-closed-sure = Yes, we sign although signing has ended
endorse-appeal-withdrawn = This appeal was withdrawn. It cannot be endorsed any more.
endorse-public = Your name, your country and the wording you signed become public and stay on many servers. You can withdraw at any time; the statement that you withdrew stays.
endorse-withdraw = Withdraw our name
endorse-withdraw-sure = Yes, we take our name back
endorse-done-title = Endorsed
endorse-sent-title = Signed and sent
endorse-withdrawn-title = Withdrawn
endorse-withdrawn-here-title = Withdrawn here
endorse-waiting-title = Not withdrawn yet
endorse-waiting = This server’s clock may be wrong, and other servers refuse what is signed at a wrong time. Your withdrawal is kept: it is signed and sent by itself as soon as the clock can be believed. This server does not show the name any more; others may show it until then. Whoever runs the server should set the clock right.
endorse-listed = Your organisation is on the list.
endorse-renamed = Your organisation is on the list; the name that it gives now is shown there once the organiser’s server, or a person there, has let it in. Until then the former one is not shown either.
endorse-checked = Signed and sent; the organiser’s server has not put it on the list yet. It looks at your key first, and then does so by itself, as a rule within minutes. If it stays so, a person there decides, for instance because somebody else there has your name or one that looks like it, because very many signed at once, or because your key was not found at your server.
endorse-waits = Signed and sent; the organiser’s server has not put it on the list yet. A person there decides about it.
endorse-barred = Your organisation is not on the list
endorse-ask = The organiser decides. To ask, or if it takes long, see whether its page says how it is reached:
endorse-sent-to = It goes to
endorse-id = Your statement:
endorse-see = See the appeal
endorse-change = Change or withdraw
endorse-again = Sign again

follow-title = Follow organisations
follow-lead = Their appeals then reach this server, and it keeps a copy of each list.
follow-button = Follow
follow-followers = { $count ->
    [0] Nobody follows you yet.
    [one] 1 account follows you.
   *[other] { $count } accounts follow you.
}
follow-following = Whom we follow
follow-none = Nobody yet.
follow-end = Stop following
following-asked = asked, no answer yet
following-accepted = following
following-refused = declined

tokens-title = Tokens for programs
tokens-lead = A token lets a program act for your organisation without a password. Give each program its own, so that you can take it away again.
tokens-fresh = Copy this token now. It is not shown again.
tokens-button = Make a token
tokens-there-are = Tokens there are
tokens-none = None.
tokens-for = For
tokens-scope = May do
tokens-made = Made
tokens-until = Until
tokens-used = Last used
tokens-unused = No use noted yet
tokens-no-end = it is revoked
tokens-ended = Over:
tokens-maker-gone = has left; it no longer works
tokens-never-more = Tick as little as the program needs. A token never does more than you may do yourself: if you get another role, or leave, so does it.
tokens-all = Everything you may do
tokens-revoke = Revoke
scope-all = everything for the organisation
scope-read = only read
scope-appeals = write and publish appeals
scope-endorse = endorse and withdraw
scope-admit = let signers in and remove them
scope-attest = enter signers from paper, forms and e-mail

# Why somebody is removed; the codes are those of the statements.
reason-duplicate = entered twice
reason-not-an-organisation = it could not be seen that this is an organisation
reason-not-authorised = nobody there had the right to sign
reason-key-compromised = its key was stolen
reason-key-lost = its key was lost
reason-abuse = abuse, or the use of another’s name
reason-on-request = asked to leave
reason-other = another reason

queue-like-number = Same name as no. { $number }
queue-looks-like-number = Looks like no. { $number }: the same name, or one that looks the same, in letters of another script.
queue-looks-like = Looks like { $address }: the same name, or one that looks the same, in letters of another script.
queue-mixed-scripts = A word mixes letters of two scripts that look alike.
desk-removed = Removed by you
desk-admit-again = Let in again
endorse-choices = Open appeals of this account
endorse-not = Not demand { $number }:
endorse-not-words = In your words
endorse-statement = The signed statement
tokens-unlabelled = made on the server
delivery-words-waiting = Goes out shortly.
delivery-words-next = It did not take the last one. Nothing is lost: we try again, next on { $at }.
delivery-words-gave-up = It has not answered for a long time. We wait until it contacts us; then it fetches what it missed.
done-draft-saved = The draft is saved.
done-published = It is published.
done-delivered = It says in public that it was handed over.
done-closed = It is closed for signing.
done-reopened = It is open for signing again.
done-withdrawn = It is withdrawn.
done-withdrawn-for-good = This appeal has been withdrawn, which is for good: its words, translations and pictures stay as they are, and nobody is added to its list any more.
done-followed = They have been asked.
done-unfollowed = You no longer follow them.
done-revoked = The token no longer works.
done-invited = The invitation is on its way.
done-joined = You have accepted. The organiser’s server does the rest.
done-declined = You have declined.
done-invitation-taken-back = The invitation was taken back before your answer: nothing was done.
done-invitation-withdrawn = The appeal has been withdrawn by its organiser: nobody joins in calling for it any more. Nothing was done.

# Entries that may be one signer.
same-title = May be one signer
same-lead = The names are compared across languages, scripts and spellings. Nothing is joined by itself: you decide. Your decision is signed, everybody can see it, and you can undo it.
same-number = no. { $number }
same-waits = waits to be let in
same-waits-long = One of the two waits to be let in. Decide about that first.
same-one = One signer
same-two = Two signers
same-more = { $shown } of { $count } are shown. The next come up as you decide.
same-grade-named = Named by you
same-why-named = You named these two:
same-name-two = Two others are one signer
same-name-first = Number or address of the one
same-name-second = Number or address of the other
same-name-look = Look at the two
same-name-wrong = These are not two entries of the list: give the number that stands before each name, or its address
same-decided = One signer or two: decided
same-is-one = One signer, decided by
same-is-two = Two signers, decided by
same-undo = Undo
same-grade-certain = The same name
same-grade-likely = Likely one signer
same-grade-possible = Perhaps one signer
same-why-same_name = The names are the same but for capitals, accents, signs or Chinese characters:
same-why-similar_name = The names are nearly the same:
same-why-romanised = The names sound alike in two scripts:
same-why-translation = One name seems to translate the other:
same-why-same_acronym = The short names are the same:
same-why-acronym_of = One is made of the other’s initials:
same-why-abbreviation_of = One shortens the other:
same-why-linked = A third entry bears both names:
same-why-same_domain = The two come from one domain:
same-why-profile = One calls itself in its profile, which nobody has checked, as the other signed:
same-why-countries_differ = But the countries differ:
same-why-places_differ = But different countries are named:
same-why-numbers_differ = But the numbers are not the same:
same-why-more_words = But one has more words; it may be a branch:
same-why-words_differ = But each has words that the other lacks:
same-why-other_names_differ = But their names in one language differ:
same-why-kinds_differ = But one is a person, the other an organisation:
done-one-signer = They stand on the list as one signer and count once.
done-two-signers = They stand on the list as two signers.

editor-revise-what = { $count ->
    [0] Changing an authoritative text, a demand or an addressee makes this wording { $wording }. Nobody has signed the text as it stands.
    [one] Changing an authoritative text, a demand or an addressee makes this wording { $wording }. 1 signer of the text as it stands stays under it, and may be asked to sign the new one.
   *[other] Changing an authoritative text, a demand or an addressee makes this wording { $wording }. { $count } signers of the text as it stands stay under it, and may be asked to sign the new one.
}
editor-revise-editorial = Adding a translation, or mending one that is not authoritative, makes no new wording. Before anything is published you see which of the two it is.

verdict-title = What this does to what was signed
verdict-substance = This changes what was signed. It becomes wording { $wording }.
verdict-signed = { $count ->
    [0] Nobody has signed the text as it stands.
    [one] 1 signer signed the text as it stands. It stays listed under that wording, and is asked to sign the new one; until then it is not counted for it.
   *[other] { $count } signers signed the text as it stands. They stay listed under that wording, and are asked to sign the new one; until then they are not counted for it.
}
verdict-attested = { $count ->
    [one] 1 of them was entered by an initiator: no server asks it, and it stays under the wording it signed until somebody says otherwise.
   *[other] { $count } of them were entered by an initiator: no server asks them, and they stay under the wording they signed until somebody says otherwise.
}
verdict-by-form = { $count ->
    [one] 1 of them signed by form: it is asked by e-mail.
   *[other] { $count } of them signed by form: they are asked by e-mail.
}
verdict-by-form-unmailed = Those who signed by form are not asked, since no e-mail leaves this server.
verdict-people = { $count ->
    [one] 1 person has signed too. The number of people stays as it is.
   *[other] { $count } people have signed too. Their number stays as it is.
}
verdict-figure = The figure on its page, and with it the progress towards the next mark and the goal, starts again: of organisations by name it counts only those who sign the new wording.
verdict-nothing = This is what is published already.
verdict-nothing-what = Nothing would change for anybody.
publish-lead-nothing = There is nothing to publish: the draft says what stands in public.
verdict-editorial = This does not change what was signed. It stays wording { $wording }.
verdict-editorial-what = Translations, dates and what stands around the text are mended; nobody is asked to sign again.
publish-lead-editorial = This will be signed with your key, still as wording { $wording }, and sent to everyone who has it.
publish-button-wording = Publish wording { $wording }
publish-button-editorial = Publish the correction

affirm-title = The text you signed has changed
affirm-what = Until you sign the new wording, you stand under the one you signed
affirm-signed-on = You signed wording { $wording } on { $at }. Wording { $now } stands now.
affirm-signed = You signed wording { $wording }. Wording { $now } stands now.
affirm-read-signed = Read what you signed
affirm-names = You would sign as
affirm-kept = with your reservation against:
affirm-dropped = Your reservation ends, because the demand is gone:
affirm-button = Sign wording { $wording }
affirm-correct = Change names or reservations

# A text beside its translation.
translate-title = Translations
translate-link = Translate it, side by side
unpublished = Saved changes are not published yet.
unpublished-languages = Languages:
unpublished-look = Look at them and publish
translate-from = From
translate-progress = How far
translate-parts-done = { $count ->
    [one] { $done } of 1 part
   *[other] { $done } of { $count } parts
}
translate-another = Into another language
translate-begin = Begin
translate-into = Into { $language }
translate-beside = Beside the text in { $language }.
translate-or = Or beside:
translate-authoritative = This text is authoritative: changing it changes what is signed.
translate-changed = What changed since it was translated
translate-still-right = Still right
translate-missing = missing
translate-out-of-date = out of date
translate-left = no longer in the source: leave it empty to take it out
translate-done = done
translate-nothing = nothing to translate
translate-paragraph = Paragraph { $number }
translate-demand = Demand { $number }
translate-no-body = There is no text in that language yet.
translate-save = Save the translation
translate-published = It is kept as a draft. It becomes public when somebody publishes it from the page of the appeal.
done-translation-saved = The translation is saved.
