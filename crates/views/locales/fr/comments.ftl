why-title = Pourquoi les signataires signent
why-one = Pourquoi ce signataire signe
why-lead = Dans leurs propres mots, tels que l’organisation porteuse les a admis.
why-none = Personne n’a encore dit pourquoi.
why-all = Tout voir ({ $count })
why-elsewhere = Si quelqu’un a dit pourquoi, cela se lit sur le serveur de l’organisation porteuse
why-newer = Plus récents
why-older = Plus anciens
why-ours = Pourquoi nous signons
why-ours-link = Dire pourquoi
why-ours-lead = Quelques phrases affichées à côté du nom de votre organisation. L’organisation porteuse les examine avant de les afficher, et elles disparaissent avec votre nom si vous le retirez.
field-why = Pourquoi vous signez
field-why-hint = 500 caractères au plus, texte simple
field-why-first = Pourquoi vous signez (facultatif)
field-why-first-hint = 500 caractères au plus, texte simple. L’organisation porteuse l’examine avant de l’afficher.
field-why-language = Langue
field-why-language-hint = Par son code, par exemple en, zh-Hant ou ar. Facultatif.
why-send = Envoyer
why-unsay = Retirer ce texte
why-state-sent = Le texte a été envoyé à l’organisation porteuse, qui peut l’afficher ou non. Sa décision sera indiquée ici.
why-state-sent-shown = L’organisation porteuse l’affiche sur la page de l’appel.
why-state-sent-refused = L’organisation porteuse ne l’affiche pas.
why-state-waiting = Le texte attend la décision de l’organisation porteuse.
why-state-shown = Le texte est affiché.
why-state-refused = L’organisation porteuse ne l’affiche pas.
done-comment-sent = L’organisation porteuse l’a maintenant reçu.
done-comment-unsaid = Le texte est retiré.
error-comment-long = Écrivez entre 1 et 500 caractères
comments-title = Ce que disent les signataires
comments-lead = Un signataire peut dire pourquoi il signe. Son texte n’est affiché qu’ici, une fois que vous l’avez admis, et disparaît avec son nom.
comments-answer = On ne répond pas d’ici. Chaque nom mène à l’inscription, qui indique comment joindre cette organisation.
comments-waiting = En attente
comments-shown = Affichés
comments-refused = Non affichés
comments-none = Aucun.
comments-show = Afficher
comments-refuse = Ne pas afficher
comments-take-down = Ne plus afficher
comments-not-listed = ne figure plus sur la liste
comments-reported = { $count ->
    [one] signalé { $count } fois par un autre serveur
   *[other] signalé { $count } fois par d’autres serveurs
}
manage-comments = { $count ->
    [0] Ce que disent les signataires
    [one] Ce que disent les signataires : { $count } texte en attente
   *[other] Ce que disent les signataires : { $count } textes en attente
}
done-comment-shown = Le texte est affiché.
done-comment-refused = Le texte n’est pas affiché.
error-comment-changed = Le texte a été modifié pendant que vous le lisiez. Relisez-le
error-comment-not-listed = Votre organisation ne figure pas encore sur la liste
form-done-why = C’est noté
form-done-what-why = Quelqu’un de l’organisation porteuse examine ce que vous avez écrit avant de l’afficher.
form-done-why-gone = Texte retiré
form-done-what-why-gone = Plus rien n’est affiché à côté du nom de votre organisation.
