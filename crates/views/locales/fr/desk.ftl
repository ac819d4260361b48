# L’espace de travail d’une organisation.
desk-title = Vue d’ensemble
desk-signed-elsewhere = Un autre serveur signe avec votre clé.
desk-signed-elsewhere-what = Quelqu’un fait tourner une copie de ce serveur, ou en possède la clé. Demandez à la personne qui s’occupe du serveur d’arrêter cette copie ; « undersigned doctor » en dit davantage.
desk-word = espace de travail
desk-sign-out = Se déconnecter
desk-tabs = Espace de travail
desk-tab-overview = Vue d’ensemble
desk-tab-appeals = Nouvel appel
desk-tab-endorse = Cosigner
desk-tab-follow = Suivre
desk-tab-tokens = Jetons
desk-done = C’est fait.
desk-waiting = En attente d’admission
desk-waiting-what = Admettre, c’est signer une déclaration que d’autres peuvent vérifier
desk-invitations = Invitations
desk-invitations-what = Une organisation initiatrice admet les signataires ; son serveur garde la liste ouverte
desk-invited-as = { $organiser } vous propose d’être { $role }
desk-invited-to-sign = { $organiser } vous invite à signer
desk-invited-sign = Lire et signer
desk-accept = Accepter
desk-decline = Décliner
desk-invitation-taken-back = Cette invitation a été retirée.
desk-our-appeals = Nos appels
desk-called-with = Rôle : { $role }. Appel porté par { $organiser } sur { $host }
desk-called-waits = L’organisation porteuse n’a pas encore admis votre organisation
desk-new-appeal = Rédiger un appel
desk-no-appeals = Aucun pour l’instant. Rédigez-en un, ou cosignez celui d’une autre organisation.
desk-unsaved = Un texte de vous n’a pas été enregistré. Il est conservé pour vous.
desk-unsaved-go-on = Continuer à écrire
desk-count-waiting = { $count ->
    [one] { $count } signature vous attend
   *[other] { $count } signatures vous attendent
}
desk-count-unconfirmed = { $count ->
    [one] { $count } compte a répondu sans avoir encore confirmé
   *[other] { $count } comptes ont répondu sans avoir encore confirmé
}
desk-as-reader = Voir la page publique
desk-endorsed = Les appels que nous avons signés
desk-endorse-another = Cosigner un appel
desk-endorsed-none = Aucun pour l’instant.
desk-endorsement-manage = Modifier ou retirer
desk-listed-title = Signatures admises
desk-listed-lead = Rayer un nom, c’est aussi signer une déclaration : l’inscription quitte la liste sur tous les serveurs, et l’organisation porteuse peut revenir sur cette décision.
desk-remove = Rayer

endorsement-listed = sur la liste
endorsement-renamed = sur la liste, pas encore sous le nom donné maintenant
endorsement-waiting = envoyée, pas encore sur la liste
endorsement-withdrawn = signature retirée
endorsement-withdrawn-here = { $count ->
    [0] Signature retirée ici ; aucun autre serveur ne l’a encore confirmé
    [one] Signature retirée ici ; { $count } serveur l’a confirmé
   *[other] Signature retirée ici ; { $count } serveurs l’ont confirmé
}
endorsement-elsewhere-from = Le retrait est daté en avance sur l’horloge des autres serveurs : ils en tiennent compte à partir du { $at } et affichent le nom jusque-là.
endorsement-undelivered = Pas encore remise : le serveur de l’organisation porteuse n’a pas répondu ou ne l’a pas acceptée. L’envoi est retenté automatiquement.
endorsement-refused = signature refusée
endorsement-removed = rayée de la liste

queue-who = Qui
queue-why = Ce que nous savons
queue-likeness = Ressemblance
queue-nothing-alike = Aucune inscription ne porte un nom identique ou d’apparence identique
queue-let-in = Admettre
queue-refuse = Refuser
queue-more = Les { $shown } premiers sur { $count } sont affichés. Les suivants apparaissent au fil de vos décisions.
pending-moderated = Sa clé a été trouvée sur son propre serveur. La signature attend parce que vous admettez les signataires un à un.
pending-limited = La signature vient d’un serveur limité par celui-ci : c’est à une personne de décider.
pending-fediverse-account = Un compte du fédivers a répondu avec vos mots et l’a confirmé. La signature attend parce que vous admettez les signataires un à un.
pending-name-changed = Déjà sur la liste, mais le nom a changé depuis. Le nouveau nom n’est affiché qu’une fois admis. Qui ne doit pas y figurer du tout peut être rayé.
pending-key-not-found = Sa clé n’a pas été trouvée sur son propre serveur.

deliveries-title = Envois
deliveries-none = Aucun envoi en attente.
deliveries-server = Serveur
deliveries-state = État
deliveries-words = En clair
deliveries-waiting = En attente
delivery-out-of-reach = Injoignable
delivery-slowed-down = Ralenti
delivery-refuses-us = Refuse nos messages
delivery-waiting = En attente

editor-title-new = Rédiger un appel
editor-title-revise = Modifier le texte
editor-preview = Aperçu
editor-preview-what = Rien n’a encore été enregistré ni envoyé.
editor-preview-part = Seul le début est montré ici, { $size } de tous les textes ensemble, pour que cela ne dure pas. Une fois publié, tout est montré.
editor-about = De quoi il s’agit
editor-texts = Le texte, dans chaque langue
editor-texts-what = On signe les textes faisant foi. Les autres sont des traductions, que l’on peut corriger sans demander à quiconque de signer à nouveau.
editor-left-out = Rien n’est écrit dans ces langues, qui sont laissées de côté : { $languages }.
editor-language-n = Langue { $number }
editor-authoritative = Ce texte fait foi
editor-authoritative-what = Modifier un texte faisant foi crée une nouvelle version que les signataires précédents n’ont pas signée ; corriger une traduction, non.
editor-field-title = Titre
editor-field-body = Texte
editor-field-body-hint = Laissez une ligne vide entre les paragraphes ; vous pouvez utiliser Markdown
editor-more-languages = Ajouter une langue
editor-addressees = Destinataires
editor-addressees-what = La fonction d’abord, pour que le texte reste juste si la personne qui l’exerce change.
editor-field-office = Fonction
editor-field-holder = Personne en fonction
editor-more-addressees = Ajouter un destinataire
editor-who = Qui lance l’appel, qui peut signer
editor-save-draft = Enregistrer le brouillon
editor-save-wording = Enregistrer et vérifier
editor-show-preview = Voir l’aperçu
admission-open = Toute organisation, admise par les serveurs une fois sa clé vérifiée
admission-moderated = Toute organisation, admise par vos soins, une à une

publish-title = Avant la publication
publish-lead = { $wording ->
    [1] Ce texte sera signé avec votre clé et envoyé à d’autres. Un envoi ne se rattrape pas : vous pourrez seulement modifier le texte, clore les signatures ou retirer l’appel.
   *[other] Ce texte sera signé avec votre clé comme version { $wording } et envoyé à tous les destinataires de la précédente.
}
publish-to-whom = Ce qui est envoyé, et à qui
publish-nobody = Personne ne vous suit encore. L’appel aura sa page, et quiconque le trouvera pourra le signer.
publish-checks = Points vérifiés
publish-well = Bien.
publish-think = À revoir.
publish-digest = Empreinte du texte signé
publish-button = Publier
publish-preview = Voir comme le public
publish-back = Revenir au texte
publish-own-name = Si votre organisation a signé une version antérieure, elle signe celle-ci en même temps.
publish-undo = Par la suite, vous pourrez modifier le texte, clore les signatures ou retirer l’appel dans votre espace de travail.
recipient-followers = { $count ->
    [one] { $count } compte qui vous suit
   *[other] { $count } comptes qui vous suivent
}
recipient-initiators = { $count ->
    [one] { $count } organisation initiatrice
   *[other] { $count } organisations initiatrices
}
recipient-replicas = { $count ->
    [one] { $count } serveur qui détient la liste
   *[other] { $count } serveurs qui détiennent la liste
}
recipient-signers = { $count ->
    [one] { $count } signataire
   *[other] { $count } signataires
}
check-well-languages = Chaque langue faisant foi a son titre et son texte.
check-think-languages = Il manque un titre ou un texte dans une langue.
check-well-demands = L’appel dit ce qu’il demande, de la même façon dans chaque langue.
check-think-demands = L’appel ne demande rien, ou le nombre de demandes diffère d’une langue à l’autre.
check-think-demands-none = L’appel ne demande rien.
check-think-demands-missing = Toutes les demandes ne figurent pas dans chaque langue. Il manque, par numéro : { $missing }.
check-well-addressees = L’appel a un destinataire.
check-think-addressees = L’appel n’a pas de destinataire.
check-well-deadline = L’appel indique sa date de clôture.
check-think-deadline = L’appel n’a pas de date de clôture.
check-think-deadline-far = La clôture n’a lieu que dans plus de cinq ans. L’année est-elle la bonne ?
check-well-keeper = Une autre organisation initiatrice est nommée : une fois qu’elle a accepté, son serveur garde la liste ouverte quand le vôtre est indisponible.
check-think-keeper = Vous êtes la seule organisation initiatrice : quand votre serveur est indisponible, personne n’est admis. Nommez-en une autre dans le texte, ou invitez un dépositaire de la liste après la publication.
check-think-contact = Personne ne peut vous écrire : votre profil n’a aucun lien et la page de contact de ce serveur n’est pas rédigée.
check-think-initiators = Personne n’a encore été trouvé à { $addresses }, que le texte nomme parmi ceux qui appellent : aucun serveur n’y a répondu. Vérifiez que c’est exact ; on leur demandera dès qu’il répondra.
check-well-length = Le texte est assez court pour tous les serveurs.
check-think-length = Le texte est très long ; certains serveurs n’en montrent que le début.
check-address = Son adresse est { $address }. Une fois le texte publié, elle ne peut plus être changée.
check-think-signed-texts = Le texte signé n’a changé que dans certaines langues. Modifié : { $changed }. Inchangé : { $unchanged }.
check-think-translations-behind = Ces traductions n’ont pas suivi la modification : { $languages }. La page indique depuis quelle version chacune est inchangée.
check-think-ballots = { $count ->
    [one] { $count } scrutin sur la version actuelle est encore ouvert. Une fois une autre version publiée, ce qu’il adopte ne pourra plus être écrit qu’à la main.
   *[other] { $count } scrutins sur la version actuelle sont encore ouverts. Une fois une autre version publiée, ce qu’ils adoptent ne pourra plus être écrit qu’à la main.
}
check-think-adopted = { $count ->
    [one] { $count } amendement adopté ne figure pas dans ce brouillon. Une fois une autre version publiée, il ne pourra plus être écrit qu’à la main.
   *[other] { $count } amendements adoptés ne figurent pas dans ce brouillon. Une fois une autre version publiée, ils ne pourront plus être écrits qu’à la main.
}

manage-wait = en attente de votre décision
manage-behind = { $count ->
    [one] soutient cette version
   *[other] soutiennent cette version
}
manage-stood-behind = { $count ->
    [one] soutenait cette version
   *[other] soutenaient cette version
}
manage-earlier = { $count ->
    [one] a signé une version antérieure
   *[other] ont signé une version antérieure
}
manage-entered = { $count ->
    [one] Un signataire que vous avez saisi figure sous une version antérieure. Personne d’autre que vous ne le consulte sur la version actuelle.
   *[other] { $count } signataires que vous avez saisis figurent sous une version antérieure. Personne d’autre que vous ne les consulte sur la version actuelle.
}
manage-entered-link = { $count ->
    [one] Noter qu’il l’approuve
   *[other] Noter qui, parmi ces { $count }, l’approuve
}
manage-nobody-waits = Aucune signature en attente.
manage-listed = { $count ->
    [0] Aucune signature admise pour l’instant
    [one] Voir la signature admise ({ $count })
   *[other] Voir les signatures admises ({ $count })
}
manage-text = Le texte
manage-revise-what = Un texte modifié reçoit un nouveau numéro. Les noms restent sous la version signée jusqu’à ce que leurs signataires signent à nouveau.
manage-revise = Modifier le texte
manage-update = Donner des nouvelles
manage-update-button = Nouvelles et cas
manage-initiators = Organisations initiatrices
manage-as-co-initiator = comme co-initiatrice : soutient le texte et admet les signataires
manage-as-keeper = comme dépositaire de la liste : admet les signataires quand votre serveur est indisponible, sans soutenir le texte
manage-invite = Inviter
manage-ask = Inviter maintenant
manage-dismiss = Mettre fin à ce rôle
dismiss-title = Mettre fin au rôle de cette organisation ?
dismiss-calls = Elle ne compte plus parmi celles qui portent l’appel.
dismiss-what = Ses déclarations n’admettent plus personne. Les signataires qui ne figurent sur la liste que grâce à elles en sortent. Si tout le monde peut signer, votre serveur admet de nouveau, peu à peu, ceux qu’il peut vérifier. Mettre fin au rôle, c’est signer une déclaration que tout le monde peut lire. Vous pouvez inviter de nouveau l’organisation.
done-dismissed = Le rôle a pris fin. Les serveurs qui détiennent la liste en sont informés.
manage-uninvite = Retirer l’invitation
manage-own-unsigned = Votre organisation figure en tête de cet appel comme porteuse. Elle ne compte pas parmi les signataires : elle ne l’a pas signé.
manage-own-sign = Le signer aussi
uninvite-title = Retirer cette invitation ?
uninvite-what = L’organisation n’a pas encore répondu. Son espace de travail indique que l’invitation est retirée ; si elle accepte malgré tout, cela reste sans effet. Vous pouvez l’inviter de nouveau.
done-uninvited = L’invitation a été retirée.
invited-asked = invitation envoyée
invited-accepted = invitation acceptée
invited-refused = invitation déclinée
invited-removed = rôle retiré
invited-not-asked = citée dans le texte, pas encore invitée
invited-later = son serveur n’a pas encore répondu ; sollicitée dès qu’il répond
invited-not-reached = son serveur n’a pas répondu pendant deux semaines ; non sollicitée
invited-not-found = son serveur ne connaît pas ce compte ; non sollicitée
invited-left-out = introuvable pendant la rédaction du texte ; laissée de côté et non sollicitée
manage-import = Noms recueillis sur papier ou dans une liste antérieure
manage-end = Remise et clôture
manage-deliver = Remettre
manage-deliver-what = Fait savoir publiquement que la remise a eu lieu. Les signatures restent ouvertes ou closes, comme avant.
manage-deliver-button = Annoncer la remise
manage-close = Clore
manage-close-what = Les serveurs n’admettent plus personne. La liste demeure, et chaque nom peut encore être retiré. Vous pourrez rouvrir les signatures.
manage-close-sure = Oui, clore les signatures
manage-close-button = Clore les signatures
manage-reopen = Rouvrir
manage-reopen-what = On peut de nouveau signer et les formulaires sont ouverts. Les signatures en attente sont admises automatiquement, sauf si vous décidez de chaque nom.
manage-reopen-delivered = Le texte reste remis. C’est sur la page où le texte se modifie que se règle si les noms sont admis automatiquement ou à la main.
manage-reopen-over = La date de clôture est passée : les signatures se refermeraient aussitôt. Publiez d’abord une date ultérieure, ou aucune.
manage-reopen-later = Changer la date de clôture
manage-reopen-button = Rouvrir les signatures
outcome-title = Ce qu’il en est advenu
outcome-what = Les signataires veulent le savoir : est-ce gagné, en partie ou non, ou est-ce autre chose ? Dites-le avec vos propres mots. Cela figure comme nouvelle sur la page de l’appel et parvient aux comptes qui vous suivent et aux personnes qui reçoivent les nouvelles par courriel.
outcome-button = Dire ce qu’il en est advenu
manage-withdraw = Retirer
manage-withdraw-what = Le texte apparaît barré sur tous les serveurs et la liste est repliée. C’est irréversible.
manage-withdraw-ballots = Scrutins en cours qui s’achèveraient sans décision : { $count }.
manage-withdraw-sure = Oui, je veux retirer ce texte
manage-withdraw-button = Retirer définitivement
manage-copies = Copies de la liste

endorse-title = Cosigner un appel
endorse-fetch = Récupérer et afficher
endorse-check-title = Lisez avant de signer
endorse-check-lead = Récupéré sur { $host } et vérifié. Cet appel est porté par { $organiser }.
endorse-check-lead-ours = Il se trouve sur ce serveur et il est vérifié. Cet appel est porté par { $organiser }.
endorse-existing = Vous avez cosigné cet appel le { $at }.
endorse-existing-again = Envoyer le formulaire le signe à nouveau, avec ce qu’il contient maintenant.
endorse-removed = Une organisation initiatrice a rayé votre nom de la liste le { $at }.
endorse-refused = Une organisation initiatrice a refusé votre signature le { $at }.
endorse-removed-again = Vous avez déjà été rayés de cette liste : si vous signez maintenant, votre signature attend qu’une personne y admette de nouveau votre nom.
endorse-earlier = Vous avez signé le { $at } et retiré votre signature le { $until }. Le formulaire contient ce que vous aviez dit alors ; relisez-le avant de l’envoyer.
endorse-sign = Signer l’appel
endorse-sends = Ce qui est envoyé, et à qui
endorse-followers = { $count ->
    [0] personne ne vous suit encore
    [one] { $count } compte qui vous suit
   *[other] { $count } comptes qui vous suivent
}
endorse-button = Cosigner en tant que { $name }
endorse-button-correct = Signer la version corrigée en tant que { $name }
endorse-profile-says = Votre profil indique à présent :
endorse-namesake = { $name } porte ce nom ou un nom qui lui ressemble. L’organisation porteuse examinera peut-être votre signature avant de l’inscrire.
endorse-namesake-hidden = Quelqu’un que ce serveur ne montre pas porte ce nom ou un nom qui lui ressemble. L’organisation porteuse examinera peut-être votre signature avant de l’inscrire.
endorse-namesake-number = Le n° { $number }, { $name }, porte ce nom ou un nom qui lui ressemble. L’organisation porteuse examinera peut-être votre signature avant de l’inscrire.
endorse-names-change = Si vous changez un nom ici, la liste ne montre plus l’ancien, et le nouveau n’y paraît que lorsque le serveur de l’organisation porteuse, ou une personne de celle-ci, l’a admis.
endorse-closed = Les signatures sont closes depuis le { $at }. Si vous signez maintenant, votre nom est affiché avec la date d’aujourd’hui, ou attend d’être admis par les organisations initiatrices.
endorse-closed-sure = Oui, nous signons bien que les signatures soient closes
endorse-appeal-withdrawn = Cet appel a été retiré. On ne peut plus le cosigner.
endorse-public = Votre nom, votre pays et la version signée deviennent publics et restent sur de nombreux serveurs. Vous pouvez retirer votre signature à tout moment ; la déclaration de retrait, elle, demeure.
endorse-withdraw = Retirer notre nom
endorse-withdraw-sure = Oui, nous retirons notre nom
endorse-done-title = C’est cosigné
endorse-sent-title = Signé et envoyé
endorse-withdrawn-title = Signature retirée
endorse-withdrawn-here-title = Signature retirée ici
endorse-waiting-title = Signature pas encore retirée
endorse-waiting = L’horloge de ce serveur est peut-être fausse, et les autres serveurs refusent ce qui est signé à une heure fausse. Le retrait est conservé : il sera signé et envoyé automatiquement dès que l’horloge sera fiable. Ce serveur n’affiche plus le nom ; d’autres peuvent l’afficher jusque-là. La personne qui gère le serveur doit régler l’horloge.
endorse-listed = Votre organisation figure sur la liste.
endorse-renamed = Votre organisation figure sur la liste ; le nom qu’elle donne maintenant y paraîtra dès que le serveur de l’organisation porteuse, ou une personne de celle-ci, l’aura admis. Jusque-là, l’ancien n’est pas montré non plus.
endorse-checked = Votre signature est faite et envoyée ; le serveur de l’organisation porteuse ne l’a pas encore mise sur la liste. Il vérifie d’abord votre clé, puis le fait de lui-même, en général en quelques minutes. Si rien ne change, une personne y décide, par exemple parce que quelqu’un d’autre y porte votre nom ou un nom qui lui ressemble, parce que de très nombreuses signatures sont arrivées en même temps, ou parce que votre clé n’a pas été trouvée sur votre serveur.
endorse-waits = Votre signature est faite et envoyée ; le serveur de l’organisation porteuse ne l’a pas encore mise sur la liste. Une personne y décide.
endorse-barred = Votre organisation ne figure pas sur la liste
endorse-ask = L’organisation porteuse décide. Pour lui poser une question, ou si cela dure, voyez si sa page indique où la joindre :
endorse-sent-to = Envoi à
endorse-id = Votre déclaration :
endorse-see = Voir l’appel
endorse-change = Modifier ou retirer
endorse-again = Signer de nouveau

follow-title = Suivre des organisations
follow-lead = Leurs appels arrivent alors sur ce serveur, qui conserve une copie de chaque liste.
follow-button = Suivre
follow-followers = { $count ->
    [0] Personne ne vous suit encore.
    [one] { $count } compte vous suit.
   *[other] { $count } comptes vous suivent.
}
follow-following = Organisations suivies
follow-none = Aucune pour l’instant.
follow-end = Ne plus suivre
following-asked = demande envoyée, pas encore de réponse
following-accepted = demande acceptée
following-refused = demande refusée

tokens-title = Jetons pour les programmes
tokens-lead = Un jeton permet à un programme d’agir pour votre organisation sans mot de passe. Donnez à chaque programme le sien, afin de pouvoir le lui retirer.
tokens-fresh = Copiez ce jeton maintenant. Il ne sera plus affiché.
tokens-button = Créer un jeton
tokens-there-are = Jetons existants
tokens-none = Aucun.
tokens-for = Usage
tokens-scope = Droits
tokens-made = Création
tokens-revoke = Révoquer
scope-all = tout, au nom de l’organisation
scope-read = lecture seule
scope-appeals = rédiger et publier des appels
scope-endorse = cosigner et retirer une signature
scope-admit = admettre et rayer des signataires
scope-attest = inscrire des signataires d’après papier, formulaires et courriels

# Pourquoi un nom est rayé ; les codes sont ceux des déclarations.
reason-duplicate = inscription en double
reason-not-an-organisation = rien n’a permis de voir qu’il s’agit d’une organisation
reason-not-authorised = personne n’y avait mandat pour signer
reason-key-compromised = clé volée
reason-key-lost = clé perdue
reason-abuse = abus, ou usage du nom d’autrui
reason-on-request = à sa demande
reason-other = autre motif

queue-like-number = Même nom que le n° { $number }.
queue-looks-like-number = Ressemble au n° { $number } : même nom, ou même apparence avec d’autres lettres.
queue-looks-like = Ressemble à { $address } : même nom, ou même apparence avec d’autres lettres.
queue-mixed-scripts = Un mot mêle des lettres de deux écritures qui se ressemblent.
desk-removed = Noms que vous avez rayés
desk-admit-again = Admettre de nouveau
endorse-choices = Appels ouverts de ce compte
endorse-not = Sauf la demande { $number } :
endorse-not-words = Avec vos mots
endorse-statement = La déclaration signée
tokens-unlabelled = créé sur le serveur
delivery-words-waiting = Part sous peu.
delivery-words-next = Le dernier envoi n’a pas été accepté. Rien n’est perdu : nous réessayons, la prochaine fois le { $at }.
delivery-words-gave-up = Ce serveur ne répond plus depuis longtemps. Nous attendons qu’il nous contacte ; il récupérera alors ce qu’il a manqué.
done-draft-saved = Le brouillon est enregistré.
done-published = C’est publié.
done-delivered = La remise est annoncée publiquement.
done-closed = Les signatures sont closes.
done-reopened = Les signatures sont rouvertes.
done-withdrawn = C’est retiré.
done-withdrawn-for-good = Cet appel a été retiré, et c’est définitif : son texte, ses traductions et ses images restent tels quels, et plus personne n’est ajouté à sa liste.
done-followed = La demande est envoyée.
done-unfollowed = Vous ne suivez plus cette organisation.
done-revoked = Le jeton n’est plus valable.
done-invited = L’invitation est en route.
done-joined = Vous avez accepté. Le serveur de l’organisation porteuse se charge du reste.
done-declined = Vous avez décliné.
done-invitation-taken-back = L’invitation a été retirée avant votre réponse : rien n’a été fait.
done-invitation-withdrawn = L’appel a été retiré par l’organisation porteuse : plus personne ne le porte avec elle. Rien n’a été fait.

# Les inscriptions qui sont peut-être d’un seul signataire.
same-title = Peut-être un seul signataire
same-lead = Les noms sont comparés entre langues, écritures et graphies. Rien n’est réuni automatiquement : c’est vous qui décidez. Votre décision est signée, tout le monde peut la voir, et vous pouvez l’annuler.
same-number = n° { $number }
same-waits = en attente d’admission
same-waits-long = L’une des deux inscriptions attend d’être admise. Décidez d’abord de celle-ci.
same-one = Un seul signataire
same-two = Deux signataires
same-more = { $shown } sur { $count } sont affichées. Les suivantes apparaissent au fil de vos décisions.
same-grade-named = Indiquées par vous
same-why-named = Vous avez indiqué ces deux inscriptions :
same-name-two = Deux autres inscriptions sont d’un même signataire
same-name-first = Numéro ou adresse de l’une
same-name-second = Numéro ou adresse de l’autre
same-name-look = Voir les deux
same-name-wrong = Ce ne sont pas deux inscriptions de la liste : donnez le numéro placé devant chaque nom, ou son adresse
same-decided = Un ou deux signataires : décisions prises
same-is-one = Un seul signataire, décision prise par
same-is-two = Deux signataires, décision prise par
same-undo = Annuler
same-grade-certain = Le même nom
same-grade-likely = Probablement un seul signataire
same-grade-possible = Peut-être un seul signataire
same-why-same_name = Les noms sont les mêmes, aux majuscules, accents, signes ou caractères chinois près :
same-why-similar_name = Les noms sont presque les mêmes :
same-why-romanised = Les noms se prononcent presque de la même façon dans deux écritures :
same-why-translation = Un nom semble traduire l’autre :
same-why-same_acronym = Les sigles sont les mêmes :
same-why-acronym_of = L’un est formé des initiales de l’autre :
same-why-abbreviation_of = L’un abrège l’autre :
same-why-linked = Une troisième inscription porte les deux noms :
same-why-same_domain = Les deux viennent d’un même domaine :
same-why-profile = L’un se nomme, dans son profil que personne n’a vérifié, comme l’autre a signé :
same-why-countries_differ = Mais les pays diffèrent :
same-why-places_differ = Mais des pays différents sont nommés :
same-why-numbers_differ = Mais les numéros ne sont pas les mêmes :
same-why-more_words = Mais l’un a des mots de plus ; c’est peut-être une section :
same-why-words_differ = Mais chacun a des mots que l’autre n’a pas :
same-why-other_names_differ = Mais leurs noms dans une même langue diffèrent :
same-why-kinds_differ = Mais l’un est une personne, l’autre une organisation :
done-one-signer = Ces inscriptions forment un seul signataire sur la liste et comptent une fois.
done-two-signers = Ces inscriptions forment deux signataires sur la liste.

editor-revise-what = { $count ->
    [0] Modifier un texte faisant foi, une demande ou un destinataire crée la version { $wording }. Personne n’a signé le texte actuel.
    [one] Modifier un texte faisant foi, une demande ou un destinataire crée la version { $wording }. { $count } signataire du texte actuel y reste inscrit et peut recevoir une invitation à signer le nouveau.
   *[other] Modifier un texte faisant foi, une demande ou un destinataire crée la version { $wording }. { $count } signataires du texte actuel y restent inscrits et peuvent recevoir une invitation à signer le nouveau.
}
editor-revise-editorial = Ajouter une traduction, ou en corriger une qui ne fait pas foi, ne crée pas de nouvelle version. Avant toute publication, vous verrez duquel des deux cas il s’agit.

verdict-title = Ce que cela change à ce qui a été signé
verdict-substance = Ceci modifie ce qui a été signé. Le texte devient la version { $wording }.
verdict-signed = { $count ->
    [0] Personne n’a signé le texte actuel.
    [one] { $count } signataire a signé le texte actuel. Son nom reste inscrit sous cette version et une invitation à signer la nouvelle lui est envoyée ; d’ici là, il n’y est pas compté.
   *[other] { $count } signataires ont signé le texte actuel. Leurs noms restent inscrits sous cette version et une invitation à signer la nouvelle leur est envoyée ; d’ici là, ils n’y sont pas comptés.
}
verdict-attested = { $count ->
    [one] L’une de ces inscriptions a été saisie par une organisation initiatrice : aucun serveur ne la sollicite, et elle reste sous la version signée jusqu’à indication contraire.
   *[other] { $count } de ces inscriptions ont été saisies par une organisation initiatrice : aucun serveur ne les sollicite, et elles restent sous la version signée jusqu’à indication contraire.
}
verdict-by-form = { $count ->
    [one] L’une de ces signatures est venue par le formulaire : la question est posée par courriel.
   *[other] { $count } de ces signatures sont venues par le formulaire : la question est posée par courriel.
}
verdict-by-form-unmailed = La question n’est pas posée aux signataires passés par le formulaire, car aucun courriel ne part de ce serveur.
verdict-editorial = Ceci ne modifie pas ce qui a été signé. Le texte reste la version { $wording }.
verdict-editorial-what = Les traductions, les dates et ce qui entoure le texte sont corrigés ; personne n’est invité à signer à nouveau.
publish-lead-editorial = Ce texte sera signé avec votre clé, toujours comme version { $wording }, et envoyé à tous ceux à qui il est déjà parvenu.
publish-button-wording = Publier la version { $wording }
publish-button-editorial = Publier la correction

affirm-title = Le texte que vous avez signé a changé
affirm-what = Tant que vous n’avez pas signé la nouvelle version, votre nom reste sous celle que vous avez signée
affirm-signed-on = Vous avez signé la version { $wording } le { $at }. La version actuelle est la version { $now }.
affirm-signed = Vous avez signé la version { $wording }. La version actuelle est la version { $now }.
affirm-read-signed = Lire ce que vous avez signé
affirm-names = Vous signeriez ainsi :
affirm-kept = avec votre réserve sur :
affirm-dropped = Votre réserve tombe, car la demande a disparu :
affirm-button = Signer la version { $wording }
affirm-correct = Modifier les noms ou les réserves

editor-mode-preview = Pour le public
editor-mode-preview-fediverse = Sur Mastodon
editor-mode-preview-paper = Sur papier
editor-mode-what-preview = Tel qu’il paraît sur sa page.
editor-mode-what-preview-fediverse = La publication telle que la voient sur Mastodon les comptes qui vous suivent. D’autres logiciels l’affichent de façon semblable.
editor-mode-what-preview-paper = La page telle qu’elle s’imprime. La liste des signataires suit sur le papier.
editor-post-text = Texte de la publication
editor-post-warning = Avertissement sur le contenu
editor-post-warning-none = Aucun : on peut lire sans appuyer d’abord sur un bouton.
editor-post-length = Longueur
editor-post-letters = { $count ->
    [one] { $count } caractère.
   *[other] { $count } caractères.
}
editor-post-whole = Les fils l’affichent en entier.
editor-post-folded = Les fils affichent le début, et le reste après « Lire la suite ».
editor-post-language = seule la première langue est affichée ; le lien mène aux autres
editor-post-link = Sous le texte
editor-post-card = Une carte pour le lien vers l’appel.
editor-post-picture = L’image, et donc pas de carte pour le lien.
editor-post-tags = Mots-dièse
editor-post-tags-what = Ils figurent sous la publication, pas dans le texte. C’est avec le premier que les comptes cosignent.
editor-asks = Ce que nous demandons
editor-asks-what = Une demande à la fois, dans chaque langue. Les signataires peuvent émettre une réserve sur l’une d’elles ; elle reste la même si vous la déplacez.
editor-more-demands = Ajouter une demande
editor-addressee-n = Destinataire { $number }
editor-field-postal = Adresse postale
editor-field-email = Adresse électronique du service
editor-up = Monter
editor-down = Descendre
editor-remove = Enlever
editor-save-go-on = Enregistrer et passer à la publication
editor-meanwhile-what = Quelqu’un d’autre l’a modifié, ou vous-même dans une autre fenêtre. Voici ce que l’enregistrement de votre formulaire changerait à la version enregistrée. Rien n’a été écrasé. Reprenez dans votre formulaire ce que vous voulez en garder, puis enregistrez de nouveau.
editor-meanwhile-theirs = Ouvrir la version enregistrée dans une nouvelle fenêtre
meanwhile-title = Ceci a été modifié depuis que vous avez ouvert cette page
meanwhile-other = C’est une autre image.
editor-restored = Voici ce que vous avez écrit le { $at } sans l’enregistrer.
editor-restored-what = Enregistrez-le, ou abandonnez-le pour revenir à ce qui est enregistré.
editor-discard = Abandonner
kept-form = Voici ce que vous avez écrit ici le { $at } ; cela est arrivé après la fin de votre session.
kept-form-what = Ce n’est pas enregistré. Continuez avec ce texte tel quel, ou abandonnez-le.
kept-form-files = Les fichiers n’ont pas été conservés : choisissez-les de nouveau ensuite.
kept-form-says = Ce qui y est écrit
kept-form-send = Continuer avec ce texte
editor-throw-away-what = Rien n’en a été publié. Le texte, ses traductions et ses images sont supprimés, et personne ne peut les rétablir.
editor-throw-away-sure = Oui, supprimer définitivement ce brouillon
editor-changes-away = Abandonner ces modifications
editor-changes-away-what = Ce qui a été enregistré et n’est pas publié est supprimé, dans toutes les langues et pour toutes les personnes qui travaillent ici. Ce qui est publié reste tel quel.
editor-kept = Conservé pour vous. Personne d’autre ne le voit tant que vous n’avez pas enregistré.
editor-signed-out = Votre session est fermée. Ce que vous avez écrit est conservé : enregistrez, puis connectez-vous de nouveau.
editor-not-kept = La conservation a échoué à l’instant. Enregistrez avant de quitter la page.
check-well-pictures = Chaque image est décrite dans chaque langue.
check-think-pictures = Il manque la description d’une image dans une langue.
check-well-translations = Chaque traduction dit tout ce qui est signé.
check-think-translations = Tout n’est pas traduit, et la page l’indique. Il manque : { $missing }.
publish-incomplete = Publier bien que des parties d’une traduction manquent
check-well-answered = Toutes les organisations que vous avez invitées à porter l’appel ont répondu.
check-think-answered = Une organisation que vous avez invitée à porter l’appel n’a pas encore répondu.
check-reachable = Ce serveur répond à l’adresse { $address }.
check-reachable-private = Ce serveur répond à l’adresse { $address }, qui se trouve dans un réseau privé : personne au-dehors ne peut lire ni signer.
check-unreachable = Ce serveur ne se répond pas à lui-même à l’adresse { $address }. D’autres n’y parviennent peut-être pas non plus : demandez à la personne qui s’en occupe. « undersigned doctor » en dit davantage.
publish-mend = Y remédier
publish-address-change = La changer
done-nothing-changed = Rien n’a changé depuis l’enregistrement.
manage-update-what = Des nouvelles dans n’importe quelle langue, et ce que sont devenues les personnes concernées. Rien n’est envoyé avant que vous l’ayez vérifié.
verdict-people = { $count ->
    [one] { $count } personne a signé aussi. Le nombre de personnes reste tel quel.
   *[other] { $count } personnes ont signé aussi. Leur nombre reste tel quel.
}
verdict-figure = Le chiffre affiché, la prochaine étape et l’objectif repartent : des organisations nommées ne comptent que celles qui signent la nouvelle version.
verdict-nothing = C’est ce qui est déjà publié.
verdict-nothing-what = Rien ne changerait pour personne.
publish-lead-nothing = Il n’y a rien à publier : le brouillon dit ce qui est déjà public.
translate-title = Traductions
translate-link = Traduire, texte en regard
unpublished = Des modifications enregistrées ne sont pas encore publiées.
unpublished-languages = Langues :
unpublished-look = Les relire et publier
translate-from = Depuis
translate-progress = Avancement
translate-parts-done = { $count ->
    [one] { $done } sur { $count } partie
   *[other] { $done } sur { $count } parties
}
translate-another = Vers une autre langue
translate-begin = Commencer
translate-into = Vers : { $language }
translate-beside = En regard du texte en { $language }.
translate-or = Ou en regard de :
translate-authoritative = Ce texte fait foi : le modifier, c’est modifier ce que l’on signe.
translate-changed = Ce qui a changé depuis la traduction
translate-still-right = Toujours juste
translate-missing = manque
translate-out-of-date = n’est plus à jour
translate-left = n’est plus dans l’original : laissez vide pour l’enlever
translate-done = fait
translate-nothing = rien à traduire
translate-paragraph = Paragraphe { $number }
translate-demand = Demande { $number }
translate-no-body = Il n’y a pas encore de texte dans cette langue.
translate-save = Enregistrer la traduction
translate-published = La traduction est conservée comme brouillon. Elle devient publique quand quelqu’un la publie depuis la page de l’appel.
done-translation-saved = La traduction est enregistrée.
tokens-until = Fin de validité
tokens-used = Dernière utilisation
tokens-unused = Aucune utilisation notée
tokens-no-end = à sa révocation
tokens-ended = Expiré :
tokens-maker-gone = personne partie depuis ; le jeton ne fonctionne plus
tokens-never-more = Cochez aussi peu que possible : seulement ce dont le programme a besoin. Un jeton ne permet jamais plus que ce que vous pouvez faire vous-même : si vous changez de rôle, il suit ; si vous partez, il ne fonctionne plus.
tokens-all = Tout ce que vous pouvez faire vous-même
