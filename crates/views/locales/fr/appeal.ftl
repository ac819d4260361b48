# La page d’un appel : la lettre, ses signataires, ses chiffres, ses copies.
#
# Petit glossaire. Vouvoiement partout.
#   appeal : appel | open letter : lettre ouverte | petition : pétition | joint statement : déclaration commune
#   endorse, co-sign (une organisation) : cosigner | sign as a person : signer individuellement
#   in a personal capacity : à titre personnel | the undersigned, signer : les signataires
#   organiser : organisation porteuse | initiators : organisations initiatrices
#   co-initiator : organisation co-initiatrice | keeper : dépositaire de la liste
#   let in : admettre | remove : rayer | withdraw, take back : retirer | deliver : remettre
#   wording : version | authoritative : faisant foi | demand : demande | reservation : réserve
#   entry : inscription | statement : déclaration | proof : preuve | bundle : dossier de preuves
#   digest : empreinte | root key : clé racine | desk : espace de travail | token : jeton
#   fediverse : fédivers | boost : partage | like : favori | e-mail : courriel, adresse électronique
#   clause : point | amendment : amendement | to second : appuyer | ballot : scrutin | roll : liste des votants | terms : règles
#   delegate : personne déléguée | update, news : nouvelle | handover : remise | follower : compte qui suit | role : rôle
#   post : publication | passkey : clé d’accès | handle : nom court | feed : fil Atom | may stay empty : facultatif
#   whoever runs the server : la personne qui gère le serveur
# Espace insécable devant les deux-points, fine insécable devant ; ! ? et dans les guillemets.

appeal-status = État :
appeal-wording = { $number ->
    [1] première version
    [2] deuxième version
    [3] troisième version
   *[other] version { $number }
}
appeal-to = À l’attention de
appeal-stand-behind = { $count ->
    [0] Aucune organisation ne soutient pour l’instant { appeal-this }
    [one] organisation soutient { appeal-this }
   *[other] organisations soutiennent { appeal-this }
}
appeal-stood-behind = { $count ->
    [one] organisation soutenait { appeal-this }
   *[other] organisations soutenaient { appeal-this }
}
appeal-none-stand-behind = Aucune organisation ne soutient { appeal-this }
appeal-signed-earlier = { $count ->
    [one] { $count } autre a signé une version antérieure.
   *[other] { $count } autres ont signé une version antérieure.
}
appeal-more-earlier = { $count ->
    [one] { $count } autre a signé une version antérieure
   *[other] { $count } autres ont signé une version antérieure
}
appeal-any-wording = { $counted } (quelle que soit la version signée)
appeal-earlier-figure = { $count ->
    [one] organisation a signé une version antérieure
   *[other] organisations ont signé une version antérieure
}
appeal-how-do-we-know = Comment le savons-nous ?
appeal-to-next-mark = { $count ->
    [0] Le palier de { $mark } est atteint
    [one] Encore { $count } organisation pour atteindre le prochain palier, { $mark }
   *[other] Encore { $count } organisations pour atteindre le prochain palier, { $mark }
}
appeal-add-organisation = Ajouter votre organisation
appeal-sign-as-person = Signer individuellement
appeal-fact-published = Publication
appeal-fact-closes = Clôture
appeal-fact-closed = Signatures closes le
appeal-fact-called-by = À l’appel de
appeal-fact-and-others = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
appeal-fact-languages = Langues
appeal-translation = traduction
appeal-closes = clôture le
appeal-organisations-count = { $count ->
    [0] aucune organisation ne s’y est jointe
    [one] { $count } organisation
   *[other] { $count } organisations
}
appeal-people = { $count ->
    [0] aucune personne
    [one] { $count } personne
   *[other] { $count } personnes
}
appeal-more-people = { $count ->
    [one] { $count } autre personne
   *[other] { $count } autres personnes
}
appeal-on-this-page = Sur cette page
appeal-nav-letter = Le texte
appeal-nav-demands = Nos demandes
appeal-nav-sign = Signer
appeal-text-authoritative = { $language }, texte faisant foi.
appeal-text-translation = { $language }, traduction.
appeal-text-follows = Inchangée depuis la version { $wording }.
appeal-text-incomplete = Cette traduction n’est pas complète.
appeal-text-original = Texte complet en { $language }
appeal-text-signed = C’est le texte en { $language } qui est signé.
appeal-text-signed-read = Le lire en { $language }
appeal-one-language = Lire uniquement cette langue
appeal-both-languages = Lire côte à côte les textes faisant foi
appeal-we-ask = Nos demandes
appeal-signed-for = Les organisations initiatrices
appeal-undersigned = Les signataires
appeal-find-name = Chercher un nom, dans l’écriture de votre choix
appeal-find = Chercher
appeal-nobody-yet = Personne n’a encore signé.
appeal-nobody = Personne n’a signé.
appeal-counted-only = Aucun nom ne figure sur cette liste. Sont comptés : { $counted }.
appeal-counted-too = Sont aussi comptés : { $counted }.
appeal-roll-first = Les { $shown } premières inscriptions sur { $count }, dans l’ordre des numéros.
appeal-roll-all = { $count ->
    [0] Aucune inscription pour le moment.
    [one] { $count } inscription.
   *[other] Les { $count } inscriptions, dans l’ordre des numéros.
}
appeal-roll-hidden = { $count ->
    [one] { $count } inscription provenant d’un serveur bloqué par celui-ci n’est pas affichée nommément ; elle compte tout de même.
   *[other] { $count } inscriptions provenant de serveurs bloqués par celui-ci ne sont pas affichées nommément ; elles comptent tout de même.
}
appeal-roll-folded = { $count ->
    [one] { $count } inscription, repliée.
   *[other] { $count } inscriptions, repliées.
}
appeal-roll-gaps = Là où un numéro est vacant, une inscription ultérieure a reçu un numéro plus élevé.
appeal-whole-list = La liste complète
appeal-roll-print = Tous les noms sur cette page, pour impression
appeal-next-name = Le prochain nom : le vôtre ?
appeal-put-your-name = Signez à votre tour
appeal-days = Au fil des jours
appeal-figures = Chiffres
appeal-held = Où cette liste est conservée
appeal-data = Données et preuves

entry-gap = Numéro sans inscription.
entry-withdrawn = Nom retiré
entry-removed = Nom rayé
entry-hidden = Nom masqué par ce serveur.
entry-joined = Affichée avec une autre inscription.

notice-draft = Ceci est un brouillon.
notice-draft-what = Seules les personnes de votre espace de travail peuvent le voir. Rien n’a été envoyé à un autre serveur.
notice-copy = Ceci est une copie.
notice-copy-what = { $holder } la détient ; l’original appartient à { $organiser }.
notice-copy-reachable = Son serveur d’origine, { $host }, est joignable.
notice-copy-apart = Ce serveur ne compare pas sa liste avec celle de { $host }, le serveur d’origine de l’appel : la personne qui le gère en a décidé ainsi. Ce qui y a été signé depuis peut manquer ici.
notice-copy-lost = Son serveur d’origine, { $host }, est injoignable depuis le { $since }.
notice-copy-goes-on = La liste continue ; le serveur d’origine sera mis à jour dès son retour.
notice-copy-checked = Chaque preuve a été vérifiée ici à son arrivée ; les dernières nouvelles d’un serveur qui détient la liste datent du { $at }.
notice-copy-original = Voir l’original
notice-withdrawn = Retrait par l’organisation porteuse le { $at }.
notice-withdrawn-what = Le texte reste lisible, barré. Plus personne ne peut le signer.
notice-closed = Signatures closes le { $at }.
notice-closed-what = La liste reste telle qu’elle a été signée ; on peut encore retirer son nom.
notice-delivered = Remise faite le { $at }.
notice-delivered-open = On peut encore signer.
notice-conflict = Deux textes portent le même numéro.
notice-conflict-what = La version { $wording } existe en deux textes différents, voire plus ; comparez les empreintes avant de signer.
notice-conflict-not-held = { $count ->
    [one] { $count } signature porte sur un texte que ce serveur ne détient pas.
   *[other] { $count } signatures portent sur des textes que ce serveur ne détient pas.
}
notice-conflict-both = Voir les deux textes
notice-earlier = Vous lisez la version { $wording }, qui a été remplacée.
notice-earlier-current = Lire la version actuelle

way-server = Depuis le serveur de votre organisation
way-server-what = Votre serveur récupère le texte, le vérifie et vous permet de le cosigner chez vous, avec votre propre clé.
way-server-go-there = Aller sur mon serveur
way-server-address = Adresse de votre organisation
way-server-address-hint = Par exemple @syndicat@social.example
way-server-go = Trouver le chemin
way-fediverse = Avec un compte du fédivers
way-fediverse-what = Répondez à la publication depuis le compte Mastodon de votre organisation, avec les mots ci-dessous. Votre organisation est inscrite en tant que compte, et la liste le précise.
way-fediverse-how = La marche à suivre, et que faire si aucun message n’arrive
way-form = Sans serveur ni compte
way-form-what = Remplissez un formulaire. Nous envoyons un courriel à votre organisation ; elle signe dès que quelqu’un de chez elle confirme. Les feuilles de signatures sur papier conviennent aussi.
way-form-what-elsewhere = Remplissez un formulaire sur le serveur de l’organisation porteuse. Les feuilles de signatures sur papier conviennent aussi.
way-form-go = Cosigner par formulaire
way-person = Individuellement
way-person-what = Votre nom reste sur ce serveur et n’est affiché nulle part. Les autres serveurs n’apprennent qu’un nombre : celui des personnes qui ont signé ici.

event-published = { $kind ->
    [petition] Pétition publiée.
    [joint-statement] Déclaration publiée.
    [urgent-appeal] Appel publié.
   *[open-letter] Lettre publiée.
}
event-revised = { $wording ->
    [2] Deuxième version publiée. Chaque nom reste sous la version signée, jusqu’à ce que son signataire confirme celle-ci.
    [3] Troisième version publiée. Chaque nom reste sous la version signée, jusqu’à ce que son signataire confirme celle-ci.
   *[other] Version { $wording } publiée. Chaque nom reste sous la version signée, jusqu’à ce que son signataire confirme celle-ci.
}
event-what-changed = Ce qui a changé
event-joined = { $count ->
    [one] { $count } des organisations qui figurent maintenant sur la liste y est entrée ce jour-là.
   *[other] { $count } des organisations qui figurent maintenant sur la liste y sont entrées ce jour-là.
}
event-joined-in-month = { $count ->
    [one] { $count } des organisations qui figurent maintenant sur la liste y est entrée ce mois-là.
   *[other] { $count } des organisations qui figurent maintenant sur la liste y sont entrées ce mois-là.
}
event-left = { $count ->
    [one] { $count } organisation a retiré son nom.
   *[other] { $count } organisations ont retiré leur nom.
}
event-delivered = Remise faite.
event-delivered-to = Remise faite à
event-closed = Signatures closes.
event-withdrawn = Retrait par l’organisation porteuse.
event-out-of-reach = { $host } ne répond plus. La liste continue, et ce serveur-là sera mis à jour dès son retour.
event-back = { $host } est de retour et a été mis à jour.

figures-this-wording = cette version
figures-earlier = version antérieure
figures-any-wording = quelle que soit la version signée
figures-named = Organisations nommées
figures-by-own-server = depuis leur propre serveur
figures-by-web-form = par formulaire, confirmé par courriel
figures-by-e-mail = par courriel à une organisation initiatrice
figures-by-paper = sur papier, feuilles conservées par une organisation initiatrice
figures-by-fediverse-account = par un compte du fédivers
figures-reactions = { $boosts ->
    [0] Aucun partage
    [one] { $boosts } partage
   *[other] { $boosts } partages
}, { $likes ->
    [0] aucun favori
    [one] { $likes } favori
   *[other] { $likes } favoris
} : ce ne sont pas des signatures.
figures-by-import = d’après une liste antérieure
figures-unnamed = Organisations non nommées
figures-unnamed-known-to = { $who } les connaît et en indique le nombre
figures-unnamed-what = Connues d’une organisation initiatrice, qui en indique le nombre
figures-personal = À titre personnel
figures-personal-what = Responsables d’organisations qui signent en leur propre nom
figures-people = Personnes
figures-people-what = { $servers ->
    [0] Comptées par les serveurs où elles signent, jamais nommées
    [one] Comptées par un seul serveur, jamais nommées
   *[other] Comptées par { $servers } serveurs, jamais nommées. Qui a signé sur deux serveurs est compté deux fois
}
figures-people-named = { $servers ->
    [0] Comptées par les serveurs où elles signent, nommées seulement si elles l’ont accepté
    [one] Comptées par un seul serveur, nommées seulement si elles l’ont accepté
   *[other] Comptées par { $servers } serveurs, nommées seulement si elles l’ont accepté. Qui a signé sur deux serveurs est compté deux fois
}
figures-how = Chaque chiffre est la somme de déclarations signées, ici comme sur tout serveur qui détient la liste.
figures-yourself = Refaire le compte vous-même

held-lead = La liste n’appartient à aucun serveur. Chacun de ceux-ci la détient en entier et peut prouver chaque nom ; si l’un disparaît, les autres continuent.
held-this-server = ce serveur
held-digest = Empreinte de la liste. Deux serveurs qui affichent ces caractères détiennent les mêmes déclarations signées, donc la même liste.
held-picture = Un trait par organisation, sous l’organisation initiatrice qui l’a admise. Grand : signature depuis son propre serveur. Petit : d’une autre manière. Carré plein : détient la même liste.
held-picture-many = Un trait pour { $count } organisations, sous l’organisation initiatrice qui les a admises. Grand : signature depuis leur propre serveur. Petit : d’une autre manière. Carré plein : détient la même liste.
replica-same = Même liste
replica-entries = { $count ->
    [one] { $count } inscription
   *[other] { $count } inscriptions
}
replica-behind = Liste pas encore identique
replica-behind-by = { $count ->
    [one] { $count } inscription de retard
   *[other] { $count } inscriptions de retard
}
replica-compared = comparaison du
replica-out-of-reach = Injoignable depuis le
replica-then-held = { $count ->
    [one] détenait alors { $count } inscription
   *[other] détenait alors { $count } inscriptions
}
replica-refuses = Refuse nos messages
replica-since = depuis le
replica-seen = A certifié avoir vu exactement cette liste :
replica-changed = La liste a changé depuis la dernière comparaison
replica-apart = Ce serveur ne se compare pas avec lui
replica-unknown = Pas encore comparée
branch-root = Clé racine
branch-let-in = { $count ->
    [0] n’a encore admis personne
    [one] a admis { $count } signature
   *[other] a admis { $count } signatures
}
branch-same = détient la même liste
branch-behind = liste pas encore identique
branch-changed = liste modifiée depuis la comparaison
branch-out-of-reach = injoignable
branch-apart = ce serveur ne se compare pas avec lui
branch-unknown = pas encore comparée

data-feed = Fil Atom
data-bundle = Dossier de toutes les preuves
data-root-key = Clé racine, à comparer avec un exemplaire imprimé :
data-what = La commande n’a besoin d’aucun réseau. Elle vérifie chaque preuve, refait le compte de la liste et signale chaque erreur. Prenez la clé racine sur papier ou auprès d’une personne de confiance, et non dans le fichier que vous vérifiez.
data-program = Où trouver le programme « undersigned »
data-program-elsewhere = La commande fait partie du programme « undersigned », un logiciel libre sous licence AGPL. Personne n’a indiqué à ce serveur où l’obtenir. Les pages d’autres serveurs qui détiennent cet appel le disent peut-être ; sinon, demandez à l’organisation porteuse ou à la personne qui gère ce serveur.
way-desk-by-hand = Le faire vous-même
way-desk-what = Connectez-vous à votre propre serveur, choisissez « Cosigner » dans l’espace de travail et collez-y cette adresse. Votre serveur signe avec la clé de votre organisation et en informe celui-ci ; la signature paraît ici une fois la clé vérifiée.
way-desk-what-moderated = Connectez-vous à votre propre serveur, choisissez « Cosigner » dans l’espace de travail et collez-y cette adresse. Votre serveur signe avec la clé de votre organisation et en informe celui-ci ; la signature paraît ici une fois admise par les organisations initiatrices.
way-moderated = Les organisations initiatrices admettent les signataires : une organisation figure sur la liste une fois leur décision prise.

still-copy = Une copie, établie le { $at }.
still-copy-what = Elle n’a besoin d’aucun serveur et ne change pas. Vérifiez-la avec le fichier qui l’accompagne, comme indiqué au bas de cette page. L’original, dans son état actuel, et la manière de le signer se trouvent à l’adresse
still-copied-from = Copie faite depuis

entry-no-number = Ce numéro est vacant : une inscription ultérieure a reçu un numéro plus élevé.
entry-no-numbers = Ces numéros sont vacants : une inscription ultérieure a reçu un numéro plus élevé.
held-seen-by-others = { $count ->
    [one] { $count } de ces serveurs, outre celui de l’organisation porteuse, a signé avoir vu cette même liste ; la signature est dans le dossier de preuves.
   *[other] { $count } de ces serveurs, outre celui de l’organisation porteuse, ont signé avoir vu cette même liste ; les signatures sont dans le dossier de preuves.
}
