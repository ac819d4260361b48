# Les personnes signent sur le serveur de l’organisation porteuse : le formulaire, les courriels, ce qui est conservé, les noms.
people-lead = Nous vous envoyons un courriel. Votre signature compte dès que vous ouvrez le lien qu’il contient et que vous y appuyez sur le bouton.
people-keeper = Qui conserve vos données
people-contact = Pour toute question
people-kept-until = Conservation jusqu’au
people-shown = Ce qui est affiché publiquement

field-person-occupation = Profession
field-person-occupation-hint = Facultatif
field-person-message = Message à l’organisation porteuse
field-person-message-hint = Facultatif. Il n’est jamais affiché publiquement. 1 000 caractères au plus.
field-person-shown = Ce qui peut être affiché de vous publiquement
field-person-shown-hint = Quoi qui soit affiché publiquement, les personnes qui ont la garde des signatures au sein de l’organisation porteuse peuvent lire tout ce que vous écrivez ici.
field-person-first-name = Prénom, tel qu’il peut être affiché
field-person-first-name-hint = Nécessaire seulement si votre prénom peut être affiché

people-choice-never = Rien
people-choice-first-name-and-region = Mon prénom, avec le lieu et le pays
people-choice-full = Mon nom, avec le lieu et le pays

people-agree-never = J’accepte que { $keeper } conserve ce que j’écris ici, sous forme chiffrée, jusqu’au { $until }, pour compter ma signature. Mon nom n’est pas affiché publiquement. Les personnes qui y ont la garde des signatures peuvent lire ce que j’écris. Je peux à tout moment la consulter, la corriger ou la retirer avec le lien reçu par courriel.
people-agree-first-name-and-region = J’accepte que { $keeper } conserve ce que j’écris ici, sous forme chiffrée, jusqu’au { $until }, pour compter ma signature, et affiche mon prénom avec le lieu et le pays si je l’ai choisi ci-dessus. Les personnes qui y ont la garde des signatures peuvent lire ce que j’écris. Je peux à tout moment la consulter, la corriger ou la retirer avec le lien reçu par courriel.
people-agree-full = J’accepte que { $keeper } conserve ce que j’écris ici, sous forme chiffrée, jusqu’au { $until }, pour compter ma signature, et affiche de mon nom, avec le lieu et le pays, ce que j’ai choisi ci-dessus. Les personnes qui y ont la garde des signatures peuvent lire ce que j’écris. Je peux à tout moment la consulter, la corriger ou la retirer avec le lien reçu par courriel.

people-question = Combien font { $a } plus { $b } ? Répondez par un nombre.
people-question-why = Pour qu’aucun programme ne puisse signer par milliers
people-waiting = Un instant : votre navigateur fait d’abord un petit calcul, pour qu’aucun programme ne puisse signer par milliers.
people-number-1 = un
people-number-2 = deux
people-number-3 = trois
people-number-4 = quatre
people-number-5 = cinq
people-number-6 = six
people-number-7 = sept
people-number-8 = huit
people-number-9 = neuf

error-answer = Répondez à la question par un nombre
error-answer-sum = Ce n’est pas la somme. Voici une autre question
error-line-long = Utilisez au plus 120 caractères, sur une seule ligne
error-message-long = Utilisez au plus 1 000 caractères
error-country-known = Choisissez un pays dans la liste
error-shown-more = Choisissez l’une de ces possibilités ; il n’a pas été promis d’en afficher davantage
error-terms-changed = Ce que vous acceptez vient d’être modifié. Relisez-le et cochez la case
error-form-again = Le formulaire est resté ouvert trop longtemps. Relisez-le et envoyez-le une nouvelle fois
form-sent-before = Vous avez déjà envoyé ce formulaire.
form-sent-before-what = Cherchez dans votre boîte le message qui contient le lien, y compris parmi les courriels indésirables. Ne renvoyez le formulaire que si vous y avez changé quelque chose, ou si aucun message n’arrive.
error-too-many-forms = Trop de formulaires viennent d’arriver depuis votre réseau. Ce que vous avez écrit est toujours là : envoyez-le de nouveau dans dix minutes
error-many-at-provider = De très nombreuses personnes dont l’adresse est chez ce fournisseur de messagerie signent en ce moment. Réessayez dans quelques minutes
error-many-here = De très nombreuses personnes remplissent des formulaires ici en ce moment, et aucun courriel ne part plus. Réessayez dans l’heure
error-many-from-network = En une heure, de très nombreux formulaires avec des adresses de ce fournisseur de messagerie sont arrivés depuis votre réseau. Ce que vous avez écrit est toujours là : envoyez-le de nouveau dans une heure, ou depuis un autre réseau
error-no-room = Ce serveur n’a pas de place pour enregistrer quoi que ce soit en ce moment, et rien n’a été envoyé. Ce que vous avez écrit est toujours là : envoyez-le de nouveau dans quelques minutes
error-not-stored = Ce serveur ne peut rien enregistrer en ce moment, et rien n’a été envoyé. Ce que vous avez écrit est toujours là : envoyez-le de nouveau plus tard

people-confirm-what = Votre signature compte dès que vous appuyez sur ce bouton. Jusque-là, elle ne compte pas.
people-confirm-as = Vous signez en tant que
people-wording-text = Le texte que vous signez
people-wording-changed = Le texte a changé depuis que vous avez rempli le formulaire. Vous signez sa version actuelle.
people-wording-again = Le texte a été modifié pendant que cette page était ouverte, et rien n’est encore signé. Lisez sa version actuelle et appuyez de nouveau sur le bouton.

people-done-sent = Un courriel est en route
people-done-sent-to = Nous écrivons à { $email }.
people-done-mistyped = L’adresse est fausse ? Remplissez de nouveau le formulaire
people-done-what-sent = Ouvrez le lien qu’il contient dans les deux jours. Votre signature compte à partir de ce moment.
people-done-not-come = Rien n’est arrivé ? Regardez dans les courriels indésirables. Nous écrivons à une même adresse dix fois par jour au plus, et jamais à qui ne veut pas de tels courriels.
people-done-counted = Votre signature compte
people-done-what-counted = Merci. Un second courriel vous apporte le lien qui permet de la consulter, de la corriger ou de la retirer.
people-done-unmailed = Merci. Le lien qui permet de la consulter, de la corriger ou de la retirer n’arrive pas par courriel : la personne qui gère ce serveur l’a.
people-done-counted-news = Votre signature compte
people-done-what-counted-news = Merci. Un second courriel vous apporte le lien qui permet de la consulter, de la corriger ou de la retirer. Vous recevez aussi désormais les nouvelles de cet appel par courriel. Chaque courriel contient un lien pour ne plus en recevoir.
people-done-withdrawn = Votre signature est retirée
people-done-withdrawn-news = Votre signature est retirée
people-done-what-withdrawn = Tout ce que vous aviez écrit est effacé, et votre signature ne compte plus. Seule une empreinte de votre adresse reste jusqu’au jour où tout ce qui est conservé des signataires est effacé, pour qu’aucune liste ne vous inscrive de nouveau.
people-done-link-sent = Votre lien est en route, s’il existe
people-done-what-link-sent = Si quelque chose a été signé ici avec cette adresse, un courriel contenant le lien arrivera dans quelques minutes.

people-link-again = Recevoir de nouveau le lien vers votre signature
people-link-again-what = Avec ce lien, vous pouvez voir tout ce que nous conservons de vous, le corriger, l’emporter et retirer votre signature.
people-link-again-button = M’envoyer le lien
people-ended-title = Ce lien ne fonctionne plus
people-ended-what = Un lien vers une signature est valable 90 jours à compter du courriel qui l’a apporté. La signature elle-même ne prend pas fin avec lui.
people-ended-renew = Avec un nouveau lien, vous pouvez voir, corriger ou retirer votre signature. Il est envoyé à l’adresse avec laquelle vous avez signé, et à aucune autre.
people-ended-button = M’envoyer un nouveau lien

people-own-title = Votre signature
people-own-lead = Voici tout ce qui est conservé de vous. Toute personne qui a le lien vers cette page peut la voir : gardez-le pour vous.
people-own-email = Adresse électronique
people-own-signed = Date de signature
people-own-confirmed = Date de confirmation
people-own-shown = Ce qui est affiché de vous actuellement
people-own-shown-never = Rien
people-own-shown-first-name-and-region = Prénom, lieu et pays
people-own-shown-full = Nom, lieu et pays
people-own-hidden = L’organisation porteuse n’affiche pas votre nom.
people-own-agreed = Ce que vous avez accepté
people-own-correct = Corriger
people-own-correct-button = Enregistrer les modifications
people-own-take = Emporter vos données
people-own-take-what = Un fichier dans un format lisible par des programmes (JSON), qui contient tout cela.
people-own-take-button = Enregistrer le fichier
people-own-withdraw-what = Tout ce que vous avez écrit est effacé immédiatement, et votre signature ne compte plus. Seule une empreinte de votre adresse reste jusqu’au jour où tout ce qui est conservé des signataires est effacé, pour qu’aucune liste ne vous inscrive de nouveau.
people-own-withdraw-news = Et ne plus m’envoyer de nouvelles de cet appel par courriel
people-own-wording = Vous avez signé
people-own-new = Il y a une nouvelle version
people-own-new-what = Votre signature reste sous la version que vous avez signée, avec une mention qui le dit, tant que vous ne signez pas la nouvelle.
done-reworded = Vous avez signé la nouvelle version.
done-corrected = Vos modifications sont enregistrées.

people-title = Les personnes qui ont signé
people-nobody = Aucun particulier n’a signé ici.
people-count = { $count ->
    [one] { $count } personne a signé ici
   *[other] { $count } personnes ont signé ici
}
people-earlier = { $count ->
    [one] Parmi elles, { $count } personne a signé une version antérieure.
   *[other] Parmi elles, { $count } ont signé une version antérieure.
}
people-from = Où elles vivent
people-at-least = Au moins
people-elsewhere = Ailleurs, non précisé, ou pays avec trop peu de signatures pour être indiqué
people-from-why = Nombres au { $at }. Ils sont mis à jour une fois par jour au plus, et seulement après de nombreux changements ; ils sont donnés de cinq en cinq, pour qu’ils ne révèlent rien sur une personne en particulier.
people-names = Noms
people-names-never = L’organisation porteuse a promis de n’afficher aucun nom.
people-names-first-name-and-region = Prénoms des personnes qui l’ont souhaité, les plus récents d’abord.
people-names-full = Noms des personnes qui l’ont souhaité, les plus récents d’abord.
people-names-none = Pour l’instant, aucune des personnes qui ont signé n’a souhaité que son nom soit affiché.
people-newer = Noms plus récents
people-older = Noms plus anciens
way-person-what-named = Vous signez sur le serveur de l’organisation porteuse et décidez vous-même si votre nom y est affiché. Les autres serveurs n’apprennent qu’un nombre : combien de personnes ont signé.
way-person-who = Qui a signé

people-mail-subject-confirm = Veuillez confirmer : { $host }
people-mail-subject-link = Votre lien : { $host }
people-mail-subject-done = C’est fait, comme vous l’avez demandé : { $host }
people-mail-confirm-what = Quelqu’un, probablement vous, a signé avec cette adresse électronique : { $title }. La signature compte dès que vous ouvrez ce lien et appuyez sur le bouton :
people-mail-confirm-then = Le lien ne sert qu’une fois, dans un délai de deux jours. Si ce n’était pas vous, ne faites rien : ce qui a été écrit sera alors effacé.
people-mail-already-what = Quelqu’un, probablement vous, a voulu signer avec cette adresse électronique : { $title }. Cette adresse a déjà servi à signer et compte une seule fois. Avec ce lien, vous pouvez consulter, corriger ou retirer votre signature :
people-mail-already-then = Gardez ce lien pour vous. Si ce n’était pas vous, il n’y a rien à faire.
people-mail-signed-what = Merci. Votre signature compte : { $title }. Avec ce lien, vous pouvez voir tout ce que nous conservons de vous, le corriger, l’emporter et retirer votre signature :
people-mail-signed-then = Gardez ce courriel, et ne donnez le lien à personne. Le lien est valable 90 jours ; ensuite, sa page vous en envoie un nouveau.
people-mail-again-what = Quelqu’un, probablement vous, a demandé les liens vers ce qui a été signé avec cette adresse. Ils permettent de consulter, de corriger ou de retirer chaque signature :
people-mail-again-then = Gardez-les pour vous. Si ce n’était pas vous, il n’y a rien à faire.
people-mail-withdrawn-what = Votre signature est retirée, et votre nom est effacé avec tout ce que vous aviez écrit : { $title }. Si ce n’était pas vous, ou si vous changez d’avis, vous pouvez signer de nouveau ici :
people-mail-withdrawn-then = Seule une empreinte de votre adresse reste jusqu’au jour où tout ce qui est conservé des signataires est effacé, pour qu’aucune liste ne vous inscrive de nouveau.

people-desk-title = Signatures individuelles
people-desk-withdrawn = Plus personne ne le signe. Ce qui a été promis aux signataires reste valable : vous pouvez en montrer moins, ou conserver leurs données moins longtemps.
people-desk-free = Personne n’a encore signé à ces conditions : vous pouvez donc tout modifier.
people-desk-promised = Des personnes ont signé à ces conditions. Vous pouvez, pour toutes, les rendre plus strictes, jamais plus souples : afficher moins, ou conserver moins longtemps. L’organisation qui répond des données reste la même.
people-desk-unwritten = Ce serveur n’a pas encore de mentions légales ou pas de texte à lui sur la protection des données : la plupart des pays exigent les deux là où des personnes signent.
people-desk-unwritten-who = La personne qui gère ce serveur les rédige.
people-desk-undated = Aucun jour n’est fixé pour l’effacement des signatures individuelles : celles qui viennent d’une liste ou d’un compte sont conservées jusqu’à un an après la fin de cet appel. Fixez un jour.
people-desk-open = Les personnes peuvent signer cet appel individuellement
people-desk-button = Enregistrer ces conditions
field-people-keeper = Qui répond des données
field-people-keeper-hint = L’organisation qui conserve ce que les personnes écrivent, avec son nom complet
field-people-contact = Comment la joindre
field-people-contact-hint = Une adresse électronique ou une page web pour les questions sur les données des personnes
field-people-kept-until = Conservation jusqu’au
field-people-kept-until-hint = À la fin de ce jour, tout est effacé automatiquement, sauf le nombre
field-people-shown = Ce qui est affiché d’un nom, au plus
field-people-consent = Ce que les personnes acceptent
field-people-consent-hint = La formulation habituelle figure en tout cas à la suite de la vôtre. Elle indique qui répond des données, jusqu’à quel jour elles sont conservées, et ce qui est affiché. Laissez ce champ vide pour qu’elle figure seule.
people-desk-usual = À qui lit dans l’une de ces langues, seule la formulation habituelle est présentée :
error-keeper-invalid = Indiquez qui répond des données, en une ligne de 200 caractères au plus
error-contact-invalid = Indiquez comment joindre l’organisation qui répond des données, en une ligne de 200 caractères au plus
error-contact-form = Écrivez une adresse électronique complète, ou l’adresse d’une page web, par exemple www.syndicat.example/page
error-kept-until-invalid = Donnez une date à venir, dans les cinq ans
error-consent-invalid = Utilisez au plus 4 000 caractères
error-shown-looser = Des personnes ont signé sur la promesse d’un affichage plus restreint. Il peut devenir plus strict, jamais plus souple
error-kept-until-later = Des personnes ont signé sur la promesse d’une conservation plus courte. Vous ne pouvez choisir qu’une date plus proche
error-people-over = Ce qui était conservé des personnes qui ont signé ici est déjà effacé. Plus personne ne peut signer
error-keeper-changed = Des personnes ont accepté que leurs signatures soient conservées par l’organisation qui leur a été indiquée. Une autre devrait leur demander un nouvel accord
done-people = Les conditions sont enregistrées.
manage-people-terms = Signatures individuelles : conditions et nombres

# One person who signed, at the desk.
person-find-title = Chercher une personne qui a signé
person-find-lead = Une personne qui a signé peut vous demander d’effacer ce que vous gardez d’elle, ou un nom peut ne pas devoir être public. Cherchez ici cette personne. Les adresses électroniques ne sont jamais affichées.
person-find-name = Chercher par nom
person-find-email = Chercher par adresse
person-find-more = Chercher plus loin
person-found = Résultat
person-find-none = Personne n’a été trouvé.
person-not-named = Sans nom public
person-hidden = Vous n’affichez pas ce nom
person-asked = A voulu signer
person-unconfirmed = Pas de confirmation
person-spelt-otherwise = La signature a été donnée avec une autre graphie de l’adresse. C’est peut-être la boîte de quelqu’un d’autre : demandez avant d’effacer quoi que ce soit.
person-button-hide = Masquer le nom
person-button-show = Afficher de nouveau le nom
person-button-delete = Tout effacer
person-sure-hide = Masquer ce nom ?
person-sure-show = Afficher de nouveau ce nom ?
person-sure-delete = Effacer tout ce qui concerne cette personne ?
person-what-hide = Dès maintenant, le nom n’est plus public. La personne compte toujours, et lit sur sa propre page que vous n’affichez pas son nom. Vous pouvez l’afficher de nouveau à tout moment.
person-what-show = Le nom est de nouveau public, dans la mesure où la personne l’a voulu et où vos conditions le permettent.
person-what-delete = La signature et tout ce que vous gardez encore de cette personne pour cet appel sont effacés immédiatement, avec son abonnement aux nouvelles et ses inscriptions aux réunions, et le nombre baisse. C’est irréversible. Aucune liste importée ne fait revenir cette personne ; elle peut signer de nouveau elle-même. Ce que d’autres ont copié et les sauvegardes restent en l’état.
field-sought-name = Nom public, ou une partie
field-sought-email = Adresse électronique entière
field-sought-email-hint = Trouve aussi les personnes sans nom public. Le journal dira que vous avez cherché, sans l’adresse.
error-sought-name = Écrivez un nom, ou une partie, en 200 caractères au plus
done-person-hidden = Le nom est masqué.
done-person-shown = Le nom est de nouveau affiché.
done-person-deleted = Tout ce qui était gardé de cette personne est effacé.

# Who came by the form, by mail domain and time, at the desk.
arrivals-title = Signatures par domaine et par heure
arrivals-lead = Quand de très nombreuses signatures arrivent d’un coup, voyez ici quand elles sont arrivées et de quels domaines de messagerie, et effacez celles qui ne sont pas de vraies personnes. Seules les signatures par le formulaire sont comptées, pas celles des listes ni celles données avec un compte ailleurs. Aucun nom, aucune adresse, ni aucun domaine de moins de trois personnes n’est affiché.
field-arrivals-window = Période
field-arrivals-window-hint = Le journal dira que vous avez regardé, sans les domaines.
arrivals-window-hour = La dernière heure
arrivals-window-day = Les dernières 24 heures
arrivals-window-week = Les sept derniers jours
arrivals-window-all = Tout
arrivals-unusual = Au cours de la dernière heure, { $count } personnes ont signé par le formulaire ou ont commencé à le faire : c’est bien plus que d’habitude. C’est peut-être tout simplement un succès.
arrivals-unusual-domain = Au moins deux tiers d’entre elles ont leur boîte à un seul domaine, qui n’est pas celui d’un grand fournisseur de messagerie.
arrivals-unusual-look = Voyez de quels domaines elles viennent :
arrivals-count = Compter
arrivals-none = Personne n’a signé par le formulaire pendant cette période.
arrivals-only = Seules les { $count } plus récentes ont été examinées. Effacez ce qui doit partir, puis comptez de nouveau.
arrivals-domains = Par domaine de messagerie
arrivals-domain = Domaine
arrivals-times = Par heure
arrivals-time = De – à
arrivals-signed = Ont signé
arrivals-elsewhere = À d’autres domaines : { $count }
arrivals-any-domain = Tous les domaines de messagerie
arrivals-delete = Effacer
arrivals-sure = Effacer toutes ces signatures ?
arrivals-what = Chaque signature et tout ce que vous gardez encore de ces personnes pour cet appel sont effacés immédiatement, avec leurs abonnements aux nouvelles et leurs inscriptions aux réunions, et le nombre baisse. De vraies personnes peuvent se trouver parmi elles. Elles ne reçoivent aucun courriel. C’est irréversible. Aucune liste importée ne fait revenir qui que ce soit ; chaque personne peut signer de nouveau. Ce que d’autres ont copié et les sauvegardes restent en l’état.
arrivals-at-a-time = Au plus { $count } sont effacées à la fois, les plus récentes d’abord.
arrivals-gone = Effacées à l’instant : { $count }. Il en reste ; continuez ci-dessous.
arrivals-button = Effacer { $count } signatures
done-arrivals-deleted = Les signatures sont effacées.
done-arrivals-nobody = Il ne restait personne à effacer.

# A link of theirs that was used.
problem-title-people-used = Ce lien a déjà servi
problem-what-people-used = Chaque lien ne sert qu’une fois. Si vous avez confirmé avec lui, votre signature compte, sauf si elle a été retirée depuis.
problem-advice-people-used = Le second courriel contient un lien pour consulter, corriger et retirer votre signature. Vous pouvez le faire renvoyer depuis le formulaire.
problem-title-people-expired = Ce lien est trop ancien
problem-what-people-expired = Un lien est valable deux jours. Rien n’a été signé.
problem-advice-people-expired = Remplissez de nouveau le formulaire.
problem-title-people-ended = Ce lien n’est plus valable
problem-what-people-ended = La signature que cette adresse avait demandée ici a été corrigée, retirée ou effacée depuis ; ce lien ne confirme donc plus rien.
problem-advice-people-ended = Pour signer de nouveau après un retrait, remplissez de nouveau le formulaire.

people-promise-never = Rien de votre nom
people-promise-first-name-and-region = Votre prénom au plus, avec le lieu et le pays, si vous le voulez
people-promise-full = Votre nom au plus, avec le lieu et le pays, si vous le voulez

field-person-email = Adresse électronique
field-person-email-hint = Pas affichée publiquement. Les personnes qui ont la garde des signatures au sein de l’organisation porteuse peuvent la lire.
field-person-place = Lieu
field-person-place-hint = Une ville ou une région. Facultatif
error-kept-until-before-deadline = On peut signer jusqu’à la date de clôture de l’appel. Indiquez ce jour-là ou un jour ultérieur
error-deadline-after-kept = Les signatures individuelles sont effacées avant ce jour. Ne dépassez pas « { field-people-kept-until } » de la page des signatures individuelles, repoussez d’abord ce jour, ce qui n’est plus possible dès que quelqu’un a signé, ou fermez le formulaire individuel
problem-title-people-gone = Cette signature a été retirée ou effacée
problem-what-people-gone = La personne qui avait signé l’a retirée, ou l’organisation porteuse l’a effacée. Tout ce qui avait été écrit avec elle a été effacé, et elle n’est plus comptée.
problem-advice-people-gone = Il n’y a plus rien à faire. Tant que les signatures sont ouvertes, vous pouvez signer de nouveau.
problem-title-people-over = Le jour jusqu’auquel ces données étaient conservées est passé
problem-what-people-over = Ce que les personnes ont écrit en signant était conservé jusqu’à un jour promis. Ce jour est passé : plus personne ne peut le voir, et tout est effacé.
problem-advice-people-over = Il n’y a plus rien à faire. Le nombre de personnes qui ont signé reste.
