# Why signers sign, in their own words.
why-title = Why they sign
why-one = Why it signs
why-lead = In their own words, as the organiser let them in.
why-none = Nobody has said why yet.
why-all = All { $count }
why-elsewhere = If anybody has said why, it can be read on the organiser’s server
why-newer = Newer ones
why-older = Older ones

why-ours = Why we sign
why-ours-link = Say why
why-ours-lead = A few sentences that stand beside your organisation’s name. The organiser looks at them before they are shown, and they go with your name if you withdraw it.
field-why = Why you sign
field-why-hint = At most 500 characters, plain text
field-why-first = Why you sign (may stay empty)
field-why-first-hint = At most 500 characters, plain text. The organiser looks at it before it is shown.
field-why-language = Language
field-why-language-hint = By its code, such as en, zh-Hant or ar. It may stay empty.
why-send = Send
why-unsay = Take it back
why-state-sent = It was sent to the organiser, who may show it or not. What the organiser decides is said here.
why-state-sent-shown = The organiser shows it on the appeal’s own page.
why-state-sent-refused = The organiser does not show it.
why-state-waiting = It waits for the organiser.
why-state-shown = It is shown.
why-state-refused = The organiser does not show it.
done-comment-sent = The organiser has it now.
done-comment-unsaid = It is taken back.
error-comment-long = Write between 1 and 500 characters

comments-title = What signers say
comments-lead = A signer may say why it signs. It is shown here and nowhere else once you let it in, and goes when its name goes.
comments-answer = Nothing is answered from here. Each name leads to the entry, which says how that organisation is reached.
comments-waiting = Waiting
comments-shown = Shown
comments-refused = Not shown
comments-none = None.
comments-show = Show it
comments-refuse = Do not show it
comments-take-down = Take it down
comments-not-listed = no longer on the list
comments-reported = { $count ->
    [one] reported once by another server
   *[other] reported { $count } times by other servers
}
manage-comments = { $count ->
    [0] What signers say
    [one] What signers say: 1 waits
   *[other] What signers say: { $count } wait
}
done-comment-shown = It is shown.
done-comment-refused = It is not shown.
error-comment-changed = It was changed while you were reading. Look at it again
error-comment-not-listed = Your organisation is not on the list yet
form-done-why = Noted
form-done-what-why = Somebody at the organiser’s looks at what you wrote before it is shown.
form-done-why-gone = Taken back
form-done-what-why-gone = Nothing stands beside your organisation’s name any more.
