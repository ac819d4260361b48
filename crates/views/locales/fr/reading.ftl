# Ce que disent les pages publiques à côté de la lettre et de la liste : la faire connaître, d’où viennent les chiffres,
# la croissance d’une liste, les thèmes, la taille des fichiers.
size-bytes = { $count } o
size-kilobytes = { $count } ko
size-megabytes = { $count } Mo

reading-copy = Copier
reading-copied = Copié.
reading-live-stop = Ne plus actualiser ce chiffre
reading-live-again = Actualiser de nouveau ce chiffre
reading-know = Comment le savons-nous ?
reading-know-named = Chacune a une déclaration signée, avec une preuve, et une organisation initiatrice l’a admise. Ouvrez un nom pour voir les deux.
reading-know-own-server = Chaque signature porte la clé de l’organisation elle-même, qui figure dans son profil, sur son propre serveur.
reading-know-web-form = Pour chacune, une organisation initiatrice a signé que le formulaire a été confirmé par courriel. Si l’adresse était au domaine de l’organisation elle-même, son inscription sur le serveur de l’organisation porteuse le dit.
reading-know-e-mail = Pour chacune, une organisation initiatrice a signé qu’elle détient le courriel.
reading-know-paper = Pour chacune, une organisation initiatrice a signé qu’elle conserve le papier.
reading-know-fediverse-account = Pour chacune, une organisation initiatrice a signé que le compte a répondu publiquement et l’a confirmé par un lien privé.
reading-know-import = Pour chacune, une organisation initiatrice a signé qu’elle figurait sur une liste tenue avant celle-ci.
reading-know-unnamed = Une organisation initiatrice a signé ce nombre. On ne peut pas vérifier de l’extérieur de qui il s’agit.
reading-know-personal = Chaque personne a une déclaration signée, avec une preuve, comme les organisations. Elle n’est pas comptée comme une organisation.
reading-know-people = Chaque serveur a signé le nombre de personnes qui y ont confirmé leur signature, par courriel ou avec un compte du fédivers, ou y ont été ajoutées à partir d’une liste. Aucun nom ne quitte ce serveur : ce chiffre repose donc sur sa parole.
reading-countries = { $count ->
    [one] De { $count } pays
   *[other] De { $count } pays
}
reading-countries-what = Organisations et personnes nommées
reading-countries-none = Pays non précisé
reading-day = Jour { $day }
reading-days-left = { $count ->
    [0] aujourd’hui
    [1] demain
    [one] dans { $count } jour
   *[other] dans { $count } jours
}

reading-share = Faire connaître
reading-share-address = Son adresse
reading-share-mail = L’envoyer par courriel
reading-share-fediverse = Depuis un compte du fédivers, cherchez la même adresse sur votre serveur et partagez la publication, pour que d’autres la voient. Partager n’est pas signer.
reading-share-print = Pour l’imprimer, utilisez votre navigateur : la page est mise en forme pour le papier. Tous les noms se trouvent sur
reading-share-print-all = la page complète
reading-share-nobody = Personne n’est averti que vous la faites connaître : ce sont de simples liens, sans scripts ni compteurs de tiers.

reading-branch-who = Organisation initiatrice
reading-branch-own = Admises, signées depuis leur propre serveur
reading-branch-other = Admises d’une autre manière
reading-branch-list = Liste de son serveur
reading-branch-table = La même chose en tableau

reading-growth = Les noms au fil du temps
reading-growth-table = En tableau
reading-growth-until = Jusqu’au
reading-growth-organisations = Organisations

reading-narrow = Filtrer la liste
reading-narrowed = { $count ->
    [one] Filtrer la liste : { $count } filtre actif
   *[other] Filtrer la liste : { $count } filtres actifs
}
reading-from = À partir du
reading-until = Jusqu’au

reading-history = Historique de l’inscription
reading-history-what = Telle que ce serveur la détient : la plus récente déclaration de chaque clé. Le nom porté auparavant n’est pas conservé, sauf si le signataire le donne comme autre nom.
reading-history-let-in = { $who } a admis cette inscription, sous les noms affichés alors.
reading-history-removed = { $who } a rayé cette inscription.
reading-history-ended = { $who } a mis fin à sa déclaration sur cette inscription.
reading-history-signed = La déclaration affichée ici a été signée.
reading-history-signed-itself = Le signataire lui-même a signé ce qui figure ici.
reading-history-listed = L’inscription est entrée dans la liste.
reading-history-entered = { $who } a saisi cette inscription, et signé ce qui figure ici.
reading-history-changed = { $who } a modifié cette inscription, et signé ce qui figure ici.

field-topics = Thèmes
field-topics-hint = Jusqu’à dix mots qui permettent de trouver l’appel, par exemple SécuritéPortuaire, séparés par des virgules. D’autres logiciels les affichent comme mots-dièse. S’ils changent, les signataires n’ont pas à signer de nouveau
error-topics-form = Écrivez au plus dix thèmes, séparés par des virgules : un mot chacun, fait de lettres, de chiffres et de _
error-topic-words = « { $word } » n’est pas un seul mot fait de lettres, de chiffres et de _. Écrivez { $instead } ; s’il s’agit de plusieurs thèmes, mettez des virgules entre eux
error-topic-odd = « { $word } » ne peut pas être un thème : il faut un seul mot de lettres, de chiffres et de _, avec au moins une lettre et { $most } caractères au plus

archive-kind = Type
archive-any-kind = Tous les types
archive-ended = Terminés : clos ou retirés
archive-topics = Thèmes
archive-topic-title = Thème : { $topic }
archive-topic-lead = Ce que ce serveur connaît sous ce thème : appels, lettres à envoyer, réunions et personnes.
archive-find-hint = Dans n’importe quelle langue du titre, ou par organisation porteuse ; avec ou sans accents et majuscules
archive-feed = Nouveaux appels en fil Atom
archive-topic-count = { $topic } ({ $count })
