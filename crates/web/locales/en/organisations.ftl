# Several organisations on one server: suspending, asking for a place, deleting.

notice-suspended = Suspended
notice-suspended-what = Whoever runs this server has suspended the organisation that calls for this. Nothing new is published and nobody can sign here. What was signed stands.
organisation-suspended = This organisation is suspended on this server. It publishes nothing at present.
desk-suspended = Your organisation is suspended on this server.
desk-suspended-what = You can read everything and take it along. Nothing can be published, signed or sent.
desk-suspended-why = Whoever runs the server says:
desk-suspended-hidden = Its pages are shown to nobody.
problem-title-suspended = This organisation is suspended
problem-what-suspended = Whoever runs this server has suspended the organisation. Nothing can be published or signed in its name, and its pages may be hidden.
problem-advice-suspended = What other servers hold of its appeals can still be read there. Questions answers whoever runs this server.
new-organisation-title = Ask for a place for your organisation
new-organisation-lead = { $host } is run by people. They read what you write here and answer by mail.
new-organisation-kept = What you write is kept encrypted and read only by whoever runs this server. It is forgotten once they have answered.
new-organisation-button = Ask
new-organisation-sent = We have sent you a mail. Follow the link in it, or nobody reads what you wrote.
new-organisation-asks = Press the button, and whoever runs this server will read what you wrote.
new-organisation-confirm = Send it
new-organisation-confirmed = Thank you. You will get an answer by mail.
field-new-name = Name of the organisation
field-new-website = Website
field-new-website-hint = Such as https://union.example. It may stay empty.
field-new-words = Who you are, and what you want to do here
error-handle-alike = This handle looks like another one here. Choose one that nobody takes for it
home-new-organisation = Ask for a place for your organisation
founding-mail-confirm-subject = Please confirm: a place at { $host }
founding-mail-confirm-what = Somebody asked for a place for { $name } at { $host } and gave this address. If that was you, open this link:
founding-mail-confirm-then = The link holds for two days. If it was not you, do nothing.
founding-mail-accepted-subject = { $name } has a place at { $host }
founding-mail-accepted-what = You can set { $name } up at { $host } with this link:
founding-mail-accepted-then = It works once, for seven days. Keep it to yourself.
founding-mail-refused-subject = About a place for { $name } at { $host }
founding-mail-refused-what = Whoever runs { $host } cannot give { $name } a place. They write:
founding-mail-refused-then = What you wrote to them has been forgotten.
founding-mail-invited-subject = Set up your organisation at { $host }
founding-mail-invited-what = You can set your organisation up at { $host } with this link:
founding-mail-invited-then = It works once, for seven days. Keep it to yourself.
founding-mail-operator-subject = Somebody asks for a place at { $host }
founding-mail-operator-what = { $count ->
        [one] One request waits for you. This command shows it:
       *[other] { $count } requests wait for you. This command shows them:
    }
facts-new-organisations = Organisations that ask for a place
facts-new-organisations-what = Where anybody may ask for a place here: what they wrote, encrypted, with a keyed hash of the e-mail address.
facts-new-organisations-long = What nobody confirms goes after two days, what is answered at once, what is not answered after half a year. That somebody asked is forgotten a month later.
