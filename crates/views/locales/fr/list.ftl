# La liste des signataires et la page d’une inscription.
list-by-name = { $count ->
    [one] { $count } inscription nominative.
   *[other] { $count } inscriptions nominatives.
}
list-standing = { $earlier ->
    [0] { $count ->
        [one] { $count } organisation soutient cette version.
       *[other] { $count } organisations soutiennent cette version.
    }
    [one] { $count ->
        [one] { $count } organisation soutient cette version et 1 en a signé une antérieure.
       *[other] { $count } organisations soutiennent cette version et 1 en a signé une antérieure.
    }
   *[other] { $count ->
        [one] { $count } organisation soutient cette version et { $earlier } en ont signé une antérieure.
       *[other] { $count } organisations soutiennent cette version et { $earlier } en ont signé une antérieure.
    }
}
list-stood = { $earlier ->
    [0] { $count ->
        [one] { $count } organisation soutenait cette version.
       *[other] { $count } organisations soutenaient cette version.
    }
    [one] { $count ->
        [one] { $count } organisation soutenait cette version et 1 en a signé une antérieure.
       *[other] { $count } organisations soutenaient cette version et 1 en a signé une antérieure.
    }
   *[other] { $count ->
        [one] { $count } organisation soutenait cette version et { $earlier } en ont signé une antérieure.
       *[other] { $count } organisations soutenaient cette version et { $earlier } en ont signé une antérieure.
    }
}
list-hidden = { $count ->
    [one] L’une d’elles provient d’un serveur bloqué par celui-ci : elle garde sa place et compte, mais ce serveur n’indique pas de qui elle vient.
   *[other] { $count } d’entre elles proviennent de serveurs bloqués par celui-ci : elles gardent leur place et comptent, mais ce serveur n’indique pas de qui elles viennent.
}
list-find = Chercher un nom
list-find-hint = Dans l’écriture de votre choix, avec ou sans accents et majuscules
list-country = Pays
list-kind = Qui
list-how = Mode de signature
list-wording = Version
list-show = Afficher
list-all = Afficher toute la liste
list-nothing = Aucune inscription ne correspond. Essayez avec moins de lettres ou une autre orthographe.
list-shown = { $count ->
    [one] { $count } inscription.
   *[other] Inscriptions { $first } à { $last } sur { $count }.
}
list-order = Trier par
list-order-number = numéro
list-order-name = nom
list-order-country = pays
list-any-country = { $count ->
    [one] { $count } pays
   *[other] Tous les pays ({ $count })
}
list-every-country = Tous les pays
list-any-kind = Tous les signataires
list-kind-organisation = Organisations
list-kind-personal = À titre personnel
list-any-how = Tous les modes
list-any-wording = Toutes
list-wording-current = Celle-ci
list-wording-earlier = Une antérieure
list-wording-number = Version { $wording }
list-page-before = Précédentes : { $first } à { $last }
list-page-after = Suivantes : { $first } à { $last }
list-page-all = Tout sur une page
list-countries-others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
list-number = N°
list-name = Organisation
list-how-who = Mode de signature, admission par
list-by-form = formulaire, confirmé par courriel
list-by-form-at = formulaire, confirmé depuis une adresse électronique de { $domain }
list-date = Signé le
list-countries = Pays
list-left = Départs récents de la liste
list-changes = La liste par jours : qui l’a rejointe, qui l’a quittée
list-changes-title = La liste par jours
list-changes-lead = Qui a rejoint la liste, qui l’a quittée, qui a signé de nouveau ou a été corrigé, et quand une version a été publiée, aux jours où cela a été signé.
list-changes-what = Qui est parti n’est plus nommé, ni ici ni sur la liste ; de qui a signé de nouveau, seule la dernière fois figure ici. Qui signe sans nom ne figure sur aucune ligne. Le nom que portait quelqu’un auparavant n’est pas conservé : qui veut le faire connaître le signe comme autre nom. Qui l’a quittée et y figure de nouveau apparaît ici comme s’il n’était jamais parti.
list-changes-feed = Par fil Atom, qui signale chaque changement de la liste
list-changes-months = Par mois
list-changes-none = Rien n’a changé ici.
list-change-joined = A rejoint la liste
list-change-again = A signé de nouveau
list-change-corrected = Inscription corrigée
list-change-worded = Version { $number } publiée
list-take = Emporter la liste
list-digest = Empreinte de la liste
list-cite = Pour citer cette liste

mark-name-not-confirmed = Nom non confirmé.
mark-more-name-not-confirmed = La signature compte ; son adresse figure ici jusqu’à ce qu’une organisation initiatrice confirme le nouveau nom.
mark-earlier-wording = A signé une version antérieure.
mark-earlier-wording-of = A signé la version du { $at } (n° { $wording }).
mark-contested = Signature contradictoire.
mark-more-contested = Ce signataire a dit deux choses à la fois ; il n’est pas compté tant qu’il n’a pas tranché.
mark-reservation = Avec une réserve :
mark-same-signer = Deux inscriptions, un seul signataire.
mark-more-same-signer = Comptées une seule fois.
mark-own-server-too = A signé aussi depuis son propre serveur.
mark-same-signer-disputed = Un ou deux signataires ?
mark-more-same-signer-disputed = Pour certaines organisations initiatrices, il s’agit d’un seul signataire ; pour d’autres, de deux.
mark-personal = À titre personnel.
mark-initiated = À l’initiative de l’appel.
mark-disputed = Inscription contestée.
mark-more-disputed = Certaines organisations initiatrices ont rayé ce nom, d’autres le maintiennent.
mark-demand = demande { $number }
mark-shared-number = Une autre inscription porte le même numéro.
mark-other-key-seen = Ce serveur a vu une autre clé sur le serveur du signataire.
mark-after-closing = A signé après la clôture.
mark-same-name = Du même nom :
mark-looks-like = Ressemble à
mark-more-looks-like = Son nom est le même, ou s’écrit avec d’autres lettres, d’apparence identique. Le numéro ou l’adresse permet de les distinguer.
mark-mixed-scripts = Lettres de plusieurs écritures.
mark-more-mixed-scripts = Un mot de son nom mêle des lettres de deux écritures qui se ressemblent.
mark-number = n° { $number }
mark-what-changed = Ce qui a changé depuis

entry-removed-long = Une organisation initiatrice a rayé ce nom. L’inscription garde son numéro et ne compte pas.
entry-hidden-long = Cette signature compte ; ce serveur n’indique pas de qui elle vient. D’autres serveurs le font peut-être.
entry-joined-long = Affichée avec une autre inscription du même signataire, et comptée une seule fois.
entry-withdrawn-long = Le signataire a retiré son nom. L’inscription garde son numéro et ne compte plus.
entry-taken-back-long = Cette signature a été retirée par le signataire, ou par l’organisation qui l’avait inscrite. Dans les deux cas, c’est cette organisation qui signe le retrait, et la déclaration ne dit pas lequel. L’inscription garde son numéro et ne compte plus.
entry-number = Signataire n° { $number }
entry-signed-on = A signé la version { $wording } le { $at }.
entry-entered-on = A signé la version { $wording } ; saisie le { $at }.
entry-entered = saisie le { $at }
entry-signed = A signé la version { $wording }.
entry-imported = Reprise d’une liste antérieure, pour la version { $wording }.
entry-imported-on = Reprise d’une liste antérieure, pour la version { $wording } ; saisie le { $at }.
entry-imported-dated = Reprise d’une liste antérieure, pour la version { $wording } ; signée sur celle-ci le { $at }.
entry-vouched = { $who } en répond. Les preuves viennent des organisations initiatrices : le signataire n’en a fait aucune.
entry-chain-holds = Chaque preuve de la chaîne est valable.
entry-chain-broken = Une preuve de la chaîne n’est pas valable.
entry-who-let-in = Qui a admis cette signature
entry-statement = La déclaration signée
entry-statement-attested = Ce que { $who } atteste de ce signataire, et a signé
entry-statement-whole = La déclaration entière avec sa preuve
entry-in-short = En bref
entry-fact-wording = Version
entry-fact-how = Mode d’inscription
entry-fact-let-in-by = Admission par
entry-fact-country = Pays
entry-fact-key = Clé
entry-wording-current = version { $wording }, la version actuelle
entry-wording-earlier = version { $wording }, remplacée depuis
entry-before = Déclarations précédentes
entry-check = Vérifiez vous-même
entry-check-what = Téléchargez le dossier de preuves et lancez cette commande. Elle n’a besoin d’aucun réseau et ne se fie à aucun serveur.
key-seen-same = Ce serveur a vu la même clé sur le serveur du signataire le { $at }.
key-seen-other = Ce serveur a vu une autre clé sur le serveur du signataire le { $at }.
key-not-looked = Ce serveur n’a pas vu la clé sur le serveur du signataire.
key-no-server = La clé de l’organisation initiatrice qui a saisi cette inscription ; le signataire n’a pas de serveur.
chain-root = La clé racine est à l’origine.
chain-root-compare = Comparez-la avec celle d’un exemplaire imprimé.
chain-organiser = Elle désigne { $who } comme organisation porteuse.
chain-initiator = L’organisation porteuse a désigné { $who } : { $role }.
chain-let-in = { $who } a admis ce signataire.
chain-attested = { $who } a inscrit ce signataire et conserve les pièces justificatives.
chain-endorsed = Le signataire a cosigné la version { $wording }.
chain-statement = Déclaration
chain-holds = Preuve valable.
chain-broken = Preuve non valable.
entry-joined-title = Inscriptions réunies dans celle-ci
entry-joined-what = Une organisation initiatrice a constaté qu’il s’agit d’un seul signataire. Il compte une fois. Toute organisation initiatrice peut annuler cette décision.
entry-joined-by = Réunies par

list-behind-the-end = La liste se termine avant cette page.
list-page-last = Dernière page : { $first } à { $last }
