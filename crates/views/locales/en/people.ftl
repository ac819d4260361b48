# People sign at the organiser's server: the form, the mails, what is kept, the names.
people-lead = We send you an e-mail. Your signature counts when you open the link in it and press the button there.
people-keeper = Kept by
people-contact = Questions to
people-kept-until = Kept until
people-shown = Shown in public
people-promise-never = Nothing of your name
people-promise-first-name-and-region = At most your first name, with place and country, if you want
people-promise-full = At most your name, with place and country, if you want

field-person-email = E-mail address
field-person-email-hint = Not shown in public. Those who look after signatures at the organiser can read it.
field-person-place = Place
field-person-place-hint = A town or a region. May stay empty
field-person-occupation = Occupation
field-person-occupation-hint = May stay empty
field-person-message = Message to the organiser
field-person-message-hint = May stay empty. It is never shown in public. At most 1,000 characters.
field-person-shown = What may be shown of you in public
field-person-shown-hint = Whatever is shown in public, those who look after signatures at the organiser can read everything that you write here.
field-person-first-name = First name, as it may be shown
field-person-first-name-hint = Only needed if your first name may be shown

people-choice-never = Nothing
people-choice-first-name-and-region = My first name, with place and country
people-choice-full = My name, with place and country

people-agree-never = I agree that { $keeper } keeps what I write here, encrypted, until { $until }, to count my signature. My name is not shown in public. Those there who look after signatures can read what I write. I can see, correct or withdraw it at any time with the link in the e-mail.
people-agree-first-name-and-region = I agree that { $keeper } keeps what I write here, encrypted, until { $until }, to count my signature, and shows my first name with place and country if I chose so above. Those there who look after signatures can read what I write. I can see, correct or withdraw it at any time with the link in the e-mail.
people-agree-full = I agree that { $keeper } keeps what I write here, encrypted, until { $until }, to count my signature, and shows as much of my name, with place and country, as I chose above. Those there who look after signatures can read what I write. I can see, correct or withdraw it at any time with the link in the e-mail.

people-question = What is { $a } plus { $b }? Write the number.
people-question-why = So that no program can sign by the thousand
people-waiting = One moment: your browser does a little sum first, so that no program can sign by the thousand.
people-number-1 = one
people-number-2 = two
people-number-3 = three
people-number-4 = four
people-number-5 = five
people-number-6 = six
people-number-7 = seven
people-number-8 = eight
people-number-9 = nine

error-answer = Answer the question with a number
error-line-long = Use at most 120 characters, in one line
error-message-long = Use at most 1,000 characters
error-country-known = Choose a country from the list
error-shown-more = Choose one of these; more was not promised
error-terms-changed = What you agree to was changed just now. Read it again and tick the box
error-form-again = The form was open for too long. Look at it and send it once more
form-sent-before = You have sent this already.
form-sent-before-what = Look in your mailbox for the message with the link, and in the folder for unwanted mail too. Send the form once more only if you changed something in it, or if no message comes.
error-too-many-forms = Too many forms came from your network just now. What you wrote is still here: send it once more in ten minutes
error-many-at-provider = Very many people with addresses of this mail provider are signing just now. Try again in some minutes
error-many-here = Very many people are filling in forms here just now, and no more mails go out. Try again within the hour
error-many-from-network = Very many forms with addresses of this mail provider came from your network in the last hour. What you wrote is still here: send it once more in an hour, or from another network
error-no-room = This server has no room to store anything just now, and nothing was sent. What you wrote is still here: send it once more in some minutes
error-not-stored = This server cannot store anything just now, and nothing was sent. What you wrote is still here: send it once more later

people-confirm-what = With this button your signature counts. Until then it does not.
people-confirm-as = You sign as
people-wording-text = The text that you sign
people-wording-changed = The text has changed since you filled in the form. You sign it as it stands now.
people-wording-again = The text was changed while this page was open, and nothing has been signed yet. Read it as it stands now and press the button again.

people-done-sent = An e-mail is on its way
people-done-what-sent = Open the link in it within two days. Your signature counts from then on.
people-done-not-come = Nothing came? Look among unwanted mail. We write to one address at most ten times a day.
people-done-counted = Your signature counts
people-done-what-counted = Thank you. A second e-mail brings you the link with which you can see, correct or withdraw it.
people-done-unmailed = Thank you. The link with which you can see, correct or withdraw it does not come by e-mail: whoever runs this server has it.
people-done-counted-news = Your signature counts
people-done-what-counted-news = Thank you. A second e-mail brings you the link with which you can see, correct or withdraw it. You also get the news of this appeal by e-mail from now on. Every mail has a link that ends it.
people-done-withdrawn = Your signature is withdrawn
people-done-withdrawn-news = Your signature is withdrawn
people-done-what-withdrawn = Everything you wrote is deleted, and your signature no longer counts. Only a scrambled form of your address stays until the day on which everything kept of those who signed is deleted, so that no list enters you again.
people-done-link-sent = Your link is on its way, if there is one
people-done-what-link-sent = If this address has signed anything here, an e-mail with the link comes in a few minutes.

people-link-again = Have the link to your signature sent again
people-link-again-what = With the link you can see everything we keep of you, correct it, take it along and withdraw it.
people-link-again-button = Send me the link
people-ended-title = This link does not work any more
people-ended-what = A link to a signature works for 90 days after the e-mail that brought it. The signature itself does not end with it.
people-ended-renew = With a new link you can see, correct or withdraw your signature. It is sent to the address with which you signed, and to no other.
people-ended-button = Send me a new link

people-own-title = Your signature
people-own-lead = This is everything that is kept of you. Whoever has the link to this page can see it, so keep it to yourself.
people-own-email = E-mail address
people-own-signed = Signed
people-own-confirmed = Confirmed
people-own-shown = Shown of you now
people-own-shown-never = Nothing
people-own-shown-first-name-and-region = First name, place and country
people-own-shown-full = Name, place and country
people-own-hidden = The organiser does not show your name.
people-own-agreed = You agreed
people-own-correct = Correct it
people-own-correct-button = Keep the changes
people-own-take = Take it along
people-own-take-what = A file in a format that programs read (JSON), with all of this.
people-own-take-button = Save the file
people-own-withdraw-what = Everything you wrote is deleted at once, and your signature counts no more. Only a scrambled form of your address stays until the day on which everything kept of those who signed is deleted, so that no list enters you again.
people-own-withdraw-news = And send me no more news of this appeal by e-mail
people-own-wording = You signed
people-own-new = There is a new wording
people-own-new-what = Your signature stands under the wording that you signed, and is marked so, until you sign the new one.
done-reworded = You have signed the new wording.
done-corrected = Your changes are kept.

people-title = People who signed
people-count = { $count ->
    [one] One person signed here
   *[other] { $count } people signed here
}
people-earlier = { $count ->
    [one] Of these, one person signed an earlier wording.
   *[other] Of these, { $count } signed an earlier wording.
}
people-from = Where they live
people-at-least = At least
people-elsewhere = Elsewhere, not said, or one of too few to say
people-from-why = These are the numbers as of { $at }. They are renewed once a day at most, and only after many changes, and are given in steps of five, so that they tell nothing about any one person.
people-names = Names
people-names-never = The organiser promised to show no names.
people-names-first-name-and-region = First names of those who wanted it, the newest first.
people-names-full = Names of those who wanted it, the newest first.
people-newer = Newer names
people-older = Older names
way-person-what-named = You sign on the organiser’s server, and decide yourself whether your name is shown there. Other servers are told one number: how many people signed.
way-person-who = Who signed

people-mail-subject-confirm = Please confirm: { $host }
people-mail-subject-link = Your link: { $host }
people-mail-subject-done = Done as you asked: { $host }
people-mail-confirm-what = Somebody, probably you, signed with this e-mail address: { $title }. The signature counts when you open this link and press the button:
people-mail-confirm-then = The link works once, within two days. If this was not you, do nothing: what was written is deleted then.
people-mail-already-what = Somebody, probably you, wanted to sign with this e-mail address: { $title }. It has signed already, and counts once. With this link you can see, correct or withdraw your signature:
people-mail-already-then = Keep the link to yourself. If this was not you, there is nothing to do.
people-mail-signed-what = Thank you. Your signature counts: { $title }. With this link you can see everything we keep of you, correct it, take it along and withdraw it:
people-mail-signed-then = Keep this e-mail, and the link to yourself. The link works for 90 days; after that, its page sends you a new one.
people-mail-again-what = Somebody, probably you, asked for the links to what this address has signed. With them you can see, correct or withdraw it:
people-mail-again-then = Keep them to yourself. If this was not you, there is nothing to do.
people-mail-withdrawn-what = Your signature is withdrawn, and your name is deleted with everything else that you wrote: { $title }. If this was not you, or if you change your mind, you can sign again here:
people-mail-withdrawn-then = Only a scrambled form of your address stays until the day on which everything kept of those who signed is deleted, so that no list enters you again.

people-desk-title = People’s signatures
people-desk-withdrawn = Nobody signs it any more. What was promised to those who signed holds: you can show less of them, or keep them for a shorter time.
people-desk-free = Nobody has signed on these terms yet, so you can still change everything.
people-desk-promised = People have signed on these terms. For all of them you can make them stricter, never looser: show less, or keep them for a shorter time. Who answers for the data stays.
people-desk-unwritten = This server has no imprint or no privacy text of its own yet: most countries ask for both where people sign.
people-desk-unwritten-who = Whoever runs this server writes them.
people-desk-undated = No day is set on which people’s signatures are deleted: those that come from a list or with an account are kept until a year after this appeal has ended. Set a day.
people-desk-open = People can put their names to this appeal
people-desk-button = Keep these terms
field-people-keeper = Who answers for the data
field-people-keeper-hint = The organisation that keeps what people write, by its full name
field-people-contact = How to reach it
field-people-contact-hint = An e-mail address or a web page for questions about people’s data
field-people-kept-until = Kept until
field-people-kept-until-hint = At the end of this day everything but the number is deleted, by itself
field-people-shown = What is shown of a name at most
field-people-consent = What people agree to
field-people-consent-hint = The usual words stand behind yours in any case. They name who answers for the data, the day and what is shown. Leave this empty for them alone.
people-desk-usual = Whoever reads in one of these languages is shown the usual words alone:
error-keeper-invalid = Name who answers for the data, in one line of at most 200 characters
error-contact-invalid = Say how people reach whoever answers for the data, in one line of at most 200 characters
error-contact-form = Write an e-mail address in full, or the address of a web page, such as www.union.example/page
error-kept-until-invalid = Give a day to come, within five years
error-kept-until-before-deadline = People can sign until the deadline of the appeal. Give that day or a later one
error-deadline-after-kept = People’s signatures are deleted before this day. Choose no later day than “{ field-people-kept-until }” on the page of people’s signatures, put that day off first, which nobody can once somebody has signed, or close the form for people
error-consent-invalid = Use at most 4,000 characters
error-shown-looser = People signed on the promise that less is shown. It can become stricter, never looser
error-kept-until-later = People signed on the promise that they are not kept that long. You can only choose an earlier day
error-people-over = What was kept of the people who signed here is deleted already. Nobody can sign any more
error-keeper-changed = People agreed that the organisation they were told keeps their signatures. Another one would have to ask them anew
done-people = The terms are kept.
manage-people-terms = People’s signatures: terms and numbers

# One person who signed, at the desk.
person-find-title = Find a person who signed
person-find-lead = Somebody who signed may ask you to delete what you keep of them, or a name may be one that should not be public. Find that one person here. E-mail addresses are never shown.
person-find-name = Find by name
person-find-email = Find by address
person-find-more = Look further
person-found = Found
person-find-none = Nobody was found.
person-not-named = Not named
person-hidden = You do not show this name
person-asked = Asked to sign
person-unconfirmed = Not confirmed
person-spelt-otherwise = This was signed with another spelling of the address. It may be somebody else’s mailbox: ask before you delete anything.
person-button-hide = Hide the name
person-button-show = Show the name again
person-button-delete = Delete everything
person-sure-hide = Hide this name?
person-sure-show = Show this name again?
person-sure-delete = Delete everything of this person?
person-what-hide = The name is no longer public, from now on. The person still counts, and reads on their own page that you do not show the name. You can show it again at any time.
person-what-show = The name is public again, as far as the person wanted it and your terms allow it.
person-what-delete = The signature and everything else you keep of this person under this appeal is deleted at once, with their subscription to its news and their registrations for its meetings, and the count falls. This cannot be undone. No list that is imported brings the person back; they can sign again themselves. What others have copied, and backups, stay as they are.
field-sought-name = Public name, or part of it
field-sought-email = E-mail address, in full
field-sought-email-hint = Finds people who are not named as well. The log will say that you looked, without the address.
error-sought-name = Write a name, or part of it, in at most 200 characters
done-person-hidden = The name is hidden.
done-person-shown = The name is shown again.
done-person-deleted = Everything that was kept of this person is deleted.

# Who came by the form, by mail domain and time, at the desk.
arrivals-title = Signatures by domain and time
arrivals-lead = When very many signatures come at once, see here when they came and from which mail domains, and delete those that are not people’s. Only signatures by the form are counted, not those from lists or with an account elsewhere. No name and no address is shown, and no domain of fewer than three.
field-arrivals-window = Time
field-arrivals-window-hint = The log will say that you looked, without domains.
arrivals-window-hour = The last hour
arrivals-window-day = The last 24 hours
arrivals-window-week = The last seven days
arrivals-window-all = All
arrivals-unusual = In the last hour { $count } people signed by the form, or began to: unusually many. That may simply be success.
arrivals-unusual-domain = At least two thirds of them have their mailbox at one domain that is no large mail provider’s.
arrivals-unusual-look = See by which domains they came:
arrivals-count = Count
arrivals-none = Nobody signed by the form in this time.
arrivals-only = Only the newest { $count } were looked at. Delete what should go, and count again.
arrivals-domains = By mail domain
arrivals-domain = Domain
arrivals-times = By time
arrivals-time = From – to
arrivals-signed = Signed
arrivals-elsewhere = At other domains: { $count }
arrivals-any-domain = All mail domains
arrivals-delete = Delete
arrivals-sure = Delete all these signatures?
arrivals-what = Each signature and everything else you keep of these people under this appeal is deleted at once, with their subscriptions to its news and their registrations for its meetings, and the count falls. Real people may be among them. They get no mail. This cannot be undone. No list that is imported brings anybody back; each can sign again. What others have copied, and backups, stay as they are.
arrivals-at-a-time = At most { $count } are deleted at a time, the newest first.
arrivals-gone = Deleted just now: { $count }. More are left; go on below.
arrivals-button = Delete { $count } signatures
done-arrivals-deleted = The signatures are deleted.
done-arrivals-nobody = Nobody was left to delete.

# A link of theirs that was used.
problem-title-people-used = This link has been used
problem-what-people-used = Each link works once. If you confirmed with it, your signature counts, unless it was withdrawn since.
problem-advice-people-used = The second e-mail has a link with which you see, correct and withdraw your signature. You can have it sent again from the form.
problem-title-people-expired = This link is too old
problem-what-people-expired = A link works for two days. Nothing was signed.
problem-advice-people-expired = Fill in the form again.
problem-title-people-ended = This link has ended
problem-what-people-ended = The signature that this address had asked for here was corrected, withdrawn or deleted since, so this link confirms nothing any more.
problem-advice-people-ended = To sign anew after a withdrawal, fill in the form again.
problem-title-people-gone = This signature was withdrawn
problem-what-people-gone = Everything that was written with it has been deleted, and it counts no more.
problem-advice-people-gone = There is nothing left to do. You can sign again at any time.
problem-title-people-over = The day is over until which this was kept
problem-what-people-over = What people wrote when they signed was kept until a day that was promised. That day is over: it is shown to nobody any more, and it is deleted.
problem-advice-people-over = There is nothing left to do. How many people signed stays as a number.
