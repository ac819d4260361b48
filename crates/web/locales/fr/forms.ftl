# Les champs des formulaires. Une phrase en « -hint » se place sous l’intitulé du même nom.
form-error = Erreur :
form-errors = { $count ->
    [one] Un point à corriger
    [2] Deux points à corriger
    [3] Trois points à corriger
   *[other] { $count } points à corriger
}
form-not-said = Non précisé
field-handle = Nom court pour les adresses
field-handle-hint = Lettres minuscules sans accent, chiffres et tirets bas. Il ne peut plus être changé par la suite.
field-names = Nom
field-names-hint = Dans une langue au moins, tel que votre organisation l’écrit dans cette langue. Indiquez les langues par leur code, comme fr, en ou zh-Hant.
field-language = Langue
field-language-choose = Langue
field-language-choose-hint = Choisissez dans la liste, ou écrivez un code tel que en ou zh-Hant.
field-name = Nom dans cette langue
field-country = Pays
field-person = Votre nom
field-person-hint = Seules les personnes de votre espace de travail le voient
field-email = Adresse électronique
field-email-person = Adresse électronique
field-email-person-hint = Jamais affichée, jamais transmise
field-email-domain = Adresse électronique dans votre organisation
field-email-domain-hint = De préférence dans son propre domaine, par exemple bureau@syndicat.example. L’adresse n’est jamais affichée.
field-password = Mot de passe
field-new-password = Mot de passe
field-new-password-hint = Douze caractères ou plus. Plusieurs mots se retiennent mieux que des signes.
field-password-again = Le même mot de passe, une seconde fois
field-your-name = Votre nom
field-your-name-hint = Comme vous signeriez une lettre, dans l’écriture de votre choix
field-kind = Type
field-slug = Dernière partie de son adresse
field-slug-hint = Lettres minuscules sans accent, chiffres et traits d’union, par exemple liberez-les-onze. Elle ne peut plus être changée par la suite. Peut rester vide : elle est alors tirée du titre.
field-initiators = Qui appelle avec vous
field-initiators-hint = Un compte ou une adresse par ligne, par exemple @grutiers@grutiers.example. Chaque organisation est consultée avant d’être nommée. Avec au moins une autre, la liste reste ouverte quand votre serveur est indisponible.
field-admission = Qui peut signer
field-deadline = Date de clôture
field-deadline-hint = Facultatif
field-invite = Compte ou adresse
field-object = Adresse de l’appel, ou compte de l’organisation porteuse
field-object-hint = Telle qu’elle figure dans la barre d’adresse de sa page, quel que soit le serveur où vous l’avez trouvé
field-reservations = Réserves, s’il y en a
field-reservations-hint = Cochez ce que vous ne signez pas. Vos réserves s’affichent à côté de votre nom
field-account = Compte à suivre
field-account-hint = Par exemple @dockers@port.example
field-token-label = À quoi il sert
field-token-label-hint = Par exemple « fichier des adhésions »
field-scope = Ce qu’il permet

# Ce que le serveur dit d’un champ.
error-needed = Remplissez ce champ
error-handle-form = Utilisez de 1 à 30 lettres minuscules sans accent, chiffres et tirets bas, et aucun mot dont le serveur a lui-même besoin
error-handle-taken = Ce nom est déjà pris ici
error-language-form = Ce n’est pas un code de langue. Choisissez une langue dans la liste, ou écrivez son code : fr pour le français, zh-Hans pour le chinois simplifié
error-name-one = Donnez un nom dans une langue au moins
error-email-form = Écrivez l’adresse électronique en entier, par exemple ana@poste.example
error-password-short = Utilisez au moins douze caractères
error-password-differs = Les deux mots de passe sont différents
error-sign-in = Cette adresse et ce mot de passe ne correspondent pas
error-too-many = Trop d’essais. Réessayez dans quelques minutes
error-agree = Donnez votre accord, pour que nous puissions conserver ce que vous avez écrit
error-too-long = C’est trop long
error-too-long-most = C’est trop long : { $most } caractères au plus
error-slug-form = Utilisez des lettres minuscules sans accent, des chiffres et des traits d’union, et aucun mot dont le serveur a lui-même besoin
error-slug-taken = Il y a déjà un appel à cette adresse
error-slug-reserved = Ce mot est réservé aux pages du serveur
error-title-needed = Donnez un titre dans chaque langue faisant foi
error-body-needed = Donnez un texte dans chaque langue faisant foi
error-authoritative-needed = Cochez au moins une langue faisant foi
error-date-form = Écrivez la date sous la forme année-mois-jour, par exemple 2027-01-31
error-date-past = Cette date est passée
error-address-form = Écrivez une adresse complète, commençant par https://
error-account-form = Écrivez le compte sous la forme @nom@serveur
error-not-reached = Ce serveur n’a pas répondu. Réessayez un peu plus tard
error-not-an-appeal = Il n’y a pas d’appel à cette adresse
error-not-verified = La réponse reçue n’a pas pu être vérifiée ; rien n’a donc été conservé
error-country-form = Choisissez un pays dans la liste
error-sure = Confirmez que c’est bien votre décision
error-text-changed = Le texte a changé pendant votre lecture. Relisez-le avant de signer
error-draft-changed = Le texte ou le brouillon a changé pendant votre lecture. Relisez-le avant de le publier
error-form-stale = Le formulaire est resté ouvert trop longtemps. Envoyez-le une nouvelle fois

error-language-twice = Cette langue figure deux fois dans le formulaire
error-text-signs = Enlevez les caractères de contrôle et les marques de direction
error-name-letters = Écrivez au moins une lettre ou un chiffre
error-name-address = Écrivez ceci sans adresse de site ni adresse e-mail
error-title-letters = Écrivez au moins une lettre ou un chiffre dans le titre
error-account-unknown = Ce compte n’existe pas
error-account-no-appeals = Ce compte n’a aucun appel ouvert. Donnez l’adresse de l’appel
error-appeal-not-fetched = Ce serveur n’a récupéré aucun appel à cette adresse. Vérifiez l’adresse, puis récupérez l’appel avec le bouton ci-dessous
error-follow-self = C’est votre propre compte
error-appeal-withdrawn = L’appel a été retiré par l’organisation porteuse
error-deadline-passed = La date de clôture est passée : publiez d’abord une date ultérieure, puis rouvrez
error-blocked = Les responsables de votre serveur ont bloqué celui-là
error-not-initiator = Votre organisation n’est pas une organisation initiatrice de cet appel
error-not-endorsed = Votre organisation n’a pas cosigné cet appel

form-error-in = { $field } : { $error }
editor-field-in = { $field } ({ $place })
label-account = Compte
label-answer = Le résultat du calcul
error-saved-meanwhile = Quelqu’un d’autre a modifié cet appel pendant que vous écriviez. Regardez les deux textes, puis enregistrez de nouveau
field-token-until = Dernier jour où il fonctionne
field-token-until-hint = Facultatif : sans date, il fonctionne jusqu’à ce que vous le révoquiez
error-scope = Cochez ce qu’il permet
error-token-far = Choisissez un jour dans les dix ans
