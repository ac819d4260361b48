# The people at the desk, one's own account, the log, and people's signatures.

desk-tab-team = People
desk-change-over = Change over to

team-title = People at your desk
team-lead = Whoever works with you gets an account of their own. A role says what each of them may do.
team-people = Who is here
team-you = you
team-since = Here since
team-invited-until = Invited. The link works until
team-invitation-over = Invited. The link no longer works: invite them once more
team-change = Change
team-roles = Roles
team-roles-button = Save these roles
team-remove = Remove from the desk
team-revoke = Take the invitation back
team-invite = Invite somebody
team-invite-what = They get an e-mail with a link that works once, for seven days. You see the link as well, in case you would rather hand it over.
team-invite-by-hand = You get a link that works once, for seven days. Hand it over yourself: this server sends no e-mail.
team-invite-button = Invite
team-fresh = The link for { $email }:
team-fresh-mailed = It is on its way by e-mail. It stands here this once, in case you want to hand it over as well.
team-fresh-by-hand = Copy it now and hand it over: it stands here this once.
team-table = What each role may do
team-table-what = May
team-table-steward = Only a steward opens what people who signed have written. An owner who needs to can take that role; the log says so, and it says each time that signatures are opened.
team-yes = yes
team-no = no

team-role-owner = Owner
team-role-editor = Editor
team-role-translator = Translator
team-role-steward = Steward of signatures
team-role-viewer = Viewer
team-role-what-owner = does everything, decides who is at the desk, and reads the log. Does not open people’s signatures.
team-role-what-editor = writes, publishes, lets signers in, invites and endorses.
team-role-what-translator = changes translations. What is signed stays as it is.
team-role-what-steward = looks after people’s signatures, and lets signers in or removes them.
team-role-what-viewer = reads the desk and changes nothing.

may-read = Read the desk
may-translate = Change translations
may-draft = Write drafts: appeals, updates, cases, handovers, letters, meetings, with their pictures
may-publish = Publish all of that, at a chosen time too; close, reopen, deliver, withdraw; open ballots; write on topics
may-admit = Let signers in, refuse or remove them; join entries as one signer; enter signers by hand or from lists; decide about comments; hide or delete one person
may-invite = Invite others to call for an appeal together, and organisations to sign, from tables too; end roles and take invitations back
may-endorse = Endorse appeals, answer invitations, follow organisations; propose amendments and vote
may-people = Set on which terms people sign
may-signatures = Open people’s signatures and registrations; count and delete signatures by domain and time; import people with e-mail addresses from lists
may-organisation = Present the organisation and its server’s pages; make tokens for programs and webhooks; see how the server is doing; decide how this server stands to others
may-team = Invite people, give roles, read the log and whose sign-ins fail; delete the organisation

forbidden-title = Your role does not cover this
forbidden-read = This needs a role at this desk.
forbidden-translate = To change translations you need to be a translator, editor or owner.
forbidden-draft = To write or change appeals you need to be an editor or owner. Translators change translations only.
forbidden-publish = To publish, close, deliver or withdraw you need to be an editor or owner.
forbidden-admit = To let signers in or remove them you need to be an editor, steward or owner.
forbidden-invite = To invite others you need to be an editor or owner.
forbidden-endorse = To endorse or follow you need to be an editor or owner.
forbidden-people = To set on which terms people sign you need to be an editor, steward or owner.
forbidden-signatures = Only a steward of signatures opens what people who signed have written.
forbidden-organisation = To change how the organisation presents itself, or to make tokens, you need to be an owner.
forbidden-team = To decide about people at the desk and read the log you need to be an owner.
forbidden-your-roles = Your roles:
forbidden-who-can = Who can do it
forbidden-nobody = Nobody at your desk has a role for this yet.
forbidden-owners = Who can give you another role
forbidden-give = You are an owner. This is where you give the role:
forbidden-back = Back to the desk

account-title = Your account
account-name-button = Save the name
account-sessions = Where you are signed in
account-sessions-what = We note the browser, and when it was first and last used. No addresses are kept.
account-failed = { $count ->
    [one] One sign-in with your address failed, on { $at }.
   *[other] { $count } sign-ins with your address failed, the last on { $at }.
}
account-failed-what = The password or the code was wrong, or it was not even looked at, since too many sign-ins had failed just before; of those not looked at, at most 50 in ten minutes are counted. If that was not you, choose a password that you use nowhere else, and add a passkey or a code.
account-device-unknown = A device we cannot name
account-this = this one
account-first-seen = first seen
account-last-seen = last seen
account-end = Sign it out
account-end-others = Sign all others out
account-password = Password
account-password-what = A new password signs you out everywhere but here.
account-password-button = Set the new password

log-title = Log
log-lead = What was done for your organisation, by whom and when. Rows are kept for two years. They name nobody who signed. Whoever withdraws their own signature makes no row.
log-server = Commands about the whole server stand here, too, since your organisation sees to it.
log-closed = Until { $at } nobody comes in as { $who } with the password, except in a browser in which they signed in before: too many sign-ins with that address failed.
log-closed-what = A passkey lets them in at once, and so does a link to a new password: “Lost your password?” mails one, and whoever runs the server can make one.
log-closed-what-unmailed = A passkey lets them in at once, and so does a link to a new password, which whoever runs the server can make.
log-closed-one-process = If this server runs as several processes, each counts for itself, and this page speaks of one of them only.
log-who = Who
log-what = What
log-object = On what
log-at = When
log-outcome = Outcome
log-all = all
log-none = Nothing has been done yet.
log-none-fits = Nothing fits these filters.
log-older = Older
log-csv = The same as a CSV file
log-token = Token: { $label }
log-command = Whoever runs the server
log-by-itself = This server, by itself
log-former = Somebody who has left (no. { $number })
outcome-done = done
outcome-refused = not allowed, or something was wrong with it
outcome-failed = could not be done

audit-admit = Let a signer in
audit-refuse = Refused a signer
audit-remove = Removed a signer
audit-admission = Decided about a signer
audit-join = Accepted an invitation of another initiator
audit-decline = Declined an invitation of another initiator
audit-draft = Wrote a draft
audit-draft-discard = Threw a draft away
audit-revise = Changed an appeal
audit-pictures = Changed pictures
audit-publish = Published
audit-deliver = Marked as delivered
audit-close = Closed for signing
audit-reopen = Opened for signing again
audit-withdraw = Withdrew an appeal
audit-invite = Invited a co-initiator
audit-dismiss = Ended the role of a co-initiator
audit-uninvite = Took an invitation to call for an appeal back
audit-people-terms = Set on which terms people sign
audit-same-signer = Said whether two entries are one signer
audit-attest-check = Looked at a signer to be entered by hand
audit-attest = Entered a signer by hand
audit-attest-correct = Corrected a signer entered by hand
audit-attest-affirm = Said that signers entered by hand agree to the new wording
audit-attest-withdraw = Took back a signer entered by hand
audit-counts = Told counts
audit-endorse-fetch = Fetched an appeal of another server
audit-endorse = Endorsed
audit-endorse-withdraw = Withdrew an endorsement
audit-comments = Decided about a signer’s words
audit-why = Said why the organisation signs
audit-update-draft = Wrote an update
audit-update = Published an update
audit-case-draft = Wrote about a case
audit-case = Published about a case
audit-import-read = Looked at a list of signers to be imported
audit-import = Imported a list of signers
audit-import-forget = Threw away a list that had not been imported
audit-affirm = Affirmed a new wording
audit-follow = Followed
audit-unfollow = Ended following
audit-token = Made a token
audit-token-revoke = Revoked a token
audit-profile = Changed how the organisation presents itself
audit-site-page = Wrote a page of this server
audit-team-invite = Invited somebody to the desk
audit-team-roles = Changed somebody’s roles
audit-team-remove = Removed somebody from the desk
audit-signatures-open = Opened people’s signatures
audit-person-find = Looked for a person’s signature by e-mail address
audit-person-hide = Hid the name of a person’s signature
audit-person-show = Showed the name of a person’s signature again
audit-person-delete = Deleted a person’s signature
audit-people-arrivals = Counted people’s signatures by mail domain and time
audit-people-arrivals-delete = Deleted people’s signatures by mail domain and time
audit-people-forgotten = Deleted people’s signatures whose time was over
audit-command = Ran a command on the server
audit-own-name = Changed their own name
audit-own-password = Changed their own password
audit-own-session-end = Signed one of their devices out
audit-own-sessions-end = Signed their other devices out
audit-own-sign-in = Signed in
audit-own-join = Came to the desk
audit-own-reset = Set a new password by link

signatures-title = People’s signatures
signatures-read = Read what people wrote
signatures-what = Here stand names, e-mail addresses and messages of people who trusted your organisation with them. Say why you open them. The reason, your name and the time go into the log that the owners read.
signatures-open = Open the list
signatures-csv = Take it along as a CSV file
signatures-logged = Opened, and entered in the log:
signatures-none = Nobody has signed yet.
signatures-next = Open the next ones
signatures-shown = Shown of them: { $what }

lost-title = Lost your password?
lost-lead = Write the e-mail address of your account. We send a link that works once, for an hour.
lost-button = Send the link
lost-sent = If { $email } belongs to an account here, a link is on its way.
lost-sent-then = Look into the folder for unwanted mail too. The link works once, for an hour. Where one was sent within the last ten minutes it is that one, and no other follows.
lost-no-mail = This server sends no e-mail, so it cannot send you a link.
lost-ask-operator = Ask whoever runs this server. This command prints a link for you, with your organisation’s short name and your address:
lost-back = Back to signing in

sign-in-lost = Lost your password?
sign-in-join-title = Welcome to the desk of
sign-in-join-lead = You have been invited as { $email }. Choose a password, and you are in. You will be:
sign-in-reset-title = Choose a new password
sign-in-reset-lead = For the account of { $email }. All devices that were signed in are signed out, and tokens for programs that this account made are revoked.

field-team-email = E-mail address of whom you invite
field-team-person = Their name
field-team-person-hint = May stay empty: they can write it themselves
field-password-now = Your password now
field-signatures-reason = Why you open them
field-signatures-reason-hint = One line, such as “To answer the messages”. Name nobody who signed.

error-team-role = Choose at least one role
error-team-exists = This person is at your desk already
error-last-owner = An organisation needs an owner. Make somebody else one first
error-password-now = This is not your password
error-reason-needed = Say why, in one line of at most 300 characters

done-roles = The roles are saved.
done-team-removed = They are no longer at your desk, and signed out everywhere. Tokens that they made are revoked.
done-own-name = Your name is saved.
done-own-password = Your new password holds. All other devices are signed out.
done-own-session-ended = That device is signed out.
done-own-sessions-ended = All other devices are signed out.

team-mail-invite-subject = Your invitation to the desk of { $organisation }
team-mail-invite-what = { $organisation } invites you to work on its appeals. Open this link to choose a password:
team-mail-invite-then = The link works once, for seven days. If you did not expect it, do nothing.
team-mail-reset-subject = A new password for the desk of { $organisation }
team-mail-reset-what = Somebody, probably you, asked for a new password for the desk of { $organisation }. Open this link to choose one:
team-mail-reset-then = The link works once, for an hour. If it was not you, do nothing: your password stays as it is.
team-mail-changed-subject = How you sign in to the desk of { $organisation } was changed
team-mail-changed-password = Your password for the desk of { $organisation } was changed just now. This page shows what you sign in with:
team-mail-changed-reset = Your password for the desk of { $organisation } was changed just now, by a link. All devices are signed out, and tokens for programs that you made are revoked. This page shows what you sign in with:
team-mail-changed-passkey = A passkey was added to your account at the desk of { $organisation } just now. This page shows what you sign in with:
team-mail-changed-codes = From now on the desk of { $organisation } asks you for a code beside your password. This page shows what you sign in with:
team-mail-changed-codes-ended = The desk of { $organisation } no longer asks you for a code beside your password. This page shows what you sign in with:
team-mail-changed-then = If that was you, there is nothing to do. If it was not, choose a new password at once by “Lost your password?” where one signs in, remove passkeys that are not yours, and tell whoever runs the server.

code-title = One more step
code-lead = Write the code that your telephone shows for this server.
code-lost = Without your telephone, write one of your recovery codes instead. Without those, ask whoever runs this server.

factor-title = A code beside the password
factor-off = Whoever learns your password can sign in. With a code from your telephone they cannot.
factor-lead = A program on your telephone shows a new code every thirty seconds. Whoever signs in with your password needs it too.
factor-scan = Open such a program, for example Aegis, FreeOTP or 2FAS, and scan this picture:
factor-qr = The secret as a QR code
factor-type = Or type this secret in:
factor-try = Write the code that it shows now:
factor-button = Ask for codes from now on
factor-on = A code from your telephone is asked for when you sign in.
factor-left = { $count ->
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
factor-change = Change this
factor-set-up = Set it up
factor-codes = Your recovery codes.
factor-codes-what = Each lets you in once without your telephone. Keep them where you keep important papers: they stand here this once.
factor-codes-done = I have kept them
factor-end = Ask for no codes any more
factor-end-what = To use another telephone, end it here and set it up again. It needs a code, or a recovery code.
factor-end-button = End it

account-own = What is kept of you
account-own-what = Your name, your address, your roles, where you are signed in, and what you did here.
account-own-file = Take it along as a JSON file
account-delete = Delete your account
account-delete-what = Your account goes at once, with the tokens that you made, and the log calls you by a number only. What you published or signed for the organisation stays.
account-delete-sure = I am sure
account-delete-button = Delete my account

field-code = Code

error-code = This code does not fit, or was used before

audit-own-factor = Set up a code beside their password
audit-own-factor-end = Ended the code beside their password
audit-own-delete = Deleted their own account

done-own-factor-ended = No code is asked for any more.
