# A person signs; an organisation without a server asks to be listed.
sign-title = Sign as a person
sign-button = Send me the e-mail
sign-only-a-number = Only a number leaves this server: how many people signed here.
sign-organisation-title = Endorse by form
sign-organisation-lead = We send your organisation an e-mail. Nothing is signed before someone there opens its link and confirms. The list says that it came by form.
sign-organisation-open = If the e-mail address is at the domain of the website that you give, your organisation is listed as soon as that is confirmed. With any other address the organiser looks at it first.
sign-organisation-moderated = When it is confirmed, the organiser looks at it before your organisation is listed, and we write to you again.
sign-organisation-agree = My organisation has decided to endorse { appeal-this }, and I may say so. Its name, its country and the way it signed become public on many servers.
sign-confirm-title = Confirm your signature
sign-confirm-button = Yes, I sign
sign-withdraw-title = Withdraw your signature
sign-withdraw-button = Withdraw and delete it
