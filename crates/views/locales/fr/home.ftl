# La page d’accueil et la liste des appels.
home-title = Appels
home-lead = Des lettres et des pétitions que des organisations signent ensemble. Chaque serveur participant conserve la liste entière, et chacun peut la vérifier.
home-fresh = Aucune organisation n’est enregistrée ici.
home-fresh-how = Le serveur affiche le lien nécessaire à son démarrage. La commande « undersigned admin set-up-link » en affiche un nouveau, et « undersigned setup » s’en passe.
home-open = Appels à signer
home-open-none = Aucun appel n’est ouvert à la signature en ce moment.
home-closed = Appels clos ou retirés
home-all = Tous les appels
home-organisations = Organisations présentes ici
home-organisations-none = Aucune pour l’instant.
home-work-here = Vous travaillez pour l’une d’elles ?
home-sign-in = Se connecter

archive-title = Tous les appels
archive-lead = Tous les appels que ce serveur connaît : les siens et les copies de ceux des autres.
archive-find = Chercher des mots dans un titre
archive-status = État
archive-show = Afficher
archive-any = Tous
archive-before = Plus récents
archive-after = Plus anciens
archive-found = { $count ->
    [0] Aucun résultat
    [one] { $count } appel
   *[other] { $count } appels
}
