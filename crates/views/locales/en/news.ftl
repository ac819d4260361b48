# News of an appeal by e-mail: the form, the links in the mails, the mails, and the desk.
news-title = News by e-mail
news-what = What becomes of it: updates, the handover, and answers. One click ends it.
news-button = Send me the news
news-along = Send me news about this appeal by e-mail, too. For that my address is kept, encrypted, until I end it with the link in every mail, or one year after the appeal has ended.
news-along-button = With the same button you also get the news of this appeal by e-mail.
news-along-with-it = You also asked for news of this appeal by e-mail. The same link confirms that.
news-along-now = You also get the news of this appeal by e-mail from now on. Every mail has a link that ends it.
news-along-end = This link ends the news alone; the signature stays:
news-along-apart = If you get news of the appeal by e-mail as well, it goes on until you end it with the link in any of those mails.
news-along-link = News of this appeal by e-mail was asked for as well. It comes when you open this link and press the button:
news-lead = You get a mail when there is an update, when the appeal is handed over, when somebody answers, and when what you signed as a person has a new wording. First we send you one mail with a link: only when you follow it and press the button there do you get the news.
news-one-more = One more step, so that no program can ask in your name: look at your address and send it once more.
news-kept = Your address is kept encrypted on this server and given to nobody. The organiser sees how many read the news, not who. Every mail has a link that shows what is kept, and deletes it with one click. An address that nobody confirms is deleted after three days, all addresses one year after the appeal has ended.
news-confirm-title = Get the news
news-confirm-what = With this button you get the news of this appeal by e-mail. Until then you do not.
news-confirm-button = Send me the news
news-own-title = Your news by e-mail
news-own-lead = This is everything that is kept of you for the news of this appeal. Whoever has the link to this page can see it, so keep it to yourself.
news-own-language = Language
news-own-asked = Asked for
news-leave-button = Send me no more, and delete this
news-leave-what = Your address is deleted at once, and mails that have not left yet are not sent.
done-news-left = You get no more news of this appeal by e-mail.

people-done-news-sent = An e-mail is on its way
people-done-what-news-sent = Open the link in it within two days and press the button there. From then on you get the news.
people-done-news-confirmed = You get the news
people-done-what-news-confirmed = The next piece of news comes by e-mail. Every mail has a link that ends it.
people-done-news-left = You get no more news
people-done-what-news-left = Your address is deleted.

# Mails. The title is that of the appeal.
news-mail-confirm-what = Somebody, probably you, asked for news of this appeal by e-mail: { $title }. It comes when you open this link and press the button:
news-mail-confirm-then = The link works for two days. If this was not you, do nothing: the address is deleted then.
news-mail-often = News comes from whoever calls for the appeal, and only when there is something to tell: an update, the handover, an answer, or a new wording of what you signed.
news-mail-already-what = Somebody, probably you, asked for news of this appeal by e-mail: { $title }. This address gets them already. With this link you can see what is kept, and end it:
news-mail-already-then = Keep the link to yourself. If this was not you, there is nothing to do.
# Subjects name the server, and neither the appeal nor what is new.
news-mail-subject = The news that you asked for: { $host }
news-mail-handover = Handed over to { $to }
news-mail-answer = { $by } has answered
news-mail-more = Read it on its page:
news-mail-why = You get this mail because you asked for news of this appeal: { $title }.
news-mail-leave = No more of these mails, and delete my address:
news-mail-wording-subject = There is a new wording: { $host }
news-mail-wording-what = The text that you signed has been published in a new wording: { $title }. Your signature stays under the wording that you signed. With this link you can read the new one, and sign it with one button:
news-mail-wording-then = If you do nothing, your signature stays as it is. Keep the link to yourself.

# A link that leads nowhere.
problem-title-news-closed = There is no news to be had here
problem-what-news-closed = News by e-mail can be had while an appeal runs, and for a year afterwards.
problem-advice-news-closed = What was said so far stands on the page of the appeal.
problem-title-news-ended = This has ended
problem-what-news-ended = No more news comes to this address, and the address is deleted.
problem-advice-news-ended = There is nothing left to do. You can ask for the news again at any time.
problem-title-news-expired = This link is too old
problem-what-news-expired = A link that confirms works for two days. No news comes to this address.
problem-advice-news-expired = Ask for the news again on the page of the appeal.
problem-title-news-unknown = There is no such link
problem-what-news-unknown = The address may have been cut off on its way, or what it led to was deleted.
problem-advice-news-unknown = Open it from the mail again, whole. If you want no news, there is nothing to do.

# The desk.
news-desk-title = Read by e-mail
news-desk-what = People ask for the news with a form on the appeal’s page and confirm it. Each update, a handover and each answer to it goes to them once; corrections do not. Nobody here sees who they are.
news-desk-no-mail = No mail leaves this server, so nobody can ask for the news by e-mail. Whoever runs the server can set up mail.
news-desk-reading = Get the news
news-desk-left = Wanted no more
news-desk-bounced = Mailbox not there
recipient-news = { $count ->
    [one] 1 person who reads the news by e-mail
   *[other] { $count } people who read the news by e-mail
}
