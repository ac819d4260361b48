# Pictures and goals on the page of an appeal.
picture-credit = Picture:
pictures-title = Pictures
pictures-elsewhere = Pictures belong to this text. They are on the organiser’s own server: this page loads nothing from elsewhere.
pictures-see = See them at { $host }
pictures-described = What is to be seen on them, in the organiser’s words:
goal-more-to-goal = { $count ->
    [one] One more signature, and the organiser’s goal of { $goal } is reached.
   *[other] { $count } more signatures, and the organiser’s goal of { $goal } is reached.
}
goal-more-to-next = { $count ->
    [one] One more signature makes { $next }. The organiser’s goal is { $goal }.
   *[other] { $count } more signatures make { $next }. The organiser’s goal is { $goal }.
}
goal-none-yet = Nobody has signed this wording yet. The organiser’s goal is { $goal }.
goal-reached-so-far = { $count ->
    [one] { $count } so far, organisations and people taken together.
   *[other] { $count } so far, organisations and people taken together.
}
goal-reached = { $count ->
    [one] { $count } signature, organisations and people taken together. The organiser hoped for { $goal }.
   *[other] { $count } signatures, organisations and people taken together. The organiser hoped for { $goal }.
}
goal-not-reached = { $count ->
    [one] { $count } signature of the { $goal } that the organiser hoped for, organisations and people taken together.
   *[other] { $count } signatures of the { $goal } that the organiser hoped for, organisations and people taken together.
}
goal-any-wording = Organisations by name are counted where they signed this wording; everybody else, whichever wording they signed.

# The desk: pictures and goal of an appeal.
pictures-desk-title = Pictures and goal
pictures-desk-lead = Pictures and goal are no part of what is signed. You may change them at any time; nobody has to sign again.
pictures-desk-published = What you save here is on the public page at once, and goes to the servers that hold a copy.
pictures-desk-link = Pictures and goal
pictures-desk-first = The first picture stands at the head of the text, the others after it.
pictures-desk-shape = At the head a wide one is best, such as 2000 × 800 pixels: of one that is less wide, the top and bottom are cut off on wide screens; one that is square or upright is shown whole.
pictures-desk-number = Picture { $number }
pictures-desk-none = There are no pictures yet.
pictures-desk-add = Add a picture
pictures-desk-save = Save
pictures-desk-remove = Take this picture away
pictures-desk-languages = Describe each picture in each language of the text.
field-picture-file = Picture file
field-picture-file-hint = JPEG, PNG or WebP, at most 24 MB. It is made anew: place, camera and other hidden data are dropped.
field-alt-in = What is to be seen, in { $language }
field-alt-hint = For people who do not see the picture, and for servers that do not show it. One or two sentences; what is written in the picture, too.
field-credit = Whose picture is it?
field-credit-hint = Name and licence, as its maker wants it. May stay empty.
field-goal = Goal
field-goal-hint = How many signatures you hope for, organisations and people taken together. The page shows the next mark on the way to it. May stay empty.
error-alt-missing = Say what is to be seen on the picture, in each language
error-goal-form = Write a whole number from 1 to 1,000,000,000, or leave it empty
error-picture-large = The picture is larger than 24 MB. Save it smaller and send it again
error-picture-format = This file is no JPEG, PNG or WebP picture
error-picture-dimensions = The picture has too many pixels: at most 12,000 on each side and 50 million in all, fewer in some kinds of file
error-picture-broken = The picture cannot be read: the file is damaged or breaks off
error-pictures-many = There are too many pictures
error-picture-gone = This picture was not used for a day and is gone. Send it again
error-picture-twice = This picture stands here already
done-around-saved = Pictures and goal are saved.
