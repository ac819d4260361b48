# Pages that whoever runs the server writes.
site-imprint = Imprint
site-privacy = Privacy
site-contact = Contact
site-terms = Terms

# What this software keeps. Whoever changes what is kept, or how long, changes these sentences.
facts-title = What this server keeps, and how long
facts-lead = This holds for the software as it is. Whoever runs the server may keep less.
facts-both = { $what } { $long }
facts-visitors = Visitors
facts-visitors-what = Nothing about who reads a page. Network addresses are counted in memory against floods of requests, and are written nowhere. No page loads anything from another server.
facts-visitors-long = Until the server is started again.
facts-cookie = Cookie
facts-cookie-what = One, for people who are signed in at the desk. Reading and signing set none but what a form needs to work.
facts-cookie-long = Fourteen days, or until you sign out.
facts-organisations = Organisations
facts-organisations-what = Name, country, words, pictures and keys of the organisations on this server, what they have signed, and who follows them. All of it is public and goes to other servers.
facts-organisations-long = For as long as the server stands. A signature that is withdrawn takes its names along, here and on every server that hears of it.
facts-accounts = People at the desk
facts-accounts-what = E-mail address, name and a salted hash of the password of people who act for an organisation.
facts-accounts-long = For as long as they have the account.
facts-people = People who signed
facts-people-what = What people give who sign by themselves is stored encrypted, and found again only by a keyed hash of their e-mail address; other servers see a number. Names stand on a public list only of those who sign it by name. A list that an organiser brings from a form or from paper is kept in the same way.
facts-people-long = Until the organiser deletes it. Ask there to have yours deleted earlier.
facts-replies = Replies that co-sign
facts-replies-what = From replies on other servers that say they co-sign: address of the account and of the reply, and the names given. The link that confirms holds for two days.
facts-replies-long = Thirty days if nobody confirms, else for as long as the signature stands.
facts-reactions = Boosts, likes and reports
facts-reactions-what = Which accounts elsewhere have boosted, liked or quoted an appeal, and what other servers report to this one.
facts-reactions-long = Boosts, likes and quotes until they are taken back; reports for as long as whoever runs the server needs them.
facts-requests = Requests of other servers
facts-requests-what = A fingerprint of each request, so that none is taken twice, and the public profiles of actors who wrote to this server.
facts-requests-long = Two days for the fingerprint; profiles for as long as they are of use.
facts-deliveries = Messages to other servers
facts-deliveries-what = What is still to be delivered, and how things stand with each server.
facts-deliveries-long = Fourteen days for a message that cannot be delivered; ninety days for a server to which nothing is sent.
facts-pictures = Pictures
facts-pictures-what = Pictures that organisations upload are made anew without the place, the camera and other hidden data. What was uploaded is not kept.
facts-pictures-long = For as long as a page shows them, and one day.
facts-backups = Backups
facts-backups-what = Whoever runs the server may make copies of all this.
facts-backups-long = As whoever runs the server decides.

# A privacy text to begin with.
site-privacy-who = **[Name and address of whoever runs this server]** is responsible for it. Write to **[e-mail address]** with any question, and to have your data shown, corrected or deleted.
site-privacy-what = This server publishes appeals and the names of those who sign them. We process what is needed for that, because you asked us to by signing or by working with us here **[check: legal basis in your country]**. We sell nothing, show no advertising and follow nobody’s reading.
site-privacy-rights = What organisations sign in public goes to other servers, which may be in other countries; that is the purpose. You may withdraw at any time. You may complain to **[supervisory authority]**.

# The desk.
site-desk-link = Imprint, privacy, contact and terms of this server
site-desk-title = Pages of this server
site-desk-lead = They are linked at the foot of every page once they are written. In many countries an imprint and a privacy page are required.
site-desk-none = Not written yet.
site-desk-write = Write it in a language
site-desk-begin = Begin with what this software does
site-desk-imprint = Who answers for this server: name, address, e-mail address, and what the law asks for.
site-desk-privacy = Below your text the page always says what this software keeps. Check what you begin with: the gaps in brackets are yours to fill.
site-desk-contact = How people reach you, in which languages, and when they may expect an answer.
site-desk-terms = What may be published here, and what you do about what may not.
field-site-text = Text
field-site-text-hint = Markdown. Empty takes this language away.
done-page-saved = The page is saved.
