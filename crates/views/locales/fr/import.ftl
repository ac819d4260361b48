# Importer une liste de signataires depuis l’espace de travail.
import-title = Importer une liste
import-lead = Envoyez ou collez une liste de celles et ceux qui ont signé sur papier, par formulaire ou auparavant. Vous voyez ce que devient chaque ligne avant toute signature.
import-go-on = Reprendre la liste commencée
import-upload = Envoyer un fichier
field-import-file = Fichier
field-import-file-hint = Un tableau enregistré en CSV, les réponses d’un formulaire Google, ou un objet JSON par ligne ; 4 Mo et 2 000 lignes au plus
import-paste = Ou coller une liste
field-import-list = Liste
field-import-list-hint = Un nom par ligne, ou des cellules copiées d’un tableur
import-look-pasted = Examiner la liste
import-kept = La liste est conservée un jour sous forme chiffrée, pour vous seulement, puis effacée.
import-columns-title = Ce que contiennent les colonnes
import-columns-lead = Voici ce qu’elles semblent contenir. Corrigez ce qui n’est pas exact ; ce sera retenu pour la prochaine liste de cet appel qui aura autant de colonnes.
import-header = La première ligne indique seulement ce que contiennent les colonnes
import-column = Colonne { $number }
import-holds = Contient
import-show = Voir ce que devient la liste
import-field-ignore = rien à importer
import-field-organisation = noms d’organisations
import-field-personal = noms de personnes, inscrites à titre personnel
import-field-individual = noms de personnes, seulement comptées
import-field-also-known-as = sigles et autres noms
import-field-kind = type de signataire
import-field-email = adresses électroniques
import-field-country = pays
import-field-number = numéros sur la liste imprimée
import-field-timestamp = date de la signature
import-field-occupation = professions des personnes
import-field-region = régions des personnes
import-field-id = adresses des entrées d’une liste exportée
import-preview-title = Ce que devient la liste
import-preview-lead = Rien n’a encore été signé ni inscrit sur la liste.
import-done-title = La liste est importée
import-done-lead = Ce qui a été importé est signé et part vers les serveurs qui détiennent la liste. Importer de nouveau la même liste n’ajoute rien.
import-count-added = { $count ->
    [one] nouvelle
   *[other] nouvelles
}
import-count-updated = { $count ->
    [one] modifiée
   *[other] modifiées
}
import-count-unchanged = { $count ->
    [one] déjà présente
   *[other] déjà présentes
}
import-count-refused = { $count ->
    [one] non importée
   *[other] non importées
}
import-count-left-out = à laisser de côté (coché)
import-left-out = { $count ->
    [one] { $count } colonne est laissée de côté, et rien n’en devient public : { $columns }
   *[other] { $count } colonnes sont laissées de côté, et rien n’en devient public : { $columns }
}
import-countries-not-known = Certaines lignes indiquent un pays qui n’est pas reconnu, et sont reprises sans pays. Écrivez son nom dans une des langues des pages de ce serveur, ou son code de deux lettres. Lignes : { $lines }
import-country-of-two = (il y en a deux : écrivez { $one } ou { $other })
import-country-state = (un État des États-Unis ? Écrivez US ou le nom du pays)
import-days-read = Certaines dates peuvent se lire de deux façons. Elles sont lues comme l’indiquent d’autres dates de la colonne : { $days }
import-times-not-read = Dans certaines lignes, la date de signature est illisible ou à venir, et n’est pas reprise : la liste indiquera alors le jour de l’importation pour les nouvelles inscriptions, et celles qui y figurent déjà gardent leur date. Écrivez-la ainsi : 2026-01-31 ou 2026-01-31 18:30. Lignes : { $lines }
import-numbers-not-taken = Un numéro a été écrit dans certaines lignes exportées et n’est pas repris, car aucune liste n’a numéroté ces inscriptions : elles sont numérotées dans l’ordre de la liste. Donnez son numéro à une inscription dans l’espace de travail. Lignes : { $lines }
import-western = Le fichier n’est pas en UTF-8. Il a été lu comme les anciens tableurs écrivent les langues d’Europe occidentale : vérifiez les accents, les tirets et les guillemets. S’ils ne sont pas justes, enregistrez-le au format « CSV UTF-8 » et envoyez-le de nouveau.
import-exported = Ce tableau a été exporté d’une liste : ses cellules vides et les lignes qui lui manquent ne changent rien. Ce qui doit disparaître se retire dans l’espace de travail :
import-above = La liste commence à la ligne { $line } ; ce qui figure au-dessus est son titre et n’est pas repris.
import-left-in-names = Ce qui suit le nom dans certaines lignes est peut-être un pays ; il reste dans le nom, car il n’est pas connu ici ou la plupart des lignes n’en ont pas. Lignes : { $lines }
import-bullets = Ces signes précédaient des noms comme puces et ont été retirés : { $signs }
import-of-two-names = Certains noms ont deux parties dans des écritures différentes, séparées par une barre oblique, et restent un seul nom. S’il s’agit de deux noms d’une même organisation, donnez à chacun sa propre colonne. Lignes : { $lines }
import-after-closing = L’appel est clos. Ces nouvelles lignes n’indiquent pas de jour de signature antérieur, et la liste dira que l’on a signé après la clôture. Si l’on a signé plus tôt, indiquez le jour dans une colonne à part : « { import-field-timestamp } ». Lignes : { $lines }
import-wording = Version signée par les nouvelles lignes
import-wording-hint = Les signataires qui figurent déjà sur la liste restent sous la version signée.
import-wording-later = À la date que donnent certaines lignes, cette version n’était pas encore publiée. Lignes : { $lines }
import-public-names = { $count ->
    [one] { $count } nom devient public sur tous les serveurs qui détiennent la liste. Si c’est celui d’une personne qui doit seulement être comptée, modifiez les colonnes : « { import-field-individual } ».
   *[other] { $count } noms deviennent publics sur tous les serveurs qui détiennent la liste. Si ce sont ceux de personnes qui doivent seulement être comptées, modifiez les colonnes : « { import-field-individual } ».
}
import-people-like-organisations = Certaines des personnes seulement comptées ont dans leur nom un mot propre aux organisations. S’il s’agit d’organisations, modifiez les colonnes : « { import-field-organisation } ». Lignes : { $lines }
import-refused = Lignes non importées
import-refused-more = { $count ->
    [one] { $count } autre ligne non importée
   *[other] { $count } autres lignes non importées
}
import-refused-file = Télécharger ces lignes avec les motifs
import-refused-lines = Télécharger ces lignes
import-refused-line = ligne
import-refused-reason = motif
import-line = Ligne { $line } :
import-alike = Lignes à vérifier
import-alike-what = Cochez ce qu’il faut laisser de côté. Ce que vous importez pourra ensuite être réuni avec l’autre inscription.
import-leave-out = Laisser de côté la ligne { $line } :
import-like-number = { $grade } : n° { $number }, { $name }
import-like-line = { $grade } : ligne { $number } de cette liste, { $name }
import-left-out-before = Elle a déjà été laissée de côté.
import-unmarked = Elle n’a ni numéro ni puce comme les autres : est-ce une formule de politesse, ou la fin de la ligne précédente ? Décochez-la si c’est un nom.
import-rows = Lignes importées
import-rows-out = Lignes cochées pour être laissées de côté
import-rows-others = { $count ->
    [one] { $count } ligne nouvelle ou déjà présente
   *[other] { $count } lignes nouvelles ou déjà présentes
}
import-row-before = auparavant :
import-row-line = Ligne
import-row-becomes = Devient
import-row-what = Effet
import-row-number = N° { $number }
import-row-signed = signé : { $at }
import-rows-more = { $count ->
    [one] { $count } autre ligne n’est pas affichée ici. Elle est nouvelle ou déjà présente : ce qui modifie une inscription figure plus haut.
   *[other] { $count } autres lignes ne sont pas affichées ici. Toutes sont nouvelles ou déjà présentes : ce qui modifie une inscription figure plus haut.
}
import-becomes-organisation = une organisation sur la liste
import-becomes-personal = une personne sur la liste, à titre personnel
import-becomes-individual = une personne comptée, sans être nommée
import-becomes-count = un nombre
import-taken-added = s’ajoute
import-taken-updated = modifie son inscription
import-taken-unchanged = y est déjà
import-taken-left-out = laissée de côté, comme coché ci-dessus
import-changes-names = noms
import-changes-languages = langues des noms
import-changes-also-known-as = sigles et autres noms
import-changes-country = pays
import-changes-kind = type de signataire
import-changes-signed-at = jour de la signature
import-changes-number = numéro
import-changes-initiated = avoir lancé l’appel ou non
import-changes-wording = version
import-take = Signer ces inscriptions en tant que { $name }
import-to-take = Aller à la signature, en bas de la page
import-change-columns = Modifier les colonnes
import-numbers-out = Si les numéros ne sont que ceux de cette liste, laissez leur colonne de côté : « { import-change-columns } », « { import-field-ignore } ».
import-renamed-all = La plupart des inscriptions changeraient de nom
import-renamed-all-what = La plupart des lignes qui désignent une inscription de la liste par son adresse lui donnent un nom sans rapport avec le sien, comme si une seule colonne du tableau avait été triée. Rien n’est importé, sauf si vous cochez que ces inscriptions s’appellent désormais ainsi. Sinon, triez des rangées entières, ou exportez la liste de nouveau.
import-renamed-all-sure = Ces inscriptions s’appellent désormais ainsi
import-column-sorted = La plupart des inscriptions recevraient ce qu’ont d’autres
import-column-sorted-what = La plupart des lignes qui désignent une inscription de la liste par son adresse lui donnent ce qu’a une autre, comme si une seule colonne du tableau avait été triée : { $columns }. Rien n’est importé, sauf si vous cochez que c’est voulu. Sinon, triez des rangées entières, ou exportez la liste de nouveau.
import-column-sorted-sure = C’est voulu
import-changed-places = Dans ces paires de lignes, chacune de deux inscriptions reçoit le nom de l’autre. Ont-elles échangé leurs places dans le tableau par erreur ? Lignes : { $lines }
import-asked = Le numéro est celui d’une autre organisation
import-asked-what = Chacune de ces lignes porte le numéro d’une inscription qui a un tout autre nom. Rien n’est remplacé, sauf si vous dites qu’il s’agit de la même organisation.
import-asked-held = N° { $number } de la liste :
import-asked-asked = Ne pas importer cette ligne
import-asked-renamed = C’est la même organisation, sous un nouveau nom : il remplace l’ancien
import-asked-as-new = C’est une autre organisation : elle est ajoutée, sans ce numéro
import-joined = Plusieurs lignes sont devenues une seule rangée
import-joined-what = Un guillemet tient ces lignes ensemble, et l’une d’elles au moins ressemble à une rangée entière. Elles ne sont pas importées, sauf si vous cochez qu’il s’agit d’un seul signataire. S’il y en a plusieurs, enlevez le guillemet de la liste et donnez-la de nouveau.
import-joined-one = Les lignes { $first }–{ $last } sont un seul signataire, et sont importées :
import-joined-lines = Lignes { $first }–{ $last } :
import-forget = Oublier cette liste
done-import-forgotten = La liste est oubliée. Rien n’a été importé.
error-file-empty = La liste est vide
error-import-both = Une seule liste peut être examinée. Choisissez de nouveau le fichier et videz ce champ, ou envoyez seulement ce qui s’y trouve
error-import-large = La liste dépasse 4 Mo. Divisez-la
error-import-long = La liste dépasse 2 000 lignes. Divisez-la
error-import-quote = Le guillemet par lequel commence une cellule à la ligne { $line } n’est jamais fermé, ou seulement au-delà des 64 ko qu’une rangée a au plus : tout ce qui suit ne ferait qu’un seul nom. Fermez-le ou enlevez-le
error-import-quote-rows = Une cellule qui commence par un guillemet à la ligne { $line } s’étend sur { $count } lignes, qui ressemblent à des rangées entières. Ce guillemet est-il de trop ? Enlevez-le, ou réunissez ces lignes si elles forment bien une seule cellule
error-import-heading = Il manque des en-têtes au bout de leur ligne (en-têtes : { $named }, cellules par ligne : { $cells }). Écrivez-y un en-tête pour chaque colonne qui n’en a pas, même si elle ne doit pas être importée
error-import-encoding = Le fichier n’est pas en UTF-8. Enregistrez-le au format « CSV UTF-8 » et envoyez-le de nouveau
error-import-encoding-line = Le fichier n’est pas en UTF-8 : la ligne { $line } est la première qui ne peut pas être lue. Enregistrez-le au format « CSV UTF-8 » et envoyez-le de nouveau
error-import-document = C’est un classeur, un document ou un PDF (.xlsx, .ods, .docx, .pdf), et non une liste sous forme de texte. Ouvrez-le et enregistrez-le au format « CSV UTF-8 », ou copiez ses rangées et collez-les
error-import-stale = Une autre liste a été commencée depuis. Voici ce qu’elle devient
error-import-renamed-all = Cochez que ces inscriptions s’appellent désormais ainsi, ou triez des rangées entières du tableau
error-import-column-sorted = Cochez que c’est voulu, ou triez des rangées entières du tableau
error-import-names = Aucune colonne ne contient de noms
error-import-person = Les personnes se distinguent par leur adresse électronique : choisissez la colonne qui la contient
error-import-twice = Deux colonnes contiennent la même chose. Choisissez-en une
import-fault-row_invalid = La ligne est illisible.
import-fault-row_too_wide = La ligne a trop de cellules.
import-fault-row_wider_than_heading = La ligne a plus de cellules que les en-têtes.
import-fault-cell_too_long = Une cellule est trop longue.
import-fault-email_missing = L’adresse électronique manque.
import-fault-email_invalid = Ce n’est pas une adresse électronique.
import-fault-email_unusual = Aucun lien ne pourrait être envoyé à cette adresse : elle n’est pas écrite d’une façon que tous les serveurs de courrier lisent de la même manière.
import-fault-email_repeated = L’adresse électronique figure aussi dans une autre ligne.
import-fault-name_missing = Personne n’est nommé.
import-fault-two_kinds = Une personne et une organisation sont nommées toutes les deux.
import-fault-kind_unknown = Le type de signataire n’est pas reconnu.
import-fault-name_too_long = Le nom est trop long.
import-fault-names_invalid = Les noms ne peuvent pas être inscrits ainsi.
import-fault-number_invalid = Le numéro n’est pas un nombre entier à partir de 1.
import-fault-number_repeated = Le numéro figure dans une ligne précédente.
import-fault-signer_repeated = Le même numéro ou les mêmes noms figurent aussi dans une autre ligne.
import-fault-entry_repeated = La même inscription de la liste figure aussi dans une autre ligne.
import-fault-taken_back = Cette signature a été retirée, et une liste ne la fait pas revenir.
import-fault-listed_again = Cette signature a été retirée, et figure de nouveau dans la liste.
import-fault-entry_unnamed = La liste exportée ne montre aucun nom à cet endroit.
import-fault-id_unknown = Aucune inscription de cette liste n’a l’identifiant de cette ligne.
import-fault-entry_otherwise = Cette signature n’est pas venue par une liste, et aucune liste ne change ce qu’elle dit.
import-fault-row_heading = La ligne répète l’en-tête.
import-fault-row_repeated = La ligne figure deux fois dans la liste, et n’est reprise qu’une fois.
import-fault-row_above = La ligne figure au-dessus de la liste.
import-fault-name_without_letters = Il n’y a aucune lettre dans le nom.
import-fault-letters_lost = Dans le nom, des points d’interrogation remplacent des lettres.
import-fault-number_taken = Une inscription qui a un tout autre nom porte ce numéro.
import-fault-number_gone = Ce numéro était celui d’une signature qui a été retirée.
import-fault-lines_joined = Plusieurs lignes sont devenues une seule rangée, car un guillemet les tient ensemble.
import-fault-row_total = La ligne est un total, et non un signataire.
import-fault-person_without_email = Une personne se distingue par son adresse électronique, et il n’y en a pas.
import-fault-person_withdrawn = Cette personne a retiré sa signature ici ; elle seule peut signer à nouveau, par le formulaire.
import-fault-people_over = Le jour jusqu’auquel les signatures de personnes sont conservées est passé ; plus personne n’est ajouté.
import-fault-people_by_steward = Seul le rôle « Garde des signatures » permet d’importer des personnes avec leur adresse électronique : on pourrait sinon découvrir ainsi qui a signé.
import-fault-entry_invalid = La ligne n’est pas une inscription de liste.
import-fault-count_invalid = Ce n’est pas un nombre valable.
import-mend-row_invalid = Cherchez un guillemet qui n’est pas fermé.
import-mend-row_wider_than_heading = Mettez entre guillemets droits (") un nom qui contient une virgule ou un point-virgule.
import-mend-email_repeated = Gardez l’une des deux lignes.
import-mend-two_kinds = Faites-en deux lignes, ou choisissez « { import-field-ignore } » pour l’une des colonnes.
import-mend-kind_unknown = Écrivez « organisation », « personal » (à titre personnel) ou « personne » (seulement comptée).
import-mend-row_heading = Il n’y a rien à faire.
import-mend-row_repeated = Il n’y a rien à faire. Si deux signataires s’appellent ainsi, distinguez-les, par exemple par des numéros.
import-mend-row_above = Il n’y a rien à faire.
import-mend-row_total = Si c’est le nom d’une organisation, saisissez-le à la main.
import-mend-name_without_letters = Vérifiez les colonnes. Si une organisation s’appelle ainsi, saisissez-la à la main.
import-mend-letters_lost = Le tableur n’a pas pu enregistrer ces lettres dans un fichier de ce type. Enregistrez au format « CSV UTF-8 » la liste qui les a encore, et envoyez-la de nouveau. Si une organisation s’appelle ainsi, saisissez-la à la main.
import-mend-number_taken = Importez de nouveau la liste et dites de laquelle des deux il s’agit, ou laissez les numéros de côté.
import-mend-number_gone = S’il s’agit d’une autre signature, donnez-lui un autre numéro ou aucun, et importez-la de nouveau.
import-mend-lines_joined = Enlevez le guillemet. S’il s’agit d’un seul signataire, importez de nouveau la liste et cochez-le.
import-mend-names_invalid = Vérifiez la longueur, la langue et les retours à la ligne.
import-mend-name_missing = Ajoutez un nom, ou supprimez la ligne.
import-mend-signer_repeated = Gardez l’une des deux lignes.
import-mend-entry_repeated = Gardez l’une des deux lignes.
import-mend-entry_invalid = Écrivez-la comme un objet entre accolades, à la manière des autres lignes, ou supprimez-la.
import-mend-taken_back = Saisissez-la à la main si elle est donnée malgré tout.
import-mend-listed_again = Il n’y a rien à faire. S’il s’agit d’une autre organisation du même nom, saisissez-la à la main.
import-mend-entry_unnamed = Il n’y a rien à faire ; le serveur qui montre la liste masque peut-être le nom, ou celui-ci n’est pas confirmé.
import-mend-id_unknown = S’il s’agit d’une nouvelle inscription, videz sa cellule dans la colonne « id » ; sinon, rétablissez l’identifiant.
import-mend-entry_otherwise = La personne ou l’organisation qui a signé la corrige, ou vous dans l’espace de travail.
import-mend-people_by_steward = Faites importer la liste par quelqu’un qui a ce rôle ; les responsables l’attribuent.
manage-import-desk = Importer une liste
