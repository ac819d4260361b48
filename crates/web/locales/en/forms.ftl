# Fields of forms. A sentence ending in "-hint" stands below the label of the same name.
form-error = Error:
form-errors = { $count ->
    [one] One thing to put right
    [2] Two things to put right
    [3] Three things to put right
   *[other] { $count } things to put right
}
form-error-in = { $field }: { $error }
label-account = Account
label-answer = The sum
form-not-said = Not said
field-handle = Short name for addresses
field-handle-hint = Small letters, digits and underscores. It cannot be changed later.
field-names = Name
field-names-hint = In one language at least, as your organisation writes it there. Languages by their code, such as en, zh-Hant or ar.
field-language = Language
field-name = Name in this language
field-country = Country
field-person = Your own name
field-person-hint = Only people at your desk see it
field-email = E-mail address
field-email-person = E-mail address
field-email-person-hint = Never shown, never passed on
field-email-domain = E-mail address at your organisation
field-email-domain-hint = Best at its own domain, such as office@union.example. The address is never shown.
field-password = Password
field-new-password = Password
field-new-password-hint = Twelve characters or more. Several words are easier to keep than signs.
field-password-again = The same password again
field-your-name = Your name
field-your-name-hint = As you would sign a letter, in any script
field-kind = Kind
field-slug = Last part of its address
field-slug-hint = Small letters, digits and hyphens, such as free-the-eleven. It cannot be changed later.
field-initiators = Who calls for it with you
field-initiators-hint = One account or address per line, such as @cranes@cranes.example. Each is asked before it is named. With one more at least the list stays open while your server is away.
field-admission = Who may sign
field-deadline = Closes on
field-deadline-hint = May stay empty
field-invite = Account or address
field-object = Address of the appeal, or account of its organiser
field-object-hint = As it stands in the address bar of its page, on whichever server you found it
field-reservations = Reservations, if there are any
field-reservations-hint = Tick what you do not sign. It is shown beside your name
field-account = Account to follow
field-account-hint = Such as @dockers@harbour.example
field-token-label = What it is for
field-token-label-hint = Such as “membership database”
field-scope = What it may do
field-token-until = Last day on which it works
field-token-until-hint = May stay empty: then it works until you revoke it
error-scope = Tick what it may do
error-token-far = Choose a day within the next ten years

# What the server says about a field.
error-needed = Fill this in
error-handle-form = Use 1 to 30 small letters, digits and underscores, and no word the server needs itself
error-handle-taken = This name is taken here
error-language-form = Write the language as a code, such as en or zh-Hant
error-name-one = Give a name in one language at least
error-email-form = Write the e-mail address in full, such as ana@post.example
error-password-short = Use at least twelve characters
error-password-differs = The two passwords differ
error-sign-in = This address and password do not belong together
error-too-many = Too many attempts. Try again in a few minutes
error-agree = Say that you agree, so that we may keep what you wrote
error-too-long = This is too long
error-slug-form = Use small letters, digits and hyphens, and no word the server needs itself
error-slug-taken = There is an appeal at this address already
error-slug-reserved = This word is needed for the server’s own pages
error-title-needed = Give a title in every authoritative language
error-authoritative-needed = Tick one language at least as authoritative
error-date-form = Write the date as year-month-day, such as 2027-01-31
error-date-past = This day has passed
error-address-form = Write a whole address, beginning with https://
error-account-form = Write the account as @name@host
error-not-reached = That server did not answer. Try again in a while
error-not-an-appeal = There is no appeal at this address
error-not-verified = What came back could not be verified, so nothing was kept
error-country-form = Choose a country from the list
error-sure = Say that you are sure
error-text-changed = The text changed while you were reading. Look at it again before you sign
error-draft-changed = The text or the draft changed while you were reading. Look at it again before you publish it
error-saved-meanwhile = Somebody else changed this appeal while you were writing. Look at both, then save again
error-form-stale = The form was open for too long. Send it once more

error-language-twice = This language stands in the form twice
error-text-signs = Take out control characters and direction marks
error-account-unknown = There is no such account
error-account-no-appeals = This account has no open appeal. Give the address of the appeal
error-appeal-not-fetched = This server has not fetched an appeal from this address. Check the address, and fetch it with the button below
error-follow-self = This is your own account
error-appeal-withdrawn = The appeal has been withdrawn by its organiser
error-deadline-passed = The last day to sign has passed: publish a later one first, then open it again
error-blocked = The people who run your server have blocked that one
error-not-initiator = Your organisation is no initiator of this appeal
error-not-endorsed = Your organisation has not endorsed this appeal
