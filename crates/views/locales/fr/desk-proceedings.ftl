# L’espace de travail : amendements, position d’une organisation sur ceux-ci, scrutins et votes.
deciding-title = Amendements et scrutins
deciding-lead = Les organisations signataires proposent des changements et font connaître leur position ; les organisations initiatrices les mettent aux voix. Tout est signé et conservé par chaque serveur qui détient la liste.
deciding-over = Plus rien n’est proposé, mis aux voix ni voté. Ce qui a été proposé et décidé se lit toujours, et ce que vous avez dit peut être retiré.
deciding-link-what = Proposez des changements au texte, faites connaître votre position, votez.
deciding-only-listed = Seules les organisations de la liste proposent, s’expriment et votent. Signez d’abord, ou attendez votre admission.
deciding-amendments = Amendements
deciding-amendments-none = Personne n’a encore proposé de changement.
deciding-propose = Proposer un changement
deciding-propose-lead = La proposition est signée avec votre clé, envoyée à tous les serveurs qui détiennent la liste et affichée avec votre nom.
deciding-sign = Signer et envoyer
deciding-words = En quels termes
deciding-words-translation = Le texte n’est que traduit dans cette langue : elle peut rester vide, et le point n’a alors pas de traduction.
deciding-change-add = Nouveau point
deciding-change-change = Autre rédaction
deciding-change-strike = Supprimer
deciding-merged-into = Il fait maintenant partie de :
deciding-ours = le vôtre
deciding-outdated = fait pour une autre version
deciding-seconded = { $count ->
    [one] appuyé par { $count } organisation
   *[other] appuyé par { $count } organisations
}
deciding-conflicts = { $count ->
    [one] { $count } autre amendement propose autre chose pour ce point
   *[other] { $count } autres amendements proposent autre chose pour ce point
}
deciding-clause = Le point
deciding-at-end = À la fin
deciding-part-none = Aucune partie
deciding-part-aims = Objectifs
deciding-part-positions = Positions
deciding-part-activities = Activités
deciding-reasons = Motifs
deciding-positions = Position des autres
deciding-positions-none = Personne n’a encore fait connaître sa position.
deciding-seconds = l’appuie
deciding-reservation = Réserve :
deciding-own = Votre position
deciding-own-save = Signer et envoyer
deciding-own-take-back = La retirer
deciding-yours = Votre amendement
deciding-held = Un scrutin à son sujet est en cours jusqu’à : { $at }. Jusqu’à sa fin, l’amendement reste tel quel.
deciding-edit = Modifier l’amendement
deciding-merge = Le fondre dans un autre
deciding-merge-what = Le vôtre est alors affiché comme partie de l’autre, qui vaut pour les deux.
deciding-withdraw = Retirer l’amendement
deciding-withdraw-what = On verra toujours que vous l’avez déposé et retiré, sans son texte. Les copies présentes ailleurs ne peuvent être reprises.
deciding-withdraw-ballots = Les scrutins qui portent sur lui gardent son texte : ils montrent ce qui a été mis aux voix.
deciding-withdraw-sure = Oui, nous le retirons
deciding-take = Reprendre dans le texte ce qui est adopté
deciding-take-lead = Cela devient un brouillon de la version suivante, que vous pouvez modifier avant de la publier. Les signataires disent ensuite s’ils la soutiennent.
deciding-take-conflicts = Laissés tels quels, parce que ce qui est adopté se contredit ou que le point n’existe plus
deciding-take-drafted = Il y a déjà un brouillon de la version suivante. Ce qui est adopté l’emporte sur ce qu’il dit des mêmes points ; tout le reste demeure.
deciding-take-button = L’écrire dans le brouillon
deciding-left-over = Il a été adopté pour une version antérieure et n’est pas entré dans le texte. Pour le reprendre, proposez-le de nouveau ou écrivez-le à la main.

deciding-ballots = Scrutins
deciding-ballots-none = Rien n’a encore été mis aux voix.
deciding-open = Ouvrir un scrutin
deciding-open-lead = Chaque organisation a une voix. Une fois signées, ces règles ne pourront plus être changées ; le scrutin pourra seulement être annulé avant sa clôture.
deciding-open-button = Signer et ouvrir le scrutin
deciding-question-text = Le texte entier, version { $wording }
deciding-question-amendment = Amendement – { $what }
deciding-amendment-words = { $what } : { $words }
deciding-ballot-open = Ouvert
deciding-ballot-opening = Ouverture des votes scellés
deciding-ballot-closed = Clos
deciding-ballot-cancelled = Annulé
deciding-ballot-withdrawn = Sans décision : l’appel a été retiré
deciding-closes = Vote ouvert jusqu’à : { $at }
deciding-to-vote = { $count ->
    [one] Il vous reste { $count } vote à émettre
   *[other] Il vous reste { $count } votes à émettre
}
deciding-see-amendment = Lire l’amendement
deciding-majority = Majorité
deciding-majority-what = Inutile quand on élit un comité.
deciding-majority-more = Adopté par plus de { $percent } % { $of }
deciding-majority-least = Adopté par au moins { $percent } % { $of }
deciding-of-votes = des organisations qui votent pour ou contre
deciding-of-present = des organisations qui participent
deciding-of-roll = des organisations qui peuvent voter
deciding-share-more = Plus que ce pourcentage
deciding-share-least = Au moins ce pourcentage
deciding-sealed = Votes scellés
deciding-sealed-what = Les votes des organisations sont publics. Si vous le demandez, chaque serveur envoie d’abord un vote scellé et l’ouvre de lui-même à la clôture du scrutin.
deciding-unopened-abstention = Un vote scellé qui n’est pas ouvert compte comme une abstention
deciding-unopened-not-cast = Un vote scellé qui n’est pas ouvert compte comme non exprimé
deciding-committee = Élection d’un comité
deciding-committee-what = Seulement quand on élit un comité. Chaque votant coche toutes les personnes qui lui conviennent ; celles qui sont cochées le plus souvent sont élues.
deciding-terms = Règles
deciding-roll-count = { $count ->
    [one] { $count } organisation peut voter
   *[other] { $count } organisations peuvent voter
}
deciding-quorum-is = Au moins { $percent } % d’entre elles doivent participer
deciding-opens-until = Les votes sont scellés, et peuvent être ouverts jusqu’à : { $at }.
deciding-seats = { $count ->
    [one] { $count } siège
   *[other] { $count } sièges
}
deciding-term = Du { $from } au { $until }
deciding-vote = Votre vote
deciding-vote-what = Il est signé avec votre clé, envoyé aussitôt et public. Jusqu’à la clôture vous pouvez voter de nouveau ; le dernier vote compte.
deciding-vote-sealed = Il est signé et scellé maintenant ; ce serveur l’ouvre à la clôture du scrutin. Jusque-là vous pouvez voter de nouveau ; le dernier vote compte.
deciding-vote-button = Signer et voter
deciding-voted = Vous avez voté.
deciding-voted-in-vain = Un de vos votes ne compte pas.
deciding-vote-again = Vous pouvez voter de nouveau tant que le scrutin est ouvert.
deciding-answer-yes = Pour
deciding-answer-no = Contre
deciding-answer-abstain = Abstention
deciding-cancel = Annuler le scrutin
deciding-cancel-what = Il reste alors sans effet ; les votes exprimés restent visibles.
deciding-cancel-sure = Oui, nous l’annulons
deciding-result = Résultat
deciding-result-adopted = Adopté.
deciding-result-rejected = Non adopté.
deciding-result-no-quorum = Trop peu d’organisations ont participé : rien n’est décidé.
deciding-result-elected = Personnes élues :
deciding-result-nobody = Personne n’est élu.
deciding-result-tied = À égalité pour un nombre insuffisant de sièges, donc non élues :
deciding-result-numbers = Pour : { $yes }, contre : { $no }, abstentions : { $abstain }
deciding-result-all = Tous les votes, et qui les a comptés
deciding-took-part = { $part } sur { $roll } ont participé.
deciding-wrong-line = Ligne { $line } : écrivez l’adresse d’un compte, suivie au besoin de l’adresse et de la clé de la personne déléguée ; chaque organisation une seule fois

field-deciding-change = Ce que vous proposez
field-deciding-clause = Quel point
field-deciding-after = Après quel point
field-deciding-part = Partie de la plateforme
field-deciding-part-hint = Pour les plateformes en plusieurs parties
field-deciding-text = Le point tel qu’il devrait être
field-deciding-reasons = Pourquoi
field-deciding-seconds = Nous l’appuyons
field-deciding-language = Langue de ce que vous écrivez
field-deciding-comment = Commentaire
field-deciding-reservation = Réserve
field-deciding-reservation-hint = Ce que vous ne soutiendriez pas s’il est adopté
field-deciding-into = Dans lequel
field-deciding-question = Sur quoi l’on vote
field-deciding-closes-day = Dernier jour
field-deciding-roll = Qui peut voter
field-deciding-roll-hint = Un compte par ligne, par son adresse. Si une personne déléguée vote à sa place, ajoutez l’adresse du compte de cette personne et sa clé publiée, séparées par des espaces.
field-deciding-quorum = Quorum, en pourcentage
field-deciding-quorum-hint = Part des organisations pouvant voter qui doivent participer ; 0 s’il n’y en a pas
field-deciding-more = Combien doivent voter pour
field-deciding-percent = Pourcentage
field-deciding-majority-of = De qui
field-deciding-sealed = Sceller les votes jusqu’à la clôture
field-deciding-hours = Heures pour les ouvrir
field-deciding-unopened = Si un vote n’est pas ouvert
field-deciding-words = Message aux votants
field-deciding-seats = Sièges
field-deciding-candidates = Candidatures
field-deciding-candidates-hint = Un nom par ligne ; l’adresse du compte de leur organisation peut suivre après un point-virgule
field-deciding-from = Premier jour du mandat
field-deciding-until = Dernier jour du mandat
field-deciding-mandate = Mission du comité
field-deciding-voter = Au nom de qui vous votez
field-deciding-answer = Votre réponse
field-deciding-approve = Avec qui vous êtes d’accord
field-deciding-approve-hint = Ne cocher personne est une abstention

error-deciding-not-listed = Seules les organisations de la liste peuvent le faire
error-deciding-closed = Le scrutin est clos ou annulé
error-deciding-in-ballot = Un scrutin sur cet amendement est ouvert ; il reste tel quel jusqu’à sa fin
error-deciding-stale = Une déclaration plus récente est arrivée entre-temps ; regardez-la et recommencez
error-deciding-part = Choisissez un endroit dans cette partie du texte, ou laissez l’un des deux vide
error-deciding-delegate-unreachable = Le serveur de la personne déléguée ne répond pas, sa clé ne peut donc être vérifiée ; recommencez plus tard
error-deciding-say-something = Appuyez-le, ou écrivez quelque chose
error-deciding-clause = Choisissez un point du texte
error-deciding-strike-words = Un point supprimé n’a pas de texte ; videz-le
error-deciding-closes = Écrivez un jour et une heure à venir
error-deciding-closes-far = Choisissez une fin dans les 400 prochains jours
error-deciding-percent = Écrivez un nombre entier de 0 à 100
error-deciding-hours = Écrivez un nombre entier de 1 à 744
error-deciding-seats = Écrivez un nombre entier de 1 à 50
error-deciding-candidates = Écrivez de 2 à 100 noms, un par ligne
error-deciding-term = Écrivez les deux jours sous la forme année-mois-jour, le premier avant le dernier

done-deciding-proposed = L’amendement est signé et envoyé.
done-deciding-changed = Le changement est signé et envoyé.
done-deciding-withdrawn = L’amendement est retiré.
done-deciding-merged = Le vôtre fait maintenant partie de celui-ci.
done-deciding-said = Votre position est signée et envoyée.
done-deciding-unsaid = Elle est retirée.
done-deciding-opened = Le scrutin est ouvert.
done-deciding-cancelled = Le scrutin est annulé.
done-deciding-voted = Votre vote est signé et envoyé.
done-deciding-taken = Ce qui est adopté se trouve dans le brouillon.

audit-amendment = A proposé un amendement
audit-amendment-change = A modifié un amendement
audit-amendment-withdraw = A retiré un amendement
audit-amendment-merge = A fondu un amendement dans un autre
audit-position = A fait connaître la position de l’organisation sur un amendement
audit-amendments-take = A repris des amendements adoptés dans un brouillon
audit-ballot = A ouvert un scrutin
audit-ballot-cancel = A annulé un scrutin
audit-vote = A voté

deciding-choose-lead = Choisissez un point et ce qu’il doit devenir. Vous partirez ensuite de sa rédaction actuelle.
deciding-choose-other = Choisir autre chose
deciding-what-change = Point { $number }, autre rédaction
deciding-what-strike = Supprimer le point { $number }
deciding-what-behind = Nouveau point après le point { $number }
deciding-what-add = Nouveau point à la fin
deciding-stands = Le point dans son état actuel
deciding-delegated = { $who } vote pour vous dans ce scrutin, avec la clé indiquée dans les règles.
deciding-look = Dernier regard sur les règles
deciding-look-back = Modifier les règles
deciding-warn-quorum = Le quorum est de 0 : la décision est prise même si une seule organisation participe.
deciding-warn-earlier = Cet amendement a été fait pour une version antérieure. S’il est adopté, il faudra l’écrire à la main dans le texte. Faites-le d’abord proposer de nouveau pour la version actuelle.
deciding-warn-roll = { $count ->
    [one] { $count } organisation qui pourrait voter ne figure pas sur cette liste des votants.
   *[other] { $count } organisations qui pourraient voter ne figurent pas sur cette liste des votants.
}
deciding-take-conflicts-what = Ces amendements ne peuvent pas tous entrer ensemble dans le texte. Écrivez le point à la main dans le brouillon, ou faites proposer pour la prochaine version un seul amendement qui les réunit, et mettez-le aux voix.
deciding-wrong-key = Ligne { $line } : ce n’est pas une clé ; copiez-la depuis la page de la personne déléguée, avec ou sans espaces
deciding-unknown-line = Ligne { $line } : ce compte n’est pas connu ici comme signataire ; écrivez son adresse comme dans la liste, ou indiquez la personne déléguée
error-deciding-language = Écrivez aussi le point dans cette langue : c’est l’une de celles dans lesquelles on signe le texte
error-deciding-nothing-changed = Cela ne change rien ; écrivez ce qui doit changer
error-deciding-known = Vous avez déjà proposé exactement la même chose
error-deciding-decided = Cet amendement a été tranché ; proposez-en un autre
error-deciding-ballot-open = Un scrutin à ce sujet est déjà ouvert ; attendez sa clôture ou annulez-le
error-deciding-voter-unknown = La liste des votants nomme une organisation qui n’est pas connue ici comme signataire
error-deciding-delegate-key = Ce n’est pas une clé de la personne déléguée ; copiez-la depuis sa page
error-deciding-seats-many = Il ne peut y avoir plus de sièges que de candidatures
problem-title-not-initiator = Seules les organisations initiatrices ouvrent des scrutins
problem-what-not-initiator = Un scrutin est ouvert par l’organisation qui a publié l’appel, ou par une organisation qui l’a lancé avec elle.
problem-advice-not-initiator = Proposez un changement dans votre espace de travail et demandez à l’une d’elles de le mettre aux voix.
field-deciding-text-hint = Le point entier. Il le faut dans chaque langue dans laquelle on signe le texte.
field-deciding-closes-time = Heure
