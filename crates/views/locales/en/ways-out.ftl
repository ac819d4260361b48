# Widget, badge, calendar, sheet of paper, and the page that hands out their code.
embed-read-and-sign = Read and sign
ways-out-title = Take it further
ways-out-share = Put this on your own page
ways-out-sheet = Sign-up sheet to print
ways-out-qr = QR code
ways-out-pdf-letter = The text as PDF
ways-out-pdf-list = The list as PDF
ways-out-calendar = Add to a calendar
ways-out-feed = Follow by feed
calendar-closes = Last day to sign: { $title }
calendar-more = Read and sign: { $address }
card-alt = { $title }. { $count }.
card-asks = Sign at
share-title = Put this on your own page
share-lead = Three ways that work on any page, none of which needs a script. A reader’s browser fetches the widget or the picture from this server, and sets no cookie.
share-withdrawn-what = It is put on no other page any more. Widgets and pictures that stand on other pages already say that it was withdrawn.
share-widget = Widget
share-widget-what = Copy one of these into the HTML of your page. In WordPress, choose the block “Custom HTML”.
share-size-small = Small, 320 pixels wide
share-size-medium = Medium, 480 pixels wide
share-size-large = Large, 640 pixels wide
share-look = Look at it
share-badge = Picture with the count
share-badge-what = A picture that is a link. It works where frames are not allowed, in newsletters too.
share-badge-code = Code of the picture
badge-earlier = { $count } earlier
share-link = Plain link
share-link-what = To be copied into anything.
share-paste = Or paste this address on a line of its own: WordPress and other software that knows oEmbed make a widget of it by themselves.
share-address = Address
share-link-code = Code of the link
share-qr = QR code, for posters and leaflets
share-qr-alt = QR code of the page on which to sign
sheet-title = Sign-up sheet
sheet-print = Print this page (A4 or Letter). Send the filled-in sheet to { $organiser }.
sheet-for-people = For people
sheet-for-organisations = For organisations
sheet-called-by = Called by { $organiser }
sheet-we-ask = We ask you to
sheet-consent-people = By signing I agree that { $organiser } keeps what I write here, to count my signature. It is not shown in public. Those there who look after signatures can read it, and it may be shown to those to whom the text is addressed.
sheet-consent-terms = By signing I agree that { $keeper } keeps what I write here until { $until }, to count my signature. My name is not shown in public. Those there who look after signatures can read what I write, and it may be shown to those to whom the text is addressed. I can see, correct or withdraw it at any time by writing to { $contact }.
sheet-consent-organisations = By signing I state that my organisation has decided to endorse { appeal-this }. Its name, its country and how it signed become public on many servers; the name and e-mail address of who signs for it do not.
sheet-name = Name
sheet-place = Place
sheet-signature = Signature
sheet-date = Date
sheet-organisation = Organisation
sheet-country = Country
sheet-signed-by = Signed by (name and role)
sheet-email = E-mail
sheet-number = No.
sheet-caption = Blank rows to sign
sheet-qr-alt = QR code of the page on which to sign online
sheet-wording = Wording { $number }, whose text has the digest below. The appeal:
document-unnamed = { $count ->
    [one] 1 organisation counted without its name
   *[other] { $count } organisations counted without their names
}
document-personal = { $count ->
    [one] 1 person who signs by name in a personal capacity
   *[other] { $count } people who sign by name in a personal capacity
}
document-digest = Digest of the list:
document-as-of = As of { $at }.
document-check = The list may have grown since. As it stands now, and how to check it:
document-check-now = The list as it stands now, and how to check it:
document-copy = Printed from a copy that { $holder } holds. The appeal’s own address:
