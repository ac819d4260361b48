# Widget, image avec le nombre, agenda, feuille de papier, et la page qui en donne le code.
embed-read-and-sign = Lire et signer
ways-out-title = Aller plus loin
ways-out-share = Mettre cet appel sur votre propre page
ways-out-sheet = Feuille de signatures à imprimer
ways-out-qr = Code QR
ways-out-pdf-letter = Le texte en PDF
ways-out-pdf-list = La liste en PDF
ways-out-calendar = Ajouter à un agenda
ways-out-feed = Suivre par fil Atom
calendar-closes = Dernier jour pour signer : { $title }
calendar-more = Lire et signer : { $address }
card-alt = { $title }. { $count }.
card-asks = Signez à l’adresse
share-title = Mettre cet appel sur votre propre page
share-lead = Trois moyens qui fonctionnent sur n’importe quelle page, sans aucun script. Le navigateur de la personne qui lit récupère le widget ou l’image sur ce serveur et ne dépose aucun cookie.
share-withdrawn-what = Il ne se met plus sur d’autres pages. Les widgets et les images qui s’y trouvent déjà disent que le texte a été retiré.
share-widget = Widget
share-widget-what = Copiez l’un de ces codes dans le HTML de votre page. Dans WordPress, choisissez le bloc « HTML personnalisé ».
share-size-small = Petit, 320 pixels de large
share-size-medium = Moyen, 480 pixels de large
share-size-large = Grand, 640 pixels de large
share-look = Voir le résultat
share-badge = Image avec le nombre de signatures
share-badge-what = Une image qui est un lien. Elle fonctionne là où les cadres ne sont pas permis, y compris dans les lettres d’information.
share-badge-code = Code de l’image
badge-earlier = { $count } auparavant
share-link = Lien simple
share-link-what = À copier où vous voulez.
share-paste = Ou collez cette adresse, seule sur une ligne : WordPress et d’autres logiciels qui connaissent oEmbed en font d’eux-mêmes un widget.
share-address = Adresse
share-link-code = Code du lien
share-qr = Code QR, pour les affiches et les tracts
share-qr-alt = Code QR de la page où l’on signe
sheet-title = Feuille de signatures
sheet-print = Imprimez cette page (A4 ou Letter). Envoyez la feuille remplie à { $organiser }.
sheet-for-people = Pour les personnes
sheet-for-organisations = Pour les organisations
sheet-called-by = À l’appel de { $organiser }
sheet-we-ask = Nous demandons
sheet-consent-people = En signant, j’accepte que { $organiser } conserve ce que j’écris ici, pour compter ma signature. Ce n’est pas affiché publiquement. Les personnes qui y ont la garde des signatures peuvent le lire, et les destinataires peuvent en prendre connaissance.
sheet-consent-organisations = En signant, je déclare que mon organisation a décidé de cosigner { appeal-this }. Son nom, son pays et son mode de signature deviennent publics sur de nombreux serveurs ; le nom et l’adresse électronique de la personne qui signe pour elle ne le deviennent pas.
sheet-name = Nom
sheet-place = Lieu
sheet-signature = Signature
sheet-date = Date
sheet-organisation = Organisation
sheet-country = Pays
sheet-signed-by = Signé par (nom et fonction)
sheet-email = Courriel
sheet-number = N°
sheet-caption = Lignes vides pour signer
sheet-qr-alt = Code QR de la page où l’on signe en ligne
sheet-wording = Version { $number }, dont le texte a l’empreinte ci-dessous. L’appel :
document-unnamed = { $count ->
    [one] { $count } organisation comptée sans être nommée
   *[other] { $count } organisations comptées sans être nommées
}
document-personal = { $count ->
    [one] { $count } personne qui signe de son nom à titre personnel
   *[other] { $count } personnes qui signent de leur nom à titre personnel
}
document-digest = Empreinte de la liste :
document-as-of = À la date du { $at }.
document-check = La liste s’est peut-être allongée depuis. Son état actuel, et comment la vérifier :
document-check-now = L’état actuel de la liste, et comment la vérifier :
document-copy = Imprimé à partir d’une copie que détient { $holder }. L’adresse de l’appel lui-même :

sheet-consent-terms = En signant, j’accepte que { $keeper } conserve ce que j’écris ici jusqu’au { $until }, pour compter ma signature. Mon nom n’est pas affiché publiquement. Les personnes qui y ont la garde des signatures peuvent lire ce que j’écris, et les destinataires peuvent en prendre connaissance. Je peux à tout moment consulter, corriger ou retirer ces données en écrivant à { $contact }.
