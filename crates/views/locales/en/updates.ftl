# Updates of an appeal, and what became of those it is about: public pages.
updates-title = Updates
updates-all = All updates
updates-none = There are no updates yet.
updates-feed = As a feed
update-corrected = corrected on { $at }
update-languages = Other languages
update-changes = What changed
update-source = Source:
update-sources = Sources
update-gone = This update was taken back
update-gone-what = The organiser took it back. Its text is no longer kept here.

event-update = Update

cases-title = Who it is about
cases-lead = Where each stands now, and what is known of how it came to that. Days are counted from the dates that are known.
cases-all = The whole history
cases-none = Nobody is named yet.
case-gone = This case was taken away
case-gone-what = The organiser took it away. What was said here is no longer kept.
case-unnamed = Not named
case-nothing-yet = Nothing has been reported yet.
case-history = What happened
case-update = update
case-reported = reported on { $at }, day not known

case-kind-person = One person
case-kind-group = Several people, or an organisation
case-kind-matter = A matter, such as a lawsuit

case-state-detained = Detained
case-state-house-arrest = Under house arrest
case-state-out-of-contact = Out of contact
case-state-charged = Charged
case-state-on-trial = On trial
case-state-sentenced = Sentenced
case-state-transferred = Transferred
case-state-hunger-strike = On hunger strike
case-state-hunger-strike-ended = Hunger strike ended
case-state-in-hospital = In hospital
case-state-bail = Released on bail
case-state-cleared = Cleared of charges
case-state-released = Released
case-state-exiled = In exile
case-state-died = Died
case-state-threatened = Threatened
case-state-dismissed = Dismissed from work
case-state-reinstated = Back at work
case-state-settled = Settled
case-state-raided = Searched
case-state-banned = Banned or struck off the register
case-state-registered-again = Registered again
case-state-other = Other news

# $how is `exact`, `least` (it is not known when it began), `most` (it is not known when it ended)
# or `about` (neither is known).
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] Detained today
        [one] Detained for 1 day
       *[other] Detained for { $count } days
    }
    [least] { $count ->
        [0] Detained, day not known
        [one] Detained for at least 1 day
       *[other] Detained for at least { $count } days
    }
}
case-lasted-detained = { $how ->
   *[exact] { $count ->
        [one] Was detained for 1 day
       *[other] Was detained for { $count } days
    }
    [least] { $count ->
        [one] Was detained for at least 1 day
       *[other] Was detained for at least { $count } days
    }
    [most] { $count ->
        [one] Was detained for at most 1 day
       *[other] Was detained for at most { $count } days
    }
    [about] { $count ->
        [one] Was detained for about 1 day
       *[other] Was detained for about { $count } days
    }
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] Under house arrest since today
        [one] Under house arrest for 1 day
       *[other] Under house arrest for { $count } days
    }
    [least] { $count ->
        [0] Under house arrest, day not known
        [one] Under house arrest for at least 1 day
       *[other] Under house arrest for at least { $count } days
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] { $count ->
        [one] Was under house arrest for 1 day
       *[other] Was under house arrest for { $count } days
    }
    [least] { $count ->
        [one] Was under house arrest for at least 1 day
       *[other] Was under house arrest for at least { $count } days
    }
    [most] { $count ->
        [one] Was under house arrest for at most 1 day
       *[other] Was under house arrest for at most { $count } days
    }
    [about] { $count ->
        [one] Was under house arrest for about 1 day
       *[other] Was under house arrest for about { $count } days
    }
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Out of contact since today
        [one] Out of contact for 1 day
       *[other] Out of contact for { $count } days
    }
    [least] { $count ->
        [0] Out of contact, day not known
        [one] Out of contact for at least 1 day
       *[other] Out of contact for at least { $count } days
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] { $count ->
        [one] Was out of contact for 1 day
       *[other] Was out of contact for { $count } days
    }
    [least] { $count ->
        [one] Was out of contact for at least 1 day
       *[other] Was out of contact for at least { $count } days
    }
    [most] { $count ->
        [one] Was out of contact for at most 1 day
       *[other] Was out of contact for at most { $count } days
    }
    [about] { $count ->
        [one] Was out of contact for about 1 day
       *[other] Was out of contact for about { $count } days
    }
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] On hunger strike since today
        [one] On hunger strike for 1 day
       *[other] On hunger strike for { $count } days
    }
    [least] { $count ->
        [0] On hunger strike, day not known
        [one] On hunger strike for at least 1 day
       *[other] On hunger strike for at least { $count } days
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] { $count ->
        [one] Was on hunger strike for 1 day
       *[other] Was on hunger strike for { $count } days
    }
    [least] { $count ->
        [one] Was on hunger strike for at least 1 day
       *[other] Was on hunger strike for at least { $count } days
    }
    [most] { $count ->
        [one] Was on hunger strike for at most 1 day
       *[other] Was on hunger strike for at most { $count } days
    }
    [about] { $count ->
        [one] Was on hunger strike for about 1 day
       *[other] Was on hunger strike for about { $count } days
    }
}

# The desk: writing updates and cases.
beside-title = Updates and cases
beside-untitled = Without a title
beside-updates-what = Dated news in the languages of your readers. Followers and every server that holds the list receive it; it never changes the list or what was signed.
beside-update-new = Write an update
beside-drafts = Being written
beside-published = Published
beside-withdrawn = This appeal has been withdrawn: nobody is called to a meeting, or asked to write, for it any more. What is published can still be corrected or taken back. Whatever else there is to say goes out as an update.
beside-cases-what = The people and matters it is about. Name each once; updates then say what became of them, and days are counted by themselves.
beside-case-new = Add a person or matter
beside-update = Update
beside-correct-what = This is published. What you change here is sent as a correction once you have looked at it.
beside-texts = In which languages
beside-no-cases = To say what became of somebody, first add them on the page of updates and cases.
beside-changes-what = Each line is dated and has a source. Leave the person empty in lines that you do not need.
beside-change-n = Change { $number }
beside-more-rows = More lines
beside-check = Look at it before it is published
beside-take-back = Take it back
beside-take-back-what = Its page will say that it was taken back, and every server that has it is told. Copies elsewhere cannot be forced to follow.
take-back-title = Take it back?
take-back-what-update = Its page will say that it was taken back, and every server that has it is told. Copies elsewhere, and mails that were sent, cannot be taken back.
take-back-what-case = The person or matter leaves the board, with everything that updates say of it there. Every server that has it is told. Copies elsewhere cannot be taken back.
take-back-what-handover = Its page will say that it was taken back, the sealed list and the files are deleted, and every server that has it is told. Copies elsewhere, and mails that were sent, cannot be taken back.
take-back-button = Yes, take it back
take-back-leave = No, leave it as it is
beside-throw-away = Throw the draft away
beside-throw-away-what = Nobody has seen it.
beside-case = Person or matter
beside-case-safety = Think of their safety before you write a name. Initials are enough, and so is no name at all: “a driver, 34”.
beside-case-unname = Empty the names and publish again to take a name out of every page here and out of what is sent to others. Updates in which you wrote the name into the text have to be corrected by hand.
beside-case-take-back-what = The person or matter leaves the board, with everything that updates say of it there. Every server that has it is told.
beside-check-title = Before it is published
beside-check-lead = This will be signed with your key and sent.
beside-check-languages = It is not written in these languages of the appeal: { $languages }. Whoever reads those is shown another one.
beside-check-sources = These sources have no address, so that nobody can follow them: { $sources }
beside-nobody = Nobody follows yet. It will stand on the appeal’s page.
beside-publish-correction = Publish the correction
beside-undo = Afterwards you can correct it or take it back.
update-no-case = Nobody
field-update-date = The day it is about
field-update-date-hint = Leave it empty for the day on which you publish
field-update-body = Text
field-update-body-hint = Leave an empty line between paragraphs; Markdown works
field-case = Who
field-case-state = What became of them
field-case-when = Since when
field-case-when-hint = Year-month-day, or as much of it as is known, such as 2026-11; leave it empty where nothing is known
field-case-words = In your own words
field-case-words-hint = Where it is, by which court, for how long; needed for “Other news”
field-source-title = Source
field-source-url = Address of the source
field-case-kind = What it is
field-case-name = Name
field-case-name-hint = Or initials; may stay empty
field-case-about = Who this is
field-case-place = Place on the board
field-case-place-hint = A number; those without one come last
error-when-form = Write a day, a month or a year, such as 2026-11-20, 2026-11 or 2026
error-source-form = Write a name, or the address of a page, such as www.union.example/page
error-source-address = Write the whole address of a page, such as www.union.example/page
done-update-published = The update is published.
done-case-published = It is published.
done-taken-back = It was taken back. Whoever has it is told.
done-draft-thrown-away = The draft is gone.
done-changes-thrown-away = The changes are gone. What is published is as it was.
