set-up-title = Set up your organisation
set-up-lead = This link works once. Afterwards people can follow your organisation and you can write its first appeal.
set-up-organisation = The organisation
set-up-you = You, its first owner
set-up-button = Set up the organisation
set-up-done-title = Your organisation is set up
set-up-done-lead = It can now be found as { $account }.
set-up-done-link = The set-up link no longer works. Sign in with your e-mail address from now on.
set-up-done-next = Go to your desk
set-up-done-page = See its public page

sign-in-title = Sign in
sign-in-lead = For people who work for an organisation on this server. To sign an appeal you need no account.
sign-in-button = Sign in
sign-in-signed-out = You have signed out.
sign-in-expired = You are no longer signed in. Please sign in again.
sign-in-kept = You were away for a while. What you wrote is kept: sign in again, and it is on its page.
sign-in-needed = Sign in to go on.
sign-in-link-used = This link was used before or is too old. Sign in with your password, or ask for a new link.

sign-in-link-lead = This link signs { $email } in, once.
sign-in-set-up-used = The set-up link was used before or is too old. If this server is set up, sign in. If not, start it again: it prints a new link.
sign-in-link-password = If you have no password, or have forgotten it, choose a new one here. To keep yours, leave both fields empty.
