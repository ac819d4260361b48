# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = Not you? This server sends no more such mails to this address after one press of a button here:
no-mails-title = No mails that you did not ask for
no-mails-lead = Somebody typed your e-mail address into a form on this server. Press the button, and no form here can have a mail sent to it any more, whoever fills it in. What you have signed yourself stays, and so do the mails about it. Only a scrambled form of the address is kept, to know it by.
no-mails-button = Do not write to me from here again
no-mails-stopped = No form on this server can have a mail sent to your address any more, except about what you have signed yourself.
no-mails-stopped-what = Mails about that go on, also when its link is asked for again. Nobody who types your address is told so. If you want to sign something here yourself one day, take this back first: the mail that confirms would not come. Keep the link to this page for that.
no-mails-again = Take it back
no-mails-again-done = Taken back: forms on this server can have mails sent to your address again.
