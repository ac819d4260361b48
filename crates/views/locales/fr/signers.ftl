signers-title = Signataires
signers-link = { $count ->
    [0] Signataires : les passer tous en revue
    [one] Signataires : { $count } en attente. Les passer tous en revue, décider pour plusieurs
   *[other] Signataires : { $count } en attente. Les passer tous en revue, décider pour plusieurs
}
signers-several = Décider pour plusieurs
signers-places = Où en sont les signataires
signers-place-waiting = En attente
signers-place-listed = Sur la liste
signers-place-refused = Refusés
signers-place-removed = Rayés
signers-place-withdrawn = Nom retiré
signers-place-what-waiting = Ces signataires attendent que quelqu’un décide ici. Admettre, c’est signer une déclaration que tout le monde peut vérifier ; refuser ne signe rien.
signers-newcomers = De très nombreux nouveaux signataires : regardez-les.
signers-newcomers-what = En une heure, plus de 200 signataires sont arrivés de domaines nouveaux pour cet appel. Les suivants attendent votre décision, ou une heure plus calme. Écrivez un domaine dans le champ ci-dessous pour voir qui en vient, ici et sur la liste.
signers-place-what-listed = Ces signataires figurent sur la liste, sur chaque serveur. Rayer, c’est signer une déclaration ; rien n’est effacé, et cela peut être annulé.
signers-place-what-listed-withdrawn = Ces signataires figurent sur la liste, sur chaque serveur. Rayer, c’est signer une déclaration ; rien n’est effacé.
signers-place-what-refused = Refusés ici au cours des trente derniers jours. Pendant ce délai, le refus peut être annulé : le signataire est alors remis en attente.
signers-place-what-refused-withdrawn = Refusés ici au cours des trente derniers jours.
signers-place-what-removed = Rayés de la liste par une organisation initiatrice. Admettre de nouveau un signataire, c’est signer une autre déclaration.
signers-place-what-removed-withdrawn = Rayés de la liste par une organisation initiatrice.
signers-place-what-withdrawn = Ces signatures ont été retirées : par les signataires eux-mêmes, ou par l’organisation qui les avait inscrites. Aucune décision prise ici n’y change rien.
signers-find = Chercher un nom, une adresse ou un serveur
signers-no-country = Pays non indiqué
signers-alike-any = Indifférent
signers-alike-with = Ressemble à un autre nom
signers-alike-without = Ne ressemble à aucun autre nom
signers-time = Quand
signers-came-any = N’importe quand
signers-came-hour = Depuis une heure
signers-came-day = Depuis un jour
signers-nobody = Personne ici.
signers-everybody = Afficher tout le monde ici
signers-pairs = Paires qui sont peut-être un seul signataire : réunissez-les, ou dites qu’il y en a deux
signers-back = Revenir aux signataires
signers-key = La clé
signers-score = Ressemblance : { $score } sur 100
signers-came = Arrivé le { $at }
signers-since = Sur la liste depuis le { $at }
signers-refused-at = Refusé le { $at }
signers-removed-at = Rayé le { $at }
signers-withdrawn-at = Retiré le { $at }
signers-by = Par { $name }
signers-by-listed = Admis par { $name }
signers-because = Motif : { $reason }
signers-blocked = Ce serveur bloque celui d’où vient la signature : le nom n’est pas affiché ici.
signers-limited = Ce serveur limite celui d’où vient la signature.
signers-met = Ce serveur a consulté son compte pour la première fois le { $at }.
signers-never-met = Ce serveur n’a jamais pu consulter son compte.
signers-gone = Son serveur dit que le compte n’existe plus.
signers-account = Compte { $account }
signers-account-since = Compte { $account }, qui dit exister depuis le { $at }
signers-domain = Son adresse électronique est dans le domaine { $domain }.
signers-namesake = Son nom est celui de { $name }, ou lui ressemble. C’est peut-être une de ses sections, ou quelqu’un qui se fait passer pour elle.
signers-namesake-number = Son nom est celui de { $name } (n° { $number }), ou lui ressemble. C’est peut-être une de ses sections, ou quelqu’un qui se fait passer pour elle.
signers-namesake-until = Elle arrive d’elle-même sur la liste dès que personne d’autre n’y porte un tel nom.
signers-form-forgotten = Ce qui avait été écrit dans son formulaire a été effacé, de même que son adresse : aucun courriel ne l’informe de ce qui est décidé.
signers-one-admit = Admettre
signers-one-refuse = Refuser…
signers-one-remove = Rayer…
signers-one-restore = Admettre de nouveau
signers-one-reconsider = Remettre en attente
signers-together = Avec les signataires cochés
signers-all-here = { $count ->
    [one] Le seul signataire de cette page
   *[other] Les { $count } signataires de cette page
}
signers-kept = { $count ->
    [one] Un autre signataire, qui n’apparaît pas ci-dessus, est coché :
   *[other] { $count } autres signataires, qui n’apparaissent pas ci-dessus, sont cochés :
}
signers-do-admit = Admettre…
signers-do-refuse = Refuser…
signers-do-remove = Rayer…
signers-do-restore = Admettre de nouveau…
signers-do-reconsider = Remettre en attente…
signers-together-what = Vous verrez d’abord ce qui va se passer.
signers-keys = Touches du clavier
signers-keys-what = Quand vous êtes dans la liste, ces touches y servent :
signers-keys-start = Aller au premier
signers-keys-move = suivant, précédent
signers-keys-tick = cocher
signers-keys-in = admettre
signers-keys-out = refuser ou rayer, après vérification
signers-keys-help = afficher ou masquer ceci
signers-check-admit = Admettre ?
signers-check-refuse = Refuser ?
signers-check-remove = Rayer de la liste ?
signers-check-restore = Admettre de nouveau ?
signers-check-reconsider = Remettre en attente ?
signers-check-what-admit = Pour chacun, votre organisation signe une déclaration qui l’admet. Si l’un ne peut pas être admis, les autres le sont quand même.
signers-check-what-refuse = Ces signataires n’attendront plus ici. Rien n’est signé. Vous pouvez annuler ce refus pendant trente jours, et chacun peut signer de nouveau.
signers-check-what-refuse-names = Seul le nouveau nom est refusé. Le nom qui figure sur la liste reste tel quel, et rien n’est signé. Vous pouvez annuler ce refus pendant trente jours.
signers-check-what-refuse-removed = Mais qui a déjà été rayé de cette liste l’est une fois de plus : votre organisation signe une déclaration à ce sujet, avec le motif, et tout le monde peut lire l’une et l’autre.
signers-check-what-remove = Pour chacun, votre organisation signe une déclaration qui le raye de la liste, avec le motif. Tout le monde peut lire l’une et l’autre, et cela peut être annulé.
signers-check-what-remove-withdrawn = Pour chacun, votre organisation signe une déclaration qui le raye de la liste, avec le motif. Tout le monde peut lire l’une et l’autre.
signers-check-what-restore = Pour chacun, votre organisation signe une autre déclaration qui l’admet. Ce qui a été signé auparavant reste consigné.
signers-check-what-reconsider = Ce que ces signataires avaient envoyé attend de nouveau ici, comme si rien n’avait été décidé.
signers-check-sent-refuse = Aucune déclaration n’est envoyée aux serveurs qui détiennent la liste.
signers-check-sent-reconsider = Qui a signé par le formulaire en est informé par courriel. Personne d’autre n’en est informé.
signers-check-nobody = Aucun autre serveur ne détient encore la liste.
signers-check-recipients = { $count ->
    [one] Les déclarations partent vers { $count } autre serveur qui détient la liste :
   *[other] Les déclarations partent vers { $count } autres serveurs qui détiennent la liste :
}
signers-check-not = Ne rien faire
signers-reason = Motif
signers-no-reason = Aucun motif indiqué
signers-reason-who-refuse = Votre équipe lit le motif ici. Qui a signé par le formulaire le lit aussi dans le courriel. Personne d’autre ne le lit.
signers-reason-who-refuse-unmailed = Votre équipe lit le motif ici. Personne d’autre ne le lit.
signers-reason-who-remove = Le motif figure dans la déclaration signée : tout le monde peut le lire.
signers-ahead-admit = Sera admis.
signers-ahead-key = Sa clé est demandée une fois de plus à son serveur. Le signataire est admis si elle s’y trouve.
signers-ahead-renamed = Figure sur la liste ; son nouveau nom sera affiché.
signers-ahead-name-stays = Reste sur la liste sous son nom actuel.
signers-ahead-remove = Quittera la liste sur tous les serveurs.
signers-ahead-restore = Figurera de nouveau sur la liste.
signers-ahead-reconsider = Sera de nouveau en attente.
signers-only-renamed = Figure sur la liste ; seul son nouveau nom est en attente. Il n’y a personne à refuser.
signers-told-own-server = Son serveur en est informé, sans motif.
signers-told-fediverse-account = N’en est pas informé. Le compte peut répondre de nouveau.
signers-told-web-form = En est informé par courriel, avec le motif.
signers-told-paper = N’en est pas informé.
signers-told-e-mail = N’en est pas informé.
signers-told-import = N’en est pas informé.
signers-button-admit = { $count ->
    [one] Admettre un signataire
   *[other] Admettre { $count } signataires
}
signers-button-refuse = { $count ->
    [one] Refuser un signataire
   *[other] Refuser { $count } signataires
}
signers-button-remove = { $count ->
    [one] Rayer un signataire
   *[other] Rayer { $count } signataires
}
signers-button-restore = { $count ->
    [one] Admettre de nouveau un signataire
   *[other] Admettre de nouveau { $count } signataires
}
signers-button-reconsider = { $count ->
    [one] Remettre en attente un signataire
   *[other] Remettre en attente { $count } signataires
}
signers-done-admit = Admis
signers-done-refuse = Refusés
signers-done-remove = Rayés
signers-done-restore = Admis de nouveau
signers-done-reconsider = De nouveau en attente
signers-done-count = C’est fait pour { $done } sur { $count }.
signers-was-admit = Est maintenant admis.
signers-was-admit-name = Figure sur la liste sous son nouveau nom.
signers-was-refuse = N’attend plus ici.
signers-was-remove = A quitté la liste.
signers-was-restore = Figure de nouveau sur la liste.
signers-was-reconsider = Est de nouveau en attente.
signers-now-admit = { $name } figure maintenant sur la liste.
signers-now-admit-name = Le nouveau nom { $name } figure maintenant sur la liste.
signers-now-refuse = { $name } n’attend plus ici. Rien n’a été signé.
signers-now-refuse-name = Le nouveau nom { $name } n’a pas été accepté. La liste reste telle quelle.
signers-now-remove = { $name } a quitté la liste.
signers-now-restore = { $name } figure de nouveau sur la liste.
signers-now-reconsider = { $name } est de nouveau en attente.
signers-outcome-elsewhere = Pas fait : ce signataire n’est plus là. Quelqu’un d’autre a décidé, ou le nom a été retiré.
signers-outcome-changed = Pas fait : ce qui est dit n’est plus ce que vous aviez vu. Regardez de nouveau.
signers-outcome-left = Pas encore fait : certains serveurs ont tardé à répondre.
signers-failed = Pas fait : { $why }
signers-our-fault = ce serveur n’y est pas parvenu à l’instant. Réessayez plus tard.
signers-undo-what-remove = Annuler les raye de nouveau de la liste, avec une autre déclaration signée.
signers-undo-what-restore = Annuler les admet de nouveau, avec une autre déclaration signée.
signers-undo-what-reconsider = Annuler les remet en attente.
signers-undo-all = { $count ->
    [one] Annuler
   *[other] Tout annuler ({ $count })
}
signers-go-on = { $count ->
    [one] Continuer avec celui qui reste
   *[other] Continuer avec les { $count } qui restent
}
signers-all-link = { $count ->
    [one] Rayer le seul qui correspond…
   *[other] Rayer les { $count } qui correspondent…
}
signers-all-count = { $count ->
    [one] { $count } signataire de la liste correspond à votre recherche :
   *[other] { $count } signataires de la liste correspondent à votre recherche :
}
signers-all-first = { $count ->
    [one] { $count } au plus quitte la liste en une fois : le premier. Faites le reste ensuite.
   *[other] { $count } au plus quittent la liste en une fois : les premiers. Faites le reste ensuite.
}
signers-all-what = Ils quittent la liste par lots, pendant que ce serveur continue tout le reste ; s’ils sont des milliers, cela prend quelques minutes. Ceux qui arrivent à partir de maintenant n’en font pas partie. Vous pouvez l’arrêter entre-temps, et pendant trente jours les admettre tous de nouveau en une fois.
signers-all-what-withdrawn = Ils quittent la liste par lots, pendant que ce serveur continue tout le reste ; s’ils sont des milliers, cela prend quelques minutes. Ceux qui arrivent à partir de maintenant n’en font pas partie. Vous pouvez l’arrêter entre-temps.
signers-all-search = Chaque mot est trouvé où qu’il se trouve, même à l’intérieur d’autres mots et dans n’importe quel ordre ; majuscules et accents ne comptent pas. La recherche porte sur tous les noms, sur les adresses et les domaines de courriel, et sur ce que ceux qui attendent ont écrit d’eux-mêmes dans le formulaire.
signers-all-names = De qui il s’agit :
signers-all-more = … et { $count } de plus
signers-all-sure = Je les ai regardés, et tous doivent quitter la liste
signers-refuse-all-link = { $count ->
    [one] Refuser le seul qui correspond…
   *[other] Refuser les { $count } qui correspondent…
}
signers-refuse-all-count = { $count ->
    [one] { $count } signataire en attente correspond à votre recherche :
   *[other] { $count } signataires en attente correspondent à votre recherche :
}
signers-refuse-all-first = { $count ->
    [one] { $count } au plus est refusé en une fois : le premier en attente. Faites le reste ensuite.
   *[other] { $count } au plus sont refusés en une fois : les premiers en attente. Faites le reste ensuite.
}
signers-refuse-all-what = Ils sont refusés par lots, pendant que ce serveur continue tout le reste ; s’ils sont des milliers, cela prend quelques minutes. Ceux qui arrivent à partir de maintenant n’en font pas partie. Vous pouvez l’arrêter entre-temps. Ce qui a été envoyé est conservé pour les { $kept } derniers refusés de cet appel : eux seuls peuvent être remis en attente.
signers-refuse-all-sure = Je les ai regardés, et tous doivent être refusés
signers-leaving-title = Beaucoup de signataires sont rayés
signers-leaving-count = { $removed } sur { $count } ont quitté la liste.
signers-leaving-goes-on = Les autres suivent.
signers-leaving-left = { $count ->
    [one] { $count } y reste : il lance l’appel ou dit autre chose à présent ; ou il est parti de lui-même.
   *[other] { $count } y restent : ils lancent l’appel ou disent autre chose à présent ; ou ils sont partis d’eux-mêmes.
}
signers-refusing-title = Beaucoup de signataires sont refusés
signers-refusing-count = { $removed } sur { $count } ont été refusés.
signers-refusing-left = { $count ->
    [one] { $count } ne l’a pas été : il dit autre chose à présent, quelqu’un d’autre en a décidé, il a retiré son nom, ou seul un nouveau nom attend.
   *[other] { $count } ne l’ont pas été : ils disent autre chose à présent, quelqu’un d’autre en a décidé, ils ont retiré leur nom, ou seuls de nouveaux noms attendent.
}
signers-returning-title = Beaucoup de signataires sont admis de nouveau
signers-returning-count = { $removed } sur { $count } figurent de nouveau sur la liste.
signers-returning-left = { $count ->
    [one] { $count } n’y figure pas : il a retiré son nom, une autre organisation l’a rayé aussi, il est bloqué ici, son serveur ne répond pas, ou quelqu’un d’autre en a décidé.
   *[other] { $count } n’y figurent pas : ils ont retiré leur nom, une autre organisation les a rayés aussi, ils sont bloqués ici, leurs serveurs ne répondent pas, ou quelqu’un d’autre en a décidé.
}
signers-many-rest = { $count ->
    [one] { $count } reste comme avant.
   *[other] { $count } restent comme avant.
}
signers-many-end-stopped = Cela a été arrêté avant la fin.
signers-many-end-denied = Cela s’est arrêté de soi-même : la personne ou le programme à l’origine de la décision ne peut plus décider au sujet de signataires.
signers-many-end-not-initiator = Cela s’est arrêté de soi-même : cette organisation ne décide plus des signataires de cet appel.
signers-many-end-withdrawn = Cela s’est arrêté de soi-même : l’appel a été retiré, et plus personne n’est admis.
signers-many-begun = Début : { $at }.
signers-many-begun-by = Début : { $at }, par : { $who }.
signers-again-all = Les admettre tous de nouveau…
signers-again-link = { $count ->
    [one] Admettre de nouveau le signataire parti par la décision du { $at }…
   *[other] Admettre de nouveau les { $count } signataires partis par la décision du { $at }…
}
signers-again-title = Les admettre tous de nouveau ?
signers-again-count = { $count ->
    [one] Par la décision du { $at }, { $count } signataire a quitté la liste.
   *[other] Par la décision du { $at }, { $count } signataires ont quitté la liste.
}
signers-again-left = { $count ->
    [one] { $count } d’entre eux ne peut pas être admis ainsi : il a retiré son nom, une autre organisation l’a rayé aussi, il est bloqué ici, ou quelqu’un en a décidé depuis.
   *[other] { $count } d’entre eux ne peuvent pas être admis ainsi : ils ont retiré leur nom, une autre organisation les a rayés aussi, ils sont bloqués ici, ou quelqu’un en a décidé depuis.
}
signers-again-what = Ils reviennent par lots, pendant que ce serveur continue tout le reste ; s’ils sont des milliers, cela prend un moment, car les clés sont demandées aux serveurs des signataires. Vous pouvez l’arrêter entre-temps. Ceux qui ne peuvent pas être admis restent de côté, et sont comptés.
signers-again-sure = J’ai vérifié, et tous doivent figurer de nouveau sur la liste
signers-leaving-stop = Arrêter
signers-leaving-away = Ne plus le dire
done-signers-admit = La signature est admise.
done-signers-refuse = La signature n’attend plus ici. Rien n’a été signé.
done-signers-remove = Le nom a été rayé.
done-signers-restore = La signature figure de nouveau sur la liste.
done-signers-reconsider = La signature est de nouveau en attente.
done-signers-elsewhere = Il n’y avait plus rien à décider : quelqu’un d’autre a décidé, ou le nom a été retiré.
done-signers-changed = Pas fait : ce qui est dit n’est plus ce que vous aviez vu. Regardez de nouveau.
done-signers-leaving = Ils quittent la liste par lots.
done-signers-refusing = Ils sont refusés par lots.
done-signers-returning = Ils sont admis de nouveau par lots.
done-signers-stopped = Cela ne va pas plus loin.
done-signers-forgotten = La façon dont cela s’est terminé n’est plus affichée.
error-signers-none = Cochez d’abord au moins un signataire
error-signers-many = On peut décider de 100 signataires au plus à la fois. Décochez-en quelques-uns
error-signers-others = Ce ne sont plus les mêmes, ou l’un d’eux dit autre chose ; regardez de nouveau
error-signers-leaving = Des signataires de cette liste sont déjà en train d’être rayés, refusés ou admis de nouveau ; attendez la fin, ou arrêtez cela
error-key-unknown = son serveur n’indique aucune clé qui puisse être admise, ou ne répond pas. Réessayez quand il le fera.
error-removed-by-another = une autre organisation a rayé ce nom : c’est à elle, ou à l’organisation porteuse, de l’admettre de nouveau.
error-initiator-stands = c’est l’une des organisations initiatrices : son nom reste sur la liste tant qu’elle ne retire pas elle-même sa signature.
error-superseded = ce signataire a dit entre-temps quelque chose de plus récent. Regardez de nouveau.
error-refusal-unknown = rien n’est plus conservé de ce refus.
problem-title-list-large = Cette liste est trop grande
problem-what-list-large = Une liste fait 4 Mo au plus. Rien n’en a été lu.
problem-advice-list-large = Divisez-la et envoyez chaque partie.
audit-decide-check = A examiné l’effet d’une décision sur des signataires
audit-decide = A décidé au sujet de signataires
audit-remove-all = A fait rayer tous ceux qui correspondent
audit-remove-all-stop = A arrêté de rayer, de refuser ou d’admettre de nouveau beaucoup de signataires
audit-refuse-all = A fait refuser tous ceux qui correspondent
audit-remove-all-denied = Une décision sur beaucoup de signataires s’est arrêtée d’elle-même : son auteur ne peut plus décider au sujet de signataires
audit-remove-all-not-initiator = Une décision sur beaucoup de signataires s’est arrêtée d’elle-même : l’organisation n’y décide plus
audit-remove-all-withdrawn = Une décision sur beaucoup de signataires s’est arrêtée d’elle-même : l’appel a été retiré, et plus personne n’est admis
audit-restore-all = A fait admettre de nouveau tous ceux qui avaient été rayés ensemble
audit-restore = A admis de nouveau un signataire
audit-reconsider = A remis en attente un signataire refusé
# Ce que ce logiciel conserve.
facts-refused = Signataires refusés
facts-refused-what = Ce qu’a envoyé, ou écrit dans un formulaire, une organisation que l’organisation porteuse a refusée est conservé sous forme chiffrée, pour que le refus puisse être annulé.
facts-refused-long = Ces données sont conservées trente jours, et disparaissent immédiatement lorsque le signataire retire sa signature ou dit quelque chose de plus récent.
facts-lists = Listes importées
facts-lists-what = Une liste de signataires que quelqu’un envoie ou colle dans l’espace de travail attend sous forme chiffrée entre les étapes, pour cette personne seulement ; après la dernière étape, seules les lignes non importées. Le contenu de ses colonnes est retenu, sans aucune de ses lignes.
facts-lists-long = Elle disparaît au bout d’un jour, ou lorsque cette personne l’abandonne.
