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
facts-visitors-long = The counts go when the server is started again, or sooner.
facts-cookie = Cookie
facts-cookie-what = Readers and people who sign get none. The desk sets one for people who sign in there.
facts-cookie-long = It holds for fourteen days, or until you sign out, and goes seven days later.
facts-organisations = Organisations
facts-organisations-what = Name, country, words, pictures and keys of the organisations on this server, what they have signed, and who follows them. All of it is public and goes to other servers.
facts-organisations-long = They stay for as long as the server stands. A signature that is withdrawn takes its names along, here and on every server that hears of it. A list that was sealed and handed over before keeps the name with whoever received it, and so does any copy of it; it is no longer given out here.
facts-accounts = People at the desk
facts-accounts-what = E-mail address, name, roles and a salted hash of the password of people who act for an organisation; where they are signed in, as browser and times without any address; encrypted, what they wrote at the desk and have not saved; and a log of what they did there, which names nobody who signed.
facts-accounts-long = They are kept for as long as the account is there, sessions for fourteen days, what was not saved for seven, the log for two years. Whoever deletes their account stays in the log as a number.
facts-passkeys = Passkeys
facts-passkeys-what = Of passkeys of people at the desk: the public key, the name they gave it, and when it was added and last used. Fingerprint, face and PIN never leave the device.
facts-passkeys-long = They are kept until they are removed, or the account is deleted.
facts-people = People who signed
facts-people-what = What people give who sign by themselves is stored encrypted, and found again only by a keyed hash of their e-mail address; other servers see a number. Of a name no more is shown than the campaign promised when it was signed, and than the person chose. A list that an organiser brings from a form or from paper is kept in the same way.
facts-people-long = It is deleted on the day that the campaign promised, or at once when the person withdraws. What a form said that nobody confirms goes after two days.
facts-mails = Mails
facts-mails-what = Mails that this server writes, such as those with a link to confirm, wait encrypted until they are sent. So that nobody is flooded with mail, it counts under a keyed hash how many went to an address.
facts-mails-long = Mails wait for two days at most; the counts are kept for four.
facts-news = People who read news by e-mail
facts-news-what = The e-mail address of who asked for news of an appeal is stored encrypted on the organiser’s server, and found again only by a keyed hash; with it the language and the days of asking and confirming. The organiser sees how many they are.
facts-news-long = It is deleted at once when they leave or when their mailbox is not there any more; after three days where nobody confirms; and one year after the appeal has ended. That somebody left, or could not be reached, stays counted until then.
facts-replies = Replies that co-sign
facts-replies-what = From replies on other servers that say they co-sign: address of the account and of the reply, and the names given. The link that confirms holds for two days.
facts-replies-long = They are kept for thirty days if nobody confirms, else for as long as the signature stands.
facts-reactions = Boosts, likes and reports
facts-reactions-what = Which accounts elsewhere have boosted, liked or quoted an appeal, and what other servers report to this one.
facts-reactions-long = Boosts, likes and quotes are kept until they are taken back; reports for as long as whoever runs the server needs them.
facts-requests = Requests of other servers
facts-requests-what = A fingerprint of each request, so that none is taken twice, and the public profiles of actors who wrote to this server.
facts-requests-long = Fingerprints are kept for two days, profiles for as long as they are of use.
facts-deliveries = Messages to other servers
facts-deliveries-what = What is still to be delivered, and how things stand with each server.
facts-deliveries-long = A message that cannot be delivered is kept for fourteen days; what is known of a server to which nothing is sent, for ninety.
facts-pictures = Pictures
facts-pictures-what = Pictures that organisations upload are made anew without the place, the camera and other hidden data. What was uploaded is not kept.
facts-pictures-long = They are kept for as long as a page shows them, and for one day when nothing does.
facts-handovers = Lists that were handed over
facts-handovers-what = When an appeal is handed over, the list can be sealed in a file as it stands on that day, with the names on it. Files that show the handover are kept encrypted for the organiser.
facts-handovers-long = Both are kept until the organiser takes them away or takes the handover back. Once somebody on it has withdrawn or was taken off the list, the sealed file is no longer given out here; the organiser, and whoever got it before, still have it.
facts-backups = Backups
facts-backups-what = Whoever runs the server may make copies of all this.
facts-backups-long = How long they are kept, whoever runs the server decides.

# A privacy text to begin with.
site-privacy-who = **[Name and address of whoever runs this server]** is responsible for it. Write to **[e-mail address]** with any question, and to have your data shown, corrected or deleted.
site-privacy-what = This server publishes appeals and the names of those who sign them. We process what is needed for that, because you asked us to by signing or by working with us here **[check: legal basis in your country]**. We sell nothing, show no advertising and follow nobody’s reading.
site-privacy-below = What this server keeps, and for how long, stands below and is part of this statement.
site-privacy-rights = What organisations sign in public goes to other servers, which may be in other countries; that is the purpose. You may withdraw at any time. You may complain to **[supervisory authority]**.

# The desk.
site-desk-link = Imprint, privacy, contact and terms of this server
site-desk-title = Pages of this server
site-desk-lead = They are linked at the foot of every page once they are written. In many countries an imprint and a privacy page are required.
site-desk-none = Not written yet.
site-desk-write = Write it in a language
site-desk-begin = Fill in a text to begin with
site-desk-imprint = Who answers for this server: name, address, e-mail address, and what the law asks for.
site-desk-privacy = Below your text the page always says what this software keeps. Check what you begin with: the gaps in brackets are yours to fill.
site-desk-contact = How people reach you, in which languages, and when they may expect an answer.
site-desk-terms = What may be published here, and what you do about what may not.
field-site-text = Text
field-site-text-hint = Markdown. Empty takes this language away.
done-page-saved = The page is saved.
error-site-written = There is a text in this language already. It stands below yours now: keep what is right, and save again
error-site-gaps = The text still has gaps to be filled in: { $gaps }
