# A person signs; an organisation without a server asks to be listed.
sign-title = Sign as a person
sign-button = Send me the e-mail
sign-only-a-number = Only a number leaves this server: how many people signed here.
sign-organisation-title = Endorse by form
sign-organisation-lead = We write to your organisation. Its name is listed when someone there opens the link, and the list says that it came by form.
sign-organisation-agree = My organisation has decided to endorse this letter, and I may say so. Its name, its country and the way it signed become public on many servers.
sign-confirm-title = Confirm your signature
sign-confirm-button = Yes, I sign
sign-withdraw-title = Withdraw your signature
sign-withdraw-button = Withdraw and delete it
