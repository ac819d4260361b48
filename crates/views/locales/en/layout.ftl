# The frame of every page, and words that stand on many.
layout-skip = Skip to the text
layout-languages = Languages
layout-pages = Pages of the list
layout-no-cookies = This page sets no cookies and loads nothing from elsewhere.
layout-cookies = Signing in sets two cookies: one keeps you signed in, the other tells the sign-in page that you signed in here before. This page loads nothing from elsewhere.
layout-all-appeals = All appeals
layout-desk = Desk
layout-source = Source code
layout-source-changed = Source code of this changed version

# Where an appeal stands.
status-draft = Draft
status-open = Open for signing
status-closed = Closed
status-delivered = Delivered
status-withdrawn = Withdrawn

# Kinds of appeals.
kind-petition = Petition
kind-open-letter = Open letter
kind-joint-statement = Joint statement
kind-urgent-appeal = Urgent appeal

# Roles.
role-organiser = organiser
role-co-initiator = co-initiator
role-keeper = keeper of the list
role-copy = holds a copy

# How somebody signed.
how-own-server = own server
how-web-form = form
how-e-mail = e-mail
how-paper = paper
how-fediverse-account = fediverse account
how-import = from an earlier list
