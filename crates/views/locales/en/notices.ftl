# Mails about what waits, and telling programs.

digest-mail-subject = Something waits for you at { $organisation }
digest-mail-what = This waits at the desk of { $organisation }.
digest-mail-endorsements = { $count ->
        [one] One signer waits to be let in.
       *[other] { $count } signers wait to be let in.
    }
digest-mail-comments = { $count ->
        [one] The words of one signer wait to be shown.
       *[other] The words of { $count } signers wait to be shown.
    }
digest-mail-invitations = { $count ->
        [one] You are invited to call for one appeal together with others.
       *[other] You are invited to call for { $count } appeals together with others.
    }
digest-mail-handovers = { $count ->
        [one] The day of one handover is near, and it is not published.
       *[other] The days of { $count } handovers are near, and they are not published.
    }
digest-mail-publications = { $count ->
        [one] One text was not published at the time that was chosen.
       *[other] { $count } texts were not published at the times that were chosen.
    }
digest-mail-deliveries = { $count ->
        [one] One server does not take what you send.
       *[other] { $count } servers do not take what you send.
    }
digest-mail-webhook = Your webhook was given up: its address takes no messages.
digest-mail-settings = How often you get this mail, you say here:
digest-mail-stop = If you want no more of them:
notices-stop-title = No more mails about what waits
notices-stop-lead = You will get no more mails that say what waits at the desk. What waits still stands there.
notices-stop-button = Send me no more
notices-stopped = You get no more mails about what waits.
notices-account = Choose how often
account-mails = Mails about what waits
account-mails-what = One mail with counts and links, and only when something new waits. It names nobody.
account-mails-none = This server has no mail server yet, so nothing is sent.
account-mails-button = Save
field-digest = How often
field-language-mails = In which language
digest-off = Never
digest-daily = Every day
digest-weekly = On Mondays
mails-language-any = The organisation’s main language
done-own-mails = Your choice is saved.
webhook-title = Tell a program what waits
webhook-lead = Give an address of your own. This server tells it what waits at the desk, in counts and links. Nobody is named.
webhook-link = Tell a program what waits (webhook)
webhook-fresh = Copy this secret now. It is not shown again. Your program checks with it that a message comes from here.
webhook-button = Save the address
webhook-replace = Save, with a new secret
webhook-stands = How it stands
webhook-works = It works. The last message was taken:
webhook-new = Nothing has been sent yet.
webhook-failing = It has taken no messages since { $at }. We try again for three days.
webhook-ended = It was given up on { $at }, because it took no messages for days.
webhook-waiting = { $count ->
        [one] One message waits.
       *[other] { $count } messages wait.
    }
webhook-test = Send a test
webhook-resume = Try again
webhook-end = Take it away
webhook-messages = Messages
webhook-messages-what = Each message is JSON with its name, the time, how many wait, how many of them are new, and a link. It is signed as the Standard Webhooks specification says.
webhook-message = Name
webhook-means = It says
webhook-what-endorsements = Signers wait to be let in
webhook-what-comments = Words of signers wait to be shown
webhook-what-invitations = You are invited to call for an appeal together with others
webhook-what-handovers = The day of a handover is near, and it is not published
webhook-what-publications = Something was not published at the time that was chosen
webhook-what-deliveries = A server does not take what you send
webhook-what-test = Nothing: somebody pressed the button
desk-webhook-ended = Your webhook was given up.
desk-webhook-ended-what = Its address took no messages for days. Programs are told nothing until somebody looks at it.
desk-webhook-look = Look at it
field-webhook-url = Address of your program
field-webhook-url-hint = Reached from everywhere, by https
error-webhook-url = This server cannot send there. It needs an address that is reached by https from everywhere, on the usual port
done-webhook-test = The test is on its way.
done-webhook-resumed = It is being tried again.
done-webhook-ended = The webhook is taken away.
audit-webhook = Set up a webhook
audit-webhook-test = Sent a test to the webhook
audit-webhook-resume = Had the webhook tried again
audit-webhook-end = Took the webhook away
audit-own-mails = Chose how often to get mails
facts-notices = Mails and messages about what waits
facts-notices-what = For people at the desk, how often they want a mail about what waits and in which language; for an organisation, the address that is told, encrypted. Both with marks of what was told, from which nobody can be read. The mails and messages hold counts and links only.
facts-notices-long = They are kept for as long as the account or the address is there. A message that is not taken goes after three days.
